//! The encoding [`Encoding::Words`](super::Encoding::Words): words in visual order, their letters in logical order.

use std::ops::Range;

use ratatui_core::buffer::Cell;
use unicode_joining_type::JoiningType;

use super::cells::{add_mark, base, groups, is_digit, is_letter, is_rtl};
use crate::text::forms::joined_form;
use crate::text::properties::properties;

/// Puts the letters of each word in logical order, and adds marks that keep the cells beside words in their places.
pub(super) fn encode(cells: &mut [Cell]) {
    let groups: Vec<Range<usize>> = groups(cells, is_letter);
    let beside: Vec<usize> = (0..cells.len()).filter(|&at| !is_letter(&cells[at]) && is_near_rtl(cells, at)).collect();
    for word in groups {
        cells[word.clone()].reverse();
        keep_joints(&mut cells[word.clone()]);
        // Without a mark a digit would join the bidi run of the letter before it, and so would an Arabic question mark.
        if cells.get(word.end).is_some_and(|next| is_digit(next) || is_rtl(next)) {
            add_mark(&mut cells[word.end - 1]);
        }
    }
    for at in beside {
        add_mark(&mut cells[at]);
    }
}

/// Returns the column of the cell in an encoded row that is seen at `column`.
pub(super) fn sent_at(cells: &[Cell], column: usize) -> usize {
    let word = groups(cells, is_letter).into_iter().find(|word| word.contains(&column));
    word.map_or(column, |word| word.start + word.end - 1 - column)
}

/// ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER.
const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// Adds joiners and non-joiners between the letters of a word, in logical order, where the terminal would not join them
/// as they were laid out. It joins letters anew, whatever forms it is sent, but only those of Arabic for certain.
fn keep_joints(word: &mut [Cell]) {
    for at in 1..word.len() {
        let [letter, next] = [at - 1, at].map(|at| own_letter(&word[at]));
        let [form, next_form] = [at - 1, at].map(|at| joined_form(base(&word[at])));
        // A letter without forms does not tell whether it is joined; its neighbour may.
        let is_joined = form.map(|form| form.to_next).or(next_form.map(|form| form.to_previous));
        let sign = match is_joined {
            Some(false) if would_join(letter, next) => NON_JOINER,
            Some(true) if !(is_known(letter) && is_known(next)) => JOINER,
            _ => continue,
        };
        let symbol = format!("{}{sign}", word[at - 1].symbol());
        word[at - 1].set_symbol(&symbol);
    }
}

/// Returns `true` if two letters next to each other join.
fn would_join(letter: char, next: char) -> bool {
    let [letter, next] = [letter, next].map(|letter| properties(letter).joining);
    letter == JoiningType::DualJoining && matches!(next, JoiningType::DualJoining | JoiningType::RightJoining)
}

/// Returns `true` for the letters that every implementation of joining knows (`u_shapeArabic` of ICU, for one). Alef
/// maksura is none of them: it joins the next letter in Uyghur, and in Arabic it ends words.
fn is_known(letter: char) -> bool {
    matches!(letter, '\u{0621}'..='\u{0648}' | '\u{064A}' | '\u{0671}'..='\u{06D5}' | '\u{FEF5}'..='\u{FEFC}')
}

/// Returns the letter of a cell, whatever form of it is shown.
fn own_letter(cell: &Cell) -> char {
    joined_form(base(cell)).map_or(base(cell), |form| form.letter)
}

/// Returns `true` if the cell at `at` or an adjacent one is right-to-left.
fn is_near_rtl(cells: &[Cell], at: usize) -> bool {
    cells[at.saturating_sub(1)..(at + 2).min(cells.len())].iter().any(is_rtl)
}

#[cfg(test)]
mod tests {
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::cells::base;
    use crate::terminal::encode::rows::{ROW, cells, check};

    #[test]
    fn words_in_logical_order() {
        check(Encoding::Words, ROW, "│ 3 (^\u{5D0}\u{5D1}\u{5D2}\u{5D3})^ ab ^\u{5D4} ^│");
        // A digit on either side of a word; Arabic digits and punctuation.
        check(Encoding::Words, "12\u{5D1}\u{5D0}", "12^\u{5D0}\u{5D1}");
        check(Encoding::Words, "\u{5D1}\u{5D0}12", "\u{5D0}\u{5D1}^1^2");
        check(Encoding::Words, "\u{5D1}\u{5D0}\u{61F}\u{5D2}", "\u{5D0}\u{5D1}^\u{61F}^\u{5D2}");
        check(Encoding::Words, "\u{61F}\u{5D1}\u{5D0} \u{661}\u{662}", "\u{61F}^\u{5D0}\u{5D1} ^\u{661}^\u{662}^");
    }

    /// The cursor goes to where the terminal has moved the cell.
    #[test]
    fn the_cursor_is_seen_at_its_cell() {
        let laid_out = cells(ROW);
        let mut row = laid_out.clone();
        super::encode(&mut row);
        for (column, cell) in laid_out.iter().enumerate() {
            assert_eq!(base(&row[super::sent_at(&row, column)]), base(cell), "{column}");
        }
    }

    #[test]
    fn letters_that_are_not_joined_stay_so() {
        // The ae of Uyghur has the form of a heh, which would join the next letter; so would a yeh before a non-joiner.
        check(Encoding::Words, "\u{FE91}\u{FEEA}\u{FEB7}", "\u{FEB7}\u{FEEA}\u{200C}\u{FE91}");
        check(Encoding::Words, "\u{FEB7}\u{FBFD}\u{FEE3}", "\u{FEE3}\u{FBFD}\u{200C}\u{FEB7}");
        // An alef joins none, and what is joined needs nothing.
        check(Encoding::Words, "\u{FE8F}\u{FE8E}\u{FE91}", "\u{FE91}\u{FE8E}\u{FE8F}");
        // The alef maksura of Uyghur joins the next letter, which it does not in Arabic.
        check(Encoding::Words, "\u{FE91}\u{FBE9}\u{FEDB}", "\u{FEDB}\u{200D}\u{FBE9}\u{200D}\u{FE91}");
        // A letter without forms before one that is not joined to it.
        check(Encoding::Words, "\u{FE91}\u{69A}", "\u{69A}\u{200C}\u{FE91}");
    }
}
