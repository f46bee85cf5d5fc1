//! Writes the paragraphs of a text as blocks.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::lines::Line;
use super::markers::{ListMarker, NumberForm};
use super::page::Arrangement;
use super::paragraphs::Form;
use super::roles::{Headings, ParagraphRole};
use super::{drawn, verse};
use crate::article::{Builder, ContainerKind, Kind, Marker, Rich};
use crate::format::lines as lines_format;
use qari_bidi::text::direction::Direction;

/// Depth limit of nested lists; items that are indented further belong to the innermost list.
const MOST_LIST_DEPTH: usize = 8;

/// Returns the builder of the paragraphs of `draft` that have `roles`, which may be fewer.
pub(super) fn written(
    draft: &Draft,
    roles: &[ParagraphRole],
    headings: &Headings,
    arrangement: &Arrangement,
) -> Builder {
    let mut builder = Builder::new();
    if let Some(title) = roles.iter().position(|role| *role == ParagraphRole::Title) {
        builder.block(Kind::Title, &draft.block_text(&draft.paragraphs[title]));
    }
    if let Some(source) = arrangement.publisher {
        builder.block(Kind::Source, source);
    }
    let mut writer = Writer { draft, builder, open: Vec::new(), list_ends: BTreeMap::new() };
    for (index, role) in roles.iter().enumerate() {
        match role {
            ParagraphRole::Text => writer.paragraph(index),
            ParagraphRole::Heading(rank) => writer.heading(Kind::Heading(headings.level(*rank)), index, roles),
            _ => {}
        }
    }
    for (role, kind) in [
        (ParagraphRole::Aside, Kind::Paragraph),
        (ParagraphRole::Link, Kind::Link),
        (ParagraphRole::Disclaimer, Kind::Disclaimer),
    ] {
        for index in (0..roles.len()).filter(|&index| roles[index] == role) {
            writer.block(kind, index);
        }
    }
    writer.builder
}

/// The builder and the lists that are open.
struct Writer<'a> {
    draft: &'a Draft<'a>,
    builder: Builder,
    /// The open list items, the innermost last: the first line and the marker of each.
    open: Vec<(Line, ListMarker)>,
    /// The last number read and the final number of each open list, by indentation and numbering.
    list_ends: BTreeMap<(u8, NumberForm), (u32, u32)>,
}

impl Writer<'_> {
    /// Adds the lines of a paragraph as one block.
    fn block(&mut self, kind: Kind, index: usize) {
        self.close_to(0);
        self.builder.block(kind, &self.draft.block_text(&self.draft.paragraphs[index]));
    }

    /// Adds a heading on one line, followed by its subject line if it has one.
    fn heading(&mut self, kind: Kind, index: usize, roles: &[ParagraphRole]) {
        self.close_to(0);
        let mut heading = self.draft.block_text(&self.draft.paragraphs[index]).replace('\n', " ");
        if roles.get(index + 1) == Some(&ParagraphRole::Subject) {
            heading.push(' ');
            heading.push_str(&self.draft.text_of(&self.draft.paragraphs[index + 1]));
        }
        self.builder.block(kind, &heading);
    }

    /// Adds a paragraph in its form.
    fn paragraph(&mut self, index: usize) {
        let paragraph = &self.draft.paragraphs[index];
        match paragraph.form {
            Form::Item(marker) => self.item(index, marker),
            Form::Prose | Form::Lines | Form::Heading(_) => self.block(Kind::Paragraph, index),
            Form::Code => self.block(Kind::Code, index),
            Form::Rule => self.block(Kind::Rule, index),
            Form::Drawing => self.drawing(index),
            Form::Table => self.table(index),
            Form::Verse => {
                self.close_to(0);
                for line in paragraph.lines() {
                    let (first, second) = verse::halves(self.draft.line(line));
                    self.builder.verse(Rich::from(first), Rich::from(second));
                }
            }
        }
    }

    /// Adds a drawing, which is left to right in any document.
    fn drawing(&mut self, index: usize) {
        self.close_to(0);
        let text = self.draft.text_of(&self.draft.paragraphs[index]);
        self.builder.direction_of_blocks(Some(Direction::Ltr));
        lines_format::add(&mut self.builder, &text, None);
        self.builder.direction_of_blocks(None);
    }

    /// Adds a table drawn with signs.
    fn table(&mut self, index: usize) {
        self.close_to(0);
        let lines = &self.draft.lines[self.draft.paragraphs[index].lines()];
        if let Some(table) = drawn::table(self.draft.text, lines) {
            let rows = table.rows.iter().map(|row| row.iter().map(|cell| Rich::from(cell.as_str())).collect());
            self.builder.aligned_table(rows.collect(), table.header, &table.aligns);
        }
    }

    fn item(&mut self, index: usize, marker: ListMarker) {
        let paragraph = &self.draft.paragraphs[index];
        let line = self.draft.lines[paragraph.first as usize];
        if self.open.is_empty() {
            self.list_ends.clear();
        }
        self.close_to(self.items_around(line, marker).min(MOST_LIST_DEPTH - 1));
        self.open.push((line, marker));
        let (marker, list_end) = match marker {
            ListMarker::Bullet => (Marker::Bullet, 0),
            ListMarker::Number(number, form) => {
                (Marker::Number(number, form.numbering, form.delimiter), self.list_end(index, number, form))
            }
        };
        self.builder.open(ContainerKind::Item { marker, list_end });
        self.builder.block(Kind::Paragraph, &self.draft.text_of(paragraph));
    }

    /// Returns the final number of the list that item `index` belongs to.
    fn list_end(&mut self, index: usize, number: u32, form: NumberForm) -> u32 {
        let indent = self.draft.lines[self.draft.paragraphs[index].first as usize].indent;
        let before = self.list_ends.get(&(indent, form));
        let known = before
            .filter(|(before, end)| number <= *end && number.checked_sub(1) == Some(*before))
            .map(|(_, end)| *end);
        let end = known.unwrap_or_else(|| self.draft.last_number(index, number, form));
        self.list_ends.insert((indent, form), (number, end));
        end
    }

    /// Counts the open items that contain an item with this line and marker.
    fn items_around(&self, line: Line, marker: ListMarker) -> usize {
        let outer = self.open.iter().take_while(|(open, _)| open.indent < line.indent).count();
        let beside = self.open[outer..].iter().take_while(|(open, _)| open.indent == line.indent);
        if let Some(list) = beside.clone().position(|(_, open)| !open.may_hold(marker)) {
            return outer + list;
        }
        // Lists in letters and in digits nest in each other without indentation. Behind a blank line begins another
        // list, unless blank lines part all items.
        let is_inside = |(open, _): &(Line, ListMarker)| open.after_blank || !line.after_blank;
        let begins = matches!(marker, ListMarker::Number(1, _));
        outer + if begins && beside.clone().last().is_some_and(is_inside) { beside.count() } else { 0 }
    }

    /// Closes list items until at most `depth` are open.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.open.pop();
            self.builder.close();
        }
    }
}
