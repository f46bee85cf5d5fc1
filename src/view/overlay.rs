//! The help and the whole disclaimer, over the panes.

use ratatui::buffer::Buffer;

use super::body::look;
use super::grid;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::overlay::{self, OverlayRole};
use crate::app::{App, Overlay};
use crate::page::PieceRole;
use crate::theme::{Role, Styles};

/// Paints what is open.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let name = match app.overlay() {
        Overlay::Help(_) => "help",
        Overlay::Disclaimer(_) => "disclaimer",
        Overlay::Nothing => return,
    };
    let (frame, inside) = (panes.overlay, panes.overlay_text);
    grid::frame(buffer, frame, styles);
    let direction = app.messages().direction();
    let top_edge = Rect { height: 1, ..frame };
    grid::label(buffer, top_edge, &app.messages().get(name), (direction, direction), styles);
    let shown = overlay::rows(app, panes);
    if shown.goes_on {
        grid::label(buffer, Rect { y: frame.y + frame.height - 1, ..top_edge }, "…", (direction, direction), styles);
    }
    for (y, pieces) in (inside.y..inside.y + inside.height).zip(shown.rows) {
        for piece in pieces {
            let style = styles[match piece.role {
                OverlayRole::Text => Role::Text,
                OverlayRole::Heading => Role::PaneHeading,
                OverlayRole::Keys => Role::Key,
            }];
            let columns = Rect { y, height: 1, ..inside }.part(&piece.columns);
            match piece.block {
                Some(block) => {
                    let look = look(app, block, &piece.line, PieceRole::Text, style, styles);
                    grid::line(buffer, columns, &piece.line, look);
                }
                None => grid::line(buffer, columns, &piece.line, |_| style),
            }
        }
    }
}
