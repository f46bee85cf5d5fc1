//! Numbered lists in the digits and letters of Arabic, which `CommonMark` takes for running text.
//!
//! Lines that begin with `١.`, `۲-`, `(3)` or `4)` are the items of a list where two of them or more follow one another with
//! the next number each; in European digits only if they have Arabic text. Lines that begin with letters, `أ-` and `ب-`,
//! keep them, since texts refer to them, and are set apart.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{Edits, Placed};
use crate::text::direction::is_right_to_left;
use crate::text::numbering::{ABJAD, ALPHABET};
use crate::text::order::digit;
use crate::text::visible::is_invisible;

/// The most digits of a number that is no year.
const MOST_DIGITS: usize = 3;

/// Finds the lists that the author meant.
pub(super) fn mended(events: Vec<Placed>) -> Vec<Placed> {
    let mut edits = Edits::default();
    let lines = marked_lines(&events);
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let follow = |pair: &&[Line]| pair[0].paragraph_of_next(&pair[1]) && pair[0].marker.precedes(pair[1].marker);
        let length = 1 + rest.windows(2).take_while(follow).count();
        if length > 1 {
            match first.marker {
                Marker::Number(number) => list(&events, &rest[..length], number, &mut edits),
                Marker::Letter(_) => set_apart(&rest[..length], &mut edits),
            }
        }
        rest = &rest[length..];
    }
    edits.apply(events)
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Number(u32),
    Letter(char),
}

impl Marker {
    /// Whether `next` is the next after it.
    fn precedes(self, next: Self) -> bool {
        let follows_in = |order: &str, letter, next| {
            order.chars().skip_while(|&c| c != letter).nth(1).is_some_and(|follower| follower == next)
        };
        match (self, next) {
            (Self::Number(number), Self::Number(next)) => number + 1 == next,
            (Self::Letter(letter), Self::Letter(next)) => {
                follows_in(ABJAD, letter, next) || follows_in(ALPHABET, letter, next)
            }
            _ => false,
        }
    }
}

/// A line of a paragraph that begins with a marker.
#[derive(Debug)]
struct Line {
    marker: Marker,
    /// The bytes of the marker and of what is around it, in the text that the line begins with.
    marker_bytes: usize,
    /// The index of that text.
    text: usize,
    /// The index of what ended the line before, or of the beginning of the paragraph.
    before: usize,
    /// Whether the line is the first of its paragraph.
    is_first: bool,
    /// The index of the end of the paragraph.
    end: usize,
    /// Whether the paragraph is the text of an item in a list without blank lines, where nothing but the item begins and ends it.
    is_tight: bool,
}

impl Line {
    /// Whether `next` is in the same paragraph or begins the one right behind it.
    fn paragraph_of_next(&self, next: &Self) -> bool {
        self.end == next.end || (next.is_first && !self.is_tight && self.end + 1 == next.before)
    }
}

/// The lines of all paragraphs that begin with markers.
fn marked_lines(events: &[Placed]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // Whether the paragraph that is open is the text of an item; none is open outside of one.
    let mut open = None;
    // How many elements are open inside the paragraph.
    let mut depth = 0;
    let mut of_paragraph = 0;
    for (index, (event, _)) in events.iter().enumerate() {
        let begins = match event {
            Event::Start(Tag::Paragraph) => Some(false),
            Event::Start(Tag::Item) => Some(true),
            _ => None,
        };
        let is_block = match event {
            Event::Start(tag) => !is_in_line(tag.to_end()),
            Event::End(tag) => !is_in_line(*tag),
            _ => false,
        };
        if is_block {
            lines[of_paragraph..].iter_mut().for_each(|line| line.end = index);
            open = begins;
            (depth, of_paragraph) = (0, lines.len());
        }
        match event {
            _ if is_block => {}
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let is_first = begins.is_some();
        let ends_line = matches!(event, Event::SoftBreak | Event::HardBreak) && depth == 0;
        if let Some(is_tight) = open.filter(|_| is_first || ends_line) {
            lines.extend(line(events, index, is_first).map(|line| Line { is_tight, ..line }));
        }
    }
    lines
}

/// Whether an element stands in lines of text.
fn is_in_line(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// The line behind the event `before`, if it begins with a marker.
fn line(events: &[Placed], before: usize, is_first: bool) -> Option<Line> {
    let text = before + 1;
    let Some((Event::Text(own), _)) = events.get(text) else { return None };
    let is_end = |event: &Event| match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => !is_in_line(tag.to_end()),
        Event::End(tag) => !is_in_line(*tag),
        _ => false,
    };
    let whole = events[text..].iter().map(|(event, _)| event).take_while(|event| !is_end(event));
    let is_arabic = whole.into_iter().any(|event| match event {
        Event::Text(text) => text.chars().any(|c| c.is_alphabetic() && is_right_to_left(c)),
        _ => false,
    });
    let (marker, marker_bytes) = marker(own).filter(|_| is_arabic)?;
    Some(Line { marker, marker_bytes, text, before, is_first, end: 0, is_tight: false })
}

/// The marker that a line begins with, and the bytes of it and of the blank behind it.
fn marker(line: &str) -> Option<(Marker, usize)> {
    let rest = line.trim_start_matches(|c: char| is_invisible(c) || c == ' ');
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let digits: Vec<u32> = rest.chars().map_while(digit).collect();
    let (marker, rest) = if digits.is_empty() {
        let letter = rest.chars().next().filter(|&c| ABJAD.contains(c))?;
        (Marker::Letter(letter), rest[letter.len_utf8()..].trim_start_matches('ـ'))
    } else {
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let bytes: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
        (Marker::Number(digits.iter().fold(0, |value, digit| value * 10 + digit)), &rest[bytes..])
    };
    let rest = rest.trim_start_matches(is_invisible).strip_prefix(['.', '-', ')', '–', '\u{640}'])?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let text = rest.trim_start();
    (text.len() < rest.len()).then_some((marker, line.len() - text.len()))
}

/// Makes a list of lines that follow one another.
fn list<'a>(events: &[Placed<'a>], lines: &[Line], number: u32, edits: &mut Edits<'a>) {
    for (index, line) in lines.iter().enumerate() {
        let mut begin = Vec::new();
        if index == 0 {
            if line.is_tight && line.is_first {
                begin.push(Event::Start(Tag::Item));
            } else if !line.is_tight && !line.is_first {
                begin.push(Event::End(TagEnd::Paragraph));
            }
            begin.push(Event::Start(Tag::List(Some(u64::from(number)))));
        } else {
            begin.push(Event::End(TagEnd::Item));
            if line.is_first {
                edits.replace(lines[index - 1].end, Vec::new());
            }
        }
        begin.push(Event::Start(Tag::Item));
        edits.replace(line.before, begin);
        if let (Event::Text(text), _) = &events[line.text] {
            edits.replace(line.text, vec![Event::Text(CowStr::from(text[line.marker_bytes..].to_owned()))]);
        }
    }
    if let Some(last) = lines.last() {
        let mut end = vec![Event::End(TagEnd::Item), Event::End(TagEnd::List(true))];
        if last.is_tight {
            end.push(events[last.end].0.clone());
        }
        edits.replace(last.end, end);
    }
}

/// Has each line begin where lines begin.
fn set_apart(lines: &[Line], edits: &mut Edits) {
    for line in lines.iter().filter(|line| !line.is_first) {
        edits.replace(line.before, vec![Event::HardBreak]);
    }
}
