//! Takes a query apart: letters with the marks typed on them, and what stands between words.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::gap;
use super::manner::Manner;
use qari_bidi::text::fold::{Folding, HAMZA, LIGATURES, Level, Orthography, is_ignorable};
use qari_bidi::text::order::digit;

/// ARABIC LETTER ALEF.
pub(super) const ALEF: char = '\u{0627}';
/// Madda and hamza. On some letters they are no ignorable marks, but make another letter (آ أ ؤ إ ئ).
pub(super) const SEATED: [char; 3] = ['\u{0653}', '\u{0654}', '\u{0655}'];
/// A hamza above. On a tatweel, as the Uthmani spelling has it, it is a letter: شَيْـًٔا.
pub(super) const HAMZA_ABOVE: char = '\u{0654}';
/// The dagger alef, for which modern spelling has an alef or nothing.
pub(super) const DAGGER_ALEF: char = '\u{0670}';
/// The characters that carry a hamza without a seat: tatweel, and the zero-width joiner of some editions.
pub(super) const CARRIERS: &str = "\u{0640}\u{200D}";
/// The characters that part thousands in numbers: never a full stop, which parts decimals.
pub(super) const THOUSANDS: &str = ",٬،\u{2009}\u{202F}";
/// The bytes at the end of [`THOUSANDS`] that are blanks.
pub(super) const BLANKS_OF_THOUSANDS: usize = '\u{2009}'.len_utf8() + '\u{202F}'.len_utf8();
/// The signs inside Hebrew abbreviations and foreign names (צה״ל, צ׳ק), as typed on various keyboards.
pub(super) const HEBREW_QUOTES: &str = "\"'״׳’”";
/// Maqaf and hyphens, which join two Hebrew words.
pub(super) const HYPHENS: &str = "-־\u{2010}\u{2011}";
/// Zero-width non-joiner: typed between the parts of a Persian word where others type a space.
pub(super) const NON_JOINER: char = '\u{200C}';
/// A joiner between marks; no mark itself.
const GRAPHEME_JOINER: char = '\u{034F}';
/// Most marks on a letter that are required; further ones are ignored.
const MOST_MARKS: usize = 3;
/// The Hebrew accents and other signs that only an exact search requires: te'amim, meteg, puncta extraordinaria.
const ACCENTS: [RangeInclusive<char>; 3] = ['\u{0591}'..='\u{05AF}', '\u{05BD}'..='\u{05BD}', '\u{05C4}'..='\u{05C5}'];

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A letter, a digit, a sign.
    Letter(Letter),
    /// White space.
    Space,
    /// A place where a text may have white space: a zero-width non-joiner, or one of عبد ال.
    Joiner,
}

/// A letter of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter.
    pub(super) c: char,
    /// The marks that a match must have on it.
    pub(super) marks: Vec<char>,
    /// `true` if a dagger alef stands on it.
    pub(super) dagger: bool,
}

impl Letter {
    fn new(c: char) -> Self {
        Self { c, marks: Vec::new(), dagger: false }
    }

    /// Adds a typed mark.
    fn mark(&mut self, mark: char, manner: Manner) {
        if mark == DAGGER_ALEF {
            self.dagger = true;
        } else if is_smart(mark)
            && !manner.without_marks
            && self.marks.len() < MOST_MARKS
            && !self.marks.contains(&mark)
        {
            self.marks.push(mark);
        }
    }
}

impl Unit {
    /// Returns the character, if the unit is a letter, a digit or a sign.
    pub(super) fn char(&self) -> Option<char> {
        match self {
            Self::Letter(letter) => Some(letter.c),
            Self::Space | Self::Joiner => None,
        }
    }

    /// Returns the character, if the unit is a letter or a digit.
    pub(super) fn word_char(&self) -> Option<char> {
        self.char().filter(|c| c.is_alphanumeric() || *c == HAMZA_ABOVE)
    }
}

/// Takes a query apart. Presentation forms become their letters: they come with text pasted from pages in visual
/// order. Hamza and madda are composed with the letter that they change. With `verse_ends`, the signs between verses
/// are spaces.
pub(super) fn units(text: &str, folding: Folding, manner: Manner, verse_ends: bool) -> Vec<Unit> {
    let chars: Vec<char> = text.chars().flat_map(|c| plain(c, folding)).collect();
    let folds = folding.level >= Level::Letters;
    let mut units: Vec<Unit> = Vec::new();
    let mut rest = chars.as_slice();
    let mut before = None;
    while let [c, behind @ ..] = rest {
        let carrier = before.replace(*c).filter(|&c| CARRIERS.contains(c));
        let verse_end = if verse_ends { verse_end(rest) } else { 0 };
        rest = &rest[verse_end.max(1)..];
        if verse_end > 0 || c.is_whitespace() || *c == NON_JOINER {
            let unit = if *c == NON_JOINER { Unit::Joiner } else { Unit::Space };
            match units.last_mut() {
                Some(last @ (Unit::Space | Unit::Joiner)) if unit == Unit::Space => *last = unit,
                Some(Unit::Space | Unit::Joiner) => {}
                _ => units.push(unit),
            }
            continue;
        }
        let last = match units.last_mut() {
            Some(Unit::Letter(letter)) => Some(letter),
            _ => None,
        };
        let is_mark = |c: &char| is_ignorable(*c) && !CARRIERS.contains(*c);
        if *c == HAMZA_ABOVE && carrier.is_some() && folds {
            units.push(Unit::Letter(Letter::new(HAMZA_ABOVE)));
        } else if SEATED.contains(c) {
            let composed = last.as_ref().and_then(|letter| compose(letter.c, *c));
            if let (Some(letter), Some(composed)) = (last, composed) {
                let parts = plain(composed, folding);
                letter.c = parts[0];
                units.extend(parts[1..].iter().map(|&c| Unit::Letter(Letter::new(c))));
            }
        } else if folding.passes_over(*c) {
            if let Some(letter) = last {
                letter.mark(*c, manner);
            }
            // The hamza of شَيْـًٔا: its carrier may have other marks before it.
            before = before.filter(|c| !is_mark(c)).or(carrier);
        } else if folding.orthography == Orthography::Kurdish && *c == 'ه' && behind.first() == Some(&NON_JOINER) {
            // Older Kurdish texts write the vowel ە as a heh that does not join.
            units.push(Unit::Letter(Letter::new('ە')));
            rest = &rest[1..];
        } else if !(folds && *c == HAMZA && is_madda(behind)) {
            units.push(Unit::Letter(Letter::new(*c)));
        }
    }
    if folds { joined(&units, manner) } else { units }
}

/// Returns `true` if a hamza before `rest` is a part of the alef that follows it (قرءان for قرآن): only if the word
/// goes on, since جزءا is جزء in the accusative.
fn is_madda(rest: &[char]) -> bool {
    let mut letters = rest.iter().filter(|&&c| !is_ignorable(c));
    letters.next() == Some(&ALEF) && letters.next().is_some_and(|c| c.is_alphanumeric())
}

/// Removes what texts write or not between two letters: separators of thousands, and the quotes of Hebrew
/// abbreviations. Makes a joiner of the blank in عبد الله, and puts one where it is missing.
fn joined(units: &[Unit], manner: Manner) -> Vec<Unit> {
    let char_at = |index: usize| units.get(index).and_then(Unit::char);
    let is_digit = |index: usize| char_at(index).is_some_and(|c| digit(c).is_some());
    let is_in = |index: usize, set: &str| char_at(index).is_some_and(|c| set.contains(c));
    let is_hebrew = |index: usize| char_at(index).is_some_and(is_hebrew_letter);
    let parts_thousands = |index: usize| {
        index > 0
            && is_in(index, THOUSANDS)
            && is_digit(index - 1)
            && (index + 1..index + 4).all(is_digit)
            && !is_digit(index + 4)
    };
    let is_quote_inside = |index: usize| {
        let quotes = |index: usize| is_in(index, HEBREW_QUOTES);
        let before = (1..=2).find(|back| index >= *back && !quotes(index - back)).map(|back| index - back);
        let behind = (1..=2).find(|on| !quotes(index + on)).map(|on| index + on);
        quotes(index) && before.is_some_and(is_hebrew) && behind.is_some_and(is_hebrew)
    };
    let mut joined = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        let behind_abd = joined_ends_abd(&joined) && !manner.regex;
        let article = |from: usize| char_at(from) == Some(ALEF) && char_at(from + 1) == Some('ل');
        if !manner.regex && (parts_thousands(index) || is_quote_inside(index)) {
            continue;
        }
        if behind_abd && *unit == Unit::Space && article(index + 1) {
            joined.push(Unit::Joiner);
            continue;
        }
        if behind_abd && article(index) {
            joined.push(Unit::Joiner);
        }
        joined.push(unit.clone());
    }
    joined
}

/// Returns `true` if the last word of `units` is عبد, the first part of names, which many write together with the
/// second.
fn joined_ends_abd(units: &[Unit]) -> bool {
    let word: Vec<char> = units.iter().rev().map_while(Unit::word_char).collect();
    matches!(word.as_slice(), ['د', 'ب', 'ع'] | ['د', 'ب', 'ع', 'و' | 'ف' | 'ب' | 'ل' | 'ك'])
}

/// Returns `true` for the letters of the Hebrew alphabet.
pub(super) fn is_hebrew_letter(c: char) -> bool {
    matches!(c, '\u{05D0}'..='\u{05EA}' | '\u{05EF}'..='\u{05F2}')
}

/// Returns `true` if the query has marks that a match must have.
pub(super) fn has_marks(text: &str) -> bool {
    let decomposed: Vec<char> = text.chars().flat_map(|c| plain(c, Folding::default())).collect();
    let mut behind_letter = false;
    decomposed.into_iter().any(|c| {
        let is_required = behind_letter && (is_smart(c) || c == DAGGER_ALEF);
        behind_letter |= !is_ignorable(c) && !c.is_whitespace();
        is_required
    })
}

/// Returns `true` if a typed mark is required. Hamza is not, since readers and writers both leave it out, and neither
/// are Hebrew accents.
fn is_smart(c: char) -> bool {
    is_combining_mark(c)
        && is_ignorable(c)
        && !SEATED.contains(&c)
        && c != GRAPHEME_JOINER
        && c != DAGGER_ALEF
        && !ACCENTS.iter().any(|range| range.contains(&c))
}

/// Returns the letters that a character of a query stands for.
fn plain(c: char, folding: Folding) -> Vec<char> {
    match c {
        '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => std::iter::once(c).nfkc().collect(),
        _ if folding.level < Level::Letters => vec![c],
        '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}'
            if !LIGATURES.iter().any(|(_, own)| *own == c) =>
        {
            std::iter::once(c).nfd().collect()
        }
        _ => LIGATURES
            .iter()
            .find(|(_, own)| *own == c)
            .map_or_else(|| vec![c], |(letters, _)| letters.chars().collect()),
    }
}

/// Returns the number of characters at the beginning of `rest` that end or part a verse.
fn verse_end(rest: &[char]) -> usize {
    if !rest.first().is_some_and(|&c| gap::begins_sign(c)) {
        return 0;
    }
    let text: String = rest.iter().collect();
    text[..gap::sign(&text)].chars().count()
}
