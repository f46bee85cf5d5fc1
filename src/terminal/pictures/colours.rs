//! The colours of styles as pixels have them.

use ratatui::style::{Color, Modifier, Style};

use qari_bidi::terminal::colour::{Background, Rgb, SIXTEEN, look};
use qari_typeset::Ink;

/// The sixteen colours as most terminals have them (xterm's).
const USUAL: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The colours of the terminal itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backdrop {
    letters: Rgb,
    ground: Rgb,
}

impl Backdrop {
    /// Returns the colours of a terminal whose background has this colour, or else is of this kind; of a dark one if
    /// nothing is known.
    #[must_use]
    pub fn of(colour: Option<Rgb>, kind: Option<Background>) -> Self {
        let kind = colour.and_then(Background::of).or(kind).unwrap_or(Background::Dark);
        let usual = match kind {
            Background::Light => (255, 255, 255),
            Background::Dark => (0, 0, 0),
        };
        Self { letters: kind.text(), ground: colour.unwrap_or(usual) }
    }

    /// Returns the look of a style.
    pub(super) fn ink(self, style: Style) -> Ink {
        let has = |modifier| style.add_modifier.contains(modifier);
        let letters = style.fg.and_then(rgb).unwrap_or(self.letters);
        let ground = style.bg.and_then(rgb).unwrap_or(self.ground);
        let letters = if has(Modifier::DIM) { between(letters, ground) } else { letters };
        let (letters, ground) = if has(Modifier::REVERSED) { (ground, letters) } else { (letters, ground) };
        Ink { letters, ground, is_underlined: has(Modifier::UNDERLINED), is_struck: has(Modifier::CROSSED_OUT) }
    }
}

fn rgb(colour: Color) -> Option<Rgb> {
    let named = |colour: Color| SIXTEEN.iter().position(|own| *own == colour);
    let index = match colour {
        Color::Indexed(index) => Some(usize::from(index)),
        colour => named(colour),
    };
    look(colour).or_else(|| USUAL.get(index?).copied())
}

fn between(one: Rgb, other: Rgb) -> Rgb {
    let mean = |one: u8, other: u8| one / 2 + other / 2;
    (mean(one.0, other.0), mean(one.1, other.1), mean(one.2, other.2))
}
