//! Lines of text as pictures: sent once and then placed by kitty's protocol, also where cells stand in for them in a
//! multiplexer; or sent as sixels where they stand.
//!
//! A frame is composed of cells. A picture has the cells that are still [`FREE`] when everything is painted, so that
//! what lies over the text covers it, whatever the protocol: the pictures are cut to what is left. The cells below them
//! are blanks with the ground of the page.

mod colours;
#[cfg(test)]
mod examples;
mod joined;
mod kitty;
mod placeholders;
mod png;
mod scroll;
mod sixel;
mod sixels;
mod store;

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use crossterm::cursor::{RestorePosition, SavePosition};
use crossterm::queue;
use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

pub use colours::Backdrop;
use kitty::Kitty;
use placeholders::Placeholders;
use qari_bidi::terminal::profile::PictureWay;
use qari_bidi::text::width::{self, is_disputed};
use qari_typeset::{Ink, Line, Sheet, Strip, paint};
use sixel::SIX;
use sixels::Sixels;
pub use store::farewell;

/// The symbol of a cell that a picture may have: a code point that is no character.
pub const FREE: &str = "\u{FDD0}";

/// The shades of a letter on its ground, besides the ground. With kitty's protocol that makes sixteen colours where all
/// letters look alike: half a byte each. Of sixels a terminal takes longer for each colour; more than these few are not
/// told apart at the size of text.
const SHADES: usize = 15;
const SHADES_OF_SIXELS: usize = 5;

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
    /// The way to send it, if not the best that the terminal knows.
    pub way: Option<PictureWay>,
}

/// A picture as it is to be seen: the pixels of a strip, and the rectangles of the screen that show them.
#[derive(Debug)]
pub struct Visible {
    /// Tells it from pictures with other pixels.
    key: u64,
    line: Rc<Line>,
    inks: Vec<Ink>,
    sheet: Sheet,
    /// The rectangles.
    pieces: Vec<Piece>,
    way: Option<PictureWay>,
}

impl Piece {
    /// Returns its cells, with their columns and rows.
    fn cells(&self) -> impl Iterator<Item = (u16, u16)> + use<> {
        let columns = self.columns.clone();
        self.rows.clone().flat_map(move |y| columns.clone().map(move |x| (x, y)))
    }
}

impl Visible {
    fn strip(&self) -> Strip {
        paint(&self.line, &self.inks, self.sheet)
    }

    /// Returns the width and the height of a cell, in pixels.
    fn cell(&self) -> (usize, usize) {
        let (width, height) = self.line.setting.cell;
        (usize::from(width), usize::from(height))
    }

    /// Returns `true` if the terminal changes its pixels and no others.
    fn is_exact(&self) -> bool {
        matches!(self.way, Some(PictureWay::Sixel { exact: true, .. }))
    }

    /// Returns its pieces that `may_be`, as they are on the screen.
    fn on_screen(&self, may_be: impl Fn(&Piece) -> bool) -> impl Iterator<Item = Shown> {
        let pieces = self.pieces.iter().filter(move |piece| may_be(piece));
        pieces.map(|piece| Shown { key: self.key, piece: piece.clone() })
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

/// A cell of the screen, with its column and its row.
pub type Placed = (u16, u16, Cell);

/// The pictures on the screen.
#[derive(Default)]
pub struct Pictures {
    /// The frame that is on the screen with them.
    frame: Option<Buffer>,
    kitty: Kitty,
    placeholders: Placeholders,
    sixels: Sixels,
}

impl Pictures {
    /// Takes the marks of free cells out of a frame. Returns the parts of `pictures` that are to be seen.
    #[must_use]
    pub fn cut_out(
        frame: &mut Buffer,
        pictures: &[Picture],
        backdrop: Backdrop,
        way: Option<PictureWay>,
    ) -> Vec<Visible> {
        if pictures.is_empty() {
            return Vec::new();
        }
        let own = |picture: &Picture| visible(picture, &free_rects(frame, picture), backdrop, picture.way.or(way));
        let cut = pictures.iter().map(own).collect();
        for cell in frame.content.iter_mut().filter(|cell| cell.symbol() == FREE) {
            cell.set_symbol(" ");
        }
        cut
    }

    /// Has cells of an encoded frame stand in for those of `visible` that a multiplexer is to hand on, and takes these
    /// out of it. Returns what is to be sent before the frame.
    ///
    /// # Errors
    /// If a picture can't be packed.
    pub fn stand_in(&mut self, frame: &mut Buffer, visible: &mut Vec<Visible>) -> io::Result<Vec<u8>> {
        let is_own = |own: &mut Visible| own.way == Some(PictureWay::Placeholders);
        let own: Vec<Visible> = visible.extract_if(.., is_own).collect();
        if own.is_empty() { Ok(Vec::new()) } else { self.placeholders.stand_in(frame, &own.iter().collect::<Vec<_>>()) }
    }

    /// Keeps the cells that `visible` cover in an encoded frame from being sent: a sixel is gone where a cell is.
    pub fn cover(frame: &mut Buffer, visible: &[Visible]) {
        for at in visible.iter().flat_map(|own| &own.pieces).flat_map(Piece::cells) {
            frame[at].diff_option = CellDiffOption::Skip;
        }
    }

    /// Scrolls those on the screen to where they are in `visible`, if that saves sending them. Returns the cells that
    /// differ from `frame`, the next one, afterwards; `None` if nothing was done.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn scroll(
        &mut self,
        out: &mut impl Write,
        frame: &Buffer,
        visible: &[Visible],
    ) -> io::Result<Option<Vec<Placed>>> {
        let Some(before) = &self.frame else { return Ok(None) };
        let Some(moved) = self.sixels.scroll(out, (before, frame), &visible.iter().collect::<Vec<_>>())? else {
            return Ok(None);
        };
        let changes = moved.diff(frame).into_iter().map(|(x, y, cell)| (x, y, cell.clone())).collect();
        self.frame = Some(moved);
        Ok(Some(changes))
    }

    /// Shows `visible` and nothing else, over `frame`, whose cells are on the screen but for those that they cover.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn show<B>(&mut self, out: &mut B, frame: Buffer, visible: &[Visible]) -> io::Result<()>
    where
        B: Backend<Error = io::Error> + Write,
    {
        let before = self.frame.take().filter(|before| before.area == frame.area);
        let is_sent = |at: &(u16, u16)| {
            let is_always = frame[*at].diff_option == CellDiffOption::AlwaysUpdate;
            is_always || before.as_ref().is_none_or(|before| before[*at] != frame[*at])
        };
        // Under pictures by kitty's protocol it is not seen, and kitty joins the characters to one.
        let spoilt = if visible.iter().any(|own| matches!(own.way, Some(PictureWay::Sixel { .. }))) {
            spoilt(&frame, is_sent)
        } else {
            BTreeSet::new()
        };
        let differs = |at: &(u16, u16)| spoilt.contains(at) || is_sent(at);
        queue!(out, SavePosition)?;
        // The cells below them are blank.
        let mut bare: Vec<(u16, u16)> = visible.iter().flat_map(|own| &own.pieces).flat_map(Piece::cells).collect();
        bare.retain(differs);
        if !bare.is_empty() {
            out.draw(bare.iter().map(|&(x, y)| (x, y, &frame[(x, y)])))?;
        }
        let (of_kitty, of_sixel) = by_way(visible);
        self.kitty.show(out, &of_kitty)?;
        self.sixels.show(out, &of_sixel, &frame, differs)?;
        self.frame = Some(frame).filter(|_| !visible.is_empty());
        queue!(out, RestorePosition)
    }

    /// Gets ready what [`Pictures::show`] would need for `visible` over `frame`, instead of what is on the screen: a
    /// picture after the other as long as it `goes_on`. kitty keeps pictures that are not seen, and sixels are kept
    /// here. What a multiplexer is to hand on is left alone: it drops that of a window that is not shown.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn prepare(
        &mut self,
        out: &mut impl Write,
        frame: &Buffer,
        visible: &[Visible],
        mut goes_on: impl FnMut() -> bool,
    ) -> io::Result<()> {
        let (of_kitty, of_sixel) = by_way(visible);
        self.kitty.prepare(out, &of_kitty, &mut goes_on)?;
        if let Some(before) = self.frame.as_ref().filter(|before| before.area == frame.area) {
            self.sixels.prepare((before, frame), &of_sixel, &mut goes_on);
        }
        Ok(())
    }

    /// Returns `true` if there are pictures on the screen.
    #[must_use]
    pub fn are_shown(&self) -> bool {
        self.kitty.are_shown() || self.sixels.are_shown()
    }

    /// Takes note that the screen was cleared, and removes what that leaves.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn clear(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.frame = None;
        self.sixels.clear();
        self.placeholders.clear(out)?;
        self.kitty.clear(out)
    }

    /// Takes note that the terminal was given back, which has no picture any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Returns what is placed by kitty's protocol, and what is sent as sixels. The rest stands in the cells of the frame.
fn by_way(visible: &[Visible]) -> (Vec<&Visible>, Vec<&Visible>) {
    let is_kitty = |own: &&Visible| own.way == Some(PictureWay::Kitty);
    let is_sixel = |own: &&Visible| matches!(own.way, Some(PictureWay::Sixel { .. }));
    (visible.iter().filter(is_kitty).collect(), visible.iter().filter(is_sixel).collect())
}

/// A rectangle of cells: its columns and its rows.
type Rects = (Range<u16>, Range<u16>);

/// Returns the cells in which a terminal may show the rest of an emoji sequence that was sent, if it gives each of its
/// characters cells of their own.
fn spoilt(frame: &Buffer, is_sent: impl Fn(&(u16, u16)) -> bool) -> BTreeSet<(u16, u16)> {
    let mut spoilt = BTreeSet::new();
    for (at, cell) in frame.content.iter().enumerate().filter(|(_, cell)| is_disputed(cell.symbol())) {
        if is_sent(&frame.pos_of(at)) {
            let reach: usize = cell.symbol().chars().map(|c| width::cells(c.encode_utf8(&mut [0; 4]))).sum();
            let end = (at + reach).min(frame.content.len());
            spoilt.extend((at + 1..end).map(|at| frame.pos_of(at)));
        }
    }
    spoilt
}

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
fn visible(picture: &Picture, rects: &[Rects], backdrop: Backdrop, way: Option<PictureWay>) -> Visible {
    let line = &picture.line;
    let (width, height) = (usize::from(line.setting.cell.0), usize::from(line.setting.cell.1));
    let inks: Vec<Ink> = picture.cells.iter().map(|style| backdrop.ink(*style)).collect();
    let (shades, band) = match way {
        Some(PictureWay::Sixel { exact, .. }) => (SHADES_OF_SIXELS, if exact { 1 } else { SIX }),
        _ => (SHADES, 1),
    };
    let sheet = Sheet {
        width: (picture.columns.end - picture.columns.start) as usize * width,
        left: picture.left,
        ground: backdrop.ink(picture.ground).ground,
        colours: 256,
        shades,
        band,
    };
    let mut hasher = DefaultHasher::new();
    (line.fingerprint, sheet).hash(&mut hasher);
    // Most cells look like the one before them.
    inks.chunk_by(|one, other| one == other).for_each(|run| (run.len(), run[0]).hash(&mut hasher));
    let part = |range: &Range<u16>, from: u16, unit: usize| {
        usize::from(range.start - from) * unit..usize::from(range.end - from) * unit
    };
    let pieces = rects.iter().map(|(columns, rows)| Piece {
        columns: columns.clone(),
        rows: rows.clone(),
        x: part(columns, picture.columns.start, width),
        y: part(rows, picture.rows.start, height),
    });
    Visible { key: hasher.finish(), line: Rc::clone(line), inks, sheet, pieces: pieces.collect(), way }
}
