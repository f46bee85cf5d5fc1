//! The digits of numbers that the text does not have: those of lists and of printed pages.

use crate::article::Article;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::order::digit;
use qari_bidi::text::script;

/// The bytes of a text that are searched for the digits it uses.
const SAMPLE: usize = 64 * 1024;

/// The countries whose Arabic is written with Latin digits (CLDR).
const LATIN_REGIONS: [&str; 6] = ["AE", "DZ", "EH", "LY", "MA", "TN"];

/// A set of ten digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0 1 2
    #[default]
    Latin,
    /// ٠ ١ ٢
    Arabic,
    /// ۰ ۱ ۲
    Persian,
}

impl Digits {
    /// Returns the digits that `article` itself uses most, or those that its readers are used to if it has none.
    #[must_use]
    pub fn of(article: &Article) -> Self {
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
            Some(1) => Self::Arabic,
            Some(2) => Self::Persian,
            _ if most == 0 => Self::of_reader(article),
            _ => Self::Latin,
        }
    }

    /// Returns the digits that the readers of `article` are used to: by its language, or by its letters if the language
    /// says nothing and the script is Arabic.
    fn of_reader(article: &Article) -> Self {
        let texts = || article.flow().map(|block| article.text(block));
        let by_letters = || {
            let is_arabic = article.direction() == Direction::Rtl && script::is_arabic(texts());
            if is_arabic { Self::of_letters(texts().flat_map(str::chars).take(SAMPLE)) } else { Self::Latin }
        };
        article.language().and_then(Self::of_language).unwrap_or_else(by_letters)
    }

    /// Returns the default digits of a language in Arabic script (CLDR, `defaultNumberingSystem`), or `None` for other
    /// languages. Arabic has Latin digits in the Maghreb and the Emirates. Urdu differs from the CLDR, which says Latin
    /// for Pakistan: books print Persian ones.
    fn of_language(tag: &str) -> Option<Self> {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next()?.to_ascii_lowercase();
        match language.as_str() {
            "ar" => {
                let is_of = |part: &str| LATIN_REGIONS.iter().any(|region| region.eq_ignore_ascii_case(part));
                Some(if parts.any(is_of) { Self::Latin } else { Self::Arabic })
            }
            "fa" | "ur" | "ps" | "prs" | "mzn" | "lrc" => Some(Self::Persian),
            "ckb" | "sd" => Some(Self::Arabic),
            "ug" => Some(Self::Latin),
            _ => None,
        }
    }

    /// Returns the digits of a text in Arabic script, by the yeh of its keyboard, which is Persian and Urdu or Arabic,
    /// and by the letter for a short a (ە), one of the commonest in Kurdish (`ckb`) and Uyghur.
    fn of_letters(letters: impl Iterator<Item = char>) -> Self {
        let (mut persian, mut arabic, mut short_a) = (0_usize, 0_usize, 0_usize);
        for c in letters {
            match c {
                'ی' => persian += 1,
                'ي' => arabic += 1,
                'ە' => short_a += 1,
                _ => {}
            }
        }
        match (persian > arabic, short_a * 4 > persian + arabic) {
            (true, false) => Self::Persian,
            (true, true) | (false, false) => Self::Arabic,
            (false, true) => Self::Latin,
        }
    }

    /// Writes `number` in these digits.
    #[must_use]
    pub fn write(self, number: u32) -> String {
        self.within(&number.to_string())
    }

    /// Writes `number` per cent, with the sign that goes with the digits, as Arabic text has it in any direction (CLDR,
    /// `percentSign`).
    #[must_use]
    pub fn percent(self, number: usize) -> String {
        let sign = match self {
            Self::Latin => "%",
            Self::Arabic => "\u{066A}\u{061C}",
            Self::Persian => "\u{066A}",
        };
        self.within(&format!("{number}{sign}"))
    }

    /// Replaces the digits in `text`, whichever they are, by these.
    #[must_use]
    pub fn within(self, text: &str) -> String {
        let zero = match self {
            Self::Latin => '0',
            Self::Arabic => '\u{0660}',
            Self::Persian => '\u{06F0}',
        };
        let written = |c: char| digit(c).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
        text.chars().map(written).collect()
    }
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
            assert_eq!(Digits::of(&article), expected, "{language} {text}");
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
