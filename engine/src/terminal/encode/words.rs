//! The encoding [`Encoding::Words`](super::Encoding::Words): words in visual order, their letters in logical order.

use std::ops::Range;

use ratatui_core::buffer::Cell;

use super::cells::{add_mark, groups, is_digit, is_letter, is_rtl};

/// Puts the letters of each word in logical order, and adds marks that keep the cells beside words in their places.
pub(super) fn encode(cells: &mut [Cell]) {
    let groups: Vec<Range<usize>> = groups(cells, is_letter);
    let beside: Vec<usize> = (0..cells.len()).filter(|&at| !is_letter(&cells[at]) && is_near_rtl(cells, at)).collect();
    for word in groups {
        cells[word.clone()].reverse();
        // Without a mark a digit would join the bidi run of the letter before it, and so would an Arabic question mark.
        if cells.get(word.end).is_some_and(|next| is_digit(next) || is_rtl(next)) {
            add_mark(&mut cells[word.end - 1]);
        }
    }
    for at in beside {
        add_mark(&mut cells[at]);
    }
}

/// Returns `true` if the cell at `at` or an adjacent one is right-to-left.
fn is_near_rtl(cells: &[Cell], at: usize) -> bool {
    cells[at.saturating_sub(1)..(at + 2).min(cells.len())].iter().any(is_rtl)
}

#[cfg(test)]
mod tests {
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::rows::{ROW, check};

    #[test]
    fn words_in_logical_order() {
        check(Encoding::Words, ROW, "│ 3 (^\u{5D0}\u{5D1}\u{5D2}\u{5D3})^ ab ^\u{5D4} ^│");
        // A digit on either side of a word; Arabic digits and punctuation.
        check(Encoding::Words, "12\u{5D1}\u{5D0}", "12^\u{5D0}\u{5D1}");
        check(Encoding::Words, "\u{5D1}\u{5D0}12", "\u{5D0}\u{5D1}^1^2");
        check(Encoding::Words, "\u{5D1}\u{5D0}\u{61F}\u{5D2}", "\u{5D0}\u{5D1}^\u{61F}^\u{5D2}");
        check(Encoding::Words, "\u{61F}\u{5D1}\u{5D0} \u{661}\u{662}", "\u{61F}^\u{5D0}\u{5D1} ^\u{661}^\u{662}^");
    }
}
