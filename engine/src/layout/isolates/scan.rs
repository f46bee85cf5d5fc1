//! Finds tokens from left to right.

use super::Isolate;
use super::address::{self, Token};
use super::chars::is_digit;
use super::number;
use super::word::{self, Word};
use crate::text::direction::Direction;

/// Returns the tokens of `text`, in ascending order and disjoint.
pub(super) fn tokens(text: &str, base: Direction) -> Vec<Isolate> {
    let mut scanner = Scanner { text, base, token: Token::default(), word: Word::default() };
    let mut found: Vec<Isolate> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_trigger(text.as_bytes(), from) {
        let token =
            scanner.token_at(at).filter(|token| found.last().is_none_or(|last| last.range.end <= token.range.start));
        match token {
            Some(token) => {
                from = token.range.end.max(at + 1);
                found.push(token);
            }
            None => from = at + 1,
        }
    }
    found
}

struct Scanner<'a> {
    text: &'a str,
    base: Direction,
    /// The token around the last trigger of a path or a name.
    token: Token,
    /// The word around the last trigger that asked for one.
    word: Word,
}

impl Scanner<'_> {
    /// Returns the token that the trigger at byte `at` is part of.
    fn token_at(&mut self, at: usize) -> Option<Isolate> {
        let text = self.text;
        let byte = text.as_bytes()[at];
        let starts_number = byte == b'+' || is_first_digit(text, at);
        let found = match byte {
            b'@' => address::email(text, at),
            b'/' | b'\\' | b'.' => self.address(at),
            _ if starts_number => number::number(text, at),
            _ => None,
        };
        if let Some(range) = found {
            if !matches!(byte, b'/' | b'\\' | b'.') {
                return Some(range.into());
            }
            let range = self.with_call(range);
            return address::is_whole(text, &range, self.base).then(|| range.into());
        }
        if at < self.word.end() {
            return None;
        }
        self.word = Word::around(text, at);
        let word = word::token(text, &self.word)?;
        address::is_whole(text, &word, self.base).then(|| Isolate::ltr(word))
    }

    /// Returns a name with the call or the placeholder behind it: `os.getenv()`, `/users/{id}`.
    fn with_call(&mut self, name: std::ops::Range<usize>) -> std::ops::Range<usize> {
        if !self.text[name.end..].starts_with(['(', '[', '{', '<']) || self.text[name.clone()].contains("://") {
            return name;
        }
        let last = self.text[..name.end].char_indices().next_back().map_or(0, |(at, _)| at);
        self.word = Word::around(self.text, last);
        name.start..word::own_end(self.text, &self.word).max(name.end)
    }

    /// Returns the address, path or file name that the trigger at byte `at` is part of.
    fn address(&mut self, at: usize) -> Option<std::ops::Range<usize>> {
        if at >= self.token.end() {
            self.token = Token::around(self.text, at);
        }
        self.token.ask(self.text, at)
    }
}

/// Returns `true` if a number starts at byte `at`.
fn is_first_digit(text: &str, at: usize) -> bool {
    text[at..].starts_with(is_digit) && !text[..at].ends_with(is_digit)
}

/// Returns the next byte from `from` on that may be part of a token. Prose is skipped at the speed of reading it.
fn next_trigger(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + bytes[from..].iter().position(|&byte| IS_TRIGGER[usize::from(byte)])?;
        // The digits of Persian share their first byte with letters.
        if bytes[at] != 0xDB || matches!(bytes.get(at + 1), Some(0xB0..=0xB9)) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// For each byte, `true` if it is a trigger.
const IS_TRIGGER: [bool; 256] = {
    let mut triggers = [false; 256];
    // The last is the first byte of the digits of Persian.
    let mut rest: &[u8] = b"/\\@+.-#$([%_*0123456789\xDB";
    while let [trigger, others @ ..] = rest {
        triggers[*trigger as usize] = true;
        rest = others;
    }
    triggers
};
