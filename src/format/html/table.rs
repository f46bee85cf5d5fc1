//! Tables: tells data tables from layout tables and collects their cells.

use dom_query::NodeRef;

use super::elements;
use crate::article::Rich;

/// A longer cell, in characters, makes a table without headers a layout table.
const MOST_CHARS: usize = 400;

/// Number of cells a table may have beyond those written.
const FREE_CELLS: usize = 4096;

/// The rows read so far.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Rich>>,
    /// For each column, the number of following rows that a cell above spans into.
    taken: Vec<i64>,
    /// The largest number of cells in a row.
    columns: usize,
    /// `true` if the first row names the columns.
    has_header: bool,
}

/// Reasons why a `<table>` is not kept as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTable {
    /// It is a layout table.
    Looks,
    /// Nearly all cells would be empty because its rows differ too much.
    Sparse,
}

impl Table {
    /// Starts a table if the element holds data. A table that contains other blocks, a single column or long
    /// texts without headers is a layout table.
    pub(super) fn of(table: &NodeRef) -> Result<Self, NoTable> {
        let role = table.attr("role");
        if role.is_some_and(|role| matches!(&*role, "presentation" | "none")) {
            return Err(NoTable::Looks);
        }
        let survey = Survey::of(table).ok_or(NoTable::Looks)?;
        let is_short = survey.headers > 0 || survey.most_chars <= MOST_CHARS;
        if !is_short || (survey.columns < 2 && survey.headers == 0) {
            return Err(NoTable::Looks);
        }
        if survey.rows * survey.columns > 4 * survey.cells + FREE_CELLS {
            return Err(NoTable::Sparse);
        }
        Ok(Self { columns: survey.columns, has_header: survey.has_header, ..Self::default() })
    }

    /// Starts a row.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the row, after the cells that span into it from above.
    pub(super) fn cell(&mut self, cell: Rich, across: i64, down: i64) {
        if self.rows.is_empty() {
            self.row();
        }
        let Some(row) = self.rows.last_mut() else { return };
        // Cells that span into a row don't make it wider than the table.
        while row.len() < self.columns
            && let Some(taken) = self.taken.get_mut(row.len()).filter(|taken| **taken > 0)
        {
            *taken -= 1;
            row.push(Rich::new());
        }
        let first = row.len();
        row.push(cell);
        // A cell that spans columns has its text in the first, and ends at the last column of the table.
        for _ in 1..across {
            if row.len() >= self.columns {
                break;
            }
            row.push(Rich::new());
        }
        if self.taken.len() < row.len() {
            self.taken.resize(row.len(), 0);
        }
        self.taken[first..row.len()].fill(down.saturating_sub(1).max(0));
    }

    /// Returns the rows, and whether the first of them names the columns.
    pub(super) fn finish(self) -> (Vec<Vec<Rich>>, bool) {
        (self.rows, self.has_header)
    }
}

/// Counts of a table.
#[derive(Debug, Default)]
struct Survey {
    rows: usize,
    cells: usize,
    headers: usize,
    /// The largest number of cells in a row.
    columns: usize,
    /// The length of the longest cell, in characters.
    most_chars: usize,
    has_header: bool,
}

impl Survey {
    /// Counts a table. `None` if it contains blocks that no cell can hold.
    fn of(table: &NodeRef) -> Option<Self> {
        let mut survey = Self::default();
        let (mut in_row, mut in_cell) = (0, 0);
        let mut is_header = false;
        for node in table.descendants_it() {
            let Some(element) = node.element_ref() else {
                in_cell += elements::text_chars(&node);
                survey.most_chars = survey.most_chars.max(in_cell);
                continue;
            };
            match &*element.name.local {
                "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote" | "hr" | "dl" | "figure" => {
                    return None;
                }
                "tr" => {
                    survey.rows += 1;
                    in_row = 0;
                    is_header = true;
                }
                name @ ("td" | "th") => {
                    survey.cells += 1;
                    in_row += 1;
                    in_cell = 0;
                    survey.columns = survey.columns.max(in_row);
                    survey.headers += usize::from(name == "th");
                    is_header &= name == "th" || is_in_head(&node);
                    if survey.rows <= 1 {
                        survey.has_header = is_header;
                    }
                }
                _ => {}
            }
        }
        survey.has_header &= survey.rows > 1;
        Some(survey)
    }
}

fn is_in_head(cell: &NodeRef) -> bool {
    cell.ancestors_it(Some(2)).any(|ancestor| ancestor.has_name("thead"))
}

/// Returns the columns and rows that a cell spans.
pub(super) fn spans(cell: &dom_query::Element) -> (i64, i64) {
    let span = |name| elements::number(cell, name).unwrap_or(1);
    (span("colspan"), span("rowspan"))
}
