//! Writes laid-out lines into a buffer.

use std::num::NonZeroU16;

use ratatui_core::buffer::{Buffer, CellDiffOption};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Modifier, Style};

use crate::layout::{Cell, VisualLine};

/// Marks text that is in visual order, in a bit of the modifier that no attribute uses and no backend sends.
pub(super) const ORDERED: Modifier = Modifier::from_bits_retain(1 << 15);

/// Places `line` in the first row of `area`, at its left edge and no further than its right one, each cell in the style
/// that `style` returns for it. Parts of `area` outside the buffer are left out.
/// [`Engine::reorder`](crate::Engine::reorder) leaves it as it is. Allocates nothing.
///
/// ```
/// use qari_bidi::{BaseDirection, Layout, LayoutOptions, place};
/// use ratatui_core::{buffer::Buffer, style::{Color, Style}};
/// let mut buffer = Buffer::with_lines(["      "]);
/// let line = Layout::one_line("אב", BaseDirection::Auto, LayoutOptions::new(6));
/// let area = buffer.area;
/// place(&mut buffer, area, &line, |cell| if cell.symbol() == "א" { Color::Red.into() } else { Style::new() });
/// assert_eq!((buffer[(0, 0)].symbol(), buffer[(1, 0)].fg), ("ב", Color::Red));
/// ```
pub fn place(buffer: &mut Buffer, area: Rect, line: &VisualLine, style: impl Fn(&Cell) -> Style) {
    place_unmarked(buffer, area, line, |cell| style(cell).add_modifier(ORDERED));
}

/// Does the same as [`place`], for a program that puts nothing in order afterwards and has the bits of modifiers for
/// hyperlinks.
pub fn place_unmarked(buffer: &mut Buffer, area: Rect, line: &VisualLine, style: impl Fn(&Cell) -> Style) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let Rect { mut x, y, .. } = area;
    for cell in &line.cells {
        let width = u16::try_from(cell.width).unwrap_or(u16::MAX);
        if width > area.right() - x {
            break;
        }
        let own = &mut buffer[(x, y)];
        own.set_symbol(&cell.symbol).set_style(style(cell));
        // The terminal is told our width: a symbol's own is measured in one place, and not by ratatui.
        if let Some(width) = NonZeroU16::new(width) {
            own.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
        for column in x + 1..x + width {
            let covered = &mut buffer[(column, y)];
            let before = covered.style();
            covered.reset();
            covered.set_style(before).set_style(style(cell));
        }
        x += width;
    }
}
