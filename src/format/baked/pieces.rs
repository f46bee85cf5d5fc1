//! The pieces of a document that are lines of visual order each: a line of plain text, a string of a data file, a cell,
//! the text between two tags. The syntax around them is in logical order.

use std::ops::Range;

use crate::format::visual::is_rtl_letter;

/// The syntax of a document, which tells which pieces of it are lines of visual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSyntax {
    /// Lines of text, and data: strings, values of keys, cells between tabs.
    Lines,
    /// Lines of Markdown, without markers, code and the targets of links.
    Markdown,
    /// The text between tags.
    Markup,
}

/// A piece of text that is turned around by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes in the document, without blanks at its ends.
    pub range: Range<usize>,
    /// The line that it is all of, if it is.
    pub line: Option<Range<usize>>,
}

/// The pieces of `text` that have right-to-left letters, in order.
pub(super) fn pieces(text: &str, syntax: TextSyntax) -> Vec<Piece> {
    let mut found = Vec::new();
    match syntax {
        TextSyntax::Markup => {
            for node in nodes(text, 0..text.len()) {
                lines(text, node).for_each(|line| push(&mut found, text, line, None));
            }
        }
        TextSyntax::Markdown => lines(text, 0..text.len()).for_each(|line| markdown(&mut found, text, line)),
        TextSyntax::Lines => lines(text, 0..text.len()).for_each(|line| plain(&mut found, text, line)),
    }
    found
}

/// The lines of `range`, without line feeds.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text[range].split('\n').map(move |line| {
        let at = start;
        start += line.len() + 1;
        at..at + line.len()
    })
}

/// Adds `range` without the blanks at its ends, if it has right-to-left letters.
fn push(found: &mut Vec<Piece>, text: &str, range: Range<usize>, line: Option<Range<usize>>) {
    let own = &text[range.clone()];
    if !own.is_ascii() && own.contains(is_rtl_letter) {
        let start = range.start + (own.len() - own.trim_start().len());
        found.push(Piece { range: start..range.start + own.trim_end().len(), line });
    }
}

/// The pieces of a line of plain text or data.
fn plain(found: &mut Vec<Piece>, text: &str, line: Range<usize>) {
    let own = &text[line.clone()];
    if own.is_ascii() {
        return;
    }
    if own.contains('\t') {
        let mut start = line.start;
        for cell in own.split('\t') {
            plain_part(found, text, start..start + cell.len(), None);
            start += cell.len() + 1;
        }
    } else {
        plain_part(found, text, line.clone(), Some(line));
    }
}

fn plain_part(found: &mut Vec<Piece>, text: &str, part: Range<usize>, line: Option<Range<usize>>) {
    let strings = strings(text, part.clone());
    if !strings.is_empty() {
        for string in strings {
            push(found, text, string, None);
        }
        return;
    }
    match key_bytes(&text[part.clone()]) {
        0 => push(found, text, part, line),
        key => push(found, text, part.start + key..part.end, None),
    }
}

/// The strings in double quotes of a line of data, where all its right-to-left letters stand in them and something else
/// beside them: a key, a colon, a brace. Escapes part a string.
fn strings(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let own = &text[line.clone()];
    let mut found = Vec::new();
    let mut start = None;
    let mut outside = String::new();
    let mut chars = own.char_indices();
    while let Some((at, c)) = chars.next() {
        match (c, start) {
            ('"', None) => start = Some(at + 1),
            ('"', Some(begin)) => {
                found.push(line.start + begin..line.start + at);
                start = None;
            }
            ('\\', Some(begin)) => {
                found.push(line.start + begin..line.start + at);
                let escaped = chars.next().map_or(at + 1, |(at, c)| at + c.len_utf8());
                start = Some(escaped);
            }
            (_, Some(_)) => {}
            (c, None) => outside.push(c),
        }
    }
    let outside = outside.trim();
    let is_data = start.is_none() && !outside.is_empty() && !outside.contains(is_rtl_letter);
    if is_data && outside.contains(|c: char| ":=,{}[]()".contains(c) || c.is_ascii_alphabetic()) {
        found
    } else {
        Vec::new()
    }
}

/// The bytes of the key that a line begins with, and of its sign: `menu.start = `, `title: `, `- name: `.
fn key_bytes(line: &str) -> usize {
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let rest = &line[indent..];
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || "._-/[]".contains(c);
    let key = rest.len() - rest.trim_start_matches(is_of_key).len();
    if !rest[..key].contains(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let behind = &rest[key..];
    let sign = match behind.trim_start_matches(' ').strip_prefix('=') {
        Some(value) => behind.len() - value.len(),
        None if behind.starts_with(": ") => 2,
        None => return 0,
    };
    indent + key + sign
}

/// The pieces of a line of Markdown: all behind its marker, unless there is syntax in it that a turned line would tear.
fn markdown(found: &mut Vec<Piece>, text: &str, line: Range<usize>) {
    let own = &text[line.clone()];
    if own.is_ascii() {
        return;
    }
    let line = line.start + marker_bytes(own)..line.end;
    let own = &text[line.clone()];
    if own.matches('|').count() > 1 {
        let mut start = line.start;
        for cell in own.split('|') {
            push(found, text, start..start + cell.len(), None);
            start += cell.len() + 1;
        }
    } else if own.contains("](") || own.contains("][") || own.contains('`') || own.contains('<') {
        nodes(text, line).into_iter().flat_map(|node| spans(text, node)).for_each(|span| push(found, text, span, None));
    } else {
        push(found, text, line, None);
    }
}

/// The bytes of the markers that a line of Markdown begins with: of quotes, items and headings, and of a key in front
/// matter.
fn marker_bytes(line: &str) -> usize {
    let mut rest = line;
    loop {
        let own = rest.trim_start_matches(' ');
        let digits = own.len() - own.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marker = match own.as_bytes() {
            [b'>', ..] => 1,
            [b'#', ..] => own.len() - own.trim_start_matches('#').len(),
            [b'-' | b'*' | b'+', b' ', ..] => 2,
            _ if digits > 0 && own[digits..].starts_with(['.', ')']) && own[digits + 1..].starts_with(' ') => {
                digits + 2
            }
            _ => break,
        };
        rest = &own[marker..];
    }
    line.len() - rest.len() + key_bytes(rest)
}

/// The text of a line of Markdown outside code and the targets of links.
fn spans(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (line.start, line.start);
    while at < line.end {
        let rest = &text[at..line.end];
        let skipped = if rest.starts_with('`') {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            rest[ticks..].find(&rest[..ticks]).map(|end| end + 2 * ticks)
        } else if rest.starts_with("](") {
            rest.find(')').map(|end| end + 1)
        } else if rest.starts_with("][") {
            rest[1..].find(']').map(|end| end + 2)
        } else {
            rest.starts_with('[').then_some(1)
        };
        match skipped {
            Some(bytes) => {
                found.push(start..at);
                at += bytes;
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.push(start..line.end);
    found
}

/// The text of markup in `range`: all outside tags and comments.
fn nodes(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    while let Some(at) = text[start..range.end].find('<') {
        let tag = start + at;
        let rest = &text[tag..range.end];
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let end = match rest.strip_prefix("<!--") {
            _ if !is_tag => Some(1),
            Some(comment) => comment.find("-->").map(|end| end + 7),
            None => rest.find('>').map(|end| end + 1),
        };
        found.push(start..tag);
        start = end.map_or(range.end, |end| tag + end);
    }
    found.push(start..range.end);
    found
}
