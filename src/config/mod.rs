//! The settings: a YAML file, read at the start, and written only when the doctor's questions were answered.

mod error;
mod print;
mod read;
mod table;
mod write;

use std::path::PathBuf;

use crate::app::document::display::Display;
use crate::app::keys::keymap::Shipped;
use crate::app::keys::layer::Layer;
use crate::app::panes::Footing;
use crate::app::{MEASURE, ReadingCursor};
use crate::format::Baked;
use crate::home;
use crate::theme::ThemeChoice;
use qari_bidi::terminal::profile::wishes::Wishes;

use table::SETTINGS;

pub use error::{Error, SettingFault};
pub use print::as_file;
pub use read::read;
pub use write::write_bidi;

/// The path of the file inside the configuration folder.
const FILE: &str = "qari/config.yaml";

/// The path of the folder of themes inside the configuration folder.
const THEMES: &str = "qari/themes";

/// The programs that the user has chosen, each as its words: no shell is involved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programs {
    /// The one that takes text to copy on its standard input.
    pub copy: Option<Vec<String>>,
    /// The one that a text is looked up with.
    pub lookup: Option<Vec<String>>,
}

/// The font that the person has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FontChoice {
    /// The name of a family or the path of a file.
    pub font: Option<String>,
    /// The size of an em in pixels; `None` for what fits into lines of two cells.
    pub size: Option<u16>,
}

/// The user's settings. The command line overrides them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
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
    /// The cursor of the terminal while one reads.
    pub cursor: ReadingCursor,
    /// The treatment of presentation forms and visual order.
    pub baked: Baked,
    /// The language of the interface; `None` if it is not set.
    pub language: Option<&'static str>,
    /// Sets the text in a book face.
    pub typeset: bool,
    /// The font of such texts, and its size.
    pub font: FontChoice,
    /// The programs to copy and to look up with.
    pub programs: Programs,
    /// The key map.
    pub keymap: Shipped,
    /// The person's own keys, over the key map.
    pub keys: Layer,
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
            cursor: ReadingCursor::default(),
            baked: Baked::default(),
            language: None,
            typeset: false,
            font: FontChoice::default(),
            programs: Programs::default(),
            keymap: Shipped::default(),
            keys: Layer::default(),
        }
    }
}

impl Settings {
    /// Returns the names of all settings.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SETTINGS.iter().map(|setting| setting.name)
    }

    /// Returns them with what is `given` instead: names of settings, each with a value as it is written. What is no
    /// valid value changes nothing.
    #[must_use]
    pub fn with(mut self, given: &[(&str, String)]) -> Self {
        for (name, value) in given {
            let setting = SETTINGS.iter().find(|setting| setting.name == *name);
            _ = setting.and_then(|setting| (setting.set)(&mut self, value));
        }
        self
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

#[cfg(test)]
mod tests;
