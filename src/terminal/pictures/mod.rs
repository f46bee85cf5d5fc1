//! Lines of text as pictures: sent once and then placed by kitty's protocol, or sent as sixels where they stand.
//!
//! A frame is composed of cells. A picture has the cells that are still [`FREE`] when everything is painted, so that
//! what lies over the text covers it, whatever the protocol: the pictures are cut to what is left. The cells below them
//! are blanks with the ground of the page.

mod colours;
mod kitty;
mod sixel;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

pub use colours::Backdrop;
use kitty::Kitty;
pub use kitty::farewell;
use qari_bidi::terminal::profile::PictureWay;
use qari_typeset::{Ink, Line, Sheet, Strip, paint};

/// The symbol of a cell that a picture may have: a code point that is no character.
pub const FREE: &str = "\u{FDD0}";

/// The picture of a line.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The columns of the screen that it has.
    pub columns: Range<u16>,
    /// The rows of the screen that it has.
    pub rows: Range<u16>,
    /// The pixels between its left edge and the line.
    pub left: usize,
    /// The line.
    pub line: Rc<Line>,
    /// The styles of the cells of the line.
    pub cells: Vec<Style>,
    /// The style of what the line does not cover.
    pub ground: Style,
}

/// A picture as it is to be seen: the pixels of a strip, and the rectangles of the screen that show them.
struct Visible<'a> {
    /// Tells it from pictures with other pixels.
    key: u64,
    line: &'a Line,
    inks: Vec<Ink>,
    sheet: Sheet,
    /// The rectangles.
    pieces: Vec<Piece>,
}

impl Visible<'_> {
    fn strip(&self) -> Strip {
        paint(self.line, &self.inks, self.sheet)
    }
}

/// A rectangle of the screen that shows a part of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    columns: Range<u16>,
    rows: Range<u16>,
    /// The part of the strip, in pixels.
    x: Range<usize>,
    y: Range<usize>,
}

/// A picture that is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    key: u64,
    piece: Piece,
}

/// The pictures on the screen.
#[derive(Default)]
pub struct Pictures {
    shown: Vec<Shown>,
    kitty: Kitty,
}

impl Pictures {
    /// Takes the marks of free cells out of a frame. Returns the parts of `pictures` that are to be seen.
    #[must_use]
    pub fn cut_out(frame: &mut Buffer, pictures: Vec<Picture>) -> Vec<(Picture, Vec<Rects>)> {
        if pictures.is_empty() {
            return Vec::new();
        }
        let cut: Vec<_> = pictures
            .into_iter()
            .map(|picture| {
                let rects = free_rects(frame, &picture);
                (picture, rects)
            })
            .collect();
        for cell in frame.content.iter_mut().filter(|cell| cell.symbol() == FREE) {
            cell.set_symbol(" ");
        }
        cut
    }

    /// Shows `pictures`, as [`Pictures::cut_out`] returns them, and nothing else, over `frame`, which is on the screen.
    /// The cells of the rows `painted` were sent anew since the last call.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn show<B>(
        &mut self,
        out: &mut B,
        (frame, painted): (&Buffer, &[u16]),
        pictures: &[(Picture, Vec<Rects>)],
        (way, backdrop): (PictureWay, Backdrop),
    ) -> io::Result<()>
    where
        B: Backend<Error = io::Error> + Write,
    {
        if pictures.is_empty() && self.shown.is_empty() {
            return Ok(());
        }
        let visible: Vec<Visible> = pictures.iter().map(|(picture, rects)| visible(picture, rects, backdrop)).collect();
        match way {
            PictureWay::Kitty => self.kitty.show(out, &mut self.shown, &visible),
            PictureWay::Sixel => sixel::show(out, &mut self.shown, &visible, frame, painted),
        }
    }

    /// Returns `true` if there are pictures on the screen.
    #[must_use]
    pub fn are_shown(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Takes note that the screen was cleared, and removes what that leaves.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn clear(&mut self, out: &mut impl Write, way: Option<PictureWay>) -> io::Result<()> {
        let shown = std::mem::take(&mut self.shown);
        if way == Some(PictureWay::Kitty) { self.kitty.remove(out, &shown) } else { Ok(()) }
    }

    /// Takes note that the terminal was given back, which has no picture any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// A rectangle of cells: its columns and its rows.
pub type Rects = (Range<u16>, Range<u16>);

/// Returns the rectangles of a picture that are still free.
fn free_rects(frame: &Buffer, picture: &Picture) -> Vec<Rects> {
    let mut rects: Vec<Rects> = Vec::new();
    let area = frame.area;
    for y in picture.rows.start..picture.rows.end.min(area.height) {
        let mut x = picture.columns.start;
        let end = picture.columns.end.min(area.width);
        while x < end {
            let is_free = |x: u16| frame[(x, y)].symbol() == FREE;
            let run = x..(x..end).find(|&x| !is_free(x)).unwrap_or(end);
            if run.is_empty() {
                x += 1;
                continue;
            }
            x = run.end;
            match rects.iter_mut().find(|(columns, rows)| *columns == run && rows.end == y) {
                Some((_, rows)) => rows.end = y + 1,
                None => rects.push((run, y..y + 1)),
            }
        }
    }
    rects
}

/// Returns what is to be seen of a picture.
fn visible<'a>(picture: &'a Picture, rects: &[Rects], backdrop: Backdrop) -> Visible<'a> {
    let line = &*picture.line;
    let (width, height) = (usize::from(line.setting.cell.0), usize::from(line.setting.cell.1));
    let inks: Vec<Ink> = picture.cells.iter().map(|style| backdrop.ink(*style)).collect();
    let sheet = Sheet {
        width: (picture.columns.end - picture.columns.start) as usize * width,
        left: picture.left,
        ground: backdrop.ink(picture.ground).ground,
        colours: 256,
    };
    let mut hasher = DefaultHasher::new();
    (line.fingerprint, &inks, sheet).hash(&mut hasher);
    let part = |range: &Range<u16>, from: u16, unit: usize| {
        usize::from(range.start - from) * unit..usize::from(range.end - from) * unit
    };
    let pieces = rects.iter().map(|(columns, rows)| Piece {
        columns: columns.clone(),
        rows: rows.clone(),
        x: part(columns, picture.columns.start, width),
        y: part(rows, picture.rows.start, height),
    });
    Visible { key: hasher.finish(), line, inks, sheet, pieces: pieces.collect() }
}
