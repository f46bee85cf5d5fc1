//! Hints at links, and the note that is shown over the text.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::body::look;
use super::grid;
use crate::app::document::hints::LinkSpot;
use crate::app::panes::{Panes, Rect};
use crate::app::{App, Overlay};
use crate::article::Span;
use crate::page::{Air, PieceRole};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction};
use qari_bidi::text::{direction, width};

/// The widest that a note is, in cells.
const WIDEST_NOTE: u16 = 64;

/// Keeps letters of a hint apart, which would join in a word (U+200C).
const APART: &str = "\u{200C}";

/// Paints the hints and the note, if they are shown.
pub fn paint(app: &App, panes: &Panes, styles: &Styles, buffer: &mut Buffer) {
    let rect = match app.overlay() {
        Overlay::Nothing => panes.text,
        Overlay::Disclaimer(_) => panes.overlay_text,
    };
    paint_note(app, panes, rect, styles, buffer);
    let Some(hints) = app.document().hints().filter(|_| app.document().shown_note().is_none()) else { return };
    for (hint, spot) in app.hinted_links(&app.viewport(panes)) {
        if hint.starts_with(&hints.typed) {
            // The chosen link is told by its text, unless that is all beneath the hint.
            let is_lost = app.document().chosen_at() == Some(spot.at) && is_covered(app, hint.chars().count());
            let style = styles[if is_lost { Role::ChosenLink } else { Role::LinkHint }];
            paint_hint(&app.hint_text(&hint), spot, rect, (style, styles), buffer);
        }
    }
}

/// Returns `true` if a hint of `letters` covers all of the chosen link, as it does the sign of a note.
fn is_covered(app: &App, letters: usize) -> bool {
    let text = |span: Span| &app.document().article().text(span.block())[span.range()];
    app.document().link().is_none_or(|link| width::cells(text(link.span)) <= letters)
}

/// Paints a hint over the first cells of its link.
fn paint_hint(hint: &str, spot: LinkSpot, rect: Rect, (style, styles): (Style, &Styles), buffer: &mut Buffer) {
    let letters: Vec<String> = hint.chars().map(String::from).collect();
    let base = direction::first_strong(hint).unwrap_or(Direction::Ltr);
    let line = layout::line(&letters.join(APART), base, letters.len());
    let width = u16::try_from(line.width()).unwrap_or(1);
    let left = if spot.is_rtl { (spot.column + 1).saturating_sub(width) } else { spot.column };
    let left = left.min(rect.width.saturating_sub(width));
    let place = Rect { x: rect.x + left, y: rect.y + spot.row, width: width.min(rect.width), height: 1 };
    if spot.row < rect.height {
        // What a wide symbol beneath has left must not stay.
        grid::clear(buffer, place, styles);
        grid::place(buffer, place, &line, |_| style);
    }
}

/// Paints the note below its sign, or above it if there is more room.
fn paint_note(app: &App, panes: &Panes, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    let document = app.document();
    let Some((at, blocks)) = document.shown_note() else { return };
    let spots = document.link_spots(&app.viewport(panes));
    let row = spots.iter().find(|spot| spot.at == at).map_or(0, |spot| spot.row);
    let (above, below) = (row, rect.height.saturating_sub(row + 1));
    let most = above.max(below).saturating_sub(2);
    let width = rect.width.min(WIDEST_NOTE);
    if most == 0 || width < 6 {
        return;
    }
    let rows = document.rows_of(blocks, width - 4, Air::Close, app.display());
    let shown: Vec<_> = rows.from(rows.top(), usize::from(most)).collect();
    let shown: Vec<_> = shown.into_iter().filter(|row| *row <= rows.last()).collect();
    let goes_on = shown.last().is_some_and(|last| *last < rows.last());
    let height = u16::try_from(shown.len()).unwrap_or(most) + 2;
    let y = if height <= below || below >= above { rect.y + row + 1 } else { rect.y + row - height };
    let x = rect.x + (rect.width - width) / 2;
    let frame = Rect { x, y, width, height };
    grid::clear(buffer, frame, styles);
    let bottom = Rect { y: frame.y + frame.height - 1, height: 1, ..frame };
    for edge in [Rect { height: 1, ..frame }, bottom] {
        grid::rule(buffer, edge, "─", styles[Role::Rule]);
    }
    if goes_on {
        grid::rule(buffer, Rect { x: bottom.x + bottom.width / 2, width: 1, ..bottom }, "…", styles[Role::Dim]);
    }
    let inside = Rect { x: x + 2, y: y + 1, width: width - 4, height: 1 };
    for (below, row) in (0..).zip(shown) {
        for piece in rows.pieces(row) {
            let plain = styles[match piece.role {
                PieceRole::Marker => Role::Marker,
                _ => Role::Text,
            }];
            let look = look(app, (row.block, &[]), &piece.line, PieceRole::Text, plain, styles);
            grid::line(buffer, Rect { y: inside.y + below, ..inside }.part(&piece.columns), &piece.line, look);
        }
    }
}
