//! The searches that were made, which a new one may repeat.

use crate::search::{Manner, Query};
use qari_bidi::text::fold::Level;

/// The most searches that are remembered, here and in the file that keeps them for the next run.
pub const MOST_SEARCHES: usize = 500;

/// The searches of this run and of those before, and the manner of the last one.
#[derive(Clone, Debug, Default)]
pub struct Queries {
    /// The latest last.
    past: Vec<String>,
    /// The manner that the next search begins with.
    pub manner: Manner,
    /// The manner of the latest.
    last: Manner,
}

impl Queries {
    /// Takes up the searches of former runs, the latest last.
    pub fn recall(&mut self, searches: Vec<String>) {
        self.past = searches;
    }

    /// Remembers `search`, in this manner, as the latest.
    pub fn remember(&mut self, search: &str, manner: Manner) {
        self.last = manner;
        keep_latest(&mut self.past, search);
    }

    /// Has the next search, and the latest if it is made again, be at `level`.
    pub fn set_level(&mut self, level: Level) {
        (self.manner.level, self.last.level) = (level, level);
    }

    /// Returns the searches, the latest last.
    #[must_use]
    pub fn past(&self) -> &[String] {
        &self.past
    }

    /// Returns the last search, to make it again.
    #[must_use]
    pub fn last(&self) -> Option<Query> {
        Some(Query { text: self.past.last()?.clone(), manner: self.last })
    }
}

/// Adds `search` behind `searches`. One that was there before moves; the oldest of more than [`MOST_SEARCHES`] are
/// dropped.
pub fn keep_latest(searches: &mut Vec<String>, search: &str) {
    searches.retain(|known| known != search);
    searches.push(search.to_owned());
    searches.drain(..searches.len().saturating_sub(MOST_SEARCHES));
}
