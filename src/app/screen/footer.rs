//! The disclaimer at the foot of the screen: its name, as much of its text as there is room for, and the key that opens
//! it.

use crate::app::App;
use crate::app::document::rows::TextRow;
use crate::app::keys::command::{Command, Context};
use crate::app::panes::{Footing, Panes, Rect};
use qari_bidi::layout::{self, Cell, VisualLine};

/// The narrowest screen that has the name of the disclaimer before its text, in cells.
const NAME_FROM: u16 = 60;

/// The places of the parts of the footer.
#[derive(Clone, Copy, Debug)]
pub struct FooterColumns {
    /// The name, in the first row; it is empty on narrow screens.
    pub name: Rect,
    /// The lines of the text.
    pub text: Rect,
    /// The key, in the last row.
    pub key: Rect,
}

/// The footer as it is painted.
#[derive(Clone, Debug)]
pub struct Footer {
    /// The places of its parts.
    pub columns: FooterColumns,
    /// The name.
    pub name: VisualLine,
    /// The key.
    pub key: VisualLine,
    /// The rows of the text that are shown, each with its line.
    pub lines: Vec<(TextRow, VisualLine)>,
}

/// Returns the footer: the beginning of the disclaimer, or the rows around the current match in it. The last line ends
/// in an ellipsis if more follows; but a match is never cut off.
#[must_use]
pub fn footer(app: &App, panes: &Panes) -> Option<Footer> {
    let columns = columns(app, panes.footer?);
    let side = app.direction();
    let name = VisualLine { direction: side, ..name(app) };
    let key = VisualLine { direction: side.opposite(), ..key(app) };
    Some(Footer { lines: lines(app, columns.text), columns, name, key })
}

impl App {
    /// Returns the rows that the disclaimer has at the foot of the screen. A match in it is shown, though it be hidden.
    pub(in crate::app) fn footer_rows(&self) -> u16 {
        let disclaimer = self.document().article().disclaimer();
        let finds = self.document().current_match().is_some_and(|span| disclaimer.contains(&span.block()));
        let (width, height) = self.screen.size;
        let most = self.screen.footing.most_rows(height).max(u16::from(finds));
        if disclaimer.is_empty() || self.screen.footing != Footing::Whole {
            return if disclaimer.is_empty() { 0 } else { most };
        }
        let column = columns(self, Rect { width, height: most, ..Rect::default() }).text;
        let rows = self.document().disclaimer_rows(column.width, self.display());
        let lines = rows.map(|rows| rows.lines(rows.top()).take(usize::from(most)).count());
        lines.and_then(|lines| u16::try_from(lines).ok()).unwrap_or(0)
    }
}

/// Returns the parts of `footer`, which is as wide as the screen.
fn columns(app: &App, footer: Rect) -> FooterColumns {
    let direction = app.direction();
    let inside = footer.part(&(1.min(footer.width)..footer.width.saturating_sub(1).max(1)));
    let name_cells = if footer.width < NAME_FROM { 0 } else { cells(&name(app)) + 1 };
    let (name, rest) = inside.columns(name_cells, direction);
    let key_cells = cells(&key(app)) + 1;
    let (text, key) = rest.columns(rest.width.saturating_sub(key_cells).max(1), direction);
    let last = footer.y + footer.height.saturating_sub(1);
    FooterColumns { name: Rect { height: 1, ..name }, text, key: Rect { y: last, height: 1, ..key } }
}

fn name(app: &App) -> VisualLine {
    // The colon stands between it and the text, whatever the language of the interface.
    layout::line(&format!("{}:", app.messages().get("disclaimer")), app.direction(), usize::from(u16::MAX))
}

fn key(app: &App) -> VisualLine {
    let key = app.keymap().keys(Context::Reading, Command::Disclaimer, app.direction()).next();
    let label = key.map_or_else(String::new, |key| key.label(|id| app.messages().get(id)));
    layout::ornament(&label, app.messages().direction(), usize::from(u16::MAX))
}

fn lines(app: &App, column: Rect) -> Vec<(TextRow, VisualLine)> {
    let document = app.document();
    let Some(rows) = document.disclaimer_rows(column.width, app.display()) else { return Vec::new() };
    let height = usize::from(column.height);
    let current = document.current_match().filter(|span| document.article().disclaimer().contains(&span.block()));
    let last_page = rows.back(rows.last(), height.saturating_sub(1));
    let top = current.map_or(rows.top(), |span| rows.at(span.start()).min(last_page));
    let mut lines: Vec<(TextRow, VisualLine)> = rows.lines(top).take(height).collect();
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

fn cells(line: &VisualLine) -> u16 {
    u16::try_from(line.width()).unwrap_or(u16::MAX)
}
