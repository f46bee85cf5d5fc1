//! The last frame that was sent, and the rows that are sent as a whole because terminals disagree on their contents.
//!
//! Layout gives an emoji sequence (a flag, a family, a heart with U+FE0F) two cells. Some terminals show its characters
//! one by one, in up to eight cells; others use one cell for all of them. The cells after it then differ from the last
//! frame, and sending the difference between two frames is not enough. Where glyphs leave pixels behind in the rows
//! above and below, neither is it.

use std::num::NonZeroU16;

use ratatui_core::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui_core::layout::Rect;

use super::encode::{self, Emission, Encoding};
use crate::text::direction::may_be_rtl;
use crate::text::width::is_disputed;

/// The last frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    area: Rect,
    rows: Vec<Row>,
}

/// A row of the last frame.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
struct Row {
    /// `true` if its cells are kept: of other rows nothing is known.
    is_kept: bool,
    /// `true` if its cells of the frame before were kept.
    was_kept: bool,
    /// `true` if it holds a symbol of which terminals dispute the width.
    is_disputed: bool,
    /// `true` if it is not as it was in the frame before, as far as that is known.
    has_changed: bool,
    /// `true` if it has changed and holds, or held, a disputed symbol.
    is_spoilt: bool,
    composed: Vec<Cell>,
    encoded: Vec<Cell>,
    /// The cells that were encoded before it changed, if they were kept.
    before: Vec<Cell>,
}

impl Sent {
    /// Encodes a composed frame, and has ratatui send what is not on the screen yet. `overflows` is `true` where glyphs
    /// leave pixels behind in the rows above and below.
    pub(super) fn encode(&mut self, frame: &mut Buffer, emission: Emission, overflows: bool) {
        let area = frame.area;
        if area.is_empty() {
            return;
        }
        let is_first = self.area != area;
        if is_first {
            self.area = area;
            self.rows.clear();
            self.rows.resize_with(usize::from(area.height), Row::default);
        }
        let columns = usize::from(area.width);
        // A glyph that reaches into another row is cut off when that row is painted, whatever is in it.
        let is_any_kept = overflows
            && (self.rows.iter().any(|row| row.is_kept) || frame.content.iter().any(|cell| may_be_rtl(cell.symbol())));
        let keeps_all = is_any_kept || emission.encoding == Encoding::Tinted;
        for (row, cells) in self.rows.iter_mut().zip(frame.content.chunks_mut(columns)) {
            row.encode(cells, emission, keeps_all);
        }
        let overflows = is_any_kept && !is_first;
        for (index, cells) in frame.content.chunks_mut(columns).enumerate() {
            let around = index.saturating_sub(1)..(index + 2).min(self.rows.len());
            let is_touched = overflows && self.rows[around].iter().any(|row| row.has_changed);
            // Characters that don't fit into a row wrap to the next.
            let is_spoilt = self.rows[index.saturating_sub(1)..=index].iter().any(|row| row.is_spoilt);
            self.rows[index].send(cells, is_touched, is_spoilt);
        }
    }

    /// Has all rows encoded anew in the next frame; the screen keeps what it shows.
    pub(super) fn encode_anew(&mut self) {
        self.rows.iter_mut().for_each(|row| row.composed.clear());
    }
}

impl Row {
    /// Encodes the row that is composed of `cells`, and keeps it if it needs that or `is_kept`.
    fn encode(&mut self, cells: &mut [Cell], emission: Emission, is_kept: bool) {
        let (is_disputed, is_rtl) = look_at(cells);
        let was_disputed = std::mem::replace(&mut self.is_disputed, is_disputed);
        let is_kept = is_kept || is_disputed || is_rtl;
        self.was_kept = std::mem::replace(&mut self.is_kept, is_kept);
        if self.was_kept && is_kept && self.composed == *cells {
            cells.clone_from_slice(&self.encoded);
            self.has_changed = false;
        } else if is_kept {
            keep(&mut self.composed, cells);
            encode::row(cells, emission);
            std::mem::swap(&mut self.before, &mut self.encoded);
            keep(&mut self.encoded, cells);
            self.has_changed = true;
        } else {
            self.has_changed = self.was_kept;
        }
        self.is_spoilt = self.has_changed && (is_disputed || was_disputed);
    }

    /// Has ratatui send all cells of the row if one beside it has left something behind in it (`is_touched`), or a
    /// disputed symbol has (`is_spoilt`); else those that differ from the screen.
    fn send(&mut self, cells: &mut [Cell], is_touched: bool, is_spoilt: bool) {
        if is_spoilt || is_touched && !(self.is_kept && self.was_kept) {
            // In the next frame they will differ from what they were, and be sent once more.
            mark(cells);
        } else if is_touched {
            differ(cells, if self.has_changed { &self.before } else { &self.encoded });
            keep(&mut self.encoded, cells);
        }
    }
}

/// Copies cells to where others were, without a new allocation.
fn keep(kept: &mut Vec<Cell>, cells: &[Cell]) {
    if kept.len() == cells.len() {
        kept.clone_from_slice(cells);
    } else {
        kept.clear();
        kept.extend_from_slice(cells);
    }
}

/// Returns whether a row holds a symbol of which terminals dispute the width, and whether it may hold right-to-left
/// letters. Most cells of most rows are of one byte, and neither.
fn look_at(cells: &[Cell]) -> (bool, bool) {
    let (mut disputed, mut rtl) = (false, false);
    for symbol in cells.iter().map(Cell::symbol).filter(|symbol| symbol.len() > 1) {
        rtl |= may_be_rtl(symbol);
        // That of a single character is not disputed.
        let is_one = symbol.chars().next().is_some_and(|first| first.len_utf8() == symbol.len());
        disputed |= !is_one && is_disputed(symbol);
    }
    (disputed, rtl)
}

/// Has ratatui send all cells of a row, whatever the screen shows. One that it measures otherwise than it is told is
/// sent when it changes.
fn mark(cells: &mut [Cell]) {
    let mut at = 0;
    while let Some(cell) = cells.get_mut(at) {
        let width = cell.cell_width();
        if is_ours(cell) && cell.symbol().cell_width() == width {
            cell.diff_option = CellDiffOption::AlwaysUpdate;
        }
        at += usize::from(width.max(1));
    }
}

/// Has ratatui find every cell of a row different from those of the frame before, so that the row is sent as a whole,
/// and only once. A cell has two forms that mean the same: ratatui is told its width, or measures it. The first is less
/// work for it, so a cell has that one unless it was there before.
fn differ(cells: &mut [Cell], before: &[Cell]) {
    let (mut at, end) = (0, cells.len());
    while let Some(cell) = cells.get_mut(at) {
        let width = cell.cell_width().max(1);
        let behind = (at + usize::from(width)).min(end);
        if is_ours(cell) {
            let measured = if width > 1 { cell.symbol().cell_width() } else { width };
            cell.diff_option = NonZeroU16::new(width).map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
            let was_told = before.get(at) == Some(cell);
            let measured = if was_told { cell.symbol().cell_width() } else { measured };
            // One that ratatui measures as wider than it is has only one form.
            let is_turned = was_told && measured <= width;
            if is_turned {
                cell.diff_option = CellDiffOption::None;
            }
            // What a symbol covers would be sent behind one that ratatui measures as narrower.
            if measured < width {
                let covered = if is_turned { CellDiffOption::Skip } else { CellDiffOption::None };
                cells[at + 1..behind].iter_mut().for_each(|cell| cell.diff_option = covered);
            }
        }
        at = behind;
    }
}

/// Returns `true` unless the program has told ratatui whether to send the cell.
fn is_ours(cell: &Cell) -> bool {
    matches!(cell.diff_option, CellDiffOption::None | CellDiffOption::ForcedWidth(_))
}

#[cfg(test)]
mod tests {
    use ratatui_core::style::Style;

    use super::*;
    use crate::terminal::encode::rows::emission;

    /// Sends the rows around what has changed, once, where glyphs overflow; and all, after the screen was cleared.
    #[test]
    fn rows_around_what_has_changed_are_sent_once() {
        let mut sent = Sent::default();
        let mut frame = |lines: [&str; 5]| {
            let mut frame = Buffer::empty(Rect::new(0, 0, 2, 5));
            for (y, line) in (0..).zip(lines) {
                frame.set_string(0, y, line, Style::new());
                // As our widgets write them.
                frame[(0, y)].diff_option = CellDiffOption::ForcedWidth(NonZeroU16::MIN);
            }
            sent.encode(&mut frame, emission(Encoding::Visual), true);
            frame
        };
        let mut last = Buffer::empty(Rect::new(0, 0, 2, 5));
        for (lines, count) in [
            (["א", "b", "c", "d", "e"], 5),
            (["א", "b", "c", "d", "e"], 0),
            (["ב", "b", "c", "d", "e"], 4),
            (["ב", "b", "c", "d", "e"], 0),
            (["ב", "b", "c", "d", "y"], 4),
            (["ב", "b", "z", "d", "y"], 6),
            (["ב", "b", "z", "d", "y"], 0),
        ] {
            let next = frame(lines);
            assert_eq!(last.diff(&next).len(), count, "{lines:?}");
            last = next;
        }
        let empty = Buffer::empty(last.area);
        let all = empty.diff(&last).into_iter().filter(|(.., cell)| cell.symbol() != " ").count();
        assert_eq!(all, 5, "of a screen that was cleared");
    }
}
