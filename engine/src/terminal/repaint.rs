//! Rows that are repainted as a whole, because terminals disagree on their contents.
//!
//! Layout gives an emoji sequence (a flag, a family, a heart with U+FE0F) two cells. Some terminals show its characters
//! one by one, in up to eight cells; others use one cell for all of them. The cells after it then differ from the last
//! frame, and sending the difference between two frames is not enough.

use std::collections::{BTreeMap, BTreeSet};

use ratatui_core::buffer::{Buffer, Cell, CellWidth};
use ratatui_core::layout::Rect;

use crate::text::width::is_disputed;

/// The rows of the last frame that hold a disputed symbol.
#[derive(Debug, Default)]
pub struct Disputed {
    area: Rect,
    rows: BTreeMap<u16, Vec<Cell>>,
}

impl Disputed {
    /// Returns the rows to repaint after the difference between the last frame and `frame` was sent: those that contain
    /// or contained a disputed symbol and have changed.
    pub fn after(&mut self, frame: &Buffer) -> BTreeSet<u16> {
        let before = if self.area == frame.area { std::mem::take(&mut self.rows) } else { BTreeMap::new() };
        let columns = usize::from(frame.area.width.max(1));
        let rows = (frame.area.y..).zip(frame.content().chunks(columns));
        self.rows = rows.filter(|(_, row)| row.iter().any(holds_disputed)).map(|(y, row)| (y, row.to_vec())).collect();
        self.area = frame.area;
        let held: BTreeSet<u16> = before.keys().chain(self.rows.keys()).copied().collect();
        let changed = held.into_iter().filter(|y| before.get(y) != self.rows.get(y));
        // Characters that don't fit into a row wrap to the next.
        changed.flat_map(|y| [y, y + 1]).filter(|&y| y < frame.area.bottom()).collect()
    }
}

/// The last frame, for a terminal in which glyphs reach into the rows above and below: their pixels stay behind when
/// the glyphs are replaced, until those rows are painted too.
#[derive(Debug, Default)]
pub struct Overflow {
    last: Option<Buffer>,
}

impl Overflow {
    /// Returns the rows to paint over after the difference between the last frame and `frame` was sent: those that have
    /// changed, and their neighbours. After the first frame, or one of another size, these are none.
    pub fn after(&mut self, frame: &Buffer) -> BTreeSet<u16> {
        let last = self.last.replace(frame.clone()).filter(|last| last.area == frame.area);
        let Some(last) = last else { return BTreeSet::new() };
        let columns = usize::from(frame.area.width.max(1));
        let pairs = last.content().chunks(columns).zip(frame.content().chunks(columns));
        let changed = (frame.area.y..).zip(pairs).filter(|(_, (last, row))| last != row).map(|(y, _)| y);
        let rows = changed.flat_map(|y| [y.saturating_sub(1), y, y + 1]);
        rows.filter(|y| (frame.area.y..frame.area.bottom()).contains(y)).collect()
    }
}

/// Returns the cells of row `y` of `frame` in runs, each to be drawn after moving the cursor to its start: the position
/// of the cursor after a disputed symbol is unknown. A cell comes with its column and row; cells covered by a wide
/// symbol are skipped, but for those covered by a disputed one, which come first: where the terminal gives that one
/// cell, they have their ground all the same.
#[must_use]
pub fn runs(frame: &Buffer, y: u16) -> Vec<Vec<(u16, u16, &Cell)>> {
    let cells = cells(frame, y);
    let disputed = cells.iter().filter(|(.., cell)| holds_disputed(cell));
    let behind = |&(x, _, cell): &(u16, u16, &Cell)| x + 1..(x + cell.cell_width().max(1)).min(frame.area.right());
    let covered = disputed.map(|cell| behind(cell).map(|x| (x, y, &frame[(x, y)])).collect::<Vec<_>>());
    let covered: Vec<_> = covered.filter(|run| !run.is_empty()).collect();
    let own = cells.chunk_by(|(_, _, before), _| !holds_disputed(before)).map(<[_]>::to_vec);
    covered.into_iter().chain(own).collect()
}

/// Returns the cells of row `y`, without those covered by a wide symbol.
fn cells(frame: &Buffer, y: u16) -> Vec<(u16, u16, &Cell)> {
    let next = |&(x, _, cell): &(u16, u16, &Cell)| x + cell.cell_width().max(1);
    let cell = |x: u16| (x < frame.area.right()).then(|| (x, y, &frame[(x, y)]));
    std::iter::successors(cell(frame.area.x), |before| cell(next(before))).collect()
}

fn holds_disputed(cell: &Cell) -> bool {
    is_disputed(cell.symbol())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_beneath_a_disputed_symbol_is_painted_first() {
        let mut row = Buffer::with_lines(["a❤\u{FE0F}b"]);
        row.set_style(row.area, ratatui_core::style::Style::new().bg(ratatui_core::style::Color::Red));
        let runs = runs(&row, 0);
        let columns: Vec<Vec<u16>> = runs.iter().map(|run| run.iter().map(|(x, ..)| *x).collect()).collect();
        assert_eq!(columns, [vec![2], vec![0, 1], vec![3]]);
        assert_eq!((runs[0][0].2.symbol(), runs[0][0].2.bg), (" ", ratatui_core::style::Color::Red));
    }

    #[test]
    fn rows_around_what_has_changed_are_painted_over() {
        let mut overflow = Overflow::default();
        let mut rows = |lines: [&str; 5]| overflow.after(&Buffer::with_lines(lines)).into_iter().collect::<Vec<u16>>();
        assert_eq!(rows(["a", "b", "c", "d", "e"]), [0; 0]);
        assert_eq!(rows(["a", "b", "c", "d", "e"]), [0; 0]);
        assert_eq!(rows(["x", "b", "c", "d", "e"]), [0, 1]);
        assert_eq!(rows(["x", "b", "c", "d", "y"]), [3, 4]);
        assert_eq!(rows(["x", "b", "z", "d", "y"]), [1, 2, 3]);
        // Of another size: the screen was cleared.
        assert_eq!(overflow.after(&Buffer::with_lines(["x"])), BTreeSet::new());
    }
}
