//! How much a YAML text comes to when what its aliases (`*name`) stand for is read out each time, found without keeping any of it: a few
//! bytes can stand for gigabytes. The parser bounds how often aliases are followed, and not how much they stand for.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What any value weighs besides its text, in bytes: about what a program needs to keep one.
const VALUE: usize = 64;

/// What the error says that a text is too heavy.
const TOO_HEAVY: &str = "too heavy";

/// The place (line and column, counted from 1) where a text gets heavier than `most` bytes by its aliases, if it does.
pub(in crate::format) fn heavier_than(text: &str, most: usize) -> Option<(usize, usize)> {
    // Without an anchor and an alias nothing is said twice.
    if !text.contains('&') || !text.contains('*') {
        return None;
    }
    let mut left = most;
    // What else is wrong is found when the text is read.
    let error = Weight(&mut left).deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let place = error.location().map_or((1, 1), |place| (place.line(), place.column()));
    error.to_string().contains(TOO_HEAVY).then_some(place)
}

/// Takes the weight of a value from what is left.
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
