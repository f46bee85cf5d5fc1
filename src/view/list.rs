//! The list of matches, of headings or of documents, over the panes.

use ratatui::buffer::Buffer;

use super::{grid, scroll};
use crate::app::App;
use crate::app::panes::Panes;
use crate::app::screen::list::rows;
use crate::theme::{Role, Styles};

/// Paints the list, if it is open.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let Some(picker) = app.picker() else { return };
    let side = app.messages().direction();
    grid::sheet(buffer, panes.overlay, &app.messages().get(picker.name()), (side, side), styles);
    let (count, height) = (picker.count(app.document().matches()), usize::from(panes.overlay_text.height));
    if count > height {
        let shown = picker.chosen()..picker.chosen() + 1;
        scroll::paint(panes.overlay_bar(side), &shown, count, styles, buffer);
    }
    for row in rows(app, panes) {
        let style = match row.item {
            None => styles[Role::PaneHeading],
            Some(item) if item == picker.chosen() => styles[Role::Chosen],
            Some(_) if row.is_read => styles[Role::BeingRead],
            Some(_) => styles[Role::Text],
        };
        // Without colours a match is reversed, and so is the chosen row.
        let is_chosen = row.item == Some(picker.chosen());
        let found = styles[if is_chosen { Role::CurrentMatch } else { Role::Match }];
        grid::fill(buffer, row.rect, style);
        grid::line(buffer, row.rect, &row.line, |cell| {
            if row.marked.iter().any(|range| cell.shows(range)) { style.patch(found) } else { style }
        });
        if let Some(keys) = &row.keys {
            grid::line(buffer, row.rect, keys, |_| style.patch(styles[Role::HintKey]));
        }
    }
}
