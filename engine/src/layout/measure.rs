//! Widths in other units than cells, for whoever draws the text in a proportional face: a paragraph then has the same
//! levels, isolates and line breaks, and the widths of its cells are in those units. See
//! [`ParagraphLayout::measured`](super::ParagraphLayout::measured).

use std::fmt::Debug;
use std::ops::Range;

use super::shape::{Role, Unit};

/// A grapheme cluster or ligature to measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterSpan {
    /// The bytes of the text that it is.
    pub range: Range<usize>,
    /// Its embedding level (UAX #9).
    pub level: u8,
}

/// Measures clusters of a text.
pub trait Ruler: Debug + Send + Sync {
    /// Replaces the widths of `clusters`, which are consecutive parts of `text` in logical order. They are in cells.
    fn measure(&self, text: &str, clusters: &[ClusterSpan], widths: &mut [u16]);
}

/// Gives the visible ones of `units` their widths.
pub(super) fn measure(text: &str, units: &mut [Unit], by: &dyn Ruler) {
    let has_width = |unit: &&mut Unit| matches!(unit.role, Role::Visible | Role::Space);
    let mut visible: Vec<&mut Unit> = units.iter_mut().filter(has_width).collect();
    let clusters: Vec<ClusterSpan> =
        visible.iter().map(|unit| ClusterSpan { range: unit.range(), level: unit.level }).collect();
    let mut widths: Vec<u16> = visible.iter().map(|unit| unit.width).collect();
    by.measure(text, &clusters, &mut widths);
    for (unit, width) in visible.iter_mut().zip(widths) {
        unit.width = width;
    }
}
