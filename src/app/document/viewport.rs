//! The room and the options that a document is laid out with.

use super::display::Display;

/// The columns and rows of a pane, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The columns.
    pub width: u16,
    /// The rows.
    pub height: u16,
}

impl Room {
    /// Returns the rows as a count.
    #[must_use]
    pub fn rows(self) -> usize {
        usize::from(self.height)
    }
}

/// The room that a document has on the screen, and the way its text is shown there.
#[derive(Clone, Copy, Debug)]
pub struct Viewport {
    /// The column of the text.
    pub text: Room,
    /// The inside of what is opened over the panes: the open disclaimer.
    pub overlay: Room,
    /// The way text is laid out.
    pub display: Display,
}
