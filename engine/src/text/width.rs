//! The width of emitted symbols in a terminal, in cells. Width is measured only here, and always on the emitted
//! symbol: `"لا"` takes two cells as two letters and one as a ligature.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns the width of `symbol`, in cells.
#[must_use]
pub fn cells(symbol: &str) -> usize {
    symbol.width()
}

/// Returns the width of `symbol`, in cells, if characters of ambiguous width (UAX #11) take two.
#[must_use]
pub fn cells_wide(symbol: &str) -> usize {
    let letters = symbol.chars().filter(|&c| is_ambiguous_letter(c)).count();
    letters + if symbol.contains(SOLIDUS) { symbol.replace(SOLIDUS, "").width_cjk() } else { symbol.width_cjk() }
}

/// The combining long solidus overlay. unicode-width counts `=` with it as two cells in its CJK mode, as it does `≠`,
/// which is ambiguous; terminals add up the widths of the characters.
const SOLIDUS: char = '\u{338}';

/// Returns `true` for letters and accents of ambiguous width. unicode-width counts these as one cell in its CJK
/// mode; terminals configured for wide ambiguous characters make no such exception.
fn is_ambiguous_letter(c: char) -> bool {
    let at = AMBIGUOUS_LETTERS.partition_point(|&(_, last)| last < c);
    AMBIGUOUS_LETTERS.get(at).is_some_and(|&(first, _)| first <= c)
}

/// The letters and accents of class A in `EastAsianWidth.txt`, as inclusive ranges in ascending order.
#[rustfmt::skip]
const AMBIGUOUS_LETTERS: [(char, char); 61] = [
    ('\u{00A8}', '\u{00A8}'), ('\u{00AA}', '\u{00AA}'), ('\u{00B4}', '\u{00B4}'), ('\u{00B8}', '\u{00B8}'),
    ('\u{00BA}', '\u{00BA}'), ('\u{00C6}', '\u{00C6}'), ('\u{00D0}', '\u{00D0}'), ('\u{00D8}', '\u{00D8}'),
    ('\u{00DE}', '\u{00E1}'), ('\u{00E6}', '\u{00E6}'), ('\u{00E8}', '\u{00EA}'), ('\u{00EC}', '\u{00ED}'),
    ('\u{00F0}', '\u{00F0}'), ('\u{00F2}', '\u{00F3}'), ('\u{00F8}', '\u{00FA}'), ('\u{00FC}', '\u{00FC}'),
    ('\u{00FE}', '\u{00FE}'), ('\u{0101}', '\u{0101}'), ('\u{0111}', '\u{0111}'), ('\u{0113}', '\u{0113}'),
    ('\u{011B}', '\u{011B}'), ('\u{0126}', '\u{0127}'), ('\u{012B}', '\u{012B}'), ('\u{0131}', '\u{0133}'),
    ('\u{0138}', '\u{0138}'), ('\u{013F}', '\u{0142}'), ('\u{0144}', '\u{0144}'), ('\u{0148}', '\u{014B}'),
    ('\u{014D}', '\u{014D}'), ('\u{0152}', '\u{0153}'), ('\u{0166}', '\u{0167}'), ('\u{016B}', '\u{016B}'),
    ('\u{01CE}', '\u{01CE}'), ('\u{01D0}', '\u{01D0}'), ('\u{01D2}', '\u{01D2}'), ('\u{01D4}', '\u{01D4}'),
    ('\u{01D6}', '\u{01D6}'), ('\u{01D8}', '\u{01D8}'), ('\u{01DA}', '\u{01DA}'), ('\u{01DC}', '\u{01DC}'),
    ('\u{0251}', '\u{0251}'), ('\u{0261}', '\u{0261}'), ('\u{02C4}', '\u{02C4}'), ('\u{02C7}', '\u{02C7}'),
    ('\u{02C9}', '\u{02CB}'), ('\u{02CD}', '\u{02CD}'), ('\u{02D0}', '\u{02D0}'), ('\u{02D8}', '\u{02DB}'),
    ('\u{02DD}', '\u{02DD}'), ('\u{02DF}', '\u{02DF}'), ('\u{0391}', '\u{03A1}'), ('\u{03A3}', '\u{03A9}'),
    ('\u{03B1}', '\u{03C1}'), ('\u{03C3}', '\u{03C9}'), ('\u{0401}', '\u{0401}'), ('\u{0410}', '\u{044F}'),
    ('\u{0451}', '\u{0451}'), ('\u{207F}', '\u{207F}'), ('\u{2113}', '\u{2113}'), ('\u{2126}', '\u{2126}'),
    ('\u{212B}', '\u{212B}'),
];

/// Returns `true` if `c` takes no cell of its own: a mark on the letter before it, or an invisible format
/// character.
#[must_use]
pub fn is_zero_width(c: char) -> bool {
    c.width() == Some(0)
}

/// Returns `true` if terminals disagree about the width of `symbol`: some show a sequence as one symbol, others
/// as its characters one by one. Wide blanks are not disputed.
#[must_use]
pub fn is_disputed(symbol: &str) -> bool {
    // The end of a verse is emitted as plain characters, one per cell.
    !symbol.starts_with('\u{FD3E}')
        && symbol.chars().skip(1).any(|c| (!is_zero_width(c) && c != ' ') || is_part_of_emoji(c))
}

/// Returns `true` for zero-width characters that make a sequence an emoji: joiners, variation selectors, tags.
fn is_part_of_emoji(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combining_overlay_makes_no_sign_wide() {
        for symbol in ["=\u{338}", "<\u{338}", ">\u{301}\u{338}", "e\u{338}"] {
            assert_eq!(cells_wide(symbol), 1, "{symbol}");
        }
        assert_eq!(cells_wide("≠"), 2);
    }

    #[test]
    fn sequences_are_disputed_and_letters_with_marks_are_not() {
        let england = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
        for symbol in ["🇬🇧", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "👍🏽", "1\u{FE0F}\u{20E3}", england]
        {
            assert!(is_disputed(symbol), "{symbol}");
        }
        for symbol in ["", "a", "  ", "\u{FE91}\u{64E}\u{651}", "ﻻ\u{64B}", "e\u{301}", "漢", "😀", "\u{25CC}\u{64E}"]
        {
            assert!(!is_disputed(symbol), "{symbol}");
        }
    }
}
