//! Mouse reports.

use super::TerminalInput;

/// Parses a mouse report: the button with its modifiers, the column and the row counted from 1. Modifiers are ignored,
/// and so is movement with a button held.
pub(super) fn mouse([button, x, y]: [u16; 3]) -> Option<TerminalInput> {
    match button & !0b1_1100 {
        64 => Some(TerminalInput::Wheel(-1)),
        65 => Some(TerminalInput::Wheel(1)),
        0 => Some(TerminalInput::Click(x.checked_sub(1)?, y.checked_sub(1)?)),
        _ => None,
    }
}

/// Parses three numbers parted by semicolons.
pub(super) fn three(parameters: &str) -> Option<[u16; 3]> {
    let numbers: Vec<u16> = parameters.split(';').map_while(|part| part.parse().ok()).collect();
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::input::tests::check;

    #[test]
    fn the_mouse() {
        check(
            "\x1b[<65;10;10M\x1b[<64;1;1M\x1b[<0;3;4M\x1b[<0;3;4m",
            &[TerminalInput::Wheel(1), TerminalInput::Wheel(-1), TerminalInput::Click(2, 3)],
        );
        check("\x1b[M #$\x1b[Ma!!", &[TerminalInput::Click(2, 3), TerminalInput::Wheel(1)]);
        check("\x1b[32;3;4M\x1b[<32;3;4M\x1b[<16;3;4M", &[TerminalInput::Click(2, 3), TerminalInput::Click(2, 3)]);
    }
}
