//! Any text on one line: what is emitted for it is what it says, without control characters, and as wide as it is said to be.
#![no_main]

#[path = "../../engine/tests/common/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use qari_bidi::layout::Direction;
use qari_bidi::text::direction::of_block;

fuzz_target!(|input: (u8, &str)| {
    let (width, text) = input;
    invariants::check_single(text, of_block(text, Direction::Rtl), u16::from(width));
});
