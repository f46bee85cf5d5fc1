//! The script of right-to-left text.

use unicode_bidi::{BidiClass, bidi_class};

/// The number of right-to-left letters that are examined.
const LETTERS_THAT_TELL: usize = 1000;

/// Returns `true` if most of the first right-to-left letters of `texts` are Arabic.
pub fn is_arabic<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let letters = texts.flat_map(str::chars).filter(|&c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL));
    let balance: i32 = letters.take(LETTERS_THAT_TELL).map(|c| if is_arabic_letter(c) { 1 } else { -1 }).sum();
    balance > 0
}

/// Returns `true` for Arabic letters. Class AL also contains Syriac and Thaana, which have blocks of their own.
fn is_arabic_letter(c: char) -> bool {
    let is_syriac_or_thaana = matches!(c, '\u{0700}'..='\u{074F}' | '\u{0780}'..='\u{07BF}' | '\u{0860}'..='\u{086F}');
    bidi_class(c) == BidiClass::AL && !is_syriac_or_thaana
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        let check =
            |texts: &[&str], expected: bool| assert_eq!(is_arabic(texts.iter().copied()), expected, "{texts:?}");
        check(&["OpenAI", "نص عربي"], true);
        check(&["متن فارسی"], true);
        check(&["שלום", "عربي في نص آخر"], true);
        check(&["עברית ארוכה יותר", "عربي"], false);
        check(&["ܫܠܡܐ"], false);
        check(&["123", "plain"], false);
        check(&[], false);
    }
}
