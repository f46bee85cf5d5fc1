//! How a row that is laid out is handed to a terminal.
//!
//! Takes a row of cells in visual order, letters as presentation forms, and gives the cells to send instead, one for one: what a
//! terminal that reorders and joins makes of them is the row that was laid out. It knows no terminal; `profile` knows which
//! wants what. Everything happens before two frames are compared, so that what is sent is what differs: the cells on the
//! screen are always those of a whole row encoded at once, though few of them may have been sent last.

mod blanks;
mod cells;
mod encoding;
mod letters;
mod lines;
mod marked;
mod runs;
mod tinted;
mod words;

use ratatui_core::buffer::{Buffer, Cell};

pub use encoding::Encoding;
pub use lines::text;

use super::colour::{self, Colours};

/// All that a terminal's sort decides of what is sent to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emission {
    /// How rows are encoded.
    pub encoding: Encoding,
    /// Whether letters are sent in the place of their presentation forms.
    pub raw: bool,
    /// Whether vowel signs are sent.
    pub vowels: bool,
    /// Which colours are sent.
    pub colours: Colours,
}

/// Makes of a frame that is laid out the one to send.
pub fn frame(frame: &mut Buffer, emission: Emission) {
    colour::reduce(frame, emission.colours);
    if !emission.vowels {
        letters::without_vowels(frame);
    }
    let columns = usize::from(frame.area.width.max(1));
    for cells in frame.content.chunks_mut(columns) {
        row(cells, emission);
    }
    if emission.raw {
        letters::raw(frame);
    }
}

/// Encodes a row.
fn row(cells: &mut [Cell], emission: Emission) {
    match emission.encoding {
        Encoding::Visual | Encoding::Explicit | Encoding::Switched => {}
        Encoding::Marked => marked::encode(cells),
        Encoding::Words => words::encode(cells),
        Encoding::Blanks => blanks::encode(cells),
        Encoding::Runs => runs::encode(cells),
        Encoding::Tinted => tinted::encode(cells, emission.colours.background),
    }
}

/// What the tests of the encodings share: rows to encode, and what is sent for them.
#[cfg(test)]
mod rows {
    use super::cells::MARK;
    use super::*;
    use crate::terminal::colour::Depth;

    /// A row of these symbols.
    pub(super) fn cells(symbols: &str) -> Vec<Cell> {
        symbols.chars().map(Cell::from).collect()
    }

    /// What is sent, a left-to-right mark shown as `^`.
    pub(super) fn sent(cells: &[Cell]) -> String {
        cells.iter().map(Cell::symbol).collect::<String>().replace(MARK, "^")
    }

    pub(super) fn emission(encoding: Encoding) -> Emission {
        Emission { encoding, raw: false, vowels: true, colours: Colours { depth: Depth::Ansi, background: None } }
    }

    /// Checks what is sent for a row in visual order. Hebrew letters stand for all that is right-to-left: they look the same
    /// alone, first and last, and א ב ג are in the order of the alphabet where they are in logical order.
    pub(super) fn check(encoding: Encoding, laid_out: &str, expected: &str) {
        let mut row = cells(laid_out);
        super::row(&mut row, emission(encoding));
        assert_eq!(sent(&row), expected, "{encoding:?}");
        assert_eq!(row.len(), laid_out.chars().count(), "cells take the place of cells");
    }

    pub(super) const ROW: &str = "│ 3 (\u{5D3}\u{5D2}\u{5D1}\u{5D0}) ab \u{5D4} │";
}

#[cfg(test)]
mod tests {
    use ratatui_core::style::{Color, Modifier};

    use super::rows::{ROW, check, emission, sent};
    use super::*;
    use crate::terminal::colour::Depth;

    #[test]
    fn as_laid_out() {
        for encoding in [Encoding::Visual, Encoding::Explicit, Encoding::Switched] {
            check(encoding, ROW, ROW);
        }
    }

    #[test]
    fn without_vowels_and_colours() {
        let mut buffer = Buffer::with_lines(["xa"]);
        buffer[(0, 0)].set_symbol("\u{FE91}\u{64E}\u{651}").set_bg(Color::LightGreen).set_fg(Color::Black);
        buffer[(1, 0)].set_symbol("e\u{301}").set_fg(Color::Magenta);
        let colours = Colours { depth: Depth::Monochrome, background: None };
        super::frame(&mut buffer, Emission { vowels: false, colours, ..emission(Encoding::Visual) });
        assert_eq!(sent(&buffer.content), "\u{FE91}e\u{301}");
        assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
        assert_eq!(buffer[(0, 0)].modifier, Modifier::REVERSED | Modifier::UNDERLINED);
    }
}
