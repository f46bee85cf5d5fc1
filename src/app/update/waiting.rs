//! Holding messages back while the document is still arriving or an expression is compiled: those that may ask for what
//! has not come, and those behind them.

use crate::app::App;
use crate::app::keys::command::{Command, Context, Usage, Wait};
use crate::app::keys::key::{Key, Name};
use crate::app::keys::keymap::Meaning;
use crate::app::message::Message;
use crate::app::shelf::arriving::Awaited;

impl App {
    /// Returns `message` if it may act now; one that has to wait for the rest of the document is held back.
    pub(super) fn unless_held(&mut self, message: Message) -> Option<Message> {
        let is_for_expression = self.document.is_compiling() && self.waits_for_search(&message);
        if is_for_expression && self.gives_up(&message) {
            // With the expression, the keys behind it.
            self.arriving.take_held();
            return Some(message);
        }
        let asks = is_for_expression || self.arriving.awaited() == Some(Awaited::Rest) && self.asks_for_more(&message);
        let comes_behind = self.arriving.holds() && takes_turn(&message) && !self.never_waits(&message);
        if asks || comes_behind {
            self.arriving.hold(message);
            return None;
        }
        Some(message)
    }

    /// Takes the messages that waited, to be sent again, if there is something for them by now: they wait again unless
    /// what they asked for has come.
    pub fn take_held(&mut self) -> Vec<Message> {
        let has_come = match self.arriving.first_held() {
            Some(first) if self.arriving.awaited() == Some(Awaited::Rest) => !self.asks_for_more(first),
            // What has come at last is searched first.
            Some(first) => !self.waits_for_search(first),
            None => false,
        };
        if has_come { self.arriving.take_held() } else { Vec::new() }
    }

    /// Returns `true` if what `message` does may depend on text that has not come.
    fn asks_for_more(&self, message: &Message) -> bool {
        if self.waits_for_search(message) {
            return true;
        }
        match message {
            Message::Key(key) => self.key_asks_for_more(*key),
            Message::Idle => self.count_is_of_more(),
            // A link may lead anywhere.
            Message::Click(..) => self.document.article().has_links(),
            _ => false,
        }
    }

    /// Returns `true` if `message` may mean the place that a search leads to, which is not known yet.
    fn waits_for_search(&self, message: &Message) -> bool {
        let is_searching = self.context() == Context::Reading && self.document.is_searching();
        is_searching && takes_turn(message) && !self.never_waits(message)
    }

    fn key_asks_for_more(&self, key: Key) -> bool {
        let context = self.context();
        if matches!(context, Context::Prompt | Context::List) {
            return key == Key::named(Name::Enter) && self.chosen_asks_for_more();
        }
        if key == Key::named(Name::Enter) && self.count_is_of_more() {
            return true;
        }
        match self.usage_of(context, key).map(|usage| usage.wait) {
            Some(Wait::ForWhole) => true,
            Some(Wait::ForSections) => {
                let view = self.viewport(&self.least_panes());
                let count = self.attention.count.unwrap_or(1);
                self.document.section(&view) + count >= self.document.article().sections().len()
            }
            Some(Wait::ForTurn | Wait::Never) | None => self.count_is_of_more() && self.names_place(context, key),
        }
    }

    /// Returns `true` if the number that was typed may be that of a section or a line which has not come.
    fn count_is_of_more(&self) -> bool {
        self.attention.count.is_some_and(|count| count > self.document.article().sections().len())
    }

    /// Returns `true` if the number that was typed says where `key` goes.
    fn names_place(&self, context: Context, key: Key) -> bool {
        self.usage_of(context, key).is_some_and(|usage| usage.takes_number)
    }

    /// Returns `true` if `message` gives up what is searched for.
    fn gives_up(&self, message: &Message) -> bool {
        let Message::Key(key) = message else { return false };
        matches!(self.meaning(Context::Reading, *key).0, Meaning::Command(Command::Cancel, _))
    }

    fn never_waits(&self, message: &Message) -> bool {
        let Message::Key(key) = message else { return false };
        self.usage_of(Context::Reading, *key).is_some_and(|usage| usage.wait == Wait::Never)
    }

    /// Returns how the command acts that `key` completes, if it completes one.
    fn usage_of(&self, context: Context, key: Key) -> Option<Usage> {
        match self.meaning(context, key).0 {
            Meaning::Command(command, _) => command.usage(context),
            Meaning::Prefix(Some(command)) if command.is_taken_back() => command.usage(context),
            Meaning::Prefix(_) | Meaning::Nothing => None,
        }
    }
}

/// Returns `true` for what the person does, which happens in its order.
pub(super) fn takes_turn(message: &Message) -> bool {
    matches!(
        message,
        Message::Key(_)
            | Message::Paste(_)
            | Message::Click(..)
            | Message::ClickAgain(..)
            | Message::Drag(..)
            | Message::Release
            | Message::Idle
    )
}
