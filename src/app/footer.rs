//! The disclaimer, folded to the rows that its footer has.

use super::App;
use super::pages::Row;
use super::panes::Panes;
use qari_bidi::layout::VisualLine;

/// The rows of the footer, each with its line: the beginning of the disclaimer, or where the current match is in it. The last
/// one ends in an ellipsis if more follows; but a match is never cut off.
#[must_use]
pub fn lines(app: &App, panes: &Panes) -> Vec<(Row, VisualLine)> {
    let Some((footer, rows)) = panes.footer.and_then(|footer| Some((footer, app.disclaimer_rows(footer.width)?)))
    else {
        return Vec::new();
    };
    let current = app.current_match().filter(|span| app.article().disclaimer().contains(&span.block()));
    let last_page = rows.back(rows.last(), usize::from(footer.height) - 1);
    let top = current.map_or(rows.top(), |span| rows.at(span.start()).min(last_page));
    let mut lines: Vec<(Row, VisualLine)> = rows.lines(top).take(usize::from(footer.height)).collect();
    if let Some((row, line)) = lines.last_mut().filter(|(row, _)| *row < rows.last()) {
        let cut = rows.cut_line(*row).filter(|cut| {
            // As many cells show the match with the end cut off as without.
            let shown = |line: &VisualLine| {
                let match_of = |cell: &&qari_bidi::layout::Cell| {
                    current.is_some_and(|span| span.block() == row.block && cell.shows(&span.range()))
                };
                line.cells.iter().filter(match_of).count()
            };
            shown(cut) == shown(line)
        });
        *line = cut.unwrap_or_else(|| line.clone());
    }
    lines
}
