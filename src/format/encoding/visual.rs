//! Hebrew in visual order, as on terminals and pages of the 1990s: each line is written from left to right as displayed
//! (RFC 1556, ISO-8859-8 without `-I`).

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

/// Converts `text` to logical order. Lines without right-to-left letters are unchanged.
pub(super) fn to_logical(text: &str) -> String {
    let mut logical = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if line.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL)) {
            push_logical(&mut logical, line);
        } else {
            logical.push_str(line);
        }
        logical.push_str(end);
    }
    logical
}

/// Reverses a line, then its left-to-right runs: numbers and words of other scripts. The bidi algorithm finds them in
/// the reversed line; it looks at neighbours, which are the same in both orders.
fn push_logical(logical: &mut String, line: &str) {
    let turned: String = line.chars().rev().collect();
    let bidi = BidiInfo::new(&turned, Some(Level::rtl()));
    let characters: Vec<(char, Level)> =
        turned.char_indices().map(|(at, c)| (c, bidi.levels.get(at).copied().unwrap_or(Level::rtl()))).collect();
    for run in characters.chunk_by(|(_, one), (_, other)| one.is_rtl() == other.is_rtl()) {
        if run[0].1.is_rtl() {
            // Brackets are written as displayed; in logical order they are mirrored.
            logical.extend(run.iter().map(|&(c, _)| get_mirrored(c).unwrap_or(c)));
        } else {
            logical.extend(run.iter().rev().map(|&(c, _)| c));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_turned_around_and_numbers_and_latin_are_not() {
        let check = |visual: &str, logical: &str| assert_eq!(to_logical(visual), logical, "{visual}");
        check("\u{05DD}\u{05D5}\u{05DC}\u{05E9}", "\u{05E9}\u{05DC}\u{05D5}\u{05DD}");
        check(".1948 \u{05D1}\u{05D0}", "\u{05D0}\u{05D1} 1948.");
        check("(hello world) \u{05D1}\u{05D0}", "\u{05D0}\u{05D1} (hello world)");
        check("(\u{05D1}\u{05D0}) \u{05D2}", "\u{05D2} (\u{05D0}\u{05D1})");
        check("12.50 \u{05D0}", "\u{05D0} 12.50");
        check("plain (line) 1\n\u{05D1}\u{05D0}\n", "plain (line) 1\n\u{05D0}\u{05D1}\n");
        check("", "");
    }
}
