//! Decides whether a match may stand where it is: what a regular expression can't tell of the text around it.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::compose;

use super::affixes::{Affixes, Around, folded};
use super::exact::is_combining_mark;
use super::manner::{Manner, Words};
use super::speller::{ALEFS, Speller, YEHS};
use super::units::{HEBREW_QUOTES, NON_JOINER, SEATED, Unit, is_hebrew_letter};
use qari_bidi::text::fold::{Folding, HAMZA, Level, Orthography, is_ignorable};
use qari_bidi::text::order::digit;

/// Most letters of the affixes before or behind a match.
const MOST_AFFIX_LETTERS: usize = 16;
/// Most characters that are looked at, with marks.
const MOST_CHARS: usize = 256;
/// The signs of the indefinite accusative.
const FATHATAN: [char; 2] = ['\u{064B}', '\u{08F0}'];

/// The conditions on the text around a match.
#[derive(Clone, Debug)]
pub(super) struct Context {
    folding: Folding,
    words: Words,
    end: End,
    /// `true` if the query ends with an alef that isn't behind a hamza of its own.
    ends_with_alef: bool,
    /// `true` if the query ends with يء.
    ends_with_yeh_hamza: bool,
    /// The typed reh that a Kurdish query begins with.
    first_reh: Option<char>,
    /// The separators of thousands that are ignored.
    thousands: &'static str,
    /// The affixes of whole words; `None` if no affixes are allowed.
    affixes: Option<Arc<Affixes>>,
}

/// The characters that may follow a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Anything.
    Any,
    /// No letter: the last letter of the query occurs only at the end of a word (ة, ى).
    Word,
    /// No mark that composes with the last letter to another letter.
    Seated,
    /// No mark at all.
    Unmarked,
}

impl Context {
    /// Returns the conditions for an expression or an exact query, of which no letters are known.
    pub(super) fn unknown(folding: Folding, manner: Manner) -> Self {
        let end = if manner.regex || folding.level > Level::Exact { End::Any } else { End::Unmarked };
        Self {
            folding,
            words: manner.words,
            end,
            ends_with_alef: false,
            ends_with_yeh_hamza: false,
            first_reh: None,
            thousands: "",
            affixes: None,
        }
    }

    /// Returns the conditions for a query, taken apart.
    pub(super) fn of(speller: Speller<'_>) -> Self {
        let Speller { units, folding, manner } = speller;
        let base = Self::unknown(folding, manner);
        let letters = |unit: &Unit| unit.char();
        let first: Vec<char> = units.iter().skip_while(|unit| unit.char().is_none()).map_while(letters).collect();
        let last = units.iter().rev().skip_while(|unit| unit.char().is_none()).map_while(letters);
        let last: Vec<char> = last.collect::<Vec<char>>().into_iter().rev().collect();
        let whole = manner.words == Words::Whole;
        let affixes = whole.then(|| Arc::new(Affixes::new(&first, &last, speller.drops_alef(), folding)));
        match folding.level {
            Level::Exact => return Self { affixes, ..base },
            Level::Marks => return Self { end: End::Seated, affixes, ..base },
            Level::Letters | Level::Loose => {}
        }
        let ending = [units.len().checked_sub(2), units.len().checked_sub(1)].map(|at| units.get(at?)?.word_char());
        let is_in = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
        let end = if is_in(ending[1], "ةۃى") { End::Word } else { End::Any };
        let reh = units.first().and_then(Unit::char).filter(|c| matches!(c, 'ر' | 'ڕ'));
        Self {
            end,
            ends_with_alef: ending[1].is_some_and(|c| speller.folds_alef(c)) && !is_in(ending[0], "ءؤئ"),
            ends_with_yeh_hamza: is_in(ending[0], YEHS) && ending[1] == Some(HAMZA),
            first_reh: reh.filter(|_| folding.orthography == Orthography::Kurdish),
            thousands: speller.thousands(),
            affixes,
            ..base
        }
    }

    /// Returns `true` if the bytes `found` of `text` are a match where they stand.
    pub(super) fn allows(&self, text: &str, found: &Range<usize>) -> bool {
        self.may_end(text, found) && self.may_begin(text, found) && self.is_word(text, found)
    }

    fn may_end(&self, text: &str, found: &Range<usize>) -> bool {
        let matched = &text[found.clone()];
        let next = text[found.end..].chars().next();
        let ends = match self.end {
            // Affixes may follow, which change the last letter.
            End::Word if self.affixes.is_some() => true,
            End::Word => !goes_on(text, found.end),
            End::Seated => !next.is_some_and(|next| changes_last_letter(matched, next)),
            End::Unmarked => !next.is_some_and(is_combining_mark),
            End::Any => true,
        };
        if !ends || !(self.ends_with_alef || self.ends_with_yeh_hamza) {
            return ends;
        }
        let mut letters = matched.chars().rev().filter(|&c| !is_ignorable(c));
        let (last, before) = (letters.next(), letters.next());
        // The alef of جزءا is no part of a madda, and شئ is شيء only at the end of a word.
        let is_accusative = self.ends_with_alef && before == Some(HAMZA) && last.is_some_and(|c| ALEFS.contains(c));
        let is_short = self.ends_with_yeh_hamza && last == Some('ئ') && !before.is_some_and(|c| YEHS.contains(c));
        if is_accusative { goes_on(text, found.end) } else { !is_short || !goes_on(text, found.end) }
    }

    fn may_begin(&self, text: &str, found: &Range<usize>) -> bool {
        let first = text[found.clone()].chars().next();
        let other_reh = self.first_reh.is_some() && first != self.first_reh;
        let is_inside =
            || text[..found.start].chars().rev().find(|&c| !is_ignorable(c)).is_some_and(char::is_alphanumeric);
        !(other_reh && is_inside()) && (self.thousands.is_empty() || self.has_thousands_parted(text, found))
    }

    /// Returns `true` if each separator in the numbers of a match parts thousands: it stands behind one to three
    /// digits and before exactly three.
    fn has_thousands_parted(&self, text: &str, found: &Range<usize>) -> bool {
        let is_digit = |c: char| digit(c).is_some();
        let digits = |chars: &mut dyn Iterator<Item = char>| chars.take(4).take_while(|&c| is_digit(c)).count();
        let separators = text[found.clone()].char_indices().filter(|(_, c)| self.thousands.contains(*c));
        separators.map(|(at, c)| (found.start + at, c)).all(|(at, c)| {
            let before = digits(&mut text[..at].chars().rev());
            let behind = digits(&mut text[at + c.len_utf8()..].chars());
            before == 0 || behind == 0 || before <= 3 && behind == 3
        })
    }

    /// Returns `true` if the match is a word, where it has to be one.
    fn is_word(&self, text: &str, found: &Range<usize>) -> bool {
        match (self.words, &self.affixes) {
            (Words::Parts, _) => true,
            (_, Some(affixes)) => self.around(text, found).is_some_and(|around| affixes.allow(&around)),
            (_, None) => self.around(text, found).is_some_and(|around| around.is_bare()),
        }
    }

    /// Returns the word around a match; `None` if it has more letters than affixes could have.
    fn around(&self, text: &str, found: &Range<usize>) -> Option<Around> {
        let most = if self.affixes.is_some() { MOST_AFFIX_LETTERS } else { 0 };
        let inside = || text[found.clone()].chars().filter(|&c| !self.folding.passes_over(c));
        let mut before = self.letters(text[..found.start].chars().rev(), inside().next(), most)?;
        before.reverse();
        // A match takes the half-space behind its last letter, as it does marks.
        let last_end = found.start + text[found.clone()].trim_end_matches(is_ignorable).len();
        let behind = self.letters(text[last_end..].chars(), inside().next_back(), most)?;
        let rest = text[last_end..].chars().take(MOST_CHARS).take_while(|&c| is_of_word(c));
        let has_fathatan = rest.into_iter().any(|c| FATHATAN.contains(&c));
        let fold = |letters: Vec<char>| letters.into_iter().map(|c| folded(c, self.folding)).collect();
        Some(Around { before: fold(before), inside: inside().collect(), behind: fold(behind), has_fathatan })
    }

    /// Returns the letters of a word that `chars` goes on with behind the letter `last`, with half-spaces; `None` if
    /// there are more than `most`. In Hebrew a quote between two letters is a part of the word.
    fn letters(&self, chars: impl Iterator<Item = char> + Clone, last: Option<char>, most: usize) -> Option<Vec<char>> {
        let mut letters = Vec::new();
        let (mut last, mut count) = (last, 0);
        let mut rest = chars.take(MOST_CHARS);
        while let Some(c) = rest.next() {
            let goes_on = || {
                let next = || rest.clone().find(|&c| !is_ignorable(c) && !HEBREW_QUOTES.contains(c));
                HEBREW_QUOTES.contains(c) && last.is_some_and(is_hebrew_letter) && next().is_some_and(is_hebrew_letter)
            };
            if c == NON_JOINER {
                letters.push(c);
            } else if is_of_word(c) {
                if !self.folding.passes_over(c) {
                    count += 1;
                    if count > most {
                        return None;
                    }
                    letters.push(c);
                    last = Some(c);
                }
            } else if !goes_on() {
                break;
            }
        }
        Some(letters)
    }
}

/// Returns `true` if `c` is a part of a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_ignorable(c)
}

/// Returns `true` if the word goes on with a letter at byte `at` of `text`. A half-space ends it here.
fn goes_on(text: &str, at: usize) -> bool {
    let rest = text[at..].chars().take_while(|&c| is_of_word(c) && c != NON_JOINER);
    rest.into_iter().any(|c| c.is_alphanumeric() && !is_ignorable(c))
}

/// Returns `true` if `next` makes another letter of the last one of `matched`, as a hamza does of an alef.
fn changes_last_letter(matched: &str, next: char) -> bool {
    SEATED.contains(&next)
        && matched.chars().rfind(|&c| !is_ignorable(c)).is_some_and(|letter| compose(letter, next).is_some())
}
