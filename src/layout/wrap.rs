//! The third stage: lines, broken in logical order at the opportunities of UAX #14, so that a sentence
//! reads from the top down. textwrap's first fit chooses among them over the widths of the units.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::shape::{Role, Unit};

/// The lines of a paragraph as ranges of `units`, at least one, none wider than `width` cells. White space at
/// the end of a line belongs to it and does not count.
pub(super) fn lines(text: &str, units: &[Unit], width: usize) -> Vec<Range<usize>> {
    let words = words(text, units, width);
    let mut lines = Vec::new();
    for words in words.split_inclusive(|word| word.ends_line) {
        for line in wrap_first_fit(words, &[as_fragment_width(width)]) {
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

/// What is not broken unless it is wider than a line: the units between two break opportunities.
#[derive(Debug)]
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

/// The words of `text`; those wider than `width` are broken into pieces that are not.
fn words(text: &str, units: &[Unit], width: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = 0;
    for (byte, opportunity) in linebreaks(text) {
        let end = start + units[start..].partition_point(|unit| unit.range().end <= byte);
        // An opportunity inside a unit is none.
        if end == start || units[end - 1].range().end != byte {
            continue;
        }
        push_word(&mut words, units, start..end, width);
        if let Some(word) = words.last_mut() {
            word.ends_line = opportunity == BreakOpportunity::Mandatory;
        }
        start = end;
    }
    words
}

/// Adds the units `range` as one word, or as pieces where they are wider than a line.
fn push_word(words: &mut Vec<Word>, units: &[Unit], range: Range<usize>, width: usize) {
    let shown = |unit: &Unit| fitting_width(unit, width);
    let text_end = range.start + units[range.clone()].iter().rposition(|unit| !trims(unit)).map_or(0, |last| last + 1);
    let mut piece = range.start..range.start;
    let mut piece_width = 0;
    // The last place in the piece where no joined letters would be parted, and the width up to it.
    let mut unjoined = (range.start, 0);
    while piece.end < text_end {
        let unit = &units[piece.end];
        if piece_width + shown(unit) > width {
            let (end, used) = if unjoined.0 > piece.start { unjoined } else { (piece.end, piece_width) };
            words.push(Word { units: piece.start..end, width: used, space: 0, ends_line: false });
            piece.start = end;
            piece_width -= used;
            continue;
        }
        piece.end += 1;
        piece_width += shown(unit);
        if !unit.joins_next {
            unjoined = (piece.end, piece_width);
        }
    }
    let space = units[text_end..range.end].iter().map(shown).sum();
    words.push(Word { units: piece.start..range.end, width: piece_width, space, ends_line: false });
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
