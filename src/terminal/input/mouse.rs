//! Reports of the mouse.

use super::Input;

/// A mouse report: the button with the modifiers held, the column and the row counted from 1. Shift, Alt and Ctrl change
/// nothing; movement with a button held is nothing.
pub(super) fn mouse([button, x, y]: [u16; 3]) -> Option<Input> {
    match button & !0b1_1100 {
        64 => Some(Input::Wheel(-1)),
        65 => Some(Input::Wheel(1)),
        0 => Some(Input::Click(x.checked_sub(1)?, y.checked_sub(1)?)),
        _ => None,
    }
}

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
            &[Input::Wheel(1), Input::Wheel(-1), Input::Click(2, 3)],
        );
        check("\x1b[M #$\x1b[Ma!!", &[Input::Click(2, 3), Input::Wheel(1)]);
        check("\x1b[32;3;4M\x1b[<32;3;4M\x1b[<16;3;4M", &[Input::Click(2, 3), Input::Click(2, 3)]);
    }
}
