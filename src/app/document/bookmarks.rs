//! The bookmarks of a document: places with a letter or without, and with a remark if one wrote one.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use crate::article::{Article, Pos};

/// The most bookmarks of a document.
pub const MOST_BOOKMARKS: usize = 1000;

/// The most characters of a remark.
pub const MOST_REMARK: usize = 2000;

/// The most removed bookmarks that are remembered, so that another reader does not bring them back.
const MOST_REMOVED: usize = 200;

/// A bookmark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// The name that it has for ever: its letter, or a number that no other has.
    pub id: String,
    /// The place.
    pub anchor: Anchor,
    /// The heading of the section that it is in, and the label of its printed page; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// The label of the printed page that it is on; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// The remark; empty if there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// The time that it was made at, in milliseconds since 1970.
    pub made: u64,
    /// The time that it was changed at last, likewise.
    pub changed: u64,
    /// `true` if it was removed. It is remembered for a while, lest another reader brings it back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
    /// The place in the text that is read, if that has it.
    #[serde(skip)]
    pub pos: Option<Pos>,
}

impl Bookmark {
    /// Returns the letter, if it has one.
    #[must_use]
    pub fn letter(&self) -> Option<char> {
        let mut chars = self.id.chars();
        let first = chars.next()?;
        (chars.next().is_none() && first.is_alphabetic()).then_some(first)
    }
}

/// The bookmarks of a document, those that were removed among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmarks(Vec<Bookmark>);

impl Bookmarks {
    /// Returns all, those that were removed among them, to be saved.
    #[must_use]
    pub fn all(&self) -> &[Bookmark] {
        &self.0
    }

    /// Returns those that the text has, in its order.
    #[must_use]
    pub fn placed(&self) -> Vec<&Bookmark> {
        let mut placed: Vec<&Bookmark> = self.0.iter().filter(|one| !one.removed && one.pos.is_some()).collect();
        placed.sort_unstable_by_key(|one| (one.pos, one.made));
        placed
    }

    /// Returns the bookmarks in block `block`.
    pub fn in_block(&self, block: usize) -> impl Iterator<Item = &Bookmark> {
        self.0.iter().filter(move |one| !one.removed && one.pos.is_some_and(|pos| pos.block == block))
    }

    /// Returns the bookmark called `id`, unless it was removed.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Bookmark> {
        self.0.iter().find(|one| one.id == id && !one.removed)
    }

    /// Finds the places of all in `article`, which may be another version of the text.
    pub fn place_in(&mut self, article: &Article) {
        for one in self.0.iter_mut().filter(|one| !one.removed) {
            one.pos = one.anchor.find(article);
        }
    }

    /// Finds the places of those that have none in `article`, of which there is more now; unless it `is_all`, only
    /// where they were.
    pub fn place_more_in(&mut self, article: &Article, is_all: bool) {
        for one in self.0.iter_mut().filter(|one| !one.removed && one.pos.is_none()) {
            let is_there = || one.anchor.is_in(article).then(|| one.anchor.pos());
            one.pos = if is_all { one.anchor.find(article) } else { is_there() };
        }
    }

    /// Sets a bookmark. One with its id moves, and keeps its remark unless it has another. Returns `false` if there
    /// are too many.
    pub fn set(&mut self, bookmark: Bookmark) -> bool {
        if let Some(old) = self.0.iter_mut().find(|one| one.id == bookmark.id) {
            let made = if old.removed { bookmark.made } else { old.made };
            *old = Bookmark { made, ..bookmark };
            return true;
        }
        let has_room = self.0.iter().filter(|one| !one.removed).count() < MOST_BOOKMARKS;
        if has_room {
            self.0.push(bookmark);
        }
        has_room
    }

    /// Gives the bookmark called `id` a remark, at the time `now`.
    pub fn set_remark(&mut self, id: &str, remark: &str, now: u64) {
        if let Some(one) = self.0.iter_mut().find(|one| one.id == id && !one.removed) {
            one.remark = remark.trim().chars().take(MOST_REMARK).collect();
            one.changed = now.max(one.changed + 1);
        }
    }

    /// Removes the bookmark called `id`, at the time `now`. Returns `false` if there is none.
    pub fn remove(&mut self, id: &str, now: u64) -> bool {
        let Some(one) = self.0.iter_mut().find(|one| one.id == id && !one.removed) else { return false };
        let changed = now.max(one.changed + 1);
        *one = Bookmark { id: id.to_owned(), made: one.made, changed, removed: true, ..Bookmark::default() };
        true
    }

    /// Takes up those of `others` that it does not have, or has as they were before. They are to be placed in the text.
    pub fn merge(&mut self, others: Vec<Bookmark>) {
        self.0 = merged(std::mem::take(&mut self.0), others);
    }
}

/// Joins two lists of bookmarks: of two with the same id, the one that was changed last. The oldest removed ones are
/// forgotten.
#[must_use]
pub fn merged(own: Vec<Bookmark>, others: Vec<Bookmark>) -> Vec<Bookmark> {
    let mut all = own;
    for other in others {
        match all.iter_mut().find(|one| one.id == other.id) {
            Some(one) if one.changed >= other.changed => {}
            Some(one) => *one = other,
            None => all.push(other),
        }
    }
    let mut removed: Vec<u64> = all.iter().filter(|one| one.removed).map(|one| one.changed).collect();
    removed.sort_unstable_by(|one, other| other.cmp(one));
    if let Some(oldest) = removed.get(MOST_REMOVED) {
        all.retain(|one| !one.removed || one.changed > *oldest);
    }
    all
}
