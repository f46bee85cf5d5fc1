//! The chapters of a book, unpacked one by one in reading order, or earlier if a link needs the anchors of one.

use std::collections::{HashMap, HashSet};

use super::archive::{Archive, Unread};
use super::{BookProblem, ChapterProblem};
use crate::format::baked::{self, Baked, Mended, TextSyntax};
use crate::format::{Warning, encoding};

/// The chapters of a book.
pub(super) struct Chapters {
    archive: Archive,
    /// File names in reading order.
    paths: Vec<String>,
    /// The position of each file in reading order.
    order: HashMap<String, usize>,
    /// Files that need a licence.
    encrypted: HashSet<String>,
    /// Number of chapters taken so far.
    taken: usize,
    /// Chapters unpacked before their turn.
    ahead: HashMap<usize, Chapter>,
    /// Anchors of the chapters that were asked for.
    names: HashMap<usize, HashSet<String>>,
    baked: Baked,
}

/// An unpacked chapter.
#[derive(Default)]
pub(super) struct Chapter {
    /// The file name.
    pub(super) path: String,
    /// The text; empty if it can't be read.
    pub(super) text: String,
    /// Problems found while unpacking.
    pub(super) warnings: Vec<Warning>,
}

impl Chapters {
    /// Creates the chapters from files of an archive, in reading order.
    pub(super) fn new(archive: Archive, paths: Vec<String>, encrypted: HashSet<String>, baked: Baked) -> Self {
        let order = paths.iter().cloned().enumerate().map(|(at, path)| (path, at)).collect();
        Self { archive, paths, order, encrypted, taken: 0, ahead: HashMap::new(), names: HashMap::new(), baked }
    }

    /// Returns `true` if every chapter needs a licence.
    pub(super) fn are_encrypted(&self) -> bool {
        !self.paths.is_empty() && self.paths.iter().all(|path| self.encrypted.contains(path))
    }

    /// Returns why files that are whole could not be read, if there were such.
    pub(super) fn refusal(&self) -> Option<BookProblem> {
        self.archive.refusal()
    }

    /// Returns `true` if a file is a chapter.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.order.contains_key(path)
    }

    /// Returns `true` if the chapter `other` comes after `path` in reading order.
    pub(super) fn is_behind(&self, other: &str, path: &str) -> bool {
        self.order.get(other) > self.order.get(path)
    }

    /// Returns `true` if the chapter `path` contains the anchor `name`. Unpacks the chapter, but doesn't parse
    /// it.
    pub(super) fn has(&mut self, path: &str, name: &str) -> bool {
        let Some(&at) = self.order.get(path) else { return false };
        if !self.names.contains_key(&at) {
            let is_new = !self.ahead.contains_key(&at);
            // An exceeded size limit is reported at this chapter's turn.
            if let Some(chapter) = is_new.then(|| self.unpack(at).ok()).flatten() {
                self.ahead.insert(at, chapter);
            }
            let names = self.ahead.get(&at).map(|chapter| names_of(&chapter.text)).unwrap_or_default();
            self.names.insert(at, names);
        }
        self.names.get(&at).is_some_and(|names| names.contains(name))
    }

    /// Returns the next chapter in reading order; `None` after the last.
    ///
    /// # Errors
    /// [`BookProblem::TooLarge`] if the size limit of the book is exceeded.
    pub(super) fn next(&mut self) -> Result<Option<Chapter>, BookProblem> {
        if self.is_done() {
            return Ok(None);
        }
        let at = self.taken;
        self.taken += 1;
        self.ahead.remove(&at).map_or_else(|| self.unpack(at), Ok).map(Some)
    }

    /// Returns `true` if all chapters have been taken.
    pub(super) fn is_done(&self) -> bool {
        self.taken == self.paths.len()
    }

    fn unpack(&mut self, at: usize) -> Result<Chapter, BookProblem> {
        let path = self.paths[at].clone();
        let read = if self.encrypted.contains(&path) { Err(Unread::Encrypted) } else { self.archive.read(&path) };
        let (bytes, problem) = match read {
            Ok(bytes) => (bytes, None),
            Err(Unread::Damaged(bytes)) => (bytes, Some(ChapterProblem::Damaged)),
            Err(Unread::Missing) => (Vec::new(), Some(ChapterProblem::Missing)),
            Err(Unread::Encrypted) => (Vec::new(), Some(ChapterProblem::Encrypted)),
            Err(Unread::Packed(method)) => (Vec::new(), Some(ChapterProblem::Packed(method))),
            Err(Unread::TooLarge) => (Vec::new(), Some(ChapterProblem::TooLarge)),
            Err(Unread::BookTooLarge) => return Err(BookProblem::TooLarge),
        };
        let decoded = encoding::decode(bytes, None);
        let problem = problem.or(decoded.is_none().then_some(ChapterProblem::Damaged));
        let mut warnings = Vec::new();
        warnings.extend(problem.map(|problem| Warning::Chapter { name: path.clone(), problem }));
        let Some(decoded) = decoded else { return Ok(Chapter { path, text: String::new(), warnings }) };
        if decoded.undecodable > 0 {
            let (count, encoding) = (decoded.undecodable, decoded.encoding.name());
            warnings.push(Warning::Undecodable { count, encoding });
        }
        let text = match baked::mend(&decoded.text, TextSyntax::Markup, self.baked) {
            Some(Mended { text, was_visual }) => {
                warnings.push(Warning::Baked { was_visual });
                text
            }
            None => decoded.text,
        };
        Ok(Chapter { path, text, warnings })
    }
}

/// Finds the anchors of a chapter without parsing it.
fn names_of(text: &str) -> HashSet<String> {
    let values = text.match_indices("id=").filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    values.map(str::to_owned).collect()
}
