//! The user's settings for the terminal, which override the profile.

use std::str::FromStr;

use super::Profile;
use super::environment::Environment;
use crate::terminal::colour::{Background, Colours, Depth};
use crate::terminal::encode::{Emission, Encoding};

/// The setting of who reorders text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bidi {
    /// The encoding of the profile.
    #[default]
    Auto,
    /// The reader reorders; the terminal is told not to.
    App,
    /// The terminal reorders and can't be told otherwise.
    Terminal,
    /// This encoding, whatever the terminal is.
    Always(Encoding),
}

/// The setting of which letters are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shaping {
    /// Presentation forms, without vowel signs if the terminal shows them wrong.
    #[default]
    Auto,
    /// Presentation forms with all their marks: the reader joins letters.
    Forms,
    /// The letters themselves: the terminal joins them.
    Raw,
}

/// The setting of the number of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The colours of the terminal; none if `NO_COLOR` is set.
    #[default]
    Auto,
    /// The colours of the terminal, sixteen at least.
    Always,
    /// No colours.
    Never,
    /// This number of colours, whatever the terminal is.
    Of(Depth),
}

/// The setting of the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The background of the terminal.
    #[default]
    Auto,
    /// This background, whatever the terminal is.
    Always(Background),
}

/// All settings for the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The setting of who reorders text.
    pub bidi: Bidi,
    /// The setting of which letters are sent.
    pub shaping: Shaping,
    /// The setting of the number of colours.
    pub colour: Colour,
    /// The setting of the background.
    pub ground: Ground,
}

impl Wishes {
    /// Returns the parameters of encoding for a terminal of this profile and environment.
    #[must_use]
    pub fn emission(self, profile: &Profile, environment: &Environment) -> Emission {
        Emission {
            encoding: self.bidi.encoding(profile),
            raw: self.shaping == Shaping::Raw,
            vowels: self.shaping != Shaping::Auto || !profile.spoils_vowels,
            joins: profile.joins,
            sequences: profile.shows_sequences,
            colours: Colours {
                depth: self.colour.depth(profile, environment),
                background: self.ground.background(profile),
            },
        }
    }
}

/// The error of parsing a value that the setting doesn't have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchValue;

impl Bidi {
    /// The values other than encodings, with their names.
    const PLAIN: [(Self, &str); 3] = [(Self::Auto, "auto"), (Self::App, "app"), (Self::Terminal, "terminal")];

    /// Returns the names of all values.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|row| row.1).chain(Encoding::ALL.iter().map(|row| row.1))
    }

    /// Returns the encoding for a terminal of this profile.
    #[must_use]
    pub fn encoding(self, profile: &Profile) -> Encoding {
        let reorders =
            matches!(profile.encoding, Encoding::Words | Encoding::Blanks | Encoding::Runs | Encoding::Fonts);
        match self {
            Self::Always(encoding) => encoding,
            Self::App if reorders => Encoding::Explicit,
            Self::Terminal if !reorders => Encoding::Words,
            Self::Auto | Self::App | Self::Terminal => profile.encoding,
        }
    }
}

impl FromStr for Bidi {
    type Err = NoSuchValue;

    fn from_str(text: &str) -> Result<Self, NoSuchValue> {
        let plain = Self::PLAIN.iter().find(|row| row.1 == text).map(|row| row.0);
        plain.or_else(|| text.parse().ok().map(Self::Always)).ok_or(NoSuchValue)
    }
}

impl Shaping {
    /// The names of all values.
    pub const NAMES: [&str; 3] = ["auto", "forms", "raw"];
}

impl FromStr for Shaping {
    type Err = NoSuchValue;

    fn from_str(text: &str) -> Result<Self, NoSuchValue> {
        let values = [Self::Auto, Self::Forms, Self::Raw];
        Self::NAMES.iter().position(|name| *name == text).map(|at| values[at]).ok_or(NoSuchValue)
    }
}

impl Colour {
    /// The values other than depths, with their names.
    const PLAIN: [(Self, &str); 3] = [(Self::Auto, "auto"), (Self::Always, "always"), (Self::Never, "never")];

    /// Returns the names of all values.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|row| row.1).chain(Depth::NAMED.iter().map(|row| row.1))
    }

    /// Returns the number of colours for a terminal of this profile and environment (<https://no-color.org>).
    #[must_use]
    pub fn depth(self, profile: &Profile, environment: &Environment) -> Depth {
        match self {
            Self::Auto if environment.get("NO_COLOR").is_some() => Depth::Monochrome,
            Self::Auto => profile.depth.0,
            Self::Always => profile.depth.0.max(Depth::Ansi),
            Self::Never => Depth::Monochrome,
            Self::Of(depth) => depth,
        }
    }
}

impl FromStr for Colour {
    type Err = NoSuchValue;

    fn from_str(text: &str) -> Result<Self, NoSuchValue> {
        let plain = Self::PLAIN.iter().find(|row| row.1 == text).map(|row| row.0);
        let depth = || Depth::NAMED.iter().find(|row| row.1 == text).map(|row| Self::Of(row.0));
        plain.or_else(depth).ok_or(NoSuchValue)
    }
}

impl Ground {
    /// The names of all values.
    pub const NAMES: [&str; 3] = ["auto", Background::Light.name(), Background::Dark.name()];

    /// Returns the background of a terminal of this profile, if it is known.
    #[must_use]
    pub fn background(self, profile: &Profile) -> Option<Background> {
        match self {
            Self::Auto => profile.background.0,
            Self::Always(background) => Some(background),
        }
    }
}

impl FromStr for Ground {
    type Err = NoSuchValue;

    fn from_str(text: &str) -> Result<Self, NoSuchValue> {
        let values = [Self::Auto, Self::Always(Background::Light), Self::Always(Background::Dark)];
        Self::NAMES.iter().position(|name| *name == text).map(|at| values[at]).ok_or(NoSuchValue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::profile::answers::Answers;

    #[test]
    fn wishes_come_before_the_profile() {
        let profile = |environment| Profile::of(&Environment::of(environment), &Answers::default());
        let (konsole, xterm) = (profile(&[("KONSOLE_VERSION", "1")]), profile(&[("XTERM_VERSION", "1")]));
        let check = |wish: &str, profile: &Profile, expected| {
            let wish: Bidi = wish.parse().expect("a wish");
            assert_eq!(wish.encoding(profile), expected, "{wish:?}");
        };
        check("auto", &konsole, Encoding::Words);
        check("app", &konsole, Encoding::Explicit);
        check("terminal", &konsole, Encoding::Words);
        check("app", &xterm, Encoding::Visual);
        check("terminal", &xterm, Encoding::Words);
        check("tint", &xterm, Encoding::Tinted);
    }

    /// The setting takes precedence over `NO_COLOR`, which takes precedence over the terminal.
    #[test]
    fn wished_colours_come_first() {
        let check = |wish: &str, environment: &[(&str, &str)], expected| {
            let environment = Environment::of(environment);
            let colour: Colour = wish.parse().expect("a wish");
            let profile = Profile::of(&environment, &Answers::default());
            assert_eq!(colour.depth(&profile, &environment), expected, "{wish} {environment:?}");
        };
        let (xterm, truecolor, plain) = (("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1"));
        check("auto", &[xterm], Depth::Indexed);
        check("auto", &[xterm, plain], Depth::Monochrome);
        check("auto", &[xterm, ("NO_COLOR", "")], Depth::Indexed);
        check("always", &[xterm, plain], Depth::Indexed);
        check("always", &[("TERM", "vt100")], Depth::Ansi);
        check("never", &[xterm], Depth::Monochrome);
        check("truecolor", &[("TERM", "linux"), plain], Depth::Direct);
        check("256", &[truecolor], Depth::Indexed);
        check("16", &[truecolor], Depth::Ansi);
    }
}
