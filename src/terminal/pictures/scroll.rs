//! Rows that are scrolled as they are, with the sixels on them, instead of being sent again.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};

use super::{Piece, Shown};

/// The most cells a row that may have to be written again because of scrolling: those of a scroll bar, not those of a
/// pane beside the text.
const MOST_MOVED: usize = 4;

/// Rows of the screen that move up, or down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    rows: Range<u16>,
    /// The rows that they move up by; down if negative.
    up: i32,
}

impl Scroll {
    /// Returns the scrolling that brings most of the pictures that are `shown` to where they are `wanted`, if it brings
    /// more there than are there, and leaves what stands beside them in the frames `before` and `next` as it is.
    pub(super) fn between(shown: &[Shown], wanted: &[Shown], before: &Buffer, next: &Buffer) -> Option<Self> {
        let mut counts = BTreeMap::new();
        for own in shown {
            let same = wanted.iter().filter(|other| {
                let (one, other_piece) = (&own.piece, &other.piece);
                own.key == other.key
                    && (&one.columns, &one.x, &one.y) == (&other_piece.columns, &other_piece.x, &other_piece.y)
            });
            for other in same {
                *counts.entry(i32::from(own.piece.rows.start) - i32::from(other.piece.rows.start)).or_insert(0) += 1;
            }
        }
        let (&up, &count) = counts.iter().max_by_key(|(up, count)| (**count, -up.abs()))?;
        if up == 0 || counts.get(&0).is_some_and(|there| *there >= count) {
            return None;
        }
        let all = || shown.iter().chain(wanted).map(|own| &own.piece.rows);
        let rows = all().map(|rows| rows.start).min()?..all().map(|rows| rows.end).max()?;
        let own = Self { rows, up };
        let moved = own.buffer(before);
        let differ = |one: &Buffer| {
            let cells = own.rows.clone().flat_map(|y| (0..next.area.width).map(move |x| (x, y)));
            cells.filter(|&at| one[at] != next[at]).count()
        };
        let is_apart = differ(&moved) <= differ(before) + MOST_MOVED * own.rows.len();
        (before.area == next.area && is_apart).then_some(own)
    }

    /// Returns the scrolling that takes all pictures that are `shown` away, if none of them is `wanted` where it is.
    /// xterm never forgets a picture, and goes through those that are in a row, or were, for whatever is written there;
    /// what has left the screen it takes for new ones first.
    pub(super) fn away(shown: &[Shown], wanted: &[Shown]) -> Option<Self> {
        let rows = || shown.iter().map(|own| &own.piece.rows);
        let is_left = shown.iter().any(|own| wanted.contains(own));
        let rows = rows().map(|rows| rows.start).min()?..rows().map(|rows| rows.end).max()?;
        let up = i32::try_from(rows.len()).ok().filter(|_| !is_left)?;
        Some(Self { rows, up })
    }

    /// Returns `frame` as it is afterwards.
    pub(super) fn buffer(&self, frame: &Buffer) -> Buffer {
        let mut moved = frame.clone();
        for y in self.rows.clone() {
            for x in 0..frame.area.width {
                let from = self.source(y);
                moved[(x, y)] = from.map_or_else(Cell::default, |from| frame[(x, from)].clone());
            }
        }
        moved
    }

    /// Returns the row that is in row `y` afterwards, if one of those that scroll is.
    fn source(&self, y: u16) -> Option<u16> {
        let from = u16::try_from(i32::from(y) + self.up).ok()?;
        self.rows.contains(&from).then_some(from)
    }

    /// Moves pieces as the terminal does; what leaves the rows is gone.
    pub(super) fn pieces(&self, shown: &mut Vec<Shown>) {
        let moved = std::mem::take(shown).into_iter().filter_map(|own| {
            let Piece { columns, rows, x, y } = own.piece;
            let kept: Vec<u16> =
                self.rows.clone().filter(|to| self.source(*to).is_some_and(|from| rows.contains(&from))).collect();
            let (first, last) = (*kept.first()?, *kept.last()?);
            let height = y.len() / rows.len().max(1);
            let above = usize::from(self.source(first)? - rows.start) * height;
            let y = y.start + above..y.start + above + kept.len() * height;
            Some(Shown { piece: Piece { columns, rows: first..last + 1, x, y }, ..own })
        });
        *shown = moved.collect();
    }

    /// Tells the terminal to scroll.
    pub(super) fn send(&self, out: &mut impl Write) -> io::Result<()> {
        let (top, bottom) = (self.rows.start + 1, self.rows.end);
        let (count, direction) = (self.up.unsigned_abs(), if self.up > 0 { 'S' } else { 'T' });
        write!(out, "\x1b[{top};{bottom}r\x1b[{count}{direction}")?;
        if self.up.unsigned_abs() as usize >= self.rows.len() {
            // Their pictures are above these rows now, and may be on the screen there.
            write!(out, "\x1b[{count}{direction}")?;
        }
        write!(out, "\x1b[r")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(key: u64, top: u16) -> Shown {
        Shown { key, piece: Piece { columns: 2..8, rows: top..top + 2, x: 0..60, y: 0..40 } }
    }

    fn frame(text: &str) -> Buffer {
        Buffer::with_lines(text.split(' ').map(|row| format!("{row:10}")))
    }

    #[test]
    fn lines_that_stand_elsewhere_scroll() {
        let blank = frame("- - - - - - - - - -");
        let before = [shown(1, 1), shown(2, 3), shown(3, 5)];
        let after = [shown(2, 1), shown(3, 3), shown(4, 5)];
        let scroll = Scroll::between(&before, &after, &blank, &blank).expect("a scrolling");
        assert_eq!(scroll, Scroll { rows: 1..7, up: 2 });
        let mut moved = before.to_vec();
        scroll.pieces(&mut moved);
        assert_eq!(moved, [shown(2, 1), shown(3, 3)]);
        let back = Scroll::between(&after, &before, &blank, &blank).expect("a scrolling");
        assert_eq!(back, Scroll { rows: 1..7, up: -2 });
        let mut out = Vec::new();
        back.send(&mut out).expect("memory");
        assert_eq!(out, b"\x1b[2;7r\x1b[2T\x1b[r");
        // Half of a line is left of one that scrolls by half of it.
        let mut half = vec![shown(1, 1)];
        Scroll { rows: 1..7, up: 1 }.pieces(&mut half);
        assert_eq!(half[0].piece, Piece { columns: 2..8, rows: 1..2, x: 0..60, y: 20..40 });
    }

    #[test]
    fn lines_of_another_page_leave_nothing_behind() {
        let (before, after) = ([shown(1, 1), shown(2, 3)], [shown(3, 1), shown(4, 3)]);
        let away = Scroll::away(&before, &after).expect("a scrolling");
        let mut moved = before.to_vec();
        away.pieces(&mut moved);
        assert_eq!(moved, []);
        let mut out = Vec::new();
        away.send(&mut out).expect("memory");
        assert_eq!(out, b"\x1b[2;5r\x1b[4S\x1b[4S\x1b[r");
        assert_eq!(Scroll::away(&before, &[shown(2, 3)]), None, "a line is left");
        assert_eq!(Scroll::away(&[], &after), None);
    }

    #[test]
    fn what_stands_beside_them_keeps_lines_from_scrolling() {
        let before = [shown(1, 1), shown(2, 3), shown(3, 5)];
        let after = [shown(2, 1), shown(3, 3), shown(4, 5)];
        let pane = frame("0 11111111 22222222 33333333 44444444 55555555 66666666 7 8 9");
        assert_eq!(Scroll::between(&before, &after, &pane, &pane), None);
        // Nor does what is mostly there already.
        let there = [shown(1, 1), shown(2, 3), shown(1, 5)];
        let blank = frame("- - - - - - - - - -");
        assert_eq!(Scroll::between(&before, &there, &blank, &blank), None);
    }

    #[test]
    fn rows_move_with_what_is_on_them() {
        let scroll = Scroll { rows: 1..4, up: 1 };
        assert_eq!(scroll.buffer(&frame("a b c d e")), {
            let mut moved = frame("a c d - e");
            for x in 0..10 {
                moved[(x, 3)] = Cell::default();
            }
            moved
        });
    }
}
