//! Encoding of rows for terminals.
//!
//! Takes a row of cells in visual order, letters as presentation forms, and returns the same number of cells to send
//! instead: after the terminal has reordered and joined them, it shows the row as laid out. The encodings know no
//! terminals; `profile` knows which terminal needs which. Frames are encoded before they are compared, so the cells on
//! the screen are always those of a whole encoded row, however few of them were sent last.

mod blanks;
mod cells;
mod emoji;
mod encoding;
mod fonts;
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

/// The parameters of encoding that depend on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a parameter of its own")]
pub struct Emission {
    /// The encoding of rows.
    pub encoding: Encoding,
    /// `true` if letters are sent instead of their presentation forms.
    pub raw: bool,
    /// `true` if the terminal places marks right: vowel signs, and the marks of letters without presentation forms.
    pub vowels: bool,
    /// `true` if the terminal joins letters itself, so that those without presentation forms are sent as they are.
    pub joins: bool,
    /// `true` if emoji of several characters are sent.
    pub sequences: bool,
    /// The colours that are sent.
    pub colours: Colours,
}

/// Encodes a composed frame for the terminal.
pub fn frame(frame: &mut Buffer, emission: Emission) {
    colour::reduce(frame, emission.colours);
    let columns = usize::from(frame.area.width.max(1));
    for cells in frame.content.chunks_mut(columns) {
        row(cells, emission);
    }
}

/// Returns the column that the cursor is sent to, so that it is seen at `column` of an encoded row. A terminal that
/// puts words in order by itself moves it with them.
pub(super) fn cursor(cells: &[Cell], column: usize, encoding: Encoding) -> usize {
    if encoding == Encoding::Words { words::sent_at(cells, column) } else { column }
}

/// Encodes a row.
pub(super) fn row(cells: &mut [Cell], emission: Emission) {
    letters::prepare(cells, emission);
    if !emission.sequences {
        emoji::shorten(cells);
    }
    match emission.encoding {
        Encoding::Visual | Encoding::Explicit | Encoding::Switched => {}
        Encoding::Marked => marked::encode(cells),
        Encoding::Words => words::encode(cells),
        Encoding::Blanks => blanks::encode(cells),
        Encoding::Runs => runs::of_blanks(cells),
        Encoding::Fonts => runs::of_fonts(cells),
        Encoding::Tinted => tinted::encode(cells, emission.colours.background),
    }
    if emission.raw {
        letters::raw(cells);
    }
}

/// Helpers for the tests of the encodings.
#[cfg(test)]
pub(super) mod rows {
    use super::cells::MARK;
    use super::*;
    use crate::terminal::colour::Depth;

    /// Returns a row of these symbols.
    pub(super) fn cells(symbols: &str) -> Vec<Cell> {
        symbols.chars().map(Cell::from).collect()
    }

    /// Returns the characters that are sent, a left-to-right mark as `^`.
    pub(super) fn sent(cells: &[Cell]) -> String {
        cells.iter().map(Cell::symbol).collect::<String>().replace(MARK, "^")
    }

    pub(in crate::terminal) fn emission(encoding: Encoding) -> Emission {
        Emission {
            encoding,
            raw: false,
            vowels: true,
            joins: false,
            sequences: true,
            colours: Colours { depth: Depth::Ansi, background: None },
        }
    }

    /// Checks what is sent for a row in visual order. Hebrew letters stand for all right-to-left ones: they don't join,
    /// and א ב ג are in alphabetical order where they are in logical order.
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
