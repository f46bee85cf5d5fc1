//! The glyphs of a line, and where its text stands.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use qari_bidi::layout::{Cell, CellSource, ClusterSpan, Marks, VisualLine};

use crate::setting::Setting;
use crate::shape;
use crate::stretch::Stretch;

/// A glyph of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The index of its face in the book.
    pub(crate) face: usize,
    /// Its number in the font.
    pub id: u32,
    /// Its place, in pixels from where the line begins at the left and up from the baseline.
    pub place: (f32, f32),
    /// Its width, in widths that it has in the font: a longer joint is wider.
    pub stretch: f32,
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
    /// A hash of all that its strip depends on, but for the look of its cells.
    pub fingerprint: u64,
}

impl Line {
    /// Creates a line of the cells of `visual` with these joints longer. `level` returns the embedding level of a part of
    /// the text.
    pub(crate) fn new(
        own: (&str, Setting, Marks),
        visual: VisualLine,
        level: impl Fn(&Range<usize>) -> u8,
        stretches: &[Stretch],
    ) -> Self {
        let (text, setting, _) = own;
        let placed = Placed::of(&visual.cells, level);
        let clusters: Vec<ClusterSpan> = placed.iter().map(|placed| placed.cluster.clone()).collect();
        let mut glyphs = Vec::new();
        for piece in shape::pieces(setting.book, text, &clusters) {
            let mut x = as_pixels(placed[piece.clusters.clone()].iter().map(|placed| placed.left).min().unwrap_or(0));
            let own_clusters = &clusters[piece.clusters.clone()];
            let shaped = shape::glyphs(own, &piece, stretches);
            for glyph in &shaped {
                let start = glyph.byte;
                let first = own_clusters.partition_point(|cluster| cluster.range.end <= start);
                // A ligature goes on to the next cluster that has a glyph.
                let others = shaped.iter().filter(|other| !other.is_kashida).map(|other| other.byte);
                let next = others.filter(|at| *at > start).min();
                let begin = own_clusters.get(first).map_or(start, |cluster| cluster.range.start);
                let end = match own_clusters.get(first).filter(|_| glyph.is_kashida) {
                    Some(before) => before.range.end,
                    None => next.unwrap_or(piece.range.end),
                };
                glyphs.push(Glyph {
                    face: piece.face,
                    id: glyph.id,
                    place: (x + glyph.offset.0, glyph.offset.1),
                    stretch: glyph.stretch,
                    range: begin..end.max(begin),
                });
                x += glyph.advance;
            }
        }
        let fingerprint = fingerprint(&visual, &glyphs, setting);
        Self { visual, glyphs, setting, fingerprint }
    }
}

/// A cell of a line that shows text.
pub(crate) struct Placed {
    /// The text that it shows.
    pub cluster: ClusterSpan,
    /// Its index among the cells.
    pub index: usize,
    /// The pixels to the left of it.
    pub left: usize,
}

impl Placed {
    /// Returns those of `cells` that show text, in the order of the text.
    pub(crate) fn of(cells: &[Cell], level: impl Fn(&Range<usize>) -> u8) -> Vec<Self> {
        let mut left = 0;
        let mut placed = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            if let CellSource::Text(range) = &cell.source {
                let cluster = ClusterSpan { range: range.clone(), level: level(range) };
                placed.push(Self { cluster, index, left });
            }
            left += cell.width;
        }
        placed.sort_by_key(|placed| placed.cluster.range.start);
        placed
    }
}

/// Returns a hash of glyphs at their places, and of the cells that they are of.
fn fingerprint(visual: &VisualLine, glyphs: &[Glyph], setting: Setting) -> u64 {
    let mut state = DefaultHasher::new();
    setting.hash(&mut state);
    for cell in &visual.cells {
        cell.width.hash(&mut state);
    }
    let start = visual.range.start;
    for Glyph { face, id, place, stretch, range } in glyphs {
        (face, id, [place.0, place.1, *stretch].map(f32::to_bits), range.start - start, range.end - start)
            .hash(&mut state);
    }
    state.finish()
}

#[expect(clippy::cast_precision_loss, reason = "no line is 2^24 pixels wide")]
fn as_pixels(number: usize) -> f32 {
    number as f32
}
