//! Detects the width that the prose of a text is wrapped at, and the lines that continue in the next one.

use std::ops::Range;

use super::lines::{self, Line, is_ended};
use super::{markers, verse};

/// Columns of indentation that set lines off from the text.
pub(super) const SET_OFF: u8 = 4;

/// Widths that prose is wrapped at. Lines of verse are shorter, unwrapped paragraphs longer.
const WRAPPED: Range<u32> = 55..111;

/// Number of lines that are sampled to detect wrapping.
const LINES_THAT_TELL: usize = 20_000;

/// Tolerance of the wrap width, in characters.
const SLACK: u32 = 3;

/// The least lines with a trailing space that make a flowed text.
const LEAST_FLOWED: usize = 5;

/// Detects the width that the prose of a text is wrapped at, in characters. Most lines must be full, and most others
/// must end a sentence: the last line of a paragraph does, a line of verse does not.
pub(super) fn wrapped_at(text: &str, lines: &[Line]) -> Option<u32> {
    let lines = &lines[..lines.len().min(LINES_THAT_TELL)];
    let mut widths: Vec<u32> = lines.iter().map(|line| line.width).collect();
    if widths.len() < 4 {
        return None;
    }
    // A few lines may be wider: addresses, headings.
    let most = (widths.len() - 1) * 97 / 100;
    let width = *widths.select_nth_unstable(most).1;
    if !WRAPPED.contains(&width) {
        return None;
    }
    let Fullness { full, ended, all } = Fullness::of(text, lines, width);
    (all >= 4 && full * 10 >= all * 6 && (full + ended) * 100 >= all * 85).then_some(width)
}

/// Detects format=flowed text (RFC 3676) and text copied from documents: many lines end in a space, but not nearly all.
pub(super) fn is_flowed(lines: &[Line]) -> bool {
    let lines = &lines[..lines.len().min(LINES_THAT_TELL)];
    let before_another = || lines.windows(2).filter(|pair| !pair[1].after_blank).map(|pair| pair[0]);
    let (all, broken) = (before_another().count(), before_another().filter(|line| line.ends_in_blank).count());
    broken >= LEAST_FLOWED && broken * 5 >= all && broken * 10 <= all * 9
}

/// Returns `true` if most of these adjacent lines are full.
pub(super) fn is_mostly_full(text: &str, lines: &[Line], width: u32) -> bool {
    let Fullness { full, ended, all } = Fullness::of(text, lines, width);
    (full + ended) * 10 >= all * 6
}

/// Counts of full lines among those directly followed by another. Lines that are set off or marked are not counted, nor
/// are the last lines of paragraphs before an indented one.
#[derive(Default)]
struct Fullness {
    /// Full lines.
    full: usize,
    /// Other lines that end a sentence.
    ended: usize,
    /// All counted lines.
    all: usize,
}

impl Fullness {
    fn of(text: &str, lines: &[Line], width: u32) -> Self {
        let mut fullness = Self::default();
        for pair in lines.windows(2) {
            let (line, next) = (pair[0], pair[1]);
            let is_prose = !next.after_blank
                && line.indent < SET_OFF
                && next.indent <= line.indent.max(1)
                && !is_marked(text, next)
                && !verse::is_verse(line.of(text));
            if is_prose {
                let is_full = is_full(text, line, next, width);
                fullness.full += usize::from(is_full);
                fullness.ended += usize::from(!is_full && is_ended(line.of(text)));
                fullness.all += 1;
            }
        }
        fullness
    }
}

/// Returns `true` if the first word of `next` would not have fitted on `line` within `width` characters.
pub(super) fn is_full(text: &str, line: Line, next: Line, width: u32) -> bool {
    let word = next.of(text).split(char::is_whitespace).next().unwrap_or_default();
    line.width + 1 + lines::width(word) + SLACK > width
}

/// Returns `true` if a line is an item, a heading or a rule by its signs.
pub(super) fn is_marked(text: &str, line: Line) -> bool {
    let own = line.of(text);
    markers::signs(own).is_some() || markers::hashed(own).is_some() || markers::item(own, line.letters).is_some()
}
