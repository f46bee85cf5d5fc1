//! The third stage: lines, broken in logical order at the opportunities of UAX #14, so that a sentence
//! reads from the top down. textwrap's algorithms choose among them over the widths of the units.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::breaks::opportunities;
use super::shape::{Glyph, Role, Unit, source_range};
use super::{Fill, Options};

/// The lines that `units` make, as ranges of them, at least one, none wider than the options say. White space at
/// the end of a line belongs to it and does not count.
pub(super) fn lines(text: &str, units: &[Unit], options: Options) -> Vec<Range<usize>> {
    let width = usize::from(options.width);
    let mut words = words(text, units, width);
    hold_quotation_marks(&mut words, units, width);
    let mut lines = Vec::new();
    for words in words.split_inclusive(|word| word.ends_line) {
        for line in fill(words, width, options.fill) {
            if let (Some(first), Some(last)) = (line.first(), line.last()) {
                lines.push(first.units.start..last.units.end);
            }
        }
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// The words of each line of `width` cells.
fn fill(words: &[Word], width: usize, fill: Fill) -> Vec<&[Word]> {
    let widths = [as_fragment_width(width)];
    let even = match fill {
        Fill::First => None,
        // A width that overflows can't be had from cells; if it could, first fit would do.
        Fill::Even | Fill::Justified { .. } => wrap_optimal_fit(words, &widths, &PENALTIES).ok(),
    };
    even.unwrap_or_else(|| wrap_first_fit(words, &widths))
}

/// What lines cost that are shared out evenly. No gap is so wide that a line that is too long would cost less.
const PENALTIES: Penalties = Penalties { overflow_penalty: 1 << 40, ..Penalties::new() };

/// What is not broken unless it is wider than a line: the units between two break opportunities.
#[derive(Clone, Debug)]
struct Word {
    units: Range<usize>,
    /// Without the white space behind it, in cells.
    width: usize,
    /// The white space behind it, in cells.
    space: usize,
    /// Whether a mandatory break follows.
    ends_line: bool,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        as_fragment_width(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        as_fragment_width(self.space)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The words of `units`; those wider than `width` are broken into pieces that are not.
fn words(text: &str, units: &[Unit], width: usize) -> Vec<Word> {
    let mut words = Vec::with_capacity(units.len() / 4 + 1);
    let mut word = Word { units: 0..0, width: 0, space: 0, ends_line: false };
    for opportunity in opportunities(text, source_range(units)) {
        for unit in units[word.units.end..].iter().take_while(|unit| unit.end() <= opportunity.byte) {
            word.units.end += 1;
            word.space += fitting_width(unit, width);
            if !trims(unit) {
                word.width += std::mem::take(&mut word.space);
            }
        }
        // An opportunity inside a unit is none.
        let end = word.units.end;
        if end == word.units.start || units[end - 1].end() != opportunity.byte {
            continue;
        }
        word.ends_line = opportunity.is_mandatory;
        let whole = std::mem::replace(&mut word, Word { units: end..end, width: 0, space: 0, ends_line: false });
        if whole.width > width {
            push_pieces(&mut words, units, &whole, width);
        } else {
            words.push(whole);
        }
    }
    words
}

/// Adds a word that is wider than a line as pieces that are not.
fn push_pieces(words: &mut Vec<Word>, units: &[Unit], word: &Word, width: usize) {
    let range = word.units.clone();
    let text_end = range.start + shown(&units[range.clone()]).len();
    let mut piece = range.start..range.start;
    let mut piece_width = 0;
    // The last place in the piece where no joined letters would be parted, and the width up to it.
    let mut unjoined = (range.start, 0);
    while piece.end < text_end {
        let unit = &units[piece.end];
        let own = fitting_width(unit, width);
        if piece_width + own > width {
            let (end, used) = if unjoined.0 > piece.start { unjoined } else { (piece.end, piece_width) };
            words.push(Word { units: piece.start..end, width: used, space: 0, ends_line: false });
            piece.start = end;
            piece_width -= used;
            continue;
        }
        piece.end += 1;
        piece_width += own;
        if !unit.joins_next {
            unjoined = (piece.end, piece_width);
        }
    }
    words.push(Word { units: piece.start..range.end, width: piece_width, ..word.clone() });
}

/// Keeps a quotation mark that spaces stand around with what it quotes: one that closes does not begin a line, one that opens
/// does not end it. (UAX #14 sees to the other punctuation.)
fn hold_quotation_marks(words: &mut Vec<Word>, units: &[Unit], width: usize) {
    let only = |word: &Word, marks: [char; 4]| {
        let mut shown = units[word.units.clone()].iter().filter(|unit| !trims(unit)).peekable();
        let is_mark = |unit: &Unit| matches!(unit.glyph, Glyph::Base(base) if marks.contains(&base));
        shown.peek().is_some() && shown.all(is_mark)
    };
    let is_candidate = |word: &Word| {
        matches!(units[word.units.start].glyph, Glyph::Base('«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201D}'))
    };
    if !words.iter().any(is_candidate) {
        return;
    }
    words.dedup_by(|behind, before| {
        let held = (is_candidate(behind) && only(behind, ['»', '›', '\u{2019}', '\u{201D}']))
            || (is_candidate(before) && only(before, ['«', '‹', '\u{2018}', '\u{201C}']));
        let together = before.width + before.space + behind.width;
        if !held || before.ends_line || together > width {
            return false;
        }
        *before = Word { units: before.units.start..behind.units.end, width: together, ..behind.clone() };
        true
    });
}

/// `units` without what is not shown at the end of a line.
pub(super) fn shown(units: &[Unit]) -> &[Unit] {
    &units[..units.iter().rposition(|unit| !trims(unit)).map_or(0, |last| last + 1)]
}

/// The width of `units` in a line of `width` cells.
pub(super) fn cells(units: &[Unit], width: usize) -> usize {
    units.iter().map(|unit| fitting_width(unit, width)).sum()
}

/// The width of a unit in a line of `width` cells: what is wider than the line is shown by a mark one cell wide.
pub(super) fn fitting_width(unit: &Unit, width: usize) -> usize {
    let own = usize::from(unit.width);
    if own > width { 1 } else { own }
}

/// Whether a unit is not shown at the end of a line (UAX #9, L1; UAX #14, LB7).
pub(super) fn trims(unit: &Unit) -> bool {
    matches!(unit.role, Role::Space | Role::Invisible | Role::LineEnd)
}

#[expect(clippy::cast_precision_loss, reason = "no line is 2^52 cells wide")]
fn as_fragment_width(cells: usize) -> f64 {
    cells as f64
}
