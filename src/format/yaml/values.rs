//! Values that documents, sections and blocks have in common.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use super::keys::{Form, Keys};
use super::text::Text;
use super::written::{Scalar, Written, readable};
use qari_bidi::text::direction::Direction;

/// A direction.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WrittenDirection {
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl From<WrittenDirection> for Direction {
    fn from(written: WrittenDirection) -> Self {
        match written {
            WrittenDirection::Rtl => Self::Rtl,
            WrittenDirection::Ltr => Self::Ltr,
        }
    }
}

/// One text or a list of texts. Where they are paragraphs, blank lines in a text separate them.
#[derive(Debug, Default)]
pub(super) struct Texts(pub(super) Vec<Text>);

/// A link: a label, or a mapping of `label` and `url`.
#[derive(Debug, Default)]
pub(super) struct Link {
    /// The label.
    pub(super) label: Option<Text>,
    /// The address.
    pub(super) url: Option<String>,
}

/// The level of a heading, from 1 to 6.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level(pub(super) u8);

const LINK: Form = &["label", "url"];

impl Written for Texts {
    const EXPECTED: &'static str = "a text or a list of texts";

    fn of_scalar(scalar: Scalar) -> Self {
        Self(vec![Text::of_scalar(scalar)])
    }

    fn of_nothing() -> Self {
        Self::default()
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Self)
    }
}

impl Written for Link {
    const EXPECTED: &'static str = "a label, or a mapping of `label` and `url`";

    fn of_scalar(scalar: Scalar) -> Self {
        Self { label: Some(Text::of_scalar(scalar)), url: None }
    }

    fn of_nothing() -> Self {
        Self::default()
    }

    fn of_mapping<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut keys = Keys::of([LINK]);
        let mut link = Self::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "label" => link.label = map.next_value()?,
                _ => link.url = map.next_value()?,
            }
        }
        keys.require(LINK, Self::EXPECTED)?;
        Ok(link)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The visitor checks the range, because the parser adds places to the errors of visitors only.
        deserializer.deserialize_u64(LevelVisitor)
    }
}

struct LevelVisitor;

impl Visitor<'_> for LevelVisitor {
    type Value = Level;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a level from 1 to 6")
    }

    fn visit_u64<E: de::Error>(self, level: u64) -> Result<Level, E> {
        let valid = u8::try_from(level).ok().filter(|level| (1..=6).contains(level));
        valid.map(Level).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(level), &self))
    }
}

readable!(Texts, Link);
