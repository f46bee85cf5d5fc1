//! The state of documents that is kept for the next run, whichever way the program ends.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::terminal::Terminal;

/// A home of its own, and a document in it.
struct World {
    folder: PathBuf,
    document: PathBuf,
}

impl World {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("keeping-{name}"));
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("config/qari")).expect("a folder");
        let document = folder.join("document.txt");
        fs::write(&document, text(0..300)).expect("a document");
        Self { folder, document }
    }

    fn command(args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en"]);
        command.args(args);
        command
    }

    fn start_command(&self, command: CommandBuilder) -> Terminal {
        let (state, config) = (self.folder.join("state"), self.folder.join("config"));
        let [state, config, home] = [&state, &config, &self.folder].map(|path| path.to_str().expect("a name"));
        let environment = [("XDG_STATE_HOME", state), ("XDG_CONFIG_HOME", config), ("HOME", home)];
        Terminal::start_in(&environment, command, (160, 12))
    }

    /// Starts the reader and waits until it shows something.
    fn start(&self, args: &[&str]) -> Terminal {
        let mut terminal = self.start_command(Self::command(args));
        terminal.wait("the reader", is_read);
        terminal
    }

    fn open(&self) -> Terminal {
        self.start(&[self.name()])
    }

    fn name(&self) -> &str {
        self.document.to_str().expect("a name")
    }

    /// Opens the document, goes on to paragraph 57 and returns the terminal.
    fn read_on(&self) -> Terminal {
        let mut terminal = self.open();
        terminal.send("/number 57,\r");
        terminal.wait("the place", |terminal| terminal.screen().contains("number 57,"));
        terminal.wait("the prompt to close", |terminal| !terminal.screen().contains("search:"));
        terminal
    }

    fn documents(&self) -> PathBuf {
        self.folder.join("state/qari/documents")
    }

    /// The files of documents, not those that lead to them.
    fn files(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.documents()).into_iter().flatten().map(|entry| entry.expect("a file").path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|name| name == "json")).collect();
        files.sort();
        files
    }

    fn check_continues(&self, at: &str) {
        let mut terminal = self.open();
        terminal.wait("the place", |terminal| terminal.screen().contains(at));
        let screen = terminal.screen();
        assert!(screen.contains("continued at") && screen.contains("g: to the beginning"), "{screen}");
        terminal.send("g");
        terminal.wait("the beginning", |terminal| terminal.screen().contains("number 0,"));
        terminal.signal("KILL");
        leave(terminal);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if !thread::panicking() {
            _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn text(paragraphs: std::ops::Range<usize>) -> String {
    paragraphs.map(|at| format!("this is paragraph number {at}, with words of its own like word{at}.\n\n")).collect()
}

/// Returns `true` if there are lines on the screen.
fn is_read(terminal: &Terminal) -> bool {
    terminal.screen().lines().filter(|line| !line.trim().is_empty()).count() > 3
}

fn leave(mut terminal: Terminal) {
    _ = terminal.child.wait();
}

fn quit(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn a_document_opens_where_it_was_left() {
    let world = World::new("place");
    quit(world.read_on());
    assert_eq!(world.files().len(), 1);
    world.check_continues("number 57,");
    // What names a place comes first, and what says so.
    let begins = |args: &[&str], at: &str| {
        let mut terminal = world.start(args);
        terminal.wait(at, |terminal| terminal.screen().contains(at));
        assert!(!terminal.screen().contains("continued"), "{}", terminal.screen());
        terminal.signal("KILL");
        leave(terminal);
    };
    begins(&["--fresh", world.name()], "number 0,");
    begins(&["+/word99", world.name()], "number 99,");
    begins(&["--section", "1", world.name()], "number 0,");
    fs::write(world.folder.join("config/qari/config.yaml"), "resume: false\n").expect("settings");
    begins(&[world.name()], "number 0,");
    fs::write(world.folder.join("config/qari/config.yaml"), "history: false\n").expect("settings");
    begins(&[world.name()], "number 0,");
    fs::remove_file(world.folder.join("config/qari/config.yaml")).expect("no settings");
    world.check_continues("number 57,");
}

#[test]
fn nothing_is_kept_of_what_is_not_to_be_kept() {
    let world = World::new("nothing");
    let pipe = |args: &str| {
        let mut command = CommandBuilder::new("sh");
        let line = format!("cat '{}' | '{}' --ui-lang en {args}", world.name(), env!("CARGO_BIN_EXE_qari"));
        command.args(["-c", &line]);
        let mut terminal = world.start_command(command);
        terminal.wait("the reader", is_read);
        terminal.send("  ");
        quit(terminal);
    };
    pipe("");
    pipe("/dev/stdin");
    fs::write(world.folder.join("config/qari/config.yaml"), "history: false\n").expect("settings");
    quit(world.read_on());
    fs::remove_file(world.folder.join("config/qari/config.yaml")).expect("no settings");
    quit(world.start(&["--secure", world.name()]));
    assert!(!world.documents().exists(), "not even a folder");
}

#[test]
fn the_place_is_kept_however_the_program_ends() {
    let world = World::new("ends");
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let terminal = world.read_on();
        terminal.signal(signal);
        terminal.check_left();
        world.check_continues("number 57,");
        fs::remove_dir_all(world.documents()).expect("the state");
    }
    // Before it stops, since it may never be continued.
    let mut command = CommandBuilder::new("sh");
    let script = "set -m; \"$1\" --ui-lang en \"$2\"; echo stopped; read answer";
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_qari"), world.name()]);
    let mut terminal = world.start_command(command);
    terminal.wait("the reader", is_read);
    terminal.send("/number 57,\r");
    terminal.wait("the place", |terminal| terminal.screen().contains("number 57,"));
    terminal.signal_to_child("TSTP");
    terminal.wait("the shell", |terminal| terminal.screen_modes_are_plain() && terminal.screen().contains("stopped"));
    world.check_continues("number 57,");
    terminal.signal_to_child("KILL");
    terminal.send("\n");
    leave(terminal);
}

#[test]
fn a_killed_program_has_kept_all_or_nothing() {
    let world = World::new("killed");
    quit(world.read_on());
    for wait in 0..12 {
        let mut terminal = world.open();
        terminal.wait("the place", |terminal| terminal.screen().contains("number 57,"));
        terminal.send("maq");
        thread::sleep(Duration::from_millis(wait));
        terminal.signal("KILL");
        leave(terminal);
        world.check_continues("number 57,");
    }
}

#[test]
fn a_document_is_known_when_it_moves_and_when_it_changes() {
    let mut world = World::new("changes");
    quit(world.read_on());
    let moved = world.folder.join("renamed.md.txt");
    fs::rename(&world.document, &moved).expect("it moves");
    world.document = moved;
    world.check_continues("number 57,");
    quit(world.open());
    assert_eq!(world.files().len(), 1, "the old name is forgotten");
    fs::write(&world.document, format!("# New\n\n{}{}", text(500..560), text(20..300))).expect("it changes");
    let mut terminal = world.open();
    terminal.wait("the place", |terminal| terminal.screen().contains("number 57,"));
    quit(terminal);
    fs::write(&world.document, "something else altogether, and nothing of what was there before.\n")
        .expect("it changes");
    let mut terminal = world.open();
    terminal.wait("the beginning", |terminal| terminal.screen().contains("something else"));
    assert!(!terminal.screen().contains("continued"), "{}", terminal.screen());
    quit(terminal);
    fs::write(&world.document, text(0..300)).expect("it comes back");
    let mut terminal = world.open();
    terminal.wait("the place", |terminal| terminal.screen().contains("number 57,"));
    quit(terminal);
}

#[test]
fn what_can_not_be_kept_is_told_once_and_stops_nobody() {
    // Where the name of the folder is long, what is told goes on in the next row.
    fn says(terminal: &Terminal, what: &str) -> bool {
        terminal.screen().split_whitespace().collect::<Vec<_>>().join(" ").contains(what)
    }
    let world = World::new("trouble");
    quit(world.read_on());
    let file = world.files().remove(0);
    let told = |what: &str| {
        let mut terminal = world.open();
        terminal.wait(what, |terminal| says(terminal, what));
        terminal.send(" ");
        terminal.wait("the next page", |terminal| !terminal.screen().contains("number 0,"));
        assert!(!says(&terminal, what));
        quit(terminal);
    };
    fs::write(&file, "{\"version\":99}").expect("a file");
    told("a newer version");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "{\"version\":99}");
    fs::write(&file, "{\"version\":1,").expect("a file");
    told("is damaged");
    assert_eq!(fs::read_to_string(file.with_extension("damaged-1")).expect("a file"), "{\"version\":1,");
    fs::remove_dir_all(world.folder.join("state")).expect("the state");
    fs::write(world.folder.join("state"), "a file").expect("a file");
    told("can’t");
    fs::remove_file(world.folder.join("state")).expect("the file");
    // A device says that nothing is to be kept, which is no trouble.
    fs::create_dir_all(world.folder.join("state/qari")).expect("a folder");
    symlink("/dev/null", world.folder.join("state/qari/documents")).expect("a link");
    symlink("/dev/null", world.folder.join("state/qari/history")).expect("a link");
    let mut terminal = world.open();
    terminal.send("/word5\r");
    terminal.wait("the prompt to close", |terminal| {
        terminal.screen().contains("number 5,") && !terminal.screen().contains("search:")
    });
    assert!(!terminal.screen().contains("can’t"), "{}", terminal.screen());
    quit(terminal);
    assert!(!Path::new("/dev/null").is_file(), "the device is one");
}

#[test]
fn the_embedded_article_is_kept_too() {
    let world = World::new("embedded");
    let mut terminal = world.start(&[]);
    terminal.send("G");
    terminal.wait("the end", |terminal| terminal.screen().contains("100%"));
    quit(terminal);
    let mut terminal = world.start(&[]);
    terminal.wait("the notice", |terminal| terminal.screen().contains("continued at"));
    quit(terminal);
}

#[test]
fn what_keys_changed_of_the_look_is_kept_with_the_document() {
    let world = World::new("look");
    let mut terminal = world.open();
    terminal.send("tca");
    terminal.wait("lines: even", |terminal| terminal.screen().contains("lines: even"));
    quit(terminal);
    let kept = fs::read_to_string(world.files().remove(0)).expect("a file");
    assert!(kept.contains(r#""choices":{"align":"even","contents":"false","marks":"reduced"}"#), "{kept}");
    // The command line comes before, and keys before that; other documents have nothing of it.
    let mut terminal = world.start(&["--align", "ragged", world.name()]);
    terminal.send("a");
    terminal.wait("what follows ragged", |terminal| terminal.screen().contains("lines: even"));
    terminal.send("t");
    terminal.wait("what follows reduced", |terminal| terminal.screen().contains("no vowel signs"));
    quit(terminal);
    let mut terminal = world.open();
    let of_the_terminal = terminal.written.len();
    terminal.send("\x1bt");
    terminal.wait("the notice", |terminal| terminal.screen().contains("theme"));
    assert!(terminal.written.len() > of_the_terminal);
    quit(terminal);
    let kept = fs::read_to_string(world.files().remove(0)).expect("a file");
    assert!(kept.contains("\"theme\":\""), "{kept}");
    let mut terminal = world.start(&[]);
    terminal.send("t");
    terminal.wait("what follows shown", |terminal| terminal.screen().contains("only shadda"));
    quit(terminal);
}

/// Six readers that search at the same moment keep all their searches.
#[test]
fn searches_of_several_readers_are_all_kept() {
    let world = World::new("searches");
    let mut readers: Vec<Terminal> = (0..6).map(|_| world.open()).collect();
    for round in 0..5 {
        for (reader, terminal) in readers.iter_mut().enumerate() {
            terminal.send(&format!("/number {},\r", 10 + 5 * reader + round));
        }
    }
    for (reader, terminal) in readers.iter_mut().enumerate() {
        terminal
            .wait("the last search", |terminal| terminal.screen().contains(&format!("number {},", 14 + 5 * reader)));
    }
    readers.into_iter().for_each(quit);
    let kept = fs::read_to_string(world.folder.join("state/qari/history")).expect("the history");
    assert_eq!(kept.lines().count(), 30, "{kept}");
}

/// Runs the program in the home of `world` and returns what it prints, what it says, and its exit code.
fn run(world: &World, args: &[&str]) -> (String, String, Option<i32>) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["--ui-lang", "en"])
        .args(args)
        .env("XDG_STATE_HOME", world.folder.join("state"))
        .env("XDG_CONFIG_HOME", world.folder.join("config"))
        .env("HOME", &world.folder)
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn bookmarks_of_two_readers_are_kept_and_printed() {
    let world = World::new("bookmarks");
    let (mut one, mut other) = (world.open(), world.open());
    one.send("ma");
    one.wait("the notice", |terminal| terminal.screen().contains("bookmark a set"));
    other.send("/number 57,\rmm");
    other.wait("the prompt", |terminal| terminal.screen().contains("remark:"));
    other.send("so it is\r");
    other.wait("the notice", |terminal| terminal.screen().contains("bookmark set"));
    let is_written =
        || world.files().iter().any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("so it is")));
    while !is_written() {
        thread::sleep(Duration::from_millis(5));
    }
    // What the other has set is here once something is kept again.
    one.send(" mb");
    one.wait("the notice", |terminal| terminal.screen().contains("bookmark b set"));
    one.send("\x1bm");
    one.wait("the list", |terminal| terminal.screen().contains("so it is"));
    one.signal("TERM");
    one.check_left();
    other.signal("KILL");
    leave(other);
    let (printed, said, code) = run(&world, &["--bookmarks", world.name()]);
    assert_eq!((said.as_str(), code), ("", Some(0)));
    assert!(printed.starts_with("# document.txt\n\n> this is paragraph number 0, with words of its own like word0.\n"));
    assert!(printed.contains("\n— document.txt (a)\n"), "{printed}");
    assert!(printed.contains("\nso it is\n"), "{printed}");
    assert_eq!(printed.matches("\n> ").count(), 3, "{printed}");
    assert_eq!(run(&world, &["--bookmarks"]).0, printed, "all documents are this one");
    // Of one that is gone, what was kept is quoted.
    fs::remove_file(&world.document).expect("it goes");
    let (gone, ..) = run(&world, &["--bookmarks"]);
    assert!(gone.contains("> this is paragraph number 0, with words") && gone.contains("so it is"), "{gone}");
}

#[test]
fn documents_read_last_are_listed_and_forgotten() {
    let world = World::new("recent");
    quit(world.read_on());
    quit(world.start(&[]));
    let (listed, ..) = run(&world, &["--recent"]);
    let fields: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(fields.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4], "{listed}");
    assert!(
        fields[0][0].starts_with("the article") && fields[1][0].ends_with("keeping-recent/document.txt"),
        "{listed}"
    );
    assert!(fields[1][2].ends_with('%') && fields[1][3].len() == 10, "{listed}");
    let (printed, said, code) = run(&world, &["--forget", world.name()]);
    assert!(printed.starts_with("Forgotten: ") && said.is_empty() && code == Some(0), "{printed}{said}");
    let (printed, said, code) = run(&world, &["--forget", world.name()]);
    assert!(printed.is_empty() && said.contains("nothing is kept about it") && code == Some(1), "{printed}{said}");
    assert_eq!(run(&world, &["--recent"]).0.lines().count(), 1);
    assert_eq!(run(&world, &["--forget-all"]).0, "One document forgotten\n");
    assert_eq!(run(&world, &["--recent"]).0, "");
    assert_eq!(run(&world, &["--recent", "--secure"]).2, Some(1));
    assert_eq!(run(&world, &["--recent", "--forget-all"]).2, Some(2));
}
