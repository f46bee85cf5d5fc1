//! Hyperlinks (OSC 8): what terminals that open links themselves are sent, and what never is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::terminal::{Terminal, cells};
use portable_pty::CommandBuilder;

const VTE: &[(&str, &str)] = &[("VTE_VERSION", "7006")];

/// Writes a text of its own for a test.
fn document(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hyperlinks");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    fs::write(&file, text).expect("a file");
    file
}

/// Starts the reader of `file` in a terminal with `environment`, and waits for the page.
fn reader(file: &Path, environment: &[(&str, &str)], options: &[&str], columns: u16) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en"]);
    command.args(options);
    command.arg(file);
    let mut terminal = Terminal::start_in(environment, command, (columns, 16));
    terminal.wait("the page", |terminal| terminal.screen().contains("quit"));
    terminal
}

/// Returns what was written of hyperlinks: the identifier and the address of each that begins, and an empty pair for
/// each end.
fn hyperlinks(terminal: &Terminal) -> Vec<(String, String)> {
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    let bodies = written.split("\x1b]8;").skip(1).map(|rest| rest.split_once("\x1b\\").expect("its end").0.to_owned());
    bodies.map(|body| body.split_once(';').map(|(id, address)| (id.into(), address.into())).expect("two")).collect()
}

/// Leaves the reader, and checks that every hyperlink was ended before the next began; one end more comes with leaving.
fn leave(terminal: &mut Terminal) {
    terminal.send("q");
    assert!(terminal.check_left_plain().success());
    let links = hyperlinks(terminal);
    assert_eq!(links.len() % 2, usize::from(!links.is_empty()), "{links:?}");
    for pair in links.chunks_exact(2) {
        let [begin, end] = pair else { panic!("{pair:?} has no end") };
        assert!(!begin.1.is_empty() && *end == (String::new(), String::new()), "{pair:?}");
    }
}

const TEXT: &str = "# عنوان\n\nنص [رابط أول طويل يمتد على أكثر من سطر واحد أو سطرين]\
     (https://example.org/أ?q=%20#x) \
     و[ثان](mailto:a@example.org) و[ملف](other.md) و[مكان](#عنوان).\n";

#[test]
fn a_link_is_told_with_its_address_and_one_identifier() {
    let file = document("told.md", TEXT);
    let mut terminal = reader(&file, VTE, &[], 40);
    let begun: Vec<_> = hyperlinks(&terminal).into_iter().filter(|link| !link.1.is_empty()).collect();
    let first = ("id=qari-1".to_owned(), "https://example.org/%D8%A3?q=%20#x".to_owned());
    let second = ("id=qari-2".to_owned(), "mailto:a@example.org".to_owned());
    assert!(begun.contains(&first) && begun.contains(&second), "{begun:?}");
    // Neither files nor places, and nothing else.
    assert!(begun.iter().all(|link| [&first, &second].contains(&link)), "{begun:?}");
    leave(&mut terminal);
}

#[test]
fn only_terminals_that_know_them_are_told() {
    let file = document("known.md", TEXT);
    for (environment, options, told) in [
        (VTE, &[][..], true),
        (&[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")], &[], true),
        (&[("TERM", "foot")], &[], true),
        (&[("KONSOLE_VERSION", "221203")], &[], true),
        (&[("KONSOLE_VERSION", "201200")], &[], false),
        (&[("VTE_VERSION", "5000")], &[], false),
        (&[("XTERM_VERSION", "XTerm(379)")], &[], false),
        (&[("TERM", "linux")], &[], false),
        (&[("TERM", "screen"), ("VTE_VERSION", "7006"), ("TMUX", "a,1,0")], &[], false),
        (&[], &[], false),
        (VTE, &["--secure"], false),
    ] {
        let mut terminal = reader(&file, environment, options, 80);
        assert_eq!(!hyperlinks(&terminal).is_empty(), told, "{environment:?} {options:?}");
        leave(&mut terminal);
    }
}

#[test]
fn the_screen_is_the_same_with_and_without_them() {
    let file = document("same.md", &format!("{TEXT}\n{}", "سطر [آخر](https://example.com/) من النص.\n\n".repeat(30)));
    // Both are encoded alike, whatever the version.
    let screen = |version: &str| {
        let mut terminal = reader(&file, &[("VTE_VERSION", version)], &[], 40);
        let page = "minute left";
        let steps = [("?", "keyboard shortcuts"), ("\x1b", page), ("o", "example.org/"), ("\x1b", page), ("G", "١٠٠")];
        for (keys, shown) in steps {
            terminal.send(keys);
            terminal.wait(shown, |terminal| terminal.screen().contains(shown));
        }
        leave(&mut terminal);
        // The frame is whole when the alternate screen is left.
        let end = terminal.written.windows(8).rposition(|bytes| bytes == b"\x1b[?1049l").expect("it is left");
        let mut emulator = vt100::Parser::new(cells(16), cells(40), 0);
        emulator.process(&terminal.written[..end]);
        (emulator.screen().contents_formatted(), !hyperlinks(&terminal).is_empty())
    };
    let ((with, has_any), (without, has_none)) = (screen("7006"), screen("4800"));
    assert!(has_any && !has_none);
    assert_eq!(with, without);
}

#[test]
fn hostile_addresses_are_never_sent() {
    let hostile = [
        "javascript:alert(1)",
        "java&#9;script:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vscode://x",
        "https://e.org/&#27;]0;owned&#7;",
        "https://e.org/&#27;\\x",
        "https://e.org/\u{9C}\u{9D}0;owned",
        "https://e.org/a\u{202E}b",
        "https://e.org/a;b",
    ];
    let html: String = hostile.iter().map(|address| format!("<p>نص <a href=\"{address}\">رابط</a></p>")).collect();
    let long = format!("<p>نص <a href=\"https://e.org/{}\">رابط</a></p>", "a".repeat(2083));
    let file = document("hostile.html", &format!("<!DOCTYPE html><html lang=ar><body>{html}{long}</body></html>"));
    let mut terminal = reader(&file, VTE, &["--whole-page"], 80);
    terminal.send("G");
    terminal.wait("the end", |terminal| terminal.screen().contains("١٠٠"));
    let addresses: Vec<String> =
        hyperlinks(&terminal).into_iter().map(|link| link.1).filter(|a| !a.is_empty()).collect();
    assert!(!addresses.is_empty());
    for address in &addresses {
        assert!(address.starts_with("https://e.org/") && address.bytes().all(|b| (33..127).contains(&b)), "{address}");
        assert!(address.len() < 100, "{address}");
    }
    assert!(addresses.contains(&"https://e.org/a;b".to_owned()), "{addresses:?}");
    leave(&mut terminal);
}
