//! From a string in logical order to lines of cells in visual order: the heart of the reader.
//!
//! A paragraph goes through one stage a file, each a pure function:
//! `prepare` (embedding levels of the whole paragraph, UAX #9 P–I) → `shape` (grapheme clusters become
//! units: joined Arabic letters, lam-alef, marks on their letters) → `wrap` (lines, broken in logical
//! order) → `reorder` (the cells of one line, UAX #9 L1, L2, L4).
//!
//! It takes text, a base direction and a width in cells. It knows no document, no colours and no
//! terminal; a caller finds out what a cell shows from the cell's source range.

mod prepare;
mod reorder;
mod shape;
mod single;
mod wrap;

use std::ops::Range;

use compact_str::CompactString;

pub use crate::text::direction::Direction;
pub use single::{Field, field, line};

/// How a paragraph is to be laid out. Part of the key of a cached layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The widest a line may be, in cells; at least 1.
    pub width: u16,
}

/// Where what a cell shows comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Bytes of the text that was laid out. A ligature, and a letter with its marks, is one range.
    Text(Range<usize>),
    /// Nothing in the text: what layout adds for the reader, as the mark of a cut line.
    Virtual,
}

/// What stands in one place of a line: one symbol, as wide as it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The characters to emit: a base character, in presentation form and mirrored where needed, and its marks.
    pub symbol: CompactString,
    /// The width of the symbol, in cells.
    pub width: usize,
    /// What the symbol shows.
    pub source: Source,
}

impl Cell {
    /// Whether the cell shows any of the bytes `range` of the text.
    #[must_use]
    pub fn shows(&self, range: &Range<usize>) -> bool {
        matches!(&self.source, Source::Text(own) if own.start < range.end && range.start < own.end)
    }
}

/// One line: its cells from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisualLine {
    /// The bytes of the text that the line covers, with the white space trimmed at its end.
    pub range: Range<usize>,
    /// The base direction: a right-to-left line ends at the left and is aligned to the right.
    pub direction: Direction,
    /// The cells in visual order, the leftmost first.
    pub cells: Vec<Cell>,
}

impl VisualLine {
    /// The sum of the cells' widths, in cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// How many blank cells stand left of the line in a column `width` cells wide: alignment by the
    /// base direction.
    #[must_use]
    pub fn indent(&self, width: usize) -> usize {
        match self.direction {
            Direction::Ltr => 0,
            Direction::Rtl => width.saturating_sub(self.width()),
        }
    }

    /// The symbols from left to right, without the blank cells of the alignment.
    #[must_use]
    pub fn visual_text(&self) -> String {
        self.cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }
}

/// A paragraph broken into lines. The cells of a line are made when asked for, so that a long paragraph
/// costs cells only where it is looked at.
#[derive(Clone, Debug)]
pub struct ParagraphLayout {
    direction: Direction,
    width: usize,
    units: Vec<shape::Unit>,
    /// For each line, the first of its units and the first behind it.
    lines: Vec<Range<usize>>,
}

/// Lays out `text` in the base direction `direction`.
#[must_use]
pub fn paragraph(text: &str, direction: Direction, options: Options) -> ParagraphLayout {
    let width = usize::from(options.width.max(1));
    let levels = prepare::levels(text, direction, &[]);
    let units = shape::units(text, &levels);
    let lines = wrap::lines(text, &units, width);
    ParagraphLayout { direction, width, units, lines }
}

impl ParagraphLayout {
    /// How many lines there are; at least one, which may be empty.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The bytes that line `index` covers. The lines' ranges follow one another without a gap.
    ///
    /// # Panics
    /// If there is no line `index`.
    #[must_use]
    pub fn line_range(&self, index: usize) -> Range<usize> {
        let line = &self.lines[index];
        shape::source_range(&self.units[line.clone()])
    }

    /// The line that byte `byte` stands in; the last one for a byte behind the text.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> usize {
        let behind =
            self.lines.partition_point(|line| self.units.get(line.start).is_some_and(|unit| unit.start() <= byte));
        behind.saturating_sub(1)
    }

    /// Line `index` with an ellipsis at its logical end, which shows that more follows; where there is no room for it, the
    /// end of the line makes room. `text` is the text that was laid out.
    ///
    /// # Panics
    /// If there is no line `index`, or `text` is another text.
    #[must_use]
    pub fn cut_line(&self, index: usize, text: &str) -> VisualLine {
        let range = self.line_range(index);
        let cut = single::cut(self.units[self.lines[index].clone()].to_vec(), self.direction, self.width);
        VisualLine { range, ..reorder::line(text, &cut, self.direction, self.width) }
    }

    /// The cells of line `index`. `text` is the text that was laid out.
    ///
    /// # Panics
    /// If there is no line `index`, or `text` is another text.
    #[must_use]
    pub fn line(&self, index: usize, text: &str) -> VisualLine {
        reorder::line(text, &self.units[self.lines[index].clone()], self.direction, self.width)
    }
}
