//! The encoding [`Encoding::Blanks`](super::Encoding::Blanks): words in visual order, their letters in logical order,
//! between blanks of class L.

use ratatui_core::buffer::Cell;

use super::cells::{base, groups, is_digit, is_latin, is_rtl, mirror, reverse};

/// BRAILLE PATTERN BLANK. It looks blank and has the bidi class L (UAX #9).
const BLANK: &str = "\u{2800}";

/// Puts the right-to-left parts of each run between blanks in logical order, and replaces the blanks beside it by
/// [`BLANK`], which keeps the run in its place.
pub(super) fn encode(cells: &mut [Cell]) {
    for token in groups(cells, |cell| cell.symbol() != " ") {
        if !cells[token.clone()].iter().any(is_rtl) {
            continue;
        }
        if cells[token.clone()].iter().any(is_european_digit) {
            cells[token.clone()].iter_mut().for_each(make_neutral);
        }
        for part in cells[token.clone()].split_mut(is_latin) {
            let ends = (part.iter().position(is_rtl), part.iter().rposition(is_rtl));
            if let (Some(first), Some(last)) = ends {
                to_logical(&mut part[first..=last]);
            }
        }
        for at in [token.start.checked_sub(1), Some(token.end)].into_iter().flatten() {
            if let Some(blank) = cells.get_mut(at) {
                blank.set_symbol(BLANK);
            }
        }
    }
}

fn is_european_digit(cell: &Cell) -> bool {
    base(cell).is_ascii_digit()
}

/// Replaces an Arabic question mark or semicolon, both of class AL, by the look-alike of class ON. A European number on
/// its right would otherwise become an Arabic number (W2) and move to its left.
fn make_neutral(cell: &mut Cell) {
    match base(cell) {
        '\u{61F}' => _ = cell.set_char('\u{2E2E}'),
        '\u{61B}' => _ = cell.set_char('\u{204F}'),
        _ => {}
    }
}

/// Reverses a run that begins and ends in right-to-left cells, except for the numbers in it, and mirrors its brackets.
fn to_logical(run: &mut [Cell]) {
    reverse(run);
    run.iter_mut().for_each(mirror);
    let is_part = |at: usize, cells: &[Cell]| {
        let is_digit_at = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(is_digit);
        let parts_digits = matches!(base(&cells[at]), '.' | ',' | ':' | '/' | '\u{66B}' | '\u{66C}' | '\u{60C}')
            && is_digit_at(at.checked_sub(1))
            && is_digit_at(Some(at + 1));
        is_digit(&cells[at]) || parts_digits
    };
    let is_number: Vec<bool> = (0..run.len()).map(|at| is_part(at, run)).collect();
    let mut start = 0;
    for number in is_number.chunk_by(|one, other| one == other) {
        let end = start + number.len();
        if number[0] {
            run[start..end].reverse();
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::rows::{ROW, cells, check, sent};
    use std::ops::Range;
    use unicode_bidi_mirroring::get_mirrored;

    /// Returns the row that a terminal shows which reorders by UAX #9, from left to right.
    fn reordered(sent: &str) -> String {
        let info = unicode_bidi::BidiInfo::new(sent, Some(unicode_bidi::Level::ltr()));
        let Some(paragraph) = info.paragraphs.first() else { return String::new() };
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        let run = |range: &Range<usize>| {
            let text = &sent[range.clone()];
            let mirrored = |c: char| get_mirrored(c).unwrap_or(c);
            if levels[range.start].is_rtl() { text.chars().rev().map(mirrored).collect() } else { text.to_owned() }
        };
        runs.iter()
            .map(run)
            .collect::<String>()
            .replace(BLANK, " ")
            .replace('\u{2E2E}', "\u{61F}")
            .replace('\u{204F}', "\u{61B}")
    }

    #[test]
    fn words_between_blanks() {
        check(
            Encoding::Blanks,
            "│ \u{5D1}\u{5D0} \u{5D3}\u{5D2} │",
            "│\u{2800}\u{5D0}\u{5D1}\u{2800}\u{5D2}\u{5D3}\u{2800}│",
        );
        check(Encoding::Blanks, "ab cd 12", "ab cd 12");
        // Words, numbers on either side, brackets, punctuation, Arabic letters and digits, hyphens, Latin within a
        // word.
        for laid_out in [
            ROW,
            "10 \u{5D1}\u{5D0} 2018 \u{5D3}\u{5D2} .ab",
            ".(\u{5D1}\u{5D0} \u{5D3}\u{5D2}) \u{5D4}, ab: 2017-2018 \u{5D0}",
            "\u{61F}\u{633}\u{645} \u{60C}\u{628}\u{627} \u{661}\u{662} \u{61B}12\u{648} \u{661}\u{662}\u{648}",
            "\u{5D1}\u{5D0}-\u{5D3}\u{5D2} ab-\u{5D1}\u{5D0} \u{5D1}\u{5D0}12.5\u{5D3}\u{5D2} 19-\u{5D0}",
            "\u{5D1})\u{5D0}(\u{5D2} [\u{5D1}\u{5D0}] «\u{5D1}\u{5D0}»\u{5D5}",
            "\u{61F}2017-2018 \u{64A}\u{641} \u{61F}5 ab",
            " ┃  \u{5D1}\u{5D0}  \u{5D3}\u{5D2}:",
        ] {
            let mut row = cells(laid_out);
            encode(&mut row);
            assert_eq!(reordered(&sent(&row)), laid_out, "{}", sent(&row));
        }
    }
}
