//! Values that can be written in several ways: as a scalar, a list or a mapping. (serde's `untagged` would lose the
//! places of errors.)
//!
//! Numbers, truth values and dates are texts as written: `1.50` is «1.50». The parser passes on the number and not its
//! spelling, and gives places only in errors. So a number is refused here, and its spelling is read from the place in
//! that error.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected, Visitor};

/// A value of the schema that can be written in several ways.
pub(super) trait Written: Sized {
    /// Its name in errors.
    const EXPECTED: &'static str;

    /// Converts a scalar.
    fn of_scalar(scalar: Scalar) -> Self;

    /// Converts `~` or nothing.
    fn of_nothing() -> Self;

    /// Converts a list, if it may be one.
    fn of_list<'de, A: SeqAccess<'de>>(_list: A) -> Result<Self, A::Error> {
        Err(de::Error::invalid_type(Unexpected::Seq, &Self::EXPECTED))
    }

    /// Converts a mapping, if it may be one.
    fn of_mapping<'de, A: MapAccess<'de>>(_map: A) -> Result<Self, A::Error> {
        Err(de::Error::invalid_type(Unexpected::Map, &Self::EXPECTED))
    }
}

/// Implements `Deserialize` for [`Written`] values.
macro_rules! readable {
    ($($value:ty),+) => {
        $(impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::format::yaml::written::read(deserializer)
            }
        })+
    };
}
pub(super) use readable;

/// Reads a value in any of its ways.
pub(super) fn read<'de, T: Written, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = deserializer.deserialize_any(Ways(PhantomData));
    value.or_else(|error| refused(&error).map(T::of_scalar).ok_or(error))
}

/// A scalar, taken as text.
#[derive(Clone, Debug)]
pub(super) enum Scalar {
    /// The text itself.
    Text(String),
    /// The spelling at this line and column of the document, counted from 1.
    At(usize, usize),
}

/// The error of a refused number, up to its place.
const REFUSED: &str = "a number stands";

struct Ways<T>(PhantomData<T>);

impl<'de, T: Written> Visitor<'de> for Ways<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::of_scalar(Scalar::Text(text.to_owned())))
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        Ok(T::of_nothing())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::of_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::of_mapping(map)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<T, E> {
        Err(E::custom(REFUSED))
    }
}

/// Returns the place of a refused number, if that is the error. (The wording of a place is the parser's; a test checks
/// it.)
fn refused(error: &impl fmt::Display) -> Option<Scalar> {
    let message = error.to_string();
    let (_, place) = message.rsplit_once(REFUSED)?;
    let (line, column) = place.strip_prefix(" at line ")?.split_once(" column ")?;
    Some(Scalar::At(line.parse().ok()?, column.parse().ok()?))
}

/// The text of a document, to look up the spelling of scalars in.
pub(super) struct Spellings<'a> {
    text: &'a str,
    /// First byte of each line.
    lines: Vec<usize>,
}

impl<'a> Spellings<'a> {
    /// Indexes the text that the parser reads.
    pub(super) fn new(text: &'a str) -> Self {
        let lines = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines }
    }

    /// Returns all of the text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the text of a scalar.
    pub(super) fn scalar<'s>(&self, scalar: &'s Scalar) -> &'s str
    where
        'a: 's,
    {
        match scalar {
            Scalar::Text(text) => text,
            Scalar::At(line, column) => self.number(*line, *column),
        }
    }

    /// Returns the number or truth value at a place. An anchor or a tag may stand before it, and behind a tag it may be
    /// quoted.
    fn number(&self, line: usize, column: usize) -> &'a str {
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(self.text.len());
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        let from = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
        let mut words = line[from..].split_whitespace();
        let word = words.find(|word| !word.starts_with(['&', '!'])).unwrap_or_default().trim_start_matches(['"', '\'']);
        let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
        let end = word.find(|c| !is_of_number(c)).unwrap_or(word.len());
        &word[..end]
    }
}
