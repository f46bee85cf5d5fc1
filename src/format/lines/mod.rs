//! Documents that are lines and no prose: logs, listings, program output, data, settings, program text, chats.
//!
//! No line is parsed. Line ends, blank lines and indentation are kept, and a block is a few dozen lines, so that an
//! article has the line numbers of its source. Lines are left to right unless most of them begin right to left.

mod extensions;
mod signs;

use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind};
pub(super) use extensions::EXTENSIONS;
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

/// Adds lines to an article. Blank lines begin a block; none ends one, since a block loses the white space at its end.
pub(super) fn add(builder: &mut Builder, text: &str) {
    let (mut start, mut at, mut count) = (0, 0, 0);
    let mut after_blank = true;
    for line in text.split_inclusive('\n') {
        let is_full = count >= BLOCK_LINES || at - start >= BLOCK_BYTES;
        if is_full && !after_blank {
            builder.block(Kind::Lines, &text[start..at]);
            (start, count) = (at, 0);
        }
        after_blank = line.trim().is_empty();
        at += line.len();
        count += 1;
    }
    builder.block(Kind::Lines, &text[start..]);
}

/// Returns the direction of lines: right to left if most of them begin so, unless they are in brackets as data is.
fn direction(text: &str) -> Direction {
    let sample = sample(text);
    if signs::is_bracketed(sample) {
        return Direction::Ltr;
    }
    let (mut rtl, mut ltr) = (0, 0);
    for line in sample.lines() {
        match first_strong(line) {
            Some(Direction::Rtl) => rtl += 1,
            Some(Direction::Ltr) => ltr += 1,
            None => {}
        }
    }
    if rtl > ltr { Direction::Rtl } else { Direction::Ltr }
}

/// Returns the beginning of a text that is examined: whole lines, if there is more than one.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let end = (0..=SAMPLE).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..text[..end].rfind('\n').unwrap_or(end)]
}
