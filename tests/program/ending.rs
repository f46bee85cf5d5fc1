//! Ending where the terminal takes nothing: whoever asks for the end gets it, and the modes are given back.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, native_pty_system};

use crate::terminal::{Terminal, modes, size};

/// The longest that a test waits; only a failing one waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A reader in a terminal that nobody reads from, whose output stands still in the middle of a frame.
struct Stuck {
    master: Box<dyn MasterPty + Send>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    modes_before: String,
}

impl Stuck {
    fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ending").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let document = folder.join("a.txt");
        let text: String = (0..20_000).map(|number| format!("فقرة رقم {number} من نص طويل.\n\n")).collect();
        fs::write(&document, text).expect("a document");
        let pair = native_pty_system().openpty(size(250, 100)).expect("a terminal");
        let modes_before = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en", document.to_str().expect("a name")]);
        command.env("TERM", "xterm-256color");
        for folder_of in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(folder_of, &folder);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let input = pair.master.take_writer().expect("its input");
        let mut stuck = Self { master: pair.master, input, child, modes_before };
        stuck.wait("the terminal to be taken", |stuck| modes(stuck.master.as_ref()) != stuck.modes_before);
        stuck.fill();
        stuck
    }

    /// Goes through the text until a write does not return.
    fn fill(&mut self) {
        let pid = self.child.process_id().expect("a process");
        let is_writing = |task: fs::DirEntry| {
            fs::read_to_string(task.path().join("syscall")).is_ok_and(|call| call.starts_with("1 "))
        };
        let tasks = || fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
        let mut stood_still = 0;
        for _ in 0..400 {
            // Where the system does not tell, all of this is more than it holds back.
            stood_still = if tasks().any(is_writing) { stood_still + 1 } else { 0 };
            if stood_still == 20 {
                return;
            }
            _ = self.input.write_all(b" ");
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait(&mut self, what: &str, mut condition: impl FnMut(&mut Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !condition(self) {
            if Instant::now() > until {
                _ = self.child.kill();
                panic!("waited in vain for {what}");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end, and checks that the modes of the terminal are as before.
    fn end(mut self, what: &str) -> ExitStatus {
        let mut ended = None;
        self.wait(&format!("the end by {what}"), |stuck| {
            ended = stuck.child.try_wait().expect("a process");
            ended.is_some()
        });
        assert_eq!(modes(self.master.as_ref()), self.modes_before, "{what}");
        ended.expect("it has ended")
    }
}

#[test]
fn signals_end_a_reader_whose_terminal_takes_nothing() {
    for signal in ["TERM", "HUP", "INT"] {
        let stuck = Stuck::start(signal);
        let pid = stuck.child.process_id().expect("a process").to_string();
        assert!(Command::new("kill").args([&format!("-{signal}"), &pid]).status().expect("kill runs").success());
        assert!(!stuck.end(signal).success(), "{signal}");
    }
}

#[test]
fn an_interrupt_ends_a_reader_whose_terminal_takes_nothing() {
    let mut stuck = Stuck::start("key");
    stuck.input.write_all(b"\x03").expect("a key");
    assert!(!stuck.end("Ctrl-C").success());
}

/// A long search is no reason to go on.
#[test]
fn a_reader_that_searches_ends_when_it_is_asked_to() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ending");
    fs::create_dir_all(&folder).expect("a folder");
    let document = folder.join("long.txt");
    fs::write(&document, "كان يا ما كان في قديم الزمان ".repeat(100_000)).expect("a document");
    for how in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::qari(&["--ui-lang", "en", document.to_str().expect("a name")], (80, 24));
        terminal.wait("the reader", |terminal| terminal.screen().contains("quit"));
        terminal.send("//(\\w+ )+زز");
        terminal.wait("the prompt", |terminal| terminal.screen().contains("ZZ"));
        terminal.send("\r");
        terminal.signal(how);
        assert!(!terminal.check_left_plain().success(), "the parent sees that {how} ended it");
    }
}
