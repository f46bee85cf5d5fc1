//! The rows of an open list that are on the screen: only those are laid out.

use std::ops::Range;

use crate::app::App;
use crate::app::document::CHARACTERS_IN_CELL;
use crate::app::panes::{Panes, Rect};
use crate::app::searching::palette::PaletteItem;
use crate::app::searching::picker::{Items, Picker, context, line_start};
use crate::article::{Article, Span};
use crate::messages::Value;
use crate::search::Fit;
use qari_bidi::layout::{self, VisualLine};
use qari_bidi::text::direction::{self, Direction};
use qari_bidi::text::visible::is_line_end;

/// A row of the list on the screen.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// The index of the item that it shows; the name of a section above its matches is none.
    pub item: Option<usize>,
    /// The text.
    pub line: VisualLine,
    /// The keys that do the same, at the other side.
    pub keys: Option<VisualLine>,
    /// The bytes of the line's text that are marked.
    pub marked: Vec<Range<usize>>,
    /// `true` if it is the document that is read.
    pub is_read: bool,
    /// Its place.
    pub rect: Rect,
}

/// Returns the rows of the list that are on the screen, the chosen one about the middle.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Vec<ListRow> {
    let Some(picker) = app.picker() else { return Vec::new() };
    let list = Layout { app, picker, inside: panes.overlay_text };
    let count = picker.count(app.document().matches());
    let height = usize::from(list.inside.height);
    let mut above = Vec::new();
    for item in (0..picker.chosen().min(count)).rev().take(height) {
        above.extend(list.of_item(item).into_iter().rev());
        if above.len() >= height {
            break;
        }
    }
    let mut below = Vec::new();
    for item in (picker.chosen()..count).take(height) {
        below.extend(list.of_item(item));
        if below.len() >= height {
            break;
        }
    }
    above.truncate((height / 2).max(height.saturating_sub(below.len())));
    let rows = above.into_iter().rev().chain(below).take(height);
    let placed = |(y, row): (u16, ListRow)| ListRow { rect: Rect { y, height: 1, ..list.inside }, ..row };
    (list.inside.y..).zip(rows).map(placed).collect()
}

/// A list whose rows are laid out.
struct Layout<'a> {
    app: &'a App,
    picker: &'a Picker,
    /// The inside of the frame of the list.
    inside: Rect,
}

impl Layout<'_> {
    fn article(&self) -> &Article {
        self.app.document().article()
    }

    /// Returns the row of item `item`, and above the first match of a section the name of the section.
    fn of_item(&self, item: usize) -> Vec<ListRow> {
        let document = self.app.document();
        match (self.picker.items(), document.matches()) {
            (Items::Headings { pages, sections }, _) => {
                let page = |page: &usize| {
                    let name = document.printed_page_name(*page, self.inside.width, self.app.messages());
                    self.row(Some(item), &name, Vec::new())
                };
                let heading = |(section, fit): &(usize, Fit)| {
                    self.row(Some(item), &self.section_name(*section), fit.typed.clone())
                };
                let section = item.checked_sub(pages.len()).and_then(|index| sections.get(index));
                pages.get(item).map(page).or_else(|| section.map(heading)).into_iter().collect()
            }
            (Items::Documents(documents), _) => {
                let row = |(document, fit): &(usize, Fit)| {
                    let row = self.row(Some(item), &self.app.listed_label(*document), fit.typed.clone());
                    ListRow { is_read: *document == self.app.shelf().current(), ..row }
                };
                documents.get(item).map(row).into_iter().collect()
            }
            (Items::Bookmarks { listed, .. }, _) => {
                let row = |(bookmark, fit): &(usize, Fit)| {
                    self.row(Some(item), self.app.bookmark_label(*bookmark), fit.typed.clone())
                };
                listed.get(item).map(row).into_iter().collect()
            }
            (Items::Palette(items), _) => items.get(item).map(|own| self.palette_row(item, own)).into_iter().collect(),
            (Items::Matches(_), Some(matches)) => {
                let Some(span) = self.picker.span(matches, item) else { return Vec::new() };
                let part = self.part_of(span);
                let before = item.checked_sub(1).and_then(|before| self.picker.span(matches, before));
                let is_first = before.map(|before| self.part_of(before)) != Some(part);
                let name = is_first.then(|| self.part_row(part));
                name.into_iter().chain([self.match_row(item, span)]).collect()
            }
            (Items::Matches(_), None) => Vec::new(),
        }
    }

    fn section_name(&self, section: usize) -> String {
        self.app.document().section_name(&self.article().sections()[section], self.app.messages())
    }

    /// Returns the section that a match is in, or `None` for one in the disclaimer.
    fn part_of(&self, span: Span) -> Option<usize> {
        self.article().flow().contains(&span.block()).then(|| self.article().section_of(span.block()))
    }

    fn part_row(&self, part: Option<usize>) -> ListRow {
        let messages = self.app.messages();
        let name = part.map_or_else(
            || messages.get("disclaimer"),
            |section| {
                let name = self.section_name(section);
                let parts = [("number", Value::Number(section + 1)), ("name", Value::Text(&name))];
                messages.fill("numbered-section", &parts)
            },
        );
        self.row(None, &name, Vec::new())
    }

    /// Returns the row of the line that a match is in, as much of it as there is room for.
    fn match_row(&self, item: usize, span: Span) -> ListRow {
        let (text, found) = (self.article().text(span.block()), span.range());
        let width = usize::from(self.inside.width);
        let around = context(text, &found, width);
        let whole = line_start(text, found.start, width * CHARACTERS_IN_CELL).map(|start| start..around.end);
        let shown = whole.filter(|line| self.has_room(&text[line.clone()])).unwrap_or(around);
        let begins = shown.start == 0 || text[..shown.start].ends_with(is_line_end);
        let cut = if begins { "" } else { "…" };
        let line = format!("{cut}{}", &text[shown.clone()]);
        let place = |byte: usize| byte - shown.start + cut.len();
        let marked = place(found.start)..place(found.end.min(shown.end));
        self.row(Some(item), &line, Vec::from([marked]))
    }

    /// Returns `true` if `text` need not be cut to stand in a row.
    fn has_room(&self, text: &str) -> bool {
        self.line(text, u16::MAX).width() <= usize::from(self.inside.width)
    }

    fn row(&self, item: Option<usize>, text: &str, marked: Vec<Range<usize>>) -> ListRow {
        let line = self.line(text, self.inside.width);
        // Whatever its own direction, a row stands where lines of the document begin.
        let line = VisualLine { direction: self.app.direction(), ..line };
        ListRow { item, line, keys: None, marked, is_read: false, rect: self.inside }
    }

    /// Returns the row of an item of the palette: its label, and its keys at the other side, as far as these have room.
    fn palette_row(&self, item: usize, own: &PaletteItem) -> ListRow {
        let base = self.app.messages().direction();
        let half = usize::from(self.inside.width) / 2;
        let keys = layout::line(&own.keys, Direction::Ltr, usize::from(u16::MAX));
        let keys = (keys.width() > 0 && keys.width() <= half).then_some(keys);
        let room = usize::from(self.inside.width) - keys.as_ref().map_or(0, |keys| keys.width() + 1);
        let line = layout::line_with(&own.label, base, room, self.app.name_options(self.inside.width));
        let line = VisualLine { direction: base, ..line };
        let keys = keys.map(|keys| VisualLine { direction: base.opposite(), ..keys });
        ListRow { item: Some(item), line, keys, marked: own.typed.clone(), is_read: false, rect: self.inside }
    }

    /// Lays out `text` in its own direction, cut to `width` cells.
    fn line(&self, text: &str, width: u16) -> VisualLine {
        let base = direction::of_block(text, self.app.direction());
        layout::line_with(text, base, usize::from(width), self.app.name_options(self.inside.width))
    }
}
