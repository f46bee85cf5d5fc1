//! The list of documents, over the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::layout::{self, VisualLine};
use crate::text::direction;
use crate::theme;

/// Paints the list of documents, if it is open.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) {
    let Some(cursor) = app.shelf().cursor() else { return };
    let (side, frame) = (app.messages().direction(), panes.overlay);
    grid::frame(buffer, frame, theme::RULE);
    grid::label(buffer, Rect { height: 1, ..frame }, &app.messages().get("documents"), side, side);
    let numbers = app.shelf().count().to_string().len();
    for row in app.shelf_rows(panes) {
        let style = match row.document {
            document if document == cursor => theme::CHOSEN,
            document if document == app.shelf().current() => theme::DOCUMENT,
            _ => Style::new(),
        };
        grid::fill(buffer, row.rect, style);
        let (number, label) = row.rect.columns(u16::try_from(numbers + 1).unwrap_or(u16::MAX), side);
        let line = layout::line(&(row.document + 1).to_string(), side, usize::from(number.width));
        grid::line(buffer, (number.x, number.y, number.width), &line, |_| style);
        let base = direction::of_block(&row.label, side);
        let line = layout::line_with(&row.label, base, usize::from(label.width), app.name_options(label.width));
        // Whatever its own direction, a name stands beside its number.
        let line = VisualLine { direction: side, ..line };
        grid::line(buffer, (label.x, label.y, label.width), &line, |_| style);
    }
}
