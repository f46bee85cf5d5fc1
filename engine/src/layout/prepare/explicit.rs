//! Explicit levels and directions: UAX #9, rules X1 to X10.

use unicode_bidi::BidiClass;

use super::{MAX_DEPTH, Run, resolve};

/// Resolves the levels of the runs of one bidi paragraph.
pub(super) fn resolve(text: &str, runs: &mut [Run], base: u8) {
    embed(runs, base);
    // Copy the explicit levels: they are needed after some runs have their resolved levels.
    let before = levels_before(runs.iter(), base);
    let mut behind = levels_before(runs.iter().rev(), base);
    behind.reverse();
    for sequence in isolating_run_sequences(runs) {
        resolve_sequence(text, runs, &sequence, (&before, &behind), base);
    }
    // Runs that X9 removes take the level of the preceding run, so that they separate nothing.
    let mut before = base;
    for run in runs {
        if run.is_removed() {
            run.level = before;
        }
        before = run.level;
    }
}

/// Returns, for each run, the level of the preceding one in iteration order. Runs that X9 removes are skipped.
fn levels_before<'a>(runs: impl Iterator<Item = &'a Run>, base: u8) -> Vec<u8> {
    let before = runs.scan(base, |level, run| {
        let before = *level;
        if !run.is_removed() {
            *level = run.level;
        }
        Some(before)
    });
    before.collect()
}

/// One entry of the directional status stack (X1).
#[derive(Clone, Copy)]
struct Status {
    level: u8,
    override_class: Option<BidiClass>,
    is_isolate: bool,
}

/// The open embeddings and isolates at a run (X1).
struct Open {
    stack: Vec<Status>,
    overflow_isolates: usize,
    overflow_embeddings: usize,
    valid_isolates: usize,
}

impl Open {
    /// Creates the state at the start of a paragraph.
    fn new(base: u8) -> Self {
        let stack = vec![Status { level: base, override_class: None, is_isolate: false }];
        Self { stack, overflow_isolates: 0, overflow_embeddings: 0, valid_isolates: 0 }
    }

    fn top(&self) -> Status {
        self.stack[self.stack.len() - 1]
    }

    /// Returns `true` if nothing deeper than the limit has been opened.
    fn has_no_overflow(&self) -> bool {
        self.overflow_isolates == 0 && self.overflow_embeddings == 0
    }

    /// Opens an embedding or an override (X2 to X5).
    fn embed(&mut self, class: BidiClass) {
        let level = next_level(self.top().level, matches!(class, BidiClass::RLE | BidiClass::RLO));
        let override_class = match class {
            BidiClass::RLO => Some(BidiClass::R),
            BidiClass::LRO => Some(BidiClass::L),
            _ => None,
        };
        if level <= MAX_DEPTH && self.has_no_overflow() {
            self.stack.push(Status { level, override_class, is_isolate: false });
        } else if self.overflow_isolates == 0 {
            self.overflow_embeddings += 1;
        }
    }

    /// Opens an isolate (X5a to X5c).
    fn isolate(&mut self, is_rtl: bool) {
        let level = next_level(self.top().level, is_rtl);
        if level <= MAX_DEPTH && self.has_no_overflow() {
            self.valid_isolates += 1;
            self.stack.push(Status { level, override_class: None, is_isolate: true });
        } else {
            self.overflow_isolates += 1;
        }
    }

    /// Closes an isolate, and the embeddings in it (X6a).
    fn end_isolate(&mut self) {
        if self.overflow_isolates > 0 {
            self.overflow_isolates -= 1;
        } else if self.valid_isolates > 0 {
            self.overflow_embeddings = 0;
            while !self.top().is_isolate {
                self.stack.pop();
            }
            self.stack.pop();
            self.valid_isolates -= 1;
        }
    }

    /// Closes an embedding or an override (X7).
    fn end_embedding(&mut self) {
        if self.overflow_isolates > 0 {
            return;
        }
        if self.overflow_embeddings > 0 {
            self.overflow_embeddings -= 1;
        } else if !self.top().is_isolate && self.stack.len() > 1 {
            self.stack.pop();
        }
    }
}

/// Assigns explicit levels to all runs, and the classes that overrides give (X1 to X8).
fn embed(runs: &mut [Run], base: u8) {
    let mut open = Open::new(base);
    for index in 0..runs.len() {
        let class = runs[index].original;
        if class == BidiClass::PDI {
            open.end_isolate();
        }
        // An initiator has the level outside of what it opens, a terminator that outside of what it closes.
        let outside = open.top();
        runs[index].level = outside.level;
        if !runs[index].is_removed() {
            runs[index].class = outside.override_class.unwrap_or(class);
        }
        match class {
            BidiClass::RLE | BidiClass::LRE | BidiClass::RLO | BidiClass::LRO => open.embed(class),
            BidiClass::RLI => open.isolate(true),
            BidiClass::LRI => open.isolate(false),
            BidiClass::FSI => open.isolate(open.has_no_overflow() && begins_rtl(runs, index)),
            BidiClass::PDF => open.end_embedding(),
            _ => {}
        }
    }
}

/// Returns the next level above `level` in the given direction.
fn next_level(level: u8, is_rtl: bool) -> u8 {
    if is_rtl { (level + 1) | 1 } else { (level + 2) & !1 }
}

/// Returns `true` if the isolate opened by run `initiator` starts with a right-to-left letter (P2 and P3).
fn begins_rtl(runs: &[Run], initiator: usize) -> bool {
    let mut depth = 0_usize;
    for run in &runs[initiator + 1..] {
        match run.original {
            BidiClass::L | BidiClass::PDI if depth == 0 => return false,
            BidiClass::R | BidiClass::AL if depth == 0 => return true,
            BidiClass::PDI => depth -= 1,
            _ if run.is_isolate_initiator() => depth += 1,
            _ => {}
        }
    }
    false
}

/// Returns the isolating run sequences (X10, BD13) as indexes of runs, without those that X9 removes.
fn isolating_run_sequences(runs: &[Run]) -> Vec<Vec<usize>> {
    let mut done = Vec::new();
    // Sequences interrupted by an isolate, innermost last.
    let mut interrupted: Vec<Vec<usize>> = Vec::new();
    let kept: Vec<usize> = (0..runs.len()).filter(|&index| !runs[index].is_removed()).collect();
    for level_run in kept.chunk_by(|&before, &after| runs[before].level == runs[after].level) {
        let goes_on = runs[level_run[0]].original == BidiClass::PDI;
        let mut sequence = if goes_on { interrupted.pop() } else { None }.unwrap_or_default();
        sequence.extend_from_slice(level_run);
        if runs[level_run[level_run.len() - 1]].is_isolate_initiator() {
            interrupted.push(sequence);
        } else {
            done.push(sequence);
        }
    }
    done.append(&mut interrupted);
    done
}

/// Applies W1 to I2 to one isolating run sequence. `beside` are the explicit levels before and after each run.
fn resolve_sequence(text: &str, runs: &mut [Run], sequence: &[usize], beside: (&[u8], &[u8]), base: u8) {
    let (Some(&first), Some(&last)) = (sequence.first(), sequence.last()) else { return };
    let level = runs[first].level;
    // An isolate without a terminator extends to the end of the paragraph.
    let after = if runs[last].is_isolate_initiator() { base } else { beside.1[last] };
    let mut own: Vec<Run> = sequence.iter().map(|&index| runs[index]).collect();
    resolve::sequence(text, &mut own, level, (level.max(beside.0[first]), level.max(after)));
    for (&index, resolved) in sequence.iter().zip(own) {
        runs[index] = resolved;
    }
}
