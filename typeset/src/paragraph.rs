//! Paragraphs broken into lines that are as wide as a column, in pixels.

use std::ops::Range;
use std::sync::Arc;

use qari_bidi::layout::{self, Cell, CellSource, ClusterSpan, Fill, Isolate, LayoutOptions, Marks, Ruler};
use qari_bidi::layout::{Direction, ParagraphLayout};

use crate::cache::Shaped;
use crate::line::{Line, units};
use crate::setting::{Setting, pixels};
use crate::shape::{self, Piece};

/// The way lines are spread to both margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spread {
    /// They are not.
    None,
    /// By wider blanks.
    Blanks,
}

/// A paragraph broken into lines, on demand and as [`layout::ParagraphLayout`] does. It does not hold its text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    layout: ParagraphLayout,
    setting: Setting,
    spread: Spread,
}

/// Measures text in the faces of a book.
#[derive(Debug)]
struct FaceRuler {
    setting: Setting,
    marks: Marks,
}

impl Ruler for FaceRuler {
    fn widths(&self, text: &str, clusters: &[ClusterSpan]) -> Vec<u16> {
        let mut widths = vec![0; clusters.len()];
        for piece in shape::pieces(self.setting.book, text, clusters) {
            let glyphs = shape::glyphs(self.setting.book, text, &piece, self.marks);
            let scale = self.setting.book.face(piece.face).scale(self.setting.size);
            let own = piece.clusters.clone();
            spread_advances(&piece, &glyphs, &clusters[own.clone()], scale, &mut widths[own]);
        }
        widths
    }
}

/// Gives each of `clusters` its share of the advances of `glyphs`: that of its own, or of a ligature of several an
/// equal part. The edges of clusters are rounded, so that a piece is as wide as its glyphs.
fn spread_advances(piece: &Piece, glyphs: &[Shaped], clusters: &[ClusterSpan], scale: f32, widths: &mut [u16]) {
    let start = piece.range.start;
    let mut own = vec![0.0_f32; clusters.len()];
    let mut has_glyph = vec![false; clusters.len()];
    for glyph in glyphs {
        let index = clusters.partition_point(|cluster| cluster.range.end <= start + glyph.cluster);
        if let Some(width) = own.get_mut(index) {
            *width += units(glyph.advance) * scale;
            has_glyph[index] = true;
        }
    }
    // A cluster without a glyph is a part of the ligature that the one before it begins.
    let mut first = 0;
    while first < own.len() {
        let count = 1 + has_glyph[first + 1..].iter().take_while(|has| !**has).count();
        let share = own[first] / f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        own[first..first + count].fill(share);
        first += count;
    }
    let mut edge = 0.0_f32;
    for (width, own) in widths.iter_mut().zip(own) {
        let end = edge + own.max(0.0);
        *width = pixels(end.round()) - pixels(edge.round());
        edge = end;
    }
}

impl Paragraph {
    /// Lays out `text` in lines of at most `width` pixels. `options` are those of [`layout::paragraph`], but for the
    /// width; justified lines are spread in pixels.
    #[must_use]
    pub fn new(
        text: &str,
        direction: Direction,
        isolates: &[Isolate],
        setting: Setting,
        width: u16,
        options: LayoutOptions,
    ) -> Self {
        let (fill, spread) = match options.fill {
            Fill::Justified { .. } => (Fill::Even, Spread::Blanks),
            fill => (fill, Spread::None),
        };
        let ruler = Arc::new(FaceRuler { setting, marks: options.marks });
        let options = LayoutOptions { width, fill, wrap_room: 0, ..options };
        Self { layout: layout::paragraph(text, direction, isolates, options).measured(ruler), setting, spread }
    }

    /// Returns the layout of its lines, whose cells are as wide as they have pixels.
    #[must_use]
    pub fn layout(&self) -> &ParagraphLayout {
        &self.layout
    }

    /// Returns the setting of its text.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// Returns line `index`.
    ///
    /// # Panics
    /// If there is no such line, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line(&self, index: usize, text: &str) -> Line {
        let mut visual = self.layout.line(index, text);
        let is_last = !self.layout.is_wrapped(index, text);
        if self.spread == Spread::Blanks && !is_last {
            let missing = usize::from(self.layout.options().width).saturating_sub(visual.width());
            spread(text, &mut visual.cells, missing);
        }
        let level = |range: &Range<usize>| self.layout.level_at(range.start);
        Line::new(text, visual, self.setting, self.layout.options().marks, level)
    }
}

/// Widens the blanks among `cells` by `missing` pixels together.
fn spread(text: &str, cells: &mut [Cell], missing: usize) {
    let is_blank = |cell: &Cell| match &cell.source {
        CellSource::Text(range) => text[range.clone()].chars().all(char::is_whitespace),
        CellSource::Filling(_) | CellSource::Virtual => false,
    };
    let blanks: Vec<usize> = (0..cells.len()).filter(|&index| is_blank(&cells[index])).collect();
    for (nth, &index) in blanks.iter().enumerate() {
        cells[index].width += (nth + 1) * missing / blanks.len() - nth * missing / blanks.len();
    }
}
