//! The formats that documents come in: one file or folder a format, one row a format in [`FORMATS`].
//!
//! A reader takes a document and gives a [`Reading`]. It does no input or output and knows nothing of how the
//! article is shown.

mod disclaimer;
pub mod html;
mod markdown;
mod yaml;

use crate::article::Article;

pub use yaml::Problem;

/// The most bytes a document may have; more is refused before it is read.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A format: how it is called, what its documents are known by, and what reads it.
#[derive(Debug)]
pub struct Format {
    /// The name, as `--format` takes it.
    pub name: &'static str,
    /// The extensions of its files, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// What reads it.
    pub reader: Reader,
}

/// What reads a format, by what its documents are made of.
#[derive(Clone, Copy, Debug)]
pub enum Reader {
    /// Text: documents are decoded before they are read.
    Text {
        /// Whether the text can be of no other format, whatever its file is called.
        is_certain: fn(&str) -> bool,
        /// Whether the text looks like this format; asked where the name of the file says nothing.
        is_likely: fn(&str) -> bool,
        /// Makes an article of it.
        read: fn(&Source) -> Result<Reading, Error>,
    },
    /// A container of bytes, as an archive is.
    Bytes {
        /// Whether the bytes can be of no other format.
        is_certain: fn(&[u8]) -> bool,
        /// Makes an article of them; the name is the file's.
        read: fn(&[u8], &str) -> Result<Reading, Error>,
    },
}

/// A document as a reader of text takes it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its text: no byte order mark, lines end in line feeds.
    pub text: &'a str,
    /// The name of its file without folders, for a document that has no title of its own; empty if it has no name.
    pub name: &'a str,
}

/// What a reader makes of a document.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// What could not be taken as it was meant. Nothing of the text is lost.
    pub warnings: Vec<Warning>,
}

/// Something in a document that could not be taken as it was meant. The wording for people is in the message files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {}

impl From<Article> for Reading {
    fn from(article: Article) -> Self {
        Self { article, warnings: Vec::new() }
    }
}

/// Every format, those that are told most surely first. The last is what a document is in that nothing tells.
pub const FORMATS: &[Format] = &[
    Format {
        name: "yaml",
        extensions: &["yaml", "yml"],
        reader: Reader::Text { is_certain: |_| false, is_likely: yaml::is_likely, read: yaml::read },
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        reader: Reader::Text {
            is_certain: html::is_certain,
            // Markdown may begin with an element.
            is_likely: |text| html::is_likely(text) && !markdown::is_likely(text),
            read: html::read,
        },
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        reader: Reader::Text { is_certain: |_| false, is_likely: markdown::is_likely, read: markdown::read },
    },
];

/// The format of a text: what it says itself comes first, then the name of its file, then what it looks like.
#[must_use]
pub fn of_text(text: &str, name: &str) -> &'static Format {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let by_text = |sure: bool| {
        FORMATS.iter().find(|format| match format.reader {
            Reader::Text { is_certain, is_likely, .. } => {
                if sure {
                    is_certain(text)
                } else {
                    is_likely(text)
                }
            }
            Reader::Bytes { .. } => false,
        })
    };
    let by_name = || FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()));
    by_text(true).or_else(by_name).or_else(|| by_text(false)).unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// The format called `name`, as `--format` takes it.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Reads a text that comes from a file called `name`, in its own format or in the one that is asked for.
///
/// # Errors
/// [`Error`] for what its format's reader refuses.
pub fn read_text(text: &str, name: &str, asked: Option<&'static Format>) -> Result<Reading, Error> {
    match asked.unwrap_or_else(|| of_text(text, name)).reader {
        Reader::Text { read, .. } => read(&Source { text, name }),
        Reader::Bytes { read, .. } => read(text.as_bytes(), name),
    }
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
