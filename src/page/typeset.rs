//! Text in a book face: which blocks are set in it, and how large.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::options::{BlockOptions, ragged};
use super::row::{OVERHANG, PieceRole, RowPiece};
use crate::article::{Article, Kind};
use qari_bidi::layout::{Controls, Direction, Isolate, LayoutOptions, ParagraphLayout, VisualLine};
use qari_typeset::{Line, Paragraph, Setting};

/// The longest text that is set in a face, in bytes: whether the face has its characters is found out at once.
const MOST_SET: usize = 64 * 1024;

/// The sizes of what is larger than usual text, in hundredths of that.
const TITLE: u16 = 150;
const CHAPTER: u16 = 135;
const SECTION: u16 = 118;

/// The most lines of a text that are kept.
const MOST_LINES: usize = 128;

/// A text as lines of cells, or in a book face.
#[derive(Clone, Debug)]
pub(super) enum Flow {
    /// In cells.
    Cells(ParagraphLayout),
    /// In a book face.
    Set(SetText),
}

impl Flow {
    /// Returns the layout of its lines, whose cells have pixels if it is set in a book face.
    pub fn layout(&self) -> &ParagraphLayout {
        match self {
            Self::Cells(layout) => layout,
            Self::Set(set) => set.paragraph.layout(),
        }
    }

    /// Returns the setting, if it is set in a book face.
    pub fn setting(&self) -> Option<Setting> {
        match self {
            Self::Cells(_) => None,
            Self::Set(set) => Some(set.paragraph.setting()),
        }
    }

    /// Returns the height of its lines, in cells.
    pub fn line_height(&self) -> usize {
        self.setting().map_or(1, |setting| usize::from(setting.rows))
    }

    /// Returns line `index`, and that line in the book face if it is set in one.
    pub fn line(&self, index: usize, text: &str) -> (VisualLine, Option<Rc<Line>>) {
        match self {
            Self::Cells(layout) => (layout.line(index, text), None),
            Self::Set(set) => {
                let line = set.line(index, text);
                (line.visual.clone(), Some(line))
            }
        }
    }

    /// Spreads it as half a line of verse, if its lines are spread.
    pub fn into_hemistich(self) -> Self {
        match self {
            Self::Cells(layout) => Self::Cells(layout.into_hemistich()),
            Self::Set(set) => Self::Set(SetText::new(set.paragraph.into_hemistich())),
        }
    }
}

/// A text in a book face, with the lines of it that were looked at: their glyphs are placed once.
#[derive(Clone, Debug)]
pub(super) struct SetText {
    paragraph: Paragraph,
    lines: RefCell<HashMap<usize, Rc<Line>>>,
}

impl SetText {
    pub fn new(paragraph: Paragraph) -> Self {
        Self { paragraph, lines: RefCell::default() }
    }

    fn line(&self, index: usize, text: &str) -> Rc<Line> {
        let lines = &mut *self.lines.borrow_mut();
        if lines.len() >= MOST_LINES && !lines.contains_key(&index) {
            lines.clear();
        }
        Rc::clone(lines.entry(index).or_insert_with(|| Rc::new(self.paragraph.line(index, text))))
    }
}

/// Returns the setting of a block, or `None` if it is shown in cells: where no face is chosen; code and tables;
/// invisible characters by their names; and a text most of which the faces do not have.
pub(super) fn setting(article: &Article, block: usize, options: BlockOptions) -> Option<Setting> {
    let setting = options.typeset?;
    let hundredths = match article.blocks()[block].kind() {
        Kind::Code | Kind::Lines | Kind::Rule | Kind::Table { .. } => return None,
        Kind::Title => TITLE,
        Kind::Heading(1) => CHAPTER,
        Kind::Heading(2) => SECTION,
        _ => 100,
    };
    let text = article.text(block);
    let is_set = options.text.controls == Controls::Hidden && text.len() <= MOST_SET && setting.book.has_most(text);
    let setting = if hundredths == 100 { setting } else { setting.scaled(hundredths) };
    is_set.then(|| if text.contains(is_pause) { setting.taller() } else { setting })
}

/// Returns `true` for the signs of pauses in the Quran, which stand above the vowel signs: lines need a row more for
/// them.
fn is_pause(c: char) -> bool {
    matches!(c, '\u{06D6}'..='\u{06DC}')
}

/// Lays out a block in lines as wide as the column of `options`.
pub(super) fn paragraph(
    article: &Article,
    block: usize,
    isolates: &[Isolate],
    setting: Setting,
    options: BlockOptions,
) -> Flow {
    let text = article.text(block);
    let (kind, direction) = (article.blocks()[block].kind(), article.blocks()[block].direction());
    let fill = match kind {
        Kind::Paragraph | Kind::Disclaimer => options.text.fill,
        _ => ragged(options.text.fill),
    };
    set((text, direction), isolates, setting, LayoutOptions { fill, ..options.text })
}

/// Lays out a text in lines as wide as the column of `options`.
pub(super) fn set(
    (text, direction): (&str, Direction),
    isolates: &[Isolate],
    setting: Setting,
    options: LayoutOptions,
) -> Flow {
    let width = line_width(setting, options.width);
    Flow::Set(SetText::new(Paragraph::new(text, direction, isolates, setting, width, options)))
}

/// Returns the width of a line in `columns`, in pixels.
fn line_width(setting: Setting, columns: u16) -> u16 {
    let overhang = u16::try_from(2 * OVERHANG).unwrap_or(0);
    setting.width(columns).saturating_sub(overhang).max(1)
}

/// Returns the columns that a line of `width` pixels needs.
pub(super) fn columns_for(setting: Setting, width: usize) -> u16 {
    let columns = (width + 2 * OVERHANG).div_ceil(usize::from(setting.cell.0));
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Moves what the terminal shows of a line in a book face to its cells.
pub(super) fn on_grid(piece: RowPiece) -> RowPiece {
    let Some(set) = piece.set.as_ref().filter(|set| !set.holes.is_empty()) else { return piece };
    let set = Rc::new(set.on_grid(piece.indent()));
    let mut line = piece.line;
    for (cell, own) in line.cells.iter_mut().zip(&set.visual.cells) {
        cell.width = own.width;
    }
    RowPiece { line, set: Some(set), ..piece }
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
