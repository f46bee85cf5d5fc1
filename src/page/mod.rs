//! Lays out a block of an article as rows of a column: its lines beside the signs of the quotes, lists and notes it
//! stands in, tables and verse in their columns.
//!
//! A row is pieces, each a laid-out line and its place in the column. Nothing here knows screens, colours or the
//! reading position.

mod code;
mod digits;
mod grid;
mod margin;
mod options;
mod row;

use std::ops::Range;

use crate::article::{Article, Kind};
use qari_bidi::layout::{self, Direction, Fill, ParagraphLayout, VisualLine};

pub use code::code;
pub use digits::Digits;
use grid::Grid;
use margin::Margin;
pub use options::BlockOptions;
use options::ragged;
pub use row::{PieceRole, RowPiece};
use row::{rule, split};

/// The layout of a block.
#[derive(Clone, Debug)]
pub struct BlockLayout {
    margin: Margin,
    /// The column without the margin.
    columns: Range<u16>,
    body: Body,
    /// The side that running text is aligned to, if not that of its own direction.
    side: Option<Direction>,
    options: BlockOptions,
}

#[derive(Clone, Debug)]
enum Body {
    /// One text over the whole width.
    Flow(ParagraphLayout),
    /// Texts beside one another: a table, a line of verse.
    Grid(Grid),
    /// A horizontal rule.
    Rule,
}

/// The width of a tab in program text, in cells.
const TAB: u16 = 4;

/// Lays out block `block` of `article`.
#[must_use]
pub fn block(article: &Article, block: usize, options: BlockOptions) -> BlockLayout {
    let margin = Margin::of(article, block, options);
    let (_, columns) = split(0..options.text.width, margin.cells(), article.direction());
    let text = layout::LayoutOptions { width: columns.end - columns.start, ..options.text };
    let kind = article.blocks()[block].kind();
    let body = match kind {
        Kind::Rule => Body::Rule,
        Kind::Table { .. } => Body::Grid(Grid::table(article, block, text)),
        Kind::Verse => Body::Grid(Grid::verse(article, block, text)),
        _ => Body::Flow(flow(article, block, text)),
    };
    let side = (margin.has_markers() && kind != Kind::Code).then_some(article.direction());
    BlockLayout { margin, columns, body, side, options: BlockOptions { text, ..options } }
}

/// Lays out a block that is one text.
fn flow(article: &Article, block: usize, options: layout::LayoutOptions) -> ParagraphLayout {
    let text = article.text(block);
    let (kind, direction) = (article.blocks()[block].kind(), article.blocks()[block].direction());
    let options = match kind {
        Kind::Code | Kind::Lines => layout::LayoutOptions { tab: TAB, fill: Fill::First, ..options },
        // Only running text is spread to both margins.
        Kind::Paragraph | Kind::Disclaimer => options,
        _ => layout::LayoutOptions { fill: ragged(options.fill), ..options },
    };
    let isolates = code(article, block, 0..text.len());
    layout::paragraph(text, direction, &isolates, options)
}

impl BlockLayout {
    /// Returns the number of rows, at least one. All of the text is laid out to count them.
    #[must_use]
    pub fn row_count(&self, text: &str) -> usize {
        match &self.body {
            Body::Flow(layout) => layout.line_count(text),
            Body::Grid(grid) => grid.row_count(),
            Body::Rule => 1,
        }
    }

    /// Returns `true` if there is a row `index`; the text is laid out no further than that.
    #[must_use]
    pub fn has_row(&self, index: usize, text: &str) -> bool {
        match &self.body {
            Body::Flow(layout) => layout.has_line(index, text),
            Body::Grid(_) | Body::Rule => index < self.row_count(text),
        }
    }

    /// Returns the row that byte `byte` of the block stands in; the last one for a byte behind it.
    #[must_use]
    pub fn row_at(&self, byte: usize, text: &str) -> usize {
        match &self.body {
            Body::Flow(layout) => layout.line_at(byte, text),
            Body::Grid(grid) => grid.row_at(byte, text),
            Body::Rule => 0,
        }
    }

    /// Returns a byte of the block that row `index` shows, the first in running text. [`BlockLayout::row_at`] leads
    /// back to the row.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn row_start(&self, index: usize, text: &str) -> usize {
        match &self.body {
            Body::Flow(layout) => layout.line_range(index, text).start,
            Body::Grid(grid) => grid.row_start(index, text),
            Body::Rule => 0,
        }
    }

    /// Returns the byte of the block behind what row `index` shows.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn row_end(&self, index: usize, text: &str) -> usize {
        match &self.body {
            Body::Flow(layout) => layout.line_range(index, text).end,
            Body::Grid(_) | Body::Rule if index + 1 < self.row_count(text) => self.row_start(index + 1, text),
            Body::Grid(_) | Body::Rule => text.len(),
        }
    }

    /// Returns the pieces of row `index`, the margin first.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn row(&self, index: usize, text: &str) -> Vec<RowPiece> {
        let mut pieces = self.margin.pieces(index == 0);
        match &self.body {
            Body::Flow(layout) => pieces.push(self.text(layout.line(index, text))),
            Body::Grid(grid) => pieces.extend(grid.row(index, text).into_iter().map(|piece| self.shifted(piece))),
            Body::Rule => pieces.push(self.whole(rule(self.options.text.width), PieceRole::Rule)),
        }
        pieces
    }

    /// Returns row `index` with an ellipsis at its logical end if it is running text, else as it is.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn cut_row(&self, index: usize, text: &str) -> Vec<RowPiece> {
        let Body::Flow(layout) = &self.body else { return self.row(index, text) };
        let mut pieces = self.margin.pieces(index == 0);
        pieces.push(self.text(layout.cut_line(index, text)));
        pieces
    }

    /// Returns the bars of a blank row below the block: of the containers that go on in `next`, the next block.
    #[must_use]
    pub fn row_below(&self, article: &Article, next: usize) -> Vec<RowPiece> {
        self.margin.bars_into(article, next)
    }

    /// Aligns a line of running text: to the side of its own direction, or beside its marker if it has one.
    fn text(&self, line: VisualLine) -> RowPiece {
        let direction = self.side.unwrap_or(line.direction);
        self.whole(VisualLine { direction, ..line }, PieceRole::Text)
    }

    fn whole(&self, line: VisualLine, role: PieceRole) -> RowPiece {
        RowPiece { columns: self.columns.clone(), line, role }
    }

    fn shifted(&self, piece: RowPiece) -> RowPiece {
        let columns = piece.columns.start + self.columns.start..piece.columns.end + self.columns.start;
        RowPiece { columns, ..piece }
    }
}
