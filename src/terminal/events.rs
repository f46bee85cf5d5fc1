//! What comes from outside: keys, the mouse, pasted text, changes of the size, signals. Two threads wait for it and send
//! it down one channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::{io, iter};

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use nix::sys::signal::{SigSet, Signal, killpg, raise};
use nix::unistd::getpgrp;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::app::Message;
use crate::app::key::{Code, Key, Name};

/// How many rows one notch of the mouse wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// What came from outside.
#[derive(Debug)]
pub enum Event {
    /// Something for the reader.
    Message(Message),
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
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT])?;
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
    thread::spawn(move || {
        let read = AssertUnwindSafe(|| read_input().try_for_each(|event| events.send(event)));
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

fn stop_signal() -> SigSet {
    SigSet::from(Signal::SIGTSTP)
}

fn of_signal(signal: i32) -> Event {
    if signal == SIGCONT { Event::Continued } else { Event::End(signal) }
}

/// Everything that is read from the terminal, until it can't be read.
fn read_input() -> impl Iterator<Item = Event> {
    let mut pushed_back = None;
    let mut lost = false;
    iter::from_fn(move || {
        while !lost {
            let read = pushed_back.take().map_or_else(event::read, Ok);
            let event = match read {
                Ok(event) => of_input(event, &mut pushed_back).map(Event::Message),
                Err(error) => {
                    lost = true;
                    Some(Event::Lost(error))
                }
            };
            if event.is_some() {
                return event;
            }
        }
        None
    })
}

/// The message of an input event. A lam may be the first half of a key that types lam and alef; what is read to find out
/// and is not alef is pushed back.
fn of_input(event: event::Event, pushed_back: &mut Option<event::Event>) -> Option<Message> {
    match event {
        event::Event::Key(key) => {
            let key = of_key(key)?;
            if key != Key::char('ل') || !event::poll(Duration::ZERO).ok()? {
                return Some(Message::Key(key));
            }
            let Ok(next) = event::read() else { return Some(Message::Key(key)) };
            let alef = if let event::Event::Key(next) = &next { of_key(*next) } else { None };
            let both = alef.and_then(lam_alef_key);
            if both.is_none() {
                *pushed_back = Some(next);
            }
            Some(Message::Key(both.unwrap_or(key)))
        }
        event::Event::Mouse(mouse) => of_mouse(mouse),
        event::Event::Paste(text) => Some(Message::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

/// The key that types lam and `alef` at once, on an Arabic keyboard.
fn lam_alef_key(alef: Key) -> Option<Key> {
    let Key { code: Code::Char(letter), ctrl: false, alt: false } = alef else { return None };
    crate::text::forms::lam_alef(letter)?.isolated.map(Key::char)
}

fn of_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Named(Name::Enter),
        KeyCode::Esc => Code::Named(Name::Esc),
        KeyCode::Tab => Code::Named(Name::Tab),
        KeyCode::BackTab => Code::Named(Name::BackTab),
        KeyCode::Backspace => Code::Named(Name::Backspace),
        KeyCode::Delete => Code::Named(Name::Delete),
        KeyCode::Up => Code::Named(Name::Up),
        KeyCode::Down => Code::Named(Name::Down),
        KeyCode::Left => Code::Named(Name::Left),
        KeyCode::Right => Code::Named(Name::Right),
        KeyCode::Home => Code::Named(Name::Home),
        KeyCode::End => Code::Named(Name::End),
        KeyCode::PageUp => Code::Named(Name::PageUp),
        KeyCode::PageDown => Code::Named(Name::PageDown),
        _ => return None,
    };
    let held = |modifier| key.modifiers.contains(modifier);
    Some(Key { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) })
}

fn of_mouse(mouse: MouseEvent) -> Option<Message> {
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(Message::Wheel(WHEEL_ROWS)),
        MouseEventKind::ScrollUp => Some(Message::Wheel(-WHEEL_ROWS)),
        MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(mouse.column, mouse.row)),
        _ => None,
    }
}
