//! The short heavy rule that belongs to a title: beside the source below it, or in a row of its own.

use super::options::{Air, BlockOptions};
use crate::article::{Article, Kind};
use qari_bidi::layout::{self, Direction, VisualLine};

/// The width of the rule, in cells.
pub(super) const WIDTH: u16 = 14;

/// The narrowest column that has the rule, in cells.
const FROM: u16 = 40;

/// Returns the rule, `width` cells wide.
pub(super) fn line(width: u16) -> VisualLine {
    layout::ornament(&"━".repeat(usize::from(width)), Direction::Ltr, usize::from(width))
}

/// Returns `true` if titles have a rule.
pub(super) fn is_drawn(options: BlockOptions) -> bool {
    options.air == Air::Open && options.text.width >= FROM
}

/// Returns `true` if `block` is a source of the title and stands beside its rule.
pub(super) fn stands_beside(article: &Article, block: usize, options: BlockOptions) -> bool {
    let above = article.blocks()[..block].iter().rev().find(|block| block.kind() != Kind::Source);
    is_drawn(options) && above.is_some_and(|above| above.kind() == Kind::Title)
}
