//! A document whose beginning is read while the rest of it is still to come. Keys that keep to the rows about the place of the reader do
//! what they always do; all others may ask for any place of the text, so they wait for the rest, in the order they were pressed in.

use super::command::{Command, Context};
use super::pages::Pages;
use super::{App, Message, Notice};
use crate::format::Reading;
use crate::page::Digits;

/// What waits for the rest of a document, and whether that is still to come.
#[derive(Debug, Default)]
pub(super) struct Arriving {
    is_awaited: bool,
    held: Vec<Message>,
}

impl App {
    /// Says that the article is but the beginning of its document: a [`Message::Arrived`] will bring the whole.
    pub fn expect_rest(&mut self) {
        self.arriving.is_awaited = true;
    }

    /// Whether the rest of the document is still to come.
    #[must_use]
    pub fn expects_rest(&self) -> bool {
        self.arriving.is_awaited
    }

    /// What has waited for the rest of the document and is to happen now that it has come.
    pub fn take_held(&mut self) -> Vec<Message> {
        if self.arriving.is_awaited { Vec::new() } else { std::mem::take(&mut self.arriving.held) }
    }

    /// Gives `message` back if it may happen now; one that has to wait for the rest of the document is kept.
    pub(super) fn unless_held(&mut self, message: Message) -> Option<Message> {
        let waits = self.arriving.is_awaited
            && match &message {
                Message::Key(key) => match self.keymap.command(Context::Reading, *key, self.direction()) {
                    // Whatever waits, one can leave.
                    Some(Command::Interrupt) => false,
                    // What is pressed behind a key that waits may be meant for what that one opens.
                    Some(command) => !command.keeps_to_rows() || !self.arriving.held.is_empty(),
                    None => true,
                },
                Message::Paste(_) | Message::Click(..) => true,
                _ => false,
            };
        if waits {
            self.arriving.held.push(message);
            return None;
        }
        Some(message)
    }

    /// Goes on in the whole document, at the same place; or stays in its beginning, and says why. What there is to say comes behind what has
    /// waited, since keys take it away.
    pub(super) fn arrived(&mut self, outcome: Result<Box<Reading>, String>) {
        self.arriving.is_awaited = false;
        let notice = match outcome {
            Ok(reading) => {
                let Reading { article, warnings } = *reading;
                self.digits = Digits::of(&article);
                self.article = article;
                self.pages = Pages::default();
                self.place = self.inside(self.place);
                match &self.notice {
                    _ if warnings.is_empty() => return,
                    // Those of the beginning have not been taken away by a key.
                    Some(Notice::Warnings(earlier)) => Notice::Warnings([earlier.as_slice(), &warnings].concat()),
                    _ => Notice::Warnings(warnings),
                }
            }
            Err(reason) => Notice::OnlyBeginning(reason),
        };
        if self.arriving.held.is_empty() {
            self.notice = Some(notice);
        } else {
            self.arriving.held.push(Message::Tell(notice));
        }
    }
}
