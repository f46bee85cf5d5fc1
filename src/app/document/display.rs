//! The choices of the reader about the layout of the text.

use crate::article::Article;
use crate::page::{Air, BlockOptions, Digits};
use qari_bidi::layout::{self, Controls, Direction, Fill, Marks};
use qari_typeset::Setting;

/// The way lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Each line ends where the next word has no room.
    #[default]
    Ragged,
    /// Lines end as evenly as they can.
    Even,
    /// Lines end at the margin.
    Justified,
}

/// The way text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// The vowel signs that are shown.
    pub marks: Marks,
    /// The way lines end.
    pub align: Align,
    /// `true` if characters of ambiguous width (UAX #11) take two cells.
    pub wide_ambiguous: bool,
    /// The direction controls and other invisible characters that are shown: none, or all by their names.
    pub controls: Controls,
    /// `true` if no joint between letters is lengthened, in any text: verse is then as wide as it comes.
    pub without_kashida: bool,
    /// The cells that lines are shifted by, if long ones of code, logs and the like are cut; `None` if they are
    /// wrapped.
    pub chop: Option<u16>,
    /// The book face that running text of the document is set in; `None` for cells.
    pub typeset: Option<Setting>,
}

/// The ways to end lines, by their names on the command line.
pub const ALIGNS: [(&str, Align); 3] =
    [("ragged", Align::Ragged), ("even", Align::Even), ("justified", Align::Justified)];

/// The choices of vowel signs, by their names on the command line.
pub const MARKS: [(&str, Marks); 3] = [("shown", Marks::Shown), ("reduced", Marks::Reduced), ("hidden", Marks::Hidden)];

/// The widths of ambiguous characters, by their names on the command line.
pub const AMBIGUOUS: [(&str, bool); 2] = [("narrow", false), ("wide", true)];

/// The choices about kashida, by their names on the command line.
pub const KASHIDA: [(&str, bool); 2] = [("true", false), ("false", true)];

/// The choices about invisible characters, by their names on the command line.
pub const CONTROLS: [(&str, Controls); 2] = [("hidden", Controls::Hidden), ("shown", Controls::Shown)];

impl Display {
    /// Returns the name of its way to end lines.
    #[must_use]
    pub fn align_name(self) -> &'static str {
        name(&ALIGNS, self.align)
    }

    /// Returns the name of its choice of vowel signs.
    #[must_use]
    pub fn marks_name(self) -> &'static str {
        name(&MARKS, self.marks)
    }

    /// Returns the name of its choice about invisible characters.
    #[must_use]
    pub fn controls_name(self) -> &'static str {
        name(&CONTROLS, self.controls)
    }

    /// Returns it with the other choice about invisible characters.
    #[must_use]
    pub fn with_next_controls(self) -> Self {
        Self { controls: next(&CONTROLS, self.controls), ..self }
    }

    /// Returns it with long lines wrapped instead of cut, or the other way round.
    #[must_use]
    pub fn with_next_chop(self) -> Self {
        Self { chop: if self.chop.is_some() { None } else { Some(0) }, ..self }
    }

    /// Returns it with cut lines shifted by `cells` more, or back if negative.
    #[must_use]
    pub fn shifted_by(self, cells: i16) -> Self {
        Self { chop: self.chop.map(|shift| shift.saturating_add_signed(cells)), ..self }
    }

    /// Returns it with the next choice of vowel signs.
    #[must_use]
    pub fn with_next_marks(self) -> Self {
        Self { marks: next(&MARKS, self.marks), ..self }
    }

    /// Returns it with the next way to end lines.
    #[must_use]
    pub fn with_next_align(self) -> Self {
        Self { align: next(&ALIGNS, self.align), ..self }
    }

    /// Returns the options for blocks of `article` in a column `width` cells wide, numbered in `digits`.
    #[must_use]
    pub fn page_options(self, article: &Article, digits: Digits, width: u16) -> BlockOptions {
        let kashida = !self.without_kashida && has_kashida(article);
        let fill = match self.align {
            Align::Ragged => Fill::First,
            Align::Even => Fill::Even,
            Align::Justified => Fill::Justified { kashida },
        };
        let text = layout::LayoutOptions {
            fill,
            marks: self.marks,
            wide_ambiguous: self.wide_ambiguous,
            controls: self.controls,
            ..layout::LayoutOptions::new(width).isolating()
        };
        // Verse is equally wide as printed, whatever becomes of the ends of lines.
        let verse = if self.without_kashida { Fill::First } else { Fill::Justified { kashida } };
        BlockOptions { text, digits, verse, air: Air::Close, chop: self.chop, typeset: None }
    }
}

/// Returns the choice that `choices` call `name`.
#[must_use]
pub fn named<T: Copy>(choices: &[(&str, T)], name: &str) -> Option<T> {
    choices.iter().find(|(own, _)| *own == name).map(|(_, choice)| *choice)
}

fn name<T: Copy + PartialEq>(choices: &[(&'static str, T)], choice: T) -> &'static str {
    choices.iter().find(|(_, own)| *own == choice).map_or("", |(name, _)| name)
}

/// Returns the choice behind `choice`; behind the last, the first.
fn next<T: Copy + PartialEq>(choices: &[(&'static str, T)], choice: T) -> T {
    let mut round = choices.iter().chain(choices).map(|(_, own)| *own).skip_while(|own| *own != choice).skip(1);
    round.next().unwrap_or(choice)
}

/// Returns `true` if the language of an article is justified by lengthening joints between letters, which Nastaliq is
/// not.
fn has_kashida(article: &Article) -> bool {
    let language = article.language().unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    article.direction() == Direction::Rtl && !matches!(language, "ur" | "ks" | "pnb" | "skr" | "he" | "yi")
}
