//! Lays out strings that get a single line: titles, list items, the status line, the prompt. They go through
//! the same stages as a paragraph; a string that does not fit is cut at its logical end.

use super::shape::{Role, Unit, source_range};
use super::wrap::shown;
use super::{CellSource, Direction, LayoutOptions, VisualLine, prepare, reorder, shape};

/// Marks a line that continues beyond what is shown.
const ELLIPSIS: char = '…';

/// Lays out `text` on one line of at most `width` cells.
///
/// If it does not fit, it is cut at its logical end and an ellipsis is added: at the left of a right-to-left
/// line. The cut is between words if that keeps at least half of what would fit.
#[must_use]
pub fn line(text: &str, direction: Direction, width: usize) -> VisualLine {
    line_with(text, direction, width, options(width))
}

/// Does the same as [`line()`] with the given options; their width is ignored.
#[must_use]
pub fn line_with(text: &str, direction: Direction, width: usize, options: LayoutOptions) -> VisualLine {
    let options = LayoutOptions { width: self::options(width).width, ..options };
    let mut units = units_of_one_line(text, direction, options);
    if total_width(shown(&units)) > width {
        units = cut(units, direction, width);
    }
    // L1 needs the trailing white space to know where the line ends (UAX #9).
    let range = source_range(shown(&units));
    VisualLine { range, ..reorder::line(text, &units, direction, options) }
}

/// Lays out `text` on one line of at most `width` cells, with every cell marked as [`CellSource::Virtual`].
#[must_use]
pub fn ornament(text: &str, direction: Direction, width: usize) -> VisualLine {
    line(text, direction, width).as_ornament()
}

/// Returns `units` shortened at the logical end so that they and an ellipsis fit into `width` cells.
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

/// A single-line input field and the position of its cursor.
#[derive(Clone, Debug)]
pub struct Field {
    /// The visible part of the text.
    pub line: VisualLine,
    /// The width of the line and the cell after it, in cells.
    pub width: usize,
    /// The number of blank cells to the left of the line: 1 in a right-to-left field, where the cursor may
    /// stand after the line.
    pub indent: usize,
    /// The cell that the cursor is on, counted from the left edge of the field.
    pub cursor: usize,
}

/// Lays out `text` as an input field of at most `width` cells, scrolled so that the cursor is visible.
///
/// `cursor` is a byte offset: the next typed character is inserted there. The cursor is on the cell of the
/// character that follows it. At the end of the text it is on the cell after the line, in the base direction.
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
    // Find the first cell at or after the cursor in logical order. Invisible characters have no cell.
    let mut behind: Option<(usize, usize)> = None;
    let mut column = indent;
    for cell in &line.cells {
        if let CellSource::Text(range) = &cell.source
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

/// Keeps a trailing space visible: in a field it was typed.
fn show_trailing_space(mut unit: Unit) -> Unit {
    if unit.role == Role::Space {
        unit.role = Role::Visible;
    }
    unit
}

/// Returns the units of `text`, with line ends shown as spaces.
fn units_of_one_line(text: &str, direction: Direction, options: LayoutOptions) -> Vec<Unit> {
    let levels = prepare::levels(text, direction, &options.isolates(text, direction, &[]));
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

/// Returns how many of the first `kept` units to keep so that no word is cut, if that keeps at least half of
/// them. A number cut in the middle would be another number.
fn whole_words(units: &[Unit], kept: usize) -> usize {
    let cuts_word = units.get(kept).is_some_and(|unit| unit.role != Role::Space);
    let last_space = units[..kept].iter().rposition(|unit| unit.role == Role::Space);
    last_space.filter(|&space| cuts_word && space * 2 >= kept).unwrap_or(kept)
}

/// Removes white space and invisible units from the end of a line.
fn trim_end(units: &mut Vec<Unit>) {
    units.truncate(shown(units).len());
}

/// Returns the default options for a line of at most `width` cells.
fn options(width: usize) -> LayoutOptions {
    LayoutOptions::new(u16::try_from(width.max(1)).unwrap_or(u16::MAX)).isolating()
}

fn total_width(units: &[Unit]) -> usize {
    units.iter().map(|unit| usize::from(unit.width)).sum()
}

/// Returns how many units, from the first one on, fit into `width` cells.
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

#[cfg(test)]
mod tests {
    use super::super::Controls;
    use super::*;

    #[test]
    fn invisible_characters_are_shown_by_their_names_if_asked() {
        let shown = |text: &str| {
            let options = LayoutOptions { controls: Controls::Shown, ..LayoutOptions::new(80) };
            let line = line_with(text, Direction::Rtl, 80, options);
            assert_eq!(line.width(), line.visual_text().chars().count(), "{text:?}");
            line.visual_text()
        };
        // The override is obeyed, and letters join over a mark of direction as they do without its name.
        assert_eq!(shown("\u{202E}ab\u{202C} \u{628}"), "\u{FE8F} <PDF>ba<RLO>");
        assert_eq!(shown("\u{628}\u{200F}\u{628}"), "\u{FE90}<RLM>\u{FE91}");
        assert_eq!(shown("\u{628}\u{200C}\u{628}"), "\u{FE8F}<ZWNJ>\u{FE8F}");
        assert_eq!(shown("\u{628}\u{E0020}"), "<U+E0020>\u{FE8F}");
        assert_eq!(line("\u{628}\u{200F}\u{628}", Direction::Rtl, 80).visual_text(), "\u{FE90}\u{FE91}");
    }
}
