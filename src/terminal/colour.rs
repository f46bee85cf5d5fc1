//! A frame without colours.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

/// Takes the colours off a frame. What a background set apart is reversed instead, and what a bright one did is underlined too.
pub fn take_off(frame: &mut Buffer) {
    for cell in &mut frame.content {
        if cell.bg != Color::Reset {
            cell.modifier.insert(Modifier::REVERSED);
        }
        if is_bright(cell.bg) {
            cell.modifier.insert(Modifier::UNDERLINED);
        }
        (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
    }
}

fn is_bright(colour: Color) -> bool {
    use Color as C;
    matches!(colour, C::LightRed | C::LightGreen | C::LightYellow | C::LightBlue | C::LightMagenta | C::LightCyan)
}
