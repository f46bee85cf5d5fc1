//! The errors of themes, in words.

use super::file::Wrong;
use super::paint::Paint;
use super::role::Role;
use crate::messages::{Messages, Value};
use crate::mistakes::{Mistake, nearest, with_near};

/// An error in reading a theme.
#[derive(Debug)]
pub enum Error {
    /// There is no theme of this name.
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        names: Vec<String>,
    },
    /// The file can't be read.
    Unreadable {
        /// The file.
        file: String,
        /// The reason.
        reason: std::io::Error,
    },
    /// The file is no theme.
    Mistaken {
        /// The file.
        file: String,
        /// All its mistakes.
        mistakes: Vec<Mistake<Wrong>>,
    },
}

impl Error {
    pub(super) fn unknown(name: &str, names: Vec<String>) -> Self {
        Self::Unknown { name: name.to_owned(), names }
    }

    /// Describes the error for the person: all mistakes of a file with their lines, and what there is instead.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        match self {
            Self::Unknown { name, names } => {
                let near = nearest(name, names.iter().map(String::as_str));
                let known = names.join(", ");
                let what = [("name", Value::Text(name)), ("names", Value::Text(&known))];
                with_near(messages.fill("error-theme-unknown", &what), near, messages)
            }
            Self::Unreadable { file, reason } => {
                let reason = messages.reason(reason);
                let what = [("file", Value::Text(file)), ("reason", Value::Text(&reason))];
                messages.fill("error-theme-unreadable", &what)
            }
            Self::Mistaken { file, mistakes } => {
                let mut lines = vec![messages.fill("error-theme", &[("file", Value::Text(file))])];
                lines.extend(mistakes.iter().map(|mistake| mistake.describe(messages)));
                let is_of = |is: fn(&Wrong) -> bool| mistakes.iter().any(|mistake| is(&mistake.what));
                if is_of(|wrong| matches!(wrong, Wrong::Role(_) | Wrong::Line(_))) {
                    let roles = Role::ALL.map(Role::name).join(", ");
                    lines.push(messages.fill("theme-roles", &[("names", Value::Text(&roles))]));
                }
                if is_of(|wrong| !matches!(wrong, Wrong::Role(_) | Wrong::Twice(_))) {
                    let words = Paint::words().collect::<Vec<_>>().join(", ");
                    lines.push(messages.fill("theme-words", &[("names", Value::Text(&words))]));
                }
                lines.join("\n")
            }
        }
    }
}

impl Mistake<Wrong> {
    /// Describes the mistake for the person, with its line.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let line = ("line", self.line.into());
        match &self.what {
            Wrong::Line(text) => messages.fill("mistake-line", &[line, ("text", Value::Text(text))]),
            Wrong::Role(name) => {
                let what = [line, ("role", Value::Text(name))];
                let near = nearest(name, Role::ALL.into_iter().map(Role::name));
                with_near(messages.fill("mistake-role", &what), near, messages)
            }
            Wrong::Twice(own) => messages.fill("mistake-twice", &[line, ("role", Value::Text(own.name()))]),
            Wrong::Word(own, word) => {
                let what = [line, ("role", Value::Text(own)), ("word", Value::Text(word))];
                with_near(messages.fill("mistake-word", &what), nearest(word, Paint::words()), messages)
            }
            Wrong::Missing(own) => messages.fill("mistake-missing", &[line, ("role", Value::Text(own))]),
        }
    }
}
