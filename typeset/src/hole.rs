//! Holes: clusters that no face of a book has. A line leaves whole cells free for them, on the grid of the terminal,
//! which shows them itself as it does other text.
//!
//! Only a line that has its place is known to begin at a cell, or how far from one. A run of such clusters is therefore
//! wider than its cells by a pixel less than one: wherever it stands, its cells are inside it.

use std::ops::Range;

use qari_bidi::layout::Cell;

use crate::shape::Piece;

/// Converts the widths of the clusters of a hole from cells to pixels, with the room to shift those that a line may
/// begin with: the first, and wide ones, between which lines are broken.
pub(crate) fn measure(widths: &mut [u16], cell: u16) {
    for (index, width) in widths.iter_mut().enumerate() {
        let room = if index == 0 || *width > 1 { cell.saturating_sub(1) } else { 0 };
        *width = width.saturating_mul(cell).saturating_add(room);
    }
}

/// Returns the runs of `cells` that are holes, from left to right: those of pieces without a face. `indexes` are the
/// cells of the clusters of the pieces.
pub(crate) fn runs(pieces: &[Piece], indexes: &[usize]) -> Vec<Range<usize>> {
    let of_piece = |piece: &Piece| {
        let own = indexes.get(piece.clusters.clone())?;
        Some(*own.iter().min()?..*own.iter().max()? + 1)
    };
    let mut runs: Vec<Range<usize>> = pieces.iter().filter(|piece| piece.face.is_none()).filter_map(of_piece).collect();
    runs.sort_unstable_by_key(|run| run.start);
    runs
}

/// Narrows a run to the room that it needs. A line that begins inside a word that is wider than a line has none.
pub(crate) fn tighten(run: &mut [Cell], cell: usize) {
    let room = room(run, cell).min(cell.saturating_sub(1));
    set(run, cell, (0, room));
}

/// Shares out the room of a run that begins `left` pixels behind an edge of cells: then its own cells begin at an edge.
pub(crate) fn align(run: &mut [Cell], left: usize, cell: usize) {
    let room = room(run, cell);
    let before = left.next_multiple_of(cell.max(1)) - left;
    let before = before.min(room);
    set(run, cell, (before, room - before));
}

/// Returns the column that the cells of a run begin in, which begins `left` pixels behind the edge of column 0.
pub(crate) fn column(run: &[Cell], left: usize, cell: usize) -> usize {
    (left + room(run, cell)) / cell.max(1)
}

/// Returns the cells of a run as wide as they are on the terminal.
pub(crate) fn shown(run: &[Cell], cell: usize) -> Vec<Cell> {
    let mut shown = run.to_vec();
    for own in &mut shown {
        own.width = cells(own.width, cell);
    }
    shown
}

/// Returns the number of cells of the terminal that a cluster of a hole takes, `width` pixels wide.
fn cells(width: usize, cell: usize) -> usize {
    width / cell.max(1)
}

/// Returns the pixels that a run has besides its cells.
fn room(run: &[Cell], cell: usize) -> usize {
    run.iter().map(|own| own.width - cells(own.width, cell) * cell).sum()
}

/// Makes a run as wide as its cells, with so many pixels before and behind them.
fn set(run: &mut [Cell], cell: usize, (before, behind): (usize, usize)) {
    for own in &mut *run {
        own.width = cells(own.width, cell) * cell;
    }
    if let Some(first) = run.first_mut() {
        first.width += before;
    }
    if let Some(last) = run.last_mut() {
        last.width += behind;
    }
}
