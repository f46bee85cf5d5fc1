//! Articles in YAML, in the schema of the README. The schema is strict where a typing mistake would lose text (unknown
//! keys are errors) and lenient elsewhere.

mod blocks;
mod build;
mod depth;
mod document;
mod keys;
mod leaves;
mod numbering;
mod text;
mod values;
mod weight;
mod write;
mod written;

pub(super) use depth::deeper_than;
use serde_yaml::Location;

use super::{Error, MOST_BYTES, Reading, SourceText};
use crate::article::{Block, Kind};
use document::Document;
use qari_bidi::text::visible::control_symbol;
pub(super) use weight::heavier_than;
pub(super) use write::write;
use written::Spellings;

/// A problem of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlProblem {
    /// A key that the schema does not have at this place.
    UnknownKey {
        /// As it is written.
        key: String,
        /// The valid keys, separated by commas.
        expected: String,
    },
    /// A key that occurs twice in a mapping.
    DuplicateKey {
        /// As it is written.
        key: String,
    },
    /// Brackets are nested too deeply.
    TooDeep,
    /// Aliases expand to more than the size limit of a document.
    TooHeavy,
    /// A value of the wrong kind, such as a list for a text.
    WrongKind {
        /// The path to it, as `sections[0].level`; empty for the whole document.
        path: String,
    },
    /// Any other problem, in the words of the YAML parser.
    Other(String),
}

/// Depth limit of flow collections (`[`, `{`). The parser's time grows with the square of the depth.
const MOST_DEPTH: usize = 64;

/// Returns `true` if a text is an article: one of the keys of its text stands at its top.
pub(super) fn is_article(text: &str) -> bool {
    let first = text.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with(['#', '%']));
    if first.is_some_and(|line| line.starts_with('{')) {
        return text.split(['{', ',']).any(|part| top_key(part.trim_start()).is_some_and(document::is_text_key));
    }
    text.lines().filter_map(top_key).any(document::is_text_key)
}

/// Returns the key at the beginning of a line, if a colon follows.
fn top_key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    (value.is_empty() || value.starts_with([' ', '\t', '\r'])).then_some(key)
}

/// Returns `true` if a text is an article and its first line that is no comment has a key of the schema.
pub(super) fn is_likely(text: &str) -> bool {
    let mut lines =
        text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '%']) && *line != "---");
    lines.next().and_then(top_key).is_some_and(document::is_key) && is_article(text)
}

/// Reads an article.
///
/// # Errors
/// [`Error::Malformed`] for invalid YAML and for YAML that does not follow the schema, [`Error::Empty`] for an article
/// without text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let text = without_controls(source.text);
    if let Some((line, column)) = depth::deeper_than(&text, MOST_DEPTH) {
        return Err(Error::Malformed { line, column, problem: YamlProblem::TooDeep });
    }
    if let Some((line, column)) = heavier_than(&text, usize::try_from(MOST_BYTES).unwrap_or(usize::MAX)) {
        return Err(Error::Malformed { line, column, problem: YamlProblem::TooHeavy });
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let document: Document = serde_yaml::from_str(&text).map_err(|error| malformed(&error))?;
    Reading::of(build::build(&document, &Spellings::new(&text)), false)
}

/// Reads the beginning of an article from its sample: up to the last item of the list that the text is, without what
/// stands at the end of an article.
pub(super) fn beginning(source: &SourceText) -> Option<Reading> {
    let text = source.text;
    let is_item = |line: &&str| line.trim_start().starts_with("- ");
    let first = text.lines().find(is_item)?;
    let indent = first.len() - first.trim_start().len();
    let end = text.rfind(&format!("\n{}- ", &first[..indent]))? + 1;
    let Reading { mut article, warnings } = read(&SourceText { text: &text[..end], ..*source }).ok()?;
    let is_of_end = |block: &&Block| matches!(block.kind(), Kind::Link | Kind::Disclaimer);
    let behind = article.blocks().iter().rev().take_while(is_of_end).count();
    article.cut(article.blocks().len() - behind);
    Some(Reading { article, warnings })
}

/// Replaces control characters by their pictures, since the parser refuses them, and line ends of YAML 1.1 by spaces,
/// since they would break sentences.
fn without_controls(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            _ => control_symbol(c).unwrap_or(c),
        })
        .collect()
}

/// Converts the parser's error. Errors of the schema cross serde as text: ours are recognised by how they begin, and
/// wrong kinds by serde's wording, which a test checks.
fn malformed(error: &serde_yaml::Error) -> Error {
    let (line, column) = error.location().map_or((1, 1), |place: Location| (place.line(), place.column()));
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    Error::Malformed { line, column, problem: problem(text) }
}

fn problem(text: &str) -> YamlProblem {
    let unknown = text.split_once(keys::UNKNOWN.0).and_then(|(_, rest)| rest.rsplit_once(keys::UNKNOWN.1));
    if let Some((key, expected)) = unknown {
        return YamlProblem::UnknownKey { key: key.to_owned(), expected: expected.to_owned() };
    }
    if let Some((_, key)) = text.split_once(keys::DUPLICATE) {
        return YamlProblem::DuplicateKey { key: key.trim_end_matches('`').to_owned() };
    }
    let wrong_kind = ["invalid type", "invalid value", "unknown variant"].iter().find_map(|kind| text.find(kind));
    match wrong_kind {
        Some(at) => YamlProblem::WrongKind { path: text[..at].trim_end_matches([':', ' ']).to_owned() },
        None => YamlProblem::Other(text.to_owned()),
    }
}
