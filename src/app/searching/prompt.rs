//! The prompt that a search is typed in: the line, what counts as a match, earlier searches.

use super::editor::LineEditor;
use crate::app::document::finding::Origin;
use crate::app::document::matches::Way;
use crate::app::keys::command::Command;
use crate::search::{Fault, Manner};

/// A search being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// The line that is typed.
    pub editor: LineEditor,
    /// The manner of the search: what counts as a match.
    pub manner: Manner,
    /// The reason why the line can't be searched for.
    pub fault: Option<Fault>,
    /// The command that opened it.
    pub opened_by: Command,
    /// The state of the document to go back to.
    pub(in crate::app) origin: Origin,
    /// The number of searches back in the history that the line is from; 0 is the one being typed.
    back: usize,
    /// The line that was being typed before an older search was recalled.
    draft: String,
}

impl Prompt {
    /// Creates an empty prompt, opened at `origin`.
    #[must_use]
    pub(in crate::app) fn new(opened_by: Command, manner: Manner, origin: Origin) -> Self {
        Self { editor: LineEditor::default(), manner, fault: None, opened_by, origin, back: 0, draft: String::new() }
    }

    /// Returns the way that is searched.
    #[must_use]
    pub fn way(&self) -> Way {
        if self.opened_by == Command::SearchBack { Way::Back } else { Way::Forward }
    }

    /// Recalls the search before this one in `history`, whose last entry is the newest.
    pub fn older(&mut self, history: &[String]) {
        if self.back < history.len() {
            self.recall(self.back + 1, history);
        }
    }

    /// Recalls the search after this one in `history`; in the end, the line that was being typed.
    pub fn newer(&mut self, history: &[String]) {
        if let Some(back) = self.back.checked_sub(1) {
            self.recall(back, history);
        }
    }

    fn recall(&mut self, back: usize, history: &[String]) {
        let text = if back == 0 { std::mem::take(&mut self.draft) } else { history[history.len() - back].clone() };
        let before = self.editor.replace(text);
        if self.back == 0 {
            self.draft = before;
        }
        self.back = back;
    }
}
