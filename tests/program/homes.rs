//! Homes in which settings and state can't be read or kept: nobody is kept from reading by that, nor made to wait.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use portable_pty::CommandBuilder;

use crate::terminal::Terminal;

/// Makes an empty home.
fn home(name: &str) -> PathBuf {
    home_in(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("homes"), name)
}

/// Makes an empty home in a folder.
fn home_in(folder: &Path, name: &str) -> PathBuf {
    let home = folder.join(name);
    _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join(".config/qari/themes")).expect("a folder");
    fs::create_dir_all(home.join(".local/state/qari")).expect("a folder");
    home
}

/// Reads in this home, searches and quits. Returns the screen with the first notice.
fn read_in(home: &str, args: &[&str]) -> String {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(args);
    read_by(command, home)
}

/// Does what [`read_in`] does with the program that `command` starts.
fn read_by(mut command: CommandBuilder, home: &str) -> String {
    command.args(["--ui-lang", "en"]);
    command.cwd(env!("CARGO_TARGET_TMPDIR"));
    let environment = [("HOME", home), ("XDG_CONFIG_HOME", ""), ("XDG_STATE_HOME", "")];
    let mut terminal = Terminal::start_in(&environment, command, (200, 12));
    // The status line is the last row, painted behind the text.
    terminal.wait("the whole screen", |terminal| {
        terminal.screen().lines().nth(11).is_some_and(|row| !row.trim().is_empty())
    });
    let screen = terminal.screen();
    terminal.send("/openai\r");
    // Where a notice takes the room, the match is counted in short.
    terminal.wait("the match", |terminal| ["match 1 of", " 1/"].iter().any(|count| terminal.screen().contains(count)));
    terminal.send("q");
    assert!(terminal.check_left_plain().success());
    screen
}

/// Prints in this home. Returns what is said.
fn print_in(home: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", "--plain"]).env("HOME", home).env_remove("XDG_CONFIG_HOME");
    let output = command.env_remove("XDG_STATE_HOME").stdin(Stdio::null()).output().expect("the program runs");
    assert!(output.status.success() && output.stdout.len() > 1000);
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// Puts something at a path.
type Put = fn(&Path);

/// Puts something in place of the settings, of which something is said.
#[test]
fn settings_that_cannot_be_read_are_told_and_done_without() {
    let put: [(&str, Put, &str); 5] = [
        ("pipe", |path| mkfifo(path, Mode::S_IRWXU).expect("a pipe"), "not a regular file"),
        ("folder", |path| fs::create_dir(path).expect("a folder"), "a folder"),
        ("huge", |path| fs::write(path, " ".repeat(2 << 20)).expect("a file"), "too large"),
        ("circle", |path| symlink("config.yaml", path).expect("a link"), "Too many levels"),
        ("null", |path| symlink("/dev/null", path).expect("a link"), ""),
    ];
    for (name, put, said) in put {
        let home = home(&format!("settings-{name}"));
        put(&home.join(".config/qari/config.yaml"));
        let home = home.to_str().expect("a name");
        let (screen, told) = (read_in(home, &[]), print_in(home));
        // The reason may be cut, where the name of the folder is a long one.
        assert_eq!(screen.contains("read the settings in"), !said.is_empty(), "{name}: {screen}");
        assert!(told.contains(said) && told.is_empty() == said.is_empty(), "{name}: {told}");
    }
}

/// A theme of the settings is one of them.
#[test]
fn a_theme_that_cannot_be_read_is_told_and_done_without() {
    let home = home("theme");
    fs::write(home.join(".config/qari/config.yaml"), "theme: own\n").expect("the settings");
    let theme = home.join(".config/qari/themes/own.yaml");
    fs::write(&theme, b"text: \xff\n").expect("a theme");
    let name = home.to_str().expect("a name");
    assert!(read_in(name, &[]).contains("own.yaml"));
    fs::remove_file(&theme).expect("it goes");
    mkfifo(&home.join(".config/qari/themes/paper.yaml"), Mode::S_IRWXU).expect("a pipe");
    fs::write(home.join(".config/qari/config.yaml"), "theme: paper\n").expect("the settings");
    assert!(!read_in(name, &[]).contains("paper.yaml"), "a theme of the program has the name");
}

/// Nothing is kept at a device or a pipe, and nothing is said of it; they stay.
#[test]
fn nothing_is_kept_where_a_device_or_a_pipe_is() {
    for name in [".config", ".local", ".local/state/qari", ".local/state/qari/history", ".local/state/qari/documents"] {
        for is_pipe in [false, true] {
            let home = home(&format!("devices-{is_pipe}-{}", name.replace('/', "-")));
            let path = home.join(name);
            _ = fs::remove_dir_all(&path);
            if is_pipe {
                mkfifo(&path, Mode::S_IRWXU).expect("a pipe");
            } else {
                symlink("/dev/null", &path).expect("a link");
            }
            let screen = read_in(home.to_str().expect("a name"), &[]);
            assert!(!screen.contains("can’t"), "{name}: {screen}");
            let kind = fs::metadata(&path).expect("it is there").file_type();
            assert!(kind.is_fifo() == is_pipe && kind.is_char_device() != is_pipe, "{name}");
        }
    }
}

/// A home that is none: of nobody, of a system that gives it a file.
#[test]
fn a_home_that_is_none_stops_nobody() {
    assert!(!read_in("/dev/null", &[]).contains("can’t"));
    assert_eq!(print_in("/dev/null"), "");
    for (home, is_told) in [("/nowhere/at/all", false), (concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), true)] {
        let told = print_in(home);
        assert_eq!(!told.is_empty(), is_told, "{home}: {told}");
        read_in(home, &[]);
        assert!(!Path::new("/nowhere").exists() || fs::remove_dir_all("/nowhere").is_ok());
    }
}

/// The user `nobody`, as most systems number it.
const NOBODY: u32 = 65534;

/// Returns a command that runs the program as `nobody`, who does not own what the tests write; where the tests are not
/// root's, as their own user, who may not read what has no permissions. `None` where neither can be had.
fn as_another_user() -> Option<CommandBuilder> {
    let program = env!("CARGO_BIN_EXE_qari");
    if !is_root() {
        return Some(CommandBuilder::new(program));
    }
    let id = NOBODY.to_string();
    let words = ["setpriv", "--reuid", &id, "--regid", &id, "--clear-groups", program];
    let runs = Command::new(words[0]).args(&words[1..]).arg("--version").output().is_ok_and(|out| out.status.success());
    runs.then(|| CommandBuilder::from_argv(words.map(Into::into).to_vec()))
}

/// Returns `true` if the tests are root's.
fn is_root() -> bool {
    fs::metadata(home("own")).is_ok_and(|data| data.uid() == 0)
}

/// Has `nobody` own all that is in `folder`, but for `of_another`, which nobody but root may use.
fn give_away(folder: &Path, of_another: &Path) {
    let is_root = is_root();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if is_root && !entry.path().starts_with(of_another) {
            chown(entry.path(), Some(NOBODY), Some(NOBODY)).expect("root gives away");
        }
    }
    fs::set_permissions(of_another, Permissions::from_mode(0o000)).expect("its own");
}

/// Settings and state of another user stop nobody: what can't be read or kept is told.
#[test]
fn what_belongs_to_another_user_is_told_and_done_without() {
    let Some(program) = as_another_user() else {
        println!("skipped: the tests are root's, and setpriv does not run the program as another user");
        return;
    };
    // Another user may not reach where this is checked out.
    let folder = env::temp_dir().join(format!("qari-homes-{}", process::id()));
    for (name, said) in [
        (".config", "read the settings in"),
        (".config/qari", "read the settings in"),
        (".config/qari/config.yaml", "read the settings in"),
        (".local", "can’t"),
        (".local/state", "can’t"),
        (".local/state/qari", "can’t"),
        (".local/state/qari/history", "can’t"),
    ] {
        let home = home_in(&folder, &format!("other-{}", name.replace('/', "-")));
        fs::write(home.join(".config/qari/config.yaml"), "theme: night\n").expect("the settings");
        fs::write(home.join(".local/state/qari/history"), "كتاب\n").expect("a history");
        give_away(&home, &home.join(name));
        let screen = read_by(program.clone(), home.to_str().expect("a name"));
        fs::set_permissions(home.join(name), Permissions::from_mode(0o700)).expect("its own");
        assert!(screen.contains(said), "{name}: {screen}");
        let kept = fs::read_to_string(home.join(".local/state/qari/history")).expect("a history");
        assert_eq!(kept.contains("openai"), !name.starts_with(".local"), "{name}: {kept}");
    }
    fs::remove_dir_all(folder).expect("its own");
}

/// A history is read from its end, and one line of it may be of any length.
#[test]
fn a_history_of_any_shape_is_gone_on_with() {
    let home = home("history");
    let path = home.join(".local/state/qari/history");
    for before in
        ["x".repeat(5 << 20), format!("{}\nكتاب\n", "x".repeat(5 << 20)), "y\n".repeat(3 << 20), "\u{0}\r\n".repeat(9)]
    {
        fs::write(&path, &before).expect("a history");
        read_in(home.to_str().expect("a name"), &[]);
        let kept = fs::read_to_string(&path).expect("a history");
        assert!(kept.ends_with("openai\n") && kept.len() < 1 << 20, "{} bytes", kept.len());
        assert_eq!(kept.contains("كتاب"), before.contains("كتاب"));
    }
}
