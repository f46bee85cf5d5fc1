//! Several pictures as one: lines that stand one below the other, with what is blank between and beside them.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption};

use super::{Piece, Visible};
use qari_bidi::terminal::colour::Rgb;
use qari_bidi::text::width;
use qari_typeset::runs;

/// The highest picture that xterm draws, in pixels.
const HIGHEST: usize = 1000;

/// The most blank rows between lines of one picture: xterm takes less time for them than for another picture.
const GAP: u16 = 6;

/// Pieces of pictures that are sent as one picture, and the rectangle that holds them.
pub(super) struct Joined<'a> {
    pub parts: Vec<(&'a Visible, &'a Piece)>,
    pub columns: Range<u16>,
    pub rows: Range<u16>,
    /// The width and the height of a cell, in pixels.
    pub cell: (usize, usize),
}

/// The pixels of a picture.
#[derive(Debug)]
pub(super) struct Canvas {
    pub width: usize,
    pub height: usize,
    /// The colours; the first is that of the ground.
    pub palette: Vec<Rgb>,
    /// The index of the colour of each pixel, row by row.
    pub pixels: Vec<u8>,
}

impl<'a> Joined<'a> {
    /// Returns a piece alone.
    pub(super) fn one(own: &'a Visible, piece: &'a Piece) -> Self {
        let unit = |pixels: &Range<usize>, cells: &Range<u16>| (pixels.len() / cells.len().max(1)).max(1);
        let cell = (unit(&piece.x, &piece.columns), unit(&piece.y, &piece.rows));
        Self { parts: vec![(own, piece)], columns: piece.columns.clone(), rows: piece.rows.clone(), cell }
    }

    /// Joins pieces as far as nothing else is to be seen in their rectangles, over `frame`.
    pub(super) fn all(pieces: Vec<(&'a Visible, &'a Piece)>, frame: &Buffer) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut pieces: Vec<Self> = pieces.into_iter().map(|(own, piece)| Self::one(own, piece)).collect();
        pieces.sort_by_key(|own| (own.rows.start, own.columns.start));
        // The cells of the pieces of the last picture.
        let across = usize::from(frame.area.width);
        let mut is_own = vec![false; frame.content.len()];
        let mark = |is_own: &mut Vec<bool>, own: &Self, is_so: bool| {
            for (x, y) in own.parts.iter().flat_map(|(_, piece)| piece.cells()) {
                if let Some(mark) = is_own.get_mut(usize::from(y) * across + usize::from(x)) {
                    *mark = is_so;
                }
            }
        };
        for own in pieces {
            mark(&mut is_own, &own, true);
            let joined = all.last().and_then(|last| last.with(&own));
            let ground = frame[(own.columns.start, own.rows.start)].bg;
            let is_bare = |(columns, rows): &(Range<u16>, Range<u16>)| {
                rows.clone().flat_map(|y| columns.clone().map(move |x| (x, y))).all(|(x, y)| {
                    let cell = &frame[(x, y)];
                    let is_blank = cell.symbol() == " " && cell.modifier.is_empty() && cell.bg == ground;
                    // The cell behind a wide character is its second half.
                    let is_half = x > 0 && width::cells(frame[(x - 1, y)].symbol()) > 1;
                    is_own[usize::from(y) * across + usize::from(x)]
                        || is_blank && !is_half && cell.diff_option != CellDiffOption::Skip
                })
            };
            match (joined.filter(is_bare), all.last_mut()) {
                (Some((columns, rows)), Some(last)) => {
                    (last.columns, last.rows) = (columns, rows);
                    last.parts.extend(own.parts);
                }
                (_, last) => {
                    if let Some(last) = last {
                        mark(&mut is_own, last, false);
                    }
                    all.push(own);
                }
            }
        }
        all
    }

    /// Returns the rectangle of both, if they can be one picture.
    fn with(&self, other: &Self) -> Option<(Range<u16>, Range<u16>)> {
        let ground = |own: &Self| own.parts.first().map(|(own, _)| own.sheet.ground);
        let columns = self.columns.start.min(other.columns.start)..self.columns.end.max(other.columns.end);
        let rows = self.rows.start..self.rows.end.max(other.rows.end);
        let fits = rows.len() * self.cell.1 <= HIGHEST && other.rows.start <= self.rows.end + GAP;
        (fits && self.cell == other.cell && ground(self) == ground(other)).then_some((columns, rows))
    }

    /// Returns a key that tells it from pictures with other pixels.
    pub(super) fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.columns.len(), self.rows.len(), self.cell).hash(&mut hasher);
        for (own, piece) in &self.parts {
            let place = (piece.columns.start - self.columns.start, piece.rows.start - self.rows.start);
            (own.key, place, &piece.x, &piece.y).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Paints it, with the pixels of `spare`, a canvas that is needed no more: a page has millions, which the system
    /// takes long to give.
    pub(super) fn paint(&self, spare: Vec<u8>) -> Canvas {
        let (width, height) = (self.columns.len() * self.cell.0, self.rows.len() * self.cell.1);
        let ground = self.parts.first().map(|(own, _)| own.sheet.ground).unwrap_or_default();
        let mut canvas = Canvas { width, height, palette: vec![ground], pixels: spare };
        canvas.pixels.clear();
        canvas.pixels.resize(width * height, 0);
        for (own, piece) in &self.parts {
            let strip = own.strip();
            let colours: Vec<u8> = strip.palette.iter().map(|colour| canvas.index(*colour)).collect();
            let left = usize::from(piece.columns.start - self.columns.start) * self.cell.0;
            let top = usize::from(piece.rows.start - self.rows.start) * self.cell.1;
            for (y, from) in (top..height).zip(piece.y.clone()) {
                let to = &mut canvas.pixels[y * width + left..][..piece.x.len()];
                // What is blank has the ground of both.
                for (x, run) in runs(&strip.pixels[from * strip.width..][piece.x.clone()]) {
                    for (to, from) in to[x..].iter_mut().zip(run) {
                        *to = colours.get(usize::from(*from)).copied().unwrap_or(0);
                    }
                }
            }
        }
        canvas
    }
}

impl Canvas {
    /// Returns the index of a colour; of the last one if there are too many.
    fn index(&mut self, colour: Rgb) -> u8 {
        let index = self.palette.iter().position(|own| *own == colour).unwrap_or_else(|| {
            if self.palette.len() < 256 {
                self.palette.push(colour);
            }
            self.palette.len() - 1
        });
        u8::try_from(index).unwrap_or(u8::MAX)
    }
}
