//! The sole constructor of an [`Article`].

use std::ops::Range;

use crate::text::visible::trimmed;

use super::{Article, Block, Direction, Kind, Section, direction};

/// Puts an article together from its blocks, in the order they are read in.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    text: String,
    blocks: Vec<(Kind, Range<usize>)>,
    disclaimer: Vec<String>,
    language: Option<String>,
    direction: Option<Direction>,
}

impl Builder {
    /// An article with nothing in it yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the language of the document (a BCP 47 tag).
    pub fn language(&mut self, tag: &str) -> &mut Self {
        self.language = Some(tag.to_owned());
        self
    }

    /// Sets the direction of the document. Without it the language decides, and without that the text.
    pub fn direction(&mut self, direction: Direction) -> &mut Self {
        self.direction = Some(direction);
        self
    }

    /// Adds a block. The level of a heading is brought between 1 and 6. White space around its text is dropped; a block without text is none. Disclaimers may come at any
    /// place and are kept behind the flow.
    pub fn block(&mut self, kind: Kind, text: &str) -> &mut Self {
        let text = trimmed(text);
        if text.is_empty() {
            return self;
        }
        let kind = if let Kind::Heading(level) = kind { Kind::Heading(level.clamp(1, 6)) } else { kind };
        if kind == Kind::Disclaimer {
            self.disclaimer.push(text.to_owned());
        } else {
            self.push(kind, text);
        }
        self
    }

    /// The article, or `None` if nothing was added to it.
    #[must_use]
    pub fn finish(mut self) -> Option<Article> {
        // With nothing else to read, the disclaimer is the text.
        let kind = if self.blocks.is_empty() { Kind::Paragraph } else { Kind::Disclaimer };
        let before = self.blocks.len();
        for text in std::mem::take(&mut self.disclaimer) {
            self.push(kind, &text);
        }
        let flow = if kind == Kind::Disclaimer { before } else { self.blocks.len() };
        if self.blocks.is_empty() {
            return None;
        }
        let direction = self.document_direction();
        let text = self.text;
        let blocks: Vec<Block> = self
            .blocks
            .into_iter()
            .map(|(kind, range)| Block {
                kind,
                direction: block_direction(kind, &text[range.clone()], direction),
                range,
            })
            .collect();
        let sections = sections(&blocks[..flow]);
        Some(Article { text, blocks, flow, sections, language: self.language, direction })
    }

    fn push(&mut self, kind: Kind, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push((kind, start..self.text.len()));
    }

    /// Said outright, else the language's, else what most letters have.
    fn document_direction(&self) -> Direction {
        let of_language = || self.language.as_deref().and_then(Direction::of_language);
        let of_text = || direction::of_majority(self.blocks.iter().map(|(_, range)| &self.text[range.clone()]));
        self.direction.or_else(of_language).unwrap_or_else(of_text)
    }
}

/// The base direction of a block. A publisher's name stands where the document's lines begin, whatever its script.
fn block_direction(kind: Kind, text: &str, document: Direction) -> Direction {
    if kind == Kind::Source { document } else { direction::of_block(text, document) }
}

/// The sections that the headings among `blocks` begin. What stands before the first heading is a section of its own if
/// there is running text in it, else a part of the first.
fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut start = 0;
    let mut heading = None;
    let mut level = 1;
    for (index, block) in blocks.iter().enumerate() {
        let Kind::Heading(next_level) = block.kind else { continue };
        let has_text = blocks[start..index].iter().any(|block| block.kind == Kind::Paragraph);
        if heading.is_some() || has_text {
            sections.push(Section { level, heading, blocks: start..index });
            start = index;
        }
        heading = Some(index);
        level = next_level;
    }
    if start < blocks.len() {
        sections.push(Section { level, heading, blocks: start..blocks.len() });
    }
    sections
}
