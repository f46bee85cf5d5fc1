//! Writes the text of a block as a TEXT of the schema: a scalar, or a list of pieces.

use std::ops::Range;

use super::emit::Node;
use crate::article::{Article, Inline, PrintedPage, Style};

/// Depth limit of nested styles. Deeper ones are dropped and their text is kept; the parser allows 128 levels in total.
const MOST_STYLES: usize = 16;

/// Writes the bytes `range` of the text of block `index`, with its styles except the first `outer`, and with the pages
/// that begin in it. Pages that begin with the block or behind all text are no part of a text.
pub(super) fn of(article: &Article, index: usize, range: Range<usize>, outer: usize) -> Node {
    let text = article.text(index);
    let inlines = &article.inlines(index)[outer..];
    // Styles are sorted by their starts, so those of a cell are adjacent.
    let first = inlines.partition_point(|inline| inline.bytes().start < range.start);
    let end = inlines.partition_point(|inline| inline.bytes().start < range.end);
    let pages = pages_inside(article, index);
    let before_end = pages.partition_point(|page| page.start().byte < range.end);
    let at_end = pages[before_end..].iter().take_while(|page| page.start().byte == range.end);
    let last: Vec<Node> = at_end.map(page).collect();
    let node = Pieces { article, text, pages }.node(&inlines[first..end.max(first)], range, 0);
    if last.is_empty() {
        return node;
    }
    let mut pieces = match node {
        Node::List(pieces) => pieces,
        Node::Text(text) if text.is_empty() => Vec::new(),
        text => vec![text],
    };
    pieces.extend(last);
    Node::List(pieces)
}

/// Returns the pages that begin inside the text of a block, not with it or behind it.
pub(super) fn pages_inside(article: &Article, index: usize) -> &[PrintedPage] {
    let pages = article.pages_in(index);
    let before = pages.partition_point(|page| page.start().byte == 0);
    let end = pages.partition_point(|page| page.start().byte < article.text(index).len());
    &pages[before.min(end)..end]
}

/// Writes the beginning of a page.
pub(super) fn page(page: &PrintedPage) -> Node {
    Node::Map(vec![("page", Node::text(page.label()))])
}

struct Pieces<'a> {
    article: &'a Article,
    text: &'a str,
    pages: &'a [PrintedPage],
}

impl Pieces<'_> {
    /// Writes a range of the text, with its styles and the pages that begin before its end.
    fn node(&self, inlines: &[Inline], range: Range<usize>, depth: usize) -> Node {
        if self.is_plain(&range) && (inlines.is_empty() || depth == MOST_STYLES) {
            return Node::text(&self.text[range]);
        }
        let inlines = if depth == MOST_STYLES { &[] } else { inlines };
        let mut pieces = Vec::new();
        let mut at = range.start;
        let mut rest = inlines;
        while let Some((inline, behind)) = rest.split_first() {
            let styled = inline.bytes().start.max(at)..inline.bytes().end.min(range.end);
            let (inside, others) = behind.split_at(behind.partition_point(|other| other.bytes().start < styled.end));
            rest = others;
            self.push_plain(&mut pieces, at..styled.start);
            at = styled.end;
            pieces.push(self.styled(inline.style, inside, styled, depth));
        }
        self.push_plain(&mut pieces, at..range.end);
        Node::List(pieces)
    }

    /// Returns `true` if no page begins in a range before its end.
    fn is_plain(&self, range: &Range<usize>) -> bool {
        self.pages_in(range).is_empty()
    }

    fn pages_in(&self, range: &Range<usize>) -> &[PrintedPage] {
        let before = |byte: usize| self.pages.partition_point(|page| page.start().byte < byte);
        let start = before(range.start);
        &self.pages[start..before(range.end).max(start)]
    }

    fn push_plain(&self, pieces: &mut Vec<Node>, range: Range<usize>) {
        let mut at = range.start;
        for begun in self.pages_in(&range) {
            if at < begun.start().byte {
                pieces.push(Node::text(&self.text[at..begun.start().byte]));
            }
            at = begun.start().byte;
            pieces.push(page(begun));
        }
        if at < range.end {
            pieces.push(Node::text(&self.text[at..range.end]));
        }
    }

    fn styled(&self, style: Style, inside: &[Inline], range: Range<usize>, depth: usize) -> Node {
        let shown = &self.text[range.clone()];
        let is_plain = inside.is_empty() && self.is_plain(&range);
        let node = self.node(inside, range, depth + 1);
        Node::Map(match style {
            Style::Strong => vec![("strong", node)],
            Style::Emphasis => vec![("emphasis", node)],
            Style::Strike => vec![("strike", node)],
            Style::Code => vec![("code", node)],
            Style::Math => vec![("math", node)],
            Style::Ink(tint) => vec![("ink", node), ("color", Node::text(&tint.to_string()))],
            Style::Paper(tint) => vec![("paper", node), ("color", Node::text(&tint.to_string()))],
            Style::Reversed => vec![("reversed", node)],
            Style::Link(target) => {
                let address = self.article.target(target);
                let is_shown = is_plain && shown == address;
                let url = ("url", Node::text(address));
                if is_shown { vec![url] } else { vec![("link", node), url] }
            }
            Style::FootnoteReference(label) => {
                let label = self.article.label(label);
                let is_usual = is_plain && *shown == format!("[{label}]");
                let reference = ("note", Node::text(label));
                if is_usual { vec![reference] } else { vec![reference, ("text", node)] }
            }
        })
    }
}
