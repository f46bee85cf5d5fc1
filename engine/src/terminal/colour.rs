//! Colours of a frame, reduced to those that the terminal supports.
//!
//! A frame is composed in the sixteen named colours, which every terminal has. The user has configured how those look,
//! so they are the safest choice on an unknown background. If the background is known and the terminal supports more
//! colours, each name is replaced by a colour chosen for contrast on that background. No other module knows which
//! colour that is.

use anstyle::{Ansi256Color, RgbColor};
use ratatui_core::buffer::Buffer;
use ratatui_core::style::{Color, Modifier};

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

/// The names that frames are composed in, each with its colour on a light and on a dark background. Black is the text
/// of matches, whose backgrounds are the two rows after it.
const SHADES: [(Color, Rgb, Rgb); 9] = [
    (Color::Magenta, (140, 10, 130), (221, 160, 245)),
    (Color::Blue, (12, 36, 176), (138, 180, 248)),
    (Color::Cyan, (0, 92, 104), (94, 212, 220)),
    (Color::Green, (0, 96, 32), (130, 215, 140)),
    (Color::Red, (170, 16, 16), (255, 145, 135)),
    (Color::DarkGray, (80, 80, 80), (178, 178, 178)),
    (Color::Black, (0, 0, 0), (0, 0, 0)),
    (Color::Yellow, (255, 214, 64), (225, 180, 20)),
    (Color::LightGreen, (90, 205, 110), (120, 225, 140)),
];

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
        (cell.fg, cell.bg) = (reduced(cell.fg, colours), reduced(cell.bg, colours));
    }
}

/// Returns the colour that is sent for `name`.
#[must_use]
pub fn reduced(name: Color, Colours { depth, background }: Colours) -> Color {
    let Some((_, light, dark)) = SHADES.iter().find(|row| row.0 == name) else { return name };
    let (red, green, blue) = match background {
        Some(Background::Light) => *light,
        Some(Background::Dark) => *dark,
        None => return name,
    };
    match depth {
        Depth::Direct => Color::Rgb(red, green, blue),
        Depth::Indexed => Color::Indexed(anstyle_lossy::rgb_to_xterm(RgbColor(red, green, blue)).index()),
        Depth::Ansi | Depth::Monochrome => name,
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
    }
}

fn is_bright(colour: Color) -> bool {
    use Color as C;
    matches!(colour, C::LightRed | C::LightGreen | C::LightYellow | C::LightBlue | C::LightMagenta | C::LightCyan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: Color, depth: Depth, background: Option<Background>, expected: Color) {
        assert_eq!(reduced(name, Colours { depth, background }), expected, "{name:?} {depth:?} {background:?}");
    }

    #[test]
    fn names_become_what_the_terminal_can_show() {
        let (light, dark) = (Some(Background::Light), Some(Background::Dark));
        check(Color::Blue, Depth::Direct, light, Color::Rgb(12, 36, 176));
        check(Color::Blue, Depth::Direct, dark, Color::Rgb(138, 180, 248));
        check(Color::Blue, Depth::Indexed, light, Color::Indexed(19));
        check(Color::Blue, Depth::Indexed, dark, Color::Indexed(111));
        check(Color::Blue, Depth::Ansi, dark, Color::Blue);
        check(Color::Blue, Depth::Direct, None, Color::Blue);
        check(Color::Reset, Depth::Direct, dark, Color::Reset);
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
