//! The errors of the settings, in words.

use std::io;

use super::table::{SETTINGS, command_names};
use crate::app::keys::layer::{BindFault, SECTIONS};
use crate::messages::{Messages, Value};
use crate::mistakes::{Mistake, nearest, with_near};

/// An error in reading or writing the settings.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct Error {
    pub(super) file: String,
    pub(super) cause: Cause,
}

/// The cause of an [`Error`].
#[derive(Debug, thiserror::Error)]
pub(super) enum Cause {
    /// The file can't be read.
    #[error(transparent)]
    Unreadable(io::Error),
    /// The file can't be written.
    #[error(transparent)]
    Unwritable(io::Error),
    /// There is no folder for settings, since there is no home folder.
    #[error("no home")]
    NoHome,
    /// There are mistakes in the file.
    #[error("{0:?}")]
    Mistaken(Vec<Mistake<SettingFault>>),
}

/// A fault in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    /// There is no setting of this name.
    Unknown(String),
    /// The setting stands here a second time.
    Twice(&'static str),
    /// The setting does not take this value.
    Value {
        /// The name of the setting.
        name: &'static str,
        /// The value.
        value: String,
        /// The values that it takes.
        values: Vec<String>,
    },
    /// There is no command of this name, or it is not for that section.
    Command(String),
    /// The command of this name can't be bound.
    Keys(String, BindFault),
    /// Anything else, in the words of the YAML parser.
    Malformed(String),
}

impl Error {
    /// Returns `true` if nothing is wrong with what the settings say: their file can't be read, so that the defaults
    /// have to do.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        matches!(self.cause, Cause::Unreadable(_))
    }

    /// Describes the error for the user: what failed, on which file, and what to do next.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let file = ("file", Value::Text(&self.file));
        match &self.cause {
            Cause::Unreadable(error) => {
                messages.fill("error-config-unreadable", &[file, ("reason", Value::Text(&messages.reason(error)))])
            }
            Cause::Unwritable(error) => {
                messages.fill("error-config-unwritable", &[file, ("reason", Value::Text(&messages.reason(error)))])
            }
            Cause::NoHome => messages.get("error-config-no-home"),
            Cause::Mistaken(mistakes) => {
                let mut lines = vec![messages.fill("error-config", &[file])];
                lines.extend(mistakes.iter().map(|mistake| mistake.describe(messages)));
                if mistakes.iter().any(|mistake| matches!(mistake.what, SettingFault::Unknown(_))) {
                    let names = SETTINGS.map(|setting| setting.name).join(", ");
                    lines.push(messages.fill("setting-names", &[("names", Value::Text(&names))]));
                }
                lines.join("\n")
            }
        }
    }
}

impl Mistake<SettingFault> {
    /// Describes the mistake for the person, with its line and what may be meant.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let line = ("line", self.line.into());
        let with_near = |id: &str, known: &[(&'static str, Value)], near: Option<&str>| {
            with_near(messages.fill(id, known), near, messages)
        };
        match &self.what {
            SettingFault::Unknown(name) => {
                let near = nearest(name, SETTINGS.iter().map(|setting| setting.name));
                with_near("mistake-setting", &[line, ("name", Value::Text(name))], near)
            }
            SettingFault::Twice(name) => messages.fill("mistake-setting-twice", &[line, ("name", Value::Text(name))]),
            SettingFault::Value { name, value, values } => {
                let known = values.join(", ");
                let what = [
                    line,
                    ("name", Value::Text(name)),
                    ("value", Value::Text(value)),
                    ("expected", Value::Text(&known)),
                ];
                with_near("mistake-setting-value", &what, nearest(value, values.iter().map(String::as_str)))
            }
            SettingFault::Command(name) => {
                let sections = SECTIONS.iter().map(|(section, _)| *section);
                let near = nearest(name, command_names().chain(sections));
                with_near("mistake-command", &[line, ("name", Value::Text(name))], near.filter(|near| near != name))
            }
            SettingFault::Keys(name, fault) => {
                let (id, keys) = match fault {
                    BindFault::NoCommand(_) => ("mistake-command", String::new()),
                    BindFault::NoKey(key) => ("mistake-key", key.clone()),
                    BindFault::BoundTwice(keys) => ("mistake-key-twice", keys.to_string()),
                    BindFault::Typed(keys) => ("mistake-key-typed", keys.to_string()),
                };
                messages.fill(id, &[line, ("name", Value::Text(name)), ("keys", Value::Text(&keys))])
            }
            SettingFault::Malformed(reason) => messages.fill("mistake-yaml", &[line, ("reason", Value::Text(reason))]),
        }
    }
}
