//! The settings: a YAML file, read at the start, and written only when the doctor's questions were answered.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};

use crate::app::document::display::{ALIGNS, AMBIGUOUS, CONTROLS, Display, KASHIDA, MARKS, named};
use crate::app::panes::{FOOTINGS, Footing};
use crate::app::{MEASURE, MEASURES};
use crate::format::Baked;
use crate::format::baked::BAKED;
use crate::home::{self, OnDisk};
use crate::messages::{Messages, Value};
use crate::theme::{self, ThemeChoice};
use qari_bidi::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping, Wishes};

/// The path of the file inside the configuration folder.
const FILE: &str = "qari/config.yaml";

/// The path of the folder of themes inside the configuration folder.
const THEMES: &str = "qari/themes";

/// The most bytes of the file.
const MOST_BYTES: u64 = 1 << 20;

/// An error in reading or writing the settings.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct Error {
    file: String,
    cause: Cause,
}

/// The cause of an [`Error`].
#[derive(Debug, thiserror::Error)]
enum Cause {
    /// The file can't be read.
    #[error(transparent)]
    Unreadable(io::Error),
    /// The file can't be written.
    #[error(transparent)]
    Unwritable(io::Error),
    /// There is no folder for settings, since there is no home folder.
    #[error("no home")]
    NoHome,
    /// An unknown key.
    #[error("line {line}: unknown key {key}")]
    UnknownKey { line: usize, key: String },
    /// A value that the key does not take.
    #[error("line {line}: {key}: unknown value {value}, known: {known}")]
    UnknownValue { line: usize, key: &'static str, value: String, known: String },
    /// Any other error, in the words of the YAML parser.
    #[error("line {line}: {reason}")]
    Malformed { line: usize, reason: String },
}

/// The programs that the user has chosen, each as its words: no shell is involved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programs {
    /// The one that takes text to copy on its standard input.
    pub copy: Option<Vec<String>>,
    /// The one that a text is looked up with.
    pub lookup: Option<Vec<String>>,
}

/// The user's settings. The command line overrides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The way that text is sent to the terminal.
    pub wishes: Wishes,
    /// The themes of the screen.
    pub theme: ThemeChoice,
    /// Saves searches, places and bookmarks for the next run.
    pub history: bool,
    /// Opens documents where they were left.
    pub resume: bool,
    /// Looks whether the file that is read changes.
    pub watch: bool,
    /// The width of the text column at most, in cells.
    pub measure: u16,
    /// Vowel marks, alignment and ambiguous widths.
    pub display: Display,
    /// The way the disclaimer stands at the foot of the screen.
    pub footing: Footing,
    /// The treatment of presentation forms and visual order.
    pub baked: Baked,
    /// The language of the interface; `None` if it is not set.
    pub language: Option<&'static str>,
    /// The programs to copy and to look up with.
    pub programs: Programs,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wishes: Wishes::default(),
            theme: ThemeChoice::default(),
            history: true,
            resume: true,
            watch: true,
            measure: MEASURE,
            display: Display::default(),
            footing: Footing::default(),
            baked: Baked::default(),
            language: None,
            programs: Programs::default(),
        }
    }
}

/// A key of the file. Keys that are options too have the same names and values.
struct Key {
    name: &'static str,
    /// Sets the key to a value as written; `None` if the value is invalid.
    set: fn(&mut Settings, &str) -> Option<()>,
    /// The valid values, for messages.
    values: fn() -> String,
}

/// All keys.
const KEYS: [Key; 19] = [
    Key {
        name: "bidi",
        set: |set, value| value.parse().ok().map(|bidi| set.wishes.bidi = bidi),
        values: || list(Bidi::names()),
    },
    Key {
        name: "shaping",
        set: |set, value| value.parse().ok().map(|shaping| set.wishes.shaping = shaping),
        values: || list(Shaping::NAMES),
    },
    Key {
        name: "color",
        set: |set, value| value.parse().ok().map(|colour| set.wishes.colour = colour),
        values: || list(Colour::names()),
    },
    Key {
        name: "background",
        set: |set, value| value.parse().ok().map(|ground| set.wishes.ground = ground),
        values: || list(Ground::NAMES),
    },
    Key {
        name: "theme",
        set: |set, name| {
            let name = if name == theme::AUTO { Some(name) } else { known_theme(name) };
            name.map(|name| set.theme = ThemeChoice::always(name))
        },
        values: || format!("{}, {}, {{light: NAME, dark: NAME}}", theme::AUTO, theme_names()),
    },
    Key {
        name: "history",
        set: |set, value| named(&YES_OR_NO, value).map(|history| set.history = history),
        values: || list(YES_OR_NO.map(|(name, _)| name)),
    },
    Key {
        name: "resume",
        set: |set, value| named(&YES_OR_NO, value).map(|resume| set.resume = resume),
        values: || list(YES_OR_NO.map(|(name, _)| name)),
    },
    Key {
        name: "watch",
        set: |set, value| named(&YES_OR_NO, value).map(|watch| set.watch = watch),
        values: || list(YES_OR_NO.map(|(name, _)| name)),
    },
    Key {
        name: "marks",
        set: |set, value| named(&MARKS, value).map(|marks| set.display.marks = marks),
        values: || list(MARKS.map(|(name, _)| name)),
    },
    Key {
        name: "measure",
        set: |set, value| {
            let measure = value.parse().ok().filter(|measure| (MEASURES.0..=MEASURES.1).contains(measure));
            measure.map(|measure| set.measure = measure)
        },
        values: || format!("{}–{}", MEASURES.0, MEASURES.1),
    },
    Key {
        name: "align",
        set: |set, value| named(&ALIGNS, value).map(|align| set.display.align = align),
        values: || list(ALIGNS.map(|(name, _)| name)),
    },
    Key {
        name: "kashida",
        set: |set, value| named(&KASHIDA, value).map(|without| set.display.without_kashida = without),
        values: || list(KASHIDA.map(|(name, _)| name)),
    },
    Key {
        name: "controls",
        set: |set, value| named(&CONTROLS, value).map(|controls| set.display.controls = controls),
        values: || list(CONTROLS.map(|(name, _)| name)),
    },
    Key {
        name: "ambiguous",
        set: |set, value| named(&AMBIGUOUS, value).map(|wide| set.display.wide_ambiguous = wide),
        values: || list(AMBIGUOUS.map(|(name, _)| name)),
    },
    Key {
        name: "disclaimer",
        set: |set, value| named(&FOOTINGS, value).map(|footing| set.footing = footing),
        values: || list(FOOTINGS.map(|(name, _)| name)),
    },
    Key {
        name: "baked",
        set: |set, value| named(&BAKED, value).map(|baked| set.baked = baked),
        values: || list(BAKED.map(|(name, _)| name)),
    },
    Key {
        name: "ui-lang",
        set: |set, value| {
            let language = Messages::languages().find(|tag| *tag == value);
            language.map(|language| set.language = Some(language))
        },
        values: || list(Messages::languages()),
    },
    Key {
        name: "lookup-command",
        set: |set, value| command_line(value).map(|words| set.programs.lookup = Some(words)),
        values: || COMMAND_LINE.to_owned(),
    },
    Key {
        name: "copy-command",
        set: |set, value| command_line(value).map(|words| set.programs.copy = Some(words)),
        values: || COMMAND_LINE.to_owned(),
    },
];

/// The keys of which the value may be a list of keys too, each with these.
const PARTS: [(&str, [Key; 2]); 1] = [(
    "theme",
    [
        Key {
            name: "light",
            set: |set, name| known_theme(name).map(|name| name.clone_into(&mut set.theme.light)),
            values: theme_names,
        },
        Key {
            name: "dark",
            set: |set, name| known_theme(name).map(|name| name.clone_into(&mut set.theme.dark)),
            values: theme_names,
        },
    ],
)];

/// Returns `name` if there is a theme of this name.
fn known_theme(name: &str) -> Option<&str> {
    theme::is_known(name, themes().as_deref()).then_some(name)
}

/// Returns the names of all themes.
fn theme_names() -> String {
    theme::names(themes().as_deref()).join(", ")
}

/// Returns the key called `name`, of the file or inside another.
fn key(name: &str) -> Option<&'static Key> {
    KEYS.iter().chain(PARTS.iter().flat_map(|(_, parts)| parts)).find(|key| key.name == name)
}

/// The form of a command line, for messages.
const COMMAND_LINE: &str = "PROGRAM [ARGUMENT]...";

/// Splits a command line into words as a shell does, by blanks outside of quotes. `None` if it has no words or a quote
/// is not closed.
fn command_line(line: &str) -> Option<Vec<String>> {
    shell_words::split(line).ok().filter(|words| !words.is_empty())
}

/// The values of a key that says yes or no.
const YES_OR_NO: [(&str, bool); 2] = [("true", true), ("false", false)];

fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// The beginning of serde's message for an unknown key. The key follows, with the closing sign that [`quoted`] removes.
const UNKNOWN_KEY: &str = "unknown key `";
/// The beginning of serde's message for an invalid value. The value follows, then the key.
const UNKNOWN_VALUE: &str = "unknown value `";

/// Visits the file. Errors are raised while it is visited, since only then does the parser know the line.
struct File;

impl<'de> Visitor<'de> for File {
    type Value = Settings;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("keys with values")
    }

    /// Accepts a file with nothing but comments, which is null in YAML.
    fn visit_unit<E: de::Error>(self) -> Result<Settings, E> {
        Ok(Settings::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Settings, A::Error> {
        let mut settings = Settings::default();
        let mut seen = Vec::new();
        while let Some(key) = map.next_key_seed(Name(&mut seen))? {
            map.next_value_seed(Setting { key, settings: &mut settings })?;
        }
        Ok(settings)
    }
}

/// Visits a key and checks that it is known and none of those seen before.
struct Name<'a>(&'a mut Vec<&'static str>);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = &'static Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = &'static Key;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<&'static Key, E> {
        let key = KEYS.iter().find(|key| key.name == name);
        let key = key.ok_or_else(|| E::custom(format!("{UNKNOWN_KEY}{name}`")))?;
        if self.0.contains(&key.name) {
            return Err(E::custom(format!("duplicate key `{name}`")));
        }
        self.0.push(key.name);
        Ok(key)
    }
}

/// Visits the value of a key.
struct Setting<'a> {
    key: &'static Key,
    settings: &'a mut Settings,
}

impl<'de> DeserializeSeed<'de> for Setting<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.parts().is_empty() { deserializer.deserialize_str(self) } else { deserializer.deserialize_any(self) }
    }
}

impl Setting<'_> {
    /// Returns the keys that its value may have.
    fn parts(&self) -> &'static [Key] {
        PARTS.iter().find(|(name, _)| *name == self.key.name).map_or(&[], |(_, parts)| parts)
    }
}

impl<'de> Visitor<'de> for Setting<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "one of {}", (self.key.values)())
    }

    /// Sets the key, unless the value is empty.
    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        let is_set = value.is_empty() || (self.key.set)(self.settings, value).is_some();
        is_set.then_some(()).ok_or_else(|| E::custom(format!("{UNKNOWN_VALUE}{value}` of `{}`", self.key.name)))
    }

    /// Accepts a key without a value, which is null in YAML.
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let parts = self.parts();
        while let Some(name) = map.next_key::<String>()? {
            let unknown = || de::Error::custom(format!("{UNKNOWN_VALUE}{name}` of `{}`", self.key.name));
            let key = parts.iter().find(|key| key.name == name).ok_or_else(unknown)?;
            map.next_value_seed(Setting { key, settings: self.settings })?;
        }
        Ok(())
    }
}

/// Returns the path of the settings: in `XDG_CONFIG_HOME`, else in `.config` of the home folder (XDG Base Directory
/// Specification).
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_CONFIG_HOME", ".config")?.join(FILE))
}

/// Returns the folder of the person's own themes, beside the settings.
#[must_use]
pub fn themes() -> Option<PathBuf> {
    Some(home::folder("XDG_CONFIG_HOME", ".config")?.join(THEMES))
}

/// Reads the settings in the file `path`; the defaults if there is no such file.
///
/// # Errors
/// [`Error`] if the file can't be read, or has an unknown key or an invalid value.
pub fn read(path: &Path) -> Result<Settings, Error> {
    let read = read_text(path).map_err(Cause::Unreadable).and_then(|text| parse(&text));
    read.map_err(|cause| Error { file: path.display().to_string(), cause })
}

/// Reads the text of the settings; an empty one if there is none, or a device such as `/dev/null` in its place.
fn read_text(path: &Path) -> io::Result<String> {
    match home::read(path, MOST_BYTES)? {
        OnDisk::File(bytes) => {
            String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        }
        OnDisk::Nothing | OnDisk::Device => Ok(String::new()),
        OnDisk::Pipe => Err(io::Error::other("not a regular file")),
    }
}

fn parse(text: &str) -> Result<Settings, Cause> {
    // The parser rejects a byte order mark and a file without a document.
    let text = text.trim_start_matches('\u{FEFF}');
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Settings::default());
    }
    serde_yaml::Deserializer::from_str(text).deserialize_any(File).map_err(|error| malformed(&error))
}

/// Converts an error of the parser. serde passes errors on as text, so they are recognised by their wording, which is
/// ours.
fn malformed(error: &serde_yaml::Error) -> Cause {
    let line = error.location().map_or(1, |place| place.line());
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    let value = quoted(reason, UNKNOWN_VALUE).and_then(|rest| rest.rsplit_once("` of `"));
    match value.and_then(|(value, name)| Some((value, key(name)?))) {
        Some((value, key)) => {
            Cause::UnknownValue { line, key: key.name, value: value.to_owned(), known: (key.values)() }
        }
        None => match quoted(reason, UNKNOWN_KEY) {
            Some(key) => Cause::UnknownKey { line, key: key.to_owned() },
            None => Cause::Malformed { line, reason: reason.to_owned() },
        },
    }
}

/// Returns the text between `start`, which ends with an opening sign, and the closing sign at the end.
fn quoted<'a>(reason: &'a str, start: &str) -> Option<&'a str> {
    reason.split_once(start)?.1.strip_suffix('`')
}

/// Sets `bidi` in the settings to the encoding called `name` and returns the file. The rest of the file is unchanged;
/// the replacement is atomic.
///
/// # Errors
/// [`Error`] if the file can't be written.
pub fn write_bidi(path: Option<&Path>, name: &str) -> Result<PathBuf, Error> {
    let path = path.ok_or(Error { file: FILE.to_owned(), cause: Cause::NoHome })?;
    let written = write(path, |text| with_line(text, "bidi", name));
    written.map_err(|error| Error { file: path.display().to_string(), cause: Cause::Unwritable(error) })?;
    Ok(path.to_owned())
}

fn write(path: &Path, change: impl FnOnce(&str) -> String) -> io::Result<()> {
    // Where a device is in place of the settings, none are to be kept.
    if home::is_refused(path) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    home::make_folder(folder)?;
    home::locked(folder, || home::replace(path, change(&read_text(path)?).as_bytes(), 0o666).map(|_| ()))
}

/// Returns `text` with the line of `key` replaced or added.
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
                messages.fill("error-config-unreadable", &[file, ("reason", Value::Text(&error.to_string()))])
            }
            Cause::Unwritable(error) => {
                messages.fill("error-config-unwritable", &[file, ("reason", Value::Text(&error.to_string()))])
            }
            Cause::NoHome => messages.get("error-config-no-home"),
            Cause::UnknownKey { line, key } => {
                let known = list(KEYS.map(|key| key.name));
                let what = [("line", (*line).into()), ("key", Value::Text(key)), ("expected", Value::Text(&known))];
                messages.fill("error-config-key", &[&[file][..], &what[..]].concat())
            }
            Cause::UnknownValue { line, key, value, known } => {
                let what = [
                    ("line", (*line).into()),
                    ("key", Value::Text(key)),
                    ("value", Value::Text(value)),
                    ("expected", Value::Text(known)),
                ];
                messages.fill("error-config-value", &[&[file][..], &what[..]].concat())
            }
            Cause::Malformed { line, reason } => {
                let what = [("line", (*line).into()), ("reason", Value::Text(reason))];
                messages.fill("error-config", &[&[file][..], &what[..]].concat())
            }
        }
    }
}

#[cfg(test)]
mod tests;
