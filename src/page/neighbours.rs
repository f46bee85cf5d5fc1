//! Blocks that are laid out together: a poem, a program.

use super::inside_margin;
use super::options::BlockOptions;
use super::program::Program;
use super::verse::Measure;
use crate::article::{Article, Kind};

/// The blocks that a block is laid out with. One serves all blocks that it covers.
#[derive(Clone, Debug)]
pub enum Neighbours {
    /// The poem that it is a line of.
    Poem(Measure),
    /// The program that it is a part of.
    Program(Program),
}

impl Neighbours {
    /// Looks at the blocks around `block`; `None` if it is laid out by itself.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn of(article: &Article, block: usize, options: BlockOptions) -> Option<Self> {
        match article.blocks()[block].kind() {
            Kind::Verse => Some(Self::Poem(Measure::of(article, block, inside_margin(article, block, options)))),
            Kind::Lines => Program::of(article, block).map(Self::Program),
            _ => None,
        }
    }

    /// Returns `true` if it serves `block`.
    #[must_use]
    pub fn covers(&self, block: usize) -> bool {
        match self {
            Self::Poem(poem) => poem.covers(block),
            Self::Program(program) => program.covers(block),
        }
    }
}
