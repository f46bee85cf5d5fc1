//! Document formats. Each format is one file or folder and one row of [`FORMATS`].
//!
//! A reader turns a document into a [`Reading`]. It does no input or output and knows nothing about display.

pub mod baked;
mod boxes;
mod csv;
pub mod encoding;
mod epub;
mod formats;
pub mod html;
mod incoming;
mod letters;
mod lines;
mod markdown;
mod names;
mod openiti;
mod output;
mod phrases;
mod pieces;
mod source;
mod subtitles;
mod tables;
mod text;
mod visual;
mod warning;
mod yaml;

use std::fmt;

use crate::article::{Article, Builder};

use baked::TextSyntax;

pub use baked::Baked;
pub use epub::{BookProblem, ChapterProblem, MOST_BOOK_BYTES, MOST_FILE_BYTES, MOST_RATIO};
pub use formats::{Alternative, FORMATS, Format, PieceReader, Reader, is_collected, named, of_name, of_text};
pub use incoming::{Begun, Incoming};
pub use names::{STANDARD_INPUT, TOUR, is_of_file};
pub use pieces::{Piece, Pieces, SAMPLE, windows};
pub use source::{may_hold, of_readers};
pub use warning::{Warning, mebibytes};
pub use yaml::YamlProblem;

use formats::of_container;

/// Size limit of a document that is read whole, in bytes; not of a text, which is read in pieces. Larger documents are
/// refused before they are read.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A decoded document.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// Its text, without a byte order mark. Lines end in line feeds.
    pub text: &'a str,
    /// The name of its file without folders; empty if it has none. Readers use it for documents without a title.
    pub name: &'a str,
    /// `true` to keep all of a page and not only its article.
    pub whole_page: bool,
}

/// The result of reading a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Things that could not be read as intended. No text is lost.
    pub warnings: Vec<Warning>,
}

/// The beginning of a document, and the means to read the rest.
#[derive(Debug)]
pub struct Beginning {
    /// The blocks read so far, which are the first blocks of the whole document.
    pub reading: Reading,
    /// The unread part, if any.
    pub rest: Option<Remainder>,
}

impl From<Reading> for Beginning {
    fn from(reading: Reading) -> Self {
        Self { reading, rest: None }
    }
}

/// The unread part of a document.
pub struct Remainder(Box<dyn FnOnce() -> Result<Reading, Error> + Send>);

impl Remainder {
    fn new(read: impl FnOnce() -> Result<Reading, Error> + Send + 'static) -> Self {
        Self(Box::new(read))
    }

    /// Reads to the end. Returns the whole article with the new warnings.
    ///
    /// # Errors
    /// [`Error`] if the format's reader refuses the document.
    pub fn read(self) -> Result<Reading, Error> {
        (self.0)()
    }
}

impl fmt::Debug for Remainder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Remainder")
    }
}

/// A portion of a document, which has come since its beginning or since the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Blocks, if any have come.
    pub article: Option<Article>,
    /// The part of the document that they follow.
    pub onto: Onto,
    /// New warnings.
    pub warnings: Vec<Warning>,
    /// The bytes that have been read.
    pub read: u64,
    /// The bytes of the whole document, if that is known.
    pub of: Option<u64>,
    /// `true` if nothing more comes.
    pub is_last: bool,
}

/// The part of a document that a [`Portion`] follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// None: it is the whole document, which begins with the blocks that are there.
    Whole,
    /// The first so many blocks; what was behind them is read anew.
    Behind {
        /// The number of blocks.
        blocks: usize,
        /// The number of blocks that no later portion changes.
        settled: usize,
    },
}

impl From<Reading> for Portion {
    /// Returns the whole document.
    fn from(Reading { article, warnings }: Reading) -> Self {
        Self { article: Some(article), onto: Onto::Whole, warnings, read: 0, of: None, is_last: true }
    }
}

/// Format and encoding as the person specified them. What is `None` is detected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The format.
    pub format: Option<&'static Format>,
    /// The encoding of the text.
    pub encoding: Option<encoding::Charset>,
    /// The treatment of presentation forms and visual order.
    pub baked: Baked,
    /// `true` to show all of an HTML page and not only its article.
    pub whole_page: bool,
}

impl From<Article> for Reading {
    fn from(article: Article) -> Self {
        Self { article, warnings: Vec::new() }
    }
}

impl Reading {
    /// Finishes `builder`. Adds a warning if structure was lost in it or before (`passed_over`).
    ///
    /// # Errors
    /// [`Error::Empty`] if the builder has no blocks.
    fn of(builder: Builder, passed_over: bool) -> Result<Self, Error> {
        let is_flattened = passed_over || builder.is_flattened();
        let article = builder.finish().ok_or(Error::Empty)?;
        Ok(Self { article, warnings: is_flattened.then_some(Warning::Flattened).into_iter().collect() })
    }
}

/// Writes an article in some format.
pub type Writer = fn(&Article) -> String;

/// The formats that articles can be written in. What a writer writes opens to the same article.
pub const WRITERS: &[(&str, Writer)] = &[("yaml", yaml::write)];

/// Reads a document from the bytes of a file called `name`.
///
/// # Errors
/// [`Error::NotText`] for bytes that are neither a container nor text, [`Error`] if the format's reader refuses the
/// document.
pub fn read(bytes: Vec<u8>, name: &str, asked: Asked) -> Result<Reading, Error> {
    if bytes.len() >= SAMPLE {
        let window = |(start, size): (u64, usize)| {
            let start = usize::try_from(start).unwrap_or(bytes.len());
            bytes[start..bytes.len().min(start + size)].to_vec()
        };
        let windows: Vec<Vec<u8>> = windows(bytes.len() as u64).into_iter().map(window).collect();
        if let Begun::InPieces(reading, mut rest) = Incoming::begin(bytes[..SAMPLE].to_vec(), &windows, name, asked)? {
            let Reading { mut article, .. } = reading;
            rest.take(&bytes[SAMPLE..], true).into_iter().for_each(|part| article.append(part));
            return Ok(Reading { article, warnings: rest.warning(0).into_iter().collect() });
        }
    }
    begin(bytes, name, asked, usize::MAX).map(|beginning| beginning.reading)
}

/// Reads the beginning of a document, until there are `enough` bytes of text. Only containers are read in parts: the
/// form of other documents can depend on their ends.
///
/// # Errors
/// As [`read`].
pub fn begin(bytes: Vec<u8>, name: &str, asked: Asked, enough: usize) -> Result<Beginning, Error> {
    if let Some(Format { reader: Reader::Bytes { begin, .. }, .. }) =
        asked.format.or_else(|| of_container(&bytes, name))
    {
        return begin(bytes, name, asked.baked, enough);
    }
    read_decoded(encoding::decode(bytes, asked.encoding), name, asked).map(Beginning::from)
}

/// Reads a document that a link led to from one that was `asked` for. Its format is its own. Its encoding is detected,
/// or that of the other document if it declares none.
///
/// # Errors
/// As [`read`].
pub fn read_linked(bytes: Vec<u8>, name: &str, asked: Asked) -> Result<Reading, Error> {
    match of_container(&bytes, name) {
        Some(Format { reader: Reader::Bytes { begin, .. }, .. }) => {
            begin(bytes, name, asked.baked, usize::MAX).map(|beginning| beginning.reading)
        }
        _ => {
            let decoded = encoding::decode_unless_told(bytes, asked.encoding);
            read_decoded(decoded, name, Asked { format: None, ..asked })
        }
    }
}

/// Returns the text of a document as a reader of its format gets it: decoded, with line feeds at line ends, stored
/// presentation forms read. `None` for a container, whose text is in files inside it, and for what is no text.
#[must_use]
pub fn source_text(bytes: Vec<u8>, name: &str, asked: Asked) -> Option<String> {
    let is_container = |format: &Format| matches!(format.reader, Reader::Bytes { .. });
    if asked.format.or_else(|| of_container(&bytes, name)).is_some_and(is_container) {
        return None;
    }
    let decoded = encoding::decode(bytes, asked.encoding)?;
    let format = asked.format.unwrap_or_else(|| of_text(&decoded.text, name));
    let mended = match format.reader {
        Reader::Text { syntax, .. } => baked::mend(&decoded.text, syntax, asked.baked),
        Reader::Bytes { .. } => None,
    };
    Some(mended.map_or(decoded.text, |mended| mended.text))
}

/// Returns the name of the format of a document, and of the encoding of its text, if it is text; `None` if it can't be
/// read. The beginning of a long document tells.
#[must_use]
pub fn form(bytes: Vec<u8>, name: &str, asked: Asked) -> Option<(&'static str, Option<&'static str>)> {
    let is_container = |format: &&Format| matches!(format.reader, Reader::Bytes { .. });
    if let Some(format) = asked.format.or_else(|| of_container(&bytes, name)).filter(is_container) {
        return Some((format.name, None));
    }
    let decoded = encoding::decode(bytes, asked.encoding)?;
    let format = asked.format.unwrap_or_else(|| of_text(&decoded.text, name));
    Some((format.name, Some(decoded.encoding.name())))
}

fn read_decoded(decoded: Option<encoding::Decoded>, name: &str, asked: Asked) -> Result<Reading, Error> {
    let decoded = decoded.ok_or(Error::NotText)?;
    let format = asked.format.unwrap_or_else(|| of_text(&decoded.text, name));
    let syntax = match format.reader {
        Reader::Text { syntax, .. } => syntax,
        Reader::Bytes { .. } => TextSyntax::Lines,
    };
    let mended = baked::mend(&decoded.text, syntax, asked.baked);
    let text = mended.as_ref().map_or(&decoded.text, |mended| &mended.text);
    let mut reading = read_source(&SourceText { text, name, whole_page: asked.whole_page }, format)?;
    if let Some(baked::Mended { was_visual, .. }) = mended {
        reading.warnings.insert(0, Warning::Baked { was_visual });
    }
    if decoded.undecodable > 0 {
        let (count, encoding) = (decoded.undecodable, decoded.encoding.name());
        reading.warnings.insert(0, Warning::Undecodable { count, encoding });
    }
    Ok(reading)
}

/// Reads a text from a file called `name`, in the given or the detected format.
///
/// # Errors
/// [`Error`] if the format's reader refuses the document.
pub fn read_text(text: &str, name: &str, asked: Option<&'static Format>) -> Result<Reading, Error> {
    let source = SourceText { text, name, whole_page: false };
    read_source(&source, asked.unwrap_or_else(|| of_text(text, name)))
}

fn read_source(source: &SourceText, format: &Format) -> Result<Reading, Error> {
    match format.reader {
        Reader::Text { read, .. } => read(source),
        Reader::Bytes { begin, .. } => {
            let bytes = source.text.as_bytes().to_vec();
            begin(bytes, source.name, Baked::Off, usize::MAX).map(|beginning| beginning.reading)
        }
    }
}

/// The reason why a document could not be read. The wording is in the message files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The document does not follow its format.
    #[error("line {line}, column {column}: {problem:?}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
        /// The problem at this place.
        problem: YamlProblem,
    },
    /// The document is neither a supported container nor text, but a picture, for example.
    #[error("the document is no text")]
    NotText,
    /// The document is a book that can't be read.
    #[error("the book can't be read: {0:?}")]
    Book(BookProblem),
    /// The document has no text.
    #[error("the document has no text")]
    Empty,
}
