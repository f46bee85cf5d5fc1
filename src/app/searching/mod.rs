//! Finding by typing: the prompt of a search, the filter of a list or of the help, and the searches made before.

pub mod editor;
pub mod guide;
pub mod palette;
pub mod picker;
pub mod prompt;
pub mod queries;
pub mod remark;

use editor::LineEditor;
use guide::Guide;
use picker::Picker;
use prompt::Prompt;
use remark::RemarkLine;

/// The line that the keys go to.
#[derive(Debug)]
pub enum Typing {
    /// A search.
    Prompt(Box<Prompt>),
    /// The filter of a list.
    Picker(Box<Picker>),
    /// The filter of the help.
    Guide(Box<Guide>),
    /// The remark of a bookmark.
    Remark(Box<RemarkLine>),
}

impl Typing {
    /// Returns the line.
    #[must_use]
    pub fn editor(&self) -> &LineEditor {
        match self {
            Self::Prompt(prompt) => &prompt.editor,
            Self::Picker(picker) => picker.editor(),
            Self::Guide(guide) => &guide.editor,
            Self::Remark(line) => &line.editor,
        }
    }

    /// Returns the line.
    pub fn editor_mut(&mut self) -> &mut LineEditor {
        match self {
            Self::Prompt(prompt) => &mut prompt.editor,
            Self::Picker(picker) => picker.editor_mut(),
            Self::Guide(guide) => &mut guide.editor,
            Self::Remark(line) => &mut line.editor,
        }
    }
}
