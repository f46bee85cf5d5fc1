//! The rows of a list on the screen: only those are laid out.

use std::ops::Range;

use super::{Finder, List};
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::article::Span;
use crate::messages::Value;
use crate::search::Fit;
use qari_bidi::layout::{self, VisualLine};
use qari_bidi::text::direction;
use qari_bidi::text::visible::{boundary_from, is_line_end};

/// Marks take no cells: so many characters for each cell fill a row of any writing.
pub(in crate::app) const MOST_MARKED: usize = 4;

/// A row of the list on the screen.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which of those listed it shows; the name of a section above its matches shows none.
    pub item: Option<usize>,
    /// The text.
    pub line: VisualLine,
    /// What of the line's source is marked.
    pub marked: Vec<Range<usize>>,
    /// Whether it is the document that is read.
    pub is_read: bool,
    /// Where it is.
    pub rect: Rect,
}

impl App {
    /// The rows of the list that are on the screen, the chosen one about the middle.
    #[must_use]
    pub fn finder_rows(&self, panes: &Panes) -> Vec<Row> {
        let Some(finder) = self.finder.as_deref() else { return Vec::new() };
        let (inside, count) = (panes.overlay_text, finder.count(self.find.as_ref()));
        let height = usize::from(inside.height);
        let mut above = Vec::new();
        for item in (0..finder.chosen.min(count)).rev().take(height) {
            above.extend(self.item_rows(finder, item, inside).into_iter().rev());
            if above.len() >= height {
                break;
            }
        }
        let mut below = Vec::new();
        for item in (finder.chosen..count).take(height) {
            below.extend(self.item_rows(finder, item, inside));
            if below.len() >= height {
                break;
            }
        }
        above.truncate((height / 2).max(height.saturating_sub(below.len())));
        let rows = above.into_iter().rev().chain(below).take(height);
        let placed = |(y, row): (u16, Row)| Row { rect: Rect { y, height: 1, ..inside }, ..row };
        (inside.y..).zip(rows).map(placed).collect()
    }

    /// The row of item `item`, and above the first match of a section the name of the section.
    fn item_rows(&self, finder: &Finder, item: usize, inside: Rect) -> Vec<Row> {
        match (&finder.list, &self.find) {
            (List::Headings(pages, sections), _) => {
                let name = |page: &usize| self.printed_page_name(*page, inside.width);
                let page = pages.get(item).map(|page| self.row(Some(item), &name(page), Vec::new(), inside));
                let section = item.checked_sub(pages.len()).and_then(|index| sections.get(index));
                let row = page.or(section.map(|(section, fit)| self.heading_row(item, *section, fit, inside)));
                row.into_iter().collect()
            }
            (List::Documents(documents), _) => {
                let row = |(document, fit): &(usize, Fit)| {
                    let row = self.row(Some(item), &self.document_label(*document), fit.typed.clone(), inside);
                    Row { is_read: *document == self.shelf.current(), ..row }
                };
                documents.get(item).map(row).into_iter().collect()
            }
            (List::Matches(_), Some(find)) => {
                let Some(span) = finder.span(find, item) else { return Vec::new() };
                let part = self.part_of(span);
                let before =
                    item.checked_sub(1).and_then(|before| finder.span(find, before)).map(|span| self.part_of(span));
                let name = (before != Some(part)).then(|| self.part_row(part, inside));
                name.into_iter().chain([self.match_row(item, span, inside)]).collect()
            }
            (List::Matches(_), None) => Vec::new(),
        }
    }

    /// The section that a match is in, or `None` for one in the disclaimer.
    fn part_of(&self, span: Span) -> Option<usize> {
        self.article.flow().contains(&span.block()).then(|| self.article.section_of(span.block()))
    }

    fn part_row(&self, part: Option<usize>, rect: Rect) -> Row {
        let name = part.map_or_else(
            || self.messages.get("disclaimer"),
            |section| {
                let name = self.section_name(&self.article.sections()[section]);
                let parts = [("number", Value::Number(section + 1)), ("name", Value::Text(&name))];
                self.messages.fill("numbered-section", &parts)
            },
        );
        self.row(None, &name, Vec::new(), rect)
    }

    fn heading_row(&self, item: usize, section: usize, fit: &Fit, rect: Rect) -> Row {
        self.row(Some(item), &self.section_name(&self.article.sections()[section]), fit.typed.clone(), rect)
    }

    /// The line that a match is in, as much of it as there is room for.
    fn match_row(&self, item: usize, span: Span, rect: Rect) -> Row {
        let (text, found) = (self.article.text(span.block()), span.range());
        let width = usize::from(rect.width);
        let around = context(text, &found, width);
        let whole = line_start(text, found.start, width * MOST_MARKED).map(|start| start..around.end);
        let shown = whole.filter(|line| self.has_room(&text[line.clone()], rect)).unwrap_or(around);
        let begins = shown.start == 0 || text[..shown.start].ends_with(is_line_end);
        let cut = if begins { "" } else { "…" };
        let line = format!("{cut}{}", &text[shown.clone()]);
        let place = |byte: usize| byte - shown.start + cut.len();
        let marked = place(found.start)..place(found.end.min(shown.end));
        self.row(Some(item), &line, Vec::from([marked]), rect)
    }

    /// Whether `text` need not be cut to stand in a row of `rect`.
    fn has_room(&self, text: &str, rect: Rect) -> bool {
        let base = direction::of_block(text, self.direction());
        let line = layout::line_with(text, base, usize::from(u16::MAX), self.name_options(rect.width));
        line.width() <= usize::from(rect.width)
    }

    fn row(&self, item: Option<usize>, text: &str, marked: Vec<Range<usize>>, rect: Rect) -> Row {
        let base = direction::of_block(text, self.direction());
        let line = layout::line_with(text, base, usize::from(rect.width), self.name_options(rect.width));
        // Whatever its own direction, a row stands where lines of the document begin.
        let line = VisualLine { direction: self.direction(), ..line };
        Row { item, line, marked, is_read: false, rect }
    }
}

/// The bytes of `text` around the match `found`, of its line only: from a word some characters before it, so that it shows in a
/// row of `width` cells, to more than such a row holds.
pub(super) fn context(text: &str, found: &Range<usize>, width: usize) -> Range<usize> {
    let start = line_start(text, found.start, width / 3).unwrap_or_else(|| {
        let before = text[..found.start].char_indices().rev().nth(width / 3).map(|(at, _)| at);
        let near = before.unwrap_or(0);
        let blank = text[near..found.start].find(char::is_whitespace);
        blank.map_or(near, |blank| boundary_from(text, near + blank + 1))
    });
    let behind = &text[found.end..];
    let room = behind.char_indices().nth(width * MOST_MARKED).map_or(behind.len(), |(at, _)| at);
    let line_end = behind[..room].find(is_line_end).unwrap_or(room);
    start..found.end + line_end
}

/// The byte that the line of byte `at` begins at, if no more than `most` characters are between them. No more is looked at: a line may
/// be very long, and have many matches.
fn line_start(text: &str, at: usize, most: usize) -> Option<usize> {
    let before = text[..at].char_indices().rev().nth(most).map(|(at, _)| at);
    let near = before.unwrap_or(0);
    let behind_end = text[near..at].rfind(is_line_end).map(|end| boundary_from(text, near + end + 1));
    behind_end.or_else(|| before.is_none().then_some(0))
}
