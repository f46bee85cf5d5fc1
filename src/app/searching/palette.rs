//! The palette: a line that takes commands by name, numbers, themes, settings and files; and what it lists for them.

use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;

use crate::app::keys::command::Command;
use crate::article::Pos;
use qari_bidi::text::order::digit;

/// A word that something is typed behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Opens a file.
    Open,
    /// Paints in a theme.
    Theme,
    /// Sets something of how text is shown.
    Set,
}

impl Verb {
    /// All verbs.
    pub const ALL: [Self; 3] = [Self::Open, Self::Theme, Self::Set];

    /// Returns its names in English: its own, then those of other programs.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Open => &["open", "e", "edit"],
            Self::Theme => &["theme", "colorscheme", "colo"],
            Self::Set => &["set", "se", "setlocal"],
        }
    }

    /// Returns the id of the message that is its name in the language of the interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "verb-open",
            Self::Theme => "verb-theme",
            Self::Set => "verb-set",
        }
    }

    /// Returns the id of the message that says what it does.
    #[must_use]
    pub fn doc(self) -> &'static str {
        match self {
            Self::Open => "verb-open-does",
            Self::Theme => "verb-theme-does",
            Self::Set => "verb-set-does",
        }
    }
}

/// The names that vim and less have for commands.
pub const ALIASES: &[(&str, Deed)] = &[
    ("q", Deed::Command(Command::Quit)),
    ("q!", Deed::Command(Command::Quit)),
    ("Q", Deed::Command(Command::Quit)),
    ("qa", Deed::Command(Command::Quit)),
    ("qa!", Deed::Command(Command::Quit)),
    ("x", Deed::Command(Command::Quit)),
    ("wq", Deed::Command(Command::Quit)),
    ("exit", Deed::Command(Command::Quit)),
    ("h", Deed::Command(Command::Help)),
    ("n", Deed::Command(Command::NextDocument)),
    ("next", Deed::Command(Command::NextDocument)),
    ("bn", Deed::Command(Command::NextDocument)),
    ("p", Deed::Command(Command::PreviousDocument)),
    ("N", Deed::Command(Command::PreviousDocument)),
    ("prev", Deed::Command(Command::PreviousDocument)),
    ("previous", Deed::Command(Command::PreviousDocument)),
    ("bp", Deed::Command(Command::PreviousDocument)),
    ("f", Deed::Command(Command::WhereAmI)),
    ("file", Deed::Command(Command::WhereAmI)),
    ("noh", Deed::Command(Command::Cancel)),
    ("nohlsearch", Deed::Command(Command::Cancel)),
    ("ls", Deed::Command(Command::Documents)),
    ("files", Deed::Command(Command::Documents)),
    ("buffers", Deed::Command(Command::Documents)),
    ("marks", Deed::Command(Command::Bookmarks)),
    ("toc", Deed::Command(Command::FindHeading)),
    ("$", Deed::Command(Command::End)),
    ("e!", Deed::Command(Command::ReadAnew)),
    ("se nu", Deed::Turn(Command::ToggleNumbers, true)),
    ("se nonu", Deed::Turn(Command::ToggleNumbers, false)),
    ("set nu", Deed::Turn(Command::ToggleNumbers, true)),
    ("set nonu", Deed::Turn(Command::ToggleNumbers, false)),
    ("set number", Deed::Turn(Command::ToggleNumbers, true)),
    ("set nonumber", Deed::Turn(Command::ToggleNumbers, false)),
    ("set wrap", Deed::Turn(Command::ToggleChop, false)),
    ("set nowrap", Deed::Turn(Command::ToggleChop, true)),
    ("set nohls", Deed::Command(Command::Cancel)),
    ("set nohlsearch", Deed::Command(Command::Cancel)),
    ("w", Deed::Write),
    ("w!", Deed::Write),
    ("write", Deed::Write),
    ("up", Deed::Write),
    ("sav", Deed::Write),
    ("saveas", Deed::Write),
];

/// The deed of an item of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Does what the command says.
    Command(Command),
    /// Does what the command says, unless what it turns on and off is that already.
    Turn(Command, bool),
    /// Goes to the line or section of this number.
    Number(usize),
    /// Goes to this percentage of the text.
    Percent(usize),
    /// Goes to this place: the beginning of a printed page.
    Place(Pos),
    /// Goes on to type, behind this verb.
    Verb(Verb),
    /// Paints in the theme of this name.
    Theme(String),
    /// Sets what has this name to this value.
    Set(&'static str, String),
    /// Opens this file.
    Open(OsString),
    /// Goes on to type in this folder.
    Folder,
    /// Opens the tour.
    Tour,
    /// Says that nothing is written.
    Write,
}

/// An item of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteItem {
    /// The deed.
    pub deed: Deed,
    /// The name, and what it does.
    pub label: String,
    /// The keys that do the same.
    pub keys: String,
    /// The line that Tab makes of what is typed.
    pub line: String,
    /// The bytes of the label that were typed.
    pub typed: Vec<Range<usize>>,
}

/// The isolate around the name at the beginning of a label (UAX #9): names keep their own order in any language.
pub const NAME_BEGINS: char = '\u{2068}';
/// The end of that isolate.
pub const NAME_ENDS: char = '\u{2069}';

impl PaletteItem {
    /// Returns the byte of the label that its name begins at, and the name.
    #[must_use]
    pub fn name(&self) -> (usize, &str) {
        let start = NAME_BEGINS.len_utf8();
        let end = self.label.find(NAME_ENDS).unwrap_or(self.label.len());
        (start, self.label.get(start..end).unwrap_or_default())
    }

    /// Returns `true` if `typed` begins a word of the label, or is long enough to be no command of another program: who
    /// types `:vs` does not look at the list.
    #[must_use]
    pub fn is_begun_by(&self, typed: &str) -> bool {
        /// The most letters of short names of commands.
        const MOST_SHORT: usize = 3;
        let is_other = |c: char| !c.is_alphanumeric();
        let begins = |word: &str| word.to_lowercase().starts_with(&typed.to_lowercase());
        typed.chars().count() > MOST_SHORT
            || !typed.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || self.label.split(is_other).any(begins)
            || self.line.starts_with(typed)
    }
}

/// The files of the folder that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFiles {
    /// The folder as it is typed, to its last slash.
    pub typed: String,
    /// The folder, and the names of the files in it, each with `true` if it is a folder; nothing until they are known.
    pub files: Option<(PathBuf, Vec<(OsString, bool)>)>,
}

/// A line of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteLine<'a> {
    /// A command, or the beginning of one.
    Command(&'a str),
    /// The text behind a verb.
    Behind(Verb, &'a str),
}

impl<'a> PaletteLine<'a> {
    /// Reads a line. `name` returns the name of a verb in the language of the interface.
    #[must_use]
    pub fn of(typed: &'a str, name: impl Fn(Verb) -> String) -> Self {
        let typed = typed.trim_start().trim_start_matches(':').trim_start();
        let Some((head, rest)) = typed.split_once(char::is_whitespace) else { return Self::Command(typed) };
        let is_meant = |verb: &Verb| verb.names().contains(&head) || name(*verb) == head;
        match Verb::ALL.into_iter().find(is_meant) {
            Some(verb) => Self::Behind(verb, rest.trim_start()),
            None => Self::Command(typed),
        }
    }

    /// Returns the folder that is typed, to its last slash, if a file is.
    #[must_use]
    pub fn folder(self) -> Option<&'a str> {
        match self {
            Self::Behind(Verb::Open, path) => Some(&path[..path.rfind('/').map_or(0, |at| at + 1)]),
            Self::Command(_) | Self::Behind(..) => None,
        }
    }
}

/// Returns the number that `typed` is, in any digits.
#[must_use]
pub fn number(typed: &str) -> Option<usize> {
    let mut digits = typed.chars().map(digit);
    let number = digits.try_fold(0_usize, |all, digit| all.checked_mul(10)?.checked_add(digit? as usize));
    number.filter(|_| !typed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_commands_or_stand_behind_a_verb() {
        let name = |verb| if verb == Verb::Open { "فتح".to_owned() } else { String::new() };
        let check = |typed, expected| assert_eq!(PaletteLine::of(typed, name), expected, "{typed}");
        check("quit", PaletteLine::Command("quit"));
        check(": open", PaletteLine::Command("open"));
        check("open a/b c", PaletteLine::Behind(Verb::Open, "a/b c"));
        check("e  x", PaletteLine::Behind(Verb::Open, "x"));
        check("فتح كتاب", PaletteLine::Behind(Verb::Open, "كتاب"));
        check("next page", PaletteLine::Command("next page"));
        let folder = |typed| PaletteLine::of(typed, name).folder();
        assert_eq!([folder("open a/b/c"), folder("open "), folder("set a/b")], [Some("a/b/"), Some(""), None]);
    }

    #[test]
    fn numbers_have_any_digits() {
        let numbers = ["42", "٤٢", "۴۲", "", "4a", "99999999999999999999999"].map(number);
        assert_eq!(numbers, [Some(42), Some(42), Some(42), None, None, None]);
    }
}
