//! Searches for many words at once: an expression that is nothing but alternatives.
//!
//! Compiled as an expression, each letter is a class with a run of marks behind it, and some hundred words are too
//! much. Here each word has a *skeleton* instead: its letters without case, accents, and what spellings leave out or
//! put in. One automaton finds the skeletons of all words in that of a text, in one pass; a word whose skeleton was
//! found is then compared letter by letter, as a query of its own is. No spelling is missed, whatever characters are
//! one letter of a skeleton, since a word has the skeletons of all its spellings.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::ast::Ast;
use unicode_normalization::UnicodeNormalization;

use super::folded::Folded;
use super::rare::{Rare, has_presentation_form};
use super::spelling::{Piece, Spelling};
use super::walk::TooManyWays;
use qari_bidi::text::fold::{Folding, Level, Orthography};
use qari_bidi::text::order::digit;

/// The least alternatives that are searched for so. An expression of fewer is as fast.
const LEAST: usize = 16;
/// Most skeletons of a word. One with more is left to its expression.
const MOST_SKELETONS: usize = 64;
/// The letters of skeletons are bytes; this one stands for all that no word has.
const OTHER: u8 = u8::MAX;

/// Passes over all that any folding does: no skeleton has it.
const LOOSEST: Folding = Folding { level: Level::Loose, orthography: Orthography::Arabic };

/// Words that are searched for at once.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    folding: Folding,
    words: Arc<[Word]>,
    /// The words that have no skeletons, by their indices.
    others: Arc<[usize]>,
    /// The bytes of the letters of skeletons.
    letters: Arc<HashMap<char, u8>>,
    /// Finds the skeletons; `None` if there are none.
    automaton: Option<AhoCorasick>,
    /// For each skeleton, the words that have it.
    owners: Arc<[Vec<usize>]>,
    /// The expressions of words, compiled when they are first needed: where letters are other characters.
    compiled: Vec<OnceCell<Option<Regex>>>,
}

/// One of the words.
#[derive(Debug)]
struct Word {
    folded: Folded,
    rare: Option<Rare>,
    cased: bool,
    /// The first part of the word that its skeletons are made of.
    first: usize,
}

/// A match of a word: where it starts, the index of the word, and where it ends.
type Candidate = (usize, usize, usize);

/// A text without what its skeleton has not.
struct Skeleton {
    letters: Vec<u8>,
    /// The bytes of each letter in the text.
    places: Vec<Range<usize>>,
}

/// Returns the texts that `ast` is alternatives of, if there are enough and it is nothing else.
pub(super) fn texts(ast: &Ast) -> Option<Vec<String>> {
    let alternatives = match ast {
        Ast::Group(group) if group.flags().is_none_or(|flags| flags.items.is_empty()) => return texts(&group.ast),
        Ast::Alternation(alternation) => &alternation.asts,
        _ => return None,
    };
    let letter = |ast: &Ast| if let Ast::Literal(literal) = ast { Some(literal.c) } else { None };
    let text = |ast: &Ast| match ast {
        Ast::Concat(concat) => concat.asts.iter().map(letter).collect::<Option<String>>(),
        ast => letter(ast).map(String::from),
    };
    let texts: Vec<String> = alternatives.iter().map(text).collect::<Option<_>>()?;
    (texts.len() >= LEAST).then_some(texts)
}

impl Alternatives {
    /// Prepares `texts`, which are folded as `folded` is. Case matters if `cased`. `None` if nothing is known of the
    /// spellings of their letters.
    pub(super) fn new(texts: &[String], folded: &Folded, cased: bool) -> Option<Self> {
        let mut skeletons: BTreeMap<Vec<char>, Vec<usize>> = BTreeMap::new();
        let (mut words, mut others) = (Vec::with_capacity(texts.len()), Vec::new());
        for (index, text) in texts.iter().enumerate() {
            let folded = folded.another(text);
            if folded.is_empty() {
                return None;
            }
            let rare = folded.parts_of_rare(cased);
            let part = rare.as_ref().and_then(most_telling);
            let first = part.as_ref().map_or(0, |(first, _)| *first);
            match part {
                Some((_, own)) => own.into_iter().for_each(|own| skeletons.entry(own).or_default().push(index)),
                None => others.push(index),
            }
            words.push(Word { folded, rare, cased, first });
        }
        let all: BTreeSet<char> = skeletons.keys().flatten().copied().collect();
        if all.len() >= usize::from(OTHER) {
            return None;
        }
        let letters: HashMap<char, u8> = all.into_iter().zip(0..OTHER).collect();
        let bytes = skeletons.keys().map(|own| own.iter().map(|c| letters[c]).collect::<Vec<u8>>());
        let automaton = if skeletons.is_empty() { None } else { Some(AhoCorasick::new(bytes).ok()?) };
        let compiled = vec![OnceCell::new(); words.len()];
        Some(Self {
            folding: folded.folding(),
            words: words.into(),
            others: others.into(),
            letters: Arc::new(letters),
            automaton,
            owners: skeletons.into_values().collect(),
            compiled,
        })
    }

    /// Returns the matches in `text` from byte `from` on that it `accepts`, as an expression has them: those that begin
    /// first, and of these the first of the alternatives.
    pub(super) fn find_in(
        &self,
        text: &str,
        from: usize,
        accepts: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<Range<usize>> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for word in self.by_skeleton(text, from, &mut candidates) {
            self.by_expression(word, text, from, &mut candidates);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (start, _, end) in candidates {
            let is_behind = found.last().is_none_or(|last| start >= last.end);
            if is_behind && end > start && accepts(&(start..end)) {
                found.push(start..end);
            }
        }
        found
    }

    /// Adds the matches of words by their skeletons. Returns the words whose expressions have to be asked.
    fn by_skeleton(&self, text: &str, from: usize, candidates: &mut Vec<Candidate>) -> BTreeSet<usize> {
        let mut doubtful: BTreeSet<usize> = self.others.iter().copied().collect();
        let Some(automaton) = &self.automaton else { return doubtful };
        // Presentation forms stand for letters that the spellings do not have.
        let has_forms = has_presentation_form(&text[from..]);
        let skeleton = self.skeleton(text, from);
        for hit in automaton.find_overlapping_iter(&skeleton.letters) {
            let first = hit.start();
            let before = first.checked_sub(1).map_or(from, |before| skeleton.places[before].end);
            let letter = skeleton.places[first].start;
            for &word in &self.owners[hit.pattern().as_usize()] {
                // What the skeleton has not may be the beginning of the word.
                let between = text.get(before..letter).unwrap_or_default().char_indices().map(|(at, _)| before + at);
                let compared = between.chain([letter]).map(|start| self.compare(word, text, start, from, candidates));
                if has_forms || compared.fold(false, |any, own| any | own.is_err()) {
                    doubtful.insert(word);
                }
            }
        }
        doubtful
    }

    /// Adds the match of a word, if it is one where the part that its skeleton is made of begins at byte `at`.
    ///
    /// # Errors
    /// [`TooManyWays`] if the expression of the word has to be asked.
    fn compare(
        &self,
        word: usize,
        text: &str,
        at: usize,
        from: usize,
        candidates: &mut Vec<Candidate>,
    ) -> Result<(), TooManyWays> {
        let Word { rare: Some(rare), first, .. } = &self.words[word] else { return Ok(()) };
        if !rare.is_complete() {
            return Err(TooManyWays);
        }
        let found = rare.find_around(text, (*first, at), from, self.folding, |_| true)?;
        candidates.extend(found.map(|found| (found.start, word, found.end)));
        Ok(())
    }

    /// Adds the matches of the expression of a word.
    fn by_expression(&self, word: usize, text: &str, from: usize, candidates: &mut Vec<Candidate>) {
        let Word { folded, cased, .. } = &self.words[word];
        let flags = if *cased { "" } else { "i" };
        let regex = self.compiled[word].get_or_init(|| Regex::new(&format!("(?m{flags}){}", folded.part())).ok());
        let Some(regex) = regex else { return };
        let mut from = from;
        while let Some(found) = regex.find_at(text, from).filter(|found| !found.is_empty()) {
            candidates.push((found.start(), word, found.end()));
            from = found.start() + text[found.start()..].chars().next().map_or(1, char::len_utf8);
        }
    }

    /// Returns the skeleton of a text from byte `from` on.
    fn skeleton(&self, text: &str, from: usize) -> Skeleton {
        let count = text.len() - from;
        let mut skeleton = Skeleton { letters: Vec::with_capacity(count), places: Vec::with_capacity(count) };
        let mut last = (' ', self.byte_of(' '));
        let mut push = |c: char, place: Range<usize>| {
            let Some(plain) = plain(c) else { return };
            if last.0 != plain {
                last = (plain, self.byte_of(plain));
            }
            skeleton.letters.push(last.1);
            skeleton.places.push(place);
        };
        for (at, c) in text[from..].char_indices() {
            let place = from + at..from + at + c.len_utf8();
            match c {
                '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                    std::iter::once(c).nfkc().for_each(|c| push(c, place.clone()));
                }
                c => push(c, place),
            }
        }
        skeleton
    }

    /// Returns the byte of a letter of skeletons.
    fn byte_of(&self, letter: char) -> u8 {
        self.letters.get(&letter).copied().unwrap_or(OTHER)
    }
}

/// Returns the part of a word that tells most, without blanks: the index of its first part, and its skeletons. `None`
/// if there is none with a letter in each spelling.
fn most_telling(rare: &Rare) -> Option<(usize, BTreeSet<Vec<char>>)> {
    let mut best: Option<(usize, usize, BTreeSet<Vec<char>>)> = None;
    let mut run: (usize, BTreeSet<Vec<char>>) = (0, BTreeSet::from([Vec::new()]));
    let spellings: Vec<Option<&[Spelling]>> = rare.spellings().collect();
    for index in 0..=spellings.len() {
        let part = spellings.get(index).copied().flatten().and_then(skeletons_of);
        match part.map(|part| joined(&run.1, &part)).filter(|all| all.len() <= MOST_SKELETONS) {
            Some(all) => run.1 = all,
            None => {
                let least = run.1.iter().map(Vec::len).min().unwrap_or(0);
                if least > best.as_ref().map_or(0, |(least, ..)| *least) {
                    best = Some((least, run.0, std::mem::take(&mut run.1)));
                }
                run = (index + 1, BTreeSet::from([Vec::new()]));
            }
        }
    }
    best.map(|(_, first, skeletons)| (first, skeletons))
}

/// Returns the skeletons of two parts in a row.
fn joined(one: &BTreeSet<Vec<char>>, other: &BTreeSet<Vec<char>>) -> BTreeSet<Vec<char>> {
    one.iter().flat_map(|first| other.iter().map(|second| [first.as_slice(), second].concat())).collect()
}

/// Returns the skeletons of a part that is spelt so; `None` if there are blanks in it, or too many.
fn skeletons_of(spellings: &[Spelling]) -> Option<BTreeSet<Vec<char>>> {
    let mut all = BTreeSet::new();
    for spelling in spellings {
        let mut own: BTreeSet<Vec<char>> = BTreeSet::from([Vec::new()]);
        for piece in spelling {
            let (Piece::Letter(class) | Piece::Sign(class)) = piece else { return None };
            let letters: BTreeSet<Option<char>> = class.iter().map(|&c| plain(c)).collect();
            let with = |own: &Vec<char>, c: &Option<char>| own.iter().copied().chain(*c).collect::<Vec<char>>();
            own = own.iter().flat_map(|own| letters.iter().map(move |c| with(own, c))).collect();
            if own.len() > MOST_SKELETONS {
                return None;
            }
        }
        all.extend(own);
    }
    Some(all)
}

/// Returns the letter that a skeleton has for `c`: one for those that are often spelt for each other. `None` for marks,
/// and for the hamza, which comes and goes.
fn plain(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' => Some('ا'),
        'و' | 'ؤ' | 'ي' | 'ى' | 'ی' | 'ئ' => Some('ي'),
        'ك' | 'ک' | 'ڪ' => Some('ك'),
        'ه' | 'ة' | 'ۃ' | 'ۀ' | 'ە' | 'ہ' | 'ۂ' | 'ھ' => Some('ه'),
        'ء' | '\u{0640}' => None,
        ' '..='@' | '['..='~' | '\u{0620}'..='\u{064A}' => Some(c),
        '٠'..='٩' | '۰'..='۹' => digit(c).and_then(|value| char::from_digit(value, 10)),
        _ if LOOSEST.passes_over(c) => None,
        _ => std::iter::once(c).nfd().next().and_then(|c| c.to_lowercase().next()),
    }
}
