//! The first stage: the embedding level of every byte (UAX #9, rules P1 to I2), for the whole paragraph
//! before anything is broken or measured.

use unicode_bidi::{BidiInfo, Level};

use crate::text::direction::Direction;

/// The embedding levels of `text`, one for each byte. A line end inside `text` starts a new bidi
/// paragraph of the same base direction (P1), so that nothing reaches across it.
pub(super) fn levels(text: &str, direction: Direction) -> Vec<u8> {
    let info = BidiInfo::new(text, Some(base_level(direction)));
    info.levels.iter().map(Level::number).collect()
}

/// The paragraph embedding level of a base direction.
fn base_level(direction: Direction) -> Level {
    match direction {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
    }
}
