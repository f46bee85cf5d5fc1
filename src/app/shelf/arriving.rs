//! A document whose beginning is read while the rest of it is still to come: what was pressed meanwhile and may ask for
//! any place of the text, and whether the reader goes with the end of the text as it comes.

use crate::app::message::Message;
use crate::format::Reading;

/// The part of a document that is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The rest, which has an end.
    Rest,
    /// A stream, which may have none.
    Stream,
}

/// The messages held back until the rest of a document has been read, and how far that has come.
#[derive(Debug, Default)]
pub struct Arriving {
    awaited: Option<Awaited>,
    held: Vec<Message>,
    /// The hundredths that have been read, if that is known.
    percent: Option<usize>,
    /// `true` if the end of the text is to stay on the screen.
    follows: bool,
    /// The document as it is now, while it can't be taken in.
    change: Option<Box<Reading>>,
}

impl Arriving {
    /// Waits for `awaited`.
    pub fn begin(&mut self, awaited: Awaited) {
        self.awaited = Some(awaited);
        self.percent = None;
    }

    /// Waits no longer. Returns what was waited for.
    pub fn end(&mut self) -> Option<Awaited> {
        self.awaited.take()
    }

    /// Takes note that `read` of `of` bytes have been read.
    pub fn progress(&mut self, read: u64, of: Option<u64>) {
        let percent = |of: u64| usize::try_from(read.min(of) * 100 / of.max(1)).unwrap_or(100);
        self.percent = of.map(percent);
    }

    /// Returns the hundredths that have been read, if that is known.
    #[must_use]
    pub fn percent(&self) -> Option<usize> {
        self.percent
    }

    /// Returns what is still to come.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited> {
        self.awaited
    }

    /// Returns `true` if the end of the text is to stay on the screen.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.follows
    }

    /// Sets whether the end of the text is to stay on the screen. Returns `true` if that is new.
    pub fn follow(&mut self, follows: bool) -> bool {
        std::mem::replace(&mut self.follows, follows) != follows
    }

    /// Keeps the document as it is now, until it can be taken in.
    pub fn keep_change(&mut self, reading: Box<Reading>) {
        self.change = Some(reading);
    }

    /// Takes the document as it is now, if it has changed.
    pub fn take_change(&mut self) -> Option<Box<Reading>> {
        self.change.take()
    }

    /// Goes to another document: nothing is awaited of it.
    pub fn leave(&mut self) {
        (self.awaited, self.follows, self.change) = (None, false, None);
    }

    /// Returns `true` if messages are held back.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// Holds `message` back, behind those that are held already.
    pub fn hold(&mut self, message: Message) {
        self.held.push(message);
    }

    /// Returns the message that has waited longest.
    #[must_use]
    pub fn first_held(&self) -> Option<&Message> {
        self.held.first()
    }

    /// Takes the messages that were held back, in their order.
    pub fn take_held(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.held)
    }
}
