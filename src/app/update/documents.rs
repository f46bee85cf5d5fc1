//! Going from one document to another, and the history of jumps; the arrival of a document.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::app::App;
use crate::app::attention::Attention;
use crate::app::document::viewport::Viewport;
use crate::app::document::{Document, Extent};
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::shelf::jumps::{Jump, Jumps};
use crate::app::shelf::{Arrival, Shelf};
use crate::article::Article;
use crate::format::Reading;
use crate::format::{STANDARD_INPUT, is_of_file};

impl App {
    /// Puts documents on the shelf, of which the one at index `current` is the article that is read. They are called as
    /// they are opened.
    ///
    /// # Panics
    /// If there is no document at `current`.
    pub fn shelve(&mut self, names: Vec<OsString>, current: usize) {
        self.shelf = Shelf::of(names, current);
    }

    /// Returns the place that is read.
    pub(super) fn here(&self) -> Jump {
        Jump { document: self.shelf.current(), place: self.document.place() }
    }

    /// Remembers the place that is read, because another one is gone to at once.
    pub(super) fn remember(&mut self) {
        self.shelf.jumps.push(self.here());
    }

    /// Goes back to the place that was left last, and `count` − 1 places further. A document that is being opened is
    /// given up instead: the reader has not left for it yet.
    pub(super) fn go_back(&mut self, count: usize) -> Option<Effect> {
        if self.shelf.give_up_opening() {
            return None;
        }
        self.go_through_history(count, Jumps::back)
    }

    /// Goes `count` places through the history, each by `step`.
    pub(super) fn go_through_history(
        &mut self,
        count: usize,
        step: impl Fn(&mut Jumps, Jump) -> Option<Jump>,
    ) -> Option<Effect> {
        let start = self.here();
        let mut there = start;
        for _ in 0..count {
            let Some(jump) = step(&mut self.shelf.jumps, there) else { break };
            there = jump;
        }
        if there == start {
            return None;
        }
        self.leave_contents();
        self.show_document(there.document, Arrival::Again(there.place))
    }

    /// Goes `count` documents on from the one that is read, or back if negative.
    pub(super) fn go_by_documents(&mut self, count: isize) -> Option<Effect> {
        let Some(there) = self.shelf.beside(count) else {
            self.notice = Some(Notice::NoMoreDocuments);
            return None;
        };
        self.show_document(there, Arrival::AsLeft)
    }

    /// Goes to the place called `name` in the document that is read.
    pub(super) fn go_to_named_place(&mut self, name: &str) {
        if !self.document.go_to_name(name) {
            self.notice = Some(Notice::NoPlace(name.to_owned()));
        }
    }

    /// Goes to the file `path`, and in it to the place called `place`, if one is given.
    pub(super) fn show_file(&mut self, path: PathBuf, place: Option<String>) -> Option<Effect> {
        let arrival = place.map_or(Arrival::AsLeft, Arrival::Named);
        match self.shelf.find(&path) {
            Some(document) => self.show_document(document, arrival),
            None => self.open_document(path.into_os_string(), arrival),
        }
    }

    /// Goes to the document at index `document`; one that has to be read first is asked for.
    pub(super) fn show_document(&mut self, document: usize, arrival: Arrival) -> Option<Effect> {
        if document == self.shelf.current() {
            self.arrive(arrival);
            return None;
        }
        match self.shelf.take_article(document) {
            Some(article) => {
                self.turn_to(document, article, arrival);
                None
            }
            None => self.open_document(self.shelf.name(document)?.to_owned(), arrival),
        }
    }

    pub(super) fn open_document(&mut self, name: OsString, arrival: Arrival) -> Option<Effect> {
        self.shelf.wait_for(&name, arrival).then_some(Effect::Open(name))
    }

    /// Goes to the document called `name`, which was read, or says why it could not be. One that is no longer waited
    /// for is dropped.
    pub(super) fn opened(&mut self, name: OsString, outcome: Result<Box<Reading>, String>) {
        let record = self.shelf.take_recalled(&name);
        let Some(arrival) = self.shelf.has_come(&name) else { return };
        match outcome {
            Ok(reading) => {
                let Reading { article, warnings } = *reading;
                let document = self.shelf.put(name);
                self.shelf.is_read_as_asked(document);
                let record = record.filter(|_| !self.shelf.was_read(document));
                let resumes = arrival == Arrival::AsLeft;
                self.turn_to(document, article, arrival);
                self.warn(warnings);
                if record.is_some() {
                    self.recall_document(record, resumes);
                }
            }
            Err(what) => self.fail(what),
        }
    }

    /// Asks for the document that is read in the other extent: for all of a page instead of its article, or back.
    pub(super) fn ask_for_other_extent(&mut self) -> Option<Effect> {
        match self.shelf.name(self.shelf.current()) {
            None => self.notice = Some(Notice::NothingLeftOut),
            Some(name) if name == STANDARD_INPUT => self.notice = Some(Notice::InputIsGone),
            Some(name) => return Some(Effect::Reread(name.to_owned(), self.document.extent().other())),
        }
        None
    }

    /// Asks for the line of the source that the place that is meant is from, to open the editor at it.
    pub(super) fn edit_source(&mut self, view: &Viewport) -> Option<Effect> {
        match self.shelf.name(self.shelf.current()) {
            Some(name) if is_of_file(name) => {
                let pos = self.document.meant(view).unwrap_or(self.document.topmost());
                Some(Effect::Locate(name.to_owned(), pos))
            }
            _ => {
                self.notice = Some(Notice::NoSource);
                None
            }
        }
    }

    /// Asks for the document called `name` to be opened in the editor, at this line, if it is still read.
    pub(super) fn located(&self, name: OsString, line: usize) -> Option<Effect> {
        let is_read = self.shelf.name(self.shelf.current()) == Some(name.as_os_str());
        is_read.then_some(Effect::Edit(name, line))
    }

    /// Asks for the document called `name` to be read anew, if it is still read.
    pub(super) fn edited(&mut self, name: &OsStr) -> Option<Effect> {
        let is_read = self.shelf.name(self.shelf.current()) == Some(name);
        is_read.then(|| Effect::Reread(name.to_owned(), self.document.extent()))
    }

    /// Goes on in the document called `name`, which was read in another extent or anew, or says why it could not be.
    /// If another document is read by now, it is dropped.
    pub(super) fn reread(&mut self, name: &OsStr, extent: Extent, outcome: Result<Box<Reading>, String>) {
        if self.shelf.name(self.shelf.current()) != Some(name) {
            return;
        }
        match outcome {
            Ok(reading) if reading.article == *self.document.article() => {
                if extent != self.document.extent() {
                    self.notice = Some(Notice::NothingLeftOut);
                }
            }
            Ok(reading) => {
                let Reading { article, warnings } = *reading;
                self.document.replace(article, extent);
                self.attention = Attention::default();
                self.warn(warnings);
            }
            Err(what) => self.fail(what),
        }
    }

    /// Reads `article`, the text of document `index`, instead of the one that is read. A search, and what was typed for
    /// one, is left behind with its text; the next one searches for the same.
    fn turn_to(&mut self, index: usize, article: Article, arrival: Arrival) {
        if !matches!(arrival, Arrival::Again(_)) {
            self.remember();
        }
        self.keep_left();
        let document = Document::open(article, self.shelf.kept(index));
        let left = std::mem::replace(&mut self.document, document);
        self.shelf.turn_to(index, left);
        self.arriving.leave();
        self.attention = Attention::default();
        self.take_look();
        self.arrive(arrival);
    }

    /// Goes to a position in the document that is read. A link in the disclaimer may have led here.
    pub(super) fn arrive(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::AsLeft => self.close_overlay(),
            Arrival::Named(name) => self.go_to_named_place(&name),
            Arrival::Anchored(anchor) => {
                self.close_overlay();
                self.go_to_anchor(&anchor);
            }
            Arrival::Again(place) => self.document.go_to(place),
        }
    }
}
