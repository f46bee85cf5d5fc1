//! The disclaimer, folded to the rows that its footer has.

use crate::app::App;
use crate::app::document::rows::TextRow;
use crate::app::panes::Panes;
use qari_bidi::layout::{Cell, VisualLine};

/// Returns the rows of the footer, each with its line: the beginning of the disclaimer, or the rows around the current
/// match in it. The last one ends in an ellipsis if more follows; but a match is never cut off.
#[must_use]
pub fn lines(app: &App, panes: &Panes) -> Vec<(TextRow, VisualLine)> {
    let document = app.document();
    let rows_in = |width| document.disclaimer_rows(width, app.display());
    let Some((footer, rows)) = panes.footer.and_then(|footer| Some((footer, rows_in(footer.width)?))) else {
        return Vec::new();
    };
    let current = document.current_match().filter(|span| document.article().disclaimer().contains(&span.block()));
    let last_page = rows.back(rows.last(), usize::from(footer.height) - 1);
    let top = current.map_or(rows.top(), |span| rows.at(span.start()).min(last_page));
    let mut lines: Vec<(TextRow, VisualLine)> = rows.lines(top).take(usize::from(footer.height)).collect();
    if let Some((row, line)) = lines.last_mut().filter(|(row, _)| *row < rows.last()) {
        let cut = rows.cut_line(*row).filter(|cut| {
            // As many cells show the match with the end cut off as without.
            let shown = |line: &VisualLine| {
                let match_of =
                    |cell: &&Cell| current.is_some_and(|span| span.block() == row.block && cell.shows(&span.range()));
                line.cells.iter().filter(match_of).count()
            };
            shown(cut) == shown(line)
        });
        *line = cut.unwrap_or_else(|| line.clone());
    }
    lines
}
