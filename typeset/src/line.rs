//! The glyphs of a line, and where its text stands.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use qari_bidi::layout::{CellSource, ClusterSpan, Marks, VisualLine};

use crate::setting::Setting;
use crate::shape;

/// A glyph of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The index of its face in the book.
    pub(crate) face: usize,
    /// Its number in the font.
    pub id: u32,
    /// Its place, in pixels from where the line begins at the left and up from the baseline.
    pub place: (f32, f32),
    /// The bytes of the text that it shows: its cluster, or with others the same.
    pub range: Range<usize>,
}

/// A line of text in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The cells from left to right, as wide as they have pixels.
    pub visual: VisualLine,
    /// The glyphs, in no order that matters.
    pub glyphs: Vec<Glyph>,
    /// The setting of its text.
    pub setting: Setting,
}

impl Line {
    /// Creates a line of the cells of `visual`. `level` returns the embedding level of a part of `text`.
    pub(crate) fn new(
        text: &str,
        visual: VisualLine,
        setting: Setting,
        marks: Marks,
        level: impl Fn(&Range<usize>) -> u8,
    ) -> Self {
        let mut left = 0;
        let mut placed: Vec<(ClusterSpan, usize)> = Vec::new();
        for cell in &visual.cells {
            if let CellSource::Text(range) = &cell.source {
                placed.push((ClusterSpan { range: range.clone(), level: level(range) }, left));
            }
            left += cell.width;
        }
        placed.sort_by_key(|(cluster, _)| cluster.range.start);
        let clusters: Vec<ClusterSpan> = placed.iter().map(|(cluster, _)| cluster.clone()).collect();
        let mut glyphs = Vec::new();
        for piece in shape::pieces(setting.book, text, &clusters) {
            let scale = setting.book.face(piece.face).scale(setting.size);
            let edges = placed[piece.clusters.clone()].iter().map(|(_, left)| *left);
            let mut x = as_pixels(edges.min().unwrap_or(0));
            let own = &clusters[piece.clusters.clone()];
            let shaped = shape::glyphs(setting.book, text, &piece, marks);
            for (index, glyph) in shaped.iter().enumerate() {
                let start = piece.range.start + glyph.cluster;
                let first = own.partition_point(|cluster| cluster.range.end <= start);
                // A ligature goes on to the next cluster that has a glyph.
                let others = shaped.iter().enumerate().filter(|(other, _)| *other != index);
                let next = others.map(|(_, other)| piece.range.start + other.cluster).filter(|at| *at > start).min();
                let end = next.unwrap_or(piece.range.end);
                let begin = own.get(first).map_or(start, |cluster| cluster.range.start);
                let place = (x + units(glyph.offset.0) * scale, units(glyph.offset.1) * scale);
                glyphs.push(Glyph { face: piece.face, id: glyph.id, place, range: begin..end.max(begin) });
                x += units(glyph.advance) * scale;
            }
        }
        Self { visual, glyphs, setting }
    }

    /// Hashes all that its strip depends on, but for the look of its cells.
    pub fn fingerprint(&self, state: &mut impl Hasher) {
        self.setting.hash(state);
        for cell in &self.visual.cells {
            cell.width.hash(state);
        }
        for Glyph { face, id, place, range } in &self.glyphs {
            let own = range.start - self.visual.range.start..range.end - self.visual.range.start;
            (face, id, place.0.to_bits(), place.1.to_bits(), own).hash(state);
        }
    }

    /// Returns the index of the cell in column `x` of pixels, counted from where the line begins at the left.
    #[must_use]
    pub fn cell_at(&self, x: usize) -> Option<usize> {
        let mut end = 0;
        self.visual.cells.iter().position(|cell| {
            end += cell.width;
            x < end
        })
    }

    /// Returns the columns of pixels of cell `index`, counted as in [`Line::cell_at`]; nothing if there is no such cell.
    #[must_use]
    pub fn columns(&self, index: usize) -> Range<usize> {
        let left: usize = self.visual.cells.iter().take(index).map(|cell| cell.width).sum();
        left..left + self.visual.cells.get(index).map_or(0, |cell| cell.width)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no glyph is 2^24 units wide")]
pub(crate) fn units(number: i32) -> f32 {
    number as f32
}

#[expect(clippy::cast_precision_loss, reason = "no line is 2^24 pixels wide")]
fn as_pixels(number: usize) -> f32 {
    number as f32
}
