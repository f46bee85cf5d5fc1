//! Grids of texts: rows of cells, each a paragraph in some columns. Tables and lines of verse are grids.

use std::ops::Range;

use super::code::code;
use super::row::{PieceRole, RowPiece, rule, split};
use super::typeset::{self, Flow, columns_for};
use crate::article::{Article, ColumnAlign};
use qari_bidi::layout::{self, Direction, Fill, VisualLine};
use qari_bidi::text::direction;
use qari_typeset::Setting;

/// A grid: rows of cells.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    rows: Vec<GridRow>,
    /// The columns of the rule below a row.
    ruled: Range<u16>,
}

/// A row of a grid: cells beside one another, and perhaps a row that parts it from the next.
#[derive(Clone, Debug)]
struct GridRow {
    /// The row of the block that it begins in.
    first: usize,
    /// The byte that its own cells begin at.
    start: usize,
    /// The lines of its highest cell.
    height: usize,
    cells: Vec<GridCell>,
    below: Option<Parting>,
}

/// A row that parts a row of a grid from the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parting {
    /// The byte that it stands for.
    pub at: usize,
    /// `true` if it is a rule, `false` if it is blank.
    pub is_rule: bool,
}

/// The side of its columns that a cell has its lines at, whatever their own direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The side where lines of this direction begin.
    Of(Direction),
    /// In the middle.
    Middle,
}

impl Side {
    /// Returns the side of a column in a grid of direction `direction`: the one that it states, if any.
    pub fn of_column(align: Option<ColumnAlign>, direction: Direction) -> Self {
        match align {
            Some(ColumnAlign::Left) => Self::Of(Direction::Ltr),
            Some(ColumnAlign::Center) => Self::Middle,
            Some(ColumnAlign::Right) => Self::Of(Direction::Rtl),
            None => Self::Of(direction),
        }
    }
}

/// A cell of a grid: a part of the block's text, in its columns.
#[derive(Clone, Debug)]
pub(super) struct GridCell {
    /// The bytes of the block.
    pub range: Range<usize>,
    columns: Range<u16>,
    flow: Flow,
    side: Side,
    pub role: PieceRole,
    /// `true` if it repeats text that stands elsewhere.
    pub repeats: bool,
    /// The sign behind its last line, in the columns that it leaves.
    pub sign: Option<&'static str>,
}

impl Grid {
    /// Creates a grid without rows. Rules below its rows stand in the columns `ruled`.
    pub fn new(ruled: Range<u16>) -> Self {
        Self { rows: Vec::new(), ruled }
    }

    /// Adds a row whose text begins at byte `start`.
    pub fn push(&mut self, start: usize, cells: Vec<GridCell>, below: Option<Parting>) {
        // What repeats has the lines that there is room for: each row must have text of its own.
        let own = cells.iter().filter(|cell| !cell.repeats);
        let height = own.map(GridCell::height).max().unwrap_or(1);
        let below = below.filter(|below| below.at > start);
        self.rows.push(GridRow { first: self.row_count(), start, height, cells, below });
    }

    /// Returns the height of its rows, in cells.
    pub fn line_height(&self) -> usize {
        // All cells are set alike.
        self.rows.first().and_then(|row| row.cells.first()).map_or(1, |cell| cell.flow.line_height())
    }

    pub fn row_count(&self) -> usize {
        self.rows.last().map_or(0, |row| row.first + row.height + usize::from(row.below.is_some()))
    }

    pub fn row_at(&self, byte: usize, text: &str) -> usize {
        let behind = self.rows.partition_point(|row| row.start <= byte);
        // The headers of records stand above the first of them in the text, and beside it here.
        let of_header = || self.rows.iter().find(|row| row.cells.iter().any(|cell| cell.has(byte)));
        let row = if behind > 0 { Some(&self.rows[behind - 1]) } else { of_header() };
        let Some(row) = row else { return 0 };
        if row.below.is_some_and(|below| byte >= below.at) {
            return row.first + row.height;
        }
        let cell = row.cells.iter().find(|cell| cell.has(byte));
        row.first + cell.map_or(0, |cell| cell.flow.layout().line_at(byte - cell.range.start, cell.text(text)))
    }

    pub fn row_start(&self, index: usize, text: &str) -> usize {
        let row = self.row_of(index);
        let line = index - row.first;
        if let Some(below) = row.below.filter(|_| line == row.height) {
            return below.at;
        }
        let mut having =
            row.cells.iter().filter(|cell| !cell.repeats && cell.flow.layout().has_line(line, cell.text(text)));
        having
            .next()
            .map_or(row.start, |cell| cell.range.start + cell.flow.layout().line_range(line, cell.text(text)).start)
    }

    /// Returns the pieces of row `index`.
    pub fn row(&self, index: usize, text: &str) -> Vec<RowPiece> {
        let row = self.row_of(index);
        let line = index - row.first;
        let mut pieces = Vec::new();
        if let Some(below) = row.below.filter(|_| line == row.height) {
            if below.is_rule {
                let line = rule(self.ruled.end - self.ruled.start);
                pieces.push(RowPiece { columns: self.ruled.clone(), line, role: PieceRole::TableRule, set: None });
            }
            return pieces;
        }
        for cell in row.cells.iter().filter(|cell| cell.flow.layout().has_line(line, cell.text(text))) {
            // What repeats and goes on below its row says so: it stands whole where it does not repeat.
            let is_last = line + 1 == cell.height().min(row.height);
            let is_cut = is_last && cell.height() > row.height;
            let piece = cell.piece(line, is_cut, text);
            match cell.sign.filter(|_| is_last && piece.line.width() > 0) {
                Some(sign) => pieces.extend(cell.with_sign(piece, sign)),
                None => pieces.push(piece),
            }
        }
        pieces
    }

    fn row_of(&self, index: usize) -> &GridRow {
        &self.rows[self.rows.partition_point(|row| row.first <= index).saturating_sub(1)]
    }
}

impl GridCell {
    /// Lays out a part of a block in `columns`, in a book face if it has a setting. Its height is known then.
    pub fn new(
        article: &Article,
        block: usize,
        range: Range<usize>,
        columns: Range<u16>,
        side: Side,
        (options, setting): (layout::LayoutOptions, Option<Setting>),
    ) -> Self {
        let text = &article.text(block)[range.clone()];
        let options = layout::LayoutOptions { width: columns.end - columns.start, ..options };
        let base = direction::of_block(text, article.direction());
        let isolates = code(article, block, range.clone());
        let flow = match setting {
            Some(setting) => typeset::set((text, base), &isolates, setting, options),
            None => Flow::Cells(layout::paragraph(text, base, &isolates, options)),
        };
        // How high a cell is must be known to place what is below it.
        let _ = flow.layout().line_count(text);
        Self { range, columns, flow, side, role: PieceRole::Text, repeats: false, sign: None }
    }

    /// Spreads it as half a line of verse, if its lines are spread.
    pub fn into_hemistich(self) -> Self {
        Self { flow: self.flow.into_hemistich(), ..self }
    }

    /// Returns `true` if byte `byte` of the block is in the cell or right behind it.
    fn has(&self, byte: usize) -> bool {
        !self.repeats && self.range.start <= byte && byte <= self.range.end
    }

    fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.range.clone()]
    }

    /// Returns the number of its lines.
    pub fn height(&self) -> usize {
        self.flow.layout().known_lines()
    }

    /// Returns the width of its widest line, in cells.
    pub fn widest_line(&self, text: &str) -> u16 {
        let own = self.text(text);
        cells((0..self.height()).map(|line| self.flow.layout().line_width(line, own)).max().unwrap_or(0))
    }

    /// Returns line `index` as a part of the block, with an ellipsis at its end if `is_cut`, in its columns.
    fn piece(&self, index: usize, is_cut: bool, text: &str) -> RowPiece {
        let own = self.text(text);
        let (line, set) =
            if is_cut { (self.flow.layout().cut_line(index, own), None) } else { self.flow.line(index, own) };
        let (columns, direction) = match self.side {
            Side::Of(direction) => (self.columns.clone(), direction),
            Side::Middle => {
                let width = self.columns.end - self.columns.start;
                let own = self.flow.setting().map_or_else(|| cells(line.width()), |it| columns_for(it, line.width()));
                let own = own.min(width);
                let left = self.columns.start + (width - own) / 2;
                (left..left + own, Direction::Ltr)
            }
        };
        let line = VisualLine { direction, ..line };
        let line = if self.repeats { line.as_ornament() } else { line.shifted(self.range.start) };
        typeset::on_grid(RowPiece { columns, line, role: self.role, set })
    }

    /// Returns `piece` in the columns of its line only, and the sign right behind it.
    fn with_sign(&self, piece: RowPiece, sign: &str) -> [RowPiece; 2] {
        let direction = piece.line.direction;
        // There is a blank cell between the columns of a cell with a sign and those of the next.
        let beyond = match direction {
            Direction::Ltr => piece.columns.start..piece.columns.end + 1,
            Direction::Rtl => piece.columns.start.saturating_sub(1)..piece.columns.end,
        };
        let (own, behind) = split(beyond, cells(piece.line.width()), direction);
        let (columns, _) = split(behind, 1, direction);
        let sign = RowPiece { columns, line: layout::ornament(sign, direction, 1), role: self.role, set: None };
        [RowPiece { columns: own, ..piece }, sign]
    }
}

/// Returns the width of a part of a block on one line, in cells; in a book face, as many as it needs.
pub(super) fn natural_width(
    article: &Article,
    block: usize,
    range: &Range<usize>,
    (options, setting): (layout::LayoutOptions, Option<Setting>),
) -> u16 {
    let text = &article.text(block)[range.clone()];
    let wide = layout::LayoutOptions { width: u16::MAX, fill: Fill::First, ..options };
    let (base, isolates) = (direction::of_block(text, article.direction()), code(article, block, range.clone()));
    let flow = match setting {
        Some(setting) => typeset::set((text, base), &isolates, setting, wide),
        None => Flow::Cells(layout::paragraph(text, base, &isolates, wide)),
    };
    let layout = flow.layout();
    let widest = (0..layout.line_count(text)).map(|line| layout.line_width(line, text)).max().unwrap_or(0);
    setting.map_or_else(|| cells(widest), |setting| columns_for(setting, widest))
}

/// Converts a count of cells to 16 bits; no column is wider.
pub(super) fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
