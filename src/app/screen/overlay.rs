//! The rows of the whole disclaimer, open over the panes.

use crate::app::App;
use crate::app::document::rows::TextRow;
use crate::app::panes::Panes;
use crate::article::Pos;
use crate::page::RowPiece;

/// The rows of the disclaimer that are on the screen.
#[derive(Clone, Debug)]
pub struct OverlayRows {
    /// The rows from the top, each with the index of its block.
    pub rows: Vec<(usize, Vec<RowPiece>)>,
    /// The part of the disclaimer that they show.
    pub shown: (Pos, Pos),
}

/// Returns the rows of the disclaimer that are on the screen, if it is open.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Option<OverlayRows> {
    let place = app.document().disclaimer()?;
    let rows = app.document().disclaimer_rows(panes.overlay_text.width, app.display())?;
    let top = rows.at(place.pos);
    let on_screen: Vec<TextRow> = rows.from(top, usize::from(panes.overlay_text.height)).collect();
    let end = on_screen.last().map_or(place.pos, |last| rows.end(*last));
    let own = on_screen.into_iter().map(|row| (row.block, rows.pieces(row))).collect();
    Some(OverlayRows { rows: own, shown: (place.pos, end) })
}
