//! The section list.

use ratatui::buffer::Buffer;

use super::grid;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::contents::{SectionRole, parts, rows};
use crate::app::{App, Focus};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, VisualLine};

/// Paints the section list, beside the text or over it, if it is shown.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let Some(contents) = panes.contents else { return };
    if let Some(panel) = panes.contents_panel {
        grid::clear(buffer, panel, styles);
        let (_, edge) = panel.columns(panel.width - 1, app.direction());
        grid::rule(buffer, edge, "│", styles[Role::Rule]);
    }
    let heading = parts(contents).0;
    let name = layout::line(&app.messages().get("contents"), app.messages().direction(), usize::from(heading.width));
    let name = VisualLine { direction: app.direction(), ..name };
    if heading.height > 0 {
        grid::line(buffer, heading, &name, |_| styles[Role::PaneHeading]);
    }
    for row in rows(app, panes) {
        let style = styles[match (row.is_current, app.focus()) {
            (true, Focus::Contents) => Role::FocusedSection,
            (true, Focus::Text) => Role::CurrentSection,
            (false, _) => Role::Contents,
        }];
        grid::fill(buffer, Rect { height: 1, ..row.rect }, style);
        for piece in row.pieces {
            let own = match piece.role {
                SectionRole::Number | SectionRole::Sign if !row.is_current => styles[Role::ContentsNumber],
                _ => style,
            };
            grid::line(buffer, piece.rect, &piece.line, |_| own);
        }
    }
}
