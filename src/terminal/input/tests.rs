//! Tests of the parser of terminal input.

use super::*;
use qari_bidi::terminal::colour::Depth;

/// Parses `bytes`, at once and one by one.
fn read(bytes: &[u8]) -> Vec<TerminalInput> {
    let (mut at_once, mut one_by_one) = (Vec::new(), Vec::new());
    let (mut parser, mut slow) = (Parser::default(), Parser::default());
    parser.feed(bytes, &mut at_once);
    for byte in bytes {
        slow.feed(&[*byte], &mut one_by_one);
    }
    at_once.extend(parser.pause(false));
    one_by_one.extend(slow.pause(false));
    assert_eq!(at_once, one_by_one, "{:?} in pieces", String::from_utf8_lossy(bytes));
    at_once
}

/// Checks that `bytes` are the keys named.
pub(super) fn check_keys(bytes: &str, keys: &str) {
    let expected: Vec<TerminalInput> = keys
        .split(' ')
        .filter(|key| !key.is_empty())
        .map(|key| TerminalInput::Key(key.parse().expect("a key")))
        .collect();
    assert_eq!(read(bytes.as_bytes()), expected, "{bytes:?}");
}

pub(super) fn check(bytes: &str, expected: &[TerminalInput]) {
    assert_eq!(read(bytes.as_bytes()), expected, "{bytes:?}");
}

#[test]
fn an_escape_is_a_key_alone_and_alt_before_another() {
    check_keys("\x1b", "Esc");
    check_keys("\x1b\x1b", "Esc Esc");
    check_keys("\x1bx\x1bت\x1b\r", "A-x A-ت A-Enter");
    check_keys("\x1b[", "A-[");
    check_keys("\x1bO", "A-O");
    check_keys("\x1bP", "A-P");
    check_keys("\x1b\x1b[A", "Esc Up");
}

/// On a terminal that answers nothing, as on one whose answers come in pieces.
#[test]
fn an_escape_and_a_later_key_are_two_while_answers_are_awaited() {
    let check = |pieces: &[&str], keys: &str| {
        let (mut parser, mut inputs) = (Parser::default(), Vec::new());
        for piece in pieces {
            parser.feed(piece.as_bytes(), &mut inputs);
            if parser.patience(true) == Some(ESCAPE) {
                inputs.extend(parser.pause(true));
            }
        }
        if parser.patience(true).is_some() {
            inputs.extend(parser.pause(true));
        }
        let expected: Vec<_> = keys.split(' ').map(|key| TerminalInput::Key(key.parse().expect("a key"))).collect();
        inputs.retain(|input| matches!(input, TerminalInput::Key(_)));
        assert_eq!(inputs, expected, "{pieces:?}");
    };
    check(&["\x1b"], "Esc");
    check(&["\x1b", "j"], "Esc j");
    check(&["\x1b", "ت", "j"], "Esc ت j");
    check(&["\x1b", "]", "j"], "Esc ] j");
    check(&["\x1b", "]"], "Esc ]");
    check(&["\x1b", "[", "j"], "Esc [ j");
    check(&["\x1b", "O"], "Esc O");
    check(&["\x1b", "\x1b"], "Esc Esc");
    check(&["\x1b", "\x1b", "j"], "Esc Esc j");
    check(&["\x1bj", "k"], "A-j k");
    check(&["\x1b", "[A", "k"], "Up k");
    check(&["\x1b", "]11;rgb:ffff/", "0000/8080\x07j"], "j");
}

/// Feeds sequences that do not end.
#[test]
fn what_is_held_is_bounded() {
    let held = |bytes: &[u8]| {
        let mut parser = Parser::default();
        parser.feed(bytes, &mut Vec::new());
        parser.held.len()
    };
    let much = vec![b'0'; MOST_PASTED * 2];
    for (begin, most) in [("\x1b[", MOST_TEXT), ("\x1b]", MOST_TEXT), ("\x1b[200~", MOST_PASTED + 6)] {
        let count = held(&[begin.as_bytes(), &much].concat());
        assert!(count <= most, "{begin:?}: {count}");
    }
    let (mut parser, mut inputs) = (Parser::default(), Vec::new());
    parser.feed(&[b"\x1b[200~", &much[..], PASTE_END, b"j"].concat(), &mut inputs);
    let TerminalInput::Paste(text) = &inputs[0] else { panic!("{:?}", inputs.len()) };
    assert_eq!((text.len(), &inputs[1]), (MOST_PASTED, &TerminalInput::Key(Key::char('j'))));
}

#[test]
fn what_is_no_key_types_nothing() {
    check_keys("\x1b[I\x1b[O\x1b[2~\x1b[15~\x1bOQ\x1b[[Bj", "j");
    check_keys("\x1b[?1u\x1b[?997;1n\x1b[>84;0;0m\x1b]10;rgb:0000/0000/0000\x07\x1b_Gi=3;OK\x1b\\j", "j");
    check_keys("\u{fffd}j", "\u{fffd} j");
    assert_eq!(read(b"\xD9j\xFF\x80k"), [TerminalInput::Key(Key::char('j')), TerminalInput::Key(Key::char('k'))]);
}

#[test]
fn a_control_character_acts_amid_a_sequence() {
    check_keys("\x1b[?8;\x03", "C-c");
    check_keys("\x1bP>|xyz\x03j", "C-c j");
    check_keys("\x1bP>|xyz\x1b[A", "Up");
    check_keys("\x1b[12\x1b[Bj", "Down j");
    check_keys("\x1bP>|xyz\x18j\x18", "j C-x");
}

#[test]
fn pasted_text_is_no_keys() {
    check(
        "\x1b[200~q\x1b[Aب\n\x1b[201~j",
        &[TerminalInput::Paste("q\x1b[Aب\n".to_owned()), TerminalInput::Key(Key::char('j'))],
    );
}

#[test]
fn answers_are_told_from_keys() {
    check(
        "\x1b[8;2$y\x1b[?2026;2$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?65;1;9cj",
        &[
            TerminalInput::Answer(Answer::BidiMode(2)),
            TerminalInput::Answer(Answer::Mode(2026, 2)),
            TerminalInput::Answer(Answer::Version("XTerm(379)".to_owned())),
            TerminalInput::Answer(Answer::Secondary([41, 379, 0])),
            TerminalInput::Answer(Answer::Primary(vec![65, 1, 9])),
            TerminalInput::Key(Key::char('j')),
        ],
    );
}

#[test]
fn answers_about_colours_and_images() {
    let background = |text: &str, rgb| check(text, &[TerminalInput::Answer(Answer::Background(rgb))]);
    background("\x1b]11;rgb:ffff/0000/8080\x07", (255, 0, 128));
    background("\x1b]11;rgb:fd/f6/e3\x1b\\", (253, 246, 227));
    background("\x1b]11;rgba:f/0/8/8\x1b\\", (255, 0, 136));
    let depth = |text: &str, depth| check(text, &[TerminalInput::Answer(Answer::Depth(depth))]);
    depth("\x1bP1$r0;48:2::1:2:3m\x1b\\", Depth::Direct);
    depth("\x1bP1$r48:2:1:2:3m\x1b\\", Depth::Direct);
    depth("\x1bP1$r0;48;5;16m\x1b\\", Depth::Indexed);
    check(
        "\x1b[?2501;2$y\x1b[6;24;12t\x1b_Gi=31;OK\x1b\\\x1b]1337;ReportCellSize=25.0;13.0;1.0\x07",
        &[
            TerminalInput::Answer(Answer::Mode(2501, 2)),
            TerminalInput::Answer(Answer::CellPixels(12, 24)),
            TerminalInput::Answer(Answer::KittyImages),
            TerminalInput::Answer(Answer::ItermImages),
        ],
    );
    // None of these is an answer, and nothing of them is typed.
    for text in [
        "\x1b]11;?\x07\x1b]11;rgb:fffff/0/0\x07\x1b]11;rgb:ff/ff\x07\x1b]11;rgb:+f/0/0\x07\x1b]11;white\x07",
        "\x1b]10;rgb:0000/0000/0000\x1b\\\x1b]4;1;rgb:0000/0000/0000\x07\x1b]11\x07",
        "\x1bP0$r\x1b\\\x1bP1$r0m\x1b\\\x1bP1$r0;48\x1b\\\x1bP1$r48m\x1b\\\x1bP1$r48;2;9;9;9m\x1b\\",
        "\x1b[4;576;960t\x1b_Gi=7;OK\x1b\\\x1b_Gi=31;ENOTSUPPORTED:not by the terminal\x1b\\",
    ] {
        check(text, &[]);
    }
}

#[test]
fn only_what_may_be_a_key_is_waited_for_shortly() {
    let after = |bytes: &[u8]| {
        let mut parser = Parser::default();
        parser.feed(bytes, &mut Vec::new());
        parser.patience(false)
    };
    assert_eq!(after(b"\x1b"), Some(ESCAPE));
    assert_eq!(after(b"\x1b["), Some(ESCAPE));
    assert_eq!(after(b"\x1b[?8"), None);
    assert_eq!(after(b"\x1bP>|XT"), Some(STRING));
    assert_eq!(after(b"j"), None);
}

/// A string that nothing ends is dropped after a pause, and types nothing; the keys behind it are keys.
#[test]
fn half_a_string_is_given_up() {
    for half in ["\x1b]11;rgb:ffff/ff", "\x1bP>|Konsole", "\x1b_Gi=31;O"] {
        for answers_awaited in [true, false] {
            let (mut parser, mut inputs) = (Parser::default(), Vec::new());
            parser.feed(half.as_bytes(), &mut inputs);
            assert_eq!(parser.patience(answers_awaited), Some(STRING), "{half:?}");
            inputs.extend(parser.pause(answers_awaited));
            parser.feed(b"j", &mut inputs);
            assert_eq!(inputs, [TerminalInput::Key(Key::char('j'))], "{half:?}");
        }
    }
}

/// A slow line parts even what follows an escape from it.
#[test]
fn an_answer_goes_on_behind_the_pause_after_its_escape() {
    let (mut parser, mut inputs) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b", &mut inputs);
    inputs.extend(parser.pause(true));
    parser.feed(b"P>|VTE(7006)\x1b", &mut inputs);
    parser.feed(b"\\", &mut inputs);
    assert_eq!(inputs, [TerminalInput::Answer(Answer::Version("VTE(7006)".to_owned()))]);
}
