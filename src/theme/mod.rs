//! The styles of the parts of the screen. A part plays a [`Role`], a [`Theme`] gives each role a style, and [`Styles`]
//! are a theme in the colours of the terminal at hand.
//!
//! Themes are data: a file of `assets/themes` each. Text is never bold: see `paint`.

mod choice;
mod error;
mod file;
mod paint;
mod role;
mod styles;
mod themes;

use std::borrow::Cow;

use file::Paints;
use qari_bidi::terminal::colour::{Background, Colours, Depth};

pub use choice::{AUTO, ThemeChoice};
pub use error::Error;
pub use file::Wrong;
pub use paint::Paint;
pub use role::Role;
pub use styles::Styles;
pub use themes::{Themes, are_alike, is_known, load, names};

/// A theme: the styles of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: Cow<'static, str>,
    /// The styles; `None` for those of the terminal, which depend on it.
    paints: Option<Box<Paints>>,
}

/// The theme in the terminal's sixteen colours, on its ground. Every theme is this one where there are fewer than 256.
pub const TERMINAL: &str = "terminal";
/// The theme for light grounds.
pub const LIGHT: &str = "paper";
/// The theme for dark grounds.
pub const DARK: &str = "night";

/// The themes that come with the program and paint their ground.
const SHIPPED: [(&str, &str); 4] = [
    (LIGHT, include_str!("../../assets/themes/paper.yaml")),
    (DARK, include_str!("../../assets/themes/night.yaml")),
    ("sepia", include_str!("../../assets/themes/sepia.yaml")),
    ("contrast", include_str!("../../assets/themes/contrast.yaml")),
];

/// The terminal's theme without colours, and with sixteen: on a dark ground, on a light one, and on one that is
/// unknown.
const MONOCHROME: &str = include_str!("../../assets/themes/terminal/monochrome.yaml");
const ON_DARK: &str = include_str!("../../assets/themes/terminal/dark.yaml");
const ON_LIGHT: &str = include_str!("../../assets/themes/terminal/light.yaml");
const ON_UNKNOWN: &str = include_str!("../../assets/themes/terminal/unknown.yaml");

impl Theme {
    /// Returns the names of the themes that come with the program.
    pub fn shipped() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name).chain([TERMINAL])
    }

    /// Returns the theme called `name` of those that come with the program.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == TERMINAL {
            return Some(Self { name: TERMINAL.into(), paints: None });
        }
        let (name, text) = SHIPPED.iter().find(|(own, _)| *own == name)?;
        Some(Self { name: Cow::Borrowed(name), paints: Some(Box::new(of_program(text))) })
    }

    /// Returns the theme for a terminal with these colours where nothing else is asked for: the one for its ground, or
    /// the terminal's where that is unknown.
    #[must_use]
    pub fn usual(colours: Colours) -> Self {
        let name = match colours.background {
            Some(Background::Light) => LIGHT,
            Some(Background::Dark) => DARK,
            None => TERMINAL,
        };
        Self::named(name).unwrap_or(Self { name: TERMINAL.into(), paints: None })
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns `true` if it is painted in the sixteen colours of the terminal, or in none.
    fn is_of_terminal(&self, colours: Colours) -> bool {
        self.paints.is_none() || colours.depth < Depth::Indexed
    }

    /// Returns the styles of all roles for a terminal with these colours.
    fn paints(&self, colours: Colours) -> Paints {
        match &self.paints {
            Some(paints) if colours.depth >= Depth::Indexed => **paints,
            _ if colours.depth == Depth::Monochrome => of_program(MONOCHROME),
            _ => of_program(match colours.background {
                Some(Background::Dark) => ON_DARK,
                Some(Background::Light) => ON_LIGHT,
                None => ON_UNKNOWN,
            }),
        }
    }
}

/// Reads a theme that comes with the program.
fn of_program(text: &str) -> Paints {
    file::parse(text).expect("a test reads every theme of the program")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_themes_of_the_program_can_be_read() {
        let terminal = [MONOCHROME, ON_DARK, ON_LIGHT, ON_UNKNOWN];
        for text in SHIPPED.iter().map(|(_, text)| *text).chain(terminal) {
            assert!(file::parse(text).is_ok(), "{:?}", file::parse(text));
        }
        assert!(Theme::shipped().all(|name| Theme::named(name).is_some_and(|theme| theme.name() == name)));
    }
}
