//! Texts that are read in pieces.
//!
//! The beginning, a sample of a size that does not grow with the document, decides all that could be asked of the
//! whole. Then the text is taken in one pass, piece by piece, and no piece changes the blocks before it.

use std::ops::Range;
use std::thread;

use super::encoding::lines_within;
use super::{Error, Reading};
use crate::article::{Article, Builder};
use qari_bidi::text::direction::Direction;

/// The bytes of the beginning of a document that decide how it is read. Shorter ones are read whole.
pub const SAMPLE: usize = 256 * 1024;

/// The bytes of a window into the rest of a document.
const WINDOW: usize = 16 * 1024;

/// The number of windows into the rest of a document.
const WINDOWS: u64 = 4;

/// The most pieces that are read at the same time: others would wait for memory. More than there are processors would
/// keep the keys waiting.
const AT_ONCE: usize = 4;

/// Reads a text in pieces, each as an article of its own whose blocks follow those of the one before.
pub trait Pieces: Send {
    /// Reads the beginning of `text`, which comes behind what was read before and ends at a line end, and is all that
    /// is left if `is_last`. The first time that is the sample. Returns the blocks, and the bytes that they were read
    /// from: none if more of the text has to come first.
    fn read(&mut self, text: &str, is_last: bool) -> Piece;

    /// Sets the direction of the document, once its beginning is known.
    fn direct(&mut self, direction: Direction);

    /// Returns a reader at the same place, to look at text that may yet change.
    fn fork(&self) -> Box<dyn Pieces>;

    /// Returns the means to read the pieces behind the sample apart from each other, if the format can be read so.
    fn apart(&self) -> Option<&dyn Apart> {
        None
    }
}

/// Reads pieces behind the sample, each of which is read by itself, in any order.
pub trait Apart: Sync {
    /// Returns the end of the piece that `text` begins with, at the beginning of a line; `None` if more of the text has
    /// to come first.
    fn end(&self, text: &str, is_last: bool) -> Option<usize>;

    /// Reads a piece. Returns its blocks, if there is anything but blanks.
    fn read(&self, piece: &str) -> Option<Article>;
}

/// A piece that a reader took of a text.
#[derive(Debug, Default)]
pub struct Piece {
    /// The blocks, if there is anything but blanks.
    pub article: Option<Article>,
    /// The bytes that were taken.
    pub bytes: usize,
}

impl Piece {
    /// Returns the piece of what `builder` built from `bytes` bytes, in the `direction` of the document if it is known.
    pub(super) fn of(mut builder: Builder, direction: Option<Direction>, bytes: usize) -> Self {
        if let Some(direction) = direction {
            builder.direction(direction);
        }
        Self { article: builder.finish(), bytes }
    }
}

/// Reads as many pieces of `text` as are complete. Returns their blocks, and the bytes that they were read from.
pub(super) fn read_all(pieces: &mut dyn Pieces, text: &str, is_last: bool) -> (Option<Article>, usize) {
    let mut whole: Option<Article> = None;
    let mut taken = 0;
    while taken < text.len() {
        if let Some(apart) = pieces.apart() {
            let (articles, bytes) = read_apart(apart, &text[taken..], is_last);
            for article in articles {
                append(&mut whole, article);
            }
            taken += bytes;
            break;
        }
        let piece = pieces.read(&text[taken..], is_last);
        if piece.bytes == 0 {
            break;
        }
        taken += piece.bytes;
        if let Some(article) = piece.article {
            append(&mut whole, article);
        }
    }
    (whole, taken)
}

/// Reads the complete pieces of `text`, several at the same time. Returns the articles of those that are not blank, in
/// their order, and the bytes that they were read from.
fn read_apart(apart: &dyn Apart, text: &str, is_last: bool) -> (Vec<Article>, usize) {
    let (mut parts, mut taken): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    while taken < text.len()
        && let Some(bytes) = apart.end(&text[taken..], is_last).filter(|bytes| *bytes > 0)
    {
        parts.push(taken..taken + bytes);
        taken += bytes;
    }
    let read = |parts: &[Range<usize>]| -> Vec<Article> {
        parts.iter().filter_map(|part| apart.read(&text[part.clone()])).collect()
    };
    let at_once = thread::available_parallelism().map_or(1, usize::from).min(AT_ONCE);
    let mut shares = parts.chunks(parts.len().div_ceil(at_once).max(1));
    let Some(first) = shares.next() else { return (Vec::new(), taken) };
    let articles = thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| scope.spawn(move || read(share))).collect();
        let first = read(first);
        let join = |thread: thread::ScopedJoinHandle<'_, Vec<Article>>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        first.into_iter().chain(others.into_iter().flat_map(join)).collect()
    });
    (articles, taken)
}

fn append(whole: &mut Option<Article>, article: Article) {
    match whole {
        Some(whole) => whole.append(article),
        None => *whole = Some(article),
    }
}

/// Returns where to look into a document of `bytes` bytes, besides its beginning, and how far: the offset of each
/// window and its size.
#[must_use]
pub fn windows(bytes: u64) -> Vec<(u64, usize)> {
    let rest = bytes.saturating_sub(SAMPLE as u64);
    if rest < 2 * WINDOWS * WINDOW as u64 {
        return Vec::new();
    }
    // Units of UTF-16 begin at even bytes.
    (1..=WINDOWS).map(|index| ((SAMPLE as u64 + rest * index / (WINDOWS + 1)) & !1, WINDOW)).collect()
}

/// Reads a text of more than [`SAMPLE`] bytes in the pieces that `pieces` reads.
pub(super) fn read_text(mut pieces: Box<dyn Pieces>, text: &str) -> Result<Reading, Error> {
    let end = text[..floor(text, SAMPLE)].rfind('\n').map_or(text.len(), |at| at + 1);
    let first = pieces.read(&text[..end], end == text.len());
    let Some(mut article) = first.article else { return Err(Error::Empty) };
    pieces.direct(article.direction());
    if let Some(rest) = read_all(&mut *pieces, &text[first.bytes..], true).0 {
        article.append(rest);
    }
    Ok(article.into())
}

/// Returns the windows into `text`, as whole lines.
pub(super) fn windows_of(text: &str) -> String {
    let window = |(start, bytes): (u64, usize)| {
        let start = usize::try_from(start).unwrap_or(text.len());
        let (start, end) = (floor(text, start), floor(text, start + bytes));
        lines_within(&text[start..end]).to_owned()
    };
    windows(text.len() as u64).into_iter().map(window).collect::<Vec<_>>().join("\n\n")
}

/// Returns the largest character boundary of `text` at or below `byte`.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
