//! Stage 1: resolves the embedding level of every character (UAX #9, P1 to I2), for the whole paragraph before
//! it is broken.
//!
//! The text becomes runs of one bidi class. Arabic prose has a run for each word and each space, and most rules
//! look at neighbouring runs only, so the cost is little more than reading the text. `explicit` has rules X1 to
//! X10, `resolve` W1 to I2.
//!
//! The rules are implemented here because unicode-bidi takes a string: it would need a copy of the text with
//! isolate controls around each token, and for a paragraph of a megabyte it took longer than a frame may take.
//! The data is that crate's.

mod explicit;
mod resolve;

use std::ops::Range;

use unicode_bidi::BidiClass;

use super::isolates::Isolate;
use crate::text::direction::Direction;
use crate::text::properties::{Properties, properties};

/// The deepest embedding (UAX #9, BD2).
const MAX_DEPTH: u8 = 125;

/// The embedding levels of a text, as runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    /// The first byte of each run and its level; the first run starts at 0.
    runs: Vec<(u32, u8)>,
}

impl Levels {
    /// Returns the levels from byte `start` on.
    pub fn from(&self, start: usize) -> LevelsFrom<'_> {
        let at = self.runs.partition_point(|&(run, _)| run as usize <= start).saturating_sub(1);
        let level = self.runs.get(at).map_or(0, |run| run.1);
        LevelsFrom { rest: self.runs.get(at + 1..).unwrap_or_default(), level }
    }
}

/// The levels of a text, looked up in ascending order of bytes.
#[derive(Clone, Debug)]
pub(super) struct LevelsFrom<'a> {
    rest: &'a [(u32, u8)],
    level: u8,
}

impl LevelsFrom<'_> {
    /// Returns the level of the character at `byte`, which must not be less than in the previous call.
    #[inline]
    pub fn at(&mut self, byte: usize) -> u8 {
        while let Some((next, rest)) = self.rest.split_first() {
            if next.0 as usize > byte {
                break;
            }
            self.level = next.1;
            self.rest = rest;
        }
        self.level
    }
}

/// Resolves the embedding levels of `text`.
///
/// A line end inside `text` starts a new bidi paragraph with the same base direction (P1). Each of `isolates`,
/// which are sorted and disjoint, is laid out as if enclosed in FSI and PDI.
pub(super) fn levels(text: &str, direction: Direction, isolates: &[Isolate]) -> Levels {
    let base = u8::from(direction == Direction::Rtl);
    let Runs { mut runs, has_controls } = runs(text, isolates);
    for paragraph in runs.split_mut(|run| run.class == BidiClass::B) {
        if has_controls {
            explicit::resolve(text, paragraph, base);
        } else {
            for run in &mut *paragraph {
                run.level = base;
            }
            resolve::sequence(text, paragraph, base, (base, base));
        }
    }
    let mut levels: Vec<(u32, u8)> = Vec::new();
    for run in &runs {
        let level = if run.class == BidiClass::B { base } else { run.level };
        match levels.last_mut() {
            // A run without characters, such as the end of an inserted isolate, leaves its place to the next
            // one.
            Some(last) if last.0 == run.start => last.1 = level,
            Some(last) if last.1 == level => {}
            _ => levels.push((run.start, level)),
        }
    }
    Levels { runs: levels }
}

/// Characters that the rules treat as one: characters of one class, with the marks and format characters after
/// them.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// The byte at which it starts.
    start: u32,
    /// The bidi class of its characters.
    original: BidiClass,
    /// The class assigned by the rules so far.
    class: BidiClass,
    level: u8,
    /// `true` if it is one character, not counting format characters. W4 applies to single separators only.
    is_single: bool,
    /// `true` if it is a bracket, with or without marks.
    is_bracket: bool,
}

impl Run {
    fn new(start: usize, class: BidiClass, is_bracket: bool) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { start, original: class, class, level: 0, is_single: true, is_bracket }
    }

    /// Returns `true` if it affects the text after it, so that nothing may extend it.
    fn is_control(&self) -> bool {
        self.is_removed() || self.is_isolate_initiator() || matches!(self.original, BidiClass::PDI | BidiClass::B)
    }

    /// Returns `true` if it opens an isolate (BD8).
    fn is_isolate_initiator(&self) -> bool {
        matches!(self.original, BidiClass::LRI | BidiClass::RLI | BidiClass::FSI)
    }

    /// Returns `true` if X9 removes it: later rules see its neighbours as adjacent.
    fn is_removed(&self) -> bool {
        use BidiClass as C;
        matches!(self.original, C::RLE | C::LRE | C::RLO | C::LRO | C::PDF | C::BN)
    }
}

/// The runs of a text.
struct Runs {
    runs: Vec<Run>,
    /// `true` if the explicit rules are needed.
    has_controls: bool,
}

fn runs(text: &str, isolates: &[Isolate]) -> Runs {
    let mut found = Runs { runs: Vec::with_capacity(text.len() / 8 + 1), has_controls: false };
    let mut done = 0;
    // The ends of the isolates that are open.
    let mut open: Vec<usize> = Vec::new();
    for Isolate { range, direction } in isolates {
        while let Some(end) = open.pop_if(|end| *end <= range.start) {
            found.close(text, &mut done, end);
        }
        found.extend(text, done..range.start);
        done = range.start;
        let initiator = match direction {
            Some(Direction::Ltr) => BidiClass::LRI,
            Some(Direction::Rtl) => BidiClass::RLI,
            None => BidiClass::FSI,
        };
        found.push(Run::new(range.start, initiator, false));
        open.push(range.end);
    }
    for end in open.into_iter().rev() {
        found.close(text, &mut done, end);
    }
    found.extend(text, done..text.len());
    found
}

impl Runs {
    fn push(&mut self, run: Run) {
        self.has_controls |= run.is_control() && run.class != BidiClass::B;
        self.runs.push(run);
    }

    /// Closes an isolate at byte `end`. The text is read up to byte `done`.
    fn close(&mut self, text: &str, done: &mut usize, end: usize) {
        self.extend(text, *done..end);
        self.push(Run::new(end, BidiClass::PDI, false));
        *done = end;
    }

    /// Adds the characters in `range` of `text`.
    fn extend(&mut self, text: &str, range: Range<usize>) {
        // The class of the run that the next character may extend.
        let mut open = self.runs.last().filter(|last| !last.is_control()).map(|last| (last.class, last.is_bracket));
        for (at, c) in text[range.clone()].char_indices() {
            let &Properties { bidi: class, is_bracket, .. } = properties(c);
            if let Some((last, was_bracket)) = open
                && (class == last && !is_bracket && !was_bracket || matches!(class, BidiClass::NSM | BidiClass::BN))
            {
                // W1 for marks. The rules after X9 do not see format characters.
                if class != BidiClass::BN
                    && let Some(run) = self.runs.last_mut()
                {
                    run.is_single = false;
                }
                continue;
            }
            let run = Run::new(range.start + at, class, is_bracket);
            open = (!run.is_control()).then_some((class, is_bracket));
            self.push(run);
        }
    }
}
