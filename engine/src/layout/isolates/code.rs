//! Strings and comments of program text, and right-to-left text outside of them.
//!
//! A program runs from left to right. Without isolates two strings next to each other would change places, and a
//! comment would fall into pieces around each Latin word and bracket in it. The language is not known: the quotation
//! marks and comment signs are those that most languages share.

use std::ops::Range;

use super::Isolate;
use super::chars::{is_rtl, is_rtl_or_mark};
use crate::text::direction::{Direction, of_words};

/// Signs that start a comment up to the end of the line.
const TO_LINE_END: [&str; 5] = ["//", "#", "--", ";", "%"];

/// Signs that open and close a comment or a string that may have several lines.
const ENCLOSED: [(&str, &str); 4] = [("/*", "*/"), ("<!--", "-->"), ("\"\"\"", "\"\"\""), ("'''", "'''")];

/// Returns the isolates of program text: strings, comments, and right-to-left text outside of them. They are sorted
/// and disjoint, and none contains a line end.
///
/// A comment with right-to-left prose is one isolate from right to left up to its end, with the brackets, Latin words
/// and punctuation in it.
///
/// ```
/// use qari_bidi::layout::{Isolate, of_code};
///
/// assert_eq!(of_code("x = 1  # قيمة (أولى)"), [Isolate::rtl(9..28)]);
/// ```
#[must_use]
pub fn of_code(text: &str) -> Vec<Isolate> {
    let mut found = Vec::new();
    let last_closes = ENCLOSED.map(|(_, close)| text.rfind(close).unwrap_or(0));
    let mut open = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let mut line_of_code = Line { text, start, at: start, plain: start, end, last_closes, found: &mut found };
        open = line_of_code.read(open);
        start += line.len();
    }
    found
}

/// One line of program text.
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// The byte that is read next.
    at: usize,
    /// The start of the text that is neither string nor comment.
    plain: usize,
    end: usize,
    /// For each of [`ENCLOSED`], the last byte at which the text closes it. What is never closed was not opened.
    last_closes: [usize; ENCLOSED.len()],
    found: &'a mut Vec<Isolate>,
}

impl Line<'_> {
    /// Reads the line. `open` is the sign that closes what an earlier line opened; returns the one open at its end.
    fn read(&mut self, open: Option<&'static str>) -> Option<&'static str> {
        if let Some(close) = open
            && !self.enclosed(self.at, close)
        {
            return open;
        }
        while self.at < self.end {
            let rest = &self.text[self.at..self.end];
            let is_open = |&(index, (sign, _)): &(usize, &(&str, &str))| {
                rest.starts_with(sign) && self.last_closes[index] >= self.at + sign.len()
            };
            if let Some((_, &(sign, close))) = ENCLOSED.iter().enumerate().find(is_open) {
                self.flush();
                if !self.enclosed(self.at + sign.len(), close) {
                    return Some(close);
                }
            } else if let Some(sign) = self.comment_sign(rest) {
                self.flush();
                let signs = rest.len() - rest.trim_start_matches(&sign[..1]).len();
                let mark = usize::from(rest[signs..].starts_with('!'));
                self.comment(self.at + signs + mark..self.end);
                self.plain = self.end;
                return None;
            } else if let Some(length) = quoted(rest) {
                self.flush();
                let inside = self.at + 1..self.at + length - 1;
                if self.text[inside.clone()].contains(is_rtl) {
                    self.found.push(inside.into());
                }
                self.at += length;
                self.plain = self.at;
            } else {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        self.flush();
        None
    }

    /// Takes the text from byte `start` up to `close`, or to the end of the line. Returns `true` if it is closed.
    fn enclosed(&mut self, start: usize, close: &str) -> bool {
        let inside = self.text[start..self.end].find(close);
        let end = inside.map_or(self.end, |inside| start + inside);
        self.comment(start..end);
        self.at = inside.map_or(self.end, |_| end + close.len());
        self.plain = self.at;
        inside.is_some()
    }

    /// Returns the sign that starts a comment at `rest`, if one does. A sign inside a word or an address does not, and
    /// neither does an operator.
    fn comment_sign(&self, rest: &str) -> Option<&'static str> {
        let sign = TO_LINE_END.into_iter().find(|sign| rest.starts_with(sign))?;
        let before = &self.text[self.start..self.at];
        let behind = rest[sign.len()..].trim_start_matches(&sign[..1]);
        let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
        let is_comment = match sign {
            "//" => !before.ends_with(':'),
            _ => is_apart && (behind.is_empty() || behind.starts_with([' ', '\t', '!']) || behind.starts_with(is_rtl)),
        };
        is_comment.then_some(sign)
    }

    /// Adds the isolate of a comment or a text of several lines: without the signs and blanks at its start and the
    /// blanks at its end.
    fn comment(&mut self, range: Range<usize>) {
        let own = self.text[range.clone()].trim_end();
        // A line of a block comment may start with an asterisk.
        let content = own.trim_start().trim_start_matches('*').trim_start();
        if content.contains(is_rtl) {
            let direction = of_words(content).unwrap_or(Direction::Rtl);
            let range = range.start + own.len() - content.len()..range.start + own.len();
            self.found.push(Isolate { range, direction: Some(direction) });
        }
    }

    /// Adds the isolate of right-to-left text between strings, from its first letter to its last.
    fn flush(&mut self) {
        let range = self.plain..self.at;
        self.plain = self.at;
        let part = &self.text[range.clone()];
        if let Some(first) = part.find(is_rtl) {
            let own = part.trim_end_matches(|c| !is_rtl_or_mark(c));
            self.found.push((range.start + first..range.start + own.len()).into());
        }
    }
}

/// Returns the length of the string literal that `rest` starts with, with its quotation marks. A mark that is not
/// answered in the line is an apostrophe.
fn quoted(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return Some(at + 1);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}
