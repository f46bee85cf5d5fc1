//! The reader around its pictures: a shell, a panic, the doctor, fonts, terminals that show none.

use std::fs;
use std::rc::Rc;

use super::{FACE, KITTY, NO_SIXEL, OF_KITTY, OF_TMUX, QUESTION, Reader, SIXEL, SIZE, TMUX, XTERM, files};
use crate::pictured::{CELL, Pictured};
use crate::terminal::Terminal;
use portable_pty::{CommandBuilder, PtySize};
use qari::terminal::pictures::{FREE, Picture};
use qari::terminal::session::{Extras, Session};
use qari_bidi::layout::{Direction, LayoutOptions};
use qari_bidi::terminal::profile::answers::Questions;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;
use qari_typeset::{Book, Face, Paragraph, Setting};
use ratatui::style::Style;

/// Under a shell with job control, as in `pty`: the shell gets its screen back without a picture, and `fg` brings them
/// back.
#[test]
fn suspended_it_takes_its_pictures_along() {
    for (name, environment) in [("suspend-kitty", KITTY), ("suspend-xterm", XTERM)] {
        let (settings, file) = files(name);
        let mut command = CommandBuilder::new("sh");
        let script = "set -m; \"$1\" --ui-lang en \"$2\"; echo stopped; read answer; fg >/dev/null; echo left";
        command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_qari"), file.to_str().expect("a name")]);
        let mut reader = Reader::of(command, &settings, environment, SIZE);
        reader.terminal.send(SIXEL);
        reader.press("T", |screen| !screen.sight.is_blank());
        let before = reader.check(name);
        reader.terminal.send("\x1a");
        reader.terminal.wait("the shell", |terminal| terminal.screen().contains("stopped"));
        reader.wait("the pictures to go", |screen| screen.kept.is_empty() && screen.sight.is_blank());
        reader.terminal.send("\n");
        reader.wait("the pictures", |screen| screen.sight.look() == before.look());
        reader.terminal.send("q");
        reader.terminal.wait("the shell", |terminal| terminal.screen().contains("left"));
        reader.wait("the pictures to go", |screen| screen.kept.is_empty() && screen.sight.is_blank());
    }
}

/// The test runs itself in a pseudo-terminal, shows a picture there and panics in the next frame.
#[test]
fn a_panic_takes_the_pictures_along() {
    const CHILD: &str = "QARI_TEST_CHILD_PANICS_WITH_PICTURES";
    if std::env::var_os(CHILD).is_some() {
        let environment = Environment::of(KITTY);
        let mut session = Session::enter(environment, Wishes::default(), Questions::Needed).expect("a terminal");
        let face = Face::new(fs::read(FACE).expect("a file"), 0).expect("a face");
        let book = Book::of(vec![Box::leak(Box::new(face))], Some("ar")).expect("a book");
        let setting = Setting::new(book, CELL, None);
        let line = Paragraph::new("كتاب", Direction::Rtl, &[], setting, 200, LayoutOptions::new(200)).line(0, "كتاب");
        let style = Style::new();
        let cells = vec![style; line.visual.cells.len()];
        let picture =
            Picture { columns: 3..20, rows: 2..4, left: 0, line: Rc::new(line), cells, ground: style, way: None };
        let painted = session.draw(|frame| {
            for (x, y) in (2..4).flat_map(|y| (3..20).map(move |x| (x, y))) {
                frame.buffer_mut()[(x, y)].set_symbol(FREE);
            }
            Extras { pictures: vec![picture], ..Extras::default() }
        });
        painted.expect("a terminal");
        session.draw(|_| panic!("on purpose")).expect("a terminal");
    }
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "typesetting::around::a_panic_takes_the_pictures_along", "--nocapture"]);
    command.env(CHILD, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut terminal = Terminal::start(command, (80, 24));
    terminal
        .wait("the report", |terminal| terminal.screen_modes_are_plain() && terminal.screen().contains("on purpose"));
    let mut screen = Pictured::new((80, 24));
    screen.feed(&terminal.written, |_| false);
    assert_eq!((screen.sent, screen.kept.len(), screen.sight.is_blank()), (1, 0, true));
    assert!(!terminal.check_left_plain().success());
}

#[test]
fn the_doctor_shows_a_picture_of_each_protocol() {
    let (settings, _) = files("doctor");
    // Konsole knows both.
    let answers = "\x1b_Gi=31;OK\x1b\\\x1b[?62;4c";
    let through = format!("{OF_TMUX}{OF_KITTY}");
    for (environment, answers, kitty, sixel) in [
        (KITTY, NO_SIXEL, true, false),
        (XTERM, SIXEL, false, true),
        (&[][..], answers, true, true),
        (TMUX, &through, true, false),
    ] {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--doctor", "--ui-lang", "en"]);
        let mut doctor = Reader::of(command, &settings, environment, SIZE);
        doctor.terminal.send(answers);
        doctor.wait("the pictures", |screen| {
            (screen.sight.has_placed(), !screen.sight.sixels.is_empty()) == (kitty, sixel)
        });
        doctor.terminal.send("\x1b");
        doctor.wait("the pictures to go", |screen| screen.kept.is_empty() && screen.sight.is_blank());
        assert!(doctor.terminal.check_left_plain().success());
    }
}

#[test]
fn a_font_is_found_by_its_family_and_not_by_the_name_of_its_file() {
    let own = files("family");
    let data = own.0.join("data");
    fs::create_dir_all(data.join("fonts")).expect("a folder");
    fs::copy(FACE, data.join("fonts/some-file.ttf")).expect("a font");
    let home = data.to_string_lossy().into_owned();
    let environment = [KITTY, &[("XDG_DATA_HOME", home.as_str())]].concat();
    for (font, is_found) in [("QARI test-naskh", true), ("some-file", false)] {
        fs::write(own.0.join("qari/config.yaml"), format!("font: {font}\n")).expect("settings");
        let mut reader = Reader::open(&own, &environment, SIZE);
        if is_found {
            reader.press("T", |screen| !screen.sight.is_blank());
        } else {
            reader.terminal.send("T");
            let words = format!("no font called “{font}”");
            reader.terminal.wait(&words, |terminal| terminal.screen().contains(&words));
        }
        reader.leave();
    }
}

#[test]
fn where_there_can_be_no_pictures_a_line_says_what_would_help() {
    let xterm = "\x1b[?1;2c\x1bP>|XTerm(379)\x1b\\";
    let old = "\x1b[?1;2c\x1bP>|kitty(0.26.5)\x1b\\";
    for (environment, size, answers, words) in [
        (&[][..], SIZE, NO_SIXEL, "shows no pictures; try kitty"),
        (TMUX, SIZE, OF_TMUX, "try: tmux set -g allow-passthrough on"),
        (TMUX, SIZE, xterm, "xterm(379) shows no pictures in tmux; kitty 0.28 or later does"),
        (TMUX, SIZE, old, "kitty(0.26.5) shows no pictures in tmux"),
        (&[("STY", "1.pts"), ("TERM", "screen")], SIZE, NO_SIXEL, "screen does not pass pictures on"),
        (KITTY, PtySize { pixel_width: 0, pixel_height: 0, ..SIZE }, NO_SIXEL, "does not tell the size of its cells"),
    ] {
        let mut terminal = Reader::start("none", environment, size).terminal;
        terminal.send(answers);
        terminal.send("T");
        terminal.wait(words, |terminal| terminal.screen().contains(words));
        assert!(!String::from_utf8_lossy(&terminal.written).contains("\x1b_G"));
        terminal.send("q");
        assert!(terminal.check_left_plain().success());
    }
}

#[test]
fn tmux_is_asked_for_its_terminal_each_time_that_pictures_are_wanted() {
    let asked = |terminal: &Terminal| String::from_utf8_lossy(&terminal.written).matches(QUESTION).count();
    let mut reader = Reader::start("asked", TMUX, SIZE);
    reader.terminal.send(OF_TMUX);
    reader.settle();
    assert_eq!(asked(&reader.terminal), 0, "nobody has asked for pictures");
    reader.terminal.send("T");
    reader.terminal.wait("the question", |terminal| asked(terminal) == 1);
    reader.terminal.send(OF_KITTY);
    reader.wait("the pictures", |screen| !screen.sight.is_blank());
    reader.press("T", |screen| screen.sight.is_blank());
    // It was attached to another terminal meanwhile.
    reader.terminal.send("T");
    reader.terminal.wait("the question", |terminal| asked(terminal) == 2);
    reader.terminal.send("\x1bP>|XTerm(379)\x1b\\");
    reader.wait("cells", |screen| screen.sight.is_blank());
    reader.terminal.wait("the reason", |terminal| terminal.screen().contains("shows no pictures in tmux"));
    reader.leave();
}
