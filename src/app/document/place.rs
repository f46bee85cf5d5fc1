//! The reading position, and the ways to go on from it. Every function costs what a screen holds, whatever the length
//! of the text.

use super::rows::{Rows, TextRow};
use crate::article::Pos;

/// The place of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A position in the text that the topmost row shows, so that the place outlives a change of the width.
    pub pos: Pos,
    /// `true` if the reader asked for this very place (a section, a match) and did not scroll to it. Such a place
    /// stands at the top even if the text ends before the screen does.
    pub asked_for: bool,
}

impl Place {
    /// Returns the place `pos`, asked for.
    #[must_use]
    pub fn asked_for(pos: Pos) -> Self {
        Self { pos, asked_for: true }
    }

    /// Returns the beginning of `rows`.
    #[must_use]
    pub fn start(rows: &Rows) -> Self {
        Self { pos: rows.pos(rows.top()), asked_for: false }
    }

    /// Returns the place `count` rows on, or back if it is negative.
    #[must_use]
    pub fn by(self, rows: &Rows, height: usize, count: isize) -> Self {
        if count < 0 { self.up(rows, count.unsigned_abs()) } else { self.down(rows, height, count.unsigned_abs()) }
    }

    /// Returns the place `count` rows on; stops when the last row is on the screen of `height` rows.
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

    /// Returns the place `count` rows back.
    #[must_use]
    pub fn up(self, rows: &Rows, count: usize) -> Self {
        Self { pos: rows.pos(rows.back(rows.at(self.pos), count)), asked_for: false }
    }

    /// Returns the place at which the last row is at the bottom of the screen.
    #[must_use]
    pub fn end(rows: &Rows, height: usize) -> Self {
        Self { pos: rows.pos(last_page(rows, height)), asked_for: false }
    }

    /// Returns the place at which `pos` is on the screen: this one if it is, else one that has it a third below the
    /// top.
    #[must_use]
    pub fn reveal(self, rows: &Rows, height: usize, pos: Pos) -> Self {
        if self.shows(rows, height, pos) {
            return self;
        }
        let row = rows.at(pos);
        Self::at_top(rows, height, rows.top_above(row, height / 3 + rows.height(row)))
    }

    /// Returns the place at which `row` is at the top, or the last row at the bottom if that is less far.
    #[must_use]
    pub fn at_top(rows: &Rows, height: usize, row: TextRow) -> Self {
        let top = if rows.end_within(row, height) { last_page(rows, height) } else { row };
        Self { pos: rows.pos(top), asked_for: false }
    }

    /// Returns the nearest place to it at which `pos` is on the screen: a cursor that leaves at an edge takes the text
    /// along.
    #[must_use]
    pub fn follow(self, rows: &Rows, height: usize, pos: Pos) -> Self {
        let (row, top) = (rows.at(pos), rows.at(self.pos));
        if self.shows(rows, height, pos) {
            return self;
        }
        let there = if row < top { row } else { rows.top_above(row, height) };
        Self { pos: rows.pos(there), asked_for: false }
    }

    /// Returns `true` if `pos` is on the screen.
    #[must_use]
    pub fn shows(self, rows: &Rows, height: usize, pos: Pos) -> bool {
        let row = rows.at(pos);
        let top = rows.at(self.pos);
        row >= top && row <= rows.bottom(top, height)
    }

    /// Returns the position that is being read: the topmost row, or the last one at the end of the text, where no more
    /// of it can come up.
    #[must_use]
    pub fn reading(self, rows: &Rows, height: usize) -> Pos {
        let top = rows.at(self.pos);
        let at_end = top > rows.top() && rows.end_within(top, height);
        if at_end && !self.asked_for { rows.pos(rows.last()) } else { self.pos }
    }
}

/// Returns the row at the top when the last row is at the bottom.
fn last_page(rows: &Rows, height: usize) -> TextRow {
    rows.top_above(rows.last(), height)
}
