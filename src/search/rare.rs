//! Finds matches by the rarest letter of a query.
//!
//! An expression of classes and runs of marks is searched at about 1 GB/s, and each match costs a microsecond; bytes
//! are found several times faster. So the letter whose bytes are rarest in the text is searched for, then its
//! neighbours are compared, then the query is matched letter by letter. Letters with typed marks are left to the
//! expression.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::spelling::{Piece, Spelling};
use super::walk::{Part, Spelt, TooManyWays, Walk};
use qari_bidi::text::fold::Folding;

/// Size of the sample, from the middle of a text, that tells which letters are rare in it, in bytes.
const SAMPLE_BYTES: usize = 4 * 1024;
/// The number of candidates in a sample that cost as much as another pass over it.
const PASS: u32 = 50;
/// The byte that presentation forms begin with.
const FORMS_LEAD: u8 = 0xEF;

/// The places where a query may match in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    /// The bytes at which the rarest letter stands with its neighbours beside it, in order.
    pub places: Vec<usize>,
    /// The index of that letter among the parts of the query.
    pub letter: usize,
}

/// The parts of a query, ready to be found by the rarest of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rare {
    parts: Vec<Part>,
    /// For each part, the characters that stand before it: without those that are ignorable, or one of them. `None` if
    /// it is not known.
    before: Vec<Option<Vec<char>>>,
    /// The same for the characters behind each part.
    behind: Vec<Option<Vec<char>>>,
}

impl Rare {
    /// Takes the spellings of the parts of a query, as [`Rare::of`] does. `None` if no part tells enough: a single
    /// letter beside parts without spellings doesn't.
    pub(super) fn new(parts: Vec<Option<Vec<Spelling>>>, cased: bool) -> Option<Self> {
        let rare = Self::of(parts, cased);
        let classes = (0..rare.parts.len()).filter(|&index| rare.class(index).is_some()).count();
        (classes > 1 || classes == 1 && rare.is_complete()).then_some(rare)
    }

    /// Takes the spellings of the parts of a query in order, `None` for a part that only the expression can match.
    /// Case matters if `cased`.
    pub(super) fn of(parts: Vec<Option<Vec<Spelling>>>, cased: bool) -> Self {
        let with_cases = |class: Vec<char>| if cased { class } else { in_all_cases(class) };
        let piece = |piece| match piece {
            Piece::Letter(class) => Piece::Letter(with_cases(class)),
            Piece::Sign(class) => Piece::Sign(with_cases(class)),
            blank @ (Piece::Space | Piece::Blank) => blank,
        };
        let spelling = |spelling: Spelling| spelling.into_iter().map(piece).collect();
        let part = |part: Option<Vec<Spelling>>| match part {
            Some(spellings) => Part::Spelt(Spelt::new(spellings.into_iter().map(spelling).collect())),
            None => Part::Other,
        };
        let parts: Vec<Part> = parts.into_iter().map(part).collect();
        let before = (0..parts.len()).map(|index| edge(parts[..index].iter().rev(), |spelling| spelling.last()));
        let before = before.collect();
        let behind =
            (0..parts.len()).map(|index| edge(parts[index + 1..].iter(), |spelling| spelling.first())).collect();
        Self { parts, before, behind }
    }

    /// Returns the spellings of each part; `None` for one that only the expression can match.
    pub(super) fn spellings(&self) -> impl Iterator<Item = Option<&[Spelling]>> {
        self.parts.iter().map(|part| match part {
            Part::Spelt(spelt) => Some(spelt.spellings.as_slice()),
            Part::Other => None,
        })
    }

    /// Returns the characters of the part at `index`, if it is always one character of a text.
    fn class(&self, index: usize) -> Option<&[char]> {
        let Part::Spelt(spelt) = self.parts.get(index)? else { return None };
        match spelt.spellings.as_slice() {
            [spelling] => match spelling.as_slice() {
                [Piece::Letter(class)] => Some(class),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the places where the rarest letter of the query stands with its neighbours beside it. `None` for a text
    /// with presentation forms, in which letters are other characters.
    pub(super) fn candidates(&self, text: &str, folding: Folding) -> Option<Candidates> {
        let bytes = text.as_bytes();
        let rarest = self.rarest(bytes);
        let class = self.class(rarest)?;
        let (before, behind) = (self.before[rarest].as_deref(), self.behind[rarest].as_deref());
        let mut has_forms = false;
        let mut found = Vec::new();
        let mut look = |at: usize| {
            if bytes[at] == FORMS_LEAD {
                has_forms |= is_presentation_form(&bytes[at..]);
                return;
            }
            let Some((start, c)) = char_around(text, at) else { return };
            let has = |wanted: &[char], c: char| wanted.contains(&c);
            let fits = class.contains(&c)
                && before.is_none_or(|all| has_neighbour(text[..start].chars().rev(), |c| has(all, c), folding))
                && behind.is_none_or(|all| has_neighbour(text[at + 1..].chars(), |c| has(all, c), folding));
            if fits {
                found.push(start);
            }
        };
        let mut wanted = last_bytes(class);
        wanted.push(FORMS_LEAD);
        for wanted in wanted.chunks(3) {
            match *wanted {
                [a, b, c] => memchr3_iter(a, b, c, bytes).for_each(&mut look),
                [a, b] => memchr2_iter(a, b, bytes).for_each(&mut look),
                [a] => memchr_iter(a, bytes).for_each(&mut look),
                _ => {}
            }
        }
        if has_forms {
            return None;
        }
        found.sort_unstable();
        Some(Candidates { places: found, letter: rarest })
    }

    /// Returns `true` if whatever `other` matches is matched by these parts too, for all that is known.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(|(own, other)| own.covers(other))
    }

    /// Returns `true` if all parts may be found somewhere in `text`: where they stand beside one another, or as far as
    /// the next character for which `is_end` returns `true`. Presentation forms may be any letters.
    pub(super) fn may_be_in(&self, text: &str, folding: Folding, is_end: fn(char) -> bool) -> bool {
        let bytes = text.as_bytes();
        let rarest = self.rarest(bytes);
        let Some(class) = self.class(rarest) else { return true };
        let (before, behind) = (self.before[rarest].as_deref(), self.behind[rarest].as_deref());
        let is_in = |at: usize| {
            if bytes[at] == FORMS_LEAD {
                return is_presentation_form(&bytes[at..]);
            }
            let Some((start, c)) = char_around(text, at) else { return false };
            let is_one = |wanted: &[char], c: char| wanted.contains(&c) || is_end(c);
            if !class.contains(&c)
                || before.is_some_and(|all| !has_neighbour(text[..start].chars().rev(), |c| is_one(all, c), folding))
                || behind.is_some_and(|all| !has_neighbour(text[at + 1..].chars(), |c| is_one(all, c), folding))
            {
                return false;
            }
            let walk = Walk::new(&self.parts, text, folding).up_to(is_end);
            let found = walk.end(rarest, start).is_some() && walk.start(rarest, start, 0).is_some();
            walk.finish(found).unwrap_or(true)
        };
        let mut wanted = last_bytes(class);
        wanted.push(FORMS_LEAD);
        wanted.chunks(3).any(|wanted| match *wanted {
            [a, b, c] => memchr3_iter(a, b, c, bytes).any(is_in),
            [a, b] => memchr2_iter(a, b, bytes).any(is_in),
            [a] => memchr_iter(a, bytes).any(is_in),
            _ => false,
        })
    }

    /// Returns `true` if [`Rare::find_around`] can match all parts of the query.
    pub(super) fn is_complete(&self) -> bool {
        self.parts.iter().all(|part| !matches!(part, Part::Other))
    }

    /// Returns the match whose rarest letter in `text`, the part `rarest`, is the character at byte `at`, that begins
    /// at byte `from` or behind it, and that `accepts`.
    ///
    /// # Errors
    /// [`TooManyWays`] for a text that could be read as the query in more ways than a text of words can.
    pub(super) fn find_around(
        &self,
        text: &str,
        (rarest, at): (usize, usize),
        from: usize,
        folding: Folding,
        accepts: impl Fn(&Range<usize>) -> bool,
    ) -> Result<Option<Range<usize>>, TooManyWays> {
        let walk = Walk::new(&self.parts, text, folding);
        let end = walk.end(rarest, at);
        let mut from = from;
        let found = loop {
            let (Some(start), Some(end)) = (walk.start(rarest, at, from), end) else { break None };
            if accepts(&(start..end)) {
                break Some(start..end);
            }
            from = start + 1;
        };
        walk.finish(found)
    }

    /// Returns the index of the part whose last bytes are rarest in the middle of `text`.
    fn rarest(&self, text: &[u8]) -> usize {
        let mut counts = [0_u32; 256];
        let sample = &text[text.len().saturating_sub(SAMPLE_BYTES) / 2..];
        for byte in &sample[..sample.len().min(SAMPLE_BYTES)] {
            counts[usize::from(*byte)] += 1;
        }
        let cost = |class: &[char]| -> u32 {
            let bytes = last_bytes(class);
            let hits: u32 = bytes.iter().map(|byte| counts[usize::from(*byte)]).sum();
            hits + PASS * u32::try_from((bytes.len() + 1).div_ceil(3)).unwrap_or(u32::MAX)
        };
        let costs = (0..self.parts.len()).filter_map(|index| Some((cost(self.class(index)?), index)));
        costs.min().map_or(0, |(_, index)| index)
    }
}

/// Returns the characters that parts may have at one end, which `outermost` returns of a spelling: those of the next
/// part, and of further ones while a part may be left out. `None` if there may be others.
fn edge<'a>(
    parts: impl Iterator<Item = &'a Part>,
    outermost: impl Fn(&'a Spelling) -> Option<&'a Piece>,
) -> Option<Vec<char>> {
    let mut chars = Vec::new();
    for part in parts {
        let Part::Spelt(spelt) = part else { return None };
        let mut may_be_left_out = false;
        for spelling in &spelt.spellings {
            match outermost(spelling) {
                Some(Piece::Letter(class) | Piece::Sign(class)) => chars.extend(class),
                Some(Piece::Space | Piece::Blank) => return None,
                None => may_be_left_out = true,
            }
        }
        if !may_be_left_out {
            let mut seen = std::collections::HashSet::new();
            chars.retain(|c| seen.insert(*c));
            return Some(chars);
        }
    }
    None
}

/// Returns `true` if the next of `chars` that isn't ignorable, or one before it, is a `wanted` one.
#[inline]
fn has_neighbour(chars: impl Iterator<Item = char>, wanted: impl Fn(char) -> bool, folding: Folding) -> bool {
    for c in chars {
        if wanted(c) {
            return true;
        }
        if !folding.passes_over(c) {
            return false;
        }
    }
    false
}

/// Returns the characters, then those of other case (simple case folding, as in expressions).
fn in_all_cases(class: Vec<char>) -> Vec<char> {
    let mut folded = ClassUnicode::new(class.iter().map(|&c| ClassUnicodeRange::new(c, c)));
    // Without its tables the library could not fold expressions either.
    _ = folded.try_case_fold_simple();
    let others = folded.iter().flat_map(|range| range.start()..=range.end()).filter(|c| !class.contains(c));
    let others: Vec<char> = others.collect();
    [class, others].concat()
}

/// Returns the last bytes of the characters, each once.
fn last_bytes(class: &[char]) -> Vec<u8> {
    let last = |c: &char| c.encode_utf8(&mut [0; 4]).as_bytes().last().copied();
    let mut bytes: Vec<u8> = class.iter().filter_map(last).collect();
    bytes.sort_unstable();
    bytes.dedup();
    bytes
}

/// Returns the character whose last byte is at `at`, and the byte where it begins.
fn char_around(text: &str, at: usize) -> Option<(usize, char)> {
    if !text.is_char_boundary(at + 1) {
        return None;
    }
    let c = text[..=at].chars().next_back()?;
    Some((at + 1 - c.len_utf8(), c))
}

/// Returns `true` if `text` has characters that stand for other letters.
pub(super) fn has_presentation_form(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(FORMS_LEAD, bytes).any(|at| is_presentation_form(&bytes[at..]))
}

/// Returns `true` if bytes that begin with [`FORMS_LEAD`] are a character of U+FB00 to U+FEFC: Latin, Hebrew and Arabic
/// presentation forms, but not the ornate parentheses, which stand there too.
fn is_presentation_form(bytes: &[u8]) -> bool {
    !matches!(bytes, [_, 0xB4, 0xBE | 0xBF, ..])
        && matches!(bytes, [_, 0xAC..=0xB7 | 0xB9..=0xBA, ..] | [_, 0xBB, 0x80..=0xBC, ..])
}
