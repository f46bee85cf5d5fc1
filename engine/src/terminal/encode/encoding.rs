//! The encodings of rows: their names, and the terminal mode that each needs.

use std::str::FromStr;

/// An encoding of rows. The letters in brackets are those of the measurements behind the table of terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Visual order, for terminals that don't reorder (C).
    Visual,
    /// Visual order, after turning off reordering by BDSM (D).
    Explicit,
    /// Visual order with a left-to-right mark after each right-to-left cell, so that every such cell is a bidi run of
    /// its own (L).
    Marked,
    /// Words in visual order, their letters in logical order, marks around them: for terminals that reorder by UAX #9
    /// (V).
    Words,
    /// Words in visual order, their letters in logical order, between blanks of class L: for terminals that reorder by
    /// UAX #9, inside a multiplexer that drops marks.
    Blanks,
    /// Everything between two blanks in logical order, for terminals that reverse each such run (Z).
    Runs,
    /// Everything of one font between two blanks in logical order, for terminals that reverse each such run.
    Fonts,
    /// Visual order, after turning off reordering by mlterm's own control sequence (X).
    Switched,
    /// Visual order with imperceptibly different colours on adjacent cells, for terminals that reorder runs of one
    /// colour (W).
    Tinted,
}

/// Resets BDSM, the bi-directional support mode (ECMA-48, 7.2.1), to explicit.
pub(super) const EXPLICIT_BIDI: &str = "\x1b[8l";
/// Sets BDSM to implicit, the initial state of terminals.
pub(super) const IMPLICIT_BIDI: &str = "\x1b[8h";
/// Turn mlterm's complex text layout off and on.
const LAYOUT_OFF: &str = "\x1b]5379;use_ctl=false\x07";
const LAYOUT_ON: &str = "\x1b]5379;use_ctl=true\x07";

impl Encoding {
    /// All encodings in the order that a key cycles through, each with its name on the command line and in settings.
    pub const ALL: [(Self, &str); 9] = [
        (Self::Explicit, "explicit"),
        (Self::Visual, "visual"),
        (Self::Marked, "marks"),
        (Self::Words, "words"),
        (Self::Blanks, "blanks"),
        (Self::Runs, "runs"),
        (Self::Fonts, "fonts"),
        (Self::Switched, "mlterm"),
        (Self::Tinted, "tint"),
    ];

    /// Returns its name on the command line and in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self.index()].1
    }

    /// Returns its index in [`Self::ALL`].
    #[doc(hidden)]
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|row| row.0 == self).unwrap_or(0)
    }

    /// Returns the next encoding in [`Self::ALL`], the first after the last.
    #[doc(hidden)]
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self.index() + 1) % Self::ALL.len()].0
    }

    /// Returns the control sequence that sets the terminal up. It must be sent before the screen is cleared: VTE stores
    /// the mode with each row when the row is cleared.
    #[doc(hidden)]
    #[must_use]
    pub fn enter(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => EXPLICIT_BIDI,
            Self::Switched => LAYOUT_OFF,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Fonts | Self::Tinted => "",
        }
    }

    /// Returns the control sequence that undoes [`Self::enter`].
    #[doc(hidden)]
    #[must_use]
    pub fn leave(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => IMPLICIT_BIDI,
            Self::Switched => LAYOUT_ON,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Fonts | Self::Tinted => "",
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
