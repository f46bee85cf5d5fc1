//! The section list.

use ratatui::buffer::Buffer;

use super::grid;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::contents::{parts, rows};
use crate::app::{App, Focus};
use crate::theme::{Role, Styles};
use qari_bidi::layout;

/// Paints the section list, beside the text or over it, if it is shown.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let Some(contents) = panes.contents else { return };
    if let Some(frame) = panes.contents_frame {
        grid::frame(buffer, frame, styles);
    }
    let heading = parts(contents).0;
    let name = layout::line(&app.messages().get("contents"), app.messages().direction(), usize::from(heading.width));
    let name = layout::VisualLine { direction: app.direction(), ..name };
    if heading.height > 0 {
        grid::line(buffer, heading, &name, |_| styles[Role::PaneHeading]);
    }
    let current = app.document().section(&app.viewport(panes));
    for row in rows(app, panes) {
        let is_current = row.section == current;
        let style = styles[match (is_current, app.focus()) {
            (true, Focus::Contents) => Role::FocusedSection,
            (true, Focus::Text) => Role::CurrentSection,
            (false, _) => Role::Contents,
        }];
        let whole = Rect { x: contents.x, width: contents.width, ..row.rect };
        grid::fill(buffer, Rect { height: 1, ..whole }, style);
        if let Some(number) = &row.number {
            grid::line(
                buffer,
                row.number_rect,
                number,
                |_| if is_current { style } else { styles[Role::ContentsNumber] },
            );
        }
        grid::line(buffer, row.rect, &row.line, |_| style);
    }
}
