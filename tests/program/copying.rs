//! Copying out of the built program: which way the text goes, and what is said of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::terminal::Terminal;
use portable_pty::CommandBuilder;

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("copying").join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("bin")).expect("a folder");
    folder
}

/// Writes a program called `name` that runs `script`.
fn program(folder: &Path, name: &str, script: &str) {
    let path = folder.join("bin").join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
}

/// Starts the reader of a text in a terminal with `environment`, where there are no programs but those in `folder` and
/// the most usual.
fn reader(folder: &Path, environment: &[(&str, &str)], settings: &str) -> Terminal {
    let file = folder.join("text.txt");
    fs::write(&file, "نص عربي\n").expect("a file");
    fs::create_dir_all(folder.join("config/qari")).expect("a folder");
    fs::write(folder.join("config/qari/config.yaml"), settings).expect("settings");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", file.to_str().expect("a name")]);
    let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
    let config = folder.join("config").display().to_string();
    let own = [("PATH", path.as_str()), ("XDG_CONFIG_HOME", &config)];
    Terminal::start_in(&[&own[..], environment].concat(), command, (100, 8))
}

fn shows(terminal: &mut Terminal, text: &str) {
    terminal.wait(text, |terminal| terminal.screen().contains(text));
}

/// Copies the paragraph, and waits for what is said of it.
fn copy(terminal: &mut Terminal, said: &str) {
    shows(terminal, "q quit");
    terminal.send("yy");
    shows(terminal, said);
}

/// «نص عربي» as a terminal is asked to copy it (RFC 4648: base 64).
const REQUEST: &str = "\x1b]52;c;2YbYtSDYudix2KjZig==\x1b\\";

fn has_asked(terminal: &Terminal) -> bool {
    String::from_utf8_lossy(&terminal.written).contains("]52;")
}

#[test]
fn on_a_display_a_program_copies() {
    for (name, variable) in [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY")] {
        let folder = folder(name);
        // What it says is not shown, and that it stays is not waited for.
        program(&folder, name, "echo spoiled; echo spoiled >&2; cat >\"$0.got\"; echo \"$@\" >\"$0.args\"; sleep 30 &");
        let mut terminal = reader(&folder, &[(variable, ":9")], "");
        copy(&mut terminal, &format!("copied 7 characters with {name}"));
        let got = |what: &str| fs::read_to_string(folder.join("bin").join(format!("{name}.{what}"))).expect("a file");
        assert_eq!(got("got"), "نص عربي");
        assert_eq!(got("args").trim(), if name == "xclip" { "-selection clipboard" } else { "" });
        assert!(!terminal.screen().contains("spoiled") && !has_asked(&terminal));
    }
}

#[test]
fn without_a_display_or_from_elsewhere_the_terminal_copies() {
    for (name, environment) in [
        ("none", &[][..]),
        ("remote", &[("DISPLAY", ":9"), ("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")][..]),
        ("empty", &[("DISPLAY", "")][..]),
    ] {
        let folder = folder(name);
        program(&folder, "xclip", "cat >\"$0.got\"");
        let mut terminal = reader(&folder, environment, "");
        copy(&mut terminal, "sent 7 characters to the terminal");
        terminal.wait("the request", |terminal| String::from_utf8_lossy(&terminal.written).contains(REQUEST));
        assert!(!folder.join("bin/xclip.got").exists(), "{name}");
    }
}

#[test]
fn programs_that_fail_or_hang_are_given_up() {
    let folder = folder("failing");
    program(&folder, "wl-copy", "exit 1");
    program(&folder, "xclip", "sleep 1000");
    program(&folder, "xsel", "cat >\"$0.got\"");
    let mut terminal = reader(&folder, &[("DISPLAY", ":9")], "");
    copy(&mut terminal, "copied 7 characters with xsel");
    assert_eq!(fs::read_to_string(folder.join("bin/xsel.got")).expect("a file"), "نص عربي");
    for name in ["xsel", "pbcopy", "clip.exe"] {
        program(&folder, name, "exit 1");
    }
    terminal.send("yy");
    shows(&mut terminal, "to the terminal");
    terminal.wait("the request", |terminal| String::from_utf8_lossy(&terminal.written).contains(REQUEST));
    // One keeps reading meanwhile.
    terminal.send("yy?");
    shows(&mut terminal, "keyboard shortcuts");
}

#[test]
fn the_program_of_the_settings_comes_first() {
    let folder = folder("settings");
    program(&folder, "mine", "cat >\"$0.got\"; printf '%s|' \"$@\" >\"$0.args\"");
    program(&folder, "wl-copy", "cat >\"$0.got\"");
    let settings = "copy-command: mine -x 'two words' $HOME\n";
    let mut terminal = reader(&folder, &[("WAYLAND_DISPLAY", "w")], settings);
    copy(&mut terminal, "copied 7 characters with mine");
    assert_eq!(fs::read_to_string(folder.join("bin/mine.args")).expect("a file"), "-x|two words|$HOME|");
    program(&folder, "mine", "exit 3");
    terminal.send("yy");
    shows(&mut terminal, "not copied: check copy-command (mine)");
    assert!(!folder.join("bin/wl-copy.got").exists() && !has_asked(&terminal));
}

#[test]
fn terminals_that_cannot_copy_are_told_of() {
    for (name, environment, said, asks) in [
        ("vte", &[("VTE_VERSION", "7600")][..], "install wl-clipboard or xclip: vte can’t copy", false),
        ("xterm", &[("XTERM_VERSION", "XTerm(390)")][..], "if pasting fails", true),
        ("tmux", &[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")][..], "to tmux", true),
    ] {
        let mut terminal = reader(&folder(name), environment, "");
        copy(&mut terminal, said);
        terminal.send("j");
        shows(&mut terminal, "q quit");
        assert_eq!(has_asked(&terminal), asks, "{name}");
    }
}

#[test]
fn a_secure_reader_starts_no_program_to_copy() {
    let folder = folder("secure");
    program(&folder, "mine", "cat >\"$0.got\"");
    let environment = [("DISPLAY", ":9"), ("LESSSECURE", "1")];
    let mut terminal = reader(&folder, &environment, "copy-command: mine\n");
    copy(&mut terminal, "to the terminal");
    assert!(!folder.join("bin/mine.got").exists());
}

/// The text that is selected with the mouse is copied.
#[test]
fn the_mouse_selects_in_a_terminal() {
    let mut terminal = reader(&folder("mouse"), &[], "");
    shows(&mut terminal, "q quit");
    let screen = terminal.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("YBRE ŞN")).expect("the text");
    // Columns and rows are counted from 1. The text begins at the right.
    let (row, end) = (row + 1, line.chars().position(|c| c == 'N').expect("its first letter") + 1);
    terminal.send(&format!("\x1b[<0;{end};{row}M\x1b[<32;{0};{row}M\x1b[<0;{0};{row}m", end - 1));
    shows(&mut terminal, "selected: 2 characters");
    terminal.send("y");
    shows(&mut terminal, "sent 2 characters to the terminal");
    let click = format!("\x1b[<0;{0};{row}M\x1b[<0;{0};{row}m", end - 4);
    terminal.send(&[click.as_str(), &click].concat());
    shows(&mut terminal, "selected: 4 characters");
}

#[test]
fn a_command_without_words_is_an_error() {
    let folder = folder("faulty");
    fs::create_dir_all(folder.join("qari")).expect("a folder");
    for value in ["'\"open'", "' '"] {
        fs::write(folder.join("qari/config.yaml"), format!("copy-command: {value}\n")).expect("settings");
        let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
        command.env("XDG_CONFIG_HOME", &folder).args(["--ui-lang", "en", "--plain"]);
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains("copy-command") && said.contains("PROGRAM"), "{said}");
    }
}

#[test]
fn a_dictionary_answers_over_the_text() {
    let folder = folder("dictionary");
    program(&folder, "dict", "echo \"meaning of <$2>\"; printf 'in \\033[1mbold\\n'; echo $$ >\"$0.pid\"");
    let mut terminal = reader(&folder, &[], "lookup-command: dict -x\n");
    shows(&mut terminal, "quit");
    terminal.send("Y");
    shows(&mut terminal, "<ŞN> meaning of");
    shows(&mut terminal, "in ␛[1mbold");
    terminal.send("q");
    terminal.wait("the text", |terminal| !terminal.screen().contains("meaning"));
    let mut terminal = reader(&folder, &[], "");
    shows(&mut terminal, "quit");
    terminal.send("Y");
    shows(&mut terminal, "set a dictionary");
}
