//! Opens documents by name: reads the bytes and passes them to the reader of their format.

mod hint;
mod named;
mod sift;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use crate::format::{
    self, Asked, Beginning, BookProblem, MOST_BOOK_BYTES, MOST_BYTES, Reading, Warning, YamlProblem, mebibytes,
};
use crate::messages::{Messages, Value};
use memchr::memmem;
use qari_bidi::text::address::{STANDARD_INPUT, scheme};
use qari_bidi::text::visible::{OVERRIDES, name_line};

pub use named::{MOST_DOCUMENTS, Named, named};
pub use sift::may_hold;

/// The article built into the program.
const EMBEDDED: &str = include_str!("../assets/article.yaml");

/// Reads the rest of a document. Returns the whole article with the new warnings.
pub type ReadRest = Box<dyn FnOnce() -> Result<Reading, Error> + Send>;

/// A document that could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("could not open {name}: {cause}")]
pub struct Error {
    /// Its name, as the person gave it.
    pub name: String,
    /// The cause.
    pub cause: Cause,
}

/// The cause why a document could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The name is empty, as from an unset variable in a script.
    #[error("no name")]
    NoName,
    /// The system refused to read it.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// A folder without documents.
    #[error("no documents")]
    NoDocuments,
    /// A folder with more than this many documents.
    #[error("more than {0} documents")]
    TooManyDocuments(usize),
    /// Neither a file nor a folder, but a device, for example.
    #[error("no file")]
    NoFile,
    /// More than [`MOST_BYTES`] bytes.
    #[error("too large")]
    TooLarge,
    /// The reader of its format refused it.
    #[error(transparent)]
    Format(#[from] format::Error),
}

/// Opens the file `name`, or standard input if that is `-`.
///
/// # Errors
/// [`Error`] with the cause.
pub fn open(name: &OsStr, asked: Asked) -> Result<Reading, Error> {
    open_by(name, |bytes, file_name| format::read(bytes, file_name, asked)).map(finished(name))
}

/// Opens the beginning of a document, until there are `enough` bytes of text, if its format can be read in parts.
/// Returns the means to read the rest, if there is one.
///
/// # Errors
/// [`Error`] with the cause.
pub fn begin(name: &OsStr, asked: Asked, enough: usize) -> Result<(Reading, Option<ReadRest>), Error> {
    let Beginning { reading, rest } = open_by(name, |bytes, file_name| format::begin(bytes, file_name, asked, enough))?;
    let finish = finished(name);
    let name = name.to_string_lossy().into_owned();
    let reading = finish(reading);
    let is_known = reading.warnings.contains(&Warning::Overrides);
    let rest = rest.map(|rest| -> ReadRest {
        Box::new(move || {
            let mut whole = rest.read().map(finish).map_err(|cause| Error { name, cause: cause.into() })?;
            whole.warnings.retain(|warning| !(is_known && *warning == Warning::Overrides));
            Ok(whole)
        })
    });
    Ok((reading, rest))
}

/// Returns a function that gives an article the language in the path `name`, if it declares none, and warns of
/// direction overrides in it.
fn finished(name: &OsStr) -> impl Fn(Reading) -> Reading + Send + use<> {
    let tag = hint::language(Path::new(name));
    move |mut reading| {
        if let Some(tag) = &tag {
            reading.article = reading.article.with_language_hint(tag);
        }
        let has_overrides = |block| has_override(reading.article.text(block));
        if (0..reading.article.blocks().len()).any(has_overrides) {
            reading.warnings.push(Warning::Overrides);
        }
        reading
    }
}

/// Returns `true` if `text` has direction overrides. The bytes are searched, since whole books are.
fn has_override(text: &str) -> bool {
    OVERRIDES.iter().any(|control| memmem::find(text.as_bytes(), control.as_bytes()).is_some())
}

/// Reads the file `name` and passes its bytes and its name without folders to `reader`.
fn open_by<T>(name: &OsStr, reader: impl FnOnce(Vec<u8>, &str) -> Result<T, format::Error>) -> Result<T, Error> {
    let file_name = Path::new(name).file_name().filter(|name| *name != STANDARD_INPUT).unwrap_or_default();
    let file_name = file_name.to_string_lossy();
    let read = read(name).and_then(|bytes| Ok(reader(bytes, &file_name)?));
    read.map_err(|cause| Error { name: name.to_string_lossy().into_owned(), cause })
}

/// Returns `true` if standard input is a pipe, a file or a socket. A terminal is used for keys, and programs that get
/// no input are often given `/dev/null`.
#[must_use]
pub fn comes_on_standard_input() -> bool {
    let input = io::stdin().as_fd().try_clone_to_owned().map(File::from);
    let kind = input.and_then(|input| input.metadata()).map(|data| data.file_type());
    kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file() || kind.is_socket())
}

/// Opens the file `name` that a link led to from a document opened as `asked`. Its format is detected; its encoding is
/// that of the other document unless it declares one. Only regular files are opened: pipes and devices may have no end.
///
/// # Errors
/// [`Error`] with the cause.
pub fn open_linked(name: &OsStr, asked: Asked) -> Result<Reading, Error> {
    named::is_file(Path::new(name)).map_err(|cause| Error { name: name.to_string_lossy().into_owned(), cause })?;
    open_by(name, |bytes, file_name| format::read_linked(bytes, file_name, asked)).map(finished(name))
}

/// Opens the article built into the program.
///
/// # Errors
/// None in a tested program.
pub fn embedded() -> Result<Reading, Error> {
    let reading = format::read_text(EMBEDDED, "article.yaml", None);
    reading.map_err(|cause| Error { name: "article.yaml".to_owned(), cause: cause.into() })
}

fn read(name: &OsStr) -> Result<Vec<u8>, Cause> {
    if name.is_empty() {
        return Err(Cause::NoName);
    }
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    let read = if name == STANDARD_INPUT {
        io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes)?
    } else {
        File::open(name)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?
    };
    if read as u64 > MOST_BYTES { Err(Cause::TooLarge) } else { Ok(bytes) }
}

impl Error {
    /// Returns the message for the person at the terminal: what failed, on which document, and what to do.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let shown = name_line(&self.name);
        let name = ("file", Value::Text(&shown));
        match &self.cause {
            Cause::NoName => messages.get("error-no-name"),
            Cause::NoDocuments => messages.fill("error-no-documents", &[name]),
            Cause::TooManyDocuments(count) => {
                messages.fill("error-too-many-documents", &[name, ("count", (*count).into())])
            }
            Cause::NoFile => messages.fill("error-no-file", &[name]),
            Cause::Unreadable(error) => match error.kind() {
                io::ErrorKind::NotFound if scheme(&self.name).is_some_and(|(_, rest)| rest.starts_with("//")) => {
                    messages.fill("error-address", &[name])
                }
                io::ErrorKind::NotFound => messages.fill("error-not-found", &[name]),
                io::ErrorKind::IsADirectory => messages.fill("error-directory", &[name]),
                io::ErrorKind::PermissionDenied => messages.fill("error-permission", &[name]),
                _ => messages.fill("error-unreadable", &[name, ("reason", Value::Text(&error.to_string()))]),
            },
            Cause::TooLarge => messages.fill("error-too-large", &[name, ("most", mebibytes(MOST_BYTES))]),
            Cause::Format(format::Error::NotText) => messages.fill("error-not-text", &[name]),
            Cause::Format(format::Error::Book(problem)) => {
                let message = match problem {
                    BookProblem::NoArchive => "error-book-no-archive",
                    BookProblem::Damaged => "error-book-damaged",
                    BookProblem::TooManyFiles => "error-book-too-many-files",
                    BookProblem::TooLarge => "error-book-too-large",
                    BookProblem::Encrypted => "error-book-encrypted",
                    BookProblem::NoChapters => "error-book-no-chapters",
                };
                messages.fill(message, &[name, ("most", mebibytes(MOST_BOOK_BYTES))])
            }
            Cause::Format(format::Error::Empty) => messages.fill("error-empty", &[name]),
            Cause::Format(format::Error::Malformed { line, column, problem }) => {
                let place = [name, ("line", (*line).into()), ("column", (*column).into())];
                match problem {
                    YamlProblem::UnknownKey { key, expected } => {
                        let what = [("key", Value::Text(key)), ("expected", Value::Text(expected))];
                        messages.fill("error-unknown-key", &[&place[..], &what[..]].concat())
                    }
                    YamlProblem::WrongKind { path } => {
                        let path = if path.is_empty() { "YAML" } else { path };
                        messages.fill("error-wrong-kind", &[&place[..], &[("path", Value::Text(path))]].concat())
                    }
                    YamlProblem::DuplicateKey { key } => {
                        messages.fill("error-duplicate-key", &[&place[..], &[("key", Value::Text(key))]].concat())
                    }
                    YamlProblem::TooDeep => messages.fill("error-too-deep", &place),
                    YamlProblem::TooHeavy => messages.fill("error-too-heavy", &place),
                    YamlProblem::Other(reason) => {
                        messages.fill("error-malformed", &[&place[..], &[("reason", Value::Text(reason))]].concat())
                    }
                }
            }
        }
    }
}
