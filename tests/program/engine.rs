//! The session of the engine, as any program has it: what it sends, and that the terminal is restored once.

use std::io::Write;

use crate::terminal::Terminal;
use portable_pty::CommandBuilder;
use qari_bidi::{Environment, Segments, Session};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// The variable that tells the test that it is the program.
const CHILD: &str = "QARI_TEST_CHILD_SESSION";

fn say(text: &str) {
    print!("{text}\r\n");
    std::io::stdout().flush().expect("a terminal");
}

/// The program: lends the terminal to another, takes it back, finishes a frame and panics.
fn session() {
    let vte = qari_bidi::Terminal::of(&Environment::of(&[("VTE_VERSION", "7006")]));
    let mut session = Session::with(vte).expect("a terminal");
    Session::suspend();
    say("lent");
    Session::resume().expect("a terminal");
    let mut frame = Buffer::empty(ratatui::layout::Rect::new(0, 0, 4, 1));
    frame.set_string(0, 0, "אב", Style::new());
    let map = session.finish(&mut frame, &Segments::rows());
    assert_eq!(map.written((3, 0).into()), (0, 0).into());
    say(frame[(3, 0)].symbol());
    panic!("on purpose");
}

/// The test runs itself in a pseudo-terminal.
#[test]
fn a_session_restores_what_it_has_set_up_and_nothing_twice() {
    if std::env::var_os(CHILD).is_some() {
        return session();
    }
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "engine::a_session_restores_what_it_has_set_up_and_nothing_twice", "--nocapture"]);
    command.env(CHILD, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut terminal = Terminal::start(command, (80, 24));
    terminal.wait("the report", |terminal| terminal.screen().contains("test result"));
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    let (enter, leave) = ("\x1b[8l\x1b[2J", "\x1b[8h");
    let mut rest = written.as_str();
    for part in [enter, leave, "lent", enter, "א", leave, "on purpose"] {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} is missing in {written:?}"));
        rest = &rest[at + part.len()..];
    }
    assert!(!rest.contains(leave), "{written:?}");
    assert_eq!(written.matches(leave).count(), 2);
}
