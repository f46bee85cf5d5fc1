//! Queries and changes of the cells of a row, shared by the encodings.

use std::ops::Range;

use compact_str::CompactString;
use ratatui_core::buffer::{Cell, CellWidth};
use unicode_bidi_mirroring::get_mirrored;

use crate::text::direction::is_right_to_left;

/// LEFT-TO-RIGHT MARK.
pub(super) const MARK: char = '\u{200E}';

/// Returns the base character of a cell, without the marks on it.
pub(super) fn base(cell: &Cell) -> char {
    cell.symbol().chars().next().unwrap_or(' ')
}

pub(super) fn is_rtl(cell: &Cell) -> bool {
    is_right_to_left(base(cell))
}

pub(super) fn is_letter(cell: &Cell) -> bool {
    is_rtl(cell) && base(cell).is_alphabetic()
}

pub(super) fn is_latin(cell: &Cell) -> bool {
    base(cell).is_alphabetic() && !is_rtl(cell)
}

pub(super) fn is_digit(cell: &Cell) -> bool {
    base(cell).is_numeric()
}

/// Returns the indices of the cells that are not covered by a wide symbol before them.
pub(super) fn uncovered(cells: &[Cell]) -> impl Iterator<Item = usize> {
    let next = |at: usize| (at < cells.len()).then_some(at);
    std::iter::successors(next(0), move |&at| next(at + usize::from(cells[at].cell_width().max(1))))
}

/// Returns the maximal ranges of adjacent cells that satisfy `of_group`. A covered cell belongs to the symbol that
/// covers it.
pub(super) fn groups(cells: &[Cell], of_group: impl Fn(&Cell) -> bool) -> Vec<Range<usize>> {
    groups_by(cells, |cell| of_group(cell).then_some(()))
}

/// Returns the maximal ranges of adjacent cells with the same `key`, without those that have none.
pub(super) fn groups_by<K: PartialEq>(cells: &[Cell], key: impl Fn(&Cell) -> Option<K>) -> Vec<Range<usize>> {
    let mut groups: Vec<(Range<usize>, K)> = Vec::new();
    for at in uncovered(cells) {
        let Some(own) = key(&cells[at]) else { continue };
        let end = (at + usize::from(cells[at].cell_width().max(1))).min(cells.len());
        match groups.last_mut() {
            Some((last, key)) if last.end == at && *key == own => last.end = end,
            _ => groups.push((at..end, own)),
        }
    }
    groups.into_iter().map(|(range, _)| range).collect()
}

pub(super) fn add_mark(cell: &mut Cell) {
    let mut marked = CompactString::from(cell.symbol());
    marked.push(MARK);
    cell.set_symbol(&marked);
}

/// Reverses a run. The cell covered by a wide symbol stays on its right.
pub(super) fn reverse(run: &mut [Cell]) {
    run.reverse();
    for at in 1..run.len() {
        if run[at].cell_width() > 1 {
            run.swap(at - 1, at);
        }
    }
}

/// Replaces a bracket by its mirror image (`BidiMirroring.txt`).
pub(super) fn mirror(cell: &mut Cell) {
    if let Some(mirrored) = get_mirrored(base(cell)) {
        cell.set_char(mirrored);
    }
}
