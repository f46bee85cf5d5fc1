//! The line that is typed, of a prompt, of a list or of the help, and what they have in common.

use std::mem;

use crate::app::App;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::{Command, Context};
use crate::app::keys::key::{Code, Key};
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::panes::Panes;
use crate::app::searching::Typing;
use crate::app::searching::editor::{LineEditor, typed_by};
use crate::search::{Fault, Manner};
use qari_bidi::text::direction::Direction;

impl App {
    /// Types a key that is bound to no command.
    pub(super) fn type_key(&mut self, key: Key) {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return };
        // The key that opened the prompt, once more, asks for a regular expression; the one of the help closes it.
        let typing = self.attention.typing.as_ref().filter(|typing| typing.editor().text().is_empty());
        match (typing, self.keymap.command(Context::Reading, key, self.direction())) {
            (Some(Typing::Prompt(prompt)), Some(command)) if prompt.opened_by == command => {
                self.change_manner(|manner| manner.regex = !manner.regex);
            }
            (Some(Typing::Guide(_)), Some(Command::Help)) => self.attention.typing = None,
            // As in other programs; not a letter of another keyboard on the same key, which a word may begin with.
            (Some(Typing::Guide(_)), Some(Command::Quit)) if c.is_ascii() => self.attention.typing = None,
            // A filter does not begin with a blank, which goes on a page elsewhere.
            (Some(Typing::Guide(_)), Some(Command::PageDown)) if c == ' ' => self.move_by_pages(1, &self.least_panes()),
            _ => self.type_text(&typed_by(c)),
        }
    }

    /// Types `text`, if there is a line to type in.
    pub(super) fn type_text(&mut self, text: &str) {
        let Some(typing) = &mut self.attention.typing else { return };
        if typing.editor_mut().insert(text) {
            self.use_line();
        } else if let Typing::Prompt(prompt) = typing {
            prompt.fault = Some(Fault::too_long());
        } else {
            self.notice = Some(Notice::TooLong);
        }
    }

    /// Edits the line. The direction is the line's.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut LineEditor, Direction)) {
        let direction = self.typing_direction();
        let Some(typing) = &mut self.attention.typing else { return };
        let before = typing.editor().text().to_owned();
        edit(typing.editor_mut(), direction);
        if typing.editor().text() != before {
            self.use_line();
        }
    }

    /// Erases the character before the cursor. With nothing left to erase, closes the prompt or the list.
    pub(super) fn erase(&mut self) {
        let is_empty = self.attention.typing.as_ref().is_some_and(|typing| typing.editor().text().is_empty());
        if is_empty { self.give_up() } else { self.edit(|line, _| line.erase()) }
    }

    /// Searches for the line, or filters by it.
    fn use_line(&mut self) {
        match &mut self.attention.typing {
            Some(Typing::Prompt(_)) => self.search_anew(),
            Some(Typing::Picker(_)) => self.filter_anew(),
            Some(Typing::Guide(guide)) => guide.top = 0,
            Some(Typing::Remark(_)) | None => {}
        }
    }

    /// Changes the manner of the search that is typed.
    pub(super) fn change_manner(&mut self, change: impl FnOnce(&mut Manner)) {
        if let Some(Typing::Prompt(prompt)) = &mut self.attention.typing {
            change(&mut prompt.manner);
            self.search_anew();
        }
    }

    /// Goes `count` items on: down in the list or the help, or to later searches in the prompt; back if negative.
    pub(super) fn go_by_items(&mut self, count: isize, panes: &Panes) {
        match &mut self.attention.typing {
            Some(Typing::Prompt(prompt)) => {
                let before = prompt.editor.text().to_owned();
                if count < 0 {
                    prompt.older(self.queries.past());
                } else {
                    prompt.newer(self.queries.past());
                }
                if prompt.editor.text() != before {
                    self.search_anew();
                }
            }
            Some(Typing::Guide(_)) => self.scroll_help(count, panes),
            Some(Typing::Remark(_)) => {}
            Some(Typing::Picker(_)) | None => self.move_in_list(count),
        }
    }

    /// Keeps the search that is typed, goes to what is chosen in the list, or closes the help.
    pub(super) fn accept(&mut self, view: &Viewport) -> Option<Effect> {
        match self.attention.typing {
            Some(Typing::Prompt(ref prompt)) if prompt.opened_by == Command::SearchLines => self.show_results(view),
            Some(Typing::Prompt(_)) => self.accept_search(view),
            Some(Typing::Guide(_)) => {
                self.attention.typing = None;
                None
            }
            Some(Typing::Remark(_)) => {
                self.accept_remark();
                None
            }
            Some(Typing::Picker(_)) | None => self.go_to_chosen(view),
        }
    }

    /// Closes the prompt, and goes back to where its search began; or closes the list.
    pub(super) fn give_up(&mut self) {
        if let Some(Typing::Prompt(prompt)) = mem::take(&mut self.attention.typing) {
            self.document.go_back_to(prompt.origin);
        }
    }

    /// Opens the list of matches. From the prompt, its search is kept first; a list is closed.
    pub(super) fn show_results(&mut self, view: &Viewport) -> Option<Effect> {
        match self.context() {
            Context::List => {
                if !self.complete() {
                    self.attention.typing = None;
                }
                None
            }
            Context::Prompt => {
                let effect = self.accept_search(view);
                // What can't be searched for is still typed.
                if self.prompt().is_none() {
                    self.open_results();
                }
                effect
            }
            Context::Reading | Context::Choosing | Context::Selecting | Context::Answer => {
                self.open_results();
                None
            }
        }
    }
}
