//! Scans the lines of a text: their positions, widths and indentation, and the ends of sentences.

use qari_bidi::text::marks::is_vowel_sign;
use qari_bidi::text::numbering::Numbering;
use qari_bidi::text::visible::{has_pair, is_invisible};

/// Size of the longest line that is kept whole, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Size of the parts of longer lines, in bytes; a longer word is a part of its own.
const PART_BYTES: usize = 64 * 1024;

/// The most characters of a heading.
pub(super) const MOST_HEADING: u32 = 100;

/// A paragraph with more characters than this is running prose.
pub(super) const RUNNING: u32 = 60;

/// The least characters of the prose that makes the line above it a title or a heading.
pub(super) const LEAST_BELOW: u32 = 2 * RUNNING;

/// Punctuation that ends a sentence.
pub(super) const SENTENCE_ENDS: &[char] = &['.', '!', '؟', '?', '۔'];

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte of the line in the text, without leading blanks. A text has fewer than 2³² bytes.
    pub(super) start: u32,
    /// The byte behind the line, without trailing blanks.
    pub(super) end: u32,
    /// Number of characters, vowel signs not counted.
    pub(super) width: u32,
    /// Columns of indentation, up to 255.
    pub(super) indent: u8,
    /// `true` if a blank line or nothing stands before it.
    pub(super) after_blank: bool,
    /// `true` if it ends in a space, which some programs leave at the ends of wrapped lines.
    pub(super) ends_in_blank: bool,
    /// The numbering of the list in letters that it is an item of; set by [`super::lettered`].
    pub(super) letters: Option<Numbering>,
}

impl Line {
    /// Returns the line without surrounding blanks.
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Returns the lines of `text` that are not blank.
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
            let mut from = start + before;
            for part in parts(kept) {
                let (start, end) = (narrow(from), narrow(from + part.trim_end().len()));
                let ends_in_blank = raw.ends_with(' ');
                let (width, indent) = (width(part), indent(&raw[..before]));
                lines.push(Line { start, end, width, indent, after_blank, ends_in_blank, letters: None });
                from += part.len();
                // A part of a line is a paragraph.
                after_blank = part.len() < kept.len();
            }
        }
        start += raw.len() + 1;
    }
    lines
}

/// Splits a line that is too long for a paragraph at ends of sentences, or else between words.
fn parts(mut line: &str) -> impl Iterator<Item = &str> {
    let most = if line.len() > MOST_BYTES { PART_BYTES } else { line.len() };
    std::iter::from_fn(move || {
        let cut = if line.len() > most { cut(line) } else { line.len() };
        let (part, rest) = line.split_at(cut);
        line = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// Returns the byte to split a line at that is too long: the beginning of a word.
fn cut(line: &str) -> usize {
    let character = |at: usize| (0..=at).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    let (least, most) = (character(PART_BYTES / 2), character(PART_BYTES));
    let sentence = line[least..most].rmatch_indices(' ').find(|(at, _)| is_ended(&line[least..least + at]));
    let word = || line[least..most].rfind(' ').or_else(|| line[most..].find(' ').map(|at| most - least + at));
    sentence.map(|(at, _)| at).or_else(word).map_or(line.len(), |at| least + at + 1)
}

/// Counts the characters of `text` that are not vowel signs.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are compared at once")]
pub(super) fn width(text: &str) -> u32 {
    // This runs over whole books, most of which have none. The bytes that signs begin with tell.
    let within = |byte: u8, least: u8, most: u8| byte.wrapping_sub(least) <= most - least;
    let may_be = |lead: u8, next: u8| {
        (lead == 0xD6) & (next >= 0x91)
            | (lead == 0xD7) & (next <= 0x87)
            | (lead == 0xD8) & within(next, 0x90, 0x9A)
            | (lead == 0xD9) & (within(next, 0x8B, 0x9F) | (next == 0xB0))
            | (lead == 0xDB) & within(next, 0x96, 0xAD)
            | (lead == 0xE0)
            | (lead == 0xEF)
    };
    let has_signs = has_pair(text.as_bytes(), may_be);
    narrow(if has_signs { text.chars().filter(|&c| !is_vowel_sign(c)).count() } else { text.chars().count() })
}

/// Returns `true` if a text ends as a sentence does, with or without a closing mark behind it.
pub(super) fn is_ended(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '»' | '\'' | ')' | ']') || is_invisible(c);
    let text = text.trim_end_matches(closing);
    text.ends_with(SENTENCE_ENDS) || text.ends_with(['…', ':', '׃'])
}

/// Strips leading format characters such as direction marks.
pub(super) fn visible_start(text: &str) -> &str {
    text.trim_start_matches(is_invisible)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| is_invisible(c) || c.is_whitespace())
}

/// Counts the columns of leading blanks, with a tab stop at every fourth.
fn indent(blanks: &str) -> u8 {
    let columns = blanks.chars().take(255).fold(0_usize, |columns, c| match c {
        '\t' => columns / 4 * 4 + 4,
        // A page may begin with a form feed.
        '\u{B}' | '\u{C}' => columns,
        _ => columns + 1,
    });
    u8::try_from(columns).unwrap_or(u8::MAX)
}

/// Narrows a byte offset. A text has fewer than 2³² bytes: at most [`crate::format::MOST_BYTES`], tripled by decoding.
pub(super) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_paragraph_is_cut_at_sentences() {
        let sentence = "كان هذا كله جملة واحدة من جمل كثيرة. ";
        let line = sentence.repeat(MOST_BYTES * 3 / sentence.len());
        let lines = scan(&line);
        assert!(lines.len() > 40);
        let mut end = 0;
        for part in &lines {
            let text = &line[part.start as usize..part.end as usize];
            assert!(text.starts_with("كان") && text.ends_with("كثيرة."), "{}", &text[text.len() - 60..]);
            assert!(line[end..part.start as usize].trim().is_empty() && part.after_blank);
            end = part.end as usize;
        }
        assert_eq!(end, line.trim_end().len());
    }

    #[test]
    fn vowel_signs_have_no_width() {
        for c in (0..0x1_1000).filter_map(char::from_u32) {
            assert_eq!(width(&format!("ab{c}d")), 3 + u32::from(!is_vowel_sign(c)), "{c:?}");
        }
    }

    #[test]
    fn a_word_is_not_cut_however_long_it_is() {
        let word = "ا".repeat(MOST_BYTES);
        let scanned = scan(&format!("{word} {word}"));
        let widths: Vec<u32> = scanned.iter().map(|line| line.width).collect();
        assert_eq!(widths, [narrow(MOST_BYTES) + 1, narrow(MOST_BYTES)]);
    }
}
