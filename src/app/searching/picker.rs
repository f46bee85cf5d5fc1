//! A list that is filtered by typing and chosen from: the matches of the search, the headings, the documents.

use std::ffi::OsString;
use std::ops::Range;

use super::editor::LineEditor;
use super::palette::PaletteItem;
use crate::app::document::anchor::Anchor;
use crate::app::document::matches::Matches;
use crate::app::document::{CHARACTERS_IN_CELL, Document};
use crate::article::{Article, Pos, Span};
use crate::messages::Messages;
use crate::search::{Fit, Fuzzy, Pattern, Query};
use qari_bidi::text::visible::{boundary_from, is_line_end};

/// The matches that are filtered between two frames.
const MATCHES_AT_ONCE: usize = 4096;
/// The bytes of a line around a match that the filter looks at.
const MOST_CONTEXT_BYTES: usize = 512;

/// A list that is open.
#[derive(Debug)]
pub struct Picker {
    /// The filter.
    editor: LineEditor,
    /// The index of the chosen item, among those that are listed.
    chosen: usize,
    /// `true` if one goes through the items, and has typed nothing since.
    is_chosen_from: bool,
    items: Items,
}

/// The items of a list.
#[derive(Debug)]
pub enum Items {
    /// The matches of the search: all, or those whose lines the filter finds.
    Matches(Option<Filtered>),
    /// The headings, and the printed pages that have the number that was typed.
    Headings {
        /// The indices of the printed pages.
        pages: Vec<usize>,
        /// The indices of the sections, the best first, each with what of its name was typed.
        sections: Vec<(usize, Fit)>,
    },
    /// The indices of the documents, as those of the sections: the open ones, then those read last.
    Documents(Vec<(usize, Fit)>),
    /// Bookmarks, of the document that is read or of all.
    Bookmarks {
        /// The indices among those that are listed, as those of the sections.
        listed: Vec<(usize, Fit)>,
        /// `true` if those of all documents are listed.
        all: bool,
    },
    /// Deeds: commands, numbers, themes, settings, files.
    Palette(Vec<PaletteItem>),
}

/// The matches whose lines a filter finds.
#[derive(Debug)]
pub struct Filtered {
    pattern: Pattern,
    matches: Vec<Span>,
    /// The number of matches of the search that have been looked at.
    seen: usize,
}

/// The destination of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This match.
    Match(Span),
    /// This place: a heading, the beginning of a printed page.
    Place(Pos),
    /// The document with this index.
    Document(usize),
    /// The bookmark with this index among those that are listed.
    Bookmark(usize),
}

/// A bookmark in a list.
#[derive(Clone, Debug)]
pub struct ListedBookmark {
    /// The name that its document is opened by, if that is another one.
    pub document: Option<OsString>,
    /// `true` if it is one of the document that is read.
    pub is_own: bool,
    /// Its name.
    pub id: String,
    /// Its line in the list.
    pub label: String,
    /// Its place.
    pub anchor: Anchor,
}

impl Items {
    /// Lists the headings of `document` whose names fit `typed`, the best first, or all in order where nothing is
    /// typed; before them the printed pages that `typed` is the number of.
    #[must_use]
    pub fn headings(document: &Document, typed: &str, messages: &Messages) -> Self {
        let article = document.article();
        let names = article.sections().iter().map(|section| document.section_name(section, messages));
        Self::Headings { pages: document.printed_pages(typed), sections: fitting(names, typed, article.language()) }
    }

    /// Lists the documents whose names fit `typed`, the best first, or all in order where nothing is typed. Names may
    /// be in any language.
    #[must_use]
    pub fn documents(names: impl Iterator<Item = String>, typed: &str) -> Self {
        Self::Documents(fitting(names, typed, None))
    }

    /// Lists the `bookmarks` whose labels fit `typed`, of `all` documents or one.
    #[must_use]
    pub fn bookmarks(bookmarks: &[ListedBookmark], typed: &str, all: bool) -> Self {
        let labels = bookmarks.iter().map(|one| one.label.clone());
        Self::Bookmarks { listed: fitting(labels, typed, None), all }
    }

    /// Lists the matches whose lines `typed` is found in. [`Picker::filter_on`] does the work.
    #[must_use]
    pub fn matches(article: &Article, typed: &str) -> Self {
        let pattern = || Query::new(typed).compile(article.language()).ok();
        let filtered = |pattern| Filtered { pattern, matches: Vec::new(), seen: 0 };
        Self::Matches(if typed.is_empty() { None } else { pattern().map(filtered) })
    }
}

impl Picker {
    /// Opens a list of `items` at the item with index `chosen`.
    #[must_use]
    pub fn new(items: Items, chosen: usize) -> Self {
        Self { editor: LineEditor::default(), chosen, is_chosen_from: true, items }
    }

    /// Returns the filter.
    #[must_use]
    pub fn editor(&self) -> &LineEditor {
        &self.editor
    }

    /// Returns the filter.
    pub fn editor_mut(&mut self) -> &mut LineEditor {
        self.is_chosen_from = false;
        &mut self.editor
    }

    /// Returns the index of the chosen item.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Returns `true` if one goes through the items, and has typed nothing since.
    #[must_use]
    pub fn is_chosen_from(&self) -> bool {
        self.is_chosen_from
    }

    /// Returns the items.
    #[must_use]
    pub fn items(&self) -> &Items {
        &self.items
    }

    /// Replaces the items, and chooses the first.
    pub fn list(&mut self, items: Items) {
        (self.items, self.chosen) = (items, 0);
    }

    /// Returns the id of the message that names the list.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.items {
            Items::Matches(_) => "results",
            Items::Headings { .. } => "headings",
            Items::Documents(_) => "documents",
            Items::Bookmarks { all: false, .. } => "bookmarks",
            Items::Bookmarks { all: true, .. } => "all-bookmarks",
            Items::Palette(_) => "palette",
        }
    }

    /// Returns the number of items; a list of matches has those of `matches`.
    #[must_use]
    pub fn count(&self, matches: Option<&Matches>) -> usize {
        match &self.items {
            Items::Matches(None) => matches.map_or(0, Matches::count),
            Items::Matches(Some(filtered)) => filtered.matches.len(),
            Items::Headings { pages, sections } => pages.len() + sections.len(),
            Items::Documents(names) => names.len(),
            Items::Bookmarks { listed, .. } => listed.len(),
            Items::Palette(items) => items.len(),
        }
    }

    /// Returns the match that item `index` stands for, in a list of `matches`.
    #[must_use]
    pub fn span(&self, matches: &Matches, index: usize) -> Option<Span> {
        match &self.items {
            Items::Matches(None) => matches.nth(index),
            Items::Matches(Some(filtered)) => filtered.matches.get(index).copied(),
            Items::Headings { .. } | Items::Documents(_) | Items::Bookmarks { .. } | Items::Palette(_) => None,
        }
    }

    /// Returns the index of the chosen bookmark among those that are listed, in a list of bookmarks.
    #[must_use]
    pub fn bookmark(&self) -> Option<usize> {
        let Items::Bookmarks { listed, .. } = &self.items else { return None };
        listed.get(self.chosen).map(|(index, _)| *index)
    }

    /// Returns the destination of the chosen item.
    #[must_use]
    pub fn destination(&self, document: &Document) -> Option<Chosen> {
        match &self.items {
            Items::Documents(documents) => documents.get(self.chosen).map(|(index, _)| Chosen::Document(*index)),
            Items::Bookmarks { .. } => self.bookmark().map(Chosen::Bookmark),
            Items::Headings { pages, sections } => {
                let page = pages.get(self.chosen).map(|page| document.article().pages()[*page].start());
                let section = self.chosen.checked_sub(pages.len()).and_then(|index| sections.get(index));
                page.or(section.map(|(section, _)| document.section_start(*section))).map(Chosen::Place)
            }
            Items::Matches(_) => self.span(document.matches()?, self.chosen).map(Chosen::Match),
            Items::Palette(_) => None,
        }
    }

    /// Returns `true` if more of `matches` are to be filtered. That begins when all are found.
    #[must_use]
    pub fn has_work(&self, matches: Option<&Matches>) -> bool {
        match (&self.items, matches) {
            (Items::Matches(Some(filtered)), Some(matches)) => matches.is_done() && filtered.seen < matches.count(),
            _ => false,
        }
    }

    /// Filters more of the matches.
    pub fn filter_on(&mut self, document: &Document) {
        if !self.has_work(document.matches()) {
            return;
        }
        if let (Items::Matches(Some(filtered)), Some(matches)) = (&mut self.items, document.matches()) {
            let end = (filtered.seen + MATCHES_AT_ONCE).min(matches.count());
            for span in (filtered.seen..end).filter_map(|index| matches.nth(index)) {
                let text = document.article().text(span.block());
                let line = context(text, &span.range(), MOST_CONTEXT_BYTES);
                if !filtered.pattern.find_in(&text[line]).is_empty() {
                    filtered.matches.push(span);
                }
            }
            filtered.seen = end;
        }
    }

    /// Returns `true` if it is a list of all matches.
    #[must_use]
    pub fn lists_all_matches(&self) -> bool {
        matches!(self.items, Items::Matches(None))
    }

    /// Chooses the item with index `index`, as the person wants it.
    pub fn pick(&mut self, index: usize) {
        self.is_chosen_from = true;
        self.chosen = index;
    }

    /// Chooses the item with index `index`, unasked.
    pub fn choose(&mut self, index: usize) {
        self.chosen = index;
    }

    /// Chooses the item `count` items on, or back if negative.
    pub fn move_by(&mut self, count: isize, matches: Option<&Matches>) {
        let last = self.count(matches).saturating_sub(1);
        self.is_chosen_from = true;
        self.chosen = self.chosen.saturating_add_signed(count).min(last);
    }
}

/// Returns those of `names`, in `language`, that fit `typed`, the best first; all in their order where nothing is
/// typed.
pub(in crate::app) fn fitting(
    names: impl Iterator<Item = String>,
    typed: &str,
    language: Option<&str>,
) -> Vec<(usize, Fit)> {
    let mut fuzzy = Fuzzy::new(typed, language);
    let mut found: Vec<(usize, Fit)> =
        names.enumerate().filter_map(|(index, name)| Some((index, fuzzy.fit(&name)?))).collect();
    found.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.score));
    found
}

/// Returns the bytes of `text` around the match `found`, of its line only: from a word some characters before it, so
/// that it shows in a row of `width` cells, to more than such a row holds.
#[must_use]
pub fn context(text: &str, found: &Range<usize>, width: usize) -> Range<usize> {
    let start = line_start(text, found.start, width / 3).unwrap_or_else(|| {
        let before = text[..found.start].char_indices().rev().nth(width / 3).map(|(at, _)| at);
        let near = before.unwrap_or(0);
        let blank = text[near..found.start].find(char::is_whitespace);
        blank.map_or(near, |blank| boundary_from(text, near + blank + 1))
    });
    let behind = &text[found.end..];
    let room = behind.char_indices().nth(width * CHARACTERS_IN_CELL).map_or(behind.len(), |(at, _)| at);
    let line_end = behind[..room].find(is_line_end).unwrap_or(room);
    start..found.end + line_end
}

/// Returns the byte that the line of byte `at` begins at, if no more than `most` characters are between them. No more
/// is looked at: a line may be very long, and have many matches.
#[must_use]
pub fn line_start(text: &str, at: usize, most: usize) -> Option<usize> {
    let before = text[..at].char_indices().rev().nth(most).map(|(at, _)| at);
    let near = before.unwrap_or(0);
    let behind_end = text[near..at].rfind(is_line_end).map(|end| boundary_from(text, near + end + 1));
    behind_end.or_else(|| before.is_none().then_some(0))
}
