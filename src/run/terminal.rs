//! The events of the terminal that every loop takes in the same way, the reader's and the doctor's.

use std::io;
use std::sync::mpsc::Receiver;

use crate::app::Message;
use crate::system::signals;
use crate::terminal::events::Event;
use crate::terminal::session::Session;

/// Takes in an event of the terminal: an answer, a signal, the loss of the terminal. Returns the message if it was one.
///
/// # Errors
/// If the terminal can't be used any more.
pub fn take_in(session: &mut Session, event: Event) -> io::Result<Option<Message>> {
    match event {
        Event::Message(message) => return Ok(Some(message)),
        Event::Answer(answer) => session.hear(answer)?,
        Event::Stop => session.suspend()?,
        Event::Continued => session.resume()?,
        Event::Returned(message) => {
            session.take_back()?;
            return Ok(Some(message));
        }
        Event::End(signal) if session.is_of_other(signal) => {}
        Event::End(signal) => {
            session.leave();
            signals::end_by(signal)?;
        }
        Event::Alive(asked) => drop(asked),
        Event::Lost(error) => return Err(error),
    }
    Ok(None)
}

/// Waits for the answers of the terminal that are on their way, so that the shell does not get them.
pub fn wait_for_answers(session: &mut Session, events: &Receiver<Event>) {
    while let Some(patience) = session.awaits_answers() {
        match events.recv_timeout(patience) {
            Ok(Event::Answer(answer)) => session.note(answer),
            Ok(_) => {}
            Err(_) => return,
        }
    }
}
