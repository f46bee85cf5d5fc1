//! The key map, which binds keys to commands, and the keyboard layouts, which say what a key types on a US keyboard.
//! Both are shipped in `assets`.

use std::collections::HashMap;

use serde::Deserialize;

use super::command::{Command, Context};
use super::key::{Code, Key, Name};
use super::sequence::{self, KeyStep, Sequence};
use qari_bidi::text::direction::Direction;

const SHIPPED: &str = include_str!("../../../assets/keymap.yaml");
/// The keyboard layouts; where two have the same letter, the first of them decides.
const LAYOUTS: &[&str] = &[
    include_str!("../../../assets/keyboards/arabic-101.yaml"),
    include_str!("../../../assets/keyboards/persian.yaml"),
    include_str!("../../../assets/keyboards/hebrew.yaml"),
];

/// The keys of every command.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// In the order of the file.
    bindings: Vec<Binding>,
    /// Maps what a key types on other keyboard layouts to what it types on a US one.
    layout: HashMap<char, char>,
}

/// A key, or a sequence of keys, that is bound to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The contexts of the section of the key map that it stands in. It acts in those that its command is for.
    contexts: &'static [Context],
    /// The keys.
    pub keys: Sequence,
    /// The command.
    pub command: Command,
}

/// The meaning of keys that were pressed one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// They are bound to this command, which is told the letter that the key map leaves open, if it does.
    Command(Command, Option<char>),
    /// They begin longer sequences. By themselves they are bound to this command, if to any.
    Prefix(Option<Command>),
    /// They are bound to nothing.
    Nothing,
}

impl Binding {
    /// Returns `true` if the key means something in `context`.
    #[must_use]
    pub fn is_for(&self, context: Context) -> bool {
        self.contexts.contains(&context) && self.command.usage(context).is_some()
    }

    /// Returns `true` if both bind the same key in one context.
    fn collides(&self, other: &Self) -> bool {
        self.keys == other.keys && self.contexts.iter().any(|&context| self.is_for(context) && other.is_for(context))
    }
}

/// The reason why a key map could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not have the form of a key map.
    #[error(transparent)]
    Yaml(#[from] serde_yaml::Error),
    /// It binds a command that does not exist in that section.
    #[error("there is no command {0}")]
    NoCommand(String),
    /// It binds a key to two commands in one context.
    #[error("{0} is bound twice")]
    BoundTwice(Sequence),
    /// It binds several keys, one after the other, where one types.
    #[error("{0} are keys that are typed there")]
    Typed(Sequence),
    /// It names a key that does not exist.
    #[error(transparent)]
    NoKey(#[from] super::key::NoKey),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reading: Bindings,
    prompt: Bindings,
    #[serde(default)]
    choosing: Bindings,
    #[serde(default)]
    selecting: Bindings,
    #[serde(default)]
    answer: Bindings,
}

/// The names of commands, each with its keys, in the order of the file.
type Bindings = serde_yaml::Mapping;

impl File {
    /// Returns each section with the contexts that its keys are for.
    fn sections(self) -> [(&'static [Context], Bindings); 5] {
        [
            (&[Context::Reading], self.reading),
            (&[Context::Prompt, Context::List], self.prompt),
            (&[Context::Choosing], self.choosing),
            (&[Context::Selecting], self.selecting),
            (&[Context::Answer], self.answer),
        ]
    }
}

impl Keymap {
    /// Returns the key map that comes with the program.
    ///
    /// # Panics
    /// Never in a program that was tested: the file is a part of it.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED, LAYOUTS).expect("the shipped key map is read by the tests")
    }

    /// Reads a key map and keyboard layouts; of two layouts with the same letter, the first decides.
    ///
    /// # Errors
    /// [`Error`] if one of them is not well-formed, or names a command or a key that does not exist.
    pub fn read(keymap: &str, layouts: &[&str]) -> Result<Self, Error> {
        let file: File = serde_yaml::from_str(keymap)?;
        let mut bindings: Vec<Binding> = Vec::new();
        for (contexts, commands) in file.sections() {
            for (name, keys) in commands {
                let name: String = serde_yaml::from_value(name)?;
                let keys: Vec<String> = serde_yaml::from_value(keys)?;
                let command = Command::named(&name, contexts).ok_or(Error::NoCommand(name))?;
                for key in keys {
                    let binding = Binding { contexts, keys: key.parse()?, command };
                    if bindings.iter().any(|bound| bound.collides(&binding)) {
                        return Err(Error::BoundTwice(binding.keys));
                    }
                    if contexts.iter().any(|context| context.is_typing()) && binding.keys.single().is_none() {
                        return Err(Error::Typed(binding.keys));
                    }
                    bindings.push(binding);
                }
            }
        }
        let mut layout = HashMap::new();
        for file in layouts.iter().rev() {
            layout.extend(serde_yaml::from_str::<HashMap<char, char>>(file)?);
        }
        Ok(Self { bindings, layout })
    }

    /// Returns the command that `key` alone is bound to in `context`, in a document that runs in `direction`. Where one
    /// types, a key that is bound to none is text.
    #[must_use]
    pub fn command(&self, context: Context, key: Key, direction: Direction) -> Option<Command> {
        match self.meaning(context, &[], key, direction).0 {
            Meaning::Command(command, _) | Meaning::Prefix(Some(command)) => Some(command),
            Meaning::Prefix(None) | Meaning::Nothing => None,
        }
    }

    /// Returns what `key` means in `context` behind the keys `before`, in a document that runs in `direction`; and the
    /// key as the key map writes it, to be one of those before the next. What the key types is looked up first, then
    /// the direction that an arrow has, then what it types on a US layout; a letter that is left open, last.
    #[must_use]
    pub fn meaning(&self, context: Context, before: &[Key], key: Key, direction: Direction) -> (Meaning, Key) {
        let us = self.on_us_layout(key);
        for key in [Some(key), by_direction(key, direction), us].into_iter().flatten() {
            let keys = [before, &[key]].concat();
            let meaning = self.meaning_of(context, &keys);
            if meaning != Meaning::Nothing {
                return (meaning, key);
            }
        }
        let own = |binding: &&Binding| {
            binding.is_for(context)
                && binding.keys.steps().len() == before.len() + 1
                && binding.keys.step_behind(before) == Some(KeyStep::Letter)
        };
        let letter = sequence::letter(key, us);
        let open = letter.and_then(|letter| self.bindings.iter().find(own).map(|binding| (binding.command, letter)));
        (open.map_or(Meaning::Nothing, |(command, letter)| Meaning::Command(command, Some(letter))), key)
    }

    /// Returns what `keys`, as the key map writes them, mean in `context`.
    #[must_use]
    pub fn meaning_of(&self, context: Context, keys: &[Key]) -> Meaning {
        let bound = |binding: &&Binding| binding.is_for(context) && binding.keys == Sequence::from(keys);
        let command = self.bindings.iter().find(bound).map(|binding| binding.command);
        match (self.behind(context, keys).next(), command) {
            (Some(_), command) => Meaning::Prefix(command),
            (None, Some(command)) => Meaning::Command(command, None),
            (None, None) => Meaning::Nothing,
        }
    }

    /// Returns the bindings in `context` that begin with `keys` and go on, in the order of the file.
    pub fn behind(&self, context: Context, keys: &[Key]) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.is_for(context) && binding.keys.step_behind(keys).is_some())
    }

    /// Returns the keys of `command` in `context`, with the arrows that they are in a document that runs in
    /// `direction`.
    pub fn keys(&self, context: Context, command: Command, direction: Direction) -> impl Iterator<Item = Sequence> {
        let own = move |binding: &&Binding| binding.is_for(context) && binding.command == command;
        self.bindings.iter().filter(own).map(move |binding| binding.keys.map(|key| on_screen(key, direction)))
    }

    /// Returns all bindings, in the order of the file.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Returns the digit that `key` types, on whichever layout.
    #[must_use]
    pub fn digit(&self, key: Key) -> Option<usize> {
        let key = self.on_us_layout(key).unwrap_or(key);
        match key {
            Key { code: Code::Char(c), ctrl: false, alt: false } => c.to_digit(10).map(|digit| digit as usize),
            _ => None,
        }
    }

    /// Returns the Latin letter that `key` types on a US layout, if it is a letter's key.
    #[must_use]
    pub fn latin(&self, key: Key) -> Option<char> {
        sequence::letter(key, self.on_us_layout(key)).filter(char::is_ascii_lowercase)
    }

    /// Returns the same key on a US layout, if the layouts have it.
    fn on_us_layout(&self, key: Key) -> Option<Key> {
        match key.code {
            Code::Char(c) => self.layout.get(&c).map(|&us| Key { code: Code::Char(us), ..key }),
            Code::Named(_) => None,
        }
    }
}

/// Returns which arrow is forward and which is back in a document that runs in `direction`.
fn arrows(direction: Direction) -> [(Name, Name); 2] {
    match direction {
        Direction::Ltr => [(Name::Forward, Name::Right), (Name::Back, Name::Left)],
        Direction::Rtl => [(Name::Forward, Name::Left), (Name::Back, Name::Right)],
    }
}

/// Returns an arrow as `Forward` or `Back`.
fn by_direction(key: Key, direction: Direction) -> Option<Key> {
    let (name, _) = arrows(direction).into_iter().find(|&(_, arrow)| key.code == Code::Named(arrow))?;
    Some(Key { code: Code::Named(name), ..key })
}

/// Returns `Forward` or `Back` as an arrow.
fn on_screen(key: Key, direction: Direction) -> Key {
    let arrow = arrows(direction).into_iter().find(|&(name, _)| key.code == Code::Named(name));
    arrow.map_or(key, |(_, arrow)| Key { code: Code::Named(arrow), ..key })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::command::COMMANDS;

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::shipped();
        for (index, row) in COMMANDS.iter().enumerate() {
            assert_eq!(row.command as usize, index, "{}", row.name);
            assert_eq!(COMMANDS.iter().filter(|other| other.name == row.name).count(), 1, "{}", row.name);
            for usage in row.usages {
                let mut keys = keymap.keys(usage.context, row.command, Direction::Rtl);
                assert!(keys.next().is_some(), "{} in {:?}", row.name, usage.context);
            }
        }
    }

    #[test]
    fn of_two_layouts_with_a_letter_the_first_decides() {
        let keymap = Keymap::read("reading: {quit: [q], help: [h]}\nprompt: {}", &["ش: q", "ش: h\nس: h"]);
        let command = |c| keymap.as_ref().ok()?.command(Context::Reading, Key::char(c), Direction::Rtl);
        assert_eq!((command('ش'), command('س')), (Some(Command::Quit), Some(Command::Help)));
    }

    #[test]
    fn a_key_map_with_a_slip_is_refused() {
        let read = |reading: &str, prompt: &str| {
            Keymap::read(&format!("reading: {{{reading}}}\nprompt: {{{prompt}}}"), &["{}"])
        };
        assert!(read("quit: [q]", "").is_ok());
        assert!(matches!(read("quti: [q]", ""), Err(Error::NoCommand(name)) if name == "quti"));
        assert!(matches!(read("quit: [Qq]", ""), Err(Error::NoKey(_))));
        assert!(matches!(read("quit: [q], help: [q]", ""), Err(Error::BoundTwice(_))));
        assert!(matches!(read("accept: [q]", ""), Err(Error::NoCommand(_))), "a command of the prompt");
        assert!(matches!(read("", "accept: [C-t], cycle-level: [C-t]"), Err(Error::BoundTwice(_))));
        assert!(read("", "page-down: [C-t], cycle-level: [C-t]").is_ok(), "one is of lists, the other of the prompt");
        assert!(read("quit: [Z Z], help: [Z, Z Q, Z *]", "").is_ok());
        assert!(matches!(read("quit: [Z Z], help: [Z Z]", ""), Err(Error::BoundTwice(_))));
        assert!(matches!(read("", "accept: [Z Z]"), Err(Error::Typed(_))), "Z is typed there");
    }

    #[test]
    fn keys_mean_what_they_begin_and_what_they_end() {
        let keymap = Keymap::read(
            "reading: {quit: [Z Z], help: [Z], redraw: [m m], start: [m *], end: [m Left], forward: [g Forward]}\n\
             prompt: {}",
            &["ة: m\nز: Z\nض: q"],
        )
        .expect("a key map");
        let meaning = |before: &[Key], key| keymap.meaning(Context::Reading, before, key, Direction::Rtl);
        let (z, m) = (Key::char('Z'), Key::char('m'));
        assert_eq!(meaning(&[], Key::char('ز')), (Meaning::Prefix(Some(Command::Help)), z));
        assert_eq!(meaning(&[], Key::char('ة')), (Meaning::Prefix(None), m));
        assert_eq!(meaning(&[z], Key::char('ز')).0, Meaning::Command(Command::Quit, None));
        assert_eq!(meaning(&[m], Key::char('ة')).0, Meaning::Command(Command::Redraw, None), "before any letter");
        assert_eq!(meaning(&[m], Key::char('ض')).0, Meaning::Command(Command::Start, Some('q')));
        assert_eq!(meaning(&[m], Key::named(Name::Left)).0, Meaning::Command(Command::End, None));
        assert_eq!(meaning(&[Key::char('g')], Key::named(Name::Left)).0, Meaning::Command(Command::Forward, None));
        for (before, key) in [(z, Key::char('m')), (m, Key::char('5')), (m, Key::named(Name::Esc))] {
            assert_eq!(meaning(&[before], key).0, Meaning::Nothing, "{before} {key}");
        }
        assert_eq!(meaning(&[], Key::char('*')).0, Meaning::Nothing);
    }
}
