//! What comes from outside: what the terminal sends, and signals. Threads wait for it and send it down one channel.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{SigSet, Signal, killpg, raise};
use nix::unistd::getpgrp;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::input::{Input, Parser};
use super::session;
use crate::app::Message;
use crate::app::key::{Code, Key};
use qari_bidi::terminal::profile::answers::Answer;

/// How many rows one notch of the mouse wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// Answers that take longer than this are no longer waited for; they are understood still.
const ANSWERS: Duration = Duration::from_secs(2);

/// What came from outside.
#[derive(Debug)]
pub enum Event {
    /// Something for the reader.
    Message(Message),
    /// The terminal answers what it was asked.
    Answer(Answer),
    /// The process was told to stop until it is continued.
    Stop,
    /// The process was continued.
    Continued,
    /// The process is to end, by this signal.
    End(i32),
    /// No more keys can be read.
    Lost(io::Error),
}

/// Waits for signals and for input, and sends what comes to `events` until nobody listens.
///
/// # Errors
/// If the signals can't be caught.
pub fn listen(events: Sender<Event>) -> io::Result<()> {
    // Blocked here and so in all threads that follow: SIGTSTP keeps its default action for `stop`.
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
    thread::spawn(move || read_chunks(&chunks));
    thread::spawn(move || {
        let read = AssertUnwindSafe(|| deliver(&bytes, &events));
        if catch_unwind(read).is_err() {
            // Without keys the reader can't be left: it ends. What panicked has been reported.
            events.send(Event::Lost(io::Error::other("input"))).ok();
        }
    });
    Ok(())
}

/// Asks the whole process group to stop, as a shell expects it of Ctrl-Z: a script that runs us, the rest of a pipeline. For
/// this process it comes back as [`Event::Stop`], as when another process asks.
pub fn ask_group_to_stop() {
    // The group is our own: nothing can forbid it.
    _ = killpg(getpgrp(), Signal::SIGTSTP);
}

/// Stops this process by the default action of SIGTSTP, which the system withholds where nobody could continue it. Returns
/// when the process is continued, or was not stopped. To be called on the thread that called [`listen`].
pub(super) fn stop() {
    // For this thread alone, so that the thread that waits for the signal does not take it; it takes effect once unblocked.
    _ = raise(Signal::SIGTSTP);
    _ = stop_signal().thread_unblock();
    _ = stop_signal().thread_block();
}

/// Ends this process by the default action of `signal`, so that the parent sees what ended it.
///
/// # Errors
/// If the signal has no such action.
pub fn end_by(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}

fn stop_signal() -> SigSet {
    SigSet::from(Signal::SIGTSTP)
}

fn of_signal(signal: i32) -> Event {
    match signal {
        SIGCONT => Event::Continued,
        // Without a size the next frame asks for it by itself.
        SIGWINCH => session::size()
            .map_or(Event::Message(Message::Work), |(columns, rows)| Event::Message(Message::Resize(columns, rows))),
        _ => Event::End(signal),
    }
}

/// What the terminal sends, in the pieces it comes in.
type Chunk = io::Result<Vec<u8>>;

/// Reads what the terminal sends until it can't be read or nobody takes it. It has a thread of its own so that the one that
/// takes the bytes apart can wait for more of them as long as it likes: waiting for a terminal by `poll` fails on some systems.
fn read_chunks(chunks: &Sender<Chunk>) {
    let mut source = match source() {
        Ok(source) => source,
        Err(error) => return drop(chunks.send(Err(error))),
    };
    let mut bytes = [0; 1024];
    loop {
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

/// Standard input if that is the terminal; where the article came that way, the terminal by its own name.
fn source() -> io::Result<Box<dyn Read>> {
    let input = io::stdin();
    if input.is_terminal() { Ok(Box::new(input.lock())) } else { Ok(Box::new(File::open("/dev/tty")?)) }
}

/// Sends what the terminal sends to `events`, taken apart, until nobody listens or no more comes.
fn deliver(bytes: &Receiver<Chunk>, events: &Sender<Event>) {
    let mut inputs = Inputs {
        bytes,
        parser: Parser::default(),
        ready: VecDeque::new(),
        answers_until: Some(Instant::now() + ANSWERS),
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

/// What the terminal sent and is not delivered.
struct Inputs<'a> {
    bytes: &'a Receiver<Chunk>,
    parser: Parser,
    ready: VecDeque<Input>,
    /// Until when answers are awaited; none once the last has come.
    answers_until: Option<Instant>,
}

impl Inputs<'_> {
    /// The next input, whenever it comes.
    fn next(&mut self) -> io::Result<Input> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                if matches!(input, Input::Answer(Answer::Primary(_))) {
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

    /// The event of an input. A lam may be the first half of a key that types lam and alef, which come together.
    fn event(&mut self, input: Input) -> Event {
        Event::Message(match input {
            Input::Key(key) if key == Key::char('ل') => Message::Key(self.lam_alef().unwrap_or(key)),
            Input::Key(key) => Message::Key(key),
            Input::Paste(text) => Message::Paste(text),
            Input::Wheel(notches) => Message::Wheel(notches * WHEEL_ROWS),
            Input::Click(column, row) => Message::Click(column, row),
            Input::Answer(answer) => return Event::Answer(answer),
        })
    }

    /// The key that types lam and the alef that has come behind it, which is taken then.
    fn lam_alef(&mut self) -> Option<Key> {
        if self.ready.is_empty()
            && let Ok(Ok(chunk)) = self.bytes.try_recv()
        {
            self.feed(&chunk);
        }
        let Some(Input::Key(alef)) = self.ready.front() else { return None };
        let both = lam_alef_key(*alef)?;
        self.ready.pop_front();
        Some(both)
    }
}

/// The key that types lam and `alef` at once, on an Arabic keyboard.
fn lam_alef_key(alef: Key) -> Option<Key> {
    let Key { code: Code::Char(letter), ctrl: false, alt: false } = alef else { return None };
    qari_bidi::text::forms::lam_alef(letter)?.isolated.map(Key::char)
}
