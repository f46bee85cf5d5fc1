//! Programs that the reader starts, with all that they start.

use std::os::unix::process::CommandExt;
use std::process::Command;

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// Gives the program that `command` starts a process group of its own: Ctrl-C and Ctrl-Z are the reader's, and the
/// reader's end is not the program's.
pub fn set_apart(command: &mut Command) {
    command.process_group(0);
}

/// Kills the program `id`, which was [set apart](set_apart), with all that it has started.
pub fn kill(id: u32) {
    if let Ok(group) = i32::try_from(id) {
        // One that has ended needs no killing.
        _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}
