//! The size of the screen, and what the reader makes of its panes.

use crate::app::panes::{Panes, contents_extra_range};
use crate::app::screen::contents;
use crate::app::{App, Focus, MEASURES, Overlay};

impl App {
    /// Takes a new size of the screen. A section list that disappears with it has no keys and covers nothing.
    pub(super) fn resize(&mut self, size: (u16, u16)) {
        if self.screen.size == size {
            return;
        }
        self.screen.size = size;
        if let Some(panes) = self.panes() {
            self.attention.contents_over &= !panes.contents_fit_beside;
            if panes.contents.is_none() {
                self.attention.focus = Focus::Text;
            }
        }
    }

    /// Returns `true` if keys go to the section list.
    pub(super) fn contents_have_keys(&self) -> bool {
        self.attention.focus == Focus::Contents && self.overlay() == Overlay::Nothing
    }

    /// Goes back to the text. A section list that lies over it is closed.
    pub(super) fn leave_contents(&mut self) {
        self.attention.focus = Focus::Text;
        self.attention.contents_over = false;
    }

    /// Goes from the section list into the text, or does `otherwise` in the text.
    pub(super) fn leave_contents_or(&mut self, otherwise: impl FnOnce(&mut Self)) {
        if self.contents_have_keys() { self.leave_contents() } else { otherwise(self) }
    }

    /// Folds the branch of the section that is read in the section list (`true`), or unfolds it; where it has none to
    /// do that with, goes into the text. Does `otherwise` in the text.
    pub(super) fn fold_or(&mut self, folded: bool, panes: &Panes, otherwise: impl FnOnce(&mut Self)) {
        if !self.contents_have_keys() {
            return otherwise(self);
        }
        let branches = contents::branches(self, panes);
        let section = branches.shown(branches.current);
        let can = if folded { branches.is_unfolded(section) } else { branches.is_folded(section) };
        if can { self.document.fold(section, folded) } else { self.leave_contents() }
    }

    /// Folds the branch of section `index` in the section list, or unfolds it.
    pub(super) fn toggle_branch(&mut self, index: usize, panes: &Panes) {
        let folded = contents::branches(self, panes).is_folded(index);
        self.document.fold(index, !folded);
    }

    /// Shows nothing but the text and a row of the disclaimer, or all panes again.
    pub(super) fn toggle_quiet(&mut self) {
        self.screen.quiet = !self.screen.quiet;
        self.leave_contents();
    }

    pub(super) fn switch_pane(&mut self, panes: &Panes) {
        match (self.attention.focus, panes.contents) {
            (Focus::Contents, _) => self.leave_contents(),
            (Focus::Text, Some(_)) => self.attention.focus = Focus::Contents,
            (Focus::Text, None) => {
                self.toggle_contents(panes);
                self.attention.focus = Focus::Contents;
            }
        }
    }

    pub(super) fn toggle_contents(&mut self, panes: &Panes) {
        if panes.contents_fit_beside {
            self.screen.contents_beside = !self.screen.contents_beside;
            self.attention.focus = Focus::Text;
        } else {
            self.attention.contents_over = !self.attention.contents_over;
            self.attention.focus = if self.attention.contents_over { Focus::Contents } else { Focus::Text };
        }
    }

    /// Widens the section list by `cells`, or narrows it if negative.
    pub(super) fn resize_contents(&mut self, cells: i16) {
        let range = contents_extra_range(self.screen.size.0);
        if !range.is_empty() {
            self.screen.contents_extra = (self.screen.contents_extra + cells).clamp(*range.start(), *range.end());
        }
    }

    /// Widens the lines of the text by `cells`, or narrows them if negative. The step begins at the width that the
    /// screen has room for, if that is less than the measure.
    pub(super) fn resize_text(&mut self, cells: i16) {
        let (least, most) = MEASURES;
        let measure = self.screen.measure;
        let room = self.panes_with_measure(u16::MAX).text.width;
        let width = measure.min(room).saturating_add_signed(cells);
        // A measure beyond the room stays one when lines are to be longer.
        self.screen.measure = if cells > 0 { measure.max(width.min(most)) } else { width.max(least) };
    }
}
