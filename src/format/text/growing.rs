//! Long texts, which are read in pieces.
//!
//! A sample decides what the text is like: how lines are grouped and which of them are headings. Then each piece is
//! read by that. A piece ends where a paragraph of prose begins behind another one, so that lists, poems, and headings
//! with their text are in one piece; what comes behind is read with the next.

use std::ops::Range;

use memchr::memmem;

use super::draft::Draft;
use super::markers;
use super::page::{self, Arrangement};
use super::paragraphs::{Form, Grouping};
use super::roles::{Headings, ParagraphRole};
use super::writer;
use crate::article::Article;
use crate::format::SourceText;
use crate::format::letters;
use crate::format::pieces::{Apart, Piece, Pieces};
use qari_bidi::text::direction::Direction;

/// The bytes of a piece, which ends at a line end.
const PIECE: usize = 128 * 1024;

/// A line that goes on for so many bytes behind the end of a piece is cut at a space.
const MOST_LINE_BYTES: usize = 1024 * 1024;

/// The bytes at the end of a piece by which it is told where it ends: few, then more, then all of it.
const SEAMS: [usize; 3] = [8 * 1024, 32 * 1024, usize::MAX];

/// The first paragraphs of a part of a piece, of which it is not told what they are.
const UNSURE: usize = 3;

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
        if self.habits.is_none() {
            return self.read_sample(text, is_last);
        }
        let Some(end) = self.end(text, is_last) else { return Piece::default() };
        Piece { article: Apart::read(self, &text[..end]), bytes: end }
    }

    fn direct(&mut self, direction: Direction) {
        self.direction = Some(direction);
    }

    fn fork(&self) -> Box<dyn Pieces> {
        Box::new(self.clone())
    }

    fn apart(&self) -> Option<&dyn Apart> {
        self.habits.is_some().then_some(self)
    }
}

impl Apart for TextPieces {
    fn end(&self, text: &str, is_last: bool) -> Option<usize> {
        let Some(end) = end_of_piece(text) else { return is_last.then_some(text.len()) };
        let seam = SEAMS.into_iter().find_map(|bytes| self.seam(&text[..end], bytes));
        Some(seam.unwrap_or(end))
    }

    fn read(&self, piece: &str) -> Option<Article> {
        let habits = self.habits.as_ref()?;
        let draft = Draft::of(piece, Some(&habits.grouping));
        let roles = habits.roles(&draft);
        Piece::of(writer::written(&draft, &roles, &habits.headings, &Arrangement::default()), self.direction, 0).article
    }
}

impl Habits {
    /// Returns the roles of the paragraphs of a piece.
    fn roles(&self, draft: &Draft) -> Vec<ParagraphRole> {
        let mut roles = vec![ParagraphRole::Text; draft.paragraphs.len()];
        self.headings.set(draft, &mut roles);
        roles
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
        let taken = if is_last { own } else { taken(&draft, &roles, own / 2..own) };
        let written = writer::written(&draft, &roles[..taken], &headings, &Arrangement::default());
        let behind = start_of(&draft, taken).filter(|start| *start < text.len()).unwrap_or(text.len());
        self.habits = Some(Habits { grouping: draft.grouping.behind_others(), headings });
        Piece::of(written, self.direction, behind)
    }

    /// Returns where the piece `text` ends, by what its last `bytes` bytes are like; `None` if more of it has to be
    /// looked at.
    fn seam(&self, text: &str, bytes: usize) -> Option<usize> {
        let habits = self.habits.as_ref()?;
        let from = text.len().saturating_sub(bytes);
        let behind =
            |line_end: &[u8]| memmem::find(&text.as_bytes()[from..], line_end).map(|at| from + at + line_end.len());
        let blank = if from > 0 { behind(b"\n\n") } else { None };
        let start = if from > 0 { blank.or_else(|| behind(b"\n"))? } else { 0 };
        let draft = Draft::of(&text[start..], Some(&habits.grouping));
        let roles = habits.roles(&draft);
        let own = draft.paragraphs.len();
        // What the first lines of a part are may depend on those before it.
        let seam = match from {
            0 => taken(&draft, &roles, own / 2..own),
            _ => last_of_prose(&draft, &roles, UNSURE..own, blank.is_some())?,
        };
        start_of(&draft, seam).map(|at| start + at)
    }
}

/// Returns where a paragraph begins, with its indentation, if there is such a paragraph.
fn start_of(draft: &Draft, paragraph: usize) -> Option<usize> {
    let start = draft.lines[draft.paragraphs.get(paragraph)?.first as usize].start as usize;
    // Blanks before a line are its indentation; before a part of one they are nothing.
    let begin = draft.text[..start].rfind('\n').map_or(0, |at| at + 1);
    Some(if draft.text[begin..start].trim().is_empty() { begin } else { start })
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

/// Returns how many paragraphs are taken: up to one of prose in the range `late` that follows another; else all but the
/// last one, which may go on, if there is another.
fn taken(draft: &Draft, roles: &[ParagraphRole], late: Range<usize>) -> usize {
    let Range { start, end } = late;
    let late = start.max(1)..end;
    let parted = last_of_prose(draft, roles, late.clone(), true);
    parted.or_else(|| last_of_prose(draft, roles, late, false)).unwrap_or_else(|| end.saturating_sub(1).max(1).min(end))
}

/// Returns the last paragraph of prose in the range `late` that follows another one; if it has to be `parted`, one that
/// follows a blank line too.
fn last_of_prose(draft: &Draft, roles: &[ParagraphRole], late: Range<usize>, parted: bool) -> Option<usize> {
    let first = |index: usize| draft.paragraphs[index].first as usize;
    let is_prose = |index: usize| {
        roles[index] == ParagraphRole::Text && matches!(draft.paragraphs[index].form, Form::Prose | Form::Verse)
    };
    // An item is told by others of its list, which may be out of sight.
    let may_begin = |index: usize| {
        let line = draft.line(first(index));
        letters::marker(line).is_none() && markers::item(line, None).is_none()
    };
    late.rev().find(|&index| {
        (!parted || draft.lines[first(index)].after_blank)
            && is_prose(index)
            && is_prose(index - 1)
            && may_begin(index)
            && may_begin(index - 1)
    })
}
