//! Reads the settings. Whatever is wrong is told at once.
//!
//! Only the YAML parser knows lines, and it tells one only with an error, which ends the reading. So a file with
//! mistakes is read once more for each, and what was wrong before is passed over.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fmt, io};

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Settings;
use super::error::{Cause, Error, SettingFault};
use super::table::{KEYS, PARTS, SETTINGS, Setting};
use crate::app::keys::command::{Command, Context};
use crate::app::keys::layer::SECTIONS;
use crate::home::{self, OnDisk};
use crate::mistakes::Mistake;

/// The most bytes of the file.
const MOST_BYTES: u64 = 1 << 20;

/// The most mistakes that are told.
const MOST_MISTAKES: usize = 100;

/// Reads the settings in the file `path`; the default ones if there is no such file.
///
/// # Errors
/// [`Error`] if the file can't be read, or with all its mistakes.
pub fn read(path: &Path) -> Result<Settings, Error> {
    let read = read_text(path).map_err(Cause::Unreadable);
    let read = read.and_then(|text| parse(&text).map_err(Cause::Mistaken));
    read.map_err(|cause| Error { file: path.display().to_string(), cause })
}

/// Reads the text of the settings; an empty one if there is none, or a device such as `/dev/null` in its place.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    match home::read(path, MOST_BYTES)? {
        OnDisk::File(bytes) => {
            String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        }
        OnDisk::Nothing | OnDisk::Device => Ok(String::new()),
        OnDisk::Pipe => Err(io::Error::other("not a regular file")),
    }
}

/// Reads settings from `text`.
///
/// # Errors
/// All mistakes, in order.
pub(super) fn parse(text: &str) -> Result<Settings, Vec<Mistake<SettingFault>>> {
    // The parser rejects a byte order mark and a file without a document.
    let text = text.trim_start_matches('\u{FEFF}');
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Settings::default());
    }
    let (mut mistakes, mut passed) = (Vec::new(), BTreeSet::new());
    loop {
        let mut pass = Pass { settings: Settings::default(), visited: 0, passed: &passed, fault: None };
        let outcome = serde_yaml::Deserializer::from_str(text).deserialize_any(File(&mut pass));
        let Pass { settings, visited, fault, .. } = pass;
        let Err(error) = outcome else {
            return if mistakes.is_empty() { Ok(settings) } else { Err(mistakes) };
        };
        let line = error.location().map_or(1, |place| place.line());
        let is_new = passed.insert(visited);
        let text = error.to_string();
        let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
        let malformed = || SettingFault::Malformed(reason.to_owned());
        if is_new {
            mistakes.push(Mistake { line, what: fault.unwrap_or_else(malformed) });
        }
        // What is still wrong when it is passed over is no YAML, and nothing can be read behind it.
        if !is_new || mistakes.len() == MOST_MISTAKES {
            return Err(mistakes);
        }
    }
}

/// A reading of the file.
struct Pass<'a> {
    settings: Settings,
    /// The number of names and values visited so far.
    visited: usize,
    /// Those of them that are passed over.
    passed: &'a BTreeSet<usize>,
    /// The fault in what was visited last.
    fault: Option<SettingFault>,
}

impl Pass<'_> {
    /// Begins the next name or value. Returns `true` if it is passed over.
    fn passes_over(&mut self) -> bool {
        self.visited += 1;
        self.passed.contains(&self.visited)
    }

    /// Ends the pass with `fault`.
    fn fail<T, E: de::Error>(&mut self, fault: SettingFault) -> Result<T, E> {
        self.fault = Some(fault);
        Err(E::custom("a mistake"))
    }
}

/// Visits the file.
struct File<'a, 'b>(&'a mut Pass<'b>);

impl<'de> Visitor<'de> for File<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("keys with values")
    }

    /// Accepts a file with nothing but comments, which is null in YAML.
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let pass = self.0;
        let mut seen: Vec<&str> = Vec::new();
        loop {
            let find = |name: &str| {
                let known = SETTINGS.iter().find(|setting| setting.name == name);
                let setting = known.ok_or_else(|| SettingFault::Unknown(name.to_owned()))?;
                if seen.contains(&setting.name) { Err(SettingFault::Twice(setting.name)) } else { Ok(setting) }
            };
            match map.next_key_seed(Name { pass, find })? {
                None => return Ok(()),
                Some(None) => _ = map.next_value::<IgnoredAny>()?,
                Some(Some(setting)) => {
                    seen.push(setting.name);
                    if setting.name == KEYS {
                        map.next_value_seed(Keys { pass, context: None })?;
                    } else {
                        map.next_value_seed(Value { pass, setting })?;
                    }
                }
            }
        }
    }
}

/// Visits a name, and finds what it names; nothing if it is passed over.
struct Name<'a, 'b, F> {
    pass: &'a mut Pass<'b>,
    find: F,
}

impl<'de, T, F: FnOnce(&str) -> Result<T, SettingFault>> DeserializeSeed<'de> for Name<'_, '_, F> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        if self.pass.passes_over() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| None);
        }
        deserializer.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> Result<T, SettingFault>> Visitor<'_> for Name<'_, '_, F> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Option<T>, E> {
        match (self.find)(name) {
            Ok(found) => Ok(Some(found)),
            Err(fault) => self.pass.fail(fault),
        }
    }
}

/// Visits the value of a setting.
struct Value<'a, 'b> {
    pass: &'a mut Pass<'b>,
    setting: &'static Setting,
}

impl Value<'_, '_> {
    /// Returns the settings that its value may have.
    fn parts(&self) -> &'static [Setting] {
        PARTS.iter().find(|(name, _)| *name == self.setting.name).map_or(&[], |(_, parts)| parts)
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.pass.passes_over() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        if self.parts().is_empty() { deserializer.deserialize_str(self) } else { deserializer.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for Value<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "one of {}", (self.setting.values)().join(", "))
    }

    /// Sets the setting, unless the value is empty.
    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        if value.is_empty() || (self.setting.set)(&mut self.pass.settings, value).is_some() {
            return Ok(());
        }
        let (name, values) = (self.setting.name, (self.setting.values)());
        self.pass.fail(SettingFault::Value { name, value: value.to_owned(), values })
    }

    /// Accepts a setting without a value, which is null in YAML.
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (parts, Self { pass, setting }) = (self.parts(), self);
        loop {
            let find = |name: &str| {
                let (own, values) = (setting.name, (setting.values)());
                let unknown = || SettingFault::Value { name: own, value: name.to_owned(), values };
                parts.iter().find(|part| part.name == name).ok_or_else(unknown)
            };
            match map.next_key_seed(Name { pass, find })? {
                None => return Ok(()),
                Some(None) => _ = map.next_value::<IgnoredAny>()?,
                Some(Some(part)) => map.next_value_seed(Value { pass, setting: part })?,
            }
        }
    }
}

/// Visits the keys of commands: of one context, or of all, some of which may have sections.
struct Keys<'a, 'b> {
    pass: &'a mut Pass<'b>,
    context: Option<Context>,
}

/// A name among the keys.
enum KeysName {
    Section(Context),
    Command(String),
}

impl<'de> DeserializeSeed<'de> for Keys<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.pass.passes_over() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keys<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("commands with keys")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { pass, context } = self;
        loop {
            let find = |name: &str| {
                let section = SECTIONS.iter().find(|(section, _)| context.is_none() && *section == name);
                let contexts = context.map_or_else(|| SECTIONS.map(|(_, context)| context).to_vec(), |own| vec![own]);
                match section {
                    Some((_, context)) => Ok(KeysName::Section(*context)),
                    None if Command::named(name, &contexts).is_some() => Ok(KeysName::Command(name.to_owned())),
                    None => Err(SettingFault::Command(name.to_owned())),
                }
            };
            match map.next_key_seed(Name { pass, find })? {
                None => return Ok(()),
                Some(None) => _ = map.next_value::<IgnoredAny>()?,
                Some(Some(KeysName::Section(context))) => {
                    map.next_value_seed(Keys { pass, context: Some(context) })?;
                }
                Some(Some(KeysName::Command(name))) => map.next_value_seed(Bound { pass, context, name })?,
            }
        }
    }
}

/// Visits the keys of a command.
struct Bound<'a, 'b> {
    pass: &'a mut Pass<'b>,
    context: Option<Context>,
    name: String,
}

impl Bound<'_, '_> {
    fn bind<E: de::Error>(self, keys: &[String]) -> Result<(), E> {
        match self.pass.settings.keys.bind(self.context, &self.name, keys) {
            Ok(()) => Ok(()),
            Err(fault) => self.pass.fail(SettingFault::Keys(self.name, fault)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Bound<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.pass.passes_over() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bound<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a key, a list of keys, or [] for none")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<(), E> {
        self.bind(&[key.to_owned()])
    }

    /// Takes a digit, which is a number in YAML.
    fn visit_u64<E: de::Error>(self, key: u64) -> Result<(), E> {
        self.bind(&[key.to_string()])
    }

    /// Accepts a command without a value, which keeps its keys.
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = list.next_element::<String>()? {
            keys.push(key);
        }
        self.bind(&keys)
    }
}
