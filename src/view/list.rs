//! The list of matches, of headings or of documents, over the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::list::rows;
use crate::theme;

/// Paints the list, if it is open.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) {
    let Some(picker) = app.picker() else { return };
    let frame = panes.overlay;
    grid::frame(buffer, frame, theme::RULE);
    let side = app.messages().direction();
    grid::label(buffer, Rect { height: 1, ..frame }, &app.messages().get(picker.name()), side, side);
    for row in rows(app, panes) {
        let style = match row.item {
            None => theme::PANE_HEADING,
            Some(item) if item == picker.chosen() => theme::CHOSEN,
            Some(_) if row.is_read => theme::DOCUMENT,
            Some(_) => Style::new(),
        };
        grid::fill(buffer, row.rect, style);
        grid::line(buffer, row.rect, &row.line, |cell| {
            if row.marked.iter().any(|range| cell.shows(range)) { style.patch(theme::MATCH) } else { style }
        });
    }
}
