//! The whole disclaimer, over the panes.

use ratatui::buffer::Buffer;

use super::body::look;
use super::{grid, scroll};
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::overlay::rows;
use crate::page::PieceRole;
use crate::theme::{Role, Styles};

/// Paints the disclaimer, if it is open.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let Some(shown) = rows(app, panes) else { return };
    let side = (app.messages().direction(), app.direction());
    grid::sheet(buffer, panes.overlay, &app.messages().get("disclaimer"), side, styles);
    let inside = panes.overlay_text;
    for (y, (block, pieces)) in (inside.y..).zip(shown.rows) {
        for piece in pieces {
            let look = look(app, (block, &[]), &piece.line, PieceRole::Text, styles[Role::Text], styles);
            grid::line(buffer, Rect { y, height: 1, ..inside }.part(&piece.columns), &piece.line, look);
        }
    }
    let article = app.document().article();
    let (first, behind) = (article.flow_bytes(), article.text_of(article.disclaimer()).len());
    let before = |pos| article.bytes_before(pos).saturating_sub(first);
    let shown = before(shown.shown.0)..before(shown.shown.1);
    if shown.len() < behind {
        scroll::paint(panes.overlay_bar(app.direction()), &shown, behind, styles, buffer);
    }
}
