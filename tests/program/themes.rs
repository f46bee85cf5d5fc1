//! The themes of the screen: on the command line, in the settings, in the person's own files, and with the key.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::terminal::Terminal;
use portable_pty::CommandBuilder;

/// The configuration folder called `name`, with these files in it and no others.
fn settings(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("qari/themes")).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join("qari").join(name), text).expect("a file");
    }
    folder
}

fn run(settings: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.args(args).env("LC_ALL", "C").env("XDG_CONFIG_HOME", settings).env("XDG_STATE_HOME", settings);
    command.stdin(Stdio::null()).output().expect("the program runs")
}

/// Checks the exit code, and that the error holds all of `parts` in this order.
#[track_caller]
fn check_fails(settings: &Path, args: &[&str], code: i32, parts: &[&str]) {
    let output = run(settings, args);
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(code), "{args:?}: {error}");
    let mut rest = error.as_str();
    for part in parts {
        rest = rest.split_once(part).unwrap_or_else(|| panic!("no {part} in {error}")).1;
    }
}

#[test]
fn an_unknown_theme_is_wrong_usage_and_the_nearest_is_named() {
    let none = settings("themes-none", &[("themes/mine.yaml", "title: red\n")]);
    check_fails(&none, &["--theme", "papre"], 2, &["papre", "sepia", "mine", "Did you mean paper?", "qari --help"]);
    check_fails(&none, &["--theme", "../mine", "--plain"], 2, &["no theme ../mine", "Themes:"]);
    let key = settings("themes-key", &[("config.yaml", "color: never\ntheme: papre\n")]);
    check_fails(&key, &[], 1, &["config.yaml", "line 2", "papre", "auto, paper, night", "{light: NAME, dark: NAME}"]);
    let part = settings("themes-part", &[("config.yaml", "theme:\n  light: paper\n  dark: knight\n")]);
    check_fails(&part, &[], 1, &["line 3", "knight", "dark", "night"]);
    let other = settings("themes-other", &[("config.yaml", "theme: {bright: paper}\n")]);
    check_fails(&other, &[], 1, &["line 1", "bright", "{light: NAME, dark: NAME}"]);
}

#[test]
fn all_mistakes_of_a_theme_are_told_at_once() {
    let text = "text: white on blak\ntitel: red\nlink: undrelined\ndim: #808080\nnothing\n";
    let own = settings("themes-mistakes", &[("themes/mine.yaml", text)]);
    let parts = [
        "themes/mine.yaml",
        "line 1: text: blak",
        "black",
        "line 2",
        "titel",
        "title",
        "line 3: link",
        "underlined",
        "line 4: dim",
        "line 5",
        "nothing",
        "Roles: text, dim",
        "Styles:",
        "reversed",
    ];
    check_fails(&own, &["--theme", "mine"], 1, &parts);
}

#[test]
fn themes_are_listed() {
    let own =
        settings("themes-list", &[("themes/mine.yaml", "title: red on 102030\n"), ("themes/bad.yaml", "x: red\n")]);
    let names = run(&own, &["--list-themes"]);
    assert_eq!(String::from_utf8_lossy(&names.stdout), "paper\nnight\nsepia\ncontrast\nterminal\nmine\n");
    assert!(String::from_utf8_lossy(&names.stderr).contains("bad.yaml"));
    assert_eq!(names.status.code(), Some(1));
    let secure = run(&own, &["--secure", "--list-themes"]);
    assert!(secure.status.success() && !String::from_utf8_lossy(&secure.stdout).contains("mine"));
    fs::remove_file(own.join("qari/themes/bad.yaml")).expect("it goes");
    let samples = run(&own, &["--list-themes", "--color", "truecolor"]);
    assert!(samples.status.success());
    let samples = String::from_utf8_lossy(&samples.stdout).into_owned();
    // The title of paper, and of the person's own.
    for sample in ["\x1b[38;2;138;47;29;48;2;250;248;240mTitle", "\x1b[38;5;1;48;2;16;32;48mTitle"] {
        assert!(samples.contains(sample), "{sample:?} in {samples:?}");
    }
}

/// The ground of the first cell of the screen.
fn ground(terminal: &Terminal) -> Option<vt100::Color> {
    terminal.emulator.screen().cell(0, 0).map(vt100::Cell::bgcolor)
}

/// Starts the reader on the embedded article, with all colours.
fn started(settings: &Path, args: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en"]);
    command.args(args);
    let folder = settings.to_str().expect("a name");
    let environment = [
        ("COLORTERM", "truecolor"),
        ("LC_ALL", "C"),
        ("XDG_CONFIG_HOME", folder),
        ("XDG_STATE_HOME", folder),
        ("COLORFGBG", "0;15"),
    ];
    Terminal::start_in(&environment, command, (60, 16))
}

#[test]
fn the_theme_is_that_of_the_settings_and_the_key_goes_on() {
    let paints =
        |name: &str, red| (format!("themes/{name}.yaml"), format!("text: ffffff on {red:02x}0000\nbar: plain\n"));
    let files = [paints("a", 10), paints("b", 20)];
    let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.push(("config.yaml", "theme: {light: a, dark: b}\n"));
    let own = settings("themes-live", &files);
    let red = |red| Some(vt100::Color::Rgb(red, 0, 0));
    let mut terminal = started(&own, &[]);
    terminal.wait("the theme for light grounds", |terminal| ground(terminal) == red(10));
    terminal.send("\x1b]11;rgb:0000/0000/0000\x07");
    terminal.wait("the theme for dark grounds", |terminal| ground(terminal) == red(20));
    terminal.send("\x1bt");
    terminal.wait("the first theme", |terminal| terminal.emulator.screen().contents().contains("Theme: paper"));
    let mut terminal = started(&own, &["--theme", "a"]);
    terminal.wait("the theme of the option", |terminal| ground(terminal) == red(10));
    terminal.send("\x1b]11;rgb:0000/0000/0000\x07\x1bt");
    terminal.wait("the next theme", |terminal| ground(terminal) == red(20));
    terminal.wait("its name", |terminal| terminal.emulator.screen().contents().contains("Theme: b"));
}
