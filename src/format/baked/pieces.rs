//! The pieces of a document that are lines of visual order each: a line of plain text, a string of a data file, a cell,
//! the text between two tags. The syntax around them is in logical order.

use std::ops::Range;

use crate::format::visual::is_rtl_letter;

/// The syntax of a document, which tells which pieces of it are lines of visual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSyntax {
    /// Lines of text.
    Lines,
    /// Data, configuration and program text: strings, values of keys, comments.
    Data,
    /// The fields of records in CSV.
    Table,
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
        TextSyntax::Data => lines(text, 0..text.len()).for_each(|line| data(&mut found, text, line)),
        TextSyntax::Table => {
            let fields = lines(text, 0..text.len()).flat_map(|line| cells(text, line, &[',', ';', '\t', '|']));
            fields.for_each(|field| push(&mut found, text, field, None));
        }
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

/// The pieces of a line of plain text: its cells between tabs, or all of it.
fn plain(found: &mut Vec<Piece>, text: &str, line: Range<usize>) {
    let own = &text[line.clone()];
    if own.is_ascii() {
        return;
    }
    let strings = strings(text, line.clone(), &['"']);
    if own.contains('\t') {
        for cell in cells(text, line, &['\t']) {
            push_value(found, text, cell, None);
        }
    } else if strings.is_empty() || !has_signs_of_data(text, line.clone(), &strings) {
        push_value(found, text, line.clone(), Some(line));
    } else {
        for string in strings {
            push(found, text, string, None);
        }
    }
}

/// The pieces of a line of data: its strings, or the value behind its key, its dash or its sign of a comment.
fn data(found: &mut Vec<Piece>, text: &str, line: Range<usize>) {
    let own = &text[line.clone()];
    if own.is_ascii() {
        return;
    }
    let strings = strings(text, line.clone(), &['"', '\'']);
    if strings.is_empty() {
        let signs = own.len() - own.trim_start_matches([' ', '\t', '-', '#', '/', ';']).len();
        for cell in cells(text, line.start + signs..line.end, &['\t']) {
            push_value(found, text, cell, None);
        }
    } else {
        for string in strings {
            push(found, text, string, None);
        }
    }
}

/// Adds `range` without the key that it begins with.
fn push_value(found: &mut Vec<Piece>, text: &str, range: Range<usize>, line: Option<Range<usize>>) {
    match key_bytes(&text[range.clone()]) {
        0 => push(found, text, range, line),
        key => push(found, text, range.start + key..range.end, None),
    }
}

/// The parts of a line between `separators` outside double quotes.
fn cells(text: &str, line: Range<usize>, separators: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut is_quoted) = (line.start, false);
    for (at, c) in text[line.clone()].char_indices() {
        is_quoted ^= c == '"';
        if c == '"' || !is_quoted && separators.contains(&c) {
            found.push(start..line.start + at);
            start = line.start + at + c.len_utf8();
        }
    }
    found.push(start..line.end);
    found
}

/// The strings of a line between `quotes`, if all its right-to-left letters stand in them. Escapes part a string.
fn strings(text: &str, line: Range<usize>, quotes: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut chars = text[line.clone()].char_indices().map(|(at, c)| (line.start + at, c));
    while let Some((at, c)) = chars.next() {
        match open {
            None if quotes.contains(&c) => open = Some((c, at + 1)),
            None if is_rtl_letter(c) => return Vec::new(),
            Some((quote, start)) if c == quote => {
                found.push(start..at);
                open = None;
            }
            Some((quote, start)) if c == '\\' => {
                found.push(start..at);
                open = Some((quote, chars.next().map_or(at + 1, |(at, c)| at + c.len_utf8())));
            }
            _ => {}
        }
    }
    if open.is_some() { Vec::new() } else { found }
}

/// Returns `true` if a line has more than its `strings`, and that looks like data: a key, a colon, a bracket.
fn has_signs_of_data(text: &str, line: Range<usize>, strings: &[Range<usize>]) -> bool {
    let is_sign = |c: char| c.is_ascii_alphabetic() || ":=,{}[]()".contains(c);
    let inside = |at: usize| strings.iter().any(|string| string.contains(&at));
    text[line.clone()].char_indices().any(|(at, c)| is_sign(c) && !inside(line.start + at))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, syntax: TextSyntax, expected: &[&str]) {
        let found: Vec<&str> = pieces(text, syntax).into_iter().map(|piece| &text[piece.range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_of_text_are_pieces_but_for_data() {
        let check = |text: &str, expected: &[&str]| check(text, TextSyntax::Lines, expected);
        check("  א ב \nplain\nג", &["א ב", "ג"]);
        check("א \"ב\" ג", &["א \"ב\" ג"]);
        check("\"א\"", &["\"א\""]);
        check("- א", &["- א"]);
        check("\"key\": \"א\\nב \\\"ג\\\"\",", &["א", "ב", "ג"]);
        check("key = א ב", &["א ב"]);
        check("12: א", &["12: א"]);
        check("1\tא ב\tג", &["א ב", "ג"]);
    }

    #[test]
    fn strings_and_values_of_data_are_pieces() {
        let check = |text: &str, expected: &[&str]| check(text, TextSyntax::Data, expected);
        check("title: א ב\n- ג\n  - name: ד", &["א ב", "ג", "ד"]);
        check("- \"א\"\n- 'ב'", &["א", "ב"]);
        check("# א ב\n// ג", &["א ב", "ג"]);
        check("x = f('א', \"ב\")", &["א", "ב"]);
    }

    #[test]
    fn fields_of_records_are_pieces() {
        let check = |text: &str, expected: &[&str]| check(text, TextSyntax::Table, expected);
        check("1,א ב,ג\n2;\"ד, ה\";ו", &["א ב", "ג", "ד, ה", "ו"]);
    }

    #[test]
    fn syntax_of_markup_and_markdown_is_none() {
        check("<p title='א'>ב <b>ג</b><!-- ד --> a < ה</p>", TextSyntax::Markup, &["ב", "ג", "ה"]);
        let check = |text: &str, expected: &[&str]| check(text, TextSyntax::Markdown, expected);
        check("## א ב\n> 1. ג **ד**", &["א ב", "ג **ד**"]);
        check("א [ב](http://c.d/ה) `ו` ג", &["א", "ב", "ג"]);
        check("| א | ב |\n|---|---|", &["א", "ב"]);
        check("title: א", &["א"]);
        check("א <b>ב</b>", &["א", "ב"]);
    }
}
