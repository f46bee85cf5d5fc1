//! Lays out a block of an article as rows of a column: its lines beside the signs of the quotes, lists and notes it
//! stands in, tables and verse in their columns, code on its ground; and the rows between blocks.
//!
//! A row is pieces, each a laid-out line and its place in the column. Nothing here knows screens, colours or the
//! reading position.

mod air;
mod code;
mod digits;
mod grid;
mod listing;
mod margin;
mod neighbours;
mod options;
mod program;
mod row;
mod table;
mod title_rule;
mod typeset;
mod verse;

use std::ops::Range;

use crate::article::{Article, Kind};
use qari_bidi::layout::{self, Direction, Fill, Isolate, ParagraphLayout, VisualLine};
use qari_bidi::text::code::Token;

use air::GapRow;
pub use air::{Gap, MOST_GAP, gap_above, gap_at_end};
pub use code::code;
pub use digits::digits_of;
use grid::Grid;
use listing::Ground;
use margin::Margin;
pub use neighbours::Neighbours;
use options::ragged;
pub use options::{Air, BlockOptions};
pub use qari_bidi::text::digits::Digits;
pub use row::{PieceRole, RowPiece};
use row::{rule, split};
use typeset::Flow;

/// The layout of a block.
#[derive(Clone, Debug)]
pub struct BlockLayout {
    margin: Margin,
    /// The columns of the text, without the margin and the ground beside code.
    columns: Range<u16>,
    body: Body,
    /// The ground of code.
    ground: Option<Ground>,
    /// The tokens of code that have colours.
    tokens: Vec<Token>,
    /// The side that running text is aligned to, if not that of its own direction.
    side: Option<Direction>,
    options: BlockOptions,
}

#[derive(Clone, Debug)]
enum Body {
    /// One text over the whole width.
    Flow(Flow),
    /// Texts beside one another: a table, a line of verse.
    Grid(Grid),
    /// A horizontal rule.
    Rule,
}

/// The width of a tab in program text, in cells.
const TAB: u16 = 4;

/// The narrowest column in which lines that are wrapped leave room for a sign that says so, in cells.
const SIGNED_FROM: u16 = 16;

/// The width of the rule above notes, in cells; a third of the column at most.
const NOTE_RULE: u16 = 14;

/// Lays out block `block` of `article`.
#[must_use]
pub fn block(article: &Article, block: usize, options: BlockOptions) -> BlockLayout {
    block_by(article, block, options, Neighbours::of(article, block, options).as_ref())
}

/// Does the same as [`block()`] for a block that `neighbours`, if there are such, cover.
#[must_use]
pub fn block_by(
    article: &Article,
    block: usize,
    options: BlockOptions,
    neighbours: Option<&Neighbours>,
) -> BlockLayout {
    let margin = Margin::of(article, block, options);
    let (_, columns) = split(0..options.text.width, margin.cells(), article.direction());
    let ground = Ground::of(article, block, &columns, options);
    let columns = ground.as_ref().map_or(columns, Ground::text_columns);
    let text = layout::LayoutOptions { width: columns.end - columns.start, ..options.text };
    let inner = BlockOptions { text, ..options };
    let kind = article.blocks()[block].kind();
    let program = if let Some(Neighbours::Program(program)) = neighbours { Some(program.tokens(block)) } else { None };
    let (tokens, isolates) = code::order(article, block, program);
    let body = match (kind, neighbours) {
        (Kind::Rule, _) => Body::Rule,
        (Kind::Table { .. }, _) => Body::Grid(table::table(article, block, text)),
        (Kind::Verse, Some(Neighbours::Poem(measure))) => Body::Grid(verse::verse(article, block, inner, measure)),
        (Kind::Code | Kind::Lines, _) if options.chop.is_some() => {
            Body::Flow(flow(article, block, &isolates, layout::LayoutOptions { width: u16::MAX, ..text }))
        }
        _ => Body::Flow(match typeset::setting(article, block, options) {
            Some(setting) => typeset::paragraph(article, block, &isolates, setting, inner),
            None => {
                let wrap_room = ground.as_ref().map_or(0, Ground::wrap_room);
                flow(article, block, &isolates, layout::LayoutOptions { wrap_room, ..text })
            }
        }),
    };
    // The title stands with its rule and its source, whatever its script.
    let is_beside = margin.has_markers() && kind != Kind::Code;
    let side = (is_beside || kind == Kind::Title).then_some(article.direction());
    let tokens = code::coloured(article, block, tokens);
    BlockLayout { margin, columns, body, ground, tokens, side, options: inner }
}

/// Returns `options` for what stands beside the margin of a block.
fn inside_margin(article: &Article, block: usize, options: BlockOptions) -> BlockOptions {
    let width = options.text.width.saturating_sub(Margin::of(article, block, options).cells());
    BlockOptions { text: layout::LayoutOptions { width, ..options.text }, ..options }
}

/// Lays out a block that is one text.
fn flow(article: &Article, block: usize, isolates: &[Isolate], options: layout::LayoutOptions) -> Flow {
    let text = article.text(block);
    let (kind, direction) = (article.blocks()[block].kind(), article.blocks()[block].direction());
    let options = match kind {
        Kind::Code => layout::LayoutOptions { tab: TAB, fill: Fill::First, ..options },
        Kind::Lines => {
            let wrap_room = if options.width < SIGNED_FROM { 0 } else { listing::SIGN_ROOM };
            layout::LayoutOptions { tab: TAB, fill: Fill::First, wrap_room, ..options }
        }
        // Only running text is spread to both margins.
        Kind::Paragraph | Kind::Disclaimer => options,
        _ => layout::LayoutOptions { fill: ragged(options.fill), ..options },
    };
    Flow::Cells(layout::paragraph(text, direction, isolates, options))
}

impl BlockLayout {
    /// Returns the height of its rows, in cells: more than one if it is set in a book face.
    #[must_use]
    pub fn row_height(&self) -> usize {
        match &self.body {
            Body::Flow(flow) => flow.line_height(),
            Body::Grid(grid) => grid.line_height(),
            Body::Rule => 1,
        }
    }

    /// Returns the number of rows, at least one. All of the text is laid out to count them.
    #[must_use]
    pub fn row_count(&self, text: &str) -> usize {
        match &self.body {
            Body::Flow(flow) => flow.layout().line_count(text),
            Body::Grid(grid) => grid.row_count(),
            Body::Rule => 1,
        }
    }

    /// Returns `true` if there is a row `index`; the text is laid out no further than that.
    #[must_use]
    pub fn has_row(&self, index: usize, text: &str) -> bool {
        match &self.body {
            Body::Flow(flow) => flow.layout().has_line(index, text),
            Body::Grid(_) | Body::Rule => index < self.row_count(text),
        }
    }

    /// Returns the row that byte `byte` of the block stands in; the last one for a byte behind it.
    #[must_use]
    pub fn row_at(&self, byte: usize, text: &str) -> usize {
        match &self.body {
            Body::Flow(flow) => flow.layout().line_at(byte, text),
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
            Body::Flow(flow) => flow.layout().line_range(index, text).start,
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
            Body::Flow(flow) => flow.layout().line_range(index, text).end,
            Body::Grid(_) | Body::Rule if index + 1 < self.row_count(text) => self.row_start(index + 1, text),
            Body::Grid(_) | Body::Rule => text.len(),
        }
    }

    /// Returns the tokens of program text in row `index` that have colours, in order. They may begin before the row and
    /// end behind it.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn tokens(&self, index: usize, text: &str) -> &[Token] {
        if self.tokens.is_empty() {
            return &[];
        }
        let (start, end) = (self.row_start(index, text), self.row_end(index, text));
        let first = self.tokens.partition_point(|token| token.range.end <= start);
        let behind = self.tokens.partition_point(|token| token.range.start < end);
        &self.tokens[first..behind.max(first)]
    }

    /// Returns the pieces of row `index`, the margin first.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn row(&self, index: usize, text: &str) -> Vec<RowPiece> {
        let setting = match &self.body {
            Body::Flow(flow) => flow.setting(),
            Body::Grid(_) | Body::Rule => None,
        };
        let mut pieces = self.margin.pieces(index == 0, setting);
        match &self.body {
            Body::Flow(flow) => match flow.line(index, text) {
                (line, set @ Some(_)) => {
                    pieces.push(typeset::on_grid(RowPiece { set, ..self.aligned(line, PieceRole::Text) }));
                }
                (line, None) => {
                    let layout = flow.layout();
                    let is_wrapped = self.has_signs(layout) && layout.is_wrapped(index, text);
                    pieces.extend(self.text(self.cut_out(layout, line), index, is_wrapped));
                }
            },
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
        let Body::Flow(Flow::Cells(layout)) = &self.body else { return self.row(index, text) };
        let mut pieces = self.margin.pieces(index == 0, None);
        pieces.extend(self.text(layout.cut_line(index, text), index, false));
        pieces
    }

    /// Returns the row below it if it is the last block and has one: see [`gap_at_end`].
    #[must_use]
    pub fn foot_row(&self) -> Vec<RowPiece> {
        self.on_ground(Ground::foot)
    }

    fn on_ground(&self, rows: fn(&Ground) -> Vec<RowPiece>) -> Vec<RowPiece> {
        let mut pieces = self.margin.pieces(false, None);
        pieces.extend(self.ground.iter().flat_map(rows));
        pieces
    }

    /// Returns row `index` of `gap`, the rows between the block and the next one, `below`.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn gap_row(&self, index: usize, gap: Gap, article: &Article, below: (usize, &Self)) -> Vec<RowPiece> {
        let (next, below) = below;
        match gap.row(index) {
            GapRow::Foot => self.foot_row(),
            GapRow::Head => below.on_ground(Ground::head),
            GapRow::Title => {
                let (columns, _) = split(self.columns.clone(), title_rule::WIDTH, article.direction());
                vec![RowPiece {
                    columns,
                    line: title_rule::line(title_rule::WIDTH),
                    role: PieceRole::TitleRule,
                    set: None,
                }]
            }
            GapRow::Blank => self.margin.bars_into(article, next),
            GapRow::Rule => {
                let mut pieces = self.margin.bars_into(article, next);
                let cells = self.margin.cells_into(article, next);
                let (_, columns) = split(0..self.margin.width(), cells, article.direction());
                let width = NOTE_RULE.min((columns.end - columns.start) / 3).max(1);
                let (columns, _) = split(columns, width, article.direction());
                pieces.push(RowPiece { columns, line: rule(width), role: PieceRole::Rule, set: None });
                pieces
            }
        }
    }

    /// Returns the part of a line that is shown, if lines are cut.
    fn cut_out(&self, layout: &ParagraphLayout, line: VisualLine) -> VisualLine {
        let options = self.options.text;
        match self.options.chop.filter(|_| layout.options().width > options.width) {
            Some(shift) => line.window(usize::from(shift), usize::from(options.width), options.wide_ambiguous),
            None => line,
        }
    }

    /// Returns `true` if lines that go on in the next row have a sign that says so.
    fn has_signs(&self, layout: &ParagraphLayout) -> bool {
        self.ground.is_some() || layout.options().wrap_room > 0
    }

    /// Aligns a line of running text: to the side of its own direction, or beside its marker if it has one. Code stands
    /// on its ground.
    fn text(&self, line: VisualLine, row: usize, is_wrapped: bool) -> Vec<RowPiece> {
        if let Some(ground) = &self.ground {
            return ground.row(line, row == 0, is_wrapped, self.options.text);
        }
        let own = line.direction;
        let piece = self.aligned(line, PieceRole::Text);
        if is_wrapped { listing::with_sign(piece, own, self.options.text).into() } else { vec![piece] }
    }

    /// Returns a line over the whole width, beside its marker if it has one.
    fn aligned(&self, line: VisualLine, role: PieceRole) -> RowPiece {
        let direction = self.side.unwrap_or(line.direction);
        self.whole(VisualLine { direction, ..line }, role)
    }

    fn whole(&self, line: VisualLine, role: PieceRole) -> RowPiece {
        RowPiece { columns: self.columns.clone(), line, role, set: None }
    }

    fn shifted(&self, piece: RowPiece) -> RowPiece {
        let columns = piece.columns.start + self.columns.start..piece.columns.end + self.columns.start;
        RowPiece { columns, ..piece }
    }
}
