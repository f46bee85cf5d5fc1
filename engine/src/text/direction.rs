//! The direction of text: right-to-left or left-to-right (UAX #9, P2, P3 and HL1).

use unicode_bidi::{BidiClass, bidi_class};

/// A text direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, such as Latin.
    Ltr,
    /// Right to left, such as Arabic and Hebrew.
    Rtl,
}

impl Direction {
    /// Returns the other direction.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Ltr => Self::Rtl,
            Self::Rtl => Self::Ltr,
        }
    }

    /// Returns the direction of a language by its BCP 47 tag, or `None` for unknown languages, which may be
    /// written in any script.
    #[doc(hidden)]
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

/// The way in which the base direction of a paragraph is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// That of the first strong character outside isolates (UAX #9, P2 and P3); left to right if there is none.
    #[default]
    Auto,
    /// By context (UAX #9, HL1): in right-to-left surroundings, right to left if there is any right-to-left letter,
    /// so that a paragraph that begins with a Latin name is not turned around; else by the first strong character,
    /// and the surroundings if there is none.
    Context(Direction),
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl BaseDirection {
    /// Returns the base direction of `text`, one paragraph. Reads it up to the letter that decides.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Direction};
    /// assert_eq!(BaseDirection::Auto.of("OpenAI رائدة"), Direction::Ltr);
    /// assert_eq!(BaseDirection::Context(Direction::Rtl).of("OpenAI رائدة"), Direction::Rtl);
    /// ```
    #[must_use]
    pub fn of(self, text: &str) -> Direction {
        match self {
            Self::Auto => first_strong(text).unwrap_or(Direction::Ltr),
            Self::Context(surroundings) => of_block(text, surroundings),
            Self::Ltr => Direction::Ltr,
            Self::Rtl => Direction::Rtl,
        }
    }
}

impl From<Direction> for BaseDirection {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Ltr => Self::Ltr,
            Direction::Rtl => Self::Rtl,
        }
    }
}

/// Returns the direction of the first strong character of `text` outside isolates (UAX #9, P2 and P3), or
/// `None` if there is none.
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction_full(text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// Returns the base direction of a block of a document.
///
/// In a right-to-left document any right-to-left letter makes the block right-to-left (UAX #9, HL1), so that a
/// paragraph that starts with a Latin name is not reversed. Otherwise the first strong character decides, and
/// the document's direction if there is none.
#[must_use]
pub fn of_block(text: &str, document: Direction) -> Direction {
    if document == Direction::Rtl && text.chars().any(is_rtl_letter) {
        return Direction::Rtl;
    }
    first_strong(text).unwrap_or(document)
}

/// The words of a text, counted by their direction. A word with a right-to-left letter is right-to-left, one with
/// left-to-right letters only is left-to-right; others, such as numbers, are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// The number of right-to-left words.
    pub rtl: usize,
    /// The number of left-to-right words.
    pub ltr: usize,
    /// The direction of the first word.
    pub first: Option<Direction>,
    /// The direction of the last word.
    pub last: Option<Direction>,
}

impl WordCount {
    /// Counts the words of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        count.add(text);
        count
    }

    /// Counts the words of `text` too, as a continuation.
    pub fn add(&mut self, text: &str) {
        for word in text.split_whitespace() {
            // A right-to-left letter decides, wherever it stands; it is the first one in most words that have any.
            let mut weights = word.chars().map(weight).filter(|weight| *weight != 0);
            let direction = match weights.next() {
                None => continue,
                Some(first) if first > 0 || weights.any(|weight| weight > 0) => Direction::Rtl,
                Some(_) => Direction::Ltr,
            };
            self.first.get_or_insert(direction);
            self.last = Some(direction);
            match direction {
                Direction::Rtl => self.rtl += 1,
                Direction::Ltr => self.ltr += 1,
            }
        }
    }
}

/// Returns the direction of prose that has words of both directions: that of its first word if that is right-to-left,
/// or else that of most of its words. Returns `None` for text without words.
#[must_use]
pub fn of_words(text: &str) -> Option<Direction> {
    let count = WordCount::of(text);
    let is_rtl = count.first? == Direction::Rtl || count.rtl >= count.ltr;
    Some(if is_rtl { Direction::Rtl } else { Direction::Ltr })
}

/// The minimum number of words of running text whose direction may differ from that of its document.
const FEWEST_WORDS: usize = 8;

/// The least words of running text for each one of the other direction.
const WORDS_FOR_ONE: usize = 5;

/// Returns the base direction of a paragraph of running text, which is neither a heading, a list item, a caption nor a
/// table cell.
///
/// It is that of [`of_block`], except for prose in a right-to-left document that is plainly left-to-right: it has
/// eight words or more, starts and ends with a left-to-right one, and at most one word in five is right-to-left. So
/// an English paragraph that quotes an Arabic word is not reversed, and an Arabic one that starts with a name is not
/// either.
#[must_use]
pub fn of_running_text(text: &str, document: Direction) -> Direction {
    let of_block = of_block(text, document);
    // Most paragraphs begin with a letter of their document, and need not be counted.
    let starts_ltr = text.chars().map(weight).find(|&weight| weight != 0) == Some(-1);
    if of_block == Direction::Ltr || !starts_ltr {
        return of_block;
    }
    let count = WordCount::of(text);
    let words = count.rtl + count.ltr;
    let is_plain = words >= FEWEST_WORDS
        && (count.first, count.last) == (Some(Direction::Ltr), Some(Direction::Ltr))
        && count.rtl * WORDS_FOR_ONE <= words;
    if is_plain { Direction::Ltr } else { of_block }
}

/// Returns the direction of most strong characters of `texts`, or `None` if there are none. A tie is
/// right-to-left.
pub fn of_majority<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Direction> {
    let (rtl, ltr) = strong_letters(texts);
    (rtl + ltr > 0).then_some(if rtl < ltr { Direction::Ltr } else { Direction::Rtl })
}

/// Returns the numbers of strong characters of `texts`: right-to-left ones and left-to-right ones.
pub fn strong_letters<'a>(texts: impl Iterator<Item = &'a str>) -> (u64, u64) {
    texts
        .flat_map(str::chars)
        .map(weight)
        .fold((0, 0), |(rtl, ltr), weight| (rtl + u64::from(weight > 0), ltr + u64::from(weight < 0)))
}

/// Returns the weight of a character for [`strong_letters`]. The most common letters need no look-up, since whole
/// documents are examined.
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

/// Returns `true` if `c` is displayed from right to left: a letter, a punctuation mark or an Arabic digit.
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    c >= '\u{0590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// Returns `false` for a symbol that can't have a right-to-left character, by its first byte alone: a scan of frames
/// that have none is to cost little. Scripts of Africa and Asia, and emoji, share first bytes with the last ones.
pub(crate) fn may_be_rtl(symbol: &str) -> bool {
    matches!(symbol.as_bytes().first(), Some(0xD6..=0xE0 | 0xEF | 0xF0))
}

/// Returns `true` for right-to-left letters.
pub(crate) fn is_rtl_letter(c: char) -> bool {
    // Nothing below the Hebrew block is right-to-left, so most text needs no look-up.
    c >= '\u{0590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters that are not looked up have the class that a look-up returns.
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

    /// Prose that is plainly of the other direction runs its way; a name at the start of a sentence turns nothing.
    #[test]
    fn running_text_may_run_against_its_document() {
        let check = |text: &str, expected: Direction| {
            assert_eq!(of_running_text(text, Direction::Rtl), expected, "{text}");
        };
        check("The word كتاب (book) is used as the running example here.", Direction::Ltr);
        check("The word كتاب is used.", Direction::Rtl);
        check("OpenAI رائدة", Direction::Rtl);
        check("Visual Studio Code: محرر", Direction::Rtl);
        check("One two three four five six seven eight كتاب", Direction::Rtl);
        check("One two three كتاب five كتاب seven eight nine", Direction::Rtl);
        check("In 1990 one two three four five six seven كتاب nine 1991.", Direction::Ltr);
        assert_eq!(of_running_text("كتاب", Direction::Ltr), Direction::Rtl);
    }
}
