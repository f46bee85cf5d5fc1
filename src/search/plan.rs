//! The spellings that depend on more than one letter: groups of letters that are spelt in more than one way together,
//! and what a text may have between two letters that the query has not.

use unicode_normalization::UnicodeNormalization;

use super::lexicon;
use super::speller::{ALEFS, HAMZAS, Speller, YEHS, is_clitic};
use super::spelling::{Piece, Spelling, optional, product, sequence};
use super::units::{ALEF, CARRIERS, HAMZA_ABOVE, HEBREW_QUOTES, HYPHENS, Unit, is_hebrew_letter};
use qari_bidi::text::fold::{HAMZA, LIGATURES, Level};
use qari_bidi::text::order::digit;

/// ARABIC SMALL HIGH ROUNDED ZERO, the sign of a silent letter.
const SILENT: char = '\u{06DF}';
/// ARABIC SUKUN, the sign of silent letters in other editions.
const SUKUN: char = '\u{0652}';
/// ARABIC SHADDA.
const SHADDA: &str = "\u{0651}";
/// Most letters of a group of Latin or Yiddish ligatures that overlap.
const MOST_TILED: usize = 8;

/// A group of letters of a query that a text may spell in several ways together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The number of units.
    pub(super) count: usize,
    /// The spellings, in the order in which they are tried.
    pub(super) spellings: Vec<Spelling>,
}

/// The spellings that depend on more than one letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// For each unit, what a text may have before it that the query has not: none, or spellings of which the last is
    /// empty.
    pub(super) gaps: Vec<Vec<Spelling>>,
    /// For each unit, the group that begins with it.
    pub(super) groups: Vec<Option<Group>>,
}

impl Speller<'_> {
    /// Returns the gaps and the groups of all units.
    pub(super) fn plan(self) -> Plan {
        let count = self.units.len();
        if self.folding.level < Level::Letters {
            return Plan { gaps: vec![Vec::new(); count], groups: vec![None; count] };
        }
        let thousands = self.thousands();
        let thousands = if thousands.is_empty() { Vec::new() } else { optional(thousands, 1) };
        let mut gaps: Vec<Vec<Spelling>> = (0..count).map(|index| self.gap(index, &thousands)).collect();
        let mut groups: Vec<Option<Group>> = vec![None; count];
        for other in self.words().flat_map(|word| self.other_spellings(word)) {
            let (at, count) = (other.start, other.count);
            let written: Vec<Spelling> = other.written.iter().map(|letters| self.literally(letters)).collect();
            if count == 0 {
                gaps[at] = [written, vec![Vec::new()]].concat();
            } else if let Some(own) = self.spelt(at, count) {
                groups[at] = Some(Group { count, spellings: [own, written].concat() });
            }
        }
        let mut index = 0;
        while index < count {
            let group = groups[index].take().or_else(|| self.group(index));
            let next = index + group.as_ref().map_or(1, |group| group.count);
            groups[index] = group;
            index = next;
        }
        Plan { gaps, groups }
    }

    /// Returns the spellings of `count` units together, or `None` if they must have marks.
    fn spelt(self, start: usize, count: usize) -> Option<Vec<Spelling>> {
        let plain = |unit: &Unit| !matches!(unit, Unit::Letter(own) if !own.marks.is_empty() || own.dagger);
        let units = self.units.get(start..start + count)?;
        let own = || (start..start + count).map(|index| self.unit(index));
        units.iter().all(plain).then(|| own().fold(vec![Vec::new()], |all, own| product(&all, &own)))
    }

    /// Returns the spelling of letters of the lexicon. A hamza is on no other seat.
    fn literally(self, letters: &str) -> Spelling {
        let piece = |c: char| match c {
            '\u{0640}' => CARRIERS.chars().collect(),
            SILENT => vec![SILENT, SUKUN],
            HAMZA_ABOVE | 'أ' | 'إ' | 'ؤ' | 'ئ' | HAMZA => vec![c],
            c => self.folding.alike(c),
        };
        letters.chars().map(|c| Piece::Letter(piece(c))).collect()
    }

    /// Returns the group of letters that begins at `index`.
    fn group(self, index: usize) -> Option<Group> {
        let c = self.units[index].char();
        let next = self.units.get(index + 1).and_then(Unit::char);
        let with = |count: usize, more: Vec<Spelling>| {
            let spellings = [self.spelt(index, count)?, more].concat();
            Some(Group { count, spellings })
        };
        if self.is_between(index, is_hebrew_letter) && c.is_some_and(|c| HYPHENS.contains(c)) {
            return Some(Group { count: 1, spellings: self.space(index) });
        }
        if let Some(group) = self.ligatures(index) {
            return Some(group);
        }
        let (c, next_unit) = (c?, self.units.get(index + 1)?);
        // شيء is also written شئ.
        if YEHS.contains(c) && next == Some(HAMZA) && self.ends_word(index + 1) {
            return with(2, vec![sequence(&["ئ"])]);
        }
        // هيئة typed as هيأه.
        if matches!(c, 'أ' | 'ئ') && next == Some('ه') && self.ends_word(index + 1) && self.char_before(index).is_some()
        {
            return with(2, vec![sequence(&["أئ", "ةۃ"])]);
        }
        // The Uthmani spelling has one lam in ٱلَّيْلِ.
        let article = |before: &str| before.strip_suffix(ALEF).is_some_and(is_clitic);
        let is_double = c == 'ل' && next == Some('ل') && article(&self.letters_before(index));
        let letters_behind = self.units[index..].iter().take(4).take_while(|unit| unit.word_char().is_some()).count();
        if is_double && letters_behind > 3 {
            return with(2, vec![sequence(&["ل", SHADDA])]);
        }
        // It writes يا and ها together with the word behind them: يَٰقَوْمِ, هَٰٓأَنتُمْ.
        let calls = matches!(self.letters_before(index).as_str(), "ي" | "ه" | "وي" | "في" | "وه" | "فه");
        if c == ALEF && calls && *next_unit == Unit::Space {
            return with(2, vec![sequence(&["\u{0670}"])]);
        }
        // Normalised texts have the dagger alef before the hamza: خَطِيـَٰٔتِ.
        if (HAMZAS.contains(c) || c == HAMZA_ABOVE) && next.is_some_and(|next| self.folds_alef(next)) {
            let normalised = sequence(&[CARRIERS, "\u{0670}", "\u{0654}"]);
            // The hamza of ٱلۡـَٔاخِرَةِ, pasted, is that of a madda.
            let is_madda = c == HAMZA_ABOVE && !self.char_before(index).is_some_and(|c| YEHS.contains(c));
            return with(2, [vec![normalised], is_madda.then(|| sequence(&[ALEFS])).into_iter().collect()].concat());
        }
        None
    }

    /// Returns the group of letters from `index` on that ligatures may stand for: ss and ß, וו and װ. Ligatures that
    /// overlap are one group.
    fn ligatures(self, index: usize) -> Option<Group> {
        let begins = |at: usize| {
            LIGATURES.iter().filter(move |(letters, _)| {
                let is_plain = |unit: &&Unit| matches!(unit, Unit::Letter(own) if own.marks.is_empty() && !own.dagger);
                let own = self.units[at..].iter().map(|unit| Some(unit).filter(is_plain).and_then(Unit::char));
                letters.chars().map(Some).eq(own.take(letters.chars().count()))
            })
        };
        let mut end = index + 1;
        let mut at = index;
        while at < end && end < index + MOST_TILED {
            end = begins(at).map(|(letters, _)| at + letters.chars().count()).fold(end, usize::max);
            at += 1;
        }
        if end == index + 1 {
            return None;
        }
        // All ways to see the letters from each place on, those with single letters first.
        let mut tilings: Vec<Vec<Spelling>> = vec![vec![Vec::new()]];
        for at in (index..end).rev() {
            let behind = |count: usize| tilings.get(tilings.len().checked_sub(count)?);
            let mut own =
                behind(1).map(|rest| product(&self.spelt(at, 1).unwrap_or_default(), rest)).unwrap_or_default();
            for (letters, ligature) in begins(at) {
                if let Some(rest) = behind(letters.chars().count()) {
                    own.extend(product(&written_as(*ligature), rest));
                }
            }
            tilings.push(own);
        }
        self.spelt(index, end - index)?;
        Some(Group { count: end - index, spellings: tilings.pop()? })
    }

    /// Returns what a text may have between the unit and the one before it.
    fn gap(self, index: usize, thousands: &[Spelling]) -> Vec<Spelling> {
        let Some(before) = index.checked_sub(1) else { return Vec::new() };
        let (Some(c), next) = (self.units[before].word_char(), self.units[index].char()) else { return Vec::new() };
        let word = self.units[index].word_char();
        if is_hebrew_letter(c) && next.is_some_and(is_hebrew_letter) {
            return optional(HEBREW_QUOTES, 2);
        }
        if digit(c).is_some() && word.is_some_and(|c| digit(c).is_some()) {
            return thousands.to_vec();
        }
        if word.is_none() && digit(c).is_none() && self.units[index] != Unit::Joiner && !self.may_have_power(before) {
            return note_signs();
        }
        // يَٰقَوْمِ for «يا قوم».
        let has_dagger = |unit: &Unit| matches!(unit, Unit::Letter(letter) if letter.dagger && "يه".contains(letter.c));
        if word.is_some() && has_dagger(&self.units[before]) && is_clitic(&self.letters_before(before)) {
            return vec![vec![Piece::Space], Vec::new()];
        }
        Vec::new()
    }

    /// Returns `true` if the word that ends with the unit may be a unit of measure, such as m², rather than have a
    /// note.
    fn may_have_power(self, index: usize) -> bool {
        let word = self.letters_before(index + 1);
        word.is_ascii() && word.len() < 3
    }

    /// Returns the words of the query, as ranges of units.
    fn words(self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let is_letter = move |index: usize| self.units[index].word_char().is_some();
        let starts = (0..self.units.len()).filter(move |&index| is_letter(index) && self.char_before(index).is_none());
        starts.map(move |start| {
            let count = (start..self.units.len()).take_while(|&index| is_letter(index)).count();
            start..start + count
        })
    }

    /// Returns the other spellings that the lexicon has for a word.
    fn other_spellings(self, word: std::ops::Range<usize>) -> Vec<lexicon::Other> {
        let plain = |unit: &Unit| unit.word_char().map(|c| self.folding.plain(c));
        let letters: Vec<char> = self.units[word.clone()].iter().filter_map(plain).collect();
        let is_inside = self.is_inside_phrase(&word);
        let mut others = lexicon::others(&letters, self.folding, is_inside, is_clitic);
        for other in &mut others {
            other.start += word.start;
        }
        others
    }

    /// Returns `true` if the query has white space before and behind the word.
    fn is_inside_phrase(self, word: &std::ops::Range<usize>) -> bool {
        let is_space = |index: usize| self.units.get(index) == Some(&Unit::Space);
        word.start.checked_sub(1).is_some_and(is_space) && is_space(word.end)
    }
}

/// Returns the spellings of the sign of a note behind a word, or of none: `¹`, `[1]`, `(1)`.
fn note_signs() -> Vec<Spelling> {
    const SUPERSCRIPTS: &str = "¹²³⁰⁴⁵⁶⁷⁸⁹";
    const DIGITS: &str = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
    let sign = |set: &str| Piece::Sign(set.chars().collect());
    let numbers = |set: &'static str| (0..3).map(move |count| vec![sign(set); count]);
    let raised = numbers(SUPERSCRIPTS).map(|number| [number, sequence(&[SUPERSCRIPTS])].concat());
    let bracketed = |(open, close): (&str, &str)| {
        let (open, close) = (vec![sign(open), sign(DIGITS)], sequence(&[close]));
        numbers(DIGITS).map(move |number| [open.as_slice(), &number, &close].concat())
    };
    raised.chain([("[", "]"), ("(", ")")].into_iter().flat_map(bracketed)).chain([Vec::new()]).collect()
}

/// Returns the spellings of a ligature: its character, or the parts of that.
fn written_as(ligature: char) -> Vec<Spelling> {
    let parts: Spelling = std::iter::once(ligature).nfd().map(|c| Piece::Letter(vec![c])).collect();
    let whole = vec![Piece::Letter(vec![ligature])];
    if parts.len() > 1 { vec![whole, parts] } else { vec![whole] }
}
