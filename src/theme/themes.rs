//! The theme that is in use.

use super::{Styles, Theme};
use qari_bidi::terminal::colour::Colours;

/// The theme in use, painted anew when the colours of the terminal become known or change.
#[derive(Debug, Default)]
pub struct Themes {
    /// The styles of the last frame, and the colours that they are in.
    painted: Option<(Colours, Styles)>,
}

impl Themes {
    /// Returns the styles of the theme in use in these colours.
    pub fn styles(&mut self, colours: Colours) -> &Styles {
        let is_kept = self.painted.as_ref().is_some_and(|(own, _)| *own == colours);
        if !is_kept {
            self.painted = None;
        }
        &self.painted.get_or_insert_with(|| (colours, Styles::of(&Theme::usual(colours), colours))).1
    }
}
