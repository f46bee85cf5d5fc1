//! Stage 3: breaks units into lines, in logical order, at the opportunities of UAX #14. textwrap's algorithms
//! choose among the opportunities by the widths of the units.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::breaks::opportunities;
use super::shape::{Glyph, Role, Unit, source_range};
use super::{Fill, LayoutOptions};

/// Returns the lines as ranges of `units`: at least one, none wider than `options.width`. Trailing white space
/// belongs to a line and has no width.
pub(super) fn lines(text: &str, units: &[Unit], options: LayoutOptions) -> Vec<Range<usize>> {
    let width = usize::from(options.wrapped_width());
    let mut words = words(text, units, width);
    hold_quotation_marks(&mut words, units, width);
    let mut lines = Vec::new();
    for words in words.split_inclusive(|word| word.ends_line) {
        // What needs no sign that it goes on may take the room of that.
        if options.wrap_room > 0 && fits_whole(words, usize::from(options.width)) {
            lines.push(words[0].units.start..words[words.len() - 1].units.end);
            continue;
        }
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

/// Returns `true` if `words`, at least one, fit into one line of `width` cells.
fn fits_whole(words: &[Word], width: usize) -> bool {
    let trailing = words.last().map_or(0, |word| word.space);
    words.iter().map(|word| word.width + word.space).sum::<usize>() - trailing <= width
}

/// Distributes words over lines of `width` cells.
fn fill(words: &[Word], width: usize, fill: Fill) -> Vec<&[Word]> {
    let widths = [as_fragment_width(width)];
    let even = match fill {
        Fill::First => None,
        // Widths in cells cannot overflow; first fit would be a fine fallback.
        Fill::Even | Fill::Justified { .. } => wrap_optimal_fit(words, &widths, &PENALTIES).ok(),
    };
    even.unwrap_or_else(|| wrap_first_fit(words, &widths))
}

/// Penalties for even lines. No gap is so wide that a line that is too long would cost less.
const PENALTIES: Penalties = Penalties { overflow_penalty: 1 << 40, ..Penalties::new() };

/// The units between two break opportunities. A word is broken only if it is wider than a line.
#[derive(Clone, Debug)]
struct Word {
    units: Range<usize>,
    /// The width without trailing white space, in cells.
    width: usize,
    /// The width of the trailing white space, in cells.
    space: usize,
    /// `true` if a mandatory break follows.
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

/// Splits `units` into words; words wider than `width` are split into pieces that fit.
fn words(text: &str, units: &[Unit], width: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(units.len() / 4 + 1);
    let mut word = Word { units: 0..0, width: 0, space: 0, ends_line: false };
    for opportunity in opportunities(text, source_range(units)) {
        for unit in units[word.units.end..].iter().take_while(|unit| unit.end() <= opportunity.byte) {
            word.units.end += 1;
            word.space += fitting_width(unit, width);
            if !trims(unit) {
                word.width += std::mem::take(&mut word.space);
            }
        }
        // Ignore an opportunity inside a unit.
        let end = word.units.end;
        if end == word.units.start || units[end - 1].end() != opportunity.byte {
            continue;
        }
        let begins_line = words.last().is_none_or(|before| before.ends_line);
        if !opportunity.is_mandatory && end < units.len() && begins_word(&units[word.units.clone()], begins_line) {
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

/// Returns `true` if `units` are signs that begin a word (`-x`, `--name`, `$(x)`), which `LB20a` of Unicode 16 keeps
/// with the word; or, where they begin a line of the text, that stand before its first word (`- x`, `$ x`).
fn begins_word(units: &[Unit], begins_line: bool) -> bool {
    /// The most units that such signs have, with a blank.
    const MOST: usize = 3;
    let is_sign = |unit: &Unit| matches!(unit.glyph, Glyph::Base('-' | '\u{2010}' | '$'));
    let shown = units.iter().take_while(|unit| is_sign(unit)).count();
    units.len() <= MOST
        && (1..MOST).contains(&shown)
        && (shown == units.len() || begins_line && units[shown..].iter().all(trims))
}

/// Splits a word that is wider than a line into pieces that fit.
fn push_pieces(words: &mut Vec<Word>, units: &[Unit], word: &Word, width: usize) {
    let range = word.units.clone();
    let text_end = range.start + shown(&units[range.clone()]).len();
    let mut piece = range.start..range.start;
    let mut piece_width = 0;
    // The last position in the piece that does not separate joined letters, and the width up to it.
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

/// Keeps a quotation mark surrounded by spaces with the text it quotes: a closing one does not start a line, an
/// opening one does not end it. UAX #14 covers other punctuation.
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

/// Returns `units` without the units that are not shown at the end of a line.
pub(super) fn shown(units: &[Unit]) -> &[Unit] {
    &units[..units.iter().rposition(|unit| !trims(unit)).map_or(0, |last| last + 1)]
}

/// Returns the width of `units` in a line of `width` cells.
pub(super) fn cells(units: &[Unit], width: usize) -> usize {
    units.iter().map(|unit| fitting_width(unit, width)).sum()
}

/// Returns the width of a unit in a line of `width` cells. A symbol wider than the line is replaced by a sign
/// one cell wide.
pub(super) fn fitting_width(unit: &Unit, width: usize) -> usize {
    let own = usize::from(unit.width);
    if own > width { 1 } else { own }
}

/// Returns `true` if a unit is not shown at the end of a line (UAX #9, L1; UAX #14, LB7).
pub(super) fn trims(unit: &Unit) -> bool {
    matches!(unit.role, Role::Space | Role::Invisible | Role::LineEnd)
}

#[expect(clippy::cast_precision_loss, reason = "no line is 2^52 cells wide")]
fn as_fragment_width(cells: usize) -> f64 {
    cells as f64
}
