//! Strings that get one line and no more: titles, list items, the status line, the prompt. They go through the
//! same stages as the body; what does not fit is cut at the logical end.

use super::shape::{Role, Unit, source_range};
use super::wrap::shown;
use super::{Direction, Options, Source, VisualLine, isolates, prepare, reorder, shape};

/// Shows that a line goes on where nothing more of it is shown.
const ELLIPSIS: char = '…';

/// `text` on one line of at most `width` cells. If it does not fit, its logical end is cut, between words where that leaves
/// half of what would fit, and an ellipsis stands there: at the left of a right-to-left line.
#[must_use]
pub fn line(text: &str, direction: Direction, width: usize) -> VisualLine {
    line_with(text, direction, width, options(width))
}

/// [`line()`] of a text that is shown as `options` say, but for the width.
#[must_use]
pub fn line_with(text: &str, direction: Direction, width: usize, options: Options) -> VisualLine {
    let options = Options { width: self::options(width).width, ..options };
    let mut units = units_of_one_line(text, direction, options);
    if total_width(shown(&units)) > width {
        units = cut(units, direction, width);
    }
    // What is not shown at the end still says whether it is the end of the line (UAX #9, L1).
    let range = source_range(shown(&units));
    VisualLine { range, ..reorder::line(text, &units, direction, options) }
}

/// `text` on one line of at most `width` cells, as something that is no part of any text.
#[must_use]
pub fn ornament(text: &str, direction: Direction, width: usize) -> VisualLine {
    line(text, direction, width).as_ornament()
}

/// `units` without as much of their logical end as an ellipsis needs to fit into `width` cells with them, and the ellipsis.
pub(super) fn cut(mut units: Vec<Unit>, direction: Direction, width: usize) -> Vec<Unit> {
    trim_end(&mut units);
    let kept = prefix_within(&units, width.saturating_sub(1));
    units.truncate(whole_words(&units, kept));
    trim_end(&mut units);
    if width > 0 {
        let at = units.last().map_or(0, |unit| unit.range().end);
        units.push(Unit::virtual_at(at, ELLIPSIS, u8::from(direction == Direction::Rtl)));
    }
    units
}

/// A line that is being typed, and where its cursor is. The cursor's place behind the line is a part of the field.
#[derive(Clone, Debug)]
pub struct Field {
    /// The part of the text that is shown.
    pub line: VisualLine,
    /// The cells that the line and the place behind it take.
    pub width: usize,
    /// How many cells stand left of the line: in a right-to-left field the place behind it.
    pub indent: usize,
    /// The cell the cursor is on, counted from the left edge of the field.
    pub cursor: usize,
}

/// `text` in a field of at most `width` cells, scrolled so that the cursor shows. `cursor` is the byte that the next typed
/// character goes before. The cursor is on the cell of the character it stands before; at the end of the text it is
/// on the cell behind the line, in the base direction.
#[must_use]
pub fn field(text: &str, cursor: usize, direction: Direction, width: usize) -> Field {
    let units = units_of_one_line(text, direction, options(width));
    let at = units.partition_point(|unit| unit.range().end <= cursor);
    let room = width.saturating_sub(1);
    let before = units[..at].iter().rev().scan(0, |sum, unit| {
        *sum += usize::from(unit.width);
        Some(*sum)
    });
    let first = at - before.take_while(|&sum| sum <= room).count();
    let shown = first + prefix_within(&units[first..], room);
    let kept_spaces: Vec<Unit> = units[first..shown].iter().cloned().map(show_trailing_space).collect();
    let line = reorder::line(text, &kept_spaces, direction, options(width));
    let indent = usize::from(direction == Direction::Rtl);
    let width = line.width() + 1;
    // The first cell behind the cursor in logical order: an invisible character has none of its own.
    let mut behind: Option<(usize, usize)> = None;
    let mut column = indent;
    for cell in &line.cells {
        if let Source::Text(range) = &cell.source
            && range.end > cursor
            && behind.is_none_or(|(start, _)| range.start < start)
        {
            behind = Some((range.start, column));
        }
        column += cell.width;
    }
    let at_end = if direction == Direction::Rtl { 0 } else { column };
    Field { width, indent, cursor: behind.map_or(at_end, |(_, column)| column), line }
}

/// In a field a space at the end is something that was typed: it is shown.
fn show_trailing_space(mut unit: Unit) -> Unit {
    if unit.role == Role::Space {
        unit.role = Role::Visible;
    }
    unit
}

/// The units of `text` with line ends shown as spaces.
fn units_of_one_line(text: &str, direction: Direction, options: Options) -> Vec<Unit> {
    let levels = prepare::levels(text, direction, &isolates::isolates(text, &[]));
    let mut units = shape::units(text, 0..text.len(), &levels, options);
    for unit in &mut units {
        if unit.role == Role::LineEnd {
            unit.role = Role::Space;
            unit.glyph = shape::Glyph::Base(' ');
            unit.width = 1;
        }
    }
    units
}

/// How many of the first `kept` units to keep so that no word is cut, where that leaves half of them: half a number is
/// another number.
fn whole_words(units: &[Unit], kept: usize) -> usize {
    let cuts_word = units.get(kept).is_some_and(|unit| unit.role != Role::Space);
    let last_space = units[..kept].iter().rposition(|unit| unit.role == Role::Space);
    last_space.filter(|&space| cuts_word && space * 2 >= kept).unwrap_or(kept)
}

/// Drops what is not shown at the end of a line.
fn trim_end(units: &mut Vec<Unit>) {
    units.truncate(shown(units).len());
}

/// The options for a line of at most `width` cells.
fn options(width: usize) -> Options {
    Options::new(u16::try_from(width.max(1)).unwrap_or(u16::MAX))
}

fn total_width(units: &[Unit]) -> usize {
    units.iter().map(|unit| usize::from(unit.width)).sum()
}

/// How many units from the first on fit into `width` cells.
fn prefix_within(units: &[Unit], width: usize) -> usize {
    let mut sum = 0;
    units
        .iter()
        .take_while(|unit| {
            sum += usize::from(unit.width);
            sum <= width
        })
        .count()
}
