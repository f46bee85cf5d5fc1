//! What the person set once for all: a YAML file, read at the start, and changed only where one answers the doctor.

use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{fmt, fs, io};

use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};

use crate::home;
use crate::messages::{Messages, Value};
use crate::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping, Wishes};

/// What the file is called, in the folder of settings.
const FILE: &str = "qari/config.yaml";

/// Why the settings could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct Error {
    file: String,
    cause: Cause,
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
enum Cause {
    /// The system would not let them be read.
    #[error(transparent)]
    Unreadable(io::Error),
    /// The system would not let them be written.
    #[error(transparent)]
    Unwritable(io::Error),
    /// There is no folder for settings.
    #[error("no home")]
    NoHome,
    /// A key that there is not.
    #[error("line {line}: unknown key {key}")]
    UnknownKey { line: usize, key: String },
    /// Anything else, in the words of the parser.
    #[error("line {line}: {reason}")]
    Malformed { line: usize, reason: String },
}

/// What the person set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What is wanted of the terminal.
    pub wishes: Wishes,
    /// Whether searches are kept for the next time.
    pub history: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { wishes: Wishes::default(), history: true }
    }
}

/// The keys of the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    #[serde(deserialize_with = "named")]
    bidi: Bidi,
    #[serde(deserialize_with = "named")]
    shaping: Shaping,
    #[serde(deserialize_with = "named")]
    color: Colour,
    #[serde(deserialize_with = "named")]
    background: Ground,
    history: Option<bool>,
}

/// The keys, as an error names them.
const KEYS: &str = "bidi, shaping, color, background, history";

/// Reads a value by its name. What is no such name is found while it is read: only then does the parser know its line.
fn named<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(Named(PhantomData))
}

/// The name of a value.
struct Named<T>(PhantomData<T>);

impl<T: FromStr> Visitor<'_> for Named<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
        name.parse().map_err(|_| E::custom(format!("`{name}`")))
    }
}

/// Where the settings are: in `XDG_CONFIG_HOME`, else in `.config` at home (XDG Base Directory Specification).
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_CONFIG_HOME", ".config")?.join(FILE))
}

/// The settings in the file `path`; those of a new user if there is no such file.
///
/// # Errors
/// [`Error`] if it can't be read or does not have their form.
pub fn read(path: &Path) -> Result<Settings, Error> {
    let file = || path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(Error { file: file(), cause: Cause::Unreadable(error) }),
    };
    parse(&text).map_err(|cause| Error { file: file(), cause })
}

fn parse(text: &str) -> Result<Settings, Cause> {
    // A file of nothing but comments is null to YAML, and has no keys to us.
    let file: Option<File> = serde_yaml::from_str(text).map_err(|error| malformed(&error))?;
    let File { bidi, shaping, color, background, history } = file.unwrap_or_default();
    let wishes = Wishes { bidi, shaping, colour: color, ground: background };
    Ok(Settings { wishes, history: history.unwrap_or(Settings::default().history) })
}

/// The parser's error as ours: errors cross serde as text, and the wording of an unknown key is serde's, held by a test.
fn malformed(error: &serde_yaml::Error) -> Cause {
    let line = error.location().map_or(1, |place| place.line());
    let text = error.to_string();
    let key = text.split_once("unknown field `").and_then(|(_, rest)| rest.split_once('`'));
    match key {
        Some((key, _)) => Cause::UnknownKey { line, key: key.to_owned() },
        None => {
            let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
            Cause::Malformed { line, reason: reason.to_owned() }
        }
    }
}

/// Writes into the settings that rows are sent in the way called `name`, and returns the file. The rest of it stays as it is; whoever
/// reads it meanwhile finds the old settings or the new ones.
///
/// # Errors
/// [`Error`] if it can't be written.
pub fn write_bidi(path: Option<&Path>, name: &str) -> Result<PathBuf, Error> {
    let path = path.ok_or(Error { file: FILE.to_owned(), cause: Cause::NoHome })?;
    let written = write(path, |text| with_line(text, "bidi", name));
    written.map_err(|error| Error { file: path.display().to_string(), cause: Cause::Unwritable(error) })?;
    Ok(path.to_owned())
}

fn write(path: &Path, change: impl FnOnce(&str) -> String) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    home::replace(path, &change(&text), 0o666)
}

/// `text` with the line of `key` replaced, or added.
fn with_line(text: &str, key: &str, value: &str) -> String {
    let is_of_key = |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let line = format!("{key}: {value}");
    let mut lines: Vec<&str> = text.lines().collect();
    match lines.iter().position(is_of_key) {
        Some(at) => lines[at] = &line,
        None => lines.push(&line),
    }
    lines.join("\n") + "\n"
}

impl Error {
    /// What went wrong, for the person at the terminal: the act, the object and what to do next.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let file = ("file", Value::Text(&self.file));
        match &self.cause {
            Cause::Unreadable(error) => {
                messages.fill("error-config-unreadable", &[file, ("reason", Value::Text(&error.to_string()))])
            }
            Cause::Unwritable(error) => {
                messages.fill("error-config-unwritable", &[file, ("reason", Value::Text(&error.to_string()))])
            }
            Cause::NoHome => messages.get("error-config-no-home"),
            Cause::UnknownKey { line, key } => {
                let what = [("line", (*line).into()), ("key", Value::Text(key)), ("expected", Value::Text(KEYS))];
                messages.fill("error-config-key", &[&[file][..], &what[..]].concat())
            }
            Cause::Malformed { line, reason } => {
                let what = [("line", (*line).into()), ("reason", Value::Text(reason))];
                messages.fill("error-config", &[&[file][..], &what[..]].concat())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::colour::{Background, Depth};
    use crate::terminal::encode::Encoding;

    fn check(text: &str, wishes: Wishes) {
        assert_eq!(parse(text).expect("settings"), Settings { wishes, history: true }, "{text}");
    }

    fn check_fails(text: &str, expected: &str) {
        assert_eq!(parse(text).expect_err("no settings").to_string(), expected, "{text}");
    }

    #[test]
    fn settings_are_read() {
        check("", Wishes::default());
        check("# nothing set\n", Wishes::default());
        check(
            "bidi: words\ncolor: never\n",
            Wishes { bidi: Bidi::Always(Encoding::Words), colour: Colour::Never, ..Wishes::default() },
        );
        check(
            "shaping: raw\nbidi: terminal",
            Wishes { bidi: Bidi::Terminal, shaping: Shaping::Raw, ..Wishes::default() },
        );
        let colour = Colour::Of(Depth::Indexed);
        let ground = Ground::Always(Background::Light);
        check("color: 256 # a name too\nbackground: light", Wishes { colour, ground, ..Wishes::default() });
    }

    #[test]
    fn history_can_be_switched_off() {
        for (text, history) in [("history: false\n", false), ("history: true", true), ("history:", true)] {
            assert_eq!(parse(text).expect("settings").history, history, "{text}");
        }
        check_fails("history: never", "line 1: history: invalid type: string \"never\", expected a boolean");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        check_fails("bidi: auto\n# \ncolour: never\nshaping: raw\n", "line 3: unknown key colour");
        check_fails("color: never\nbidi: left\n", "line 2: bidi: `left`");
        check_fails("just text", "line 1: invalid type: string \"just text\", expected struct File");
    }

    #[test]
    fn one_line_is_changed_and_the_rest_stays() {
        assert_eq!(with_line("", "bidi", "words"), "bidi: words\n");
        assert_eq!(
            with_line("# mine\nbidi : app # why\ncolor: never", "bidi", "runs"),
            "# mine\nbidi: runs\ncolor: never\n"
        );
        assert_eq!(with_line("color: never\n", "bidi", "runs"), "color: never\nbidi: runs\n");
    }
}
