//! Any text in any column with any options: what holds of every layout holds of its lines.
//!
//! The first bytes choose the width, the options and the direction; the rest is the text.

use qari_bidi::layout::Direction;

use super::invariants;

/// Checks `bytes` as a paragraph.
pub fn check(bytes: &[u8]) {
    let (width, bytes) = super::first(bytes);
    let (seed, bytes) = super::first(bytes);
    let (side, bytes) = super::first(bytes);
    let options = invariants::options(seed % invariants::OPTION_SEEDS, u16::from(width.max(1)));
    let direction = if side & 1 == 0 { Direction::Ltr } else { Direction::Rtl };
    invariants::check_paragraph(&super::text(bytes), direction, &[], options);
}
