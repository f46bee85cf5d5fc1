//! Documents that are lines and no prose: logs, listings, program output, data, settings, program text, chats.
//!
//! No line is parsed. Line ends, blank lines and indentation are kept, and a block is a few dozen lines, so that an
//! article has the line numbers of its source. Lines are left to right unless most of them begin right to left.

mod extensions;
mod signs;

use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind};
pub(super) use extensions::EXTENSIONS;
use qari_bidi::layout::place_of;
use qari_bidi::text::direction::{Direction, first_strong};
pub(super) use signs::is_likely;

/// A block ends before a line where it has as many lines or bytes as this.
const BLOCK_LINES: usize = 64;
/// See [`BLOCK_LINES`].
const BLOCK_BYTES: usize = 8 * 1024;

/// Bytes of text that are examined.
const SAMPLE: usize = 64 * 1024;

/// Reads the lines of a document.
///
/// # Errors
/// [`Error::Empty`] if all lines are blank.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let mut builder = Builder::new();
    builder.direction(direction(source.text));
    add(&mut builder, source.text);
    Reading::of(builder, false)
}

/// The lines of a block that is being filled. Blank lines begin a block; none ends one, since a block loses the white
/// space at its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filling {
    lines: usize,
    bytes: usize,
    /// `true` if the last line was not blank.
    may_end: bool,
}

impl Filling {
    /// Returns `true` if the block ends before the next line.
    pub(super) fn is_full(self) -> bool {
        self.may_end && (self.lines >= BLOCK_LINES || self.bytes >= BLOCK_BYTES)
    }

    /// Takes a line into account, with its line end.
    pub(super) fn add(&mut self, line: &str) {
        self.lines += 1;
        self.bytes += line.len();
        self.may_end = !line.trim().is_empty();
    }
}

/// Adds lines to an article.
pub(super) fn add(builder: &mut Builder, text: &str) {
    let (mut start, mut at) = (0, 0);
    let mut filling = Filling::default();
    for line in text.split_inclusive('\n') {
        if filling.is_full() {
            builder.block(Kind::Lines, &text[start..at]);
            (start, filling) = (at, Filling::default());
        }
        filling.add(line);
        at += line.len();
    }
    builder.block(Kind::Lines, &text[start..]);
}

/// Returns the direction of lines: right to left if most of them begin so, unless they are in brackets as data is, or
/// are differences of files. A line that begins with a place (`grep -n`) begins left to right.
pub(super) fn direction(text: &str) -> Direction {
    let sample = sample(text);
    if signs::is_bracketed(sample) || signs::is_difference(sample) {
        return Direction::Ltr;
    }
    let (mut rtl, mut ltr) = (0, 0);
    for line in sample.lines() {
        match if place_of(line) > 0 { Some(Direction::Ltr) } else { first_strong(line) } {
            Some(Direction::Rtl) => rtl += 1,
            Some(Direction::Ltr) => ltr += 1,
            None => {}
        }
    }
    if rtl > ltr { Direction::Rtl } else { Direction::Ltr }
}

/// Returns the beginning of a text that is examined: whole lines, if there is more than one.
pub(super) fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let end = (0..=SAMPLE).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..text[..end].rfind('\n').unwrap_or(end)]
}
