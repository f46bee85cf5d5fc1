//! Keys by the bytes and numbers that encode them.

use super::TerminalInput;
use crate::app::keys::key::{Code, Key, Name};

/// The modifiers held with a key.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Modifiers {
    ctrl: bool,
    alt: bool,
}

impl Modifiers {
    /// Decodes xterm's number of modifiers: one more than a sum of bits. Shift is part of the key itself.
    pub fn numbered(number: u32) -> Self {
        let bits = number.saturating_sub(1);
        Self { ctrl: bits & 4 != 0, alt: bits & 2 != 0 }
    }

    pub fn with(self, code: Code) -> TerminalInput {
        TerminalInput::Key(Key { code, ctrl: self.ctrl, alt: self.alt })
    }
}

/// Returns the key that sends a control character. `\r` is Enter and `\n` is Ctrl-J, as in raw mode.
pub(super) fn control_key(byte: u8, alt: bool) -> Option<TerminalInput> {
    let named = |name| Modifiers { ctrl: false, alt }.with(Code::Named(name));
    let ctrl = |c| Modifiers { ctrl: true, alt }.with(Code::Char(char::from(c)));
    Some(match byte {
        b'\r' => named(Name::Enter),
        b'\t' => named(Name::Tab),
        0x7F => named(Name::Backspace),
        0x00 => ctrl(b' '),
        0x01..=0x1A => ctrl(byte - 1 + b'a'),
        0x1C..=0x1F => ctrl(byte - 0x1C + b'\\'),
        _ => return None,
    })
}

/// Returns the key of a final byte after `ESC O` or `ESC [`.
pub(super) fn named_key(letter: u8, modifiers: Modifiers) -> Option<TerminalInput> {
    let name = match letter {
        b'A' => Name::Up,
        b'B' => Name::Down,
        b'C' => Name::Right,
        b'D' => Name::Left,
        b'H' => Name::Home,
        b'F' => Name::End,
        b'P' => Name::F1,
        _ => return None,
    };
    Some(modifiers.with(Code::Named(name)))
}

/// Returns the key of `ESC [ number ~`.
pub(super) fn numbered_key(number: u32) -> Option<Name> {
    Some(match number {
        1 | 7 => Name::Home,
        3 => Name::Delete,
        4 | 8 => Name::End,
        5 => Name::PageUp,
        6 => Name::PageDown,
        11 => Name::F1,
        _ => return None,
    })
}

/// Returns the key of `ESC [ number u`: a character, or the name of the key that sends it.
pub(super) fn coded_key(number: u32) -> Option<Code> {
    Some(Code::Named(match number {
        9 => Name::Tab,
        13 => Name::Enter,
        27 => Name::Esc,
        127 => Name::Backspace,
        _ => return char::from_u32(number).filter(|c| !c.is_control()).map(Code::Char),
    }))
}

#[cfg(test)]
mod tests {
    use crate::terminal::input::tests::check_keys;

    #[test]
    fn keys() {
        check_keys("jJ ت/", "j J Space ت /");
        check_keys("\r\n\t\x7f\x08\x03\x00\x1d\x1f", "Enter C-j Tab Backspace C-h C-c C-Space C-] C-_");
        check_keys("\x1b[A\x1bOB\x1b[1;5C\x1b[1;3D\x1b[H\x1bOF", "Up Down C-Right A-Left Home End");
        check_keys("\x1b[3~\x1b[5~\x1b[6~\x1b[7~\x1b[8;5~\x1b[Z", "Delete PageUp PageDown Home C-End BackTab");
        check_keys("\x1bOP\x1b[11~\x1b[P\x1b[6;5~", "F1 F1 F1 C-PageDown");
        check_keys("\x1b[97;5u\x1b[27u\x1b[1604u\x1bOM", "C-a Esc ل Enter");
    }
}
