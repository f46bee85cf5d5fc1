//! Sixels: pictures are sent where they stand, and are gone where cells are written over them.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::ops::Range;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, CellDiffOption};

use super::joined::{Canvas, Joined};
use super::scroll::Scroll;
use super::{Piece, Shown, Visible};

/// The height of a sixel, in pixels. One that reaches into the next row of cells would spoil it: pictures are cut to
/// whole ones, where the terminal is not exact.
pub(super) const SIX: usize = 6;

/// The widest picture that xterm draws, in pixels.
const WIDEST: usize = 1000;

/// The most bytes of sixels that are kept for lines that come back.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The sixels on the screen, and what is known of others.
#[derive(Default)]
pub(super) struct Sixels {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    /// The sixels of pictures that were sent: by their key and their first column of cells.
    kept: HashMap<(u64, usize), Vec<u8>>,
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
        let wanted = wanted(visible, next);
        let is_exact = visible.iter().any(|own| own.is_exact());
        let away = || Scroll::away(&self.shown, &wanted).filter(|_| is_exact);
        let Some(scroll) = Scroll::between(&self.shown, &wanted, before, next).or_else(away) else { return Ok(None) };
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
        // By row and column: neighbours are sent in one go.
        let erased: BTreeSet<(u16, u16)> = gone
            .flat_map(|own| own.piece.cells())
            .filter(|at| frame.area.contains((*at).into()) && frame[*at].diff_option == CellDiffOption::Skip)
            .map(|(x, y)| (y, x))
            .collect();
        if !erased.is_empty() {
            out.draw(erased.iter().map(|&(y, x)| (x, y, &frame[(x, y)])))?;
        }
        let is_missing = |own: &Visible, piece: &Piece| {
            let is_there = whole.iter().any(|before| before.key == own.key && before.piece == *piece);
            may_be(piece, frame) && (!is_there || piece.cells().any(|(x, y)| erased.contains(&(y, x))))
        };
        let pieces = visible.iter().flat_map(|own| own.pieces.iter().map(|piece| (*own, piece)));
        let (exact, others): (Vec<_>, Vec<_>) =
            pieces.filter(|(own, piece)| is_missing(own, piece)).partition(|(own, _)| own.is_exact());
        // From below: if there are too many, xterm forgets the topmost first.
        for own in Joined::all(exact, frame).iter().rev() {
            self.send(out, own, true)?;
        }
        for (own, piece) in others {
            self.send(out, &Joined::one(own, piece), false)?;
        }
        self.shown = wanted;
        Ok(())
    }

    /// Sends a picture, or several beside one another where it is too wide for one.
    fn send(&mut self, out: &mut impl Write, own: &Joined, is_exact: bool) -> io::Result<()> {
        let (key, columns) = (own.key(), own.columns.len());
        let most = (WIDEST / own.cell.0).max(1);
        let mut canvas = None;
        for first in (0..columns).step_by(most) {
            let column = own.columns.start + u16::try_from(first).unwrap_or(0);
            queue!(out, MoveTo(column, own.rows.start))?;
            let part = (key, first);
            if !self.kept.contains_key(&part) {
                let x = first * own.cell.0..columns.min(first + most) * own.cell.0;
                let sixels = encode(canvas.get_or_insert_with(|| own.paint()), x, is_exact);
                self.bytes += sixels.len();
                if self.bytes > MOST_BYTES {
                    self.kept.clear();
                    self.bytes = sixels.len();
                }
                self.kept.insert(part, sixels);
            }
            out.write_all(self.kept.get(&part).map_or(&[], Vec::as_slice))?;
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

/// Returns the sixels of a part of a picture. What has the colour of the ground is left to the cells, unless it
/// `is_exact`: colours in percent are not quite those of cells.
fn encode(canvas: &Canvas, x: Range<usize>, is_exact: bool) -> Vec<u8> {
    let width = x.len();
    let height = if is_exact { canvas.height } else { canvas.height / SIX * SIX };
    let mut text = format!("\x1bP0;1;0q\"1;1;{width};{height}").into_bytes();
    for (index, (red, green, blue)) in canvas.palette.iter().enumerate() {
        let percent = |part: u8| (usize::from(part) * 100 + 127) / 255;
        if index > 0 || is_exact {
            _ = write!(text, "#{index};2;{};{};{}", percent(*red), percent(*green), percent(*blue));
        }
    }
    // The sixels of each colour, a bit for each row, and whether there are any.
    let mut bands = vec![0_u8; canvas.palette.len() * width];
    let mut is_used = vec![false; canvas.palette.len()];
    for top in (0..height).step_by(SIX) {
        let rows = SIX.min(height - top);
        for row in 0..rows {
            let pixels = &canvas.pixels[(top + row) * canvas.width..][x.clone()];
            for (at, &colour) in pixels.iter().enumerate().filter(|(_, colour)| **colour != 0) {
                let colour = usize::from(colour);
                bands[colour * width + at] |= 1 << row;
                is_used[colour] = true;
            }
        }
        if is_exact {
            // The ground, and then what is on it.
            push(&mut text, b'#', 0);
            push_run(&mut text, (1 << rows) - 1, width);
            text.push(b'$');
        }
        for (colour, is_used) in is_used.iter_mut().enumerate().filter(|(_, is_used)| **is_used) {
            push(&mut text, b'#', colour);
            let band = &mut bands[colour * width..][..width];
            let end = band.iter().rposition(|sixel| *sixel != 0).map_or(0, |last| last + 1);
            for run in band[..end].chunk_by(|one, other| one == other) {
                push_run(&mut text, run[0], run.len());
            }
            text.push(b'$');
            band.fill(0);
            *is_used = false;
        }
        if text.last() == Some(&b'$') {
            text.pop();
        }
        text.push(b'-');
    }
    text.extend_from_slice(b"\x1b\\");
    text
}

/// Writes a sixel so many times.
fn push_run(text: &mut Vec<u8>, sixel: u8, count: usize) {
    let sign = b'?' + sixel;
    if count > 3 {
        push(text, b'!', count);
        text.push(sign);
    } else {
        text.extend(std::iter::repeat_n(sign, count));
    }
}

/// Writes a sign and a number.
fn push(text: &mut Vec<u8>, sign: u8, number: usize) {
    text.push(sign);
    let mut unit = 1;
    while number / unit > 9 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(b"0123456789"[number / unit % 10]);
        unit /= 10;
    }
}
