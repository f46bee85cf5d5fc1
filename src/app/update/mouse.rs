//! The mouse: clicks, of which one on what a key could choose does what the key would do; and dragging, which selects.

use crate::app::document::address::Target;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::{Command, Context};
use crate::app::message::Effect;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::{contents, list};
use crate::app::searching::Typing;
use crate::app::{App, Overlay};

impl App {
    /// Takes a click on the cell in column `x` and row `y`: one on the name of a section, or on an item of a list, goes
    /// there; one on the sign of a branch folds or unfolds it; one on a link follows it.
    pub(super) fn click(&mut self, x: u16, y: u16) -> Option<Effect> {
        let panes = self.panes()?;
        match self.context() {
            Context::Prompt => return None,
            // A click beside it closes it, as a list.
            Context::Answer if panes.overlay_text.contains(x, y) => return None,
            Context::Answer => return self.close_answer(),
            // A list lies over the disclaimer too.
            Context::List => return self.click_in_list(&panes, x, y),
            Context::Reading | Context::Choosing | Context::Selecting => {}
        }
        match self.overlay() {
            Overlay::Nothing => {}
            Overlay::Disclaimer(_) => return self.click_text(panes.overlay_text, &panes, x, y),
        }
        if let Some((section, is_sign)) = contents::section_at(self, &panes, x, y) {
            if is_sign {
                self.toggle_branch(section, &panes);
                return None;
            }
            self.remember();
            self.document.go_to_section(section);
            self.leave_contents();
        } else if panes.contents_panel.is_some_and(|panel| !panel.contains(x, y)) {
            self.leave_contents();
        } else if panes.contents_panel.is_none() {
            return self.click_text(panes.text, &panes, x, y);
        }
        None
    }

    /// Takes a click on the text or the disclaimer in `rect`. One on a link follows it inside the documents; one to the
    /// web is chosen only, so that one sees where it leads.
    fn click_text(&mut self, rect: Rect, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        let cell = rect.contains(x, y).then(|| (x - rect.x, y - rect.y));
        let view = self.viewport(panes);
        self.document.press(cell, &view);
        self.document.point(cell, &view);
        let is_of_web = |address: &str| matches!(Target::of(address, &self.shelf.folder()), Target::Web(_));
        if !self.document.is_choosing() || self.document.chosen_address().is_some_and(is_of_web) {
            return None;
        }
        self.release();
        self.perform(Command::Choose, Context::Choosing, 1)
    }

    /// Takes the second or third of clicks on one cell: selects the word there, or the paragraph; a link is clicked.
    pub(super) fn click_again(&mut self, x: u16, y: u16, times: u8) -> Option<Effect> {
        let (rect, view) = self.text_below_mouse()?;
        let cell = (x.saturating_sub(rect.x), y.saturating_sub(rect.y));
        if rect.contains(x, y) && self.document.has_link_at(cell, &view) {
            return self.click(x, y);
        }
        if rect.contains(x, y) {
            self.document.press(Some((x - rect.x, y - rect.y)), &view);
            self.document.stop_choosing();
            if times == 2 { self.document.select_word(&view) } else { self.document.select_paragraph(&view) }
        }
        None
    }

    /// Takes the mouse that is dragged to the cell in column `x` and row `y`: selects up to there. Beyond the edges of
    /// the text, scrolls one row, and goes on doing so as long as it stays there.
    pub(super) fn drag(&mut self, x: u16, y: u16) {
        let Some((rect, view)) = self.text_below_mouse().filter(|_| self.document.is_pressed()) else { return };
        let beyond = if y < rect.y { -1 } else { isize::from(y >= rect.y + rect.height) };
        if beyond != 0 {
            self.document.scroll(beyond, &view);
        }
        self.attention.dragged = Some((x, y)).filter(|_| beyond != 0);
        let row = y.clamp(rect.y, rect.y + rect.height.saturating_sub(1)) - rect.y;
        self.document.stop_choosing();
        self.document.drag_to(x.clamp(rect.x, rect.x + rect.width.saturating_sub(1)) - rect.x, row, &view);
    }

    /// Goes on scrolling while the mouse is held beyond an edge.
    pub(super) fn drag_on(&mut self) {
        if let Some((x, y)) = self.attention.dragged {
            self.drag(x, y);
        }
    }

    /// Takes note that the button of the mouse was released.
    pub(super) fn release(&mut self) {
        self.attention.dragged = None;
        self.document.release();
    }

    /// Returns the rectangle of the text that the mouse selects in: the text, or the disclaimer that lies over it.
    fn text_below_mouse(&self) -> Option<(Rect, Viewport)> {
        let panes = self.panes()?;
        let rect = match (self.overlay(), panes.contents_panel) {
            (Overlay::Nothing, None) => panes.text,
            (Overlay::Disclaimer(_), _) => panes.overlay_text,
            _ => return None,
        };
        let is_open = self.attention.typing.is_some() || self.attention.answer.is_some();
        (!is_open).then(|| (rect, self.viewport(&panes)))
    }

    /// Takes a click while a list is open: goes to the item there. One outside its frame closes it.
    fn click_in_list(&mut self, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        let row = list::rows(self, panes).into_iter().find(|row| row.rect.contains(x, y));
        if let (Some(item), Some(Typing::Picker(picker))) = (row.and_then(|row| row.item), &mut self.attention.typing) {
            picker.pick(item);
            return self.perform(Command::Accept, Context::List, 1);
        }
        if !panes.overlay.contains(x, y) {
            self.attention.typing = None;
        }
        None
    }
}
