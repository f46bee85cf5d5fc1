//! The help and the whole disclaimer, over the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::body::highlight;
use super::grid;
use crate::app::overlay::{Role, rows};
use crate::app::panes::{Panes, Rect};
use crate::app::{App, Open};
use crate::theme;

/// Paints what is open.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) {
    let (name, top) = match app.open() {
        Open::Help(top) => ("help", *top),
        Open::Disclaimer(top) => ("disclaimer", *top),
        Open::Nothing | Open::Prompt(_) => return,
    };
    let (frame, inside) = (panes.overlay, panes.overlay_text);
    grid::frame(buffer, frame, theme::RULE);
    let direction = app.messages().direction();
    let top_edge = Rect { height: 1, ..frame };
    grid::label(buffer, top_edge, &app.messages().get(name), direction, direction);
    let rows = rows(app, panes);
    if rows.len() > top + usize::from(inside.height) {
        grid::label(buffer, Rect { y: frame.y + frame.height - 1, ..top_edge }, "…", direction, direction);
    }
    for (y, pieces) in (inside.y..inside.y + inside.height).zip(rows.into_iter().skip(top)) {
        for piece in pieces {
            let style = match piece.role {
                Role::Text => Style::new(),
                Role::Heading => theme::PANE_HEADING,
                Role::Keys => theme::KEYS,
            };
            let columns = (inside.x + piece.columns.start, y, piece.columns.end - piece.columns.start);
            grid::line(buffer, columns, &piece.line, |cell| match piece.block {
                Some(block) => style.patch(highlight(app, block, 0, cell)),
                None => style,
            });
        }
    }
}
