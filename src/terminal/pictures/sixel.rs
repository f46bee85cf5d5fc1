//! Sixels: pictures are sent where they stand, and are gone where cells are written over them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, CellDiffOption};

use super::scroll::Scroll;
use super::{Piece, Shown, Visible};
use qari_bidi::terminal::colour::Rgb;
use qari_typeset::Strip;

/// The height of a sixel, in pixels. One that reaches into the next row of cells would spoil it: pictures are cut to
/// whole ones.
const SIX: usize = 6;

/// The widest picture that xterm draws, in pixels.
const WIDEST: usize = 1000;

/// The most bytes of sixels that are kept for lines that come back.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A part of a strip: the key of its picture, and the pixels.
type Part = (u64, Range<usize>, Range<usize>);

/// The sixels on the screen, and what is known of others.
#[derive(Default)]
pub(super) struct Sixels {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    /// The sixels of parts of strips that were sent.
    kept: HashMap<Part, String>,
    bytes: usize,
}

impl Sixels {
    /// Scrolls the pieces on the screen to where `visible` has them, as [`super::Pictures::scroll`] does. Returns the
    /// frame that is on the screen then.
    pub(super) fn scroll(
        &mut self,
        out: &mut impl Write,
        (before, next): (&Buffer, &Buffer),
        visible: &[&Visible],
    ) -> io::Result<Option<Buffer>> {
        let scroll = Scroll::between(&self.shown, &wanted(visible, next), before, next);
        let Some(scroll) = scroll else { return Ok(None) };
        scroll.send(out)?;
        scroll.pieces(&mut self.shown);
        Ok(Some(scroll.buffer(before)))
    }

    /// Takes note that the screen was cleared.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
    }

    /// Returns `true` if there are pictures on the screen.
    pub(super) fn are_shown(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Shows the pieces of `visible` instead of those on the screen, over `frame`. Cells that `differ` were sent.
    pub(super) fn show<B>(
        &mut self,
        out: &mut B,
        visible: &[&Visible],
        frame: &Buffer,
        differ: impl Fn(&(u16, u16)) -> bool,
    ) -> io::Result<()>
    where
        B: Backend<Error = io::Error> + Write,
    {
        let wanted = wanted(visible, frame);
        let is_whole = |own: &Shown| !own.piece.cells().any(|at| differ(&at));
        let (whole, spoilt): (Vec<Shown>, Vec<Shown>) = std::mem::take(&mut self.shown).into_iter().partition(is_whole);
        if spoilt.is_empty() && wanted == whole {
            self.shown = wanted;
            return Ok(());
        }
        // What is left of those that go; where no others come, their cells were sent.
        let gone = whole.iter().chain(&spoilt).filter(|own| !wanted.contains(own));
        let erased: BTreeSet<(u16, u16)> = gone
            .flat_map(|own| own.piece.cells())
            .filter(|at| frame.area.contains((*at).into()) && frame[*at].diff_option == CellDiffOption::Skip)
            .collect();
        if !erased.is_empty() {
            out.draw(erased.iter().map(|&(x, y)| (x, y, &frame[(x, y)])))?;
        }
        for own in visible {
            let missing = |piece: &&Piece| {
                let is_there = whole.iter().any(|before| before.key == own.key && before.piece == **piece);
                may_be(piece, frame) && (!is_there || piece.cells().any(|at| erased.contains(&at)))
            };
            let mut strip = None;
            for piece in own.pieces.iter().filter(missing) {
                self.send(out, own, &mut strip, piece)?;
            }
        }
        self.shown = wanted;
        Ok(())
    }

    /// Sends a piece of a picture, or several beside one another where it is too wide for one. `strip` is its strip,
    /// once it is painted.
    fn send(
        &mut self,
        out: &mut impl Write,
        own: &Visible,
        strip: &mut Option<Strip>,
        piece: &Piece,
    ) -> io::Result<()> {
        let columns = piece.columns.len().max(1);
        let cell = piece.x.len() / columns;
        let most = (WIDEST / cell.max(1)).max(1);
        let y = piece.y.start..piece.y.start + piece.y.len() / SIX * SIX;
        for first in (0..columns).step_by(most) {
            let count = most.min(columns - first);
            let x = piece.x.start + first * cell..piece.x.start + (first + count) * cell;
            let column = piece.columns.start + u16::try_from(first).unwrap_or(0);
            queue!(out, MoveTo(column, piece.rows.start))?;
            let part = (own.key, x.clone(), y.clone());
            if !self.kept.contains_key(&part) {
                let sixels = encode(strip.get_or_insert_with(|| own.strip()), own.sheet.ground, &x, &y);
                self.bytes += sixels.len();
                if self.bytes > MOST_BYTES {
                    self.kept.clear();
                    self.bytes = sixels.len();
                }
                self.kept.insert(part.clone(), sixels);
            }
            out.write_all(self.kept.get(&part).map_or(&[], String::as_bytes))?;
        }
        Ok(())
    }
}

/// Returns the pieces of `visible` that may be on a screen like `frame`.
fn wanted(visible: &[&Visible], frame: &Buffer) -> Vec<Shown> {
    visible.iter().flat_map(|own| own.on_screen(|piece| may_be(piece, frame))).collect()
}

/// Returns `true` if a piece is not in the last row of the screen: a sixel there would scroll it.
fn may_be(piece: &Piece, frame: &Buffer) -> bool {
    piece.rows.end < frame.area.height
}

/// Returns the sixels of a part of a strip. What has the colour of the ground is left to the cells, since colours in
/// percent are not quite those of cells.
fn encode(strip: &Strip, ground: Rgb, x: &Range<usize>, y: &Range<usize>) -> String {
    let mut text = format!("\x1bP0;1;0q\"1;1;{};{}", x.len(), y.len());
    for (index, (red, green, blue)) in strip.palette.iter().enumerate() {
        let percent = |part: u8| (usize::from(part) * 100 + 127) / 255;
        _ = write!(text, "#{index};2;{};{};{}", percent(*red), percent(*green), percent(*blue));
    }
    for top in y.clone().step_by(SIX) {
        // The sixels of each colour, a bit for each row.
        let mut bands: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        for row in 0..SIX {
            let start = (top + row) * strip.width;
            for (at, colour) in strip.pixels[start + x.start..start + x.end].iter().enumerate() {
                bands.entry(*colour).or_insert_with(|| vec![0; x.len()])[at] |= 1 << row;
            }
        }
        bands.retain(|colour, _| strip.palette.get(usize::from(*colour)) != Some(&ground));
        for (colour, band) in bands {
            _ = write!(text, "#{colour}");
            for run in band.chunk_by(|one, other| one == other) {
                let sign = char::from(b'?' + run[0]);
                if run.len() > 3 {
                    _ = write!(text, "!{}{sign}", run.len());
                } else {
                    text.extend(std::iter::repeat_n(sign, run.len()));
                }
            }
            text.push('$');
        }
        text.push('-');
    }
    text.push_str("\x1b\\");
    text
}
