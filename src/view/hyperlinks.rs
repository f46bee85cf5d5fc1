//! The addresses of links to the web, for a terminal that opens and copies them itself.

use ratatui::buffer::Buffer;

use super::grid;
use crate::app::App;
use crate::app::document::address::Target;
use crate::app::document::links::{self, Lead, Link};
use crate::app::panes::{Panes, Rect};
use crate::page::PieceRole;
use qari_bidi::terminal::hyperlink::{Hyperlink, MOST, marked};

/// Numbers the cells of the text that are of a link to the web, from 1, and returns the hyperlinks in that order. The
/// text is painted, and nothing over it yet. A secure reader has none.
pub fn mark(app: &App, panes: &Panes, buffer: &mut Buffer) -> Vec<Hyperlink> {
    let mut hyperlinks = Vec::new();
    if app.is_secure() {
        return hyperlinks;
    }
    let text = panes.text;
    let rows = app.document().rows(&app.viewport(panes));
    // The links of the block of the last row, each with its number.
    let (mut block, mut numbered) = (None, Vec::new());
    let on_screen = rows.on_screen(rows.at(app.document().place().pos), usize::from(text.height));
    for (above, row) in on_screen {
        let y = text.y + grid::cells(above);
        if block != Some(row.block) {
            block = Some(row.block);
            numbered = number(app, row.block, &mut hyperlinks);
        }
        if numbered.is_empty() {
            continue;
        }
        // The sign of an item shows bytes of its own.
        for piece in rows.pieces(row).iter().filter(|piece| piece.role != PieceRole::Marker) {
            // Below a picture are the cells of the whole row.
            let height = if piece.set.is_some() { grid::cells(rows.height(row)) } else { 1 };
            let rect = Rect { y, height: height.min(text.y + text.height - y), ..text };
            for (columns, cell) in piece.cells() {
                let columns = columns.start.min(text.width)..columns.end.min(text.width);
                if let Some((_, number)) = numbered.iter().find(|(link, _)| cell.shows(&link.span.range())) {
                    grid::modify(buffer, rect.part(&columns), marked(*number));
                }
            }
        }
    }
    hyperlinks
}

/// Adds the hyperlinks of block `block` to `hyperlinks`, as long as there are numbers, and returns their links with
/// their numbers.
fn number(app: &App, block: usize, hyperlinks: &mut Vec<Hyperlink>) -> Vec<(Link, usize)> {
    let article = app.document().article();
    let mut numbered = Vec::new();
    for link in links::of_block(article, block) {
        let Lead::Address(target) = link.lead else { continue };
        let Target::Web(address) = Target::of(article.target(target), &app.shelf().folder()) else { continue };
        if hyperlinks.len() < MOST
            && let Some(hyperlink) = Hyperlink::new((block, link.span.range().start), address)
        {
            hyperlinks.push(hyperlink);
            numbered.push((link, hyperlinks.len()));
        }
    }
    numbered
}
