//! Keys of mappings, checked against the schema: each must be known and must occur once. Errors are raised while the
//! key is read, since the parser adds the place only to those.

use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeSeed, MapAccess, Unexpected, Visitor};

/// Keys that may stand together in one mapping; the first identifies the mapping.
pub(super) type Form = &'static [&'static str];

/// Beginning of the error for an unknown key, and the words between the key and the expected ones.
pub(super) const UNKNOWN: (&str, &str) = ("unknown key `", "`, expected ");
/// Beginning of the error for a repeated key.
pub(super) const DUPLICATE: &str = "duplicate key `";

/// The short name of the key `language`.
pub(super) const LANGUAGE_SHORT: &str = "lang";

/// The keys of a mapping read so far, and the forms that the mapping can still have.
pub(super) struct Keys {
    forms: Vec<Form>,
    /// Keys that may stand with each of the forms.
    common: Form,
    seen: Vec<&'static str>,
}

impl Keys {
    /// Starts a mapping that has one of `forms`.
    pub(super) fn of(forms: impl IntoIterator<Item = Form>) -> Self {
        Self { forms: forms.into_iter().collect(), common: &[], seen: Vec::new() }
    }

    /// Allows `keys` in each of the forms.
    pub(super) fn with_common(self, keys: Form) -> Self {
        Self { common: keys, ..self }
    }

    /// Reads the next key.
    pub(super) fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<&'static str>, A::Error> {
        map.next_key_seed(self)
    }

    /// Requires one of the keys `any_of`.
    ///
    /// # Errors
    /// Without them the mapping is not the `expected` thing.
    pub(super) fn require<E: de::Error>(&self, any_of: &[&str], expected: &str) -> Result<(), E> {
        let is_there = self.seen.iter().any(|key| any_of.contains(key));
        is_there.then_some(()).ok_or_else(|| E::invalid_type(Unexpected::Map, &expected))
    }

    /// Checks a key and drops the forms that don't have it.
    fn take<E: de::Error>(&mut self, written: &str) -> Result<&'static str, E> {
        let name = if written == LANGUAGE_SHORT { "language" } else { written };
        let known = || self.forms.iter().chain([&self.common]).flat_map(|form| form.iter().copied());
        let Some(key) = known().find(|key| *key == name) else {
            let expected = known().collect::<Vec<_>>().join(", ");
            return Err(E::custom(format!("{}{written}{}{expected}", UNKNOWN.0, UNKNOWN.1)));
        };
        if self.seen.contains(&key) {
            return Err(E::custom(format!("{DUPLICATE}{written}`")));
        }
        if !self.common.contains(&key) {
            self.forms.retain(|form| form.contains(&key));
        }
        self.seen.push(key);
        Ok(key)
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = &'static str;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        self.take(key)
    }
}
