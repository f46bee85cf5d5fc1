//! Printed lines, encoded as rows of cells are, with the SGR codes in them.

use ratatui_core::buffer::{Cell, CellWidth};
use ratatui_core::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::cells::uncovered;
use super::encoding::{EXPLICIT_BIDI, IMPLICIT_BIDI};
use super::{Emission, Encoding, row};
use crate::text::direction::is_right_to_left;

/// Encodes the lines of `laid_out` for printing; SGR codes keep applying to the same letters. Text that contains
/// right-to-left characters is enclosed in the control sequences that set the terminal up and undo it, each at the
/// start of a line, where VTE applies the mode to the row.
#[must_use]
pub fn text(laid_out: &str, emission: Emission) -> String {
    if !laid_out.contains(is_right_to_left) {
        return laid_out.to_owned();
    }
    let lines: String = laid_out.split_inclusive('\n').map(|line| encoded_line(line, emission)).collect();
    match emission.encoding {
        Encoding::Explicit => format!("{EXPLICIT_BIDI}{lines}{IMPLICIT_BIDI}"),
        _ => lines,
    }
}

fn encoded_line(line: &str, emission: Emission) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let mut cells = Vec::new();
    let mut style = Style::new();
    for (codes, text) in set_off(text) {
        style = CODES.iter().filter(|row| codes == Some(row.0)).fold(style, |style, row| style.patch(row.1));
        for symbol in text.graphemes(true) {
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol).set_style(style);
            // As in a frame, a wide symbol covers the cells after it.
            let covered = usize::from(cell.cell_width().saturating_sub(1));
            cells.push(cell);
            cells.extend(std::iter::repeat_n(Cell::EMPTY, covered));
        }
    }
    row(&mut cells, emission);
    let mut shown = String::new();
    let mut before = &Cell::EMPTY;
    for cell in uncovered(&cells).map(|at| &cells[at]) {
        shown += &codes(before, cell);
        shown += cell.symbol();
        before = cell;
    }
    shown + &codes(before, &Cell::EMPTY) + end
}

/// The SGR codes (ECMA-48) that printed lines may contain, with their effect.
const CODES: [(&str, Style); 5] = [
    ("7", Style::new().add_modifier(Modifier::REVERSED)),
    ("27", Style::new().remove_modifier(Modifier::REVERSED)),
    ("34", Style::new().fg(Color::Blue)),
    ("35", Style::new().fg(Color::Magenta)),
    ("39", Style::new().fg(Color::Reset)),
];

/// Returns the SGR codes between a cell and the next.
fn codes(before: &Cell, next: &Cell) -> String {
    let look = |cell: &Cell| (cell.fg, cell.modifier);
    if look(before) == look(next) {
        return String::new();
    }
    let changes = |cell: &Cell, change: Style| look(cell.clone().set_style(change)) != look(cell);
    let needed = CODES.iter().filter(|(_, change)| changes(before, *change) && !changes(next, *change));
    needed.map(|(code, _)| format!("\x1b[{code}m")).collect()
}

/// Splits a line at its SGR codes; each part comes with the code before it.
fn set_off(line: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    line.split("\x1b[").enumerate().map(|(index, part)| match part.split_once('m').filter(|_| index > 0) {
        Some((code, text)) => (Some(code), text),
        None => (None, part),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::encode::cells::MARK;
    use crate::terminal::encode::rows::emission;

    #[test]
    fn lines_of_text() {
        check_text(
            Encoding::Words,
            "a \u{5D1}\u{5D0}\n😀 \u{5D1}\u{5D0}x\n",
            "a ^\u{5D0}\u{5D1}\n😀 ^\u{5D0}\u{5D1}x^\n",
        );
        check_text(Encoding::Marked, "\u{5D1}\u{5B8}\u{5D0}", "\u{5D1}\u{5B8}^\u{5D0}^");
        check_text(Encoding::Explicit, "\u{5D0}\n", "\u{1b}[8l\u{5D0}\n\u{1b}[8h");
        check_text(Encoding::Explicit, "plain\n", "plain\n");
        // Codes follow their letters.
        check_text(Encoding::Words, "\x1b[7m\u{5D1}\u{5D0}\x1b[27m x", "\x1b[7m\u{5D0}\u{5D1}\x1b[27m ^x");
        check_text(Encoding::Words, "\x1b[7m\u{5D1}\x1b[27m\u{5D0}", "\u{5D0}\x1b[7m\u{5D1}\x1b[27m");
        check_text(
            Encoding::Visual,
            "\x1b[35ma\x1b[39m:\x1b[34m1\x1b[39m:\u{5D0}",
            "\x1b[35ma\x1b[39m:\x1b[34m1\x1b[39m:\u{5D0}",
        );
        let spoiled = Emission { vowels: false, ..emission(Encoding::Runs) };
        assert_eq!(text("\u{5D1}\u{5B8}\u{5D0}", spoiled), "\u{5D0}\u{5D1}");
    }

    fn check_text(encoding: Encoding, laid_out: &str, expected: &str) {
        assert_eq!(text(laid_out, emission(encoding)).replace(MARK, "^"), expected);
    }
}
