//! Waits for the events of the console, in threads, and hands them on in the bytes that a terminal sends for them.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, poll, read,
};

use crate::system::{FromOutside, Signal};

/// The longest wait for an event before the thread looks whether it is to pause.
const LOOK: Duration = Duration::from_millis(50);

/// The input of the console, which is left to another program while it is paused.
#[derive(Debug)]
pub struct Input {
    paused: Arc<Mutex<bool>>,
}

impl Input {
    /// Leaves the input alone from now on, until [`Input::resume`].
    pub fn pause(&mut self) {
        *self.paused.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Reads input again.
    pub fn resume(&mut self) {
        *self.paused.lock().unwrap_or_else(PoisonError::into_inner) = false;
    }
}

/// Starts a thread that gives `deliver` what arrives, until it returns `false`. Returns the input, which can be paused.
///
/// # Errors
/// None.
pub fn listen(deliver: impl Fn(FromOutside) -> bool + Clone + Send + 'static) -> io::Result<Input> {
    let paused = Arc::new(Mutex::new(false));
    let seen = Arc::clone(&paused);
    thread::spawn(move || {
        loop {
            match next(&seen) {
                Ok(Some(Event::Resize(..))) if !deliver(FromOutside::Signal(Signal::Resized)) => return,
                Ok(Some(event)) => {
                    let bytes = bytes(&event);
                    if !bytes.is_empty() && !deliver(FromOutside::Input(Ok(bytes))) {
                        return;
                    }
                }
                Ok(None) => thread::sleep(Duration::from_millis(1)),
                Err(error) => {
                    deliver(FromOutside::Input(Err(error)));
                    return;
                }
            }
        }
    });
    Ok(Input { paused })
}

/// Waits a moment for an event, unless the input is paused.
fn next(paused: &Mutex<bool>) -> io::Result<Option<Event>> {
    let paused = paused.lock().unwrap_or_else(PoisonError::into_inner);
    if *paused {
        drop(paused);
        thread::sleep(LOOK);
        return Ok(None);
    }
    if poll(LOOK)? { read().map(Some) } else { Ok(None) }
}

/// Returns what a terminal like xterm sends for an event; nothing for what it does not tell.
fn bytes(event: &Event) -> Vec<u8> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(*key),
        Event::Mouse(mouse) => of_mouse(*mouse),
        Event::Paste(text) => format!("\x1b[200~{text}\x1b[201~").into_bytes(),
        _ => Vec::new(),
    }
}

fn of_key(key: KeyEvent) -> Vec<u8> {
    let KeyEvent { code, modifiers, .. } = key;
    let (ctrl, alt) = (modifiers.contains(KeyModifiers::CONTROL), modifiers.contains(KeyModifiers::ALT));
    // xterm's number of modifiers.
    let number = 1 + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let lettered = |letter: char| format!("\x1b[1;{number}{letter}");
    let numbered = |of_key: u8| format!("\x1b[{of_key};{number}~");
    let coded = |of_key: u32| format!("\x1b[{of_key};{number}u");
    let text = match code {
        // AltGr is Ctrl and Alt together, and types a character.
        KeyCode::Char(c) if !ctrl || alt && !c.is_ascii_alphabetic() => {
            format!("{}{c}", if alt && !ctrl { "\x1b" } else { "" })
        }
        KeyCode::Char(c) => coded(u32::from(c.to_ascii_lowercase())),
        KeyCode::Enter => coded(13),
        KeyCode::Tab => coded(9),
        KeyCode::BackTab => String::from("\x1b[Z"),
        KeyCode::Backspace => coded(127),
        KeyCode::Esc => coded(27),
        KeyCode::Up => lettered('A'),
        KeyCode::Down => lettered('B'),
        KeyCode::Right => lettered('C'),
        KeyCode::Left => lettered('D'),
        KeyCode::Home => lettered('H'),
        KeyCode::End => lettered('F'),
        KeyCode::Delete => numbered(3),
        KeyCode::PageUp => numbered(5),
        KeyCode::PageDown => numbered(6),
        _ => String::new(),
    };
    text.into_bytes()
}

fn of_mouse(mouse: MouseEvent) -> Vec<u8> {
    let (button, end) = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => (0, 'M'),
        MouseEventKind::Up(MouseButton::Left) => (0, 'm'),
        MouseEventKind::Drag(MouseButton::Left) => (32, 'M'),
        MouseEventKind::ScrollUp => (64, 'M'),
        MouseEventKind::ScrollDown => (65, 'M'),
        _ => return Vec::new(),
    };
    format!("\x1b[<{button};{};{}{end}", u32::from(mouse.column) + 1, u32::from(mouse.row) + 1).into_bytes()
}
