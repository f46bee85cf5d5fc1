//! The disclaimer at the foot of the screen.

use ratatui::buffer::Buffer;

use super::body::highlight;
use super::{grid, status};
use crate::app::App;
use crate::app::command::Command;
use crate::app::footer::lines;
use crate::app::panes::Panes;
use crate::layout;
use crate::theme;

/// Paints the disclaimer and the rule above it, which names the key that opens it whole.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) {
    if let Some(rule) = panes.footer_rule {
        grid::rule(buffer, rule, "─", theme::RULE);
        let label = format!(" {} ", status::hint(app, Command::Disclaimer, "disclaimer"));
        let line = layout::line(&label, app.messages().direction(), usize::from(rule.width.saturating_sub(4)));
        let line = layout::VisualLine { direction: app.direction(), ..line };
        grid::line(buffer, (rule.x + 2, rule.y, rule.width.saturating_sub(4)), &line, |_| theme::PANE_HEADING);
    }
    let Some(footer) = panes.footer else { return };
    for (y, row) in (footer.y..).zip(lines(app, panes)) {
        grid::line(buffer, (footer.x, y, footer.width), &row.line, |cell| {
            theme::FOOTER.patch(highlight(app, row.block, row.offset, cell))
        });
    }
}
