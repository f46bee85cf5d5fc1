//! The section list: which of its rows are on the screen. It follows the reading position, so it needs no state of its own.

use super::App;
use super::panes::{Panes, Rect};
use crate::layout::{self, Direction, Options, VisualLine};
use crate::text::direction;

/// The most rows that the name of one section takes.
const MOST_ROWS: usize = 3;
/// How far a section is set in for each level it is nested, in cells.
const INDENT: u16 = 2;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The index of the section.
    pub section: usize,
    /// The number of the section, on the first of its rows.
    pub number: Option<VisualLine>,
    /// Where the number stands.
    pub number_rect: Rect,
    /// A line of the name.
    pub line: VisualLine,
    /// Where the line stands.
    pub rect: Rect,
}

/// The row with the heading of the list, where there are rows enough, and the rows below it.
#[must_use]
pub fn parts(contents: Rect) -> (Rect, Rect) {
    let heading = Rect { height: u16::from(contents.height > 3), ..contents };
    let list = Rect { y: contents.y + heading.height, height: contents.height - heading.height, ..contents };
    (heading, list)
}

/// The rows on the screen, from the top; the section that is read is about the middle of them.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Vec<Row> {
    let Some(contents) = panes.contents else { return Vec::new() };
    let list = parts(contents).1;
    let height = usize::from(list.height);
    let current = app.section(panes);
    let sections = app.article().sections().len();
    let mut above: Vec<Vec<Row>> = Vec::new();
    let mut below: Vec<Row> = Vec::new();
    // The current section and those behind it fill at least the lower half, those before it what is left.
    for section in current..sections {
        if below.len() >= height {
            break;
        }
        below.extend(section_rows(app, list, section));
    }
    let mut room = height.saturating_sub(below.len().min(height.div_ceil(2)));
    for section in (0..current).rev() {
        let rows = section_rows(app, list, section);
        if rows.len() > room {
            break;
        }
        room -= rows.len();
        above.push(rows);
    }
    let mut rows: Vec<Row> = above.into_iter().rev().flatten().chain(below).take(height).collect();
    for (index, row) in (list.y..).zip(&mut rows) {
        row.rect.y = index;
        row.number_rect.y = index;
    }
    rows
}

/// The section whose name is on the cell in column `x` and row `y`.
#[must_use]
pub fn section_at(app: &App, panes: &Panes, x: u16, y: u16) -> Option<usize> {
    panes.contents.filter(|contents| contents.contains(x, y))?;
    rows(app, panes).into_iter().find(|row| row.rect.y == y).map(|row| row.section)
}

/// The rows of one section, in the columns of `list`.
fn section_rows(app: &App, list: Rect, index: usize) -> Vec<Row> {
    let section = &app.article().sections()[index];
    let numbers = number_cells(app.article().sections().len());
    let indent = (u16::from(section.level) - 1) * INDENT;
    let (number_rect, rest) = list.columns(numbers + 1, app.direction());
    let rest = if rest.width > indent + 8 { rest.columns(indent, app.direction()).1 } else { rest };
    let name = app.section_name(section);
    let base = direction::of_block(&name, app.direction());
    let lines = folded(&name, base, rest.width);
    let number = layout::line(&(index + 1).to_string(), app.direction(), usize::from(number_rect.width));
    let numbers = std::iter::once(Some(number)).chain(std::iter::repeat(None));
    // Whatever its own direction, a name stands beside its number.
    lines
        .into_iter()
        .map(|line| VisualLine { direction: app.direction(), ..line })
        .zip(numbers)
        .map(|(line, number)| Row { section: index, number, number_rect, line, rect: rest })
        .collect()
}

/// `text` in lines of `width` cells, folded to the first [`MOST_ROWS`] of them.
fn folded(text: &str, base: Direction, width: u16) -> Vec<VisualLine> {
    let layout = layout::paragraph(text, base, &[], Options::new(width));
    let lines = layout.line_count(text);
    let whole = if lines > MOST_ROWS { MOST_ROWS - 1 } else { lines };
    let mut folded: Vec<VisualLine> = (0..whole).map(|line| layout.line(line, text)).collect();
    if whole < lines {
        folded.push(layout.cut_line(whole, text));
    }
    folded
}

/// How wide the number of the last section is, in cells.
fn number_cells(sections: usize) -> u16 {
    u16::try_from(sections.max(1).ilog10() + 1).unwrap_or(u16::MAX)
}
