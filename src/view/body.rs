//! The text, and the scroll bar beside it.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::{grid, scroll, typeset};
use crate::app::App;
use crate::app::panes::{Panes, Rect};
use crate::article::{Article, ContainerKind, Style as InlineStyle};
use crate::page::{PieceRole, RowPiece};
use crate::terminal::pictures::Picture;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Cell, VisualLine};
use qari_bidi::text::code::Token;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::marks::is_vowel_sign;

/// The sign of a bookmark without a letter.
const BOOKMARK: &str = "»";

/// The columns of signs in the margin, counted from the lines: with a blank one between, if there is room for it.
const SIGN_COLUMNS: [u16; 2] = [2, 1];

/// Paints the rows of the text and the scroll bar. Returns the lines that are pictures; their cells are left free.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let rows = app.document().rows(&app.viewport(panes));
    let text = panes.text;
    let on_screen = rows.on_screen(rows.at(app.document().place().pos), usize::from(text.height));
    let mut end = app.document().place().pos;
    for (above, row) in on_screen {
        let y = text.y + grid::cells(above);
        let height = grid::cells(rows.height(row)).min(text.y + text.height - y);
        end = rows.end(row);
        if let (Some(numbers), Some(number)) = (panes.numbers, app.document().line_number(rows.pos(row))) {
            paint_number(app, number, Rect { y, height: 1, ..numbers }, styles, buffer);
        }
        let tokens = rows.tokens(row);
        let mut has_sign = false;
        if row.row == 0 && styles.have_signs() {
            // Beside the numbers of lines, if there are some.
            let left = panes.numbers.map_or(text.x, |numbers| numbers.x.min(text.x));
            let right = panes.numbers.map_or(0, |numbers| numbers.x + numbers.width).max(text.x + text.width);
            let beside = Rect { x: left, y, width: right - left, height: 1 };
            has_sign = paint_sign(app, row.block, beside, styles, buffer);
        }
        let bookmarks = app.document().bookmarks().in_block(row.block);
        let mut here = bookmarks.filter(|one| one.pos.is_some_and(|pos| rows.at(pos) == row));
        if let Some(bookmark) = here.next() {
            let sign = bookmark.letter().map_or(BOOKMARK.to_owned(), |letter| letter.to_string());
            let beside = Rect { y, height: 1, ..text };
            // Next to the sign of a heading there is no other room.
            let columns = if has_sign { [1, 1] } else { SIGN_COLUMNS };
            let line = layout::ornament(&sign, app.direction(), 1);
            if let Some(place) = beside_lines(app, columns, beside, buffer) {
                grid::line(buffer, place, &line, |_| styles[Role::Bookmark]);
            }
        }
        for piece in rows.pieces(row) {
            let rect = Rect { y, height, ..text };
            match &piece.set {
                Some(line) => {
                    let plain = plain(app, row.block, &piece, styles);
                    let look = look(app, (row.block, &[]), &piece.line, piece.role, plain, styles);
                    pictures.push(typeset::paint((&piece, line), rect, (plain, look), styles, buffer));
                }
                // A bar stands beside the whole of a high row.
                None if matches!(piece.role, PieceRole::Bar | PieceRole::BoxBar(_)) => {
                    for y in y..y + height {
                        let rect = Rect { y, height: 1, ..rect };
                        paint_piece(app, (row.block, &tokens), &piece, rect, styles, buffer);
                    }
                }
                None => {
                    let rect = Rect { height: 1, ..rect };
                    paint_piece(app, (row.block, &tokens), &piece, rect, styles, buffer);
                }
            }
        }
    }
    if let Some(bar) = panes.bar {
        scroll::paint_of_text(app, bar, end, styles, buffer);
    }
    pictures
}

/// Paints the number of a line, at the side of its text.
fn paint_number(app: &App, number: usize, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    let number = app.document().in_its_digits(&number.to_string());
    let line = layout::ornament(&number, app.direction(), usize::from(rect.width));
    let line = VisualLine { direction: app.direction().opposite(), ..line };
    grid::line(buffer, rect, &line, |_| styles[Role::Dim]);
}

/// Paints a piece of a row of block `block`, which is in `row`, with the tokens of code in it.
pub fn paint_piece(
    app: &App,
    (block, tokens): (usize, &[Token]),
    piece: &RowPiece,
    row: Rect,
    styles: &Styles,
    buffer: &mut Buffer,
) {
    let plain = plain(app, block, piece, styles);
    let look = look(app, (block, tokens), &piece.line, piece.role, plain, styles);
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

/// Returns what a piece of block `block` changes of the ground of the page.
fn plain(app: &App, block: usize, piece: &RowPiece, styles: &Styles) -> Style {
    let role = Role::of_piece(piece.role).unwrap_or_else(|| role_of(app.document().article(), block));
    own_style(role, styles)
}

/// Returns the first of `columns` before `row` that is on the screen, counted from 1 at the side where lines begin.
fn beside_lines(app: &App, columns: [u16; 2], row: Rect, buffer: &Buffer) -> Option<Rect> {
    let edge = row.x + row.width;
    let x = columns.into_iter().find_map(|column| match app.direction() {
        Direction::Rtl => Some(edge + column - 1).filter(|x| *x < buffer.area.width),
        Direction::Ltr => row.x.checked_sub(column),
    })?;
    Some(Rect { x, width: 1, ..row })
}

/// Paints the sign of a heading in the margin of its first row, which is `row`. Returns `true` if it has one.
fn paint_sign(app: &App, block: usize, row: Rect, styles: &Styles, buffer: &mut Buffer) -> bool {
    let role = role_of(app.document().article(), block);
    let Some((sign, place)) = role.sign().zip(beside_lines(app, SIGN_COLUMNS, row, buffer)) else { return false };
    grid::rule(buffer, place, sign, styles[role]);
    true
}

/// Returns the role of the text of a block: that of its kind, of the box that it is the title of, or of a quote.
fn role_of(article: &Article, block: usize) -> Role {
    let kinds = || article.containers(block).map(|container| container.kind);
    match Role::of_block(article.blocks()[block].kind()) {
        Role::Boxed => {
            let of_box = |kind| if let ContainerKind::Box(kind) = kind { Some(Role::of_box(kind)) } else { None };
            kinds().filter_map(of_box).last().unwrap_or(Role::Boxed)
        }
        Role::Text if kinds().any(|kind| kind == ContainerKind::Quote) => Role::Quote,
        role => role,
    }
}

/// Returns what a role changes of the ground of the page, which is painted.
fn own_style(role: Role, styles: &Styles) -> Style {
    if role == Role::Text { Style::new() } else { styles[role] }
}

/// Returns the style of each cell of a line of block `block`, in a piece of this role, with the tokens of code in it.
/// Cells without a style of their own are `plain`.
pub fn look<'a>(
    app: &'a App,
    (block, tokens): (usize, &'a [Token]),
    line: &VisualLine,
    role: PieceRole,
    plain: Style,
    styles: &'a Styles,
) -> impl Fn(&Cell) -> Style + 'a {
    let line = line.range.clone();
    let text = app.document().article().text(block);
    let inlines = app.document().article().inlines(block).iter().map(|inline| (inline.bytes(), inline.style));
    let inlines: Vec<_> = inlines.filter(|(bytes, _)| bytes.start < line.end && line.start < bytes.end).collect();
    move |cell| {
        let own = || inlines.iter().filter(|(bytes, _)| cell.shows(bytes));
        let mut look = own()
            .fold(of_token(cell, tokens, styles).map_or(plain, |own| plain.patch(own)), |look, (_, style)| {
                look.patch(styles.of_inline(*style))
            });
        if styles.have_dashes() && is_between_dashes(cell, own(), text) {
            look = look.remove_modifier(Modifier::UNDERLINED);
        }
        look.patch(highlight(app, block, cell, styles)).patch(chosen(app, block, role, cell, styles))
    }
}

/// Returns `true` for every second cell of emphasised text in these styles that is no link: its underline is dashed.
fn is_between_dashes<'a>(
    cell: &Cell,
    styles: impl Iterator<Item = &'a (Range<usize>, InlineStyle)>,
    text: &str,
) -> bool {
    let layout::CellSource::Text(shown) = &cell.source else { return false };
    let mut emphasised = None;
    for (bytes, style) in styles {
        match style {
            InlineStyle::Link(_) => return false,
            InlineStyle::Emphasis => emphasised = Some(bytes.start),
            _ => {}
        }
    }
    let before = emphasised.map_or("", |start| &text[start.min(shown.start)..shown.start]);
    before.chars().filter(|c| !is_vowel_sign(*c)).count() % 2 == 1
}

/// Returns the style of the token that a cell shows, if it shows one of `tokens`, which are in order.
fn of_token(cell: &Cell, tokens: &[Token], styles: &Styles) -> Option<Style> {
    let layout::CellSource::Text(shown) = &cell.source else { return None };
    let token = tokens.get(tokens.partition_point(|token| token.range.end <= shown.start))?;
    cell.shows(&token.range).then(|| styles[Role::of_token(token.kind)])
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
