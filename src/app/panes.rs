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

/// The most columns that the section list is wider than usual, or narrower, on any screen.
pub const MOST_CONTENTS_EXTRA: u16 = 500;

/// The widest that what is opened over the panes is, in cells.
const MOST_OVERLAY: u16 = 120;

/// The lowest screens that have a title bar, a blank row below it, and one above the disclaimer, in rows.
const TITLE_FROM: u16 = 8;
const BLANK_TOP_FROM: u16 = 16;
const BLANK_BOTTOM_FROM: u16 = 24;

/// The way the disclaimer stands at the foot of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Footing {
    /// In one row: its first words, and the key that opens it.
    #[default]
    Line,
    /// Whole, as far as it fills no more than a third of the screen.
    Whole,
    /// Not at all; it can be opened, and a match in it is shown.
    Hidden,
}

/// The ways the disclaimer stands, by their names on the command line.
pub const FOOTINGS: [(&str, Footing); 3] =
    [("line", Footing::Line), ("whole", Footing::Whole), ("hidden", Footing::Hidden)];

impl Footing {
    /// Returns the most rows that it leaves the disclaimer on a screen of `height` rows.
    #[must_use]
    pub fn most_rows(self, height: u16) -> u16 {
        match self {
            Self::Line => 1,
            Self::Whole => (height / 3).max(1),
            Self::Hidden => 0,
        }
    }
}

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

    /// Cuts `start` columns off on the side where lines of `direction` begin, and `end` on the other.
    fn within(self, start: u16, end: u16, direction: Direction) -> Self {
        let (_, rest) = self.columns(start, direction);
        rest.columns(rest.width.saturating_sub(end), direction).0
    }

    /// Returns its middle columns, `width` of them or as many as it has.
    fn middle(self, width: u16) -> Self {
        let width = width.min(self.width);
        Self { x: self.x + (self.width - width) / 2, width, ..self }
    }
}

/// The rows and panes that stand around the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// All.
    All,
    /// A row of the disclaimer, and the bottom row, which has something to tell or to type in.
    BottomRow,
    /// A row of the disclaimer and no more.
    Nothing,
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
    /// The rows that the disclaimer has at the foot of the screen; 0 if it has none.
    pub disclaimer_rows: u16,
    /// The rows and panes around the text.
    pub around: Around,
    /// The columns of the numbers of lines and of the blank beside them; 0 if lines have none.
    pub numbers: u16,
    /// `true` if the text is lines that were made as wide as the screen: they get all of it but a blank and the scroll
    /// bar, so that the 78 columns of a manual page fit in 80.
    pub is_bare: bool,
}

/// The panes of a screen. A pane that has no room is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The title bar, one row.
    pub title: Option<Rect>,
    /// The lines of the text, no more than its column.
    pub text: Rect,
    /// The numbers of the lines, at the side where lines begin.
    pub numbers: Option<Rect>,
    /// The scroll bar, one column.
    pub bar: Option<Rect>,
    /// The names of the sections, with the row of their heading.
    pub contents: Option<Rect>,
    /// `true` if the section list stands beside the text where it is wanted, and does not open over it.
    pub contents_fit_beside: bool,
    /// The ground of the section list where it is over the text. Its last column on the side of the text is a line.
    pub contents_panel: Option<Rect>,
    /// The disclaimer, over the whole width.
    pub footer: Option<Rect>,
    /// The status line or the prompt, one row.
    pub status: Option<Rect>,
    /// The ground of what is opened over all but the status line: a list, the help, the whole disclaimer. Its first row
    /// is its title bar.
    pub overlay: Rect,
    /// The lines of the whole disclaimer or of a list that is open, in a column as wide as that of the text.
    pub overlay_text: Rect,
    /// The lines of the help, which has several columns where there is room.
    pub overlay_wide: Rect,
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
        let direction = options.direction;
        let screen = Rect { x: 0, y: 0, width, height };
        let is_quiet = options.around != Around::All;
        let blank = |from: u16| u16::from(height >= from);
        let (above, status) = screen.split_bottom(u16::from(options.around != Around::Nothing));
        let (title, rest) = above.split_top(if is_quiet { 0 } else { blank(TITLE_FROM) });
        let most_footer_rows = if is_quiet { 1 } else { height / 3 };
        let (rest, footer) = rest.split_bottom(options.disclaimer_rows.min(most_footer_rows));
        let (rest, _) = rest.split_bottom(blank(BLANK_BOTTOM_FROM));
        let (_, main) = rest.split_top(blank(BLANK_TOP_FROM));
        let fits_beside = width >= BESIDE_FROM && !is_quiet;
        let wanted = (fits_beside && options.contents_beside).then(|| contents_width(width, options.contents_extra));
        let (contents, text) = split_text(main, wanted, options);
        let contents_panel = (!fits_beside && options.contents_over).then(|| {
            // Where there are few rows the list takes those of the title and the disclaimer too.
            let rows = if main.height < 8 { above } else { main };
            rows.columns((rows.width * 4 / 5).max(LEAST.0 - 2), direction).0
        });
        let is_high = height >= BLANK_TOP_FROM;
        let (_, inside) = above.split_top(1 + u16::from(is_high));
        let (inside, _) = inside.split_bottom(u16::from(is_high));
        let inside = inside.within(margin(width), margin(width), direction);
        // Half of the column is left to the text.
        let numbers = if options.numbers * 2 <= text.width { options.numbers } else { 0 };
        let (gutter, text) = text.columns(numbers, direction);
        let (gutter, _blank) = gutter.columns(numbers.saturating_sub(1), direction);
        Self {
            title: existing(title),
            text,
            numbers: existing(gutter),
            bar: existing(main.columns(width - 1, direction).1).filter(|_| !is_quiet),
            contents: contents.or(contents_panel.map(|panel| panel.within(1, 2, direction))),
            contents_fit_beside: fits_beside,
            contents_panel,
            footer: existing(footer),
            status: existing(status),
            overlay: above,
            overlay_text: inside.middle(options.measure),
            overlay_wide: inside.middle(MOST_OVERLAY),
        }
    }
}

impl Panes {
    /// Returns the scroll bar of what is opened over the panes, whose lines begin on the side of `direction`.
    #[must_use]
    pub fn overlay_bar(&self, direction: Direction) -> Rect {
        let (_, bar) = self.overlay.columns(self.overlay.width - 1, direction);
        Rect { y: self.overlay_text.y, height: self.overlay_text.height, ..bar }
    }
}

/// Divides `main` into the section list, `contents` columns wide if it is there, and the column of the text. The text
/// is in the middle of the screen, and the list stands beside it, as far as both have room.
fn split_text(main: Rect, contents: Option<u16>, options: &PaneOptions) -> (Option<Rect>, Rect) {
    let direction = options.direction;
    let (start, end) = if options.is_bare { (0, 1) } else { (margin(main.width), margin(main.width)) };
    let before = contents.map_or(start, |contents| 1 + contents + gap(main.width));
    // Behind the text stands the scroll bar.
    let room = main.width - before - end - 1;
    let width = room.min(options.measure);
    let place = ((main.width - width) / 2).clamp(before, before + room - width);
    let (lead, rest) = main.columns(place, direction);
    let list = contents.map(|contents| lead.within(place - gap(main.width) - contents, gap(main.width), direction));
    (list, rest.columns(width, direction).0)
}

/// Returns the columns between the section list and the text on a screen `width` cells wide.
fn gap(width: u16) -> u16 {
    if width < 100 { 2 } else { 4 }
}

/// Returns the columns between the text and the edge of a screen `width` cells wide, or its scroll bar.
fn margin(width: u16) -> u16 {
    if width < BESIDE_FROM { 1 } else { 2 }
}

/// Returns the columns of the section list beside the text, on a screen of this width.
fn contents_width(screen_width: u16, extra: i16) -> u16 {
    usual_contents(screen_width).saturating_add_signed(extra).clamp(LEAST_CONTENTS, screen_width / 2)
}

/// Returns the columns of the section list on a screen of this width, as long as the reader does not change them.
fn usual_contents(screen_width: u16) -> u16 {
    (screen_width / 4).clamp(18, 36)
}

/// Returns the range of the columns that the section list can be wider than usual on a screen `screen_width` cells
/// wide. It is empty if the screen has no room for that.
#[must_use]
pub fn contents_extra_range(screen_width: u16) -> RangeInclusive<i16> {
    let signed = |cells: u16| i16::try_from(cells).unwrap_or(i16::MAX);
    let usual = signed(usual_contents(screen_width));
    signed(LEAST_CONTENTS) - usual..=signed(screen_width / 2) - usual
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
            around: Around::All,
            numbers: 0,
            is_bare: false,
        }
    }

    /// Programs format for the terminal's width, `man` for two columns less.
    #[test]
    fn lines_made_for_the_screen_fit_it() {
        for width in LEAST.0..=220 {
            let options = PaneOptions {
                is_bare: true,
                contents_beside: false,
                measure: u16::MAX,
                ..options(width, 24, Direction::Rtl)
            };
            let panes = Panes::new(&options).expect("large enough");
            assert_eq!((panes.text.x, panes.text.width), (2, width - 2));
        }
    }

    #[test]
    fn every_pane_is_inside_the_screen_at_every_size() {
        for width in LEAST.0..=220 {
            for height in LEAST.1..=70 {
                for (direction, around) in
                    [(Direction::Rtl, Around::All), (Direction::Ltr, Around::All), (Direction::Rtl, Around::Nothing)]
                {
                    let options = PaneOptions { around, ..options(width, height, direction) };
                    let quiet = around == Around::Nothing;
                    let panes = Panes::new(&options).expect("large enough");
                    let rects = [
                        Some(panes.text),
                        Some(panes.overlay_text),
                        Some(panes.overlay_wide),
                        panes.bar,
                        panes.status,
                        panes.title,
                        panes.contents,
                        panes.contents_panel,
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
                    assert_eq!(panes.status.is_none() && panes.title.is_none() && panes.bar.is_none(), quiet);
                    let foot = panes.footer.expect("a disclaimer");
                    assert!(panes.text.y + panes.text.height <= foot.y && foot.height <= 2, "{width}×{height}");
                }
            }
        }
    }

    #[test]
    fn a_left_to_right_document_mirrors_a_right_to_left_one() {
        for width in [20, 59, 60, 80, 131, 200] {
            let mirror = |rect: Rect| Rect { x: width - rect.x - rect.width, ..rect };
            let rtl = Panes::new(&options(width, 24, Direction::Rtl)).expect("large enough");
            let ltr = Panes::new(&options(width, 24, Direction::Ltr)).expect("large enough");
            assert_eq!(rtl.bar, ltr.bar.map(mirror), "{width}");
            assert_eq!(rtl.contents, ltr.contents.map(mirror), "{width}");
            assert_eq!(rtl.contents_panel, ltr.contents_panel.map(mirror), "{width}");
            assert!(rtl.text.x.abs_diff(mirror(ltr.text).x) <= 1, "{width}");
        }
    }

    /// The column is in the middle of a wide screen, with the section list beside it, and never over it.
    #[test]
    fn a_wide_screen_has_its_page_in_the_middle() {
        for width in LEAST.0..=300 {
            for extra in [-40, 0, 40] {
                let options = PaneOptions { contents_extra: extra, ..options(width, 40, Direction::Ltr) };
                let panes = Panes::new(&options).expect("large enough");
                let (before, after) = (panes.text.x, width - panes.text.x - panes.text.width);
                assert!(width < 170 || extra > 0 || before.abs_diff(after) <= 1, "{width} {extra}");
                let bar = panes.bar.expect("a scroll bar");
                assert!(bar.x >= panes.text.x + panes.text.width + margin(width), "{width} {extra}");
                let Some(contents) = panes.contents.filter(|_| panes.contents_fit_beside) else { continue };
                assert_eq!(contents.x + contents.width + gap(width), panes.text.x, "{width} {extra}");
            }
        }
    }

    #[test]
    fn a_screen_too_small_has_no_panes() {
        assert_eq!(Panes::new(&options(19, 24, Direction::Rtl)), None);
        assert_eq!(Panes::new(&options(80, 4, Direction::Rtl)), None);
    }
}
