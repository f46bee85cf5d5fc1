//! The end of a verse of the Quran, U+06DD, which encloses its number. On a grid the number stands in ornate
//! parentheses.

use compact_str::CompactString;

use crate::text::order::digit;

/// ARABIC END OF AYAH.
pub(super) const AYAH: char = '\u{06DD}';

/// The most digits that U+06DD encloses (Unicode Standard 9.2).
const MOST_AYAH_DIGITS: usize = 3;

/// Returns the number of bytes of the digits at the start of `rest` that the U+06DD before them encloses.
pub(super) fn digit_bytes(rest: &str) -> usize {
    let digits = rest.chars().take(MOST_AYAH_DIGITS).take_while(|&c| digit(c).is_some());
    digits.map(char::len_utf8).sum()
}

/// Returns the number of digits in an end of verse, `source` in the text.
pub(super) fn digit_count(source: &str) -> usize {
    source.chars().filter(|&c| digit(c).is_some()).count()
}

/// Returns the symbol of an end of verse, `source` in the text: its digits from left to right between ornate
/// parentheses.
pub(super) fn symbol(source: &str) -> CompactString {
    let digits = source.chars().filter(|&c| digit(c).is_some());
    std::iter::once('\u{FD3E}').chain(digits).chain(['\u{FD3F}']).collect()
}
