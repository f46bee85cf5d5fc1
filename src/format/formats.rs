//! The table of formats, and the detection of a document's format.

use super::baked::{Baked, TextSyntax};
use super::pieces::Pieces;
use super::{Beginning, Error, Reading, SourceText};
use super::{csv, epub, html, lines, markdown, openiti, output, subtitles, text, yaml};

/// A format: its name, the signs of its documents and its reader.
#[derive(Debug)]
pub struct Format {
    /// The name, as `--format` takes it.
    pub name: &'static str,
    /// The extensions of its files, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// `true` if its files are documents of a folder; others are opened only by name.
    pub is_collected: bool,
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
        /// The format of files with its extensions whose text is something else. Not consulted if the format was
        /// specified.
        instead: Option<Alternative>,
        /// Reads the text.
        read: fn(&SourceText) -> Result<Reading, Error>,
        /// Reads a long text in pieces, if the format can be read so: by its sample, and by windows further on, which
        /// may be empty.
        pieces: Option<PieceReader>,
        /// Reads the beginning of a long text from its sample, where the format can do so although it is read whole;
        /// `None` if this text can't be. Its blocks are the first of the whole.
        beginning: Option<fn(&SourceText) -> Option<Reading>>,
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

/// Makes a reader of pieces of the text that begins with a sample, and has windows like this further on.
pub type PieceReader = fn(&SourceText, &str) -> Box<dyn Pieces>;

/// Another format that files with the extensions of a format may be in.
#[derive(Clone, Copy, Debug)]
pub struct Alternative {
    /// The name of the other format.
    pub format: &'static str,
    /// Returns `true` if a text is in it.
    pub takes: fn(&str) -> bool,
}

/// Formats are identified by their names.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

/// All formats, the most reliably detected first. The last one takes what no other does.
pub const FORMATS: &[Format] = &[
    Format {
        name: "epub",
        extensions: &["epub"],
        is_collected: true,
        reader: Reader::Bytes { is_certain: epub::is_certain, begin: epub::begin },
    },
    Format {
        name: "openiti",
        extensions: &["completed", "inprogress"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: openiti::is_certain,
            is_likely: openiti::is_likely,
            syntax: TextSyntax::Markdown,
            instead: None,
            read: openiti::read,
            pieces: None,
            beginning: Some(openiti::beginning),
        },
    },
    Format {
        name: "subtitles",
        extensions: &["srt", "vtt"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: subtitles::is_certain,
            is_likely: subtitles::is_certain,
            syntax: TextSyntax::Lines,
            instead: None,
            read: subtitles::read,
            pieces: None,
            beginning: None,
        },
    },
    Format {
        name: "yaml",
        extensions: &["yaml", "yml"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: |_| false,
            // Headers of Markdown may begin with a title as well.
            is_likely: |text| yaml::is_likely(text) && !markdown::has_headers(text),
            syntax: TextSyntax::Data,
            instead: Some(Alternative { format: "lines", takes: |text| !yaml::is_article(text) }),
            read: yaml::read,
            pieces: None,
            beginning: Some(yaml::beginning),
        },
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: html::is_certain,
            // Markdown may begin with an element.
            is_likely: |text| html::is_likely(text) && !markdown::is_likely(text),
            syntax: TextSyntax::Markup,
            instead: None,
            read: html::read,
            pieces: None,
            beginning: None,
        },
    },
    Format {
        name: "csv",
        extensions: &["csv", "tsv", "tab"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: |_| false,
            is_likely: csv::is_likely,
            syntax: TextSyntax::Table,
            instead: None,
            read: csv::read,
            pieces: None,
            beginning: None,
        },
    },
    Format {
        name: "output",
        extensions: &[],
        is_collected: false,
        reader: Reader::Text {
            is_certain: output::is_certain,
            is_likely: |_| false,
            syntax: TextSyntax::Data,
            instead: None,
            read: output::read,
            pieces: Some(output::in_pieces),
            beginning: None,
        },
    },
    Format {
        name: "lines",
        extensions: lines::EXTENSIONS,
        is_collected: false,
        reader: Reader::Text {
            is_certain: |_| false,
            is_likely: |text| lines::is_likely(text) && !markdown::has_headers(text),
            syntax: TextSyntax::Data,
            instead: None,
            read: lines::read,
            pieces: Some(lines::in_pieces),
            beginning: None,
        },
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: markdown::is_certain,
            is_likely: markdown::is_likely,
            syntax: TextSyntax::Markdown,
            instead: None,
            read: markdown::read,
            pieces: None,
            beginning: None,
        },
    },
    Format {
        name: "text",
        extensions: &["txt", "text"],
        is_collected: true,
        reader: Reader::Text {
            is_certain: openiti::is_record_text,
            is_likely: |_| true,
            syntax: TextSyntax::Lines,
            instead: Some(Alternative { format: "lines", takes: lines::is_likely }),
            read: text::read,
            pieces: Some(text::in_pieces),
            beginning: None,
        },
    },
];

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
    let by_name = || {
        let format = of_name(name)?;
        match format.reader {
            Reader::Text { instead: Some(Alternative { format, takes }), .. } if takes(text) => named(format),
            _ => Some(format),
        }
    };
    // Only what comes on standard input has no name, and a program may have written it.
    let by_pipe = || named("output").filter(|_| name.is_empty() && output::is_piped(text));
    by_text(true).or_else(by_pipe).or_else(by_name).or_else(|| by_text(false)).unwrap_or(&FORMATS[FORMATS.len() - 1])
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
pub(super) fn of_container(bytes: &[u8], name: &str) -> Option<&'static Format> {
    let certain = FORMATS.iter().find(|format| match format.reader {
        Reader::Bytes { is_certain, .. } => is_certain(bytes),
        Reader::Text { .. } => false,
    });
    certain.or_else(|| of_name(name).filter(|format| matches!(format.reader, Reader::Bytes { .. })))
}

/// Returns `true` if a file called `name` is a document of the folder that it is in.
#[must_use]
pub fn is_collected(name: &str) -> bool {
    of_name(name).is_some_and(|format| format.is_collected)
}

/// Returns the format called `name`, as `--format` takes it.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Returns `true` if a reader of a file called `name` may drop blanks from between two letters: that of YAML, whose
/// texts may be in pieces. `asked` is the format that was asked for.
pub(super) fn drops_blanks(name: &str, asked: Option<&Format>) -> bool {
    asked.or_else(|| of_name(name)).is_none_or(|format| format.name == "yaml")
}
