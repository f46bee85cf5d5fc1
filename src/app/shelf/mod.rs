//! The documents beside the one that is read: those named on the command line, and those that links led to. Each is
//! known by name; those that were read before keep what is [`Kept`] of them.

pub mod arriving;
pub mod jumps;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::document::address::without_dots;
use super::document::anchor::Anchor;
use super::document::place::Place;
use super::document::record::Record;
use super::document::{Document, Extent, Kept};
use crate::article::Article;
use crate::format::STANDARD_INPUT;
use crate::messages::Messages;
use jumps::Jumps;
use qari_bidi::text::visible::safe_name;

/// The most bytes of text that all documents together have which are kept while another one is read. Beyond it, those
/// that were left longest ago are read from their files again when they are wanted.
const MOST_KEPT_BYTES: usize = 64 * 1024 * 1024;

/// A document on the shelf.
#[derive(Debug, Default)]
struct Entry {
    /// The name that it is opened by; none for the article that the program carries.
    name: Option<OsString>,
    /// The title, once it was read.
    title: Option<String>,
    kept: Kept,
    /// The text, while another document is read and it is kept.
    article: Option<Article>,
    /// The number of documents that had been left when this one was left last.
    left: usize,
}

impl Entry {
    fn named(name: OsString) -> Self {
        Self { name: Some(name), ..Self::default() }
    }

    /// Returns the path, if the document is a file.
    fn path(&self) -> Option<&Path> {
        self.name.as_deref().filter(|name| *name != STANDARD_INPUT).map(Path::new)
    }

    /// Returns `true` if the document is in the file `path`.
    fn is(&self, path: &Path) -> bool {
        self.path().is_some_and(|own| without_dots(own) == path)
    }

    /// Returns the title, or else the name of the file or of where the text came from.
    fn label(&self, messages: &Messages) -> String {
        let name =
            |path: &Path| safe_name(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned();
        let of_file = || self.path().map(name);
        let of_input = || messages.get(if self.name.is_some() { "standard-input" } else { "untitled" });
        self.title.clone().or_else(of_file).unwrap_or_else(of_input)
    }
}

/// A document that is being opened, and the position to open it at.
#[derive(Debug)]
struct Opening {
    name: OsString,
    arrival: Arrival,
}

/// A position to open a document at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The place where it was left.
    AsLeft,
    /// The place of this name.
    Named(String),
    /// The place that this text is at.
    Anchored(Box<Anchor>),
    /// This place of the history, which is not remembered as a jump of its own.
    Again(Place),
}

/// The documents.
#[derive(Debug)]
pub struct Shelf {
    /// At least one; none is ever taken away, so that a number stands for the same document for ever.
    entries: Vec<Entry>,
    /// The one that is read.
    current: usize,
    opening: Option<Opening>,
    /// The names of those that are being read, whether they are still waited for or not.
    coming: Vec<OsString>,
    /// The records of earlier runs of documents that are being read.
    recalled: Vec<(OsString, Record)>,
    /// The number of documents that were named from the start, the first ones.
    named: usize,
    /// The number of documents that have been left.
    left: usize,
    /// The places to go back to.
    pub(super) jumps: Jumps,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            entries: vec![Entry::default()],
            current: 0,
            opening: None,
            coming: Vec::new(),
            recalled: Vec::new(),
            named: 1,
            left: 0,
            jumps: Jumps::default(),
        }
    }
}

impl Shelf {
    /// Creates a shelf of documents, of which the one at index `current` is read.
    ///
    /// # Panics
    /// If there is none at `current`.
    #[must_use]
    pub fn of(names: Vec<OsString>, current: usize) -> Self {
        assert!(current < names.len(), "the document that is read is one of them");
        let count = names.len();
        Self { entries: names.into_iter().map(Entry::named).collect(), current, named: count, ..Self::default() }
    }

    /// Returns `true` if the document that is opened by `name` was on the shelf from the start.
    #[must_use]
    pub fn was_named(&self, name: &OsStr) -> bool {
        self.entries[..self.named].iter().any(|entry| entry.name.as_deref() == Some(name))
    }

    /// Returns the number of documents, at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Returns the index of the one that is read.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// Returns the index `count` documents behind the one that is read, or before it if negative.
    #[must_use]
    pub fn beside(&self, count: isize) -> Option<usize> {
        self.current.checked_add_signed(count).filter(|there| *there < self.count())
    }

    /// Returns the name of the document that is being opened.
    #[must_use]
    pub fn opening(&self) -> Option<&OsStr> {
        self.opening.as_ref().map(|opening| opening.name.as_os_str())
    }

    /// Returns the title of the document at index `index`, or the name of its file before it was read. The one that is
    /// read knows its own title.
    ///
    /// # Panics
    /// If there is no such document.
    #[must_use]
    pub(super) fn label(&self, index: usize, messages: &Messages) -> String {
        self.entries[index].label(messages)
    }

    /// Returns the folder that the addresses in the current document are relative to.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let parent = self.entries[self.current].path().and_then(Path::parent);
        parent.map(Path::to_owned).unwrap_or_default()
    }

    /// Returns the index of the document in the file `path`.
    pub(super) fn find(&self, path: &Path) -> Option<usize> {
        self.entries.iter().position(|entry| entry.is(path))
    }

    /// Returns the name that the document that is read is opened by; none for the article that the program carries.
    #[must_use]
    pub fn current_name(&self) -> Option<&OsStr> {
        self.name(self.current)
    }

    /// Returns the name that the document at index `index` is opened by.
    pub(super) fn name(&self, index: usize) -> Option<&OsStr> {
        self.entries[index].name.as_deref()
    }

    /// Takes the text of the document at index `index`, if it is kept.
    pub(super) fn take_article(&mut self, index: usize) -> Option<Article> {
        self.entries[index].article.take()
    }

    /// Returns the document called `name` among those on the shelf, or puts it there.
    pub(super) fn put(&mut self, name: OsString) -> usize {
        let known = self.entries.iter().position(|entry| entry.name.as_ref() == Some(&name));
        known.unwrap_or_else(|| {
            self.entries.push(Entry::named(name));
            self.entries.len() - 1
        })
    }

    /// Takes note that the document at index `index` was read again from its file, in the usual extent.
    pub(super) fn is_read_as_asked(&mut self, index: usize) {
        self.entries[index].kept.extent = Extent::AsAsked;
    }

    /// Returns what was kept of the document at index `index`.
    pub(super) fn kept(&self, index: usize) -> Kept {
        self.entries[index].kept.clone()
    }

    /// Returns what was kept of the document at index `index`.
    pub(super) fn kept_mut(&mut self, index: usize) -> &mut Kept {
        &mut self.entries[index].kept
    }

    /// Returns the index of the document that is opened by `name`.
    pub(super) fn index_of(&self, name: Option<&OsStr>) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name.as_deref() == name)
    }

    /// Takes note of what was kept of the document called `name`, if that is being read.
    pub(super) fn recall(&mut self, name: Option<&OsStr>, record: Record) {
        let coming = self.coming.iter().find(|coming| Some(coming.as_os_str()) == name).cloned();
        self.recalled.extend(coming.map(|coming| (coming, record)));
    }

    /// Takes what was kept of the document called `name` in an earlier run.
    pub(super) fn take_recalled(&mut self, name: &OsStr) -> Option<Record> {
        let at = self.recalled.iter().position(|(own, _)| own == name)?;
        Some(self.recalled.swap_remove(at).1)
    }

    /// Returns `true` if the document at index `index` was read in this run, or is.
    pub(super) fn was_read(&self, index: usize) -> bool {
        index == self.current || self.entries[index].left > 0
    }

    /// Makes the document at index `index` the one that is read, and puts away the one that was read until now. Drops
    /// the texts of others where there is too much. No document is waited for any longer.
    pub(super) fn turn_to(&mut self, index: usize, left: Document) {
        self.left += 1;
        let entry = &mut self.entries[self.current];
        let (article, kept) = left.close();
        *entry = Entry {
            name: entry.name.take(),
            title: article.title().map(str::to_owned),
            kept,
            article: Some(article),
            left: self.left,
        };
        (self.current, self.opening) = (index, None);
        while self.kept_bytes() > MOST_KEPT_BYTES {
            // What has no file can't be read again.
            let kept = self.entries.iter_mut().filter(|entry| entry.article.is_some() && entry.path().is_some());
            let Some(oldest) = kept.min_by_key(|entry| entry.left) else { break };
            oldest.article = None;
        }
    }

    fn kept_bytes(&self) -> usize {
        self.entries.iter().filter_map(|entry| entry.article.as_ref()).map(Article::flow_bytes).sum()
    }

    /// Waits for the document called `name`, to open it at `arrival`. Returns `true` if it has to be asked for: one
    /// that is being read is not asked for twice, however often it is given up.
    pub(super) fn wait_for(&mut self, name: &OsStr, arrival: Arrival) -> bool {
        self.opening = Some(Opening { name: name.to_owned(), arrival });
        let is_new = !self.coming.iter().any(|coming| coming == name);
        if is_new {
            self.coming.push(name.to_owned());
        }
        is_new
    }

    /// Takes note that the document called `name` has been read. Returns the position to open it at, or `None` if it is
    /// no longer waited for.
    pub(super) fn has_come(&mut self, name: &OsStr) -> Option<Arrival> {
        self.coming.retain(|coming| coming != name);
        self.opening.take_if(|opening| opening.name == name).map(|opening| opening.arrival)
    }

    /// Takes note that the document that was asked for last is not going to be read.
    pub(super) fn refuse_opening(&mut self) {
        if let Some(opening) = self.opening.take() {
            self.coming.retain(|coming| *coming != opening.name);
        }
    }

    /// Waits for a document no longer. Returns `false` if none was waited for.
    pub(super) fn give_up_opening(&mut self) -> bool {
        self.opening.take().is_some()
    }
}
