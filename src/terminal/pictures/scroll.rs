//! Rows that are scrolled as they are, with the sixels on them, instead of being sent again.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::SetBackgroundColor;
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::{FREE, Piece, Shown};

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
        if before.area != next.area {
            return None;
        }
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
        // In rows that come to be, nothing has moved.
        let rows: Vec<(u16, u16)> = own.rows.clone().filter_map(|y| Some((own.source(y)?, y))).collect();
        let differ = |from: fn((u16, u16)) -> u16| {
            let cells = rows.iter().flat_map(|&row| (0..next.area.width).map(move |x| (x, row)));
            cells.filter(|&(x, row)| !look_alike(&before[(x, from(row))], &next[(x, row.1)])).count()
        };
        let is_apart = differ(|(source, _)| source) <= differ(|(_, own)| own) + MOST_MOVED * rows.len();
        is_apart.then_some(own)
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

    /// Returns the frame `before` as it is afterwards. Rows that come from below are blank, with this ground: a cell of
    /// them that is to be blank in the frame `next` is as it is there. In those that come from above nothing is as it
    /// is to be, since xterm shows pictures there that it had scrolled away.
    pub(super) fn buffer(&self, before: &Buffer, next: &Buffer, ground: Color) -> Buffer {
        let mut moved = before.clone();
        let is_blank = |cell: &&Cell| cell.symbol() == " " && cell.modifier.is_empty() && cell.bg == ground;
        let mut bare = Cell::default();
        bare.set_bg(ground).set_symbol(if self.up > 0 { " " } else { FREE });
        for y in self.rows.clone() {
            let source = self.source(y);
            for x in 0..before.area.width {
                let own = || next.cell((x, y)).filter(|_| self.up > 0).filter(is_blank).unwrap_or(&bare);
                moved[(x, y)] = source.map_or_else(own, |source| &before[(x, source)]).clone();
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

    /// Tells the terminal to scroll, in one piece. Rows that come to be have this ground, if the terminal gives them
    /// one (`bce`).
    pub(super) fn send(&self, out: &mut impl Write, ground: Color) -> io::Result<()> {
        let (top, bottom) = (self.rows.start, self.rows.end);
        let count = self.up.unsigned_abs();
        let mut text = Vec::new();
        if ground != Color::Reset {
            queue!(text, SetBackgroundColor(ground.into_crossterm()))?;
        }
        if self.up < 0 {
            // What leaves the rows below is blank, so that no picture comes back from there.
            for row in top.max(bottom.saturating_sub(u16::try_from(count).unwrap_or(u16::MAX)))..bottom {
                queue!(text, MoveTo(0, row), Clear(ClearType::CurrentLine))?;
            }
        }
        let direction = if self.up > 0 { 'S' } else { 'T' };
        write!(text, "\x1b[{};{bottom}r\x1b[{count}{direction}", top + 1)?;
        if self.up > 0 && count as usize >= self.rows.len() {
            // Their pictures are above these rows now, and may be on the screen there.
            write!(text, "\x1b[{count}S")?;
        }
        write!(text, "\x1b[r")?;
        if ground != Color::Reset {
            queue!(text, SetBackgroundColor(Color::Reset.into_crossterm()))?;
        }
        out.write_all(&text)
    }
}

/// Returns `true` if both cells look the same, whatever ratatui is told about them.
fn look_alike(one: &Cell, other: &Cell) -> bool {
    let look = |cell: &Cell| (cell.fg, cell.bg, cell.underline_color, cell.modifier);
    one.symbol() == other.symbol() && look(one) == look(other)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::CellDiffOption;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

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
        back.send(&mut out, Color::Reset).expect("memory");
        assert_eq!(out, b"\x1b[6;1H\x1b[2K\x1b[7;1H\x1b[2K\x1b[2;7r\x1b[2T\x1b[r");
        // On a page with a ground of its own, which the terminal does not give the rows that come to be.
        let mut page = Buffer::empty(Rect::new(0, 0, 200, 10));
        page.content.iter_mut().for_each(|cell| _ = cell.set_bg(Color::White));
        assert_eq!(Scroll::between(&before, &after, &page, &page), Some(Scroll { rows: 1..7, up: 2 }));
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
        away.send(&mut out, Color::Reset).expect("memory");
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
        let (before, next) = (frame("a b c d e"), frame("a c d e e"));
        let mut expected = frame("a c d - e");
        for x in 0..10 {
            expected[(x, 3)] = Cell::default();
        }
        assert_eq!(scroll.buffer(&before, &next, Color::Reset), expected);
    }

    #[test]
    fn what_is_blank_afterwards_is_blank_in_the_ground_of_the_page() {
        let scroll = Scroll { rows: 1..3, up: 2 };
        let (before, ground) = (frame("a b c d"), Color::Rgb(250, 246, 236));
        let mut next = frame("a - - d");
        for (x, y) in (1..10).flat_map(|x| [(x, 1), (x, 2)]) {
            next[(x, y)].set_symbol(" ").set_bg(ground).set_fg(Color::Black);
        }
        next[(4, 1)].diff_option = CellDiffOption::Skip;
        next[(5, 2)].modifier = Modifier::UNDERLINED;
        let changes: Vec<(u16, u16)> =
            scroll.buffer(&before, &next, ground).diff(&next).into_iter().map(|(x, y, _)| (x, y)).collect();
        assert_eq!(changes, [(0, 1), (0, 2), (5, 2)]);
        // xterm shows what it had scrolled away where rows come from above.
        let back = Scroll { rows: 1..3, up: -1 };
        let changes = back.buffer(&before, &next, ground).diff(&next).into_iter().filter(|(_, y, _)| *y == 1).count();
        assert_eq!(changes, 9, "all but the cell below a picture");
        let mut out = Vec::new();
        scroll.send(&mut out, ground).expect("memory");
        assert_eq!(out, b"\x1b[48;2;250;246;236m\x1b[2;3r\x1b[2S\x1b[2S\x1b[r\x1b[49m");
    }
}
