//! The themes that a person asks for.

use super::{DARK, LIGHT, TERMINAL};
use qari_bidi::terminal::colour::Background;

/// The names of the themes in use, by the background of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme on a light background.
    pub light: String,
    /// The theme on a dark background.
    pub dark: String,
    /// The theme where the background is unknown.
    pub unknown: String,
}

/// The name of the usual choice, on the command line and in settings.
pub const AUTO: &str = "auto";

impl ThemeChoice {
    /// Returns the choice of the theme called `name`, whatever the background; the usual choice for [`AUTO`].
    #[must_use]
    pub fn always(name: &str) -> Self {
        match name {
            AUTO => Self::default(),
            name => Self { light: name.to_owned(), dark: name.to_owned(), unknown: name.to_owned() },
        }
    }

    /// Returns the name of the theme for a background.
    #[must_use]
    pub fn name(&self, background: Option<Background>) -> &str {
        match background {
            Some(Background::Light) => &self.light,
            Some(Background::Dark) => &self.dark,
            None => &self.unknown,
        }
    }
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self { light: LIGHT.to_owned(), dark: DARK.to_owned(), unknown: TERMINAL.to_owned() }
    }
}
