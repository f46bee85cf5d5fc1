//! Stopping and ending the process by signals.

use std::io;

use nix::sys::signal::{SigSet, Signal, killpg, raise};
use nix::unistd::getpgrp;

/// Asks the whole process group to stop, as a shell expects of Ctrl-Z: a script that runs us, the rest of a pipeline.
/// This process receives it as `Signal::Stop`, as if another process had asked.
pub fn ask_group_to_stop() {
    // A process may always signal its own group.
    _ = killpg(getpgrp(), Signal::SIGTSTP);
}

/// Stops this process by the default action of SIGTSTP, which the system skips if no shell could continue the process.
/// Returns when the process is continued or was not stopped. Must be called on the thread that called
/// `outside::listen`.
pub fn stop() {
    // The signal goes to this thread alone, so that the thread waiting for it doesn't take it, and takes effect once
    // unblocked.
    _ = raise(Signal::SIGTSTP);
    _ = stop_signal().thread_unblock();
    _ = stop_signal().thread_block();
}

/// The signal that Ctrl-C sends.
pub const INTERRUPT: i32 = Signal::SIGINT as i32;

/// Returns `true` for a signal that a key of the terminal sends to all programs in the foreground (Ctrl-C, Ctrl-\).
#[must_use]
pub fn is_of_keys(signal: i32) -> bool {
    [Signal::SIGINT, Signal::SIGQUIT].iter().any(|own| *own as i32 == signal)
}

/// Ends this process by the default action of `signal`, so that the parent sees the signal.
///
/// # Errors
/// If the signal has no such action.
pub fn end_by(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}

/// Returns the set of the signal that asks to stop.
pub(super) fn stop_signal() -> SigSet {
    SigSet::from(Signal::SIGTSTP)
}
