//! Tables drawn with signs: those of `mysql` and `psql`, of box-drawing characters, of reStructuredText, and Markdown's
//! where a text has them.
//!
//! Cells end at bars, not at columns of the source: its author's editor may have given letters other widths.

mod ruled;
mod simple;

use std::collections::BTreeMap;

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
    Tables::default().at(lines, 0)
}

/// Finds the tables of some lines. It remembers where boxes were looked for in vain, since each of their rules might
/// begin one that goes to the end.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    /// The line before which no box of so many columns begins.
    none_before: BTreeMap<usize, usize>,
    /// The line that rules stand above without a row, and the number of cells in it: which box may begin with one of
    /// these rules.
    below_rules: (usize, Option<usize>),
}

impl Tables {
    /// Parses the table that begins at line `at` of `lines`.
    pub(super) fn at(&mut self, lines: &[&str], at: usize) -> Option<DrawnTable> {
        let rest = &lines[at..];
        let first = rest.first()?.trim();
        // Most lines are rejected by their first character, or have no line of signs below.
        let may_begin = first.starts_with(['+', '┌', '╔', '┏', '╭', '=', '|', '│']);
        let is_ruled_below = || rest.get(1).is_some_and(|below| ruled::is_inner_rule(below.trim()));
        if !may_begin && !is_ruled_below() {
            return None;
        }
        let other = || ruled::open(rest).or_else(|| simple::table(rest)).filter(DrawnTable::is_one);
        self.boxed(rest, at).or_else(other)
    }

    /// Parses the box that begins at line `at`, `rest` being the lines from there on.
    fn boxed(&mut self, rest: &[&str], at: usize) -> Option<DrawnTable> {
        let columns = ruled::outer_rule(rest.first()?.trim())?;
        let is_known = self.none_before.get(&columns).is_some_and(|before| at < *before);
        if is_known || at < self.below_rules.0 && self.below_rules.1 != Some(columns) {
            return None;
        }
        match ruled::boxed(rest, columns) {
            Ok(table) if table.is_one() => return Some(table),
            Ok(DrawnTable { lines, .. }) | Err(InVain { lines, has_rows: true }) => {
                self.none_before.insert(columns, at + lines);
            }
            Err(InVain { lines, has_rows: false }) => {
                self.below_rules = (at + lines, rest.get(lines).and_then(|line| ruled::cells_in(line.trim())));
            }
        }
        None
    }
}

impl DrawnTable {
    /// Returns `true` if there is text in it, and more than one column.
    fn is_one(&self) -> bool {
        let has_text = self.rows.iter().flatten().any(|cell| !cell.is_empty());
        has_text && self.rows.iter().all(|row| row.len() > 1)
    }
}

/// Lines that look like a box and are none. A box with as many columns that begins in them is none either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct InVain {
    lines: usize,
    has_rows: bool,
}

/// Returns `true` if a line has box-drawing characters: it is a part of a drawing or of a table.
pub(super) fn is_drawn(line: &str) -> bool {
    line.contains(|c| matches!(c, '\u{2500}'..='\u{257F}'))
}
