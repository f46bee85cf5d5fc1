//! What is read: an article as blocks of text and the headed sections they fall into. Every format makes one, through
//! [`Builder`]; layout, search and the views take from it.
//!
//! The text of all blocks is one string, and a block is a range of it: nothing is copied to be shown or searched.

mod builder;

use std::ops::Range;

pub use builder::Builder;

use crate::text::direction::{self, Direction};

/// A place in an article: the only coordinates that outlive a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos {
    /// The index of the block.
    pub block: usize,
    /// The byte inside the block's text.
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
    /// The bytes `range` of block `block`. Both are kept in 32 bits, because a search may find millions.
    #[must_use]
    pub fn new(block: usize, range: Range<usize>) -> Self {
        let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self { block: narrow(block), start: narrow(range.start), end: narrow(range.end) }
    }

    /// The index of the block.
    #[must_use]
    pub fn block(&self) -> usize {
        self.block as usize
    }

    /// The bytes inside the block's text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> Pos {
        Pos { block: self.block as usize, byte: self.start as usize }
    }
}

/// What a block is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The title of the whole.
    Title,
    /// Who published it.
    Source,
    /// The heading of a section; 1 is the outermost level.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// The label or the address of a link to the original.
    Link,
    /// What the publisher wants not to be held to. It is no part of the flow of the text.
    Disclaimer,
}

/// A piece of text that is laid out as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    kind: Kind,
    range: Range<usize>,
    direction: Direction,
}

impl Block {
    /// What it is to the reader.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its base direction.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// A part of the article that the section list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// How deep it is nested; 1 is the outermost.
    pub level: u8,
    /// The block that names it; the part before the first heading has none.
    pub heading: Option<usize>,
    /// Its blocks, the heading first, without those of the sections inside it.
    pub blocks: Range<usize>,
}

/// An article. Made by a [`Builder`] only, which is what keeps its parts in step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    /// How many of the blocks are the flow of the text; the disclaimer's come behind them.
    flow: usize,
    sections: Vec<Section>,
    language: Option<String>,
    direction: Direction,
}

impl Article {
    /// The title, where there is one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let first = self.blocks.first()?;
        (first.kind == Kind::Title).then(|| &self.text[first.range.clone()])
    }

    /// The direction of the document: which side the panes and the text begin at.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The language, as the document gives it (BCP 47).
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// All blocks: the flow of the text, then the disclaimer.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of block `index`, in logical order.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        &self.text[self.blocks[index].range.clone()]
    }

    /// The blocks that are read one after the other.
    #[must_use]
    pub fn flow(&self) -> Range<usize> {
        0..self.flow
    }

    /// The blocks of the disclaimer.
    #[must_use]
    pub fn disclaimer(&self) -> Range<usize> {
        self.flow..self.blocks.len()
    }

    /// The sections, in the order of the text; together they hold every block of the flow.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The section that block `block` of the flow is in.
    #[must_use]
    pub fn section_of(&self, block: usize) -> usize {
        self.sections.partition_point(|section| section.blocks.start <= block).saturating_sub(1)
    }

    /// How many bytes of the flow stand before `pos`.
    #[must_use]
    pub fn bytes_before(&self, pos: Pos) -> usize {
        self.blocks.get(pos.block).map_or(self.flow_bytes(), |block| block.range.start + pos.byte)
    }

    /// How many bytes the flow has.
    #[must_use]
    pub fn flow_bytes(&self) -> usize {
        self.flow.checked_sub(1).map_or(0, |last| self.blocks[last].range.end)
    }
}
