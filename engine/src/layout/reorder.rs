//! Stage 6: puts the units of one line into visual order (UAX #9, L1, L2 and L4). L3, marks after their letter,
//! holds because a letter and its marks are one unit.

use compact_str::CompactString;
use unicode_bidi::BidiClass;

use super::shape::{Glyph, Role, Unit, source_range};
use super::wrap::{fitting_width, shown};
use super::{Cell, CellSource, LayoutOptions, VisualLine};
use crate::text::direction::Direction;
use crate::text::properties::{Show, properties};

/// WHITE VERTICAL RECTANGLE, shown for a symbol that is wider than the line.
const TOO_WIDE: char = '\u{25AF}';

/// Returns the line made of `units`.
pub(super) fn line(text: &str, units: &[Unit], direction: Direction, options: LayoutOptions) -> VisualLine {
    let shown = shown(units);
    let mut cells = Vec::with_capacity(shown.len());
    if direction == Direction::Rtl && shown.iter().all(|unit| unit.level == 1) {
        // Fast path: most lines have a single level.
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
    // Drop format characters only now: an isolate control's own level separates runs that would otherwise be
    // reversed as one.
    for (level, unit) in order {
        if unit.role != Role::Invisible {
            cells.push(cell(text, unit, level, options));
        }
    }
    VisualLine { range: source_range(units), direction, cells }
}

/// Applies L1: segment separators (tabs), and white space before them or at the end of the line, take the
/// paragraph level.
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

/// Returns `true` if a unit is white space for L1: by the bidi classes of its characters, not by its symbol. A
/// direction mark is strong, a variation selector is a mark, and a control character has a picture here.
fn is_blank(text: &str, unit: &Unit) -> bool {
    use BidiClass as C;
    let is_blank = |c| {
        let known = properties(c);
        let is_formatting = matches!(known.bidi, C::BN | C::LRE | C::RLE | C::LRO | C::RLO | C::PDF);
        let is_isolate = matches!(known.bidi, C::LRI | C::RLI | C::FSI | C::PDI);
        (known.bidi == C::WS || known.bidi == C::B || is_formatting || is_isolate) && known.show != Show::Control
    };
    match unit.role {
        Role::Virtual | Role::Filling => unit.glyph == Glyph::Base(' '),
        _ => text[unit.range()].chars().all(is_blank),
    }
}

/// Applies L2: reverses every run at each level, from the highest down to the lowest odd one.
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

/// Returns the cell of a unit. In a right-to-left run its bracket is mirrored (L4).
#[inline]
fn cell(text: &str, unit: &Unit, level: u8, options: LayoutOptions) -> Cell {
    let source = match unit.role {
        Role::Virtual => CellSource::Virtual,
        Role::Filling => CellSource::Filling(unit.start()),
        _ => CellSource::Text(unit.range()),
    };
    let most = options.wrapped_width();
    if unit.width > most {
        let width = fitting_width(unit, usize::from(most));
        return Cell { symbol: properties(TOO_WIDE).symbol.clone(), width, source };
    }
    let symbol = match unit.glyph {
        // A terminal advances one cell per blank, whatever character the blank stands for.
        Glyph::Base(' ') if unit.width > 1 => " ".repeat(usize::from(unit.width)).into(),
        Glyph::Base(base) => {
            let known = properties(base);
            let mirrored = known.mirrored.filter(|_| level % 2 == 1).map(properties);
            unit.symbol(text, mirrored.unwrap_or(known), options.marks)
        }
        Glyph::Source => CompactString::new(&text[unit.range()]),
        Glyph::Ayah => unit.ayah(text),
        Glyph::Name(c) => Unit::name(c),
    };
    Cell { symbol, width: usize::from(unit.width), source }
}
