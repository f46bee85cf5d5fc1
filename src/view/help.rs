//! The help, over the panes.

use ratatui::buffer::Buffer;

use super::{grid, scroll};
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::help::{HelpRole, rows};
use crate::theme::{Role, Styles};
use qari_bidi::layout;

/// Paints the help, if it is open.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let Some(guide) = app.guide() else { return };
    let direction = app.messages().direction();
    grid::sheet(buffer, panes.overlay, &app.messages().get("help"), (direction, direction), styles);
    let inside = panes.overlay_wide;
    let rows = rows(app, panes);
    let (total, height) = (rows.len(), usize::from(inside.height));
    if total == 0 {
        let none = layout::line(&app.messages().get("help-none"), direction, usize::from(inside.width));
        return grid::line(buffer, inside, &none, |_| styles[Role::Dim]);
    }
    // The screen may have become wider since the help was scrolled, and its rows fewer.
    let top = guide.top.min(total.saturating_sub(height));
    for (y, pieces) in (inside.y..inside.y + inside.height).zip(rows.into_iter().skip(top)) {
        for piece in pieces {
            let style = styles[match piece.role {
                HelpRole::Doc => Role::Text,
                HelpRole::Heading => Role::PaneHeading,
                HelpRole::Keys => Role::Key,
            }];
            grid::line(buffer, Rect { y, height: 1, ..inside }.part(&piece.columns), &piece.line, |cell| {
                let is_found = piece.found.iter().any(|range| cell.shows(range));
                if is_found { style.patch(styles[Role::Match]) } else { style }
            });
        }
    }
    if total > height {
        scroll::paint(panes.overlay_bar(direction), &(top..top + height), total, styles, buffer);
    }
}
