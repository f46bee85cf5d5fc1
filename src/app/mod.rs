//! The state of the reader, and its changes: [`App::update`] takes a [`Message`] and changes the state; what only the
//! outside can do (leave, suspend) it asks for with an [`Effect`]. It knows no terminal and paints nothing; the views
//! read the state.
//!
//! The state is made of values that know nothing of one another: the [`Document`] that is read, the [`Shelf`] of the
//! others, the searches, what the keys go to. `update` is what each message does to them, `screen` what of them is on
//! the screen.

pub mod answer;
mod attention;
pub mod document;
mod keeping;
pub mod keys;
pub mod look;
mod message;
mod notice;
pub mod panes;
pub mod screen;
pub mod searching;
pub mod shelf;
mod typesetting;
mod update;

use std::path::Path;

use crate::article::Article;
use crate::format::Warning;
use crate::messages::Messages;
use answer::Lookup;
use attention::Attention;
use document::display::Display;
use document::hints::{self, LinkSpot};
use document::matches::Matches;
use document::viewport::{Room, Viewport};
use document::{Document, Kept};
use keeping::Keeping;
use keys::command::Context;
use keys::key::Key;
use keys::keymap::{Keymap, Meaning};
use look::Look;
use panes::{Around, Footing, PaneOptions, Panes, Rect};
use qari_bidi::layout;
use qari_bidi::text::direction::{self, Direction};
use qari_bidi::text::visible::safe_name;
use searching::Typing;
use searching::guide::Guide;
use searching::picker::Picker;
use searching::prompt::Prompt;
use searching::queries::Queries;
use searching::remark::RemarkLine;
use shelf::Shelf;
use shelf::arriving::Arriving;
use typesetting::Typesetting;

pub use attention::{Focus, Overlay, READING_CURSORS, ReadingCursor};
pub use keeping::NamedRecord;
pub use message::{Change, Effect, Listing, Message};
pub use notice::{Copied, CopyWay, FileForm, Notice};

/// The widest that a line of text is unless the reader says otherwise, in cells.
pub const MEASURE: u16 = 80;

/// The least digits that the numbers of lines have room for.
const LEAST_DIGITS: usize = 3;

/// The narrowest and the widest measure that can be chosen, in cells.
pub const MEASURES: (u16, u16) = (20, 400);

/// The screen and the settings that the reader starts with.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The columns and rows of the screen.
    pub screen: (u16, u16),
    /// The widest that a line of text may be, in cells.
    pub measure: u16,
    /// The way text is shown.
    pub display: Display,
    /// The way the disclaimer stands at the foot of the screen.
    pub footing: Footing,
    /// The cursor of the terminal while one reads.
    pub cursor: ReadingCursor,
    /// `true` to number the lines.
    pub numbers: bool,
    /// `true` to set the text in a book face, where the terminal can show it.
    pub typeset: bool,
    /// `true` to start no program, keep nothing and open nothing that was not named.
    pub secure: bool,
}

impl Setup {
    /// Returns the usual setup for a screen of this many columns and rows.
    #[must_use]
    pub fn new(screen: (u16, u16)) -> Self {
        let (display, footing) = (Display::default(), Footing::default());
        let cursor = ReadingCursor::default();
        Self { screen, measure: MEASURE, display, footing, cursor, numbers: false, typeset: false, secure: false }
    }
}

/// The screen, and the choices of the reader about its panes.
#[derive(Clone, Copy, Debug)]
struct Screen {
    /// The columns and rows.
    size: (u16, u16),
    /// The widest that a line of text may be, in cells.
    measure: u16,
    /// `true` if lines are numbered.
    has_numbers: bool,
    /// `true` if the section list is wanted beside the text, where there is room.
    contents_beside: bool,
    /// The columns that the section list is wider than usual.
    contents_extra: i16,
    /// The way the disclaimer stands at the foot of the screen.
    footing: Footing,
    /// The cursor of the terminal while one reads.
    cursor: ReadingCursor,
    /// `true` if there is to be nothing but the text and a row of the disclaimer.
    quiet: bool,
    /// The rows of half a page, if a number before its key said how many.
    half_page: Option<isize>,
}

/// Returns the look that `display` and the choices about `screen` make.
fn look(display: Display, screen: Screen) -> Look {
    let Screen { measure, contents_beside, contents_extra, quiet, .. } = screen;
    Look { display, measure, contents_beside, contents_extra, quiet }
}

/// The reader.
pub struct App {
    messages: Messages,
    keymap: Keymap,
    /// The document that is read.
    document: Document,
    /// The documents beside it, and the history of jumps among all.
    shelf: Shelf,
    arriving: Arriving,
    attention: Attention,
    queries: Queries,
    screen: Screen,
    display: Display,
    typesetting: Typesetting,
    keeping: Keeping,
    is_secure: bool,
    notice: Option<Notice>,
    /// The names of the themes.
    themes: Vec<String>,
    /// `true` if the help was opened once.
    knows_help: bool,
    /// `true` if the reader was started without a document.
    offers_tour: bool,
}

impl App {
    /// Creates a reader at the beginning of `article`.
    #[must_use]
    pub fn new(article: Article, messages: Messages, keymap: Keymap, setup: Setup) -> Self {
        let screen = Screen {
            size: setup.screen,
            measure: setup.measure,
            has_numbers: setup.numbers,
            contents_beside: true,
            contents_extra: 0,
            footing: setup.footing,
            cursor: setup.cursor,
            quiet: false,
            half_page: None,
        };
        Self {
            messages,
            keymap,
            document: Document::open(article, Kept::default()),
            shelf: Shelf::default(),
            arriving: Arriving::default(),
            attention: Attention::default(),
            queries: Queries::default(),
            keeping: Keeping::new(look(setup.display, screen)),
            screen,
            display: setup.display,
            typesetting: Typesetting { is_wanted: setup.typeset, larger: 0 },
            is_secure: setup.secure,
            notice: None,
            themes: Vec::new(),
            knows_help: false,
            offers_tour: false,
        }
    }

    /// Tells the reader about the `warnings` of a document.
    pub fn warn(&mut self, warnings: Vec<Warning>) {
        if !warnings.is_empty() {
            self.notice = Some(Notice::Warnings(warnings));
        }
    }

    /// Tells the reader that something failed, in the words of `what`.
    pub fn fail(&mut self, what: String) {
        self.notice = Some(Notice::Failed(what));
    }

    /// Returns the words of the interface.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        self.messages.beside(self.document.digits())
    }

    /// Returns the keys of the commands.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Returns the document that is read.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the documents beside it.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Returns the title of the document at index `index`, or the name of its file before it was read.
    ///
    /// # Panics
    /// If there is no such document.
    #[must_use]
    pub fn document_label(&self, index: usize) -> String {
        let own = self.document.article().title().filter(|_| index == self.shelf.current());
        own.map_or_else(|| self.shelf.label(index, &self.messages), str::to_owned)
    }

    /// Returns the keys that type the letters of hints, as they are on a US keyboard: none that means something there.
    pub(crate) fn hint_keys(&self) -> Vec<char> {
        let letters = self.messages.get("hint-letters");
        let keys = letters.chars().filter(|c| !c.is_whitespace()).filter_map(|c| self.keymap.latin(Key::char(c)));
        keys.filter(|c| self.keymap.command(Context::Choosing, Key::char(*c), self.direction()).is_none()).collect()
    }

    /// Returns the links on the screen that have hints, each with its hint as keys of a US keyboard.
    #[must_use]
    pub fn hinted_links(&self, view: &Viewport) -> Vec<(String, LinkSpot)> {
        let spots = self.document.link_spots(view);
        hints::labels(&self.hint_keys(), spots.len()).into_iter().zip(spots).collect()
    }

    /// Returns a hint in the letters of the interface.
    #[must_use]
    pub fn hint_text(&self, hint: &str) -> String {
        let letters = self.messages.get("hint-letters");
        let letter = |key: char| letters.chars().find(|c| self.keymap.latin(Key::char(*c)) == Some(key)).unwrap_or(key);
        hint.chars().map(letter).collect()
    }

    /// Returns the label of document `index` of the list of documents: of the open ones, then of those read last.
    #[must_use]
    pub fn listed_label(&self, index: usize) -> String {
        let Some(recent) = index.checked_sub(self.shelf.count()) else { return self.document_label(index) };
        let Some((name, record)) = self.attention.recent.get(recent) else { return String::new() };
        let file = name.as_deref().map(|name| Path::new(name).file_name().unwrap_or(name).to_string_lossy());
        record.title.clone().or_else(|| Some(safe_name(&file?).into_owned())).unwrap_or_default()
    }

    /// Returns the label of bookmark `index` of the list of bookmarks.
    #[must_use]
    pub fn bookmark_label(&self, index: usize) -> &str {
        self.attention.bookmarks.get(index).map_or("", |listed| &listed.label)
    }

    /// Returns the remark that is being typed, if one is.
    #[must_use]
    pub fn remark(&self) -> Option<&RemarkLine> {
        match &self.attention.typing {
            Some(Typing::Remark(line)) => Some(line),
            Some(Typing::Prompt(_) | Typing::Picker(_) | Typing::Guide(_)) | None => None,
        }
    }

    /// Returns the direction of the document, which the panes and the arrows follow.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.document.direction()
    }

    /// Returns the panes of the screen, or `None` if it is too small for any.
    #[must_use]
    pub fn panes(&self) -> Option<Panes> {
        Panes::new(&self.pane_options())
    }

    /// Returns the panes of the screen, or of the smallest screen that has any if it is smaller.
    fn least_panes(&self) -> Panes {
        Panes::at_least(&self.pane_options())
    }

    /// Returns the panes as [`App::least_panes`] does, with lines of the text up to `measure` cells wide.
    fn panes_with_measure(&self, measure: u16) -> Panes {
        Panes::at_least(&PaneOptions { measure, ..self.pane_options() })
    }

    fn pane_options(&self) -> PaneOptions {
        PaneOptions {
            screen: self.screen.size,
            direction: self.direction(),
            // An only section is not worth the columns.
            contents_beside: self.screen.contents_beside && self.document.article().sections().len() > 1,
            contents_over: self.attention.contents_over,
            contents_extra: self.screen.contents_extra,
            // Lines are not made to be read in a column, unless the reader asks for one.
            measure: if self.is_bare() && self.screen.measure == MEASURE { u16::MAX } else { self.screen.measure },
            numbers: if self.screen.has_numbers { self.number_columns() } else { 0 },
            is_bare: self.is_bare(),
            disclaimer_rows: self.footer_rows(),
            around: match (self.screen.quiet, self.speaks()) {
                (false, _) => Around::All,
                (true, true) => Around::BottomRow,
                (true, false) => Around::Nothing,
            },
        }
    }

    /// Returns `true` if the document is lines without headings: a log, program text, the output of a program.
    fn is_bare(&self) -> bool {
        self.document.article().sections().len() < 2 && self.document.keeps_lines()
    }

    /// Returns the columns of the numbers of lines, and of the blank beside them.
    fn number_columns(&self) -> u16 {
        u16::try_from(self.document.most_digits().max(LEAST_DIGITS) + 1).unwrap_or(u16::MAX)
    }

    /// Returns `true` if the bottom row has something to say or to type that no page keeps silent about.
    fn speaks(&self) -> bool {
        let Attention { typing, count, contents_over, .. } = &self.attention;
        typing.is_some()
            || count.is_some()
            || *contents_over
            || !self.pressed().is_empty()
            || self.notice.is_some()
            || self.shelf.opening().is_some()
            || self.document.is_choosing()
            || self.document.selection().is_some()
            || self.overlay() != Overlay::Nothing
    }

    /// Returns the room that `panes` give the document.
    #[must_use]
    pub fn viewport(&self, panes: &Panes) -> Viewport {
        let room = |rect: Rect| Room { width: rect.width, height: rect.height };
        Viewport { text: room(panes.text), overlay: room(panes.overlay_text), display: self.display }
    }

    /// Returns the way text is shown.
    #[must_use]
    pub fn display(&self) -> Display {
        self.display
    }

    /// Returns the options for names out of the document in the interface, in a column `width` cells wide.
    #[must_use]
    pub fn name_options(&self, width: u16) -> layout::LayoutOptions {
        let Display { marks, wide_ambiguous, controls, .. } = self.display;
        layout::LayoutOptions { marks, wide_ambiguous, controls, ..layout::LayoutOptions::new(width).isolating() }
    }

    /// Returns what the keys go to.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.attention.typing {
            Some(Typing::Prompt(_)) => Context::Prompt,
            Some(Typing::Picker(_) | Typing::Guide(_) | Typing::Remark(_)) => Context::List,
            None if self.attention.answer.is_some() => Context::Answer,
            None if self.document.selection().is_some() => Context::Selecting,
            None if self.document.is_choosing() => Context::Choosing,
            None => Context::Reading,
        }
    }

    /// Returns the answer that is shown over the panes, if one is.
    #[must_use]
    pub fn answer(&self) -> Option<&Lookup> {
        self.attention.answer.as_ref()
    }

    /// Returns the cursor of the terminal while one reads.
    #[must_use]
    pub fn reading_cursor(&self) -> ReadingCursor {
        self.screen.cursor
    }

    /// Returns `true` while a line is typed, and so while a list or the help is open.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.attention.typing.is_some()
    }

    /// Returns the pane that keys go to.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.attention.focus
    }

    /// Returns what is open over the panes.
    #[must_use]
    pub fn overlay(&self) -> Overlay {
        self.document.disclaimer().map_or(Overlay::Nothing, Overlay::Disclaimer)
    }

    /// Returns `true` if nothing lies over the panes, so that the key which closes what is open leaves.
    #[must_use]
    pub fn nothing_is_open(&self) -> bool {
        self.overlay() == Overlay::Nothing && !self.attention.contents_over && !self.document.is_choosing()
    }

    /// Returns the search that is being typed, if one is.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        match &self.attention.typing {
            Some(Typing::Prompt(prompt)) => Some(prompt),
            Some(Typing::Picker(_) | Typing::Guide(_) | Typing::Remark(_)) | None => None,
        }
    }

    /// Returns the list that is open, if one is.
    #[must_use]
    pub fn picker(&self) -> Option<&Picker> {
        match &self.attention.typing {
            Some(Typing::Picker(picker)) => Some(picker),
            Some(Typing::Prompt(_) | Typing::Guide(_) | Typing::Remark(_)) | None => None,
        }
    }

    /// Returns the help, if it is open.
    #[must_use]
    pub fn guide(&self) -> Option<&Guide> {
        match &self.attention.typing {
            Some(Typing::Guide(guide)) => Some(guide),
            Some(Typing::Prompt(_) | Typing::Picker(_) | Typing::Remark(_)) | None => None,
        }
    }

    /// Tells of the tour until the help was opened.
    pub fn offer_tour(&mut self) {
        self.offers_tour = true;
    }

    /// Returns `true` if the reader is to be told of the tour.
    #[must_use]
    pub fn offers_tour(&self) -> bool {
        self.offers_tour && !self.knows_help
    }

    /// Takes note that the help was opened in an earlier run.
    pub fn know_help(&mut self) {
        self.knows_help = true;
    }

    /// Returns `true` if the help was opened once: its reader knows where the keys are.
    #[must_use]
    pub fn knows_help(&self) -> bool {
        self.knows_help
    }

    /// Returns the direction of the line that is typed: its own, or the interface's where it has none.
    #[must_use]
    pub fn typing_direction(&self) -> Direction {
        let own = self.attention.typing.as_ref().and_then(|typing| direction::first_strong(typing.editor().text()));
        own.unwrap_or(self.messages.direction())
    }

    /// Returns `true` if the reader starts no program, keeps nothing and opens nothing that was not named.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// Returns what there is to tell the reader.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Returns the number that was typed and waits for a movement to repeat, or for a pause.
    #[must_use]
    pub fn pending_count(&self) -> Option<usize> {
        self.attention.count.filter(|_| !self.have_acted(self.context(), self.pressed()))
    }

    /// Returns the keys pressed of a sequence that is not complete.
    #[must_use]
    pub fn pressed(&self) -> &[Key] {
        &self.attention.pressed
    }

    /// Returns what is still to come of the document that is read, and how far that has come.
    #[must_use]
    pub fn arriving(&self) -> &Arriving {
        &self.arriving
    }

    /// Returns `true` if [`Message::Idle`] is waited for.
    #[must_use]
    pub fn waits_for_idle(&self) -> bool {
        match self.attention.pressed.as_slice() {
            [] => {
                let is_place = self.attention.count.is_some() && !self.keymap.numbers_are_lines();
                is_place && !self.arriving.holds()
            }
            keys => matches!(self.keymap.meaning_of(self.context(), keys), Meaning::Prefix(Some(_))),
        }
    }

    /// Returns `true` if [`Message::Tick`] is waited for.
    #[must_use]
    pub fn waits_for_tick(&self) -> bool {
        self.attention.dragged.is_some()
    }

    /// Returns `true` while a search waits for its expression to be compiled on a thread: [`Message::Work`] takes it.
    #[must_use]
    pub fn is_compiling(&self) -> bool {
        self.document.is_compiling()
    }

    /// Returns `true` if [`Message::Work`] is waited for.
    #[must_use]
    pub fn has_work(&self) -> bool {
        let matches = self.document.matches();
        matches.is_some_and(Matches::has_work) || self.picker().is_some_and(|picker| picker.has_work(matches))
    }
}
