//! Lines to strips: pixels with a palette, as sixel has them.

use std::ops::Range;

use qari_bidi::terminal::colour::Rgb;

use crate::line::{Glyph, Line};
use crate::stamp;

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
    /// The most shades of a letter on its ground, besides the ground itself.
    pub shades: usize,
    /// Only so many rows of pixels at a time are painted on: what is left of the height of the line is blank.
    pub band: usize,
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

/// The pixels of a row that are looked at together: most of a strip is blank.
const RUN: usize = 32;

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
    let painted = height / sheet.band.max(1) * sheet.band.max(1);
    let top = coverage.window(spare, painted);
    let mut coverage = coverage.cut(top, painted);
    rules(line, baseline.saturating_sub(top), &looks, &columns, &mut coverage);
    coverage.coloured(&looks, &columns, sheet, height)
}

/// A cell with its columns of pixels and the index of its look.
type Placed<'a> = (Range<usize>, u8, &'a qari_bidi::layout::Cell);

/// Draws a glyph of a line that begins at a place. One of several cells that look different is cut between them.
fn draw(line: &Line, glyph: &Glyph, (left, baseline): (usize, usize), cells: &[Placed], coverage: &mut Coverage) {
    let mut shown = cells.iter().filter(|(_, _, cell)| cell.shows(&glyph.range));
    let Some((_, first, _)) = shown.next() else { return };
    let is_one = shown.all(|(_, look, _)| look == first);
    let Some((stamp, (left, top))) = stamp::of(line, glyph, (left, baseline)) else { return };
    for (y, row) in (top..).zip(stamp.rows()) {
        let Some(y) = usize::try_from(y).ok().filter(|y| *y < coverage.height) else { continue };
        for (x, &alpha) in (left..).zip(row) {
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
        let is_covered = |row: &usize| !is_blank(&self.alpha[row * self.width..][..self.width]);
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
    fn coloured(&self, looks: &[Ink], columns: &[u8], sheet: Sheet, height: usize) -> Strip {
        // The colours of letters and ground that are beside one another.
        let mut pairs: Vec<(Rgb, Rgb)> = Vec::new();
        let mut known: Vec<Option<u8>> = vec![None; looks.len() * looks.len()];
        let mut pair_of = |ink: u8, column: u8| {
            let (ink, column) = (usize::from(ink), usize::from(column));
            *known[ink * looks.len() + column].get_or_insert_with(|| {
                let pair = (looks[ink].letters, looks[column].ground);
                let index = pairs.iter().position(|own| *own == pair).unwrap_or_else(|| {
                    pairs.push(pair);
                    pairs.len() - 1
                });
                u8::try_from(index).unwrap_or(u8::MAX)
            })
        };
        let bare: Vec<u8> = columns.iter().map(|look| pair_of(*look, *look)).collect();
        let mut letters: Vec<(usize, u8, u8)> = Vec::new();
        for row in (0..self.alpha.len()).step_by(self.width.max(1)) {
            for first in (0..self.width).step_by(RUN) {
                let run = first..self.width.min(first + RUN);
                let alphas = &self.alpha[row + run.start..row + run.end];
                if !is_blank(alphas) {
                    let covered = run.zip(alphas).filter(|(_, alpha)| **alpha > 0);
                    letters.extend(covered.map(|(x, alpha)| {
                        let at = row + x;
                        (at, *alpha, pair_of(self.ink[at], columns[x]))
                    }));
                }
            }
        }
        let blank = (height > self.height).then(|| pair_of(0, 0));
        // A step more than there are shades between: the ground itself is one.
        let steps = (sheet.colours.min(256) / pairs.len().max(1)).clamp(2, sheet.shades.max(1) + 1) - 1;
        let mut palette: Vec<Rgb> = Vec::new();
        let mut index_of: Vec<Option<u8>> = vec![None; pairs.len() * (steps + 1)];
        let mut index = |pair: u8, alpha: u8| {
            let pair = usize::from(pair);
            let step = (usize::from(alpha) * steps + 127) / 255;
            *index_of[pair * (steps + 1) + step].get_or_insert_with(|| {
                let colour = mixed(pairs[pair], step, steps);
                let index = palette.iter().position(|own| *own == colour).unwrap_or_else(|| {
                    palette.push(colour);
                    palette.len() - 1
                });
                // More colours than there may be: the last stands for them.
                u8::try_from(index).unwrap_or(u8::MAX)
            })
        };
        let row: Vec<u8> = bare.into_iter().map(|pair| index(pair, 0)).collect();
        let mut pixels = row.repeat(self.height);
        for (at, alpha, pair) in letters {
            pixels[at] = index(pair, alpha);
        }
        if let Some(blank) = blank {
            pixels.resize(height * self.width, index(blank, 0));
        }
        palette.truncate(256);
        Strip { width: self.width, height, palette, pixels }
    }
}

/// Returns `true` if nothing is covered. It looks at all, which is quicker than to stop at the first.
fn is_blank(alphas: &[u8]) -> bool {
    alphas.iter().fold(0, |all, alpha| all | alpha) == 0
}

/// Returns the colour `step` of `steps` from the ground to the letters of a pair.
fn mixed((letters, ground): (Rgb, Rgb), step: usize, steps: usize) -> Rgb {
    let mix = |letters: u8, ground: u8| {
        let (letters, ground) = (usize::from(letters), usize::from(ground));
        u8::try_from((letters * step + ground * (steps - step) + steps / 2) / steps).unwrap_or(u8::MAX)
    };
    (mix(letters.0, ground.0), mix(letters.1, ground.1), mix(letters.2, ground.2))
}
