//! Scroll bars.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::grid;
use crate::app::App;
use crate::app::panes::Rect;
use crate::article::{self, Pos};
use crate::theme::{Role, Styles};

/// Paints the scroll bar of the text, which is on the screen up to `end`, and the places of the matches in it.
pub fn paint_of_text(app: &App, rect: Rect, end: Pos, styles: &Styles, buffer: &mut Buffer) {
    let article = app.document().article();
    let shown = article.bytes_before(app.document().place().pos)..article.bytes_before(end);
    paint(rect, &shown, article.flow_bytes(), styles, buffer);
    paint_matches(app, rect, article.flow_bytes().max(1), styles, buffer);
}

/// Paints a scroll bar: of `total`, whatever it counts, `shown` is on the screen.
pub fn paint(rect: Rect, shown: &Range<usize>, total: usize, styles: &Styles, buffer: &mut Buffer) {
    grid::rule(buffer, rect, "│", styles[Role::ScrollBar]);
    let (total, height) = (total.max(1), usize::from(rect.height));
    let top = (shown.start * height / total).min(height.saturating_sub(1));
    let bottom = (shown.end * height).div_ceil(total).clamp(top + 1, height.max(top + 1));
    let row = |row: usize| rect.y + u16::try_from(row).unwrap_or(u16::MAX);
    let thumb = Rect { y: row(top), height: row(bottom) - row(top), ..rect };
    grid::rule(buffer, thumb, "┃", styles[Role::ScrollThumb]);
}

/// Marks the places of the matches in the scroll bar. Every row looks up its own part of the text, however many there
/// are.
fn paint_matches(app: &App, rect: Rect, total: usize, styles: &Styles, buffer: &mut Buffer) {
    let Some(matches) = app.document().matches() else { return };
    let height = usize::from(rect.height);
    let edge = |row: usize| app.document().article().pos_of(row * total / height);
    for (row, y) in (0..height).zip(rect.y..) {
        let (start, end) = (edge(row), edge(row + 1));
        let is_here = |span: article::Span| (start..end).contains(&span.start());
        let role = if matches.current().is_some_and(is_here) {
            Role::ScrollCurrentMatch
        } else if matches.first_from(start).is_some_and(is_here) {
            Role::ScrollMatch
        } else {
            continue;
        };
        grid::rule(buffer, Rect { y, height: 1, ..rect }, "┿", styles[role]);
    }
}
