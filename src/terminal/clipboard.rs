//! Handing text to the clipboard of the terminal.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Asks the terminal to put `text` into the clipboard (OSC 52). It does not answer: one that may not, or can't, does nothing.
///
/// # Errors
/// If the terminal can't be written to.
pub fn copy(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    queue!(out, CopyToClipboard::to_clipboard_from(text))?;
    out.flush()
}
