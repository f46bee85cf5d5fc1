//! Kitty's protocol: the terminal places pictures where it is told.
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/>

use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;

use super::store::{DIRECT, Store};
use super::{Piece, Shown, Visible};

/// The layer of pictures: over cells. They are cut to the cells that nothing lies over, and with pictures below letters
/// kitty 0.26 paints all grounds in another colour where it has no graphics card.
const LAYER: i32 = 0;

/// The pictures that the terminal shows.
pub(super) struct Kitty {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    store: Store,
}

impl Default for Kitty {
    fn default() -> Self {
        Self { shown: Vec::new(), store: Store::new(&DIRECT) }
    }
}

impl Kitty {
    /// Shows the pieces of `visible` instead of those on the screen.
    pub(super) fn show(&mut self, out: &mut impl Write, visible: &[&Visible]) -> io::Result<()> {
        self.store.begin(visible);
        let wanted: Vec<Shown> = visible.iter().flat_map(|own| own.on_screen(|_| true)).collect();
        if wanted == self.shown {
            return Ok(());
        }
        for own in visible.iter().filter(|own| !own.pieces.is_empty()) {
            if self.store.number(own.key).is_none() {
                self.store.keep(out, own.key, &own.strip())?;
            }
        }
        self.remove(out, self.shown.iter().filter(|own| !wanted.contains(own)))?;
        for own in wanted.iter().filter(|own| !self.shown.contains(own)) {
            if let Some(id) = self.store.number(own.key) {
                place(out, id, &own.piece)?;
            }
        }
        self.shown = wanted;
        self.store.let_go(out)
    }

    /// Sends the pictures of `visible` that the terminal does not keep, which are not seen by that, as long as there is
    /// room for them and it `goes_on`.
    pub(super) fn prepare(
        &mut self,
        out: &mut impl Write,
        visible: &[&Visible],
        goes_on: &mut impl FnMut() -> bool,
    ) -> io::Result<()> {
        self.store.use_now(visible);
        for own in visible.iter().filter(|own| !own.pieces.is_empty()) {
            if self.store.number(own.key).is_some() {
                continue;
            }
            self.store.let_go(out)?;
            if !self.store.has_room() || !goes_on() {
                break;
            }
            self.store.keep(out, own.key, &own.strip())?;
            out.flush()?;
        }
        Ok(())
    }

    /// Has the terminal drop all pictures: when the screen is cleared, kitty drops those that are not placed, and with
    /// that all, though Konsole does not.
    pub(super) fn clear(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.shown.clear();
        self.store.clear(out)
    }

    /// Returns `true` if there are pictures on the screen.
    pub(super) fn are_shown(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Removes pictures from the screen, which the terminal keeps.
    fn remove<'a>(&self, out: &mut impl Write, gone: impl Iterator<Item = &'a Shown>) -> io::Result<()> {
        for own in gone {
            if let Some(id) = self.store.number(own.key) {
                DIRECT.send(out, &format!("a=d,d=i,i={id},p={},q=2", place_id(&own.piece)))?;
            }
        }
        Ok(())
    }
}

/// Places a part of picture `id`.
fn place(out: &mut impl Write, id: u32, piece: &Piece) -> io::Result<()> {
    queue!(out, MoveTo(piece.columns.start, piece.rows.start))?;
    let (x, y) = (&piece.x, &piece.y);
    let part = format!("x={},y={},w={},h={}", x.start, y.start, x.len(), y.len());
    DIRECT.send(out, &format!("a=p,i={id},p={},{part},z={LAYER},C=1,q=2", place_id(piece)))
}

/// Returns the number of a place: no two pieces of a picture begin in one cell.
fn place_id(piece: &Piece) -> u32 {
    1 + (u32::from(piece.rows.start) << 12) + u32::from(piece.columns.start)
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use qari_bidi::terminal::profile::PictureWay;

    #[test]
    fn what_is_got_ready_is_not_dropped_for_more_of_it() {
        // Each takes the terminal 20 MB: two are more than it keeps for us.
        let lines = |text: &[(&'static str, u16)]| examples::lines((50, 100), 500, text, PictureWay::Kitty).1;
        let (page, next) = (lines(&[("كتاب", 1)]), lines(&[("كلمة", 1), ("نص", 3)]));
        let (page, next): (Vec<&Visible>, Vec<&Visible>) = (page.iter().collect(), next.iter().collect());
        let mut kitty = Kitty::default();
        let sent = |out: &[u8]| String::from_utf8_lossy(out).matches("a=t").count();
        let mut out = Vec::new();
        kitty.show(&mut out, &page).expect("memory");
        kitty.prepare(&mut out, &next, &mut || true).expect("memory");
        assert_eq!(sent(&out), 2, "the page, and the first line of the next one");
        out.clear();
        kitty.show(&mut out, &page).expect("memory");
        kitty.prepare(&mut out, &next, &mut || true).expect("memory");
        assert_eq!(String::from_utf8_lossy(&out), "");
    }
}
