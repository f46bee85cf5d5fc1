//! The last stage: the units of one line become cells in visual order (UAX #9, rules L1, L2 and L4; L3,
//! marks behind their letter, holds because a letter and its marks are one unit).

use compact_str::CompactString;
use unicode_bidi::BidiClass;

use super::shape::{Glyph, Role, Unit, source_range};
use super::wrap::{fitting_width, shown};
use super::{Cell, Options, Source, VisualLine};
use crate::text::direction::Direction;
use crate::text::properties::{Show, properties};

/// Stands for a symbol that is wider than the whole line.
const TOO_WIDE: char = '\u{25AF}';

/// The line that `units` make.
pub(super) fn line(text: &str, units: &[Unit], direction: Direction, options: Options) -> VisualLine {
    let shown = shown(units);
    let mut cells = Vec::with_capacity(shown.len());
    if direction == Direction::Rtl && shown.iter().all(|unit| unit.level == 1) {
        // Most lines are of one level.
        for unit in shown.iter().rev() {
            if unit.role != Role::Invisible {
                cells.push(cell(text, unit, 1, options));
            }
        }
        return VisualLine { range: source_range(units), direction, cells };
    }
    let mut order: Vec<(u8, &Unit)> = reset_separators(text, units, direction);
    order.truncate(shown.len());
    reverse_runs(&mut order);
    // Only now are format characters dropped: an isolate's own level parts runs that would be reversed as one without it.
    for (level, unit) in order {
        if unit.role != Role::Invisible {
            cells.push(cell(text, unit, level, options));
        }
    }
    VisualLine { range: source_range(units), direction, cells }
}

/// UAX #9, L1: a segment separator (a tab), and the white space before one or at the end of the line, take the paragraph level.
fn reset_separators<'a>(text: &str, units: &'a [Unit], direction: Direction) -> Vec<(u8, &'a Unit)> {
    let base = u8::from(direction == Direction::Rtl);
    let mut leveled: Vec<(u8, &Unit)> = units.iter().map(|unit| (unit.level, unit)).collect();
    let mut before_separator = true;
    for (level, unit) in leveled.iter_mut().rev() {
        let is_separator = matches!(text.as_bytes().get(unit.start()), Some(b'\t' | b'\x0B' | b'\x1F'));
        before_separator = is_separator || (before_separator && is_blank(text, unit));
        if before_separator {
            *level = base;
        }
    }
    leveled
}

/// Whether L1 takes a unit for white space: by the classes of its characters, not by what is shown. A mark of direction is as strong as a
/// letter, a variation selector is a mark, and a control character has a picture here.
fn is_blank(text: &str, unit: &Unit) -> bool {
    use BidiClass as C;
    let is_blank = |c| {
        let known = properties(c);
        let is_formatting = matches!(known.bidi, C::BN | C::LRE | C::RLE | C::LRO | C::RLO | C::PDF);
        let is_isolate = matches!(known.bidi, C::LRI | C::RLI | C::FSI | C::PDI);
        (known.bidi == C::WS || known.bidi == C::B || is_formatting || is_isolate) && known.show != Show::Control
    };
    match unit.role {
        Role::Virtual => unit.glyph == Glyph::Base(' '),
        _ => text[unit.range()].chars().all(is_blank),
    }
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
#[inline]
fn cell(text: &str, unit: &Unit, level: u8, options: Options) -> Cell {
    let source = if unit.role == Role::Virtual { Source::Virtual } else { Source::Text(unit.range()) };
    if unit.width > options.width {
        let width = fitting_width(unit, usize::from(options.width));
        return Cell { symbol: properties(TOO_WIDE).symbol.clone(), width, source };
    }
    let symbol = match unit.glyph {
        // A terminal goes on by one cell for a blank, whatever character it stands for.
        Glyph::Base(' ') if unit.width > 1 => " ".repeat(usize::from(unit.width)).into(),
        Glyph::Base(base) => {
            let known = properties(base);
            let mirrored = known.mirrored.filter(|_| level % 2 == 1).map(properties);
            unit.symbol(text, mirrored.unwrap_or(known), options.marks)
        }
        Glyph::Source => CompactString::new(&text[unit.range()]),
        Glyph::Ayah => unit.ayah(text),
    };
    Cell { symbol, width: usize::from(unit.width), source }
}
