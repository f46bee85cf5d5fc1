//! Puts in order what widgets have written in logical order.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui_core::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui_core::layout::Rect;

use super::columns::ColumnMap;
use super::place::ORDERED;
use super::segments::Segments;
use crate::layout::{self, BaseDirection, Direction, LayoutOptions, Tokens};
use crate::text::direction::{is_right_to_left, may_be_rtl};

/// The greatest number of pieces of rows that are kept from frame to frame.
const MOST_KEPT: usize = 4096;

/// The blanks between two texts in a row that are no words of one sentence.
const GAP: usize = 3;

/// Puts in order, and joins, what widgets have written into a buffer in logical order. For widgets that one can't reach
/// into; where one can give a widget text, [`BidiExt`](crate::BidiExt) is better, since it knows all of the text.
///
/// Keep it between frames: a row that is as it was in the last frame is copied, and nothing is allocated. Rows without
/// right-to-left letters cost a look at each cell.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    /// The pieces that were put in order, by their row and columns.
    kept: BTreeMap<(u16, u16, u16), Kept>,
    map: ColumnMap,
}

/// A piece of a row before and after it was put in order.
#[derive(Clone, Debug)]
struct Kept {
    base: BaseDirection,
    tokens: Tokens,
    before: Vec<Cell>,
    after: Vec<Cell>,
    /// For each cell, the one that it was.
    written: Vec<u16>,
}

impl Engine {
    /// Returns an engine that has seen no frame.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts the text in `area` of `buffer` in visual order: each segment is a paragraph of one line (UAX #9). Styles
    /// move with their letters. What [`BidiExt`](crate::BidiExt), [`Bidi`](crate::Bidi) or an earlier call have put in
    /// order in this frame stays. Lam and alef, two cells of ratatui's, become one; the row is filled up at its end.
    ///
    /// A right-to-left segment stands at the right, as far from the edge as it stood from the left one; one that was
    /// aligned to the right stays there. Of a row that holds several texts with three blanks or more between them, as a
    /// status bar does, each is put in order where it stands, unless the base direction says that rows run from right
    /// to left. Returns where cells have gone.
    ///
    /// ```
    /// use qari_bidi::{Engine, Segments};
    /// use ratatui_core::{buffer::Buffer, layout::Position};
    /// let mut buffer = Buffer::with_lines(["│אב 12  │"]);
    /// let area = buffer.area;
    /// let map = Engine::new().reorder(&mut buffer, area, &Segments::rows()).clone();
    /// let row: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
    /// assert_eq!(row, "│  12 בא│");
    /// assert_eq!(map.written(Position::new(7, 0)), Position::new(1, 0));
    /// ```
    pub fn reorder(&mut self, buffer: &mut Buffer, area: Rect, segments: &Segments) -> &ColumnMap {
        self.map.clear();
        if self.kept.len() > MOST_KEPT {
            self.kept.clear();
        }
        let area = area.intersection(buffer.area);
        for y in area.top()..area.bottom() {
            match segments.columns {
                None => self.row(buffer, y, area.left()..area.right(), segments),
                Some(columns) => {
                    let parts = columns.iter().map(|part| part.intersection(area));
                    for part in parts.filter(|part| (part.top()..part.bottom()).contains(&y)) {
                        self.row(buffer, y, part.left()..part.right(), segments);
                    }
                }
            }
        }
        &self.map
    }

    /// Puts the columns `columns` of row `y` in order.
    fn row(&mut self, buffer: &mut Buffer, y: u16, columns: Range<u16>, segments: &Segments) {
        if columns.is_empty() {
            return;
        }
        let start = buffer.index_of(columns.start, y);
        let cells = &mut buffer.content[start..start + usize::from(columns.end - columns.start)];
        if !segments.turns_all() && !cells.iter().any(is_rtl) {
            return;
        }
        let mut column = columns.start;
        for piece in cells.chunk_by_mut(|one, other| is_edge(one) == is_edge(other)) {
            if !is_edge(&piece[0]) {
                self.piece(piece, (column, y), segments);
            }
            column += u16::try_from(piece.len()).unwrap_or(0);
        }
    }

    /// Puts a piece between two edges in order, which begins at column and row `at`.
    fn piece(&mut self, cells: &mut [Cell], at: (u16, u16), segments: &Segments) {
        let Some(mut text) = next_text(cells, 0) else { return };
        let is_only = next_text(cells, text.end).is_none();
        if is_only || segments.turns_all() {
            return self.text(cells, at, segments);
        }
        loop {
            let x = at.0 + u16::try_from(text.start).unwrap_or(0);
            self.text(&mut cells[text.clone()], (x, at.1), segments);
            let Some(next) = next_text(cells, text.end) else { return };
            text = next;
        }
    }

    /// Puts a text and the blanks around it in order.
    fn text(&mut self, cells: &mut [Cell], at: (u16, u16), segments: &Segments) {
        let length = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        let key = (at.1, at.0, length);
        let Segments { base, tokens, .. } = *segments;
        let is_same = |kept: &&Kept| kept.base == base && kept.tokens == tokens && kept.before == *cells;
        if let Some(kept) = self.kept.get(&key).filter(is_same) {
            cells.clone_from_slice(&kept.after);
            self.map.push(at, &kept.written);
            return;
        }
        let before = cells.to_vec();
        let written = put_in_order(cells, base, tokens);
        self.map.push(at, &written);
        self.kept.insert(key, Kept { base, tokens, before, after: cells.to_vec(), written });
    }
}

/// Returns `true` for cells with a right-to-left character.
fn is_rtl(cell: &Cell) -> bool {
    may_be_rtl(cell.symbol()) && cell.symbol().contains(is_right_to_left)
}

/// Returns `true` for cells that end a segment: rules, blocks, what ratatui skips, and what is in order.
fn is_edge(cell: &Cell) -> bool {
    cell.symbol().starts_with(|c| matches!(c, '\u{2500}'..='\u{259F}'))
        || cell.diff_option == CellDiffOption::Skip
        || cell.modifier.contains(ORDERED)
}

/// Returns the cells of the next text at or behind `from`: what stands between two gaps. `None` if only blanks follow.
fn next_text(cells: &[Cell], from: usize) -> Option<Range<usize>> {
    let start = from + cells.get(from..)?.iter().position(|cell| !is_blank(cell))?;
    let behind = |at: usize| at + usize::from(cells[at].cell_width().max(1));
    let mut last = start;
    for (at, cell) in cells.iter().enumerate().skip(start) {
        if !is_blank(cell) {
            last = at;
        } else if at >= last + GAP && at + 1 >= behind(last) + GAP {
            break;
        }
    }
    Some(start..behind(last).min(cells.len()))
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// Puts cells in order, and returns for each the one that it was.
fn put_in_order(cells: &mut [Cell], base: BaseDirection, tokens: Tokens) -> Vec<u16> {
    let before = cells.to_vec();
    // Where a symbol begins in the text, and its column.
    let (mut text, mut starts) = (String::new(), Vec::new());
    let lead = before.iter().take_while(|cell| is_blank(cell)).count();
    let end = before.iter().rposition(|cell| !is_blank(cell)).map_or(lead, |last| last + 1);
    let mut column = lead;
    while column < end {
        starts.push((text.len(), column));
        text.push_str(before[column].symbol());
        column += usize::from(before[column].cell_width().max(1));
    }
    // A wide symbol may reach to the end of the piece.
    let end = column.min(before.len());
    let trail = before.len() - end;
    let direction = base.of(&text);
    let width = before.len();
    let options = LayoutOptions { tokens, ..LayoutOptions::new(u16::try_from(width).unwrap_or(u16::MAX)) };
    let line = layout::line_with(&text, direction, width, options);
    let shrunk = (end - lead).saturating_sub(line.width());
    // Blanks to the left: those that were there; of a right-to-left line those behind it, unless it was aligned right.
    let is_at_right = trail == 0 && lead > 0;
    let left = match direction {
        Direction::Ltr => lead,
        Direction::Rtl if is_at_right => lead + shrunk,
        Direction::Rtl => trail + shrunk,
    };
    let left = left.min(width.saturating_sub(line.width()));
    let mut written: Vec<usize> = Vec::with_capacity(width);
    // The blanks of both sides, mirrored if the line is, the last one as often as needed.
    let (before_text, behind_text) = ((0..lead).collect::<Vec<_>>(), (end..width).collect::<Vec<_>>());
    let is_mirrored = direction == Direction::Rtl && !is_at_right;
    let blank = |side: &[usize], at: usize| side.get(at).or(side.last()).copied();
    let edge = if end > lead { end - 1 } else { lead };
    for at in 0..left {
        let own = if is_mirrored { blank(&behind_text, left - 1 - at) } else { blank(&before_text, at) };
        written.push(own.unwrap_or(edge));
    }
    let source = |byte: usize| {
        let at = starts.partition_point(|(start, _)| *start <= byte).saturating_sub(1);
        starts.get(at).map_or(lead, |(_, column)| *column)
    };
    let mut symbols: Vec<Option<&str>> = vec![None; left];
    for cell in &line.cells {
        let column = cell.source.byte().map_or(edge, &source);
        for covered in 0..cell.width {
            written.push((column + covered).min(edge.max(column)));
            symbols.push((covered == 0).then_some(cell.symbol()));
        }
    }
    let right = written.len();
    for at in right..width {
        let own = if is_mirrored { blank(&before_text, width - 1 - at) } else { blank(&behind_text, at - right) };
        written.push(own.unwrap_or(edge));
    }
    for (at, cell) in cells.iter_mut().enumerate() {
        let own = &before[written[at].min(width - 1)];
        cell.clone_from(own);
        match symbols.get(at) {
            Some(Some(symbol)) => _ = cell.set_symbol(symbol),
            // A blank, or a cell that is covered by a wide symbol.
            _ => _ = cell.set_symbol(" "),
        }
        cell.modifier.insert(ORDERED);
    }
    written.iter().map(|&column| u16::try_from(column).unwrap_or(u16::MAX)).collect()
}
