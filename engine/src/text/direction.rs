//! The direction of text: right-to-left or left-to-right (UAX #9, P2, P3 and HL1).

use unicode_bidi::{BidiClass, bidi_class};

/// The direction that text or an interface runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, as Latin.
    Ltr,
    /// Right to left, as Arabic and Hebrew.
    Rtl,
}

impl Direction {
    /// The direction a language is written in, by its BCP 47 tag; `None` where the tag does not say
    /// (an unknown language may be written in any script).
    #[must_use]
    pub fn of_language(tag: &str) -> Option<Self> {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
        if let Some(script) = subtags.find(|subtag| subtag.len() == 4 && subtag.is_ascii()) {
            let script = script.to_ascii_lowercase();
            let rtl = ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr"];
            return Some(if rtl.contains(&script.as_str()) { Self::Rtl } else { Self::Ltr });
        }
        match language.as_str() {
            "ar" | "arz" | "ary" | "fa" | "prs" | "ur" | "ps" | "sd" | "ckb" | "ug" | "he" | "iw" | "yi" | "ji"
            | "syr" | "dv" | "nqo" | "ks" | "skr" | "pnb" | "lrc" | "glk" | "mzn" | "azb" => Some(Self::Rtl),
            "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "ru" | "id" | "ms" => Some(Self::Ltr),
            _ => None,
        }
    }
}

/// The direction of the first strong character of `text` that no isolate encloses (UAX #9, P2 and
/// P3), or `None` if there is none.
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction_full(text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// The base direction of a block of a document: in a right-to-left document any right-to-left letter
/// makes the block right-to-left (UAX #9, HL1), so that a paragraph that begins with a Latin name is
/// not turned around; else the first strong character decides, and where there is none, the document.
#[must_use]
pub fn of_block(text: &str, document: Direction) -> Direction {
    if document == Direction::Rtl && text.chars().any(is_rtl_letter) {
        return Direction::Rtl;
    }
    first_strong(text).unwrap_or(document)
}

/// The direction that most strong characters of `texts` have, or `None` if there is none; a tie is right-to-left.
pub fn of_majority<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Direction> {
    let weights = texts.flat_map(str::chars).map(weight);
    let (balance, strong) = weights.fold((0, 0), |(balance, strong), weight| (balance + weight, strong | weight));
    (strong != 0).then_some(if balance < 0 { Direction::Ltr } else { Direction::Rtl })
}

/// How much a character counts for right to left. The letters that nearly all text is of are told without a look-up: whole
/// documents are asked.
fn weight(c: char) -> i64 {
    match c {
        'a'..='z' | 'A'..='Z' => -1,
        '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}' => 1,
        '\0'..='\u{7F}' => 0,
        _ => match bidi_class(c) {
            BidiClass::R | BidiClass::AL => 1,
            BidiClass::L => -1,
            _ => 0,
        },
    }
}

/// Whether `c` is shown from right to left by itself: a letter, a mark of punctuation or an Arabic digit.
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    c >= '\u{0590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

fn is_rtl_letter(c: char) -> bool {
    // Nothing below the Hebrew block is right-to-left: most text is decided without a look-up.
    c >= '\u{0590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters that are not looked up have the class that a look-up gives.
    #[test]
    fn a_look_up_would_say_the_same() {
        for c in '\0'..='\u{2FFF}' {
            let expected = match bidi_class(c) {
                BidiClass::R | BidiClass::AL => 1,
                BidiClass::L => -1,
                _ => 0,
            };
            assert_eq!(weight(c), expected, "{c:?}");
        }
    }
}
