//! Writes an article as YAML that opens to the same article. All that a builder can make can be written; a usual
//! article looks as if written by hand.

mod blocks;
mod emit;
mod rows;
mod text;

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, Kind};
use blocks::BlockWriter;
use emit::Node;
use qari_bidi::text::direction::Direction;

/// Writes an article.
pub(in crate::format) fn write(article: &Article) -> String {
    let blocks = BlockWriter::of(article);
    let mut pairs = Vec::new();
    let mut start = 0;
    for (key, kind) in [("title", Kind::Title), ("source", Kind::Source)] {
        if start < article.flow().end && blocks.is_simple(start, kind) {
            pairs.push((key, blocks.text(start)));
            start += 1;
        }
    }
    if let Some(address) = article.address() {
        pairs.push(("address", Node::text(address)));
    }
    if let Some(language) = article.language() {
        pairs.push(("language", Node::text(language)));
    }
    if article.language().and_then(Direction::of_language) != Some(article.direction()) {
        pairs.push(("direction", direction(article.direction())));
    }
    let (link, end) = blocks.last_link(start);
    let headings: Vec<usize> = (start..end).filter(|&block| blocks.is_section(block)).collect();
    let ends = headings.iter().copied().skip(1).chain([end]);
    let lead = start..headings.first().copied().unwrap_or(end);
    let is_last = |end: usize| end == article.flow().end;
    pairs.extend(content(&blocks, "lead", lead.clone(), is_last(lead.end)));
    let sections: Vec<Node> =
        headings.iter().zip(ends).map(|(&heading, end)| section(&blocks, heading..end, is_last(end))).collect();
    if !sections.is_empty() {
        pairs.push(("sections", Node::List(sections)));
    }
    pairs.extend(link.map(|link| ("link", link)));
    let disclaimer: Vec<Node> = article.disclaimer().map(|block| blocks.paragraph(block)).collect();
    pairs.extend(texts(disclaimer).map(|texts| ("disclaimer", texts)));
    emit::document(&pairs)
}

/// Writes a section, its heading first.
fn section(blocks: &BlockWriter, range: Range<usize>, is_last: bool) -> Node {
    let heading = range.start;
    let mut pairs = vec![("heading", blocks.text(heading))];
    if let Kind::Heading(level @ 2..) = blocks.kind(heading) {
        pairs.push(("level", Node::word(&level)));
    }
    pairs.extend(blocks.names(heading).map(|names| ("id", names)));
    pairs.extend(content(blocks, "paragraphs", heading + 1..range.end, is_last));
    Node::Map(pairs)
}

/// Writes the contents of a section: under `key` if there are only paragraphs, else as blocks. The pages that begin
/// with the next heading come behind them, and behind the last section all that stands behind the text.
fn content(
    blocks: &BlockWriter,
    key: &'static str,
    range: Range<usize>,
    is_last: bool,
) -> Option<(&'static str, Node)> {
    let behind: Vec<Node> = if is_last { blocks.behind() } else { blocks.pages(range.end).collect() };
    if behind.is_empty() && range.clone().all(|block| blocks.is_simple(block, Kind::Paragraph)) {
        return texts(range.map(|block| blocks.paragraph(block)).collect()).map(|texts| (key, texts));
    }
    let mut nodes = blocks.nodes(range, 0);
    nodes.extend(behind);
    Some(("blocks", Node::List(nodes)))
}

/// Writes paragraphs. A single one without styles is not put into a list.
fn texts(mut nodes: Vec<Node>) -> Option<Node> {
    match nodes.as_slice() {
        [] => None,
        [Node::Text(_)] => nodes.pop(),
        _ => Some(Node::List(nodes)),
    }
}

fn direction(direction: Direction) -> Node {
    Node::word(&if direction == Direction::Rtl { "rtl" } else { "ltr" })
}

/// Groups names by their blocks, in alphabetical order.
fn names(article: &Article) -> HashMap<usize, Vec<&str>> {
    let mut names: HashMap<usize, Vec<&str>> = HashMap::new();
    for (name, block) in article.anchors() {
        names.entry(block).or_default().push(name);
    }
    for names in names.values_mut() {
        names.sort_unstable();
    }
    names
}
