//! The bytes that a terminal sends, taken apart: keys, the mouse, pasted text, and answers to what was asked of it.
//!
//! Takes bytes in pieces of any size. What it does not know it passes over whole, so that no part of a sequence is ever taken
//! for something typed. It knows no clock: who feeds it tells it when nothing more has come for a while.

mod control;
mod keys;
mod mouse;

use std::mem;
use std::time::Duration;

use crate::app::key::{Key, Name};
use control::control_sequence;
use keys::{Modifiers, control_key, named_key};
use mouse::mouse;
use qari_bidi::terminal::profile::answers::{self, Answer};

/// What a terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// The mouse wheel, by notches towards the end of the text.
    Wheel(isize),
    /// A click with the left button: column and row from the top left corner.
    Click(u16, u16),
    /// An answer.
    Answer(Answer),
}

/// A sequence that has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    /// None has; the bytes of a character that is not complete.
    #[default]
    Ground,
    /// An escape came; it may be a key of its own, or be held for Alt.
    Escape,
    /// A character that is typed with Alt.
    Alt,
    /// `ESC O`, before the one byte that it is followed by.
    Single,
    /// `ESC [`.
    Control,
    /// `ESC [ [`, which the Linux console begins its function keys with.
    Console,
    /// So many bytes of an old mouse report are to come: button, column and row, each in one byte.
    Mouse(usize),
    /// A string (DCS, OSC, APC, PM, SOS) and the byte that began it.
    Text(u8),
    /// Pasted text.
    Pasted,
}

/// A lone escape is a key after this long: the rest of a sequence comes at once.
const ESCAPE: Duration = Duration::from_millis(50);
/// The same while answers are awaited, which slow lines deliver in pieces.
const ESCAPE_AMID_ANSWERS: Duration = Duration::from_millis(400);
/// A string that is not ended after this long never will be: keys mean something again.
const STRING: Duration = Duration::from_secs(2);
/// What a string is kept of; answers are shorter.
const MOST_TEXT: usize = 1024;

/// What ends pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// The bytes that came so far of what is not complete.
#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    held: Vec<u8>,
}

impl Parser {
    /// Takes in `bytes` and adds what they complete to `inputs`.
    pub fn feed(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        for &byte in bytes {
            inputs.extend(self.take(byte));
        }
    }

    /// After how long a silence what has begun is to be taken as it is ([`Self::pause`]); `None` if nothing has, or if it is
    /// known to go on. A sequence that can't be a key is waited for without end: one more key completes it at the latest.
    #[must_use]
    pub fn patience(&self, answers_awaited: bool) -> Option<Duration> {
        match self.state {
            State::Text(_) if !self.held.is_empty() => Some(STRING),
            State::Escape | State::Single | State::Control | State::Text(_) if self.held.is_empty() => {
                Some(if answers_awaited { ESCAPE_AMID_ANSWERS } else { ESCAPE })
            }
            _ => None,
        }
    }

    /// Takes what has begun as it is, after a silence: an escape is the key, what follows one was typed with Alt.
    pub fn pause(&mut self) -> Option<Input> {
        let begun = mem::take(&mut self.state);
        let held = mem::take(&mut self.held);
        let alt = |byte: u8| Input::Key(Key { alt: true, ..Key::char(char::from(byte)) });
        match begun {
            State::Escape => Some(Input::Key(Key::named(Name::Esc))),
            State::Single => Some(alt(b'O')),
            State::Control => Some(alt(b'[')),
            State::Text(introducer) if held.is_empty() => Some(alt(introducer)),
            _ => None,
        }
    }

    fn take(&mut self, byte: u8) -> Option<Input> {
        match self.state {
            State::Ground => self.typed(byte, false),
            State::Alt => self.typed(byte, true),
            State::Escape => self.after_escape(byte),
            State::Single => self.after_single(byte),
            State::Control => self.in_control(byte),
            State::Console => self.end(None),
            State::Mouse(left) => self.in_mouse(byte, left),
            State::Text(introducer) => self.in_text(byte, introducer),
            State::Pasted => self.in_pasted(byte),
        }
    }

    /// Begins to wait for what follows.
    fn begin(&mut self, state: State) -> Option<Input> {
        self.state = state;
        self.held.clear();
        None
    }

    /// Ends what had begun; it comes to `input`.
    fn end(&mut self, input: Option<Input>) -> Option<Input> {
        self.state = State::Ground;
        self.held.clear();
        input
    }

    /// A byte outside of sequences: a control character, or one of the bytes of a character.
    fn typed(&mut self, byte: u8, alt: bool) -> Option<Input> {
        if byte < 0x20 || byte == 0x7F {
            return if byte == 0x1B { self.begin(State::Escape) } else { self.end(control_key(byte, alt)) };
        }
        self.held.push(byte);
        match str::from_utf8(&self.held) {
            Ok(text) => {
                let key = text.chars().next().map(|c| Input::Key(Key { alt, ..Key::char(c) }));
                self.end(key)
            }
            // What can't become a character is no text; the byte that broke it may begin the next.
            Err(error) if error.error_len().is_some() => {
                let begun = self.held.len() > 1;
                self.end(None);
                if begun { self.typed(byte, false) } else { None }
            }
            Err(_) => None,
        }
    }

    fn after_escape(&mut self, byte: u8) -> Option<Input> {
        match byte {
            0x1B => Some(Input::Key(Key::named(Name::Esc))),
            b'[' => self.begin(State::Control),
            b'O' => self.begin(State::Single),
            b'P' | b']' | b'_' | b'^' | b'X' => self.begin(State::Text(byte)),
            _ => {
                self.begin(State::Alt);
                self.typed(byte, true)
            }
        }
    }

    fn after_single(&mut self, byte: u8) -> Option<Input> {
        match byte {
            0x00..0x20 => self.cut_off(byte),
            b'M' => self.end(Some(Input::Key(Key::named(Name::Enter)))),
            _ => self.end(named_key(byte, Modifiers::default())),
        }
    }

    /// Parameters, and the byte that ends them and says what they are of (ECMA-48, 5.4).
    fn in_control(&mut self, byte: u8) -> Option<Input> {
        match byte {
            0x00..0x20 => self.cut_off(byte),
            b'[' if self.held.is_empty() => self.begin(State::Console),
            b'M' if self.held.is_empty() => self.begin(State::Mouse(3)),
            b'~' if self.held == b"200" => self.begin(State::Pasted),
            0x40..=0x7E => {
                let held = mem::take(&mut self.held);
                self.end(control_sequence(&String::from_utf8_lossy(&held), byte))
            }
            _ => {
                self.held.push(byte);
                None
            }
        }
    }

    /// A control character ends any sequence and does what it does.
    fn cut_off(&mut self, byte: u8) -> Option<Input> {
        self.end(None);
        self.typed(byte, false)
    }

    fn in_mouse(&mut self, byte: u8, left: usize) -> Option<Input> {
        self.held.push(byte);
        if left > 1 {
            self.state = State::Mouse(left - 1);
            return None;
        }
        let report = [self.held[0], self.held[1], self.held[2]].map(|byte| u16::from(byte.saturating_sub(32)));
        self.end(mouse(report))
    }

    fn in_text(&mut self, byte: u8, introducer: u8) -> Option<Input> {
        let ends_by_escape = self.held.last() == Some(&0x1B);
        match byte {
            // BEL, or the second half of `ESC \`.
            0x07 => self.string(introducer),
            b'\\' if ends_by_escape => {
                self.held.pop();
                self.string(introducer)
            }
            _ if ends_by_escape => {
                self.begin(State::Escape);
                self.take(byte)
            }
            0x00..0x20 if byte != 0x1B => self.cut_off(byte),
            _ => {
                if self.held.len() < MOST_TEXT || byte == 0x1B {
                    self.held.push(byte);
                }
                None
            }
        }
    }

    fn string(&mut self, introducer: u8) -> Option<Input> {
        let held = mem::take(&mut self.held);
        self.end(answers::of_string(introducer, &String::from_utf8_lossy(&held)).map(Input::Answer))
    }

    fn in_pasted(&mut self, byte: u8) -> Option<Input> {
        self.held.push(byte);
        let text = self.held.strip_suffix(PASTE_END)?;
        let pasted = Input::Paste(String::from_utf8_lossy(text).into_owned());
        self.end(Some(pasted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qari_bidi::terminal::colour::Depth;

    /// What `bytes` are, whether they come at once or one by one.
    fn read(bytes: &[u8]) -> Vec<Input> {
        let (mut at_once, mut one_by_one) = (Vec::new(), Vec::new());
        let (mut parser, mut slow) = (Parser::default(), Parser::default());
        parser.feed(bytes, &mut at_once);
        for byte in bytes {
            slow.feed(&[*byte], &mut one_by_one);
        }
        at_once.extend(parser.pause());
        one_by_one.extend(slow.pause());
        assert_eq!(at_once, one_by_one, "{:?} in pieces", String::from_utf8_lossy(bytes));
        at_once
    }

    /// Checks that `bytes` are the keys named.
    pub(super) fn check_keys(bytes: &str, keys: &str) {
        let expected: Vec<Input> =
            keys.split(' ').filter(|key| !key.is_empty()).map(|key| Input::Key(key.parse().expect("a key"))).collect();
        assert_eq!(read(bytes.as_bytes()), expected, "{bytes:?}");
    }

    pub(super) fn check(bytes: &str, expected: &[Input]) {
        assert_eq!(read(bytes.as_bytes()), expected, "{bytes:?}");
    }

    #[test]
    fn an_escape_is_a_key_alone_and_alt_before_another() {
        check_keys("\x1b", "Esc");
        check_keys("\x1b\x1b", "Esc Esc");
        check_keys("\x1bx\x1bت\x1b\r", "A-x A-ت A-Enter");
        check_keys("\x1b[", "A-[");
        check_keys("\x1bO", "A-O");
        check_keys("\x1bP", "A-P");
        check_keys("\x1b\x1b[A", "Esc Up");
    }

    #[test]
    fn what_is_no_key_types_nothing() {
        check_keys("\x1b[I\x1b[O\x1b[2~\x1b[15~\x1bOP\x1b[[Aj", "j");
        check_keys("\x1b[?1u\x1b[?997;1n\x1b[>84;0;0m\x1b]10;rgb:0000/0000/0000\x07\x1b_Gi=3;OK\x1b\\j", "j");
        check_keys("\u{fffd}j", "\u{fffd} j");
        assert_eq!(read(b"\xD9j\xFF\x80k"), [Input::Key(Key::char('j')), Input::Key(Key::char('k'))]);
    }

    #[test]
    fn a_control_character_acts_amid_a_sequence() {
        check_keys("\x1b[?8;\x03", "C-c");
        check_keys("\x1bP>|xyz\x03j", "C-c j");
        check_keys("\x1bP>|xyz\x1b[A", "Up");
        check_keys("\x1b[12\x1b[Bj", "Down j");
    }

    #[test]
    fn pasted_text_is_no_keys() {
        check("\x1b[200~q\x1b[Aب\n\x1b[201~j", &[Input::Paste("q\x1b[Aب\n".to_owned()), Input::Key(Key::char('j'))]);
    }

    #[test]
    fn answers_are_told_from_keys() {
        check(
            "\x1b[8;2$y\x1b[?2026;2$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?65;1;9cj",
            &[
                Input::Answer(Answer::BidiMode(2)),
                Input::Answer(Answer::Mode(2026, 2)),
                Input::Answer(Answer::Version("XTerm(379)".to_owned())),
                Input::Answer(Answer::Secondary([41, 379, 0])),
                Input::Answer(Answer::Primary(vec![65, 1, 9])),
                Input::Key(Key::char('j')),
            ],
        );
    }

    #[test]
    fn answers_about_colours_and_images() {
        let background = |text: &str, rgb| check(text, &[Input::Answer(Answer::Background(rgb))]);
        background("\x1b]11;rgb:ffff/0000/8080\x07", (255, 0, 128));
        background("\x1b]11;rgb:fd/f6/e3\x1b\\", (253, 246, 227));
        background("\x1b]11;rgba:f/0/8/8\x1b\\", (255, 0, 136));
        let depth = |text: &str, depth| check(text, &[Input::Answer(Answer::Depth(depth))]);
        depth("\x1bP1$r0;48:2::1:2:3m\x1b\\", Depth::Direct);
        depth("\x1bP1$r48:2:1:2:3m\x1b\\", Depth::Direct);
        depth("\x1bP1$r0;48;5;16m\x1b\\", Depth::Indexed);
        check(
            "\x1b[?2501;2$y\x1b[6;24;12t\x1b_Gi=31;OK\x1b\\\x1b]1337;ReportCellSize=25.0;13.0;1.0\x07",
            &[
                Input::Answer(Answer::Mode(2501, 2)),
                Input::Answer(Answer::CellPixels(12, 24)),
                Input::Answer(Answer::KittyImages),
                Input::Answer(Answer::ItermImages),
            ],
        );
        // None of these is an answer, and nothing of them is typed.
        for text in [
            "\x1b]11;?\x07\x1b]11;rgb:fffff/0/0\x07\x1b]11;rgb:ff/ff\x07\x1b]11;rgb:+f/0/0\x07\x1b]11;white\x07",
            "\x1b]10;rgb:0000/0000/0000\x1b\\\x1b]4;1;rgb:0000/0000/0000\x07\x1b]11\x07",
            "\x1bP0$r\x1b\\\x1bP1$r0m\x1b\\\x1bP1$r0;48\x1b\\\x1bP1$r48m\x1b\\\x1bP1$r48;2;9;9;9m\x1b\\",
            "\x1b[4;576;960t\x1b_Gi=7;OK\x1b\\\x1b_Gi=31;ENOTSUPPORTED:not by the terminal\x1b\\",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn only_what_may_be_a_key_is_waited_for_shortly() {
        let after = |bytes: &[u8]| {
            let mut parser = Parser::default();
            parser.feed(bytes, &mut Vec::new());
            parser.patience(false)
        };
        assert_eq!(after(b"\x1b"), Some(ESCAPE));
        assert_eq!(after(b"\x1b["), Some(ESCAPE));
        assert_eq!(after(b"\x1b[?8"), None);
        assert_eq!(after(b"\x1bP>|XT"), Some(STRING));
        assert_eq!(after(b"j"), None);
    }
}
