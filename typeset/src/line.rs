//! The glyphs of a line, and where its text stands.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use qari_bidi::layout::{Cell, CellSource, ClusterSpan, Marks, VisualLine};

use crate::face::Book;
use crate::hole;
use crate::setting::Setting;
use crate::shape::{self, Piece};
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
    /// The runs of its cells that no face has, from left to right: the terminal shows them in cells of its own.
    pub holes: Vec<Range<usize>>,
    /// The setting of its text.
    pub setting: Setting,
    /// A hash of all that its strip depends on, but for the look of its cells.
    pub fingerprint: u64,
}

impl Line {
    /// Creates a line of the cells of `visual`, which have these parts, with these joints longer.
    pub(crate) fn new(
        own: (&str, Setting, Marks),
        (visual, parts): (VisualLine, &Parts),
        stretches: &[Stretch],
    ) -> Self {
        let setting = own.1;
        let edges = visual.cells.iter().scan(0, |edge, cell| Some(std::mem::replace(edge, *edge + cell.width)));
        let edges: Vec<usize> = edges.collect();
        let mut glyphs = Vec::new();
        for piece in &parts.pieces {
            let Some(face) = piece.face else { continue };
            let left = parts.indexes[piece.clusters.clone()].iter().map(|index| edges[*index]).min();
            let mut x = as_pixels(left.unwrap_or(0));
            let own_clusters = &parts.clusters[piece.clusters.clone()];
            let shaped = shape::glyphs(own, piece, stretches);
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
                    face,
                    id: glyph.id,
                    place: (x + glyph.offset.0, glyph.offset.1),
                    stretch: glyph.stretch,
                    range: begin..end.max(begin),
                });
                x += glyph.advance;
            }
        }
        let fingerprint = fingerprint(&visual, &glyphs, setting);
        Self { visual, glyphs, holes: parts.holes(), setting, fingerprint }
    }

    /// Returns it where it begins `left` pixels behind an edge of cells of the terminal: the cells of its holes are
    /// moved to such edges, inside the room that they have.
    #[must_use]
    pub fn on_grid(&self, left: usize) -> Self {
        let mut own = self.clone();
        let cell = usize::from(own.setting.cell.0);
        for hole in &own.holes {
            let left = left + own.visual.cells[..hole.start].iter().map(|cell| cell.width).sum::<usize>();
            hole::align(&mut own.visual.cells[hole.clone()], left, cell);
        }
        own.fingerprint = fingerprint(&own.visual, &own.glyphs, own.setting);
        own
    }

    /// Returns the first column of a hole of a line that begins `left` pixels behind the edge of column 0, and its
    /// cells as the terminal shows them.
    #[must_use]
    pub fn shown(&self, hole: &Range<usize>, left: usize) -> (usize, VisualLine) {
        let unit = usize::from(self.setting.cell.0);
        let left = left + self.visual.cells[..hole.start].iter().map(|cell| cell.width).sum::<usize>();
        let own = &self.visual.cells[hole.clone()];
        (hole::column(own, left, unit), VisualLine { cells: hole::shown(own, unit), ..self.visual.clone() })
    }
}

/// The text of a line in the order of the text.
pub(crate) struct Parts {
    /// Its clusters.
    pub clusters: Vec<ClusterSpan>,
    /// The index of the cell of each.
    pub indexes: Vec<usize>,
    /// The pieces that they are shaped in.
    pub pieces: Vec<Piece>,
}

impl Parts {
    /// Returns the parts of the line that `cells` show. `level` returns the embedding level of a part of the text.
    pub(crate) fn of(text: &str, book: Book, cells: &[Cell], level: impl Fn(&Range<usize>) -> u8) -> Self {
        let shown = cells.iter().enumerate().filter_map(|(index, cell)| match &cell.source {
            CellSource::Text(range) => Some((ClusterSpan { range: range.clone(), level: level(range) }, index)),
            CellSource::Filling(_) | CellSource::Virtual => None,
        });
        let mut shown: Vec<(ClusterSpan, usize)> = shown.collect();
        shown.sort_by_key(|(cluster, _)| cluster.range.start);
        let (clusters, indexes): (Vec<ClusterSpan>, _) = shown.into_iter().unzip();
        let pieces = shape::pieces(book, text, &clusters);
        Self { clusters, indexes, pieces }
    }

    /// Returns the runs of cells that no face has, from left to right.
    pub(crate) fn holes(&self) -> Vec<Range<usize>> {
        hole::runs(&self.pieces, &self.indexes)
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
