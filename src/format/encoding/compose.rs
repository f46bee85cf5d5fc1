//! Letters of Arabic script that are stored as a letter and a mark (UAX #15, NFD), composed. Terminals draw a hamza or
//! madda that is a mark badly, and lam joins a composed alef in one cell.

use std::borrow::Cow;

use memchr::memchr3_iter;
use unicode_normalization::char::{canonical_combining_class, compose};

/// The lead byte of the marks that are composed: U+0653 to U+0655.
const LEAD: u8 = 0xD9;

/// Composes the letters of `text` with the madda or hamza that follows them, before or behind other marks. Everything
/// else stays as it is.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_mark = |&at: &usize| at > 0 && bytes[at - 1] == LEAD;
    let Some(first) = memchr3_iter(0x93, 0x94, 0x95, bytes).find(is_mark) else { return Cow::Borrowed(text) };
    // The letter that the first mark belongs to.
    let start = text[..first - 1].rfind(is_base).unwrap_or(first - 1);
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    for c in text[start..].chars() {
        if !matches!(c, '\u{0653}'..='\u{0655}') || !compose_last(&mut out, c) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_base(c: char) -> bool {
    canonical_combining_class(c) == 0
}

/// Composes the last letter of `text` with `mark`, unless a mark between the two keeps them apart (UAX #15, D115).
/// Returns `false` if they have no composition.
fn compose_last(text: &mut String, mark: char) -> bool {
    let Some((at, letter)) = text.char_indices().rev().find(|&(_, c)| is_base(c)) else { return false };
    let behind = at + letter.len_utf8();
    let class = canonical_combining_class(mark);
    if text[behind..].chars().any(|c| canonical_combining_class(c) >= class) {
        return false;
    }
    let Some(whole) = compose(letter, mark) else { return false };
    text.replace_range(at..behind, whole.encode_utf8(&mut [0; 4]));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_a_part_of_a_letter_are_composed() {
        let check = |text: &str, expected: &str| assert_eq!(composed(text), expected);
        check("ا\u{0654}ح ا\u{0655}ب ا\u{0653}ن و\u{0654} ي\u{0654}", "أح إب آن ؤ ئ");
        check("ا\u{064E}\u{0654}", "أ\u{064E}");
        check("ا\u{0654}\u{064E}", "أ\u{064E}");
        check("خانه\u{0654}", "خانه\u{0654}");
        check("\u{0654}", "\u{0654}");
        check("a\u{0654}", "a\u{0654}");
        // A second hamza belongs to nothing else.
        check("ا\u{0654}\u{0654}", "أ\u{0654}");
        // The madda of the Quran stands behind another mark of its class, and stays.
        check("ا\u{06DF}\u{0653}", "ا\u{06DF}\u{0653}");
        assert!(matches!(composed("مرحبا ۓ"), Cow::Borrowed(_)));
    }
}
