//! Lines to strips: pixels with a palette, as sixel has them.

use std::ops::Range;

use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use qari_bidi::terminal::colour::Rgb;
use zeno::{Command, Mask, Point, Vector};

use crate::line::{Glyph, Line};

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ink {
    /// The colour of its letters.
    pub letters: Rgb,
    /// The colour behind them.
    pub ground: Rgb,
    /// `true` if a line is drawn below them.
    pub is_underlined: bool,
    /// `true` if a line is drawn through them.
    pub is_struck: bool,
}

/// The sheet that a line is painted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// The width, in pixels.
    pub width: usize,
    /// The pixels to the left of the line.
    pub left: usize,
    /// The colour of what the line does not cover.
    pub ground: Rgb,
    /// The most colours of the strip.
    pub colours: usize,
}

/// A strip of pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The width, in pixels.
    pub width: usize,
    /// The height, in pixels.
    pub height: usize,
    /// The colours.
    pub palette: Vec<Rgb>,
    /// The index of the colour of each pixel, row by row.
    pub pixels: Vec<u8>,
}

/// The pixels that letters cover, and which letters.
struct Coverage {
    width: usize,
    height: usize,
    /// The coverage of each pixel.
    alpha: Vec<u8>,
    /// The index of the look of what covers it most.
    ink: Vec<u8>,
    /// The coverage by that.
    most: Vec<u8>,
}

/// Paints `line`, whose cells look like `inks`, on `sheet`.
#[must_use]
pub fn paint(line: &Line, inks: &[Ink], sheet: Sheet) -> Strip {
    let (width, height) = (sheet.width, usize::from(line.setting.height()));
    let plain = Ink { letters: sheet.ground, ground: sheet.ground, is_underlined: false, is_struck: false };
    let mut looks = vec![plain];
    // The look of each column of pixels.
    let mut columns = vec![0_u8; width];
    let mut cells = Vec::new();
    let mut x = sheet.left;
    for (cell, ink) in line.visual.cells.iter().zip(inks) {
        let look = looks.iter().position(|look| look == ink).unwrap_or_else(|| {
            if looks.len() < 256 {
                looks.push(*ink);
            }
            looks.len() - 1
        });
        let look = u8::try_from(look).unwrap_or(0);
        let end = (x + cell.width).min(width);
        columns[x.min(width)..end].fill(look);
        cells.push((x..end, look, cell));
        x = end;
    }
    // Marks may stand above or below what the face says: the line is shifted as far as they need it.
    let spare = height / 2;
    let baseline = usize::from(line.setting.baseline()) + spare;
    let mut coverage = Coverage::new(width, height + 2 * spare);
    for glyph in &line.glyphs {
        draw(line, glyph, (sheet.left, baseline), &cells, &mut coverage);
    }
    let top = coverage.window(spare, height);
    let mut coverage = coverage.cut(top, height);
    rules(line, baseline.saturating_sub(top), &looks, &columns, &mut coverage);
    coverage.coloured(&looks, &columns, sheet)
}

/// A cell with its columns of pixels and the index of its look.
type Placed<'a> = (Range<usize>, u8, &'a qari_bidi::layout::Cell);

/// Draws a glyph of a line that begins at a place. One of several cells that look different is cut between them.
fn draw(line: &Line, glyph: &Glyph, (left, baseline): (usize, usize), cells: &[Placed], coverage: &mut Coverage) {
    let mut shown = cells.iter().filter(|(_, _, cell)| cell.shows(&glyph.range));
    let Some((_, first, _)) = shown.next() else { return };
    let is_one = shown.all(|(_, look, _)| look == first);
    let font = line.setting.book.face(glyph.face).font();
    let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph.id)) else { return };
    let mut path = Path { commands: Vec::new(), stretch: glyph.stretch };
    let options = DrawOptions::new().with_ppem(Some(f32::from(line.setting.size)));
    if outline.draw(&options, DrawMemory::Scratch, &mut path).is_err() || path.commands.is_empty() {
        return;
    }
    let pixels = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    let at = Vector::new(pixels(left) + glyph.place.0, pixels(baseline) - glyph.place.1);
    let (mask, place) = Mask::new(&path.commands).offset(at).render_offset(at).render();
    let rows = mask.chunks_exact((place.width as usize).max(1));
    for (y, row) in (place.top..).zip(rows) {
        let Some(y) = usize::try_from(y).ok().filter(|y| *y < coverage.height) else { continue };
        for (x, &alpha) in (place.left..).zip(row) {
            let Some(x) = usize::try_from(x).ok().filter(|x| *x < coverage.width && alpha > 0) else { continue };
            let own = || cells.iter().filter(|(_, _, cell)| cell.shows(&glyph.range));
            let beside =
                |columns: &Range<usize>| columns.start.saturating_sub(x).max((x + 1).saturating_sub(columns.end));
            let nearest = || own().min_by_key(|(columns, ..)| beside(columns)).map_or(*first, |(_, look, _)| *look);
            coverage.add(x, y, alpha, if is_one { *first } else { nearest() });
        }
    }
}

/// Draws the lines below and through letters.
fn rules(line: &Line, baseline: usize, looks: &[Ink], columns: &[u8], coverage: &mut Coverage) {
    let size = usize::from(line.setting.size);
    let thick = (size / 16).max(1);
    let below = (baseline + size / 5).min(coverage.height.saturating_sub(thick));
    let through = baseline.saturating_sub(size / 4);
    for (x, &look) in columns.iter().enumerate() {
        let own = looks[usize::from(look)];
        for (is_drawn, top) in [(own.is_underlined, below), (own.is_struck, through)] {
            for y in top..top + if is_drawn { thick } else { 0 } {
                coverage.add(x, y, u8::MAX, look);
            }
        }
    }
}

impl Coverage {
    fn new(width: usize, height: usize) -> Self {
        let none = || vec![0; width * height];
        Self { width, height, alpha: none(), ink: none(), most: none() }
    }

    /// Covers a pixel.
    fn add(&mut self, x: usize, y: usize, alpha: u8, ink: u8) {
        let at = y * self.width + x;
        self.alpha[at] = self.alpha[at].saturating_add(alpha);
        if alpha >= self.most[at] {
            (self.most[at], self.ink[at]) = (alpha, ink);
        }
    }

    /// Returns the first of `height` rows that hold what is covered: row `usual`, or the nearest to it.
    fn window(&self, usual: usize, height: usize) -> usize {
        let is_covered = |row: &usize| {
            let start = row * self.width;
            self.alpha[start..start + self.width].iter().any(|alpha| *alpha > 0)
        };
        let Some(first) = (0..self.height).find(is_covered) else { return usual };
        let behind = (0..self.height).rev().find(is_covered).unwrap_or(first) + 1;
        if behind - first > height {
            return (first + behind).saturating_sub(height) / 2;
        }
        usual.clamp(behind.saturating_sub(height), first)
    }

    /// Returns `height` of its rows, from row `top` on.
    fn cut(self, top: usize, height: usize) -> Self {
        let part = |all: Vec<u8>| all[top * self.width..(top + height) * self.width].to_vec();
        Self { width: self.width, height, alpha: part(self.alpha), ink: part(self.ink), most: part(self.most) }
    }

    /// Returns the strip: each pixel the mean of the letters and the ground that it shows, in few steps.
    fn coloured(&self, looks: &[Ink], columns: &[u8], sheet: Sheet) -> Strip {
        let mut pairs: Vec<(Rgb, Rgb)> = Vec::new();
        let mut known = vec![None; looks.len() * looks.len()];
        let mut pair_of = |ink: u8, column: u8| {
            let (ink, column) = (usize::from(ink), usize::from(column));
            *known[ink * looks.len() + column].get_or_insert_with(|| {
                let pair = (looks[ink].letters, looks[column].ground);
                pairs.iter().position(|own| *own == pair).unwrap_or_else(|| {
                    pairs.push(pair);
                    pairs.len() - 1
                })
            })
        };
        let ground = |at: usize| columns[at % self.width];
        let of_pixel: Vec<usize> = (0..self.alpha.len())
            .map(|at| pair_of(if self.alpha[at] == 0 { ground(at) } else { self.ink[at] }, ground(at)))
            .collect();
        // A step more than there are shades between: the ground itself is one.
        let steps = (sheet.colours.min(256) / pairs.len().max(1)).clamp(2, 17) - 1;
        let mut palette: Vec<Rgb> = Vec::new();
        let mut index_of = vec![None; pairs.len() * (steps + 1)];
        let mut pixels = Vec::with_capacity(of_pixel.len());
        for (pair, alpha) in of_pixel.into_iter().zip(&self.alpha) {
            let step = (usize::from(*alpha) * steps + 127) / 255;
            let index = *index_of[pair * (steps + 1) + step].get_or_insert_with(|| {
                let colour = mixed(pairs[pair], step, steps);
                palette.iter().position(|own| *own == colour).unwrap_or_else(|| {
                    palette.push(colour);
                    palette.len() - 1
                })
            });
            // More colours than there may be: the last stands for them.
            pixels.push(u8::try_from(index).unwrap_or(u8::MAX));
        }
        palette.truncate(256);
        Strip { width: self.width, height: self.height, palette, pixels }
    }
}

/// Returns the colour `step` of `steps` from the ground to the letters of a pair.
fn mixed((letters, ground): (Rgb, Rgb), step: usize, steps: usize) -> Rgb {
    let mix = |letters: u8, ground: u8| {
        let (letters, ground) = (usize::from(letters), usize::from(ground));
        u8::try_from((letters * step + ground * (steps - step) + steps / 2) / steps).unwrap_or(u8::MAX)
    };
    (mix(letters.0, ground.0), mix(letters.1, ground.1), mix(letters.2, ground.2))
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
