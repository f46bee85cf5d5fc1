//! Lines as they are shown: cells in visual order, each with the bytes of the text that it shows.

use std::ops::Range;

use compact_str::CompactString;

use crate::text::direction::Direction;

/// The origin of the content of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellSource {
    /// A range of bytes of the laid-out text. A ligature, or a letter with its marks, is one range.
    Text(Range<usize>),
    /// Nothing in the text, but inside of it before this byte: what justification adds, a kashida or a space.
    Filling(usize),
    /// Nothing in the text: added by layout, such as the ellipsis of a cut line.
    Virtual,
}

/// A cell: one symbol, with the width it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The characters to emit: a base character, in its presentation form and mirrored if needed, and its
    /// marks.
    pub(crate) symbol: CompactString,
    /// The width of the symbol, in cells.
    pub width: usize,
    /// The origin of the symbol.
    pub source: CellSource,
}

impl CellSource {
    /// Returns the byte of the text that a cell begins with or stands before.
    pub(crate) fn byte(&self) -> Option<usize> {
        match self {
            Self::Text(range) => Some(range.start),
            Self::Filling(byte) => Some(*byte),
            Self::Virtual => None,
        }
    }
}

impl Cell {
    /// Returns the characters to emit: a base character, in its presentation form and mirrored if needed, and its
    /// marks.
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Returns `true` if the cell shows any of the bytes `range` of the text, or fills a place between two of them.
    #[doc(hidden)]
    #[must_use]
    pub fn shows(&self, range: &Range<usize>) -> bool {
        match &self.source {
            CellSource::Text(own) => own.start < range.end && range.start < own.end,
            CellSource::Filling(byte) => range.start < *byte && *byte < range.end,
            CellSource::Virtual => false,
        }
    }
}

/// A line: its cells from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisualLine {
    /// The bytes of the text that the line covers. Trailing white space is included; it has no cells.
    pub range: Range<usize>,
    /// The base direction. A right-to-left line is aligned to the right and ends at the left.
    pub direction: Direction,
    /// The cells in visual order, leftmost first.
    pub cells: Vec<Cell>,
}

impl VisualLine {
    /// Returns the sum of the widths of the cells, in cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// Returns the number of blank cells to the left of the line in a column `width` cells wide, by its base
    /// direction.
    #[must_use]
    pub fn indent(&self, width: usize) -> usize {
        match self.direction {
            Direction::Ltr => 0,
            Direction::Rtl => width.saturating_sub(self.width()),
        }
    }

    /// Returns the columns of the cells that show any of the bytes `range`, as ranges from left to right, counted from
    /// the left end of the line. Bytes without a cell (white space at the end, format characters) have none.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let line = Layout::one_line("ab אב", BaseDirection::Ltr, LayoutOptions::new(10));
    /// assert_eq!(line.columns_of(1..5), [1..3, 4..5]);
    /// ```
    #[must_use]
    pub fn columns_of(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut column = 0;
        for cell in &self.cells {
            let end = column + cell.width;
            if cell.shows(&range) {
                match runs.last_mut() {
                    Some(last) if last.end == column => last.end = end,
                    _ => runs.push(column..end),
                }
            }
            column = end;
        }
        runs
    }

    /// Returns the first byte that the cell in a column shows; `None` outside the line, and for what layout has added.
    #[must_use]
    pub fn byte_at(&self, column: usize) -> Option<usize> {
        let mut end = 0;
        let cell = self.cells.iter().find(|cell| {
            end += cell.width;
            column < end
        })?;
        cell.source.byte()
    }

    /// Returns the part of it that a window shows which is `width` cells wide and stands `shift` cells from where the
    /// line begins. At an edge beyond which the line goes on there is an ellipsis.
    #[doc(hidden)]
    #[must_use]
    pub fn window(mut self, shift: usize, width: usize, wide_ambiguous: bool) -> Self {
        let ellipsis = Cell {
            symbol: CompactString::const_new("…"),
            width: if wide_ambiguous { 2 } else { 1 },
            source: CellSource::Virtual,
        };
        // A window with room for two at most has none.
        let ellipsis = Some(ellipsis).filter(|ellipsis| width > 2 * ellipsis.width);
        let taken = ellipsis.as_ref().map_or(0, |ellipsis| ellipsis.width);
        let is_rtl = self.direction == Direction::Rtl;
        if is_rtl {
            self.cells.reverse();
        }
        let whole = self.width();
        let shift = shift.min(whole);
        let (has_before, has_behind) = (shift > 0, whole > shift + width);
        let from = if has_before { shift + taken } else { 0 };
        let to = if has_behind { shift + width - taken } else { whole };
        let mut shown = Vec::with_capacity(width);
        shown.extend(ellipsis.clone().filter(|_| has_before));
        let mut at = 0;
        for cell in self.cells {
            let end = at + cell.width;
            // Of a wide symbol at an edge there is a blank.
            let inside = end.min(to).saturating_sub(at.max(from));
            if inside == cell.width && (inside > 0 || (from..=to).contains(&at)) {
                shown.push(cell);
            } else if inside > 0 {
                shown.push(Cell { symbol: CompactString::const_new(" "), width: inside, source: CellSource::Virtual });
            }
            at = end;
        }
        shown.extend(ellipsis.filter(|_| has_behind));
        if is_rtl {
            shown.reverse();
        }
        Self { cells: shown, ..self }
    }

    /// Returns `true` if the line goes on beyond the edge where it ends, as [`VisualLine::window`] leaves it.
    #[doc(hidden)]
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let last = if self.direction == Direction::Rtl { self.cells.first() } else { self.cells.last() };
        // Of a line that has passed there is only the one at the edge where it begins.
        self.cells.len() > 1 && last.is_some_and(|cell| cell.symbol == "…" && cell.source == CellSource::Virtual)
    }

    /// Shifts all byte ranges by `by`, for a line whose text starts at byte `by` of a longer text.
    #[doc(hidden)]
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        for cell in &mut self.cells {
            match &mut cell.source {
                CellSource::Text(range) => *range = range.start + by..range.end + by,
                CellSource::Filling(byte) => *byte += by,
                CellSource::Virtual => {}
            }
        }
        self
    }

    /// Marks all cells as [`CellSource::Virtual`].
    #[doc(hidden)]
    #[must_use]
    pub fn as_ornament(mut self) -> Self {
        for cell in &mut self.cells {
            cell.source = CellSource::Virtual;
        }
        self
    }

    /// Returns the symbols from left to right, without the blank cells of the alignment.
    #[must_use]
    pub fn visual_text(&self) -> String {
        self.cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }
}
