//! The styles of all roles, in the colours of the terminal at hand.

use std::ops::Index;

use ratatui::style::{Color, Modifier, Style};

use super::Theme;
use super::role::Role;
use crate::article::{self, Tint};
use qari_bidi::terminal::colour::{Colours, Depth, WRITTEN, look};

/// A theme as it is painted: a style for each role, in colours that the terminal has. Looking one up costs no more than
/// reading an array.
///
/// A style says what it changes of the cell it is painted on; what it leaves out shows through. The style of
/// [`Role::Text`] is painted on the whole screen first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styles {
    of_roles: [Style; Role::ALL.len()],
    signs: bool,
    dashes: bool,
}

impl Styles {
    /// Returns the styles of `theme` in these colours. With fewer than 256, every theme is the terminal's.
    #[must_use]
    pub fn of(theme: &Theme, colours: Colours) -> Self {
        let paints = theme.paints(colours);
        let signs = theme.is_of_terminal(colours);
        let dashes = colours.depth == Depth::Monochrome;
        Self { of_roles: paints.map(|paint| paint.style(colours.depth)), signs, dashes }
    }

    /// Returns `true` if the underline of emphasised text is dashed, since without colours links have one too.
    #[must_use]
    pub fn have_dashes(&self) -> bool {
        self.dashes
    }

    /// Returns `true` if the ranks of headings are told by signs beside them, since colours are few.
    #[must_use]
    pub fn have_signs(&self) -> bool {
        self.signs
    }
}

impl Styles {
    /// Returns the style of a part of a text. Colours that a program chose are those of the theme, where they are among
    /// the sixteen of terminals and the theme has colours of its own; `terminal::colour` makes them legible.
    #[must_use]
    pub fn of_inline(&self, style: article::Style) -> Style {
        let plain = Style::new();
        match (Role::of_inline(style), style) {
            (Some(role), _) => self[role],
            (None, article::Style::Ink(tint)) => plain.fg(self.ink(tint)).add_modifier(WRITTEN),
            (None, article::Style::Paper(tint)) => plain.bg(written(tint)).add_modifier(WRITTEN),
            (None, _) => plain.add_modifier(Modifier::REVERSED),
        }
    }

    fn ink(&self, tint: Tint) -> Color {
        let of_theme = match tint {
            Tint::Indexed(index) => Role::of_ink(index).and_then(|role| self[role].fg),
            Tint::Direct(..) => None,
        };
        of_theme.filter(|colour| look(*colour).is_some()).unwrap_or_else(|| written(tint))
    }
}

/// Returns a colour as a program wrote it.
fn written(tint: Tint) -> Color {
    match tint {
        Tint::Indexed(index) => Color::Indexed(index),
        Tint::Direct(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

impl Index<Role> for Styles {
    type Output = Style;

    fn index(&self, role: Role) -> &Style {
        &self.of_roles[role as usize]
    }
}

impl Default for Styles {
    /// Returns the styles of a terminal of which nothing is known.
    fn default() -> Self {
        let colours = Colours { depth: Depth::Ansi, background: None };
        Self::of(&Theme::usual(colours), colours)
    }
}
