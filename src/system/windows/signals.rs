//! Stopping and ending the process. There are no signals: Ctrl-C is a key, and nothing stops a process for a while.

use std::{io, process};

/// Does nothing.
pub fn ask_group_to_stop() {}

/// Does nothing.
pub fn stop() {}

/// The signal that Ctrl-C would send.
pub const INTERRUPT: i32 = 2;

/// Returns `false`: keys send no signals.
#[must_use]
pub fn is_of_keys(_: i32) -> bool {
    false
}

/// Ends this process.
///
/// # Errors
/// None.
pub fn end_by(_: i32) -> io::Result<()> {
    process::exit(1)
}
