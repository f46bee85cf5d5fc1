//! The encoding [`Encoding::Runs`](super::Encoding::Runs): runs between blanks in logical order.

use ratatui_core::buffer::Cell;

use super::cells::{base, groups, is_latin, is_letter, mirror, reverse};

/// Reverses each run between blanks and mirrors its brackets, if a terminal that guesses direction by script treats it
/// as right-to-left: it contains letters of such a script, and no Latin ones.
pub(super) fn encode(cells: &mut [Cell]) {
    for run in groups(cells, |cell| cell.symbol() != " ") {
        let run = &mut cells[run];
        if run.iter().any(is_letter_of_its_script) && !run.iter().any(is_latin) {
            // The terminal moves the letters of a run, but not their backgrounds and underlines.
            let looks: Vec<_> = run.iter().map(|cell| (cell.fg, cell.bg, cell.modifier)).collect();
            reverse(run);
            run.iter_mut().for_each(mirror);
            for (cell, look) in run.iter_mut().zip(looks) {
                (cell.fg, cell.bg, cell.modifier) = look;
            }
        }
    }
}

/// Returns `true` if a cell determines a right-to-left script (`Scripts.txt`): a letter other than tatweel, or an
/// Arabic-Indic digit. kitty reverses runs of both.
fn is_letter_of_its_script(cell: &Cell) -> bool {
    let is_arabic_digit = matches!(base(cell), '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}');
    (is_letter(cell) && base(cell) != '\u{0640}') || is_arabic_digit
}

#[cfg(test)]
mod tests {
    use ratatui_core::style::Color;

    use super::*;
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::rows::{ROW, cells, check, sent};

    #[test]
    fn runs_in_logical_order() {
        check(Encoding::Runs, ROW, "│ 3 (\u{5D0}\u{5D1}\u{5D2}\u{5D3}) ab \u{5D4} │");
        check(
            Encoding::Runs,
            "\u{5D0}-ab \u{60C}\u{640} \u{61F}\u{5D1}\u{5D0}21",
            "\u{5D0}-ab \u{60C}\u{640} 12\u{5D0}\u{5D1}\u{61F}",
        );
    }

    #[test]
    fn runs_keep_their_colours_where_they_are() {
        let mut row = cells("\u{5D4}\u{5D3}\u{5D2}\u{5D1}\u{5D0}");
        row[3].bg = Color::Yellow;
        row[4].bg = Color::Yellow;
        encode(&mut row);
        assert_eq!(sent(&row), "\u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}");
        let coloured: Vec<usize> = (0..row.len()).filter(|&at| row[at].bg == Color::Yellow).collect();
        assert_eq!(coloured, [3, 4], "the beginning of the word is drawn at the right");
    }

    #[test]
    fn arabic_digits_by_themselves_are_a_run_in_logical_order() {
        check(Encoding::Runs, "\u{667}\u{665} 75", "\u{665}\u{667} 75");
    }

    #[test]
    fn a_wide_symbol_keeps_its_blank() {
        let mut row = cells("\u{5D1}\u{5D0}😀  x");
        encode(&mut row);
        assert_eq!(sent(&row), "😀 \u{5D0}\u{5D1} x", "the blank is the second half of the wide symbol");
    }
}
