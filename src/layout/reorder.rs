//! The last stage: the units of one line become cells in visual order (UAX #9, rules L1, L2 and L4; L3,
//! marks behind their letter, holds because a letter and its marks are one unit).

use compact_str::CompactString;
use unicode_bidi_mirroring::get_mirrored;

use super::shape::{Glyph, Role, Unit, source_range};
use super::wrap::{fitting_width, shown, trims};
use super::{Cell, Options, Source, VisualLine};
use crate::text::direction::Direction;
use crate::text::properties::properties;

/// Stands for a symbol that is wider than the whole line.
const TOO_WIDE: char = '\u{25AF}';

/// The line that `units` make.
pub(super) fn line(text: &str, units: &[Unit], direction: Direction, options: Options) -> VisualLine {
    let shown = shown(units);
    let mut cells = Vec::with_capacity(shown.len());
    let mut push = |(level, unit): (u8, &Unit)| {
        if unit.role != Role::Invisible {
            cells.push(cell(text, unit, level, options));
        }
    };
    let base = u8::from(direction == Direction::Rtl);
    if shown.iter().all(|unit| unit.level == base) {
        // Most lines are of one level.
        let leveled = shown.iter().map(|unit| (base, unit));
        if base == 1 {
            leveled.rev().for_each(&mut push);
        } else {
            leveled.for_each(&mut push);
        }
        return VisualLine { range: source_range(units), direction, cells };
    }
    let mut order: Vec<(u8, &Unit)> = reset_separators(text, shown, direction);
    reverse_runs(&mut order);
    // Only now are format characters dropped: an isolate's own level parts runs that would be reversed as one without it.
    order.into_iter().for_each(&mut push);
    VisualLine { range: source_range(units), direction, cells }
}

/// UAX #9, L1: a segment separator (a tab) and the white space before it take the paragraph level. The white
/// space at the end of the line has gone already.
fn reset_separators<'a>(text: &str, units: &'a [Unit], direction: Direction) -> Vec<(u8, &'a Unit)> {
    let base = u8::from(direction == Direction::Rtl);
    let mut leveled: Vec<(u8, &Unit)> = units.iter().map(|unit| (unit.level, unit)).collect();
    let mut before_separator = false;
    for (level, unit) in leveled.iter_mut().rev() {
        before_separator =
            text[unit.range()].starts_with(['\t', '\u{0B}', '\u{1F}']) || (before_separator && trims(unit));
        if before_separator {
            *level = base;
        }
    }
    leveled
}

/// UAX #9, L2: from the highest level down to the lowest odd one, every run at that level or above is reversed.
fn reverse_runs(order: &mut [(u8, &Unit)]) {
    let highest = order.iter().map(|&(level, _)| level).max().unwrap_or(0);
    let lowest_odd = order.iter().map(|&(level, _)| level).filter(|level| level % 2 == 1).min();
    for level in (lowest_odd.unwrap_or(highest + 1)..=highest).rev() {
        for run in order.chunk_by_mut(|before, after| (before.0 >= level) == (after.0 >= level)) {
            if run[0].0 >= level {
                run.reverse();
            }
        }
    }
}

/// The cell of one unit, its bracket mirrored in a right-to-left run (UAX #9, L4).
fn cell(text: &str, unit: &Unit, level: u8, options: Options) -> Cell {
    let source = match unit.role {
        Role::Virtual => Source::Virtual,
        _ => Source::Text(unit.range()),
    };
    let width = fitting_width(unit, usize::from(options.width));
    let symbol = match unit.glyph {
        _ if width < usize::from(unit.width) => CompactString::from_iter([TOO_WIDE]),
        // A terminal goes on by one cell for a blank, whatever character it stands for.
        Glyph::Base(' ') if width > 1 => " ".repeat(width).into(),
        Glyph::Source => CompactString::new(&text[unit.range()]),
        Glyph::Ayah => unit.ayah(text),
        Glyph::Base(base) => {
            let mirrored = if level % 2 == 1 && properties(base).is_mirrored { get_mirrored(base) } else { None };
            unit.symbol(text, mirrored.unwrap_or(base), options.marks)
        }
    };
    Cell { symbol, width, source }
}
