//! Lines in a book face: their cells are left free for pictures of them.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::panes::Rect;
use crate::page::RowPiece;
use crate::terminal::pictures::{FREE, Picture};
use crate::theme::{Role, Styles};
use qari_bidi::layout::Cell;
use qari_typeset::Line;

/// Leaves the cells of a piece free, which is in `row`, and returns the picture that belongs there. `line` is its line;
/// its cells are painted by `look`, on what `plain` changes of the ground of the page.
pub(super) fn paint(
    (piece, line): (&RowPiece, &Rc<Line>),
    row: Rect,
    (plain, look): (Style, impl Fn(&Cell) -> Style),
    styles: &Styles,
    buffer: &mut Buffer,
) -> Picture {
    let rect = row.part(&piece.columns);
    let unit = piece.unit();
    // Letters may reach beyond their line a little.
    let behind = ((piece.indent() + piece.line.width()).div_ceil(unit) + 1).min(usize::from(rect.width));
    let first = (piece.indent() / unit).saturating_sub(1).min(behind);
    let own = rect.part(&(grid::cells(first)..grid::cells(behind)));
    grid::rule(buffer, own, FREE, plain);
    let ground = styles[Role::Text].patch(plain);
    Picture {
        columns: own.x..own.x + own.width,
        rows: own.y..own.y + own.height,
        left: piece.indent() - first * unit,
        line: Rc::clone(line),
        cells: piece.line.cells.iter().map(|cell| ground.patch(look(cell))).collect(),
        ground,
        way: None,
    }
}
