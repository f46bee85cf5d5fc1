//! Lines of text on an otherwise empty screen, for the doctor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::panes::Rect;
use crate::theme::Styles;
use qari_bidi::layout::{self, Direction, LayoutOptions};
use qari_bidi::text::direction;

/// The text between the samples of a line.
const BETWEEN: &str = " · ";

/// A line of a card. It is wrapped if it has no room.
#[derive(Debug)]
pub struct CardLine {
    text: String,
    /// The ranges of bytes that have a style, in order.
    styles: Vec<(Range<usize>, Style)>,
}

impl CardLine {
    /// Creates a line of plain text.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self { text, styles: Vec::new() }
    }

    /// Creates a line of texts beside each other, each in its own style.
    #[must_use]
    pub fn samples(samples: &[(String, Style)]) -> Self {
        let (mut text, mut styles) = (String::new(), Vec::new());
        for (sample, style) in samples {
            if !text.is_empty() {
                text += BETWEEN;
            }
            styles.push((text.len()..text.len() + sample.len(), *style));
            text += sample;
        }
        Self { text, styles }
    }
}

/// Paints `lines` from the top down, each wrapped and aligned by its own direction, or by `base` if it has none. Lines
/// without room at the bottom are left out.
pub fn card(lines: &[CardLine], base: Direction, styles: &Styles, buffer: &mut Buffer) {
    grid::ground(buffer, styles);
    let area = buffer.area;
    let width = area.width.saturating_sub(4).max(1).min(area.width);
    let left = (area.width - width) / 2;
    let mut y = area.y;
    for CardLine { text, styles } in lines {
        let direction = direction::of_block(text, base);
        let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(width).isolating());
        for line in 0..layout.line_count(text).max(1) {
            if y >= area.bottom() {
                return;
            }
            grid::line(buffer, Rect { x: left, y, width, height: 1 }, &layout.line(line, text), |cell| {
                styles.iter().find(|(bytes, _)| cell.shows(bytes)).map_or(Style::new(), |(_, style)| *style)
            });
            y += 1;
        }
    }
}
