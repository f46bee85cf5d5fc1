//! The title bar: where one is, and how far.

use ratatui::buffer::Buffer;

use super::grid;
use super::status::GAP;
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::bars;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, VisualLine};

/// Paints the title bar in `rect`.
pub fn paint(app: &App, panes: &Panes, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    grid::fill(buffer, rect, styles[Role::Bar]);
    let inside = rect.part(&(1..rect.width - 1));
    let figures = bars::place(app, panes).join(GAP);
    let figures = layout::line(&figures, app.messages().direction(), usize::from(inside.width));
    let taken = grid::cells(figures.width()).saturating_add(grid::cells(GAP.len()));
    let figures = VisualLine { direction: app.direction().opposite(), ..figures };
    grid::line(buffer, inside, &figures, |_| styles[Role::Bar]);
    let (room, _) = inside.columns(inside.width.saturating_sub(taken), app.direction());
    if let Some(path) = bars::path_line(app, panes, room.width) {
        grid::line(buffer, room, &path, |_| styles[Role::Bar]);
    }
}
