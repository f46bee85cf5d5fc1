//! Finding by typing: the prompt of a search, the filter of a list, and the searches made before.

pub mod editor;
pub mod picker;
pub mod prompt;
pub mod queries;

use editor::LineEditor;
use picker::Picker;
use prompt::Prompt;

/// The line that the keys go to.
#[derive(Debug)]
pub enum Typing {
    /// A search.
    Prompt(Box<Prompt>),
    /// The filter of a list.
    Picker(Box<Picker>),
}

impl Typing {
    /// Returns the line.
    #[must_use]
    pub fn editor(&self) -> &LineEditor {
        match self {
            Self::Prompt(prompt) => &prompt.editor,
            Self::Picker(picker) => picker.editor(),
        }
    }

    /// Returns the line.
    pub fn editor_mut(&mut self) -> &mut LineEditor {
        match self {
            Self::Prompt(prompt) => &mut prompt.editor,
            Self::Picker(picker) => picker.editor_mut(),
        }
    }
}
