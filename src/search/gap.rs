//! The grammar of a gap between two words: white space, and the signs that stand between verses.

use qari_bidi::text::order::digit;

/// Matches a gap: white space; or the signs of the Quran that end a verse, with its number (U+06DD, ornate
/// parentheses), part it, or mark a pause; or the paseq of the Hebrew Bible. [`end`] says the same of a text.
pub(super) const EXPRESSION: &str =
    r"(?:[\s\x{200C}\x{5C0}\x{6D6}-\x{6DB}\x{6DE}\x{6E9}]|\x{6DD}[0-9٠-٩۰-۹]*|﴿\s*[0-9٠-٩۰-۹]+\s*﴾)+";

/// Returns `true` if a gap may hold `c`.
pub(super) fn may_hold(c: char) -> bool {
    c.is_whitespace() || is_pause(c) || digit(c).is_some() || begins_sign(c) || matches!(c, '\u{200C}' | '﴾')
}

/// Returns the end of the gap at byte `at` of `text`, or `None` if there is none.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(c) = text[end..].chars().next() {
        end += match c {
            c if c.is_whitespace() || is_pause(c) || c == '\u{200C}' => c.len_utf8(),
            _ => match sign(&text[end..]) {
                0 => break,
                bytes => bytes,
            },
        };
    }
    (end > at).then_some(end)
}

/// Returns the number of bytes of the sign at the beginning of `text` that ends or parts a verse, with the verse's
/// number; 0 if there is none.
pub(super) fn sign(text: &str) -> usize {
    let digits_end = |at: usize| run_end(text, at, |c| digit(c).is_some());
    match text.chars().next() {
        Some(c @ '\u{6DD}') => digits_end(c.len_utf8()),
        Some(c @ '﴿') => {
            let number = white_end(text, c.len_utf8());
            let behind = digits_end(number);
            let close = white_end(text, behind);
            if behind > number && text[close..].starts_with('﴾') { close + '﴾'.len_utf8() } else { 0 }
        }
        Some(c) if begins_sign(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Returns the end of the white space at byte `at` of `text`; `at` if there is none.
pub(super) fn white_end(text: &str, at: usize) -> usize {
    run_end(text, at, char::is_whitespace)
}

fn run_end(text: &str, at: usize, is_of_run: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !is_of_run(c)).map_or(text.len(), |bytes| at + bytes)
}

/// Returns `true` if `c` begins a sign that ends or parts a verse.
pub(super) fn begins_sign(c: char) -> bool {
    matches!(c, '\u{5C0}' | '\u{6DD}' | '\u{6DE}' | '\u{6E9}' | '﴿')
}

/// Returns `true` if `c` is a pause mark of the Quran.
fn is_pause(c: char) -> bool {
    ('\u{6D6}'..='\u{6DB}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    proptest! {
        #[test]
        fn the_walk_and_the_expression_find_the_same_gaps(text in "[ \u{200C}ۖۗۛ۝۞۩׀﴿﴾١2۳آ\n\u{A0}]{0,12}") {
            let gap = Regex::new(&format!("^{EXPRESSION}")).expect("a valid expression");
            prop_assert_eq!(end(&text, 0), gap.find(&text).map(|found| found.end()));
            prop_assert!(text[..end(&text, 0).unwrap_or(0)].chars().all(may_hold));
        }
    }
}
