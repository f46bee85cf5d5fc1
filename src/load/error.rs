//! Documents that could not be opened, and how that is said.

use std::io;

use crate::format::{self, BookProblem, MOST_BOOK_BYTES, MOST_BYTES, YamlProblem, mebibytes};
use crate::messages::{Messages, Value};
use qari_bidi::text::address::scheme;
use qari_bidi::text::visible::safe_name;

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
    /// The memory does not hold all of it.
    #[error("not enough memory")]
    NoMemory,
    /// The reader of its format refused it.
    #[error(transparent)]
    Format(#[from] format::Error),
}

impl Error {
    /// Returns the message for the person at the terminal: what failed, on which document, and what to do.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let shown = safe_name(&self.name);
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
                _ => messages.fill("error-unreadable", &[name, ("reason", Value::Text(&messages.reason(error)))]),
            },
            Cause::NoMemory => messages.fill("error-no-memory", &[name]),
            Cause::TooLarge => messages.fill("error-too-large", &[name, ("most", mebibytes(MOST_BYTES))]),
            Cause::Format(format::Error::NotText) => messages.fill("error-not-text", &[name]),
            Cause::Format(format::Error::Book(problem)) => {
                let method = match problem {
                    BookProblem::Packed(method) => method,
                    _ => "",
                };
                let message = match problem {
                    BookProblem::NoArchive => "error-book-no-archive",
                    BookProblem::Damaged => "error-book-damaged",
                    BookProblem::TooManyFiles => "error-book-too-many-files",
                    BookProblem::TooLarge => "error-book-too-large",
                    BookProblem::Encrypted => "error-book-encrypted",
                    BookProblem::Packed(_) => "error-book-packed",
                    BookProblem::NoChapters => "error-book-no-chapters",
                };
                let what = [name, ("most", mebibytes(MOST_BOOK_BYTES)), ("method", Value::Text(method))];
                messages.fill(message, &what)
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
