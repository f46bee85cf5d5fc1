//! Positions in an article: places and ranges of its text, and where printed pages begin.

use std::ops::Range;

/// A position in the text of an article. It stays valid at any width, unlike a row and a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos {
    /// The index of the block.
    pub block: usize,
    /// The byte offset inside the block's text.
    pub byte: usize,
}

/// A range of the text of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    block: u32,
    start: u32,
    end: u32,
}

impl Span {
    /// Creates the span of the bytes `range` of block `block`. Stored in 32 bits each, because a search may find
    /// millions.
    #[must_use]
    pub fn new(block: usize, range: Range<usize>) -> Self {
        let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self { block: narrow(block), start: narrow(range.start), end: narrow(range.end) }
    }

    /// Returns the index of the block.
    #[must_use]
    pub fn block(&self) -> usize {
        self.block as usize
    }

    /// Returns the bytes inside the block's text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the position where it begins.
    #[must_use]
    pub fn start(&self) -> Pos {
        Pos { block: self.block as usize, byte: self.start as usize }
    }
}

/// A page of the printed edition of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPage {
    pub(super) start: Pos,
    pub(super) label: String,
}

impl PrintedPage {
    /// Returns the position in the flow where it begins. Pages without text begin at the end of the last block.
    #[must_use]
    pub fn start(&self) -> Pos {
        self.start
    }

    /// Returns the page number as it is cited: `51`, or `1/51` with the volume. Empty for text on an unnumbered page
    /// or on none.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }
}
