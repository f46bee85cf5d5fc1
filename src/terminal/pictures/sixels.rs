//! Terminals with sixels: pictures are sent where they stand, and are gone where cells are written over them.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::ops::Range;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Color;

use super::joined::Joined;
use super::scroll::Scroll;
use super::{Piece, Shown, Visible, sixel};
use qari_bidi::terminal::profile::PictureWay;

/// The widest picture that xterm draws, in pixels.
const WIDEST: usize = 1000;

/// The most bytes of sixels that are kept for lines that come back.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The sixels on the screen, and what is known of others.
#[derive(Default)]
pub(super) struct Sixels {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    /// The sixels of pictures that were sent or got ready: by their key and their first column of cells.
    kept: HashMap<(u64, u16), Vec<u8>>,
    bytes: usize,
    /// The pixels of the last canvas.
    spare: Vec<u8>,
}

impl Sixels {
    /// Scrolls the pieces on the screen to where `visible` has them, as [`super::Pictures::scroll`] does. Returns the
    /// frame that is on the screen then.
    pub(super) fn scroll(
        &mut self,
        out: &mut impl Write,
        (before, next): (&Buffer, &Buffer),
        visible: &[&Visible],
    ) -> io::Result<Option<Buffer>> {
        let Some((scroll, ground)) = self.scrolling((before, next), visible) else { return Ok(None) };
        scroll.send(out, ground)?;
        scroll.pieces(&mut self.shown);
        Ok(Some(scroll.buffer(before, next, ground)))
    }

    /// Returns the scrolling that saves sending most of `visible`, if one does, and the ground of the rows that come to
    /// be.
    fn scrolling(&self, (before, next): (&Buffer, &Buffer), visible: &[&Visible]) -> Option<(Scroll, Color)> {
        let scrolls = |own: &&Visible| matches!(own.way, Some(PictureWay::Sixel { scrolls: true, .. }));
        visible.iter().find(|own| scrolls(own))?;
        let wanted = wanted(visible, next);
        let first = wanted.first()?;
        let is_exact = visible.iter().any(|own| own.is_exact());
        let away = || Scroll::away(&self.shown, &wanted).filter(|_| is_exact);
        let scroll = Scroll::between(&self.shown, &wanted, before, next).or_else(away)?;
        // xterm gives them the one that is set (`bce`).
        let ground = if is_exact { next[(first.piece.columns.start, first.piece.rows.start)].bg } else { Color::Reset };
        Some((scroll, ground))
    }

    /// Takes note that the screen was cleared.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
    }

    /// Returns `true` if there are pictures on the screen.
    pub(super) fn are_shown(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Shows the pieces of `visible` instead of those on the screen, over `frame`. Cells that `differ` were sent.
    pub(super) fn show<B>(
        &mut self,
        out: &mut B,
        visible: &[&Visible],
        frame: &Buffer,
        differ: impl Fn(&(u16, u16)) -> bool,
    ) -> io::Result<()>
    where
        B: Backend<Error = io::Error> + Write,
    {
        let wanted = wanted(visible, frame);
        if let Some(update) = Update::of((&self.shown, &wanted), visible, frame, differ) {
            if !update.erased.is_empty() {
                out.draw(update.erased.iter().map(|&(y, x)| (x, y, &frame[(x, y)])))?;
            }
            for (own, is_exact) in update.pictures {
                self.send(out, &own, is_exact)?;
            }
        }
        self.shown = wanted;
        Ok(())
    }

    /// Makes the sixels that `visible` would need in the frame `next` where `before` is on the screen, a picture after
    /// the other as long as it `goes_on`.
    pub(super) fn prepare(
        &mut self,
        (before, next): (&Buffer, &Buffer),
        visible: &[&Visible],
        goes_on: &mut impl FnMut() -> bool,
    ) {
        let mut shown = self.shown.clone();
        let moved = self.scrolling((before, next), visible).map(|(scroll, ground)| {
            scroll.pieces(&mut shown);
            scroll.buffer(before, next, ground)
        });
        let before = moved.as_ref().unwrap_or(before);
        let wanted = wanted(visible, next);
        let update = Update::of((&shown, &wanted), visible, next, |at| before[*at] != next[*at]);
        for (own, is_exact) in update.into_iter().flat_map(|update| update.pictures) {
            if !goes_on() {
                break;
            }
            self.make(&own, is_exact);
        }
    }

    /// Sends a picture, or several beside one another where it is too wide for one.
    fn send(&mut self, out: &mut impl Write, own: &Joined, is_exact: bool) -> io::Result<()> {
        self.make(own, is_exact);
        let key = own.key();
        for columns in parts(own) {
            queue!(out, MoveTo(own.columns.start + columns.start, own.rows.start))?;
            out.write_all(self.kept.get(&(key, columns.start)).map_or(&[], Vec::as_slice))?;
        }
        Ok(())
    }

    /// Makes the sixels of a picture, unless they are kept.
    fn make(&mut self, own: &Joined, is_exact: bool) {
        let key = own.key();
        if parts(own).all(|columns| self.kept.contains_key(&(key, columns.start))) {
            return;
        }
        if self.bytes > MOST_BYTES {
            self.kept.clear();
            self.bytes = 0;
        }
        let canvas = own.paint(std::mem::take(&mut self.spare));
        for columns in parts(own) {
            let pixels = usize::from(columns.start) * own.cell.0..usize::from(columns.end) * own.cell.0;
            let sixels = sixel::of(&canvas, pixels, is_exact);
            self.bytes += sixels.len();
            self.kept.insert((key, columns.start), sixels);
        }
        self.spare = canvas.pixels;
    }
}

/// The way from the pieces on the screen to others.
struct Update<'a> {
    /// The cells that take away what is left of those that go, by row and column: neighbours are sent in one go.
    erased: BTreeSet<(u16, u16)>,
    /// The pictures that are missing, in the order in which they are sent, and whether the terminal is exact about
    /// each.
    pictures: Vec<(Joined<'a>, bool)>,
}

impl<'a> Update<'a> {
    /// Returns the way from the pieces that are `shown` to those that are `wanted` of `visible`, over `frame`, if
    /// anything changes. Cells that `differ` are sent before.
    fn of(
        (shown, wanted): (&[Shown], &[Shown]),
        visible: &[&'a Visible],
        frame: &Buffer,
        differ: impl Fn(&(u16, u16)) -> bool,
    ) -> Option<Self> {
        let is_whole = |own: &&Shown| !own.piece.cells().any(|at| differ(&at));
        let (whole, spoilt): (Vec<&Shown>, Vec<&Shown>) = shown.iter().partition(is_whole);
        if spoilt.is_empty() && whole.iter().copied().eq(wanted) {
            return None;
        }
        // Where no others come, the cells were sent.
        let gone = shown.iter().filter(|own| !wanted.contains(own));
        let erased: BTreeSet<(u16, u16)> = gone
            .flat_map(|own| own.piece.cells())
            .filter(|at| frame.area.contains((*at).into()) && frame[*at].diff_option == CellDiffOption::Skip)
            .map(|(x, y)| (y, x))
            .collect();
        let is_missing = |own: &Visible, piece: &Piece| {
            let is_there = whole.iter().any(|before| before.key == own.key && before.piece == *piece);
            may_be(piece, frame) && (!is_there || piece.cells().any(|(x, y)| erased.contains(&(y, x))))
        };
        let pieces = visible.iter().flat_map(|own| own.pieces.iter().map(|piece| (*own, piece)));
        let (exact, others): (Vec<_>, Vec<_>) =
            pieces.filter(|(own, piece)| is_missing(own, piece)).partition(|(own, _)| own.is_exact());
        // From below: if there are too many, xterm forgets the topmost first.
        let exact = Joined::all(exact, frame).into_iter().rev().map(|own| (own, true));
        let others = others.into_iter().map(|(own, piece)| (Joined::one(own, piece), false));
        Some(Self { erased, pictures: exact.chain(others).collect() })
    }
}

/// Returns the columns of the parts of a picture that are sent by themselves, counted from its first.
fn parts(own: &Joined) -> impl Iterator<Item = Range<u16>> + use<> {
    let most = u16::try_from(WIDEST / own.cell.0).unwrap_or(u16::MAX).max(1);
    let columns = u16::try_from(own.columns.len()).unwrap_or(u16::MAX);
    (0..columns).step_by(usize::from(most)).map(move |first| first..columns.min(first.saturating_add(most)))
}

/// Returns the pieces of `visible` that may be on a screen like `frame`.
fn wanted(visible: &[&Visible], frame: &Buffer) -> Vec<Shown> {
    visible.iter().flat_map(|own| own.on_screen(|piece| may_be(piece, frame))).collect()
}

/// Returns `true` if a piece is not in the last row of the screen: a sixel there would scroll it.
fn may_be(piece: &Piece, frame: &Buffer) -> bool {
    piece.rows.end < frame.area.height
}

#[cfg(test)]
mod tests {
    use ratatui::backend::CrosstermBackend;

    use super::super::examples;
    use super::*;

    #[test]
    fn sixels_that_were_got_ready_are_sent_as_they_are() {
        for exact in [true, false] {
            // Wider than a terminal takes at once, and with a blank row between two.
            let way = PictureWay::Sixel { exact, scrolls: true };
            let (frame, visible) = examples::lines((10, 20), 150, &[("كتاب", 1), ("كتاب", 3), ("كتاب", 6)], way);
            let visible: Vec<&Visible> = visible.iter().collect();
            let mut sixels = Sixels::default();
            let before = Buffer::empty(frame.area);
            sixels.prepare((&before, &frame), &visible, &mut || false);
            assert!(sixels.kept.is_empty(), "a key was waiting");
            sixels.prepare((&before, &frame), &visible, &mut || true);
            assert_eq!(sixels.kept.len(), 2, "two parts, of one picture or three that are alike");
            // Those that are made anew have no sign.
            sixels.kept.values_mut().for_each(|own| own.extend_from_slice(b"ready"));
            let mut out = Vec::new();
            sixels.show(&mut CrosstermBackend::new(&mut out), &visible, &frame, |_| true).expect("memory");
            assert_eq!(String::from_utf8_lossy(&out).matches("ready").count(), if exact { 2 } else { 6 });
        }
    }
}
