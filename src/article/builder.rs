//! Builds an [`Article`].

use qari_bidi::text::visible::trimmed;
use std::collections::HashMap;

use super::detail::Detail;
use super::{
    Article, Block, ColumnAlign, Container, ContainerKind, Direction, Inline, Kind, MOST_DEPTH, Markup, Pos,
    PrintedPage, Rich, Section, Style, container, directions, shape,
};

/// Builds an article from its blocks, added in reading order.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    text: String,
    /// Their directions are set when all blocks are known.
    blocks: Vec<Block>,
    containers: Vec<Container>,
    /// The open containers, the innermost last.
    open: Vec<Open>,
    /// `true` after a block was nested deeper than [`MOST_DEPTH`].
    is_flattened: bool,
    inlines: Vec<Inline>,
    pages: Vec<PrintedPage>,
    /// The labels of the printed pages that begin with the next block.
    waiting: Vec<String>,
    targets: Names,
    labels: Names,
    details: HashMap<usize, Detail>,
    disclaimer: Vec<Rich>,
    /// The names that links lead to, each with the index of its block.
    anchors: HashMap<String, usize>,
    language: Option<String>,
    address: Option<String>,
    direction: Option<Direction>,
    /// The direction given to the blocks that follow.
    following: Option<Direction>,
    /// The blocks that were given a direction, in order.
    stated: Vec<(usize, Direction)>,
}

/// An open container. It becomes part of the article with the first block inside it.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: ContainerKind,
    id: Option<u32>,
}

impl Builder {
    /// Creates a builder without blocks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the language of the document (a BCP 47 tag).
    pub fn language(&mut self, tag: &str) -> &mut Self {
        self.language = Some(tag.to_owned());
        self
    }

    /// Sets the address of the page that the document was saved from.
    pub fn address(&mut self, address: &str) -> &mut Self {
        self.address = Some(trimmed(address).to_owned()).filter(|address| !address.is_empty());
        self
    }

    /// Sets the direction of the document. The default is that of the language, else that of the text.
    pub fn direction(&mut self, direction: Direction) -> &mut Self {
        self.direction = Some(direction);
        self
    }

    /// Sets the direction of the blocks that follow, until the next call. With `None` each block's text decides.
    pub fn direction_of_blocks(&mut self, direction: Option<Direction>) -> &mut Self {
        self.following = direction;
        self
    }

    /// Names the next block: a link to `#name` leads there. If a name is used twice, the first block keeps it.
    pub fn anchor(&mut self, name: &str) -> &mut Self {
        if !name.is_empty() {
            self.anchors.entry(name.to_owned()).or_insert(self.blocks.len());
        }
        self
    }

    /// Begins a printed page with the next block, or at the end of the text if no block follows. An empty label
    /// begins an unnumbered page. See [`Rich::page`] for pages that begin inside a block.
    pub fn page(&mut self, label: &str) -> &mut Self {
        self.waiting.push(label.to_owned());
        self
    }

    /// Returns the number of a footnote label.
    pub fn label(&mut self, label: &str) -> u32 {
        self.labels.number(Rich::from(label).one_line().as_str())
    }

    /// Opens a container around the blocks that follow. A container without blocks is dropped.
    pub fn open(&mut self, kind: ContainerKind) -> &mut Self {
        self.open.push(Open { kind, id: None });
        self
    }

    /// Closes the innermost open container. The end of the article closes all.
    pub fn close(&mut self) -> &mut Self {
        self.open.pop();
        self
    }

    /// Returns `true` if a block was nested deeper than [`MOST_DEPTH`]. Such blocks are in the deepest container that
    /// is allowed.
    #[must_use]
    pub fn is_flattened(&self) -> bool {
        self.is_flattened
    }

    /// Adds a block without styles; see [`Builder::rich`].
    pub fn block(&mut self, kind: Kind, text: &str) -> &mut Self {
        if kind == Kind::Paragraph {
            // Most blocks are plain paragraphs: this path avoids a copy of their text.
            self.push(kind, trimmed(text), Rich::new());
            return self;
        }
        self.rich(kind, Rich::from(text))
    }

    /// Adds a block. Heading levels are clamped to 1–6. The text is normalized for its [`Kind`]; surrounding white
    /// space is trimmed, and a block without text is dropped. A printed page that begins at the end of the text
    /// begins with the next block instead. Disclaimers may be added at any time and are moved behind the flow,
    /// without their pages.
    pub fn rich(&mut self, kind: Kind, rich: Rich) -> &mut Self {
        if kind == Kind::Paragraph && rich.is_plain() {
            return self.block(kind, rich.as_str());
        }
        let kind = if let Kind::Heading(level) = kind { Kind::Heading(level.clamp(1, 6)) } else { kind };
        self.add(kind, shape::shaped(kind, rich))
    }

    /// Adds a line of verse of two hemistichs; `second` may be empty.
    pub fn verse(&mut self, first: Rich, second: Rich) -> &mut Self {
        self.add(Kind::Verse, shape::verse(first, second))
    }

    /// Adds a table of rows of cells. With `header`, the first row holds the column headers.
    pub fn table(&mut self, rows: Vec<Vec<Rich>>, header: bool) -> &mut Self {
        self.add(Kind::Table { header }, shape::table(rows))
    }

    /// Adds a table whose columns are aligned; see [`Builder::table`]. Columns without an alignment, and those that
    /// `aligns` has no entry for, begin where lines do.
    pub fn aligned_table(&mut self, rows: Vec<Vec<Rich>>, header: bool, aligns: &[Option<ColumnAlign>]) -> &mut Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        self.add_with(Kind::Table { header }, shape::table(rows), Detail::of_table(aligns, columns))
    }

    /// Adds code in the language `language`, as the document names it; see [`Builder::rich`]. An empty name is none.
    pub fn code(&mut self, rich: Rich, language: &str) -> &mut Self {
        self.add_with(Kind::Code, shape::shaped(Kind::Code, rich), Detail::of_code(language))
    }

    /// Adds lines of program text in the language `language`; see [`Builder::code`].
    pub fn program(&mut self, rich: Rich, language: &str) -> &mut Self {
        self.add_with(Kind::Lines, shape::shaped(Kind::Lines, rich), Detail::of_code(language))
    }

    /// Adds an image: its alternative text, or else its file name. It is a link to `address`, unless that is empty.
    pub fn image(&mut self, alternative: Rich, address: &str) -> &mut Self {
        let address = trimmed(address);
        let is_named = trimmed(alternative.as_str()).is_empty();
        let mut shown = alternative;
        if is_named {
            shown = shown.slice(0..0);
            shown.text(file_name(address));
        }
        let is_link = !address.is_empty();
        self.rich(Kind::Image, if is_link { shown.within(Markup::Link(address.to_owned())) } else { shown })
    }

    /// Returns the bytes of text added so far.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Returns the article, or `None` if it has no blocks.
    #[must_use]
    pub fn finish(mut self) -> Option<Article> {
        self.open.clear();
        self.following = None;
        // A document that is all disclaimer shows it as its text.
        let kind = if self.blocks.is_empty() { Kind::Paragraph } else { Kind::Disclaimer };
        let before = self.blocks.len();
        // An unnumbered page cannot begin after the end.
        let ending = std::mem::take(&mut self.waiting).into_iter().filter(|label| !label.is_empty());
        for rich in std::mem::take(&mut self.disclaimer) {
            let text = rich.as_str().to_owned();
            self.push(kind, &text, rich);
        }
        let flow = if kind == Kind::Disclaimer { before } else { self.blocks.len() };
        if self.blocks.is_empty() {
            return None;
        }
        let end = Pos { block: flow - 1, byte: self.blocks[flow - 1].range.len() };
        self.pages.extend(ending.map(|label| PrintedPage { start: end, label }));
        let direction = self.document_direction();
        let Self { text, mut blocks, mut containers, inlines, pages, targets, labels, .. } = self;
        let Self { details, mut anchors, language, address, .. } = self;
        let stated = self.stated;
        // A name at the very end leads to the last block.
        for block in anchors.values_mut() {
            *block = (*block).min(blocks.len() - 1);
        }
        for block in &mut blocks {
            block.direction = directions::of_block(block, &text[block.range.clone()], &containers, direction);
        }
        for (block, direction) in stated {
            blocks[block].direction = direction;
        }
        container::set_tight(&mut containers, &blocks);
        let sections = sections(&blocks[..flow]);
        let (targets, labels) = (targets.names, labels.names);
        Some(Article {
            text,
            blocks,
            containers,
            inlines,
            pages,
            targets,
            labels,
            details,
            anchors,
            flow,
            sections,
            language,
            address,
            direction,
        })
    }

    /// Adds a normalized block of the flow with what it says beside its text. A block without text says nothing.
    fn add_with(&mut self, kind: Kind, rich: Rich, detail: Option<Detail>) -> &mut Self {
        let block = self.blocks.len();
        self.add(kind, rich);
        if self.blocks.len() > block {
            self.details.extend(detail.map(|detail| (block, detail)));
        }
        self
    }

    /// Adds a normalized block. Disclaimers are kept for the end.
    fn add(&mut self, kind: Kind, mut rich: Rich) -> &mut Self {
        if kind == Kind::Disclaimer {
            self.waiting.extend(rich.take_pages().into_iter().map(|(_, label)| label));
            self.disclaimer.push(rich);
        } else {
            let text = rich.as_str().to_owned();
            self.push(kind, &text, rich);
        }
        self
    }

    /// Adds a block with this text and the styles and pages of `rich`.
    fn push(&mut self, kind: Kind, text: &str, mut rich: Rich) {
        let pages = rich.take_pages();
        if text.is_empty() {
            self.waiting.extend(pages.into_iter().map(|(_, label)| label));
            return;
        }
        self.add_pages(text.len(), pages);
        let container = self.innermost();
        self.stated.extend(self.following.map(|direction| (self.blocks.len(), direction)));
        let start = self.text.len();
        self.text.push_str(text);
        let first_inline = self.inlines.len();
        for (range, markup) in rich.into_styles() {
            let style = self.style(markup);
            self.inlines.push(Inline { range: narrow(range.start)..narrow(range.end), style });
        }
        self.blocks.push(Block {
            kind,
            range: start..self.text.len(),
            direction: Direction::Ltr,
            container,
            inlines: narrow(first_inline)..narrow(self.inlines.len()),
        });
    }

    /// Adds the pages that begin in a block of `bytes` bytes: those pending, and its own. Those at its end stay
    /// pending.
    fn add_pages(&mut self, bytes: usize, own: Vec<(usize, String)>) {
        let waited = std::mem::take(&mut self.waiting).into_iter().map(|label| (0, label));
        for (byte, label) in waited.chain(own) {
            if byte < bytes {
                let start = Pos { block: self.blocks.len(), byte };
                // Drop an unnumbered page without text.
                self.pages.pop_if(|last| last.start == start && last.label.is_empty());
                self.pages.push(PrintedPage { start, label });
            } else {
                self.waiting.push(label);
            }
        }
    }

    /// Returns the container of the next block. Open containers without blocks begin with it.
    fn innermost(&mut self) -> Option<u32> {
        self.is_flattened |= self.open.len() > MOST_DEPTH;
        let first = self.blocks.len();
        let mut parent = None;
        for open in self.open.iter_mut().take(MOST_DEPTH) {
            let id = *open.id.get_or_insert_with(|| {
                self.containers.push(Container { kind: open.kind, first, tight: false, parent });
                narrow(self.containers.len() - 1)
            });
            parent = Some(id);
        }
        parent
    }

    fn style(&mut self, markup: Markup) -> Style {
        match markup {
            Markup::Strong => Style::Strong,
            Markup::Emphasis => Style::Emphasis,
            Markup::Strike => Style::Strike,
            Markup::Code => Style::Code,
            Markup::Math => Style::Math,
            Markup::Link(address) => Style::Link(self.targets.number(&address)),
            Markup::FootnoteReference(label) => Style::FootnoteReference(self.label(&label)),
            Markup::Ink(tint) => Style::Ink(tint),
            Markup::Paper(tint) => Style::Paper(tint),
            Markup::Reversed => Style::Reversed,
        }
    }

    /// Returns the declared direction, else that of the language unless the text contradicts it, else that of the text.
    fn document_direction(&self) -> Direction {
        let of_language = || {
            let declared = self.language.as_deref().and_then(Direction::of_language)?;
            let may_be = directions::may_run(&self.text, &self.blocks, &self.inlines, declared);
            may_be.then_some(declared)
        };
        let of_text = || directions::of_document(&self.text, &self.blocks, &self.inlines);
        self.direction.or_else(of_language).unwrap_or_else(of_text)
    }
}

/// Interns strings as numbers.
#[derive(Clone, Debug, Default)]
struct Names {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = narrow(self.names.len());
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

/// Narrows positions in a block and counts to 32 bits.
pub(super) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Returns the last part of the path of an address, or the whole address if that is empty. `data:` addresses have no
/// name.
pub(crate) fn file_name(address: &str) -> &str {
    if address.starts_with("data:") {
        return "";
    }
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.is_empty() { address } else { name }
}

/// Returns the sections that the headings among `blocks` begin. The part before the first heading is a section of its
/// own if it has running text; otherwise it belongs to the first section.
fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = Vec::new();
    sections_behind(&mut sections, blocks);
    sections
}

/// Goes on with `sections`, which are those of the first of `blocks`: the last of them goes on up to the next heading.
pub(super) fn sections_behind(sections: &mut Vec<Section>, blocks: &[Block]) {
    let last = sections.pop();
    let behind = last.as_ref().map_or(0, |last| last.blocks.end);
    let (mut level, mut heading, mut start) =
        last.map_or((1, None, 0), |last| (last.level, last.heading, last.blocks.start));
    for (index, block) in blocks.iter().enumerate().skip(behind) {
        let Kind::Heading(next_level) = block.kind else { continue };
        let has_text = || blocks[start..index].iter().any(|block| is_running_text(block.kind));
        if heading.is_some() || has_text() {
            sections.push(Section { level, heading, blocks: start..index });
            start = index;
        }
        heading = Some(index);
        level = next_level;
    }
    if start < blocks.len() {
        sections.push(Section { level, heading, blocks: start..blocks.len() });
    }
}

/// Returns `true` for kinds that make up the running text.
fn is_running_text(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Code | Kind::Lines | Kind::Verse | Kind::Table { .. } | Kind::Image)
}
