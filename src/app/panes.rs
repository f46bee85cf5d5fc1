//! Where on the screen everything is: rectangles from the size of the screen and what is open. The side of a pane comes
//! from the direction of the document: what is first in reading stands first.

use qari_bidi::text::direction::Direction;

/// The narrowest and the lowest screen that can be read on, in cells.
pub const LEAST: (u16, u16) = (20, 5);

/// From this width on, in cells, the contents stand beside the text; below it they open over it.
const BESIDE_FROM: u16 = 60;

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
    /// Whether the cell in column `x` and row `y` is inside.
    #[must_use]
    pub fn contains(&self, x: u16, y: u16) -> bool {
        x >= self.x && x - self.x < self.width && y >= self.y && y - self.y < self.height
    }

    /// Cuts `cells` columns off on the side where lines of `direction` begin: the piece, then the rest.
    #[must_use]
    pub fn columns(self, cells: u16, direction: Direction) -> (Self, Self) {
        let cells = cells.min(self.width);
        let left = Self { width: if direction == Direction::Ltr { cells } else { self.width - cells }, ..self };
        let right = Self { x: self.x + left.width, width: self.width - left.width, ..self };
        if direction == Direction::Ltr { (left, right) } else { (right, left) }
    }

    /// Cuts `rows` rows off at the top: the piece, then the rest.
    fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        (Self { height: rows, ..self }, Self { y: self.y + rows, height: self.height - rows, ..self })
    }

    /// Cuts `rows` rows off at the bottom: the rest, then the piece.
    fn split_bottom(self, rows: u16) -> (Self, Self) {
        self.split_top(self.height.saturating_sub(rows))
    }

    /// Without one row at the top and bottom and `columns` columns at either side.
    fn inside(self, columns: u16) -> Self {
        Self {
            x: self.x + columns.min(self.width / 2),
            y: self.y + 1.min(self.height / 2),
            width: self.width.saturating_sub(2 * columns),
            height: self.height.saturating_sub(2),
        }
    }
}

/// What the panes depend on.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The columns and rows of the screen.
    pub screen: (u16, u16),
    /// The direction of the document.
    pub direction: Direction,
    /// Whether the contents are wanted beside the text, where there is room.
    pub contents_beside: bool,
    /// Whether the contents are open over the text, where there is no room beside it.
    pub contents_over: bool,
    /// How many columns the contents are wider than they would be.
    pub contents_extra: i16,
    /// The widest that lines of text may be, in cells.
    pub measure: u16,
    /// How many rows the whole disclaimer fills in a footer of this many columns; 0 if there is none.
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
    /// Whether the screen is wide enough for the contents beside the text.
    pub contents_fit_beside: bool,
    /// The frame around the contents where they are over the text.
    pub contents_frame: Option<Rect>,
    /// The line between contents and text, one column.
    pub divider: Option<Rect>,
    /// The line above the disclaimer, one row.
    pub footer_rule: Option<Rect>,
    /// The disclaimer.
    pub footer: Option<Rect>,
    /// The status line or the prompt, one row.
    pub status: Rect,
    /// What is opened over all but the status line: the help, the whole disclaimer. Its frame.
    pub overlay: Rect,
    /// The inside of that frame.
    pub overlay_text: Rect,
}

impl Panes {
    /// Divides the screen, or `None` if it is smaller than [`LEAST`].
    #[must_use]
    pub fn new(wish: &Wish) -> Option<Self> {
        let (width, height) = wish.screen;
        if width < LEAST.0 || height < LEAST.1 {
            return None;
        }
        let screen = Rect { x: 0, y: 0, width, height };
        let (above, status) = screen.split_bottom(1);
        let (title, rest) = above.split_top(u16::from(height >= 8));
        let footer_rows = wish.disclaimer_rows.min((height / 10).clamp(1, MOST_FOOTER_ROWS));
        let rule_rows = u16::from(footer_rows > 0 && height >= 12);
        let (rest, footer) = rest.split_bottom(footer_rows);
        let (main, footer_rule) = rest.split_bottom(rule_rows);
        let beside = width >= BESIDE_FROM && wish.contents_beside;
        let (contents, divider, body) = if beside { split_contents(main, wish) } else { (None, None, main) };
        let contents_frame = (width < BESIDE_FROM && wish.contents_over).then(|| {
            // Where there are few rows the list takes those of the title and the disclaimer too.
            frame_over(if main.height < 8 { above } else { main }, wish.direction)
        });
        let (bar, text) = split_bar(body, wish);
        let overlay = above;
        Some(Self {
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
        })
    }
}

/// How wide the lines of a footer are on a screen of this width, in cells.
#[must_use]
pub fn footer_width(screen_width: u16) -> u16 {
    margins(Rect { width: screen_width, height: 1, ..Rect::default() }).width
}

/// The contents, the divider and what is left for the text.
fn split_contents(main: Rect, wish: &Wish) -> (Option<Rect>, Option<Rect>, Rect) {
    let usual = (main.width / 4).clamp(18, 36);
    let width = usual.saturating_add_signed(wish.contents_extra).clamp(12, main.width / 2);
    let (_margin, main) = main.columns(1, wish.direction);
    let (contents, rest) = main.columns(width, wish.direction);
    let (divider, body) = rest.columns(1, wish.direction);
    (Some(contents), Some(divider), body)
}

/// How far the contents can be widened or narrowed at this width of the screen.
#[must_use]
pub fn contents_extra_range(screen_width: u16) -> (i16, i16) {
    let signed = |cells: u16| i16::try_from(cells).unwrap_or(i16::MAX);
    let usual = signed((screen_width / 4).clamp(18, 36));
    (12 - usual, signed(screen_width / 2) - usual)
}

/// The frame of the contents over the text, on the side where lines begin.
fn frame_over(main: Rect, direction: Direction) -> Rect {
    main.columns((main.width * 4 / 5).max(LEAST.0 - 2), direction).0
}

/// The scroll bar at the side where lines end, and the column of text in the middle of what is left.
fn split_bar(body: Rect, wish: &Wish) -> (Rect, Rect) {
    let (rest, bar) = {
        let (rest, bar) = body.columns(body.width - 1, wish.direction);
        (margins(rest), bar)
    };
    let text_width = rest.width.min(wish.measure);
    (bar, Rect { x: rest.x + (rest.width - text_width) / 2, width: text_width, ..rest })
}

/// Without the first and the last column, where there are enough.
fn margins(rect: Rect) -> Rect {
    if rect.width < 4 { rect } else { Rect { x: rect.x + 1, width: rect.width - 2, ..rect } }
}

fn existing(rect: Rect) -> Option<Rect> {
    (rect.width > 0 && rect.height > 0).then_some(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(width: u16, height: u16, direction: Direction) -> Wish {
        Wish {
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
                    let panes = Panes::new(&wish(width, height, direction)).expect("large enough");
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
            let rtl = Panes::new(&wish(width, 24, Direction::Rtl)).expect("large enough");
            let ltr = Panes::new(&wish(width, 24, Direction::Ltr)).expect("large enough");
            assert_eq!(rtl.bar, mirror(ltr.bar), "{width}");
            assert_eq!(rtl.contents, ltr.contents.map(mirror), "{width}");
            assert_eq!(rtl.divider, ltr.divider.map(mirror), "{width}");
        }
    }

    #[test]
    fn a_screen_too_small_has_no_panes() {
        assert_eq!(Panes::new(&wish(19, 24, Direction::Rtl)), None);
        assert_eq!(Panes::new(&wish(80, 4, Direction::Rtl)), None);
    }
}
