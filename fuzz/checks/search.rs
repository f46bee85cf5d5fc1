//! Any text as a query in any manner: compiling it succeeds or says why, and what it finds is in bounds and in order;
//! no text with a match is sieved out. The first byte is the manner; the query and the text follow, parted by NUL.

use qari::messages::Messages;
use qari::search::{Manner, Query, Sieve, Words};
use qari_bidi::text::fold::Level;

/// Checks `bytes` as a query and a text.
pub fn check(bytes: &[u8]) {
    let (choice, bytes) = super::first(bytes);
    let [query, text] = super::parts::<2>(bytes).map(super::text);
    let manner = Manner {
        level: [Level::Exact, Level::Marks, Level::Letters, Level::Loose][usize::from(choice & 3)],
        regex: choice & 4 != 0,
        words: if choice & 32 == 0 { Words::Parts } else { Words::Whole },
        ..Manner::default()
    };
    let query = Query { text: query.into_owned(), manner };
    let language = [None, Some("ar"), Some("fa"), Some("he")][usize::from(choice >> 3 & 3)];
    let pattern = match query.compile(language) {
        Ok(pattern) => pattern,
        Err(fault) => return assert!(!fault.describe(&Messages::new(Some("ar"))).is_empty()),
    };
    let mut end = 0;
    for found in pattern.find_in(&text) {
        assert!(found.start >= end && !found.is_empty(), "{found:?} after {end} of {query:?} in {text:?}");
        assert!(text.get(found.clone()).is_some(), "{found:?} of {query:?} cuts a character of {text:?}");
        end = found.end;
    }
    if end > 0
        && let Some(sieve) = Sieve::of(&query)
    {
        assert!(sieve.may_match(&text, false), "{query:?} is in {text:?} and sieved out");
    }
}
