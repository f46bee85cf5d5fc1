//! Latin phrases that begin or end in code, an address or another token.
//!
//! An isolate is neutral to the text around it (UAX #9, X5a to X6a): beside a Latin word it would take the direction
//! of the paragraph and change places with it. So the words and the tokens of a phrase are enclosed together. Phrases
//! have blanks only between their words; a phrase of tokens alone is a list and keeps the order of the paragraph.

use std::ops::Range;

use super::Isolate;
use super::chars::{is_blank, is_digit, is_ltr, is_rtl, is_rtl_or_mark, is_wrapping};
use crate::text::direction::Direction;
use crate::text::visible::is_line_end;

/// A word or a token of a phrase.
struct Item {
    range: Range<usize>,
    /// `true` if it has a left-to-right letter. A phrase starts and ends with such items.
    is_anchor: bool,
    /// `true` if no other item may follow it in its phrase.
    ends: bool,
}

/// Returns `isolates`, which are sorted and disjoint, with an isolate around each phrase.
pub(super) fn with_phrases(text: &str, isolates: &[Isolate]) -> Vec<Isolate> {
    let mut found: Vec<Isolate> = Vec::with_capacity(isolates.len());
    let (mut index, mut bound) = (0, 0);
    while index < isolates.len() {
        let isolate = &isolates[index];
        if !is_latin(text, isolate) {
            found.push(isolate.clone());
            bound = isolate.range.end;
            index += 1;
            continue;
        }
        let first_word = first_word_before(text, isolate.range.start, bound);
        let mut has_words = first_word.is_some();
        let (mut end, mut next, mut count) = (isolate.range.end, isolate.range.end, 1);
        let mut last_kept = 1;
        while let Some(item) = item_after(text, next, isolates.get(index + count)) {
            let is_isolate = isolates.get(index + count).is_some_and(|next| next.range == item.range);
            count += usize::from(is_isolate);
            next = item.range.end;
            if item.is_anchor {
                has_words |= !is_isolate;
                end = next;
                last_kept = count;
            }
            if item.ends {
                break;
            }
        }
        // Tokens alone are a list: none of them starts a phrase with a later one either.
        if has_words {
            found.push(Isolate::ltr(first_word.unwrap_or(isolate.range.start)..end));
        }
        found.extend_from_slice(&isolates[index..index + last_kept]);
        index += last_kept;
        // A phrase may go on behind its last token.
        bound = end;
    }
    found
}

/// Returns `true` if the first letter of an isolate runs from left to right.
fn is_latin(text: &str, isolate: &Isolate) -> bool {
    let own = &text[isolate.range.clone()];
    isolate.direction != Some(Direction::Rtl) && own.chars().find(|&c| is_ltr(c) || is_rtl(c)).is_some_and(is_ltr)
}

/// Returns the byte at which the Latin words before byte `at` start, if there are any. They end at byte `bound` at the
/// latest.
fn first_word_before(text: &str, at: usize, bound: usize) -> Option<usize> {
    let mut first = None;
    let mut at = at;
    loop {
        let before = text[bound..at].trim_end_matches(is_blank);
        if bound + before.len() == at || before.ends_with('.') {
            return first;
        }
        let start = bound + before.trim_end_matches(is_phrase_char).len();
        let word = &text[start..bound + before.len()];
        let own = word.trim_start_matches(|c: char| !is_ltr(c) && !is_digit(c));
        let starts_word = |c: char| is_blank(c) || is_wrapping(c) || is_rtl_or_mark(c) || is_line_end(c);
        if own.is_empty() || !(start == 0 || text[..start].ends_with(starts_word)) {
            return first;
        }
        if own.contains(is_ltr) {
            first = Some(start + word.len() - own.len());
        }
        if !text[..start].ends_with(is_blank) {
            return first;
        }
        at = start;
    }
}

/// Returns the word or token after byte `at` and blanks; `next` is the next isolate.
fn item_after(text: &str, at: usize, next: Option<&Isolate>) -> Option<Item> {
    let rest = text[at..].trim_start_matches(is_blank);
    let start = text.len() - rest.len();
    if start == at {
        return None;
    }
    if let Some(next) = next.filter(|next| next.range.start == start) {
        let is_anchor = is_latin(text, next);
        let may_follow = is_anchor || !text[next.range.clone()].contains(is_rtl);
        return may_follow.then(|| Item { range: next.range.clone(), is_anchor, ends: false });
    }
    let run = rest.len() - rest.trim_start_matches(is_phrase_char).len();
    let word = rest[..run].trim_end_matches(|c: char| !is_ltr(c) && !is_digit(c));
    let range = start..start + word.len();
    let starts_with_sign = !word.starts_with(|c: char| is_ltr(c) || is_digit(c));
    if starts_with_sign || next.is_some_and(|next| next.range.start < start + run) {
        return None;
    }
    let ends = word.len() < run || !text[range.end..].starts_with(is_blank);
    Some(Item { range, is_anchor: word.contains(is_ltr), ends })
}

fn is_phrase_char(c: char) -> bool {
    is_ltr(c)
        || is_digit(c)
        || matches!(
            c,
            '\'' | '\u{2019}' | '-' | '&' | '/' | '+' | '#' | '@' | '_' | '.' | '%' | '°' | '\u{300}'..='\u{36F}'
        )
}
