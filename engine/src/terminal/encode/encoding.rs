//! The ways to hand rows to a terminal: their names, and the mode that each sets the terminal to.

use std::str::FromStr;

/// A way to hand rows to a terminal. The letters in brackets are those of the measurements that the table of terminals rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As laid out, for terminals that show what they get in the order they get it (C).
    Visual,
    /// As laid out, after the terminal was told to leave the order alone, by BDSM (D).
    Explicit,
    /// As laid out, a left-to-right mark behind every right-to-left cell, so that nothing is left to reorder (L).
    Marked,
    /// Words in visual order and their letters in logical order, marks around them, for terminals that reorder by UAX #9 (V).
    Words,
    /// Words in visual order and their letters in logical order, between blanks that are letters to the terminal: for terminals that
    /// reorder by UAX #9, behind a multiplexer that drops marks.
    Blanks,
    /// Whatever stands between two blanks in logical order, for terminals that turn such runs around one by one (Z).
    Runs,
    /// As laid out, after mlterm was told to leave the order alone, in its own way (X).
    Switched,
    /// As laid out, neighbouring cells of different colours that can't be told apart, for terminals that reorder what is of one
    /// colour (W).
    Tinted,
}

/// BDSM, the bi-directional support mode (ECMA-48, 7.2.1), reset: explicit.
pub(super) const EXPLICIT_BIDI: &str = "\x1b[8l";
/// BDSM set: implicit, as terminals are when they start.
pub(super) const IMPLICIT_BIDI: &str = "\x1b[8h";
/// Complex text layout off and on, in mlterm's own words.
const LAYOUT_OFF: &str = "\x1b]5379;use_ctl=false\x07";
const LAYOUT_ON: &str = "\x1b]5379;use_ctl=true\x07";

impl Encoding {
    /// All of them, in the order they are tried in by hand, each with its name on the command line and in settings.
    pub const ALL: [(Self, &str); 8] = [
        (Self::Explicit, "explicit"),
        (Self::Visual, "visual"),
        (Self::Marked, "marks"),
        (Self::Words, "words"),
        (Self::Blanks, "blanks"),
        (Self::Runs, "runs"),
        (Self::Switched, "mlterm"),
        (Self::Tinted, "tint"),
    ];

    /// Its name on the command line and in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self.index()].1
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|row| row.0 == self).unwrap_or(0)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self.index() + 1) % Self::ALL.len()].0
    }

    /// What sets the terminal up for it, to be sent before the screen is cleared: a VTE terminal keeps the mode with each row from
    /// when the row is cleared.
    #[must_use]
    pub fn enter(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => EXPLICIT_BIDI,
            Self::Switched => LAYOUT_OFF,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Tinted => "",
        }
    }

    /// What takes back what [`Self::enter`] did.
    #[must_use]
    pub fn leave(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => IMPLICIT_BIDI,
            Self::Switched => LAYOUT_ON,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Tinted => "",
        }
    }
}

impl FromStr for Encoding {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|row| row.1 == name).map(|row| row.0).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_cycled_through() {
        let mut encoding = Encoding::Explicit;
        for (own, name) in Encoding::ALL {
            assert_eq!((encoding, name.parse()), (own, Ok(own)));
            encoding = encoding.next();
        }
        assert_eq!(encoding, Encoding::Explicit);
        assert!("auto".parse::<Encoding>().is_err());
    }
}
