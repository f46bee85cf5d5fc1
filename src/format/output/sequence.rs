//! Control sequences of terminals (ECMA-48, 5.4 and 8.3.89; xterm's OSC).

/// Begins a control sequence.
pub(super) const ESCAPE: u8 = 0x1B;
/// Goes back one cell.
pub(super) const BACKSPACE: u8 = 0x08;

/// A whole control sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sequence<'a> {
    /// SGR, with its parameters: colours, underlines and the like.
    Style(&'a str),
    /// OSC 8: what follows is a link to this address; an empty one ends it.
    Link(&'a str),
    /// Any other CSI or OSC sequence.
    Other,
}

/// Returns the CSI or OSC sequence that `text` begins with, and its bytes; `None` if it is none or not whole.
pub(super) fn sequence(text: &str) -> Option<(Sequence<'_>, usize)> {
    match text.as_bytes() {
        [0x1B, b'[', ..] => csi(text),
        [0x1B, b']', ..] => osc(text),
        _ => None,
    }
}

fn csi(text: &str) -> Option<(Sequence<'_>, usize)> {
    let bytes = text.as_bytes();
    let run = |from: usize, of: std::ops::RangeInclusive<u8>| {
        from + bytes[from..].iter().take_while(|byte| of.contains(byte)).count()
    };
    let parameters_end = run(2, 0x30..=0x3F);
    let end = run(parameters_end, 0x20..=0x2F);
    let last = *bytes.get(end).filter(|byte| (0x40..=0x7E).contains(*byte))?;
    let parameters = &text[2..parameters_end];
    let is_style = last == b'm' && end == parameters_end && !parameters.starts_with(['<', '=', '>', '?']);
    Some((if is_style { Sequence::Style(parameters) } else { Sequence::Other }, end + 1))
}

fn osc(text: &str) -> Option<(Sequence<'_>, usize)> {
    let bytes = text.as_bytes();
    let end = 2 + bytes[2..].iter().position(u8::is_ascii_control)?;
    let ending = match &bytes[end..] {
        [0x07, ..] => 1,
        [0x1B, b'\\', ..] => 2,
        _ => return None,
    };
    let link = text[2..end].strip_prefix("8;").and_then(|rest| rest.split_once(';'));
    Some((link.map_or(Sequence::Other, |(_, address)| Sequence::Link(address)), end + ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sequences_are_taken_and_others_not() {
        let check = |text: &str, expected: Option<(Sequence, usize)>| assert_eq!(sequence(text), expected, "{text:?}");
        check("\x1b[31mred", Some((Sequence::Style("31"), 5)));
        check("\x1b[m", Some((Sequence::Style(""), 3)));
        check("\x1b[38:2::1:2:3mا", Some((Sequence::Style("38:2::1:2:3"), 14)));
        check("\x1b[K", Some((Sequence::Other, 3)));
        check("\x1b[?25l", Some((Sequence::Other, 6)));
        check("\x1b[>4;1m", Some((Sequence::Other, 7)));
        check("\x1b[1 q", Some((Sequence::Other, 5)));
        check("\x1b[31", None);
        check("\x1b[31ا", None);
        check("\x1b[3\n1m", None);
        check("\x1b(B", None);
        check("\x1bc", None);
        check("\x1b]0;title\x07x", Some((Sequence::Other, 10)));
        check("\x1b]8;id=1;https://a.b/?x;y\x1b\\x", Some((Sequence::Link("https://a.b/?x;y"), 27)));
        check("\x1b]8;;\x07", Some((Sequence::Link(""), 6)));
        check("\x1b]8;;a", None);
        check("\x1b]0;a\nb\x07", None);
        check("a", None);
        check("", None);
    }
}
