//! The expression of a query above [`Level::Exact`]: each letter in all spellings that the level takes for one, with any marks
//! between and behind.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::permutations::permutations;
use super::rare::{Part, Rare};
use super::units::{ALEF, DAGGER_ALEF, Letter, PAIRS, SEATED, Unit, units};
use super::{End, Manner, Words};
use qari_bidi::text::fold::{Folding, HAMZA, IGNORABLE, Level, is_ignorable};
use qari_bidi::text::forms;

/// The sign of the indefinite accusative: typed before the alef that carries it, or behind it.
const FATHATAN: char = '\u{064B}';
/// The spellings of an alef.
const ALEFS: &str = "اآأإٱٲٳٵ";
/// So many ways to see ligatures in a run of letters are looked for; nobody writes words of more.
const MOST_TILINGS: usize = 64;
/// A query of so many letters may be a part of what one ligature stands for.
const LEAST_IN_LIGATURE: usize = 3;
/// White space, or the signs that end a verse of the Quran, with its number (U+06DD, ornate parentheses), and mark its parts.
const SPACE: &str = r"(?:[\s\x{200C}\x{6DE}\x{6E9}]|\x{6DD}[0-9٠-٩۰-۹]*|﴿\s*[0-9٠-٩۰-۹]+\s*﴾)+";

/// A query taken apart.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    units: Vec<Unit>,
    folding: Folding,
    manner: Manner,
}

impl Folded {
    /// Takes `text` apart.
    pub(super) fn new(text: &str, folding: Folding, manner: Manner) -> Self {
        let mut own = units(text, folding, manner, true);
        if !own.iter().any(|unit| matches!(unit, Unit::Letter(_))) {
            // With nothing else to look for, the signs between verses are looked for.
            own = units(text, folding, manner, false);
        }
        Self { units: own, folding, manner }
    }

    /// Another text, taken apart as this one.
    pub(super) fn another(&self, text: &str) -> Self {
        Self { units: units(text, self.folding, self.manner, true), ..*self }
    }

    /// What is folded.
    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// The expression.
    pub(super) fn expression(&self) -> String {
        let ligatures = self.ligatures();
        let own = self.tiled(&ligatures);
        let inside = self.ligatures_around(&ligatures);
        if inside.is_empty() { own } else { format!("(?:{own}|[{inside}])") }
    }

    /// The expression of the text as a part of a longer one.
    pub(super) fn part(&self) -> String {
        self.tiled(&self.ligatures())
    }

    /// How a match ends.
    pub(super) fn end(&self) -> End {
        match self.letters().last() {
            _ if self.folding.level < Level::Letters => End::Seated,
            Some(Letter { c: 'ة' | 'ۃ' | 'ى', .. }) if matches!(self.units.last(), Some(Unit::Letter(_))) => {
                End::Word
            }
            _ => End::Any,
        }
    }

    /// How many letters there are, and the last of them.
    pub(super) fn stem(&self) -> Option<(usize, char)> {
        Some((self.letters().count(), self.letters().last()?.c))
    }

    /// What finds matches by their rarest letter, with the cases of letters told apart if `cased`.
    pub(super) fn rare(&self, cased: bool) -> Option<Rare> {
        if self.folding.level < Level::Letters {
            // There some marks are passed over behind some letters, and make others of the rest.
            return None;
        }
        let part = |(index, unit): (usize, &Unit)| match unit {
            Unit::Letter(letter) if Self::is_spelt_out(letter) => Part::Letter(self.spellings(index, letter)),
            Unit::Letter(_) => Part::Other,
            Unit::Space => Part::Space,
            Unit::Joiner => Part::Joiner,
        };
        Rare::new(self.units.iter().enumerate().map(part).collect(), cased)
    }

    fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.units.iter().filter_map(|unit| match unit {
            Unit::Letter(letter) => Some(letter),
            Unit::Space | Unit::Joiner => None,
        })
    }

    /// Whether [`Folded::spellings`] says all that a text without presentation forms may have for `letter`.
    fn is_spelt_out(letter: &Letter) -> bool {
        let in_pair = PAIRS.iter().any(|(_, pair)| pair.contains(&letter.c));
        letter.marks.is_empty() && !letter.dagger && !in_pair
    }

    /// The characters that the letter at `index` matches. A final teh marbuta is a teh before a suffix.
    fn alike(&self, index: usize, letter: &Letter) -> Vec<char> {
        let mut alike = self.folding.alike(letter.c);
        let before_suffix = self.manner.words == Words::Whole && index + 1 == self.units.len() && letter.c == 'ة';
        if before_suffix && self.folding.level >= Level::Letters {
            alike.push('ت');
        }
        alike
    }

    /// The expression of all units, with the ligatures that may stand for several of them.
    fn tiled(&self, ligatures: &[(char, Vec<char>)]) -> String {
        let at: Vec<Vec<(char, usize)>> =
            (0..self.units.len()).map(|index| self.ligatures_at(index, ligatures)).collect();
        let mut expression = String::new();
        let mut index = 0;
        while index < self.units.len() {
            // A run that ligatures which overlap cover is looked for in all the ways there are to see it.
            let mut end = index + 1;
            let mut next = index;
            while next < end {
                end = at[next].iter().map(|(_, count)| next + count).fold(end, usize::max);
                next += 1;
            }
            if end == index + 1 {
                let (own, count) = self.unit(index);
                expression.push_str(&own);
                index += count;
                continue;
            }
            let mut tilings = Vec::new();
            self.tilings(index..end, &at, String::new(), &mut tilings);
            expression.push_str(&format!("(?:{})", tilings.join("|")));
            index = end;
        }
        expression
    }

    /// Adds the expressions of all ways to see the units `range` as letters and ligatures, each behind `before`.
    fn tilings(&self, range: std::ops::Range<usize>, at: &[Vec<(char, usize)>], before: String, all: &mut Vec<String>) {
        let index = range.start;
        if range.is_empty() {
            all.push(before);
            return;
        }
        if all.len() >= MOST_TILINGS {
            return;
        }
        // As letters first: that is what nearly every text has.
        let (own, count) = self.unit(index);
        self.tilings((index + count).min(range.end)..range.end, at, format!("{before}{own}"), all);
        let mut counts: Vec<usize> = at[index].iter().map(|(_, count)| *count).collect();
        counts.sort_unstable();
        counts.dedup();
        for count in counts.into_iter().rev() {
            let class: String = at[index].iter().filter(|(_, own)| *own == count).map(|(c, _)| *c).collect();
            let run = self.run(None);
            self.tilings(index + count..range.end, at, format!("{before}[{class}]{run}"), all);
        }
    }

    /// The expression of the unit at `index`, and how many units it covers.
    fn unit(&self, index: usize) -> (String, usize) {
        match &self.units[index] {
            Unit::Space => (format!("{SPACE}{}", self.run(None)), 1),
            Unit::Joiner => (format!(r"\s*{}", self.run(None)), 1),
            Unit::Letter(letter) => match self.units.get(index + 1) {
                Some(Unit::Letter(alef)) if alef.c == ALEF && has_fathatan(letter) != has_fathatan(alef) => {
                    let moved = |letter: &Letter| {
                        let mut moved = letter.clone();
                        if has_fathatan(letter) {
                            moved.marks.retain(|&mark| mark != FATHATAN);
                        } else {
                            moved.marks.push(FATHATAN);
                        }
                        moved
                    };
                    let pair = |first: &Letter, second: &Letter| {
                        format!("{}{}", self.letter(index, first), self.letter(index + 1, second))
                    };
                    (format!("(?:{}|{})", pair(letter, alef), pair(&moved(letter), &moved(alef))), 2)
                }
                _ => (self.letter(index, letter), 1),
            },
        }
    }

    /// The expression of a letter: all that it matches, the marks it must have, and the run of marks behind.
    fn letter(&self, index: usize, letter: &Letter) -> String {
        let run = self.run(Some(letter.c));
        let alike = self.alike(index, letter);
        let sequence =
            |classes: Vec<Vec<char>>| classes.iter().map(|class| class_of(class)).collect::<Vec<_>>().join(&run);
        let spellings = grouped(&self.spellings(index, letter).into_iter().map(sequence).collect::<Vec<_>>());
        // At the level of marks a letter with a hamza may be written as its parts, with marks between.
        let parts: Vec<char> =
            std::iter::once(letter.c).nfd().filter(|_| self.folding.level < Level::Letters).collect();
        let marked = |marks: &[char]| {
            let mut forms = vec![format!("{spellings}{}", ordered(marks, &run))];
            if let [base, own @ ..] = parts.as_slice()
                && !own.is_empty()
            {
                let own = ordered(&[own, marks].concat(), &self.run(Some(*base)));
                forms.push(format!("{}{own}", regex::escape(&base.to_string())));
            }
            let has_all = |c: &&char| {
                let decomposed: Vec<char> = std::iter::once(**c).nfd().skip(1).collect();
                !marks.is_empty() && marks.iter().all(|mark| decomposed.contains(mark))
            };
            let composed: String = alike.iter().filter(has_all).copied().map(class_char).collect();
            forms.extend((!composed.is_empty()).then(|| format!("[{composed}]")));
            format!("{}{run}", grouped(&forms))
        };
        let folds = self.folding.level >= Level::Letters;
        match (letter.dagger, self.manner.without_marks) {
            (true, true) if folds => format!("{}(?:[{ALEFS}]{run})?", marked(&letter.marks)),
            (true, false) => {
                let above = marked(&[letter.marks.as_slice(), &[DAGGER_ALEF]].concat());
                // The alef above is for others a letter of its own.
                if folds { format!("(?:{above}|{}[{ALEFS}]{run})", marked(&letter.marks)) } else { above }
            }
            _ => marked(&letter.marks),
        }
    }

    /// What a text may have for a letter: sequences of characters, each one of several, with marks between them; in the order in
    /// which they are tried.
    fn spellings(&self, index: usize, letter: &Letter) -> Vec<Vec<Vec<char>>> {
        let alike = self.alike(index, letter);
        if self.folds_alef(letter.c) {
            let alefs = ALEFS.chars().collect::<Vec<char>>();
            let hamza = vec![vec![HAMZA], alefs];
            let dagger = vec![vec!['و', 'ى', 'ی', 'ي'], vec![DAGGER_ALEF]];
            return vec![hamza, dagger, vec![alike], vec![vec![DAGGER_ALEF]]];
        }
        // «شيء» for «شئ».
        let parted = letter.c == 'ئ' && alike.contains(&HAMZA);
        let parted = parted.then(|| vec![vec!['ي', 'ى', 'ی'], vec![HAMZA]]);
        parted.into_iter().chain([vec![alike]]).collect()
    }

    fn folds_alef(&self, c: char) -> bool {
        self.folding.level >= Level::Letters && self.folding.alike(c).contains(&ALEF)
    }

    /// The run of marks that is passed over behind `letter`: any, but those that make another letter of it.
    pub(super) fn run(&self, letter: Option<char>) -> String {
        let class: String = IGNORABLE.map(|(first, last)| class_range(first, last)).concat();
        if self.folding.level >= Level::Letters {
            let hamza = if self.folding.level == Level::Loose { HAMZA.to_string() } else { String::new() };
            return format!("[{class}{hamza}]*");
        }
        let seated = SEATED.into_iter().filter(|&mark| letter.is_some_and(|letter| compose(letter, mark).is_some()));
        let seated: String = seated.map(|mark| class_range(mark, mark)).collect();
        if seated.is_empty() { format!("[{class}]*") } else { format!("[[{class}]--[{seated}]]*") }
    }

    /// The characters that stand for several letters, and these letters.
    fn ligatures(&self) -> Vec<(char, Vec<char>)> {
        let presentation = ('\u{FB1D}'..='\u{FDFF}').chain('\u{FE70}'..='\u{FEFC}').map(|c| {
            let letters = std::iter::once(c).nfkc().filter(|&c| !is_ignorable(c) || SEATED.contains(&c));
            (c, letters.collect::<Vec<char>>())
        });
        let pairs = PAIRS.iter().map(|(c, pair)| (*c, pair.to_vec()));
        let pairs = pairs.filter(|_| self.folding.level >= Level::Letters);
        let is_ligature = |(_, letters): &(char, Vec<char>)| letters.len() > 1 && !letters[0].is_whitespace();
        presentation.filter(is_ligature).chain(pairs).collect()
    }

    /// The ligatures that may stand for the units from `index` on, and for how many.
    fn ligatures_at(&self, index: usize, ligatures: &[(char, Vec<char>)]) -> Vec<(char, usize)> {
        let stands = |(c, letters): &(char, Vec<char>)| {
            let units = self.units.get(index..index + letters.len())?;
            // The marks of a ligature stand behind it, and only the last letter's can be told.
            let plain =
                units[..units.len() - 1].iter().all(|unit| !matches!(unit, Unit::Letter(own) if !own.marks.is_empty()));
            let same = units.iter().zip(letters).all(|(unit, letter)| self.matches(unit, *letter));
            (plain && same).then_some((*c, letters.len()))
        };
        ligatures.iter().filter_map(stands).collect()
    }

    /// The ligatures that stand for more than all units, these among it.
    fn ligatures_around(&self, ligatures: &[(char, Vec<char>)]) -> String {
        if self.units.len() < LEAST_IN_LIGATURE || self.letters().any(|letter| !letter.marks.is_empty()) {
            return String::new();
        }
        let around = |(_, letters): &&(char, Vec<char>)| {
            letters.len() > self.units.len()
                && letters
                    .windows(self.units.len())
                    .any(|part| self.units.iter().zip(part).all(|(unit, letter)| self.matches(unit, *letter)))
        };
        ligatures.iter().filter(around).map(|(c, _)| *c).collect()
    }

    fn matches(&self, unit: &Unit, c: char) -> bool {
        match unit {
            // No ligature is of Latin letters, which are alike to many.
            Unit::Letter(letter) => letter.c == c || !letter.c.is_ascii() && self.folding.alike(letter.c).contains(&c),
            Unit::Space => c.is_whitespace(),
            Unit::Joiner => false,
        }
    }
}

fn has_fathatan(letter: &Letter) -> bool {
    letter.marks.contains(&FATHATAN)
}

/// `marks` in every order, with more between them.
fn ordered(marks: &[char], run: &str) -> String {
    let order = |order: Vec<char>| order.into_iter().map(|mark| format!("{run}{mark}")).collect();
    grouped(&permutations(marks).into_iter().map(order).collect::<Vec<String>>())
}

/// The presentation forms of a letter.
fn all_forms(c: char) -> impl Iterator<Item = char> {
    forms::forms(c).into_iter().flat_map(|forms| forms.all())
}

/// Whether `next` makes another letter of the last one of `matched`, as a hamza does of an alef.
pub(super) fn changes_last_letter(matched: &str, next: char) -> bool {
    SEATED.contains(&next)
        && matched.chars().rfind(|&c| !is_ignorable(c)).is_some_and(|letter| compose(letter, next).is_some())
}

/// One of several expressions.
fn grouped(alternatives: &[String]) -> String {
    if let [only] = alternatives { only.clone() } else { format!("(?:{})", alternatives.join("|")) }
}

/// One of several characters, or of their presentation forms.
fn class_of(class: &[char]) -> String {
    let class: String = class.iter().flat_map(|&c| std::iter::once(c).chain(all_forms(c))).map(class_char).collect();
    format!("[{class}]")
}

fn class_char(c: char) -> String {
    format!(r"\x{{{:X}}}", u32::from(c))
}

fn class_range(first: char, last: char) -> String {
    format!("{}-{}", class_char(first), class_char(last))
}
