//! Detection of the terminal without input or output.

use super::driver::Terminal;
use super::profile::answers::{self, Questions};
use super::profile::environment::Environment;
use super::profile::wishes::Wishes;

/// The longest answer, in bytes. What is longer is none.
const LONGEST: usize = 1024;

/// Asks the terminal what it is and reads the answers, for programs that do input and output themselves.
///
/// Send the questions in raw mode and before the screen is cleared, then feed what comes until the answers are complete
/// or a second or two have passed: answers that come later are typed into the program.
///
/// ```
/// use qari_bidi::{Detector, Encoding, Environment};
/// let mut detector = Detector::new(Environment::of(&[("TERM", "xterm-256color")]));
/// assert!(detector.questions().ends_with("\x1b[c"));
/// // VTE says that mode 8 is set, and `j` was typed meanwhile.
/// assert_eq!(detector.feed(b"\x1b[8;1$yj\x1b[?65;1;9c"), b"j");
/// assert!(detector.is_done());
/// assert_eq!(detector.finish().encoding(), Encoding::Explicit);
/// ```
#[derive(Clone, Debug)]
pub struct Detector {
    terminal: Terminal,
    held: Vec<u8>,
}

impl Detector {
    /// Returns a detector for a terminal that has set up this environment.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        Self { terminal: Terminal::wishing(environment, Wishes::default()), held: Vec::new() }
    }

    /// Returns the bytes to send; none for a terminal that says of itself that it answers nothing (`TERM=dumb`). One
    /// may ignore any of them; all but the oldest answer the last.
    #[must_use]
    pub fn questions(&self) -> String {
        if self.is_dumb() { String::new() } else { Questions::Needed.text(self.terminal.environment()) }
    }

    fn is_dumb(&self) -> bool {
        self.terminal.environment().get("TERM") == Some("dumb")
    }

    /// Takes input, in pieces of any size, and returns the part that is no answer: keys, which may have been typed
    /// meanwhile.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut others = Vec::new();
        for &byte in bytes {
            self.held.push(byte);
            match kind(&self.held) {
                Kind::Begun => {}
                Kind::Answer(answer) => {
                    self.terminal.hear(answer);
                    self.held.clear();
                }
                Kind::Other => others.append(&mut self.held),
            }
        }
        others
    }

    /// Returns `true` if the last answer has come, or none is waited for.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.is_dumb() || self.terminal.answers().are_complete()
    }

    /// Returns the terminal, by what has come.
    #[must_use]
    pub fn finish(self) -> Terminal {
        self.terminal
    }
}

/// The kinds of bytes that are held.
enum Kind {
    /// The beginning of what may be an answer.
    Begun,
    /// An answer.
    Answer(answers::Answer),
    /// No answer.
    Other,
}

fn kind(held: &[u8]) -> Kind {
    let of = |answer: Option<answers::Answer>| answer.map_or(Kind::Other, Kind::Answer);
    match held {
        _ if held.len() > LONGEST => Kind::Other,
        [0x1B, b'[', parameters @ .., last @ 0x40..=0x7E] => {
            of(answers::of_control(&String::from_utf8_lossy(parameters), *last))
        }
        [0x1B, introducer @ (b'P' | b']' | b'_'), text @ .., 0x07]
        | [0x1B, introducer @ (b'P' | b']' | b'_'), text @ .., 0x1B, b'\\'] => {
            of(answers::of_string(*introducer, &String::from_utf8_lossy(text)))
        }
        [0x1B] | [0x1B, b'['] | [0x1B, b'[', .., 0x20..0x40] | [0x1B, b'P' | b']' | b'_', ..] => Kind::Begun,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_answers_nothing_is_asked_nothing() {
        let detector = Detector::new(Environment::of(&[("TERM", "dumb")]));
        assert!(detector.questions().is_empty() && detector.is_done());
    }

    #[test]
    fn what_is_no_answer_is_given_back() {
        for pieces in [1, 3, 64] {
            let mut detector = Detector::new(Environment::default());
            let input =
                "ب\x1b[A\x1bOA\x1b[?1u\x1b]10;rgb:0/0/0\x07\x1bP>|XTerm(379)\x1b\\x\x1bx\x1b[?62;4cy".as_bytes();
            let others: Vec<u8> = input.chunks(pieces).flat_map(|piece| detector.feed(piece)).collect();
            assert_eq!(others, "ب\x1b[A\x1bOA\x1b[?1u\x1b]10;rgb:0/0/0\x07x\x1bxy".as_bytes());
            assert!(detector.is_done());
            assert_eq!(detector.finish().name(), Some("xterm"));
        }
    }
}
