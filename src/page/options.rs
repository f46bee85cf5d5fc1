//! The options that blocks are laid out with.

use super::digits::Digits;
use qari_bidi::layout::{Fill, LayoutOptions};

/// The options that blocks are laid out with. They are part of the key of a cached block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockOptions {
    /// The width of the column, and the layout of lines in it.
    pub text: LayoutOptions,
    /// The digits of numbers that are not in the text: those of lists.
    pub digits: Digits,
}

impl BlockOptions {
    /// Returns the options for ragged lines in a column `width` cells wide, with lists numbered in Latin digits.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self { text: LayoutOptions::new(width), digits: Digits::Latin }
    }
}

/// Returns `fill` for text that is not spread to both margins.
pub(super) fn ragged(fill: Fill) -> Fill {
    if let Fill::Justified { .. } = fill { Fill::Even } else { fill }
}
