//! Lays out strings that get a single line: titles, list items, the status line, the prompt. They go through
//! the same stages as a paragraph; a string that does not fit is cut at its logical end.

use super::shape::{Role, Unit, source_range};
use super::wrap::shown;
use super::{BaseDirection, Cell, CellSource, Direction, LayoutOptions, Tokens, VisualLine, prepare, reorder, shape};

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

/// An input line and its cursor, laid out.
///
/// The cursor is a byte of the text, before which the next character is inserted. It is shown on the cell of the
/// character that follows it, and at the end of the text on the cell after the line, in the base direction.
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
    /// The cursor after one step to the left on the screen; the same at the left end.
    pub left: usize,
    /// The cursor after one step to the right on the screen; the same at the right end.
    pub right: usize,
}

impl Field {
    /// Lays out `text` as an input line of at most `width` cells, scrolled so that the cursor is visible. Costs a
    /// layout of the whole text.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Field};
    /// let field = Field::new("بيت", 0, BaseDirection::Auto, 20);
    /// // Three letters and the cell after them, which is at the left.
    /// assert_eq!((field.width, field.indent, field.cursor), (4, 1, 3));
    /// assert_eq!((field.left, field.right), (2, 0));
    /// ```
    #[must_use]
    pub fn new(text: &str, cursor: usize, base: BaseDirection, width: usize) -> Self {
        let options = LayoutOptions { tokens: Tokens::AsIs, ..options(width) };
        field_with(text, cursor, base.of(text), width, options)
    }
}

/// Does the same as [`Field::new`], with tokens isolated.
#[must_use]
pub fn field(text: &str, cursor: usize, direction: Direction, width: usize) -> Field {
    field_with(text, cursor, direction, width, options(width))
}

fn field_with(text: &str, cursor: usize, direction: Direction, width: usize, options: LayoutOptions) -> Field {
    let units: Vec<Unit> = units_of_one_line(text, direction, options).into_iter().map(show_trailing_space).collect();
    let at = units.partition_point(|unit| unit.range().end <= cursor);
    let room = width.saturating_sub(1);
    let before = units[..at].iter().rev().scan(0, |sum, unit| {
        *sum += usize::from(unit.width);
        Some(*sum)
    });
    let first = at - before.take_while(|&sum| sum <= room).count();
    let shown = first + prefix_within(&units[first..], room);
    let line = reorder::line(text, &units[first..shown], direction, options);
    let indent = usize::from(direction == Direction::Rtl);
    let width = line.width() + 1;
    let at_end = if direction == Direction::Rtl { 0 } else { indent + line.width() };
    let on = cell_at(&line, cursor);
    let column = on.map_or(at_end, |on| indent + line.cells[..on].iter().map(|cell| cell.width).sum::<usize>());
    let [left, right] = steps(text, cursor, &reorder::line(text, &units, direction, options));
    Field { width, indent, cursor: column, line, left, right }
}

/// Returns the index of the first cell at or after the cursor in logical order; `None` at the end of the text.
/// Invisible characters have no cell.
fn cell_at(line: &VisualLine, cursor: usize) -> Option<usize> {
    let cells = line.cells.iter().enumerate().filter_map(|(at, cell)| match &cell.source {
        CellSource::Text(range) if range.end > cursor => Some((range.start, at)),
        _ => None,
    });
    cells.min().map(|(_, at)| at)
}

/// Returns the cursor after a step to the left and after one to the right on the screen. `line` has all of the text.
fn steps(text: &str, cursor: usize, line: &VisualLine) -> [usize; 2] {
    let start = |cell: &Cell| match &cell.source {
        CellSource::Text(range) => range.start,
        CellSource::Filling(_) | CellSource::Virtual => text.len(),
    };
    // The cursor's places from left to right. That at the end of the text is at the end of the line.
    let mut places: Vec<usize> = line.cells.iter().map(start).collect();
    let (end, shift) = if line.direction == Direction::Rtl { (0, 1) } else { (places.len(), 0) };
    places.insert(end, text.len());
    let at = cell_at(line, cursor).map_or(end, |at| at + shift);
    [at.saturating_sub(1), at + 1].map(|at| places[at.min(places.len() - 1)])
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
    fn what_fits_is_shown_up_to_the_last_cell() {
        let shown = |width| line("one two three", Direction::Ltr, width).visual_text();
        assert_eq!([shown(13), shown(12), shown(8), shown(4)], ["one two three", "one two…", "one two…", "one…"]);
        let field = |cursor: usize| super::field("abcdef", cursor, Direction::Ltr, 4).line.visual_text();
        assert_eq!([field(0), field(3), field(6)], ["abc", "abc", "def"]);
    }

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
