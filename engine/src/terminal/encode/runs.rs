//! The encodings [`Encoding::Runs`](super::Encoding::Runs) and [`Encoding::Fonts`](super::Encoding::Fonts): what a
//! terminal reverses, reversed.
//!
//! The model is kitty's. It gives each run of cells of one font to `HarfBuzz` at once; blanks and box drawing end a
//! run. The run gets the direction of the first character in it that has a script. The glyphs of a right-to-left run
//! come back reversed, but are shared out to the cells as if they had not been: a cell takes as many glyphs as it has
//! characters.

use ratatui_core::buffer::Cell;
use ratatui_core::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::cells::{base, groups, groups_by, is_latin, is_letter, mirror, reverse};
use super::fonts::is_in_main_font;
use crate::text::forms::{joined, joined_form};

/// VARIATION SELECTOR-15. It is invisible, has no effect on a letter, and is not asked of a font.
const FILLER: char = '\u{FE0E}';

/// Encodes a row for a terminal whose font has all that is between two blanks.
pub(super) fn of_blanks(cells: &mut [Cell]) {
    turn_several(cells, |_| true);
    for run in groups(cells, is_in_a_run) {
        encode_run(&mut cells[run]);
    }
}

/// Encodes a row for a terminal whose main font lacks letters, which come from another.
pub(super) fn of_fonts(cells: &mut [Cell]) {
    turn_several(cells, |symbol| is_in_main_font(symbol, false));
    keep_from_ligature(cells);
    for run in groups_by(cells, |cell| is_in_a_run(cell).then(|| font(cell))) {
        encode_run(&mut cells[run]);
    }
}

/// Returns what tells the font of a cell from others: whether the main font has it, and the weight and slant of that.
fn font(cell: &Cell) -> (bool, Modifier) {
    let is_slanted = cell.modifier.contains(Modifier::ITALIC);
    (is_in_main_font(cell.symbol(), is_slanted), cell.modifier & (Modifier::BOLD | Modifier::ITALIC))
}

/// The forms of lam that join the next letter, and those of the alefs that join the one before.
const LAMS: [char; 2] = ['\u{FEDF}', '\u{FEE0}'];
const ALEFS: [char; 4] = ['\u{FE82}', '\u{FE84}', '\u{FE88}', '\u{FE8E}'];

/// Keeps a lam and an alef of two cells, as where the lam is the skeleton of another letter, from becoming the ligature
/// of one: an isolated alef is in none.
fn keep_from_ligature(cells: &mut [Cell]) {
    for at in 1..cells.len() {
        if LAMS.contains(&base(&cells[at])) && ALEFS.contains(&base(&cells[at - 1])) {
            let isolated = joined_form(base(&cells[at - 1])).and_then(|alef| joined(alef.letter, false, false));
            let marks = cells[at - 1].symbol().chars().skip(1);
            let symbol: String = isolated.into_iter().chain(marks).collect();
            cells[at - 1].set_symbol(&symbol);
        }
    }
}

/// Returns `true` if a cell is neither blank nor box drawing, which the terminal draws itself.
fn is_in_a_run(cell: &Cell) -> bool {
    cell.symbol() != " " && !matches!(base(cell), '\u{2500}'..='\u{259F}')
}

/// Reverses the right-to-left runs inside symbols of several characters with a cell each, as the end of a verse. Two
/// characters are of one run if they agree on `is_in_main_font`.
fn turn_several(cells: &mut [Cell], is_in_main_font: impl Fn(&str) -> bool) {
    for cell in cells.iter_mut().filter(|cell| cell.symbol().chars().any(is_arabic_digit)) {
        let parts: Vec<&str> = cell.symbol().graphemes(true).collect();
        if parts.len() < 2 {
            continue;
        }
        let runs = parts.chunk_by(|one, other| is_in_main_font(one) == is_in_main_font(other));
        let turned = runs.flat_map(|run| {
            let turns = run.iter().any(|part| part.contains(is_arabic_digit));
            if turns { run.iter().rev().copied().collect::<Vec<&str>>() } else { run.to_vec() }
        });
        let turned: String = turned.collect();
        cell.set_symbol(&turned);
    }
}

/// Reverses a run if the terminal will take what is sent then for right-to-left.
fn encode_run(run: &mut [Cell]) {
    let has_script = |cell: &&Cell| is_letter_of_its_script(cell) || is_latin(cell);
    // What is sent last is reversed to be the first.
    let starts_left_to_right = run.iter().find(has_script).is_none_or(is_latin);
    let ends_left_to_right = run.iter().rfind(has_script).is_none_or(is_latin);
    if starts_left_to_right || ends_left_to_right {
        return;
    }
    // The terminal moves the letters of a run, but not their backgrounds and underlines.
    let looks: Vec<_> = run.iter().map(|cell| (cell.fg, cell.bg, cell.modifier)).collect();
    reverse(run);
    run.iter_mut().for_each(mirror);
    for (cell, look) in run.iter_mut().zip(looks) {
        (cell.fg, cell.bg, cell.modifier) = look;
    }
    fill(run);
}

/// Gives all cells of a run the same number of characters, if they differ.
fn fill(run: &mut [Cell]) {
    let counts = |cell: &Cell| cell.symbol().graphemes(true).map(|part| part.chars().count()).collect::<Vec<usize>>();
    let lengths: Vec<usize> = run.iter().flat_map(counts).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    if lengths.iter().all(|&length| length == longest) {
        return;
    }
    // A blank is covered by the wide symbol before it.
    for cell in run.iter_mut().filter(|cell| cell.symbol() != " ") {
        let filled: String = cell
            .symbol()
            .graphemes(true)
            .flat_map(|part| {
                let missing = longest.saturating_sub(part.chars().count());
                part.chars().chain(std::iter::repeat_n(FILLER, missing)).collect::<Vec<char>>()
            })
            .collect();
        cell.set_symbol(&filled);
    }
}

/// Returns `true` if a cell determines a right-to-left script (`Scripts.txt`): a letter other than tatweel, or an
/// Arabic-Indic digit. kitty reverses runs of both.
fn is_letter_of_its_script(cell: &Cell) -> bool {
    (is_letter(cell) && base(cell) != '\u{0640}') || is_arabic_digit(base(cell))
}

fn is_arabic_digit(c: char) -> bool {
    matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
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
        of_blanks(&mut row);
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
        of_blanks(&mut row);
        assert_eq!(sent(&row), "😀 \u{5D0}\u{5D1} x", "the blank is the second half of the wide symbol");
    }

    #[test]
    fn a_run_has_the_direction_of_its_first_letter() {
        // Whatever is sent first, the last or the first as laid out, has to be right-to-left for the run to be turned
        // back.
        check(Encoding::Runs, "\u{5D1}-ab-\u{5D0}", "\u{5D0}-ba-\u{5D1}");
        check(Encoding::Runs, "ab-\u{5D0} \u{5D0}-ab", "ab-\u{5D0} \u{5D0}-ab");
    }

    #[test]
    fn a_rule_is_in_no_run() {
        check(Encoding::Runs, "\u{5D1}\u{5D0}│\u{5D3}\u{5D2}", "\u{5D0}\u{5D1}│\u{5D2}\u{5D3}");
    }

    #[test]
    fn runs_of_one_font_are_turned_where_they_are() {
        // The yeh barree and the heh goal of Urdu are from another font than what is between them.
        check(Encoding::Fonts, "\u{FBAF}\u{FEAD}\u{FE8E}\u{FEE4}\u{FBA8}", "\u{FBAF}\u{FEE4}\u{FE8E}\u{FEAD}\u{FBA8}");
        check(Encoding::Fonts, ".\u{5D1}\u{5D0}(", ".\u{5D0}\u{5D1}(");
        check(Encoding::Fonts, ".\u{FEE2}\u{FEDF}(", ")\u{FEDF}\u{FEE2}.");
        // Slanted letters come from another font than slanted stops, and bold ones from another than those beside them.
        let styled = |modifier| {
            let mut row = cells(".\u{FEE2}\u{FEDF}");
            row.iter_mut().skip(1).for_each(|cell| cell.modifier = modifier);
            row[0].modifier = modifier & Modifier::ITALIC;
            of_fonts(&mut row);
            sent(&row)
        };
        assert_eq!(styled(Modifier::ITALIC), ".\u{FEDF}\u{FEE2}");
        assert_eq!(styled(Modifier::BOLD), ".\u{FEDF}\u{FEE2}");
        assert_eq!(styled(Modifier::DIM), "\u{FEDF}\u{FEE2}.");
    }

    #[test]
    fn cells_of_a_run_have_the_same_number_of_characters() {
        let mut row = cells("\u{FE8E}\u{FED4}\u{FEDF}");
        row[1].set_symbol("\u{FED4}\u{651}\u{64E}");
        of_fonts(&mut row);
        assert_eq!(sent(&row), "\u{FEDF}\u{FE0E}\u{FE0E}\u{FED4}\u{651}\u{64E}\u{FE8E}\u{FE0E}\u{FE0E}");
        // The mark is of another font, and its letter with it.
        row[1].set_symbol("\u{FED4}\u{670}");
        row[0].set_symbol("\u{FE8E}");
        row[2].set_symbol("\u{FEDF}\u{64E}");
        of_fonts(&mut row);
        assert_eq!(sent(&row), "\u{FE8E}\u{FED4}\u{670}\u{FEDF}\u{64E}");
    }

    #[test]
    fn the_digits_of_a_verse_are_a_run_of_their_own_font() {
        let mut row = cells("x    ");
        row[1].set_symbol("\u{FD3E}\u{661}\u{662}\u{FD3F}");
        of_fonts(&mut row);
        assert_eq!(row[1].symbol(), "\u{FD3E}\u{662}\u{661}\u{FD3F}");
    }

    #[test]
    fn a_lam_with_a_mark_is_no_part_of_a_ligature() {
        let mut row = cells("\u{FE8E}\u{FEDF}\u{FEAA}");
        row[1].set_symbol("\u{FEDF}\u{65A}");
        of_fonts(&mut row);
        assert_eq!(sent(&row), "\u{FEAA}\u{FE0E}\u{FEDF}\u{65A}\u{FE8D}\u{FE0E}");
    }
}
