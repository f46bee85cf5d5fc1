//! The encoding [`Encoding::Marked`](super::Encoding::Marked): left-to-right marks after cells.

use ratatui_core::buffer::Cell;

use super::cells::{add_mark, is_rtl};

/// Adds a left-to-right mark to every right-to-left cell, which makes it a bidi run of its own in a left-to-right line.
pub(super) fn encode(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| is_rtl(cell)) {
        add_mark(cell);
    }
}

#[cfg(test)]
mod tests {
    use crate::terminal::encode::Encoding;
    use crate::terminal::encode::rows::{ROW, check};

    #[test]
    fn with_marks_behind_every_cell() {
        check(Encoding::Marked, ROW, "│ 3 (\u{5D3}^\u{5D2}^\u{5D1}^\u{5D0}^) ab \u{5D4}^ │");
        check(Encoding::Marked, "\u{661}\u{662} ab", "\u{661}^\u{662}^ ab");
    }
}
