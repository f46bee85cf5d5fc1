//! The first stage: the embedding level of every character (UAX #9, rules P1 to I2), for the whole paragraph
//! before anything is broken or measured.
//!
//! The text becomes runs of one bidi class. Arabic prose has a run for every word and every space, and most rules ask about
//! neighbouring runs only, so that this costs little more than reading the text. Two files hold the rules: `explicit` (X1 to
//! X10) and `resolve` (W1 to I2).
//!
//! The rules are our own because the library's want a string: they would have a copy of the text with an isolate put
//! around each address in it. (And their time for a paragraph of a megabyte was longer than a frame may take.) The data is the library's.

mod explicit;
mod resolve;

use std::ops::Range;

use unicode_bidi::BidiClass;

use crate::text::direction::Direction;
use crate::text::properties::{Properties, properties};

/// The deepest embedding (UAX #9, BD2).
const MAX_DEPTH: u8 = 125;

/// The embedding levels of a text, as runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    /// Where each run starts, in bytes, and its level; the first starts at 0.
    runs: Vec<(u32, u8)>,
}

impl Levels {
    /// The levels from byte `start` on.
    pub fn from(&self, start: usize) -> LevelsFrom<'_> {
        let at = self.runs.partition_point(|&(run, _)| run as usize <= start).saturating_sub(1);
        let level = self.runs.get(at).map_or(0, |run| run.1);
        LevelsFrom { rest: self.runs.get(at + 1..).unwrap_or_default(), level }
    }
}

/// The levels of bytes that are asked for in ascending order.
#[derive(Clone, Debug)]
pub(super) struct LevelsFrom<'a> {
    rest: &'a [(u32, u8)],
    level: u8,
}

impl LevelsFrom<'_> {
    /// The level of the character at `byte`; no smaller than the byte asked for before.
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

/// The embedding levels of `text`. A line end inside `text` starts a new bidi paragraph of the same base direction (P1), so
/// that nothing reaches across it. The bytes of each of `isolates`, which are in order and apart, are laid out as if they
/// stood between a first strong isolate (FSI) and its end (PDI).
pub(super) fn levels(text: &str, direction: Direction, isolates: &[Range<usize>]) -> Levels {
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
            // A run without characters, as the ends of an isolate that the text does not have, leaves its place to the next.
            Some(last) if last.0 == run.start => last.1 = level,
            Some(last) if last.1 == level => {}
            _ => levels.push((run.start, level)),
        }
    }
    Levels { runs: levels }
}

/// Characters that the rules treat as one: of one class, or marks and format characters behind them.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// The byte it starts at.
    start: u32,
    /// The class that its characters have.
    original: BidiClass,
    /// The class that the rules have given it so far.
    class: BidiClass,
    level: u8,
    /// Whether it is one character, format characters not counted: a separator parts numbers only alone (W4).
    is_single: bool,
    /// Whether it is a bracket, and perhaps marks on it.
    is_bracket: bool,
}

impl Run {
    fn new(start: usize, class: BidiClass, is_bracket: bool) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { start, original: class, class, level: 0, is_single: true, is_bracket }
    }

    /// Whether it acts on what comes behind it, so that nothing is a part of it.
    fn is_control(&self) -> bool {
        self.is_removed() || self.is_isolate_initiator() || matches!(self.original, BidiClass::PDI | BidiClass::B)
    }

    /// Whether it opens an isolate (BD8).
    fn is_isolate_initiator(&self) -> bool {
        matches!(self.original, BidiClass::LRI | BidiClass::RLI | BidiClass::FSI)
    }

    /// Whether X9 removes it: the later rules are to see the runs beside it as neighbours.
    fn is_removed(&self) -> bool {
        use BidiClass as C;
        matches!(self.original, C::RLE | C::LRE | C::RLO | C::LRO | C::PDF | C::BN)
    }
}

/// The runs of a text.
struct Runs {
    runs: Vec<Run>,
    /// Whether any of them needs the explicit rules.
    has_controls: bool,
}

fn runs(text: &str, isolates: &[Range<usize>]) -> Runs {
    let mut found = Runs { runs: Vec::with_capacity(text.len() / 8 + 1), has_controls: false };
    let mut done = 0;
    for isolate in isolates {
        found.extend(text, done..isolate.start);
        found.push(Run::new(isolate.start, BidiClass::FSI, false));
        found.extend(text, isolate.clone());
        found.push(Run::new(isolate.end, BidiClass::PDI, false));
        done = isolate.end;
    }
    found.extend(text, done..text.len());
    found
}

impl Runs {
    fn push(&mut self, run: Run) {
        self.has_controls |= run.is_control() && run.class != BidiClass::B;
        self.runs.push(run);
    }

    /// Adds the characters `range` of `text`.
    fn extend(&mut self, text: &str, range: Range<usize>) {
        // The class of the run that the next character may belong to.
        let mut open = self.runs.last().filter(|last| !last.is_control()).map(|last| (last.class, last.is_bracket));
        for (at, c) in text[range.clone()].char_indices() {
            let &Properties { bidi: class, is_bracket, .. } = properties(c);
            if let Some((last, was_bracket)) = open
                && (class == last && !is_bracket && !was_bracket || matches!(class, BidiClass::NSM | BidiClass::BN))
            {
                // W1 for a mark; a format character is not there for the rules that follow (X9).
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
