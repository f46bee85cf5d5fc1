//! The colours of program output.

use std::fmt;
use std::str::FromStr;

/// A colour that a program chose for its text, as terminals know it (ECMA-48 SGR, with xterm's 256 and direct colours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tint {
    /// One of 256: the sixteen of the terminal, a cube of 216, and 24 greys.
    Indexed(u8),
    /// Red, green and blue.
    Direct(u8, u8, u8),
}

/// The names of the sixteen, in their order.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// The beginning of the name of one of the other 240.
const INDEXED: &str = "color-";

/// A text that names no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no colour")]
pub struct NoTint;

impl FromStr for Tint {
    type Err = NoTint;

    /// Reads `red`, `bright-red`, `color-208` or `#ff8800`.
    fn from_str(name: &str) -> Result<Self, NoTint> {
        if let Some(digits) = name.strip_prefix('#').filter(|digits| digits.len() == 6) {
            let number = u32::from_str_radix(digits, 16).map_err(|_| NoTint)?;
            let [_, red, green, blue] = number.to_be_bytes();
            return Ok(Self::Direct(red, green, blue));
        }
        let named = NAMES.iter().position(|own| *own == name).and_then(|index| u8::try_from(index).ok());
        let indexed = || name.strip_prefix(INDEXED)?.parse().ok();
        named.or_else(indexed).map(Self::Indexed).ok_or(NoTint)
    }
}

impl fmt::Display for Tint {
    /// Writes the name that [`Tint::from_str`] reads.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Direct(red, green, blue) => write!(formatter, "#{red:02x}{green:02x}{blue:02x}"),
            Self::Indexed(index) => match NAMES.get(usize::from(index)) {
                Some(name) => formatter.write_str(name),
                None => write!(formatter, "{INDEXED}{index}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_read_as_it_is_written() {
        let direct = [(0, 0, 0), (255, 136, 0), (1, 2, 3)].map(|(red, green, blue)| Tint::Direct(red, green, blue));
        for tint in (0..=255).map(Tint::Indexed).chain(direct) {
            assert_eq!(tint.to_string().parse(), Ok(tint));
        }
        for none in ["", "#12345", "#1234567", "#gggggg", "color-256", "color-", "reddish", "#12345é"] {
            assert_eq!(none.parse::<Tint>(), Err(NoTint), "{none}");
        }
    }
}
