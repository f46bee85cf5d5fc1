//! Keeping things of a document for the next run, and taking them up.

use std::ffi::OsStr;
use std::mem;

use crate::app::App;
use crate::app::document::place::Place;
use crate::app::document::record::{Choices, Record};
use crate::app::keeping::NamedRecord;
use crate::app::look::{Look, THEME};
use crate::app::message::Message;
use crate::app::notice::Notice;
use crate::app::panes::contents_extra_range;
use crate::format::is_of_file;

/// The part of the state that is compared before and after a message.
#[derive(Clone, Copy)]
pub(super) struct Noted {
    document: usize,
    place: Place,
    look: Look,
    /// `true` if the message is of something that the person does, or of what follows from that.
    is_of_person: bool,
}

impl App {
    /// Tells the reader the time, in milliseconds since 1970.
    pub fn set_clock(&mut self, now: u64) {
        self.keeping.now = now;
    }

    /// Takes note that the command line has made the choices of the look called `names`, which outweigh what is kept
    /// with documents.
    pub fn hold_to(&mut self, names: Vec<&'static str>) {
        self.keeping.commanded = names;
    }

    /// Begins every document at its beginning from now on, wherever it was left in an earlier run.
    pub fn begin_anew(&mut self) {
        self.keeping.resumes = false;
    }

    /// Takes up what was kept of the document that is read in an earlier run; at its place, if it `resumes` there and
    /// not every document begins anew.
    pub fn recall_document(&mut self, record: Option<Record>, resumes: bool) {
        let resumes = resumes && self.keeping.resumes;
        let continued = record.is_some_and(|record| self.document.recall(record, resumes));
        self.take_look();
        if continued {
            self.tell(Notice::Continued);
        }
    }

    /// Returns what is to be kept of the document that is read; `None` for standard input.
    #[must_use]
    pub fn record(&self) -> Option<NamedRecord> {
        let name = self.shelf.name(self.shelf.current());
        let view = self.viewport(&self.least_panes());
        let is_kept = name.is_none_or(is_of_file);
        is_kept.then(|| (name.map(OsStr::to_owned), self.document.record(&view, self.keeping.now)))
    }

    /// Takes what is to be kept at once: the documents that were left since this was called last, and the one that is
    /// read if its bookmarks have changed.
    pub fn take_kept(&mut self) -> Vec<NamedRecord> {
        let mut kept = mem::take(&mut self.keeping.left);
        if mem::take(&mut self.keeping.bookmarks_changed) {
            kept.extend(self.record());
        }
        kept
    }

    /// Takes note of the document that is about to be left.
    pub(super) fn keep_left(&mut self) {
        let left = self.record();
        self.keeping.left.extend(left);
    }

    /// Takes up what was kept of the document called `name`: of one that is being opened all of it, when it has come;
    /// of one that was read before, the bookmarks that another reader has set or removed.
    pub(super) fn kept(&mut self, name: Option<&OsStr>, record: Record) {
        match self.shelf.index_of(name).filter(|index| self.shelf.was_read(*index)) {
            Some(index) if index == self.shelf.current() => {
                self.document.merge_bookmarks(record.bookmarks);
                self.list_own_bookmarks_anew();
            }
            Some(index) => self.shelf.kept_mut(index).bookmarks.merge(record.bookmarks),
            None => self.shelf.recall(name, record),
        }
    }

    /// Shows the document that is read as its own choices say.
    pub(super) fn take_look(&mut self) {
        let (kept, pressed) = self.document.changed_look();
        self.show_look(self.keeping.usual.with(kept, &self.keeping.commanded).with(pressed, &[]));
    }

    /// Shows the document that is read as `look` says.
    pub(super) fn show_look(&mut self, look: Look) {
        self.display = look.display;
        self.screen.measure = look.measure;
        self.screen.contents_beside = look.contents_beside;
        self.screen.quiet = look.quiet;
        let extra = contents_extra_range(self.screen.size.0);
        self.screen.contents_extra = if extra.is_empty() {
            look.contents_extra
        } else {
            look.contents_extra.clamp(*extra.start(), *extra.end())
        };
    }

    /// Returns the name of the theme that a key chose for the document, in this run or, unless the command line has
    /// chosen one, before.
    #[must_use]
    pub fn theme(&self) -> Option<&str> {
        let (kept, pressed) = self.document.changed_look();
        let kept = kept.get(THEME).filter(|_| !self.keeping.commanded.contains(&THEME));
        pressed.get(THEME).or(kept).map(String::as_str)
    }

    /// Takes note that a key chose the theme called `name`.
    pub fn choose_theme(&mut self, name: &str) {
        let choice = Choices::from([(THEME.to_owned(), name.to_owned())]);
        self.document.change_look(choice, self.keeping.now);
    }

    /// Notes what is compared when `message` has been taken in.
    pub(super) fn noted(&self, message: &Message) -> Noted {
        let is_of_person = match message {
            Message::Key(_)
            | Message::Paste(_)
            | Message::Wheel(_)
            | Message::Click(..)
            | Message::ClickAgain(..)
            | Message::Drag(..)
            | Message::Release
            | Message::Tick
            | Message::Idle
            | Message::Work => true,
            Message::Resize(..)
            | Message::Encoding(_)
            | Message::Opened(..)
            | Message::Reread(..)
            | Message::Arrived(_)
            | Message::Kept(..)
            | Message::Listed(..)
            | Message::Changed(..)
            | Message::Failed(_)
            | Message::Uncopied(_)
            | Message::Answered(..)
            | Message::Located(..)
            | Message::Edited(_)
            | Message::Files(..)
            | Message::Tell(_) => false,
        };
        let look = super::super::look(self.display, self.screen);
        Noted { document: self.shelf.current(), place: self.document.place(), look, is_of_person }
    }

    /// Takes note of what has changed since `before`: the place, and what of the look is kept with the document.
    pub(super) fn note_changes(&mut self, before: Noted) {
        if !before.is_of_person || before.document != self.shelf.current() {
            return;
        }
        let now = self.keeping.now;
        if self.document.place() != before.place {
            self.document.has_moved(now);
        }
        let look = super::super::look(self.display, self.screen);
        if look != before.look {
            self.document.change_look(look.changes_since(&before.look), now);
        }
    }

    /// Tells the reader `notice`, behind what there is to tell already.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.notice = Some(match self.notice.take() {
            Some(first) => Notice::Both(Box::new((first, notice))),
            None => notice,
        });
    }
}
