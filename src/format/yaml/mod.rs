//! An article as YAML: the schema of the README. Strict where a slip of the pen would lose text (a key that the schema
//! does not have is an error), lenient elsewhere.

mod blocks;
mod build;
mod depth;
mod document;
mod keys;
mod numbering;
mod text;
mod weight;
mod write;
mod written;

pub(super) use depth::deeper_than;
use serde_yaml::Location;

use super::{Error, MOST_BYTES, Reading, Source as Text};
use document::Document;
use qari_bidi::text::visible::control_symbol;
pub(super) use weight::heavier_than;
pub(super) use write::write;
use written::Source;

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A key that the schema does not have, and those it has there.
    UnknownKey {
        /// As it is written.
        key: String,
        /// The keys that may stand there, separated by commas.
        expected: String,
    },
    /// A key that stands in the same mapping before.
    DuplicateKey {
        /// As it is written.
        key: String,
    },
    /// Brackets are nested deeper than any article's.
    TooDeep,
    /// What its aliases stand for makes it larger than any document.
    TooHeavy,
    /// A value is of another kind than belongs there: a list where a text belongs, say.
    WrongKind {
        /// The keys that lead to it, as `sections[0].level`; empty for the document as a whole.
        path: String,
    },
    /// Anything else, in the words of the YAML parser.
    Other(String),
}

/// How deep flow collections (`[`, `{`) may be nested. The parser's time grows with the square of the depth.
const MOST_DEPTH: usize = 64;

/// Whether a text begins as an article does: its first line that is no comment is a key of the schema.
pub(super) fn is_likely(text: &str) -> bool {
    let mut lines =
        text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '%']) && *line != "---");
    let key = lines.next().and_then(|line| line.split_once(':')).map(|(key, _)| key);
    key.is_some_and(document::is_key)
}

/// Reads an article.
///
/// # Errors
/// [`Error::Malformed`] for what is no YAML or does not follow the schema, [`Error::Empty`] for an article without text.
pub(super) fn read(source: &Text) -> Result<Reading, Error> {
    let text = without_controls(source.text);
    if let Some((line, column)) = depth::deeper_than(&text, MOST_DEPTH) {
        return Err(Error::Malformed { line, column, problem: Problem::TooDeep });
    }
    if let Some((line, column)) = heavier_than(&text, usize::try_from(MOST_BYTES).unwrap_or(usize::MAX)) {
        return Err(Error::Malformed { line, column, problem: Problem::TooHeavy });
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let document: Document = serde_yaml::from_str(&text).map_err(|error| malformed(&error))?;
    Reading::of(build::build(&document, &Source::new(&text)), false)
}

/// Puts the picture of a control character in its place, and a space for a line end that only YAML 1.1 takes for one:
/// the parser refuses the first and breaks a sentence at the second.
fn without_controls(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            _ => control_symbol(c).unwrap_or(c),
        })
        .collect()
}

/// The parser's error as ours. Errors of a schema cross serde as text: ours are told from the parser's by how they begin,
/// and so are those of a wrong kind, whose wording is serde's and is held by a test.
fn malformed(error: &serde_yaml::Error) -> Error {
    let (line, column) = error.location().map_or((1, 1), |place: Location| (place.line(), place.column()));
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    Error::Malformed { line, column, problem: problem(text) }
}

fn problem(text: &str) -> Problem {
    let unknown = text.split_once(keys::UNKNOWN.0).and_then(|(_, rest)| rest.rsplit_once(keys::UNKNOWN.1));
    if let Some((key, expected)) = unknown {
        return Problem::UnknownKey { key: key.to_owned(), expected: expected.to_owned() };
    }
    if let Some((_, key)) = text.split_once(keys::DUPLICATE) {
        return Problem::DuplicateKey { key: key.trim_end_matches('`').to_owned() };
    }
    let wrong_kind = ["invalid type", "invalid value", "unknown variant"].iter().find_map(|kind| text.find(kind));
    match wrong_kind {
        Some(at) => Problem::WrongKind { path: text[..at].trim_end_matches([':', ' ']).to_owned() },
        None => Problem::Other(text.to_owned()),
    }
}
