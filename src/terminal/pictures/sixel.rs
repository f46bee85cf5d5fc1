//! Sixels: pictures are sent where they stand, and are gone where cells are written over them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;

use super::{Piece, Shown, Visible};
use qari_bidi::terminal::colour::Rgb;
use qari_typeset::Strip;

/// The height of a sixel, in pixels. One that reaches into the next row of cells would spoil it: pictures are cut to
/// whole ones.
const SIX: usize = 6;

/// The widest picture that xterm draws, in pixels.
const WIDEST: usize = 1000;

/// Shows the pieces of `visible` instead of those that are `shown`, over `frame`. Pictures in the rows `painted` are
/// gone already.
pub(super) fn show<B>(
    out: &mut B,
    shown: &mut Vec<Shown>,
    visible: &[Visible],
    frame: &Buffer,
    painted: &[u16],
) -> io::Result<()>
where
    B: Backend<Error = io::Error> + Write,
{
    shown.retain(|own| !painted.iter().any(|row| own.piece.rows.contains(row)));
    let last = frame.area.height.saturating_sub(1);
    // A sixel in the last row would scroll the screen.
    let may_be = |piece: &&Piece| piece.rows.end <= last;
    let wanted: Vec<Shown> = visible
        .iter()
        .flat_map(|own| own.pieces.iter().filter(may_be).map(|piece| Shown { key: own.key, piece: piece.clone() }))
        .collect();
    if wanted == *shown {
        return Ok(());
    }
    queue!(out, SavePosition)?;
    let mut erased = BTreeSet::new();
    for gone in shown.iter().filter(|own| !wanted.contains(own)) {
        let columns = gone.piece.columns.clone();
        let cells = gone.piece.rows.clone().flat_map(|y| columns.clone().map(move |x| (y, x)));
        erased.extend(cells.filter(|&(y, x)| frame.area.contains((x, y).into()) && frame[(x, y)].symbol() == " "));
    }
    out.draw(erased.iter().map(|&(y, x)| (x, y, &frame[(x, y)])))?;
    let is_spoilt = |piece: &Piece| {
        piece.rows.clone().any(|y| erased.range((y, piece.columns.start)..(y, piece.columns.end)).next().is_some())
    };
    for own in visible {
        let keeps = |piece: &&Piece| {
            let is_there = shown.iter().any(|before| before.key == own.key && before.piece == **piece);
            !is_there || is_spoilt(piece)
        };
        let mut pieces = own.pieces.iter().filter(may_be).filter(keeps).peekable();
        if pieces.peek().is_none() {
            continue;
        }
        let strip = own.strip();
        for piece in pieces {
            send(out, &strip, own.sheet.ground, piece)?;
        }
    }
    *shown = wanted;
    queue!(out, RestorePosition)?;
    Write::flush(out)
}

/// Sends a piece of a picture, or several beside one another where it is too wide for one.
fn send(out: &mut impl Write, strip: &Strip, ground: Rgb, piece: &Piece) -> io::Result<()> {
    let columns = piece.columns.len().max(1);
    let cell = piece.x.len() / columns;
    let most = (WIDEST / cell.max(1)).max(1);
    let y = piece.y.start..piece.y.start + piece.y.len() / SIX * SIX;
    for first in (0..columns).step_by(most) {
        let count = most.min(columns - first);
        let x = piece.x.start + first * cell..piece.x.start + (first + count) * cell;
        let column = piece.columns.start + u16::try_from(first).unwrap_or(0);
        queue!(out, MoveTo(column, piece.rows.start))?;
        out.write_all(encode(strip, ground, &x, &y).as_bytes())?;
    }
    Ok(())
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
