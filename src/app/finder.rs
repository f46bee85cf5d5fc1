//! A list over the panes that one filters by typing and chooses from: the matches of the search, the headings, the documents.

use std::ops::Range;

use super::command::{Command, Context};
use super::find::Find;
use super::input::Input;
use super::key::{Code, Key};
use super::panes::{Panes, Rect};
use super::place::Place;
use super::searching::typed_by;
use super::shelf::Arrival;
use super::{App, Effect, Notice};
use crate::article::Span;
use crate::layout::{self, VisualLine};
use crate::messages::Value;
use crate::search::{Fit, Fuzzy, Pattern, Query};
use crate::text::direction::{self, Direction};
use crate::text::visible::{boundary_from, is_line_end};

/// How many matches are filtered between two frames.
const MATCHES_AT_ONCE: usize = 4096;
/// As much of a line, in bytes, is looked at around a match by the filter.
const MOST_CONTEXT_BYTES: usize = 512;
/// Marks take no cells: so many characters for each cell fill a row of any writing.
const MOST_MARKED: usize = 4;

/// A list that is open.
#[derive(Debug)]
pub struct Finder {
    /// What is typed to filter it.
    input: Input,
    /// The row that is chosen, among those that are listed.
    chosen: usize,
    list: List,
}

/// What is listed.
#[derive(Debug)]
enum List {
    /// The matches of the search, all or those whose lines the filter finds.
    Matches(Option<Filtered>),
    /// The sections by their index, the best first, each with what of its name was typed; before them the printed pages of the number that
    /// was, by theirs.
    Headings(Vec<usize>, Vec<(usize, Fit)>),
    /// The documents of the shelf, in the same way as the sections.
    Documents(Vec<(usize, Fit)>),
}

/// Matches whose lines a filter finds.
#[derive(Debug)]
struct Filtered {
    pattern: Pattern,
    matches: Vec<Span>,
    /// How many matches of the search have been looked at.
    seen: usize,
}

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

impl Finder {
    /// What is typed.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Which of those listed is chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The message that names what is listed.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.list {
            List::Matches(_) => "results",
            List::Headings(..) => "headings",
            List::Documents(_) => "documents",
        }
    }

    /// How many there are in the list, of the matches of `find` if it is of matches.
    #[must_use]
    pub fn count(&self, find: Option<&Find>) -> usize {
        match &self.list {
            List::Matches(None) => find.map_or(0, Find::count),
            List::Matches(Some(filtered)) => filtered.matches.len(),
            List::Headings(pages, sections) => pages.len() + sections.len(),
            List::Documents(names) => names.len(),
        }
    }

    fn span(&self, find: &Find, index: usize) -> Option<Span> {
        match &self.list {
            List::Matches(None) => find.nth(index),
            List::Matches(Some(filtered)) => filtered.matches.get(index).copied(),
            List::Headings(..) | List::Documents(_) => None,
        }
    }

    /// Whether more of the matches of `find` are to be filtered. That begins when all are found.
    pub(super) fn has_work(&self, find: Option<&Find>) -> bool {
        match (&self.list, find) {
            (List::Matches(Some(filtered)), Some(find)) => find.is_done() && filtered.seen < find.count(),
            _ => false,
        }
    }
}

impl App {
    /// The list that is open, if one is.
    #[must_use]
    pub fn finder(&self) -> Option<&Finder> {
        self.finder.as_deref()
    }

    /// Opens the list of the matches of the search, at the current one.
    pub(super) fn open_results(&mut self) {
        self.leave_contents();
        if self.find.is_none() {
            self.find = self.last_search();
        }
        let Some(find) = &mut self.find else {
            self.notice = Some(Notice::NoSearch);
            return;
        };
        find.step(&self.article);
        let chosen = find.current().map_or(0, |current| find.rank(current));
        self.finder = Some(Box::new(Finder { input: Input::default(), chosen, list: List::Matches(None) }));
    }

    /// Opens the list of headings, at the one of the section that is read.
    pub(super) fn open_headings(&mut self, panes: &Panes) {
        self.leave_contents();
        let chosen = self.section(panes);
        let list = self.headings("");
        self.finder = Some(Box::new(Finder { input: Input::default(), chosen, list }));
    }

    /// Opens the list of documents, at the one that is read.
    pub(super) fn open_documents(&mut self) {
        self.leave_contents();
        let (chosen, list) = (self.shelf.current(), List::Documents(self.documents("")));
        self.finder = Some(Box::new(Finder { input: Input::default(), chosen, list }));
    }

    /// The printed pages that what was typed is the number of, and the sections whose names fit it, the best first; all sections in order
    /// where nothing was typed.
    fn headings(&self, typed: &str) -> List {
        let names = self.article.sections().iter().map(|section| self.section_name(section));
        List::Headings(self.printed_pages(typed), fitting(names, typed, self.article.language()))
    }

    /// The documents whose names fit what was typed, the best first; all in order where nothing was. They may be in any language.
    fn documents(&self, typed: &str) -> Vec<(usize, Fit)> {
        fitting((0..self.shelf.count()).map(|document| self.document_label(document)), typed, None)
    }

    pub(super) fn finder_key(&mut self, key: Key) -> Option<Effect> {
        match self.keymap.command(Context::Prompt, key, self.direction()) {
            Some(Command::Suspend) => return Some(Effect::Suspend),
            Some(Command::Accept) => return self.choose_from_finder(),
            Some(Command::GiveUp | Command::ShowResults) => self.finder = None,
            Some(Command::Older) => self.move_in_finder(-1),
            Some(Command::Newer) => self.move_in_finder(1),
            Some(Command::PageUp) => self.move_in_finder(-self.finder_page()),
            Some(Command::PageDown) => self.move_in_finder(self.finder_page()),
            Some(command) => self.edit_filter(command),
            None => {
                if let Key { code: Code::Char(c), ctrl: false, alt: false } = key {
                    self.type_filter(&typed_by(c));
                }
            }
        }
        None
    }

    /// How many rows a page of the list goes on: one row of the old page stays in sight. One where the screen is too small for it.
    fn finder_page(&self) -> isize {
        let height = self.panes().map_or(0, |panes| panes.overlay_text.height);
        isize::try_from(height.max(2) - 1).unwrap_or(isize::MAX)
    }

    /// Types `text` to filter the list.
    pub(super) fn type_filter(&mut self, text: &str) {
        if let Some(finder) = &mut self.finder {
            finder.input.insert(text);
            self.filter_anew();
        }
    }

    fn edit_filter(&mut self, command: Command) {
        let direction = self.messages.direction();
        let Some(finder) = &mut self.finder else { return };
        let before = finder.input.text().to_owned();
        if command == Command::Erase && before.is_empty() {
            // Nothing left to erase closes the list, as it does the prompt.
            self.finder = None;
            return;
        }
        let direction = direction::first_strong(&before).unwrap_or(direction);
        finder.input.edit(command, direction);
        if finder.input.text() != before {
            self.filter_anew();
        }
    }

    fn filter_anew(&mut self) {
        let Some(mut finder) = self.finder.take() else { return };
        let typed = finder.input.text();
        finder.list = match finder.list {
            List::Headings(..) => self.headings(typed),
            List::Documents(_) => List::Documents(self.documents(typed)),
            List::Matches(_) if typed.is_empty() => List::Matches(None),
            List::Matches(_) => {
                let pattern = Query::new(typed).compile(self.article.language()).ok();
                List::Matches(pattern.map(|pattern| Filtered { pattern, matches: Vec::new(), seen: 0 }))
            }
        };
        finder.chosen = 0;
        self.finder = Some(finder);
        self.filter_on();
    }

    /// Filters more of the matches.
    pub(super) fn filter_on(&mut self) {
        let (Some(finder), Some(find)) = (&mut self.finder, &self.find) else { return };
        if !finder.has_work(Some(find)) {
            return;
        }
        if let List::Matches(Some(filtered)) = &mut finder.list {
            let end = (filtered.seen + MATCHES_AT_ONCE).min(find.count());
            for span in (filtered.seen..end).filter_map(|index| find.nth(index)) {
                let text = self.article.text(span.block());
                let line = context(text, &span.range(), MOST_CONTEXT_BYTES);
                if !filtered.pattern.find_in(&text[line]).is_empty() {
                    filtered.matches.push(span);
                }
            }
            filtered.seen = end;
        }
    }

    /// Keeps the chosen match chosen while `search` goes on, which may find matches before it.
    pub(super) fn keeping_chosen(&mut self, search: impl FnOnce(&mut Self)) {
        let chosen = |app: &Self| app.finder.as_ref().and_then(|finder| finder.span(app.find.as_ref()?, finder.chosen));
        let before = chosen(self);
        search(self);
        if let (Some(span), Some(finder), Some(find)) = (before, &mut self.finder, &self.find)
            && matches!(finder.list, List::Matches(None))
        {
            finder.chosen = find.rank(span);
        }
    }

    /// Goes `count` rows on in the list, or back if it is negative.
    pub(super) fn move_in_finder(&mut self, count: isize) {
        if let Some(finder) = &mut self.finder {
            let last = finder.count(self.find.as_ref()).saturating_sub(1);
            finder.chosen = finder.chosen.saturating_add_signed(count).min(last);
        }
    }

    /// Goes to what is chosen, or asks for it if it is a document that has to be read first.
    fn choose_from_finder(&mut self) -> Option<Effect> {
        let finder = self.finder.take()?;
        match &finder.list {
            List::Documents(documents) => {
                let document = documents.get(finder.chosen)?.0;
                return self.show_document(document, Arrival::AsLeft);
            }
            List::Headings(pages, sections) => {
                let page = pages.get(finder.chosen).map(|page| self.article.pages()[*page].start());
                let section = finder.chosen.checked_sub(pages.len()).and_then(|index| sections.get(index));
                if let Some(start) = page.or(section.map(|(section, _)| self.section_start(*section))) {
                    self.remember();
                    self.place = Place::asked_for(start);
                }
            }
            List::Matches(_) => {
                let span = self.find.as_ref().and_then(|find| finder.span(find, finder.chosen));
                if let (Some(span), Some(find)) = (span, &mut self.find) {
                    find.set_current(span);
                    self.remember();
                    self.show(span);
                }
            }
        }
        None
    }

    /// Goes to what is on the row of the list with a cell in column `x` and row `y`; a click beside the rows closes it.
    pub(super) fn click_in_finder(&mut self, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        let row = self.finder_rows(panes).into_iter().find(|row| row.rect.contains(x, y));
        match (row.and_then(|row| row.item), &mut self.finder) {
            (Some(item), Some(finder)) => {
                finder.chosen = item;
                return self.choose_from_finder();
            }
            _ if panes.overlay.contains(x, y) => {}
            _ => self.finder = None,
        }
        None
    }

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

    /// The direction that the filter is typed in: its own, or the interface's where it has none.
    #[must_use]
    pub fn filter_direction(&self) -> Direction {
        let own = self.finder.as_ref().and_then(|finder| direction::first_strong(finder.input.text()));
        own.unwrap_or(self.messages.direction())
    }
}

/// Which of `names` in `language` fit what was typed, the best first; all in their order where nothing was.
fn fitting(names: impl Iterator<Item = String>, typed: &str, language: Option<&str>) -> Vec<(usize, Fit)> {
    let mut fuzzy = Fuzzy::new(typed, language);
    let mut found: Vec<(usize, Fit)> =
        names.enumerate().filter_map(|(index, name)| Some((index, fuzzy.fit(&name)?))).collect();
    found.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.score));
    found
}

/// The bytes of `text` around the match `found`, of its line only: from a word some characters before it, so that it shows in a
/// row of `width` cells, to more than such a row holds.
fn context(text: &str, found: &Range<usize>, width: usize) -> Range<usize> {
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
