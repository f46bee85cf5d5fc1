//! Paragraphs broken into lines that are as wide as a column, in pixels.

use std::sync::Arc;

use qari_bidi::layout::{self, ClusterSpan, Fill, Isolate, LayoutOptions, Marks, Ruler};
use qari_bidi::layout::{Direction, ParagraphLayout};

use crate::hole;
use crate::line::{Line, Parts};
use crate::setting::Setting;
use crate::shape;
use crate::spread::{Manner, spread};

/// A paragraph broken into lines, on demand and as [`layout::ParagraphLayout`] does. It does not hold its text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    layout: ParagraphLayout,
    setting: Setting,
    /// `None` if lines are not spread to both margins, `Some(true)` if they are by longer joints too.
    kashida: Option<bool>,
    manner: Manner,
}

/// Measures text in the faces of a book.
#[derive(Debug)]
struct FaceRuler {
    setting: Setting,
    marks: Marks,
}

impl Ruler for FaceRuler {
    fn measure(&self, text: &str, clusters: &[ClusterSpan], widths: &mut [u16]) {
        for piece in shape::pieces(self.setting.book, text, clusters) {
            let own = piece.clusters.clone();
            if piece.face.is_none() {
                hole::measure(&mut widths[own], self.setting.cell.0);
                continue;
            }
            let glyphs = shape::glyphs((text, self.setting, self.marks), &piece, &[]);
            widths[own.clone()].copy_from_slice(&shape::widths(&glyphs, &clusters[own]));
        }
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
        let (fill, kashida) = match options.fill {
            Fill::Justified { kashida } => (Fill::Even, Some(kashida)),
            fill => (fill, None),
        };
        let ruler = Arc::new(FaceRuler { setting, marks: options.marks });
        let options = LayoutOptions { width, fill, wrap_room: 0, ..options };
        let layout = layout::paragraph(text, direction, isolates, options).measured(ruler);
        Self { layout, setting, kashida, manner: Manner::Prose }
    }

    /// Spreads it as half a line of verse, if lines are spread: the last line too, and by its joints before its blanks.
    #[must_use]
    pub fn into_hemistich(self) -> Self {
        Self { manner: Manner::Verse, ..self }
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
        let options = self.layout.options();
        let own = (text, self.setting, options.marks);
        let parts = Parts::of(text, self.setting.book, &visual.cells, |range| self.layout.level_at(range.start));
        for hole in parts.holes() {
            hole::tighten(&mut visual.cells[hole], self.setting.cell.0.into());
        }
        let is_spread = self.manner == Manner::Verse || self.layout.is_wrapped(index, text);
        let missing = usize::from(options.width).saturating_sub(visual.width());
        let stretches = match self.kashida.filter(|_| is_spread && missing > 0) {
            Some(kashida) => {
                let joints = if kashida { self.layout.joints(index, text) } else { Vec::new() };
                spread(own, (&mut visual.cells, &parts), (missing, self.manner), &joints)
            }
            None => Vec::new(),
        };
        Line::new(own, (visual, &parts), &stretches)
    }
}
