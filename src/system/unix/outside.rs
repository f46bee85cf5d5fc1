//! Waits for input from the terminal and for signals, in threads, and hands them on.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::thread;

use nix::errno::Errno;
use nix::sys::select::{FdSet, select};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::files;
use super::signals::stop_signal;
use crate::system::{FromOutside, Signal};

/// The input of the terminal, which is left to another program while it is paused.
#[derive(Debug)]
pub struct Input {
    /// Connected to the thread that reads.
    gate: UnixStream,
}

impl Input {
    /// Leaves the input alone from now on, until [`Input::resume`]. What has been typed before is still delivered.
    pub fn pause(&mut self) {
        // A thread that has ended reads nothing.
        _ = self.gate.write_all(&[0]).and_then(|()| self.gate.read_exact(&mut [0]));
    }

    /// Reads input again.
    pub fn resume(&mut self) {
        _ = self.gate.write_all(&[0]);
    }
}

/// Starts threads that give `deliver` what arrives, until it returns `false`. Returns the input, which can be paused.
///
/// # Errors
/// If the signals can't be caught.
pub fn listen(deliver: impl Fn(FromOutside) -> bool + Clone + Send + 'static) -> io::Result<Input> {
    // SIGTSTP is blocked in this thread and all threads started from now on, and keeps its default action for
    // `signals::stop`.
    stop_signal().thread_block()?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH])?;
    let stops = deliver.clone();
    thread::spawn(move || while stop_signal().wait().is_ok() && stops(FromOutside::Signal(Signal::Stop)) {});
    let of_signals = deliver.clone();
    thread::spawn(move || signals.forever().map(of_signal).all(of_signals));
    let (gate, other_end) = UnixStream::pair()?;
    thread::spawn(move || read(deliver, other_end));
    Ok(Input { gate })
}

fn of_signal(signal: i32) -> FromOutside {
    FromOutside::Signal(match signal {
        SIGCONT => Signal::Continued,
        SIGWINCH => Signal::Resized,
        _ => Signal::End(signal),
    })
}

/// Reads input until it fails or nobody takes it. It runs on a thread of its own, so that whoever takes it can wait for
/// more bytes with a timeout: `poll` on a terminal fails on some systems, and `select` does not.
fn read(deliver: impl Fn(FromOutside) -> bool, gate: UnixStream) {
    let mut gate = Some(gate);
    let mut source = match source() {
        Ok(source) => source,
        Err(error) => {
            deliver(FromOutside::Input(Err(error)));
            return;
        }
    };
    let mut bytes = [0; 1024];
    loop {
        if let Some(open) = gate.as_mut().filter(|gate| knocks(&source, gate)) {
            // Answered, it is waited at until the input is ours again.
            let passed = open.read_exact(&mut [0]).and_then(|()| open.write_all(&[0]));
            if passed.and_then(|()| open.read_exact(&mut [0])).is_err() {
                gate = None;
            }
            continue;
        }
        let chunk = match source.read(&mut bytes) {
            Ok(0) => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            Ok(count) => Ok(bytes[..count].to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let is_last = chunk.is_err();
        if !deliver(FromOutside::Input(chunk)) || is_last {
            return;
        }
    }
}

/// Opens the input: standard input if that is a terminal, else the terminal of the process. Nothing is buffered, so
/// that what is read is known.
fn source() -> io::Result<File> {
    if io::stdin().is_terminal() { files::standard_input() } else { files::terminal() }
}

/// Waits for input, or for somebody at the gate. Returns `true` for the latter.
fn knocks(source: &File, gate: &UnixStream) -> bool {
    loop {
        let mut ready = FdSet::new();
        ready.insert(source.as_fd());
        ready.insert(gate.as_fd());
        match select(None, &mut ready, None, None, None) {
            Ok(_) => return ready.contains(gate.as_fd()),
            Err(Errno::EINTR) => {}
            Err(_) => return false,
        }
    }
}
