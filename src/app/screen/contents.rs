//! The rows of the section list that are on the screen. The list follows the reading position, so it has no state of
//! its own.

use crate::app::App;
use crate::app::panes::{Panes, Rect};
use qari_bidi::layout::{self, ParagraphLayout, VisualLine};
use qari_bidi::text::direction;

/// The most rows that the name of one section takes in a list that is longer than the screen.
const MOST_ROWS: usize = 3;
/// The indent of a section for each level that it is nested, in cells.
const INDENT: u16 = 2;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct SectionRow {
    /// The index of the section.
    pub section: usize,
    /// The number of the section, on the first of its rows.
    pub number: Option<VisualLine>,
    /// The place of the number.
    pub number_rect: Rect,
    /// A line of the name.
    pub line: VisualLine,
    /// The place of the line.
    pub rect: Rect,
}

/// Divides the section list into the row of its heading, where there are rows enough, and the rows below it.
#[must_use]
pub fn parts(contents: Rect) -> (Rect, Rect) {
    let heading = Rect { height: u16::from(contents.height > 3), ..contents };
    let list = Rect { y: contents.y + heading.height, height: contents.height - heading.height, ..contents };
    (heading, list)
}

/// Returns the rows on the screen, from the top; the section that is read is about the middle of them.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Vec<SectionRow> {
    let Some(contents) = panes.contents else { return Vec::new() };
    let list = parts(contents).1;
    let height = usize::from(list.height);
    let current = app.document().section(&app.viewport(panes));
    let sections = app.document().article().sections().len();
    let most = most_rows(app, list);
    let mut above: Vec<Vec<SectionRow>> = Vec::new();
    let mut below: Vec<SectionRow> = Vec::new();
    // The current section and those behind it fill at least the lower half, those before it what is left.
    for section in current..sections {
        if below.len() >= height {
            break;
        }
        below.extend(section_rows(app, list, section, most));
    }
    let mut room = height.saturating_sub(below.len().min(height.div_ceil(2)));
    for section in (0..current).rev() {
        let rows = section_rows(app, list, section, most);
        if rows.len() > room {
            break;
        }
        room -= rows.len();
        above.push(rows);
    }
    let mut rows: Vec<SectionRow> = above.into_iter().rev().flatten().chain(below).take(height).collect();
    for (index, row) in (list.y..).zip(&mut rows) {
        row.rect.y = index;
        row.number_rect.y = index;
    }
    rows
}

/// Returns the section whose name is on the cell in column `x` and row `y`.
#[must_use]
pub fn section_at(app: &App, panes: &Panes, x: u16, y: u16) -> Option<usize> {
    panes.contents.filter(|contents| contents.contains(x, y))?;
    rows(app, panes).into_iter().find(|row| row.rect.y == y).map(|row| row.section)
}

/// Returns the most rows that a name may take: as many as let the whole list stand on the screen, else [`MOST_ROWS`].
fn most_rows(app: &App, list: Rect) -> usize {
    let height = usize::from(list.height);
    let sections = app.document().article().sections();
    // A longer list does not fit whatever is folded, and is not laid out to find that out.
    if sections.len() > height {
        return MOST_ROWS;
    }
    let rows_of = |index| {
        let (name, layout) = name_layout(app, list, index);
        layout.line_count(&name)
    };
    let rows: Vec<usize> = (0..sections.len()).map(rows_of).collect();
    let fits = |most: &usize| rows.iter().map(|rows| rows.min(most)).sum::<usize>() <= height;
    (MOST_ROWS..=height).rev().find(fits).unwrap_or(MOST_ROWS)
}

/// Returns the columns of `list` that the number and the name of a section stand in.
fn section_columns(app: &App, list: Rect, index: usize) -> (Rect, Rect) {
    let numbers = number_cells(app.document().article().sections().len());
    let indent = (u16::from(app.document().article().sections()[index].level) - 1) * INDENT;
    let (number, rest) = list.columns(numbers + 1, app.direction());
    (number, if rest.width > indent + 8 { rest.columns(indent, app.direction()).1 } else { rest })
}

/// Returns the name of a section, and its layout.
fn name_layout(app: &App, list: Rect, index: usize) -> (String, ParagraphLayout) {
    let document = app.document();
    let name = document.section_name(&document.article().sections()[index], app.messages());
    let base = direction::of_block(&name, app.direction());
    let width = section_columns(app, list, index).1.width;
    let layout = layout::paragraph(&name, base, &[], app.name_options(width));
    (name, layout)
}

/// Returns the rows of one section, `most` of them or fewer, in the columns of `list`.
fn section_rows(app: &App, list: Rect, index: usize, most: usize) -> Vec<SectionRow> {
    let (number_rect, rest) = section_columns(app, list, index);
    let (name, layout) = name_layout(app, list, index);
    let lines = folded(&name, &layout, most);
    let number = layout::line(&(index + 1).to_string(), app.direction(), usize::from(number_rect.width));
    let numbers = std::iter::once(Some(number)).chain(std::iter::repeat(None));
    // Whatever its own direction, a name stands beside its number.
    lines
        .into_iter()
        .map(|line| VisualLine { direction: app.direction(), ..line })
        .zip(numbers)
        .map(|(line, number)| SectionRow { section: index, number, number_rect, line, rect: rest })
        .collect()
}

/// Returns the lines of `text`, folded to the first `most` of them.
fn folded(text: &str, layout: &ParagraphLayout, most: usize) -> Vec<VisualLine> {
    let lines = layout.line_count(text);
    let whole = if lines > most { most - 1 } else { lines };
    let mut folded: Vec<VisualLine> = (0..whole).map(|line| layout.line(line, text)).collect();
    if whole < lines {
        folded.push(layout.cut_line(whole, text));
    }
    folded
}

/// Returns the width of the number of the last section, in cells.
fn number_cells(sections: usize) -> u16 {
    u16::try_from(sections.max(1).ilog10() + 1).unwrap_or(u16::MAX)
}
