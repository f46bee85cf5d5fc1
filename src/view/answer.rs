//! The answer of a program, over the panes.

use ratatui::buffer::Buffer;

use super::{grid, scroll};
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::answer::rows;
use crate::theme::{Role, Styles};

/// Paints the answer, if one is shown.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let (Some(answer), Some(rows)) = (app.answer(), rows(app, panes)) else { return };
    let side = (app.messages().direction(), app.direction());
    grid::sheet(buffer, panes.overlay, &answer.question, side, styles);
    let inside = panes.overlay_text;
    let height = usize::from(inside.height);
    let top = answer.top.min(rows.len().saturating_sub(height));
    for (y, line) in (inside.y..).zip(rows.iter().skip(top).take(height)) {
        grid::line(buffer, Rect { y, height: 1, ..inside }, line, |_| styles[Role::Text]);
    }
    if rows.len() > height {
        scroll::paint(panes.overlay_bar(app.direction()), &(top..top + height), rows.len(), styles, buffer);
    }
}
