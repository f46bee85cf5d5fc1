//! Any text on one line: the cells say what the text says, have no control characters and are as wide as they claim.
//! The first byte is the width.

use qari_bidi::layout::Direction;
use qari_bidi::text::direction::of_block;

use super::invariants;

/// Checks `bytes` as a title.
pub fn check(bytes: &[u8]) {
    let (width, bytes) = super::first(bytes);
    let text = super::text(bytes);
    invariants::check_single(&text, of_block(&text, Direction::Rtl), u16::from(width));
}
