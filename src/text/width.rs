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

/// Whether terminals don't agree how many cells `symbol` takes: it is a sequence that is one symbol to some and its characters one
/// by one to others.
#[must_use]
pub fn is_disputed(symbol: &str) -> bool {
    // The end of a verse of the Quran is as many plain characters as it has cells.
    !symbol.starts_with('\u{FD3E}') && symbol.chars().skip(1).any(|c| !is_zero_width(c) || is_part_of_emoji(c))
}

/// Whether `c` takes no cell and makes an emoji of what is before or around it: a joiner, a variation selector, a tag.
fn is_part_of_emoji(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_disputed_and_letters_with_marks_are_not() {
        let england = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
        for symbol in ["🇬🇧", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "👍🏽", "1\u{FE0F}\u{20E3}", england]
        {
            assert!(is_disputed(symbol), "{symbol}");
        }
        for symbol in ["", "a", "\u{FE91}\u{64E}\u{651}", "ﻻ\u{64B}", "e\u{301}", "漢", "😀", "\u{25CC}\u{64E}"] {
            assert!(!is_disputed(symbol), "{symbol}");
        }
    }
}
