//! The size of the text on the grid of a terminal.

use crate::face::Book;
use crate::numbers::pixels;

/// The height of a line of usual text, in cells.
const USUAL_ROWS: u16 = 2;

/// The least and the greatest em that is chosen by itself, in hundredths of the height of a cell: a face whose lines
/// are high gets a row more, and one whose lines are low gets no larger letters.
const EM: (u32, u32) = (95, 125);

/// The least and the greatest size of an em that can be asked for, in pixels.
pub const SIZES: (u16, u16) = (8, 96);

/// A book, and the size that its text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The faces.
    pub book: Book,
    /// The width and the height of a cell of the terminal, in pixels.
    pub cell: (u16, u16),
    /// The size of an em, in pixels.
    pub size: u16,
    /// The height of a line, in cells.
    pub rows: u16,
}

impl Setting {
    /// Returns the setting for text with an em of `size` pixels, or of what fits into lines of two cells, or of three
    /// where the lines of the face are high.
    #[must_use]
    pub fn new(book: Book, cell: (u16, u16), size: Option<u16>) -> Self {
        let cell = (cell.0.max(1), cell.1.max(1));
        let size = size.map_or_else(|| usual_size(book, cell.1), |size| size.clamp(SIZES.0, SIZES.1));
        Self { book, cell, size, rows: 0 }.with_rows()
    }

    /// Returns it in letters `hundredths` of their size.
    #[must_use]
    pub fn scaled(self, hundredths: u16) -> Self {
        let size = u32::from(self.size) * u32::from(hundredths) / 100;
        Self { size: u16::try_from(size).unwrap_or(SIZES.1), ..self }.with_rows()
    }

    /// Returns it in lines that are a row higher.
    #[must_use]
    pub fn taller(self) -> Self {
        Self { rows: self.rows.saturating_add(1), ..self }
    }

    /// Returns it with the height of its lines.
    fn with_rows(self) -> Self {
        let (above, below) = self.book.extent();
        let height = (above + below) * f32::from(self.size);
        Self { rows: pixels(height.floor()).div_ceil(self.cell.1).max(1), ..self }
    }

    /// Returns the distance of the baseline from the upper edge of a line, in pixels.
    #[must_use]
    pub fn baseline(self) -> u16 {
        let (above, below) = self.book.extent();
        let size = f32::from(self.size);
        let spare = f32::from(self.height()) - (above + below) * size;
        pixels((spare / 2.0 + above * size).round())
    }

    /// Returns the height of a line, in pixels.
    #[must_use]
    pub fn height(self) -> u16 {
        self.rows.saturating_mul(self.cell.1)
    }

    /// Returns the width of `columns` cells, in pixels.
    #[must_use]
    pub fn width(self, columns: u16) -> u16 {
        columns.saturating_mul(self.cell.0)
    }
}

/// Returns the em of usual text where a cell is `height` pixels high.
fn usual_size(book: Book, height: u16) -> u16 {
    let (above, below) = book.extent();
    let fits = |rows: u16| pixels((f32::from(rows * height) / (above + below)).floor());
    let (least, most) = (share(height, EM.0), share(height, EM.1));
    (USUAL_ROWS..=USUAL_ROWS + 1).map(fits).find(|size| *size >= least).unwrap_or(least).min(most)
}

fn share(height: u16, hundredths: u32) -> u16 {
    u16::try_from(u32::from(height) * hundredths / 100).unwrap_or(u16::MAX)
}
