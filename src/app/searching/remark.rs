//! The line that the remark of a bookmark is typed in.

use super::editor::LineEditor;

/// A remark being typed.
#[derive(Clone, Debug)]
pub struct RemarkLine {
    /// The id of the bookmark.
    pub id: String,
    /// The line that is typed.
    pub editor: LineEditor,
}

impl RemarkLine {
    /// Creates a line for the remark of the bookmark called `id`, which has had the remark `text`.
    #[must_use]
    pub fn new(id: String, text: String) -> Self {
        let mut editor = LineEditor::default();
        editor.replace(text);
        Self { id, editor }
    }
}
