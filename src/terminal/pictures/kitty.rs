//! Kitty's protocol: the terminal keeps pictures by number, and places them where it is told.
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/>

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::prelude::{BASE64_STANDARD, Engine};
use crossterm::cursor::MoveTo;
use crossterm::queue;

use super::{Piece, Shown, Visible, png};
use qari_typeset::Strip;

/// The first of our numbers of pictures, and how many there are: other programs have pictures too.
const FIRST: u32 = 0x0071_A700;
const COUNT: u32 = 1024;

/// The most bytes of pixels that the terminal keeps for us.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The bytes of a pixel that the terminal keeps.
const BYTES: usize = 4;

/// The longest piece of data in a sequence, in bytes.
const CHUNK: usize = 4096;

/// The layer of pictures: over cells. They are cut to the cells that nothing lies over, and with pictures below letters
/// kitty 0.26 paints all grounds in another colour where it has no graphics card.
const LAYER: i32 = 0;

/// The number of pictures that were sent since the terminal was set up; at most [`COUNT`] have a number.
static SENT: AtomicU32 = AtomicU32::new(0);

/// A picture that the terminal keeps.
#[derive(Clone, Copy)]
struct Kept {
    id: u32,
    bytes: usize,
    /// The frame that showed it last.
    used: u64,
}

/// The pictures that the terminal keeps.
#[derive(Default)]
pub(super) struct Kitty {
    /// The pieces on the screen.
    shown: Vec<Shown>,
    kept: HashMap<u64, Kept>,
    bytes: usize,
    frame: u64,
}

impl Kitty {
    /// Shows the pieces of `visible` instead of those on the screen.
    pub(super) fn show(&mut self, out: &mut impl Write, visible: &[&Visible]) -> io::Result<()> {
        self.frame += 1;
        let wanted: Vec<Shown> = visible.iter().flat_map(|own| own.on_screen(|_| true)).collect();
        for key in visible.iter().map(|own| own.key) {
            if let Some(kept) = self.kept.get_mut(&key) {
                kept.used = self.frame;
            }
        }
        if wanted == self.shown {
            return Ok(());
        }
        for own in visible.iter().filter(|own| !own.pieces.is_empty()) {
            if !self.kept.contains_key(&own.key) {
                self.send(out, own.key, &own.strip())?;
            }
        }
        self.remove(out, self.shown.iter().filter(|own| !wanted.contains(own)))?;
        for own in wanted.iter().filter(|own| !self.shown.contains(own)) {
            if let Some(kept) = self.kept.get(&own.key) {
                place(out, kept.id, &own.piece)?;
            }
        }
        self.shown = wanted;
        self.let_go(out)
    }

    /// Has the terminal drop all pictures: when the screen is cleared, kitty drops those that are not placed, and with
    /// that all, though Konsole does not.
    pub(super) fn clear(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.shown.clear();
        let kept: Vec<u64> = self.kept.keys().copied().collect();
        kept.into_iter().try_for_each(|key| self.drop_picture(out, key))
    }

    /// Returns `true` if there are pictures on the screen.
    pub(super) fn are_shown(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Removes pictures from the screen, which the terminal keeps.
    fn remove<'a>(&self, out: &mut impl Write, gone: impl Iterator<Item = &'a Shown>) -> io::Result<()> {
        for own in gone {
            if let Some(kept) = self.kept.get(&own.key) {
                write!(out, "\x1b_Ga=d,d=i,i={},p={},q=2\x1b\\", kept.id, place_id(&own.piece))?;
            }
        }
        Ok(())
    }

    /// Sends a picture, which is not shown by that.
    fn send(&mut self, out: &mut impl Write, key: u64, strip: &Strip) -> io::Result<()> {
        let id = FIRST + SENT.fetch_add(1, Ordering::SeqCst) % COUNT;
        if let Some(before) = self.kept.iter().find(|(_, kept)| kept.id == id).map(|(key, _)| *key) {
            self.drop_picture(out, before)?;
        }
        let data = BASE64_STANDARD.encode(png::of(strip)?);
        let mut chunks = data.as_bytes().chunks(CHUNK).peekable();
        let mut head = format!("a=t,t=d,f=100,i={id},q=2,");
        while let Some(chunk) = chunks.next() {
            write!(out, "\x1b_G{head}m={};", u8::from(chunks.peek().is_some()))?;
            out.write_all(chunk)?;
            out.write_all(b"\x1b\\")?;
            head.clear();
        }
        let bytes = strip.pixels.len() * BYTES;
        self.bytes += bytes;
        self.kept.insert(key, Kept { id, bytes, used: self.frame });
        Ok(())
    }

    /// Has the terminal drop what was not shown for the longest, if it keeps too much.
    fn let_go(&mut self, out: &mut impl Write) -> io::Result<()> {
        while self.bytes > MOST_BYTES {
            let oldest = self.kept.iter().filter(|(_, kept)| kept.used < self.frame).min_by_key(|(_, kept)| kept.used);
            let Some(key) = oldest.map(|(key, _)| *key) else { break };
            self.drop_picture(out, key)?;
        }
        Ok(())
    }

    fn drop_picture(&mut self, out: &mut impl Write, key: u64) -> io::Result<()> {
        let Some(kept) = self.kept.remove(&key) else { return Ok(()) };
        self.bytes -= kept.bytes;
        write!(out, "\x1b_Ga=d,d=I,i={},q=2\x1b\\", kept.id)
    }
}

/// Places a part of picture `id`.
fn place(out: &mut impl Write, id: u32, piece: &Piece) -> io::Result<()> {
    queue!(out, MoveTo(piece.columns.start, piece.rows.start))?;
    let (x, y) = (&piece.x, &piece.y);
    write!(
        out,
        "\x1b_Ga=p,i={id},p={},x={},y={},w={},h={},z={LAYER},C=1,q=2\x1b\\",
        place_id(piece),
        x.start,
        y.start,
        x.len(),
        y.len(),
    )
}

/// Returns the number of a place: no two pieces of a picture begin in one cell.
fn place_id(piece: &Piece) -> u32 {
    1 + (u32::from(piece.rows.start) << 12) + u32::from(piece.columns.start)
}

/// Returns what has the terminal drop all pictures that were sent since the last call.
pub fn farewell() -> String {
    let sent = SENT.swap(0, Ordering::SeqCst).min(COUNT);
    (0..sent).map(|number| format!("\x1b_Ga=d,d=I,i={},q=2\x1b\\", FIRST + number)).collect()
}
