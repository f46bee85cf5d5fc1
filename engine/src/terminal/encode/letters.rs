//! Letters as a terminal can show them: with the marks that it places right, as letters that it joins itself, or
//! instead of their presentation forms.

use ratatui_core::buffer::Cell;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::Emission;
use super::cells::{base, is_rtl};
use crate::text::forms::{self, Joined};
use crate::text::marks::is_vowel_sign;
use crate::text::skeletons;

/// Prepares the letters of a row for a terminal, before the row is encoded.
pub(super) fn prepare(cells: &mut [Cell], emission: Emission) {
    let joins = emission.joins || emission.raw;
    if emission.vowels && !joins {
        return;
    }
    for cell in cells.iter_mut().filter(|cell| is_rtl(cell) && cell.symbol().chars().nth(1).is_some()) {
        let letters = if joins { with_own_letter(cell.symbol()) } else { without_skeleton(cell.symbol()) };
        let letters = if emission.vowels { letters } else { without_vowels(&composed(&letters)) };
        if letters != cell.symbol() {
            cell.set_symbol(&letters);
        }
    }
}

/// Replaces a skeleton with its marks by the letter that it shows.
fn with_own_letter(symbol: &str) -> String {
    skeletons::letter_of(symbol).map_or_else(|| symbol.to_owned(), |(letter, marks)| format!("{letter}{marks}"))
}

/// Replaces a skeleton with its marks by the skeleton alone, or by the letter if that would be read as another.
fn without_skeleton(symbol: &str) -> String {
    match skeletons::letter_of(symbol) {
        Some((letter, marks)) if skeletons::stands_alone(letter) => {
            symbol.chars().take(1).chain(marks.chars()).collect()
        }
        _ => with_own_letter(symbol),
    }
}

/// HEH with HAMZA ABOVE is the letter that Persian writes as HEH WITH YEH ABOVE, though the two are not canonically
/// equal.
const HEH_WITH_HAMZA: [char; 2] = ['\u{0647}', '\u{0654}'];
const HEH_WITH_YEH: char = '\u{06C0}';

/// Composes the letter of a symbol with the first mark that makes another letter of it, in the same joined form.
fn composed(symbol: &str) -> String {
    let mut marks: Vec<char> = symbol.chars().skip(1).collect();
    let form = symbol.chars().next().and_then(|form| Some((forms::joined_form(form)?, form)));
    let composed = form.and_then(|(Joined { letter, to_previous, to_next }, _)| {
        marks.iter().enumerate().find_map(|(at, &mark)| {
            let both = if [letter, mark] == HEH_WITH_HAMZA { Some(HEH_WITH_YEH) } else { compose(letter, mark) };
            Some((at, forms::joined(both?, to_previous, to_next)?))
        })
    });
    let Some((at, form)) = composed else { return symbol.to_owned() };
    marks.remove(at);
    std::iter::once(form).chain(marks).collect()
}

fn without_vowels(symbol: &str) -> String {
    symbol.chars().filter(|&c| !is_vowel_sign(c)).collect()
}

/// Replaces presentation forms by their letters, for terminals that join letters with fonts that lack the forms. A
/// ligature of lam and alef stays: it takes one cell, its two letters would take two.
pub(super) fn raw(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| is_form(base(cell))) {
        let letters: String =
            cell.symbol().chars().map(|c| if is_form(c) { c.nfkc().next().unwrap_or(c) } else { c }).collect();
        cell.set_symbol(&letters);
    }
}

/// Returns `true` if `c` is a presentation form of one letter.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c.nfkc().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::rows::{cells, emission, sent};

    #[test]
    fn letters_in_the_place_of_forms() {
        let mut row = cells("\u{FE91}\u{FEFB}x\u{FB7B}");
        row[0].set_symbol("\u{FE91}\u{64E}");
        raw(&mut row);
        assert_eq!(sent(&row), "\u{628}\u{64E}\u{FEFB}x\u{686}");
    }

    /// Checks what is sent for a symbol to a terminal that misplaces marks, and to one that joins letters itself.
    fn check(symbol: &str, misplaced: &str, joined: &str) {
        for (vowels, joins, expected) in [(true, false, symbol), (false, false, misplaced), (true, true, joined)] {
            let mut row = cells("x");
            row[0].set_symbol(symbol);
            prepare(&mut row, Emission { vowels, joins, ..emission(Encoding::Visual) });
            assert_eq!(row[0].symbol(), expected, "{symbol:?}, vowels {vowels}, joins {joins}");
        }
    }

    #[test]
    fn skeletons_are_taken_back_where_marks_are_misplaced() {
        // A seen without its dots is another letter of Pashto; vowel signs are dropped in either case.
        check("\u{FEB3}\u{323}\u{307}\u{64E}", "\u{69A}", "\u{69A}\u{64E}");
        check("\u{FEDF}\u{65A}", "\u{6B5}", "\u{6B5}");
        // The kaf of Sindhi has no marks.
        check("\u{FEDB}", "\u{FEDB}", "\u{FEDB}");
        check("\u{FE91}\u{64E}\u{651}", "\u{FE91}", "\u{FE91}\u{64E}\u{651}");
    }

    #[test]
    fn marks_that_make_another_letter_are_composed_where_they_are_misplaced() {
        check("\u{FEEA}\u{654}", "\u{FBA5}", "\u{FEEA}\u{654}");
        check("\u{FEE9}\u{654}\u{650}", "\u{FBA4}", "\u{FEE9}\u{654}\u{650}");
        check("\u{FE8E}\u{64E}\u{653}", "\u{FE82}", "\u{FE8E}\u{64E}\u{653}");
        // A heh that joins the next letter has no such form.
        check("\u{FEEB}\u{654}", "\u{FEEB}\u{654}", "\u{FEEB}\u{654}");
    }
}
