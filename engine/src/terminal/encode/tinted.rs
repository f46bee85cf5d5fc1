//! The encoding [`Encoding::Tinted`](super::Encoding::Tinted): colours that differ from cell to cell.

use ratatui_core::buffer::Cell;
use ratatui_core::style::Color;

use super::cells::is_rtl;
use crate::terminal::colour::{self, Background, Rgb};

/// Gives adjacent right-to-left cells colours that differ by an imperceptible step, from each other and from the blanks
/// between words, which would otherwise connect the words to one run. The step depends on the column, so a cell keeps
/// its colour when others change. All plain text is coloured, so that it looks the same everywhere.
pub(super) fn encode(cells: &mut [Cell], background: Option<Background>) {
    for (column, cell) in cells.iter_mut().enumerate() {
        let (red, green, blue) = shade(cell.fg, background);
        if is_rtl(cell) {
            cell.fg = Color::Rgb(red, green, blue ^ u8::from(column % 2 == 1));
        } else if matches!(cell.fg, Color::Reset | Color::Rgb(..)) {
            cell.fg = Color::Rgb(red, green, blue ^ 2);
        }
    }
}

/// Returns the usual RGB value of a colour. The colour of plain text is unknown: it follows the background, or is a
/// grey that is legible on any.
fn shade(colour: Color, background: Option<Background>) -> Rgb {
    match colour {
        Color::Black => (0, 0, 0),
        Color::Red => (178, 24, 24),
        Color::Green => (24, 138, 24),
        Color::Yellow => (178, 104, 24),
        Color::Blue => (44, 84, 198),
        Color::Magenta => (178, 24, 178),
        Color::Cyan => (24, 138, 138),
        Color::White => (255, 255, 255),
        Color::Reset => background.map_or((118, 118, 118), Background::text),
        other => colour::look(other).unwrap_or((118, 118, 118)),
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::*;
    use crate::terminal::colour::{Colours, Depth};
    use crate::terminal::encode::rows::{cells, emission};
    use crate::terminal::encode::{Emission, Encoding, frame};

    #[test]
    fn tinted_cells_differ_from_their_neighbours() {
        let mut row = cells("a\u{5D1}\u{5D0} \u{5D3}\u{5D2}");
        row[4].fg = Color::White;
        encode(&mut row, None);
        assert_eq!([row[0].fg, row[3].fg], [Color::Rgb(118, 118, 116); 2]);
        assert_eq!(row[2].fg, Color::Rgb(118, 118, 118));
        assert_eq!([row[1].fg, row[5].fg], [Color::Rgb(118, 118, 119); 2]);
        assert_eq!(row[4].fg, Color::Rgb(255, 255, 255));
        let colours = Colours { depth: Depth::Indexed, background: Some(Background::Light) };
        let mut sent = Buffer::with_lines(["\u{5D1}\u{5D0}x"]);
        sent[(1, 0)].set_fg(Color::Rgb(12, 36, 176));
        frame(&mut sent, Emission { colours, ..emission(Encoding::Tinted) });
        let colours: Vec<Color> = sent.content.iter().map(|cell| cell.fg).collect();
        assert_eq!(colours, [Color::Rgb(24, 24, 24), Color::Rgb(0, 0, 174), Color::Rgb(24, 24, 26)]);
        // In a heading too, blanks differ from both of the letters beside them.
        let mut row = cells("\u{5D0} \u{5D1} \u{5D2}");
        for cell in &mut row {
            cell.fg = Color::Rgb(140, 10, 130);
        }
        encode(&mut row, None);
        let sent: Vec<Color> = row.iter().map(|cell| cell.fg).collect();
        assert!(sent.windows(2).all(|pair| pair[0] != pair[1]), "{sent:?}");
    }
}
