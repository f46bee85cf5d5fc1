//! Running text in a book face: which blocks are set in it, and how large.

use std::rc::Rc;

use super::options::{BlockOptions, ragged};
use super::row::{OVERHANG, PieceRole, RowPiece};
use crate::article::{Article, Kind};
use qari_bidi::layout::{Controls, Isolate, LayoutOptions, VisualLine};
use qari_typeset::{Paragraph, Setting};

/// The longest text that is set in a face, in bytes: whether the face has all its characters is found out at once.
const MOST_SET: usize = 64 * 1024;

/// The sizes of what is larger than usual text, in hundredths of that.
const TITLE: u16 = 150;
const CHAPTER: u16 = 135;
const SECTION: u16 = 118;

/// Returns the setting of a block, or `None` if it is shown in cells: where no face is chosen; code, tables and verse;
/// invisible characters by their names; and a text with characters that the faces do not have.
pub(super) fn setting(article: &Article, block: usize, options: BlockOptions) -> Option<Setting> {
    let setting = options.typeset?;
    let hundredths = match article.blocks()[block].kind() {
        Kind::Code | Kind::Lines | Kind::Rule | Kind::Table { .. } | Kind::Verse => return None,
        Kind::Title => TITLE,
        Kind::Heading(1) => CHAPTER,
        Kind::Heading(2) => SECTION,
        _ => 100,
    };
    let text = article.text(block);
    let is_set = options.text.controls == Controls::Hidden && text.len() <= MOST_SET && setting.book.has_all(text);
    is_set.then(|| if hundredths == 100 { setting } else { setting.scaled(hundredths) })
}

/// Lays out a block in lines as wide as the column of `options`.
pub(super) fn paragraph(
    article: &Article,
    block: usize,
    isolates: &[Isolate],
    setting: Setting,
    options: BlockOptions,
) -> Paragraph {
    let text = article.text(block);
    let (kind, direction) = (article.blocks()[block].kind(), article.blocks()[block].direction());
    let fill = match kind {
        Kind::Paragraph | Kind::Disclaimer => options.text.fill,
        _ => ragged(options.text.fill),
    };
    let width = line_width(setting, options.text.width);
    Paragraph::new(text, direction, isolates, setting, width, LayoutOptions { fill, ..options.text })
}

/// Returns the width of a line in `columns`, in pixels.
fn line_width(setting: Setting, columns: u16) -> u16 {
    let overhang = u16::try_from(2 * OVERHANG).unwrap_or(0);
    setting.width(columns).saturating_sub(overhang).max(1)
}

/// Sets the sign of a piece in the face of its block, if that has it. The columns of the piece hold it as they held the
/// cells.
pub(super) fn sign(piece: RowPiece, text: &str, setting: Setting) -> RowPiece {
    let columns = piece.columns.end - piece.columns.start;
    if piece.role != PieceRole::Marker || text.trim().is_empty() || !setting.book.has_all(text) {
        return piece;
    }
    let width = line_width(setting, columns);
    let side = piece.line.direction;
    let own = Paragraph::new(text, side.opposite(), &[], setting, width, LayoutOptions::new(width));
    let line = own.line(0, text);
    let is_whole = line.visual.range.end == text.len();
    if !is_whole {
        return piece;
    }
    let visual = VisualLine { direction: side, ..line.visual.clone().as_ornament() };
    RowPiece { line: visual, set: Some(Rc::new(line)), ..piece }
}
