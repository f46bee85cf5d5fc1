//! Warnings: what of a document could not be read as intended.

use super::epub::{ChapterProblem, MOST_FILE_BYTES, MOST_RATIO};
use crate::messages::{Messages, Value};

/// Something in a document that could not be read as intended. The wording is in the message files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Byte sequences that are invalid in the encoding. Each is shown as U+FFFD.
    Undecodable {
        /// Their number.
        count: usize,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// The text was stored in presentation forms; it is shown in letters and in logical order.
    Baked {
        /// It was stored in visual order.
        was_visual: bool,
    },
    /// The text has direction overrides. They are obeyed, and put letters into an order that is not theirs.
    Overrides,
    /// The document nests too deeply or has too many parts. Some tables and lists are shown as plain text.
    Flattened,
    /// More than half of the text of a page was left out, because it is not part of the article.
    LeftOut {
        /// The visible letters left out, not counting links.
        letters: usize,
    },
    /// The archive of a book is damaged; the files that could be found were read.
    BookDamaged,
    /// A book does not list its chapters; they were read in the order of their file names.
    BookUnlisted,
    /// A chapter of a book could not be read completely.
    Chapter {
        /// The file name of the chapter in the book.
        name: String,
        /// The problem with it.
        problem: ChapterProblem,
    },
}

impl Warning {
    /// Returns the notice shown to the person, with what to do about it.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        match self {
            Self::Undecodable { count, encoding } => {
                let what = [("count", Value::Number(*count)), ("encoding", Value::Text(encoding))];
                messages.fill("warning-undecodable", &what)
            }
            Self::Baked { was_visual } => {
                let message = if *was_visual { "warning-baked-visual" } else { "warning-baked-logical" };
                messages.fill(message, &[("option", Value::Text("--baked off"))])
            }
            // Keys read from left to right in any sentence.
            Self::Overrides => messages.fill("warning-overrides", &[("key", Value::Text("\u{2066}Alt-i\u{2069}"))]),
            Self::Flattened => messages.get("warning-flattened"),
            Self::LeftOut { letters } => messages.fill("warning-left-out", &[("letters", Value::Number(*letters))]),
            Self::BookDamaged => messages.get("warning-book-damaged"),
            Self::BookUnlisted => messages.get("warning-book-unlisted"),
            Self::Chapter { name, problem } => {
                let method = match problem {
                    ChapterProblem::Packed(method) => method,
                    _ => "",
                };
                let message = match problem {
                    ChapterProblem::Missing => "warning-chapter-missing",
                    ChapterProblem::Damaged => "warning-chapter-damaged",
                    ChapterProblem::TooLarge => "warning-chapter-too-large",
                    ChapterProblem::Encrypted => "warning-chapter-encrypted",
                    ChapterProblem::Packed(_) => "warning-chapter-packed",
                };
                let what = [
                    ("chapter", Value::Text(name)),
                    ("method", Value::Text(method)),
                    ("most", mebibytes(MOST_FILE_BYTES)),
                    ("ratio", count(MOST_RATIO)),
                ];
                messages.fill(message, &what)
            }
        }
    }
}

/// Converts a number of bytes to MiB for a message.
#[must_use]
pub fn mebibytes(bytes: u64) -> Value<'static> {
    count(bytes / 1024 / 1024)
}

fn count(number: u64) -> Value<'static> {
    Value::Number(usize::try_from(number).unwrap_or(usize::MAX))
}
