//! Control sequences: `ESC [`, parameters, and a final byte (ECMA-48, 5.4).

use super::TerminalInput;
use super::keys::{Modifiers, coded_key, named_key, numbered_key};
use super::mouse::{mouse, three};
use crate::app::keys::key::{Code, Name};
use qari_bidi::terminal::profile::answers;

/// Parses a control sequence by its parameters and final byte; `None` if it is unknown.
pub(super) fn control_sequence(parameters: &str, last: u8) -> Option<TerminalInput> {
    if let Some(answer) = answers::of_control(parameters, last) {
        return Some(TerminalInput::Answer(answer));
    }
    if let Some(report) = parameters.strip_prefix('<') {
        // The final byte `m` is the release of a button.
        let [button, ..] = three(report)?;
        let released = (button == 0).then_some(TerminalInput::Release);
        return if last == b'M' { mouse(three(report)?) } else { released };
    }
    // Private parameters and intermediate bytes occur in answers, but not in keys.
    if !parameters.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let numbers: Vec<u32> = parameters.split(';').map(number).collect();
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = Modifiers::numbered(numbers.get(1).copied().unwrap_or(1));
    match last {
        // urxvt's mouse reports: the old ones in decimal.
        b'M' => mouse(three(parameters).map(|[button, x, y]| [button.saturating_sub(32), x, y])?),
        b'Z' => Some(modifiers.with(Code::Named(Name::BackTab))),
        b'u' => Some(modifiers.with(coded_key(first)?)),
        b'~' => Some(modifiers.with(Code::Named(numbered_key(first)?))),
        _ => named_key(last, modifiers),
    }
}

/// Parses a parameter; subparameters after a colon are ignored.
fn number(parameter: &str) -> u32 {
    parameter.split(':').next().unwrap_or_default().parse().unwrap_or(0)
}
