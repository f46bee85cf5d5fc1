//! The place on the screen where one reads. The cursor of the terminal stands there: screen readers and magnifiers
//! follow it.

use super::{answer, contents, footer, list};
use crate::app::panes::{Panes, Rect};
use crate::app::{App, Focus, ReadingCursor};
use qari_bidi::layout::{CellSource, VisualLine};

/// Returns the column and the row of the screen where one reads: in what lies on top, at what is chosen there. `None`
/// where the cursor is hidden while one reads, where one types, and where there is nothing.
#[must_use]
pub fn place(app: &App, panes: &Panes) -> Option<(u16, u16)> {
    if app.reading_cursor() == ReadingCursor::Hidden {
        return None;
    }
    if let Some(picker) = app.picker() {
        let rows = list::rows(app, panes);
        let chosen = rows.iter().find(|row| row.item == Some(picker.chosen()) && picker.is_chosen_from());
        return chosen.and_then(|row| beginning(&row.line, row.rect));
    }
    if app.is_typing() {
        return None;
    }
    if let Some(answer) = app.answer() {
        let (rows, inside) = (answer::rows(app, panes)?, panes.overlay_text);
        let top = answer.top.min(rows.len().saturating_sub(usize::from(inside.height)));
        return (inside.y..inside.y + inside.height)
            .zip(&rows[top..])
            .find_map(|(y, line)| beginning(line, Rect { y, ..inside }));
    }
    if app.focus() == Focus::Contents && panes.contents.is_some() {
        let current = contents::rows(app, panes).into_iter().find(|row| row.is_current);
        let name = current.as_ref().and_then(contents::SectionRow::name_piece);
        return name.and_then(|name| beginning(&name.line, name.rect));
    }
    in_footer(app, panes).or_else(|| {
        let is_over = app.document().disclaimer().is_some();
        let inside = if is_over { panes.overlay_text } else { panes.text };
        // A text in a book face is pictures, which have no letters to stand at.
        if app.display().typeset.is_some() && !is_over {
            return None;
        }
        let (column, row) = app.document().standing(&app.viewport(panes))?;
        Some((inside.x + column, inside.y + row))
    })
}

/// Returns where the current match begins in the disclaimer at the foot of the screen, if it does.
fn in_footer(app: &App, panes: &Panes) -> Option<(u16, u16)> {
    let document = app.document();
    let found = document.current_match().filter(|span| document.article().disclaimer().contains(&span.block()))?;
    if document.disclaimer().is_some() || document.link().is_some() || document.selection().is_some() {
        return None;
    }
    let footer = footer::footer(app, panes)?;
    (footer.columns.text.y..).zip(&footer.lines).find_map(|(y, (row, line))| {
        let rect = Rect { y, ..footer.columns.text };
        let shows =
            |source: &CellSource| matches!(source, CellSource::Text(bytes) if bytes.start >= found.start().byte);
        (row.block == found.block() && line.cells.iter().any(|cell| cell.shows(&found.range())))
            .then(|| first(line, rect, shows))?
    })
}

/// Returns the place of the cell that a line in `rect` begins with.
fn beginning(line: &VisualLine, rect: Rect) -> Option<(u16, u16)> {
    first(line, rect, |_| true)
}

/// Returns the place of the first cell, in the order of the text, of a line in `rect` that shows text and is `meant`.
fn first(line: &VisualLine, rect: Rect, meant: impl Fn(&CellSource) -> bool) -> Option<(u16, u16)> {
    let mut column = line.indent(usize::from(rect.width));
    let mut cells = Vec::new();
    for cell in &line.cells {
        if let CellSource::Text(bytes) = &cell.source
            && meant(&cell.source)
        {
            cells.push((bytes.start, column));
        }
        column += cell.width;
    }
    let (_, column) = cells.into_iter().min()?;
    Some((rect.x + u16::try_from(column).ok()?, rect.y))
}
