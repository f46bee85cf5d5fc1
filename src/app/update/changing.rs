//! The file of the document that is read changes: it grows, is written anew, or goes away.

use std::ffi::OsStr;

use crate::app::App;
use crate::app::document::place::Place;
use crate::app::message::{Change, Effect};
use crate::app::notice::Notice;
use crate::format::STANDARD_INPUT;
use crate::format::{Onto, Portion, Reading};

impl App {
    /// Goes to the end of the text, and stays there as it grows, until one goes back.
    pub fn follow_end(&mut self) {
        self.leave_contents();
        self.arriving.follow(true);
        let view = self.viewport(&self.least_panes());
        self.document.go_to_end(&view);
    }

    /// Follows the end of the text, or no longer. The file is looked at now, which one may have done long ago.
    pub(super) fn toggle_following(&mut self) -> Option<Effect> {
        if self.arriving.follows() {
            self.arriving.follow(false);
            return None;
        }
        match self.shelf.current_name() {
            None => self.notice = Some(Notice::NoFile),
            Some(name) if name == STANDARD_INPUT && self.arriving.awaited().is_none() => {
                self.notice = Some(Notice::NoFile);
            }
            Some(_) => {
                self.follow_end();
            }
        }
        None
    }

    /// Follows no longer if the reader has gone back from the end, where it was at `before`.
    pub(super) fn follow_no_further_than(&mut self, before: Place) {
        if self.arriving.follows() && self.document.place().pos < before.pos {
            self.arriving.follow(false);
        }
    }

    /// Asks to look at the file at once.
    pub(super) fn ask_to_look(&mut self) -> Option<Effect> {
        match self.shelf.current_name() {
            Some(name) if name != STANDARD_INPUT => Some(Effect::Look),
            _ => {
                self.notice = Some(Notice::NoFile);
                None
            }
        }
    }

    /// Takes in a change of the file called `name`, if that is the one that is read.
    pub(super) fn changed(&mut self, name: &OsStr, change: Change) {
        if self.shelf.current_name() != Some(name) {
            return;
        }
        // What can be read again is not gone any more.
        if matches!(change, Change::Grown(_) | Change::Anew(_)) {
            self.notice.take_if(|notice| matches!(notice, Notice::FileIsGone(_)));
        }
        match change {
            Change::None => self.notice = Some(Notice::Unchanged),
            Change::Gone(reason) => self.notice = Some(Notice::FileIsGone(reason)),
            Change::Grown(portion) => self.grow(*portion),
            Change::Anew(reading) => self.arriving.keep_change(reading),
        }
    }

    fn grow(&mut self, portion: Portion) {
        // What changed altogether, and waits to be taken in, is followed by this.
        if let Some(reading) = self.arriving.take_change() {
            self.renew(*reading);
        }
        let Portion { article, onto: Onto::Behind { blocks, settled }, warnings, .. } = portion else { return };
        self.document.go_on_with(blocks, article, settled);
        if self.arriving.follows() {
            let view = self.viewport(&self.least_panes());
            self.document.go_to_end(&view);
        } else if self.notice.is_none() {
            self.notice = Some(Notice::Grown);
        }
        self.warn(warnings);
    }

    /// Takes in a file that was written anew, once nothing is typed or chosen that belongs to the text as it was.
    pub(super) fn take_in_change(&mut self) {
        let is_free = self.attention.typing.is_none()
            && !self.document.is_choosing()
            && self.document.selection().is_none()
            && self.document.disclaimer().is_none();
        if is_free && let Some(reading) = self.arriving.take_change() {
            self.renew(*reading);
        }
    }

    /// Goes on in the text as it is now, at the same place of it.
    fn renew(&mut self, reading: Reading) {
        let Reading { article, warnings } = reading;
        self.document.renew(article);
        if self.arriving.follows() {
            let view = self.viewport(&self.least_panes());
            self.document.go_to_end(&view);
        } else {
            self.notice = Some(Notice::ReadAnew);
        }
        self.warn(warnings);
    }
}
