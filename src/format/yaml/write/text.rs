//! A text of an article as a TEXT of the schema: a scalar, or a list of its pieces.

use std::ops::Range;

use super::emit::Node;
use crate::article::{Article, Inline, Style};

/// How deep styles are written inside each other. What is set off further in keeps its text; the parser takes no more than 128
/// levels of all kinds.
const MOST_STYLES: usize = 16;

/// The bytes `range` of the text of block `index`, with its styles but for the first `outer`.
pub(super) fn of(article: &Article, index: usize, range: Range<usize>, outer: usize) -> Node {
    let inlines = &article.inlines(index)[outer..];
    // They are in the order they begin in, so that those of a cell stand together.
    let first = inlines.partition_point(|inline| inline.bytes().start < range.start);
    let end = inlines.partition_point(|inline| inline.bytes().start < range.end);
    Pieces { article, text: article.text(index) }.node(&inlines[first..end.max(first)], range, 0)
}

struct Pieces<'a> {
    article: &'a Article,
    text: &'a str,
}

impl Pieces<'_> {
    /// A range of the text as a node, with the styles in it.
    fn node(&self, inlines: &[Inline], range: Range<usize>, depth: usize) -> Node {
        if inlines.is_empty() || depth == MOST_STYLES {
            return Node::text(&self.text[range]);
        }
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

    fn push_plain(&self, pieces: &mut Vec<Node>, range: Range<usize>) {
        if !range.is_empty() {
            pieces.push(Node::text(&self.text[range]));
        }
    }

    fn styled(&self, style: Style, inside: &[Inline], range: Range<usize>, depth: usize) -> Node {
        let shown = &self.text[range.clone()];
        let node = self.node(inside, range, depth + 1);
        Node::Map(match style {
            Style::Strong => vec![("strong", node)],
            Style::Emphasis => vec![("emphasis", node)],
            Style::Strike => vec![("strike", node)],
            Style::Code => vec![("code", node)],
            Style::Link(target) => {
                let address = self.article.target(target);
                let is_shown = inside.is_empty() && shown == address;
                let url = ("url", Node::text(address));
                if is_shown { vec![url] } else { vec![("link", node), url] }
            }
            Style::FootnoteReference(label) => {
                let label = self.article.label(label);
                let is_usual = inside.is_empty() && *shown == format!("[{label}]");
                let reference = ("note", Node::text(label));
                if is_usual { vec![reference] } else { vec![reference, ("text", node)] }
            }
        })
    }
}
