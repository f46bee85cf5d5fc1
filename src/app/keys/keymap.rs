//! The key map, which binds keys to commands, and the keyboard layouts, which say what a key types on a US keyboard.
//! The maps and the layouts are shipped in `assets`; what a person's settings bind is laid over a map.

use std::collections::HashMap;

use super::command::{Command, Context};
use super::key::{Code, Key, Name};
pub use super::layer::Error;
use super::layer::Layer;
use super::rows::{Row, rows};
use super::sequence::{self, KeyStep, Sequence};
use qari_bidi::text::direction::Direction;

/// The shipped map that the others are laid over.
const QARI: &str = include_str!("../../../assets/keymaps/qari.yaml");

/// The shipped maps, each with the layer over [`QARI`] that makes it.
const SHIPPED: [(&str, &str); 2] = [("qari", ""), ("less", include_str!("../../../assets/keymaps/less.yaml"))];

/// The keyboard layouts; where two have the same letter, the first of them decides.
const LAYOUTS: &[&str] = &[
    include_str!("../../../assets/keyboards/arabic-101.yaml"),
    include_str!("../../../assets/keyboards/persian.yaml"),
    include_str!("../../../assets/keyboards/hebrew.yaml"),
];

/// A shipped key map, by its place among [`KEYMAPS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shipped(usize);

/// The names of the shipped key maps, the usual one first, each with the map.
pub const KEYMAPS: [(&str, Shipped); 2] = [(SHIPPED[0].0, Shipped(0)), (SHIPPED[1].0, Shipped(1))];

/// The keys of every command.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// Layer by layer, by context and command.
    bindings: Vec<Binding>,
    /// Keys that other programs have, each with the command that does here what they do there.
    elsewhere: Vec<(Key, Command)>,
    /// Maps what a key types on other keyboard layouts to what it types on a US one.
    layout: HashMap<char, char>,
    numbers_are_lines: bool,
}

/// A key, or a sequence of keys, that is bound to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The context that it is bound in.
    context: Context,
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
        self.context == context
    }
}

impl Keymap {
    /// Returns the usual key map.
    ///
    /// # Panics
    /// Never in a program that was tested: the file is a part of it.
    #[must_use]
    pub fn shipped() -> Self {
        Self::new(Shipped::default(), &Layer::default())
    }

    /// Returns the `shipped` key map with the person's `own` keys.
    ///
    /// # Panics
    /// Never in a program that was tested: the files are a part of it.
    #[must_use]
    pub fn new(shipped: Shipped, own: &Layer) -> Self {
        let mut keymap = Self::read(&[QARI, SHIPPED[shipped.0].1], LAYOUTS).expect("a test reads the shipped maps");
        keymap.lay(own);
        keymap
    }

    /// Reads the layers of a key map, the lowest first, and keyboard layouts; of two layouts with the same letter, the
    /// first decides.
    ///
    /// # Errors
    /// [`Error`] if one of them is not well-formed, or names a command or a key that does not exist.
    pub fn read(layers: &[&str], layouts: &[&str]) -> Result<Self, Error> {
        let mut layout = HashMap::new();
        for file in layouts.iter().rev() {
            for row in rows(file) {
                let (own, us) = row.ok().and_then(|row| typed(&row)).ok_or(Error::NoKeyboard)?;
                layout.insert(own, us);
            }
        }
        let mut keymap = Self { bindings: Vec::new(), elsewhere: Vec::new(), layout, numbers_are_lines: false };
        for layer in layers {
            keymap.lay(&Layer::read(layer)?);
        }
        Ok(keymap)
    }

    /// Lays `layer` over the keys. Its commands lose the keys that they had, and others lose keys that begin as those
    /// do that it binds.
    fn lay(&mut self, layer: &Layer) {
        for entry in layer.entries() {
            let is_taken = |keys: &Sequence| entry.keys.iter().any(|own| keys.begins_with(own));
            self.bindings.retain(|bound| {
                bound.context != entry.context || bound.command != entry.command && !is_taken(&bound.keys)
            });
        }
        for entry in layer.entries() {
            let own = entry.keys.iter().cloned();
            let (context, command) = (entry.context, entry.command);
            self.bindings.extend(own.map(|keys| Binding { context, keys, command }));
        }
        self.elsewhere.splice(0..0, layer.elsewhere().iter().copied());
        self.numbers_are_lines |= layer.numbers_are_lines();
    }

    /// Returns the command nearest to `key`, which means nothing in `context`: the one that does what the key does in
    /// other programs, else one that the same letter is bound to in the other case or with another modifier.
    #[must_use]
    pub fn near(&self, context: Context, key: Key, direction: Direction) -> Option<Command> {
        let typed = [Some(key), self.on_us_layout(key)];
        let mut keys = typed.into_iter().flatten();
        let known =
            keys.find_map(|key| self.elsewhere.iter().find(|(own, _)| *own == key)).map(|(_, command)| *command);
        let others = || typed.into_iter().flatten().flat_map(otherwise);
        let bound = |command: &Command| {
            command.usage(context).is_some() && self.keys(context, *command, direction).next().is_some()
        };
        known.filter(bound).or_else(|| others().find_map(|other| self.command(context, other, direction)))
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

    /// Returns the bindings in `context` that begin with `keys` and go on, in the order of [`Keymap::bindings`].
    pub fn behind(&self, context: Context, keys: &[Key]) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.is_for(context) && binding.keys.step_behind(keys).is_some())
    }

    /// Returns the keys of `command` in `context`, with the arrows that they are in a document that runs in
    /// `direction`.
    pub fn keys(&self, context: Context, command: Command, direction: Direction) -> impl Iterator<Item = Sequence> {
        let own = move |binding: &&Binding| binding.is_for(context) && binding.command == command;
        self.bindings.iter().filter(own).map(move |binding| binding.keys.map(|key| on_screen(key, direction)))
    }

    /// Returns all bindings: layer by layer, by context and command.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Returns `true` if a number before a page key is of lines, and alone waits for its key, as in less; `false` if it
    /// repeats the key, and alone is that of a section or a line.
    #[must_use]
    pub fn numbers_are_lines(&self) -> bool {
        self.numbers_are_lines
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

/// Returns what a key types, in a row of a keyboard layout, and what it types on a US keyboard.
fn typed(row: &Row) -> Option<(char, char)> {
    let &[us] = &row.values[..] else { return None };
    Some((row.name.parse().ok()?, us.parse().ok()?))
}

/// Returns the keys with the same letter as `key`: of the other case, and with other modifiers.
fn otherwise(key: Key) -> Vec<Key> {
    let Code::Char(c) = key.code else { return Vec::new() };
    let cases = c.to_lowercase().chain(c.to_uppercase());
    let held = [(false, false), (true, false), (false, true)];
    let keys =
        held.into_iter().flat_map(|(ctrl, alt)| cases.clone().map(move |c| Key { code: Code::Char(c), ctrl, alt }));
    keys.filter(|other| *other != key).collect()
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

    /// The maps that are shipped.
    fn shipped() -> impl Iterator<Item = (&'static str, Keymap)> {
        KEYMAPS.into_iter().map(|(name, shipped)| (name, Keymap::new(shipped, &Layer::default())))
    }

    #[test]
    fn every_command_has_a_key() {
        for (index, row) in COMMANDS.iter().enumerate() {
            assert_eq!(row.command as usize, index, "{}", row.name);
            assert_eq!(COMMANDS.iter().filter(|other| other.name == row.name).count(), 1, "{}", row.name);
            for ((map, keymap), usage) in
                shipped().flat_map(|map| row.usages.iter().map(move |usage| (map.clone(), usage)))
            {
                let mut keys = keymap.keys(usage.context, row.command, Direction::Rtl);
                assert!(keys.next().is_some(), "{} in {:?} of {map}", row.name, usage.context);
            }
        }
    }

    #[test]
    fn no_key_is_bound_twice() {
        for (map, keymap) in shipped() {
            for (index, one) in keymap.bindings().iter().enumerate() {
                let same = |other: &&Binding| other.context == one.context && other.keys == one.keys;
                assert_eq!(keymap.bindings()[index + 1..].iter().find(same), None, "{map}");
            }
        }
    }

    #[test]
    fn of_two_layouts_with_a_letter_the_first_decides() {
        let keymap = Keymap::read(&["reading:\nquit: [q]\nhelp: [h]"], &["ش: q", "ش: h\nس: h"]);
        let command = |c| keymap.as_ref().ok()?.command(Context::Reading, Key::char(c), Direction::Rtl);
        assert_eq!((command('ش'), command('س')), (Some(Command::Quit), Some(Command::Help)));
    }

    #[test]
    fn a_layer_takes_keys_from_those_below() {
        let below = "reading:\nquit: [q, Z Z]\nhelp: [h]\nredraw: [y y, y z]\nstart: [g]";
        let keymap = Keymap::read(&[below, "reading:\nhelp: q\nline-up: [y]\nstart: []"], &[]).expect("a key map");
        let keys = |command| {
            let keys = keymap.keys(Context::Reading, command, Direction::Rtl);
            keys.map(|keys| keys.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(keys(Command::Help), ["q"]);
        assert_eq!(keys(Command::Quit), ["Z Z"]);
        assert_eq!(keys(Command::LineUp), ["y"]);
        assert_eq!((keys(Command::Redraw), keys(Command::Start)), (vec![], vec![]));
    }

    #[test]
    fn what_is_near_a_key_that_means_nothing() {
        let near = |key: &str| {
            let near = Keymap::shipped().near(Context::Reading, key.parse().expect("a key"), Direction::Rtl);
            near.map(|command| COMMANDS[command as usize].name)
        };
        assert_eq!(near("V"), Some("select"));
        assert_eq!(near("w"), Some("select"));
        assert_eq!(near("ص"), Some("select"), "on the key of w");
        assert_eq!(near("D"), Some("half-page-down"));
        assert_eq!(near("A-j"), Some("line-down"));
        assert_eq!(near("😀"), None);
    }

    #[test]
    fn keys_mean_what_they_begin_and_what_they_end() {
        let keymap = Keymap::read(
            &["reading:\nquit: [Z Z]\nhelp: [Z]\nredraw: [m m]\nstart: [m *]\nend: [m Left]\nforward: [g Forward]"],
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
