//! The movements of a cursor along a text: by cells, as they are seen; by words and paragraphs, in the order of the
//! text; by rows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::rows::{Rows, TextRow};
use crate::article::{Article, Kind, Pos, Span};
use qari_bidi::layout::{CellSource, Direction};
use qari_bidi::text::visible::boundary_from;

/// A movement of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the cell on the left, and from the left edge to the row that goes on there.
    Left,
    /// To the cell on the right, likewise.
    Right,
    /// To the row below.
    Down,
    /// To the row above.
    Up,
    /// A page down, less one row.
    PageDown,
    /// A page up, less one row.
    PageUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// To the first cell of the row, in the order of the text.
    RowStart,
    /// To the last cell of the row, in the order of the text.
    RowEnd,
    /// To the beginning of the next word.
    NextWord,
    /// To the beginning of the word, or of the one before.
    PreviousWord,
    /// To the end of the word, or of the next one.
    WordEnd,
    /// To the beginning of the next paragraph; from the last one, to its end.
    NextParagraph,
    /// To the beginning of the paragraph, or of the one before.
    PreviousParagraph,
    /// To the beginning of the next section; from the last one, to the end.
    NextSection,
    /// To the beginning of the section, or of the one before.
    PreviousSection,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
}

impl Motion {
    /// Returns `true` if the cursor keeps its column, whatever the length of the rows between.
    #[must_use]
    pub fn keeps_column(self) -> bool {
        self.rows(3).is_some()
    }

    /// Returns the number of rows that it goes down on a screen of `height` rows, or up if negative; `None` if it does
    /// not go by rows.
    fn rows(self, height: usize) -> Option<isize> {
        let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        let half = (page / 2).max(1);
        match self {
            Self::Down => Some(1),
            Self::Up => Some(-1),
            Self::PageDown => Some(page),
            Self::PageUp => Some(-page),
            Self::HalfPageDown => Some(half),
            Self::HalfPageUp => Some(-half),
            _ => None,
        }
    }
}

/// A cell of a row that shows text.
#[derive(Clone, Debug)]
pub(super) struct TextCell {
    /// Its columns, in cells from the left edge of the text.
    pub columns: Range<u16>,
    /// The bytes of the block that it shows.
    pub bytes: Range<usize>,
}

impl TextCell {
    /// Returns the number of columns between it and `column`.
    fn distance(&self, column: u16) -> u16 {
        self.columns.start.saturating_sub(column).max((column + 1).saturating_sub(self.columns.end))
    }
}

/// The text that a cursor moves along.
pub(super) struct Track<'a> {
    /// The article.
    pub article: &'a Article,
    /// The rows of the part of it that the cursor stays in.
    pub rows: Rows<'a>,
    /// The height of the screen, in cells.
    pub height: usize,
    /// The rows of the text on it.
    pub page: usize,
}

impl Track<'_> {
    /// Returns the cell at `pos`: the one that shows it, or the cluster there if none does.
    pub(super) fn cell(&self, pos: Pos) -> Option<Span> {
        let row = self.rows.at(pos);
        let cells = self.cells(row).into_iter().find(|cell| cell.bytes.contains(&pos.byte));
        let bytes = cells.map_or_else(|| cluster_at(self.article.text(pos.block), pos.byte), |cell| cell.bytes);
        (!bytes.is_empty()).then(|| Span::new(pos.block, bytes))
    }

    /// Returns the cell nearest to column `x` of the row `below` rows below the one of `top`.
    pub(super) fn nearest(&self, top: Pos, x: u16, below: usize) -> Option<Span> {
        let first = self.rows.at(top);
        let down_to = self.rows.on_screen(first, self.height.max(below + 1)).take_while(|(above, _)| *above <= below);
        let mut rows: Vec<TextRow> = down_to.map(|(_, row)| row).collect();
        // A blank row stands for the text above it, or at the top for that below.
        while let Some(row) = rows.pop() {
            if let Some(span) = self.nearest_in(row, x) {
                return Some(span);
            }
        }
        self.next_row(first, 1).and_then(|row| self.nearest_in(row, x))
    }

    /// Returns where the cursor on `cursor` is after `motion`, with the column it keeps; `None` if it goes no further.
    pub(super) fn moved(&self, cursor: Span, column: Option<u16>, motion: Motion) -> Option<(Span, Option<u16>)> {
        if let Some(rows) = motion.rows(self.page) {
            let column = column.unwrap_or_else(|| self.column_of(cursor));
            let row = self.next_row(self.rows.at(cursor.start()), rows)?;
            return self.nearest_in(row, column).map(|span| (span, Some(column)));
        }
        let there = match motion {
            Motion::Left => self.beside(cursor, -1),
            Motion::Right => self.beside(cursor, 1),
            Motion::RowStart => self.in_row(cursor, |cells| cells.min_by_key(|cell| cell.bytes.start)),
            Motion::RowEnd => self.in_row(cursor, |cells| cells.max_by_key(|cell| cell.bytes.start)),
            _ => self.cell(self.pos_after(cursor.start(), motion)?),
        };
        there.filter(|there| *there != cursor).map(|there| (there, None))
    }

    /// Returns where the cursor at `pos` is after a movement in the order of the text.
    fn pos_after(&self, pos: Pos, motion: Motion) -> Option<Pos> {
        let (first, behind) = (self.rows.first, self.rows.behind);
        let start = Pos { block: first, byte: 0 };
        match motion {
            Motion::NextWord => self.next_word(pos, false),
            Motion::WordEnd => self.next_word(pos, true),
            Motion::PreviousWord => self.previous_word(pos),
            Motion::NextParagraph => next_paragraph(self.article, pos, behind).or_else(|| Some(self.last())),
            Motion::PreviousParagraph => Some(previous_paragraph(self.article, pos, first)),
            Motion::NextSection => self.section(pos, 1).or_else(|| Some(self.last())),
            Motion::PreviousSection => self.section(pos, -1).or(Some(start)),
            Motion::Start => Some(start),
            _ => Some(self.last()),
        }
    }

    /// Returns the last place of the text.
    fn last(&self) -> Pos {
        let block = self.rows.behind - 1;
        Pos { block, byte: last_cluster(self.article.text(block)).start }
    }

    /// Returns the beginning of the next section, or of this one or the one before. The disclaimer has no sections.
    fn section(&self, pos: Pos, step: isize) -> Option<Pos> {
        if !self.article.flow().contains(&pos.block) {
            return None;
        }
        let sections = self.article.sections();
        let own = self.article.section_of(pos.block);
        let start = |index: usize| sections.get(index).map(|section| Pos { block: section.blocks.start, byte: 0 });
        match step {
            1 => start(own + 1),
            _ if start(own).is_some_and(|start| start < pos) => start(own),
            _ => start(own.checked_sub(1)?),
        }
    }

    /// Returns the beginning of the first word behind `pos`, or if `at_end`, the last cluster of the first word that
    /// ends behind it.
    fn next_word(&self, pos: Pos, at_end: bool) -> Option<Pos> {
        (pos.block..self.rows.behind).find_map(|block| {
            let text = self.article.text(block);
            let byte = (block == pos.block).then_some(pos.byte);
            let from = byte.map_or(0, |byte| blank_before(text, byte));
            let mut words = text[from..].unicode_word_indices().map(|(at, word)| from + at..from + at + word.len());
            let place = |word: Range<usize>| if at_end { last_cluster(&text[..word.end]).start } else { word.start };
            let found = words.find_map(|word| Some(place(word)).filter(|at| byte.is_none_or(|byte| *at > byte)));
            found.map(|byte| Pos { block, byte })
        })
    }

    /// Returns the beginning of the last word that begins before `pos`.
    fn previous_word(&self, pos: Pos) -> Option<Pos> {
        /// The bytes that are looked at at once.
        const STEP: usize = 256;
        (self.rows.first..=pos.block).rev().find_map(|block| {
            let text = self.article.text(block);
            let mut end = if block == pos.block { pos.byte } else { text.len() };
            while end > 0 {
                let from = blank_before(text, boundary_from(text, end.saturating_sub(STEP)).min(end));
                let words = text[from..].unicode_word_indices().map(|(at, _)| from + at);
                if let Some(byte) = words.take_while(|at| *at < end).last() {
                    return Some(Pos { block, byte });
                }
                end = from;
            }
            None
        })
    }

    /// Returns the cell beside `cursor` in its row, to the right if `step` is 1, to the left if it is −1; at the edge,
    /// the nearest cell of the row that the text goes on in, or comes from.
    fn beside(&self, cursor: Span, step: isize) -> Option<Span> {
        let row = self.rows.at(cursor.start());
        let cells = self.cells(row);
        let own = index_of(&cells, cursor.range().start);
        let there = own.and_then(|own| own.checked_add_signed(step)).and_then(|index| cells.get(index));
        if let Some(cell) = there {
            return Some(Span::new(row.block, cell.bytes.clone()));
        }
        let runs_left = self.article.blocks()[row.block].direction() == Direction::Rtl;
        let goes_on = (step < 0) == runs_left;
        let row = self.next_row(row, if goes_on { 1 } else { -1 })?;
        let mut cells = self.cells(row).into_iter();
        let cell = if step < 0 { cells.next_back() } else { cells.next() };
        cell.map(|cell| Span::new(row.block, cell.bytes))
    }

    /// Returns the cell of the row of `cursor` that `choose` takes.
    fn in_row(
        &self,
        cursor: Span,
        choose: impl FnOnce(std::vec::IntoIter<TextCell>) -> Option<TextCell>,
    ) -> Option<Span> {
        let row = self.rows.at(cursor.start());
        choose(self.cells(row).into_iter()).map(|cell| Span::new(row.block, cell.bytes))
    }

    /// Returns the row `count` rows below `row`, or above if negative, that has text; the last one on the way if there
    /// are not so many.
    fn next_row(&self, row: TextRow, count: isize) -> Option<TextRow> {
        let mut reached = None;
        let (mut here, mut left) = (row, count.unsigned_abs());
        while left > 0 {
            let there = if count > 0 { self.rows.forward(here, 1) } else { self.rows.back(here, 1) };
            if there == here {
                break;
            }
            here = there;
            // Blank rows are passed, but count on a page.
            if !self.cells(here).is_empty() {
                reached = Some(here);
                left -= 1;
            } else if left > 1 {
                left -= 1;
            }
        }
        reached
    }

    fn nearest_in(&self, row: TextRow, column: u16) -> Option<Span> {
        let cell = self.cells(row).into_iter().min_by_key(|cell| cell.distance(column))?;
        Some(Span::new(row.block, cell.bytes))
    }

    fn column_of(&self, cursor: Span) -> u16 {
        let cells = self.cells(self.rows.at(cursor.start()));
        index_of(&cells, cursor.range().start).map_or(0, |index| cells[index].columns.start)
    }

    /// Returns the cells of `row` that show text, from left to right.
    pub(super) fn cells(&self, row: TextRow) -> Vec<TextCell> {
        let mut cells = Vec::new();
        for piece in self.rows.pieces(row) {
            for (columns, cell) in piece.cells() {
                if let CellSource::Text(bytes) = &cell.source {
                    cells.push(TextCell { columns, bytes: bytes.clone() });
                }
            }
        }
        cells.sort_unstable_by_key(|cell| cell.columns.start);
        cells
    }
}

/// Returns the bytes of the paragraph of `article` at `pos`: all of the block, or of lines the line.
pub(super) fn paragraph(article: &Article, pos: Pos) -> Range<usize> {
    let text = article.text(pos.block);
    if article.blocks()[pos.block].kind() != Kind::Lines {
        return 0..text.len();
    }
    let byte = boundary_from(text, pos.byte);
    let start = text[..byte].rfind('\n').map_or(0, |end| end + 1);
    start..text[byte..].find('\n').map_or(text.len(), |length| byte + length)
}

/// Returns the beginning of the paragraph behind the one at `pos`, before block `behind`. Blank lines are none.
pub(super) fn next_paragraph(article: &Article, pos: Pos, behind: usize) -> Option<Pos> {
    let text = article.text(pos.block);
    let end = paragraph(article, pos).end;
    let blank = text[end..].len() - text[end..].trim_start_matches('\n').len();
    if end + blank < text.len() {
        return Some(Pos { byte: end + blank, ..pos });
    }
    (pos.block + 1 < behind).then_some(Pos { block: pos.block + 1, byte: 0 })
}

/// Returns the beginning of the paragraph at `pos`, or if that is there, of the one before, from block `first` on.
pub(super) fn previous_paragraph(article: &Article, pos: Pos, first: usize) -> Pos {
    let own = paragraph(article, pos).start;
    if own < pos.byte {
        return Pos { byte: own, ..pos };
    }
    let before = article.text(pos.block)[..own].trim_end_matches('\n').len();
    if before > 0 {
        return Pos { byte: paragraph(article, Pos { byte: before, ..pos }).start, ..pos };
    }
    match pos.block.checked_sub(1).filter(|block| *block >= first) {
        Some(block) => {
            let byte = last_cluster(article.text(block)).start;
            Pos { byte: paragraph(article, Pos { block, byte }).start, block }
        }
        None => Pos { block: first, byte: 0 },
    }
}

/// Returns the byte behind the last white space before `byte`, or the beginning of `text`.
fn blank_before(text: &str, byte: usize) -> usize {
    text[..byte].rfind(char::is_whitespace).map_or(0, |blank| boundary_from(text, blank + 1))
}

/// Returns the bytes of the grapheme cluster of `text` that begins at `byte`; nothing at the end.
pub(super) fn cluster_at(text: &str, byte: usize) -> Range<usize> {
    let length = text.get(byte..).and_then(|rest| rest.graphemes(true).next()).map_or(0, str::len);
    byte..byte + length
}

/// Returns the bytes of the last grapheme cluster of `text` that is no line end, or the last of all.
pub(super) fn last_cluster(text: &str) -> Range<usize> {
    let length = text.graphemes(true).next_back().map_or(0, str::len);
    text.len() - length..text.len()
}

/// Returns the index of the cell that shows the byte `start`, or else of the one nearest to it in the order of the
/// text: what is invisible has no cell.
pub(super) fn index_of(cells: &[TextCell], start: usize) -> Option<usize> {
    let shows = |cell: &TextCell| cell.bytes.contains(&start);
    let nearest = || (0..cells.len()).min_by_key(|&index| cells[index].bytes.start.abs_diff(start));
    cells.iter().position(shows).or_else(nearest)
}
