//! The styles of a text whose spans are laid out as one.

use ratatui_core::style::Style;

/// The style of each byte of a text: that of its span.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    /// The first byte of each span, in order, and its style.
    starts: Vec<(usize, Style)>,
}

impl Styles {
    pub(super) fn clear(&mut self) {
        self.starts.clear();
    }

    /// Adds a span that begins at a byte behind those before.
    pub(super) fn push(&mut self, start: usize, style: Style) {
        self.starts.push((start, style));
    }

    /// Returns the style of a byte. Costs a binary search.
    pub(super) fn of(&self, byte: usize) -> Style {
        let at = self.starts.partition_point(|(start, _)| *start <= byte);
        at.checked_sub(1).and_then(|at| self.starts.get(at)).map_or(Style::new(), |(_, style)| *style)
    }
}
