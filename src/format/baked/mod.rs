//! Baked text: text that a program stored as it is to be seen, in presentation forms and often in visual order, for a
//! screen without bidi and joining. Extracts of old PDFs, files of DOS and strings of games are so.
//!
//! The order is told from the forms: a final form ends a word and an initial form begins one. Each line, or string of a
//! data file, is turned around by itself; the forms become the letters they show.

mod evidence;
mod forms;
mod letters;
mod pieces;
mod turn;

use std::collections::HashMap;

use memchr::memchr_iter;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::boundary_from;
use qari_bidi::text::width::cells;

use evidence::{Evidence, is_turned};
use forms::{Forms, is_of_baked_text};
use pieces::{Piece, pieces};
use turn::Manner;

pub use pieces::TextSyntax;

/// The share of forms among the right-to-left letters of a baked text: at least one in so many.
const SHARE: usize = 5;

/// The points that a line must have, and the other order none, to be in another order than most of its document.
const SURE: i64 = 2;

/// The number of lines that make a left-to-right listing if all begin with a left-to-right word.
const LISTING: usize = 3;

/// The bytes that tell whether a text without forms is in visual order.
const SAMPLE: usize = 64 * 1024;

/// The treatment of baked text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Baked {
    /// Detect it, and its order.
    #[default]
    Auto,
    /// Take all right-to-left text for visual order.
    Visual,
    /// Replace presentation forms and keep the order.
    Logical,
    /// Show it as it is stored.
    Off,
}

/// The values of `--baked`.
pub const BAKED: [(&str, Baked); 4] =
    [("auto", Baked::Auto), ("visual", Baked::Visual), ("logical", Baked::Logical), ("off", Baked::Off)];

/// A text that was baked, as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mended {
    /// Letters in logical order.
    pub text: String,
    /// It was in visual order, or some of it.
    pub was_visual: bool,
}

/// Mends `text` as `asked`; `None` if there is nothing to mend.
pub(super) fn mend(text: &str, syntax: TextSyntax, asked: Baked) -> Option<Mended> {
    let document = match asked {
        Baked::Off => None,
        Baked::Auto => has_forms(text)
            .then(|| Document::of(text, syntax, asked))
            .filter(Document::is_baked)
            .or_else(|| is_turned(sample(text)).then(|| Document::of(text, syntax, Baked::Visual))),
        Baked::Logical => has_forms(text).then(|| Document::of(text, syntax, asked)),
        Baked::Visual => (!text.is_ascii()).then(|| Document::of(text, syntax, asked)),
    };
    document.map(Document::mended)
}

/// Returns `true` if [`mend`] may change `text`.
pub(super) fn may_be(text: &str, asked: Baked) -> bool {
    match asked {
        Baked::Off => false,
        Baked::Auto => has_forms(text) || is_turned(sample(text)),
        Baked::Logical => has_forms(text),
        Baked::Visual => !text.is_ascii(),
    }
}

/// The beginning of `text`, which tells whether it is in visual order if it has no forms.
fn sample(text: &str) -> &str {
    &text[..boundary_from(text, SAMPLE.min(text.len()))]
}

/// Returns `true` if `text` has any presentation form of baked text. Their lead byte is rare in text without, so this
/// takes no longer than looking for a byte.
fn has_forms(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(0xEF, bytes).any(|at| {
        matches!(bytes.get(at + 1), Some(0xAC..=0xBB)) && text[at..].chars().next().is_some_and(is_of_baked_text)
    })
}

/// A baked document, in pieces.
struct Document<'a> {
    text: &'a str,
    forms: Forms,
    pieces: Vec<(Piece, Evidence)>,
    total: Evidence,
    manner: Manner,
    asked: Baked,
}

impl<'a> Document<'a> {
    /// Looks through `text`.
    fn of(text: &'a str, syntax: TextSyntax, asked: Baked) -> Self {
        let forms = Forms::new();
        let evidence = |piece: Piece| {
            let evidence = Evidence::of(&text[piece.range.clone()], &forms);
            (piece, evidence)
        };
        let pieces: Vec<(Piece, Evidence)> = pieces(text, syntax).into_iter().map(evidence).collect();
        let mut total = Evidence::default();
        for (_, evidence) in &pieces {
            total += *evidence;
        }
        let manner = Manner {
            marks_behind: total.marks_behind >= 0,
            brackets_mirrored: total.brackets_mirrored >= 0,
            is_markup: matches!(syntax, TextSyntax::Markdown | TextSyntax::Markup),
        };
        Self { text, forms, pieces, total, manner, asked }
    }

    /// Returns `true` if enough of the text are forms for it to be meant so.
    fn is_baked(&self) -> bool {
        let Evidence { forms, plain, .. } = self.total;
        forms > 0 && forms * SHARE >= forms + plain
    }

    /// Returns `true` if a piece is in visual order.
    fn is_visual(&self, evidence: &Evidence) -> bool {
        match self.asked {
            Baked::Visual => return true,
            Baked::Logical | Baked::Off => return false,
            Baked::Auto => {}
        }
        let document = self.total.is_visual().unwrap_or(false);
        let (own, other) =
            if document { (evidence.logical, evidence.visual) } else { (evidence.visual, evidence.logical) };
        // Letters that nobody baked say nothing of order, and are in logical order if they would join.
        let is_plain = evidence.forms == 0 && evidence.joinable > 0;
        if is_plain { false } else { document != (own >= SURE && other <= 0) }
    }

    /// The direction of the paragraph that a piece is a line of.
    fn base(&self, evidence: &Evidence) -> Direction {
        let is_rtl = |evidence: &Evidence| evidence.rtl_words >= evidence.ltr_words;
        let Evidence { pieces, from_ltr, .. } = self.total;
        // As the lines of a listing, and as no prose.
        let all_begin_ltr = pieces >= LISTING && from_ltr == pieces;
        if !all_begin_ltr && (is_rtl(&self.total) || is_rtl(evidence)) { Direction::Rtl } else { Direction::Ltr }
    }

    fn mended(self) -> Mended {
        let edge = self.edge();
        let mut text = String::with_capacity(self.text.len());
        let (mut at, mut was_visual) = (0, false);
        for (piece, evidence) in &self.pieces {
            let own = &self.text[piece.range.clone()];
            if !self.is_visual(evidence) {
                letters::push(&mut text, &self.text[at..piece.range.end], &self.forms);
                at = piece.range.end;
                continue;
            }
            was_visual = true;
            match (&piece.line, edge) {
                // Lines that end at one edge are indented from there.
                (Some(line), Some(edge)) => {
                    text.push_str(&self.text[at..line.start]);
                    text.push_str(&" ".repeat(edge.saturating_sub(cells(&self.text[line.start..piece.range.end]))));
                    at = line.end;
                }
                _ => {
                    letters::push(&mut text, &self.text[at..piece.range.start], &self.forms);
                    at = piece.range.end;
                }
            }
            let mut logical = String::with_capacity(own.len());
            turn::push(&mut logical, own, self.base(evidence), self.manner);
            letters::push(&mut text, &logical, &self.forms);
        }
        letters::push(&mut text, &self.text[at..], &self.forms);
        Mended { text, was_visual }
    }

    /// The column where most visual lines end that are set flush right, in cells; `None` if they are not.
    fn edge(&self) -> Option<usize> {
        let mut ends: HashMap<usize, usize> = HashMap::new();
        let (mut lines, mut indented) = (0, 0);
        for (piece, evidence) in &self.pieces {
            let Some(line) = piece.line.as_ref().filter(|_| self.is_visual(evidence)) else { continue };
            lines += 1;
            indented += usize::from(piece.range.start > line.start);
            *ends.entry(cells(&self.text[line.start..piece.range.end])).or_default() += 1;
        }
        let (edge, count) = ends.into_iter().max_by_key(|&(end, count)| (count, end))?;
        (indented > 0 && count > 1 && count * 2 >= lines).then_some(edge)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use forms::TATWEEL;

    /// The letters and digits of a text, sorted, with the letters that its forms show.
    fn letters(text: &str) -> Vec<char> {
        let mut letters: Vec<char> = text.nfkd().filter(|&c| c.is_alphanumeric() && c != TATWEEL).collect();
        letters.sort_unstable();
        letters
    }

    const SYNTAXES: [TextSyntax; 5] =
        [TextSyntax::Lines, TextSyntax::Data, TextSyntax::Table, TextSyntax::Markdown, TextSyntax::Markup];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// No letter is lost and none is added, whatever the text and its syntax.
        #[test]
        fn letters_are_kept(
            text in "([\u{FE80}-\u{FEFC}\u{FB50}-\u{FBB1}]{1,6}|[\u{627}-\u{64A}]{1,4}|[א-ת\u{FB1D}-\u{FB36}]{1,4}|\
                     [\u{64B}-\u{652}\u{FE70}-\u{FE72}]|[a-z]{1,3}|[0-9]{1,3}|\
                     [ \n\t.,:;=|<>(){}\\[\\]\"'&%#`*/\\\\-]){0,40}",
            syntax in prop::sample::select(SYNTAXES.to_vec()),
            asked in prop::sample::select(BAKED.map(|(_, baked)| baked).to_vec()),
        ) {
            let mended = mend(&text, syntax, asked).map_or(text.clone(), |mended| mended.text);
            prop_assert_eq!(letters(&mended), letters(&text), "{} became {}", text, mended);
            prop_assert_eq!(mended.matches('\n').count(), text.matches('\n').count());
        }
    }

    #[test]
    fn text_without_forms_is_left_alone() {
        for text in ["", "plain", "مرحبا بالعالم", "שלום עולם", "ﷺ ﷲ ﷼ ﴿١﴾", "\u{FEFF}x", "ﬁn"]
        {
            for syntax in SYNTAXES {
                assert_eq!(mend(text, syntax, Baked::Auto), None, "{text}");
                assert_eq!(mend(text, syntax, Baked::Off), None, "{text}");
            }
        }
    }
}
