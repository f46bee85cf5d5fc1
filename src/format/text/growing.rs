//! Long texts, which are read in pieces.
//!
//! A sample decides what the text is like: how lines are grouped and which of them are headings. Then each piece is
//! read by that. A piece ends where a paragraph of prose begins behind another one, so that lists, poems, and headings
//! with their text are in one piece; what comes behind is read with the next.

use super::draft::Draft;
use super::page::{self, Arrangement};
use super::paragraphs::{Form, Grouping};
use super::roles::{Headings, ParagraphRole};
use super::writer;
use crate::format::SourceText;
use crate::format::pieces::{Piece, Pieces};
use qari_bidi::text::direction::Direction;

/// The bytes of a piece, which ends at a line end.
const PIECE: usize = 128 * 1024;

/// A line that goes on for so many bytes behind the end of a piece is cut at a space.
const MOST_LINE_BYTES: usize = 1024 * 1024;

/// Makes a reader of long texts; see [`Pieces`].
pub(in crate::format) fn in_pieces(_: &SourceText, windows: &str) -> Box<dyn Pieces> {
    Box::new(TextPieces { windows: windows.to_owned(), habits: None, direction: None })
}

/// Reads a text in pieces.
#[derive(Clone, Debug)]
struct TextPieces {
    /// Lines from further on in the text, which the sample is looked at with.
    windows: String,
    habits: Option<Habits>,
    direction: Option<Direction>,
}

/// The form of a text, as its sample told.
#[derive(Clone, Debug)]
struct Habits {
    grouping: Grouping,
    headings: Headings,
}

impl Pieces for TextPieces {
    fn read(&mut self, text: &str, is_last: bool) -> Piece {
        let Some(habits) = &self.habits else { return self.read_sample(text, is_last) };
        let end = end_of_piece(text);
        let Some(end) = end.or(is_last.then_some(text.len())) else { return Piece::default() };
        let draft = Draft::of(&text[..end], Some(&habits.grouping));
        let mut roles = vec![ParagraphRole::Text; draft.paragraphs.len()];
        habits.headings.set(&draft, &mut roles);
        let taken = if end == text.len() && is_last { roles.len() } else { taken(&draft, &roles, roles.len()) };
        self.piece(&draft, &roles[..taken], &habits.headings, end)
    }

    fn direct(&mut self, direction: Direction) {
        self.direction = Some(direction);
    }

    fn fork(&self) -> Box<dyn Pieces> {
        Box::new(self.clone())
    }
}

impl TextPieces {
    /// Reads the beginning of the text, and decides by it and by the windows how to read on.
    fn read_sample(&mut self, text: &str, is_last: bool) -> Piece {
        let both = format!("{text}\n\n{}", std::mem::take(&mut self.windows));
        let draft = Draft::of(&both, None);
        let (mut roles, _) = page::roles(&draft, false);
        let headings = Headings::of(&draft, &mut roles);
        let own = draft.paragraphs.partition_point(|it| (draft.lines[it.first as usize].start as usize) < text.len());
        let taken = if is_last { own } else { taken(&draft, &roles, own) };
        let piece = self.piece(&draft, &roles[..taken], &headings, text.len());
        self.habits = Some(Habits { grouping: draft.grouping.behind_others(), headings });
        piece
    }

    /// Returns the paragraphs that have `roles`, of a text of `end` bytes. The next piece begins with the paragraph
    /// behind them.
    fn piece(&self, draft: &Draft, roles: &[ParagraphRole], headings: &Headings, end: usize) -> Piece {
        let behind = draft.paragraphs.get(roles.len()).map(|next| draft.lines[next.first as usize].start as usize);
        // Blanks before a line are its indentation; before a part of one they are nothing.
        let line = |start: usize| {
            let begin = draft.text[..start].rfind('\n').map_or(0, |at| at + 1);
            if draft.text[begin..start].trim().is_empty() { begin } else { start }
        };
        let bytes = behind.filter(|start| *start < end).map_or(end, line);
        Piece::of(writer::written(draft, roles, headings, &Arrangement::default()), self.direction, bytes)
    }
}

/// Returns the end of the piece that `text` begins with, if it has come: the first line end behind the bytes of a
/// piece.
fn end_of_piece(text: &str) -> Option<usize> {
    let behind = text.as_bytes().get(PIECE..)?;
    if let Some(at) = memchr::memchr(b'\n', &behind[..behind.len().min(MOST_LINE_BYTES)]) {
        return Some(PIECE + at + 1);
    }
    let cut = behind.get(..MOST_LINE_BYTES)?;
    memchr::memrchr(b' ', cut).map(|at| PIECE + at + 1)
}

/// Returns how many of the first `own` paragraphs are taken: up to one of prose that follows another, in the second
/// half of the piece; else all but the last one, which may go on, if there is another.
fn taken(draft: &Draft, roles: &[ParagraphRole], own: usize) -> usize {
    let is_prose = |index: usize| {
        roles[index] == ParagraphRole::Text && matches!(draft.paragraphs[index].form, Form::Prose | Form::Verse)
    };
    let is_parted = |index: usize| draft.lines[draft.paragraphs[index].first as usize].after_blank;
    let may_end = |index: &usize| is_prose(*index) && is_prose(index - 1);
    let late = (own / 2).max(1)..own;
    let parted = late.clone().rev().find(|index| may_end(index) && is_parted(*index));
    parted.or_else(|| late.rev().find(may_end)).unwrap_or_else(|| own.saturating_sub(1).max(1).min(own))
}
