//! Words of Latin letters, digits and signs whose edges UAX #9 alone would put astray: `C++`, `@name`, `--flag=1`,
//! `main()`, `$HOME`, `-5°C`, `1.2.3-beta`. The one kind without a letter is `#123`.
//!
//! UAX #9 orders what is between two Latin letters. A word therefore needs an isolate only if it starts with digits
//! and a sign, or with a sign, or ends in a sign, and the sign belongs to the word rather than to the sentence.

use std::ops::Range;

use super::address::is_particle;
use super::chars::{MAQAF, TATWEEL, ends_in_hyphened_prefix, is_digit, is_ltr, is_rtl, is_rtl_or_mark};

/// The longest bracketed part of a word, as in `f(x)`, in bytes.
const MOST_BRACKETED: usize = 64;

/// The bytes within which a dash that closes what another one opened is looked for.
const MOST_BETWEEN_DASHES: usize = 160;

/// A maximal run of word characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    range: Range<usize>,
}

impl Word {
    /// Returns the word around the character at byte `at`.
    pub fn around(text: &str, at: usize) -> Self {
        let start = text[..at].trim_end_matches(is_word_char).len();
        let mut end = at.max(start);
        loop {
            end += text[end..].len() - text[end..].trim_start_matches(is_word_char).len();
            match bracketed(text, end).filter(|_| end > start) {
                Some(behind) => end = behind,
                None => break,
            }
        }
        // A character that is no part of a word, such as an opening bracket, is passed.
        let behind = at + text[at..].chars().next().map_or(0, char::len_utf8);
        Self { range: start..end.max(behind) }
    }

    /// Returns the byte after it.
    pub fn end(&self) -> usize {
        self.range.end
    }
}

/// Returns the byte after brackets that follow a name directly and hold no blank and no right-to-left letter.
fn bracketed(text: &str, at: usize) -> Option<usize> {
    let close = match text.as_bytes().get(at)? {
        b'(' => ')',
        b'[' => ']',
        // A placeholder, which follows a slash or a name: `/users/{id}`, `/hooks/<name>`.
        b'{' => '}',
        b'<' => '>',
        _ => return None,
    };
    let open = char::from(text.as_bytes()[at]);
    let is_joined = |c: char| {
        let is_sign = matches!(c, '_' | ')' | ']' | '!' | '?' | '/' | '=');
        is_ltr(c) || is_digit(c) || is_sign || open == '{' && matches!(c, '$' | '#' | '%')
    };
    if !text[..at].ends_with(is_joined) {
        return None;
    }
    // In `a<b` the sign is no bracket.
    let is_placeholder =
        |own: &str| own.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '<' | '>'));
    let mut depth = 0_usize;
    for (offset, c) in text[at..].char_indices().take_while(|&(offset, _)| offset < MOST_BRACKETED) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 && open == '<' && !is_placeholder(&text[at..at + offset]) {
                return None;
            }
            if depth == 0 {
                return Some(at + offset + c.len_utf8());
            }
        } else if c.is_whitespace() || is_rtl(c) {
            return None;
        }
    }
    None
}

fn is_letter_or_digit(c: char) -> bool {
    is_ltr(c) || is_digit(c)
}

fn is_word_char(c: char) -> bool {
    is_letter_or_digit(c)
        || matches!(c, '@' | '#' | '$' | '%' | '&' | '*' | '+' | '-' | '.' | ',' | '/' | '\\' | ':' | '=' | '?' | '!')
        || matches!(c, '~' | '^' | '_' | '°' | '×' | '−' | '±' | '\u{300}'..='\u{36F}')
}

/// Returns the byte after `word` without the signs at its end that belong to the sentence.
pub(super) fn own_end(text: &str, word: &Word) -> usize {
    let range = word.range.clone();
    range.start + without_trailing(&text[range.clone()], &text[range.end..]).len()
}

/// Returns the part of `word` to isolate, if it has to be.
pub(super) fn token(text: &str, word: &Word) -> Option<Range<usize>> {
    let range = word.range.clone();
    let own = text.get(range.clone())?;
    if !own.starts_with('#') && !own.contains(is_ltr) || own.contains("://") {
        return None;
    }
    let behind = &text[range.end..];
    if is_issue_number(own, behind) {
        let digits = own.trim_end_matches(|c: char| !is_digit(c));
        return Some(range.start..range.start + digits.len());
    }
    let own = without_trailing(without_leading(own, text, range.start), behind);
    let start = own.as_ptr() as usize - text.as_ptr() as usize;
    let letter = own.find(is_ltr)?;
    let needs_isolate = !is_number_with_unit(&own[..letter]) || !own.ends_with(is_letter_or_digit);
    needs_isolate.then(|| start..start + own.len())
}

/// Matches `#123`, with punctuation of the sentence behind it.
fn is_issue_number(own: &str, behind: &str) -> bool {
    let Some(digits) = own.strip_prefix('#') else { return false };
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_end = rest.chars().all(|c| matches!(c, '.' | ',' | ':' | '!' | '?'));
    rest.len() < digits.len() && is_end && !behind.starts_with(char::is_alphanumeric)
}

/// Returns `true` for the start of a word that stays together by itself: nothing, or a number that its unit touches.
fn is_number_with_unit(start: &str) -> bool {
    let is_separator = |c: char| matches!(c, '.' | ',' | ':');
    start.is_empty()
        || start.starts_with(is_digit)
            && start.ends_with(is_digit)
            && start.chars().all(|c| is_digit(c) || is_separator(c))
            && !start.as_bytes().windows(2).any(|pair| pair.iter().all(|&byte| is_separator(char::from(byte))))
}

/// Returns `own`, which starts at byte `at` of `text`, without the signs at its start that belong to the sentence or
/// to a prefix.
fn without_leading<'a>(own: &'a str, text: &str, at: usize) -> &'a str {
    let whole = own;
    let mut own = own;
    while let Some(sign) = own.chars().next().filter(|&c| !is_letter_or_digit(c)) {
        let rest = &own[sign.len_utf8()..];
        let before = &text[..at + whole.len() - own.len()];
        // A sign that touches a word before it belongs to that, except behind a prefix.
        let touches = before.ends_with(is_rtl_or_mark) && !before.ends_with([TATWEEL, MAQAF]);
        let follows_word = touches && !is_particle(&before[before.trim_end_matches(is_rtl_or_mark).len()..]);
        let starts_name = rest.starts_with(|c: char| is_ltr(c) || c == '_');
        let belongs = match sign {
            '-' | '−' => is_minus_or_option(own, text, before, touches),
            '$' | '#' | '%' if rest.starts_with('{') => true,
            '\\' => is_escape(rest) || !follows_word && starts_name,
            _ if follows_word => matches!(sign, '@' | '#' | '$') && starts_name,
            '@' | '#' | '$' => starts_name || rest.starts_with(is_digit),
            '%' => starts_name && (rest.ends_with('%') || rest.chars().nth(1).is_none()),
            '*' => rest.starts_with(['.', '*']) && !rest.ends_with('*'),
            '.' => rest.chars().take(2).filter(|&c| is_letter_or_digit(c)).count() == 2,
            '_' | '°' => starts_name,
            '~' | '+' | '±' => rest.starts_with(is_digit),
            _ => false,
        };
        if belongs {
            break;
        }
        own = if touches { rest.trim_start_matches(sign) } else { rest };
    }
    own
}

/// Returns `true` if what stands behind a backslash is one letter, or the number of a character.
fn is_escape(behind: &str) -> bool {
    let mut chars = behind.chars();
    match (chars.next(), chars.next()) {
        (Some('u' | 'U' | 'x'), Some(c)) => c.is_ascii_hexdigit() || c == '{',
        (Some(c), next) => is_ltr(c) && !next.is_some_and(is_ltr),
        (None, _) => false,
    }
}

/// Returns `true` if the dashes that `own` starts with are a minus, or start an option as `--flag=1` and `-v` do. A
/// dash that touches a right-to-left word ends a prefix, and one that another dash answers is punctuation.
fn is_minus_or_option(own: &str, text: &str, before: &str, touches: bool) -> bool {
    let rest = own.trim_start_matches(['-', '−']);
    let is_double = own.starts_with("--");
    if touches || (before.ends_with('-') && !is_double) || own.ends_with('-') || ends_in_hyphened_prefix(before) {
        return false;
    }
    if rest.starts_with(is_digit) || rest.starts_with(['.', ',']) {
        return !is_double;
    }
    let name = rest.trim_end_matches(|c: char| !is_letter_or_digit(c));
    let is_long = name.chars().nth(1).is_some();
    let is_plain = name.chars().all(char::is_alphabetic);
    if is_long && is_plain && name.starts_with(char::is_uppercase) {
        return false;
    }
    let starts_line = before.is_empty() || before.ends_with(['\n', '\u{2028}', '\u{2029}']);
    if starts_line && !is_double && is_plain && name.chars().count() > 3 {
        return false;
    }
    name.starts_with(is_ltr) && (is_double || !is_closed(&text[before.len() + own.len()..]))
}

/// Returns `true` if a dash that touches a word on its left only follows soon in the same line.
fn is_closed(behind: &str) -> bool {
    let mut before = ' ';
    let mut chars = behind.char_indices().take_while(|&(at, c)| at < MOST_BETWEEN_DASHES && c != '\n').peekable();
    while let Some((_, c)) = chars.next() {
        let ends = chars.peek().is_none_or(|&(_, next)| !next.is_alphanumeric() && next != '-');
        if c == '-' && before.is_alphanumeric() && ends {
            return true;
        }
        before = c;
    }
    false
}

/// Returns `true` if the last letters of `word` are one or two, behind anything but a dot.
fn is_short_name(word: &str) -> bool {
    let before = word.trim_end_matches(is_ltr);
    (1..=2).contains(&word[before.len()..].chars().count()) && !before.ends_with('.')
}

/// Returns `own` without the signs at its end that belong to the sentence.
fn without_trailing<'a>(own: &'a str, behind: &str) -> &'a str {
    let mut own = own;
    let mut is_last = true;
    while let Some(sign) = own.chars().next_back().filter(|&c| !is_letter_or_digit(c)) {
        let rest = &own[..own.len() - sign.len_utf8()];
        let goes_on = is_last && behind.starts_with(char::is_alphanumeric);
        let belongs = match sign {
            ')' | ']' | '}' | '>' | '_' => true,
            '+' => rest.ends_with('+') || (rest.ends_with(is_letter_or_digit) && !goes_on),
            // `C#` and `F#`, but not the empty fragment of `page.html#`.
            '#' => is_short_name(rest) && !goes_on,
            '$' => rest.ends_with(is_ltr) && !goes_on,
            '%' => rest.ends_with(is_digit) || (own.starts_with('%') && rest.ends_with(is_ltr)),
            '=' => own.starts_with('-'),
            '°' => rest.ends_with(is_digit),
            c => !c.is_ascii() && c != '×' && c != '−' && c != '±',
        };
        if belongs {
            break;
        }
        own = rest;
        is_last = false;
    }
    own
}
