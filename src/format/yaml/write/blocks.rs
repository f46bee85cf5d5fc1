//! Writes the blocks of an article as `blocks` of the schema.

use std::collections::HashMap;
use std::ops::Range;

use super::emit::Node;
use super::rows::{lines, row_of};
use super::{direction, names, text};
use crate::article::{Article, BoxKind, ColumnAlign, Container, ContainerKind, Kind, Marker, PrintedPage, Style};
use crate::format::yaml::leaves::NO_ALIGN;
use crate::format::yaml::numbering;
use qari_bidi::text::numbering::Delimiter;
use qari_bidi::text::visible::trimmed;

/// The blocks of an article.
pub(super) struct BlockWriter<'a> {
    article: &'a Article,
    names: HashMap<usize, Vec<&'a str>>,
}

impl<'a> BlockWriter<'a> {
    /// Prepares `article` for writing.
    pub(super) fn of(article: &'a Article) -> Self {
        Self { article, names: names(article) }
    }

    /// The kind of a block.
    pub(super) fn kind(&self, block: usize) -> Kind {
        self.article.blocks()[block].kind()
    }

    /// Returns `true` if a block is of this kind, outside of containers, without names or a stated direction, and
    /// begins no page.
    pub(super) fn is_simple(&self, block: usize, kind: Kind) -> bool {
        self.kind(block) == kind
            && self.container(block, 0).is_none()
            && !self.has_attributes(block)
            && !self.begins_page(block)
    }

    /// Returns `true` if a block can be written as the heading of a section.
    pub(super) fn is_section(&self, block: usize) -> bool {
        matches!(self.kind(block), Kind::Heading(_))
            && self.container(block, 0).is_none()
            && self.article.stated_direction(block).is_none()
    }

    /// The names of a block.
    pub(super) fn names(&self, block: usize) -> Option<Node> {
        let names = self.names.get(&block)?;
        Some(match names.as_slice() {
            [name] => Node::text(name),
            names => Node::List(names.iter().map(|name| Node::text(name)).collect()),
        })
    }

    /// The pages and names behind the last block.
    pub(super) fn behind(&self) -> Vec<Node> {
        let end = self.article.flow().end;
        let last = end.checked_sub(1);
        let is_behind = |page: &&PrintedPage| Some(page.start().byte) == last.map(|last| self.article.text(last).len());
        let pages = last.map(|last| self.article.pages_in(last)).unwrap_or_default();
        let names = self.names(end).map(|names| Node::Map(vec![("id", names)]));
        pages.iter().filter(is_behind).map(text::page).chain(names).collect()
    }

    /// The pages that begin with a block.
    pub(super) fn pages(&self, block: usize) -> impl Iterator<Item = Node> {
        self.article.pages_in(block).iter().take_while(|page| page.start().byte == 0).map(text::page)
    }

    fn begins_page(&self, block: usize) -> bool {
        self.pages(block).next().is_some()
    }

    /// The text of a block.
    pub(super) fn text(&self, block: usize) -> Node {
        text::of(self.article, block, 0..self.article.text(block).len(), 0)
    }

    /// The text of a paragraph. One with a blank line is written as a list of one piece, so that it is not split.
    pub(super) fn paragraph(&self, block: usize) -> Node {
        match self.text(block) {
            Node::Text(text) if text.contains('\r') || text.split('\n').any(|line| trimmed(line).is_empty()) => {
                Node::List(vec![Node::Text(text)])
            }
            text => text,
        }
    }

    /// Finds the link at the end of the flow that the key `link` of the document can hold. Returns it with the end of
    /// the text before it.
    pub(super) fn last_link(&self, start: usize) -> (Option<Node>, usize) {
        let end = self.article.flow().end;
        // Anything behind the text would move before the link.
        if !self.behind().is_empty() {
            return (None, end);
        }
        let is_link = |block: usize| block >= start && self.is_simple(block, Kind::Link);
        let first = end.checked_sub(2).filter(|&first| is_link(first) && is_link(first + 1));
        if let Some((first, pairs)) = first.and_then(|first| Some((first, self.link_pair(first)?))) {
            return (Some(Node::Map(pairs)), first);
        }
        let bare =
            end.checked_sub(1).filter(|&last| is_link(last)).and_then(|last| Some((last, self.bare_address(last)?)));
        if let Some((last, url)) = bare {
            return (Some(Node::Map(vec![url])), last);
        }
        let last = end.checked_sub(1).filter(|&last| is_link(last) && self.article.inlines(last).is_empty());
        last.map_or((None, end), |last| (Some(self.text(last)), last))
    }

    /// Writes the blocks of `range`, which share `depth` containers.
    pub(super) fn nodes(&self, range: Range<usize>, depth: usize) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Range { start, end } = match self.container(at, depth) {
                Some(container) => self.contained(container, at..range.end, depth, &mut nodes),
                None => self.single(at..range.end, depth, &mut nodes),
            };
            debug_assert!(start == at && end > at, "each round writes a block at least");
            at = end;
        }
        nodes
    }

    /// Writes the first container of `range`, or the list that it begins. Returns the blocks in it.
    fn contained(
        &self,
        container: &Container,
        range: Range<usize>,
        depth: usize,
        nodes: &mut Vec<Node>,
    ) -> Range<usize> {
        let own = self.extent(container, range.clone(), depth);
        let inside = || inside(self.nodes(own.clone(), depth + 1));
        match container.kind {
            ContainerKind::Item { marker, list_end } => return self.list(marker, list_end, range, depth, nodes),
            ContainerKind::Box(kind) => nodes.push(self.boxed(kind, own.clone(), depth)),
            ContainerKind::Quote => nodes.push(Node::Map(vec![("quote", inside())])),
            ContainerKind::Definition => nodes.push(Node::Map(vec![("definition", inside())])),
            ContainerKind::Footnote { label } => {
                let label = ("label", Node::text(self.article.label(label)));
                nodes.push(Node::Map(vec![("footnote", Node::Map(vec![label, ("text", inside())]))]));
            }
        }
        own
    }

    /// Writes a box. Its first block is its title, if it is no more than that.
    fn boxed(&self, kind: BoxKind, own: Range<usize>, depth: usize) -> Node {
        let first = own.start;
        let has_title = self.kind(first) == Kind::BoxTitle
            && self.container(first, depth + 1).is_none()
            && !self.has_attributes(first)
            && !self.begins_page(first);
        let title = if has_title { self.text(first) } else { Node::text("") };
        let mut pairs = vec![("kind", Node::word(&kind.name())), ("title", title)];
        let rest = first + usize::from(has_title)..own.end;
        if !rest.is_empty() {
            pairs.push(("text", inside(self.nodes(rest, depth + 1))));
        }
        Node::Map(vec![("box", Node::Map(pairs))])
    }

    /// Writes the list that `range` begins with: items with consecutive markers.
    fn list(
        &self,
        first: Marker,
        list_end: u32,
        range: Range<usize>,
        depth: usize,
        nodes: &mut Vec<Node>,
    ) -> Range<usize> {
        let mut items = Vec::new();
        let mut at = range.start;
        let mut expected = Some(first);
        while at < range.end {
            let Some(container) = self.container(at, depth) else { break };
            let ContainerKind::Item { marker, list_end: own_end } = container.kind else { break };
            let goes_on = match (first, marker) {
                (Marker::Number(..), Marker::Number(..)) => Some(marker) == expected && own_end == list_end,
                (Marker::Number(..), _) | (_, Marker::Number(..)) => false,
                _ => true,
            };
            if !goes_on {
                break;
            }
            let own = self.extent(container, at..range.end, depth);
            at = own.end;
            let blocks = inside(self.nodes(own, depth + 1));
            items.push(match marker {
                Marker::Task(done) => Node::Map(vec![("done", Node::word(&done)), ("text", blocks)]),
                Marker::Bullet | Marker::Number(..) => blocks,
            });
            expected = match marker {
                Marker::Number(number, numbering, delimiter) => {
                    number.checked_add(1).map(|number| Marker::Number(number, numbering, delimiter))
                }
                _ => None,
            };
        }
        let last = u32::try_from(items.len() - 1).unwrap_or(u32::MAX);
        let mut pairs = Vec::new();
        if let Marker::Number(start, numbering, delimiter) = first {
            pairs.push(("numbered", Node::List(items)));
            pairs.extend((start != 1).then(|| ("start", Node::word(&start))));
            pairs.extend((start.saturating_add(last) != list_end).then(|| ("end", Node::word(&list_end))));
            pairs.extend(numbering::name(numbering).map(|name| ("numbering", Node::word(&name))));
            let is_usual = delimiter == Delimiter::default();
            pairs.extend((!is_usual).then(|| ("delimiter", Node::text(delimiter.signs()))));
        } else {
            pairs.push(("list", Node::List(items)));
        }
        nodes.push(Node::Map(pairs));
        range.start..at
    }

    /// Writes the first block of `range`, which stands in no further container, with the pages that begin with it.
    /// Lines of verse that follow and the address of a link are written with it.
    fn single(&self, range: Range<usize>, depth: usize, nodes: &mut Vec<Node>) -> Range<usize> {
        let block = range.start;
        nodes.extend(self.pages(block));
        let mut end = block + 1;
        let may_follow = |next: usize, kind: Kind| {
            next < range.end
                && self.kind(next) == kind
                && self.container(next, depth).is_none()
                && !self.names.contains_key(&next)
                && !self.begins_page(next)
                && self.article.stated_direction(next) == self.article.stated_direction(block)
        };
        let node = match self.kind(block) {
            Kind::Verse => {
                while may_follow(end, Kind::Verse) {
                    end += 1;
                }
                Node::Map(vec![("verse", Node::List((block..end).map(|line| self.verse(line)).collect()))])
            }
            Kind::Link => match self.link_pair(block).filter(|_| may_follow(end, Kind::Link)) {
                Some(pairs) => {
                    end += 1;
                    Node::Map(
                        pairs
                            .into_iter()
                            .map(|(key, node)| (if key == "label" { "link" } else { key }, node))
                            .collect(),
                    )
                }
                None => match self.bare_address(block) {
                    Some(url) => Node::Map(vec![url]),
                    None => Node::Map(vec![("link", self.text(block))]),
                },
            },
            kind => self.leaf(block, kind),
        };
        nodes.push(self.with_attributes(block, node));
        block..end
    }

    /// Writes a single block.
    fn leaf(&self, block: usize, kind: Kind) -> Node {
        let key = match kind {
            Kind::Paragraph | Kind::Disclaimer => return self.paragraph(block),
            Kind::Image => return self.image(block),
            Kind::Table { header } => return self.table(block, header),
            Kind::Code => return self.code("code", block),
            Kind::Lines => return self.code("lines", block),
            Kind::Rule => return Node::Map(vec![("rule", Node::Nothing)]),
            Kind::Heading(level) => {
                return Node::Map(vec![("heading", self.text(block)), ("level", Node::word(&level))]);
            }
            Kind::Title => "title",
            Kind::Source => "source",
            Kind::Verse => "verse",
            Kind::Caption => "caption",
            Kind::Link => "link",
            Kind::BoxTitle => "box-title",
        };
        Node::Map(vec![(key, self.text(block))])
    }

    /// Writes an image: its text, and its address if that is a link around all of the text.
    fn image(&self, block: usize) -> Node {
        let all = 0..self.article.text(block).len();
        match self.address_around(block) {
            Some(address) => {
                let alt = text::of(self.article, block, all, 1);
                Node::Map(vec![("image", Node::Map(vec![("alt", alt), ("url", Node::text(address))]))])
            }
            None => match self.text(block) {
                text @ Node::Text(_) => Node::Map(vec![("image", text)]),
                pieces => Node::Map(vec![("image", Node::Map(vec![("alt", pieces)]))]),
            },
        }
    }

    fn table(&self, block: usize, header: bool) -> Node {
        let rows = self
            .article
            .table_rows(block)
            .into_iter()
            .map(|row| row_of(row.into_iter().map(|cell| lines(text::of(self.article, block, cell, 0))).collect()));
        let mut pairs = vec![("table", Node::List(rows.collect()))];
        if !header {
            pairs.push(("header", Node::word(&false)));
        }
        let aligns = self.article.column_aligns(block);
        if !aligns.is_empty() {
            let name = |align: &Option<ColumnAlign>| align.map_or(NO_ALIGN, ColumnAlign::name).to_owned();
            pairs.push(("align", Node::Row(aligns.iter().map(name).collect())));
        }
        Node::Map(pairs)
    }

    /// Writes program text below `key`, and its language.
    fn code(&self, key: &'static str, block: usize) -> Node {
        let language = self.article.code_language(block).map(|name| ("language", Node::text(name)));
        Node::Map([(key, self.text(block))].into_iter().chain(language).collect())
    }

    /// Writes a line of verse: two hemistichs, or one text. A single half that is a list of pieces is put into a list.
    fn verse(&self, block: usize) -> Node {
        let half = |range| text::of(self.article, block, range, 0);
        match self.article.hemistichs(block) {
            (first, Some(second)) => row_of(vec![half(first), half(second)]),
            (first, None) => match half(first) {
                text @ Node::Text(_) => text,
                pieces => Node::List(vec![pieces]),
            },
        }
    }

    /// Returns the keys of a link whose label is this block and whose address is the next one, if both lead there.
    fn link_pair(&self, block: usize) -> Option<Vec<(&'static str, Node)>> {
        let address = self.address_around(block)?;
        let is_address = block + 1 < self.article.flow().end
            && self.address_around(block + 1) == Some(address)
            && self.article.inlines(block + 1).len() == 1
            && text::pages_inside(self.article, block + 1).is_empty()
            && self.article.text(block + 1) == address;
        let label = || text::of(self.article, block, 0..self.article.text(block).len(), 1);
        is_address.then(|| vec![("label", label()), ("url", Node::text(address))])
    }

    /// Returns the key of a link without a label, if this block is one.
    fn bare_address(&self, block: usize) -> Option<(&'static str, Node)> {
        let address = self.address_around(block)?;
        let is_bare = self.article.inlines(block).len() == 1
            && text::pages_inside(self.article, block).is_empty()
            && self.article.text(block) == address;
        is_bare.then(|| ("url", Node::text(address)))
    }

    /// Returns the address of a link around all of a block's text, unless white space surrounds it.
    fn address_around(&self, block: usize) -> Option<&'a str> {
        let inline = self.article.inlines(block).first()?;
        let Style::Link(target) = inline.style else { return None };
        let address = self.article.target(target);
        let is_around = inline.bytes() == (0..self.article.text(block).len());
        (is_around && !address.is_empty() && trimmed(address) == address).then_some(address)
    }

    fn has_attributes(&self, block: usize) -> bool {
        self.names.contains_key(&block) || self.article.stated_direction(block).is_some()
    }

    /// Adds names and a stated direction to a block.
    fn with_attributes(&self, block: usize, node: Node) -> Node {
        if !self.has_attributes(block) {
            return node;
        }
        let mut pairs = match node {
            Node::Map(pairs) => pairs,
            paragraph => vec![("paragraph", paragraph)],
        };
        pairs.extend(self.names(block).map(|names| ("id", names)));
        pairs.extend(self.article.stated_direction(block).map(|stated| ("direction", direction(stated))));
        Node::Map(pairs)
    }

    /// Returns the container at `depth` that a block stands in.
    fn container(&self, block: usize, depth: usize) -> Option<&'a Container> {
        self.article.containers(block).nth(depth)
    }

    /// Returns the blocks of `range` that stand in `container`, which is at `depth`. The first of them does.
    fn extent(&self, container: &Container, range: Range<usize>, depth: usize) -> Range<usize> {
        let stands_in = |block: &usize| self.container(*block, depth).is_some_and(|it| std::ptr::eq(it, container));
        let count = range.clone().take_while(stands_in).count();
        range.start..range.start + count
    }
}

/// Writes the contents of a container. A single block is not put into a list, unless it is a list itself.
fn inside(mut nodes: Vec<Node>) -> Node {
    match nodes.as_slice() {
        [Node::Text(_) | Node::Line(_) | Node::Map(_)] => nodes.remove(0),
        _ => Node::List(nodes),
    }
}
