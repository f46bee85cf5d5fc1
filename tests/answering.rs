//! The reader in terminals that answer its questions late, wrongly, in pieces, or not at all: nothing of it is typed, and
//! the screen is right.
#![cfg(unix)]

mod common;
#[path = "common/terminal.rs"]
mod terminal;

use std::thread::sleep;
use std::time::{Duration, Instant};

use common::Player;
use portable_pty::CommandBuilder;
use qari::terminal::encode::{self, Emission, Encoding};
use terminal::Terminal;

/// What ends the questions.
const FENCE: &str = "\x1b[c";

const SCREEN: (u16, u16) = (60, 16);

/// What VTE answers when it has been told to leave the order alone.
const VTE: &str = "\x1b[1;2R\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const KONSOLE: &str = "\x1b[1;2R\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const KITTY: &str = "\x1b[1;2R\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
const MLTERM: &str = "\x1b[1;3R\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c";
const XTERM: &str = "\x1b[1;2R\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";

/// The reader of the embedded article, started in a terminal that sets up `environment`, and a player of the same.
fn started(environment: &[(&str, &str)]) -> (Terminal, Player) {
    let command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    let mut terminal = Terminal::start_in(environment, command, SCREEN);
    terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
    (terminal, Player::new(SCREEN, "ar"))
}

/// The symbols of the screen, row by row, as they would be sent in this way.
fn encoded(player: &Player, encoding: Encoding) -> String {
    let mut buffer = player.paint().0;
    let vowels = encoding != Encoding::Runs;
    encode::frame(&mut buffer, Emission { encoding, raw: false, vowels, colours: true });
    let rows = buffer.content.chunks(usize::from(SCREEN.0));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()).collect::<Vec<_>>().join("\n")
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
    let expected = encoded(player, encoding);
    terminal.wait(&format!("{encoding:?}\n{expected}\n"), |terminal| shown(terminal) == expected);
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
        (KITTY, Encoding::Runs),
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

#[test]
fn the_environment_decides_until_there_are_answers() {
    let (mut terminal, player) = started(&[("KONSOLE_VERSION", "221203")]);
    wait_for(&mut terminal, &player, Encoding::Words);
    // It was inherited: this is an xterm that was started in Konsole.
    terminal.send(XTERM);
    wait_for(&mut terminal, &player, Encoding::Visual);
    check_reads_on(terminal, player, Encoding::Visual);
}

#[test]
fn without_answers_the_first_frame_stands() {
    let begun = Instant::now();
    let (mut terminal, player) = started(&[("VTE_VERSION", "7006")]);
    wait_for(&mut terminal, &player, Encoding::Explicit);
    assert!(begun.elapsed() < Duration::from_secs(2), "no answer is waited for");
    check_reads_on(terminal, player, Encoding::Explicit);
}

#[test]
fn answers_in_pieces_are_answers() {
    let (mut terminal, player) = started(&[]);
    for byte in KONSOLE.chars() {
        terminal.send(&byte.to_string());
        sleep(Duration::from_millis(15));
    }
    wait_for(&mut terminal, &player, Encoding::Words);
    check_reads_on(terminal, player, Encoding::Words);
    // A slow line parts even what follows an escape from it.
    let (mut terminal, player) = started(&[]);
    for (at, piece) in VTE.split_inclusive('\x1b').enumerate() {
        terminal.send(piece);
        sleep(Duration::from_millis(if at == 1 { 200 } else { 20 }));
    }
    wait_for(&mut terminal, &player, Encoding::Explicit);
    check_reads_on(terminal, player, Encoding::Explicit);
}

#[test]
fn late_answers_are_answers() {
    let (mut terminal, mut player) = started(&[]);
    terminal.send("/");
    player.keys("/");
    wait_for(&mut terminal, &player, Encoding::Marked);
    sleep(Duration::from_millis(2300));
    terminal.send(KITTY);
    wait_for(&mut terminal, &player, Encoding::Runs);
    terminal.send("\x1b");
    player.keys("Esc");
    wait_for(&mut terminal, &player, Encoding::Runs);
    check_reads_on(terminal, player, Encoding::Runs);
}

#[test]
fn wrong_answers_type_nothing() {
    for wrong in [
        "\x1b[?8;1$y\x1b[8$y\x1b[8;9;9$y\x1b[>c\x1b[>1;2;3;4;5c\x1b[999999999999;1$y",
        "\x1bP1+r544e=71\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x07\x1b_Gi=31;ENOENT:q\x1b\\\x1bP0$r\x1b\\",
        "\x1b[?q\x1b[>0q\x1b[1;2;3R\x1b[0n\x1b[3;4;5t\x1b[?2026;2$y\x1b[?1;2u",
        "\x1bP>|\u{7}\x1bP>|q\x1b[31m\x1b\\\x1bP>|qqq\x18\x1b]qqq\x1b\\",
    ] {
        let (mut terminal, player) = started(&[]);
        terminal.send(wrong);
        sleep(Duration::from_millis(100));
        wait_for(&mut terminal, &player, Encoding::Marked);
        terminal.send("\x1b[?1;2c");
        check_reads_on(terminal, player, Encoding::Marked);
    }
}

/// A string that nothing ends is given up after a while, or by the first key that sends an escape.
#[test]
fn half_an_answer_does_not_take_the_keys_away() {
    let (mut terminal, player) = started(&[]);
    terminal.send("\x1bP>|Konsole");
    wait_for(&mut terminal, &player, Encoding::Marked);
    sleep(Duration::from_millis(2500));
    check_reads_on(terminal, player, Encoding::Marked);
    let (mut terminal, mut player) = started(&[]);
    terminal.send("\x1bP>|Konsole\x1b[B");
    player.keys("Down");
    wait_for(&mut terminal, &player, Encoding::Marked);
    check_reads_on(terminal, player, Encoding::Marked);
}

/// Who leaves at once leaves no answers to the shell.
#[test]
fn answers_on_their_way_are_not_left_to_the_shell() {
    let mut command = CommandBuilder::new("sh");
    let script = "\"$1\"; IFS= read -r line; printf 'typed:%s:' \"$line\"";
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_qari")]);
    let mut terminal = Terminal::start(command, SCREEN);
    terminal.wait("the questions", |terminal| String::from_utf8_lossy(&terminal.written).contains(FENCE));
    terminal.send("q");
    sleep(Duration::from_millis(100));
    terminal.send(XTERM);
    terminal.wait("the shell", Terminal::screen_modes_are_plain);
    // The reader has gone a moment later, and what is typed is the shell's.
    sleep(Duration::from_millis(200));
    terminal.send("own\n");
    terminal.wait("what the shell reads", |terminal| terminal.screen().contains("typed:own:"));
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
    let player = Player::new(SCREEN, "ar");
    wait_for(&mut terminal, &player, Encoding::Words);
    terminal.send(XTERM);
    sleep(Duration::from_millis(100));
    check_reads_on(terminal, player, Encoding::Words);
}

/// Colours and their absence; a terminal on which no cursor can be moved.
#[test]
fn without_colours_none_are_sent() {
    let colours = |environment: &[(&str, &str)], args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(args);
        let mut terminal = Terminal::start_in(environment, command, SCREEN);
        terminal.wait_for_frame_of(&Player::new(SCREEN, "ar"));
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
    terminal.child.wait().expect("the program ends");
    terminal.wait("the text", |terminal| String::from_utf8_lossy(&terminal.written).contains("OpenAI"));
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
        terminal
            .wait("the card", |terminal| terminal.screen().contains("1 of 7") && terminal.screen().contains("(words)"));
        for (number, key) in keys.iter().enumerate() {
            terminal.send(key);
            terminal.wait("the next card", |terminal| {
                let way = format!("{} of 7", number + 2);
                !key.contains(' ') || terminal.screen().contains(&way)
            });
        }
        terminal.wait("the findings", |terminal| {
            terminal.screen().contains("settings stay") || terminal.screen().contains("written to")
        });
        assert!(terminal.screen().contains("known by: its version"), "{}", terminal.screen());
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
    terminal.wait("the error", |terminal| terminal.screen().contains("line 2: unknown key colour"));
    assert_eq!(terminal.child.wait().expect("the program ends").exit_code(), 1);
}
