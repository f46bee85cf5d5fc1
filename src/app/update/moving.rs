//! Moving in what lies on top: a list, the help, the whole disclaimer, or the text; and by sections.

use super::MOST_COUNT;
use crate::app::notice::Notice;
use crate::app::panes::Panes;
use crate::app::screen::{contents, help};
use crate::app::searching::Typing;
use crate::app::{App, Overlay};

/// [`MOST_COUNT`], as rows on or back.
const MOST_ROWS: isize = MOST_COUNT.cast_signed();

impl App {
    /// Goes `count` rows on, or in the section list as many of the sections that are shown.
    pub(super) fn move_by(&mut self, count: isize, panes: &Panes) {
        if self.contents_have_keys() {
            let section = contents::branches(self, panes).by(count);
            self.document.go_to_section(section);
        } else {
            self.scroll(count, panes);
        }
    }

    /// Goes `count` pages on. One row of the old page stays in sight.
    pub(super) fn move_by_pages(&mut self, count: isize, panes: &Panes) {
        self.scroll(count * self.page_rows(panes), panes);
    }

    /// Goes `count` half pages on.
    pub(super) fn scroll_by_half_pages(&mut self, count: isize, panes: &Panes) {
        self.scroll(count * (self.page_rows(panes) / 2).max(1), panes);
    }

    /// Returns the rows of a page of what lies on top.
    fn page_rows(&self, panes: &Panes) -> isize {
        let is_over = matches!(self.attention.typing, Some(Typing::Picker(_) | Typing::Guide(_)))
            || self.overlay() != Overlay::Nothing;
        let height = if is_over { panes.overlay_text.height } else { panes.text.height };
        isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(isize::MAX)
    }

    /// Takes a turn of the mouse wheel by `count` rows.
    pub(super) fn wheel(&mut self, count: isize) {
        if let Some(panes) = self.panes() {
            self.scroll(count, &panes);
        }
    }

    /// Scrolls what lies on top by `count` rows towards its end.
    fn scroll(&mut self, count: isize, panes: &Panes) {
        match self.attention.typing {
            Some(Typing::Picker(_)) => self.move_in_list(count),
            Some(Typing::Guide(_)) => self.scroll_help(count, panes),
            _ => self.document.scroll(count.clamp(-MOST_ROWS, MOST_ROWS), &self.viewport(panes)),
        }
    }

    /// Scrolls the help by `count` rows towards its end. The screen may have become wider since, and its rows fewer.
    pub(super) fn scroll_help(&mut self, count: isize, panes: &Panes) {
        let last = help::last_top(self, panes);
        if let Some(Typing::Guide(guide)) = &mut self.attention.typing {
            guide.top = guide.top.min(last).saturating_add_signed(count).min(last);
        }
    }

    pub(super) fn go_to_start(&mut self, panes: &Panes) {
        self.document.go_to_start(&self.viewport(panes));
    }

    pub(super) fn go_to_end(&mut self, panes: &Panes) {
        self.document.go_to_end(&self.viewport(panes));
    }

    /// Goes `count` sections on; behind the last one, to the end of the text.
    pub(super) fn next_section(&mut self, count: usize, panes: &Panes) {
        let view = self.viewport(panes);
        if !self.document.next_section(count, &view) {
            self.remember();
            self.document.go_to_end(&view);
        }
    }

    /// Puts the heading of section `number`, counted from 1, or of the last one, at the top, as the place to begin at.
    pub fn open_at_section(&mut self, number: usize) {
        self.document.go_to_section(number.saturating_sub(1));
    }

    /// Goes to the section of the number that was typed, which no movement followed.
    pub(super) fn go_to_pending_section(&mut self) {
        let Some(number) = self.attention.count.take() else { return };
        if number <= self.document.article().sections().len() {
            self.remember();
            self.document.go_to_section(number - 1);
        } else {
            self.notice = Some(Notice::NoSection(number));
        }
    }
}
