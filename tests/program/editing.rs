//! Opening the source in the person's editor: at which line, and that the terminal and its keys are the editor's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::terminal::Terminal;
use portable_pty::CommandBuilder;

/// A folder of its own for a test, with an editor that runs `script`; `$file` is the last argument.
fn folder(name: &str, script: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editing").join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let editor = folder.join("editor");
    let all = format!("#!/bin/sh\nfor file; do :; done\nprintf '%s|' \"$@\" >\"$0.args\"\n{script}\n");
    fs::write(&editor, all).expect("a file");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("a program");
    folder
}

fn reader(folder: &Path, document: &str, environment: &[(&str, &str)]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", document]);
    command.cwd(folder);
    for variable in ["VISUAL", "EDITOR"] {
        command.env_remove(variable);
    }
    Terminal::start_in(environment, command, (70, 12))
}

fn shows(terminal: &mut Terminal, text: &str) {
    terminal.wait(text, |terminal| terminal.screen().contains(text));
}

fn arguments(folder: &Path) -> String {
    fs::read_to_string(folder.join("editor.args")).unwrap_or_default()
}

/// Opens the editor at the first match of `query`; returns what it was given.
fn opened_at(name: &str, document: &str, text: &str, query: &str) -> String {
    let folder = folder(name, "exit 0");
    fs::write(folder.join(document), text).expect("a file");
    let editor = format!("{} -n", folder.join("editor").display());
    let mut terminal = reader(&folder, document, &[("EDITOR", &editor)]);
    shows(&mut terminal, "quit");
    terminal.send(&format!("/{query}\r"));
    shows(&mut terminal, "quit");
    terminal.send("E");
    terminal.wait("the editor", |_| arguments(&folder).ends_with(&format!("{document}|")));
    arguments(&folder)
}

#[test]
fn the_editor_is_opened_at_the_line() {
    let text = "first paragraph here\nand more of it\n\nsecond one, of some words\n\nneedle in the third\n";
    assert_eq!(opened_at("text", "a.txt", text, "needle"), "-n|+6|a.txt|");
    let log: String = (1..=200).map(|n| format!("2024-05-01 12:00:00 INFO step {n} of it\n")).collect();
    assert_eq!(opened_at("lines", "a.log", &log, "step 150"), "-n|+150|a.log|");
    let book = "######OpenITI#\n\n#META# 020.BookTITLE :: title\n#META#Header#End#\n\n### | one\n# words of one\n\
                ~~go on\nPageV01P001\n### | two\n# needle of two\n";
    assert_eq!(opened_at("book", "0001A.B.C-ara1", book, "needle"), "-n|+11|0001A.B.C-ara1|");
    let markdown = "# Title\n\nSome *text* here.\n\n## Part\n\nThe **needle** is here.\n";
    assert_eq!(opened_at("markdown", "a.md", markdown, "needle"), "-n|+7|a.md|");
    let yaml =
        "title: a\nsections:\n- heading: one\n  paragraphs: [some words]\n- heading: needle\n  paragraphs: [x]\n";
    assert_eq!(opened_at("yaml", "a.yaml", yaml, "needle"), "-n|+5|a.yaml|");
    let page = "<html><body>\n<h1>Title</h1>\n<p>Some text of the page, which is long enough.</p>\n\
                <p>A needle is here, in a sentence that is long enough.</p>\n</body></html>\n";
    assert_eq!(opened_at("page", "a.html", page, "needle"), "-n|+4|a.html|");
}

/// The editor has the terminal as it was before the reader, and gets the keys; then the document is read anew.
#[test]
fn the_terminal_is_lent_and_taken_again() {
    let script =
        "printf 'here is the editor'; read answer; printf '%s' \"$answer\" >\"$0.got\"; echo changed >\"$file\"";
    let folder = folder("lent", script);
    fs::write(folder.join("a.txt"), "as it was\n").expect("a file");
    let editor = folder.join("editor").display().to_string();
    let environment = [("EDITOR", "/nowhere/editor"), ("VISUAL", editor.as_str())];
    let mut terminal = reader(&folder, "a.txt", &environment);
    shows(&mut terminal, "as it was");
    terminal.send("\x1be");
    shows(&mut terminal, "here is the editor");
    terminal.wait("plain modes", Terminal::screen_modes_are_plain);
    // Keys of the reader that it does not get, and a signal that is not for it.
    terminal.send("qqq");
    terminal.signal("INT");
    terminal.send("typed\r");
    shows(&mut terminal, "changed");
    assert_eq!(fs::read_to_string(folder.join("editor.got")).expect("a file"), "qqqtyped");
    assert!(!terminal.screen().contains("here is the editor") && terminal.emulator.screen().alternate_screen());
    terminal.send("/");
    shows(&mut terminal, "search:");
    terminal.send("\x1b");
    shows(&mut terminal, "quit");
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn the_place_is_kept_in_a_changed_text() {
    let script = "sed -i '1i new first line\\n' \"$file\"";
    let folder = folder("place", script);
    let text: String = (1..60).map(|n| format!("paragraph number {n}\n\n")).collect();
    fs::write(folder.join("a.txt"), text).expect("a file");
    let editor = folder.join("editor").display().to_string();
    let mut terminal = reader(&folder, "a.txt", &[("EDITOR", &editor)]);
    shows(&mut terminal, "number 1");
    terminal.send("dddd");
    shows(&mut terminal, "number 26");
    // The number of the last paragraph on the screen.
    let last = |terminal: &Terminal| {
        let screen = terminal.screen();
        let line = screen.lines().rfind(|line| line.contains("paragraph number")).unwrap_or_default().to_owned();
        line.rsplit("number")
            .next()
            .map(|rest| rest.trim().chars().take_while(char::is_ascii_digit).collect::<String>())
    };
    let before = last(&terminal);
    // Pressed once more before the line is found, it runs no second editor.
    terminal.send("EE");
    terminal.wait("the editor", |_| arguments(&folder).ends_with("a.txt|"));
    // What is typed before is the editor's.
    shows(&mut terminal, "read again");
    assert!(before.is_some() && last(&terminal) == before, "{before:?}\n{}", terminal.screen());
    assert!(fs::read_to_string(folder.join("a.txt")).expect("a file").starts_with("new first line"));
}

#[test]
fn without_source_or_editor_a_notice_says_so() {
    let folder = folder("none", "exit 0");
    fs::write(folder.join("a.txt"), "text\n").expect("a file");
    let mut terminal = reader(&folder, "a.txt", &[]);
    shows(&mut terminal, "text");
    terminal.send("E");
    shows(&mut terminal, "set visual or editor to an editor");
    let mut terminal = reader(&folder, "a.txt", &[("EDITOR", "/nowhere/editor")]);
    shows(&mut terminal, "text");
    terminal.send("E");
    shows(&mut terminal, "/nowhere/editor did not start");
    let book = crate::common::books::archive(&[crate::common::books::CONTAINER]);
    fs::write(folder.join("b.txt"), "text\n").expect("a file");
    let editor = folder.join("editor").display().to_string();
    let mut terminal = reader(&folder, "b.txt", &[("EDITOR", &editor)]);
    shows(&mut terminal, "text");
    // By now it is a book.
    fs::write(folder.join("b.txt"), book).expect("a file");
    terminal.send("E");
    shows(&mut terminal, "no source file to edit");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en"]);
    let mut terminal = Terminal::start_in(&[("EDITOR", &editor)], command, (70, 12));
    shows(&mut terminal, "quit");
    terminal.send("E");
    shows(&mut terminal, "no source file to edit");
    assert_eq!(arguments(&folder), "");
}

#[test]
fn a_secure_reader_opens_no_editor() {
    let folder = folder("secure", "exit 0");
    fs::write(folder.join("a.txt"), "text\n").expect("a file");
    let editor = folder.join("editor").display().to_string();
    let mut terminal = reader(&folder, "a.txt", &[("EDITOR", &editor), ("LESSSECURE", "1")]);
    shows(&mut terminal, "text");
    terminal.send("E?");
    shows(&mut terminal, "keyboard");
    assert_eq!(arguments(&folder), "");
}
