//! Matches a query in a text letter by letter, from a letter that is found on to both sides.

use std::cell::Cell;

use super::gap;
use super::spelling::{Piece, Spelling};
use qari_bidi::text::fold::Folding;

/// Most steps from one place; a byte of white space is one. Words take about ten. Only heaps of marks that may be
/// letters, and white space without end take more.
const MOST_STEPS: usize = 10_000;

/// A text could be read as the query in too many ways to try them.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooManyWays;

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A letter, a group of letters, or what may stand between two of them.
    Spelt(Spelt),
    /// A letter that only the expression can match.
    Other,
}

/// The spellings of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelt {
    /// All of them, in the order in which they are tried.
    pub(super) spellings: Vec<Spelling>,
    /// The characters of longer spellings but for the last one; `None` if they have blanks, or no spelling is one
    /// letter.
    inner: Option<Vec<char>>,
}

impl Part {
    /// Returns `true` if whatever `other` matches is matched by this part too, for all that is known.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let (Self::Spelt(own), Self::Spelt(other)) = (self, other) else { return false };
        let is_in = |small: &[char], large: &[char]| small.iter().all(|c| large.contains(c));
        let covers = |own: &Piece, other: &Piece| match (own, other) {
            (Piece::Letter(own), Piece::Letter(other)) | (Piece::Sign(own), Piece::Sign(other)) => is_in(other, own),
            _ => own == other,
        };
        let spells = |own: &Spelling, other: &Spelling| {
            own.len() == other.len() && own.iter().zip(other).all(|(own, other)| covers(own, other))
        };
        other.spellings.iter().all(|other| own.spellings.iter().any(|own| spells(own, other)))
    }
}

impl Spelt {
    /// Prepares spellings for matching.
    pub(super) fn new(spellings: Vec<Spelling>) -> Self {
        let has_letter = spellings.iter().any(|spelling| matches!(spelling.as_slice(), [Piece::Letter(_)]));
        let mut inner = Vec::new();
        let mut is_known = has_letter && spellings.iter().all(|spelling| !spelling.is_empty());
        for piece in spellings.iter().filter_map(|spelling| spelling.split_last()).flat_map(|(_, rest)| rest) {
            match piece {
                Piece::Letter(class) | Piece::Sign(class) => inner.extend(class),
                Piece::Space | Piece::Blank => is_known = false,
            }
        }
        Self { spellings, inner: is_known.then_some(inner) }
    }

    /// Returns the letter, if a text that ends with `before` can only have a spelling of one letter: one at the end,
    /// behind a character that isn't ignorable and is in no longer spelling.
    fn only_letter(&self, before: &str, folding: Folding) -> Option<usize> {
        let inner = self.inner.as_ref()?;
        let mut chars = before.chars().rev();
        let (last, rest) = (chars.next()?, chars.next());
        if folding.passes_over(last) || rest.is_some_and(|c| folding.passes_over(c) || inner.contains(&c)) {
            return None;
        }
        let is_it =
            |spelling: &Spelling| matches!(spelling.as_slice(), [Piece::Letter(class)] if class.contains(&last));
        self.spellings.iter().any(is_it).then(|| last.len_utf8())
    }
}

/// A query that is matched in a text.
pub(super) struct Walk<'a> {
    parts: &'a [Part],
    text: &'a str,
    folding: Folding,
    /// Returns `true` for characters behind or before which a walk gives up and takes the rest for found.
    is_end: fn(char) -> bool,
    /// The number of steps that may still be taken.
    steps: Cell<usize>,
}

impl<'a> Walk<'a> {
    /// Creates a walk for the parts of a query.
    pub(super) fn new(parts: &'a [Part], text: &'a str, folding: Folding) -> Self {
        Self { parts, text, folding, is_end: |_| false, steps: Cell::new(MOST_STEPS) }
    }

    /// Returns a walk that takes the rest of the query for found where it comes to a character for which `is_end`
    /// returns `true`.
    pub(super) fn up_to(self, is_end: fn(char) -> bool) -> Self {
        Self { is_end, ..self }
    }

    /// Returns `true` if the walk on ends at byte `at` of the text.
    fn ends_at(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_some_and(self.is_end)
    }

    /// Returns `true` if the walk back ends at byte `at` of the text, but for ignorable characters.
    fn ends_before(&self, at: usize) -> bool {
        self.text[..at].chars().rev().find(|&c| !self.folding.passes_over(c)).is_some_and(self.is_end)
    }

    /// Returns `found`, or an error if the walk has been given up.
    ///
    /// # Errors
    /// [`TooManyWays`] if the steps are used up.
    pub(super) fn finish<T>(&self, found: T) -> Result<T, TooManyWays> {
        if self.steps.get() == 0 { Err(TooManyWays) } else { Ok(found) }
    }

    /// Takes `count` steps, if there are any left.
    fn step(&self, count: usize) -> Option<()> {
        self.steps.set(self.steps.get().saturating_sub(count));
        (self.steps.get() > 0).then_some(())
    }

    /// Returns the first byte from `from` on where the parts before `index` can begin that end at byte `at` of the
    /// text.
    pub(super) fn start(&self, index: usize, at: usize, from: usize) -> Option<usize> {
        let Some(before) = index.checked_sub(1) else { return (at >= from).then_some(at) };
        if self.ends_before(at) {
            return Some(at);
        }
        let Part::Spelt(spelt) = &self.parts[before] else { return None };
        if let Some(bytes) = spelt.only_letter(&self.text[..at], self.folding) {
            self.step(1)?;
            return self.start(before, at - bytes, from);
        }
        spelt.spellings.iter().filter_map(|spelling| self.spelt_start(spelling, before, at, from)).min()
    }

    fn spelt_start(&self, spelling: &[Piece], index: usize, at: usize, from: usize) -> Option<usize> {
        self.step(1)?;
        match spelling {
            [] => self.start(index, at, from),
            _ if self.ends_before(at) => Some(at),
            [rest @ .., Piece::Letter(class)] => {
                let (mut behind, mut first) = (at, None::<usize>);
                // The last character of the letter, behind which there are only ignorable ones.
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
            [rest @ .., Piece::Sign(class)] => {
                let c = self.text[..at].chars().next_back().filter(|c| class.contains(c))?;
                self.spelt_start(rest, index, at - c.len_utf8(), from)
            }
            [rest @ .., piece @ (Piece::Space | Piece::Blank)] => {
                let starts = self.blank_starts(piece, at, from);
                starts.filter_map(|start| self.spelt_start(rest, index, start, from)).min()
            }
        }
    }

    /// Returns the places where white space can begin that ends at byte `at`, but for ignorable characters.
    fn blank_starts(&self, piece: &Piece, at: usize, from: usize) -> impl Iterator<Item = usize> {
        let text = self.text;
        let is_here = move |start: &usize| {
            let end = self.blank_end(piece, *start);
            end.is_some_and(|end| end <= at && text[end..at].chars().all(|c| self.folding.passes_over(c)))
        };
        let of_space = |c: &(usize, char)| gap::may_hold(c.1) || self.folding.passes_over(c.1);
        let starts = text[..at].char_indices().rev().take_while(of_space).map(|(start, _)| start);
        // No letter ends behind white space, so a part can begin only at the first of a run of it.
        let can_begin = move |start: &usize| *start == from || !text[..*start].ends_with(char::is_whitespace);
        let starts: Vec<usize> = std::iter::once(at).chain(starts).filter(can_begin).filter(is_here).collect();
        starts.into_iter()
    }

    /// Returns the end of the parts from `index` on that stand at byte `at` of the text, with the ignorable characters
    /// behind them. As the expression does, it tries what comes first and takes as much as it can.
    pub(super) fn end(&self, index: usize, at: usize) -> Option<usize> {
        match self.parts.get(index) {
            None => Some(at),
            Some(_) if self.ends_at(at) => Some(at),
            Some(Part::Spelt(spelt)) => spelt.spellings.iter().find_map(|spelling| self.spelt_end(spelling, index, at)),
            Some(Part::Other) => None,
        }
    }

    /// Returns the end of the white space at byte `at` of the text that `piece` stands for.
    fn blank_end(&self, piece: &Piece, at: usize) -> Option<usize> {
        self.step(1)?;
        let end = if *piece == Piece::Space { gap::end(self.text, at)? } else { gap::white_end(self.text, at) };
        // Long white space is not walked from each of its places.
        self.step(end - at)?;
        Some(end)
    }

    fn spelt_end(&self, spelling: &[Piece], index: usize, at: usize) -> Option<usize> {
        self.step(1)?;
        let next = |class: &[char]| self.text[at..].chars().next().filter(|c| class.contains(c)).map(char::len_utf8);
        match spelling {
            [] => self.end(index + 1, at),
            _ if self.ends_at(at) => Some(at),
            [Piece::Letter(class), rest @ ..] => self.passed_end(rest, index, at + next(class)?),
            [Piece::Sign(class), rest @ ..] => self.spelt_end(rest, index, at + next(class)?),
            [piece @ (Piece::Space | Piece::Blank), rest @ ..] => {
                self.passed_end(rest, index, self.blank_end(piece, at)?)
            }
        }
    }

    /// Returns the end of the rest of a spelling of part `index`, and of the parts behind it, that stand behind the
    /// ignorable characters at byte `start`.
    fn passed_end(&self, rest: &[Piece], index: usize, start: usize) -> Option<usize> {
        let text = self.text;
        let passed = text[start..].chars().take_while(|&c| self.folding.passes_over(c)).map(char::len_utf8);
        let mut end = start + passed.sum::<usize>();
        loop {
            if let Some(found) = self.spelt_end(rest, index, end) {
                return Some(found);
            }
            // An ignorable character may be a part of what follows, as the dagger alef.
            let last = text[start..end].chars().next_back()?;
            end -= last.len_utf8();
        }
    }
}
