//! The digits that languages and letters are written with.

use super::order::digit;

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
    /// Returns the default digits of a language in Arabic script (CLDR, `defaultNumberingSystem`), or `None` for other
    /// languages. Arabic has Latin digits in the Maghreb and the Emirates. Urdu differs from the CLDR, which says Latin
    /// for Pakistan: books print Persian ones.
    #[must_use]
    pub fn of_language(tag: &str) -> Option<Self> {
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
    #[must_use]
    pub fn of_letters(letters: impl Iterator<Item = char>) -> Self {
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
