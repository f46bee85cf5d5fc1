//! Tables drawn with signs: those of `mysql` and `psql`, of box-drawing characters, of reStructuredText, and Markdown's
//! where a text has them.
//!
//! Cells end at bars, not at columns of the source: its author's editor may have given letters other widths.

mod ruled;
mod simple;

use crate::article::ColumnAlign;

/// A table and its place in the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DrawnTable {
    /// The cells, row by row. A line separator (U+2028) stands between the lines of a cell.
    pub(super) rows: Vec<Vec<String>>,
    /// `true` if the first row names the columns.
    pub(super) header: bool,
    /// The alignment of each column that its rule states with colons.
    pub(super) aligns: Vec<Option<ColumnAlign>>,
    /// The number of lines that the table takes.
    pub(super) lines: usize,
}

/// Parses the table that `lines` begin with.
pub(super) fn at_start(lines: &[&str]) -> Option<DrawnTable> {
    let first = lines.first()?.trim();
    // Most lines are rejected by their first character, or have no line of signs below.
    let may_begin = first.starts_with(['+', '┌', '╔', '┏', '╭', '=', '|', '│']);
    let is_ruled_below = || lines.get(1).is_some_and(|below| ruled::is_inner_rule(below.trim()));
    if !may_begin && !is_ruled_below() {
        return None;
    }
    let table = ruled::boxed(lines).or_else(|| ruled::open(lines)).or_else(|| simple::table(lines))?;
    let has_text = table.rows.iter().flatten().any(|cell| !cell.is_empty());
    (has_text && table.rows.iter().all(|row| row.len() > 1)).then_some(table)
}

/// Returns `true` if a line has box-drawing characters: it is a part of a drawing or of a table.
pub(super) fn is_drawn(line: &str) -> bool {
    line.contains(|c| matches!(c, '\u{2500}'..='\u{257F}'))
}
