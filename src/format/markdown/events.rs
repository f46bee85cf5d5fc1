//! What the parser says of a document, and how it is changed.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Event;

/// An event and the bytes of the document that it is made of.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// What stands in the place of events, by their index.
#[derive(Debug, Default)]
pub(super) struct Edits<'a>(BTreeMap<usize, Vec<Event<'a>>>);

impl<'a> Edits<'a> {
    /// Puts `events` in the place of the event `index`.
    pub(super) fn replace(&mut self, index: usize, events: Vec<Event<'a>>) {
        self.0.insert(index, events);
    }

    /// `events` with the changes made.
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
