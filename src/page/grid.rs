//! Grids of texts: the cells of a table, the halves of a line of verse. The first column is at the side where lines of
//! the document begin.

use std::ops::Range;

use super::code::code;
use super::options::ragged;
use super::row::{PieceRole, RowPiece, rule, split};
use crate::article::{Article, Kind};
use qari_bidi::layout::{self, Direction, Fill, ParagraphLayout, VisualLine};
use qari_bidi::text::direction;

/// Cells between two columns of a table: a line with a blank cell at either side.
const BETWEEN_COLUMNS: u16 = 3;
/// Cells between the halves of a line of verse.
const BETWEEN_HALVES: u16 = 4;
/// The narrowest column of a table, in cells. A table that has no room for that is shown one cell below the other.
const LEAST_COLUMN: u16 = 6;

/// The narrowest room for a header, a blank cell and a cell of a table beside one another, in cells.
const LEAST_LABELLED: u16 = 3;
/// The longest word that can make its column wider than its share, in cells.
const MOST_WORD: u16 = 16;

/// A grid: rows of cells.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    rows: Vec<GridRow>,
    /// The columns of the screen that lines are drawn in.
    dividers: Vec<u16>,
    width: u16,
}

/// A row of a grid: cells beside one another, and perhaps a line below them.
#[derive(Clone, Debug)]
struct GridRow {
    /// The row of the block that it begins in.
    first: usize,
    /// The byte that its own cells begin at.
    start: usize,
    /// The lines of its highest cell.
    height: usize,
    cells: Vec<GridCell>,
    /// The byte that stands for the line below, where there is one.
    rule_at: Option<usize>,
}

/// A cell of a grid: a part of the block's text, in its columns.
#[derive(Clone, Debug)]
struct GridCell {
    /// The bytes of the block.
    range: Range<usize>,
    columns: Range<u16>,
    layout: ParagraphLayout,
    /// The side that its lines stand at, whatever their own direction.
    side: Direction,
    role: PieceRole,
    /// `true` if it repeats text that stands elsewhere.
    repeats: bool,
}

impl Grid {
    /// Lays out a table: in columns if they have room, else each row as a group of cells with their headers beside
    /// them.
    pub fn table(article: &Article, block: usize, options: layout::LayoutOptions) -> Self {
        let options = layout::LayoutOptions { fill: Fill::First, ..options };
        let table = Table { article, block, options, rows: article.table_rows(block) };
        let widths = table.natural_widths();
        match shared_out(&widths, &table.word_widths(&widths), options.width) {
            Some(widths) => table.in_columns(&widths),
            None => table.stacked(&widths),
        }
    }

    /// Lays out a line of verse: its halves beside one another, or the second below the first, at the other side.
    pub fn verse(article: &Article, block: usize, options: layout::LayoutOptions) -> Self {
        let side = article.blocks()[block].direction();
        let (first, second) = article.hemistichs(block);
        let half = options.width.saturating_sub(BETWEEN_HALVES) / 2;
        let cell = |range: &Range<usize>, columns: Range<u16>, fill, side| {
            GridCell::new(article, block, range.clone(), columns, layout::LayoutOptions { fill, ..options }, side)
        };
        let fits = |range: &Range<usize>| natural_width(article, block, range, options) <= half;
        let Some(second) = second else {
            return Self::of(vec![vec![cell(&first, 0..options.width, ragged(options.fill), side)]], options.width);
        };
        if fits(&first) && fits(&second) {
            let (right, rest) = split(0..options.width, half, side);
            let (_, left) = split(rest, options.width - 2 * half, side);
            let mut halves = vec![cell(&first, right, options.fill, side), cell(&second, left, options.fill, side)];
            for half in &mut halves {
                half.layout = half.layout.clone().as_hemistich();
            }
            return Self::of(vec![halves], options.width);
        }
        let other_side = if side == Direction::Rtl { Direction::Ltr } else { Direction::Rtl };
        let halves = [(first, side), (second, other_side)];
        let rows = halves.iter().map(|(half, side)| vec![cell(half, 0..options.width, ragged(options.fill), *side)]);
        Self::of(rows.collect(), options.width)
    }

    fn of(rows: Vec<Vec<GridCell>>, width: u16) -> Self {
        let mut grid = Self { rows: Vec::new(), dividers: Vec::new(), width };
        for cells in rows {
            grid.push(cells.first().map_or(0, |cell| cell.range.start), cells, None);
        }
        grid
    }

    /// Adds a row whose text begins at byte `start`.
    fn push(&mut self, start: usize, cells: Vec<GridCell>, rule_at: Option<usize>) {
        // What repeats has the lines that there is room for: each row must have text of its own.
        let own = cells.iter().filter(|cell| !cell.repeats);
        let height = own.map(GridCell::height).max().unwrap_or(1);
        let rule_at = rule_at.filter(|&rule| rule > start);
        self.rows.push(GridRow { first: self.row_count(), start, height, cells, rule_at });
    }

    pub fn row_count(&self) -> usize {
        self.rows.last().map_or(0, |row| row.first + row.height + usize::from(row.rule_at.is_some()))
    }

    pub fn row_at(&self, byte: usize, text: &str) -> usize {
        let behind = self.rows.partition_point(|row| row.start <= byte);
        // The headers of a table that is shown as groups stand above the first of them in the text, and beside it here.
        let of_header = || self.rows.iter().find(|row| row.cells.iter().any(|cell| cell.has(byte)));
        let row = if behind > 0 { Some(&self.rows[behind - 1]) } else { of_header() };
        let Some(row) = row else { return 0 };
        if row.rule_at.is_some_and(|rule| byte >= rule) {
            return row.first + row.height;
        }
        let cell = row.cells.iter().find(|cell| cell.has(byte));
        row.first + cell.map_or(0, |cell| cell.layout.line_at(byte - cell.range.start, cell.text(text)))
    }

    pub fn row_start(&self, index: usize, text: &str) -> usize {
        let row = self.row_of(index);
        let line = index - row.first;
        if let Some(rule) = row.rule_at.filter(|_| line == row.height) {
            return rule;
        }
        let mut having = row.cells.iter().filter(|cell| !cell.repeats && cell.layout.has_line(line, cell.text(text)));
        having.next().map_or(row.start, |cell| cell.range.start + cell.layout.line_range(line, cell.text(text)).start)
    }

    /// Returns the pieces of row `index`.
    pub fn row(&self, index: usize, text: &str) -> Vec<RowPiece> {
        let row = self.row_of(index);
        let line = index - row.first;
        let mut pieces = Vec::new();
        if line == row.height && row.rule_at.is_some() {
            pieces.push(RowPiece { columns: 0..self.width, line: rule(self.width), role: PieceRole::Rule });
            return pieces;
        }
        for cell in row.cells.iter().filter(|cell| cell.layout.has_line(line, cell.text(text))) {
            // What repeats and goes on below its row says so: it stands whole where it does not repeat.
            let is_cut = line + 1 == row.height && cell.height() > row.height;
            pieces.push(RowPiece {
                columns: cell.columns.clone(),
                line: cell.line(line, is_cut, text),
                role: cell.role,
            });
        }
        for &divider in &self.dividers {
            let line = layout::ornament("│", Direction::Ltr, 1);
            pieces.push(RowPiece { columns: divider..divider + 1, line, role: PieceRole::Rule });
        }
        pieces
    }

    fn row_of(&self, index: usize) -> &GridRow {
        &self.rows[self.rows.partition_point(|row| row.first <= index).saturating_sub(1)]
    }
}

impl GridCell {
    fn new(
        article: &Article,
        block: usize,
        range: Range<usize>,
        columns: Range<u16>,
        options: layout::LayoutOptions,
        side: Direction,
    ) -> Self {
        let text = &article.text(block)[range.clone()];
        let options = layout::LayoutOptions { width: columns.end - columns.start, ..options };
        let base = direction::of_block(text, article.direction());
        let layout = layout::paragraph(text, base, &code(article, block, range.clone()), options);
        // How high a cell is must be known to place what is below it.
        let _ = layout.line_count(text);
        Self { range, columns, layout, side, role: PieceRole::Text, repeats: false }
    }

    /// Returns `true` if byte `byte` of the block is in the cell or right behind it.
    fn has(&self, byte: usize) -> bool {
        !self.repeats && self.range.start <= byte && byte <= self.range.end
    }

    fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.range.clone()]
    }

    fn height(&self) -> usize {
        self.layout.known_lines()
    }

    /// Returns line `index` as a part of the block, with an ellipsis at its end if `is_cut`.
    fn line(&self, index: usize, is_cut: bool, text: &str) -> VisualLine {
        let own = self.text(text);
        let line = if is_cut { self.layout.cut_line(index, own) } else { self.layout.line(index, own) };
        let line = VisualLine { direction: self.side, ..line };
        if self.repeats { line.as_ornament() } else { line.shifted(self.range.start) }
    }
}

/// A table that is being laid out.
struct Table<'a> {
    article: &'a Article,
    block: usize,
    options: layout::LayoutOptions,
    rows: Vec<Vec<Range<usize>>>,
}

impl Table<'_> {
    fn has_header(&self) -> bool {
        matches!(self.article.blocks()[self.block].kind(), Kind::Table { header: true })
    }

    fn direction(&self) -> Direction {
        self.article.blocks()[self.block].direction()
    }

    /// Returns the width of each column if none of its cells is broken into lines, in cells.
    fn natural_widths(&self) -> Vec<u16> {
        let mut widths = vec![1; self.rows.first().map_or(0, Vec::len)];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = natural_width(self.article, self.block, cell, self.options).max(*width);
            }
        }
        widths
    }

    /// Returns the width of the longest word in each column, in cells, [`MOST_WORD`] at most and no more than the
    /// column.
    fn word_widths(&self, columns: &[u16]) -> Vec<u16> {
        let text = self.article.text(self.block);
        let mut widths = vec![1; columns.len()];
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                let most = columns[column].min(MOST_WORD);
                let mut start = cell.start;
                for word in text[cell.clone()].split_inclusive(char::is_whitespace) {
                    // As most columns have such a word, most words need not be laid out.
                    if widths[column] < most {
                        let range = start..start + word.trim_end().len();
                        let word = natural_width(self.article, self.block, &range, self.options);
                        widths[column] = word.clamp(widths[column], most);
                    }
                    start += word.len();
                }
            }
        }
        widths
    }

    /// Lays out the rows in columns as wide as `widths`.
    fn in_columns(&self, widths: &[u16]) -> Grid {
        let side = self.direction();
        let mut columns = Vec::new();
        let mut dividers = Vec::new();
        let used: u16 = widths.iter().sum::<u16>() + BETWEEN_COLUMNS * (u16::try_from(widths.len()).unwrap_or(1) - 1);
        let (mut rest, _) = split(0..self.options.width, used, side);
        for (index, &width) in widths.iter().enumerate() {
            if index > 0 {
                let (between, behind) = split(rest, BETWEEN_COLUMNS, side);
                dividers.push(between.start + BETWEEN_COLUMNS / 2);
                rest = behind;
            }
            let (own, behind) = split(rest, width, side);
            columns.push(own);
            rest = behind;
        }
        let mut grid = Grid { rows: Vec::new(), dividers, width: self.options.width };
        let rows: Vec<Vec<GridCell>> = self
            .rows
            .iter()
            .map(|row| row.iter().zip(&columns).map(|(cell, columns)| self.cell(cell, columns.clone())).collect())
            .collect();
        // Where rows are higher than a line, a line parts them.
        let is_ruled = rows.iter().flatten().any(|cell| cell.height() > 1);
        let last = rows.len() - 1;
        for (index, mut cells) in rows.into_iter().enumerate() {
            let is_header = index == 0 && self.has_header();
            if is_header {
                for cell in &mut cells {
                    cell.role = PieceRole::Header;
                }
            }
            grid.push(
                self.rows[index][0].start,
                cells,
                self.rule_below(index).filter(|_| is_header || (is_ruled && index < last)),
            );
        }
        grid
    }

    /// Lays out each row as a group of cells below one another, their headers beside them.
    fn stacked(&self, widths: &[u16]) -> Grid {
        let side = self.direction();
        let mut grid = Grid { rows: Vec::new(), dividers: Vec::new(), width: self.options.width };
        // In a column that has no room for both, the headers are a group like the others.
        let is_labelled = self.has_header() && self.rows.len() > 1 && self.options.width >= LEAST_LABELLED;
        let headers = if is_labelled { self.rows.first() } else { None };
        let header_width = |headers: &Vec<Range<usize>>| {
            let natural = |cell| natural_width(self.article, self.block, cell, self.options);
            headers.iter().map(natural).max().unwrap_or(0).min(self.options.width / 3).max(1)
        };
        let label = headers.map_or(0, header_width);
        let (label_columns, rest) = split(0..self.options.width, label, side);
        let (_, columns) = split(rest, u16::from(label > 0), side);
        for (index, row) in self.rows.iter().enumerate().skip(usize::from(headers.is_some())) {
            let is_first = index == 1;
            for (column, cell) in row.iter().enumerate().take(widths.len()) {
                let mut cells = vec![self.cell(cell, columns.clone())];
                if let Some(header) = headers.map(|headers| &headers[column]) {
                    let header = self.cell(header, label_columns.clone());
                    cells.insert(0, GridCell { role: PieceRole::Header, repeats: !is_first, ..header });
                }
                let ends_group = column + 1 == row.len() && index + 1 < self.rows.len();
                grid.push(cell.start, cells, self.rule_below(index).filter(|_| ends_group));
            }
        }
        grid
    }

    fn cell(&self, range: &Range<usize>, columns: Range<u16>) -> GridCell {
        GridCell::new(self.article, self.block, range.clone(), columns, self.options, self.direction())
    }

    /// Returns the byte that separates row `index` from the next.
    fn rule_below(&self, index: usize) -> Option<usize> {
        let end = self.rows[index].last()?.end;
        (end < self.article.text(self.block).len()).then_some(end)
    }
}

/// Returns the width of a part of a block on one line, in cells.
fn natural_width(article: &Article, block: usize, range: &Range<usize>, options: layout::LayoutOptions) -> u16 {
    let text = &article.text(block)[range.clone()];
    let wide = layout::LayoutOptions { width: u16::MAX, fill: Fill::First, ..options };
    let layout = layout::paragraph(
        text,
        direction::of_block(text, article.direction()),
        &code(article, block, range.clone()),
        wide,
    );
    let widest = (0..layout.line_count(text)).map(|line| layout.line(line, text).width()).max();
    u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX)
}

/// Returns the widths of columns that take `natural` cells unbroken, in a table of `width` cells, or `None` if one
/// would be too narrow to read. Each has room for its longest word, `words`, if possible. Of the rest, columns that
/// need less than their share get what they need, and the others share what is left.
fn shared_out(natural: &[u16], words: &[u16], width: u16) -> Option<Vec<u16>> {
    let count = u16::try_from(natural.len()).ok().filter(|&count| count > 0)?;
    let room = width.checked_sub(BETWEEN_COLUMNS.checked_mul(count - 1)?)?;
    let have_room = words.iter().map(|&word| usize::from(word)).sum::<usize>() <= usize::from(room);
    let mut widths = if have_room { words.to_vec() } else { vec![0; natural.len()] };
    let mut left = room - widths.iter().sum::<u16>();
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|&column| natural[column] - widths[column]);
    for (done, &column) in order.iter().enumerate() {
        let share = left / (count - u16::try_from(done).ok()?);
        let more = (natural[column] - widths[column]).min(share);
        widths[column] += more;
        left -= more;
        if widths[column] < natural[column].min(LEAST_COLUMN) {
            return None;
        }
    }
    Some(widths)
}
