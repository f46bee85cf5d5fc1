//! Which key does what: the shipped key map and keyboard layouts, read from `assets`.

use std::collections::HashMap;

use serde::Deserialize;

use super::command::{Command, Context};
use super::key::{Code, Key, Name};
use qari_bidi::text::direction::Direction;

const SHIPPED: &str = include_str!("../../assets/keymap.yaml");
/// The keyboard layouts, the one that decides where two have the same letter first.
const LAYOUTS: &[&str] = &[
    include_str!("../../assets/keyboards/arabic-101.yaml"),
    include_str!("../../assets/keyboards/persian.yaml"),
    include_str!("../../assets/keyboards/hebrew.yaml"),
];

/// The keys of every command.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// In the order of the file.
    bindings: Vec<(Context, Key, Command)>,
    /// What a key types on other keyboard layouts → what it types on a US one.
    layout: HashMap<char, char>,
}

/// Why a key map could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not have the form of a key map.
    #[error(transparent)]
    Yaml(#[from] serde_yaml::Error),
    /// It binds a command that there is not in that context.
    #[error("there is no command {0}")]
    NoCommand(String),
    /// It binds a key to two commands.
    #[error("{0} is bound twice")]
    BoundTwice(Key),
    /// It names a key that there is not.
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
}

/// A command's name → its keys, in the order of the file.
type Bindings = serde_yaml::Mapping;

impl Keymap {
    /// The key map that comes with the program.
    ///
    /// # Panics
    /// Never in a program that was tested: the file is a part of it.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED, LAYOUTS).expect("the shipped key map is read by the tests")
    }

    /// Reads a key map and keyboard layouts; of two layouts with the same letter the first decides.
    ///
    /// # Errors
    /// [`Error`] if any does not have its form, or names a command or a key that there is not.
    pub fn read(keymap: &str, layouts: &[&str]) -> Result<Self, Error> {
        let file: File = serde_yaml::from_str(keymap)?;
        let mut bindings = Vec::new();
        let contexts =
            [(Context::Reading, file.reading), (Context::Prompt, file.prompt), (Context::Choosing, file.choosing)];
        for (context, commands) in contexts {
            for (name, keys) in commands {
                let name: String = serde_yaml::from_value(name)?;
                let keys: Vec<String> = serde_yaml::from_value(keys)?;
                let command = Command::named(&name, context).ok_or(Error::NoCommand(name))?;
                for key in keys {
                    let key: Key = key.parse()?;
                    if bindings.iter().any(|bound: &(Context, Key, Command)| bound.0 == context && bound.1 == key) {
                        return Err(Error::BoundTwice(key));
                    }
                    bindings.push((context, key, command));
                }
            }
        }
        let mut layout = HashMap::new();
        for file in layouts.iter().rev() {
            layout.extend(serde_yaml::from_str::<HashMap<char, char>>(file)?);
        }
        Ok(Self { bindings, layout })
    }

    /// The command that `key` is bound to in `context`, in a document that runs in `direction`. In the prompt a plain
    /// character is text.
    #[must_use]
    pub fn command(&self, context: Context, key: Key, direction: Direction) -> Option<Command> {
        self.bound(context, key)
            .or_else(|| self.bound(context, by_direction(key, direction)?))
            .or_else(|| self.bound(context, self.on_us_layout(key)?))
    }

    /// The keys of `command` in `context`, with the arrows that they are in a document that runs in `direction`.
    pub fn keys(&self, context: Context, command: Command, direction: Direction) -> impl Iterator<Item = Key> {
        let own = move |binding: &&(Context, Key, Command)| binding.0 == context && binding.2 == command;
        self.bindings.iter().filter(own).map(move |binding| on_screen(binding.1, direction))
    }

    /// The digit that `key` types, on whichever layout.
    #[must_use]
    pub fn digit(&self, key: Key) -> Option<usize> {
        let key = self.on_us_layout(key).unwrap_or(key);
        match key {
            Key { code: Code::Char(c), ctrl: false, alt: false } => c.to_digit(10).map(|digit| digit as usize),
            _ => None,
        }
    }

    fn bound(&self, context: Context, key: Key) -> Option<Command> {
        self.bindings.iter().find(|binding| binding.0 == context && binding.1 == key).map(|binding| binding.2)
    }

    /// The same key on a US layout, if it is one that the layout table has.
    fn on_us_layout(&self, key: Key) -> Option<Key> {
        match key.code {
            Code::Char(c) => self.layout.get(&c).map(|&us| Key { code: Code::Char(us), ..key }),
            Code::Named(_) => None,
        }
    }
}

/// Which arrow is which, by the direction of the document.
fn arrows(direction: Direction) -> [(Name, Name); 2] {
    match direction {
        Direction::Ltr => [(Name::Forward, Name::Right), (Name::Back, Name::Left)],
        Direction::Rtl => [(Name::Forward, Name::Left), (Name::Back, Name::Right)],
    }
}

/// An arrow as `Forward` or `Back`.
fn by_direction(key: Key, direction: Direction) -> Option<Key> {
    let (name, _) = arrows(direction).into_iter().find(|&(_, arrow)| key.code == Code::Named(arrow))?;
    Some(Key { code: Code::Named(name), ..key })
}

/// `Forward` or `Back` as an arrow.
fn on_screen(key: Key, direction: Direction) -> Key {
    let arrow = arrows(direction).into_iter().find(|&(name, _)| key.code == Code::Named(name));
    arrow.map_or(key, |(_, arrow)| Key { code: Code::Named(arrow), ..key })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::COMMANDS;

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::shipped();
        for (command, name, contexts) in COMMANDS {
            for context in *contexts {
                assert!(keymap.keys(*context, *command, Direction::Rtl).next().is_some(), "{name}");
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
        let read = |reading: &str| Keymap::read(&format!("reading: {{{reading}}}\nprompt: {{}}"), &["{}"]);
        assert!(read("quit: [q]").is_ok());
        assert!(matches!(read("quti: [q]"), Err(Error::NoCommand(name)) if name == "quti"));
        assert!(matches!(read("quit: [Qq]"), Err(Error::NoKey(_))));
        assert!(matches!(read("quit: [q], help: [q]"), Err(Error::BoundTwice(_))));
        assert!(matches!(read("accept: [q]"), Err(Error::NoCommand(_))), "a command of the prompt");
    }
}
