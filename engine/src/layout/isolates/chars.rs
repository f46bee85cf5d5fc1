//! Character classes that the rules for tokens share.

use unicode_bidi::BidiClass;

use crate::text::properties::properties;

/// Returns `true` for right-to-left letters.
pub(super) fn is_rtl(c: char) -> bool {
    // Nothing below the Hebrew block is right-to-left.
    c >= '\u{0590}' && matches!(properties(c).bidi, BidiClass::R | BidiClass::AL)
}

/// Returns `true` for right-to-left letters and for their marks, which follow them.
pub(super) fn is_rtl_or_mark(c: char) -> bool {
    c >= '\u{0590}' && matches!(properties(c).bidi, BidiClass::R | BidiClass::AL | BidiClass::NSM)
}

/// Returns `true` for left-to-right letters.
pub(super) fn is_ltr(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && properties(c).bidi == BidiClass::L)
}

/// Returns `true` for digits of class EN: ASCII digits and those of Persian. Groups of Arabic-Indic digits (class
/// AN) run from right to left inside an isolate too, so that isolating them changes nothing.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{06F0}'..='\u{06F9}')
}

/// Returns `true` if `text` has anything that runs from right to left, or a control that says so.
pub(super) fn has_rtl(text: &str) -> bool {
    use BidiClass as C;
    let is_rtl =
        |c: char| c >= '\u{0590}' && matches!(properties(c).bidi, C::R | C::AL | C::AN | C::RLE | C::RLO | C::RLI);
    // The first byte of every such character is at least that of U+0580.
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(is_rtl)
}

/// Returns `true` for characters that enclose or separate tokens: quotation marks, brackets, Arabic punctuation.
pub(super) fn is_wrapping(c: char) -> bool {
    matches!(c, '"' | '\'' | '«' | '»' | '‹' | '›' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '`' | '|')
        || matches!(c, '\u{2018}'..='\u{201F}' | '،' | '؛' | '؟' | '\u{FD3E}' | '\u{FD3F}')
        || is_direction_control(c)
}

/// Returns `true` for direction controls in the text, which are obeyed and not enclosed.
pub(super) fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns `true` for punctuation that ends a sentence or a part of it, and no token.
pub(super) fn is_sentence_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '۔' | '…')
}

/// Returns `true` for blanks between the groups of a number or the words of a phrase.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// ARABIC TATWEEL, which ends a prefix before a name in other letters.
pub(super) const TATWEEL: char = '\u{0640}';

/// HEBREW PUNCTUATION MAQAF, the Hebrew hyphen.
pub(super) const MAQAF: char = '\u{05BE}';

/// Returns `true` if `before` ends in a prefix written with a hyphen: Hebrew `ב-`, also with a maqaf or after Arabic.
pub(super) fn ends_in_hyphened_prefix(before: &str) -> bool {
    before.ends_with([TATWEEL, MAQAF])
        || before.strip_suffix('-').is_some_and(|before| before.ends_with(is_rtl_or_mark))
}
