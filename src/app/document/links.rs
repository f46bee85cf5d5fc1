//! The links of an article, block by block in their order. One goes from link to link in one part of the article, its
//! flow or its disclaimer.

use std::ops::Range;

use crate::article::{Article, ContainerKind, Pos, Span, Style};

/// A link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text of the link. A note's own sign stands beside its text: its span is the empty beginning of the first
    /// block.
    pub span: Span,
    /// Its destination.
    pub lead: Lead,
}

/// The destination of a link, as the article has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// An address, for [`Article::target`].
    Address(u32),
    /// The note with this label, for [`Article::label`].
    Note(u32),
    /// The text that refers to the note with this label; the link is the note's own sign.
    Reference(u32),
}

/// The position of a link among those of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The block it is in.
    pub block: usize,
    /// Counted from the first of the block.
    pub index: usize,
}

/// Returns the links in block `block`.
pub fn of_block(article: &Article, block: usize) -> impl Iterator<Item = Link> {
    let begun = article.containers(block).filter(move |container| container.first == block);
    let signs = begun.filter_map(move |container| match container.kind {
        ContainerKind::Footnote { label } => Some(Link { span: Span::new(block, 0..0), lead: Lead::Reference(label) }),
        ContainerKind::Quote | ContainerKind::Box(_) | ContainerKind::Definition | ContainerKind::Item { .. } => None,
    });
    let inlines = article.inlines(block).iter().filter_map(move |inline| {
        let lead = match inline.style {
            Style::Link(target) => Lead::Address(target),
            Style::FootnoteReference(label) => Lead::Note(label),
            Style::Strong
            | Style::Emphasis
            | Style::Strike
            | Style::Code
            | Style::Math
            | Style::Ink(_)
            | Style::Paper(_)
            | Style::Reversed => return None,
        };
        Some(Link { span: Span::new(block, inline.bytes()), lead })
    });
    signs.chain(inlines)
}

/// Returns the link at `at`, if there is one.
#[must_use]
pub fn get(article: &Article, at: At) -> Option<Link> {
    (at.block < article.blocks().len()).then(|| of_block(article, at.block).nth(at.index))?
}

/// Returns the first link of its part that ends at or behind `pos`.
#[must_use]
pub fn from(article: &Article, pos: Pos) -> Option<At> {
    let is_behind = |link: &Link| link.span.range().end > pos.byte || pos.byte == 0;
    let in_block = of_block(article, pos.block).position(|link| is_behind(&link));
    in_block
        .map(|index| At { block: pos.block, index })
        .or_else(|| first(article, pos.block + 1..part(article, pos.block).end))
}

/// Returns the first link in `blocks`.
#[must_use]
pub fn first(article: &Article, mut blocks: Range<usize>) -> Option<At> {
    let block = blocks.find(|&block| of_block(article, block).next().is_some())?;
    Some(At { block, index: 0 })
}

/// Returns the last link in `blocks`.
#[must_use]
pub fn last(article: &Article, blocks: Range<usize>) -> Option<At> {
    blocks.rev().find_map(|block| Some(At { block, index: of_block(article, block).count().checked_sub(1)? }))
}

/// Returns the part of the article that block `block` is in.
fn part(article: &Article, block: usize) -> Range<usize> {
    let disclaimer = article.disclaimer();
    if disclaimer.contains(&block) { disclaimer } else { article.flow() }
}

/// Returns the link behind the one at `at`.
#[must_use]
pub fn next(article: &Article, at: At) -> Option<At> {
    let next = At { index: at.index + 1, ..at };
    get(article, next).map(|_| next).or_else(|| first(article, at.block + 1..part(article, at.block).end))
}

/// Returns the link before the one at `at`.
#[must_use]
pub fn previous(article: &Article, at: At) -> Option<At> {
    match at.index.checked_sub(1) {
        Some(index) => Some(At { index, ..at }),
        None => last(article, part(article, at.block).start..at.block),
    }
}

/// Returns the first reference to the note with this label.
#[must_use]
pub fn reference(article: &Article, label: u32) -> Option<At> {
    let is_it = |link: &Link| link.lead == Lead::Note(label);
    article.flow().find_map(|block| {
        let index = of_block(article, block).position(|link| is_it(&link))?;
        Some(At { block, index })
    })
}

/// Returns the blocks of the note with this label.
#[must_use]
pub fn note_blocks(article: &Article, label: u32) -> Option<Range<usize>> {
    let first = article.footnote(label)?;
    let kind = ContainerKind::Footnote { label };
    let is_of_it = |block: usize| article.containers(block).any(|own| own.kind == kind && own.first == first);
    let count = (first..article.blocks().len()).take_while(|&block| is_of_it(block)).count();
    Some(first..first + count)
}

/// Returns the sign of the note with this label, which is the link back from it.
#[must_use]
pub fn note(article: &Article, label: u32) -> Option<At> {
    let block = article.footnote(label)?;
    let index = of_block(article, block).position(|link| link.lead == Lead::Reference(label))?;
    Some(At { block, index })
}
