//! The help that is open.

use super::editor::LineEditor;

/// The help that is open: what it is filtered by, and how far it is scrolled.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// The filter.
    pub editor: LineEditor,
    /// The row at the top.
    pub top: usize,
}
