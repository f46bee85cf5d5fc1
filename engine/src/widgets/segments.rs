//! The parts of rows that are put in order on their own.

use ratatui_core::layout::Rect;

use crate::layout::{BaseDirection, Direction, Tokens};

/// The parts of an area that [`Engine::reorder`](crate::Engine::reorder) puts in order, each a paragraph of its own,
/// and their base direction.
///
/// ```
/// use qari_bidi::{BaseDirection, Direction, Segments};
/// let segments = Segments::rows().direction(BaseDirection::Context(Direction::Rtl));
/// # let _ = segments;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Segments<'a> {
    pub(super) columns: Option<&'a [Rect]>,
    pub(super) base: BaseDirection,
    pub(super) tokens: Tokens,
}

impl<'a> Segments<'a> {
    /// Returns segments that are whole rows, cut at box drawing and block elements (U+2500–U+259F), at cells that
    /// ratatui skips, and at three blanks or more.
    #[must_use]
    pub fn rows() -> Self {
        Self { columns: None, base: BaseDirection::Auto, tokens: Tokens::AsIs }
    }

    /// Returns segments that are the rows of each of these rectangles, cut in the same way: the columns of a table
    /// without rules. What is in none of them stays as it is.
    #[must_use]
    pub fn columns(columns: &'a [Rect]) -> Self {
        Self { columns: Some(columns), ..Segments::rows() }
    }

    /// Sets the base direction; [`BaseDirection::Auto`] at first. A right-to-left segment stands at the right, as far
    /// from the edge as it stood from the left one.
    #[must_use]
    pub fn direction(self, base: BaseDirection) -> Self {
        Self { base, ..self }
    }

    /// Sets the treatment of tokens; [`Tokens::AsIs`] at first, so that the order is that of UAX #9.
    #[must_use]
    pub fn tokens(self, tokens: Tokens) -> Self {
        Self { tokens, ..self }
    }
}

impl Segments<'_> {
    /// Returns `true` if rows without right-to-left letters are turned too: those of an interface that runs from right
    /// to left.
    pub(super) fn turns_all(&self) -> bool {
        matches!(self.base, BaseDirection::Rtl | BaseDirection::Context(Direction::Rtl))
    }
}

impl Default for Segments<'_> {
    fn default() -> Self {
        Self::rows()
    }
}
