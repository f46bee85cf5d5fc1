//! The pixels of a sheet that letters cover.

use crate::runs::runs;

/// The pixels that letters cover, and which letters.
pub(crate) struct Coverage {
    /// The number of columns.
    pub width: usize,
    /// The number of rows.
    pub height: usize,
    /// The coverage of each pixel.
    alpha: Vec<u8>,
    /// The index of the look of all letters, if they look alike: then nothing is kept of each pixel.
    only: Option<u8>,
    /// The index of the look of what covers it most.
    ink: Vec<u8>,
    /// The coverage by that.
    most: Vec<u8>,
}

impl Coverage {
    /// Creates a sheet on which nothing is covered yet, by letters of the look `only` if all look alike.
    pub(crate) fn new(width: usize, height: usize, only: Option<u8>) -> Self {
        let none = |is_kept: bool| vec![0; if is_kept { width * height } else { 0 }];
        Self { width, height, alpha: none(true), only, ink: none(only.is_none()), most: none(only.is_none()) }
    }

    /// Covers pixels of row `y` from column `x` on, as far as they are on the sheet.
    pub(crate) fn add(&mut self, x: i32, y: i32, alphas: &[u8], look: u8) {
        let Some(row) = usize::try_from(y).ok().filter(|y| *y < self.height) else { return };
        let hidden = usize::try_from(-x).unwrap_or(0).min(alphas.len());
        let first = usize::try_from(x).unwrap_or(0).min(self.width);
        let alphas = &alphas[hidden..alphas.len().min(hidden + self.width - first)];
        let at = row * self.width + first;
        for (own, alpha) in self.alpha[at..].iter_mut().zip(alphas) {
            *own = own.saturating_add(*alpha);
        }
        if self.only.is_none() {
            for (at, alpha) in (at..).zip(alphas).filter(|(_, alpha)| **alpha > 0) {
                if *alpha >= self.most[at] {
                    (self.most[at], self.ink[at]) = (*alpha, look);
                }
            }
        }
    }

    /// Returns the runs of pixels that are not blank, row by row: the index of the first, its column, and what covers
    /// them.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (usize, usize, &[u8])> {
        let rows = (0..).step_by(self.width.max(1)).zip(self.alpha.chunks(self.width.max(1)));
        rows.flat_map(|(at, row)| runs(row).map(move |(x, run)| (at + x, x, run)))
    }

    /// Returns the index of the look of the letters on a pixel; that of others means nothing.
    pub(crate) fn ink(&self, at: usize) -> u8 {
        self.only.unwrap_or_else(|| self.ink[at])
    }
}
