//! Layout options.

use super::isolates::{self, Isolate};
use crate::text::direction::Direction;
use crate::text::marks::Marks;

/// Line filling algorithms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Fill each line with the words that fit. Line ends are ragged.
    #[default]
    First,
    /// Distribute words so that line ends are as even as possible.
    Even,
    /// Like `Even`, and spread every line except the last one of a paragraph to both margins.
    Justified {
        /// `true` to lengthen joints between letters too, at most two in a line, where spaces alone would grow by more
        /// than two cells.
        kashida: bool,
    },
}

/// The treatment of tokens that UAX #9 alone tears apart in text of the other direction: addresses, paths, phone
/// numbers, `C++`, `--flag=1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tokens {
    /// Isolate them (UAX #9, HL3).
    Isolated,
    /// Leave them to the rules: the order is exactly that of UAX #9.
    #[default]
    AsIs,
}

/// The treatment of invisible format characters: direction controls, joiners, soft hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Controls {
    /// Obey them and show nothing for them.
    #[default]
    Hidden,
    /// Obey them and show their names, `<RLO>`. Those inside an emoji sequence stay a part of it.
    Shown,
}

/// Layout options of a paragraph. Part of the key of a cached layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// The maximum width of a line, in cells; at least 1.
    pub width: u16,
    /// The line filling algorithm.
    pub fill: Fill,
    /// The vowel signs to show.
    pub marks: Marks,
    /// `true` if characters of ambiguous width (UAX #11) take two cells.
    pub wide_ambiguous: bool,
    /// The width of a tab, in cells; at least 1.
    pub tab: u16,
    /// The treatment of tokens.
    pub tokens: Tokens,
    /// The treatment of invisible format characters.
    pub controls: Controls,
    /// The cells that a line leaves free at its end if it goes on in the next line without a line end in the text: room
    /// for a sign that says so. Less than the width.
    pub wrap_room: u16,
}

impl LayoutOptions {
    /// Returns options for ragged lines of at most `width` cells in the order of UAX #9, with all vowel signs.
    ///
    /// ```
    /// use qari_bidi::{Fill, LayoutOptions};
    /// let options = LayoutOptions { fill: Fill::Even, ..LayoutOptions::new(40) };
    /// assert_eq!(options.width, 40);
    /// ```
    #[must_use]
    pub const fn new(width: u16) -> Self {
        Self {
            width,
            fill: Fill::First,
            marks: Marks::Shown,
            wide_ambiguous: false,
            tab: 1,
            tokens: Tokens::AsIs,
            controls: Controls::Hidden,
            wrap_room: 0,
        }
    }

    /// Returns these options with [`Tokens::Isolated`].
    #[doc(hidden)]
    #[must_use]
    pub const fn isolating(self) -> Self {
        Self { tokens: Tokens::Isolated, ..self }
    }

    /// Returns all isolates of `text`: `known` ones, and tokens if they are isolated.
    pub(super) fn isolates(self, text: &str, direction: Direction, known: &[Isolate]) -> Vec<Isolate> {
        match self.tokens {
            Tokens::Isolated => isolates::isolates(text, direction, known),
            Tokens::AsIs => known.to_vec(),
        }
    }

    /// Returns the width of a line that goes on in the next one without a line end in the text, in cells.
    pub(super) fn wrapped_width(self) -> u16 {
        self.width.saturating_sub(self.wrap_room)
    }
}
