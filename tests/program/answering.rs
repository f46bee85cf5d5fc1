//! The reader in terminals that answer its questions late, wrongly, in pieces, or not at all: no answer is taken for
//! typed keys, and the screen is right.

use std::thread::sleep;
use std::time::Duration;

use crate::common::Player;
use crate::terminal::Terminal;
use portable_pty::CommandBuilder;
use qari::theme::{Styles, Theme};
use qari_bidi::terminal::colour::{Background, Colours, Depth};
use qari_bidi::terminal::encode::{self, Emission, Encoding};
use ratatui::style::Color;

/// The question whose answer ends the series.
const FENCE: &str = "\x1b[c";

const SCREEN: (u16, u16) = (60, 16);

/// The time that a terminal takes for an answer that comes late. Nothing that could be waited for tells that the reader
/// has taken in a key and waits.
const LATE: Duration = Duration::from_millis(100);

/// VTE's answer after it was told to leave the order alone.
const VTE: &str = "\x1b[1;2R\x1b[8;2$y\x1b[>65;7006;1c\x1b]11;rgb:ffff/ffff/ffff\x07\x1bP0$r\x1b\\\x1b[?65;1;9c";
const KONSOLE: &str = "\x1b[1;2R\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;1;4c";
const KITTY: &str = "\x1b[1;2R\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\
    \x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r48:2:1:2:3m\x1b\\\x1b[?62;c";
const MLTERM: &str = "\x1b[1;3R\x1b[8;0$y\x1b[>24;279;0c\
    \x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0;48;5;16m\x1b\\\x1b[?63;1;2;3;4;7;29c";
const XTERM: &str = "\x1b[1;2R\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\
    \x1b]11;rgb:ffff/ffff/ffff\x07\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?64;1;2c";

/// The reader of the embedded article, started in a terminal that sets up `environment`, and a player of the same.
fn started(environment: &[(&str, &str)]) -> (Terminal, Player) {
    let command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    let mut terminal = Terminal::start_in(environment, command, SCREEN);
    terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
    (terminal, Player::first(SCREEN, "ar"))
}

/// The symbols of the screen, row by row, as they would be sent in this way.
fn encoded(player: &Player, encoding: Encoding) -> String {
    let mut buffer = player.paint().0;
    let joins = encoding == Encoding::Words;
    encode::frame(
        &mut buffer,
        Emission {
            encoding,
            raw: false,
            vowels: true,
            joins,
            sequences: true,
            colours: Colours { depth: Depth::Ansi, background: None },
        },
    );
    let rows = buffer.content.chunks(usize::from(SCREEN.0));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// A screen without the signs of headings, which depend on the colours.
fn without_signs(screen: &str) -> String {
    screen.replace(['█', '▓', '▒', '░'], " ")
}

/// The symbols that the screen holds, row by row.
fn shown(terminal: &Terminal) -> String {
    let screen = terminal.emulator.screen();
    let symbol = |row, column| match screen.cell(row, column).map_or("", |cell| cell.contents()) {
        "" => " ".to_owned(),
        contents => contents.to_owned(),
    };
    (0..SCREEN.1)
        .map(|row| (0..SCREEN.0).map(|column| symbol(row, column)).collect::<String>())
        .collect::<Vec<_>>()
        .join("\n")
}

fn wait_for(terminal: &mut Terminal, player: &Player, encoding: Encoding) {
    let expected = without_signs(&encoded(player, encoding));
    terminal.wait(&format!("{encoding:?}\n{expected}\n"), |terminal| without_signs(&shown(terminal)) == expected);
}

/// Goes on a line, searches for what isn't typed, and leaves: the reader has taken in nothing but these keys.
fn check_reads_on(mut terminal: Terminal, mut player: Player, encoding: Encoding) {
    for (sent, keys) in [("j", "j"), ("/", "/"), ("\x1b", "Esc"), (" ", "Space")] {
        terminal.send(sent);
        player.keys(keys);
        wait_for(&mut terminal, &player, encoding);
    }
    terminal.send("q");
    assert!(terminal.child.wait().expect("the program ends").success());
}

#[test]
fn the_answers_decide_what_is_sent() {
    for (answers, encoding) in [
        (VTE, Encoding::Explicit),
        (KONSOLE, Encoding::Words),
        (KITTY, Encoding::Fonts),
        (MLTERM, Encoding::Switched),
        (XTERM, Encoding::Visual),
    ] {
        let (mut terminal, player) = started(&[]);
        wait_for(&mut terminal, &player, Encoding::Marked);
        terminal.send(answers);
        wait_for(&mut terminal, &player, encoding);
        check_reads_on(terminal, player, encoding);
    }
}

/// The text colour and the background of each cell of the screen, row by row.
fn colours_shown(terminal: &Terminal) -> Vec<[vt100::Color; 2]> {
    let screen = terminal.emulator.screen();
    let cells = (0..SCREEN.1).flat_map(|row| (0..SCREEN.0).map(move |column| (row, column)));
    cells.filter_map(|(row, column)| screen.cell(row, column)).map(|cell| [cell.fgcolor(), cell.bgcolor()]).collect()
}

/// The colours that are to be sent.
fn colours_of(player: &Player, colours: Colours) -> Vec<[vt100::Color; 2]> {
    let styles = Styles::of(&Theme::usual(colours), colours);
    let mut buffer = player.painted_in(&styles).0;
    encode::frame(
        &mut buffer,
        Emission { encoding: Encoding::Marked, raw: false, vowels: true, joins: false, sequences: true, colours },
    );
    let sent = |colour: Color| match colour {
        Color::Reset => vt100::Color::Default,
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Black => vt100::Color::Idx(0),
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        Color::Yellow => vt100::Color::Idx(3),
        Color::Blue => vt100::Color::Idx(4),
        Color::Magenta => vt100::Color::Idx(5),
        Color::Cyan => vt100::Color::Idx(6),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightGreen => vt100::Color::Idx(10),
        other => panic!("{other:?} is in no style"),
    };
    buffer.content.iter().map(|cell| [sent(cell.fg), sent(cell.bg)]).collect()
}

/// Waits for the colours, and searches for a word with them.
fn check_colours(mut terminal: Terminal, mut player: Player, depth: Depth, background: Option<Background>) {
    let colours = Colours { depth, background };
    let what = format!("{colours:?}");
    let expected = colours_of(&player, colours);
    terminal.wait(&what, |terminal| colours_shown(terminal) == expected);
    terminal.send("/OpenAI");
    player.keys("/ 'OpenAI'");
    let expected = colours_of(&player, colours);
    terminal.wait(&format!("{what} while searching"), |terminal| colours_shown(terminal) == expected);
    terminal.send("\r");
    player.keys("Enter");
    wait_for(&mut terminal, &player, Encoding::Marked);
    terminal.send("q");
    assert!(terminal.child.wait().expect("the program ends").success());
}

#[test]
fn the_answers_decide_which_colours_are_sent() {
    let (light, dark) = (Some(Background::Light), Some(Background::Dark));
    let direct = "\x1bP1$r0;48:2::1:2:3m\x1b\\";
    for (answers, depth, background) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x07", Depth::Indexed, light),
        ("\x1b]11;rgb:0000/2b2b/3636\x1b\\", Depth::Indexed, dark),
        ("\x1b]11;rgb:ffff/ffff/ffff\x07\x1bP1$r48:2:1:2:3m\x1b\\", Depth::Direct, light),
        ("\x1b]11;rgba:0/0/0/f\x1b\\\x1bP1$r0;48:2::1:2:3m\x1b\\", Depth::Direct, dark),
        // A background in between, one that is not written well, and none.
        ("\x1b]11;rgb:8080/8080/8080\x07", Depth::Indexed, None),
        ("\x1b]11;rgb:/0/0\x07\x1b]11;?\x07\x1b]11;none\x1b\\\x1bP0$r\x1b\\", Depth::Indexed, None),
        (direct, Depth::Direct, None),
    ] {
        let (mut terminal, player) = started(&[]);
        wait_for(&mut terminal, &player, Encoding::Marked);
        terminal.send(answers);
        terminal.send("\x1b[?1;2c");
        check_colours(terminal, player, depth, background);
    }
}

/// The first frame has the colours that the environment names, and answers come behind it, in pieces, or with keys in
/// between.
#[test]
fn colours_behind_the_first_frame_are_colours() {
    let (mut terminal, player) = started(&[("COLORTERM", "truecolor"), ("COLORFGBG", "15;0")]);
    let expected = colours_of(&player, Colours { depth: Depth::Direct, background: Some(Background::Dark) });
    terminal.wait("the first frame", |terminal| colours_shown(terminal) == expected);
    for piece in ["\x1b]1", "1;rgb:ffff/", "ffff/fff", "f\x1b", "\\"] {
        terminal.send(piece);
    }
    check_colours(terminal, player, Depth::Direct, Some(Background::Light));
    let (mut terminal, mut player) = started(&[]);
    terminal.send("j\x1b]11;rgb:ffff/ffff/ffff\x07j\x1b[?1;2c");
    player.keys("j j");
    check_colours(terminal, player, Depth::Indexed, Some(Background::Light));
}

#[test]
fn without_answers_about_colours_the_first_frame_stands() {
    let (terminal, player) = started(&[]);
    check_colours(terminal, player, Depth::Indexed, None);
    let (terminal, player) = started(&[("COLORTERM", "truecolor"), ("COLORFGBG", "0;default;15")]);
    check_colours(terminal, player, Depth::Direct, Some(Background::Light));
}

/// Options come before all answers.
#[test]
fn wished_colours_are_sent() {
    for (args, depth, background) in [
        (["--color", "truecolor", "--background", "light"], Depth::Direct, Some(Background::Light)),
        (["--color", "256", "--background", "light"], Depth::Indexed, Some(Background::Light)),
        (["--color", "16", "--background", "light"], Depth::Ansi, Some(Background::Light)),
        (["--color", "never", "--background", "light"], Depth::Monochrome, Some(Background::Light)),
        (["--color", "auto", "--background", "auto"], Depth::Indexed, Some(Background::Dark)),
    ] {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(args);
        let mut terminal = Terminal::start(command, SCREEN);
        terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
        terminal.send("\x1b]11;rgb:0000/0000/0000\x07\x1b[?1;2c");
        check_colours(terminal, Player::first(SCREEN, "ar"), depth, background);
    }
}

#[test]
fn the_environment_decides_until_there_are_answers() {
    let (mut terminal, player) = started(&[("KONSOLE_VERSION", "221203")]);
    wait_for(&mut terminal, &player, Encoding::Words);
    // It was inherited: this is an xterm that was started in Konsole.
    terminal.send(XTERM);
    wait_for(&mut terminal, &player, Encoding::Visual);
    check_reads_on(terminal, player, Encoding::Visual);
}

/// No answer is waited for: the reader paints, takes keys and paints again though none ever comes.
#[test]
fn without_answers_the_first_frame_stands() {
    let (mut terminal, mut player) = started(&[("VTE_VERSION", "7006")]);
    wait_for(&mut terminal, &player, Encoding::Explicit);
    terminal.send("j");
    player.keys("j");
    wait_for(&mut terminal, &player, Encoding::Explicit);
    check_reads_on(terminal, player, Encoding::Explicit);
}

#[test]
fn answers_in_pieces_are_answers() {
    let (mut terminal, player) = started(&[]);
    for byte in KONSOLE.chars() {
        terminal.send(&byte.to_string());
    }
    wait_for(&mut terminal, &player, Encoding::Words);
    check_reads_on(terminal, player, Encoding::Words);
}

#[test]
fn answers_behind_keys_are_answers() {
    let (mut terminal, mut player) = started(&[]);
    terminal.send("/");
    player.keys("/");
    wait_for(&mut terminal, &player, Encoding::Marked);
    terminal.send(KITTY);
    wait_for(&mut terminal, &player, Encoding::Fonts);
    terminal.send("\x1b");
    player.keys("Esc");
    wait_for(&mut terminal, &player, Encoding::Fonts);
    check_reads_on(terminal, player, Encoding::Fonts);
}

#[test]
fn wrong_answers_type_nothing() {
    for wrong in [
        "\x1b[?8;1$y\x1b[8$y\x1b[8;9;9$y\x1b[>c\x1b[>1;2;3;4;5c\x1b[999999999999;1$y",
        "\x1bP1+r544e=71\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x07\x1b_Gi=31;ENOENT:q\x1b\\\x1bP0$r\x1b\\",
        "\x1b[?q\x1b[>0q\x1b[1;2;3R\x1b[0n\x1b[3;4;5t\x1b[?2026;2$y\x1b[?1;2u",
        "\x1b]11;rgb:q/q/q\x07\x1b]11;q\x1b\\\x1b]11;\x07\x1bP1$rq\x1b\\\x1bP1$r48;2;q;q;qm\x1b\\\
         \x1b[6;1t\x1b[6;1;1;1t",
        "\x1bP>|\u{7}\x1bP>|q\x1b[31m\x1b\\\x1bP>|qqq\x18\x1b]qqq\x1b\\",
    ] {
        let (mut terminal, player) = started(&[]);
        terminal.send(wrong);
        terminal.send("\x1b[?1;2c");
        check_reads_on(terminal, player, Encoding::Marked);
    }
}

/// A string that nothing ends is given up by the first key that sends an escape.
#[test]
fn half_an_answer_does_not_take_the_keys_away() {
    let (mut terminal, mut player) = started(&[]);
    terminal.send("\x1bP>|Konsole\x1b[B");
    player.keys("Down");
    wait_for(&mut terminal, &player, Encoding::Marked);
    check_reads_on(terminal, player, Encoding::Marked);
}

/// The reader, and behind it a shell that says what is typed then.
fn before_a_shell() -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    let script = "\"$1\"; printf 'gone:'; IFS= read -r line; printf 'typed:%s:' \"$line\"";
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_qari")]);
    command
}

/// Checks that the shell behind the reader is typed only what is typed for it.
fn check_shell_reads_its_own(mut terminal: Terminal) {
    terminal.wait("the shell", |terminal| terminal.screen_modes_are_plain() && terminal.screen().contains("gone:"));
    terminal.send("own\n");
    terminal.wait("what the shell reads", |terminal| terminal.screen().contains("typed:own:"));
}

/// Who leaves at once leaves no answers to the shell. Only a terminal that takes its time can tell.
#[test]
fn answers_on_their_way_are_not_left_to_the_shell() {
    let mut terminal = Terminal::start(before_a_shell(), SCREEN);
    terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
    terminal.send("q");
    sleep(LATE);
    terminal.send(XTERM);
    check_shell_reads_its_own(terminal);
}

/// screen answers for itself, and what it asked the terminal comes later.
#[test]
fn answers_handed_on_by_screen_are_not_left_to_the_shell() {
    let mut terminal = Terminal::start_in(&[("TERM", "screen"), ("STY", "1.pts")], before_a_shell(), SCREEN);
    terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
    terminal.send("q\x1b[>83;40900;0c\x1b[?1;2c");
    sleep(LATE);
    terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x07");
    check_shell_reads_its_own(terminal);
}

#[test]
fn the_key_goes_through_all_ways_and_names_them() {
    let (mut terminal, mut player) = started(&[]);
    terminal.send(VTE);
    wait_for(&mut terminal, &player, Encoding::Explicit);
    let mut encoding = Encoding::Explicit;
    for _ in Encoding::ALL {
        encoding = encoding.next();
        terminal.send("B");
        player.keys("B");
        player.send(qari::app::Message::Encoding(encoding.name()));
        wait_for(&mut terminal, &player, encoding);
    }
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    let switches: Vec<&str> = ["\x1b[8l", "\x1b[8h", "use_ctl=false", "use_ctl=true"].into_iter().collect();
    for switch in switches {
        assert!(written.contains(switch), "{switch:?}");
    }
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn an_option_comes_before_all_answers() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--bidi", "words"]);
    let mut terminal = Terminal::start(command, SCREEN);
    let player = Player::first(SCREEN, "ar");
    wait_for(&mut terminal, &player, Encoding::Words);
    terminal.send(XTERM);
    check_reads_on(terminal, player, Encoding::Words);
}

/// Colours and their absence; a terminal on which no cursor can be moved.
#[test]
fn without_colours_none_are_sent() {
    let colours = |environment: &[(&str, &str)], args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(args);
        let mut terminal = Terminal::start_in(environment, command, SCREEN);
        terminal.wait_for_frame_of(&Player::first(SCREEN, "ar"));
        terminal.send("q");
        terminal.child.wait().expect("the program ends");
        let written = String::from_utf8_lossy(&terminal.written).into_owned();
        assert!(written.contains("\x1b[7m"), "the bars are reversed");
        written.contains("8;5;")
    };
    assert!(colours(&[], &[]));
    assert!(!colours(&[("NO_COLOR", "1")], &[]));
    assert!(!colours(&[], &["--color", "never"]));
    assert!(colours(&[("NO_COLOR", "1")], &["--color", "always"]));
    let command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    let mut terminal = Terminal::start_in(&[("TERM", "dumb")], command, SCREEN);
    terminal.wait("the text", |terminal| String::from_utf8_lossy(&terminal.written).contains("OpenAI"));
    terminal.send("q\r");
    terminal.child.wait().expect("the program ends");
    assert!(!terminal.written.contains(&0x1b));
}

#[test]
fn the_doctor_asks_and_keeps_the_answer() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("doctor");
    let file = folder.join("qari/config.yaml");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, "# mine\ncolor: never\n").expect("a file");
    let settings = ("XDG_CONFIG_HOME", folder.to_str().expect("a name"));
    let examine = |keys: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--doctor", "--ui-lang", "en"]);
        let mut terminal = Terminal::start_in(&[settings], command, (80, 30));
        terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
        terminal.send(KONSOLE);
        terminal.wait("the card", |terminal| {
            terminal.screen().contains(&format!("1 of {}", Encoding::ALL.len()))
                && terminal.screen().contains("(words)")
        });
        for (number, key) in keys.iter().enumerate() {
            terminal.send(key);
            terminal.wait("the next card", |terminal| {
                let way = format!("{} of {}", number + 2, Encoding::ALL.len());
                !key.contains(' ') || terminal.screen().contains(&way)
            });
        }
        terminal.wait("the findings", |terminal| {
            terminal.screen().contains("settings are unchanged") || terminal.screen().contains("saved in")
        });
        assert!(terminal.screen().contains("detected by: its version"), "{}", terminal.screen());
        assert!(terminal.check_left_plain().success());
        std::fs::read_to_string(&file).expect("a file")
    };
    assert_eq!(examine(&["\x1b"]), "# mine\ncolor: never\n");
    assert_eq!(examine(&[" ", " ", "\r"]), "# mine\ncolor: never\nbidi: visual\n");
    std::fs::write(&file, "bidi: auto # mine\ncolor: never\n").expect("a file");
    assert_eq!(examine(&["\r"]), "bidi: auto\ncolor: never\n", "what is found out by itself is not set");
    std::fs::write(&file, "# mine\ncolour: never\n").expect("a file");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en"]);
    let mut terminal = Terminal::start_in(&[settings], command, (80, 30));
    terminal.wait("the error", |terminal| terminal.screen().contains("line 2: unknown setting colour"));
    assert_eq!(terminal.child.wait().expect("the program ends").exit_code(), 1);
}
