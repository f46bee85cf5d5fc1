//! How the text is shown: what the person chooses of the ways to lay it out.

use crate::article::Article;
use crate::layout::{self, Direction, Fill, Marks};
use crate::page::{self, Digits};

/// Where lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Each where the next word has no room.
    #[default]
    Ragged,
    /// As evenly as they can.
    Even,
    /// At the margin.
    Justified,
}

/// How the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Which vowel signs are shown.
    pub marks: Marks,
    /// Where lines end.
    pub align: Align,
    /// Whether characters of ambiguous width (UAX #11) take two cells.
    pub wide_ambiguous: bool,
}

impl Display {
    /// It with the next choice of vowel signs.
    #[must_use]
    pub fn with_next_marks(self) -> Self {
        let marks = match self.marks {
            Marks::Shown => Marks::Reduced,
            Marks::Reduced => Marks::Hidden,
            Marks::Hidden => Marks::Shown,
        };
        Self { marks, ..self }
    }

    /// It with the next way to end lines.
    #[must_use]
    pub fn with_next_align(self) -> Self {
        let align = match self.align {
            Align::Ragged => Align::Even,
            Align::Even => Align::Justified,
            Align::Justified => Align::Ragged,
        };
        Self { align, ..self }
    }

    /// How the blocks of `article` are laid out in a column `width` cells wide, numbered in `digits`.
    #[must_use]
    pub fn page_options(self, article: &Article, digits: Digits, width: u16) -> page::Options {
        let fill = match self.align {
            Align::Ragged => Fill::First,
            Align::Even => Fill::Even,
            Align::Justified => Fill::Justified { kashida: has_kashida(article) },
        };
        let text = layout::Options {
            fill,
            marks: self.marks,
            wide_ambiguous: self.wide_ambiguous,
            ..layout::Options::new(width)
        };
        page::Options { text, digits }
    }
}

/// Whether the language of an article makes joints between letters longer: not where Nastaliq is its hand.
fn has_kashida(article: &Article) -> bool {
    let language = article.language().unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    article.direction() == Direction::Rtl && !matches!(language, "ur" | "ks" | "pnb" | "skr" | "he" | "yi")
}
