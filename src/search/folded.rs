//! The expression of a query above [`Level::Exact`]: each letter in all spellings of the level, with ignorable
//! characters between and behind.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::context::Context;
use super::gap;
use super::ligatures::{self, Ligature};
use super::manner::Manner;
use super::permutations::permutations;
use super::plan::Plan;
use super::rare::Rare;
use super::speller::{ALEFS, DAGGER_CARRIERS, Speller};
use super::spelling::{Piece, Spelling};
use super::units::{ALEF, DAGGER_ALEF, Letter, SEATED, Unit, units};
use qari_bidi::text::fold::{Folding, HAMZA, IGNORABLE, Level, RINGS};
use qari_bidi::text::forms;

/// ARABIC FATHATAN: typed before the alef that carries it, or behind it.
const FATHATAN: char = '\u{064B}';
/// Most ways to see ligatures in a run of letters that are tried; no word has more.
const MOST_TILINGS: usize = 64;
/// Least letters of a query that may be a part of what one ligature stands for.
const LEAST_IN_LIGATURE: usize = 3;

/// A query, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    units: Vec<Unit>,
    plan: Plan,
    folding: Folding,
    manner: Manner,
    /// The result of [`Folded::ligatures`], if many texts are taken apart in the same way.
    ligatures: Option<Arc<[Ligature]>>,
}

impl Folded {
    /// Takes `text` apart.
    pub(super) fn new(text: &str, folding: Folding, manner: Manner) -> Self {
        let own = units(text, folding, manner, true);
        if own.iter().any(|unit| matches!(unit, Unit::Letter(_))) {
            return Self::of(own, folding, manner);
        }
        // A query of nothing else searches for the signs between verses.
        Self::of(units(text, folding, manner, false), folding, manner)
    }

    /// Prepares for writing the expressions of many other texts.
    pub(super) fn for_many(self) -> Self {
        Self { ligatures: Some(self.ligatures()), ..self }
    }

    /// Takes another text apart, in the same way.
    pub(super) fn another(&self, text: &str) -> Self {
        let another = Self::of(units(text, self.folding, self.manner, true), self.folding, self.manner);
        Self { ligatures: self.ligatures.clone(), ..another }
    }

    fn of(units: Vec<Unit>, folding: Folding, manner: Manner) -> Self {
        let plan = Speller { units: &units, folding, manner }.plan();
        Self { units, plan, folding, manner, ligatures: None }
    }

    /// Returns the folding.
    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// Returns the expression.
    pub(super) fn expression(&self) -> String {
        let ligatures = self.ligatures();
        let own = self.tiled(&ligatures);
        let inside = self.ligatures_around(&ligatures);
        if inside.is_empty() { own } else { format!("(?:{own}|[{inside}])") }
    }

    /// Returns the expression of the text as a part of a longer expression.
    pub(super) fn part(&self) -> String {
        self.tiled(&self.ligatures())
    }

    /// Returns the conditions on the text around a match.
    pub(super) fn context(&self) -> Context {
        Context::of(self.speller())
    }

    /// Returns the number of its units.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// Returns `true` if there are no letters to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.letters().next().is_none()
    }

    /// Returns the search by the rarest letter, if there is one. Case matters if `cased`.
    pub(super) fn rare(&self, cased: bool) -> Option<Rare> {
        // At the level of marks some marks are ignorable behind some letters only.
        (self.folding.level >= Level::Letters).then(|| Rare::new(self.parts(), cased))?
    }

    /// Returns its parts as the search by the rarest letter has them, whatever they tell.
    pub(super) fn parts_of_rare(&self, cased: bool) -> Option<Rare> {
        (self.folding.level >= Level::Letters).then(|| Rare::of(self.parts(), cased))
    }

    /// Returns the words of the query, each ready to be found by its rarest letter: what stands between two blanks, or
    /// places for blanks. `None` if a part is known to the expression only, or no word can be found so.
    pub(super) fn rare_words(&self, cased: bool) -> Option<Vec<Rare>> {
        let parts = self.parts().into_iter().collect::<Option<Vec<_>>>()?;
        let has_blank =
            |part: &Vec<Spelling>| part.iter().flatten().any(|piece| matches!(piece, Piece::Space | Piece::Blank));
        let words = parts.split(has_blank).map(|word| word.iter().cloned().map(Some).collect());
        let words: Vec<Rare> = words.filter_map(|word| Rare::new(word, cased)).collect();
        (!words.is_empty()).then_some(words)
    }

    /// Returns the spellings of each part of the query; `None` for one that only the expression can match.
    fn parts(&self) -> Vec<Option<Vec<Spelling>>> {
        let mut parts = Vec::new();
        let mut index = 0;
        while index < self.units.len() {
            if !self.plan.gaps[index].is_empty() {
                parts.push(Some(self.plan.gaps[index].clone()));
            }
            if let Some(group) = &self.plan.groups[index] {
                parts.push(Some(group.spellings.clone()));
                index += group.count;
                continue;
            }
            parts.push(match &self.units[index] {
                Unit::Letter(letter) if !letter.marks.is_empty() || letter.dagger => None,
                Unit::Letter(letter) => Some(self.speller().letter(index, letter)),
                Unit::Space => Some(self.speller().space(index)),
                Unit::Joiner => Some(vec![vec![Piece::Blank]]),
            });
            index += 1;
        }
        parts
    }

    fn speller(&self) -> Speller<'_> {
        Speller { units: &self.units, folding: self.folding, manner: self.manner }
    }

    fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.units.iter().filter_map(|unit| match unit {
            Unit::Letter(letter) => Some(letter),
            Unit::Space | Unit::Joiner => None,
        })
    }

    /// Returns the expression of all units, with the ligatures that may stand for several of them.
    fn tiled(&self, ligatures: &[Ligature]) -> String {
        let at: Vec<Vec<(char, usize)>> =
            (0..self.units.len()).map(|index| self.ligatures_at(index, ligatures)).collect();
        let mut expression = String::new();
        let mut index = 0;
        while index < self.units.len() {
            // A run that ligatures and groups which overlap cover is searched for in all the ways to see it.
            let mut end = index + 1;
            let mut next = index;
            while next < end {
                let group = self.plan.groups[next].as_ref().map(|group| group.count);
                let counts = at[next].iter().map(|(_, count)| *count).chain(group);
                end = counts.map(|count| next + count).fold(end, usize::max);
                next += 1;
            }
            if at[index..end].iter().all(Vec::is_empty) {
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
        // Letters first: nearly all texts have no ligatures.
        let (own, count) = self.unit(index);
        let singles = (count > 1).then(|| (format!("{}{}", self.gap(index), self.single(index)), 1));
        for (own, count) in std::iter::once((own, count)).filter(|(_, count)| index + count <= range.end).chain(singles)
        {
            self.tilings(index + count..range.end, at, format!("{before}{own}"), all);
        }
        let mut counts: Vec<usize> = at[index].iter().map(|(_, count)| *count).collect();
        counts.sort_unstable();
        counts.dedup();
        for count in counts.into_iter().rev() {
            let class: String = at[index].iter().filter(|(_, own)| *own == count).map(|(c, _)| *c).collect();
            let own = format!("{before}{}[{class}]{}", self.gap(index), self.run(None));
            self.tilings(index + count..range.end, at, own, all);
        }
    }

    /// Returns the expression of what a text may have before the unit at `index` that the query has not.
    fn gap(&self, index: usize) -> String {
        let gap = &self.plan.gaps[index];
        if gap.is_empty() { String::new() } else { self.spelt(gap) }
    }

    /// Returns the expression of the unit at `index`, or of the group that begins with it, and the number of units it
    /// covers.
    fn unit(&self, index: usize) -> (String, usize) {
        let gap = self.gap(index);
        if let Some(group) = &self.plan.groups[index] {
            return (format!("{gap}{}", self.spelt(&group.spellings)), group.count);
        }
        if let (Unit::Letter(letter), Some(Unit::Letter(alef))) = (&self.units[index], self.units.get(index + 1))
            && alef.c == ALEF
            && has_fathatan(letter) != has_fathatan(alef)
        {
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
            return (format!("{gap}(?:{}|{})", pair(letter, alef), pair(&moved(letter), &moved(alef))), 2);
        }
        (format!("{gap}{}", self.single(index)), 1)
    }

    /// Returns the expression of the unit at `index` alone.
    fn single(&self, index: usize) -> String {
        match &self.units[index] {
            Unit::Space => self.spelt(&self.speller().space(index)),
            Unit::Joiner => self.spelt(&[vec![Piece::Blank]]),
            Unit::Letter(letter) => self.letter(index, letter),
        }
    }

    /// Returns the expression of spellings, with the ignorable characters behind each of their steps.
    fn spelt(&self, spellings: &[Spelling]) -> String {
        let run = self.run(None);
        let piece = |piece: &Piece| match piece {
            Piece::Letter(class) => format!("{}{run}", class_of(class)),
            Piece::Sign(class) => class_of(class),
            Piece::Space => format!("{}{run}", gap::EXPRESSION),
            Piece::Blank => format!(r"\s*{run}"),
        };
        grouped(&spellings.iter().map(|spelling| spelling.iter().map(piece).collect()).collect::<Vec<String>>())
    }

    /// Returns the expression of a letter: its spellings, the marks that are required, and the ignorable characters
    /// behind.
    fn letter(&self, index: usize, letter: &Letter) -> String {
        if self.folding.level >= Level::Letters && letter.marks.is_empty() && !letter.dagger {
            return self.spelt(&self.speller().letter(index, letter));
        }
        let run = self.run(Some(letter.c));
        let alike = self.speller().alike(index, letter.c);
        let sequence = |spelling: Spelling| {
            let class = |piece: Piece| match piece {
                Piece::Letter(class) | Piece::Sign(class) => class_of(&class),
                Piece::Space | Piece::Blank => r"\s*".to_owned(),
            };
            spelling.into_iter().map(class).collect::<Vec<_>>().join(&run)
        };
        let spellings = grouped(&self.speller().letter(index, letter).into_iter().map(sequence).collect::<Vec<_>>());
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
        // Modern spelling has an alef for the dagger alef, and for the waw or yeh that carries it.
        let carried =
            if folds && DAGGER_CARRIERS.contains(letter.c) { format!("|[{ALEFS}]{run}") } else { String::new() };
        match (letter.dagger, self.manner.without_marks) {
            (true, true) if folds => format!("(?:{}(?:[{ALEFS}]{run})?{carried})", marked(&letter.marks)),
            (true, false) => {
                let above = marked(&[letter.marks.as_slice(), &[DAGGER_ALEF]].concat());
                if folds { format!("(?:{above}|{}[{ALEFS}]{run}{carried})", marked(&letter.marks)) } else { above }
            }
            _ => marked(&letter.marks),
        }
    }

    /// Returns the run of characters that may follow `letter`: all ignorable ones but those that make another letter
    /// of it.
    pub(super) fn run(&self, letter: Option<char>) -> String {
        let class: String = IGNORABLE.map(|(first, last)| class_range(first, last)).concat();
        if self.folding.level >= Level::Letters {
            let hamza = if self.folding.level == Level::Loose { HAMZA.to_string() } else { String::new() };
            return format!("[{class}{}{hamza}]*", class_range(RINGS.0, RINGS.1));
        }
        let seated = SEATED.into_iter().filter(|&mark| letter.is_some_and(|letter| compose(letter, mark).is_some()));
        let seated: String = seated.map(|mark| class_range(mark, mark)).collect();
        if seated.is_empty() { format!("[{class}]*") } else { format!("[[{class}]--[{seated}]]*") }
    }

    /// Returns the presentation forms and ligatures that stand for several letters, and these letters.
    fn ligatures(&self) -> Arc<[Ligature]> {
        self.ligatures.clone().unwrap_or_else(|| ligatures::all(self.folding.level))
    }

    /// Returns the ligatures that may stand for the units from `index` on, and for how many.
    fn ligatures_at(&self, index: usize, ligatures: &[Ligature]) -> Vec<(char, usize)> {
        let stands = |(c, letters): &(char, Vec<char>)| {
            let units = self.units.get(index..index + letters.len())?;
            // Marks follow the ligature, and belong to its last letter as far as one can tell.
            let plain =
                units[..units.len() - 1].iter().all(|unit| !matches!(unit, Unit::Letter(own) if !own.marks.is_empty()));
            let same = units.iter().zip(letters).all(|(unit, letter)| self.matches(unit, *letter));
            (plain && same).then_some((*c, letters.len()))
        };
        ligatures.iter().filter_map(stands).collect()
    }

    /// Returns the ligatures that stand for all units and further letters.
    fn ligatures_around(&self, ligatures: &[Ligature]) -> String {
        if self.units.len() < LEAST_IN_LIGATURE || self.letters().any(|letter| !letter.marks.is_empty()) {
            return String::new();
        }
        let around = |(_, letters): &&Ligature| {
            letters.len() > self.units.len()
                && letters
                    .windows(self.units.len())
                    .any(|part| self.units.iter().zip(part).all(|(unit, letter)| self.matches(unit, *letter)))
        };
        ligatures.iter().filter(around).map(|(c, _)| *c).collect()
    }

    fn matches(&self, unit: &Unit, c: char) -> bool {
        match unit {
            // Latin ligatures have plain letters only.
            Unit::Letter(letter) => letter.c == c || !letter.c.is_ascii() && self.folding.alike(letter.c).contains(&c),
            Unit::Space => c.is_whitespace(),
            Unit::Joiner => false,
        }
    }
}

fn has_fathatan(letter: &Letter) -> bool {
    letter.marks.contains(&FATHATAN)
}

/// Returns the expression of `marks` in every order, with other marks between them.
fn ordered(marks: &[char], run: &str) -> String {
    let order = |order: Vec<char>| order.into_iter().map(|mark| format!("{run}{mark}")).collect();
    grouped(&permutations(marks).into_iter().map(order).collect::<Vec<String>>())
}

/// Returns the expression of one of several expressions.
fn grouped(alternatives: &[String]) -> String {
    if let [only] = alternatives { only.clone() } else { format!("(?:{})", alternatives.join("|")) }
}

/// Returns the class of several characters and their presentation forms.
fn class_of(class: &[char]) -> String {
    let all = |c: char| std::iter::once(c).chain(forms::forms(c).into_iter().flat_map(|forms| forms.all()));
    let class: String = class.iter().flat_map(|&c| all(c)).map(class_char).collect();
    format!("[{class}]")
}

fn class_char(c: char) -> String {
    format!(r"\x{{{:X}}}", u32::from(c))
}

fn class_range(first: char, last: char) -> String {
    format!("{}-{}", class_char(first), class_char(last))
}
