//! The digits of numbers that the text does not have: those of lists and of printed pages.

use crate::article::Article;
use crate::text::order::digit;

/// How much of a text is asked which digits it uses, in bytes.
const SAMPLE: usize = 64 * 1024;

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
    /// The digits that `article` itself uses most; where it has none, those of its language.
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
            _ if most == 0 => Self::of_language(article.language().unwrap_or_default()),
            _ => Self::Latin,
        }
    }

    /// The digits that a language is usually written with today. Arabic is written with either, by country: where nothing
    /// says which, with those that every reader knows.
    fn of_language(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "fa" | "ur" | "ps" | "prs" => Self::Persian,
            "ckb" => Self::Arabic,
            _ => Self::Latin,
        }
    }

    /// `number` in these digits.
    #[must_use]
    pub fn write(self, number: u32) -> String {
        self.within(&number.to_string())
    }

    /// `text` with its digits, whichever they are, as these.
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
