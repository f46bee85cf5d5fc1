//! Paints the screen: each pane reads the state and places cells. Nothing here lays out text.

mod body;
mod card;
mod contents;
mod footer;
mod grid;
mod list;
mod overlay;
mod status;
mod typing;

use ratatui::Frame;
use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::theme;
use qari_bidi::layout;

pub use card::{CardLine, card};

/// Paints the whole screen, and puts the cursor where one types.
pub fn draw(app: &App, frame: &mut Frame) {
    let cursor = paint(app, frame.buffer_mut());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Paints the whole screen into `buffer`; returns the column and row of the cursor where one types.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let Some(panes) = app.panes() else {
        too_small(app, buffer);
        return None;
    };
    body::paint(app, &panes, buffer);
    footer::paint(app, &panes, buffer);
    contents::paint(app, &panes, buffer);
    overlay::paint(app, &panes, buffer);
    list::paint(app, &panes, buffer);
    let cursor = paint_bottom(app, &panes, buffer);
    if app.display().wide_ambiguous {
        grid::without_ambiguous(buffer);
    }
    cursor
}

/// Paints the bottom row: the line that is typed, else the status line. Returns the column and row of the cursor where
/// one types.
fn paint_bottom(app: &App, panes: &Panes, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let rect = panes.status;
    grid::fill(buffer, rect, theme::BAR);
    let inside = rect.part(&(1..rect.width - 1));
    match (app.prompt(), app.picker()) {
        (Some(prompt), _) => Some(typing::paint_prompt(app, prompt, inside, buffer)),
        (None, Some(picker)) => Some(typing::paint_filter(app, picker, inside, buffer)),
        (None, None) => {
            status::paint(app, panes, inside, buffer);
            None
        }
    }
}

fn too_small(app: &App, buffer: &mut Buffer) {
    let area = buffer.area;
    let line = layout::line(&app.messages().get("too-small"), app.messages().direction(), usize::from(area.width));
    if area.height > 0 {
        grid::line(buffer, Rect { x: area.x, y: area.y, width: area.width, height: 1 }, &line, |_| {
            ratatui::style::Style::new()
        });
    }
}
