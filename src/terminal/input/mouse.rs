//! Mouse reports.

use super::TerminalInput;

/// The bit of movement in the button of a report.
const MOVEMENT: u16 = 0b10_0000;
/// The button of a report that the button was released, in the old encodings.
const RELEASED: u16 = 3;

/// Parses a mouse report: the button with its modifiers, the column and the row counted from 1. Modifiers are ignored,
/// and so is movement without the first button.
pub(super) fn mouse([button, x, y]: [u16; 3]) -> Option<TerminalInput> {
    let at = || Some((x.checked_sub(1)?, y.checked_sub(1)?));
    match button & !0b1_1100 {
        64 => Some(TerminalInput::Wheel(-1)),
        65 => Some(TerminalInput::Wheel(1)),
        0 => at().map(|(x, y)| TerminalInput::Click(x, y)),
        MOVEMENT => at().map(|(x, y)| TerminalInput::Drag(x, y)),
        RELEASED => Some(TerminalInput::Release),
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
            "\x1b[<65;10;10M\x1b[<64;1;1M\x1b[<0;3;4M\x1b[<32;5;4M\x1b[<0;3;4m\x1b[<2;3;4m",
            &[
                TerminalInput::Wheel(1),
                TerminalInput::Wheel(-1),
                TerminalInput::Click(2, 3),
                TerminalInput::Drag(4, 3),
                TerminalInput::Release,
            ],
        );
        check("\x1b[M #$\x1b[Ma!!", &[TerminalInput::Click(2, 3), TerminalInput::Wheel(1)]);
        check("\x1b[32;3;4M\x1b[<35;3;4M\x1b[<16;3;4M", &[TerminalInput::Click(2, 3), TerminalInput::Click(2, 3)]);
        check("\x1b[M@#$\x1b[64;3;4M", &[TerminalInput::Drag(2, 3), TerminalInput::Drag(2, 3)]);
        check("\x1b[M##$\x1b[35;3;4M", &[TerminalInput::Release, TerminalInput::Release]);
    }
}
