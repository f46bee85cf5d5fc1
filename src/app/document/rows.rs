//! The text as rows, of which only those that are looked at are ever laid out. A place in the text is a [`Pos`];
//! nothing here counts rows from the top of the document.

use std::rc::Rc;

use super::layouts::Layouts;
use crate::article::{Article, Kind, Pos};
use crate::page::{self, BlockLayout, BlockOptions, Gap, MOST_GAP, RowPiece};
use qari_bidi::layout::VisualLine;
use qari_bidi::text::code::Token;

/// A row of the text: a row of a block, or one between it and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextRow {
    /// The index of the block.
    pub block: usize,
    /// Counted from the block's first line.
    pub row: usize,
}

/// The place where lines that may be cut end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// On the screen, all of them.
    InSight,
    /// Beyond its edge, at least one.
    Beyond,
}

/// The rows of some blocks of an article. There is at least one block.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The article.
    pub article: &'a Article,
    /// The cache of its layouts.
    pub layouts: &'a Layouts,
    /// The first of the blocks.
    pub first: usize,
    /// The first block behind them.
    pub behind: usize,
    /// The options that they are laid out with.
    pub options: BlockOptions,
}

impl Rows<'_> {
    /// Returns the row that `pos` is in. The first row between two blocks is the place behind the last byte of the
    /// upper one; the others are one byte further each, so that one can scroll past them.
    #[must_use]
    pub fn at(&self, pos: Pos) -> TextRow {
        let (layout, text) = (self.layout(pos.block), self.article.text(pos.block));
        if pos.byte >= text.len() && self.gap(pos.block) > 0 {
            let behind = pos.byte.checked_sub(gap_start(&layout, text));
            let last = self.gap(pos.block) - 1;
            if let Some(behind) = behind {
                return TextRow { block: pos.block, row: layout.row_count(text) + behind.min(last) };
            }
        }
        let row = layout.row_at(pos.byte, text);
        TextRow { block: pos.block, row }
    }

    /// Returns the place that `row` stands for.
    #[must_use]
    pub fn pos(&self, row: TextRow) -> Pos {
        let text = self.article.text(row.block);
        let layout = self.layout(row.block);
        let byte = if self.has_text(row) {
            layout.row_start(row.row, text)
        } else {
            gap_start(&layout, text) + (row.row - layout.row_count(text)).min(MOST_GAP)
        };
        Pos { block: row.block, byte }
    }

    /// Returns the place behind what `row` shows.
    #[must_use]
    pub fn end(&self, row: TextRow) -> Pos {
        let text = self.article.text(row.block);
        let byte = if self.has_text(row) { self.layout(row.block).row_end(row.row, text) } else { text.len() };
        Pos { block: row.block, byte }
    }

    /// Returns the first row.
    #[must_use]
    pub fn top(&self) -> TextRow {
        TextRow { block: self.first, row: 0 }
    }

    /// Returns the last row. The last block is laid out to its end to find it.
    #[must_use]
    pub fn last(&self) -> TextRow {
        let block = self.behind - 1;
        TextRow { block, row: self.rows_with_text(block) + self.end_rows() - 1 }
    }

    /// Returns the number of rows behind the last block.
    fn end_rows(&self) -> usize {
        page::gap_at_end(self.article, self.behind - 1, self.options).rows()
    }

    /// Returns the row `count` rows on, or the last one.
    #[must_use]
    pub fn forward(&self, from: TextRow, count: usize) -> TextRow {
        let mut row = from.row + count;
        for block in from.block..self.behind {
            if self.has_text(TextRow { block, row }) {
                return TextRow { block, row };
            }
            let rows = self.rows_of(block);
            if row < rows {
                return TextRow { block, row }.min(self.last());
            }
            row -= rows;
        }
        self.last()
    }

    /// Returns the row `count` rows back, or the first one.
    #[must_use]
    pub fn back(&self, from: TextRow, count: usize) -> TextRow {
        let mut missing = count;
        let mut row = from.row;
        let mut block = from.block;
        while missing > row {
            if block == self.first {
                return self.top();
            }
            missing -= row + 1;
            block -= 1;
            row = self.rows_of(block) - 1;
        }
        TextRow { block, row: row - missing }
    }

    /// Returns `true` if the last row is on a screen of `height` cells with `from` at the top. No more than these rows
    /// are laid out.
    #[must_use]
    pub fn end_within(&self, from: TextRow, height: usize) -> bool {
        let mut used = 0;
        self.from(from, height + 1).all(|row| {
            used += self.height(row);
            used <= height
        })
    }

    /// Returns the rows on a screen of `height` cells with `from` at the top, each with the cells above it: those that
    /// have room, and `from` in any case.
    pub fn on_screen(&self, from: TextRow, height: usize) -> impl Iterator<Item = (usize, TextRow)> {
        let mut used = 0;
        self.from(from, height.max(1)).map_while(move |row| {
            let above = used;
            used += self.height(row);
            (used <= height || above == 0).then_some((above, row))
        })
    }

    /// Returns the last row on a screen of `height` cells with `from` at the top.
    #[must_use]
    pub fn bottom(&self, from: TextRow, height: usize) -> TextRow {
        self.on_screen(from, height).last().map_or(from, |(_, row)| row)
    }

    /// Returns the row at the top of a screen of `height` cells with `row` at the bottom.
    #[must_use]
    pub fn top_above(&self, row: TextRow, height: usize) -> TextRow {
        let (mut top, mut used) = (row, self.height(row));
        loop {
            let above = self.back(top, 1);
            used += self.height(above);
            if above == top || used > height {
                return top;
            }
            top = above;
        }
    }

    /// Returns the height of `row`, in cells.
    #[must_use]
    pub fn height(&self, row: TextRow) -> usize {
        if self.options.typeset.is_some() && self.has_text(row) { self.layout(row.block).row_height() } else { 1 }
    }

    /// Returns the rows from `from` on, `count` of them or as many as there are.
    pub fn from(&self, from: TextRow, count: usize) -> impl Iterator<Item = TextRow> {
        std::iter::successors(Some(from), |row| self.next(*row)).take(count)
    }

    /// Returns the row below `row`, if there is one.
    fn next(&self, row: TextRow) -> Option<TextRow> {
        let same = TextRow { row: row.row + 1, ..row };
        let is_last = row.block + 1 == self.behind;
        let rows = || if is_last { self.rows_with_text(row.block) + self.end_rows() } else { self.rows_of(row.block) };
        if self.has_text(same) || same.row < rows() {
            return Some(same);
        }
        (!is_last).then_some(TextRow { block: row.block + 1, row: 0 })
    }

    /// Returns the pieces of `row`; a row between two blocks may have some too.
    #[must_use]
    pub fn pieces(&self, row: TextRow) -> Vec<RowPiece> {
        let layout = self.layout(row.block);
        match self.has_text(row) {
            true => layout.row(row.row, self.article.text(row.block)),
            false if row.block + 1 < self.behind => {
                let (index, gap) = (row.row - self.rows_with_text(row.block), self.gap_behind(row.block));
                let below = (row.block + 1, &*self.layout(row.block + 1));
                layout.gap_row(index, gap, self.article, below)
            }
            false if self.end_rows() > 0 => layout.foot_row(),
            false => Vec::new(),
        }
    }

    /// Returns the tokens of program text in `row` that have colours, in order.
    #[must_use]
    pub fn tokens(&self, row: TextRow) -> Vec<Token> {
        if !matches!(self.article.blocks()[row.block].kind(), Kind::Code | Kind::Lines) {
            return Vec::new();
        }
        let layout = self.layout(row.block);
        if self.has_text(row) { layout.tokens(row.row, self.article.text(row.block)).to_vec() } else { Vec::new() }
    }

    /// Returns the rows from `from` on that are not blank, with their lines: of blocks that stand in no container and
    /// are one text each, such as those of a disclaimer.
    pub fn lines(&self, from: TextRow) -> impl Iterator<Item = (TextRow, VisualLine)> {
        let line = |row| Some((row, self.pieces(row).pop()?.line));
        self.from(from, usize::MAX).filter(|row| self.has_text(*row)).filter_map(line)
    }

    /// Returns the line in `row`, as in [`Rows::lines`], with an ellipsis at its logical end.
    #[must_use]
    pub fn cut_line(&self, row: TextRow) -> Option<VisualLine> {
        let cut = || self.layout(row.block).cut_row(row.row, self.article.text(row.block));
        self.has_text(row).then(cut)?.pop().map(|piece| piece.line)
    }

    fn layout(&self, block: usize) -> Rc<BlockLayout> {
        self.layouts.block(self.article, block, self.options)
    }

    /// Returns `true` if `row` is one of its block, and not one behind it.
    #[must_use]
    pub fn has_text(&self, row: TextRow) -> bool {
        self.layout(row.block).has_row(row.row, self.article.text(row.block))
    }

    /// Returns the number of rows that a block itself has.
    fn rows_with_text(&self, block: usize) -> usize {
        self.layout(block).row_count(self.article.text(block))
    }

    /// Returns the number of rows of a block and of those between it and the next.
    fn rows_of(&self, block: usize) -> usize {
        self.rows_with_text(block) + self.gap(block)
    }

    /// Returns the number of rows between a block and the next one. Behind the last, one is the place of its end.
    fn gap(&self, block: usize) -> usize {
        if block + 1 < self.behind { self.gap_behind(block).rows() } else { 1 }
    }

    /// Returns the rows between a block, which is not the last, and the next one.
    fn gap_behind(&self, block: usize) -> Gap {
        page::gap_above(self.article, block + 1, self.options)
    }
}

/// Returns the byte that the first row behind a block stands for: the end of its text, unless its last row stands for
/// that, as one with an empty cell does.
fn gap_start(layout: &BlockLayout, text: &str) -> usize {
    let last = layout.row_start(layout.row_count(text) - 1, text);
    text.len() + usize::from(last == text.len())
}
