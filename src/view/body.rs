//! The title bar, the text, and the scroll bar beside it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::article::{self, Pos};
use crate::page::{PieceRole, RowPiece};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Cell, VisualLine};
use qari_bidi::text::direction;

/// Paints the title, the rows of the text and the scroll bar.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    if let Some(title) = panes.title {
        paint_title(app, title, styles, buffer);
    }
    let rows = app.document().rows(&app.viewport(panes));
    let text = panes.text;
    let on_screen = rows.from(rows.at(app.document().place().pos), usize::from(text.height));
    let mut end = app.document().place().pos;
    for (y, row) in (text.y..).zip(on_screen) {
        end = rows.end(row);
        for piece in rows.pieces(row) {
            paint_piece(app, row.block, &piece, Rect { y, height: 1, ..text }, styles, buffer);
        }
    }
    paint_bar(app, panes.bar, end, styles, buffer);
    if let Some(divider) = panes.divider {
        grid::rule(buffer, divider, "│", styles[Role::Rule]);
    }
}

/// Paints a piece of a row of block `block`, which is in `row`.
fn paint_piece(app: &App, block: usize, piece: &RowPiece, row: Rect, styles: &Styles, buffer: &mut Buffer) {
    let own = Role::of_piece(piece.role);
    let role = own.unwrap_or_else(|| Role::of_block(app.document().article().blocks()[block].kind()));
    let look = look(app, block, &piece.line, piece.role, own_style(role, styles), styles);
    let rect = row.part(&piece.columns);
    if piece.role.is_on_code_ground() {
        grid::fill(buffer, rect, styles[Role::Code]);
        // A theme without a ground for code has it between lines.
        if piece.role == PieceRole::CodeEdge && styles[Role::Code].bg.is_none() {
            grid::rule(buffer, rect, "─", styles[Role::Rule]);
        }
    }
    grid::line(buffer, rect, &piece.line, look);
}

/// Returns what a role changes of the ground of the page, which is painted.
fn own_style(role: Role, styles: &Styles) -> Style {
    if role == Role::Text { Style::new() } else { styles[role] }
}

/// Returns the style of each cell of a line of block `block`, in a piece of this role. Cells without a style of their
/// own are `plain`.
pub fn look<'a>(
    app: &'a App,
    block: usize,
    line: &VisualLine,
    role: PieceRole,
    plain: Style,
    styles: &'a Styles,
) -> impl Fn(&Cell) -> Style + 'a {
    let line = line.range.clone();
    let inlines = app.document().article().inlines(block).iter().map(|inline| (inline.bytes(), inline.style));
    let inlines: Vec<_> = inlines.filter(|(bytes, _)| bytes.start < line.end && line.start < bytes.end).collect();
    move |cell| {
        let own = inlines.iter().filter(|(bytes, _)| cell.shows(bytes));
        let look = own.fold(plain, |look, (_, style)| look.patch(styles.of_inline(*style)));
        look.patch(highlight(app, block, cell, styles)).patch(chosen(app, block, role, cell, styles))
    }
}

/// Returns the style that is added to a cell of block `block` of the chosen link: of its text, or of the sign of the
/// note.
fn chosen(app: &App, block: usize, role: PieceRole, cell: &Cell, styles: &Styles) -> Style {
    let is_it = app.document().link().filter(|link| link.span.block() == block).is_some_and(|link| {
        let range = link.span.range();
        if range.is_empty() { role == PieceRole::Marker } else { cell.shows(&range) }
    });
    if is_it { styles[Role::ChosenLink] } else { Style::new() }
}

/// Returns the style that is added to a cell of block `block` that the cursor is on, that is selected, or that shows a
/// match.
pub fn highlight(app: &App, block: usize, cell: &Cell, styles: &Styles) -> Style {
    if let Some(selection) = app.document().selection() {
        let cursor = selection.cursor();
        if cursor.block() == block && cell.shows(&cursor.range()) {
            return styles[Role::Cursor];
        }
        if cell.shows(&app.document().article().part(block, &selection.range())) {
            return styles[Role::Selection];
        }
    }
    if app.document().current_match().is_some_and(|current| current.block() == block && cell.shows(&current.range())) {
        return styles[Role::CurrentMatch];
    }
    let start = match &cell.source {
        layout::CellSource::Text(range) => range.start,
        layout::CellSource::Filling(byte) => *byte,
        layout::CellSource::Virtual => return Style::new(),
    };
    let spans = app.document().matches_in(block);
    let nearest = spans.get(spans.partition_point(|span| span.range().end <= start));
    if nearest.is_some_and(|span| cell.shows(&span.range())) { styles[Role::Match] } else { Style::new() }
}

fn paint_title(app: &App, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    grid::fill(buffer, rect, styles[Role::Bar]);
    let title = app.document_label(app.shelf().current());
    let base = direction::of_block(&title, app.direction());
    let line = layout::line_with(&title, base, usize::from(rect.width - 2), app.name_options(rect.width - 2));
    grid::line(buffer, rect.part(&(1..rect.width - 1)), &line, |_| styles[Role::Bar]);
}

/// Paints the scroll bar: the part of the text's bytes that is on the screen, up to `end`.
fn paint_bar(app: &App, rect: Rect, end: Pos, styles: &Styles, buffer: &mut Buffer) {
    grid::rule(buffer, rect, "│", styles[Role::ScrollBar]);
    let total = app.document().article().flow_bytes().max(1);
    let height = usize::from(rect.height);
    let top = (app.document().article().bytes_before(app.document().place().pos) * height / total)
        .min(height.saturating_sub(1));
    let bottom =
        (app.document().article().bytes_before(end) * height).div_ceil(total).clamp(top + 1, height.max(top + 1));
    let row = |row: usize| rect.y + u16::try_from(row).unwrap_or(u16::MAX);
    let thumb = Rect { y: row(top), height: row(bottom) - row(top), ..rect };
    grid::rule(buffer, thumb, "┃", styles[Role::ScrollThumb]);
    paint_matches(app, rect, total, styles, buffer);
}

/// Marks the places of the matches in the scroll bar. Every row looks up its own part of the text, however many there
/// are.
fn paint_matches(app: &App, rect: Rect, total: usize, styles: &Styles, buffer: &mut Buffer) {
    let Some(matches) = app.document().matches() else { return };
    let height = usize::from(rect.height);
    let edge = |row: usize| app.document().article().pos_of(row * total / height);
    for (row, y) in (0..height).zip(rect.y..) {
        let (start, end) = (edge(row), edge(row + 1));
        let is_here = |span: article::Span| (start..end).contains(&span.start());
        let style = if matches.current().is_some_and(is_here) {
            styles[Role::ScrollCurrentMatch]
        } else if matches.first_from(start).is_some_and(is_here) {
            styles[Role::ScrollMatch]
        } else {
            continue;
        };
        grid::rule(buffer, Rect { y, height: 1, ..rect }, "┿", style);
    }
}
