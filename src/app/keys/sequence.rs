//! Sequences: the keys that a command is bound to, pressed one after the other. Most are of one key.

use std::fmt;
use std::str::FromStr;

use super::key::{Code, Key, NoKey};

/// The word of key maps for any letter. At the beginning of a sequence it is the key `*`.
const ANY_LETTER: &str = "*";

/// A step of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyStep {
    /// This key.
    Key(Key),
    /// The key of any letter, which the command is told.
    Letter,
}

/// Keys that are pressed one after the other, at least one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sequence(Vec<KeyStep>);

impl Sequence {
    /// Returns the steps, at least one.
    #[must_use]
    pub fn steps(&self) -> &[KeyStep] {
        &self.0
    }

    /// Returns the key, if the sequence is of only one.
    #[must_use]
    pub fn single(&self) -> Option<Key> {
        match self.0[..] {
            [KeyStep::Key(key)] => Some(key),
            _ => None,
        }
    }

    /// Returns the step behind `keys`, if the sequence begins with these and goes on.
    #[must_use]
    pub fn step_behind(&self, keys: &[Key]) -> Option<KeyStep> {
        let begins = self.0.iter().zip(keys).all(|(step, key)| *step == KeyStep::Key(*key));
        self.0.get(keys.len()).copied().filter(|_| begins)
    }

    /// Returns `true` if it begins with all of `other`.
    #[must_use]
    pub fn begins_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Returns `true` if it is typed where one types: a character, or several keys.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.single().is_none_or(|key| matches!(key, Key { code: Code::Char(_), ctrl: false, alt: false }))
    }

    /// Returns it with each key replaced by `change`.
    #[must_use]
    pub fn map(&self, change: impl Fn(Key) -> Key) -> Self {
        let step = |step: &KeyStep| match step {
            KeyStep::Key(key) => KeyStep::Key(change(*key)),
            KeyStep::Letter => KeyStep::Letter,
        };
        Self(self.0.iter().map(step).collect())
    }

    /// Returns the label for people: those of its keys, with blanks between them unless each is a character. `message`
    /// gives the words where a symbol does not do.
    #[must_use]
    pub fn label(&self, message: impl Fn(&str) -> String) -> String {
        let label = |step: &KeyStep| match step {
            KeyStep::Key(key) => key.label(&message),
            KeyStep::Letter => message("key-letter"),
        };
        let labels: Vec<String> = self.0.iter().map(label).collect();
        let are_characters = labels.iter().all(|label| label.chars().count() == 1);
        labels.join(if are_characters { "" } else { " " })
    }
}

impl From<&[Key]> for Sequence {
    /// Returns the sequence of `keys`, of which there is at least one.
    fn from(keys: &[Key]) -> Self {
        Self(keys.iter().map(|key| KeyStep::Key(*key)).collect())
    }
}

impl FromStr for Sequence {
    type Err = NoKey;

    /// Reads keys as key maps write them, with blanks between: `j`, `Z Z`, `m *`.
    fn from_str(text: &str) -> Result<Self, NoKey> {
        let step = |(index, word): (usize, &str)| match word {
            ANY_LETTER if index > 0 => Ok(KeyStep::Letter),
            _ => word.parse().map(KeyStep::Key),
        };
        let steps = text.split_ascii_whitespace().enumerate().map(step).collect::<Result<Vec<_>, _>>()?;
        if steps.is_empty() { Err(NoKey::of(text)) } else { Ok(Self(steps)) }
    }
}

impl fmt::Display for Sequence {
    /// Writes the keys as key maps do.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            let blank = if index > 0 { " " } else { "" };
            match step {
                KeyStep::Key(key) => write!(formatter, "{blank}{key}")?,
                KeyStep::Letter => write!(formatter, "{blank}{ANY_LETTER}")?,
            }
        }
        Ok(())
    }
}

/// Returns the letter that `key` types, by its key on a US layout, which is `us`, where that types a Latin letter;
/// `None` if it types no letter at all.
#[must_use]
pub fn letter(key: Key, us: Option<Key>) -> Option<char> {
    let typed = |key: Key| match key {
        Key { code: Code::Char(c), ctrl: false, alt: false } => Some(c),
        _ => None,
    };
    let own = typed(key)?;
    let latin = [Some(own), us.and_then(typed)].into_iter().flatten().find(char::is_ascii_alphabetic);
    latin.or_else(|| own.is_alphabetic().then_some(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_written_as_they_are_read() {
        for text in ["j", "Z Z", "m *", "*", "C-x Enter", "Space *", "' '"] {
            let sequence: Sequence = text.parse().expect("keys");
            assert_eq!(sequence.to_string(), text);
        }
        assert!("".parse::<Sequence>().is_err() && "Z Zz".parse::<Sequence>().is_err());
        let label = |text: &str| text.parse::<Sequence>().expect("keys").label(str::to_owned);
        assert_eq!(
            (label("Z Z"), label("z Enter"), label("m *")),
            ("ZZ".into(), "z key-enter".into(), "m key-letter".into())
        );
    }

    #[test]
    fn letters_are_latin_where_the_key_has_one() {
        let latin = |c, us: Option<char>| letter(Key::char(c), us.map(Key::char));
        assert_eq!(latin('q', None), Some('q'));
        assert_eq!(latin('Q', Some('q')), Some('Q'), "a Latin capital on a Hebrew keyboard");
        assert_eq!(latin('ض', Some('q')), Some('q'));
        assert_eq!(latin('ك', Some(';')), Some('ك'));
        assert_eq!(latin('ж', None), Some('ж'));
        assert_eq!((latin('5', None), latin(';', None), latin('٥', Some('5'))), (None, None, None));
        assert_eq!(letter(Key { ctrl: true, ..Key::char('a') }, None), None);
    }
}
