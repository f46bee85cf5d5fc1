//! Lines of text on an otherwise empty screen, for the doctor.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::panes::Rect;
use crate::terminal::pictures::{FREE, Picture};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction, LayoutOptions};
use qari_bidi::terminal::profile::PictureWay;
use qari_bidi::text::direction;
use qari_typeset::Line;

/// The text between the samples of a line.
const BETWEEN: &str = " · ";

/// A line of a card. It is wrapped if it has no room.
#[derive(Debug)]
pub struct CardLine {
    text: String,
    /// The ranges of bytes that have a style, in order.
    styles: Vec<(Range<usize>, Style)>,
    /// The picture at the other side, and the way to send it.
    picture: Option<(Rc<Line>, PictureWay)>,
}

impl CardLine {
    /// Creates a line of plain text.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self { text, styles: Vec::new(), picture: None }
    }

    /// Creates a line of plain text with a line in a book face at the other side, as a picture sent in this way.
    #[must_use]
    pub fn pictured(text: String, line: Rc<Line>, way: PictureWay) -> Self {
        Self { picture: Some((line, way)), ..Self::plain(text) }
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
        Self { text, styles, picture: None }
    }
}

/// Paints `lines` from the top down, each wrapped and aligned by its own direction, or by `base` if it has none. Lines
/// without room at the bottom are left out. Returns the pictures; their cells are left free.
pub fn card(lines: &[CardLine], base: Direction, styles: &Styles, buffer: &mut Buffer) -> Vec<Picture> {
    grid::ground(buffer, styles);
    let area = buffer.area;
    let width = area.width.saturating_sub(4).max(1).min(area.width);
    let left = (area.width - width) / 2;
    let mut y = area.y;
    let mut pictures = Vec::new();
    for CardLine { text, styles: own, picture } in lines {
        let direction = direction::of_block(text, base);
        if let Some((line, way)) = picture.as_ref().filter(|(line, _)| y + line.setting.rows < area.bottom()) {
            let rect = Rect { x: left, y, width, height: line.setting.rows };
            grid::line(buffer, Rect { height: 1, ..rect }, &layout::line(text, direction, usize::from(width)), |_| {
                Style::new()
            });
            pictures.push(paint(line, *way, (rect, direction.opposite()), styles, buffer));
            y += line.setting.rows;
            continue;
        }
        let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(width).isolating());
        for line in 0..layout.line_count(text).max(1) {
            if y >= area.bottom() {
                return pictures;
            }
            grid::line(buffer, Rect { x: left, y, width, height: 1 }, &layout.line(line, text), |cell| {
                own.iter().find(|(bytes, _)| cell.shows(bytes)).map_or(Style::new(), |(_, style)| *style)
            });
            y += 1;
        }
    }
    pictures
}

/// Leaves cells of `rect` free for a picture of `line`, where lines of `side` begin.
fn paint(
    line: &Rc<Line>,
    way: PictureWay,
    (rect, side): (Rect, Direction),
    styles: &Styles,
    buffer: &mut Buffer,
) -> Picture {
    let unit = usize::from(line.setting.cell.0);
    // Letters may reach beyond their line a little.
    let (own, _) = rect.columns(grid::cells(line.visual.width().div_ceil(unit) + 1), side);
    grid::rule(buffer, own, FREE, Style::new());
    Picture {
        columns: own.x..own.x + own.width,
        rows: own.y..own.y + own.height,
        left: unit / 2,
        line: Rc::clone(line),
        cells: vec![styles[Role::Text]; line.visual.cells.len()],
        ground: styles[Role::Text],
        way: Some(way),
    }
}
