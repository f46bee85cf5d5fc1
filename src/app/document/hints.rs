//! Hints: letters at the links on the screen, which follow a link when they are typed.

use super::Document;
use super::links::{self, At};
use super::viewport::Viewport;
use crate::page::PieceRole;
use qari_bidi::layout::CellSource;
use unicode_bidi::{BidiClass, bidi_class};

/// The hints while they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The letters typed so far, as they are on a US keyboard.
    pub typed: String,
    /// `true` if the link is copied instead of followed.
    pub copies: bool,
}

/// The place on the screen where a link begins, or goes on from the screen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkSpot {
    /// The link.
    pub at: At,
    /// The column of its first cell, counted from the left edge of what lies on top.
    pub column: u16,
    /// The row, counted from its top.
    pub row: u16,
    /// `true` if its text goes on to the left.
    pub is_rtl: bool,
}

impl Document {
    /// Returns the links on the screen with their places, in the order of the text.
    #[must_use]
    pub fn link_spots(&self, view: &Viewport) -> Vec<LinkSpot> {
        let rows = self.top_rows(view);
        let mut spots: Vec<LinkSpot> = Vec::new();
        for (above, row) in rows.on_screen(rows.at(self.topmost()), self.top_height(view)) {
            let y = above + (rows.height(row) - 1) / 2;
            // The cells of the row that begin or go on with a link, each with what it shows.
            let mut found: Vec<(usize, LinkSpot)> = Vec::new();
            for piece in rows.pieces(row) {
                for (columns, cell) in piece.cells() {
                    let source = (piece.role, cell.source.clone());
                    let is_blank = piece.role == PieceRole::Marker && cell.symbol().trim().is_empty();
                    if let Some(at) = self.link_of(&(row, Some(source))).filter(|_| !is_blank) {
                        let byte = if let CellSource::Text(range) = &cell.source { range.start } else { 0 };
                        let first = self.article.text(row.block)[byte..].chars().next();
                        let is_rtl = first
                            .is_some_and(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN));
                        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
                        found.push((byte, LinkSpot { at, column: columns.start, row: narrow(y), is_rtl }));
                    }
                }
            }
            found.sort_by_key(|(byte, spot)| (spot.at, *byte));
            found.dedup_by_key(|(_, spot)| spot.at);
            spots.extend(
                found.into_iter().map(|(_, spot)| spot).filter(|spot| links::get(&self.article, spot.at).is_some()),
            );
        }
        spots.sort_by_key(|spot| (spot.at, spot.row));
        spots.dedup_by_key(|spot| spot.at);
        spots
    }

    /// Returns the hints, while they are shown.
    #[must_use]
    pub fn hints(&self) -> Option<&Hints> {
        self.visit.hints.as_ref().filter(|_| self.is_choosing())
    }

    /// Shows hints, or no longer.
    pub fn set_hints(&mut self, hints: Option<Hints>) {
        self.visit.hints = hints;
    }

    /// Returns where the chosen link is among all, if one is chosen.
    #[must_use]
    pub fn chosen_at(&self) -> Option<At> {
        self.visit.link
    }

    /// Chooses the link at `at`.
    pub fn choose_at(&mut self, at: At, view: &Viewport) -> bool {
        self.choose_link(Some(at), view)
    }
}

/// Returns the hints of `count` links, made of `letters`: of one letter each if there are enough, else of two. Links
/// beyond those have none.
#[must_use]
pub fn labels(letters: &[char], count: usize) -> Vec<String> {
    let one = letters.iter().map(char::to_string);
    let two = || letters.iter().flat_map(|first| letters.iter().map(move |second| format!("{first}{second}")));
    if count <= letters.len() { one.take(count).collect() } else { two().take(count).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hint_begins_another() {
        let letters = ['a', 'b', 'c'];
        assert_eq!(labels(&letters, 2), ["a", "b"]);
        assert_eq!(labels(&letters, 4), ["aa", "ab", "ac", "ba"]);
        assert_eq!(labels(&letters, 100).len(), 9);
        for count in 0..12 {
            let labels = labels(&letters, count);
            for (index, label) in labels.iter().enumerate() {
                let others = labels.iter().enumerate().filter(|(other, _)| *other != index);
                assert!(others.map(|(_, other)| other).all(|other| !other.starts_with(label.as_str())));
            }
        }
    }
}
