//! The record of a document, kept for the next run: the place, what was changed of its look, its bookmarks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::bookmarks::{Bookmark, merged};

/// Choices by name, each with its value as text. A name that nobody knows is one of a newer version.
pub type Choices = BTreeMap<String, String>;

/// The record of a document, kept for the next run. Times are in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The title, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The time that it was read at last.
    pub read: u64,
    /// The percentage of the text that had been read where it was left.
    pub percent: usize,
    /// The place where it was left.
    pub place: Option<LeftPlace>,
    /// The part of its look that keys changed.
    pub look: ChangedLook,
    /// The bookmarks, those that were removed among them.
    pub bookmarks: Vec<Bookmark>,
}

/// The place where a document was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftPlace {
    /// The place.
    pub anchor: Anchor,
    /// `true` if the reader asked for this very place, which stands at the top then.
    pub asked_for: bool,
    /// The time that the reader moved at last.
    pub moved: u64,
}

/// The part of the look of a document that keys changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangedLook {
    /// The time of the last change.
    pub changed: u64,
    /// The choices.
    pub choices: Choices,
}

impl Record {
    /// Joins it with another record of the same document: the later place, the later look, and of each bookmark what
    /// was changed last.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        let moved = |record: &Self| record.place.as_ref().map(|place| place.moved);
        let is_place_later = moved(&other) > moved(&self);
        let (place, percent) = if is_place_later { (other.place, other.percent) } else { (self.place, self.percent) };
        Self {
            title: if other.read > self.read { other.title.or(self.title) } else { self.title.or(other.title) },
            read: self.read.max(other.read),
            percent,
            place,
            look: if other.look.changed > self.look.changed { other.look } else { self.look },
            bookmarks: merged(self.bookmarks, other.bookmarks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(id: &str, changed: u64, remark: &str) -> Bookmark {
        Bookmark { id: id.to_owned(), made: 1, changed, remark: remark.to_owned(), ..Bookmark::default() }
    }

    fn record(moved: u64, percent: usize, bookmarks: Vec<Bookmark>) -> Record {
        let place = Some(LeftPlace { moved, ..LeftPlace::default() });
        let look = ChangedLook { changed: moved, choices: BTreeMap::from([("marks".into(), moved.to_string())]) };
        Record { read: moved, percent, place, look, bookmarks, ..Record::default() }
    }

    #[test]
    fn the_later_place_wins_and_each_bookmark_for_itself() {
        let gone = Bookmark { removed: true, ..bookmark("c", 9, "") };
        let one = record(5, 50, vec![bookmark("a", 3, "old"), bookmark("b", 8, "kept"), bookmark("c", 2, "gone")]);
        let other =
            record(7, 70, vec![bookmark("a", 4, "new"), bookmark("b", 6, "older"), gone.clone(), bookmark("1", 1, "")]);
        let both = one.clone().merged(other.clone());
        let expected = vec![bookmark("a", 4, "new"), bookmark("b", 8, "kept"), gone, bookmark("1", 1, "")];
        assert_eq!((both.percent, &both.bookmarks), (70, &expected));
        assert_eq!((both.look.changed, both.read), (7, 7));
        let mut again = other.merged(one);
        again.bookmarks.sort_unstable_by_key(|one| expected.iter().position(|other| other.id == one.id));
        assert_eq!(again, both, "in whatever order they come");
        assert_eq!(both.clone().merged(both.clone()), both);
    }

    #[test]
    fn removed_bookmarks_are_forgotten_in_the_end() {
        let removed = |at: u64| Bookmark { removed: true, ..bookmark(&format!("{at}0"), at, "") };
        let both = merged((0..300).map(removed).collect(), vec![bookmark("a", 0, "")]);
        assert_eq!(both.iter().filter(|one| one.removed).map(|one| one.changed).min(), Some(100));
        assert!(both.iter().any(|one| one.id == "a"));
    }
}
