//! Colours of a frame, reduced to those that the terminal supports, and the kinds of backgrounds.
//!
//! A frame may be composed in any colours. The sixteen named ones are sent as they are at every depth but none: the
//! user has configured how they look. Others are replaced by the nearest that the terminal has.

mod written;

use anstyle::{Ansi256Color, AnsiColor, RgbColor};
use ratatui_core::buffer::Buffer;
use ratatui_core::style::{Color, Modifier};

pub use written::{SIXTEEN, WRITTEN};

/// The number of colours sent to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No colours.
    Monochrome,
    /// The sixteen named colours.
    Ansi,
    /// The 256 colours of xterm: the sixteen, a cube of 216, and 24 greys.
    Indexed,
    /// Direct colours: red, green and blue of 8 bits each.
    Direct,
}

/// The kind of background that the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// A background light enough for the dark colours.
    Light,
    /// A background dark enough for the light colours.
    Dark,
}

/// A colour: red, green and blue (sRGB).
pub type Rgb = (u8, u8, u8);

/// The colours that a frame is sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// The number of colours.
    pub depth: Depth,
    /// The background that they are read on, if it is known.
    pub background: Option<Background>,
}

/// The least luminance of a light background. The dark colours have the contrast of WCAG 2 for text on all of them.
const LIGHT: f64 = 0.6;
/// The greatest luminance of a dark background. The light colours have that contrast on all of them.
const DARK: f64 = 0.05;

impl Depth {
    /// The depths that have a name on the command line and in settings.
    pub const NAMED: [(Self, &str); 3] = [(Self::Direct, "truecolor"), (Self::Indexed, "256"), (Self::Ansi, "16")];

    /// Returns its name; `none` for no colours.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|row| row.0 == self).map_or("none", |row| row.1)
    }
}

impl Background {
    /// Returns the kind of a background of this colour. One in between is neither: our colours would be hard to read on
    /// it, and the terminal's own were chosen for it.
    #[must_use]
    pub fn of(colour: Rgb) -> Option<Self> {
        match luminance(colour) {
            LIGHT.. => Some(Self::Light),
            ..=DARK => Some(Self::Dark),
            _ => None,
        }
    }

    /// Returns its name on the command line and in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Returns the colour of plain text for terminals that need an explicit one.
    #[must_use]
    pub fn text(self) -> Rgb {
        match self {
            Self::Light => (24, 24, 24),
            Self::Dark => (224, 224, 224),
        }
    }
}

/// Returns the relative luminance of a colour, from 0 to 1 (WCAG 2).
#[must_use]
pub fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Replaces the colours that a frame is composed in by those that the terminal supports.
pub fn reduce(frame: &mut Buffer, colours: Colours) {
    if colours.depth == Depth::Monochrome {
        return remove(frame);
    }
    for cell in &mut frame.content {
        if cell.modifier.contains(WRITTEN) {
            written::reduce(cell, colours);
        } else if colours.depth < Depth::Direct {
            (cell.fg, cell.bg) = (reduced(cell.fg, colours.depth), reduced(cell.bg, colours.depth));
        }
    }
}

/// Returns the colour that is sent for `colour`: itself if there is one of that sort at `depth`, else the nearest.
#[must_use]
pub fn reduced(colour: Color, depth: Depth) -> Color {
    match (colour, depth) {
        (_, Depth::Monochrome) => Color::Reset,
        (Color::Rgb(red, green, blue), Depth::Indexed) => Color::Indexed(indexed((red, green, blue))),
        (Color::Rgb(red, green, blue), Depth::Ansi) => named(RgbColor(red, green, blue)),
        (Color::Indexed(16..), Depth::Ansi) => {
            look(colour).map_or(colour, |(red, green, blue)| named(RgbColor(red, green, blue)))
        }
        _ => colour,
    }
}

/// Returns the index of the colour of xterm's 256 that is nearest to `rgb`, from 16 on: the user configures the first.
#[must_use]
pub fn indexed((red, green, blue): Rgb) -> u8 {
    anstyle_lossy::rgb_to_xterm(RgbColor(red, green, blue)).index()
}

/// Returns the nearest of the sixteen, by how they usually look.
fn named(colour: RgbColor) -> Color {
    match anstyle_lossy::rgb_to_ansi(colour, anstyle_lossy::palette::VGA) {
        AnsiColor::Black => Color::Black,
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        AnsiColor::White => Color::Gray,
        AnsiColor::BrightBlack => Color::DarkGray,
        AnsiColor::BrightRed => Color::LightRed,
        AnsiColor::BrightGreen => Color::LightGreen,
        AnsiColor::BrightYellow => Color::LightYellow,
        AnsiColor::BrightBlue => Color::LightBlue,
        AnsiColor::BrightMagenta => Color::LightMagenta,
        AnsiColor::BrightCyan => Color::LightCyan,
        AnsiColor::BrightWhite => Color::White,
    }
}

/// Returns the RGB value of a colour that is sent; `None` for the sixteen, which the user configures.
#[must_use]
pub fn look(sent: Color) -> Option<Rgb> {
    match sent {
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(index @ 16..) => {
            let RgbColor(red, green, blue) =
                anstyle_lossy::xterm_to_rgb(Ansi256Color(index), anstyle_lossy::palette::VGA);
            Some((red, green, blue))
        }
        _ => None,
    }
}

/// Removes the colours of a frame. Cells with a background become reversed; with a bright one, underlined too.
fn remove(frame: &mut Buffer) {
    for cell in &mut frame.content {
        if cell.bg != Color::Reset {
            cell.modifier.insert(Modifier::REVERSED);
        }
        if is_bright(cell.bg) {
            cell.modifier.insert(Modifier::UNDERLINED);
        }
        (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
        cell.modifier.remove(WRITTEN);
    }
}

fn is_bright(colour: Color) -> bool {
    use Color as C;
    matches!(colour, C::LightRed | C::LightGreen | C::LightYellow | C::LightBlue | C::LightMagenta | C::LightCyan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_what_the_terminal_can_show() {
        let blue = Color::Rgb(12, 36, 176);
        for (colour, depth, expected) in [
            (blue, Depth::Direct, blue),
            (blue, Depth::Indexed, Color::Indexed(19)),
            (blue, Depth::Ansi, Color::Blue),
            (blue, Depth::Monochrome, Color::Reset),
            (Color::Indexed(196), Depth::Indexed, Color::Indexed(196)),
            (Color::Indexed(196), Depth::Ansi, Color::Red),
            (Color::Indexed(3), Depth::Ansi, Color::Indexed(3)),
            (Color::Blue, Depth::Direct, Color::Blue),
            (Color::Reset, Depth::Ansi, Color::Reset),
        ] {
            assert_eq!(reduced(colour, depth), expected, "{colour:?} {depth:?}");
        }
    }

    #[test]
    fn backgrounds_are_light_dark_or_neither() {
        for (colour, expected) in [
            ((255, 255, 255), Some(Background::Light)),
            ((253, 246, 227), Some(Background::Light)),
            ((0, 0, 0), Some(Background::Dark)),
            ((63, 63, 63), Some(Background::Dark)),
            ((0, 43, 54), Some(Background::Dark)),
            ((128, 128, 128), None),
            ((0, 160, 0), None),
        ] {
            assert_eq!(Background::of(colour), expected, "{colour:?}");
        }
    }

    #[test]
    fn luminance_is_that_of_wcag() {
        for (colour, expected) in [((0, 0, 0), 0.0), ((255, 255, 255), 1.0), ((119, 119, 119), 0.1845)] {
            assert!((luminance(colour) - expected).abs() < 0.0001, "{colour:?}: {}", luminance(colour));
        }
    }
}
