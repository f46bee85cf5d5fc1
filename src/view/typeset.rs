//! Lines in a book face: their cells are left free for pictures of them.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::grid;
use crate::app::panes::Rect;
use crate::page::RowPiece;
use crate::terminal::pictures::{FREE, Picture};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{Cell, VisualLine};
use qari_typeset::Line;

/// Leaves the cells of a piece free, which is in `row`, and returns the picture that belongs there; what no face has
/// stands in cells. `line` is its line; its cells are painted by `look`, on what `plain` changes of the ground of the
/// page.
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
    for hole in &line.holes {
        let (column, shown) = line.shown(hole, piece.indent());
        let column = grid::cells(column).min(rect.width);
        fill_hole(rect.part(&(column..rect.width)), line, &shown, |cell| ground.patch(look(cell)), buffer);
    }
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

/// Places `shown`, what no face has of `line`, in the cells at the left edge of `rect`: in the row of the baseline, and
/// nothing but its ground above and below, since pictures lose pixels wherever they are cut in their height.
fn fill_hole(rect: Rect, line: &Line, shown: &VisualLine, style: impl Fn(&Cell) -> Style, buffer: &mut Buffer) {
    let bare = Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    let mut left = 0;
    for cell in &shown.cells {
        let right = (left + grid::cells(cell.width)).min(rect.width);
        grid::rule(buffer, rect.part(&(left..right)), " ", style(cell).remove_modifier(bare));
        left = right;
    }
    let row = line.setting.baseline() / line.setting.cell.1;
    if row < rect.height {
        grid::place(buffer, Rect { y: rect.y + row, height: 1, ..rect }, shown, style);
    }
}
