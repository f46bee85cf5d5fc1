//! Document formats. Each format is one file or folder and one row of [`FORMATS`].
//!
//! A reader turns a document into a [`Reading`]. It does no input or output and knows nothing about display.

pub mod baked;
mod boxes;
pub mod encoding;
mod epub;
pub mod html;
mod letters;
mod markdown;
mod openiti;
mod phrases;
mod text;
mod visual;
mod warning;
mod yaml;

use std::fmt;

use encoding_rs::Encoding;

use crate::article::{Article, Builder};

use baked::TextSyntax;

pub use baked::Baked;
pub use epub::{BookProblem, ChapterProblem, MOST_BOOK_BYTES, MOST_FILE_BYTES, MOST_RATIO};
pub use warning::{Warning, mebibytes};
pub use yaml::YamlProblem;

/// Size limit of a document, in bytes. Larger documents are refused before they are read.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A format: its name, the signs of its documents and its reader.
#[derive(Debug)]
pub struct Format {
    /// The name, as `--format` takes it.
    pub name: &'static str,
    /// The extensions of its files, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// Its reader.
    pub reader: Reader,
}

/// The reader of a format, by the kind of its input.
#[derive(Clone, Copy, Debug)]
pub enum Reader {
    /// Text: documents are decoded before they are read.
    Text {
        /// Returns `true` if the text can be in no other format, whatever the file is called.
        is_certain: fn(&str) -> bool,
        /// Returns `true` if the text looks like this format. Consulted if the file name says nothing.
        is_likely: fn(&str) -> bool,
        /// The syntax that keeps its place in a document of visual order.
        syntax: TextSyntax,
        /// Reads the text.
        read: fn(&SourceText) -> Result<Reading, Error>,
    },
    /// Bytes: a container such as an archive.
    Bytes {
        /// Returns `true` if the bytes can be in no other format.
        is_certain: fn(&[u8]) -> bool,
        /// Reads the bytes from their beginning until about so many bytes of text have been read. The name is the
        /// file's.
        begin: fn(Vec<u8>, &str, Baked, usize) -> Result<Beginning, Error>,
    },
}

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

/// Format and encoding as the person specified them. What is `None` is detected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The format.
    pub format: Option<&'static Format>,
    /// The encoding of the text.
    pub encoding: Option<&'static Encoding>,
    /// The treatment of presentation forms and visual order.
    pub baked: Baked,
    /// `true` to show all of an HTML page and not only its article.
    pub whole_page: bool,
}

/// Formats are identified by their names.
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

/// All formats, the most reliably detected first. The last one takes what no other does.
pub const FORMATS: &[Format] = &[
    Format {
        name: "epub",
        extensions: &["epub"],
        reader: Reader::Bytes { is_certain: epub::is_certain, begin: epub::begin },
    },
    Format {
        name: "openiti",
        extensions: &["completed", "inprogress"],
        reader: Reader::Text {
            is_certain: openiti::is_certain,
            is_likely: openiti::is_likely,
            syntax: TextSyntax::Markdown,
            read: openiti::read,
        },
    },
    Format {
        name: "yaml",
        extensions: &["yaml", "yml"],
        reader: Reader::Text {
            is_certain: |_| false,
            is_likely: yaml::is_likely,
            syntax: TextSyntax::Data,
            read: yaml::read,
        },
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        reader: Reader::Text {
            is_certain: html::is_certain,
            // Markdown may begin with an element.
            is_likely: |text| html::is_likely(text) && !markdown::is_likely(text),
            syntax: TextSyntax::Markup,
            read: html::read,
        },
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        reader: Reader::Text {
            is_certain: |_| false,
            is_likely: markdown::is_likely,
            syntax: TextSyntax::Markdown,
            read: markdown::read,
        },
    },
    Format {
        name: "text",
        extensions: &["txt", "text"],
        reader: Reader::Text {
            is_certain: openiti::is_record_text,
            is_likely: |_| true,
            syntax: TextSyntax::Lines,
            read: text::read,
        },
    },
];

/// Writes an article in some format.
pub type Writer = fn(&Article) -> String;

/// The formats that articles can be written in. What a writer writes opens to the same article.
pub const WRITERS: &[(&str, Writer)] = &[("yaml", yaml::write)];

/// Detects the format of a text: by signs in the text that allow no other, then by the file name, then by likelihood.
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

/// Returns the format of files called `name`, by extension or by the naming scheme of a corpus. Returns `None` for
/// metadata files of a corpus.
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

/// Detects the format of a container, before decoding; `None` for text.
fn of_container(bytes: &[u8], name: &str) -> Option<&'static Format> {
    let certain = FORMATS.iter().find(|format| match format.reader {
        Reader::Bytes { is_certain, .. } => is_certain(bytes),
        Reader::Text { .. } => false,
    });
    certain.or_else(|| of_name(name).filter(|format| matches!(format.reader, Reader::Bytes { .. })))
}

/// Returns the format called `name`, as `--format` takes it.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Reads a document from the bytes of a file called `name`.
///
/// # Errors
/// [`Error::NotText`] for bytes that are neither a container nor text, [`Error`] if the format's reader refuses the
/// document.
pub fn read(bytes: Vec<u8>, name: &str, asked: Asked) -> Result<Reading, Error> {
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
