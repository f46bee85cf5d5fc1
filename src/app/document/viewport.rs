//! The room and the options that a document is laid out with.

use super::display::Display;

/// A number of columns and rows, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The columns.
    pub width: u16,
    /// The rows.
    pub height: u16,
}

impl Extent {
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
    pub text: Extent,
    /// The inside of what is opened over the panes: the open disclaimer.
    pub overlay: Extent,
    /// The way text is laid out.
    pub display: Display,
}
