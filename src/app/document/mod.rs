//! A document that is being read, as one value: its article, what is kept of it when the reader goes to another one,
//! and what belongs to this visit only.
//!
//! A document knows no screen: what it needs of one is a [`Viewport`].

pub mod address;
pub mod anchor;
pub mod bookmarks;
mod compiling;
pub mod cursor;
pub mod display;
pub mod finding;
pub mod following;
mod growing;
pub mod hints;
mod keeping;
mod layouts;
pub mod links;
pub mod matches;
pub mod moving;
mod numbers;
mod pace;
pub mod place;
mod printed;
pub mod record;
pub mod rows;
pub mod selecting;
mod standing;
pub mod tree;
pub mod viewport;

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Pos, Section, Span};
use crate::messages::Messages;
use crate::page::{Air, BlockOptions, Digits, MOST_GAP, digits_of};
use anchor::Anchor;
use bookmarks::Bookmarks;
use compiling::Compiler;
use display::Display;
use hints::Hints;
use layouts::Layouts;
use links::{At, Link};
use matches::{Matches, Way};
use numbers::LineCounts;
use pace::Pace;
use place::Place;
use qari_bidi::text::direction::Direction;
use record::{ChangedLook, Choices, LeftPlace};
use rows::Rows;
use selecting::Selection;
use tree::{Folds, SectionTree};
use viewport::Viewport;

/// The most characters that fill a cell of a row: marks take none of their own.
pub(super) const CHARACTERS_IN_CELL: usize = 4;

/// A document that is being read.
#[derive(Debug)]
pub struct Document {
    article: Arc<Article>,
    digits: Digits,
    tree: SectionTree,
    pace: Pace,
    kept: Kept,
    visit: Visit,
    /// `true` while the rest of the text is to come.
    expects_rest: bool,
    /// The number of the first blocks that stay as they are, however the text goes on.
    settled: usize,
}

/// The part of a web page that is read: its article or all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// As the command line asks.
    #[default]
    AsAsked,
    /// The other one.
    Other,
}

impl Extent {
    /// Returns the other extent.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::AsAsked => Self::Other,
            Self::Other => Self::AsAsked,
        }
    }
}

/// The half of a document that is kept when the reader goes to another one. State that is to outlast the visit is a
/// field here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The place of the reader.
    pub place: Place,
    /// The link that was followed last.
    pub last_link: Option<At>,
    /// The extent that it was read in.
    pub extent: Extent,
    /// The time that the reader moved at last, in milliseconds since 1970.
    pub moved: u64,
    /// The place where it was left in an earlier run, as long as the text does not have it, or not yet.
    pub left_at: Option<LeftPlace>,
    /// The part of its look that keys changed, in this run and before.
    pub look: ChangedLook,
    /// The part of its look that keys changed in this run. It outweighs the command line, which outweighs what is
    /// older.
    pub pressed: Choices,
    /// The bookmarks.
    pub bookmarks: Bookmarks,
}

/// The half of a document that belongs to one visit, and is dropped with it.
#[derive(Debug, Default)]
struct Visit {
    layouts: Layouts,
    line_counts: LineCounts,
    /// The place in the whole disclaimer, while that is open.
    disclaimer: Option<Place>,
    /// The matches of the search, if there is one.
    matches: Option<Matches>,
    /// Compiles the expression of a search that is to take its place.
    compiler: Compiler,
    /// The matches that were hidden last, with the number of blocks that stay as they were then.
    hidden: Option<(Matches, usize)>,
    /// The matches to go on by when it is known where they are.
    wanted: Option<Wanted>,
    /// The link that is chosen.
    link: Option<At>,
    /// The hints at the links, while they are shown.
    hints: Option<Hints>,
    /// The reference whose note is shown over the text.
    note: Option<At>,
    /// The place that was clicked last.
    pointed: Option<Pos>,
    /// The text that is being selected.
    selection: Option<Selection>,
    /// The cell that the button of the mouse was pressed on, until it is released.
    pressed: Option<Span>,
    /// The branches of the section list that the reader folded or unfolded.
    folds: Folds,
}

/// A number of matches to go on by.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    way: Way,
    count: usize,
}

/// The place, link and match that the reader looks at. A command that changes them has led the reader away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaze {
    place: Place,
    link: Option<At>,
    current: Option<Span>,
}

impl Gaze {
    /// Returns `true` if the reader looks at another place, link or match than in `before`.
    #[must_use]
    pub fn has_left(self, before: Self) -> bool {
        let is_of_another_link = self.link.is_some() && self.link != before.link;
        self.place.pos != before.place.pos || self.current != before.current || is_of_another_link
    }
}

impl Document {
    /// Opens `article` with what was `kept` of it. A place that the text no longer has becomes the nearest one, and
    /// bookmarks are looked for where their text is now.
    #[must_use]
    pub fn open(article: Article, mut kept: Kept) -> Self {
        let place = inside(&article, kept.place);
        kept.bookmarks.place_in(&article);
        Self {
            digits: digits_of(&article),
            tree: SectionTree::of(&article),
            pace: Pace::of(&article),
            settled: article.blocks().len(),
            article: Arc::new(article),
            kept: Kept { place, ..kept },
            visit: Visit::default(),
            expects_rest: false,
        }
    }

    /// Goes on in `article`, the same document read in another `extent` or anew: at the same text, if it is there, else
    /// at the beginning. The search is left behind.
    pub fn replace(&mut self, article: Article, extent: Extent) {
        let found = Anchor::of(&self.article, self.kept.place.pos).find(&article);
        let place = found.map(|pos| Place { pos, ..self.kept.place }).unwrap_or_default();
        *self = Self::open(article, Kept { place, last_link: None, extent, ..std::mem::take(&mut self.kept) });
    }

    /// Returns the extent that it was read in.
    #[must_use]
    pub fn extent(&self) -> Extent {
        self.kept.extent
    }

    /// Ends the visit. Returns the text and what is kept.
    #[must_use]
    pub fn close(self) -> (Article, Kept) {
        (Arc::unwrap_or_clone(self.article), self.kept)
    }

    /// Begins a message: layouts that were not looked at for a while may be dropped.
    pub(super) fn begin_message(&self) {
        self.visit.layouts.begin();
    }

    /// Returns the article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Returns the article, for another thread. Until that is done with it, changes are made to a copy.
    #[must_use]
    pub fn shared_article(&self) -> Arc<Article> {
        Arc::clone(&self.article)
    }

    /// Returns the digits of numbers that are about the document.
    #[must_use]
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// Returns the tree of its sections.
    #[must_use]
    pub fn tree(&self) -> &SectionTree {
        &self.tree
    }

    /// Returns the branches of that tree that the reader folded or unfolded.
    #[must_use]
    pub fn folds(&self) -> &Folds {
        &self.visit.folds
    }

    /// Folds the branch of section `index`, or unfolds it.
    pub fn fold(&mut self, index: usize, folded: bool) {
        self.visit.folds.insert(index, folded);
    }

    /// Returns the direction of the article, which the panes and the arrows follow.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.article.direction()
    }

    /// Returns the place of the topmost row of the text.
    #[must_use]
    pub fn place(&self) -> Place {
        self.kept.place
    }

    /// Returns the place in the whole disclaimer, if that is open.
    #[must_use]
    pub fn disclaimer(&self) -> Option<Place> {
        self.visit.disclaimer
    }

    /// Returns the matches of the search, if there is one.
    #[must_use]
    pub fn matches(&self) -> Option<&Matches> {
        self.visit.matches.as_ref()
    }

    /// Returns the matches in block `block`.
    #[must_use]
    pub fn matches_in(&self, block: usize) -> &[Span] {
        self.matches().map_or(&[], |matches| matches.in_block(block))
    }

    /// Returns the match that the search is at.
    #[must_use]
    pub fn current_match(&self) -> Option<Span> {
        self.matches().and_then(Matches::current)
    }

    /// Returns the link that is chosen, if one is.
    #[must_use]
    pub fn link(&self) -> Option<Link> {
        links::get(&self.article, self.visit.link?)
    }

    /// Returns `true` while a link is being chosen.
    #[must_use]
    pub fn is_choosing(&self) -> bool {
        self.visit.link.is_some()
    }

    /// Returns what the reader looks at.
    #[must_use]
    pub fn gaze(&self) -> Gaze {
        Gaze { place: self.kept.place, link: self.visit.link, current: self.current_match() }
    }

    /// Returns the bytes of text that the cached layouts cover.
    #[must_use]
    pub fn cached_bytes(&self) -> usize {
        self.visit.layouts.cached_bytes()
    }

    /// Returns the rows of the text.
    #[must_use]
    pub fn rows(&self, view: &Viewport) -> Rows<'_> {
        let rows = self.rows_of(self.article.flow(), view.text.width, Air::for_rows(view.text.height), view.display);
        Rows { options: BlockOptions { typeset: view.display.typeset, ..rows.options }, ..rows }
    }

    /// Returns the rows of the disclaimer in lines of `width` cells, if there is one.
    #[must_use]
    pub fn disclaimer_rows(&self, width: u16, display: Display) -> Option<Rows<'_>> {
        let blocks = self.article.disclaimer();
        (!blocks.is_empty()).then(|| self.rows_of(blocks, width, Air::Close, display))
    }

    /// Returns the rows of `blocks` in lines of `width` cells.
    #[must_use]
    pub fn rows_of(&self, blocks: Range<usize>, width: u16, air: Air, display: Display) -> Rows<'_> {
        let options = BlockOptions { air, ..display.page_options(&self.article, self.digits, width) };
        let layouts = &self.visit.layouts;
        Rows { article: &self.article, layouts, first: blocks.start, behind: blocks.end, options }
    }

    /// Returns the heading of `section`, or the words for a text before the first heading.
    #[must_use]
    pub fn section_name(&self, section: &Section, messages: &Messages) -> String {
        match section.heading {
            Some(block) => self.article.text(block).to_owned(),
            None => messages.get("introduction"),
        }
    }
}

/// Returns `place`, or the nearest to it in a text that has changed since.
fn inside(article: &Article, place: Place) -> Place {
    let Pos { block, byte } = place.pos;
    if !article.flow().contains(&block) {
        return Place::default();
    }
    let text = article.text(block);
    // The rows between two blocks are behind the end of the upper one.
    if (text.len()..=text.len() + MOST_GAP).contains(&byte) {
        return place;
    }
    let byte = (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0);
    Place { pos: Pos { block, byte }, ..place }
}

#[cfg(test)]
mod tests {
    use super::viewport::Room;
    use super::*;
    use crate::article::{Builder, Kind, Markup, Rich};
    use crate::search::Query;

    const VIEW: Viewport = Viewport {
        text: Room { width: 20, height: 4 },
        overlay: Room { width: 16, height: 3 },
        display: Display {
            marks: qari_bidi::layout::Marks::Shown,
            align: display::Align::Ragged,
            wide_ambiguous: false,
            controls: qari_bidi::layout::Controls::Hidden,
            without_kashida: false,
            chop: None,
            typeset: None,
        },
    };

    /// An article of as many paragraphs, each with a link.
    fn article(paragraphs: usize) -> Article {
        let mut builder = Builder::new();
        for paragraph in 0..paragraphs {
            let link = Rich::from("رابط").within(Markup::Link("#x".to_owned()));
            builder.rich(Kind::Paragraph, link).block(Kind::Paragraph, &format!("كلمات {paragraph}"));
        }
        builder.block(Kind::Disclaimer, "تنبيه");
        builder.finish().expect("an article")
    }

    /// A document in which everything that can be is in use.
    fn visited() -> Document {
        let mut document = Document::open(article(9), Kept::default());
        document.search(Query::new("كلمات"), Pos::default());
        document.search_on(&VIEW);
        document.scroll(8, &VIEW);
        document.choose_among_links(&VIEW);
        document.follow(&VIEW);
        document.toggle_disclaimer();
        document
    }

    #[test]
    fn a_visit_is_dropped_and_what_is_kept_comes_back() {
        let document = visited();
        assert!(document.matches().is_some() && document.link().is_some() && document.disclaimer().is_some());
        let before = document.kept.clone();
        assert!(before.place != Place::default() && before.last_link.is_some());
        let (article, kept) = document.close();
        let again = Document::open(article, kept);
        assert_eq!(again.kept, before);
        assert!(again.matches().is_none() && again.link().is_none() && again.disclaimer().is_none());
    }

    #[test]
    fn the_whole_is_gone_on_in_where_the_beginning_was_read() {
        let mut document = visited();
        let (kept, link, found) = (document.kept.clone(), document.link(), document.current_match());
        document.go_on_in(article(20));
        assert_eq!((document.kept.clone(), document.link(), document.current_match()), (kept, link, found));
        assert!(document.disclaimer().is_some());
        assert_eq!(document.article().flow().end, 40);
    }

    #[test]
    fn a_place_that_is_gone_becomes_the_nearest() {
        let place = |block, byte| Place::asked_for(Pos { block, byte });
        let opened = |place| Document::open(article(2), Kept { place, ..Kept::default() }).place();
        assert_eq!(opened(place(1, 3)), place(1, 2), "between two characters");
        assert_eq!(opened(place(1, 999)), place(1, article(2).text(1).len()));
        assert_eq!(opened(place(99, 0)), Place::default());
    }
}
