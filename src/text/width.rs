//! How many cells a terminal gives to what is emitted. The one place where width is measured, and
//! always on the emitted symbol: `"لا"` as two letters is two cells, as its ligature one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of `symbol`, in cells.
#[must_use]
pub fn cells(symbol: &str) -> usize {
    symbol.width()
}

/// The width of `symbol` where characters of ambiguous width (UAX #11) take two cells, in cells.
#[must_use]
pub fn cells_wide(symbol: &str) -> usize {
    symbol.width_cjk()
}

/// Whether `c` takes no cell of its own: a mark that sits on the letter before it, or an invisible
/// format character.
#[must_use]
pub fn is_zero_width(c: char) -> bool {
    c.width() == Some(0)
}
