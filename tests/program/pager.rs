//! The program as a pager: the options that other programs give theirs, and what it leaves on the screen.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::terminal::Terminal;
use portable_pty::CommandBuilder;

fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file");
    path.to_str().expect("a name").to_owned()
}

/// The program in a terminal of 40 × 8 that reorders nothing, so that rows are sent as they are laid out.
fn started(args: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(args);
    Terminal::start_in(&[("TERM", "linux"), ("TERM_PROGRAM", "")], command, (40, 8))
}

/// Returns its output, until it ends by itself.
fn left(args: &[&str]) -> String {
    let mut terminal = started(args);
    let status = terminal.child.wait().expect("it ends");
    assert!(status.success());
    let (expected, written) = ("END", |terminal: &Terminal| String::from_utf8_lossy(&terminal.written).into_owned());
    terminal.wait("its output", |terminal| written(terminal).contains(expected));
    written(&terminal)
}

#[test]
fn what_fits_is_left_on_the_screen() {
    let log = file("fits.log", "\x1b[31mred\x1b[m a\n\x1b[32mgreen\x1b[m b\nEND\n");
    let written = left(&["-FRX", &log]);
    assert!(written.contains("red") && !written.contains("\x1b[?1049h"), "{written:?}");
    assert!(written.contains("\x1b[0;31m") || written.contains("\x1b[0;38"), "in its colours: {written:?}");
    // A text of more rows is read as usual.
    let more = file("long.log", &"10:00:00 a\n".repeat(20));
    let mut terminal = started(&["-F", &more]);
    terminal.wait("the reader", |terminal| terminal.screen().contains("10:00:00 a"));
    assert!(String::from_utf8_lossy(&terminal.written).contains("\x1b[?1049h"));
    terminal.send("q");
    assert!(terminal.child.wait().expect("it ends").success());
}

#[test]
fn it_begins_where_it_is_told() {
    let text: String = (1..=200).map(|n| format!("10:00:00 line {n}\n")).collect();
    let log = file("numbered.log", &text);
    for (args, first) in [(["-KMQi", "+150"], "line 150"), (["-N", "+G"], "line 200"), (["-S", "+/line_77"], "line")] {
        let mut terminal = started(&[args[0], args[1], &log]);
        terminal.wait(first, |terminal| terminal.screen().contains(first));
        terminal.send("q");
        assert!(terminal.child.wait().expect("it ends").success(), "{args:?}");
    }
}

#[test]
fn on_a_pipe_the_options_of_pagers_mean_nothing() {
    let log = file("piped.log", "10:00:00 a\n10:00:01 b\n10:00:02 c\n");
    let output = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["-FNSRrXKMQi", "+2", "+G", &log])
        .env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"))
        .env("LESS", "--nonsense")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "10:00:00 a\n10:00:01 b\n10:00:02 c\n");
}
