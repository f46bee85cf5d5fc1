//! Program text on its ground: the cells beside it, the name of its language, and the sign of a line that goes on in
//! the next row.

use std::ops::Range;

use super::options::{Air, BlockOptions};
use super::row::{PieceRole, RowPiece, split};
use crate::article::{Article, Kind};
use qari_bidi::layout::{self, Direction, VisualLine};

/// The narrowest column that has two cells of the ground on both sides of code, in cells.
const PADDED_FROM: u16 = 50;
/// The narrowest column that has one.
const EDGED_FROM: u16 = 12;

/// The room for the sign of a line that goes on: a blank cell and its own.
pub(super) const SIGN_ROOM: u16 = 2;

/// Returns the cells of the ground on one side of code in a column `width` cells wide.
pub(super) fn padding(width: u16) -> u16 {
    match width {
        PADDED_FROM.. => 2,
        EDGED_FROM.. => 1,
        _ => 0,
    }
}

/// Returns `true` if the ground of code has a row above and below it.
pub(super) fn has_ground_rows(options: BlockOptions) -> bool {
    options.air == Air::Open && padding(options.text.width) > 0
}

/// Returns the sign at the end of a line of `direction` that goes on in the next row. Where characters of ambiguous
/// width take two cells it is ASCII, as editors in a terminal have it.
pub(super) fn wrap_sign(direction: Direction, options: layout::LayoutOptions) -> VisualLine {
    let sign = match (direction, options.wide_ambiguous) {
        (Direction::Ltr, false) => "↩",
        (Direction::Rtl, false) => "↪",
        (Direction::Ltr, true) => "\\",
        (Direction::Rtl, true) => "/",
    };
    layout::ornament(sign, direction, 1)
}

/// The ground of a block of code.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// The columns of the ground.
    columns: Range<u16>,
    /// The columns of the text on it.
    text: Range<u16>,
    direction: Direction,
    /// The name of the language.
    label: Option<VisualLine>,
    /// `true` if the name stands in the first row of the text, where that has room, as there is no row above it.
    labels_text: bool,
}

impl Ground {
    /// Lays out the ground of `block` in `columns`, if that is code.
    pub fn of(article: &Article, block: usize, columns: &Range<u16>, options: BlockOptions) -> Option<Self> {
        if article.blocks()[block].kind() != Kind::Code {
            return None;
        }
        let padding = padding(columns.end - columns.start);
        let text = columns.start + padding..columns.end - padding;
        let direction = article.blocks()[block].direction();
        let label = article.code_language(block).map(|name| {
            let room = usize::from(text.end - text.start) / 2;
            // It stands where lines of the code end.
            VisualLine { direction: direction.opposite(), ..layout::ornament(name, direction, room) }
        });
        let labels_text = block == 0 || !has_ground_rows(options);
        Some(Self { columns: columns.clone(), text, direction, label, labels_text })
    }

    /// Returns the cells that a wrapped line leaves free.
    pub fn wrap_room(&self) -> u16 {
        // The sign stands at the edge of the ground, with a blank cell before it.
        match self.text.start - self.columns.start {
            0 => 0,
            padding => SIGN_ROOM.saturating_sub(padding),
        }
    }

    /// Returns the columns of the text.
    pub fn text_columns(&self) -> Range<u16> {
        self.text.clone()
    }

    /// Returns the pieces of a row of text: the line on the ground, and the sign if it `is_wrapped`.
    pub fn row(
        &self,
        line: VisualLine,
        is_first: bool,
        is_wrapped: bool,
        options: layout::LayoutOptions,
    ) -> Vec<RowPiece> {
        let (start, end) = self.edges();
        let mut pieces = vec![bare(start)];
        let mut columns = self.text.clone();
        if let Some(label) = self.label.as_ref().filter(|_| is_first && self.labels_text) {
            let cells = u16::try_from(label.width()).unwrap_or(u16::MAX);
            let room = usize::from(columns.end - columns.start);
            if line.width() + label.width() + 1 < room {
                let (own, rest) = split(columns, cells, self.direction.opposite());
                pieces.push(RowPiece { columns: own, line: label.clone(), role: PieceRole::CodeLabel, set: None });
                columns = rest;
            }
        }
        let sign = is_wrapped.then(|| wrap_sign(self.direction, options));
        match sign.filter(|_| end.start < end.end) {
            Some(sign) => {
                let (own, rest) = split(end, 1, self.direction.opposite());
                pieces.push(bare(rest));
                pieces.push(RowPiece { columns: own, line: sign, role: PieceRole::CodeLabel, set: None });
            }
            None => pieces.push(bare(end)),
        }
        pieces.push(RowPiece { columns, line, role: PieceRole::Code, set: None });
        pieces.retain(|piece| piece.columns.start < piece.columns.end);
        pieces
    }

    /// Returns the pieces of the row above the text: the name of the language, with a blank cell at either side, on the
    /// edge of the ground.
    pub fn head(&self) -> Vec<RowPiece> {
        let Some(label) = &self.label else { return self.foot() };
        let cells = u16::try_from(label.width()).unwrap_or(u16::MAX);
        let (own, _) = split(self.text.clone(), cells, self.direction.opposite());
        let blanks = [
            own.start.saturating_sub(1).max(self.columns.start)..own.start,
            own.end..(own.end + 1).min(self.columns.end),
        ];
        let [before, behind] = &blanks;
        let (left, right) = (self.columns.start..before.start, behind.end..self.columns.end);
        let mut pieces = vec![edge(left), edge(right)];
        pieces.extend(blanks.map(bare));
        pieces.push(RowPiece { columns: own, line: label.clone(), role: PieceRole::CodeLabel, set: None });
        pieces.retain(|piece| piece.columns.start < piece.columns.end);
        pieces
    }

    /// Returns the pieces of the row below the text.
    pub fn foot(&self) -> Vec<RowPiece> {
        vec![edge(self.columns.clone())]
    }

    /// Returns the columns of the ground before and behind the text.
    fn edges(&self) -> (Range<u16>, Range<u16>) {
        let (left, right) = (self.columns.start..self.text.start, self.text.end..self.columns.end);
        if self.direction == Direction::Ltr { (left, right) } else { (right, left) }
    }
}

/// Returns a piece of the ground above or below the text.
fn edge(columns: Range<u16>) -> RowPiece {
    RowPiece { role: PieceRole::CodeEdge, ..bare(columns) }
}

/// Returns a piece of the ground without text.
fn bare(columns: Range<u16>) -> RowPiece {
    RowPiece { columns, line: layout::ornament("", Direction::Ltr, 0), role: PieceRole::Code, set: None }
}

/// Returns the pieces of a line that is wrapped, in columns that have a cell left for the sign at its end.
pub(super) fn with_sign(piece: RowPiece, direction: Direction, options: layout::LayoutOptions) -> [RowPiece; 2] {
    let (sign, columns) = split(piece.columns.clone(), 1, direction.opposite());
    let sign = RowPiece { columns: sign, line: wrap_sign(direction, options), role: PieceRole::WrapSign, set: None };
    [sign, RowPiece { columns, ..piece }]
}
