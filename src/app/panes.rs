//! The panes of the screen: rectangles from the size of the screen and what is open. The direction of the document
//! decides the side of a pane: what is first in reading stands first.

use std::ops::{Range, RangeInclusive};

use qari_bidi::text::direction::Direction;

/// The narrowest and the lowest screen that can be read on, in cells.
pub const LEAST: (u16, u16) = (20, 5);

/// The narrowest screen that has the section list beside the text, in cells; on others it opens over the text.
const BESIDE_FROM: u16 = 60;

/// The narrowest that the section list is beside the text, in cells.
const LEAST_CONTENTS: u16 = 12;

/// The most rows that the disclaimer has at the foot of the screen.
pub const MOST_FOOTER_ROWS: u16 = 3;

/// A rectangle of cells; `x` and `y` count from the top left corner of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Rect {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Rect {
    /// Returns `true` if the cell in column `x` and row `y` is inside.
    #[must_use]
    pub fn contains(&self, x: u16, y: u16) -> bool {
        x >= self.x && x - self.x < self.width && y >= self.y && y - self.y < self.height
    }

    /// Cuts `cells` columns off on the side where lines of `direction` begin. Returns the piece, then the rest.
    #[must_use]
    pub fn columns(self, cells: u16, direction: Direction) -> (Self, Self) {
        let cells = cells.min(self.width);
        let left = Self { width: if direction == Direction::Ltr { cells } else { self.width - cells }, ..self };
        let right = Self { x: self.x + left.width, width: self.width - left.width, ..self };
        if direction == Direction::Ltr { (left, right) } else { (right, left) }
    }

    /// Returns the part of it in `columns`, counted from its left edge.
    #[must_use]
    pub fn part(self, columns: &Range<u16>) -> Self {
        Self { x: self.x + columns.start, width: columns.end - columns.start, ..self }
    }

    /// Cuts `rows` rows off at the top. Returns the piece, then the rest.
    fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        (Self { height: rows, ..self }, Self { y: self.y + rows, height: self.height - rows, ..self })
    }

    /// Cuts `rows` rows off at the bottom. Returns the rest, then the piece.
    fn split_bottom(self, rows: u16) -> (Self, Self) {
        self.split_top(self.height.saturating_sub(rows))
    }

    /// Cuts off one row at the top and bottom and `columns` columns at either side.
    fn inside(self, columns: u16) -> Self {
        Self {
            x: self.x + columns.min(self.width / 2),
            y: self.y + 1.min(self.height / 2),
            width: self.width.saturating_sub(2 * columns),
            height: self.height.saturating_sub(2),
        }
    }
}

/// Everything that the panes depend on.
#[derive(Clone, Copy, Debug)]
pub struct PaneOptions {
    /// The columns and rows of the screen.
    pub screen: (u16, u16),
    /// The direction of the document.
    pub direction: Direction,
    /// `true` if the section list is wanted beside the text, where there is room.
    pub contents_beside: bool,
    /// `true` if the section list is open over the text, where there is no room beside it.
    pub contents_over: bool,
    /// The columns that the section list is wider than usual.
    pub contents_extra: i16,
    /// The widest that a line of text may be, in cells.
    pub measure: u16,
    /// The rows that the whole disclaimer fills in its footer; 0 if there is none.
    pub disclaimer_rows: u16,
}

/// The panes of a screen. A pane that has no room is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// One row with the title.
    pub title: Option<Rect>,
    /// The lines of the text, no more than its column.
    pub text: Rect,
    /// The scroll bar, one column.
    pub bar: Rect,
    /// The names of the sections, with a row for their heading.
    pub contents: Option<Rect>,
    /// `true` if the screen is wide enough for the section list beside the text.
    pub contents_fit_beside: bool,
    /// The frame around the section list where it is over the text.
    pub contents_frame: Option<Rect>,
    /// The line between section list and text, one column.
    pub divider: Option<Rect>,
    /// The line above the disclaimer, one row.
    pub footer_rule: Option<Rect>,
    /// The disclaimer.
    pub footer: Option<Rect>,
    /// The status line or the prompt, one row.
    pub status: Rect,
    /// The frame of what is opened over all but the status line: a list, the help, the whole disclaimer.
    pub overlay: Rect,
    /// The inside of that frame.
    pub overlay_text: Rect,
}

impl Panes {
    /// Divides the screen, or returns `None` if it is smaller than [`LEAST`].
    #[must_use]
    pub fn new(options: &PaneOptions) -> Option<Self> {
        let (width, height) = options.screen;
        (width >= LEAST.0 && height >= LEAST.1).then(|| Self::divide(options, width, height))
    }

    /// Divides the screen, or the smallest one that can be read on if it is smaller.
    #[must_use]
    pub fn at_least(options: &PaneOptions) -> Self {
        let (width, height) = options.screen;
        Self::divide(options, width.max(LEAST.0), height.max(LEAST.1))
    }

    fn divide(options: &PaneOptions, width: u16, height: u16) -> Self {
        let screen = Rect { x: 0, y: 0, width, height };
        let (above, status) = screen.split_bottom(1);
        let (title, rest) = above.split_top(u16::from(height >= 8));
        let footer_rows = options.disclaimer_rows.min((height / 10).clamp(1, MOST_FOOTER_ROWS));
        let rule_rows = u16::from(footer_rows > 0 && height >= 12);
        let (rest, footer) = rest.split_bottom(footer_rows);
        let (main, footer_rule) = rest.split_bottom(rule_rows);
        let beside = width >= BESIDE_FROM && options.contents_beside;
        let (contents, divider, body) = if beside { split_contents(main, options) } else { (None, None, main) };
        let contents_frame = (width < BESIDE_FROM && options.contents_over).then(|| {
            // Where there are few rows the list takes those of the title and the disclaimer too.
            frame_over(if main.height < 8 { above } else { main }, options.direction)
        });
        let (bar, text) = split_bar(body, options);
        let overlay = above;
        Self {
            title: existing(title),
            text,
            bar,
            contents: contents.or(contents_frame.map(|frame| frame.inside(1))),
            contents_fit_beside: width >= BESIDE_FROM,
            contents_frame,
            divider,
            footer_rule: existing(footer_rule),
            footer: existing(margins(footer)),
            status,
            overlay,
            overlay_text: overlay.inside(if width < 40 { 1 } else { 2 }),
        }
    }
}

/// Returns the width of the lines of a footer on a screen of this width, in cells.
#[must_use]
pub fn footer_width(screen_width: u16) -> u16 {
    margins(Rect { width: screen_width, height: 1, ..Rect::default() }).width
}

/// Divides `main` into the section list, the divider and what is left for the text.
fn split_contents(main: Rect, options: &PaneOptions) -> (Option<Rect>, Option<Rect>, Rect) {
    let usual = usual_contents(main.width);
    let width = usual.saturating_add_signed(options.contents_extra).clamp(LEAST_CONTENTS, main.width / 2);
    let (_margin, main) = main.columns(1, options.direction);
    let (contents, rest) = main.columns(width, options.direction);
    let (divider, body) = rest.columns(1, options.direction);
    (Some(contents), Some(divider), body)
}

/// Returns the columns of the section list in a width of `width` cells, as long as the reader does not change them.
fn usual_contents(width: u16) -> u16 {
    (width / 4).clamp(18, 36)
}

/// Returns the range of the columns that the section list can be wider than usual on a screen `screen_width` cells
/// wide. It is empty if the screen has no room for that.
#[must_use]
pub fn contents_extra_range(screen_width: u16) -> RangeInclusive<i16> {
    let signed = |cells: u16| i16::try_from(cells).unwrap_or(i16::MAX);
    let usual = signed(usual_contents(screen_width));
    signed(LEAST_CONTENTS) - usual..=signed(screen_width / 2) - usual
}

/// Returns the frame of the section list over the text, on the side where lines begin.
fn frame_over(main: Rect, direction: Direction) -> Rect {
    main.columns((main.width * 4 / 5).max(LEAST.0 - 2), direction).0
}

/// Divides `body` into the scroll bar at the side where lines end, and the column of text in the middle of the rest.
fn split_bar(body: Rect, options: &PaneOptions) -> (Rect, Rect) {
    let (rest, bar) = {
        let (rest, bar) = body.columns(body.width - 1, options.direction);
        (margins(rest), bar)
    };
    let text_width = rest.width.min(options.measure);
    (bar, Rect { x: rest.x + (rest.width - text_width) / 2, width: text_width, ..rest })
}

/// Cuts off the first and the last column, where there are enough.
fn margins(rect: Rect) -> Rect {
    if rect.width < 4 { rect } else { Rect { x: rect.x + 1, width: rect.width - 2, ..rect } }
}

fn existing(rect: Rect) -> Option<Rect> {
    (rect.width > 0 && rect.height > 0).then_some(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(width: u16, height: u16, direction: Direction) -> PaneOptions {
        PaneOptions {
            screen: (width, height),
            direction,
            contents_beside: true,
            contents_over: true,
            contents_extra: 0,
            measure: 80,
            disclaimer_rows: 2,
        }
    }

    #[test]
    fn every_pane_is_inside_the_screen_at_every_size() {
        for width in LEAST.0..=220 {
            for height in LEAST.1..=70 {
                for direction in [Direction::Rtl, Direction::Ltr] {
                    let panes = Panes::new(&options(width, height, direction)).expect("large enough");
                    let rects = [
                        Some(panes.text),
                        Some(panes.bar),
                        Some(panes.status),
                        panes.title,
                        panes.contents,
                        panes.footer,
                    ];
                    for rect in rects.into_iter().flatten() {
                        assert!(rect.width > 0 && rect.height > 0, "{rect:?} of {width}×{height}");
                        assert!(
                            rect.x + rect.width <= width && rect.y + rect.height <= height,
                            "{rect:?} of {width}×{height}"
                        );
                    }
                    assert!(panes.text.width <= 80, "the measure is kept");
                }
            }
        }
    }

    #[test]
    fn a_left_to_right_document_mirrors_a_right_to_left_one() {
        for width in [20, 59, 60, 80, 200] {
            let mirror = |rect: Rect| Rect { x: width - rect.x - rect.width, ..rect };
            let rtl = Panes::new(&options(width, 24, Direction::Rtl)).expect("large enough");
            let ltr = Panes::new(&options(width, 24, Direction::Ltr)).expect("large enough");
            assert_eq!(rtl.bar, mirror(ltr.bar), "{width}");
            assert_eq!(rtl.contents, ltr.contents.map(mirror), "{width}");
            assert_eq!(rtl.divider, ltr.divider.map(mirror), "{width}");
        }
    }

    #[test]
    fn a_screen_too_small_has_no_panes() {
        assert_eq!(Panes::new(&options(19, 24, Direction::Rtl)), None);
        assert_eq!(Panes::new(&options(80, 4, Direction::Rtl)), None);
    }
}
