//! What is read: an article as blocks of text and the headed sections they fall into. Every format makes one, through
//! [`Builder`]; layout, search and the views take from it.
//!
//! The text of all blocks is one string, and a block is a range of it: nothing is copied to be shown or searched. Blocks are
//! a list and no tree. What they stand in and how their text is set off are facts about them.

mod builder;
mod container;
mod rich;
mod shape;

use std::collections::HashMap;
use std::ops::Range;

pub use builder::Builder;
pub(crate) use builder::file_name;
pub use container::{Container, ContainerKind, MOST_DEPTH, Marker};
pub use rich::{Inline, Markup, Rich, Style};

use qari_bidi::text::direction::{self, Direction};

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
    /// Program text, with its line ends and indentation.
    Code,
    /// A line of verse: its halves, with a tab between them if there are two. Each line of a poem is a block.
    Verse,
    /// A table: rows that end in line feeds, of cells with tabs between them, as many in each row.
    Table {
        /// Whether the first row names the columns.
        header: bool,
    },
    /// A break between two parts of the text.
    Rule,
    /// The text that stands for an image.
    Image,
    /// What is said of the image, the table or the program beside it.
    Caption,
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
    /// The innermost container it stands in.
    container: Option<u32>,
    /// Its styles, among all.
    inlines: Range<u32>,
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

/// A page of the printed edition that the text was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    start: Pos,
    label: String,
}

impl Page {
    /// The place in the flow where it begins: in the middle of a block's text, or with it. The end of the last block's text is where the
    /// pages begin that have none.
    #[must_use]
    pub fn start(&self) -> Pos {
        self.start
    }

    /// What it is cited by: `51`, or `1/51` with its volume. It is empty for what is printed on a page without a number, or on none.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
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
    /// What blocks stand in; each behind the one around it.
    containers: Vec<Container>,
    /// The styles of all blocks, block by block.
    inlines: Vec<Inline>,
    /// In the order they begin in.
    pages: Vec<Page>,
    targets: Vec<String>,
    labels: Vec<String>,
    /// The blocks that have names.
    anchors: HashMap<String, usize>,
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

    /// The text of several blocks, one behind the other with nothing between them.
    ///
    /// # Panics
    /// If there are no such blocks.
    #[must_use]
    pub fn text_of(&self, blocks: Range<usize>) -> &str {
        match (self.blocks.get(blocks.start), blocks.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= blocks.start => {
                &self.text[first.range.start..self.blocks[last].range.end]
            }
            _ => "",
        }
    }

    /// The styles of block `index`: what begins first comes first, and of two that begin together the longer one.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn inlines(&self, index: usize) -> &[Inline] {
        let inlines = &self.blocks[index].inlines;
        &self.inlines[inlines.start as usize..inlines.end as usize]
    }

    /// The pages of the printed edition, in the order they begin in; none where the document does not say.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The pages that begin in block `block`.
    #[must_use]
    pub fn pages_in(&self, block: usize) -> &[Page] {
        let before = |block: usize| self.pages.partition_point(|page| page.start.block < block);
        &self.pages[before(block)..before(block + 1)]
    }

    /// The page that the text at `pos` is printed on, if it has a number. Neither what stands before the first page nor the disclaimer is on
    /// any.
    #[must_use]
    pub fn page_at(&self, pos: Pos) -> Option<&Page> {
        let begun = self.pages.partition_point(|page| page.start <= pos);
        self.pages[..begun].last().filter(|page| !page.label.is_empty() && self.flow().contains(&pos.block))
    }

    /// The address that a [`Style::Link`] leads to.
    ///
    /// # Panics
    /// If no link has this number.
    #[must_use]
    pub fn target(&self, link: u32) -> &str {
        &self.targets[link as usize]
    }

    /// The label of a footnote, by its number in a container or a reference.
    ///
    /// # Panics
    /// If no label has this number.
    #[must_use]
    pub fn label(&self, label: u32) -> &str {
        &self.labels[label as usize]
    }

    /// The block that a link to `#name` leads to.
    #[must_use]
    pub fn anchor(&self, name: &str) -> Option<usize> {
        self.anchors.get(name).copied()
    }

    /// The names of blocks, each with its block; in no order.
    pub fn anchors(&self) -> impl Iterator<Item = (&str, usize)> {
        self.anchors.iter().map(|(name, block)| (name.as_str(), *block))
    }

    /// The first block of the footnote with this label.
    #[must_use]
    pub fn footnote(&self, label: u32) -> Option<usize> {
        let mut containers = self.containers.iter();
        containers.find(|container| container.kind == ContainerKind::Footnote { label }).map(|footnote| footnote.first)
    }

    /// The direction of block `index`, if the document gives it one that it would not have by itself.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn stated_direction(&self, index: usize) -> Option<Direction> {
        let block = &self.blocks[index];
        let own = builder::block_direction(block.kind, self.text(index), self.direction);
        (block.direction != own).then_some(block.direction)
    }

    /// The containers that block `index` stands in, the outermost first.
    ///
    /// # Panics
    /// If there is no such block.
    pub fn containers(&self, index: usize) -> impl Iterator<Item = &Container> {
        container::path(&self.containers, self.blocks[index].container).map(|id| &self.containers[id])
    }

    /// Whether block `index` stands right under the one before it, without a blank line between: the lines of a poem do, and
    /// the items of a [tight](Container::tight) list.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn follows_closely(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let (above, block) = (&self.blocks[before], &self.blocks[index]);
        if above.kind == Kind::Verse && block.kind == Kind::Verse {
            return above.container == block.container;
        }
        let Some(begun) = self.containers(index).find(|container| container.first == index) else { return false };
        let begins_inside =
            || above.container == begun.parent && self.containers(before).last().is_some_and(|it| it.tight);
        let continues = || self.containers(before).any(|container| container.continues_in(begun));
        begun.tight && (continues() || begins_inside())
    }

    /// The bytes of the cells of a table, row by row, inside the block's text.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn table_rows(&self, index: usize) -> Vec<Vec<Range<usize>>> {
        shape::table_rows(self.text(index))
    }

    /// The bytes of the halves of a line of verse inside the block's text; a line may have but one.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn hemistichs(&self, index: usize) -> (Range<usize>, Option<Range<usize>>) {
        shape::hemistichs(self.text(index))
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

    /// The place in the flow that so many bytes stand before; the end of the flow for more. It may be inside a character.
    #[must_use]
    pub fn pos_of(&self, bytes: usize) -> Pos {
        let block = self.blocks[..self.flow].partition_point(|block| block.range.end <= bytes);
        Pos { block, byte: self.blocks.get(block).map_or(0, |block| bytes.saturating_sub(block.range.start)) }
    }

    /// How many bytes the flow has.
    #[must_use]
    pub fn flow_bytes(&self) -> usize {
        self.flow.checked_sub(1).map_or(0, |last| self.blocks[last].range.end)
    }
}
