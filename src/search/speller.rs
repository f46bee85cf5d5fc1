//! The spellings of the letters of a query at the level of letters: which characters a text may have for each of them.
//!
//! Rules that depend on neighbours look at the query. A match has the same neighbours, except at its ends; what must be
//! known of the text around a match is asked by [`super::context`].

use unicode_normalization::UnicodeNormalization;

use super::manner::{Manner, Words};
use super::spelling::{Piece, Spelling, sequence};
use super::units::{
    ALEF, BLANKS_OF_THOUSANDS, CARRIERS, DAGGER_ALEF, HYPHENS, Letter, THOUSANDS, Unit, is_hebrew_letter,
};
use qari_bidi::text::fold::{Folding, HAMZA, Level, Orthography};
use qari_bidi::text::order::digit;

/// The spellings of an alef.
pub(super) const ALEFS: &str = "اآأإٱٲٳٵ";
/// The yehs that carry a dagger alef, and the waw: صلوٰة, هدىٰ.
pub(super) const DAGGER_CARRIERS: &str = "وىیي";
/// The yehs.
pub(super) const YEHS: &str = "يىی";
/// The letters that hamza is written as, but for the alefs that have it below or with madda.
pub(super) const HAMZAS: &str = "أؤئء";
/// Most letters of the clitics before a word.
const MOST_CLITICS: usize = 4;

/// Tells the spellings of the units of a query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speller<'a> {
    pub(super) units: &'a [Unit],
    pub(super) folding: Folding,
    pub(super) manner: Manner,
}

impl Speller<'_> {
    /// Returns the spellings of a single letter, in the order in which they are tried.
    pub(super) fn letter(self, index: usize, letter: &Letter) -> Vec<Spelling> {
        let alike = vec![Piece::Letter(self.alike(index, letter.c))];
        if self.folding.level < Level::Letters {
            return vec![alike];
        }
        let mut spellings = Vec::new();
        let above = sequence(&[CARRIERS, "\u{0654}"]);
        if self.folds_alef(letter.c) {
            spellings.push(alike);
            let alefs = format!("{ALEFS}{DAGGER_ALEF}");
            if self.goes_on(index) {
                spellings.push(sequence(&["ء", &alefs]));
                // After a yeh the hamza of ـَٔا is that of ئا: سَيِّـَٔاتِ.
                if !self.char_before(index).is_some_and(|c| YEHS.contains(c)) {
                    spellings.push(sequence(&[CARRIERS, "\u{0654}", &alefs]));
                    spellings.push(sequence(&[CARRIERS, "\u{0670}", "\u{0654}"]));
                }
            }
            spellings.push(sequence(&[DAGGER_CARRIERS, "\u{0670}"]));
            spellings.extend((letter.c == 'أ').then_some(above));
            spellings.push(sequence(&["\u{0670}"]));
            if index == 0 && self.drops_alef() {
                spellings.push(Vec::new());
            }
            return spellings;
        }
        let folds_hamza = self.folding.alike('ئ').contains(&HAMZA);
        if letter.c == 'ئ' && folds_hamza {
            spellings.push(sequence(&[YEHS, "ء"]));
        }
        spellings.push(alike);
        if HAMZAS.contains(letter.c) && folds_hamza {
            spellings.push(above);
        } else if HAMZAS.contains(letter.c) && letter.c != HAMZA {
            // A letter of its own, as in Uyghur, is still the same if it is decomposed.
            spellings.push(std::iter::once(letter.c).nfd().map(|c| Piece::Letter(vec![c])).collect());
        }
        if letter.c == 'ە' && self.folding.orthography == Orthography::Kurdish {
            spellings.push(sequence(&["ه", "\u{200C}"]));
        }
        spellings
    }

    /// Returns the spellings of white space in the query.
    pub(super) fn space(self, index: usize) -> Vec<Spelling> {
        let mut spellings = vec![vec![Piece::Space]];
        if self.is_between(index, is_hebrew_letter) {
            spellings.push([sequence(&[HYPHENS]), vec![Piece::Blank]].concat());
        }
        spellings
    }

    /// Returns the spellings of a unit without its marks.
    pub(super) fn unit(self, index: usize) -> Vec<Spelling> {
        match &self.units[index] {
            Unit::Letter(letter) => self.letter(index, letter),
            Unit::Space => self.space(index),
            Unit::Joiner => vec![vec![Piece::Blank]],
        }
    }

    /// Returns the characters that a letter may be in a text.
    pub(super) fn alike(self, index: usize, c: char) -> Vec<char> {
        let mut alike = self.folding.alike(c);
        if self.folding.level < Level::Letters {
            return alike;
        }
        let next = self.char_behind(index);
        let before = self.char_before(index);
        let mut add = |more: &str| alike.extend(more.chars());
        if HAMZAS.contains(c) && self.is_before_long_waw(index) {
            add(HAMZAS);
        }
        // أَءِذَا, أَؤُنَبِّئُكُم: the second hamza of a question.
        if (c == 'إ' || HAMZAS.contains(c)) && self.is_after_first_hamza(index) {
            add(HAMZAS);
        }
        if matches!(c, 'أ' | 'ئ') && before.is_some() {
            let before_final_teh = next.is_some_and(|c| "ةۃ".contains(c)) && self.ends_word(index + 1);
            let is_persian = self.folding.orthography == Orthography::Persian;
            let after_consonant = is_persian && !before.is_some_and(|c| c == 'و' || ALEFS.contains(c));
            if before_final_teh || after_consonant {
                add("أئ");
            }
        }
        // أَءِذَا, ءَأَنتَ.
        if c == 'أ' && before.is_none() && next.is_some_and(|c| HAMZAS.contains(c) || ALEFS.contains(c)) {
            add("ء");
        }
        // The Uthmani spelling writes only one of two waws or yehs in a row, and the other as a small one.
        let is_beside = |set: &str| [before, next].into_iter().flatten().any(|c| set.contains(c));
        if c == 'و' && is_beside("وؤءئ\u{0654}") {
            add("\u{06E5}");
        }
        if YEHS.contains(c) && is_beside(YEHS) {
            add("\u{06E6}\u{06E7}");
        }
        if matches!(c, 'ر' | 'ڕ') && self.folding.orthography == Orthography::Kurdish && self.starts_word(index) {
            add("رڕ");
        }
        if self.may_have_suffix(index) {
            match c {
                'ة' | 'ه' => add("ت"),
                'ى' => add("ا"),
                _ => {}
            }
        }
        let mut seen = std::collections::HashSet::new();
        alike.retain(|c| seen.insert(*c));
        alike
    }

    /// Returns `true` if an Arabic text may write a pronoun behind the letter, which then changes.
    fn may_have_suffix(self, index: usize) -> bool {
        let is_arabic = self.folding.orthography == Orthography::Arabic;
        is_arabic && self.manner.words == Words::Whole && !self.manner.regex && index + 1 == self.units.len()
    }

    /// Returns `true` if the query is one word with the article, the alef of which is dropped after the preposition ل.
    pub(super) fn drops_alef(self) -> bool {
        let [first, second, rest @ ..] = self.units else { return false };
        let is_article = first.char() == Some(ALEF) && second.char() == Some('ل');
        let has_stem = rest.len() > 1 && rest[..2].iter().all(|unit| unit.word_char().is_some());
        let is_arabic = self.folding.orthography == Orthography::Arabic;
        is_arabic && self.manner.words == Words::Whole && !self.manner.regex && is_article && has_stem
    }

    pub(super) fn folds_alef(self, c: char) -> bool {
        self.folding.level >= Level::Letters && self.folding.alike(c).contains(&ALEF)
    }

    /// Returns the letter of the same word before the unit.
    pub(super) fn char_before(self, index: usize) -> Option<char> {
        self.units.get(index.checked_sub(1)?)?.word_char()
    }

    /// Returns the letter of the same word behind the unit.
    pub(super) fn char_behind(self, index: usize) -> Option<char> {
        self.units.get(index + 1)?.word_char()
    }

    /// Returns `true` if the unit is the first letter of a word, as far as the query tells.
    pub(super) fn starts_word(self, index: usize) -> bool {
        if index == 0 { !self.manner.regex } else { self.char_before(index).is_none() }
    }

    /// Returns `true` if the unit is the last letter of a word, as far as the query tells.
    pub(super) fn ends_word(self, index: usize) -> bool {
        let is_last = index + 1 == self.units.len();
        if is_last { !self.manner.regex } else { self.char_behind(index).is_none() }
    }

    /// Returns `true` if the word may go on behind the unit.
    fn goes_on(self, index: usize) -> bool {
        index + 1 == self.units.len() || self.char_behind(index).is_some()
    }

    /// Returns `true` if the units before and behind `index` are characters of a kind.
    pub(super) fn is_between(self, index: usize, is: impl Fn(char) -> bool) -> bool {
        let is = |index: usize| self.units.get(index).and_then(Unit::char).is_some_and(&is);
        index.checked_sub(1).is_some_and(&is) && is(index + 1)
    }

    /// Returns the letters of the word before the unit: no more than the last ones, where there are many.
    pub(super) fn letters_before(self, index: usize) -> String {
        let letters = self.units[..index].iter().rev().map_while(Unit::word_char);
        let letters: Vec<char> = letters.take(MOST_CLITICS + 1).collect();
        letters.into_iter().rev().collect()
    }

    /// Returns `true` for a hamza before a waw that is a long vowel: شؤون, شئون; قرؤوا, قرأوا, قرءوا. At the beginning
    /// of a word and behind the prefixes of verbs and participles the waw is a consonant: أول, يأوي, مأوى.
    fn is_before_long_waw(self, index: usize) -> bool {
        let Some(before) = self.char_before(index) else { return false };
        let behind_prefix = "يتنما".contains(before) && is_clitic(&self.letters_before(index - 1));
        self.char_behind(index) == Some('و') && !behind_prefix
    }

    /// Returns `true` for a letter behind a hamza that begins a word.
    fn is_after_first_hamza(self, index: usize) -> bool {
        index > 0 && self.char_before(index) == Some('أ') && self.starts_word(index - 1)
    }

    /// Returns the separators of thousands that are ignored between digits: none where the query has a comma between
    /// digits that separates none, and no blanks where it has blanks.
    pub(super) fn thousands(self) -> &'static str {
        let is_digit = |c: char| digit(c).is_some();
        let numbers = self.units.windows(2).any(|pair| pair.iter().all(|unit| unit.char().is_some_and(is_digit)));
        let comma = |index: usize| {
            self.units[index].char().is_some_and(|c| THOUSANDS.contains(c)) && self.is_between(index, is_digit)
        };
        if !numbers || self.manner.regex || (0..self.units.len()).any(comma) {
            ""
        } else if self.units.contains(&Unit::Space) {
            &THOUSANDS[..THOUSANDS.len() - BLANKS_OF_THOUSANDS]
        } else {
            THOUSANDS
        }
    }
}

/// Returns `true` for nothing, for words of one letter that are written together with the next one, and for the
/// article.
pub(super) fn is_clitic(letters: &str) -> bool {
    let letters = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    let letters = letters.strip_prefix(['ب', 'ك', 'ل', 'س']).unwrap_or(letters);
    matches!(letters, "" | "ال" | "ل")
}
