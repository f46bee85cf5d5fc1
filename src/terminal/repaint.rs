//! Repaints whole rows; [`qari_bidi::terminal::repaint`] decides which.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use qari_bidi::terminal::repaint::runs;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;

/// Paints all cells of `rows` in `frame`, without erasing them first. The cursor keeps its position.
///
/// # Errors
/// If the terminal can't be written to.
pub fn paint_over<B>(out: &mut B, frame: &Buffer, rows: &BTreeSet<u16>) -> io::Result<()>
where
    B: Backend<Error = io::Error> + Write,
{
    queue!(out, SavePosition)?;
    for run in rows.iter().flat_map(|&y| runs(frame, y)) {
        out.draw(run.into_iter())?;
    }
    queue!(out, RestorePosition)?;
    Write::flush(out)
}

/// Erases `rows` and paints all their cells in `frame` from left to right, so that each symbol is cut off where the
/// next begins. The cursor keeps its position.
///
/// # Errors
/// If the terminal can't be written to.
pub fn rows<B>(out: &mut B, frame: &Buffer, rows: &BTreeSet<u16>) -> io::Result<()>
where
    B: Backend<Error = io::Error> + Write,
{
    queue!(out, SavePosition)?;
    for &y in rows {
        queue!(out, MoveTo(0, y), Clear(ClearType::UntilNewLine))?;
    }
    for run in rows.iter().flat_map(|&y| runs(frame, y)) {
        out.draw(run.into_iter())?;
    }
    queue!(out, RestorePosition)?;
    Write::flush(out)
}
