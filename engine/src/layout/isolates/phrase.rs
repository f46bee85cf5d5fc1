//! Latin phrases that begin or end in code, an address or another token.
//!
//! An isolate is neutral to the text around it (UAX #9, X5a to X6a): beside a Latin word it would take the direction
//! of the paragraph and change places with it. So the words and the tokens of a phrase are enclosed together. Between
//! them are blanks, and signs behind a word (`50%`, `pre-`), but no punctuation; signs behind the last word are of the
//! sentence. A phrase of tokens alone is a list and keeps the order of the paragraph.

use super::Isolate;
use super::chars::{is_blank, is_digit, is_ltr, is_rtl, is_rtl_or_mark, is_wrapping};
use crate::text::direction::Direction;
use crate::text::visible::is_line_end;

/// A word or a token of a phrase, without the signs behind it.
struct Item {
    /// The byte after it.
    end: usize,
    /// `true` if it is a token, or begins with one.
    has_token: bool,
    /// `true` if it is a word, or ends with letters that touch a token.
    has_word: bool,
    /// `true` if it has a left-to-right letter. A phrase starts and ends with such items.
    is_anchor: bool,
    /// The byte behind its signs, if its phrase may go on there.
    next: Option<usize>,
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
        let (mut end, mut count, mut last_kept) = (isolate.range.end, 0, 1);
        let mut item = item_at(text, isolate.range.start, &isolates[index..]);
        while let Some(own) = item {
            count += usize::from(own.has_token);
            if own.is_anchor {
                has_words |= own.has_word;
                end = own.end;
                last_kept = count;
            }
            item = own.next.and_then(|next| item_after(text, next, &isolates[index + count..]));
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

/// Returns the word or token after byte `at` and blanks; `isolates` are those from there on.
fn item_after(text: &str, at: usize, isolates: &[Isolate]) -> Option<Item> {
    let start = text.len() - text[at..].trim_start_matches(is_blank).len();
    if start > at { item_at(text, start, isolates) } else { None }
}

/// Returns the word or token at byte `start`; `isolates` are those from there on.
fn item_at(text: &str, start: usize, isolates: &[Isolate]) -> Option<Item> {
    let token = isolates.first().filter(|token| token.range.start == start);
    let is_latin = token.is_some_and(|token| is_latin(text, token));
    if token.is_some_and(|token| !is_latin && text[token.range.clone()].contains(is_rtl)) {
        return None;
    }
    let from = token.map_or(start, |token| token.range.end);
    let bound = isolates.get(usize::from(token.is_some())).map_or(text.len(), |next| next.range.start);
    // An isolate that begins with blanks is no part of a phrase.
    let rest = text.get(from..bound)?;
    let run = &rest[..rest.len() - rest.trim_start_matches(is_phrase_char).len()];
    let word = run.trim_end_matches(|c: char| !is_ltr(c) && !is_digit(c));
    let starts_word = |word: &str| word.starts_with(|c: char| is_ltr(c) || is_digit(c));
    if token.is_none() && !starts_word(word) {
        return None;
    }
    // A full stop ends the sentence, a quotation mark what is quoted.
    let ends = run[word.len()..].contains(|c: char| c == '.' || is_wrapping(c));
    let next = from + run.len();
    Some(Item {
        end: from + word.len(),
        has_token: token.is_some(),
        has_word: !word.is_empty(),
        is_anchor: is_latin || word.contains(is_ltr),
        next: Some(next).filter(|next| !ends && text[*next..].starts_with(is_blank)),
    })
}

fn is_phrase_char(c: char) -> bool {
    is_ltr(c)
        || is_digit(c)
        || matches!(
            c,
            '\'' | '\u{2019}' | '-' | '&' | '/' | '+' | '#' | '@' | '_' | '.' | '%' | '°' | '\u{300}'..='\u{36F}'
        )
}
