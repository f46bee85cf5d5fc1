//! The disclaimer at the foot of the screen.

use ratatui::buffer::Buffer;

use super::body::highlight;
use super::grid;
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::footer::footer;
use crate::theme::{Role, Styles};

/// Paints the disclaimer, its name, and the key that opens it whole.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let (Some(rect), Some(footer)) = (panes.footer, footer(app, panes)) else { return };
    let own = styles[Role::Disclaimer];
    grid::fill(buffer, rect, own);
    grid::line(buffer, footer.columns.name, &footer.name, |_| own);
    for (y, (row, line)) in (rect.y..).zip(footer.lines) {
        grid::line(buffer, Rect { y, height: 1, ..footer.columns.text }, &line, |cell| {
            own.patch(highlight(app, row.block, cell, styles))
        });
    }
    grid::line(buffer, footer.columns.key, &footer.key, |_| own.patch(styles[Role::HintKey]));
}
