//! Selecting text: a cursor that stands on a cell of the text, and the text from where one began to it. Both are places
//! in the text, so a selection outlives a change of the width.

use std::ops::Range;

use super::Document;
use super::cursor::{self, Motion, Track, cluster_at, last_cluster};
use super::finding::word_at;
use super::rows::Rows;
use super::viewport::Viewport;
use crate::article::{Article, Pos, Span};

/// The text that is being selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The cell that it began at; `None` while the cursor moves freely.
    beginning: Option<Span>,
    /// The cell that the cursor is on.
    cursor: Span,
    /// The column that the cursor keeps while it goes from row to row.
    column: Option<u16>,
    /// The match that the search is at, as far as the cursor has followed it.
    met: Option<Span>,
}

impl Selection {
    /// Returns the range from the beginning to the cursor, both included; nothing while the cursor moves freely.
    #[must_use]
    pub fn range(&self) -> Range<Pos> {
        let end = |span: Span| Pos { byte: span.range().end, ..span.start() };
        match self.beginning {
            Some(begin) => begin.start().min(self.cursor.start())..end(begin).max(end(self.cursor)),
            None => self.cursor.start()..self.cursor.start(),
        }
    }

    /// Returns the cell that the cursor is on.
    #[must_use]
    pub fn cursor(&self) -> Span {
        self.cursor
    }

    /// Returns `true` if `article` has text where it begins and where the cursor is.
    #[must_use]
    pub fn is_in(&self, article: &Article) -> bool {
        self.beginning.iter().chain([&self.cursor]).all(|cell| article.has(*cell))
    }

    /// Returns `true` if something is selected: the cursor does not move freely.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.beginning.is_some()
    }
}

impl Document {
    /// Begins to select at the current match if that is on the screen, else where one clicked, else at the first word
    /// on the screen. Returns `false` if there is nothing to select.
    pub fn select(&mut self, view: &Viewport) -> bool {
        let begin = self.meant(view).and_then(|pos| self.track(view).cell(pos));
        self.visit.selection = begin.map(|cell| Selection {
            beginning: Some(cell),
            cursor: cell,
            column: None,
            met: self.current_match(),
        });
        begin.is_some()
    }

    /// Returns the selection, while one selects.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        self.visit.selection.as_ref()
    }

    /// Returns the text that is selected, if any is.
    #[must_use]
    pub fn selected(&self) -> Option<Range<Pos>> {
        self.selection().filter(|selection| selection.is_begun()).map(Selection::range)
    }

    /// Ends selecting. Returns `false` if nothing was being selected.
    pub fn stop_selecting(&mut self) -> bool {
        self.visit.selection.take().is_some()
    }

    /// Drops the beginning, so that the cursor moves freely; without one, begins at the cursor.
    pub fn toggle_beginning(&mut self) {
        if let Some(selection) = &mut self.visit.selection {
            selection.beginning = if selection.is_begun() { None } else { Some(selection.cursor) };
        }
    }

    /// Exchanges the beginning and the cursor.
    pub fn go_to_other_end(&mut self, view: &Viewport) {
        let Some(selection) = &mut self.visit.selection else { return };
        if let Some(begin) = selection.beginning.replace(selection.cursor) {
            (selection.cursor, selection.column) = (begin, None);
        } else {
            selection.beginning = None;
        }
        self.show_cursor(view);
    }

    /// Selects the paragraph that the cursor is in; once more, the next one too.
    pub fn take_paragraph(&mut self, view: &Viewport) {
        let Some(selection) = self.visit.selection else { return };
        let cursor = selection.cursor.start();
        let (own, is_taken) = {
            let own = self.paragraph_at(cursor);
            (own.clone(), selection.is_begun() && selection.range() == own)
        };
        let goes_on = selection.is_begun() && selection.range().end == own.end && selection.range().start <= own.start;
        let next = self.next_paragraph(cursor).filter(|_| is_taken || goes_on);
        let range = match next {
            Some(next) => selection.range().start..self.paragraph_at(next).end,
            None if goes_on => return,
            None => own,
        };
        self.select_range(&range, view);
    }

    /// Selects `range`, the cursor on its last cell. An empty range is not selected.
    pub fn select_range(&mut self, range: &Range<Pos>, view: &Viewport) {
        let first = cluster_at(self.article.text(range.start.block), range.start.byte);
        let last = last_cluster(&self.article.text(range.end.block)[..range.end.byte]);
        if range.start >= range.end {
            return;
        }
        let beginning = Some(Span::new(range.start.block, first));
        let cursor = Span::new(range.end.block, last);
        self.visit.selection = Some(Selection { beginning, cursor, column: None, met: self.current_match() });
        self.show_cursor(view);
    }

    /// Moves the cursor `count` times by `motion`, as far as there is text, and scrolls so that it is on the screen.
    pub fn move_cursor(&mut self, motion: Motion, count: usize, view: &Viewport) {
        let Some(mut selection) = self.visit.selection else { return };
        for _ in 0..count {
            let track = self.track(view);
            let column = selection.column.filter(|_| motion.keeps_column());
            let Some((cursor, column)) = track.moved(selection.cursor, column, motion) else { break };
            (selection.cursor, selection.column) = (cursor, column);
        }
        self.visit.selection = Some(selection);
        self.show_cursor(view);
    }

    /// Moves the cursor to the match that the search has gone to since the last call.
    pub fn follow_match(&mut self, view: &Viewport) {
        let current = self.current_match();
        let Some(selection) = self.visit.selection.filter(|selection| selection.met != current) else { return };
        let part = self.part();
        let there = current.filter(|span| part.contains(&span.block()));
        let cursor = there.and_then(|span| self.track(view).cell(span.start())).unwrap_or(selection.cursor);
        let beginning = selection.beginning.map(|begin| if part.contains(&begin.block()) { begin } else { cursor });
        self.visit.selection = Some(Selection { beginning, cursor, column: None, met: current });
    }

    /// Moves the cursor to the cell nearest to column `x` and row `y` of what lies on top, which the mouse is dragged
    /// to. The selection begins where the button was pressed.
    pub fn drag_to(&mut self, x: u16, y: u16, view: &Viewport) {
        let Some(pressed) = self.visit.pressed else { return };
        let Some(cursor) = self.track(view).nearest(self.topmost(), x, usize::from(y)) else { return };
        let beginning = Some(self.selection().and_then(|selection| selection.beginning).unwrap_or(pressed));
        self.visit.selection = Some(Selection { beginning, cursor, column: None, met: self.current_match() });
    }

    /// Takes note of where the button of the mouse was pressed, in cells of what lies on top; `None` is anywhere else.
    /// Ends the selection.
    pub fn press(&mut self, cell: Option<(u16, u16)>, view: &Viewport) {
        self.visit.selection = None;
        self.visit.pressed = cell.and_then(|(x, y)| self.track(view).nearest(self.topmost(), x, usize::from(y)));
    }

    /// Returns `true` if the button of the mouse was pressed on text and may be dragged.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        self.visit.pressed.is_some()
    }

    /// Takes note that the button of the mouse was released.
    pub fn release(&mut self) {
        self.visit.pressed = None;
    }

    /// Selects the word that the button of the mouse was pressed on.
    pub fn select_word(&mut self, view: &Viewport) {
        let Some(pos) = self.visit.pressed.map(|cell| cell.start()) else { return };
        let word = word_at(self.article.text(pos.block), pos.byte);
        let is_on_it = word.contains(&pos.byte);
        let at = |byte: usize| Pos { byte, ..pos };
        let cell = self.visit.pressed.map_or(0..0, |cell| cell.range());
        let range = if is_on_it { word } else { cell };
        self.select_range(&(at(range.start)..at(range.end)), view);
    }

    /// Selects the paragraph that the button of the mouse was pressed on.
    pub fn select_paragraph(&mut self, view: &Viewport) {
        let Some(pos) = self.visit.pressed.map(|cell| cell.start()) else { return };
        self.select_range(&self.paragraph_at(pos), view);
    }

    /// Returns the place that is meant where none is named: that of the current match if it is on the screen, else the
    /// one that was clicked last, else the first word on the screen.
    #[must_use]
    pub fn meant(&self, view: &Viewport) -> Option<Pos> {
        let in_sight = |pos: &Pos| self.is_in_sight(Span::new(pos.block, pos.byte..pos.byte), view);
        let in_part = |pos: &Pos| self.part().contains(&pos.block);
        let current = self.current_match().map(|span| span.start());
        let pointed = self.visit.pointed.filter(|pos| in_part(pos) && in_sight(pos));
        let first = || self.first_word();
        current.filter(|pos| in_part(pos) && in_sight(pos)).or(pointed).or_else(first)
    }

    /// Returns the first word of the topmost row, or of what follows.
    fn first_word(&self) -> Option<Pos> {
        let top = self.topmost();
        let blocks = top.block..self.part().end;
        let starts = blocks.map(|block| Pos { block, byte: if block == top.block { top.byte } else { 0 } });
        let mut words = starts.map(|pos| (pos, word_at(self.article.text(pos.block), pos.byte)));
        let word =
            words.find(|(_, word)| !word.is_empty()).map(|(pos, word)| Pos { byte: word.start.max(pos.byte), ..pos });
        // Signs alone are text too.
        word.or_else(|| Some(top).filter(|top| self.article.text(top.block).len() > top.byte))
    }

    /// Returns the range of the paragraph at `pos`: its block, or of lines the line.
    #[must_use]
    pub fn paragraph_at(&self, pos: Pos) -> Range<Pos> {
        let range = cursor::paragraph(&self.article, pos);
        Pos { byte: range.start, ..pos }..Pos { byte: range.end, ..pos }
    }

    fn next_paragraph(&self, pos: Pos) -> Option<Pos> {
        cursor::next_paragraph(&self.article, pos, self.part().end)
    }

    /// Returns the text that the cursor moves along: what lies on top.
    pub(super) fn track(&self, view: &Viewport) -> Track<'_> {
        let height = self.top_height(view);
        let page = if self.visit.disclaimer.is_some() { height } else { self.rows_in_sight(view) };
        Track { article: &self.article, rows: self.top_rows(view), height, page }
    }

    /// Returns the rows of what lies on top.
    pub(super) fn top_rows(&self, view: &Viewport) -> Rows<'_> {
        let disclaimer = self.visit.disclaimer.and_then(|_| self.disclaimer_rows(view.overlay.width, view.display));
        disclaimer.unwrap_or_else(|| self.rows(view))
    }

    /// Returns the number of rows of the screen that what lies on top has.
    pub(super) fn top_height(&self, view: &Viewport) -> usize {
        if self.visit.disclaimer.is_some() { view.overlay.rows() } else { view.text.rows() }
    }

    /// Scrolls no further than it takes for the cursor to be on the screen.
    fn show_cursor(&mut self, view: &Viewport) {
        let Some(pos) = self.selection().map(|selection| selection.cursor.start()) else { return };
        self.go(view, |place, rows, height| place.follow(rows, height, pos));
    }
}
