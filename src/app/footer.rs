//! The disclaimer, folded to the rows that its footer has.

use super::App;
use super::panes::Panes;
use crate::layout::{self, VisualLine};

/// A line of the footer.
#[derive(Clone, Debug)]
pub struct Line {
    /// The cells.
    pub line: VisualLine,
    /// The block of the article that it shows.
    pub block: usize,
    /// The byte of the block that the line's ranges count from.
    pub offset: usize,
}

/// The rows of the footer: the beginning of the disclaimer, or where the current match is in it. The last one ends in an
/// ellipsis if more follows.
#[must_use]
pub fn lines(app: &App, panes: &Panes) -> Vec<Line> {
    let Some(footer) = panes.footer else { return Vec::new() };
    let article = app.article();
    let layout = |block| app.pages().layout(article, block, footer.width);
    let all: Vec<(usize, usize)> =
        article.disclaimer().flat_map(|block| (0..layout(block).line_count()).map(move |line| (block, line))).collect();
    let current = app.current_match().map(|span| span.start());
    let is_current = |&(block, line): &(usize, usize)| {
        current.is_some_and(|pos| pos.block == block && layout(block).line_at(pos.byte) == line)
    };
    let height = usize::from(footer.height);
    let top = all.iter().position(is_current).unwrap_or(0).min(all.len().saturating_sub(height));
    let behind = all.len() - (top + height).min(all.len());
    let mut lines: Vec<Line> = all[top..]
        .iter()
        .take(height)
        .map(|&(block, line)| Line { line: layout(block).line(line, article.text(block)), block, offset: 0 })
        .collect();
    if let Some(last) = lines.last_mut().filter(|_| behind > 0) {
        let offset = last.line.range.start;
        let rest = format!("{} …", &article.text(last.block)[offset..]);
        let line = layout::line(&rest, last.line.direction, usize::from(footer.width));
        *last = Line { line, block: last.block, offset };
    }
    lines
}
