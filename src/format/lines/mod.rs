//! Documents that are lines and no prose: logs, listings, program output, data, settings, program text, chats.
//!
//! No line is parsed. Line ends, blank lines and indentation are kept, and a block is a few dozen lines, so that an
//! article has the line numbers of its source. Lines are left to right unless most of them begin right to left.

mod extensions;
mod signs;

use super::pieces::{Piece, Pieces};
use super::{Error, Reading, SourceText};
use crate::article::{Builder, Rich};
pub(super) use extensions::EXTENSIONS;
use qari_bidi::layout::place_of;
use qari_bidi::text::code::Language;
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
    let language = language(source.name);
    builder.direction(direction_of(source.text, language));
    add(&mut builder, source.text, language);
    Reading::of(builder, false)
}

/// Returns the programming language of a file by the extension of its name.
fn language(name: &str) -> Option<&'static str> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let known = EXTENSIONS.iter().copied().find(|known| *known == extension)?;
    Language::named(known).map(|_| known)
}

/// Returns the direction of lines in `language`: that of their text where it is none.
fn direction_of(text: &str, language: Option<&str>) -> Direction {
    if language.is_some() { Direction::Ltr } else { direction(text) }
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

/// Makes a reader of long documents; see [`Pieces`].
pub(super) fn in_pieces(sample: &SourceText, _: &str) -> Box<dyn Pieces> {
    let language = language(sample.name);
    Box::new(LinePieces { direction: direction_of(sample.text, language), language })
}

/// Reads the lines of a document in pieces of whole blocks.
#[derive(Clone, Copy, Debug)]
struct LinePieces {
    direction: Direction,
    language: Option<&'static str>,
}

impl Pieces for LinePieces {
    fn read(&mut self, text: &str, is_last: bool) -> Piece {
        let bytes = if is_last { text.len() } else { starts(text).last().unwrap_or(0) };
        let mut builder = Builder::new();
        add(&mut builder, &text[..bytes], self.language);
        Piece::of(builder, Some(self.direction), bytes)
    }

    fn direct(&mut self, direction: Direction) {
        self.direction = direction;
    }

    fn fork(&self) -> Box<dyn Pieces> {
        Box::new(*self)
    }
}

/// Adds lines to an article, in a programming language if they are a program.
pub(super) fn add(builder: &mut Builder, text: &str, language: Option<&str>) {
    let mut start = 0;
    for end in starts(text).chain([text.len()]) {
        builder.program(Rich::from(&text[start..end]), language.unwrap_or_default());
        start = end;
    }
}

/// Returns the bytes at which the blocks of `text` begin, but for the first.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    let mut filling = Filling::default();
    text.split_inclusive('\n').filter_map(move |line| {
        let begins = filling.is_full().then_some(at);
        if begins.is_some() {
            filling = Filling::default();
        }
        filling.add(line);
        at += line.len();
        begins
    })
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
