//! The parts of blocks that hold no blocks themselves: lines of verse, images, kinds of boxes.

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected};
use serde::{Deserialize, Deserializer};

use super::keys::{Form, Keys};
use super::text::Text;
use super::written::{Scalar, Written, readable};
use crate::article::{BoxKind, ColumnAlign};

/// A line of verse: one text or a list of two.
#[derive(Debug)]
pub(super) struct Bayt(pub(super) Vec<Text>);

/// An image: its alternative text and its address.
#[derive(Debug, Default)]
pub(super) struct Image {
    /// The alternative text.
    pub(super) alt: Option<Text>,
    /// The address.
    pub(super) url: Option<String>,
}

/// The kind of a box, by its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenBoxKind(pub(super) BoxKind);

/// The alignment of a column, by its name; `none` or nothing for a column without one.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenAlign(pub(super) Option<ColumnAlign>);

/// The name of no alignment, for columns before one that has one.
pub(super) const NO_ALIGN: &str = "none";

impl<'de> Deserialize<'de> for WrittenAlign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(Self(None)) };
        if name == NO_ALIGN {
            return Ok(Self(None));
        }
        let unknown = || de::Error::invalid_value(Unexpected::Str(&name), &"left, center, right or none");
        ColumnAlign::of_name(&name).map(|align| Self(Some(align))).ok_or_else(unknown)
    }
}

impl Written for Bayt {
    const EXPECTED: &'static str = "a line of verse: a text, or a list of its two halves";

    fn of_scalar(scalar: Scalar) -> Self {
        Self(vec![Text::of_scalar(scalar)])
    }

    fn of_nothing() -> Self {
        Self(Vec::new())
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        let halves: Vec<Text> = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        if halves.len() > 2 {
            return Err(de::Error::invalid_value(Unexpected::Seq, &Self::EXPECTED));
        }
        Ok(Self(halves))
    }
}

impl Written for Image {
    const EXPECTED: &'static str = "a text, or a mapping of `alt` and `url`";

    fn of_scalar(scalar: Scalar) -> Self {
        Self { alt: Some(Text::of_scalar(scalar)), url: None }
    }

    fn of_nothing() -> Self {
        Self::default()
    }

    fn of_mapping<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        const FORM: Form = &["alt", "url"];
        let mut keys = Keys::of([FORM]);
        let mut image = Self::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "alt" => image.alt = Some(map.next_value()?),
                _ => image.url = map.next_value()?,
            }
        }
        keys.require(FORM, Self::EXPECTED)?;
        Ok(image)
    }
}

impl<'de> Deserialize<'de> for WrittenBoxKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let kind = BoxKind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.map(Self).ok_or_else(|| de::Error::invalid_value(Unexpected::Str(&name), &"the kind of a box"))
    }
}

readable!(Bayt, Image);
