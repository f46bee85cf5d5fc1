//! The text as rows, of which only those that are looked at are ever laid out. A place in the text is a [`Pos`]; nothing
//! here counts rows from the top of the document.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::article::{Article, Kind, Pos};
use crate::page::{self, Options, Page, Piece};
use qari_bidi::layout::VisualLine;

/// How many bytes of text the layouts of what is no longer looked at may cover. A screen shows some 10,000.
const MOST_CACHED_BYTES: usize = 1024 * 1024;

/// No screen shows more blocks than this.
const MOST_ON_SCREEN: usize = 512;

/// A row of the text: a line of a block, or the blank row behind a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The index of the block.
    pub block: usize,
    /// Counted from the block's first line.
    pub row: usize,
}

/// Layouts of the blocks that were last looked at.
#[derive(Debug, Default)]
pub struct Pages {
    cache: RefCell<Cache>,
}

#[derive(Debug, Default)]
struct Cache {
    layouts: HashMap<(usize, Options), Kept>,
    bytes: usize,
    /// Counts the messages; see [`Pages::begin`].
    now: usize,
}

#[derive(Debug)]
struct Kept {
    page: Rc<Page>,
    /// How many bytes of text it covers.
    bytes: usize,
    /// When it was last looked at.
    used: usize,
}

impl Cache {
    /// Where there is too much, lets go what neither this message nor the one before looked at.
    fn forget_what_is_passed(&mut self) {
        if self.bytes > MOST_CACHED_BYTES {
            let now = self.now;
            self.layouts.retain(|_, kept| kept.used + 1 >= now);
            self.bytes = self.layouts.values().map(|kept| kept.bytes).sum();
        }
    }
}

impl Pages {
    /// Begins what one message leads to. What is looked at until the next but one is kept, however long it is: the
    /// paragraph on the screen is not laid out again for every frame.
    pub fn begin(&self) {
        let mut cache = self.cache.borrow_mut();
        cache.now += 1;
        cache.forget_what_is_passed();
    }

    /// The layout of block `block`.
    pub fn page(&self, article: &Article, block: usize, options: Options) -> Rc<Page> {
        let mut cache = self.cache.borrow_mut();
        let now = cache.now;
        let key = (block, options);
        if let Some(kept) = cache.layouts.get_mut(&key) {
            kept.used = now;
            return Rc::clone(&kept.page);
        }
        let page = Rc::new(page::page(article, block, options));
        let kept = Kept { page: Rc::clone(&page), bytes: article.text(block).len(), used: now };
        cache.bytes += kept.bytes;
        cache.layouts.insert(key, kept);
        cache.forget_what_is_passed();
        // One message may pass over more than a screen holds; not all of that is kept even so long.
        if cache.bytes > 2 * MOST_CACHED_BYTES && cache.layouts.len() > MOST_ON_SCREEN {
            cache.layouts.clear();
            cache.bytes = 0;
        }
        page
    }

    /// How many bytes of text the kept layouts cover.
    #[must_use]
    pub fn cached_bytes(&self) -> usize {
        self.cache.borrow().bytes
    }
}

/// The rows of some blocks of an article. There is at least one block.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its layouts.
    pub pages: &'a Pages,
    /// The blocks whose rows they are, one after the other.
    pub first: usize,
    /// The first block behind them.
    pub behind: usize,
    /// How they are laid out.
    pub options: Options,
}

impl Rows<'_> {
    /// The row that `pos` is in. The blank row behind a block is the place behind its last byte.
    #[must_use]
    pub fn at(&self, pos: Pos) -> Row {
        let (page, text) = (self.page(pos.block), self.article.text(pos.block));
        let blank = pos.byte >= text.len() && self.gap(pos.block) > 0;
        Row { block: pos.block, row: if blank { page.row_count(text) } else { page.row_at(pos.byte, text) } }
    }

    /// The place that `row` stands for.
    #[must_use]
    pub fn pos(&self, row: Row) -> Pos {
        let text = self.article.text(row.block);
        let byte = if self.has_text(row) { self.page(row.block).row_start(row.row, text) } else { text.len() };
        Pos { block: row.block, byte }
    }

    /// The place behind what `row` shows.
    #[must_use]
    pub fn end(&self, row: Row) -> Pos {
        let text = self.article.text(row.block);
        let byte = if self.has_text(row) { self.page(row.block).row_end(row.row, text) } else { text.len() };
        Pos { block: row.block, byte }
    }

    /// The first row.
    #[must_use]
    pub fn top(&self) -> Row {
        Row { block: self.first, row: 0 }
    }

    /// The last row that has text. The last block is laid out to its end to find it.
    #[must_use]
    pub fn last(&self) -> Row {
        let block = self.behind - 1;
        Row { block, row: self.rows_with_text(block) - 1 }
    }

    /// The row `count` rows on, or the last one.
    #[must_use]
    pub fn forward(&self, from: Row, count: usize) -> Row {
        let mut row = from.row + count;
        for block in from.block..self.behind {
            if self.has_text(Row { block, row }) {
                return Row { block, row };
            }
            let rows = self.rows_of(block);
            if row < rows {
                return Row { block, row }.min(self.last());
            }
            row -= rows;
        }
        self.last()
    }

    /// The row `count` rows back, or the first one.
    #[must_use]
    pub fn back(&self, from: Row, count: usize) -> Row {
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
        Row { block, row: row - missing }
    }

    /// Whether the last row is among the `height` rows from `from` on. No more is laid out than these.
    #[must_use]
    pub fn end_within(&self, from: Row, height: usize) -> bool {
        self.from(from, height + 1).count() <= height
    }

    /// The rows from `from` on, `count` of them or as many as there are.
    pub fn from(&self, from: Row, count: usize) -> impl Iterator<Item = Row> {
        std::iter::successors(Some(from), |row| self.next(*row)).take(count)
    }

    /// The row below `row`, if there is one.
    fn next(&self, row: Row) -> Option<Row> {
        let same = Row { row: row.row + 1, ..row };
        let is_last = row.block + 1 == self.behind;
        if self.has_text(same) || (!is_last && same.row < self.rows_of(row.block)) {
            return Some(same);
        }
        (!is_last).then_some(Row { block: row.block + 1, row: 0 })
    }

    /// The pieces of `row`; a blank row has some too, where it is inside a quote.
    #[must_use]
    pub fn pieces(&self, row: Row) -> Vec<Piece> {
        let page = self.page(row.block);
        match self.has_text(row) {
            true => page.row(row.row, self.article.text(row.block)),
            false if row.block + 1 < self.behind => page.row_below(self.article, row.block + 1),
            false => Vec::new(),
        }
    }

    /// The rows from `from` on that are not blank, with their lines: of blocks that stand in no container and are one text each, as
    /// those of a disclaimer.
    pub fn lines(&self, from: Row) -> impl Iterator<Item = (Row, VisualLine)> {
        let line = |row| Some((row, self.pieces(row).pop()?.line));
        self.from(from, usize::MAX).filter(|row| self.has_text(*row)).filter_map(line)
    }

    /// The line in `row`, as in [`Rows::lines`], with an ellipsis at its logical end, which shows that more follows.
    #[must_use]
    pub fn cut_line(&self, row: Row) -> Option<VisualLine> {
        let cut = || self.page(row.block).cut_row(row.row, self.article.text(row.block));
        self.has_text(row).then(cut)?.pop().map(|piece| piece.line)
    }

    fn page(&self, block: usize) -> Rc<Page> {
        self.pages.page(self.article, block, self.options)
    }

    /// Whether `row` is one of its block, and not a blank one behind it.
    fn has_text(&self, row: Row) -> bool {
        self.page(row.block).has_row(row.row, self.article.text(row.block))
    }

    /// How many rows a block itself has.
    fn rows_with_text(&self, block: usize) -> usize {
        self.page(block).row_count(self.article.text(block))
    }

    /// The rows of a block and the blank ones behind it.
    fn rows_of(&self, block: usize) -> usize {
        self.rows_with_text(block) + self.gap(block)
    }

    /// The blank rows behind a block: a heading stands right above its text.
    fn gap(&self, block: usize) -> usize {
        let is_heading = matches!(self.article.blocks()[block].kind(), Kind::Heading(_));
        let next_is_close = block + 1 < self.behind && self.article.follows_closely(block + 1);
        usize::from(!is_heading && !next_is_close)
    }
}
