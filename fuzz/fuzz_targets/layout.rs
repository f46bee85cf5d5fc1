//! Any text in any column with any options: what holds of every layout holds of its lines.
//!
//! The first bytes of the input choose the width, the options and the direction; the rest is the text.
#![no_main]

#[path = "../../engine/tests/common/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use qari_bidi::layout::Direction;

fuzz_target!(|input: (u8, u8, bool, &str)| {
    let (width, seed, is_rtl, text) = input;
    let options = invariants::options(seed % invariants::OPTION_SEEDS, u16::from(width.max(1)));
    let direction = if is_rtl { Direction::Rtl } else { Direction::Ltr };
    invariants::check_paragraph(text, direction, &[], options);
});
