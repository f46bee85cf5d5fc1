//! The place where one reads, for the cursor of the terminal: screen readers and magnifiers follow it.

use super::Document;
use super::cursor::{Track, index_of};
use super::viewport::Viewport;
use crate::article::Pos;

impl Document {
    /// Returns the column and the row of what lies on top where one reads: the cursor while one selects, else the
    /// beginning of the chosen link, of the current match, or of the first row that has text; the first of these that
    /// is on the screen. Beginnings are those of the text: in a right-to-left row they are at the right.
    #[must_use]
    pub fn standing(&self, view: &Viewport) -> Option<(u16, u16)> {
        let track = self.track(view);
        let top = self.topmost();
        let shown = |pos: Pos| self.part().contains(&pos.block).then(|| track.on_screen(top, pos))?;
        let cursor = || shown(self.selection()?.cursor().start());
        let link = || {
            let at = self.chosen_at()?;
            let spots = self.link_spots(view);
            spots.iter().find(|spot| spot.at == at).map(|spot| (spot.column, spot.row))
        };
        let found = || shown(self.current_match()?.start());
        cursor().or_else(link).or_else(found).or_else(|| track.first_on_screen(top))
    }
}

impl Track<'_> {
    /// Returns the column and the row of the cell that shows `pos`, on a screen that begins at `top`.
    fn on_screen(&self, top: Pos, pos: Pos) -> Option<(u16, u16)> {
        let row = self.rows.at(pos);
        let below = self.rows.from(self.rows.at(top), self.height).position(|on_screen| on_screen == row)?;
        let cells = self.cells(row);
        let cell = &cells[index_of(&cells, pos.byte)?];
        Some((cell.columns.start, u16::try_from(below).ok()?))
    }

    /// Returns the column and the row of the cell that the first row with text begins with.
    fn first_on_screen(&self, top: Pos) -> Option<(u16, u16)> {
        let mut rows = (0..).zip(self.rows.from(self.rows.at(top), self.height));
        rows.find_map(|(below, row)| {
            let first = self.cells(row).into_iter().min_by_key(|cell| cell.bytes.start)?;
            Some((first.columns.start, below))
        })
    }
}
