//! The pictures that a terminal keeps by number, by kitty's protocol.
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/>

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::prelude::{BASE64_STANDARD, Engine};

use super::{Visible, png};
use qari_typeset::Strip;

/// The most bytes of pixels that the terminal keeps for us.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The bytes of a pixel that the terminal keeps.
const BYTES: usize = 4;

/// The longest piece of data in a sequence, in bytes.
const CHUNK: usize = 4096;

/// The way to the terminal, and the numbers of the pictures that are sent by it: other programs have pictures too.
#[derive(Debug)]
pub(super) struct Route {
    /// The beginning and the end of a command.
    command: (&'static str, &'static str),
    /// The first number, and how many there are.
    first: u32,
    count: u32,
    /// The number of pictures that were sent since the terminal was set up; at most `count` have a number.
    sent: AtomicU32,
}

/// The way to a terminal.
pub(super) static DIRECT: Route =
    Route { command: ("\x1b_G", "\x1b\\"), first: 0x0071_A700, count: 1024, sent: AtomicU32::new(0) };

/// The number that those of pictures in tmux begin with: the highest eight bits.
pub(super) const SHELF: u8 = 42;

/// The way to a terminal outside tmux. The rest of a number is one of the palette of 256 colours, but for the first
/// sixteen, which terminals may show in another way.
pub(super) static TMUX: Route = Route {
    command: ("\x1bPtmux;\x1b\x1b_G", "\x1b\x1b\\\x1b\\"),
    first: ((SHELF as u32) << 24) + 16,
    count: 240,
    sent: AtomicU32::new(0),
};

impl Route {
    /// Sends a command.
    pub(super) fn send(&self, out: &mut impl Write, command: &str) -> io::Result<()> {
        write!(out, "{}{command}{}", self.command.0, self.command.1)
    }

    /// Returns what has the terminal drop all pictures that were sent since the last call.
    fn farewell(&self) -> String {
        let sent = self.sent.swap(0, Ordering::SeqCst).min(self.count);
        let (begin, end) = self.command;
        (0..sent).map(|number| format!("{begin}{}{end}", dropping(self.first + number))).collect()
    }
}

/// Returns what has the terminal drop all pictures that were sent since the last call.
pub fn farewell() -> String {
    DIRECT.farewell() + &TMUX.farewell()
}

/// A picture that the terminal keeps.
#[derive(Clone, Copy)]
struct Kept {
    id: u32,
    bytes: usize,
    /// The frame that showed it last.
    used: u64,
}

/// The pictures that the terminal keeps.
pub(super) struct Store {
    route: &'static Route,
    kept: HashMap<u64, Kept>,
    bytes: usize,
    frame: u64,
}

impl Store {
    /// Returns a store that keeps nothing yet, at the end of `route`.
    pub(super) fn new(route: &'static Route) -> Self {
        Self { route, kept: HashMap::new(), bytes: 0, frame: 0 }
    }

    /// Begins a frame that shows `visible`.
    pub(super) fn begin(&mut self, visible: &[&Visible]) {
        self.frame += 1;
        self.use_now(visible);
    }

    /// Keeps what is sent of `visible` from being dropped before the next frame.
    pub(super) fn use_now(&mut self, visible: &[&Visible]) {
        for key in visible.iter().map(|own| own.key) {
            if let Some(kept) = self.kept.get_mut(&key) {
                kept.used = self.frame;
            }
        }
    }

    /// Returns the number of the picture of `key`, if it is kept.
    pub(super) fn number(&self, key: u64) -> Option<u32> {
        self.kept.get(&key).map(|kept| kept.id)
    }

    /// Sends a picture, which is not shown by that, and returns its number.
    pub(super) fn keep(&mut self, out: &mut impl Write, key: u64, strip: &Strip) -> io::Result<u32> {
        let id = self.free_number();
        if let Some(before) = self.kept.iter().find(|(_, kept)| kept.id == id).map(|(key, _)| *key) {
            self.drop_picture(out, before)?;
        }
        let data = BASE64_STANDARD.encode(png::of(strip)?);
        let mut rest = data.as_str();
        let mut head = format!("a=t,t=d,f=100,i={id},q=2,");
        while !rest.is_empty() {
            let (chunk, others) = rest.split_at(rest.len().min(CHUNK));
            self.route.send(out, &format!("{head}m={};{chunk}", u8::from(!others.is_empty())))?;
            head.clear();
            rest = others;
        }
        let bytes = strip.pixels.len() * BYTES;
        self.bytes += bytes;
        self.kept.insert(key, Kept { id, bytes, used: self.frame });
        Ok(id)
    }

    /// Returns the next number that no picture of this frame has.
    fn free_number(&self) -> u32 {
        let Route { first, count, sent, .. } = self.route;
        let next = || first + sent.fetch_add(1, Ordering::SeqCst) % count;
        let is_free = |id: &u32| !self.kept.values().any(|kept| kept.id == *id && kept.used == self.frame);
        (1..*count).map(|_| next()).find(is_free).unwrap_or_else(next)
    }

    /// Returns `true` if the terminal does not keep too much.
    pub(super) fn has_room(&self) -> bool {
        self.bytes <= MOST_BYTES
    }

    /// Has the terminal drop what was not shown for the longest, if it keeps too much.
    pub(super) fn let_go(&mut self, out: &mut impl Write) -> io::Result<()> {
        while !self.has_room() {
            let oldest = self.kept.iter().filter(|(_, kept)| kept.used < self.frame).min_by_key(|(_, kept)| kept.used);
            let Some(key) = oldest.map(|(key, _)| *key) else { break };
            self.drop_picture(out, key)?;
        }
        Ok(())
    }

    /// Has the terminal drop all pictures.
    pub(super) fn clear(&mut self, out: &mut impl Write) -> io::Result<()> {
        let kept: Vec<u64> = self.kept.keys().copied().collect();
        kept.into_iter().try_for_each(|key| self.drop_picture(out, key))
    }

    fn drop_picture(&mut self, out: &mut impl Write, key: u64) -> io::Result<()> {
        let Some(kept) = self.kept.remove(&key) else { return Ok(()) };
        self.bytes -= kept.bytes;
        self.route.send(out, &dropping(kept.id))
    }
}

/// Returns the command to drop picture `id`.
fn dropping(id: u32) -> String {
    format!("a=d,d=I,i={id},q=2")
}
