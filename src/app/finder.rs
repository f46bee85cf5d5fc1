//! A list over the panes that one filters by typing and chooses from: the matches of the search, the headings, the documents.

pub(super) mod rows;

use super::command::{Command, Context};
use super::find::Find;
use super::input::Input;
use super::key::{Code, Key};
use super::panes::Panes;
use super::place::Place;
use super::searching::typed_by;
use super::shelf::Arrival;
use super::{App, Effect, Notice};
use crate::article::Span;
use crate::search::{Fit, Fuzzy, Pattern, Query};
use qari_bidi::text::direction::{self, Direction};
pub use rows::Row;
use rows::context;

/// How many matches are filtered between two frames.
const MATCHES_AT_ONCE: usize = 4096;
/// As much of a line, in bytes, is looked at around a match by the filter.
const MOST_CONTEXT_BYTES: usize = 512;

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
