//! Finds tokens from left to right.

use std::ops::Range;

use super::table::{Apart, Language, Most, Pair, Places};
use super::{Token, TokenForm, TokenKind};
use crate::text::direction::is_rtl_letter;

/// Returns the tokens of `text` in `language`.
pub(super) fn tokens(text: &str, language: &'static Language) -> Vec<Token> {
    let last_closes = language.pairs.iter().map(|pair| text.rfind(pair.close).unwrap_or(0)).collect();
    let mut scanner = Scanner {
        text,
        language,
        starts: starts(language),
        last_closes,
        unclosed: vec![usize::MAX; language.pairs.len()],
        start: 0,
        at: 0,
        end: 0,
        is_in_tag: false,
        found: Vec::new(),
    };
    let mut open = None;
    for line in text.split_inclusive('\n') {
        scanner.at = scanner.start;
        scanner.end = scanner.start + line.trim_end_matches(['\n', '\r']).len();
        open = scanner.line(open);
        scanner.start += line.len();
    }
    scanner.found
}

/// Returns for each byte `true` if a token may begin with it. All signs are ASCII.
fn starts(language: &Language) -> [bool; 128] {
    let signs = language.comments.iter().map(|sign| sign.text).chain(language.pairs.iter().map(|pair| pair.open));
    let signs = signs.filter_map(|sign| sign.bytes().next()).chain(language.sigils.bytes());
    let mut starts = [false; 128];
    for byte in signs {
        starts[usize::from(byte)] = true;
    }
    let has_words = !language.names.is_empty();
    for byte in 0..128u8 {
        starts[usize::from(byte)] |= byte == b'_' || byte.is_ascii_alphabetic() || has_words && byte.is_ascii_digit();
    }
    match language.places {
        Places::Tags => starts[usize::from(b'<')] = true,
        Places::Options => starts[usize::from(b'-')] = true,
        Places::Nowhere | Places::StringKeys | Places::ColonKeys | Places::EqualsKeys => {}
    }
    starts[usize::from(b'>')] |= language.places == Places::Tags;
    starts
}

struct Scanner<'a> {
    text: &'a str,
    language: &'static Language,
    starts: [bool; 128],
    /// For each pair of the language, the last byte at which the text closes it. What is never closed was not opened.
    last_closes: Vec<usize>,
    /// For each pair, the end of the last line in which it was opened and not closed.
    unclosed: Vec<usize>,
    /// The start of the line.
    start: usize,
    /// The byte that is read next.
    at: usize,
    /// The end of the line.
    end: usize,
    /// `true` between the name of a tag and its end.
    is_in_tag: bool,
    found: Vec<Token>,
}

impl Scanner<'_> {
    /// Reads a line. `open` is what an earlier line opened; returns what is open at its end.
    fn line(&mut self, open: Option<&'static Pair>) -> Option<&'static Pair> {
        if let Some(pair) = open
            && !self.enclosed(pair, self.at)
        {
            return open;
        }
        if open.is_none() {
            self.key();
        }
        let bytes = self.text.as_bytes();
        while let Some(ahead) =
            bytes[self.at..self.end].iter().position(|byte| self.starts.get(usize::from(*byte)) == Some(&true))
        {
            self.at += ahead;
            let rest = &self.text[self.at..self.end];
            if let Some(pair) = self.opened(rest) {
                if !self.enclosed(pair, self.at + pair.open.len()) {
                    return Some(pair);
                }
            } else if let Some(length) = self.comment_sign(rest) {
                self.push_prose(self.at..self.end, self.at + length..self.end, TokenKind::Comment);
                self.at = self.end;
            } else {
                self.word(rest);
            }
        }
        None
    }

    /// Returns the pair that `rest` opens.
    fn opened(&mut self, rest: &str) -> Option<&'static Pair> {
        let is_free = self.language.places != Places::Tags || self.is_in_tag;
        let is_open = |pair: &Pair| rest.starts_with(pair.open) && (is_free || pair.is_comment);
        let mut pairs = self.language.pairs.iter().enumerate().filter(|(_, pair)| is_open(pair));
        pairs.find(|(index, pair)| self.is_closed(*index, pair, self.at + pair.open.len())).map(|(_, pair)| pair)
    }

    /// Returns `true` if what pair `index` opens before byte `inside` is closed.
    fn is_closed(&mut self, index: usize, pair: &Pair, inside: usize) -> bool {
        if pair.most == Most::Lines {
            return self.last_closes[index] >= inside;
        }
        // A line is looked through once for what closes nothing.
        if self.unclosed[index] == self.end {
            return false;
        }
        let Some(length) = closing(&self.text[inside..self.end], pair) else {
            self.unclosed[index] = self.end;
            return false;
        };
        let own = &self.text[inside..inside + length];
        pair.most == Most::Line || own.chars().take(2).count() == 1 || own.starts_with('\\') && length <= 10
    }

    /// Takes what `pair` encloses from byte `inside` on, to where it is closed or to the end of the line. Returns
    /// `true` if it is closed.
    fn enclosed(&mut self, pair: &'static Pair, inside: usize) -> bool {
        let length = closing(&self.text[inside..self.end], pair);
        let end = length.map_or(self.end, |length| inside + length);
        let behind = length.map_or(self.end, |_| end + pair.close.len());
        let kind = if pair.is_comment { TokenKind::Comment } else { TokenKind::String };
        if pair.most == Most::Lines {
            self.push_prose(self.at..behind, inside..end, kind);
        } else {
            let is_key =
                self.language.places == Places::StringKeys && self.text[behind..self.end].trim_start().starts_with(':');
            let kind = if is_key { TokenKind::Keyword } else { kind };
            self.found.push(Token { range: self.at..behind, inside: inside..end, kind, form: TokenForm::Quoted });
        }
        self.at = behind;
        length.is_some()
    }

    /// Returns the bytes of the sign that begins a comment at `rest`, with its repetitions and an exclamation mark.
    fn comment_sign(&self, rest: &str) -> Option<usize> {
        let before = &self.text[self.start..self.at];
        let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
        let sign = self.language.comments.iter().find(|sign| rest.starts_with(sign.text))?;
        let first = &sign.text[..1];
        let behind = rest[sign.text.len()..].trim_start_matches(first);
        let begins = match sign.apart {
            Apart::Anywhere => !before.ends_with('\\') && (sign.text != "//" || !before.ends_with(':')),
            Apart::BehindBlank => is_apart,
            Apart::BetweenBlanks => {
                is_apart
                    && (behind.is_empty() || behind.starts_with([' ', '\t', '!']) || behind.starts_with(is_rtl_letter))
            }
        };
        let length = rest.len() - behind.len();
        begins.then(|| length + usize::from(behind.starts_with('!')))
    }

    /// Reads the key that the line begins with, if it has one.
    fn key(&mut self) {
        let line = &self.text[self.at..self.end];
        let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        let own = &line[indent..];
        let length = match self.language.places {
            Places::ColonKeys => own
                .match_indices(':')
                .map(|(at, _)| at)
                .find(|at| own[at + 1..].is_empty() || own[at + 1..].starts_with([' ', '\t'])),
            Places::EqualsKeys if own.starts_with('[') => own.find(']').map(|at| at + 1),
            Places::EqualsKeys => own.find('=').map(|at| own[..at].trim_end().len()),
            Places::Nowhere | Places::StringKeys | Places::Tags | Places::Options => None,
        };
        if let Some(length) = length.filter(|length| {
            *length > 0 && !own[..*length].contains(['"', '\'', '#', ';', '{']) && own.as_bytes()[0] != b'!'
        }) {
            self.push_word(indent + self.at, length, TokenKind::Keyword);
            self.at += indent + length;
        }
    }

    /// Reads a word, a number or a sign of the language that `rest` begins with, and goes on behind it.
    fn word(&mut self, rest: &str) {
        let byte = rest.as_bytes()[0];
        let before = &self.text[self.start..self.at];
        let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
        let places = self.language.places;
        if byte == b'>' {
            self.is_in_tag = false;
        } else if byte == b'<' && places == Places::Tags {
            let sign = 1 + usize::from(rest[1..].starts_with('/'));
            let name = word_length(&rest[sign..], b"-:.");
            if name > 0 {
                self.push_word(self.at + sign, name, TokenKind::Keyword);
                self.is_in_tag = true;
            }
            self.at += sign + name;
            return;
        } else if byte == b'-' && places == Places::Options {
            let length = rest.len() - rest.trim_start_matches('-').len();
            let name = word_length(&rest[length..], b"-");
            if is_apart && name > 0 && length < 3 {
                self.push_word(self.at, length + name, TokenKind::Keyword);
            }
            self.at += length + name;
            return;
        } else if self.language.sigils.as_bytes().contains(&byte) {
            let name = word_length(&rest[1..], b"-");
            // The hash of C stands at the start of a line.
            if name > 0 && (byte != b'#' || before.trim_start().is_empty()) {
                self.push_word(self.at, name + 1, TokenKind::Keyword);
                self.at += name + 1;
                return;
            }
        } else if byte.is_ascii_digit() {
            let length = number_length(rest);
            self.push_word(self.at, length, TokenKind::Number);
            self.at += length;
            return;
        } else if byte == b'_' || byte.is_ascii_alphabetic() {
            let length = word_length(rest, b"");
            let goes_on = before.ends_with(['-', '$', '@']) || before.ends_with(|c: char| c.is_alphanumeric());
            if !goes_on && self.language.has(&rest[..length]) {
                self.push_word(self.at, length, TokenKind::Keyword);
            }
            self.at += length;
            return;
        }
        self.at += 1;
    }

    fn push_word(&mut self, at: usize, length: usize, kind: TokenKind) {
        let range = at..at + length;
        self.found.push(Token { inside: range.clone(), range, kind, form: TokenForm::Word });
    }

    /// Adds prose, of which `inside` is what stands between its signs. A line of a comment may start with an asterisk.
    fn push_prose(&mut self, range: Range<usize>, inside: Range<usize>, kind: TokenKind) {
        // A blank line between others.
        if range.is_empty() {
            return;
        }
        let own = self.text[inside.clone()].trim_end();
        let content = own.trim_start().trim_start_matches('*').trim_start();
        let end = inside.start + own.len();
        self.found.push(Token { range, inside: end - content.len()..end, kind, form: TokenForm::Prose });
    }
}

/// Returns the bytes before the sign that closes `pair`.
fn closing(text: &str, pair: &Pair) -> Option<usize> {
    if !pair.escapes {
        return text.find(pair.close);
    }
    let mut from = 0;
    loop {
        let at = from + text[from..].find(['\\', char::from(pair.close.as_bytes()[0])])?;
        if text[at..].starts_with(pair.close) {
            return Some(at);
        }
        // A backslash and what it escapes.
        let escaped = text[at..].chars().take(if text[at..].starts_with('\\') { 2 } else { 1 });
        from = at + escaped.map(char::len_utf8).sum::<usize>();
    }
}

/// Returns the bytes of the number that `text` begins with: a word of digits, with a point where digits follow it.
fn number_length(text: &str) -> usize {
    let whole = word_length(text, b"");
    let rest = &text[whole..];
    let is_point = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if is_point { whole + 1 + word_length(&rest[1..], b"") } else { whole }
}

/// Returns the bytes of the word that `text` begins with: letters and digits of ASCII, `_`, and those of `others`.
fn word_length(text: &str, others: &[u8]) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || others.contains(byte)).count()
}
