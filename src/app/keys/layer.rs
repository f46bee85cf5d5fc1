//! Layers of a key map: the keys that a file gives to commands. The shipped maps are layers, and so is what a person's
//! settings say.

use std::collections::BTreeMap;

use super::command::{COMMANDS, Command, Context};
use super::key::Key;
use super::rows::rows;
use super::sequence::Sequence;

/// The sections of a key map, each with the context whose keys it has.
pub const SECTIONS: [(&str, Context); 6] = [
    ("reading", Context::Reading),
    ("prompt", Context::Prompt),
    ("list", Context::List),
    ("choosing", Context::Choosing),
    ("selecting", Context::Selecting),
    ("answer", Context::Answer),
];

/// The section of keys that other programs have.
const ELSEWHERE: &str = "elsewhere";

/// The name of what a layer says of numbers: see [`Layer::numbers_are_lines`].
const NUMBERS_ARE_LINES: &str = "numbers-are-lines";

/// The keys that a command gets in a context, instead of those that it has in the layers below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub context: Context,
    pub command: Command,
    pub keys: Vec<Sequence>,
}

/// Keys of commands. In the layers below, these commands lose theirs, and others those that these begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    entries: Vec<Entry>,
    /// Keys that other programs have, each with the command that does here what they do there.
    elsewhere: Vec<(Key, Command)>,
    /// `true` if a number before a page key is of lines, and alone waits for its key, as in less.
    numbers_are_lines: bool,
}

/// A fault in what a layer says of a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindFault {
    /// There is no command of this name, or not in this section.
    #[error("there is no command {0}")]
    NoCommand(String),
    /// A key is bound to two commands in one context.
    #[error("{0} is bound twice")]
    BoundTwice(Sequence),
    /// The key is typed in that section, or several keys are.
    #[error("{0} is typed there")]
    Typed(Sequence),
    /// No key has this name.
    #[error("{0} names no key")]
    NoKey(String),
}

/// The reason why a shipped map could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A line does not have the form of a row.
    #[error("{0} is no row of a key map")]
    NoRow(String),
    /// A row of a keyboard layout is not of two characters.
    #[error("a keyboard layout has one character for each")]
    NoKeyboard,
    /// There is no section of this name.
    #[error("there is no section {0}")]
    NoSection(String),
    /// A command or a key is wrong.
    #[error(transparent)]
    BindFault(#[from] BindFault),
}

impl Layer {
    /// Reads a layer: sections of commands, each with its keys.
    ///
    /// # Errors
    /// [`Error`] if it is not well-formed, or names a section, a command or a key that does not exist.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut layer = Self::default();
        for row in rows(text) {
            let row = row.map_err(|line| Error::NoRow(line.to_owned()))?;
            let context = SECTIONS.iter().find(|(name, _)| *name == row.section).map(|(_, context)| *context);
            match context {
                Some(context) => layer.bind(Some(context), row.name, &row.values)?,
                None if row.section == ELSEWHERE => layer.tell_of_elsewhere(row.name, &row.values)?,
                None if row.name == NUMBERS_ARE_LINES => layer.numbers_are_lines = row.values == ["true"],
                None => return Err(Error::NoSection(row.section.to_owned())),
            }
        }
        Ok(layer)
    }

    /// Binds `keys`, written as in key maps, to the command called `name`: in `context`, or in each that the command is
    /// for. Where one types, a key that types something is left out then.
    ///
    /// # Errors
    /// [`BindFault`]; nothing is bound then.
    pub fn bind(&mut self, context: Option<Context>, name: &str, keys: &[impl AsRef<str>]) -> Result<(), BindFault> {
        let row = COMMANDS.iter().find(|row| row.name == name);
        let usages = row.map_or(&[][..], |row| row.usages).iter().map(|usage| usage.context);
        let contexts: Vec<Context> = usages.filter(|own| context.is_none_or(|context| context == *own)).collect();
        let Some(row) = row.filter(|_| !contexts.is_empty()) else { return Err(BindFault::NoCommand(name.to_owned())) };
        let sequences =
            keys.iter().map(|key| key.as_ref().parse().map_err(|_| BindFault::NoKey(key.as_ref().to_owned())));
        let sequences = sequences.collect::<Result<Vec<Sequence>, BindFault>>()?;
        let mut entries = Vec::new();
        for own in contexts {
            let (mut keys, mut typed) = (Vec::new(), None);
            for sequence in &sequences {
                if own.is_typing() && sequence.is_typed() {
                    typed = Some(sequence);
                } else {
                    keys.push(sequence.clone());
                }
            }
            match typed {
                Some(sequence) if context.is_some() => return Err(BindFault::Typed(sequence.clone())),
                Some(_) if keys.is_empty() => {}
                _ => entries.push(Entry { context: own, command: row.command, keys }),
            }
        }
        for entry in &entries {
            let others = || self.entries.iter().filter(|other| other.context == entry.context);
            let is_taken =
                |keys: &&Sequence| others().any(|other| other.command != entry.command && other.keys.contains(keys));
            if let Some(twice) = entry.keys.iter().find(is_taken) {
                return Err(BindFault::BoundTwice(twice.clone()));
            }
            if let Some(at) = (1..entry.keys.len()).find(|&at| entry.keys[..at].contains(&entry.keys[at])) {
                return Err(BindFault::BoundTwice(entry.keys[at].clone()));
            }
        }
        for entry in entries {
            // In whatever order a file says the same, it is the same layer.
            let place = |entry: &Entry| (entry.context as usize, entry.command as usize);
            match self.entries.binary_search_by_key(&place(&entry), place) {
                Ok(at) => self.entries[at] = entry,
                Err(at) => self.entries.insert(at, entry),
            }
        }
        Ok(())
    }

    /// Takes note that other programs do by `keys` what the command called `name` does here.
    fn tell_of_elsewhere(&mut self, name: &str, keys: &[&str]) -> Result<(), BindFault> {
        let command = Command::named(name, &[Context::Reading]).ok_or_else(|| BindFault::NoCommand(name.to_owned()))?;
        for key in keys {
            self.elsewhere.push((key.parse().map_err(|_| BindFault::NoKey((*key).to_owned()))?, command));
        }
        Ok(())
    }

    /// Returns what it binds, in order.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the keys of other programs.
    pub(super) fn elsewhere(&self) -> &[(Key, Command)] {
        &self.elsewhere
    }

    /// Returns `true` if a number before a page key is of lines, and alone waits for its key.
    pub(super) fn numbers_are_lines(&self) -> bool {
        self.numbers_are_lines
    }

    /// Returns the keys of each command, by the name of the section and of the command, as they are written.
    #[must_use]
    pub fn written(&self) -> BTreeMap<&'static str, BTreeMap<&'static str, Vec<String>>> {
        let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for Entry { context, command, keys } in &self.entries {
            let section = SECTIONS.iter().find(|(_, own)| own == context).map_or("", |(name, _)| *name);
            let keys = keys.iter().map(ToString::to_string).collect();
            all.entry(section).or_default().insert(COMMANDS[*command as usize].name, keys);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_with_a_fault_is_refused() {
        let read =
            |reading: &str, other: &str| Layer::read(&format!("reading:\n{}\n{other}", reading.replace("], ", "]\n")));
        let fault = |read: Result<Layer, Error>| match read {
            Err(Error::BindFault(fault)) => Some(fault),
            _ => None,
        };
        assert!(read("quit: [q]", "").is_ok());
        assert_eq!(fault(read("quti: [q]", "")), Some(BindFault::NoCommand("quti".to_owned())));
        assert_eq!(fault(read("quit: [Qq]", "")), Some(BindFault::NoKey("Qq".to_owned())));
        let twice = |keys: &str| Some(BindFault::BoundTwice(keys.parse().expect("keys")));
        assert_eq!(fault(read("quit: [q], help: [q]", "")), twice("q"));
        assert_eq!(fault(read("quit: [q, q]", "")), twice("q"));
        assert_eq!(fault(read("quit: [Z Z], help: [Z Z]", "")), twice("Z Z"));
        assert_eq!(
            fault(read("accept: [q]", "")),
            Some(BindFault::NoCommand("accept".to_owned())),
            "one of the prompt"
        );
        assert_eq!(fault(read("", "prompt:\naccept: [C-t]\ncycle-level: [C-t]")), twice("C-t"));
        assert!(read("", "list:\npage-down: [C-t]\nprompt:\ncycle-level: [C-t]").is_ok());
        assert!(read("quit: [Z Z], help: [Z, Z Q, Z *]", "").is_ok());
        for keys in ["Z Z", "Z", "Space"] {
            let typed = Some(BindFault::Typed(keys.parse().expect("keys")));
            assert_eq!(fault(read("", &format!("prompt:\naccept: [{keys}]"))), typed, "{keys} is typed there");
        }
        assert!(matches!(read("", "writing:\nquit: [q]"), Err(Error::NoSection(name)) if name == "writing"));
        assert!(matches!(read("quit q", ""), Err(Error::NoRow(line)) if line == "quit q"));
    }

    #[test]
    fn a_name_holds_wherever_the_command_is_for() {
        let mut layer = Layer::default();
        layer.bind(None, "page-down", &["x", "C-x"]).expect("keys");
        let keys = |section: &str| layer.written().get(section).map(|all| all["page-down"].join(" "));
        assert_eq!(keys("reading"), Some("x C-x".to_owned()));
        assert_eq!(keys("selecting"), keys("reading"));
        assert_eq!(keys("list"), Some("C-x".to_owned()), "x is typed there");
        layer.bind(None, "page-down", &["x"]).expect("keys");
        assert_eq!(layer.written()["list"]["page-down"], ["C-x"]);
        assert_eq!(
            layer.bind(Some(Context::Reading), "page-up", &["x"]),
            Err(BindFault::BoundTwice("x".parse().expect("x")))
        );
        layer.bind(Some(Context::Reading), "page-down", &[""; 0]).expect("keys");
        assert!(layer.written()["reading"]["page-down"].is_empty());
    }
}
