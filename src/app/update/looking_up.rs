//! Looking up: what is selected, or a word, is given to a program, and its answer is shown.

use crate::app::App;
use crate::app::answer::Lookup;
use crate::app::document::viewport::Viewport;
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::panes::Panes;
use crate::app::screen::answer::last_top;

/// The most characters that are looked up.
const MOST_CHARACTERS: usize = 1000;

impl App {
    /// Looks up what is selected, else the word of the current match or of the click.
    pub(super) fn look_up(&mut self, view: &Viewport) -> Option<Effect> {
        let text = match self.document.selected() {
            Some(range) => self.document.article().extract(range),
            None => self.document.word(view).map(|(_, word)| word.to_owned()).unwrap_or_default(),
        };
        let question = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let question: String = question.chars().take(MOST_CHARACTERS).collect();
        if question.is_empty() {
            self.notice = Some(Notice::NothingToCopy);
            return None;
        }
        self.leave_contents();
        if !self.is_secure {
            self.attention.answer = Some(Lookup { question: question.clone(), text: None, top: 0 });
        }
        Some(Effect::LookUp(question))
    }

    /// Shows the answer to `question`, if it is still wanted; or says why there is none.
    pub(super) fn answered(&mut self, question: &str, outcome: Result<String, Notice>) {
        let Some(answer) = self.attention.answer.as_mut().filter(|answer| answer.question == question) else { return };
        match outcome {
            Ok(text) => answer.text = Some(text),
            Err(notice) => {
                self.attention.answer = None;
                self.notice = Some(notice);
            }
        }
    }

    /// Shows the answer no longer. Returns the effect that ends the program, if an answer was shown.
    pub(super) fn close_answer(&mut self) -> Option<Effect> {
        self.attention.answer.take().map(|_| Effect::StopLookingUp)
    }

    /// Scrolls the answer by `count` rows towards its end. Returns `false` if none is shown.
    pub(super) fn scroll_answer(&mut self, count: isize, panes: &Panes) -> bool {
        let last = last_top(self, panes);
        let Some(answer) = &mut self.attention.answer else { return false };
        answer.top = answer.top.min(last).saturating_add_signed(count).min(last);
        true
    }
}
