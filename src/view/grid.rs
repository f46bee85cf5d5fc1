//! Writes to ratatui's buffer, as nothing else does: laid-out lines, and rules and fills that are no text.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Modifier, Style};

use crate::app::panes::Rect;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Cell, Direction, VisualLine};
use qari_bidi::text::width;
use qari_bidi::widgets::place_unmarked;

/// Places `line` in the first row of `rect`, aligned by its direction.
pub fn line(buffer: &mut Buffer, rect: Rect, line: &VisualLine, style: impl Fn(&Cell) -> Style) {
    let indent = cells(line.indent(usize::from(rect.width))).min(rect.width);
    place(buffer, Rect { x: rect.x + indent, width: rect.width - indent, ..rect }, line, style);
}

/// Adds modifiers to all cells of `rect`.
pub fn modify(buffer: &mut Buffer, rect: Rect, modifier: Modifier) {
    for position in area(rect).positions() {
        buffer[position].modifier.insert(modifier);
    }
}

/// Places `line` in the first row of `rect`, at its left edge and no further than its right one.
pub fn place(buffer: &mut Buffer, rect: Rect, line: &VisualLine, style: impl Fn(&Cell) -> Style) {
    place_unmarked(buffer, area(rect), line, style);
}

/// Sets the style of all cells of `rect`.
pub fn fill(buffer: &mut Buffer, rect: Rect, style: Style) {
    buffer.set_style(area(rect), style);
}

/// Gives a blank buffer the ground of the page. It is set directly: each frame has it in all cells.
pub fn ground(buffer: &mut Buffer, styles: &Styles) {
    let text = styles[Role::Text];
    if text == Style::new() {
        return;
    }
    let (fg, bg) = (text.fg.unwrap_or_default(), text.bg.unwrap_or_default());
    for cell in &mut buffer.content {
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, text.add_modifier);
    }
}

/// Clears all cells of `rect` down to the ground of the page.
pub fn clear(buffer: &mut Buffer, rect: Rect, styles: &Styles) {
    for position in area(rect).positions() {
        buffer[position].reset();
        buffer[position].set_style(styles[Role::Text]);
    }
}

/// Sets every cell of `rect` to `symbol`.
pub fn rule(buffer: &mut Buffer, rect: Rect, symbol: &str, style: Style) {
    for position in area(rect).positions() {
        buffer[position].set_symbol(symbol).set_style(style);
    }
}

/// Clears `rect` for what lies over the panes, with a title bar in its first row. The title is a text of direction
/// `base` and stands where lines of direction `side` begin.
pub fn sheet(buffer: &mut Buffer, rect: Rect, title: &str, (base, side): (Direction, Direction), styles: &Styles) {
    clear(buffer, rect, styles);
    let bar = Rect { height: 1, ..rect };
    fill(buffer, bar, styles[Role::Bar]);
    let inside = bar.part(&(1..bar.width - 1));
    let title = VisualLine { direction: side, ..layout::line(title, base, usize::from(inside.width)) };
    line(buffer, inside, &title, |_| styles[Role::Bar]);
}

/// Replaces the lines and signs of the interface by ASCII if they take two cells on a terminal with wide ambiguous
/// characters. Text that is laid out for such a terminal has room for them.
pub fn without_ambiguous(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let has_room = matches!(cell.diff_option, CellDiffOption::ForcedWidth(width) if width.get() > 1);
        if !has_room && width::cells_wide(cell.symbol()) > 1 {
            cell.set_char(match cell.symbol() {
                "│" | "┃" => '|',
                "█" | "▓" => '#',
                "▒" | "░" => '=',
                "─" | "–" | "·" => '-',
                "┿" => '+',
                "“" | "”" => '"',
                "‘" | "’" => '\'',
                "…" => '.',
                "•" | "◦" | "▪" | "▣" => '*',
                "›" | "▸" => '>',
                "‹" | "◂" => '<',
                "▾" => 'v',
                _ => '?',
            });
        }
    }
}

fn area(rect: Rect) -> ratatui::layout::Rect {
    ratatui::layout::Rect { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}

/// Returns `count` as a number of cells.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
