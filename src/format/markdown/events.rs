//! Parser events and edits of them.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Event;

/// An event and its byte range in the source.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// Replacements of events, by their index.
#[derive(Debug, Default)]
pub(super) struct Edits<'a>(BTreeMap<usize, Vec<Event<'a>>>);

impl<'a> Edits<'a> {
    /// Replaces the event `index` with `events`.
    pub(super) fn replace(&mut self, index: usize, events: Vec<Event<'a>>) {
        self.0.insert(index, events);
    }

    /// Applies the edits to `events`.
    pub(super) fn apply(mut self, events: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
        if self.0.is_empty() {
            return events;
        }
        let mut changed = Vec::with_capacity(events.len() + self.0.len());
        for (index, (event, range)) in events.into_iter().enumerate() {
            match self.0.remove(&index) {
                Some(events) => changed.extend(events.into_iter().map(|event| (event, range.clone()))),
                None => changed.push((event, range)),
            }
        }
        changed
    }
}
