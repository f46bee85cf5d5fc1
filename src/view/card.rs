//! Lines of text on an otherwise empty screen: what the doctor shows.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::layout::{self, Direction, Options};
use crate::text::direction;

/// Paints `texts` from the top down, each wrapped and aligned by its own direction, or by `base` where it has none. What has no
/// room at the bottom is left out.
pub fn card(texts: &[String], base: Direction, buffer: &mut Buffer) {
    let area = buffer.area;
    let width = area.width.saturating_sub(4).max(1).min(area.width);
    let left = (area.width - width) / 2;
    let mut y = area.y;
    for text in texts {
        let direction = direction::of_block(text, base);
        let layout = layout::paragraph(text, direction, &[], Options::new(width));
        for line in 0..layout.line_count(text).max(1) {
            if y >= area.bottom() {
                return;
            }
            grid::line(buffer, (left, y, width), &layout.line(line, text), |_| Style::new());
            y += 1;
        }
    }
}
