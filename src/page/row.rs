//! The pieces of a row, and the columns that they stand in.

use std::ops::Range;
use std::rc::Rc;

use crate::article::BoxKind;
use qari_bidi::layout::{self, Cell, Direction, VisualLine};
use qari_typeset::Line;

/// The role of a piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceRole {
    /// Text of the block.
    Text,
    /// The header of a table's column.
    Header,
    /// The marker that a list item, a note or an image begins with.
    Marker,
    /// The bar beside a quote.
    Bar,
    /// The bar beside a box of this kind.
    BoxBar(BoxKind),
    /// A line that separates.
    Rule,
    /// The rule that belongs to the title.
    TitleRule,
    /// The line below the header of a table.
    TableRule,
    /// Program text, or nothing, on the ground of code, which fills the columns.
    Code,
    /// The ground of code above or below it: a line where a theme gives code no ground of its own.
    CodeEdge,
    /// The name of the language of code, or the sign of a line that goes on, on the ground of code.
    CodeLabel,
    /// The sign of a line that goes on in the next row.
    WrapSign,
}

impl PieceRole {
    /// Returns `true` if the piece stands on the ground of code, which fills its columns.
    #[must_use]
    pub const fn is_on_code_ground(self) -> bool {
        matches!(self, Self::Code | Self::CodeEdge | Self::CodeLabel)
    }
}

/// A part of a row: a line in some of its columns.
#[derive(Clone, Debug)]
pub struct RowPiece {
    /// The columns that it stands in, in cells from the left edge of the block's column.
    pub columns: Range<u16>,
    /// The line, aligned in its columns by its direction.
    pub line: VisualLine,
    /// Its role.
    pub role: PieceRole,
    /// The line in a book face, if it is set in one: then the cells of `line` are as wide as they have pixels.
    pub set: Option<Rc<Line>>,
}

/// The pixels that are left free at both edges of a line in a book face, since letters may reach beyond it.
pub(super) const OVERHANG: usize = 2;

impl RowPiece {
    /// Returns the width of a column in the unit of its line: 1, or pixels.
    #[must_use]
    pub fn unit(&self) -> usize {
        self.set.as_ref().map_or(1, |line| usize::from(line.setting.cell.0))
    }

    /// Returns what stands between the left edge of its columns and its line, in the unit of that.
    #[must_use]
    pub fn indent(&self) -> usize {
        let width = usize::from(self.columns.end - self.columns.start) * self.unit();
        match self.set {
            Some(_) => self.line.indent(width.saturating_sub(2 * OVERHANG)) + OVERHANG,
            None => self.line.indent(width),
        }
    }

    /// Returns its cells from left to right, each with the columns that it stands in, counted from the left edge of the
    /// block's column. A letter of a book face that is narrower than half a column may have none.
    pub fn cells(&self) -> impl Iterator<Item = (Range<u16>, &Cell)> {
        let unit = self.unit();
        let column = move |left: usize| {
            let columns = u16::try_from((left + unit / 2) / unit).unwrap_or(u16::MAX);
            self.columns.start.saturating_add(columns)
        };
        let mut left = self.indent();
        self.line.cells.iter().map(move |cell| {
            let start = column(left);
            left += cell.width;
            (start..column(left), cell)
        })
    }
}

/// Cuts `cells` columns off on the side where lines of `direction` begin. Returns the piece, then the rest.
pub(super) fn split(columns: Range<u16>, cells: u16, direction: Direction) -> (Range<u16>, Range<u16>) {
    let cells = cells.min(columns.end - columns.start);
    match direction {
        Direction::Ltr => (columns.start..columns.start + cells, columns.start + cells..columns.end),
        Direction::Rtl => (columns.end - cells..columns.end, columns.start..columns.end - cells),
    }
}

/// Returns a line across a column.
pub(super) fn rule(width: u16) -> VisualLine {
    layout::ornament(&"─".repeat(usize::from(width)), Direction::Ltr, usize::from(width))
}
