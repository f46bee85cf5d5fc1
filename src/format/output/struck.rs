//! The characters of a line of output.

use super::pen::Pen;

/// A character with the style that it is written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Struck {
    pub(super) c: char,
    pub(super) pen: Pen,
    /// The address of the link around it, by its number.
    pub(super) link: Option<usize>,
}
