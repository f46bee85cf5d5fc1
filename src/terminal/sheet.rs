//! Rows of a composed buffer as lines of text with colours, for printing.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::style::{Attribute, Attributes, Print, ResetColor, SetAttribute, SetAttributes, SetColors};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};

/// The attributes that are written, with their modifiers.
const ATTRIBUTES: [(Modifier, Attribute); 4] = [
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::REVERSED, Attribute::Reverse),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut),
    (Modifier::DIM, Attribute::Dim),
];

/// Writes the first `rows` rows of `buffer`, each with its line end.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut impl Write, buffer: &Buffer, rows: u16) -> io::Result<()> {
    // `terminal::colour` handles `NO_COLOR`.
    crossterm::style::force_color_output(true);
    for y in 0..rows.min(buffer.area.height) {
        let mut x = 0;
        let mut last = (Color::Reset, Color::Reset, Modifier::empty());
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let style = (cell.fg, cell.bg, cell.modifier);
            if style != last {
                let own = ATTRIBUTES.iter().filter(|(modifier, _)| cell.modifier.contains(*modifier));
                let attributes = own.fold(Attributes::none(), |all, (_, attribute)| all.with(*attribute));
                let colours = crossterm::style::Colors::new(cell.fg.into_crossterm(), cell.bg.into_crossterm());
                queue!(out, SetAttribute(Attribute::Reset), SetColors(colours), SetAttributes(attributes))?;
                last = style;
            }
            queue!(out, Print(cell.symbol()))?;
            x += cell.cell_width().max(1);
        }
        queue!(out, SetAttribute(Attribute::Reset), ResetColor, Print("\n"))?;
    }
    Ok(())
}
