//! Lists numbered in Arabic or Persian digits, which `CommonMark` does not know.
//!
//! Their markers are rewritten in the source in European digits, at the same width in characters, so that everything
//! indented below an item stays in it: paragraphs, code, nested lists. Markers that the parser does not accept are
//! restored; [`super::lists`] may still find a list among the lines of a paragraph.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::events::Placed;
use crate::format::html::lists::start_tag;
use qari_bidi::text::numbering::{Delimiter, Numbering};
use qari_bidi::text::order::digit;

/// The most digits of a list number; longer ones are years.
const MOST_DIGITS: usize = 3;

/// The most rounds of parsing to find the markers that the parser accepts.
const MOST_ROUNDS: usize = 4;

/// A marker in the source.
struct Marker {
    /// Its byte offset.
    start: usize,
    /// Its length in bytes.
    bytes: usize,
    number: u32,
    numbering: Numbering,
    /// The delimiter after the number; both brackets for a number in brackets.
    delimiter: Delimiter,
    /// Its indentation in bytes.
    indent: usize,
}

impl Marker {
    /// Returns the marker in European digits, of the same length in characters.
    fn written(&self) -> String {
        match self.delimiter {
            Delimiter::Brackets => format!("{}) ", self.number),
            Delimiter::Bracket => format!("{})", self.number),
            Delimiter::Period | Delimiter::Hyphen | Delimiter::Slash => format!("{}.", self.number),
        }
    }
}

/// The source with rewritten markers.
pub(super) struct Written<'a> {
    pub(super) text: Cow<'a, str>,
    /// The numberings of the rewritten markers, by their byte offset in `text`.
    numberings: BTreeMap<usize, (Numbering, Delimiter)>,
}

impl<'a> Written<'a> {
    /// Rewrites the markers in `source` that begin list items for a parser with these `options`.
    pub(super) fn of(source: &'a str, options: Options) -> Self {
        let mut markers = markers(source);
        for _ in 0..MOST_ROUNDS {
            if markers.is_empty() {
                break;
            }
            let written = Self::with(source, &markers);
            let are_items = written.are_items(options);
            if are_items.iter().all(|is_item| *is_item) {
                return written;
            }
            let mut are_items = are_items.into_iter();
            markers.retain(|_| are_items.next().unwrap_or(false));
        }
        Self::with(source, &[])
    }

    fn with(source: &'a str, markers: &[Marker]) -> Self {
        if markers.is_empty() {
            return Self { text: Cow::Borrowed(source), numberings: BTreeMap::new() };
        }
        let mut text = String::with_capacity(source.len());
        let mut numberings = BTreeMap::new();
        let mut end = 0;
        for marker in markers {
            text.push_str(&source[end..marker.start]);
            numberings.insert(text.len(), (marker.numbering, marker.delimiter));
            text.push_str(&marker.written());
            end = marker.start + marker.bytes;
        }
        text.push_str(&source[end..]);
        Self { text: Cow::Owned(text), numberings }
    }

    /// Returns, for each marker, whether a list item begins with it.
    fn are_items(&self, options: Options) -> Vec<bool> {
        let items = Parser::new_ext(&self.text, options).into_offset_iter();
        let starts = items.filter(|(event, _)| matches!(event, Event::Start(Tag::Item)));
        let starts: HashSet<usize> = starts.map(|(_, range)| self.marker_at(range.start)).collect();
        self.numberings.keys().map(|start| starts.contains(start)).collect()
    }

    /// Returns the byte offset of the marker of the item that begins at `start`.
    fn marker_at(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        start + rest.len() - rest.trim_start().len()
    }

    /// Restores the original numbering of the lists that begin with a rewritten marker, and the brackets of all lists.
    pub(super) fn numbered<'e>(&self, mut events: Vec<Placed<'e>>) -> Vec<Placed<'e>> {
        for index in 1..events.len() {
            let (list, item) = (&events[index - 1], &events[index]);
            let (Event::Start(Tag::List(Some(first))), Event::Start(Tag::Item)) = (&list.0, &item.0) else { continue };
            let marker = self.marker_at(item.1.start);
            let (numbering, delimiter) = self.numberings.get(&marker).copied().unwrap_or_else(|| {
                let rest = self.text.get(marker..).unwrap_or_default();
                let sign = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                let delimiter = if sign.starts_with(')') { Delimiter::Bracket } else { Delimiter::Period };
                (Numbering::Decimal, delimiter)
            });
            if let Ok(first) = u32::try_from(*first)
                && (numbering, delimiter) != (Numbering::Decimal, Delimiter::Period)
            {
                events[index - 1].0 = Event::Html(start_tag(numbering, delimiter, first).into());
            }
        }
        events
    }
}

/// Finds the markers that have a neighbour: one of the same form and indentation with the previous or next number.
fn markers(source: &str) -> Vec<Marker> {
    let mut start = 0;
    let mut markers: Vec<Marker> = Vec::new();
    for line in source.split_inclusive('\n') {
        markers.extend(marker(line).map(|marker| Marker { start: start + marker.start, ..marker }));
        start += line.len();
    }
    let mut of_list = vec![false; markers.len()];
    let mut last: HashMap<(usize, Delimiter), usize> = HashMap::new();
    for (index, marker) in markers.iter().enumerate() {
        if let Some(before) = last.insert((marker.indent, marker.delimiter), index)
            && markers[before].number + 1 == marker.number
        {
            (of_list[before], of_list[index]) = (true, true);
        }
    }
    let mut of_list = of_list.into_iter();
    markers.retain(|_| of_list.next().unwrap_or(false));
    markers
}

/// Parses the marker at the start of a line, after white space and quote signs.
fn marker(line: &str) -> Option<Marker> {
    let rest = line.trim_start_matches([' ', '\t', '>']);
    let indent = line.len() - rest.len();
    let bracket = rest.strip_prefix('(');
    let number = bracket.unwrap_or(rest);
    let numbering = Numbering::of_digit(number.chars().next()?);
    let digits: Vec<u32> = number.chars().map_while(digit).collect();
    if numbering == Numbering::Decimal || digits.len() > MOST_DIGITS {
        return None;
    }
    let behind = &number[number.chars().take(digits.len()).map(char::len_utf8).sum()..];
    let signs = [('.', Delimiter::Period), (')', Delimiter::Bracket), ('-', Delimiter::Hyphen)];
    let (delimiter, behind) = match bracket {
        Some(_) => (Delimiter::Brackets, behind.strip_prefix(')')?),
        None => signs.into_iter().find_map(|(sign, own)| Some((own, behind.strip_prefix(sign)?)))?,
    };
    let has_text = behind.starts_with([' ', '\t']) && !behind.trim().is_empty();
    let number = digits.iter().fold(0, |value, digit| value * 10 + digit);
    let bytes = rest.len() - behind.len();
    has_text.then_some(Marker { start: indent, bytes, number, numbering, delimiter, indent })
}
