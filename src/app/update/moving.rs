//! Moving in what lies on top: a list, the help, the whole disclaimer, or the text; and by sections.

use super::MOST_COUNT;
use crate::app::document::rows::Ends;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::{Command, Context};
use crate::app::message::{Effect, Message};
use crate::app::notice::Notice;
use crate::app::panes::Panes;
use crate::app::screen::{contents, help};
use crate::app::searching::Typing;
use crate::app::{App, Overlay};
use crate::format::is_of_file;

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
        if !self.turns_pages(count, panes) {
            self.scroll(count * self.page_rows(panes), panes);
        }
    }

    /// Goes on in the direction of reading: `count` pages, or where there are cut lines on the screen, in them half the
    /// width of the text.
    pub(super) fn go_on(&mut self, count: isize, panes: &Panes) {
        let ends = self.document.ends_of_lines(&self.viewport(panes));
        let Some(ends) = ends.filter(|_| self.display.chop.is_some() && self.overlay() == Overlay::Nothing) else {
            return self.move_by_pages(count, panes);
        };
        let step = isize::try_from((panes.text.width / 2).max(1)).unwrap_or(1);
        let cells = i16::try_from(count.saturating_mul(step)).unwrap_or(if count < 0 { i16::MIN } else { i16::MAX });
        if count < 0 || ends == Ends::Beyond {
            self.display = self.display.shifted_by(cells);
        }
    }

    /// Goes `count` pages on in a text that is set in a book face, if nothing lies on it. Returns `false` otherwise.
    fn turns_pages(&mut self, count: isize, panes: &Panes) -> bool {
        let is_text = self.attention.typing.is_none()
            && self.attention.answer.is_none()
            && self.overlay() == Overlay::Nothing
            && self.display.typeset.is_some();
        if is_text {
            self.document.turn_pages(count, &self.viewport(panes));
        }
        is_text
    }

    /// Returns what `look` makes of the reader with the next page in sight; the reader stays where it is. Returns
    /// `None` where the page key shows no other page of a text in a book face.
    pub fn with_next_page<T>(&mut self, look: impl FnOnce(&Self) -> T) -> Option<T> {
        let (panes, before) = (self.panes()?, self.document.place());
        let is_another = self.turns_pages(1, &panes) && self.document.place() != before;
        let seen = is_another.then(|| look(self));
        self.document.go_to(before);
        seen
    }

    /// Goes half a page on, or back if `way` is negative. A number before the key is the rows of half a page from now
    /// on, as in vim and less.
    pub(super) fn scroll_by_half_page(&mut self, way: isize, panes: &Panes) {
        if let Some(rows) = self.attention.number.take() {
            self.screen.half_page = isize::try_from(rows).ok();
        }
        self.scroll(way * self.screen.half_page.unwrap_or((self.page_rows(panes) / 2).max(1)), panes);
    }

    /// Returns `true` if a number was typed that is of lines, though it stands before a page key.
    pub(super) fn number_is_of_lines(&self) -> bool {
        self.attention.number.is_some() && self.keymap.numbers_are_lines()
    }

    /// Returns the rows of a page of what lies on top.
    fn page_rows(&self, panes: &Panes) -> isize {
        let is_over = matches!(self.attention.typing, Some(Typing::Picker(_) | Typing::Guide(_)))
            || self.attention.answer.is_some()
            || self.overlay() != Overlay::Nothing;
        let rows = if is_over {
            usize::from(panes.overlay_text.height)
        } else {
            self.document.rows_in_sight(&self.viewport(panes))
        };
        isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(isize::MAX)
    }

    /// Takes a turn of the mouse wheel by `count` rows.
    pub(super) fn wheel(&mut self, count: isize) {
        if let Some(panes) = self.panes() {
            self.scroll(count, &panes);
        }
    }

    /// Scrolls what lies on top by `count` rows towards its end.
    fn scroll(&mut self, count: isize, panes: &Panes) {
        if self.attention.typing.is_none() && self.scroll_answer(count, panes) {
            return;
        }
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
        self.document.has_moved(self.keeping.now);
    }

    /// Begins to read at line `number` where the document keeps its lines, else at that section. Both are counted from
    /// 1. Where there are not so many, it is the last one, with a notice.
    pub fn open_at_line(&mut self, number: usize) {
        let pos = self.document.line_start(number);
        match pos {
            Some(pos) => self.document.go_to_pos(pos),
            None => self.open_at_section(number),
        }
        let sections = self.document.article().sections().len();
        self.notice = match pos.and_then(|pos| self.document.line_number(pos)) {
            Some(last) if last < number => Some(Notice::NoLine(number)),
            None if sections < number => Some(Notice::NoSection(number)),
            _ => return,
        };
    }

    /// Begins to read at the end, as the key that goes there: once the whole document has come.
    pub fn open_at_end(&mut self) {
        let key = self.keymap.keys(Context::Reading, Command::End, self.direction()).next();
        if let Some(key) = key.and_then(|key| key.single()) {
            self.update(Message::Key(key));
        }
    }

    /// Goes where the number says that was typed and that no movement followed.
    pub(super) fn go_to_pending_number(&mut self) {
        if let Some(number) = self.attention.count.take() {
            self.remember();
            self.go_to_number(number);
        }
    }

    /// Goes where the number says that was typed before the command.
    pub(super) fn go_to_typed_number(&mut self) {
        if let Some(number) = self.attention.number.take() {
            self.go_to_number(number);
        }
    }

    /// Goes to line `number` where the document keeps its lines, else to that section. Both are counted from 1.
    pub(super) fn go_to_number(&mut self, number: usize) {
        let sections = self.document.article().sections().len();
        match self.document.line_start(number) {
            Some(pos) => self.document.go_to_pos(pos),
            None if number <= sections => self.document.go_to_section(number - 1),
            None => self.notice = Some(Notice::NoSection(number)),
        }
    }

    /// Goes to the percentage of the text that was typed. Where numbers are as in less, none is the beginning.
    pub(super) fn go_to_percent(&mut self, view: &Viewport) {
        match self.attention.number.take() {
            Some(percent) => self.document.go_to_percent(percent, view),
            None if self.keymap.numbers_are_lines() => self.document.go_to_start(view),
            None => self.notice = Some(Notice::NumberFirst),
        }
    }

    /// Tells where the reader is; of a file, its format and encoding are told when they are known.
    pub(super) fn tell_where(&mut self) -> Option<Effect> {
        self.notice = Some(Notice::Where(None));
        let name = self.shelf.current_name().filter(|name| is_of_file(name));
        name.map(|name| Effect::LookAt(name.to_owned()))
    }
}
