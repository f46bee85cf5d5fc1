//! How the text is shown: what the person chooses of the ways to lay it out.

use crate::article::Article;
use crate::page::{self, Digits};
use qari_bidi::layout::{self, Direction, Fill, Marks};

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

/// The ways to end lines, as they are called on the command line.
pub const ALIGNS: [(&str, Align); 3] =
    [("ragged", Align::Ragged), ("even", Align::Even), ("justified", Align::Justified)];

/// How much of the vowel signs is shown, as it is called on the command line.
pub const MARKS: [(&str, Marks); 3] = [("shown", Marks::Shown), ("reduced", Marks::Reduced), ("hidden", Marks::Hidden)];

/// Whether characters of ambiguous width are wide, as it is called on the command line.
pub const AMBIGUOUS: [(&str, bool); 2] = [("narrow", false), ("wide", true)];

impl Display {
    /// What its way to end lines is called.
    #[must_use]
    pub fn align_name(self) -> &'static str {
        name(&ALIGNS, self.align)
    }

    /// What its choice of vowel signs is called.
    #[must_use]
    pub fn marks_name(self) -> &'static str {
        name(&MARKS, self.marks)
    }

    /// It with the next choice of vowel signs.
    #[must_use]
    pub fn with_next_marks(self) -> Self {
        Self { marks: next(&MARKS, self.marks), ..self }
    }

    /// It with the next way to end lines.
    #[must_use]
    pub fn with_next_align(self) -> Self {
        Self { align: next(&ALIGNS, self.align), ..self }
    }

    /// How the blocks of `article` are laid out in a column `width` cells wide, numbered in `digits`.
    #[must_use]
    pub fn page_options(self, article: &Article, digits: Digits, width: u16) -> page::Options {
        let fill = match self.align {
            Align::Ragged => Fill::First,
            Align::Even => Fill::Even,
            Align::Justified => Fill::Justified { kashida: has_kashida(article) },
        };
        let text = layout::LayoutOptions {
            fill,
            marks: self.marks,
            wide_ambiguous: self.wide_ambiguous,
            ..layout::LayoutOptions::new(width)
        };
        page::Options { text, digits }
    }
}

fn name<T: Copy + PartialEq>(choices: &[(&'static str, T)], choice: T) -> &'static str {
    choices.iter().find(|(_, own)| *own == choice).map_or("", |(name, _)| name)
}

/// The choice behind `choice`; behind the last the first.
fn next<T: Copy + PartialEq>(choices: &[(&'static str, T)], choice: T) -> T {
    let mut round = choices.iter().chain(choices).map(|(_, own)| *own).skip_while(|own| *own != choice).skip(1);
    round.next().unwrap_or(choice)
}

/// Whether the language of an article makes joints between letters longer: not where Nastaliq is its hand.
fn has_kashida(article: &Article) -> bool {
    let language = article.language().unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    article.direction() == Direction::Rtl && !matches!(language, "ur" | "ks" | "pnb" | "skr" | "he" | "yi")
}
