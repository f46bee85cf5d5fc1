//! Lines to strips: pixels with a palette, as sixel has them.

use std::ops::Range;
use std::sync::Arc;

use qari_bidi::layout::Cell;
use qari_bidi::terminal::colour::Rgb;

use crate::cache::Stamp;
use crate::coverage::Coverage;
use crate::line::{Glyph, Line};
use crate::numbers::signed;
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
    /// The colours; the first is that of the sheet.
    pub palette: Vec<Rgb>,
    /// The index of the colour of each pixel, row by row.
    pub pixels: Vec<u8>,
}

/// Paints `line`, whose cells look like `inks`, on `sheet`.
#[must_use]
pub fn paint(line: &Line, inks: &[Ink], sheet: Sheet) -> Strip {
    let (width, height) = (sheet.width, usize::from(line.setting.height()));
    let cells = Cells::new(line, inks, sheet);
    let painted = height / sheet.band.max(1) * sheet.band.max(1);
    let baseline = usize::from(line.setting.baseline());
    let glyphs: Vec<(&Glyph, Arc<Stamp>, Place)> = line
        .glyphs
        .iter()
        .filter_map(|glyph| stamp::of(line, glyph, (sheet.left, baseline)).map(|(stamp, place)| (glyph, stamp, place)))
        .collect();
    let extents = glyphs.iter().map(|(_, stamp, (_, top))| *top..*top + signed(stamp.rows().len()));
    let top = first_row(extents, height, painted);
    let mut coverage = Coverage::new(width, painted, cells.only);
    for (glyph, stamp, (left, own_top)) in &glyphs {
        for (columns, look) in cells.looks_of(glyph, *left, stamp.width) {
            for (y, row) in (own_top - top..).zip(stamp.rows()) {
                coverage.add(*left + signed(columns.start), y, &row[columns.clone()], look);
            }
        }
    }
    rules(line, signed(baseline) - top, &cells, &mut coverage);
    coloured(&coverage, &cells, sheet, height)
}

/// A column and a row of pixels, from the corner of a sheet.
type Place = (i32, i32);

/// Returns the row that is to be the first, so that glyphs in rows like these are seen on so many rows of `painted`:
/// usually row 0 of `height`. Marks may stand above or below what the face says, up to half the height: the line is
/// shifted as far as they need it.
fn first_row(extents: impl Iterator<Item = Range<i32>>, height: usize, painted: usize) -> i32 {
    let (height, painted) = (signed(height), signed(painted));
    let spare = height / 2;
    let all = extents.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end)).unwrap_or(0..0);
    let (first, behind) = (all.start.max(-spare), all.end.min(height + spare));
    if behind <= first {
        0
    } else if behind - first > painted {
        (first + behind - painted).div_euclid(2)
    } else {
        0.clamp(behind - painted, first)
    }
}

/// The cells of a line on a sheet.
struct Cells<'a> {
    /// The looks that there are; the first is that of what the line does not cover.
    looks: Vec<Ink>,
    /// The index of the look of each column of pixels.
    columns: Vec<u8>,
    /// The cells from left to right, with their columns of pixels and the indexes of their looks.
    placed: Vec<(Range<usize>, u8, &'a Cell)>,
    /// The index of the look of all cells, if they look alike.
    only: Option<u8>,
}

impl<'a> Cells<'a> {
    fn new(line: &'a Line, inks: &[Ink], sheet: Sheet) -> Self {
        let plain = Ink { letters: sheet.ground, ground: sheet.ground, is_underlined: false, is_struck: false };
        let (mut looks, mut columns, mut placed) = (vec![plain], vec![0_u8; sheet.width], Vec::new());
        let mut x = sheet.left;
        for (cell, ink) in line.visual.cells.iter().zip(inks) {
            let look = looks.iter().position(|look| look == ink).unwrap_or_else(|| {
                if looks.len() < 256 {
                    looks.push(*ink);
                }
                looks.len() - 1
            });
            let look = u8::try_from(look).unwrap_or(0);
            let end = (x + cell.width).min(sheet.width);
            columns[x.min(sheet.width)..end].fill(look);
            placed.push((x..end, look, cell));
            x = end;
        }
        let mut all = placed.iter().map(|(_, look, _)| *look);
        let only = all.next().filter(|first| all.all(|look| look == *first));
        Self { looks, columns, placed, only }
    }

    /// Returns the parts of a glyph that are in cells of one look, with the index of that: the glyph is so many columns
    /// wide and begins at column `left`. One of several cells that look different is cut between them.
    fn looks_of(&self, glyph: &Glyph, left: i32, width: usize) -> Vec<(Range<usize>, u8)> {
        if let Some(only) = self.only {
            return vec![(0..width, only)];
        }
        let own = || self.placed.iter().filter(|(_, _, cell)| cell.shows(&glyph.range));
        let Some((_, first, _)) = own().next() else { return Vec::new() };
        if own().all(|(_, look, _)| look == first) {
            return vec![(0..width, *first)];
        }
        let mut parts: Vec<(Range<usize>, u8)> = Vec::new();
        for column in 0..width {
            let x = usize::try_from(left + signed(column)).unwrap_or(0);
            let beside =
                |columns: &Range<usize>| columns.start.saturating_sub(x).max((x + 1).saturating_sub(columns.end));
            let look = own().min_by_key(|(columns, ..)| beside(columns)).map_or(*first, |(_, look, _)| *look);
            match parts.last_mut() {
                Some((columns, before)) if *before == look => columns.end = column + 1,
                _ => parts.push((column..column + 1, look)),
            }
        }
        parts
    }
}

/// Draws the lines below and through letters, which stand on row `baseline`.
fn rules(line: &Line, baseline: i32, cells: &Cells, coverage: &mut Coverage) {
    let size = i32::from(line.setting.size);
    let thick = (size / 16).max(1);
    let below = (baseline + size / 5).min(signed(coverage.height) - thick).max(0);
    let through = (baseline - size / 4).max(0);
    for (x, &look) in cells.columns.iter().enumerate() {
        let own = cells.looks[usize::from(look)];
        for (is_drawn, top) in [(own.is_underlined, below), (own.is_struck, through)] {
            for y in top..top + if is_drawn { thick } else { 0 } {
                coverage.add(signed(x), y, &[u8::MAX], look);
            }
        }
    }
}

/// Returns the strip of what is covered, which is to have so many rows: each pixel the mean of the letters and the
/// ground that it shows, in few steps.
fn coloured(coverage: &Coverage, cells: &Cells, sheet: Sheet, height: usize) -> Strip {
    let mut pairs = Pairs::new(&cells.looks);
    cells.columns.iter().for_each(|look| pairs.add(*look, *look));
    match cells.only {
        Some(only) => cells.columns.iter().for_each(|look| pairs.add(only, *look)),
        None => coverage.runs().for_each(|(first, left, alphas)| {
            let covered = alphas.iter().enumerate().filter(|(_, alpha)| **alpha > 0);
            covered.for_each(|(x, _)| pairs.add(coverage.ink(first + x), cells.columns[left + x]));
        }),
    }
    let palette = Palette::new(&pairs, sheet);
    let row: Vec<u8> = cells.columns.iter().map(|look| palette.of(*look, *look)[0]).collect();
    let mut pixels = row.repeat(coverage.height);
    // Mostly letters look alike, on one ground.
    let one = cells.only.and_then(|only| {
        let mut all = cells.columns.iter().map(|look| palette.of(only, *look));
        all.next().filter(|first| all.all(|own| std::ptr::eq(*first, own)))
    });
    for (first, left, alphas) in coverage.runs() {
        let pixels = pixels[first..].iter_mut().zip(alphas);
        if let Some(shades) = one {
            pixels.for_each(|(pixel, alpha)| *pixel = shades[usize::from(*alpha)]);
        } else {
            for (x, (pixel, alpha)) in pixels.enumerate().filter(|(_, (_, alpha))| **alpha > 0) {
                *pixel = palette.of(coverage.ink(first + x), cells.columns[left + x])[usize::from(*alpha)];
            }
        }
    }
    // The first colour is that of the sheet.
    pixels.resize(height * sheet.width, 0);
    Strip { width: sheet.width, height, palette: palette.colours, pixels }
}

/// The colours of letters and of grounds that are beside one another.
struct Pairs<'a> {
    looks: &'a [Ink],
    colours: Vec<(Rgb, Rgb)>,
    /// The index of the colours of the letters of a look on the ground of another, which is the second.
    known: Vec<Option<u8>>,
}

impl<'a> Pairs<'a> {
    /// Returns the pair of `looks` that every sheet has, the first: what the line does not cover.
    fn new(looks: &'a [Ink]) -> Self {
        let mut own = Self { looks, colours: Vec::new(), known: vec![None; looks.len() * looks.len()] };
        own.add(0, 0);
        own
    }

    fn add(&mut self, ink: u8, ground: u8) {
        let (ink, ground) = (usize::from(ink), usize::from(ground));
        let known = &mut self.known[ink * self.looks.len() + ground];
        if known.is_none() {
            let pair = (self.looks[ink].letters, self.looks[ground].ground);
            let index = self.colours.iter().position(|own| *own == pair).unwrap_or_else(|| {
                self.colours.push(pair);
                self.colours.len() - 1
            });
            *known = Some(u8::try_from(index).unwrap_or(u8::MAX));
        }
    }

    /// Returns the index of a pair that was added.
    fn index(&self, ink: u8, ground: u8) -> usize {
        usize::from(self.known[usize::from(ink) * self.looks.len() + usize::from(ground)].unwrap_or(0))
    }
}

/// The index of the colour of each coverage.
type Shades = [u8; 256];

/// The colours of a strip.
struct Palette<'a> {
    pairs: &'a Pairs<'a>,
    colours: Vec<Rgb>,
    /// The shades of each pair.
    shades: Vec<Shades>,
}

impl<'a> Palette<'a> {
    fn new(pairs: &'a Pairs, sheet: Sheet) -> Self {
        // A step more than there are shades between: the ground itself is one.
        let steps = (sheet.colours.min(256) / pairs.colours.len()).clamp(2, sheet.shades.max(1) + 1) - 1;
        let mut colours: Vec<Rgb> = Vec::new();
        let mut index = |colour: Rgb| {
            let index = colours.iter().position(|own| *own == colour).unwrap_or_else(|| {
                // If there are more colours than there may be, the last stands for them.
                if colours.len() < 256 {
                    colours.push(colour);
                }
                colours.len() - 1
            });
            u8::try_from(index).unwrap_or(u8::MAX)
        };
        let shades = pairs.colours.iter().map(|pair| {
            let of_steps: Vec<u8> = (0..=steps).map(|step| index(mixed(*pair, step, steps))).collect();
            std::array::from_fn(|alpha| of_steps[(alpha * steps + 127) / 255])
        });
        let shades = shades.collect();
        Self { pairs, colours, shades }
    }

    /// Returns the shades of letters of the look `ink` on the ground of the look `ground`.
    fn of(&self, ink: u8, ground: u8) -> &Shades {
        &self.shades[self.pairs.index(ink, ground)]
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
