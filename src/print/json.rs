//! JSON output.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

/// Escapes what JSON (RFC 8259) allows unescaped, but terminals obey or programs take for the end of a line: control
/// characters, line separators, controls of direction.
#[must_use]
pub fn defused(json: &str) -> Cow<'_, str> {
    let acts = |c: char| matches!(c, '\u{7F}'..='\u{9F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !json.contains(acts) {
        return Cow::Borrowed(json);
    }
    let escaped = |c: char| if acts(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    Cow::Owned(json.chars().map(escaped).collect())
}

/// A JSON array that is written incrementally, one element a line.
#[derive(Debug, Default)]
pub struct Array {
    has_elements: bool,
}

impl Array {
    /// Writes an element.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn push(&mut self, out: &mut impl Write, element: &impl Serialize) -> io::Result<()> {
        let before = if self.has_elements { ",\n" } else { "[\n" };
        self.has_elements = true;
        write!(out, "{before}{}", defused(&serde_json::to_string(element)?))
    }

    /// Writes the end of the array; for an empty one, all of it.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn end(self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self.has_elements { b"\n]\n" } else { b"[]\n" })
    }
}
