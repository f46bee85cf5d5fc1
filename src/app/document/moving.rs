//! Moving in a document: rows, sections, named places, whatever is to be seen.

use super::Document;
use super::cursor::{next_paragraph, previous_paragraph};
use super::place::Place;
use super::rows::{Ends, Rows, TextRow};
use super::viewport::Viewport;
use crate::article::{Kind, Pos, Span};
use qari_bidi::text::visible::boundary_from;

/// The place of a row on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSpot {
    /// The topmost row.
    Top,
    /// The row in the middle.
    Middle,
    /// The row at the bottom.
    Bottom,
}

impl Document {
    /// Returns the position that is being read.
    #[must_use]
    pub fn reading(&self, view: &Viewport) -> Pos {
        self.kept.place.reading(&self.rows(view), view.text.rows())
    }

    /// Returns `true` if the title of the document is on the screen.
    #[must_use]
    pub fn title_is_in_sight(&self) -> bool {
        let Pos { block, byte } = self.kept.place.pos;
        block == 0 && self.article.title().is_some_and(|title| byte < title.len())
    }

    /// Returns the index of the section that is being read. Blank rows above a block belong to it.
    #[must_use]
    pub fn section(&self, view: &Viewport) -> usize {
        let (rows, reading) = (self.rows(view), self.reading(view));
        let is_blank = !rows.has_text(rows.at(reading));
        let last = self.article.flow().end.saturating_sub(1);
        self.article.section_of((reading.block + usize::from(is_blank)).min(last))
    }

    /// Returns the current match, if it is on the screen.
    #[must_use]
    pub fn shown_match(&self, view: &Viewport) -> Option<Span> {
        self.current_match().filter(|span| self.is_in_sight(*span, view))
    }

    /// Returns the index of the section that the bars and the contents show: that of the current match if it is on the
    /// screen, else the one that is read.
    #[must_use]
    pub fn section_in_sight(&self, view: &Viewport) -> usize {
        let shown = self.shown_match(view).map(|span| span.block()).filter(|block| self.article.flow().contains(block));
        shown.map_or_else(|| self.section(view), |block| self.article.section_of(block))
    }

    /// Returns the topmost place on the screen, in the text or in the disclaimer that is open over it: searches start
    /// there.
    #[must_use]
    pub fn topmost(&self) -> Pos {
        let pos = self.visit.disclaimer.unwrap_or(self.kept.place).pos;
        // A row between two blocks stands for a place behind the text of the upper one.
        Pos { byte: pos.byte.min(self.article.text(pos.block).len()), ..pos }
    }

    /// Scrolls the text, or the open disclaimer, by `count` rows towards its end.
    pub fn scroll(&mut self, count: isize, view: &Viewport) {
        self.go(view, |place, rows, height| place.by(rows, height, count));
    }

    /// Scrolls the text by `count` pages: the row at one edge of the screen is the row at the other then.
    pub fn turn_pages(&mut self, count: isize, view: &Viewport) {
        for _ in 0..count.unsigned_abs() {
            let before = self.kept.place;
            self.go(view, |place, rows, height| {
                let top = rows.at(place.pos);
                if count < 0 {
                    let there = rows.top_above(top, height).min(rows.back(top, 1));
                    return Place { pos: rows.pos(there), asked_for: false };
                }
                let below = rows.on_screen(top, height).count().saturating_sub(1).max(1);
                place.down(rows, height, below)
            });
            if self.kept.place == before {
                break;
            }
        }
    }

    /// Returns the number of rows of the text that are on the screen.
    #[must_use]
    pub fn rows_in_sight(&self, view: &Viewport) -> usize {
        if view.display.typeset.is_none() {
            return view.text.rows();
        }
        let rows = self.rows(view);
        rows.on_screen(rows.at(self.kept.place.pos), view.text.rows()).count()
    }

    /// Returns where the lines of code, logs and the like on the screen end; `None` if there are none.
    #[must_use]
    pub fn ends_of_lines(&self, view: &Viewport) -> Option<Ends> {
        let rows = self.rows(view);
        let on_screen = rows.on_screen(rows.at(self.kept.place.pos), view.text.rows()).map(|(_, row)| row);
        let may_be_cut = |row: &TextRow| matches!(self.article.blocks()[row.block].kind(), Kind::Code | Kind::Lines);
        let mut lines = on_screen.filter(may_be_cut).flat_map(|row| rows.pieces(row)).peekable();
        lines.peek()?;
        Some(if lines.any(|piece| piece.line.goes_on()) { Ends::Beyond } else { Ends::InSight })
    }

    /// Goes to the beginning of the text, or of the open disclaimer.
    pub fn go_to_start(&mut self, view: &Viewport) {
        let is_text = self.visit.disclaimer.is_none();
        self.go(view, |_, rows, _| if is_text { Place::default() } else { Place::start(rows) });
    }

    /// Goes to the last page of the text, or of the open disclaimer.
    pub fn go_to_end(&mut self, view: &Viewport) {
        self.go(view, |_, rows, height| Place::end(rows, height));
    }

    /// Moves the place in what lies on top, the text or the open disclaimer, to where `go` leads from it, by its rows
    /// and its height.
    pub(super) fn go(&mut self, view: &Viewport, go: impl FnOnce(Place, &Rows, usize) -> Place) {
        match self.visit.disclaimer {
            Some(place) => {
                let rows = self.disclaimer_rows(view.overlay.width, view.display);
                self.visit.disclaimer = rows.map(|rows| go(place, &rows, view.overlay.rows()));
            }
            None => self.kept.place = go(self.kept.place, &self.rows(view), view.text.rows()),
        }
    }

    /// Puts the topmost row at `place`, or at the nearest place to it that the text has.
    pub fn go_to(&mut self, place: Place) {
        self.kept.place = super::inside(&self.article, place);
    }

    /// Puts `pos` at the top.
    pub fn go_to_pos(&mut self, pos: Pos) {
        self.kept.place = Place::asked_for(pos);
    }

    /// Puts the place called `name` at the top, or the beginning if the name is empty. Returns `false` if there is no
    /// such place.
    pub fn go_to_name(&mut self, name: &str) -> bool {
        let block = if name.is_empty() { Some(0) } else { self.article.anchor(name) };
        if let Some(block) = block {
            // What is named behind the last block of the flow has no other place than that block.
            let block = block.min(self.article.flow().end.saturating_sub(1));
            self.go_to_pos(Pos { block, byte: 0 });
            self.close_disclaimer();
        }
        block.is_some()
    }

    /// Puts the heading of section `index`, or of the last one, at the top.
    pub fn go_to_section(&mut self, index: usize) {
        let last = self.article.sections().len().saturating_sub(1);
        self.go_to_pos(self.section_start(index.min(last)));
    }

    /// Returns how far the text is scrolled, as a percentage: 0 at its beginning, 100 where its last row is on the
    /// screen.
    #[must_use]
    pub fn percent(&self, view: &Viewport) -> usize {
        let rows = self.rows(view);
        self.percent_at(rows.at(self.kept.place.pos), &rows, view.text.rows())
    }

    /// Returns the percentage with `row` at the top of `height` rows: the text above the screen, as a share of all that
    /// is not on it.
    fn percent_at(&self, row: TextRow, rows: &Rows, height: usize) -> usize {
        let above = self.article.bytes_before(rows.pos(row));
        let below =
            self.article.flow_bytes().saturating_sub(self.article.bytes_before(rows.end(rows.bottom(row, height))));
        if below == 0 { 100 } else { above * 100 / (above + below) }
    }

    /// Goes to a percentage of the text: to the first row with which at the top [`Document::percent`] is as much.
    pub fn go_to_percent(&mut self, percent: usize, view: &Viewport) {
        let percent = percent.min(100);
        let bytes = self.article.flow_bytes().saturating_mul(percent).div_ceil(100);
        let Pos { block, byte } = self.article.pos_of(bytes);
        let block = block.min(self.article.flow().end.saturating_sub(1));
        let pos = Pos { block, byte: boundary_from(self.article.text(block), byte) };
        let (rows, height) = (self.rows(view), view.text.rows());
        // With so much of the text above the screen it is as much, and no more than a screen too far.
        let mut row = rows.at(pos);
        if self.percent_at(row, &rows, height) < percent {
            row = rows.forward(row, 1);
        }
        loop {
            let before = rows.back(row, 1);
            if before >= row || self.percent_at(before, &rows, height) < percent {
                break;
            }
            row = before;
        }
        let place = Place::at_top(&rows, height, row);
        self.kept.place = place;
    }

    /// Goes `count` paragraphs on, or back if negative. Inside a paragraph its beginning is the first of those before.
    pub fn go_by_paragraphs(&mut self, count: isize, view: &Viewport) {
        let part = self.part();
        let mut pos = self.topmost();
        for _ in 0..count.unsigned_abs() {
            let there = if count < 0 {
                Some(previous_paragraph(&self.article, pos, part.start))
            } else {
                next_paragraph(&self.article, pos, part.end)
            };
            let Some(there) = there.filter(|there| *there != pos) else { break };
            pos = there;
        }
        self.go(view, |_, rows, height| Place::at_top(rows, height, rows.at(pos)));
    }

    /// Scrolls so that the row of the cursor, or of what is meant where one does not select, is at `spot`.
    pub fn put_row(&mut self, spot: RowSpot, view: &Viewport) {
        let cursor = self.selection().map(|selection| selection.cursor().start());
        let Some(pos) = cursor.or_else(|| self.meant(view)) else { return };
        self.go(view, |_, rows, height| {
            let row = rows.at(pos);
            let down_to = match spot {
                RowSpot::Top => rows.height(row),
                RowSpot::Middle => height / 2 + rows.height(row),
                RowSpot::Bottom => height,
            };
            Place::asked_for(rows.pos(rows.top_above(row, down_to)))
        });
    }

    /// Goes to the heading `count` sections on. Returns `false` if there are not so many.
    pub fn next_section(&mut self, count: usize, view: &Viewport) -> bool {
        let next = self.section(view) + count;
        let exists = next < self.article.sections().len();
        if exists {
            self.go_to_section(next);
        }
        exists
    }

    /// Goes to the heading `count` sections back. Inside a section its own heading is the first of them.
    pub fn previous_section(&mut self, count: usize, view: &Viewport) {
        let section = self.section(view);
        let start = self.section_start(section);
        let steps = if self.reading(view) > start { count - 1 } else { count };
        self.go_to_section(section.saturating_sub(steps));
    }

    /// Returns where section `index` starts.
    #[must_use]
    pub fn section_start(&self, index: usize) -> Pos {
        Pos { block: self.article.sections().get(index).map_or(0, |section| section.blocks.start), byte: 0 }
    }

    /// Opens the whole disclaimer at its beginning, or closes it. Returns `false` if there is none.
    pub fn toggle_disclaimer(&mut self) -> bool {
        let blocks = self.article.disclaimer();
        let start = || Place::asked_for(Pos { block: blocks.start, byte: 0 });
        self.visit.disclaimer =
            if self.visit.disclaimer.is_none() && !blocks.is_empty() { Some(start()) } else { None };
        !blocks.is_empty()
    }

    /// Closes the whole disclaimer. Returns `false` if it was not open.
    pub fn close_disclaimer(&mut self) -> bool {
        self.visit.disclaimer.take().is_some()
    }

    /// Returns `true` if the beginning of `span` is on the screen. The disclaimer's footer is, unless the disclaimer is
    /// open.
    #[must_use]
    pub fn is_in_sight(&self, span: Span, view: &Viewport) -> bool {
        let in_flow = self.article.flow().contains(&span.block());
        match self.visit.disclaimer {
            Some(_) if in_flow => false,
            Some(place) => self
                .disclaimer_rows(view.overlay.width, view.display)
                .is_some_and(|rows| place.shows(&rows, view.overlay.rows(), span.start())),
            None if in_flow => self.kept.place.shows(&self.rows(view), view.text.rows(), span.start()),
            None => true,
        }
    }

    /// Scrolls to `span` if it is not on the screen. The disclaimer's footer is, and scrolls by itself. The open
    /// disclaimer is closed to show a place in the text below it.
    pub fn show(&mut self, span: Span, view: &Viewport) {
        let reveal = |place: Place, rows: &Rows, height: usize| place.reveal(rows, height, span.start());
        if self.article.flow().contains(&span.block()) {
            self.close_disclaimer();
            self.go(view, reveal);
        } else if self.visit.disclaimer.is_some() {
            self.go(view, reveal);
        }
    }
}
