//! Paints the screen: each pane reads the state and places cells. Nothing here lays out text.

mod answer;
mod body;
mod card;
mod contents;
mod footer;
mod grid;
mod help;
mod hyperlinks;
mod left;
mod links;
mod list;
mod overlay;
mod scroll;
mod status;
mod title;
mod typeset;
mod typing;

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::keys::command::Context;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::standing;
use crate::terminal::session::Extras;
use crate::theme::{Role, Styles};
use qari_bidi::layout;

pub use card::{CardLine, card};
pub use left::left;

/// Paints the whole screen into `buffer`, which is blank, in these styles. Returns what it shows besides cells, and the
/// cursor where one reads or types.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) -> Extras {
    let mut extras = Extras::default();
    let typed = paint_with(app, styles, buffer, &mut extras);
    let read = app.panes().and_then(|panes| standing::place(app, &panes));
    // In a list one reads too, until one types.
    Extras { cursor: read.or(typed), ..extras }
}

/// Paints the whole screen into `buffer`, which is blank, in these styles; returns the column and row of the cursor
/// where one types.
pub fn paint(app: &App, styles: &Styles, buffer: &mut Buffer) -> Option<(u16, u16)> {
    paint_with(app, styles, buffer, &mut Extras::default())
}

/// Paints the screen as [`paint`] does, and says in `extras` what it shows besides cells.
fn paint_with(app: &App, styles: &Styles, buffer: &mut Buffer, extras: &mut Extras) -> Option<(u16, u16)> {
    grid::ground(buffer, styles);
    let Some(panes) = app.panes() else {
        too_small(app, buffer);
        return None;
    };
    if let Some(title) = panes.title {
        title::paint(app, &panes, title, styles, buffer);
    }
    extras.pictures = body::paint(app, &panes, styles, buffer);
    extras.hyperlinks = hyperlinks::mark(app, &panes, buffer);
    footer::paint(app, &panes, styles, buffer);
    contents::paint(app, &panes, styles, buffer);
    overlay::paint(app, &panes, styles, buffer);
    links::paint(app, &panes, styles, buffer);
    answer::paint(app, &panes, styles, buffer);
    list::paint(app, &panes, styles, buffer);
    help::paint(app, &panes, styles, buffer);
    let cursor = paint_bottom(app, &panes, styles, buffer);
    if app.display().wide_ambiguous {
        grid::without_ambiguous(buffer);
    }
    cursor
}

/// Paints the bottom row: the line that is typed, else the status line. Returns the column and row of the cursor where
/// one types.
fn paint_bottom(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let rect = panes.status?;
    let is_typed = matches!(app.context(), Context::Prompt | Context::List);
    grid::fill(buffer, rect, styles[if is_typed { Role::Input } else { Role::Status }]);
    let inside = rect.part(&(1..rect.width - 1));
    if let Some(prompt) = app.prompt() {
        return Some(typing::paint_prompt(app, prompt, inside, styles, buffer));
    }
    if let Some(picker) = app.picker() {
        return Some(typing::paint_filter(app, picker, inside, styles, buffer));
    }
    if let Some(guide) = app.guide() {
        return Some(typing::paint_guide(app, guide, inside, styles, buffer));
    }
    if let Some(remark) = app.remark() {
        return Some(typing::paint_remark(app, remark, inside, styles, buffer));
    }
    status::paint(app, panes, inside, styles, buffer);
    None
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
