//! Resolved levels within one isolating run sequence: UAX #9, rules W1 to I2.

use unicode_bidi::BidiClass;

use super::Run;
use crate::text::properties::bracket;

/// The maximum number of pending opening brackets (BD16).
const MOST_OPEN_BRACKETS: usize = 63;

/// Resolves the runs of one sequence at embedding level `level`. `ends` are the levels that determine `sos` and
/// `eos` (X10).
pub(super) fn sequence(text: &str, runs: &mut [Run], level: u8, ends: (u8, u8)) {
    let (start, end) = (direction(ends.0), direction(ends.1));
    marks_and_numbers(runs, start);
    terminators_and_latin_numbers(runs, start);
    if runs.iter().any(|run| run.is_bracket) {
        brackets(text, runs, direction(level), start);
    }
    neutrals(runs, direction(level), (start, end));
    for run in runs {
        run.level = level + levels_up(level, run.class);
    }
}

/// Returns the direction of a level: L if even, R if odd.
fn direction(level: u8) -> BidiClass {
    if level.is_multiple_of(2) { BidiClass::L } else { BidiClass::R }
}

/// Applies W1 to W4: marks take the class of their base, a number after an Arabic letter becomes an Arabic
/// number, Arabic letters become R, and a single separator between two numbers of one kind joins them.
fn marks_and_numbers(runs: &mut [Run], start: BidiClass) {
    let mut last_strong = start;
    for index in 0..runs.len() {
        match runs[index].class {
            BidiClass::NSM => {
                runs[index].class = match index.checked_sub(1).map(|before| &runs[before]) {
                    None => start,
                    Some(before) if before.is_isolate_initiator() || before.original == BidiClass::PDI => BidiClass::ON,
                    Some(before) => before.class,
                };
            }
            BidiClass::AL => {
                last_strong = BidiClass::AL;
                runs[index].class = BidiClass::R;
            }
            class @ (BidiClass::L | BidiClass::R) => last_strong = class,
            BidiClass::EN => {
                if last_strong == BidiClass::AL {
                    runs[index].class = BidiClass::AN;
                }
                join_separator(&mut runs[..=index]);
            }
            BidiClass::AN => join_separator(&mut runs[..=index]),
            _ => {}
        }
    }
}

/// Applies W4 to the separator before the number at the end of `runs`.
fn join_separator(runs: &mut [Run]) {
    let [.., before, separator, number] = runs else { return };
    let separates = match separator.class {
        BidiClass::ES => number.class == BidiClass::EN,
        BidiClass::CS => true,
        _ => false,
    };
    if separates && separator.is_single && before.class == number.class {
        separator.class = number.class;
    }
}

/// Applies W5 to W7: terminators next to a European number join it, remaining separators and terminators become
/// neutral, and a European number after a left-to-right letter becomes L.
fn terminators_and_latin_numbers(runs: &mut [Run], start: BidiClass) {
    let mut last_strong = start;
    // `true` if the previous run was a European number after W6.
    let mut follows_number = false;
    let mut index = 0;
    while index < runs.len() {
        let class = runs[index].class;
        let stretch = match class {
            BidiClass::ET => runs[index..].iter().take_while(|run| run.class == BidiClass::ET).count(),
            _ => 1,
        };
        let precedes_number = || runs.get(index + stretch).is_some_and(|run| run.class == BidiClass::EN);
        let is_number = class == BidiClass::EN || (class == BidiClass::ET && (follows_number || precedes_number()));
        match class {
            BidiClass::L | BidiClass::R => last_strong = class,
            _ if is_number && last_strong == BidiClass::L => set(&mut runs[index..index + stretch], BidiClass::L),
            _ if is_number => set(&mut runs[index..index + stretch], BidiClass::EN),
            BidiClass::ET | BidiClass::ES | BidiClass::CS => set(&mut runs[index..index + stretch], BidiClass::ON),
            _ => {}
        }
        follows_number = is_number;
        index += stretch;
    }
}

fn set(runs: &mut [Run], class: BidiClass) {
    for run in runs {
        run.class = class;
    }
}

/// Returns the direction of a class for N0 and N1, where numbers count as R.
fn strong(class: BidiClass) -> Option<BidiClass> {
    match class {
        BidiClass::L => Some(BidiClass::L),
        BidiClass::R | BidiClass::EN | BidiClass::AN => Some(BidiClass::R),
        _ => None,
    }
}

/// Applies N0: both brackets of a pair take the direction of their content.
fn brackets(text: &str, runs: &mut [Run], embedding: BidiClass, start: BidiClass) {
    let mut context = start;
    let mut seen = 0;
    for (open, close) in bracket_pairs(text, runs) {
        // The context before the opening bracket includes brackets that are already resolved.
        for run in &runs[seen..open] {
            context = strong(run.class).unwrap_or(context);
        }
        seen = open;
        let mut inside = runs[open + 1..close].iter().filter_map(|run| strong(run.class)).peekable();
        if inside.peek().is_none() {
            continue;
        }
        let class = if inside.any(|class| class == embedding) { embedding } else { other(embedding) };
        let class = if class == embedding || context == class { class } else { embedding };
        set_bracket(runs, open, class);
        set_bracket(runs, close, class);
    }
}

/// Sets the direction of bracket `index`, and of the marks after it.
fn set_bracket(runs: &mut [Run], index: usize, class: BidiClass) {
    runs[index].class = class;
    for mark in runs[index + 1..].iter_mut().take_while(|run| run.original == BidiClass::NSM) {
        mark.class = class;
    }
}

fn other(direction: BidiClass) -> BidiClass {
    if direction == BidiClass::L { BidiClass::R } else { BidiClass::L }
}

/// Returns the bracket pairs (BD16) as indexes, in the order of the opening brackets.
fn bracket_pairs(text: &str, runs: &[Run]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (index, run) in runs.iter().enumerate().filter(|(_, run)| run.is_bracket && run.class == BidiClass::ON) {
        let Some((kind, opens)) = text[run.start as usize..].chars().next().and_then(bracket) else { continue };
        if opens {
            if open.len() == MOST_OPEN_BRACKETS {
                break;
            }
            open.push((kind, index));
        } else if let Some(partner) = open.iter().rposition(|&(other, _)| other == kind) {
            pairs.push((open[partner].1, index));
            open.truncate(partner);
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Applies N1 and N2: neutrals between two runs of one direction take it; others take the direction of the
/// embedding.
fn neutrals(runs: &mut [Run], embedding: BidiClass, ends: (BidiClass, BidiClass)) {
    let mut before = ends.0;
    let mut index = 0;
    while index < runs.len() {
        if let Some(direction) = strong(runs[index].class) {
            before = direction;
            index += 1;
            continue;
        }
        let stretch = runs[index..].iter().take_while(|run| strong(run.class).is_none()).count();
        let after = runs.get(index + stretch).and_then(|run| strong(run.class)).unwrap_or(ends.1);
        set(&mut runs[index..index + stretch], if before == after { before } else { embedding });
        index += stretch;
    }
}

/// Returns how far above the embedding level a class is placed (I1 and I2).
fn levels_up(level: u8, class: BidiClass) -> u8 {
    match (level % 2, class) {
        (0, BidiClass::R) => 1,
        (0, BidiClass::AN | BidiClass::EN) => 2,
        (0, _) | (1, BidiClass::R) => 0,
        _ => 1,
    }
}
