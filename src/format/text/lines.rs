//! The lines of a text: where they are, how wide, how far in.

use super::roles::is_ended;
use qari_bidi::text::marks::is_vowel_sign;
use qari_bidi::text::numbering::Numbering;
use qari_bidi::text::visible::is_invisible;

/// A line of more bytes is cut.
const MOST_BYTES: usize = 1024 * 1024;

/// The parts of a line that is cut have so many bytes at most, if they have more than one word.
const PART_BYTES: usize = 64 * 1024;

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
    /// Whether it ends in a blank: programs that break lines may leave the one they broke at.
    pub(super) ends_in_blank: bool,
    /// How the list is numbered that it is an item of, if that is in letters; see [`super::lettered`].
    pub(super) letters: Option<Numbering>,
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

/// A line in parts: whole, unless it is longer than any paragraph. Such a line ends at a sentence, or where there is none so long, at
/// a word.
fn parts(mut line: &str) -> impl Iterator<Item = &str> {
    let most = if line.len() > MOST_BYTES { PART_BYTES } else { line.len() };
    std::iter::from_fn(move || {
        let cut = if line.len() > most { cut(line) } else { line.len() };
        let (part, rest) = line.split_at(cut);
        line = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// Where to cut a line that is too long: in front of a word.
fn cut(line: &str) -> usize {
    let character = |at: usize| (0..=at).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    let (least, most) = (character(PART_BYTES / 2), character(PART_BYTES));
    let sentence = line[least..most].rmatch_indices(' ').find(|(at, _)| is_ended(&line[least..least + at]));
    let word = || line[least..most].rfind(' ').or_else(|| line[most..].find(' ').map(|at| most - least + at));
    sentence.map(|(at, _)| at).or_else(word).map_or(line.len(), |at| least + at + 1)
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
    fn a_word_is_not_cut_however_long_it_is() {
        let word = "ا".repeat(MOST_BYTES);
        let scanned = scan(&format!("{word} {word}"));
        let widths: Vec<u32> = scanned.iter().map(|line| line.width).collect();
        assert_eq!(widths, [narrow(MOST_BYTES) + 1, narrow(MOST_BYTES)]);
    }
}
