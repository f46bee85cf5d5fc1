//! A query taken apart: letters with the marks that were typed on them, and what stands between words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::Manner;
use qari_bidi::text::fold::{Folding, HAMZA, Level, is_ignorable};

/// The letter alef.
pub(super) const ALEF: char = '\u{0627}';
/// Madda and hamza: on some letters they are no marks to be passed over, but make another letter (آ أ ؤ إ ئ).
pub(super) const SEATED: [char; 3] = ['\u{0653}', '\u{0654}', '\u{0655}'];
/// The alef above a letter, which others write as a letter of its own or not at all.
pub(super) const DAGGER_ALEF: char = '\u{0670}';
/// Zero-width non-joiner: typed between the parts of a Persian word where others type a space.
const NON_JOINER: char = '\u{200C}';
/// A joiner between marks that is no mark.
const GRAPHEME_JOINER: char = '\u{034F}';
/// So many marks of one letter are looked for in every order; what is more is not looked for.
const MOST_MARKS: usize = 3;

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A letter, a digit, a sign.
    Letter(Letter),
    /// White space.
    Space,
    /// A zero-width non-joiner: as good as a space, or as nothing.
    Joiner,
}

/// A letter of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter.
    pub(super) c: char,
    /// The marks that a match must have on it.
    pub(super) marks: Vec<char>,
    /// Whether it has an alef above.
    pub(super) dagger: bool,
}

/// The Yiddish pairs of letters that have a character of their own.
pub(super) const PAIRS: [(char, [char; 2]); 3] = [('װ', ['ו', 'ו']), ('ױ', ['ו', 'י']), ('ײ', ['י', 'י'])];

/// The units of a query. Presentation forms are their letters (they come with text pasted from pages laid out for the eye), hamza
/// and madda are composed with the letter they change; with `verse_ends` the signs between verses are white space.
pub(super) fn units(text: &str, folding: Folding, manner: Manner, verse_ends: bool) -> Vec<Unit> {
    let chars: Vec<char> = text.chars().flat_map(|c| plain(c, folding)).collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut rest = chars.as_slice();
    while let [c, behind @ ..] = rest {
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
        if SEATED.contains(c) {
            let composed = last.as_ref().and_then(|letter| compose(letter.c, *c));
            if let (Some(letter), Some(composed)) = (last, composed) {
                letter.c = composed;
            }
        } else if folding.passes_over(*c) {
            if let Some(letter) = last {
                letter.mark(*c, manner);
            }
        } else {
            // A hamza before an alef is the alef's.
            let with_alef = behind.iter().find(|&&c| !is_ignorable(c));
            let is_of_alef = folding.level >= Level::Letters && *c == HAMZA && with_alef == Some(&ALEF);
            if !is_of_alef {
                units.push(Unit::Letter(Letter { c: *c, marks: Vec::new(), dagger: false }));
            }
        }
    }
    units
}

impl Letter {
    /// Takes in a mark that was typed on it.
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

/// Whether the query has marks that a match must have.
pub(super) fn has_marks(text: &str) -> bool {
    let decomposed: Vec<char> = text.chars().flat_map(|c| plain(c, Folding::default())).collect();
    let mut behind_letter = false;
    decomposed.into_iter().any(|c| {
        let is_required = behind_letter && (is_smart(c) || c == DAGGER_ALEF);
        behind_letter |= !is_ignorable(c) && !c.is_whitespace();
        is_required
    })
}

/// Whether a mark that was typed is to be where it was typed. Hamza is not: both those who type and those who write leave it out.
fn is_smart(c: char) -> bool {
    is_combining_mark(c) && is_ignorable(c) && !SEATED.contains(&c) && c != GRAPHEME_JOINER && c != DAGGER_ALEF
}

/// A character of a query as the letters that are looked for.
fn plain(c: char, folding: Folding) -> Vec<char> {
    match c {
        '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => std::iter::once(c).nfkc().collect(),
        _ if folding.level < Level::Letters => vec![c],
        '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' => std::iter::once(c).nfd().collect(),
        _ => PAIRS.iter().find(|(own, _)| *own == c).map_or_else(|| vec![c], |(_, pair)| pair.to_vec()),
    }
}

/// How many of the characters that `rest` begins with are the end of a verse or a mark between verses.
fn verse_end(rest: &[char]) -> usize {
    let digits = |from: &[char]| from.iter().take_while(|c| c.is_numeric()).count();
    let spaces = |from: &[char]| from.iter().take_while(|c| c.is_whitespace()).count();
    match rest {
        ['\u{06DE}' | '\u{06E9}', ..] => 1,
        ['\u{06DD}', behind @ ..] => 1 + digits(behind),
        ['﴿', behind @ ..] => {
            let before = spaces(behind);
            let number = digits(&behind[before..]);
            let after = spaces(&behind[before + number..]);
            let closes = behind.get(before + number + after) == Some(&'﴾');
            if number > 0 && closes { 2 + before + number + after } else { 0 }
        }
        _ => 0,
    }
}
