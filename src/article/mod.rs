//! The document model: an article is a list of blocks of text, and the sections that its headings begin. Every format
//! builds one through [`Builder`]; layout, search and the views read it.
//!
//! The text of all blocks is one string, and a block is a range of it, so nothing is copied to be shown or searched.
//! Blocks are a list, not a tree: each block knows its containers and the styles of its text.

mod attribution;
mod builder;
mod container;
mod detail;
mod directions;
mod extract;
mod growing;
mod origin;
mod place;
mod rich;
mod shape;
mod tint;

use std::collections::HashMap;
use std::ops::Range;

pub use attribution::Attribution;
pub use builder::Builder;
pub(crate) use builder::file_name;
pub use container::{BoxKind, Container, ContainerKind, MOST_DEPTH, Marker};
pub use detail::ColumnAlign;
pub use place::{Pos, PrintedPage, Span};
pub use rich::{Inline, Markup, Rich, Style};
pub use shape::{CELL_LINE, LINE_ENDS_INSIDE, on_one_line};
pub use tint::{NoTint, Tint};

use detail::Detail;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::script;

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The title of the document.
    Title,
    /// The author or publisher of the document.
    Source,
    /// The heading of a section; 1 is the outermost level.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// Program code, with its line ends and indentation.
    Code,
    /// Lines of a document that is no prose, such as a log, a listing, data or program text: with their line ends,
    /// blank lines and indentation. Together the blocks are the lines of the document.
    Lines,
    /// A line of verse: its hemistichs, separated by a tab if there are two. Each line of a poem is a block.
    Verse,
    /// A table: rows separated by line feeds, of cells separated by tabs, as many in each row. The lines inside a cell
    /// are separated by [`CELL_LINE`].
    Table {
        /// `true` if the first row holds the column headers.
        header: bool,
    },
    /// The title of the box that it begins, or the label of its kind.
    BoxTitle,
    /// A thematic break.
    Rule,
    /// The alternative text of an image.
    Image,
    /// The caption of the image, table or code beside it.
    Caption,
    /// The label or the address of a link to the original.
    Link,
    /// A disclaimer of the publisher. It is not part of the flow of the text.
    Disclaimer,
}

/// A piece of text that is laid out on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    kind: Kind,
    range: Range<usize>,
    direction: Direction,
    /// The innermost container around it.
    container: Option<u32>,
    /// Its range of the styles of all blocks.
    inlines: Range<u32>,
}

impl Block {
    /// Returns its role.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns its base direction.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// An entry of the section list and the blocks below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its nesting level; 1 is the outermost.
    pub level: u8,
    /// The index of its heading. The part before the first heading has none.
    pub heading: Option<usize>,
    /// Its blocks, the heading first, without those of nested sections.
    pub blocks: Range<usize>,
}

/// An article. Only a [`Builder`] makes one, which keeps its parts consistent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    /// The containers of all blocks, each after its parent.
    containers: Vec<Container>,
    /// The styles of all blocks, block by block.
    inlines: Vec<Inline>,
    /// The printed pages, in the order they begin in.
    pages: Vec<PrintedPage>,
    targets: Vec<String>,
    labels: Vec<String>,
    /// The details that blocks have beside their texts, by their indices.
    details: HashMap<usize, Detail>,
    /// The blocks that links can lead to, by name.
    anchors: HashMap<String, usize>,
    /// The number of blocks in the flow; those of the disclaimer follow.
    flow: usize,
    sections: Vec<Section>,
    language: Option<String>,
    /// The address of the page that it was saved from.
    address: Option<String>,
    direction: Direction,
}

impl Article {
    /// Returns the title, if there is one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let first = self.blocks.first()?;
        (first.kind == Kind::Title).then(|| &self.text[first.range.clone()])
    }

    /// Returns the direction of the document: the side at which panes and text begin.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the language that the document declares (a BCP 47 tag).
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Returns the language that the document declares, else the one that the letters of a right-to-left document are
    /// of. It looks at the first 1,000 letters.
    #[must_use]
    pub fn likely_language(&self) -> Option<&str> {
        let texts = (0..self.blocks.len()).map(|block| self.text(block));
        self.language().or_else(|| (self.direction() == Direction::Rtl).then(|| script::language(&texts)).flatten())
    }

    /// Returns the address of the page that the document was saved from, if it says so.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Takes `tag`, the language that the name of the document says, for its language, if it declares none and has
    /// prose in the direction of that language. Blocks without a direction of their own follow.
    #[must_use]
    pub fn with_language_hint(mut self, tag: &str) -> Self {
        let is_rtl = Direction::of_language(tag) == Some(Direction::Rtl);
        if self.language.is_some() || !is_rtl || !directions::has_rtl_prose(&self.text, &self.blocks, &self.inlines) {
            return self;
        }
        self.language = Some(tag.to_owned());
        for index in 0..self.blocks.len() {
            if self.stated_direction(index).is_none() {
                let block = &self.blocks[index];
                let own = directions::of_block(block, self.text(index), &self.containers, Direction::Rtl);
                self.blocks[index].direction = own;
            }
        }
        self.direction = Direction::Rtl;
        self
    }

    /// Returns all blocks: the flow of the text, then the disclaimer.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the text of block `index`, in logical order.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        &self.text[self.blocks[index].range.clone()]
    }

    /// Returns `true` if there is such a range of its text, between characters.
    #[must_use]
    pub fn has(&self, span: Span) -> bool {
        span.block() < self.blocks.len() && self.text(span.block()).get(span.range()).is_some()
    }

    /// Returns the text of several blocks, joined without separators.
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

    /// Returns the styles of block `index`, sorted by start; of two that begin together the longer comes first.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn inlines(&self, index: usize) -> &[Inline] {
        let inlines = &self.blocks[index].inlines;
        &self.inlines[inlines.start as usize..inlines.end as usize]
    }

    /// Returns the printed pages in the order they begin in; empty if the document marks none.
    #[must_use]
    pub fn pages(&self) -> &[PrintedPage] {
        &self.pages
    }

    /// Returns the printed pages that begin in block `block`.
    #[must_use]
    pub fn pages_in(&self, block: usize) -> &[PrintedPage] {
        let before = |block: usize| self.pages.partition_point(|page| page.start.block < block);
        &self.pages[before(block)..before(block + 1)]
    }

    /// Returns the numbered page that the text at `pos` is printed on. There is none before the first page or in the
    /// disclaimer.
    #[must_use]
    pub fn page_at(&self, pos: Pos) -> Option<&PrintedPage> {
        let begun = self.pages.partition_point(|page| page.start <= pos);
        self.pages[..begun].last().filter(|page| !page.label.is_empty() && self.flow().contains(&pos.block))
    }

    /// Returns `true` if any of the text leads anywhere: to an address or a footnote.
    #[must_use]
    pub fn has_links(&self) -> bool {
        !self.targets.is_empty() || !self.labels.is_empty()
    }

    /// Returns the address of a [`Style::Link`].
    ///
    /// # Panics
    /// If no link has this number.
    #[must_use]
    pub fn target(&self, link: u32) -> &str {
        &self.targets[link as usize]
    }

    /// Returns the label of a footnote, by its number in a container or a reference.
    ///
    /// # Panics
    /// If no label has this number.
    #[must_use]
    pub fn label(&self, label: u32) -> &str {
        &self.labels[label as usize]
    }

    /// Returns the block that a link to `#name` leads to.
    #[must_use]
    pub fn anchor(&self, name: &str) -> Option<usize> {
        self.anchors.get(name).copied()
    }

    /// Returns the names that links can lead to, each with its block, in no order.
    pub fn anchors(&self) -> impl Iterator<Item = (&str, usize)> {
        self.anchors.iter().map(|(name, block)| (name.as_str(), *block))
    }

    /// Returns the first block of the footnote with this label.
    #[must_use]
    pub fn footnote(&self, label: u32) -> Option<usize> {
        let mut containers = self.containers.iter();
        containers.find(|container| container.kind == ContainerKind::Footnote { label }).map(|footnote| footnote.first)
    }

    /// Returns the direction that the document gives block `index`, if it differs from that of its text.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn stated_direction(&self, index: usize) -> Option<Direction> {
        let block = &self.blocks[index];
        let own = directions::of_block(block, self.text(index), &self.containers, self.direction);
        (block.direction != own).then_some(block.direction)
    }

    /// Returns the containers of block `index`, the outermost first.
    ///
    /// # Panics
    /// If there is no such block.
    pub fn containers(&self, index: usize) -> impl Iterator<Item = &Container> {
        container::path(&self.containers, self.blocks[index].container).map(|id| &self.containers[id])
    }

    /// Returns `true` if no blank line separates block `index` from the one before it, as in a poem or in a
    /// [tight](Container::tight) list.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn follows_closely(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let (above, block) = (&self.blocks[before], &self.blocks[index]);
        if matches!((above.kind, block.kind), (Kind::Lines, Kind::Lines) | (Kind::Verse, Kind::Verse)) {
            return above.container == block.container;
        }
        if above.kind == Kind::BoxTitle {
            let title_box = self.containers(before).last();
            return title_box.is_some_and(|it| self.containers(index).any(|own| std::ptr::eq(own, it)));
        }
        let Some(begun) = self.containers(index).find(|container| container.first == index) else { return false };
        let begins_inside =
            || above.container == begun.parent && self.containers(before).last().is_some_and(|it| it.tight);
        let continues = || self.containers(before).any(|container| container.continues_in(begun));
        begun.tight && (continues() || begins_inside())
    }

    /// Returns the byte ranges of the cells of a table inside the block's text, row by row.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn table_rows(&self, index: usize) -> Vec<Vec<Range<usize>>> {
        shape::table_rows(self.text(index))
    }

    /// Returns the alignment of the columns of table `index`, as far as the document states it. Columns behind the
    /// last have none of their own.
    #[must_use]
    pub fn column_aligns(&self, index: usize) -> &[Option<ColumnAlign>] {
        match self.details.get(&index) {
            Some(Detail::Columns(aligns)) => aligns,
            _ => &[],
        }
    }

    /// Returns the language that code `index` is said to be in, as the document writes it: `rust`, `C++`. Lines have
    /// that of their file's name.
    #[must_use]
    pub fn code_language(&self, index: usize) -> Option<&str> {
        match self.details.get(&index) {
            Some(Detail::Language(name)) => Some(name),
            _ => None,
        }
    }

    /// Returns the byte ranges of the hemistichs of a line of verse inside the block's text; the second may be
    /// missing.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn hemistichs(&self, index: usize) -> (Range<usize>, Option<Range<usize>>) {
        shape::hemistichs(self.text(index))
    }

    /// Returns `true` if the document is lines and no prose: see [`Kind::Lines`].
    #[must_use]
    pub fn is_lines(&self) -> bool {
        self.blocks[..self.flow].iter().all(|block| block.kind == Kind::Lines)
    }

    /// Returns the indices of the blocks of the running text.
    #[must_use]
    pub fn flow(&self) -> Range<usize> {
        0..self.flow
    }

    /// Returns the indices of the blocks of the disclaimer.
    #[must_use]
    pub fn disclaimer(&self) -> Range<usize> {
        self.flow..self.blocks.len()
    }

    /// Returns the sections in the order of the text. Together they hold every block of the flow.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Returns the index of the section that contains block `block` of the flow.
    #[must_use]
    pub fn section_of(&self, block: usize) -> usize {
        self.sections.partition_point(|section| section.blocks.start <= block).saturating_sub(1)
    }

    /// Returns the number of bytes of the flow before `pos`.
    #[must_use]
    pub fn bytes_before(&self, pos: Pos) -> usize {
        self.blocks.get(pos.block).map_or(self.flow_bytes(), |block| block.range.start + pos.byte)
    }

    /// Returns the position after the first `bytes` bytes of the flow, at most its end. It may be inside a character.
    #[must_use]
    pub fn pos_of(&self, bytes: usize) -> Pos {
        let block = self.blocks[..self.flow].partition_point(|block| block.range.end <= bytes);
        Pos { block, byte: self.blocks.get(block).map_or(0, |block| bytes.saturating_sub(block.range.start)) }
    }

    /// Returns the length of the flow in bytes.
    #[must_use]
    pub fn flow_bytes(&self) -> usize {
        self.flow.checked_sub(1).map_or(0, |last| self.blocks[last].range.end)
    }
}
