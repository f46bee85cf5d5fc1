//! Events from outside: input from the terminal, and signals. Threads wait for them and send them to one channel.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::input::{Parser, TerminalInput};
use super::{session, watch};
use crate::app::Message;
use crate::app::keys::key::{Code, Key};
use crate::system::outside::{self, Input};
use crate::system::{FromOutside, Signal, signals};
use qari_bidi::terminal::profile::answers::Answer;

/// The number of rows that one notch of the mouse wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// The longest time between the clicks of a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// The time for which the parser expects answers. Later ones are still parsed.
const ANSWERS: Duration = Duration::from_secs(2);

/// The key that ends what runs.
const INTERRUPT: Key = Key { ctrl: true, ..Key::char('c') };

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
    /// A question of `super::watch`, which is answered by dropping it.
    Alive(Sender<()>),
    /// Input can't be read any more.
    Lost(io::Error),
}

/// Starts threads that send signals and input to `events` until its receiver is dropped. Returns the input, which can
/// be paused.
///
/// # Errors
/// If the signals can't be caught.
pub fn listen(events: Sender<Event>) -> io::Result<Input> {
    let (chunks, bytes) = mpsc::channel();
    let of_signals = events.clone();
    let input = outside::listen(move |arrival| match arrival {
        FromOutside::Input(chunk) => chunks.send(chunk).is_ok(),
        FromOutside::Signal(signal) => {
            let is_taken = of_signals.send(of_signal(signal)).is_ok();
            if let Signal::End(number) = signal {
                watch::over(|question| of_signals.send(Event::Alive(question)).is_ok(), number);
            }
            // One that ends the process does so behind the loop, too.
            is_taken || signal != Signal::Stop
        }
    })?;
    thread::spawn(move || {
        let read = AssertUnwindSafe(|| deliver(&bytes, &events));
        if catch_unwind(read).is_err() {
            // Without keys the reader can't be quit, so it ends. The hook has reported the panic.
            events.send(Event::Lost(io::Error::other("input"))).ok();
        }
    });
    Ok(input)
}

fn of_signal(signal: Signal) -> Event {
    match signal {
        Signal::Stop => Event::Stop,
        Signal::Continued => Event::Continued,
        // If the size is unknown, the next frame queries it again.
        Signal::Resized => session::size()
            .map_or(Event::Message(Message::Work), |(columns, rows)| Event::Message(Message::Resize(columns, rows))),
        Signal::End(signal) => Event::End(signal),
    }
}

/// A piece of input, or the error that ended it.
type Chunk = io::Result<Vec<u8>>;

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
        let ends = matches!(&event, Event::Message(Message::Key(key)) if *key == INTERRUPT);
        if events.send(event).is_err() {
            return;
        }
        if ends {
            watch::over(|question| events.send(Event::Alive(question)).is_ok(), signals::INTERRUPT);
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
                Err(RecvTimeoutError::Timeout) => self.ready.extend(self.parser.pause(awaited)),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers that come when none are expected any more, in pieces and between keys.
    #[test]
    fn late_answers_are_answers() {
        let (sender, bytes) = mpsc::channel();
        for piece in ["j\x1b]1", "1;rgb:ffff/", "ffff/fff", "f\x1b", "\\k"] {
            sender.send(Ok(piece.as_bytes().to_vec())).expect("it is read");
        }
        drop(sender);
        let mut inputs = Inputs {
            bytes: &bytes,
            parser: Parser::default(),
            ready: VecDeque::new(),
            answers_until: None,
            clicks: Clicks::default(),
        };
        let mut next = || inputs.next().map(|input| inputs.event(input));
        let key =
            |event: io::Result<Event>, c| matches!(event, Ok(Event::Message(Message::Key(key))) if key == Key::char(c));
        assert!(key(next(), 'j'));
        assert!(matches!(next(), Ok(Event::Answer(Answer::Background((255, 255, 255))))));
        assert!(key(next(), 'k'));
        assert!(next().is_err(), "the input has ended");
    }
}
