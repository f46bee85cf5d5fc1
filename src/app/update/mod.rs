//! Applies a [`Message`] to the state.

mod arriving;
mod bookmarks;
mod changing;
mod commands;
mod documents;
mod keeping;
mod links;
mod lists;
mod looking_up;
mod mouse;
mod moving;
mod palette;
mod panes;
mod searching;
mod selecting;
mod typing;
mod waiting;
pub(super) mod way;

use std::mem;
use std::ops::ControlFlow;

use super::keys::command::{Command, Context, Cover, Wait};
use super::keys::key::{Key, Name};
use super::keys::keymap::Meaning;
use super::message::{Effect, Message, Right};
use super::notice::Notice;
use super::{App, Overlay};

/// The largest count, and the most rows that a movement goes on for: a slip of the finger must not take long.
const MOST_COUNT: usize = 9999;

impl App {
    /// Changes the state by `message`. Returns what the outside is to do, if anything.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        let noted = self.noted(&message);
        let is_persons = waiting::takes_turn(&message) || matches!(message, Message::Wheel(_));
        let before = self.document.place();
        let effect = self.change(message).or_else(|| self.missing_files());
        if is_persons {
            self.follow_no_further_than(before);
        }
        self.take_in_change();
        if self.attention.typing.is_none() && self.document.selection().is_some() {
            self.document.follow_match(&self.viewport(&self.least_panes()));
        }
        self.note_changes(noted);
        self.if_granted(effect?)
    }

    /// Returns `effect`, unless the reader is secure and it has no right to it.
    fn if_granted(&mut self, effect: Effect) -> Option<Effect> {
        let effect = match effect {
            // The clipboard of the terminal needs no program.
            Effect::Copy(text) if self.is_secure => Effect::CopyByTerminal(text),
            other => other,
        };
        let right = if self.is_secure { effect.right() } else { Right::Granted };
        match (right, &effect) {
            (Right::Granted, _) => return Some(effect),
            (Right::ForNamed, Effect::Open(name)) if self.shelf.was_named(name) => return Some(effect),
            (Right::ForNamed | Right::Refused, _) => {
                self.shelf.refuse_opening();
                self.notice = Some(Notice::Secure);
            }
            (Right::Dropped, _) => {}
        }
        None
    }

    fn change(&mut self, message: Message) -> Option<Effect> {
        self.document.begin_message();
        // What is done with something else than keys is not done in the middle of a sequence of keys.
        if matches!(message, Message::Paste(_) | Message::Click(..) | Message::Wheel(_)) {
            self.attention.pressed.clear();
        }
        match self.unless_held(message)? {
            Message::Key(key) => return self.key(key),
            Message::Paste(text) => self.type_text(&text),
            Message::Wheel(rows) => self.wheel(rows),
            Message::Click(x, y) => return self.click(x, y),
            Message::ClickAgain(x, y, times) => return self.click_again(x, y, times),
            Message::Drag(x, y) => self.drag(x, y),
            Message::Release => self.release(),
            Message::Tick => self.drag_on(),
            Message::Resize(columns, rows) => self.resize((columns, rows)),
            Message::Idle => return self.idle(),
            Message::Work => self.work(),
            Message::Encoding(name) => self.notice = Some(Notice::Encoding(name)),
            Message::Opened(name, outcome) => self.opened(name, outcome),
            Message::Reread(name, extent, outcome) => self.reread(&name, extent, outcome),
            Message::Arrived(outcome) => self.arrived(outcome),
            Message::Listed(listing, kept) => self.listed(listing, kept),
            Message::Kept(name, record) => self.kept(name.as_deref(), *record),
            Message::Changed(name, change) => self.changed(&name, change),
            Message::Failed(what) => self.fail(what),
            Message::Tell(notice) => self.notice = Some(notice),
            Message::Files(typed, at, files) => self.take_files(&typed, at, files),
            Message::Answered(question, outcome) => self.answered(&question, outcome),
            Message::Located(name, line) => return self.located(name, line),
            Message::Edited(name) => return self.edited(&name),
            Message::Uncopied(text) => return Some(Effect::CopyByTerminal(text)),
        }
        None
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        self.release();
        match self.context() {
            context @ (Context::Reading | Context::Choosing | Context::Selecting | Context::Answer) => {
                self.press(context, key)
            }
            context => match self.keymap.command(context, key, self.direction()) {
                Some(command) => self.perform(command, context, 1),
                None => {
                    self.type_key(key);
                    None
                }
            },
        }
    }

    /// Returns what `key` means in `context` behind the keys that were pressed of a sequence.
    pub(super) fn meaning(&self, context: Context, key: Key) -> (Meaning, Key) {
        self.keymap.meaning(context, &self.attention.pressed, key, self.direction())
    }

    /// Takes a key where nothing is typed. It goes on with a sequence that was begun, or else is a digit or begins one.
    fn press(&mut self, context: Context, key: Key) -> Option<Effect> {
        let counts = matches!(context, Context::Reading | Context::Selecting);
        if counts && self.attention.pressed.is_empty() && self.takes_as_number(key) {
            return None;
        }
        let (meaning, written) = self.meaning(context, key);
        let mut pressed = mem::take(&mut self.attention.pressed);
        match meaning {
            Meaning::Command(command, letter) => {
                if self.have_acted(context, &pressed) {
                    self.screen.measure = self.attention.before.0;
                    self.document.go_to(self.attention.before.1);
                }
                self.attention.letter = letter;
                self.perform_counted(command, context)
            }
            Meaning::Prefix(command) => {
                pressed.push(written);
                let mut effect = None;
                if let Some(command) = command.filter(|command| command.is_taken_back()) {
                    self.attention.before = (self.screen.measure, self.document.place());
                    // The number is of the whole sequence too, where it goes on.
                    self.attention.number = self.attention.count;
                    effect = self.perform(command, context, self.attention.count.unwrap_or(1));
                    self.attention.number = None;
                }
                self.attention.pressed = pressed;
                effect
            }
            // What was pressed before has been done.
            Meaning::Nothing if self.have_acted(context, &pressed) => {
                self.attention.count = None;
                self.press(context, key)
            }
            Meaning::Nothing if !pressed.is_empty() => self.break_off(pressed, key),
            Meaning::Nothing if context == Context::Choosing => {
                let view = self.viewport(&self.least_panes());
                if let ControlFlow::Break(effect) = self.type_hint(key, &view) {
                    return effect;
                }
                self.document.stop_choosing();
                self.press(Context::Reading, key)
            }
            Meaning::Nothing => {
                self.attention.count = None;
                self.notice = Some(Notice::NoSuchKeys(vec![key]));
                None
            }
        }
    }

    /// Does what `command` says in `context`, with the number that was typed before.
    fn perform_counted(&mut self, command: Command, context: Context) -> Option<Effect> {
        let number = self.attention.count.take();
        self.attention.number = number;
        let effect = self.perform(command, context, number.unwrap_or(1));
        self.attention.number = None;
        effect
    }

    /// Returns `true` if the keys `pressed` of a sequence did at once what they mean by themselves.
    pub(super) fn have_acted(&self, context: Context, pressed: &[Key]) -> bool {
        let alone = if pressed.is_empty() { Meaning::Nothing } else { self.keymap.meaning_of(context, pressed) };
        matches!(alone, Meaning::Prefix(Some(command)) if command.is_taken_back())
    }

    /// Takes a key that does not go on with the sequence `pressed`, and forgets that: the key does nothing, lest it do
    /// what it does alone; but one that leaves whatever is open leaves.
    fn break_off(&mut self, mut pressed: Vec<Key>, key: Key) -> Option<Effect> {
        self.attention.count = None;
        let alone = self.keymap.command(Context::Reading, key, self.direction());
        match alone.and_then(|command| Some((command, command.usage(Context::Reading)?))) {
            Some((command, usage)) if usage.wait == Wait::Never => self.perform(command, Context::Reading, 1),
            Some((Command::Cancel, _)) => None,
            _ => {
                pressed.push(key);
                self.notice = Some(Notice::NoSuchKeys(pressed));
                None
            }
        }
    }

    /// Takes `key` if it is a digit of a number, or completes one.
    fn takes_as_number(&mut self, key: Key) -> bool {
        if let Some(digit) = self.keymap.digit(key).filter(|&digit| self.takes_digit(digit)) {
            self.attention.count = Some((self.attention.count.unwrap_or(0) * 10 + digit).min(MOST_COUNT));
            return true;
        }
        let may_complete = key == Key::named(Name::Enter) && !self.keymap.numbers_are_lines();
        let completes = may_complete && self.attention.count.is_some();
        if completes {
            self.go_to_pending_number();
        }
        completes
    }

    /// Takes a pause: keys that begin longer sequences do what they do by themselves, and a number is that of a section
    /// or a line.
    fn idle(&mut self) -> Option<Effect> {
        let (context, pressed) = (self.context(), mem::take(&mut self.attention.pressed));
        if pressed.is_empty() {
            if !self.keymap.numbers_are_lines() {
                self.go_to_pending_number();
            }
            return None;
        }
        if self.have_acted(context, &pressed) {
            self.attention.count = None;
            return None;
        }
        if let Meaning::Prefix(Some(command)) = self.keymap.meaning_of(context, &pressed) {
            return self.perform_counted(command, context);
        }
        self.attention.pressed = pressed;
        None
    }

    /// Returns `true` if a digit begins or continues a count. A count does not begin with 0, and what can't be seen is
    /// not moved.
    fn takes_digit(&self, digit: usize) -> bool {
        (digit > 0 || self.attention.count.is_some()) && self.overlay() == Overlay::Nothing
    }

    /// Does what `command` says in `context`, under the conditions of its row.
    fn perform(&mut self, command: Command, context: Context, count: usize) -> Option<Effect> {
        let usage = command.usage(context)?;
        if usage.cover < self.cover() {
            return None;
        }
        let (here, gaze) = (self.here(), self.document.gaze());
        let effect = self.act(command, if usage.repeats { count } else { 1 });
        self.remember_way(command, usage, here, gaze);
        effect
    }

    /// Returns what lies over the text.
    fn cover(&self) -> Cover {
        match self.overlay() {
            _ if self.panes().is_none() => Cover::Anything,
            Overlay::Disclaimer(_) => Cover::Disclaimer,
            Overlay::Nothing => Cover::Nothing,
        }
    }
}
