//! Recorded environments and answers of terminals, and the profiles that follow from them.

use qari::terminal::input::{Parser, TerminalInput};
use qari_bidi::terminal::colour::{Background, Depth};
use qari_bidi::terminal::encode::Encoding as E;
use qari_bidi::terminal::profile::answers::Answers;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::{PictureWay, Profile};

/// The answers that a terminal gave, written as it sent them. What is read as anything else than answers fails the
/// test.
fn heard(bytes: &str) -> Answers {
    let mut inputs = Vec::new();
    Parser::default().feed(bytes.as_bytes(), &mut inputs);
    let mut answers = Answers::default();
    for input in inputs {
        let TerminalInput::Answer(answer) = input else { panic!("{input:?} is typed") };
        answers.hear(answer);
    }
    answers
}

/// Checks what a terminal is taken for by its environment alone, and with its answers.
fn check(environment: &[(&str, &str)], bytes: &str, first: E, then: (Option<&str>, E)) {
    let environment = Environment::of(environment);
    let unasked = Profile::of(&environment, &Answers::default());
    assert_eq!(unasked.encoding, first, "{environment:?}");
    let profile = Profile::of(&environment, &heard(bytes));
    assert_eq!((profile.terminal, profile.encoding), then, "{environment:?} {bytes:?}");
}

const XTERM: (&str, &str) = ("TERM", "xterm-256color");

/// The environments and answers of Debian's terminals (`tests/terminals/results.md`).
#[test]
fn recorded_terminals() {
    let xterm = "\x1b[1;2R\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";
    check(&[XTERM, ("XTERM_VERSION", "XTerm(379)")], xterm, E::Visual, (Some("xterm"), E::Visual));
    let vte = "\x1b[1;2R\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
    check(&[XTERM, ("VTE_VERSION", "7006")], vte, E::Explicit, (Some("VTE"), E::Explicit));
    let konsole = "\x1b[1;2R\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
    check(&[XTERM, ("KONSOLE_VERSION", "221203")], konsole, E::Words, (Some("Konsole"), E::Words));
    let kitty = "\x1b[1;2R\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
    check(&[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")], kitty, E::Fonts, (Some("kitty"), E::Fonts));
    let mlterm = "\x1b[1;3R\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c";
    check(&[("TERM", "mlterm"), ("MLTERM", "3.9.2")], mlterm, E::Switched, (Some("mlterm"), E::Switched));
    let qterminal = "\x1b[1;2R\x1b[>0;115;0c\x1b[?1;2c";
    check(&[XTERM], qterminal, E::Marked, (Some("QTerminal"), E::Tinted));
    let foot = "\x1b[1;2R\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c";
    check(&[("TERM", "foot")], foot, E::Visual, (Some("foot"), E::Visual));
    let alacritty = "\x1b[1;2R\x1b[>0;1700;1c\x1b[?6c";
    check(&[("TERM", "alacritty")], alacritty, E::Visual, (Some("alacritty"), E::Visual));
    check(&[XTERM, ("ALACRITTY_WINDOW_ID", "3")], alacritty, E::Visual, (Some("alacritty"), E::Visual));
    check(&[("TERM", "rxvt-unicode-256color")], "\x1b[>85;95;0c\x1b[?1;2c", E::Visual, (Some("urxvt"), E::Visual));
    check(&[("TERM", "st-256color")], "\x1b[1;2R\x1b[?6c", E::Visual, (Some("st"), E::Visual));
    // By report.
    let code = [XTERM, ("TERM_PROGRAM", "vscode")];
    check(&code, "\x1b[1;2R\x1bP>|xterm.js(5.6.0)\x1b\\\x1b[?1;2c", E::Marked, (Some("Visual Studio Code"), E::Marked));
}

#[test]
fn recorded_multiplexers() {
    let tmux = "\x1b[1;2R\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
    let inside = [("TERM", "screen-256color"), ("TMUX", "socket,1,0")];
    let with = |outer| [inside[0], inside[1], outer];
    check(&inside, tmux, E::Marked, (None, E::Marked));
    check(&with(("VTE_VERSION", "7006")), tmux, E::Marked, (Some("VTE"), E::Marked));
    check(&with(("KONSOLE_VERSION", "221203")), tmux, E::Words, (Some("Konsole"), E::Words));
    check(&with(("MLTERM", "3.9.2")), tmux, E::Visual, (Some("mlterm"), E::Visual));
    check(&with(("KITTY_WINDOW_ID", "1")), tmux, E::Fonts, (Some("kitty"), E::Fonts));
    check(&[("TERM", "screen"), ("STY", "1.pts")], "\x1b[>83;40900;0c\x1b[?1;2c", E::Marked, (None, E::Marked));
    check(
        &[("TERM", "xterm-kitty"), ("ZELLIJ", "0"), ("KITTY_WINDOW_ID", "1")],
        "",
        E::Fonts,
        (Some("kitty"), E::Fonts),
    );
    check(&[("TERM", "tmux-256color")], "", E::Marked, (None, E::Marked));
}

/// tmux 3.3a with `allow-passthrough on`, in Debian's terminals and in kitty 0.41: the answer of the terminal comes
/// after that of tmux.
#[test]
fn recorded_terminals_outside_tmux() {
    let placeholders = Some(PictureWay::Placeholders);
    for (environment, version, terminal, encoding, pictures) in [
        (&[][..], "kitty(0.41.1)", Some("kitty"), E::Fonts, placeholders),
        (&[], "kitty(0.26.5)", Some("kitty"), E::Fonts, None),
        (&[], "ghostty 1.1.3", Some("Ghostty"), E::Marked, placeholders),
        (&[("KITTY_WINDOW_ID", "1")], "XTerm(379)", Some("xterm"), E::Marked, None),
        (&[("KITTY_WINDOW_ID", "1")], "Konsole 22.12.3", Some("Konsole"), E::Words, None),
        (&[("KITTY_WINDOW_ID", "1")], "some other 9.1", None, E::Marked, None),
    ] {
        let inside = [("TERM", "tmux-256color"), ("TMUX", "socket,1,0")];
        let environment = Environment::of(&[&inside[..], environment].concat());
        let tmux = "\x1b[1;2R\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
        let profile = Profile::of(&environment, &heard(&format!("{tmux}\x1bP>|{version}\x1b\\")));
        assert_eq!((profile.multiplexer, profile.terminal), (Some("tmux"), terminal), "{version}");
        assert_eq!((profile.encoding, profile.pictures), (encoding, pictures), "{version}");
    }
}

/// Checks what colours and background are found, by the environment alone and with the answers.
fn check_colours(environment: &[(&str, &str)], bytes: &str, first: Seen, then: Seen) {
    let environment = Environment::of(environment);
    let seen = |answers: &Answers| {
        let profile = Profile::of(&environment, answers);
        (profile.depth.0, profile.background.0)
    };
    assert_eq!(seen(&Answers::default()), first, "{environment:?}");
    assert_eq!(seen(&heard(bytes)), then, "{environment:?} {bytes:?}");
}

type Seen = (Depth, Option<Background>);

const ANSI: Seen = (Depth::Ansi, None);
const INDEXED: Seen = (Depth::Indexed, None);

const DIRECT: Seen = (Depth::Direct, None);
const DIRECT_LIGHT: Seen = (Depth::Direct, Some(Background::Light));

const TRUECOLOR: (&str, &str) = ("COLORTERM", "truecolor");

/// The environments and answers of Debian's terminals, black on white but for st.
#[test]
fn recorded_colours() {
    let white = "\x1b]11;rgb:ffff/ffff/ffff\x07";
    let xterm = format!("{white}\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c");
    check_colours(&[("TERM", "xterm")], &xterm, ANSI, DIRECT_LIGHT);
    check_colours(&[XTERM], &xterm, INDEXED, DIRECT_LIGHT);
    let vte = format!("{white}\x1bP0$r\x1b\\\x1b[?65;1;9c");
    check_colours(&[XTERM, TRUECOLOR, ("VTE_VERSION", "7006")], &vte, DIRECT, DIRECT_LIGHT);
    let konsole = format!("\x1bP>|Konsole 22.12.3\x1b\\{white}\x1b[?62;1;4c");
    check_colours(&[XTERM, TRUECOLOR, ("COLORFGBG", "0;15")], &konsole, DIRECT_LIGHT, DIRECT_LIGHT);
    // Over ssh, which hands on `TERM` alone.
    check_colours(&[XTERM], &konsole, INDEXED, DIRECT_LIGHT);
    let kitty = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r48:2:1:2:3m\x1b\\\x1b[?62;c";
    check_colours(&[("TERM", "xterm-kitty"), TRUECOLOR], kitty, DIRECT, DIRECT_LIGHT);
    let mlterm = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0;48;5;16m\x1b\\\x1b[?63;1;2;3;4c";
    let indexed_light = (Depth::Indexed, Some(Background::Light));
    check_colours(&[("TERM", "mlterm"), ("COLORFGBG", "default;default")], mlterm, INDEXED, indexed_light);
    // Its answer about the background is wrong.
    let wrong = (Depth::Direct, Some(Background::Dark));
    let qterminal = [XTERM, TRUECOLOR, ("COLORFGBG", "15;0")];
    check_colours(&qterminal, "\x1b[>0;115;0c\x1b[?1;2c", wrong, DIRECT);
    let foot = format!("{white}\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?62;4;22c");
    check_colours(&[("TERM", "foot"), TRUECOLOR], &foot, DIRECT, DIRECT_LIGHT);
    let alacritty = format!("{white}\x1b[?6c");
    check_colours(&[("TERM", "alacritty")], &alacritty, DIRECT, DIRECT_LIGHT);
    let urxvt = [("TERM", "rxvt-unicode-256color"), ("COLORTERM", "rxvt-xpm"), ("COLORFGBG", "0;default;15")];
    check_colours(&urxvt, "\x1b[>85;95;0c\x1b[?1;2c", indexed_light, indexed_light);
    let dark = (Depth::Direct, Some(Background::Dark));
    check_colours(&[("TERM", "st-256color")], "\x1b]11;rgb:0000/0000/0000\x07\x1b[?6c", DIRECT, dark);
}

/// A multiplexer passes what it can, and not what the terminal around it could.
#[test]
fn colours_through_multiplexers() {
    let tmux = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
    let inside = [("TERM", "tmux-256color"), ("TMUX", "x"), ("COLORFGBG", "0;15")];
    check_colours(&inside, tmux, INDEXED, INDEXED);
    check_colours(&[inside[0], inside[1], TRUECOLOR], tmux, DIRECT, DIRECT);
    check_colours(&[("TERM", "screen"), ("TMUX", "x")], tmux, INDEXED, INDEXED);
    // Newer ones answer for the terminal.
    let newer = "\x1bP>|tmux 3.4\x1b\\\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?1;2c";
    check_colours(&inside, newer, INDEXED, (Depth::Indexed, Some(Background::Dark)));
    let screen = "\x1b[>83;40900;0c\x1b[?1;2c\x1b]11;rgb:ffff/ffff/ffff\x07";
    check_colours(&[("TERM", "screen"), ("STY", "1"), TRUECOLOR], screen, ANSI, (Depth::Ansi, Some(Background::Light)));
    check_colours(&[("TERM", "screen.xterm-256color"), ("STY", "1"), TRUECOLOR], "", INDEXED, INDEXED);
}

/// zellij answers for itself, but for the background.
#[test]
fn recorded_zellij() {
    let zellij = "\x1bP>|Zellij(4501)\x1b\\\x1b[>0;4501;1c\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;52c";
    let inside = [XTERM, ("ZELLIJ", "0"), ("XTERM_VERSION", "XTerm(379)")];
    check(&inside, zellij, E::Visual, (Some("xterm"), E::Visual));
    check(&[XTERM, ("ZELLIJ", "0"), ("VTE_VERSION", "7006")], zellij, E::Blanks, (Some("VTE"), E::Blanks));
    check_colours(&inside, zellij, INDEXED, (Depth::Indexed, Some(Background::Light)));
    check(&[XTERM, ("KONSOLE_VERSION", "221203")], zellij, E::Words, (Some("Konsole"), E::Blanks));
    // An xterm that was started from inside it.
    check_colours(&[XTERM, ("ZELLIJ", "0"), TRUECOLOR], "\x1bP>|XTerm(379)\x1b\\\x1b[?64;1;2c", DIRECT, DIRECT);
}

#[test]
fn colours_of_what_nobody_knows() {
    check_colours(&[], "", ANSI, ANSI);
    check_colours(&[("TERM", "xterm-direct")], "", DIRECT, DIRECT);
    check_colours(&[("TERM", "vt220"), ("COLORFGBG", "7;4")], "", (Depth::Monochrome, None), (Depth::Monochrome, None));
    let console = (Depth::Ansi, Some(Background::Dark));
    check_colours(&[("TERM", "linux")], "\x1b[?6c", console, console);
    check_colours(&[("COLORTERM", "24bit")], "\x1b]11;rgb:80/80/80\x07", DIRECT, DIRECT);
}

/// Terminals that were started from another, whose variables they have inherited.
#[test]
fn answers_count_for_more_than_what_is_inherited() {
    let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";
    check(&[XTERM, ("VTE_VERSION", "7006")], xterm, E::Explicit, (Some("xterm"), E::Visual));
    check(&[XTERM, ("KONSOLE_VERSION", "221203")], xterm, E::Words, (Some("xterm"), E::Visual));
    check(&[XTERM, ("TMUX", "x")], xterm, E::Marked, (Some("xterm"), E::Visual));
    let vte = "\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c";
    check(&[XTERM, ("XTERM_VERSION", "XTerm(379)")], vte, E::Visual, (Some("VTE"), E::Explicit));
    check(&[XTERM, ("KITTY_WINDOW_ID", "1")], vte, E::Fonts, (Some("VTE"), E::Explicit));
    check(&[("TERM", "st-256color"), ("VTE_VERSION", "7006")], "\x1b[?6c", E::Visual, (Some("st"), E::Visual));
}

#[test]
fn what_nobody_knows_is_safe() {
    check(&[], "", E::Marked, (None, E::Marked));
    check(&[XTERM], "\x1b[1;2R\x1b[?1;2c", E::Marked, (None, E::Marked));
    check(&[XTERM], "\x1b[1;3R\x1b[?1;2c", E::Marked, (None, E::Visual));
    check(&[XTERM], "\x1b[8;2$y\x1b[?1;2c", E::Marked, (None, E::Explicit));
    check(&[XTERM], "\x1b[8;0$y\x1bP>|Nobody 1\x1b\\\x1b[>999;1;1c", E::Marked, (None, E::Marked));
}

/// Checks the properties of a terminal besides its encoding: that it spoils marks, joins letters itself, and leaves
/// pixels behind.
fn check_properties(environment: &[(&str, &str)], expected: (bool, bool, bool)) {
    let profile = Profile::of(&Environment::of(environment), &Answers::default());
    assert_eq!((profile.spoils_vowels, profile.joins, profile.overflows), expected, "{environment:?}");
}

#[test]
fn properties_of_terminals_and_through_multiplexers() {
    check_properties(&[("TERM", "xterm-kitty")], (false, false, false));
    check_properties(&[("TERM", "alacritty")], (true, false, false));
    check_properties(&[("TERM", "st-256color")], (true, false, false));
    check_properties(&[XTERM, ("XTERM_VERSION", "XTerm(379)")], (false, false, true));
    check_properties(&[XTERM, ("KONSOLE_VERSION", "221203")], (false, true, false));
    // tmux paints the rows of the terminal around it by itself; zellij drops marks.
    check_properties(&[("TERM", "tmux"), ("TMUX", "x"), ("XTERM_VERSION", "XTerm(379)")], (false, false, false));
    check_properties(&[XTERM, ("ZELLIJ", "0"), ("KONSOLE_VERSION", "221203")], (true, true, false));
}
