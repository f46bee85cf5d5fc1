//! The documents that are open beside one another: those named on the command line, and those that links led to. One of them is
//! read; the others are known by name, and those that were read keep their place.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::address::without_dots;
use super::jumps::Jump;
use super::links::At;
use super::pages::Pages;
use super::place::Place;
use super::{App, Effect, Focus, Notice, Open};
use crate::article::{Article, Pos};
use crate::format::Reading;
use crate::messages::Messages;
use crate::page::Digits;
use qari_bidi::text::address::STANDARD_INPUT;
use qari_bidi::text::visible::name_line;

/// How many bytes of text the documents may have together that are kept while another one is read. Beyond it those that were
/// left longest ago are read from their files again when they are wanted.
const MOST_KEPT_BYTES: usize = 64 * 1024 * 1024;

/// A document.
#[derive(Debug, Default)]
pub struct Document {
    /// What it is opened by; none for the article that the program carries.
    name: Option<OsString>,
    /// Its title, once it was read.
    title: Option<String>,
    /// Where the reader left it.
    place: Place,
    /// The link that was followed last in it.
    last_link: Option<At>,
    /// Its text, while another document is read.
    article: Option<Article>,
    /// When it was left, counted in documents that were left.
    left: usize,
}

impl Document {
    fn named(name: OsString) -> Self {
        Self { name: Some(name), ..Self::default() }
    }

    /// The file, if it is one.
    fn path(&self) -> Option<&Path> {
        self.name.as_deref().filter(|name| *name != STANDARD_INPUT).map(Path::new)
    }

    /// Whether it is in the file `path`.
    fn is(&self, path: &Path) -> bool {
        self.path().is_some_and(|own| without_dots(own) == path)
    }

    /// What it is called: by its title, or before it was read by the name of its file.
    fn label(&self, messages: &Messages) -> String {
        let name =
            |path: &Path| name_line(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned();
        let of_file = || self.path().map(name);
        self.title.clone().or_else(of_file).unwrap_or_else(|| messages.get("untitled"))
    }
}

/// A document that is being opened, and where one goes when it is.
#[derive(Debug)]
struct Opening {
    name: OsString,
    arrival: Arrival,
}

/// Where one goes in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// Where one left it.
    AsLeft,
    /// To the place of this name.
    Named(String),
    /// To this place, back or forward in history: no way that is to be remembered.
    Again(Place),
}

/// The documents.
#[derive(Debug)]
pub struct Shelf {
    /// At least one; none is ever taken away, so that a number stands for the same document for ever.
    documents: Vec<Document>,
    /// The one that is read.
    current: usize,
    opening: Option<Opening>,
    /// The names of those that are being read, whether they are still waited for or not.
    coming: Vec<OsString>,
    /// How often a document was left.
    left: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        let documents = vec![Document::default()];
        Self { documents, current: 0, opening: None, coming: Vec::new(), left: 0 }
    }
}

impl Shelf {
    /// How many documents there are, at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.documents.len()
    }

    /// The index of the one that is read.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// The name of the document that is being opened.
    #[must_use]
    pub fn opening(&self) -> Option<&OsStr> {
        self.opening.as_ref().map(|opening| opening.name.as_os_str())
    }

    /// The folder that the addresses in the document count from.
    pub(super) fn folder(&self) -> PathBuf {
        let parent = self.documents[self.current].path().and_then(Path::parent);
        parent.map(Path::to_owned).unwrap_or_default()
    }

    /// The index of the document in the file `path`.
    fn find(&self, path: &Path) -> Option<usize> {
        self.documents.iter().position(|document| document.is(path))
    }

    /// Puts the text away that was read till now, and lets go of others where there are too many.
    fn put_away(&mut self, article: Article, place: Place, last_link: Option<At>) {
        self.left += 1;
        let document = &mut self.documents[self.current];
        document.title = article.title().map(str::to_owned);
        (document.place, document.last_link, document.left) = (place, last_link, self.left);
        document.article = Some(article);
        while self.kept_bytes() > MOST_KEPT_BYTES {
            // What has no file can't be read again.
            let kept = self.documents.iter_mut().filter(|document| document.article.is_some());
            let Some(oldest) = kept.filter(|own| own.path().is_some()).min_by_key(|own| own.left) else { break };
            oldest.article = None;
        }
    }

    fn kept_bytes(&self) -> usize {
        self.documents.iter().filter_map(|document| document.article.as_ref()).map(Article::flow_bytes).sum()
    }
}

impl App {
    /// Puts documents on the shelf, of which the one at index `current` is the article that is read. They are named as they are
    /// opened.
    ///
    /// # Panics
    /// If there is no document at `current`.
    pub fn shelve(&mut self, names: Vec<OsString>, current: usize) {
        assert!(current < names.len(), "the document that is read is one of them");
        let documents = names.into_iter().map(Document::named).collect();
        self.shelf = Shelf { documents, current, ..Shelf::default() };
    }

    /// The documents.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// What the document at index `document` is called: by its title, else by the name of its file.
    ///
    /// # Panics
    /// If there is no such document.
    #[must_use]
    pub fn document_label(&self, document: usize) -> String {
        let own = self.article.title().filter(|_| document == self.shelf.current);
        own.map_or_else(|| self.shelf.documents[document].label(&self.messages), str::to_owned)
    }

    /// Goes `count` documents on from the one that is read, or back if it is negative.
    pub(super) fn go_by_documents(&mut self, count: isize) -> Option<Effect> {
        let there = self.shelf.current.checked_add_signed(count).filter(|there| *there < self.shelf.count());
        let Some(there) = there else {
            self.notice = Some(Notice::NoMoreDocuments);
            return None;
        };
        self.show_document(there, Arrival::AsLeft)
    }

    /// Goes to the place of this name in the document that is read.
    pub(super) fn go_to_named_place(&mut self, name: String) -> Option<Effect> {
        self.show_document(self.shelf.current, Arrival::Named(name))
    }

    /// Goes to the file `path`, and in it to the place of this name, if one is given.
    pub(super) fn show_file(&mut self, path: PathBuf, place: Option<String>) -> Option<Effect> {
        let arrival = place.map_or(Arrival::AsLeft, Arrival::Named);
        match self.shelf.find(&path) {
            Some(document) => self.show_document(document, arrival),
            None => self.open_document(path.into_os_string(), arrival),
        }
    }

    /// Goes to a document; one that has to be read first is asked for.
    pub(super) fn show_document(&mut self, document: usize, arrival: Arrival) -> Option<Effect> {
        if document == self.shelf.current {
            self.arrive(arrival);
            return None;
        }
        match self.shelf.documents[document].article.take() {
            Some(article) => {
                self.change_to(document, article, arrival);
                None
            }
            None => self.open_document(self.shelf.documents[document].name.clone()?, arrival),
        }
    }

    /// Asks for a document. One that is being read is not asked for twice, however often one gives it up.
    fn open_document(&mut self, name: OsString, arrival: Arrival) -> Option<Effect> {
        self.shelf.opening = Some(Opening { name: name.clone(), arrival });
        if self.shelf.coming.contains(&name) {
            return None;
        }
        self.shelf.coming.push(name.clone());
        Some(Effect::Open(name))
    }

    /// No longer waits for a document; returns whether one was waited for.
    pub(super) fn give_up_opening(&mut self) -> bool {
        self.shelf.opening.take().is_some()
    }

    /// Goes to a document that has been read, or says why it can't be. What is no longer waited for is passed over.
    pub(super) fn opened(&mut self, name: &OsStr, outcome: Result<Box<Reading>, String>) {
        self.shelf.coming.retain(|coming| coming != name);
        let Some(opening) = self.shelf.opening.take_if(|opening| opening.name == name) else { return };
        match outcome {
            Ok(reading) => {
                let known = self.shelf.documents.iter().position(|document| document.name.as_deref() == Some(name));
                let document = known.unwrap_or_else(|| {
                    self.shelf.documents.push(Document::named(opening.name));
                    self.shelf.documents.len() - 1
                });
                self.change_to(document, reading.article, opening.arrival);
                self.warn(reading.warnings);
            }
            Err(what) => self.fail(what),
        }
    }

    /// Reads `article`, the text of document `document`, instead of the one that is read. A search, and what was typed for one,
    /// is left behind with its text; the next one searches for the same. No other document is waited for any longer.
    fn change_to(&mut self, document: usize, article: Article, arrival: Arrival) {
        if !matches!(arrival, Arrival::Again(_)) {
            self.remember();
        }
        let left = std::mem::replace(&mut self.article, article);
        self.shelf.put_away(left, self.place, self.last_link);
        (self.shelf.current, self.shelf.opening) = (document, None);
        let Document { place, last_link, .. } = self.shelf.documents[document];
        (self.place, self.last_link, self.link) = (self.inside(place), last_link, None);
        (self.digits, self.pages) = (Digits::of(&self.article), Pages::default());
        (self.prompt, self.find, self.wanted, self.count) = (None, None, None, None);
        (self.finder, self.pointed) = (None, None);
        self.open = Open::Nothing;
        (self.focus, self.contents_over) = (Focus::Text, false);
        match arrival {
            Arrival::AsLeft => {}
            Arrival::Named(name) => self.go_to_name(&name),
            Arrival::Again(place) => self.place = self.inside(place),
        }
    }

    /// Goes to a place in the document that is read. A link in the disclaimer may have led here.
    fn arrive(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::AsLeft => self.open = Open::Nothing,
            Arrival::Named(name) => {
                self.remember();
                self.go_to_name(&name);
            }
            Arrival::Again(place) => self.place = self.inside(place),
        }
    }

    /// Puts the place of this name at the top; the beginning, if the name is empty.
    fn go_to_name(&mut self, name: &str) {
        let block = if name.is_empty() { Some(0) } else { self.article.anchor(name) };
        match block {
            // What is named behind the last block of the flow has no other place than that block.
            Some(block) => {
                let block = block.min(self.article.flow().end.saturating_sub(1));
                self.place = Place::asked_for(Pos { block, byte: 0 });
                self.open = Open::Nothing;
            }
            None => self.notice = Some(Notice::NoPlace(name.to_owned())),
        }
    }

    /// `place`, or the nearest to it in a text that has changed since it was left.
    pub(super) fn inside(&self, place: Place) -> Place {
        let Pos { block, byte } = place.pos;
        if !self.article.flow().contains(&block) {
            return Place::default();
        }
        let text = self.article.text(block);
        let byte = (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0);
        Place { pos: Pos { block, byte }, ..place }
    }

    /// The place that is read.
    pub(super) fn here(&self) -> Jump {
        Jump { document: self.shelf.current, place: self.place }
    }
}
