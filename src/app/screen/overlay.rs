//! The rows of what is open over the panes, the help or the whole disclaimer.

use std::ops::Range;

use super::help::{self, HelpLine};
use crate::app::document::place::Place;
use crate::app::document::rows::TextRow;
use crate::app::panes::Panes;
use crate::app::{App, Overlay};
use crate::page::RowPiece;
use qari_bidi::layout::{self, Direction, LayoutOptions, VisualLine};

/// The narrowest help that has keys and what they do side by side, in cells.
const SIDE_BY_SIDE_FROM: u16 = 56;

/// The widest that the column of keys is, in cells.
const MOST_KEYS_WIDTH: u16 = 28;

/// The role of a piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayRole {
    /// Running text.
    Text,
    /// A heading.
    Heading,
    /// Keys.
    Keys,
}

/// A line in a row, and the columns it stands in.
#[derive(Clone, Debug)]
pub struct OverlayPiece {
    /// The line.
    pub line: VisualLine,
    /// Its columns, counted from the left edge of the inside.
    pub columns: Range<u16>,
    /// Its role.
    pub role: OverlayRole,
    /// The block of the article that the line is from.
    pub block: Option<usize>,
}

/// The rows of what is open that are on the screen.
#[derive(Clone, Debug, Default)]
pub struct OverlayRows {
    /// The rows from the top.
    pub rows: Vec<Vec<OverlayPiece>>,
    /// `true` if more follows.
    pub goes_on: bool,
}

/// Returns the rows of what is open that are on the screen.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> OverlayRows {
    let (width, height) = (panes.overlay_text.width, usize::from(panes.overlay_text.height));
    match app.overlay() {
        Overlay::Help(top) => {
            let mut rows = help_rows(app, width);
            // The screen may have become wider since the help was scrolled, and its rows fewer.
            rows.drain(..top.min(rows.len().saturating_sub(height)));
            let goes_on = rows.len() > height;
            rows.truncate(height);
            OverlayRows { rows, goes_on }
        }
        Overlay::Disclaimer(place) => disclaimer(app, place, width, height),
        Overlay::Nothing => OverlayRows::default(),
    }
}

/// Returns the row at the top of the help when it is scrolled to its end.
#[must_use]
pub fn last_top_of_help(app: &App, panes: &Panes) -> usize {
    help_rows(app, panes.overlay_text.width).len().saturating_sub(usize::from(panes.overlay_text.height))
}

fn disclaimer(app: &App, place: Place, width: u16, height: usize) -> OverlayRows {
    let Some(rows) = app.document().disclaimer_rows(width, app.display()) else { return OverlayRows::default() };
    let on_screen: Vec<TextRow> = rows.from(rows.at(place.pos), height).collect();
    let goes_on = on_screen.last().is_some_and(|last| *last < rows.last());
    let pieces = |row: TextRow| {
        let piece = |piece: RowPiece| OverlayPiece {
            line: piece.line,
            columns: piece.columns,
            role: OverlayRole::Text,
            block: Some(row.block),
        };
        rows.pieces(row).into_iter().map(piece).collect()
    };
    OverlayRows { rows: on_screen.into_iter().map(pieces).collect(), goes_on }
}

fn help_rows(app: &App, width: u16) -> Vec<Vec<OverlayPiece>> {
    let direction = app.messages().direction();
    let keys_width = (width * 2 / 5).min(MOST_KEYS_WIDTH);
    let mut rows = Vec::new();
    for line in help::lines(app) {
        match line {
            HelpLine::Heading(text) => {
                if !rows.is_empty() {
                    rows.push(Vec::new());
                }
                rows.extend(
                    paragraph(&text, direction, 0..width, OverlayRole::Heading).into_iter().map(|piece| vec![piece]),
                );
            }
            HelpLine::Keys { keys, doc } if width >= SIDE_BY_SIDE_FROM => {
                let (keys_columns, doc_columns) = match direction {
                    Direction::Ltr => (0..keys_width, keys_width + 1..width),
                    Direction::Rtl => (width - keys_width..width, 0..width - keys_width - 1),
                };
                let keys = key_lines(&keys, direction, keys_columns);
                let doc = paragraph(&doc, direction, doc_columns, OverlayRole::Text);
                let count = keys.len().max(doc.len());
                let (mut keys, mut doc) = (keys.into_iter(), doc.into_iter());
                rows.extend((0..count).map(|_| keys.next().into_iter().chain(doc.next()).collect()));
            }
            HelpLine::Keys { keys, doc } => {
                let keys = key_lines(&keys, direction, 0..width);
                let doc = paragraph(&doc, direction, 0..width, OverlayRole::Text);
                rows.extend(keys.into_iter().chain(doc).map(|piece| vec![piece]));
            }
        }
    }
    rows
}

fn paragraph(text: &str, direction: Direction, columns: Range<u16>, role: OverlayRole) -> Vec<OverlayPiece> {
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(columns.end - columns.start));
    let piece = |line| OverlayPiece { line: layout.line(line, text), columns: columns.clone(), role, block: None };
    (0..layout.line_count(text)).map(piece).collect()
}

/// Keys run left to right and are never mirrored, as on the keyboard; they stand on the side of `direction`.
fn key_lines(keys: &str, direction: Direction, columns: Range<u16>) -> Vec<OverlayPiece> {
    let mut pieces = paragraph(keys, Direction::Ltr, columns, OverlayRole::Keys);
    for piece in &mut pieces {
        piece.line.direction = direction;
    }
    pieces
}
