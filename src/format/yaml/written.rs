//! What the values of the schema have in common: most may be written in more than one way, as a scalar or a list or a
//! mapping. (serde's `untagged` would lose the place of an error.)
//!
//! A number, a truth value or a date is a text as it is written, `1.50` is «1.50». The parser hands on a number and not how
//! it is written, and says where something stands only in an error. So a number is refused here, and what was refused is
//! read from its place in the document.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected, Visitor};

/// A value of the schema, by the ways of writing it.
pub(super) trait Written: Sized {
    /// What it is, for an error.
    const EXPECTED: &'static str;

    /// Of a text, a number, a truth value.
    fn of_scalar(scalar: Scalar) -> Self;

    /// Of `~` or nothing.
    fn of_nothing() -> Self;

    /// Of a list, if it may be one.
    fn of_list<'de, A: SeqAccess<'de>>(_list: A) -> Result<Self, A::Error> {
        Err(de::Error::invalid_type(Unexpected::Seq, &Self::EXPECTED))
    }

    /// Of a mapping, if it may be one.
    fn of_mapping<'de, A: MapAccess<'de>>(_map: A) -> Result<Self, A::Error> {
        Err(de::Error::invalid_type(Unexpected::Map, &Self::EXPECTED))
    }
}

/// Has serde read values that are [`Written`].
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

/// Reads a value in whichever way it is written.
pub(super) fn read<'de, T: Written, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = deserializer.deserialize_any(Ways(PhantomData));
    value.or_else(|error| refused(&error).map(T::of_scalar).ok_or(error))
}

/// A scalar that is text.
#[derive(Clone, Debug)]
pub(super) enum Scalar {
    /// It is written out.
    Text(String),
    /// What stands in the document at this line and column, counted from 1.
    At(usize, usize),
}

/// What a refused number's error says before it says the place.
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

/// Where the number stands that was refused, if that is what the error is about. (The wording of a place is the parser's,
/// and a test holds it.)
fn refused(error: &impl fmt::Display) -> Option<Scalar> {
    let message = error.to_string();
    let (_, place) = message.rsplit_once(REFUSED)?;
    let (line, column) = place.strip_prefix(" at line ")?.split_once(" column ")?;
    Some(Scalar::At(line.parse().ok()?, column.parse().ok()?))
}

/// The lines of a document, to read from them what the parser does not hand on.
pub(super) struct Source<'a> {
    text: &'a str,
    /// Where they begin.
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Of the text that the parser read.
    pub(super) fn new(text: &'a str) -> Self {
        let lines = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines }
    }

    /// The text of a scalar.
    pub(super) fn scalar<'s>(&self, scalar: &'s Scalar) -> &'s str
    where
        'a: 's,
    {
        match scalar {
            Scalar::Text(text) => text,
            Scalar::At(line, column) => self.number(*line, *column),
        }
    }

    /// The number or truth value at a place. An anchor or a tag may stand before it, and behind a tag it may be in quotes.
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
