//! Copies text to the clipboard of the terminal.

use std::io::{self, Write};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use qari_bidi::terminal::profile::environment::Environment;

/// The greatest number of bytes in one DCS string for screen, whose older versions accept 256 in all.
const MOST_BYTES: usize = 240;

/// The greatest number of bytes of text that are sent.
const MOST_TEXT: usize = 1_000_000;

/// Asks the terminal to copy `text` to the clipboard (OSC 52). A terminal that doesn't support or allow it ignores the
/// request; none answers. Returns `false` if `text` is over a million bytes, and nothing was sent.
///
/// # Errors
/// If the terminal can't be written to.
pub fn copy(text: &str, environment: &Environment) -> io::Result<bool> {
    if text.len() > MOST_TEXT {
        return Ok(false);
    }
    let mut out = io::stdout().lock();
    out.write_all(request(text, environment).as_bytes())?;
    out.flush()?;
    Ok(true)
}

/// Returns the bytes of the request. screen keeps OSC 52 to itself, but passes on the contents of DCS strings (its
/// manual, "Control Sequences"). A DCS string can't contain ST, so the request in it ends in BEL.
fn request(text: &str, environment: &Environment) -> String {
    let mut request = String::new();
    // Writing to a string never fails.
    _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut request);
    if !environment.is_screen() {
        return request;
    }
    let inside = request.strip_suffix("\x1b\\").unwrap_or(&request).to_owned() + "\x07";
    let parts = inside.as_bytes().chunks(MOST_BYTES).map(String::from_utf8_lossy);
    let wrapped: String = parts.map(|part| format!("\x1bP{part}\x1b\\")).collect();
    // tmux in screen and screen in tmux look alike. Each ignores the request for the other.
    if environment.get("TMUX").is_some() { request + &wrapped } else { wrapped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_hands_on_what_is_for_the_terminal() {
        let plain = Environment::of(&[("TERM", "screen-256color"), ("TMUX", "x")]);
        assert_eq!(request("foo", &plain), "\x1b]52;c;Zm9v\x1b\\");
        let both = Environment::of(&[("TERM", "screen"), ("TMUX", "x"), ("STY", "1.pts")]);
        assert_eq!(request("foo", &both), "\x1b]52;c;Zm9v\x1b\\\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        for screen in [&[("TERM", "screen")][..], &[("TERM", "xterm"), ("STY", "1.pts")]] {
            let screen = Environment::of(screen);
            assert_eq!(request("foo", &screen), "\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
            let long = request(&"foo".repeat(200), &screen);
            let parts: Vec<&str> =
                long.split_terminator("\x1b\\").map(|part| part.strip_prefix("\x1bP").expect("DCS")).collect();
            assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= MOST_BYTES));
            assert_eq!(parts.concat(), format!("\x1b]52;c;{}\x07", "Zm9v".repeat(200)));
        }
    }
}
