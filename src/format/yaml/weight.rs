//! Size of a YAML text with its aliases (`*name`) expanded, computed without keeping the expansion: a few bytes can
//! expand to gigabytes. The parser limits the number of aliases, not their size.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// The weight of any value besides its text, in bytes: about the memory that one takes.
const VALUE: usize = 64;

/// The error for a text that is too heavy.
const TOO_HEAVY: &str = "too heavy";

/// Returns the place (line and column, from 1) where the expanded text exceeds `most` bytes.
pub(in crate::format) fn heavier_than(text: &str, most: usize) -> Option<(usize, usize)> {
    // Only an anchor with an alias can repeat text.
    if !text.contains('&') || !text.contains('*') {
        return None;
    }
    let mut left = most;
    // Other errors are found when the text is read.
    let error = Weight(&mut left).deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let place = error.location().map_or((1, 1), |place| (place.line(), place.column()));
    error.to_string().contains(TOO_HEAVY).then_some(place)
}

/// Subtracts the weight of values from the remaining one.
struct Weight<'a>(&'a mut usize);

impl Weight<'_> {
    fn take<E: de::Error>(self, bytes: usize) -> Result<(), E> {
        *self.0 = self.0.checked_sub(bytes + VALUE).ok_or_else(|| E::custom(TOO_HEAVY))?;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Weight<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Weight<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.take(text.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Weight(self.0))?.is_some() {}
        self.take(0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key_seed(Weight(self.0))?.is_some() {
            map.next_value_seed(Weight(self.0))?;
        }
        self.take(0)
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.take(0)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.take(0)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.take(0)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.take(0)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<(), E> {
        self.take(0)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<(), E> {
        self.take(0)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.take(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{VALUE, heavier_than};

    #[test]
    fn what_aliases_stand_for_is_weighed_each_time() {
        let text = format!("a: &x {}\nb:\n  - *x\n  - [*x, 1]\n", "ا".repeat(500));
        let weight = 3 * 1000 + 2 + 9 * VALUE;
        assert_eq!(heavier_than(&text, weight), None);
        assert!(heavier_than(&text, weight - 1).is_some());
        assert_eq!(heavier_than("a: b *c", 0), None, "no anchor, and so no weight");
    }
}
