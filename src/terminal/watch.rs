//! Ends the program where the loop does not take in that it is to end: while it computes, or writes to a terminal that
//! takes nothing.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::system::signals;
use qari_bidi::session::hold;

/// The time that the loop has to take in an event. A debug build is ten times as slow.
const PATIENCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 130 });

/// Sees to it that the program ends by `signal` if the loop does not take in soon what was sent to it before. `ask`
/// sends it a question, which it answers by dropping it, or returns `false` if there is no loop any more.
pub(super) fn over(ask: impl FnOnce(Sender<()>) -> bool, signal: i32) {
    let (question, answer) = mpsc::channel();
    if !ask(question) {
        return end(signal);
    }
    let watching = move || match answer.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Timeout) => end(signal),
        Ok(()) | Err(RecvTimeoutError::Disconnected) => {}
    };
    // Without a thread the loop has to do.
    _ = thread::Builder::new().spawn(watching);
}

fn end(signal: i32) {
    hold::abandon();
    _ = signals::end_by(signal);
}
