//! Keys, independent of their origin: a terminal, a key map, a test.

use std::fmt;
use std::str::FromStr;

/// The character that a key types, or its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A key that types this character. One that types lam and alef is their ligature (U+FEF5–FEFB).
    Char(char),
    /// A key that has a name.
    Named(Name),
}

macro_rules! names {
    ($($name:ident $message:literal),+ $(,)?) => {
        /// The keys that have names; `Forward` and `Back` are arrows whose side the direction of the document decides.
        #[expect(missing_docs, reason = "a key's name says all there is to say")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Name { $($name),+ }

        const NAMES: &[(Name, &str, &str)] = &[$((Name::$name, stringify!($name), $message)),+];
    };
}

// Each with its label: the id of a message, or an arrow that needs no words.
names! {
    Enter "key-enter", Esc "key-escape", Tab "key-tab", BackTab "⇧Tab", Backspace "key-backspace", Delete "key-delete",
    Up "↑", Down "↓", Left "←", Right "→", Home "key-home", End "key-end", PageUp "key-page-up",
    PageDown "key-page-down", F1 "F1", Forward "", Back "",
}

/// A key with the modifiers held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// `true` if Ctrl is held.
    pub ctrl: bool,
    /// `true` if Alt is held.
    pub alt: bool,
}

impl Key {
    /// Returns the key that types `c`, without modifiers.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: false }
    }

    /// Returns the key called `name`, without modifiers.
    #[must_use]
    pub fn named(name: Name) -> Self {
        Self { code: Code::Named(name), ctrl: false, alt: false }
    }

    /// Returns the label of the key for people: `message` gives the words where a symbol does not do.
    #[must_use]
    pub fn label(&self, message: impl Fn(&str) -> String) -> String {
        let key = match self.code {
            Code::Char(' ') => message("key-space"),
            Code::Char(c) if self.ctrl => c.to_uppercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::Named(name) => {
                let label = NAMES.iter().find(|row| row.0 == name).map_or("", |row| row.2);
                if label.starts_with("key-") { message(label) } else { label.to_owned() }
            }
        };
        match (self.ctrl, self.alt) {
            (true, _) => format!("Ctrl-{key}"),
            (false, true) => format!("Alt-{key}"),
            (false, false) => key,
        }
    }
}

/// A text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} names no key")]
pub struct NoKey(String);

impl NoKey {
    /// Returns the error that `text` names no key.
    pub(super) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FromStr for Key {
    type Err = NoKey;

    /// Reads a key as key maps write it: `j`, `Space`, `PageDown`, `C-d`.
    fn from_str(text: &str) -> Result<Self, NoKey> {
        let (ctrl, rest) =
            text.strip_prefix("C-").filter(|rest| !rest.is_empty()).map_or((false, text), |rest| (true, rest));
        let (alt, rest) =
            rest.strip_prefix("A-").filter(|rest| !rest.is_empty()).map_or((false, rest), |rest| (true, rest));
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => Code::Char(c),
            _ if rest == "Space" => Code::Char(' '),
            _ => {
                let name = NAMES.iter().find(|row| row.1 == rest);
                Code::Named(name.ok_or_else(|| NoKey(text.to_owned()))?.0)
            }
        };
        Ok(Self { code, ctrl, alt })
    }
}

impl fmt::Display for Key {
    /// Writes the key as key maps do.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let ctrl = if self.ctrl { "C-" } else { "" };
        let alt = if self.alt { "A-" } else { "" };
        match self.code {
            Code::Char(' ') => write!(formatter, "{ctrl}{alt}Space"),
            Code::Char(c) => write!(formatter, "{ctrl}{alt}{c}"),
            Code::Named(name) => write!(formatter, "{ctrl}{alt}{name:?}"),
        }
    }
}
