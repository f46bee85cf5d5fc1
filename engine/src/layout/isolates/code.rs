//! Strings and comments of program text, and right-to-left text outside of them.
//!
//! A program runs from left to right. Without isolates two strings next to each other would change places, and a
//! comment would fall into pieces around each Latin word and bracket in it.

use super::Isolate;
use super::chars::{is_rtl, is_rtl_or_mark};
use crate::text::code::{Token, TokenForm};
use crate::text::direction::{Direction, of_words};

/// Returns the isolates of program text with these tokens: strings, comments, and right-to-left text outside of them.
/// They are sorted and disjoint, and none contains a line end.
///
/// A comment with right-to-left prose is one isolate from right to left up to its end, with the brackets, Latin words
/// and punctuation in it.
///
/// ```
/// use qari_bidi::layout::{Isolate, of_code};
/// use qari_bidi::text::code::tokens;
///
/// let text = "x = 1  # قيمة (أولى)";
/// assert_eq!(of_code(text, &tokens(text, None)), [Isolate::rtl(9..28)]);
/// ```
#[must_use]
pub fn of_code(text: &str, tokens: &[Token]) -> Vec<Isolate> {
    let mut found = Vec::new();
    let mut tokens = tokens.iter().filter(|token| token.form != TokenForm::Word).peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut plain = start;
        start += line.len();
        while let Some(token) = tokens.next_if(|token| token.range.start < start) {
            found.extend(outside(text, plain, token.range.start));
            found.extend(inside(text, token));
            plain = token.range.end;
        }
        found.extend(outside(text, plain, start));
    }
    found
}

/// Returns the isolate of what is inside of a string or comment, if it has right-to-left text.
fn inside(text: &str, token: &Token) -> Option<Isolate> {
    let own = &text[token.inside.clone()];
    own.contains(is_rtl).then(|| Isolate {
        range: token.inside.clone(),
        direction: (token.form == TokenForm::Prose).then(|| of_words(own).unwrap_or(Direction::Rtl)),
    })
}

/// Returns the isolate of the right-to-left text between two bytes, from its first letter to its last.
fn outside(text: &str, start: usize, end: usize) -> Option<Isolate> {
    let part = &text[start..end];
    let first = part.find(is_rtl)?;
    let own = part.trim_end_matches(|c| !is_rtl_or_mark(c));
    Some((start + first..start + own.len()).into())
}
