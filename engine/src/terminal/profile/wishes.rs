//! What the person wants done otherwise than the profile says.

use std::str::FromStr;

use super::Profile;
use super::environment::Environment;
use crate::terminal::colour::{Background, Colours, Depth};
use crate::terminal::encode::{Emission, Encoding};

/// Who puts text in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bidi {
    /// Whoever the profile says.
    #[default]
    Auto,
    /// The reader alone; the terminal is told to leave the order alone.
    App,
    /// The terminal does, and can't be told otherwise.
    Terminal,
    /// Rows are encoded in this way, whatever the terminal is.
    Always(Encoding),
}

/// Which letters are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shaping {
    /// What reads right: presentation forms, without vowel signs where the terminal spoils them.
    #[default]
    Auto,
    /// Presentation forms with all that is on them: the reader joins letters.
    Forms,
    /// The letters themselves: the terminal joins them.
    Raw,
}

/// Which colours are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// As many as the terminal has; none if `NO_COLOR` is set.
    #[default]
    Auto,
    /// As many as the terminal has, sixteen at least.
    Always,
    /// None.
    Never,
    /// So many, whatever the terminal has.
    Of(Depth),
}

/// What colours are to be read on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The background that the terminal has.
    #[default]
    Auto,
    /// This one.
    Always(Background),
}

/// All of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Who puts text in order.
    pub bidi: Bidi,
    /// Which letters are sent.
    pub shaping: Shaping,
    /// Which colours are sent.
    pub colour: Colour,
    /// What they are to be read on.
    pub ground: Ground,
}

impl Wishes {
    /// What is sent to a terminal of this profile and environment.
    #[must_use]
    pub fn emission(self, profile: &Profile, environment: &Environment) -> Emission {
        Emission {
            encoding: self.bidi.encoding(profile),
            raw: self.shaping == Shaping::Raw,
            vowels: self.shaping != Shaping::Auto || !profile.spoils_vowels,
            colours: Colours {
                depth: self.colour.depth(profile, environment),
                background: self.ground.background(profile),
            },
        }
    }
}

/// What is no value of the setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchValue;

impl Bidi {
    /// The values that are no encodings.
    const PLAIN: [(Self, &str); 3] = [(Self::Auto, "auto"), (Self::App, "app"), (Self::Terminal, "terminal")];

    /// What can be written for it.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|row| row.1).chain(Encoding::ALL.iter().map(|row| row.1))
    }

    /// The encoding, in a terminal of this profile.
    #[must_use]
    pub fn encoding(self, profile: &Profile) -> Encoding {
        let reorders = matches!(profile.encoding, Encoding::Words | Encoding::Blanks | Encoding::Runs);
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
    /// What can be written for it.
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
    /// The values that are no depths.
    const PLAIN: [(Self, &str); 3] = [(Self::Auto, "auto"), (Self::Always, "always"), (Self::Never, "never")];

    /// What can be written for it.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|row| row.1).chain(Depth::NAMED.iter().map(|row| row.1))
    }

    /// How many colours are sent to a terminal of this profile and environment (<https://no-color.org>).
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
    /// What can be written for it.
    pub const NAMES: [&str; 3] = ["auto", Background::Light.name(), Background::Dark.name()];

    /// The background of a terminal of this profile, if it is known.
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

    /// Wishes, then `NO_COLOR`, then what is found.
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
