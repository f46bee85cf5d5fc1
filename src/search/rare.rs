//! Where matches may be, found by the rarest letter of a query.
//!
//! An expression of classes and runs of marks is searched at some 1 GB/s at best; a byte is found several times faster. So the
//! letter whose bytes are rarest in the text is looked for, then its neighbours are looked at; the expression decides what is left.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use crate::text::fold::Folding;

/// As much of a text, in bytes, tells which letters are rare in it.
const SAMPLE_BYTES: usize = 16 * 1024;

/// The letters of a query, as far as each is always one character of a text: what it may be there.
#[derive(Clone, Debug)]
pub(super) struct Rare {
    classes: Vec<Option<Vec<char>>>,
    /// Whether every unit is a letter, so that a match goes no further than so many letters.
    is_one_word: bool,
}

impl Rare {
    /// Of the units of a query, in order; `None` for one that may be more than a character, or none. Fewer than two letters tell
    /// nothing.
    pub(super) fn new(units: Vec<Option<Vec<char>>>, is_one_word: bool) -> Option<Self> {
        let cased = |class: Vec<char>| class.into_iter().flat_map(all_cases).collect();
        let classes: Vec<Option<Vec<char>>> = units.into_iter().map(|class| class.map(cased)).collect();
        (classes.iter().flatten().count() > 1).then_some(Self { classes, is_one_word })
    }

    /// The bytes at which the rarest letter of the query stands with its neighbours beside it, in order. `None` for a text with presentation
    /// forms, in which letters are other characters.
    pub(super) fn candidates(&self, text: &str, folding: Folding) -> Option<Vec<usize>> {
        if has_presentation_forms(text.as_bytes()) {
            return None;
        }
        let rarest = self.rarest(text.as_bytes());
        let class = self.classes[rarest].as_ref()?;
        let before = rarest.checked_sub(1).and_then(|index| self.classes[index].as_ref());
        let behind = self.classes.get(rarest + 1).and_then(Option::as_ref);
        let mut found = Vec::new();
        let mut look = |at: usize| {
            let Some((start, c)) = char_around(text, at) else { return };
            let shown = |c: &char| !folding.passes_over(*c);
            let fits = class.contains(&c)
                && before.is_none_or(|before| text[..start].chars().rfind(shown).is_some_and(|c| before.contains(&c)))
                && behind.is_none_or(|behind| {
                    text[start + c.len_utf8()..].chars().find(shown).is_some_and(|c| behind.contains(&c))
                });
            if fits {
                found.push(start);
            }
        };
        let bytes = text.as_bytes();
        for last in last_bytes(class).chunks(3) {
            match *last {
                [a, b, c] => memchr3_iter(a, b, c, bytes).for_each(&mut look),
                [a, b] => memchr2_iter(a, b, bytes).for_each(&mut look),
                [a] => memchr_iter(a, bytes).for_each(&mut look),
                _ => {}
            }
        }
        found.sort_unstable();
        Some(found)
    }

    /// The bytes of `text` that a match with the character at byte `at` in it can't go beyond, if that is known: each letter of the
    /// query is two characters at most, and marks.
    pub(super) fn around(&self, text: &str, at: usize, folding: Folding) -> Option<Range<usize>> {
        if !self.is_one_word {
            return None;
        }
        let most = 2 * self.classes.len();
        let letters = |c: &(usize, char)| !folding.passes_over(c.1);
        let start = text[..at].char_indices().rev().filter(letters).take(most).last().map_or(at, |(start, _)| start);
        let behind = text[at..].char_indices().filter(letters).nth(most + 1);
        Some(start..behind.map_or(text.len(), |(behind, _)| at + behind))
    }

    /// The index of the letter whose last bytes are rarest in the beginning of `text`.
    fn rarest(&self, text: &[u8]) -> usize {
        let mut counts = [0_u32; 256];
        for byte in &text[..text.len().min(SAMPLE_BYTES)] {
            counts[usize::from(*byte)] += 1;
        }
        let cost =
            |class: &[char]| -> u32 { last_bytes(class).iter().map(|byte| counts[usize::from(*byte)] + 1).sum() };
        let costs = self.classes.iter().enumerate().filter_map(|(at, class)| Some((cost(class.as_ref()?), at)));
        costs.min().map_or(0, |(_, at)| at)
    }
}

/// A character and what it is in other cases; those that no case mapping leads to but a search without case finds, among them.
fn all_cases(c: char) -> Vec<char> {
    let mut cases: Vec<char> = std::iter::once(c).chain(c.to_lowercase()).chain(c.to_uppercase()).collect();
    match c {
        'k' | 'K' => cases.push('\u{212A}'),
        's' | 'S' => cases.push('\u{17F}'),
        'å' | 'Å' => cases.push('\u{212B}'),
        _ => {}
    }
    cases
}

/// The last bytes of the characters, each once.
fn last_bytes(class: &[char]) -> Vec<u8> {
    let last = |c: &char| c.encode_utf8(&mut [0; 4]).as_bytes().last().copied();
    let mut bytes: Vec<u8> = class.iter().filter_map(last).collect();
    bytes.sort_unstable();
    bytes.dedup();
    bytes
}

/// The character that byte `at` is the last of, and where it begins.
fn char_around(text: &str, at: usize) -> Option<(usize, char)> {
    if !text.is_char_boundary(at + 1) {
        return None;
    }
    let c = text[..=at].chars().next_back()?;
    Some((at + 1 - c.len_utf8(), c))
}

/// Whether there are characters of U+FB1D to U+FEFC, Hebrew and Arabic presentation forms among them.
fn has_presentation_forms(text: &[u8]) -> bool {
    memchr_iter(0xEF, text).any(|at| {
        let behind = text.get(at + 1..at + 3).unwrap_or_default();
        matches!(behind, [0xAC..=0xB7 | 0xB9..=0xBA, _] | [0xBB, 0x80..=0xBC])
    })
}
