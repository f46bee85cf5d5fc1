//! A document whose beginning is read while the rest of it is still to come: what was pressed meanwhile and may ask for
//! any place of the text.

use crate::app::message::Message;

/// The messages held back until the rest of a document has been read.
#[derive(Debug, Default)]
pub struct Arriving {
    is_awaited: bool,
    held: Vec<Message>,
}

impl Arriving {
    /// Waits for the rest.
    pub fn begin(&mut self) {
        self.is_awaited = true;
    }

    /// Waits no longer. Returns `false` if nothing was waited for.
    pub fn end(&mut self) -> bool {
        std::mem::take(&mut self.is_awaited)
    }

    /// Returns `true` if the rest is still to come.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.is_awaited
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

    /// Takes the messages that were held back, in their order, once the rest has come.
    pub fn take_held(&mut self) -> Vec<Message> {
        if self.is_awaited { Vec::new() } else { std::mem::take(&mut self.held) }
    }
}
