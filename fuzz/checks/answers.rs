//! Any bytes as what the terminal sends: in whatever pieces they come they are the same keys, and any answers give a
//! profile. The first byte is the length of the pieces.

use std::fmt::Write;

use qari::terminal::input::{Parser, TerminalInput};
use qari_bidi::terminal::profile::Profile;
use qari_bidi::terminal::profile::answers::Answers;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;

/// The inputs in `bytes`, which come in pieces of `length`, and the one that ends when nothing follows.
fn inputs(bytes: &[u8], length: usize) -> Vec<TerminalInput> {
    let (mut parser, mut inputs) = (Parser::default(), Vec::new());
    for piece in bytes.chunks(length.max(1)) {
        parser.feed(piece, &mut inputs);
    }
    inputs.extend(parser.pause(false));
    inputs
}

/// Checks `bytes` as input.
pub fn check(bytes: &[u8]) {
    let (length, bytes) = super::first(bytes);
    let whole = inputs(bytes, bytes.len());
    assert_eq!(whole, inputs(bytes, usize::from(length)), "{bytes:?}");
    let mut answers = Answers::default();
    for input in whole {
        match input {
            TerminalInput::Answer(answer) => answers.hear(answer),
            TerminalInput::Paste(text) => assert!(text.len() <= bytes.len() * 3, "nothing is added to {text:?}"),
            _ => {}
        }
    }
    let environment = Environment::of(&[("TERM", "xterm-256color")]);
    let profile = Profile::of(&environment, &answers);
    let mut told = String::new();
    _ = write!(told, "{:?} {profile:?}", Wishes::default().emission(&profile, &environment));
}
