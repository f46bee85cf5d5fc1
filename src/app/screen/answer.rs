//! The rows of an answer that is shown over the panes.

use crate::app::App;
use crate::app::panes::Panes;
use qari_bidi::layout::{self, VisualLine};
use qari_bidi::text::direction;

/// Returns all rows of the answer, if one is shown. Control characters are pictures, as in any text.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Option<Vec<VisualLine>> {
    let answer = app.answer()?;
    let messages = app.messages();
    let text = answer.text.clone().unwrap_or_else(|| messages.get("looking-up"));
    let text = if text.trim().is_empty() { messages.get("nothing-found") } else { text };
    let options = app.name_options(panes.overlay_text.width);
    let of_line = |line: &str| {
        let layout = layout::paragraph(line, direction::of_block(line, app.direction()), &[], options);
        (0..layout.line_count(line)).map(|index| layout.line(index, line)).collect::<Vec<_>>()
    };
    Some(text.trim_end().lines().flat_map(of_line).collect())
}

/// Returns the row at the top when the answer is scrolled to its end.
#[must_use]
pub fn last_top(app: &App, panes: &Panes) -> usize {
    rows(app, panes).map_or(0, |rows| rows.len().saturating_sub(usize::from(panes.overlay_text.height)))
}
