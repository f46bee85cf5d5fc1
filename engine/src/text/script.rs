//! The script that right-to-left text is written in, as far as it tells which language a reader of it reads.

use unicode_bidi::{BidiClass, bidi_class};

/// So many right-to-left letters tell which script a text is in, however long it is.
const LETTERS_THAT_TELL: usize = 1000;

/// Whether most of the right-to-left letters that `texts` begin with are Arabic ones, and there are any.
pub fn is_arabic<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let letters = texts.flat_map(str::chars).filter(|&c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL));
    let balance: i32 = letters.take(LETTERS_THAT_TELL).map(|c| if is_arabic_letter(c) { 1 } else { -1 }).sum();
    balance > 0
}

/// The letters of class AL are those of Arabic, and of Syriac and Thaana, which have blocks of their own.
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
