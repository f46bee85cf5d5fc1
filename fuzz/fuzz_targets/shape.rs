//! Any text on one line: the cells say what the text says, have no control characters and are as wide as they claim.
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
