//! The help and the whole disclaimer, over the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::body::look;
use super::grid;
use crate::app::overlay::{self, Role};
use crate::app::panes::{Panes, Rect};
use crate::app::{App, Open};
use crate::page;
use crate::theme;

/// Paints what is open.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) {
    let name = match app.open() {
        Open::Help(_) => "help",
        Open::Disclaimer(_) => "disclaimer",
        Open::Nothing => return,
    };
    let (frame, inside) = (panes.overlay, panes.overlay_text);
    grid::frame(buffer, frame, theme::RULE);
    let direction = app.messages().direction();
    let top_edge = Rect { height: 1, ..frame };
    grid::label(buffer, top_edge, &app.messages().get(name), direction, direction);
    let page = overlay::page(app, panes);
    if page.goes_on {
        grid::label(buffer, Rect { y: frame.y + frame.height - 1, ..top_edge }, "…", direction, direction);
    }
    for (y, pieces) in (inside.y..inside.y + inside.height).zip(page.rows) {
        for piece in pieces {
            let style = match piece.role {
                Role::Text => Style::new(),
                Role::Heading => theme::PANE_HEADING,
                Role::Keys => theme::KEYS,
            };
            let columns = (inside.x + piece.columns.start, y, piece.columns.end - piece.columns.start);
            match piece.block {
                Some(block) => {
                    let look = look(app, block, (&piece.line, page::Role::Text), style);
                    grid::line(buffer, columns, &piece.line, look);
                }
                None => grid::line(buffer, columns, &piece.line, |_| style),
            }
        }
    }
}
