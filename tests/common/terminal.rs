//! A program in a pseudo-terminal, its screen held by an emulator.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use qari_bidi::terminal::profile::environment::VARIABLES;

use crate::common::{Player, capital};

/// The longest silence of the program before a test gives up; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a pseudo-terminal.
pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the modes can be read when the program has left.
    slave: Box<dyn SlavePty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub input: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// Everything the program has written.
    pub written: Vec<u8>,
    pub emulator: vt100::Parser,
    pub modes_before: String,
}

impl Terminal {
    /// Starts `command` in a terminal of `columns` × `rows`.
    pub fn start(command: CommandBuilder, size: (u16, u16)) -> Self {
        Self::start_in(&[], command, size)
    }

    /// Starts `command` in a terminal that sets up `environment`.
    pub fn start_in(environment: &[(&str, &str)], mut command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let modes_before = modes(pair.master.as_ref());
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
        // Nothing is kept, unless a test says where.
        command.env("XDG_STATE_HOME", no_state());
        // The terminal is this one, whatever the tests run in.
        for variable in VARIABLES.iter().filter(|variable| **variable != "TERM") {
            command.env_remove(variable);
        }
        // Nor is there a display that a text could be copied to, unless a test says so.
        for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION"] {
            command.env_remove(variable);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        command.env("LC_ALL", "C.UTF-8");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let input = pair.master.take_writer().expect("its input");
        let emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
        let (master, slave) = (pair.master, pair.slave);
        Self { master, slave, child, input, output, written: Vec::new(), emulator, modes_before }
    }

    /// Starts the reader with `args`.
    pub fn qari(args: &[&str], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(args);
        Self::start(command, size)
    }

    pub fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).expect("the program reads");
        self.input.flush().expect("the program reads");
    }

    /// Takes in what the program writes until `condition` holds.
    pub fn wait(&mut self, what: &str, condition: impl Fn(&Self) -> bool) {
        while !condition(self) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.emulator.process(&bytes);
                    self.written.extend(bytes);
                }
                Err(mpsc::RecvTimeoutError::Timeout | mpsc::RecvTimeoutError::Disconnected) => {
                    panic!("waited in vain for {what}; the screen:\n{}", self.screen())
                }
            }
        }
    }

    /// Waits until the screen is what the reader paints after the same keys.
    pub fn wait_for_frame_of(&mut self, player: &Player) {
        let expected = player.screen();
        self.wait(&format!("\n{expected}\n"), |terminal| terminal.screen() == expected);
    }

    /// The screen as capitals.
    pub fn screen(&self) -> String {
        let screen = self.emulator.screen();
        let (rows, columns) = screen.size();
        let symbol = |row, column| {
            screen.cell(row, column).map_or(String::new(), |cell| match cell.contents() {
                "" => " ".to_owned(),
                contents => capital(contents),
            })
        };
        let line = |row| (0..columns.get()).map(|column| symbol(row, column)).collect::<String>().trim_end().to_owned();
        (0..rows.get()).map(line).collect::<Vec<_>>().join("\n")
    }

    pub fn signal(&self, signal: &str) {
        self.signal_to(&self.child.process_id().expect("a process").to_string(), signal);
    }

    /// Sends a signal to the only child of the program, where that is a shell.
    pub fn signal_to_child(&self, signal: &str) {
        let shell = self.child.process_id().expect("a process").to_string();
        let children = Command::new("ps").args(["-o", "pid=", "--ppid", &shell]).output().expect("ps runs").stdout;
        self.signal_to(String::from_utf8_lossy(&children).trim(), signal);
    }

    #[expect(clippy::unused_self, reason = "it is the terminal that signals")]
    fn signal_to(&self, pid: &str, signal: &str) {
        assert!(Command::new("kill").args([&format!("-{signal}"), pid]).status().expect("kill runs").success());
    }

    /// Returns `true` if the modes on the screen's side are those of a fresh terminal.
    pub fn screen_modes_are_plain(&self) -> bool {
        let screen = self.emulator.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Waits until the program has gone and checks that the terminal is as before; returns how it ended.
    pub fn check_left_plain(&mut self) -> portable_pty::ExitStatus {
        let status = self.child.wait().expect("the program ends");
        self.wait("the modes to be given back", Self::screen_modes_are_plain);
        assert_eq!(modes(self.master.as_ref()), self.modes_before, "the modes of the line discipline");
        status
    }

    /// Waits until the program has gone and checks that it left nothing behind; returns how it ended.
    pub fn check_left(mut self) -> portable_pty::ExitStatus {
        let status = self.check_left_plain();
        let text = String::from_utf8_lossy(&self.written);
        let (explicit, implicit) = (text.find("\x1b[8l"), text.rfind("\x1b[8h"));
        assert!(explicit.is_some() && explicit < implicit, "the bidi mode is asked for and given back");
        assert!(explicit < text.find("\x1b[2J"), "it is asked for before the screen is cleared");
        status
    }
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// The modes of the line discipline: echo, canonical input, signals and the rest.
pub fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

/// A folder for state in which nothing is kept.
fn no_state() -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state"));
    _ = std::fs::create_dir_all(&folder);
    // One of the tests that run at once makes the link.
    _ = std::os::unix::fs::symlink("/dev/null", folder.join("qari"));
    folder
}
