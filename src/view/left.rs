//! The rows of a short document alone, to be left on the screen by a reader that does not stay.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect as Area;

use super::{body, grid};
use crate::app::App;
use crate::app::document::display::Display;
use crate::app::document::rows::{Rows, TextRow};
use crate::app::document::viewport::{Room, Viewport};
use crate::app::panes::Rect;
use crate::theme::Styles;

/// Paints all rows of the document in `width` columns, or returns `None` if there are more than `height`. The
/// disclaimer stands below the others.
#[must_use]
pub fn left(app: &App, styles: &Styles, (width, height): (u16, u16)) -> Option<Buffer> {
    let room = Room { width, height };
    let view = Viewport { text: room, overlay: room, display: Display { typeset: None, ..app.display() } };
    let flow = app.document().rows(&view);
    let disclaimer = app.document().disclaimer_rows(width, app.display());
    let mut rows = all_rows(&flow, height)?.into_iter().map(|row| Some((&flow, row))).collect::<Vec<_>>();
    if let Some(disclaimer) = &disclaimer {
        rows.push(None);
        rows.extend(all_rows(disclaimer, height)?.into_iter().map(|row| Some((disclaimer, row))));
    }
    let count = u16::try_from(rows.len()).ok().filter(|count| *count <= height)?;
    let mut buffer = Buffer::empty(Area { x: 0, y: 0, width, height: count });
    grid::ground(&mut buffer, styles);
    for (y, row) in (0..).zip(rows) {
        let Some((rows, row)) = row else { continue };
        let tokens = rows.tokens(row);
        for piece in rows.pieces(row) {
            body::paint_piece(
                app,
                (row.block, &tokens),
                &piece,
                Rect { x: 0, y, width, height: 1 },
                styles,
                &mut buffer,
            );
        }
    }
    Some(buffer)
}

/// Returns all rows but those behind the last text, or `None` if there are more than `height`.
fn all_rows(rows: &Rows<'_>, height: u16) -> Option<Vec<TextRow>> {
    let most = usize::from(height) + 1;
    let mut all: Vec<TextRow> = rows.from(rows.top(), most).collect();
    if all.len() == most && rows.end_within(rows.top(), usize::from(height)) || all.len() < most {
        let last = rows.last();
        all.retain(|row| *row <= last);
        return Some(all);
    }
    None
}
