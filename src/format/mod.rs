//! The formats that documents come in: one file a format, one row a format in [`FORMATS`].
//!
//! A reader takes decoded text and gives an [`Article`]. It does no input or output and knows nothing of how the
//! article is shown.

mod yaml;

use crate::article::Article;

pub use yaml::Problem;

/// The most bytes a document may have; more is refused before it is read.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A format: how it is called, what files of it are called, and what reads it.
#[derive(Debug)]
pub struct Format {
    /// The name, as a person would say it.
    pub name: &'static str,
    /// The extensions of its files, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// Makes an article of a document's text (no byte order mark, lines end in line feeds).
    pub read: fn(&str) -> Result<Article, Error>,
}

/// Every format; the first is tried where the name of a file says nothing.
pub const FORMATS: &[Format] = &[Format { name: "YAML", extensions: &["yaml", "yml"], read: yaml::read }];

/// The format that a file's name speaks for.
#[must_use]
pub fn of_name(name: &str) -> &'static Format {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str())).unwrap_or(&FORMATS[0])
}

/// Why a document could not be made an article. The wording for people is in the message files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The document does not follow its format.
    #[error("line {line}, column {column}: {problem:?}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
        /// What is wrong there.
        problem: Problem,
    },
    /// There is no text in it.
    #[error("the document has no text")]
    Empty,
}
