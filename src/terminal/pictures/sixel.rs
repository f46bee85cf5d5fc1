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
use qari_typeset::runs;

/// The height of a sixel, in pixels. One that reaches into the next row of cells would spoil it: pictures are cut to
/// whole ones, where the terminal is not exact.
pub(super) const SIX: usize = 6;

/// The widest picture that xterm draws, in pixels.
const WIDEST: usize = 1000;

/// The most bytes of sixels that are kept for lines that come back.
const MOST_BYTES: usize = 16 * 1024 * 1024;

const DIGITS: &[u8; 10] = b"0123456789";

/// The sixels on the screen, and what is known of others.
#[derive(Default)]
pub(super) struct Sixels {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    /// The sixels of pictures that were sent: by their key and their first column of cells.
    kept: HashMap<(u64, usize), Vec<u8>>,
    bytes: usize,
    /// The pixels of the last canvas.
    spare: Vec<u8>,
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
        let mut canvas: Option<Canvas> = None;
        for first in (0..columns).step_by(most) {
            let column = own.columns.start + u16::try_from(first).unwrap_or(0);
            queue!(out, MoveTo(column, own.rows.start))?;
            let part = (key, first);
            if !self.kept.contains_key(&part) {
                let x = first * own.cell.0..columns.min(first + most) * own.cell.0;
                let canvas = canvas.get_or_insert_with(|| own.paint(std::mem::take(&mut self.spare)));
                let sixels = encode(canvas, x, is_exact);
                self.bytes += sixels.len();
                if self.bytes > MOST_BYTES {
                    self.kept.clear();
                    self.bytes = sixels.len();
                }
                self.kept.insert(part, sixels);
            }
            out.write_all(self.kept.get(&part).map_or(&[], Vec::as_slice))?;
        }
        if let Some(canvas) = canvas {
            self.spare = canvas.pixels;
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
            for (first, run) in runs(pixels) {
                // Also what is blank: to look for that takes longer.
                for (at, &colour) in (first..).zip(run) {
                    let colour = usize::from(colour);
                    bands[colour * width + at] |= 1 << row;
                    is_used[colour] = true;
                }
            }
        }
        bands[..width].fill(0);
        is_used[0] = false;
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
            let mut at = 0;
            while at < end {
                let count = first_run(&band[at..end]);
                push_run(&mut text, band[at], count);
                at += count;
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

/// Returns how many of the first sixels are the same. It looks at eight at a time.
fn first_run(band: &[u8]) -> usize {
    let Some(&first) = band.first() else { return 0 };
    let same = u64::from_le_bytes([first; 8]);
    let (words, rest) = band.as_chunks();
    let differing = words.iter().map(|word| u64::from_le_bytes(*word) ^ same);
    match differing.enumerate().find(|(_, differing)| *differing != 0) {
        Some((index, differing)) => 8 * index + differing.trailing_zeros() as usize / 8,
        None => 8 * words.len() + rest.iter().take_while(|sixel| **sixel == first).count(),
    }
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
fn push(text: &mut Vec<u8>, sign: u8, mut number: usize) {
    text.push(sign);
    let first = text.len();
    while number > 9 {
        text.push(DIGITS[number % 10]);
        number /= 10;
    }
    text.push(DIGITS[number]);
    text[first..].reverse();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the number at the beginning of `text`, and what follows it.
    fn number(text: &[u8]) -> (usize, &[u8]) {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&text[..digits]).ok().and_then(|digits| digits.parse().ok());
        (number.expect("a number"), &text[digits..])
    }

    /// Returns the pixels that a terminal shows of sixels; `None` where it shows none.
    fn decoded(sixels: &[u8], (width, height): (usize, usize)) -> Vec<Option<u8>> {
        let mut pixels = vec![None; width * height];
        let begin = format!("\x1bP0;1;0q\"1;1;{width};{height}");
        let mut rest = sixels.strip_prefix(begin.as_bytes()).expect("the size");
        let (mut x, mut top, mut colour) = (0, 0, 0);
        loop {
            let (sign, behind) = rest.split_first().expect("an end");
            let (count, sixel);
            match sign {
                b'#' => {
                    let (index, behind) = number(behind);
                    let parts = behind.iter().take_while(|byte| matches!(byte, b';' | b'0'..=b'9')).count();
                    // What has parts is a definition.
                    colour = if parts == 0 { u8::try_from(index).expect("a colour") } else { colour };
                    rest = &behind[parts..];
                }
                b'$' => (x, rest) = (0, behind),
                b'-' => (x, top, rest) = (0, top + SIX, behind),
                0x1b => {
                    assert_eq!(behind, b"\\");
                    return pixels;
                }
                _ => {
                    (count, rest) = if *sign == b'!' { number(behind) } else { (1, rest) };
                    (sixel, rest) = (rest[0] - b'?', &rest[1..]);
                    for (column, row) in (x..x + count).flat_map(|x| (0..SIX).map(move |row| (x, row))) {
                        if sixel >> row & 1 == 1 {
                            pixels[(top + row) * width + column] = Some(colour);
                        }
                    }
                    x += count;
                }
            }
        }
    }

    fn canvases() -> impl Strategy<Value = Canvas> {
        // As letters are: mostly blank, and long runs of one colour.
        let runs = proptest::collection::vec((0..8_u8, 1..70_usize), 1..60);
        (1..100_usize, 1..20_usize, runs).prop_map(|(width, height, runs)| {
            let runs = runs.into_iter().flat_map(|(colour, count)| {
                std::iter::repeat_n(0, count / 2).chain(std::iter::repeat_n(colour, count))
            });
            let mut pixels: Vec<u8> = runs.take(width * height).collect();
            pixels.resize(width * height, 0);
            Canvas { width, height, palette: (0..8).map(|part| (part, part, part)).collect(), pixels }
        })
    }

    proptest! {
        #[test]
        fn sixels_show_the_pixels_of_their_part(canvas in canvases(), first in 0..100_usize, is_exact: bool) {
            let x = first.min(canvas.width - 1)..canvas.width;
            let height = if is_exact { canvas.height } else { canvas.height / SIX * SIX };
            let shown = decoded(&encode(&canvas, x.clone(), is_exact), (x.len(), height));
            let rows = canvas.pixels.chunks(canvas.width).take(height);
            // Where the ground is left to the cells, it has no pixels.
            let own = rows.flat_map(|row| &row[x.clone()]).map(|colour| Some(*colour).filter(|it| is_exact || *it > 0));
            prop_assert_eq!(shown, own.collect::<Vec<_>>());
        }
    }
}
