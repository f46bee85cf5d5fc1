//! Control sequences: what begins with `ESC [`, has parameters and ends in a byte that says what they are of (ECMA-48, 5.4).

use super::Input;
use super::keys::{Modifiers, coded_key, named_key, numbered_key};
use super::mouse::{mouse, three};
use crate::app::key::{Code, Name};
use qari_bidi::terminal::profile::answers;

/// What a control sequence is, by its parameters and final byte; `None` for one that is nothing to the reader.
pub(super) fn control_sequence(parameters: &str, last: u8) -> Option<Input> {
    if let Some(answer) = answers::of_control(parameters, last) {
        return Some(Input::Answer(answer));
    }
    if let Some(report) = parameters.strip_prefix('<') {
        // A button that is let go of ends in `m`.
        return if last == b'M' { mouse(three(report)?) } else { None };
    }
    // Parameters and bytes of private use are those of answers and of nothing a key sends.
    if !parameters.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let numbers: Vec<u32> = parameters.split(';').map(number).collect();
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = Modifiers::numbered(numbers.get(1).copied().unwrap_or(1));
    match last {
        // urxvt's own reports: as the old ones, in decimal.
        b'M' => mouse(three(parameters).map(|[button, x, y]| [button.saturating_sub(32), x, y])?),
        b'Z' => Some(modifiers.with(Code::Named(Name::BackTab))),
        b'u' => Some(modifiers.with(coded_key(first)?)),
        b'~' => Some(modifiers.with(Code::Named(numbered_key(first)?))),
        _ => named_key(last, modifiers),
    }
}

/// A parameter as a number; what follows a colon is of no interest here.
fn number(parameter: &str) -> u32 {
    parameter.split(':').next().unwrap_or_default().parse().unwrap_or(0)
}
