//! The map between the columns that a widget wrote and those on the screen.

use std::ops::Range;

use ratatui_core::layout::Position;

/// A map between the cells that a widget wrote and the cells on the screen, returned by
/// [`Engine::reorder`](crate::Engine::reorder). Cells that were not moved are mapped to themselves.
#[derive(Clone, Debug, Default)]
pub struct ColumnMap {
    pieces: Vec<Piece>,
    /// For each cell of the pieces, from left to right on the screen, the column that it was written in, from the start
    /// of its piece.
    written: Vec<u16>,
}

/// A part of a row that was put in order.
#[derive(Clone, Debug)]
struct Piece {
    x: u16,
    y: u16,
    cells: Range<usize>,
}

impl ColumnMap {
    /// Returns where the cell on the screen at `shown` was written: what a click means to the widget.
    #[must_use]
    pub fn written(&self, shown: Position) -> Position {
        let Some((piece, offset)) = self.find(shown) else { return shown };
        let column = self.written.get(piece.cells.start + offset).copied();
        Position { x: column.map_or(shown.x, |column| piece.x + column), ..shown }
    }

    /// Returns where on the screen the cell that was written at `written` is: where the cursor of a widget stands. An
    /// alef that is one cell with the lam before it is where that cell is.
    #[must_use]
    pub fn shown(&self, written: Position) -> Position {
        let Some((piece, offset)) = self.find(written) else { return written };
        let columns = &self.written[piece.cells.clone()];
        let find = |offset: usize| columns.iter().position(|&column| usize::from(column) == offset);
        let found = find(offset).or_else(|| find(offset.checked_sub(1)?)).and_then(|at| u16::try_from(at).ok());
        Position { x: found.map_or(written.x, |at| piece.x + at), ..written }
    }

    /// Returns the piece that a position is in, and its distance from the start of it.
    fn find(&self, at: Position) -> Option<(&Piece, usize)> {
        let holds =
            |piece: &&Piece| piece.y == at.y && piece.x <= at.x && usize::from(at.x - piece.x) < piece.cells.len();
        self.pieces.iter().find(holds).map(|piece| (piece, usize::from(at.x - piece.x)))
    }

    pub(super) fn clear(&mut self) {
        self.pieces.clear();
        self.written.clear();
    }

    /// Adds a piece that begins at column `x` of row `y`.
    pub(super) fn push(&mut self, (x, y): (u16, u16), written: &[u16]) {
        let start = self.written.len();
        self.written.extend_from_slice(written);
        self.pieces.push(Piece { x, y, cells: start..self.written.len() });
    }
}
