//! Glyphs to pixels. Most glyphs of a line were drawn before, so their pixels are kept; they stand at quarters of a
//! pixel, so that there are few of each.

use std::sync::Arc;

use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use zeno::{Command, Mask, Point, Vector};

use crate::cache::{Stamp, StampKey};
use crate::line::{Glyph, Line};
use crate::numbers::signed;

/// The places inside a pixel that a glyph can begin at.
const PARTS: i32 = 4;

/// Returns the pixels of a glyph of a line that begins at this column and has this baseline, and the place of the
/// first. `None` if it has none.
pub(crate) fn of(line: &Line, glyph: &Glyph, (left, baseline): (usize, usize)) -> Option<(Arc<Stamp>, (i32, i32))> {
    let (x, y) = (parts(left, glyph.place.0), parts(baseline, -glyph.place.1));
    let book = line.setting.book;
    let key = StampKey {
        face: glyph.face,
        id: glyph.id,
        size: line.setting.size,
        stretch: glyph.stretch.to_bits(),
        part: (x.rem_euclid(PARTS), y.rem_euclid(PARTS)),
    };
    let mut cache = book.cache();
    let kept = cache.stamps.get(&key).cloned();
    let stamp = kept.unwrap_or_else(|| {
        let stamp = drawn(line, glyph, key.part).map(Arc::new);
        cache.keep_stamp(key, stamp.as_ref());
        stamp
    })?;
    let place = (x.div_euclid(PARTS) + stamp.left, y.div_euclid(PARTS) + stamp.top);
    Some((stamp, place))
}

/// Draws a glyph at a place inside a pixel.
fn drawn(line: &Line, glyph: &Glyph, part: (i32, i32)) -> Option<Stamp> {
    let font = line.setting.book.face(glyph.face).font();
    let outline = font.outline_glyphs().get(GlyphId::new(glyph.id))?;
    let mut path = Path { commands: Vec::new(), stretch: glyph.stretch };
    let options = DrawOptions::new().with_ppem(Some(f32::from(line.setting.size)));
    outline.draw(&options, DrawMemory::Scratch, &mut path).ok()?;
    let at = Vector::new(share(part.0), share(part.1));
    let (mut alpha, place) = Mask::new(&path.commands).offset(at).render_offset(at).render();
    let width = place.width as usize;
    // Rows without a pixel are no part of it.
    let first = alpha.iter().position(|alpha| *alpha > 0)? / width;
    let behind = alpha.iter().rposition(|alpha| *alpha > 0)? / width + 1;
    alpha.truncate(behind * width);
    alpha.drain(..first * width);
    Some(Stamp { left: place.left, top: place.top + signed(first), width, alpha })
}

/// Returns a place in parts of a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "no line is 2^22 pixels wide")]
fn parts(pixels: usize, more: f32) -> i32 {
    ((pixels as f32 + more) * share(1).recip()).round() as i32
}

/// Returns a number of parts in pixels.
#[expect(clippy::cast_precision_loss, reason = "there are few")]
fn share(parts: i32) -> f32 {
    parts as f32 / PARTS as f32
}

/// An outline, turned upside down: y goes down in a strip.
struct Path {
    commands: Vec<Command>,
    /// Its width, in widths that it has in the font.
    stretch: f32,
}

impl Path {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(x * self.stretch, -y)
    }
}

impl PathSink for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.commands.push(Command::QuadTo(self.point(cx0, cy0), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.commands.push(Command::CurveTo(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y)));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}
