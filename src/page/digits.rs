//! The digits of numbers that the text does not have: those of lists and of printed pages.

use crate::article::Article;
use qari_bidi::text::digits::Digits;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::script;

/// The bytes of a text that are searched for the digits it uses.
const SAMPLE: usize = 64 * 1024;

/// Returns the digits that `article` itself uses most, or those that its readers are used to if it has none.
#[must_use]
pub fn digits_of(article: &Article) -> Digits {
    let mut counts = [0_usize; 3];
    let mut bytes = 0;
    for block in article.flow() {
        let text = article.text(block);
        for c in text.chars().take(SAMPLE) {
            match c {
                '0'..='9' => counts[0] += 1,
                '\u{0660}'..='\u{0669}' => counts[1] += 1,
                '\u{06F0}'..='\u{06F9}' => counts[2] += 1,
                _ => {}
            }
        }
        bytes += text.len();
        if bytes > SAMPLE {
            break;
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    match counts.iter().position(|&count| count == most) {
        Some(1) => Digits::Arabic,
        Some(2) => Digits::Persian,
        _ if most == 0 => of_reader(article),
        _ => Digits::Latin,
    }
}

/// Returns the digits that the readers of `article` are used to: by its language, or by its letters if the language
/// says nothing and the script is Arabic.
fn of_reader(article: &Article) -> Digits {
    let texts = || article.flow().map(|block| article.text(block));
    let by_letters = || {
        let is_arabic = article.direction() == Direction::Rtl && script::is_arabic(texts());
        if is_arabic { Digits::of_letters(texts().flat_map(str::chars).take(SAMPLE)) } else { Digits::Latin }
    };
    article.language().and_then(Digits::of_language).unwrap_or_else(by_letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Builder, Kind};

    #[test]
    fn numbers_are_in_the_digits_of_the_text_or_of_its_readers() {
        let check = |language: &str, text: &str, expected: Digits| {
            let mut builder = Builder::new();
            if !language.is_empty() {
                builder.language(language);
            }
            let article = builder.block(Kind::Paragraph, text).to_owned().finish().expect("an article");
            assert_eq!(digits_of(&article), expected, "{language} {text}");
        };
        // The text's own, whatever the language.
        check("ar", "عام 1975 في الرباط", Digits::Latin);
        check("ar-MA", "سنة ١٩٧٥", Digits::Arabic);
        check("ar", "سال ۱۳۵۴", Digits::Persian);
        check("en", "the year ١٩٧٥ in it", Digits::Arabic);
        // Those of the language.
        for (language, expected) in [
            ("ar", Digits::Arabic),
            ("ar-EG", Digits::Arabic),
            ("ar-MA", Digits::Latin),
            ("ar_tn", Digits::Latin),
            ("ar-Arab-DZ", Digits::Latin),
            ("fa", Digits::Persian),
            ("UR-PK", Digits::Persian),
            ("ckb", Digits::Arabic),
            ("ug", Digits::Latin),
        ] {
            check(language, "نص", expected);
        }
        // Those of the letters.
        check("", "في البدء كان هذا النص", Digits::Arabic);
        check("", "این یک متن فارسی است", Digits::Persian);
        check("", "یہ اردو کی ایک تحریر ہے", Digits::Persian);
        check("", "ئەمە دەقێکی کوردییە", Digits::Arabic);
        check("", "بۇ ئۇيغۇرچە تېكىست، ئەسەردە", Digits::Latin);
        check("", "زبان", Digits::Arabic);
        check("he", "טקסט בעברית", Digits::Latin);
        check("", "ܫܠܡܐ", Digits::Latin);
        check("", "an English text with one word, سلام", Digits::Latin);
        check("en", "plain", Digits::Latin);
    }
}
