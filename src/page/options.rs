//! The options that blocks are laid out with.

use qari_bidi::layout::{Fill, LayoutOptions};
use qari_bidi::text::digits::Digits;
use qari_typeset::Setting;

/// The amount of air on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Air {
    /// A blank row between blocks, and none below a heading: for a screen of few rows.
    #[default]
    Close,
    /// Blank rows above and below headings, two above those of level 1; rows above and below code.
    Open,
}

impl Air {
    /// The fewest rows of a pane whose page is open: a paragraph with its heading fills half of it.
    pub const OPEN_FROM: u16 = 16;

    /// Returns the air of a page of which `rows` rows can be seen.
    #[must_use]
    pub fn for_rows(rows: u16) -> Self {
        if rows >= Self::OPEN_FROM { Self::Open } else { Self::Close }
    }
}

/// The options that blocks are laid out with. They are part of the key of a cached block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockOptions {
    /// The width of the column, and the layout of lines in it.
    pub text: LayoutOptions,
    /// The digits of numbers that are not in the text: those of lists.
    pub digits: Digits,
    /// The way that halves of lines of verse are filled: [`Fill::Justified`] makes them equally wide.
    pub verse: Fill,
    /// The rows between blocks.
    pub air: Air,
    /// The cells that lines of code, logs and the like are shifted by towards where they begin, if long ones are cut;
    /// `None` if they are wrapped.
    pub chop: Option<u16>,
    /// The book face that running text is set in; `None` for cells.
    pub typeset: Option<Setting>,
}

impl BlockOptions {
    /// Returns the options for ragged lines in a column `width` cells wide, with lists numbered in Latin digits, verse
    /// as it is and no more rows between blocks than tell them apart.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self {
            text: LayoutOptions::new(width).isolating(),
            digits: Digits::Latin,
            verse: Fill::First,
            air: Air::Close,
            chop: None,
            typeset: None,
        }
    }
}

/// Returns `fill` for text that is not spread to both margins.
pub(super) fn ragged(fill: Fill) -> Fill {
    if let Fill::Justified { .. } = fill { Fill::Even } else { fill }
}
