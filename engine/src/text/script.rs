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

/// The letters that tell a language from others in Arabic script, each row with the most common first. Letters that
/// many languages add, such as گ and پ, tell none.
const OWN_LETTERS: [(&str, &str); 5] =
    [("ur", "ےںٹڈڑھہ"), ("ckb", "ێۆڕڵ"), ("ug", "ۇېۈۋ"), ("ps", "ښځټړڼېۍ"), ("sd", "ڪٻڀڏڙڄڳڻ")];

/// Returns the language that the first right-to-left letters of `texts` are of: Hebrew, or one in Arabic script that
/// its letters tell, with Arabic where they tell none.
pub fn language<'a>(texts: &(impl Iterator<Item = &'a str> + Clone)) -> Option<&'static str> {
    let is_letter = |&c: &char| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
    let letters = || texts.clone().flat_map(str::chars).filter(is_letter).take(LETTERS_THAT_TELL);
    if !is_arabic(texts.clone()) {
        let hebrew = letters().filter(|c| matches!(c, '\u{05D0}'..='\u{05EA}')).count();
        return (hebrew * 2 > letters().count()).then_some("he");
    }
    let count = |own: &str| letters().filter(|&c| own.contains(c)).count();
    let (least, mut best) = (letters().count() / 50, ("ar", 0));
    for (language, own) in OWN_LETTERS {
        let found = count(own);
        if found > best.1.max(least) {
            best = (language, found);
        }
    }
    // Of those that tell no other, Persian has letters of its own, yeh and keheh among them.
    let is_persian = best.1 == 0 && count("یکگچپژ") > count("يكى");
    Some(if is_persian { "fa" } else { best.0 })
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
    fn letters_tell_the_language() {
        for (text, expected) in [
            ("في البدء كان هذا النص", Some("ar")),
            ("على مدى العصور", Some("ar")),
            ("این یک متن فارسی است", Some("fa")),
            ("گفت‌وگو دربارهٔ چاپ", Some("fa")),
            ("یہ اردو کی ایک تحریر ہے", Some("ur")),
            ("ئەمە دەقێکی کوردییە", Some("ckb")),
            ("بۇ ئۇيغۇرچە تېكىست، ئەسەردە", Some("ug")),
            ("דף הבית של הפרויקט", Some("he")),
            ("ܫܠܡܐ", None),
            ("plain", None),
        ] {
            assert_eq!(language(&[text].into_iter()), expected, "{text}");
        }
    }

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
