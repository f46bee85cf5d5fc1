//! Records for programs: names as their bytes, what parts them, and output that can't be written.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::terminal::Terminal;

/// A name with a line end, an escape, a control of direction and a byte that is no UTF-8.
const NAME: &[u8] = b"a\nb\x1b[31m:\xe2\x80\xae\xff.txt";

/// Creates a folder with these files and nothing else.
fn folder(name: &str, files: &[(&[u8], &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("records").join(name);
    _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    for (name, text) in files {
        fs::write(path.join(OsStr::from_bytes(name)), text).expect("a file");
    }
    path
}

fn qari(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.current_dir(folder).args(["--ui-lang", "en"]).args(args).stdin(Stdio::null()).env("LC_ALL", "C");
    command.env("XDG_CONFIG_HOME", folder.join("none")).env("XDG_STATE_HOME", folder.join("none"));
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    qari(folder, args).arg(OsString::from_vec(NAME.to_vec())).arg("b.txt").output().expect("the program runs")
}

#[test]
fn names_are_their_bytes_on_a_pipe() {
    let folder = folder("bytes", &[(NAME, "كتاب أول\n"), (b"b.txt", "كتاب ثان\n")]);
    let line = |name: &[u8], rest: &str| [name, rest.as_bytes(), b"\n"].concat();
    let found = run(&folder, &["--find", "كتاب"]);
    assert_eq!(found.stdout, [line(NAME, ":1:1:كتاب أول"), line(b"b.txt", ":1:1:كتاب ثان")].concat());
    for null in ["-0", "--null"] {
        let found = run(&folder, &["--find", "كتاب", null]);
        assert_eq!(
            found.stdout,
            [line(NAME, "\x001:1:كتاب أول"), line(b"b.txt", "\x001:1:كتاب ثان")].concat(),
            "{null}"
        );
        let counted = run(&folder, &["--find", "كتاب", "--count", null]);
        assert_eq!(counted.stdout, [line(NAME, "\x001"), line(b"b.txt", "\x001")].concat(), "{null}");
    }
    let printed = run(&folder, &["--plain"]);
    assert!(printed.stdout.starts_with(&line(&[b"==> ", NAME].concat(), " <==")));
    let coloured = run(&folder, &["--find", "كتاب", "--color", "always"]);
    assert!(coloured.stdout.starts_with(&[b"\x1b[35m", NAME, b"\x1b[39m:"].concat()));
    let json = run(&folder, &["--find", "كتاب", "--json"]).stdout;
    assert!(!json.iter().any(|byte| matches!(byte, 0x1B | 0)));
    let json = String::from_utf8(json).expect("UTF-8");
    assert!(!json.contains('\u{202E}') && json.contains("\\n") && json.contains("\\u202e"), "{json}");
    let read: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read[0]["file"], "a\nb\u{1b}[31m:\u{202E}\u{FFFD}.txt");
    assert_eq!(run(&folder, &["--plain", "-0"]).status.code(), Some(2), "there are no records");
}

#[test]
fn names_are_symbols_on_a_terminal() {
    let folder = folder("symbols", &[(NAME, "كتاب أول\n"), (b"b.txt", "كتاب ثان\n")]);
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", "--find", "كتاب"]);
    command.args([OsStr::from_bytes(NAME), OsStr::new("b.txt")]);
    command.cwd(&folder);
    let mut terminal = Terminal::start(command, (80, 24));
    terminal.wait("the matches", |terminal| terminal.screen().contains("b.txt"));
    assert!(terminal.screen().contains("a␊b␛[31m:<rlo>"), "{}", terminal.screen());
    assert!(!terminal.written.windows(3).any(|own| own == "\u{202E}".as_bytes()));
}

/// Characters that programs take for line ends are none of a record.
#[test]
fn no_line_end_in_a_text_breaks_a_record() {
    let odd = "كتاب\u{2028}أول\u{2029}آخر\u{0085}ثم\u{000B}هنا\u{000C}.\n";
    let folder = folder("line-ends", &[(b"b.txt", odd), (b"c.csv", "ا,ب\n\"كتاب\nأول\",\"x\u{2028}y\"\n")]);
    let breaks =
        |text: &str| text.trim_end_matches('\n').contains(['\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']);
    for (file, lines) in [("b.txt", 1..=3), ("c.csv", 1..=1)] {
        for args in [&["--find", "كتاب", file][..], &["--find", "كتاب", "--json", file]] {
            let output = qari(&folder, args).output().expect("the program runs");
            let text = String::from_utf8(output.stdout).expect("UTF-8");
            assert!(!breaks(&text), "{args:?}: {text:?}");
            let records = if args.contains(&"--json") { text.lines().count() - 2 } else { text.lines().count() };
            assert!(lines.contains(&records), "{args:?}: {text:?}");
        }
    }
}

/// A full disk is told, whatever is printed.
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let folder = folder("full", &[(b"b.txt", "كتاب ثان\n")]);
    let prints: [&[&str]; 6] =
        [&["--plain"], &["--visual"], &["--list"], &["--to", "yaml"], &["--find", "كتاب"], &["--help"]];
    for args in prints {
        let full = File::options().write(true).open("/dev/full").expect("the device");
        let output = qari(&folder, args).arg("b.txt").stdout(full).output().expect("the program runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        let code = if args.contains(&"--find") { 2 } else { 1 };
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        assert!(said.contains("no space left"), "{args:?}: {said}");
    }
}
