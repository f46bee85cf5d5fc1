//! Colours that the program chose whose output is shown, reduced to those that the terminal supports and kept legible:
//! such a program does not know the ground that its text is read on.

use anstyle::{Ansi256Color, RgbColor};
use anstyle_lossy::palette::VGA;
use ratatui_core::buffer::Cell;
use ratatui_core::style::{Color, Modifier};

use super::{Background, Colours, DARK, Depth, LIGHT, Rgb, indexed, look, luminance, reduced};

/// Marks a cell whose colours a program chose; of the sixteen names it has indices. No text blinks, so this modifier
/// means nothing else, and it is never sent.
pub const WRITTEN: Modifier = Modifier::RAPID_BLINK;

/// The least contrast of a text with what it stands on (WCAG 2, level AA).
const LEAST_CONTRAST: f64 = 4.5;

/// The steps from a colour to black or white.
const STEPS: u16 = 16;

/// The sixteen colours of terminals, in the order of their indices (ECMA-48 SGR 30–37, then 90–97).
pub const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// Reduces the colours of a cell. Where the ground is known and there are more than sixteen colours, its text has the
/// contrast of WCAG AA with what it stands on, whatever the program chose. Elsewhere the sixteen are the terminal's
/// own, and others are as written.
pub(super) fn reduce(cell: &mut Cell, Colours { depth, background }: Colours) {
    cell.modifier.remove(WRITTEN);
    if depth <= Depth::Ansi {
        (cell.fg, cell.bg) = (named(cell.fg, depth), named(cell.bg, depth));
        if cell.bg == Color::Reset {
            cell.fg = without_vanishing(cell.fg, background);
        }
        return;
    }
    let of_terminal = background.filter(|_| cell.bg == Color::Reset).map(hardest);
    if let Some(ground) = rgb(cell.bg) {
        cell.bg = sent(cell.bg, ground, depth);
    }
    let own_ground = look(cell.bg).map(luminance);
    let Some(ground) = own_ground.or(of_terminal) else {
        cell.fg = named(cell.fg, depth);
        return;
    };
    cell.fg = match rgb(cell.fg) {
        Some(text) => legible(cell.fg, text, ground, depth),
        // The terminal's own text on a ground that the program chose.
        None if cell.fg == Color::Reset && own_ground.is_some() => legible(cell.fg, (128, 128, 128), ground, depth),
        None => cell.fg,
    };
}

/// Returns the colour that is sent at `depth`: of the sixteen, the terminal's own.
fn named(colour: Color, depth: Depth) -> Color {
    match colour {
        Color::Indexed(index @ 0..16) => SIXTEEN[usize::from(index)],
        _ => reduced(colour, depth),
    }
}

/// Returns the colour of a text on the terminal's own ground, on which black or white would not be seen.
fn without_vanishing(text: Color, background: Option<Background>) -> Color {
    match (text, background) {
        (Color::Black, Some(Background::Dark)) => Color::DarkGray,
        (Color::Gray | Color::White, Some(Background::Light)) => Color::Reset,
        _ => text,
    }
}

/// Returns the red, green and blue of a colour that has any: of the sixteen, those that they usually have.
fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Indexed(index @ 0..16) => {
            let RgbColor(red, green, blue) = anstyle_lossy::xterm_to_rgb(Ansi256Color(index), VGA);
            Some((red, green, blue))
        }
        _ => look(colour),
    }
}

/// Returns the colour that is sent for `colour`, whose red, green and blue are `rgb`.
fn sent(colour: Color, (red, green, blue): Rgb, depth: Depth) -> Color {
    match colour {
        Color::Indexed(16..) => colour,
        _ if depth == Depth::Direct => Color::Rgb(red, green, blue),
        _ => Color::Indexed(indexed((red, green, blue))),
    }
}

/// Returns the luminance of the hardest ground to read on among those of a kind.
fn hardest(background: Background) -> f64 {
    match background {
        Background::Light => LIGHT,
        Background::Dark => DARK,
    }
}

/// Returns the first colour on the way from `colour`, whose red, green and blue are `text`, to black or white that has
/// enough contrast to a ground of this luminance.
fn legible(colour: Color, text: Rgb, ground: f64, depth: Depth) -> Color {
    let towards = if contrast(1.0, ground) > contrast(0.0, ground) { 255 } else { 0 };
    let mixed = |step: u16| {
        let part = |own: u8| {
            let mixed = (u16::from(own) * (STEPS - step) + towards * step) / STEPS;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        let own = if step == 0 { colour } else { Color::Reset };
        sent(own, (part(text.0), part(text.1), part(text.2)), depth)
    };
    let is_legible =
        |colour: &Color| look(*colour).is_some_and(|rgb| contrast(luminance(rgb), ground) >= LEAST_CONTRAST);
    (0..=STEPS).map(mixed).find(is_legible).unwrap_or_else(|| mixed(STEPS))
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reduced_to(fg: Color, bg: Color, depth: Depth, background: Option<Background>) -> (Color, Color) {
        let mut cell = Cell::default();
        cell.set_fg(fg).set_bg(bg);
        cell.modifier = WRITTEN;
        reduce(&mut cell, Colours { depth, background });
        assert_eq!(cell.modifier, Modifier::empty());
        (cell.fg, cell.bg)
    }

    #[test]
    fn all_that_is_written_is_legible() {
        let direct = [0, 40, 95, 128, 200, 255];
        let direct = direct.iter().flat_map(|&r| direct.map(|g| direct.map(|b| Color::Rgb(r, g, b)))).flatten();
        let all: Vec<Color> = (0..=255).map(Color::Indexed).chain(direct).collect();
        let (paper, night) = (Color::Rgb(0xFA, 0xF7, 0xEF), Color::Rgb(0x16, 0x18, 0x1D));
        let grounds = [Color::Reset, paper, night, Color::Indexed(1), Color::Indexed(15), Color::Indexed(240)];
        let mut measured = 0;
        for background in [Background::Light, Background::Dark] {
            for depth in [Depth::Direct, Depth::Indexed] {
                for &ground in &grounds {
                    for &ink in all.iter().chain([&Color::Reset]) {
                        let (text, behind) = reduced_to(ink, ground, depth, Some(background));
                        let luminance_behind = look(behind).map_or_else(|| hardest(background), luminance);
                        let Some(text) = look(text) else {
                            assert_eq!((text, behind), (Color::Reset, Color::Reset), "{ink:?} on {ground:?}");
                            continue;
                        };
                        // No ground has a better contrast than with black or white.
                        let best = contrast(0.0, luminance_behind).max(contrast(1.0, luminance_behind));
                        let ratio = contrast(luminance(text), luminance_behind);
                        let least = best.min(LEAST_CONTRAST) - 0.05;
                        assert!(ratio >= least, "{ink:?} on {ground:?}, {depth:?}, {background:?}: {ratio:.2}");
                        measured += 1;
                    }
                }
            }
        }
        assert!(measured > 5000, "{measured}");
    }

    #[test]
    fn what_is_legible_is_as_written() {
        let check = |ink, ground, depth| {
            assert_eq!(reduced_to(ink, ground, depth, Some(Background::Dark)), (ink, ground), "{ink:?} on {ground:?}");
        };
        check(Color::Rgb(255, 175, 95), Color::Reset, Depth::Direct);
        check(Color::Indexed(215), Color::Reset, Depth::Indexed);
        check(Color::Indexed(215), Color::Rgb(0x16, 0x18, 0x1D), Depth::Direct);
        check(Color::Rgb(255, 255, 255), Color::Rgb(95, 0, 0), Depth::Direct);
        // The colours of a match in the terminal's theme, over a word that a program coloured.
        check(Color::Black, Color::Yellow, Depth::Indexed);
    }

    #[test]
    fn without_a_known_ground_the_terminal_decides() {
        let check = |ink, depth, background, expected| {
            assert_eq!(reduced_to(ink, Color::Reset, depth, background).0, expected, "{ink:?} {depth:?}");
        };
        check(Color::Indexed(3), Depth::Direct, None, Color::Yellow);
        check(Color::Indexed(208), Depth::Direct, None, Color::Indexed(208));
        check(Color::Rgb(255, 0, 0), Depth::Indexed, None, Color::Indexed(196));
        check(Color::Rgb(250, 80, 80), Depth::Ansi, None, Color::LightRed);
        check(Color::Indexed(0), Depth::Ansi, Some(Background::Dark), Color::DarkGray);
        check(Color::Indexed(15), Depth::Ansi, Some(Background::Light), Color::Reset);
    }
}
