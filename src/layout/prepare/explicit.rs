//! UAX #9, X1 to X10: what direction controls in the text ask for.

use unicode_bidi::BidiClass;

use super::{MAX_DEPTH, Run, resolve};

/// Gives the runs of one bidi paragraph their levels.
pub(super) fn resolve(text: &str, runs: &mut [Run], base: u8) {
    embed(runs, base);
    // The explicit levels are asked for when some runs have their resolved ones already.
    let before = levels_before(runs.iter(), base);
    let mut behind = levels_before(runs.iter().rev(), base);
    behind.reverse();
    for sequence in isolating_run_sequences(runs) {
        resolve_sequence(text, runs, &sequence, (&before, &behind), base);
    }
    // What X9 removes goes with what stands before it, so that it parts nothing.
    let mut before = base;
    for run in runs {
        if run.is_removed() {
            run.level = before;
        }
        before = run.level;
    }
}

/// For each run the level of the one before it, in the order given; what X9 removes is passed over.
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

/// X1 to X8: the explicit level of every run, and the classes that overrides give.
fn embed(runs: &mut [Run], base: u8) {
    let mut stack = vec![Status { level: base, override_class: None, is_isolate: false }];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0_usize, 0_usize, 0_usize);
    for index in 0..runs.len() {
        let class = runs[index].original;
        let top = stack[stack.len() - 1];
        runs[index].level = top.level;
        match class {
            BidiClass::RLE | BidiClass::LRE | BidiClass::RLO | BidiClass::LRO => {
                // X2 to X5.
                let level = next_level(top.level, matches!(class, BidiClass::RLE | BidiClass::RLO));
                let override_class = match class {
                    BidiClass::RLO => Some(BidiClass::R),
                    BidiClass::LRO => Some(BidiClass::L),
                    _ => None,
                };
                if level <= MAX_DEPTH && overflow_isolates == 0 && overflow_embeddings == 0 {
                    stack.push(Status { level, override_class, is_isolate: false });
                } else if overflow_isolates == 0 {
                    overflow_embeddings += 1;
                }
            }
            BidiClass::RLI | BidiClass::LRI | BidiClass::FSI => {
                // X5a to X5c.
                runs[index].class = top.override_class.unwrap_or(class);
                let is_room = overflow_isolates == 0 && overflow_embeddings == 0;
                let is_rtl = class == BidiClass::RLI || (class == BidiClass::FSI && is_room && begins_rtl(runs, index));
                let level = next_level(top.level, is_rtl);
                if level <= MAX_DEPTH && is_room {
                    valid_isolates += 1;
                    stack.push(Status { level, override_class: None, is_isolate: true });
                } else {
                    overflow_isolates += 1;
                }
            }
            BidiClass::PDI => {
                // X6a.
                if overflow_isolates > 0 {
                    overflow_isolates -= 1;
                } else if valid_isolates > 0 {
                    overflow_embeddings = 0;
                    while !stack[stack.len() - 1].is_isolate {
                        stack.pop();
                    }
                    stack.pop();
                    valid_isolates -= 1;
                }
                let top = stack[stack.len() - 1];
                runs[index].level = top.level;
                runs[index].class = top.override_class.unwrap_or(class);
            }
            BidiClass::PDF => {
                // X7.
                if overflow_isolates == 0 && overflow_embeddings > 0 {
                    overflow_embeddings -= 1;
                } else if overflow_isolates == 0 && !top.is_isolate && stack.len() > 1 {
                    stack.pop();
                }
            }
            BidiClass::BN => {}
            // X6.
            _ => runs[index].class = top.override_class.unwrap_or(class),
        }
    }
}

/// The next level above `level` of the direction asked for.
fn next_level(level: u8, is_rtl: bool) -> u8 {
    if is_rtl { (level + 1) | 1 } else { (level + 2) & !1 }
}

/// Whether the isolate that run `initiator` opens begins with a right-to-left letter (P2 and P3).
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

/// X10, BD13: the runs that the later rules see as neighbours, as indexes, without what X9 removes.
fn isolating_run_sequences(runs: &[Run]) -> Vec<Vec<usize>> {
    let mut done = Vec::new();
    // Sequences that an isolate interrupts, the innermost last.
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

/// W1 to I2 for one isolating run sequence. `beside` holds the explicit levels before and behind each run.
fn resolve_sequence(text: &str, runs: &mut [Run], sequence: &[usize], beside: (&[u8], &[u8]), base: u8) {
    let (Some(&first), Some(&last)) = (sequence.first(), sequence.last()) else { return };
    let level = runs[first].level;
    // An isolate that is never closed goes on to the end of the paragraph.
    let after = if runs[last].is_isolate_initiator() { base } else { beside.1[last] };
    let mut own: Vec<Run> = sequence.iter().map(|&index| runs[index]).collect();
    resolve::sequence(text, &mut own, level, (level.max(beside.0[first]), level.max(after)));
    for (&index, resolved) in sequence.iter().zip(own) {
        runs[index] = resolved;
    }
}
