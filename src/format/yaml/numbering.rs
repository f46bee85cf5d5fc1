//! The names of numberings, which are those of CSS where it has any.

use serde::Deserialize;

use crate::text::numbering::Numbering;

/// A numbering by its name.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenNumbering {
    #[default]
    Decimal,
    ArabicIndic,
    Persian,
    LowerLatin,
    UpperLatin,
    LowerRoman,
    UpperRoman,
    Abjad,
    Alphabet,
    PersianAbjad,
    PersianAlphabet,
    Hebrew,
}

impl From<WrittenNumbering> for Numbering {
    fn from(written: WrittenNumbering) -> Self {
        match written {
            WrittenNumbering::Decimal => Self::Decimal,
            WrittenNumbering::ArabicIndic => Self::ArabicIndic,
            WrittenNumbering::Persian => Self::Persian,
            WrittenNumbering::LowerLatin => Self::LowerLatin,
            WrittenNumbering::UpperLatin => Self::UpperLatin,
            WrittenNumbering::LowerRoman => Self::LowerRoman,
            WrittenNumbering::UpperRoman => Self::UpperRoman,
            WrittenNumbering::Abjad => Self::Abjad,
            WrittenNumbering::Alphabet => Self::Alphabet,
            WrittenNumbering::PersianAbjad => Self::PersianAbjad,
            WrittenNumbering::PersianAlphabet => Self::PersianAlphabet,
            WrittenNumbering::Hebrew => Self::Hebrew,
        }
    }
}

/// The name of a numbering; none for the one that lists have if nothing is said.
pub(super) fn name(numbering: Numbering) -> Option<&'static str> {
    match numbering {
        Numbering::Decimal => None,
        Numbering::ArabicIndic => Some("arabic-indic"),
        Numbering::Persian => Some("persian"),
        Numbering::LowerLatin => Some("lower-latin"),
        Numbering::UpperLatin => Some("upper-latin"),
        Numbering::LowerRoman => Some("lower-roman"),
        Numbering::UpperRoman => Some("upper-roman"),
        Numbering::Abjad => Some("abjad"),
        Numbering::Alphabet => Some("alphabet"),
        Numbering::PersianAbjad => Some("persian-abjad"),
        Numbering::PersianAlphabet => Some("persian-alphabet"),
        Numbering::Hebrew => Some("hebrew"),
    }
}
