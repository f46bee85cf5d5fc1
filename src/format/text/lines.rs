//! The lines of a text: where they are, how wide, how far in.

use crate::text::marks::is_vowel_sign;
use crate::text::visible::is_invisible;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The bytes of the text that it is, without the blanks around it. A text has fewer than 2³².
    pub(super) start: u32,
    /// Where they end.
    pub(super) end: u32,
    /// How many characters they are, vowel signs not counted.
    pub(super) width: u32,
    /// How many columns it is indented by, up to 255.
    pub(super) indent: u8,
    /// Whether a blank line stands before it, or nothing.
    pub(super) after_blank: bool,
}

/// The lines of `text` that are not blank.
pub(super) fn scan(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for raw in text.split('\n') {
        let kept = raw.trim();
        if is_blank(kept) {
            after_blank = true;
        } else {
            let before = raw.len() - raw.trim_start().len();
            let from = start + before;
            let (from, to) = (narrow(from), narrow(from + kept.len()));
            lines.push(Line { start: from, end: to, width: width(kept), indent: indent(&raw[..before]), after_blank });
            after_blank = false;
        }
        start += raw.len() + 1;
    }
    lines
}

/// How many characters of `text` take room on a line.
pub(super) fn width(text: &str) -> u32 {
    // Letters are told before marks are asked about: all of a book is counted.
    let is_letter =
        |c| c < '\u{0591}' || ('\u{05D0}'..='\u{05EA}').contains(&c) || ('\u{0620}'..='\u{064A}').contains(&c);
    narrow(text.chars().filter(|&c| is_letter(c) || !is_vowel_sign(c)).count())
}

/// `text` without the format characters that it begins with, as those which say its direction.
pub(super) fn visible_start(text: &str) -> &str {
    text.trim_start_matches(is_invisible)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| is_invisible(c) || c.is_whitespace())
}

/// The columns that `blanks` take, with a tab stop at each fourth.
fn indent(blanks: &str) -> u8 {
    let columns = blanks.chars().take(255).fold(0_usize, |columns, c| match c {
        '\t' => columns / 4 * 4 + 4,
        // A page may begin with a form feed.
        '\u{B}' | '\u{C}' => columns,
        _ => columns + 1,
    });
    u8::try_from(columns).unwrap_or(u8::MAX)
}

/// A text has fewer than 2³² bytes: [`crate::format::MOST_BYTES`], three times if it is decoded.
pub(super) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
