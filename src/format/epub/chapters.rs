//! The chapters of a book, unpacked one by one as they are wanted: in the order of reading, or before that where a link asks for the names
//! of places in one.

use std::collections::{HashMap, HashSet};

use super::archive::{Archive, Unread};
use super::{ChapterProblem, Problem};
use crate::format::{Warning, encoding};

/// The chapters of a book.
pub(super) struct Chapters {
    archive: Archive,
    /// Their files, in the order of reading.
    paths: Vec<String>,
    /// The place of each in that order.
    order: HashMap<String, usize>,
    /// The files that can't be read without a licence.
    encrypted: HashSet<String>,
    /// How many have been taken.
    taken: usize,
    /// Those that were unpacked before their turn.
    ahead: HashMap<usize, Chapter>,
    /// The names of places in chapters, as far as they were asked for.
    names: HashMap<usize, HashSet<String>>,
}

/// A chapter that is unpacked.
#[derive(Default)]
pub(super) struct Chapter {
    /// The name of its file.
    pub(super) path: String,
    /// Its text, empty if it can't be read.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) warnings: Vec<Warning>,
}

impl Chapters {
    /// The chapters in these files of an archive.
    pub(super) fn new(archive: Archive, paths: Vec<String>, encrypted: HashSet<String>) -> Self {
        let order = paths.iter().cloned().enumerate().map(|(at, path)| (path, at)).collect();
        Self { archive, paths, order, encrypted, taken: 0, ahead: HashMap::new(), names: HashMap::new() }
    }

    /// Whether all of them can't be read without a licence.
    pub(super) fn are_encrypted(&self) -> bool {
        !self.paths.is_empty() && self.paths.iter().all(|path| self.encrypted.contains(path))
    }

    /// Whether a file is one of them.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.order.contains_key(path)
    }

    /// Whether the chapter in the file `other` is read after that in `path`.
    pub(super) fn is_behind(&self, other: &str, path: &str) -> bool {
        self.order.get(other) > self.order.get(path)
    }

    /// Whether there is a place called `name` in the chapter in the file `path`, which is unpacked for it, but not parsed.
    pub(super) fn has(&mut self, path: &str, name: &str) -> bool {
        let Some(&at) = self.order.get(path) else { return false };
        if !self.names.contains_key(&at) {
            let is_new = !self.ahead.contains_key(&at);
            // Whether the book is too large is said when it is this chapter's turn.
            if let Some(chapter) = is_new.then(|| self.unpack(at).ok()).flatten() {
                self.ahead.insert(at, chapter);
            }
            let names = self.ahead.get(&at).map(|chapter| names_of(&chapter.text)).unwrap_or_default();
            self.names.insert(at, names);
        }
        self.names.get(&at).is_some_and(|names| names.contains(name))
    }

    /// The next one in the order of reading; none behind the last.
    ///
    /// # Errors
    /// [`Problem::TooLarge`] if the book is.
    pub(super) fn next(&mut self) -> Result<Option<Chapter>, Problem> {
        if self.is_done() {
            return Ok(None);
        }
        let at = self.taken;
        self.taken += 1;
        self.ahead.remove(&at).map_or_else(|| self.unpack(at), Ok).map(Some)
    }

    /// Whether all have been taken.
    pub(super) fn is_done(&self) -> bool {
        self.taken == self.paths.len()
    }

    fn unpack(&mut self, at: usize) -> Result<Chapter, Problem> {
        let path = self.paths[at].clone();
        let read = if self.encrypted.contains(&path) { Err(Unread::Encrypted) } else { self.archive.read(&path) };
        let (bytes, problem) = match read {
            Ok(bytes) => (bytes, None),
            Err(Unread::Damaged(bytes)) => (bytes, Some(ChapterProblem::Damaged)),
            Err(Unread::Missing) => (Vec::new(), Some(ChapterProblem::Missing)),
            Err(Unread::Encrypted) => (Vec::new(), Some(ChapterProblem::Encrypted)),
            Err(Unread::TooLarge) => (Vec::new(), Some(ChapterProblem::TooLarge)),
            Err(Unread::BookTooLarge) => return Err(Problem::TooLarge),
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
        Ok(Chapter { path, text: decoded.text, warnings })
    }
}

/// The names of places in a chapter, found without parsing it.
fn names_of(text: &str) -> HashSet<String> {
    let values = text.match_indices("id=").filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    values.map(str::to_owned).collect()
}
