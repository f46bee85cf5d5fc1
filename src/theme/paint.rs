//! The style that a theme gives a role: colours and form, as written.

use ratatui::style::{Color, Modifier, Style};

use qari_bidi::terminal::colour::{Depth, Rgb, indexed};

/// The sixteen colours of every terminal by their names in theme files, and the default of text or ground.
const NAMED: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The forms by their names in theme files. None is bold: xterm cuts off what a bold font draws below its cell, and a
/// final yeh without its dots is another letter. None is italic: few fonts have italic Arabic letters.
const FORMS: [(&str, Modifier); 4] = [
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("struck", Modifier::CROSSED_OUT),
    ("faint", Modifier::DIM),
];

/// The word between the colour of the text and that of its ground.
const ON: &str = "on";
/// The word for a style that changes nothing.
const PLAIN: &str = "plain";

/// A colour of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hue {
    /// One of the sixteen, or the default, as the terminal shows it.
    Named(Color),
    /// This colour. Where there are 256, the one of this index, or else the nearest.
    Own(Rgb, Option<u8>),
}

/// The style of a role, as a theme states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    ink: Option<Hue>,
    ground: Option<Hue>,
    form: Modifier,
}

impl Paint {
    /// Reads a style: the colour of the text, `on` and that of its ground, and forms, as far as it has each.
    ///
    /// # Errors
    /// The word that means nothing or is one too many, or nothing where a word is missing.
    pub fn parse(text: &str) -> Result<Self, &str> {
        let mut paint = Self::default();
        let mut words = text.split_ascii_whitespace();
        let mut is_empty = true;
        while let Some(word) = words.next() {
            is_empty = false;
            if word == ON {
                let ground = words.next().ok_or("")?;
                if paint.ground.replace(hue(ground).ok_or(ground)?).is_some() {
                    return Err(word);
                }
            } else if let Some((_, form)) = FORMS.iter().find(|(name, _)| *name == word) {
                paint.form |= *form;
            } else if word != PLAIN && paint.ink.replace(hue(word).ok_or(word)?).is_some() {
                return Err(word);
            }
        }
        if is_empty { Err("") } else { Ok(paint) }
    }

    /// Returns the words that a style is written in, besides colours of its own.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let forms = FORMS.iter().map(|(name, _)| *name);
        NAMED.iter().map(|(name, _)| *name).chain([ON]).chain(forms).chain([PLAIN])
    }

    /// Returns the style in the colours of a terminal with at least 256.
    pub(super) fn style(self, depth: Depth) -> Style {
        let sent = |hue| match hue {
            Hue::Named(name) => name,
            Hue::Own((red, green, blue), _) if depth == Depth::Direct => Color::Rgb(red, green, blue),
            Hue::Own(rgb, index) => Color::Indexed(index.unwrap_or_else(|| indexed(rgb))),
        };
        let mut style = Style::new().add_modifier(self.form);
        if self.form.contains(Modifier::REVERSED) {
            // What is reversed has the form that it names, whatever it lies on.
            style = style.remove_modifier((Modifier::DIM | Modifier::UNDERLINED).difference(self.form));
        }
        let style = self.ink.map_or(style, |ink| style.fg(sent(ink)));
        // What lies below is not turned round on a ground of its own.
        self.ground.map_or(style, |ground| style.bg(sent(ground)).remove_modifier(Modifier::REVERSED))
    }
}

/// Reads a colour: a name, or six hexadecimal digits, behind which may stand a slash and an index among 256 colours.
fn hue(word: &str) -> Option<Hue> {
    if let Some((_, named)) = NAMED.iter().find(|(name, _)| *name == word) {
        return Some(Hue::Named(*named));
    }
    let (digits, index) = match word.split_once('/') {
        Some((digits, index)) => (digits, Some(index.parse().ok()?)),
        None => (word, None),
    };
    let digits = digits.strip_prefix('#').unwrap_or(digits);
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(Hue::Own((part(0)?, part(2)?, part(4)?), index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_word_by_word() {
        let check = |text: &str, direct: Style, among_256: Style| {
            let paint = Paint::parse(text).expect(text);
            assert_eq!((paint.style(Depth::Direct), paint.style(Depth::Indexed)), (direct, among_256), "{text}");
        };
        let plain = Style::new();
        check("plain", plain, plain);
        check("0A141e", plain.fg(Color::Rgb(10, 20, 30)), plain.fg(Color::Indexed(233)));
        check(
            "#ff0000 underlined",
            plain.fg(Color::Rgb(255, 0, 0)).underlined(),
            plain.fg(Color::Indexed(196)).underlined(),
        );
        check("bright-red struck", plain.fg(Color::LightRed).crossed_out(), plain.fg(Color::LightRed).crossed_out());
        let reversed = plain.reversed().remove_modifier(Modifier::DIM | Modifier::UNDERLINED);
        check("reversed", reversed, reversed);
        let on = |ink, ground| plain.fg(ink).bg(ground).remove_modifier(Modifier::REVERSED);
        check("black on 010203/200", on(Color::Black, Color::Rgb(1, 2, 3)), on(Color::Black, Color::Indexed(200)));
        for (text, word) in [
            ("", ""),
            ("red on", ""),
            ("purple", "purple"),
            ("red on purple", "purple"),
            ("red on blue on green", "on"),
            ("red blue", "blue"),
            ("12345", "12345"),
            ("1234567", "1234567"),
            ("+12345", "+12345"),
            ("123456/256", "123456/256"),
            ("bold", "bold"),
        ] {
            assert_eq!(Paint::parse(text), Err(word), "{text}");
        }
    }
}
