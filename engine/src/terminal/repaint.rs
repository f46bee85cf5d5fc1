//! Rows that are painted whole, because terminals don't agree on what is in them.
//!
//! Of an emoji that is a sequence of characters (a flag, a family, a heart with U+FE0F) one terminal makes the symbol of two cells
//! that layout has room for; another shows its characters one by one, in up to eight cells, or takes one cell for them all. The cells
//! behind it are then not what the last frame says, and what differs between two frames is not all that has to be sent.

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
    /// Which rows are to be painted whole after `frame` was painted as it differs from the one before: those that hold or held a
    /// disputed symbol, unless nothing in them has changed.
    pub fn after(&mut self, frame: &Buffer) -> BTreeSet<u16> {
        let before = if self.area == frame.area { std::mem::take(&mut self.rows) } else { BTreeMap::new() };
        let columns = usize::from(frame.area.width.max(1));
        let rows = (frame.area.y..).zip(frame.content().chunks(columns));
        self.rows = rows.filter(|(_, row)| row.iter().any(holds_disputed)).map(|(y, row)| (y, row.to_vec())).collect();
        self.area = frame.area;
        let held: BTreeSet<u16> = before.keys().chain(self.rows.keys()).copied().collect();
        let changed = held.into_iter().filter(|y| before.get(y) != self.rows.get(y));
        // What has no room at the end of a row goes on in the next.
        changed.flat_map(|y| [y, y + 1]).filter(|&y| y < frame.area.bottom()).collect()
    }
}

/// Returns the cells of row `y` of `frame` in runs, each to be drawn from a place told to the terminal: after a disputed symbol
/// only the terminal knows where its cursor is. A cell comes with its column and row; cells that a wide symbol covers are left out.
#[must_use]
pub fn runs(frame: &Buffer, y: u16) -> Vec<Vec<(u16, u16, &Cell)>> {
    let cells = cells(frame, y);
    cells.chunk_by(|(_, _, before), _| !holds_disputed(before)).map(<[_]>::to_vec).collect()
}

/// The cells of row `y` without those that a wide symbol before them covers.
fn cells(frame: &Buffer, y: u16) -> Vec<(u16, u16, &Cell)> {
    let next = |&(x, _, cell): &(u16, u16, &Cell)| x + cell.cell_width().max(1);
    let cell = |x: u16| (x < frame.area.right()).then(|| (x, y, &frame[(x, y)]));
    std::iter::successors(cell(frame.area.x), |before| cell(next(before))).collect()
}

fn holds_disputed(cell: &Cell) -> bool {
    is_disputed(cell.symbol())
}
