//! The keys of a mapping, as strict as the schema: each is known where it stands and stands there once. What is wrong
//! with a key is said at its own place, which the parser gives only to errors that reading the key itself raises.

use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeSeed, MapAccess, Unexpected, Visitor};

/// The keys that may stand together in one mapping; the first says what the mapping is.
pub(super) type Form = &'static [&'static str];

/// What the wording of an unknown key's error begins with, and what parts the key from those expected.
pub(super) const UNKNOWN: (&str, &str) = ("unknown key `", "`, expected ");
/// What the wording of a repeated key's error begins with.
pub(super) const DUPLICATE: &str = "duplicate key `";

/// The short name of the key `language`.
pub(super) const LANGUAGE_SHORT: &str = "lang";

/// The keys read so far of a mapping that has one of several forms.
pub(super) struct Keys {
    forms: Vec<Form>,
    /// What may stand with each of the forms.
    common: Form,
    seen: Vec<&'static str>,
}

impl Keys {
    /// Of a mapping that has one of `forms`.
    pub(super) fn of(forms: impl IntoIterator<Item = Form>) -> Self {
        Self { forms: forms.into_iter().collect(), common: &[], seen: Vec::new() }
    }

    /// With `keys` that may stand with each of the forms.
    pub(super) fn with_common(self, keys: Form) -> Self {
        Self { common: keys, ..self }
    }

    /// The next key, if there is one more.
    pub(super) fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<&'static str>, A::Error> {
        map.next_key_seed(self)
    }

    /// Makes sure that one of the keys `any_of` is there. Without any, the mapping is not the thing that is `expected`.
    pub(super) fn require<E: de::Error>(&self, any_of: &[&str], expected: &str) -> Result<(), E> {
        let is_there = self.seen.iter().any(|key| any_of.contains(key));
        is_there.then_some(()).ok_or_else(|| E::invalid_type(Unexpected::Map, &expected))
    }

    /// Takes in a key: only the forms that have it are left.
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
