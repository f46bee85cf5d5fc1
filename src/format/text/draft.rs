//! A plain text split into lines and paragraphs.

use std::borrow::Cow;

use super::drawn;
use super::lettered;
use super::lines::{self, Line, MOST_HEADING, narrow};
use super::markers::{self, ListMarker, NumberForm};
use super::paragraphs::{Form, Grouping, MOST_TOGETHER, Paragraph};

/// A text split into lines and paragraphs.
pub(super) struct Draft<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The lines that are not blank.
    pub(super) lines: Vec<Line>,
    /// The paragraphs, in order.
    pub(super) paragraphs: Vec<Paragraph>,
    /// The rules that made paragraphs of the lines.
    pub(super) grouping: Grouping,
}

impl<'a> Draft<'a> {
    /// Splits a text into lines and paragraphs, by the rules `grouping` if it is a piece of a text, else by its own.
    pub(super) fn of(text: &'a str, grouping: Option<&Grouping>) -> Self {
        let mut draft = Self { text, lines: lines::scan(text), paragraphs: Vec::new(), grouping: Grouping::default() };
        lettered::mark(text, &mut draft.lines);
        let grouping = grouping.copied().unwrap_or_else(|| Grouping::of(text, &draft.lines));
        draft.grouping = grouping;
        let mut start = 0;
        while start < draft.lines.len() {
            let behind = draft.lines[start + 1..].iter().take_while(|line| !line.after_blank).count();
            let end = start + 1 + behind;
            for (lines, form) in drawn::parts(text, &draft.lines, start..end) {
                match form {
                    None => grouping.group(&draft.lines, text, lines, &mut draft.paragraphs),
                    Some(form) => {
                        let (first, count) = (narrow(lines.start), narrow(lines.len()));
                        draft.paragraphs.push(Paragraph { first, count, form });
                    }
                }
            }
            start = end;
        }
        draft.unmark_lone_items();
        draft
    }

    /// Returns the text of a line without surrounding blanks.
    pub(super) fn line(&self, line: usize) -> &'a str {
        self.lines[line].of(self.text)
    }

    /// Returns the text of a paragraph without list marker, with wrapped lines joined.
    pub(super) fn text_of(&self, paragraph: &Paragraph) -> Cow<'a, str> {
        let (first, letters) = (self.line(paragraph.first as usize), self.lines[paragraph.first as usize].letters);
        let first = match paragraph.form {
            Form::Item(_) => markers::item(first, letters).map_or(first, |(_, text)| text),
            _ => first,
        };
        if paragraph.count == 1 {
            return Cow::Borrowed(first);
        }
        if paragraph.form == Form::Drawing {
            return Cow::Owned(drawn::raw(self.text, &self.lines[paragraph.lines()]).join("\n"));
        }
        if paragraph.form == Form::Code {
            return Cow::Owned(self.with_indents(paragraph));
        }
        let between = if paragraph.form == Form::Lines { "\n" } else { " " };
        let mut text = first.to_owned();
        for line in paragraph.lines().skip(1) {
            text.push_str(between);
            text.push_str(self.line(line));
        }
        Cow::Owned(text)
    }

    /// Returns the text of a paragraph outside of a list: without heading signs, but with its number.
    pub(super) fn block_text(&self, paragraph: &Paragraph) -> Cow<'a, str> {
        let is_numbered = matches!(paragraph.form, Form::Item(ListMarker::Number(..)));
        let form = if is_numbered { Form::Prose } else { paragraph.form };
        let text = self.text_of(&Paragraph { form, ..*paragraph });
        let (Form::Heading(_), Cow::Borrowed(line)) = (paragraph.form, &text) else { return text };
        let hashed = markers::hashed(line).map(|(_, behind)| behind);
        let bullet = || match markers::item(line, None)? {
            (ListMarker::Bullet, behind) => Some(behind),
            (ListMarker::Number(..), _) => None,
        };
        Cow::Borrowed(hashed.or_else(bullet).unwrap_or(line))
    }

    /// Returns `true` if a paragraph is one line with a blank line before it.
    pub(super) fn is_apart(&self, paragraph: usize) -> bool {
        let Paragraph { first, count, .. } = self.paragraphs[paragraph];
        count == 1 && self.lines[first as usize].after_blank
    }

    /// Returns a line without its digits, if it is a paragraph with a number and short enough for a heading. Numbered
    /// headings are equal without their digits.
    pub(super) fn unnumbered(&self, paragraph: usize) -> Option<String> {
        let Paragraph { first, count, form } = self.paragraphs[paragraph];
        let (line, text) = (self.lines[first as usize], self.line(first as usize));
        let is_short = count == 1 && form == Form::Prose && line.width <= MOST_HEADING;
        (is_short && text.contains(char::is_numeric)).then(|| text.chars().filter(|c| !c.is_numeric()).collect())
    }

    /// Joins lines of program text, keeping their relative indentation.
    fn with_indents(&self, paragraph: &Paragraph) -> String {
        let lines = &self.lines[paragraph.lines()];
        let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let indented =
            lines.iter().map(|&line| format!("{}{}", " ".repeat(usize::from(line.indent - least)), line.of(self.text)));
        indented.collect::<Vec<_>>().join("\n")
    }

    /// Returns the approximate number of characters of a paragraph.
    pub(super) fn width_of(&self, paragraph: &Paragraph) -> u32 {
        self.lines[paragraph.lines()].iter().map(|line| line.width).sum()
    }

    /// Finds the final number of the list that item `index` belongs to. Items that are indented further belong to other
    /// lists. One item may be indented less, as the tenth is where numbers are aligned right.
    pub(super) fn last_number(&self, index: usize, number: u32, form: NumberForm) -> u32 {
        let indent = |paragraph: &Paragraph| self.lines[paragraph.first as usize].indent;
        let (mut own, mut last) = (indent(&self.paragraphs[index]), number);
        for paragraph in &self.paragraphs[index + 1..] {
            let Form::Item(marker) = paragraph.form else { break };
            match marker {
                _ if indent(paragraph) > own => {}
                ListMarker::Number(number, others) if others == form => {
                    if number.checked_sub(1) != Some(last) {
                        break;
                    }
                    (own, last) = (indent(paragraph), number);
                }
                _ if indent(paragraph) < own => break,
                _ => {}
            }
        }
        last
    }

    /// Turns list items without neighbours into prose: an item needs another bullet, or the number before or after its
    /// own, beside it. Nested items are skipped.
    fn unmark_lone_items(&mut self) {
        let marker = |paragraph: &Paragraph| match paragraph.form {
            Form::Item(marker) => Some(marker),
            _ => None,
        };
        let are_neighbours = |one: ListMarker, other: ListMarker| match (one, other) {
            (ListMarker::Bullet, ListMarker::Bullet) => true,
            (ListMarker::Number(one, form), ListMarker::Number(other, others)) => form == others && one + 1 == other,
            _ => false,
        };
        let markers: Vec<Option<ListMarker>> = self.paragraphs.iter().map(marker).collect();
        let indent = |index: usize| self.lines[self.paragraphs[index].first as usize].indent;
        let mut of_list = vec![false; markers.len()];
        for (index, marker) in markers.iter().enumerate() {
            let Some(marker) = *marker else { continue };
            // A list continues behind the items nested in it.
            let is_nested = |&&next: &&usize| {
                markers[next].is_some_and(|inner| indent(next) > indent(index) || marker.may_hold(inner))
            };
            let behind = index + 1..markers.len();
            let nested = behind.clone().take(MOST_TOGETHER).take_while(|next| is_nested(&next)).count();
            for next in behind.take(1).chain((nested > 0).then_some(index + 1 + nested)) {
                let is_next = markers.get(next).copied().flatten().is_some_and(|next| are_neighbours(marker, next));
                if is_next {
                    of_list[index] = true;
                    of_list[next] = true;
                }
            }
        }
        let lone = (0..markers.len()).filter(|&index| markers[index].is_some() && !of_list[index]);
        for index in lone {
            self.paragraphs[index].form = Form::Prose;
        }
    }
}
