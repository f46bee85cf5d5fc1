//! The disclaimer at the foot of the screen.

use ratatui::buffer::Buffer;

use super::body::highlight;
use super::{grid, status};
use crate::app::App;
use crate::app::keys::command::Command;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::footer::lines;
use crate::theme::{Role, Styles};

/// Paints the disclaimer and the rule above it, which names the key that opens it whole.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    if let Some(rule) = panes.footer_rule {
        grid::rule(buffer, rule, "─", styles[Role::Rule]);
        let label = status::hint(app, Command::Disclaimer, "disclaimer");
        grid::label(buffer, rule, &label, (app.messages().direction(), app.direction()), styles);
    }
    let Some(footer) = panes.footer else { return };
    grid::fill(buffer, footer, styles[Role::Disclaimer]);
    for (y, (row, line)) in (footer.y..).zip(lines(app, panes)) {
        grid::line(buffer, Rect { y, height: 1, ..footer }, &line, |cell| {
            styles[Role::Disclaimer].patch(highlight(app, row.block, cell, styles))
        });
    }
}
