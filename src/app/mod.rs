//! The state of the reader and what it does with what happens: [`App::update`] takes a [`Message`] and changes the state;
//! what only the outside can do (leave, suspend) it asks for with an [`Effect`]. It knows no terminal and paints nothing;
//! the views read the state.

pub mod address;
mod arriving;
pub mod command;
pub mod contents;
pub mod display;
pub mod find;
pub mod finder;
mod following;
pub mod footer;
pub mod help;
pub mod input;
pub mod jumps;
pub mod key;
pub mod keymap;
pub mod links;
mod message;
mod notice;
pub mod overlay;
pub mod pages;
pub mod panes;
pub mod place;
mod printed;
pub mod prompt;
mod searching;
pub mod shelf;
mod update;

use std::ops::Range;

use crate::article::{Article, Pos, Section, Span};
use crate::format::Warning;
use crate::messages::Messages;
use crate::page::Digits;
use crate::search::Manner;
use arriving::Arriving;
use display::Display;
use find::Find;
use jumps::Jumps;
use keymap::Keymap;
use pages::{Pages, Rows};
use panes::{Panes, Wish};
use place::Place;
use prompt::Prompt;
use qari_bidi::layout;
use qari_bidi::text::direction::Direction;
use shelf::Shelf;

pub use message::{Effect, Message};
pub use notice::Notice;

/// The widest a line of text is unless the reader says otherwise, in cells.
pub const MEASURE: u16 = 80;

/// The narrowest and the widest measure that can be chosen, in cells.
pub const MEASURES: (u16, u16) = (20, 400);

/// How many searches are remembered.
pub const MOST_SEARCHES: usize = 500;

/// A pane that keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    Text,
    /// The section list.
    Contents,
}

/// What is open over the panes.
#[derive(Clone, Copy, Debug)]
pub enum Open {
    /// Nothing.
    Nothing,
    /// The help, scrolled down by some rows.
    Help(usize),
    /// The whole disclaimer, and where in it the reader is.
    Disclaimer(Place),
}

/// How the reader is to start.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The columns and rows of the screen.
    pub screen: (u16, u16),
    /// The widest a line of text may be, in cells.
    pub measure: u16,
    /// How the text is shown.
    pub display: Display,
}

impl Settings {
    /// A screen of this many columns and rows, and nothing else asked for.
    #[must_use]
    pub fn new(screen: (u16, u16)) -> Self {
        Self { screen, measure: MEASURE, display: Display::default() }
    }
}

/// The reader.
pub struct App {
    article: Article,
    messages: Messages,
    keymap: Keymap,
    pages: Pages,
    screen: (u16, u16),
    measure: u16,
    display: Display,
    digits: Digits,
    place: Place,
    shelf: Shelf,
    arriving: Arriving,
    /// The link that is chosen, while one chooses.
    link: Option<links::At>,
    /// The link that was followed last in this document.
    last_link: Option<links::At>,
    jumps: Jumps,
    focus: Focus,
    open: Open,
    prompt: Option<Box<Prompt>>,
    contents_beside: bool,
    contents_over: bool,
    contents_extra: i16,
    find: Option<Find>,
    finder: Option<Box<finder::Finder>>,
    /// The place that was clicked last.
    pointed: Option<Pos>,
    manner: Manner,
    /// A way to go and how often, once it is known where that leads.
    wanted: Option<(find::Way, usize)>,
    history: Vec<String>,
    notice: Option<Notice>,
    count: Option<usize>,
}

impl App {
    /// A reader at the beginning of `article`.
    #[must_use]
    pub fn new(article: Article, messages: Messages, keymap: Keymap, settings: Settings) -> Self {
        Self {
            digits: Digits::of(&article),
            article,
            messages,
            keymap,
            pages: Pages::default(),
            screen: settings.screen,
            measure: settings.measure,
            display: settings.display,
            place: Place::default(),
            shelf: Shelf::default(),
            arriving: Arriving::default(),
            link: None,
            last_link: None,
            jumps: Jumps::default(),
            focus: Focus::Text,
            open: Open::Nothing,
            prompt: None,
            contents_beside: true,
            contents_over: false,
            contents_extra: 0,
            find: None,
            finder: None,
            pointed: None,
            manner: Manner::default(),
            wanted: None,
            history: Vec::new(),
            notice: None,
            count: None,
        }
    }

    /// Tells the reader what of the document could not be taken as it was meant.
    pub fn warn(&mut self, warnings: Vec<Warning>) {
        if !warnings.is_empty() {
            self.notice = Some(Notice::Warnings(warnings));
        }
    }

    /// Tells the reader what could not be done.
    pub fn fail(&mut self, what: String) {
        self.notice = Some(Notice::Failed(what));
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The words of the interface.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The keys of the commands.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The direction of the document, which the panes and the arrows follow.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.article.direction()
    }

    /// The layouts of the blocks.
    #[must_use]
    pub fn pages(&self) -> &Pages {
        &self.pages
    }

    /// The panes of the screen, or `None` if it is too small for any.
    #[must_use]
    pub fn panes(&self) -> Option<Panes> {
        self.panes_with_measure(self.measure)
    }

    fn panes_with_measure(&self, measure: u16) -> Option<Panes> {
        Panes::new(&Wish {
            screen: self.screen,
            direction: self.direction(),
            contents_beside: self.contents_beside,
            contents_over: self.contents_over,
            contents_extra: self.contents_extra,
            measure,
            disclaimer_rows: self.footer_rows(),
        })
    }

    /// How many rows the whole disclaimer fills in its footer, as far as a footer has room.
    fn footer_rows(&self) -> u16 {
        let lines = self
            .disclaimer_rows(panes::footer_width(self.screen.0))
            .map(|rows| rows.lines(rows.top()).take(usize::from(panes::MOST_FOOTER_ROWS)).count());
        lines.and_then(|lines| u16::try_from(lines).ok()).unwrap_or(0)
    }

    /// The rows of the text in the column that the panes give it.
    #[must_use]
    pub fn rows(&self, panes: &Panes) -> Rows<'_> {
        self.rows_of(self.article.flow(), panes.text.width)
    }

    /// The rows of the disclaimer in lines of `width` cells, if there is one.
    #[must_use]
    pub fn disclaimer_rows(&self, width: u16) -> Option<Rows<'_>> {
        let blocks = self.article.disclaimer();
        (!blocks.is_empty()).then(|| self.rows_of(blocks, width))
    }

    fn rows_of(&self, blocks: Range<usize>, width: u16) -> Rows<'_> {
        let options = self.display.page_options(&self.article, self.digits, width);
        Rows { article: &self.article, pages: &self.pages, first: blocks.start, behind: blocks.end, options }
    }

    /// How the text is shown.
    #[must_use]
    pub fn display(&self) -> Display {
        self.display
    }

    /// How names out of the document are laid out in the interface, in a column `width` cells wide.
    #[must_use]
    pub fn name_options(&self, width: u16) -> layout::LayoutOptions {
        let Display { marks, wide_ambiguous, .. } = self.display;
        layout::LayoutOptions { marks, wide_ambiguous, ..layout::LayoutOptions::new(width) }
    }

    /// Where the topmost row of the text is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The position that is being read.
    #[must_use]
    pub fn reading(&self, panes: &Panes) -> Pos {
        self.place.reading(&self.rows(panes), usize::from(panes.text.height))
    }

    /// The index of the section that is being read.
    #[must_use]
    pub fn section(&self, panes: &Panes) -> usize {
        self.article.section_of(self.reading(panes).block)
    }

    /// What a section is called.
    #[must_use]
    pub fn section_name(&self, section: &Section) -> String {
        match section.heading {
            Some(block) => self.article.text(block).to_owned(),
            None => self.messages.get("introduction"),
        }
    }

    /// The pane that keys go to.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// What is open.
    #[must_use]
    pub fn open(&self) -> Open {
        self.open
    }

    /// The search that is being typed, if one is.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_deref()
    }

    /// The search, if there is one.
    #[must_use]
    pub fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// The matches in block `block`.
    #[must_use]
    pub fn matches_in(&self, block: usize) -> &[Span] {
        self.find.as_ref().map_or(&[], |find| find.in_block(block))
    }

    /// The match that the search is at.
    #[must_use]
    pub fn current_match(&self) -> Option<Span> {
        self.find.as_ref().and_then(Find::current)
    }

    /// What there is to tell the reader.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The number that was typed and waits for a movement to repeat, or for a pause.
    #[must_use]
    pub fn pending_count(&self) -> Option<usize> {
        self.count
    }

    /// Whether [`Message::Idle`] is waited for.
    #[must_use]
    pub fn waits_for_idle(&self) -> bool {
        self.count.is_some()
    }

    /// Whether [`Message::Work`] is waited for.
    #[must_use]
    pub fn has_work(&self) -> bool {
        let find = self.find.as_ref();
        find.is_some_and(|find| !find.is_done()) || self.finder.as_ref().is_some_and(|finder| finder.has_work(find))
    }
}
