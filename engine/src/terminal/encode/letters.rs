//! Letters as a terminal can show them: without vowel signs, or instead of their presentation forms.

use ratatui_core::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

use super::cells::is_rtl;
use crate::text::marks::is_vowel_sign;

/// Removes vowel signs.
pub(super) fn without_vowels(frame: &mut Buffer) {
    for cell in frame.content.iter_mut().filter(|cell| is_rtl(cell) && cell.symbol().contains(is_vowel_sign)) {
        let letters: String = cell.symbol().chars().filter(|&c| !is_vowel_sign(c)).collect();
        cell.set_symbol(&letters);
    }
}

/// Replaces presentation forms by their letters, for terminals that join letters with fonts that lack the forms. A
/// ligature of lam and alef stays: it takes one cell, its two letters would take two.
pub(super) fn raw(frame: &mut Buffer) {
    for cell in frame.content.iter_mut().filter(|cell| cell.symbol().contains(is_form)) {
        let letters: String =
            cell.symbol().chars().map(|c| if is_form(c) { c.nfkc().next().unwrap_or(c) } else { c }).collect();
        cell.set_symbol(&letters);
    }
}

/// Returns `true` if `c` is a presentation form of one letter.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c.nfkc().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::encode::rows::sent;

    #[test]
    fn letters_in_the_place_of_forms() {
        let mut buffer = Buffer::with_lines(["\u{FE91}\u{FEFB}x\u{FB7B}"]);
        buffer[(0, 0)].set_symbol("\u{FE91}\u{64E}");
        raw(&mut buffer);
        assert_eq!(sent(&buffer.content), "\u{628}\u{64E}\u{FEFB}x\u{686}");
    }
}
