//! The styles of all roles, in the colours of the terminal at hand.

use std::ops::Index;

use ratatui::style::Style;

use super::Theme;
use super::role::Role;
use qari_bidi::terminal::colour::{Colours, Depth};

/// A theme as it is painted: a style for each role, in colours that the terminal has. Looking one up costs no more than
/// reading an array.
///
/// A style says what it changes of the cell it is painted on; what it leaves out shows through. The style of
/// [`Role::Text`] is painted on the whole screen first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styles([Style; Role::ALL.len()]);

impl Styles {
    /// Returns the styles of `theme` in these colours. With fewer than 256, every theme is the terminal's.
    #[must_use]
    pub fn of(theme: &Theme, colours: Colours) -> Self {
        let paints = theme.paints(colours);
        Self(paints.map(|paint| paint.style(colours.depth)))
    }
}

impl Index<Role> for Styles {
    type Output = Style;

    fn index(&self, role: Role) -> &Style {
        &self.0[role as usize]
    }
}

impl Default for Styles {
    /// Returns the styles of a terminal of which nothing is known.
    fn default() -> Self {
        let colours = Colours { depth: Depth::Ansi, background: None };
        Self::of(&Theme::usual(colours), colours)
    }
}
