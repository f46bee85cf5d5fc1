//! Lists numbered in Arabic digits or letters that `CommonMark` reads as running text.
//!
//! Two or more lines that begin with `١.`, `۲-`, `(3)` or `4)` and count up by one are list items; European digits
//! need right-to-left text on the line. Lines that begin with letters, `أ-` and `ب-`, are items if they start at the
//! first letter or continue the last list in letters. Other lines with letters, and those that another list follows
//! in the same paragraph (it would become part of their last item), keep their markers and only get line breaks.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{Edits, Placed};
use crate::format::html::lists::start_tag;
use crate::format::letters::{self, Letters};
use qari_bidi::text::direction::is_right_to_left;
use qari_bidi::text::numbering::{Delimiter, Numbering};
use qari_bidi::text::order::digit;
use qari_bidi::text::visible::is_invisible;

/// The most digits of a list number; longer ones are years.
const MOST_DIGITS: usize = 3;

/// Turns consecutive lines with markers into lists.
pub(super) fn mended(events: Vec<Placed>) -> Vec<Placed> {
    let mut edits = Edits::default();
    let lines = marked_lines(&events);
    let mut rest = lines.as_slice();
    let mut before = None;
    while let Some(first) = rest.first() {
        let begun = begun(&first.marker, before.as_ref());
        let (length, last) = run(rest, begun.as_ref().unwrap_or(&first.marker));
        let (lines, behind) = rest.split_at(length);
        rest = behind;
        if length < 2 {
            continue;
        }
        let start = match (&first.marker, last) {
            (Marker::Letters(letters), Marker::Letters(last)) => {
                if begun.is_none() || behind.first().is_some_and(|next| next.end == lines[length - 1].end) {
                    set_apart(lines, &mut edits);
                    continue;
                }
                let numbering = last.numbering();
                before = Some(last);
                Event::Html(start_tag(numbering, letters.delimiter(), letters.number(numbering).unwrap_or(1)).into())
            }
            (Marker::Number(number, numbering, delimiter), _) => {
                Event::Html(start_tag(*numbering, *delimiter, *number).into())
            }
            (Marker::Letters(_), Marker::Number(..)) => continue,
        };
        list(&events, lines, start, &mut edits);
    }
    edits.apply(events)
}

/// Returns `marker` as the first of a list, if it can be: letters are the first of a numbering, or continue from
/// `before`, the last marker of the last list.
fn begun(marker: &Marker, before: Option<&Letters>) -> Option<Marker> {
    match marker {
        Marker::Number(..) => Some(marker.clone()),
        Marker::Letters(letters) => letters.beginning().or_else(|| before?.go_on_in(letters)).map(Marker::Letters),
    }
}

/// Returns the number of consecutive lines from the first on, whose marker is `first`, and the marker of the last.
fn run(lines: &[Line], first: &Marker) -> (usize, Marker) {
    let mut last = first.clone();
    let mut length = 1;
    for pair in lines.windows(2) {
        let next = if pair[0].paragraph_of_next(&pair[1]) { last.go_on_in(&pair[1].marker) } else { None };
        let Some(next) = next else { break };
        last = next;
        length += 1;
    }
    (length, last)
}

/// The marker of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Marker {
    Number(u32, Numbering, Delimiter),
    Letters(Letters),
}

impl Marker {
    /// Returns `next`, resolved as the successor of this marker, if it can be.
    fn go_on_in(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (Self::Number(number, numbering, delimiter), Self::Number(next, ..)) => {
                (number + 1 == *next).then_some(Self::Number(*next, *numbering, *delimiter))
            }
            (Self::Letters(letters), Self::Letters(next)) => letters.go_on_in(next).map(Self::Letters),
            _ => None,
        }
    }
}

/// A line of a paragraph with a marker.
#[derive(Debug)]
struct Line {
    marker: Marker,
    /// The bytes of the marker and the blanks around it in the first text event of the line.
    marker_bytes: usize,
    /// The index of that event.
    text: usize,
    /// The index of the event before the line: a line break, or the start of the paragraph.
    before: usize,
    /// `true` for the first line of its paragraph.
    is_first: bool,
    /// The index of the end of the paragraph.
    end: usize,
    /// `true` for the text of an item of a tight list, which has no paragraph events.
    is_tight: bool,
}

impl Line {
    /// Returns `true` if `next` is in the same paragraph or begins the next one.
    fn paragraph_of_next(&self, next: &Self) -> bool {
        self.end == next.end || (next.is_first && !self.is_tight && self.end + 1 == next.before)
    }
}

/// Finds all lines of paragraphs that begin with markers.
fn marked_lines(events: &[Placed]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // The `is_tight` of the open paragraph; `None` outside of paragraphs.
    let mut open = None;
    // The number of open elements inside the paragraph.
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

/// Returns `true` for inline elements.
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

/// Returns the line after the event `before`, if it begins with a marker.
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

/// Parses the marker at the start of a line; returns it and its bytes, with the blanks after it.
fn marker(line: &str) -> Option<(Marker, usize)> {
    let rest = line.trim_start_matches(|c: char| is_invisible(c) || c == ' ');
    if let Some((letters, text)) = letters::marker(rest) {
        return Some((Marker::Letters(letters), line.len() - text.len()));
    }
    let opened = rest.strip_prefix('(');
    let rest = opened.unwrap_or(rest);
    let digits: Vec<u32> = rest.chars().map_while(digit).collect();
    if digits.is_empty() || digits.len() > MOST_DIGITS {
        return None;
    }
    let bytes: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
    let numbering = rest.chars().next().map(Numbering::of_digit).unwrap_or_default();
    let number = digits.iter().fold(0, |value, digit| value * 10 + digit);
    let rest = rest[bytes..].trim_start_matches(is_invisible);
    let delimiter = match rest.chars().next()? {
        '.' => Delimiter::Period,
        ')' if opened.is_some() => Delimiter::Brackets,
        ')' => Delimiter::Bracket,
        _ => Delimiter::Hyphen,
    };
    let rest = rest.strip_prefix(['.', '-', ')', '–', '\u{640}'])?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let text = rest.trim_start();
    (text.len() < rest.len()).then_some((Marker::Number(number, numbering, delimiter), line.len() - text.len()))
}

/// Makes a list, which begins with the event `start`, of consecutive lines.
fn list<'a>(events: &[Placed<'a>], lines: &[Line], start: Event<'a>, edits: &mut Edits<'a>) {
    // Any list ends like a numbered one.
    let mut start = Some(start);
    for (index, line) in lines.iter().enumerate() {
        let mut begin = Vec::new();
        if index == 0 {
            if line.is_tight && line.is_first {
                begin.push(Event::Start(Tag::Item));
            } else if !line.is_tight && !line.is_first {
                begin.push(Event::End(TagEnd::Paragraph));
            }
            begin.extend(start.take());
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

/// Separates the lines by line breaks.
fn set_apart(lines: &[Line], edits: &mut Edits) {
    for line in lines.iter().filter(|line| !line.is_first) {
        edits.replace(line.before, vec![Event::HardBreak]);
    }
}
