//! Emoji of several characters, for a terminal inside a multiplexer that measures them otherwise.

use ratatui_core::buffer::{Cell, CellWidth};

use crate::text::width::{self, is_disputed};

/// Replaces each sequence by its first character, and blanks for the cells that it took. A flag, two letters of a cell
/// each, stays: all measure it alike.
pub(super) fn shorten(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| is_disputed(cell.symbol()) && !is_flag(cell.symbol())) {
        let width = usize::from(cell.cell_width());
        let first: String = cell.symbol().chars().take(1).collect();
        let blanks = width.saturating_sub(width::cells(&first));
        cell.set_symbol(&format!("{first}{}", " ".repeat(blanks)));
    }
}

/// Returns `true` for regional indicators.
fn is_flag(symbol: &str) -> bool {
    symbol.chars().all(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::encode::rows::cells;

    #[test]
    fn sequences_are_shown_by_their_first_character() {
        for (symbol, expected) in [
            ("👨\u{200D}👩\u{200D}👧", "👨"),
            ("👍🏽", "👍"),
            ("❤\u{FE0F}", "❤ "),
            ("🇬🇧", "🇬🇧"),
            ("\u{FE91}\u{64E}", "\u{FE91}\u{64E}"),
        ] {
            let mut row = cells("x ");
            row[0].set_symbol(symbol);
            let width = row[0].cell_width();
            shorten(&mut row);
            assert_eq!((row[0].symbol(), row[0].cell_width()), (expected, width), "{symbol}");
        }
    }
}
