//! The formats that documents come in: one file or folder a format, one row a format in [`FORMATS`].
//!
//! A reader takes a document and gives a [`Reading`]. It does no input or output and knows nothing of how the
//! article is shown.

pub mod encoding;
mod epub;
pub mod html;
mod letters;
mod markdown;
mod openiti;
mod phrases;
mod text;
mod yaml;

use std::fmt;

use encoding_rs::Encoding;

use crate::article::{Article, Builder};
use crate::messages::{Messages, Value};

pub use epub::{ChapterProblem, MOST_BOOK_BYTES, MOST_FILE_BYTES, MOST_RATIO, Problem as BookProblem};
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
        /// Makes an article of them, or of their beginning that has so many bytes of text or a little more; the name is the file's.
        begin: fn(Vec<u8>, &str, usize) -> Result<Beginning, Error>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// What could not be taken as it was meant. Nothing of the text is lost.
    pub warnings: Vec<Warning>,
}

/// As much of a document as was wanted at first, and what reads on.
#[derive(Debug)]
pub struct Beginning {
    /// What has been read: the blocks of the whole document, as far as they go.
    pub reading: Reading,
    /// What is left, if anything is.
    pub rest: Option<Rest>,
}

impl From<Reading> for Beginning {
    fn from(reading: Reading) -> Self {
        Self { reading, rest: None }
    }
}

/// The part of a document that has not been read.
pub struct Rest(Box<dyn FnOnce() -> Result<Reading, Error> + Send>);

impl Rest {
    fn new(read: impl FnOnce() -> Result<Reading, Error> + Send + 'static) -> Self {
        Self(Box::new(read))
    }

    /// Reads on to the end; the whole article, with the warnings that are new.
    ///
    /// # Errors
    /// [`Error`] for what the format's reader refuses.
    pub fn read(self) -> Result<Reading, Error> {
        (self.0)()
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Rest")
    }
}

/// Something in a document that could not be taken as it was meant. The wording for people is in the message files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Sequences of bytes that are no characters of the encoding; a U+FFFD stands for each.
    Undecodable {
        /// How many.
        count: usize,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A document nests deeper or has more parts than any that is meant to be read: some of its tables, lists and the like are shown
    /// as plain text.
    Flattened,
    /// The archive of a book is damaged, and was read as far as its files could be found.
    BookDamaged,
    /// A book does not say what its chapters are: those that are there were read in the order of their names.
    BookUnlisted,
    /// A chapter of a book could not be read, or not all of it.
    Chapter {
        /// The name of its file in the book.
        name: String,
        /// What is wrong with it.
        problem: ChapterProblem,
    },
}

impl Warning {
    /// What the person is told, with what to do about it.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        match self {
            Self::Undecodable { count, encoding } => {
                let what = [("count", Value::Number(*count)), ("encoding", Value::Text(encoding))];
                messages.fill("warning-undecodable", &what)
            }
            Self::Flattened => messages.get("warning-flattened"),
            Self::BookDamaged => messages.get("warning-book-damaged"),
            Self::BookUnlisted => messages.get("warning-book-unlisted"),
            Self::Chapter { name, problem } => {
                let message = match problem {
                    ChapterProblem::Missing => "warning-chapter-missing",
                    ChapterProblem::Damaged => "warning-chapter-damaged",
                    ChapterProblem::TooLarge => "warning-chapter-too-large",
                    ChapterProblem::Encrypted => "warning-chapter-encrypted",
                };
                let what = [
                    ("chapter", Value::Text(name)),
                    ("most", mebibytes(MOST_FILE_BYTES)),
                    ("ratio", count(MOST_RATIO)),
                ];
                messages.fill(message, &what)
            }
        }
    }
}

/// A number of bytes as messages say it, in MiB.
#[must_use]
pub fn mebibytes(bytes: u64) -> Value<'static> {
    count(bytes / 1024 / 1024)
}

fn count(number: u64) -> Value<'static> {
    Value::Number(usize::try_from(number).unwrap_or(usize::MAX))
}

/// What a document is said to be by who opens it. What is not said is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The format it is in.
    pub format: Option<&'static Format>,
    /// The encoding its text is in.
    pub encoding: Option<&'static Encoding>,
}

/// Formats are told apart by their names.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl From<Article> for Reading {
    fn from(article: Article) -> Self {
        Self { article, warnings: Vec::new() }
    }
}

impl Reading {
    /// What was put together by `builder`, with a notice if some of the structure was lost: in it, or before (`passed_over`).
    ///
    /// # Errors
    /// [`Error::Empty`] if nothing was.
    fn of(builder: Builder, passed_over: bool) -> Result<Self, Error> {
        let is_flattened = passed_over || builder.is_flattened();
        let article = builder.finish().ok_or(Error::Empty)?;
        Ok(Self { article, warnings: is_flattened.then_some(Warning::Flattened).into_iter().collect() })
    }
}

/// Every format, those that are told most surely first. The last is what a document is in that nothing tells.
pub const FORMATS: &[Format] = &[
    Format {
        name: "epub",
        extensions: &["epub"],
        reader: Reader::Bytes { is_certain: epub::is_certain, begin: epub::begin },
    },
    Format {
        name: "openiti",
        extensions: &["completed", "inprogress"],
        reader: Reader::Text { is_certain: openiti::is_certain, is_likely: openiti::is_likely, read: openiti::read },
    },
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
    Format {
        name: "text",
        extensions: &["txt", "text"],
        reader: Reader::Text { is_certain: openiti::is_record_text, is_likely: |_| true, read: text::read },
    },
];

/// Writes an article in a format.
pub type Writer = fn(&Article) -> String;

/// The formats that articles can be written in, each with what writes one; what is written opens to the same article.
pub const WRITERS: &[(&str, Writer)] = &[("yaml", yaml::write)];

/// The format of a text: what it says itself comes first, then the name of its file, then what it looks like.
#[must_use]
pub fn of_text(text: &str, name: &str) -> &'static Format {
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
    by_text(true).or_else(|| of_name(name)).or_else(|| by_text(false)).unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// The format that files of this name have, by their extension or by how the files of a corpus are called; none for what tells of a
/// document beside it.
#[must_use]
pub fn of_name(name: &str) -> Option<&'static Format> {
    if openiti::is_record(name) {
        return None;
    }
    if openiti::is_book(name) {
        return named("openiti");
    }
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// The format of a container, which is told before anything is decoded; `None` for text.
fn of_container(bytes: &[u8], name: &str) -> Option<&'static Format> {
    let certain = FORMATS.iter().find(|format| match format.reader {
        Reader::Bytes { is_certain, .. } => is_certain(bytes),
        Reader::Text { .. } => false,
    });
    certain.or_else(|| of_name(name).filter(|format| matches!(format.reader, Reader::Bytes { .. })))
}

/// The format called `name`, as `--format` takes it.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Reads the document that a file called `name` holds.
///
/// # Errors
/// [`Error::NotText`] for what is neither a container nor text, [`Error`] for what its format's reader refuses.
pub fn read(bytes: Vec<u8>, name: &str, asked: Asked) -> Result<Reading, Error> {
    begin(bytes, name, asked, usize::MAX).map(|beginning| beginning.reading)
}

/// Reads the document that a file called `name` holds, from its beginning until there are `enough` bytes of text. Only containers are read
/// in parts: what other documents are can depend on their ends.
///
/// # Errors
/// As [`read`].
pub fn begin(bytes: Vec<u8>, name: &str, asked: Asked, enough: usize) -> Result<Beginning, Error> {
    if let Some(Format { reader: Reader::Bytes { begin, .. }, .. }) =
        asked.format.or_else(|| of_container(&bytes, name))
    {
        return begin(bytes, name, enough);
    }
    read_decoded(encoding::decode(bytes, asked.encoding), name, asked.format).map(Beginning::from)
}

/// Reads the document that a file called `name` holds, to which a link led from another one. Nothing was said of it; but where it does
/// not say its encoding, that is `usual`, which the other one was said to be in.
///
/// # Errors
/// As for [`read`].
pub fn read_linked(bytes: Vec<u8>, name: &str, usual: Option<&'static Encoding>) -> Result<Reading, Error> {
    match of_container(&bytes, name) {
        Some(Format { reader: Reader::Bytes { begin, .. }, .. }) => {
            begin(bytes, name, usize::MAX).map(|beginning| beginning.reading)
        }
        _ => read_decoded(encoding::decode_unless_told(bytes, usual), name, None),
    }
}

fn read_decoded(
    decoded: Option<encoding::Decoded>,
    name: &str,
    asked: Option<&'static Format>,
) -> Result<Reading, Error> {
    let decoded = decoded.ok_or(Error::NotText)?;
    let mut reading = read_text(&decoded.text, name, asked)?;
    if decoded.undecodable > 0 {
        let (count, encoding) = (decoded.undecodable, decoded.encoding.name());
        reading.warnings.insert(0, Warning::Undecodable { count, encoding });
    }
    Ok(reading)
}

/// Reads a text that comes from a file called `name`, in its own format or in the one that is asked for.
///
/// # Errors
/// [`Error`] for what its format's reader refuses.
pub fn read_text(text: &str, name: &str, asked: Option<&'static Format>) -> Result<Reading, Error> {
    match asked.unwrap_or_else(|| of_text(text, name)).reader {
        Reader::Text { read, .. } => read(&Source { text, name }),
        Reader::Bytes { begin, .. } => {
            begin(text.as_bytes().to_vec(), name, usize::MAX).map(|beginning| beginning.reading)
        }
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
    /// It is neither a container that can be read nor text: a picture, say.
    #[error("the document is no text")]
    NotText,
    /// It is a book that can't be read.
    #[error("the book can't be read: {0:?}")]
    Book(BookProblem),
    /// There is no text in it.
    #[error("the document has no text")]
    Empty,
}
