//! The end of a verse of the Quran, U+06DD, which encloses its number: on a grid, between ornate parentheses.

use compact_str::CompactString;

use crate::text::order::digit;

/// ARABIC END OF AYAH.
pub(super) const AYAH: char = '\u{06DD}';

/// The most digits that U+06DD encloses (Unicode Standard 9.2).
const MOST_AYAH_DIGITS: usize = 3;

/// How many bytes of digits at the start of `rest` belong to the U+06DD before them.
pub(super) fn digit_bytes(rest: &str) -> usize {
    let digits = rest.chars().take(MOST_AYAH_DIGITS).take_while(|&c| digit(c).is_some());
    digits.map(char::len_utf8).sum()
}

/// How many digits are in the end of a verse that stands as `source` in the text.
pub(super) fn digit_count(source: &str) -> usize {
    source.chars().filter(|&c| digit(c).is_some()).count()
}

/// What is emitted for the end of a verse that stands as `source` in the text: its digits in the order of a number, between the
/// parentheses that close it at the left and open it at the right.
pub(super) fn symbol(source: &str) -> CompactString {
    let digits = source.chars().filter(|&c| digit(c).is_some());
    std::iter::once('\u{FD3E}').chain(digits).chain(['\u{FD3F}']).collect()
}
