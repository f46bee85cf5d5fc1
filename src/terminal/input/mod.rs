//! Parser of terminal input: keys, the mouse, pasted text, and answers to queries.
//!
//! Takes bytes in pieces of any size. Unknown sequences are skipped as a whole, so no part of them is mistaken for a
//! key. The parser has no clock: the caller tells it when the input has paused.

mod control;
mod keys;
mod mouse;

use std::mem;
use std::time::Duration;

use crate::app::keys::key::{Key, Name};
use control::control_sequence;
use keys::{Modifiers, control_key, named_key};
use mouse::mouse;
use qari_bidi::terminal::profile::answers::{self, Answer};

/// A complete input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalInput {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// A turn of the mouse wheel, in notches towards the end of the text.
    Wheel(isize),
    /// A click with the left button: column and row, counted from 0 at the top left corner.
    Click(u16, u16),
    /// A movement of the mouse to a cell with its first button held.
    Drag(u16, u16),
    /// The release of the first button of the mouse.
    Release,
    /// An answer to a query.
    Answer(Answer),
}

/// The state of the parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    /// Outside of sequences, perhaps inside a character of several bytes.
    #[default]
    Ground,
    /// After an escape, which may be the key, Alt, or the start of a sequence.
    Escape,
    /// Inside a character typed with Alt.
    Alt,
    /// After `ESC O`, which one more byte follows.
    Single,
    /// After `ESC [`.
    Control,
    /// After `ESC [ [`, the start of function keys on the Linux console.
    Console,
    /// Inside an old mouse report, with the number of missing bytes of button, column and row.
    Mouse(usize),
    /// Inside a control string (DCS, OSC, APC, PM, SOS), with the byte that began it.
    Text(u8),
    /// Inside pasted text.
    Pasted,
}

/// The pause after which an escape is the key: the rest of a sequence follows immediately.
const ESCAPE: Duration = Duration::from_millis(50);
/// The same while answers are expected, which slow lines deliver in pieces. What follows an escape after [`ESCAPE`] is
/// a key of its own, unless an answer could go on with it.
const ESCAPE_AMID_ANSWERS: Duration = Duration::from_millis(400);
/// The pause after which an unterminated control string is dropped.
const STRING: Duration = Duration::from_secs(2);
/// The greatest number of bytes kept of a control string; answers are shorter.
const MOST_TEXT: usize = 1024;
/// The greatest number of bytes of pasted text; the rest is dropped.
const MOST_PASTED: usize = 1 << 20;

/// CANCEL (ECMA-48).
const CAN: u8 = 0x18;

/// The end of pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// A parser with the bytes of the incomplete input.
#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    held: Vec<u8>,
    /// `true` if there was a pause behind the escape that has begun a sequence. It may be the key.
    parted: bool,
}

impl Parser {
    /// Parses `bytes` and appends the inputs that they complete to `inputs`.
    pub fn feed(&mut self, bytes: &[u8], inputs: &mut Vec<TerminalInput>) {
        for &byte in bytes {
            if self.parted {
                if !self.may_go_on(byte) {
                    inputs.extend(self.apart());
                }
                self.parted = self.parted && self.state == State::Escape;
            }
            inputs.extend(self.take(byte));
        }
    }

    /// Returns the pause after which [`Self::pause`] is to be called; `None` if no sequence has begun, or it can't be a
    /// key. The next key completes such a sequence at the latest.
    #[must_use]
    pub fn patience(&self, answers_awaited: bool) -> Option<Duration> {
        match self.state {
            State::Text(_) if !self.held.is_empty() => Some(STRING),
            State::Escape if answers_awaited && !self.parted => Some(ESCAPE),
            State::Escape | State::Single | State::Control | State::Text(_) if self.held.is_empty() => {
                Some(if answers_awaited { ESCAPE_AMID_ANSWERS } else { ESCAPE })
            }
            _ => None,
        }
    }

    /// Ends the sequence that has begun after a pause: an escape is the key, a byte after one was typed with Alt, or
    /// alone if it came late. While answers are awaited, an escape may still begin one.
    pub fn pause(&mut self, answers_awaited: bool) -> Vec<TerminalInput> {
        if self.state == State::Escape && answers_awaited && !self.parted {
            self.parted = true;
            return Vec::new();
        }
        if self.parted {
            return self.apart();
        }
        let begun = mem::take(&mut self.state);
        let held = mem::take(&mut self.held);
        let alt = |byte: u8| TerminalInput::Key(Key { alt: true, ..Key::char(char::from(byte)) });
        let input = match begun {
            State::Escape => Some(TerminalInput::Key(Key::named(Name::Esc))),
            State::Single => Some(alt(b'O')),
            State::Control => Some(alt(b'[')),
            State::Text(introducer) if held.is_empty() => Some(alt(introducer)),
            _ => None,
        };
        input.into_iter().collect()
    }

    /// Returns `true` if an answer, or a key that slow lines deliver in pieces, may go on with `byte`.
    fn may_go_on(&self, byte: u8) -> bool {
        match self.state {
            State::Escape => matches!(byte, b'[' | b']' | b'P' | b'_' | b'O'),
            State::Control => matches!(byte, b'?' | b'>' | b'<' | b'[' | b'0'..=b'9' | b'A'..=b'Z'),
            State::Single => byte.is_ascii_uppercase(),
            State::Text(b'P') => matches!(byte, b'>' | b'!' | b'0'..=b'9'),
            State::Text(b']') => byte.is_ascii_digit(),
            State::Text(b'_') => byte == b'G',
            _ => true,
        }
    }

    /// Ends a sequence that was none: the escape is a key, and so is a byte that came after a pause.
    fn apart(&mut self) -> Vec<TerminalInput> {
        let late = match mem::take(&mut self.state) {
            State::Single => Some('O'),
            State::Control => Some('['),
            State::Text(introducer) => Some(char::from(introducer)),
            _ => None,
        };
        self.held.clear();
        self.parted = false;
        [Some(Key::named(Name::Esc)), late.map(Key::char)].into_iter().flatten().map(TerminalInput::Key).collect()
    }

    fn take(&mut self, byte: u8) -> Option<TerminalInput> {
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

    /// Enters a state.
    fn begin(&mut self, state: State) -> Option<TerminalInput> {
        self.state = state;
        self.held.clear();
        None
    }

    /// Returns to the ground state with `input`.
    fn end(&mut self, input: Option<TerminalInput>) -> Option<TerminalInput> {
        self.state = State::Ground;
        self.held.clear();
        input
    }

    /// Parses a byte outside of sequences: a control character, or one of the bytes of a character.
    fn typed(&mut self, byte: u8, alt: bool) -> Option<TerminalInput> {
        if byte < 0x20 || byte == 0x7F {
            return if byte == 0x1B { self.begin(State::Escape) } else { self.end(control_key(byte, alt)) };
        }
        self.held.push(byte);
        match str::from_utf8(&self.held) {
            Ok(text) => {
                let key = text.chars().next().map(|c| TerminalInput::Key(Key { alt, ..Key::char(c) }));
                self.end(key)
            }
            // Invalid UTF-8 is dropped; the byte that ended it may begin the next character.
            Err(error) if error.error_len().is_some() => {
                let begun = self.held.len() > 1;
                self.end(None);
                if begun { self.typed(byte, false) } else { None }
            }
            Err(_) => None,
        }
    }

    fn after_escape(&mut self, byte: u8) -> Option<TerminalInput> {
        match byte {
            0x1B => Some(TerminalInput::Key(Key::named(Name::Esc))),
            b'[' => self.begin(State::Control),
            b'O' => self.begin(State::Single),
            b'P' | b']' | b'_' | b'^' | b'X' => self.begin(State::Text(byte)),
            _ => {
                self.begin(State::Alt);
                self.typed(byte, true)
            }
        }
    }

    fn after_single(&mut self, byte: u8) -> Option<TerminalInput> {
        match byte {
            0x00..0x20 => self.cut_off(byte),
            b'M' => self.end(Some(TerminalInput::Key(Key::named(Name::Enter)))),
            _ => self.end(named_key(byte, Modifiers::default())),
        }
    }

    /// Parses a byte of a control sequence: parameters, and the final byte (ECMA-48, 5.4).
    fn in_control(&mut self, byte: u8) -> Option<TerminalInput> {
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
                if self.held.len() < MOST_TEXT {
                    self.held.push(byte);
                }
                None
            }
        }
    }

    /// Drops the sequence and handles the control character that interrupted it. CAN does no more (ECMA-48, 8.3.6).
    fn cut_off(&mut self, byte: u8) -> Option<TerminalInput> {
        self.end(None);
        if byte == CAN { None } else { self.typed(byte, false) }
    }

    fn in_mouse(&mut self, byte: u8, left: usize) -> Option<TerminalInput> {
        self.held.push(byte);
        if left > 1 {
            self.state = State::Mouse(left - 1);
            return None;
        }
        let report = [self.held[0], self.held[1], self.held[2]].map(|byte| u16::from(byte.saturating_sub(32)));
        self.end(mouse(report))
    }

    fn in_text(&mut self, byte: u8, introducer: u8) -> Option<TerminalInput> {
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

    fn string(&mut self, introducer: u8) -> Option<TerminalInput> {
        let held = mem::take(&mut self.held);
        self.end(answers::of_string(introducer, &String::from_utf8_lossy(&held)).map(TerminalInput::Answer))
    }

    fn in_pasted(&mut self, byte: u8) -> Option<TerminalInput> {
        self.held.push(byte);
        if self.held.len() > MOST_PASTED + PASTE_END.len() {
            // The last bytes may be the end; those before them are too many.
            self.held.remove(MOST_PASTED);
        }
        let text = self.held.strip_suffix(PASTE_END)?;
        let pasted = TerminalInput::Paste(String::from_utf8_lossy(text).into_owned());
        self.end(Some(pasted))
    }
}

#[cfg(test)]
mod tests;
