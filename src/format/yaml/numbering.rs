//! Names of numberings.

use serde::de::{Deserialize, Deserializer, Error, Unexpected};

use qari_bidi::text::numbering::{Delimiter, NAMED, Numbering};

/// A numbering read by its name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WrittenNumbering(pub(super) Numbering);

impl<'de> Deserialize<'de> for WrittenNumbering {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let named = NAMED.iter().find(|(own, _)| *own == name);
        let unknown = || D::Error::invalid_value(Unexpected::Str(&name), &"a numbering");
        named.map(|(_, numbering)| Self(*numbering)).ok_or_else(unknown)
    }
}

/// Returns the name of a numbering; `None` for the default one.
pub(super) fn name(numbering: Numbering) -> Option<&'static str> {
    let named = NAMED.iter().filter(|(_, own)| *own != Numbering::default());
    named.into_iter().find_map(|(name, own)| (*own == numbering).then_some(*name))
}

/// The signs around numbers, as they are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WrittenDelimiter(pub(super) Delimiter);

impl<'de> Deserialize<'de> for WrittenDelimiter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let signs = String::deserialize(deserializer)?;
        let known = Delimiter::ALL.into_iter().find(|own| own.signs() == signs);
        known.map(Self).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&signs), &"signs around a number"))
    }
}
