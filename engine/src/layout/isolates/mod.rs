//! Finds tokens that keep their own order inside text of the other direction, as if enclosed in isolate controls
//! (UAX #9, section 2.7): addresses, paths, file names, phone numbers, versions, options, function calls. Without
//! an isolate `/usr/bin/` loses its slashes to the wrong side, `+20-100-555` its plus and `C++` both of its.
//!
//! This tailoring is UAX #9's HL3: the text is treated as if it had the controls in it. Tokens are recognized by
//! their characters alone. Code is known to the document and passed in; [`of_code`] makes them of the
//! strings and comments of program text.
//!
//! Each rule costs time linear in the text: a scan for the few bytes that tokens have (`scan`), then a look at the
//! word around each.

mod address;
mod chars;
mod code;
mod number;
mod phrase;
mod scan;
mod word;

use std::ops::Range;

use crate::text::direction::{Direction, first_strong};
use chars::has_rtl;
pub use code::of_code;

/// A range of bytes that is laid out as if enclosed in isolate controls (UAX #9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isolate {
    /// The bytes.
    pub range: Range<usize>,
    /// The direction inside: that of LRI or RLI, or `None` for that of the first strong character (FSI).
    pub direction: Option<Direction>,
}

impl Isolate {
    /// Creates an isolate from left to right (LRI).
    #[must_use]
    pub fn ltr(range: Range<usize>) -> Self {
        Self { range, direction: Some(Direction::Ltr) }
    }

    /// Creates an isolate from right to left (RLI).
    #[must_use]
    pub fn rtl(range: Range<usize>) -> Self {
        Self { range, direction: Some(Direction::Rtl) }
    }
}

impl From<Range<usize>> for Isolate {
    /// Creates an isolate in the direction of its first strong character (FSI).
    fn from(range: Range<usize>) -> Self {
        Self { range, direction: None }
    }
}

/// Returns the isolates of `text` in a paragraph of direction `base`, in ascending order; one may contain others,
/// which follow it. `known` are isolates that the document names, sorted and disjoint. Tokens that overlap one of
/// them are dropped, except inside those from right to left.
pub(super) fn isolates(text: &str, base: Direction, known: &[Isolate]) -> Vec<Isolate> {
    // Text of a single direction needs none.
    let tokens = if base == Direction::Ltr && !has_rtl(text) { Vec::new() } else { scan::tokens(text, base) };
    let mut found = merge(known, tokens);
    if base == Direction::Rtl {
        found = phrase::with_phrases(text, &found);
    }
    let mut inner = known.iter().flat_map(|isolate| inside(text, isolate)).peekable();
    if inner.peek().is_some() {
        found.extend(inner);
        found.sort_by_key(|isolate| (isolate.range.start, std::cmp::Reverse(isolate.range.end)));
    }
    found
}

/// Returns the tokens inside of an isolate from right to left: names in a comment, escapes in a string. They are those
/// of its own text, so what stands around an isolate does not change it.
fn inside<'a>(text: &'a str, isolate: &'a Isolate) -> impl Iterator<Item = Isolate> + 'a {
    let own = &text[isolate.range.clone()];
    let is_rtl = isolate.direction.or_else(|| first_strong(own)) == Some(Direction::Rtl);
    let tokens = if is_rtl { scan::tokens(own, Direction::Rtl) } else { Vec::new() };
    let start = isolate.range.start;
    tokens
        .into_iter()
        .map(move |Isolate { range, direction }| Isolate { range: start + range.start..start + range.end, direction })
}

/// Merges `tokens` into `known`, both sorted, without those that overlap. Returns disjoint isolates.
fn merge(known: &[Isolate], tokens: Vec<Isolate>) -> Vec<Isolate> {
    let mut known = known.iter().filter(|isolate| !isolate.range.is_empty()).peekable();
    let mut found: Vec<Isolate> = Vec::new();
    for token in tokens {
        while let Some(isolate) = known.next_if(|isolate| isolate.range.start < token.range.end) {
            found.push(isolate.clone());
        }
        if found.last().is_none_or(|last| last.range.end <= token.range.start) {
            found.push(token);
        }
    }
    found.extend(known.cloned());
    found
}

#[cfg(test)]
pub(super) mod tests;
