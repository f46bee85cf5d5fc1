//! Where the reader is, and the ways to go on from there. Every function costs what a screen holds, whatever the length of
//! the text.

use super::pages::{Row, Rows};
use crate::article::Pos;

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// What the topmost row shows: a position in the text, so that the place outlives a change of the width.
    pub pos: Pos,
    /// Whether the reader asked for this very place (a section, a match), and did not come by scrolling. Such a place
    /// stands at the top even if the text ends before the screen does.
    pub asked_for: bool,
}

impl Place {
    /// The place `pos`, asked for.
    #[must_use]
    pub fn asked_for(pos: Pos) -> Self {
        Self { pos, asked_for: true }
    }

    /// The beginning of `rows`.
    #[must_use]
    pub fn start(rows: &Rows) -> Self {
        Self { pos: rows.pos(rows.top()), asked_for: false }
    }

    /// `count` rows on, or back if it is negative.
    #[must_use]
    pub fn by(self, rows: &Rows, height: usize, count: isize) -> Self {
        if count < 0 { self.up(rows, count.unsigned_abs()) } else { self.down(rows, height, count.unsigned_abs()) }
    }

    /// `count` rows on; stops when the last row is on the screen of `height` rows.
    #[must_use]
    pub fn down(self, rows: &Rows, height: usize, count: usize) -> Self {
        let here = rows.at(self.pos);
        if rows.end_within(here, height) {
            return self;
        }
        let there = rows.forward(here, count);
        let there = if rows.end_within(there, height) { last_page(rows, height) } else { there };
        Self { pos: rows.pos(there), asked_for: false }
    }

    /// `count` rows back.
    #[must_use]
    pub fn up(self, rows: &Rows, count: usize) -> Self {
        Self { pos: rows.pos(rows.back(rows.at(self.pos), count)), asked_for: false }
    }

    /// Where the last row is at the bottom of the screen.
    #[must_use]
    pub fn end(rows: &Rows, height: usize) -> Self {
        Self { pos: rows.pos(last_page(rows, height)), asked_for: false }
    }

    /// Where `pos` shows: here if it does, else a third of the screen below the top.
    #[must_use]
    pub fn reveal(self, rows: &Rows, height: usize, pos: Pos) -> Self {
        if self.shows(rows, height, pos) {
            return self;
        }
        let top = rows.back(rows.at(pos), height / 3);
        let top = if rows.end_within(top, height) { last_page(rows, height) } else { top };
        Self { pos: rows.pos(top), asked_for: false }
    }

    /// Whether `pos` is on the screen.
    #[must_use]
    pub fn shows(self, rows: &Rows, height: usize, pos: Pos) -> bool {
        let row = rows.at(pos);
        let top = rows.at(self.pos);
        row >= top && row <= rows.forward(top, height.saturating_sub(1))
    }

    /// The position that is being read: the topmost row, but at the end of the text, where no more of it can come up, the
    /// last one.
    #[must_use]
    pub fn reading(self, rows: &Rows, height: usize) -> Pos {
        let top = rows.at(self.pos);
        let at_end = top > rows.top() && rows.end_within(top, height);
        if at_end && !self.asked_for { rows.pos(rows.last()) } else { self.pos }
    }
}

/// The row at the top when the last row is at the bottom.
fn last_page(rows: &Rows, height: usize) -> Row {
    rows.back(rows.last(), height.saturating_sub(1))
}
