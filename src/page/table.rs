//! Tables: in columns as wide as they need, the first at the side where lines of the document begin; or, where they
//! have no room, as records.

use std::ops::Range;

use super::grid::{Grid, GridCell, Parting, Side, cells, natural_width};
use super::row::{PieceRole, split};
use crate::article::{Article, Kind};
use qari_bidi::layout::{Direction, Fill, LayoutOptions};

/// Blank cells between two columns, if there is room.
const BETWEEN_COLUMNS: u16 = 3;
/// Blank cells between two columns, if there is not.
const LEAST_BETWEEN: u16 = 2;
/// The width that a column has at least if it needs more, in cells.
const LEAST_COLUMN: u16 = 12;
/// The narrowest room for a header, a blank cell and a cell of a table beside one another, in cells.
const LEAST_LABELLED: u16 = 3;
/// The sign between a header and the cell of a record.
const COLON: &str = ":";

/// Lays out a table.
pub(super) fn table(article: &Article, block: usize, options: LayoutOptions) -> Grid {
    let options = LayoutOptions { fill: Fill::First, ..options };
    let mut rows = article.table_rows(block);
    let mut has_header = article.blocks()[block].kind() == Kind::Table { header: true };
    // Markdown has no table without a header: one that is empty stands for none.
    if has_header && rows.len() > 1 && rows[0].iter().all(Range::is_empty) {
        rows.remove(0);
        has_header = false;
    }
    let table = Table { article, block, options, rows, has_header };
    let natural = table.natural_widths();
    let fitting = |between| fits(&natural, between, options.width).then(|| (natural.clone(), between));
    let columns = fitting(BETWEEN_COLUMNS).or_else(|| fitting(LEAST_BETWEEN)).or_else(|| {
        let widths = table.shrunk(shared_out(&natural, &table.least_widths(&natural), options.width)?, &natural);
        let between = if fits(&widths, BETWEEN_COLUMNS, options.width) { BETWEEN_COLUMNS } else { LEAST_BETWEEN };
        Some((widths, between))
    });
    match columns {
        Some((widths, between)) => table.in_columns(&widths, between),
        None => table.in_records(&natural),
    }
}

/// A table that is being laid out.
struct Table<'a> {
    article: &'a Article,
    block: usize,
    options: LayoutOptions,
    rows: Vec<Vec<Range<usize>>>,
    /// `true` if the first row names the columns.
    has_header: bool,
}

impl Table<'_> {
    fn direction(&self) -> Direction {
        self.article.blocks()[self.block].direction()
    }

    /// Returns the width of each column if none of its cells is broken into lines, in cells.
    fn natural_widths(&self) -> Vec<u16> {
        let mut widths = vec![1; self.rows.first().map_or(0, Vec::len)];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = natural_width(self.article, self.block, cell, (self.options, None)).max(*width);
            }
        }
        widths
    }

    /// Returns the least width of each column that can be read: that of its longest word, [`LEAST_COLUMN`] at least,
    /// but no more than it needs.
    fn least_widths(&self, natural: &[u16]) -> Vec<u16> {
        let text = self.article.text(self.block);
        let mut widths: Vec<u16> = natural.iter().map(|&width| width.min(LEAST_COLUMN)).collect();
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                let mut start = cell.start;
                for word in text[cell.clone()].split_inclusive(char::is_whitespace) {
                    let range = start..start + word.trim_end().len();
                    start += word.len();
                    // A character takes no more cells than it has bytes: most words need not be laid out.
                    if range.len() > usize::from(widths[column]) && widths[column] < natural[column] {
                        let word = natural_width(self.article, self.block, &range, (self.options, None));
                        widths[column] = word.clamp(widths[column], natural[column]);
                    }
                }
            }
        }
        widths
    }

    /// Returns `widths` without what columns of more than one line do not use: their lines end where words do.
    fn shrunk(&self, mut widths: Vec<u16>, natural: &[u16]) -> Vec<u16> {
        let text = self.article.text(self.block);
        for (column, width) in widths.iter_mut().enumerate().filter(|(column, width)| **width < natural[*column]) {
            let widest = |row: &Vec<Range<usize>>| self.cell(&row[column], 0..*width, Side::Middle).widest_line(text);
            *width = self.rows.iter().map(widest).max().unwrap_or(*width).max(1);
        }
        widths
    }

    /// Lays out the rows in columns as wide as `widths`, `between` cells apart.
    fn in_columns(&self, widths: &[u16], between: u16) -> Grid {
        let side = self.direction();
        let (used, _) = split(0..self.options.width, used(widths, between), side);
        let mut rest = used.clone();
        let mut columns = Vec::new();
        for &width in widths {
            let (own, behind) = split(rest, width, side);
            columns.push(own);
            (_, rest) = split(behind, between, side);
        }
        let mut grid = Grid::new(used);
        let cell = |(column, (range, columns)): (usize, (&Range<usize>, &Range<u16>))| {
            self.cell(range, columns.clone(), self.side_of(column))
        };
        let rows: Vec<Vec<GridCell>> =
            self.rows.iter().map(|row| row.iter().zip(&columns).enumerate().map(cell).collect()).collect();
        // Where rows are higher than a line, a blank row parts them.
        let own_rows = usize::from(self.has_header)..rows.len();
        let is_parted = rows[own_rows].iter().flatten().any(|cell| cell.height() > 1);
        let last = rows.len() - 1;
        for (index, mut cells) in rows.into_iter().enumerate() {
            let is_header = index == 0 && self.has_header;
            if is_header {
                for cell in &mut cells {
                    cell.role = PieceRole::Header;
                }
            }
            let parting = is_header || (is_parted && index < last);
            grid.push(self.rows[index][0].start, cells, self.parting(index, is_header).filter(|_| parting));
        }
        grid
    }

    /// Lays out each row as a record: its cells below one another, their headers beside them.
    fn in_records(&self, natural: &[u16]) -> Grid {
        let side = self.direction();
        let width = self.options.width;
        let mut grid = Grid::new(0..width);
        // In a column that has no room for both, the headers are a record like the others.
        let is_labelled = self.has_header && self.rows.len() > 1 && width >= LEAST_LABELLED;
        let headers = if is_labelled { self.rows.first() } else { None };
        let label = headers.map_or(0, |headers| self.label_width(headers));
        let (label_columns, rest) = split(0..width, label, side);
        // The colon stands in the first of the cells between a header and its cell.
        let gap = if width >= 2 * LEAST_COLUMN { 2 } else { 1 };
        let has_colon = headers.is_some() && gap > 1;
        let (_, columns) = split(rest, if label > 0 { gap } else { 0 }, side);
        for (index, row) in self.rows.iter().enumerate().skip(usize::from(headers.is_some())) {
            // The first record shows the headers, whatever it has below them.
            let is_first = headers.is_some() && index == 1;
            let is_shown = |column: &usize| is_first || !row[*column].is_empty();
            let mut shown: Vec<usize> = (0..row.len().min(natural.len())).filter(is_shown).collect();
            if shown.is_empty() {
                shown.push(0);
            }
            for &column in &shown {
                let cell = &row[column];
                // Whatever its column is aligned to in a grid, a cell of a record stands beside its header.
                let mut cells = vec![self.cell(cell, columns.clone(), Side::Of(side))];
                if let Some(header) = headers.map(|headers| &headers[column]) {
                    let mut header = self.cell(header, label_columns.clone(), Side::Of(side));
                    header.role = PieceRole::Header;
                    header.repeats = !is_first;
                    header.sign = has_colon.then_some(COLON);
                    cells.insert(0, header);
                }
                let ends_record = Some(&column) == shown.last() && index + 1 < self.rows.len();
                // The separator before an empty cell stands for it: the one behind is the blank row's.
                let start = if cell.is_empty() && column > 0 { cell.start - 1 } else { cell.start };
                grid.push(start, cells, self.parting(index, false).filter(|_| ends_record));
            }
        }
        grid
    }

    /// Returns the width of the column of headers of records: a third of the width, or up to half if a word needs it.
    fn label_width(&self, headers: &[Range<usize>]) -> u16 {
        let text = self.article.text(self.block);
        let natural = |range: Range<usize>| natural_width(self.article, self.block, &range, (self.options, None));
        let widest = headers.iter().cloned().map(natural).max().unwrap_or(0);
        let third = self.options.width / 3;
        if widest <= third {
            return widest.max(1);
        }
        let words = headers.iter().flat_map(|header| {
            let mut start = header.start;
            text[header.clone()].split_inclusive(char::is_whitespace).map(move |word| {
                start += word.len();
                start - word.len()..start - word.len() + word.trim_end().len()
            })
        });
        words.map(natural).max().unwrap_or(0).clamp(third, (self.options.width / 2).max(third)).max(1)
    }

    fn cell(&self, range: &Range<usize>, columns: Range<u16>, side: Side) -> GridCell {
        GridCell::new(self.article, self.block, range.clone(), columns, side, (self.options, None))
    }

    /// Returns the side of its columns that column `column` has its cells at.
    fn side_of(&self, column: usize) -> Side {
        let align = self.article.column_aligns(self.block).get(column).copied().flatten();
        Side::of_column(align, self.direction())
    }

    /// Returns the row between row `index` and the next: it stands for the byte that separates them.
    fn parting(&self, index: usize, is_rule: bool) -> Option<Parting> {
        let at = self.rows[index].last()?.end;
        (at < self.article.text(self.block).len()).then_some(Parting { at, is_rule })
    }
}

/// Returns the width of columns with `between` cells between them.
fn used(widths: &[u16], between: u16) -> u16 {
    let columns: usize = widths.iter().map(|&width| usize::from(width)).sum();
    cells(columns + usize::from(between) * widths.len().saturating_sub(1))
}

fn fits(widths: &[u16], between: u16, width: u16) -> bool {
    used(widths, between) <= width
}

/// Returns the widths of columns that take `natural` cells unbroken and `least` to be read, in a table of `width`
/// cells, or `None` if they have no room. Columns that do not get what they need are equally wide, but for those that
/// need more to be read.
fn shared_out(natural: &[u16], least: &[u16], width: u16) -> Option<Vec<u16>> {
    if natural.is_empty() || !fits(least, LEAST_BETWEEN, width) {
        return None;
    }
    let up_to = |level: u16| -> Vec<u16> {
        natural.iter().zip(least).map(|(&natural, &least)| natural.min(level.max(least))).collect()
    };
    let level = (1..=width).rev().find(|&level| fits(&up_to(level), LEAST_BETWEEN, width)).unwrap_or(0);
    let mut widths = up_to(level);
    let left = width - used(&widths, LEAST_BETWEEN);
    // What is left is less than a cell for each of them.
    let wanting = widths.iter_mut().zip(natural).filter(|(width, natural)| **width == level && **width < **natural);
    wanting.take(usize::from(left)).for_each(|(width, _)| *width += 1);
    Some(widths)
}
