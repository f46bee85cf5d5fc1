//! Events from outside: input from the terminal, and signals. Threads wait for them and send them to one channel.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::select::{FdSet, select};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::input::{Parser, TerminalInput};
use super::session;
use super::signals::stop_signal;
use crate::app::Message;
use crate::app::keys::key::{Code, Key};
use qari_bidi::terminal::profile::answers::Answer;

/// The number of rows that one notch of the mouse wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// The longest time between the clicks of a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// The time for which the parser expects answers. Later ones are still parsed.
const ANSWERS: Duration = Duration::from_secs(2);

/// An event from outside.
#[derive(Debug)]
pub enum Event {
    /// A message for the state of the reader.
    Message(Message),
    /// A program has given the terminal back, with this message.
    Returned(Message),
    /// An answer of the terminal.
    Answer(Answer),
    /// The process was asked to stop (SIGTSTP).
    Stop,
    /// The process was continued (SIGCONT).
    Continued,
    /// The process was asked to end, by this signal.
    End(i32),
    /// Input can't be read any more.
    Lost(io::Error),
}

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

/// Starts threads that send signals and input to `events` until its receiver is dropped. Returns the input, which can
/// be paused.
///
/// # Errors
/// If the signals can't be caught.
pub fn listen(events: Sender<Event>) -> io::Result<Input> {
    // SIGTSTP is blocked in this thread and all threads started from now on, and keeps its default action for
    // `signals::stop`.
    stop_signal().thread_block()?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH])?;
    let stop_events = events.clone();
    thread::spawn(move || {
        while stop_signal().wait().is_ok() {
            if stop_events.send(Event::Stop).is_err() {
                break;
            }
        }
    });
    let signal_events = events.clone();
    thread::spawn(move || {
        signals.forever().map(of_signal).try_for_each(|event| signal_events.send(event)).ok();
    });
    let (chunks, bytes) = mpsc::channel();
    let (gate, other_end) = UnixStream::pair()?;
    thread::spawn(move || read_chunks(&chunks, other_end));
    thread::spawn(move || {
        let read = AssertUnwindSafe(|| deliver(&bytes, &events));
        if catch_unwind(read).is_err() {
            // Without keys the reader can't be quit, so it ends. The hook has reported the panic.
            events.send(Event::Lost(io::Error::other("input"))).ok();
        }
    });
    Ok(Input { gate })
}

fn of_signal(signal: i32) -> Event {
    match signal {
        SIGCONT => Event::Continued,
        // If the size is unknown, the next frame queries it again.
        SIGWINCH => session::size()
            .map_or(Event::Message(Message::Work), |(columns, rows)| Event::Message(Message::Resize(columns, rows))),
        _ => Event::End(signal),
    }
}

/// A piece of input, or the error that ended it.
type Chunk = io::Result<Vec<u8>>;

/// Reads input until it fails or `chunks` is closed. It runs on a thread of its own, so that the parser's thread can
/// wait for more bytes with a timeout: `poll` on a terminal fails on some systems, and
/// `select` does not.
fn read_chunks(chunks: &Sender<Chunk>, gate: UnixStream) {
    let mut gate = Some(gate);
    let mut source = match source() {
        Ok(source) => source,
        Err(error) => return drop(chunks.send(Err(error))),
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
        if chunks.send(chunk).is_err() || is_last {
            return;
        }
    }
}

/// Opens the input: standard input if that is a terminal, else `/dev/tty`. Nothing is buffered, so that what is read is
/// known.
fn source() -> io::Result<File> {
    let input = io::stdin();
    if input.is_terminal() { Ok(File::from(input.as_fd().try_clone_to_owned()?)) } else { File::open("/dev/tty") }
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

/// Parses input and sends it to `events` until its receiver is dropped or the input ends.
fn deliver(bytes: &Receiver<Chunk>, events: &Sender<Event>) {
    let mut inputs = Inputs {
        bytes,
        parser: Parser::default(),
        ready: VecDeque::new(),
        answers_until: Some(Instant::now() + ANSWERS),
        clicks: Clicks::default(),
    };
    loop {
        let event = match inputs.next() {
            Ok(input) => inputs.event(input),
            Err(error) => return drop(events.send(Event::Lost(error))),
        };
        if events.send(event).is_err() {
            return;
        }
    }
}

/// The input that is not delivered yet.
struct Inputs<'a> {
    bytes: &'a Receiver<Chunk>,
    parser: Parser,
    ready: VecDeque<TerminalInput>,
    /// The end of the time in which answers are expected; `None` after the last one.
    answers_until: Option<Instant>,
    clicks: Clicks,
}

/// The clicks on one cell that follow each other closely.
#[derive(Default)]
struct Clicks {
    /// The cell, when it was clicked last, and how often so far.
    last: Option<((u16, u16), Instant, u8)>,
}

impl Clicks {
    /// Counts a click: the second and the third on a cell are told from the first. A fourth is a first again.
    fn message(&mut self, column: u16, row: u16) -> Message {
        let cell = (column, row);
        let again = self.last.filter(|(last, when, times)| *last == cell && when.elapsed() < DOUBLE && *times < 3);
        let times = again.map_or(1, |(_, _, times)| times + 1);
        self.last = Some((cell, Instant::now(), times));
        if times == 1 { Message::Click(column, row) } else { Message::ClickAgain(column, row, times) }
    }
}

impl Inputs<'_> {
    /// Waits for the next input.
    fn next(&mut self) -> io::Result<TerminalInput> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                if matches!(input, TerminalInput::Answer(Answer::Primary(_))) {
                    self.answers_until = None;
                }
                return Ok(input);
            }
            let awaited = self.answers_until.is_some_and(|until| Instant::now() < until);
            let chunk = match self.parser.patience(awaited) {
                Some(patience) => self.bytes.recv_timeout(patience),
                None => self.bytes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match chunk {
                Ok(chunk) => self.feed(&chunk?),
                Err(RecvTimeoutError::Timeout) => self.ready.extend(self.parser.pause()),
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        let mut inputs = Vec::new();
        self.parser.feed(bytes, &mut inputs);
        self.ready.extend(inputs);
    }

    /// Converts an input to an event. A lam may be the first half of a key that types lam and alef.
    fn event(&mut self, input: TerminalInput) -> Event {
        Event::Message(match input {
            TerminalInput::Key(key) if key == Key::char('ل') => Message::Key(self.lam_alef().unwrap_or(key)),
            TerminalInput::Key(key) => Message::Key(key),
            TerminalInput::Paste(text) => Message::Paste(text),
            TerminalInput::Wheel(notches) => Message::Wheel(notches * WHEEL_ROWS),
            TerminalInput::Click(column, row) => self.clicks.message(column, row),
            TerminalInput::Drag(column, row) => Message::Drag(column, row),
            TerminalInput::Release => Message::Release,
            TerminalInput::Answer(answer) => return Event::Answer(answer),
        })
    }

    /// Returns the key that types lam and alef if an alef follows immediately, and consumes the alef.
    fn lam_alef(&mut self) -> Option<Key> {
        if self.ready.is_empty()
            && let Ok(Ok(chunk)) = self.bytes.try_recv()
        {
            self.feed(&chunk);
        }
        let Some(TerminalInput::Key(alef)) = self.ready.front() else { return None };
        let both = lam_alef_key(*alef)?;
        self.ready.pop_front();
        Some(both)
    }
}

/// Returns the key that types lam and `alef` at once on an Arabic keyboard.
fn lam_alef_key(alef: Key) -> Option<Key> {
    let Key { code: Code::Char(letter), ctrl: false, alt: false } = alef else { return None };
    qari_bidi::text::forms::lam_alef(letter)?.isolated.map(Key::char)
}
