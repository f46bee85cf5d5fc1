//! Matches found by the rarest letter of a query.
//!
//! An expression of classes and runs of marks is searched at some 1 GB/s at best, and each match costs a microsecond; a byte is found
//! several times faster. So the letter whose bytes are rarest in the text is looked for, then its neighbours are looked at; what is
//! left is compared letter by letter, or given to the expression where marks were typed.

use std::cell::Cell;
use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use qari_bidi::text::fold::Folding;
use qari_bidi::text::order::digit;

/// As much of a text, in bytes, tells which letters are rare in it.
const SAMPLE_BYTES: usize = 16 * 1024;
/// As many places that are looked at cost as much as going through a sample for three bytes once more.
const PASS: u32 = 50;
/// The byte that presentation forms begin with.
const FORMS_LEAD: u8 = 0xEF;

/// Where a query may match in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    /// The bytes at which its rarest letter stands, with its neighbours beside it, in order.
    pub places: Vec<usize>,
    /// Which of its letters that is.
    pub letter: usize,
}

/// So many steps are taken from one place, a byte of white space being one. Words take some ten; only marks that are letters besides,
/// heaped on one another, and white space without end take more.
const MOST_STEPS: usize = 10_000;

/// A text could be read as the query in too many ways to try them.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooManyWays;

/// What a text may have for a letter: sequences of characters, each one of several, with what is passed over between them.
pub(super) type Spellings = Vec<Vec<Vec<char>>>;

/// A part of a query.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A letter, as it may be spelt.
    Letter(Spellings),
    /// White space, or what stands between verses.
    Space,
    /// White space or nothing.
    Joiner,
    /// What only the expression can tell.
    Other,
}

/// The parts of a query, as far as it can be told what a text has for them.
#[derive(Clone, Debug)]
pub(super) struct Rare {
    parts: Vec<Part>,
}

impl Rare {
    /// Of the parts of a query, in order, with the cases of letters told apart if `cased`. A single letter beside what only the
    /// expression can tell says nothing.
    pub(super) fn new(parts: Vec<Part>, cased: bool) -> Option<Self> {
        let with_cases = |class: Vec<char>| if cased { class } else { in_all_cases(class) };
        let spelling = |spelling: Vec<Vec<char>>| spelling.into_iter().map(with_cases).collect();
        let part = |part| match part {
            Part::Letter(spellings) => Part::Letter(spellings.into_iter().map(spelling).collect()),
            other => other,
        };
        let rare = Self { parts: parts.into_iter().map(part).collect() };
        let classes = (0..rare.parts.len()).filter(|&index| rare.class(index).is_some()).count();
        (classes > 1 || classes == 1 && rare.is_complete()).then_some(rare)
    }

    /// What the letter at `index` is, if it is always one character of a text.
    fn class(&self, index: usize) -> Option<&[char]> {
        match self.parts.get(index)? {
            Part::Letter(spellings) => match spellings.as_slice() {
                [spelling] if spelling.len() == 1 => Some(&spelling[0]),
                _ => None,
            },
            Part::Space | Part::Joiner | Part::Other => None,
        }
    }

    /// Where the rarest letter of the query stands with its neighbours beside it. `None` for a text with
    /// presentation forms, in which letters are other characters.
    pub(super) fn candidates(&self, text: &str, folding: Folding) -> Option<Candidates> {
        let bytes = text.as_bytes();
        let rarest = self.rarest(bytes);
        let class = self.class(rarest)?;
        let before = rarest.checked_sub(1).and_then(|index| self.class(index));
        let behind = self.class(rarest + 1);
        let mut has_forms = false;
        let mut found = Vec::new();
        let mut look = |at: usize| {
            if bytes[at] == FORMS_LEAD {
                has_forms |= is_presentation_form(&bytes[at..]);
                return;
            }
            let Some((start, c)) = char_around(text, at) else { return };
            let shown = |c: &char| !folding.passes_over(*c);
            let fits = class.contains(&c)
                && before.is_none_or(|before| text[..start].chars().rfind(shown).is_some_and(|c| before.contains(&c)))
                && behind.is_none_or(|behind| text[at + 1..].chars().find(shown).is_some_and(|c| behind.contains(&c)));
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

    /// Whether every part of the query can be told, so that [`Rare::find_around`] says where matches are.
    pub(super) fn is_complete(&self) -> bool {
        self.parts.iter().all(|part| !matches!(part, Part::Other))
    }

    /// The match whose rarest letter in `text` is the character at byte `at`, that begins at byte `from` or behind it, and that
    /// `accepts`. `rarest` is the index of that letter.
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
        let walk = Walk { parts: &self.parts, text, folding, steps: Cell::new(MOST_STEPS) };
        let end = walk.end(rarest, at);
        let mut from = from;
        let found = loop {
            let (Some(start), Some(end)) = (walk.start(rarest, at, from), end) else { break None };
            if accepts(&(start..end)) {
                break Some(start..end);
            }
            from = start + 1;
        };
        if walk.steps.get() == 0 { Err(TooManyWays) } else { Ok(found) }
    }

    /// The index of the letter whose last bytes are rarest in the beginning of `text`.
    fn rarest(&self, text: &[u8]) -> usize {
        let mut counts = [0_u32; 256];
        for byte in &text[..text.len().min(SAMPLE_BYTES)] {
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

/// A query that is matched in a text.
struct Walk<'a> {
    parts: &'a [Part],
    text: &'a str,
    folding: Folding,
    /// How many steps may still be taken.
    steps: Cell<usize>,
}

impl Walk<'_> {
    /// Takes so many steps, or goes no further.
    fn step(&self, count: usize) -> Option<()> {
        self.steps.set(self.steps.get().saturating_sub(count));
        (self.steps.get() > 0).then_some(())
    }

    /// The first byte from `from` on where the parts before `index` can begin that end at byte `at` of `text`.
    fn start(&self, index: usize, at: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let Some(before) = index.checked_sub(1) else { return (at >= from).then_some(at) };
        match &self.parts[before] {
            Part::Letter(spellings) => {
                let start = |spelling: &Vec<Vec<char>>| self.spelt_start(spelling, before, at, from);
                spellings.iter().filter_map(start).min()
            }
            part @ (Part::Space | Part::Joiner) => {
                let is_here = |start: usize| {
                    let end = self.blank_end(part, start);
                    end.is_some_and(|end| end <= at && text[end..at].chars().all(|c| self.folding.passes_over(c)))
                };
                let starts = || {
                    let of_space = |c: &(usize, char)| is_of_space(c.1) || self.folding.passes_over(c.1);
                    text[..at].char_indices().rev().take_while(of_space).map(|(start, _)| start)
                };
                // No letter ends behind white space: of a run of it only the first can be where a part begins.
                let can_begin = |start: &usize| {
                    *start == from
                        || !text[..*start].ends_with(|c: char| c.is_whitespace() && !self.folding.passes_over(c))
                };
                let starts = std::iter::once(at).chain(starts()).filter(can_begin).filter(|start| is_here(*start));
                starts.filter_map(|start| self.start(before, start, from)).min()
            }
            Part::Other => None,
        }
    }

    fn spelt_start(&self, spelling: &[Vec<char>], index: usize, at: usize, from: usize) -> Option<usize> {
        self.step(1)?;
        let [rest @ .., class] = spelling else { return self.start(index, at, from) };
        let (mut behind, mut first) = (at, None::<usize>);
        // The last character of the letter, behind which there is only what is passed over.
        for c in self.text[..at].chars().rev() {
            behind -= c.len_utf8();
            if class.contains(&c)
                && let Some(start) = self.spelt_start(rest, index, behind, from)
            {
                first = Some(first.map_or(start, |first| first.min(start)));
            }
            if !self.folding.passes_over(c) {
                break;
            }
        }
        first
    }

    /// Where the parts from `index` on end that stand at byte `at` of `text`, and what is passed over behind them; as the
    /// expression would say it, which tries what comes first and passes over as much as it can.
    fn end(&self, index: usize, at: usize) -> Option<usize> {
        match self.parts.get(index) {
            None => Some(at),
            Some(Part::Letter(spellings)) => spellings.iter().find_map(|spelling| self.spelt_end(spelling, index, at)),
            Some(part @ (Part::Space | Part::Joiner)) => self.passed_end(&[], index, self.blank_end(part, at)?),
            Some(Part::Other) => None,
        }
    }

    /// Where the white space ends that `part` asks for and that is at byte `at` of the text.
    fn blank_end(&self, part: &Part, at: usize) -> Option<usize> {
        self.step(1)?;
        let end = if matches!(part, Part::Space) { space_end(self.text, at)? } else { white_end(self.text, at) };
        // What is long is not gone through from each of its places.
        self.step(end - at)?;
        Some(end)
    }

    fn spelt_end(&self, spelling: &[Vec<char>], index: usize, at: usize) -> Option<usize> {
        self.step(1)?;
        let [class, rest @ ..] = spelling else { return self.end(index + 1, at) };
        let c = self.text[at..].chars().next().filter(|c| class.contains(c))?;
        self.passed_end(rest, index, at + c.len_utf8())
    }

    /// Where what is left of the spelling of part `index`, and the parts behind it, end, with what is passed over from byte `start` on
    /// before them.
    fn passed_end(&self, rest: &[Vec<char>], index: usize, start: usize) -> Option<usize> {
        let text = self.text;
        let passed = text[start..].chars().take_while(|&c| self.folding.passes_over(c)).map(char::len_utf8);
        let mut end = start + passed.sum::<usize>();
        loop {
            if let Some(found) = self.spelt_end(rest, index, end) {
                return Some(found);
            }
            // What is passed over may be a part of what follows, as an alef above is.
            let last = text[start..end].chars().next_back()?;
            end -= last.len_utf8();
        }
    }
}

/// Whether [`space_end`] may pass over `c`.
fn is_of_space(c: char) -> bool {
    c.is_whitespace() || c.is_numeric() || matches!(c, '\u{200C}' | '\u{6DD}' | '\u{6DE}' | '\u{6E9}' | '﴿' | '﴾')
}

/// Where the white space ends that begins at byte `at` of `text`, with the signs between verses and their numbers in it; `None` if
/// there is none.
fn space_end(text: &str, at: usize) -> Option<usize> {
    let digits_end = |from: usize| {
        from + text[from..].chars().take_while(|&c| digit(c).is_some()).map(char::len_utf8).sum::<usize>()
    };
    let mut end = at;
    while let Some(c) = text[end..].chars().next() {
        let behind = end + c.len_utf8();
        end = match c {
            '\u{200C}' | '\u{6DE}' | '\u{6E9}' => behind,
            '\u{6DD}' => digits_end(behind),
            '﴿' => {
                let number = white_end(text, behind);
                let closes = white_end(text, digits_end(number));
                if digits_end(number) == number || !text[closes..].starts_with('﴾') {
                    break;
                }
                closes + '﴾'.len_utf8()
            }
            c if c.is_whitespace() => behind,
            _ => break,
        };
    }
    (end > at).then_some(end)
}

/// Where the white space ends that there may be at byte `at` of `text`.
fn white_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>()
}

/// The characters, then what a search without case takes for them besides (simple case folding, as that of expressions).
fn in_all_cases(class: Vec<char>) -> Vec<char> {
    let mut folded = ClassUnicode::new(class.iter().map(|&c| ClassUnicodeRange::new(c, c)));
    // Without its tables the library could not fold expressions either.
    _ = folded.try_case_fold_simple();
    let others = folded.iter().flat_map(|range| range.start()..=range.end()).filter(|c| !class.contains(c));
    let others: Vec<char> = others.collect();
    [class, others].concat()
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

/// Whether bytes that begin with [`FORMS_LEAD`] are a character of U+FB1D to U+FEFC, Hebrew and Arabic presentation forms among them;
/// the ornate parentheses, which stand there too, are none.
fn is_presentation_form(bytes: &[u8]) -> bool {
    !matches!(bytes, [_, 0xB4, 0xBE | 0xBF, ..])
        && matches!(bytes, [_, 0xAC..=0xB7 | 0xB9..=0xBA, ..] | [_, 0xBB, 0x80..=0xBC, ..])
}
