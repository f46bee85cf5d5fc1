//! Tables: tells data tables from layout tables and collects their cells.

use dom_query::NodeRef;

use super::elements::{self, attribute};
use crate::article::{ColumnAlign, Rich};
use qari_bidi::text::direction::Direction;

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
    /// For each column, the alignments that its cells below the header state, with the number of cells.
    aligns: Vec<Vec<(Option<ColumnAlign>, usize)>>,
}

/// The place of a cell in its table.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellPlace {
    /// The columns that it spans.
    across: i64,
    /// The rows that it spans.
    down: i64,
    align: Option<ColumnAlign>,
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
    pub(super) fn cell(&mut self, cell: Rich, place: CellPlace) {
        let CellPlace { across, down, align } = place;
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
        // The header is aligned as what stands below it.
        if !self.has_header || self.rows.len() > 1 {
            self.count_align(first, align);
        }
        let Some(row) = self.rows.last_mut() else { return };
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

    fn count_align(&mut self, column: usize, align: Option<ColumnAlign>) {
        if self.aligns.len() <= column {
            self.aligns.resize(column + 1, Vec::new());
        }
        let counts = &mut self.aligns[column];
        match counts.iter_mut().find(|(own, _)| *own == align) {
            Some((_, count)) => *count += 1,
            None => counts.push((align, 1)),
        }
    }

    /// Returns the rows, `true` if the first of them names the columns, and the alignment that most cells of each
    /// column have.
    pub(super) fn finish(self) -> (Vec<Vec<Rich>>, bool, Vec<Option<ColumnAlign>>) {
        let most = |counts: Vec<(Option<ColumnAlign>, usize)>| {
            counts.into_iter().max_by_key(|(_, count)| *count).and_then(|(align, _)| align)
        };
        (self.rows, self.has_header, self.aligns.into_iter().map(most).collect())
    }
}

impl CellPlace {
    /// Returns the place of the cell `node` in a table of direction `direction`. Its alignment is its own, else that of
    /// its row, its group of rows or its table.
    pub(super) fn of(node: &NodeRef, direction: Direction) -> Self {
        let span = |name| node.element_ref().and_then(|cell| elements::number(&cell, name)).unwrap_or(1);
        let table = node.ancestors_it(Some(4));
        let around =
            table.into_iter().filter(|node| ["tr", "thead", "tbody", "tfoot"].iter().any(|it| node.has_name(it)));
        let align = [*node].into_iter().chain(around).find_map(|node| {
            let element = node.element_ref()?;
            let name = stated_align(&element)?;
            Some(match (&*name, direction) {
                ("end", Direction::Rtl) => Some(ColumnAlign::Left),
                ("end", Direction::Ltr) => Some(ColumnAlign::Right),
                (name, _) => ColumnAlign::of_name(name),
            })
        });
        Self { across: span("colspan"), down: span("rowspan"), align: align.flatten() }
    }
}

/// Class names of editors and site generators that align a cell end with its side behind one of these.
const ALIGNING: [&str; 4] = ["has-text-align-", "halign-", "text-align-", "text-"];

/// Returns the alignment that an element states, by its name in lower case: `left`, `right`, `center`, `justify`,
/// `start` or `end`.
fn stated_align(element: &dom_query::Element) -> Option<String> {
    let known = |name: &str| {
        let name = name.trim().to_ascii_lowercase();
        matches!(&*name, "left" | "right" | "center" | "justify" | "start" | "end").then_some(name)
    };
    let of_style = || {
        let declarations = attribute(element, "style")?.split(';').filter_map(|it| it.split_once(':'));
        let mut aligning = declarations.filter(|(property, _)| property.trim().eq_ignore_ascii_case("text-align"));
        aligning.next_back().and_then(|(_, value)| known(value.split('!').next().unwrap_or_default()))
    };
    let of_class = || {
        attribute(element, "class")?
            .split_whitespace()
            .find_map(|name| ALIGNING.iter().find_map(|prefix| known(name.strip_prefix(prefix)?)))
    };
    let of_attribute = |name| attribute(element, name).and_then(known);
    of_style().or_else(|| of_attribute("align")).or_else(|| of_attribute("data-align")).or_else(of_class)
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
