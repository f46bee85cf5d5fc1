//! Clicks. One on what a key could choose does what the key would do.

use crate::app::document::address::Target;
use crate::app::keys::command::{Command, Context};
use crate::app::message::Effect;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::{contents, list};
use crate::app::searching::Typing;
use crate::app::{App, Overlay};

impl App {
    /// Takes a click on the cell in column `x` and row `y`: one on the name of a section, or on an item of a list, goes
    /// there; one on a link follows it.
    pub(super) fn click(&mut self, x: u16, y: u16) -> Option<Effect> {
        let panes = self.panes()?;
        match self.context() {
            Context::Prompt => return None,
            // A list lies over the disclaimer too.
            Context::List => return self.click_in_list(&panes, x, y),
            Context::Reading | Context::Choosing => {}
        }
        match self.overlay() {
            Overlay::Nothing => {}
            Overlay::Disclaimer(_) => return self.click_text(panes.overlay_text, &panes, x, y),
            Overlay::Help(_) => return None,
        }
        if let Some(section) = contents::section_at(self, &panes, x, y) {
            self.remember();
            self.document.go_to_section(section);
            self.leave_contents();
        } else if panes.contents_frame.is_some_and(|frame| !frame.contains(x, y)) {
            self.leave_contents();
        } else if panes.contents_frame.is_none() {
            return self.click_text(panes.text, &panes, x, y);
        }
        None
    }

    /// Takes a click on the text or the disclaimer in `rect`. One on a link follows it inside the documents; one to the
    /// web is chosen only, so that one sees where it leads.
    fn click_text(&mut self, rect: Rect, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        let cell = rect.contains(x, y).then(|| (x - rect.x, y - rect.y));
        self.document.point(cell, &self.viewport(panes));
        let is_of_web = |address: &str| matches!(Target::of(address, &self.shelf.folder()), Target::Web(_));
        if !self.document.is_choosing() || self.document.chosen_address().is_some_and(is_of_web) {
            return None;
        }
        self.perform(Command::Choose, Context::Choosing, 1)
    }

    /// Takes a click while a list is open: goes to the item there. One outside its frame closes it.
    fn click_in_list(&mut self, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        let row = list::rows(self, panes).into_iter().find(|row| row.rect.contains(x, y));
        if let (Some(item), Some(Typing::Picker(picker))) = (row.and_then(|row| row.item), &mut self.attention.typing) {
            picker.choose(item);
            return self.perform(Command::Accept, Context::List, 1);
        }
        if !panes.overlay.contains(x, y) {
            self.attention.typing = None;
        }
        None
    }
}
