//! Marks behind cells: whatever a terminal reorders, nothing is left to it.

use ratatui_core::buffer::Cell;

use super::cells::{add_mark, is_rtl};

/// A left-to-right mark behind every right-to-left cell: each is a run of its own then, in a line that runs left to right.
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
