//! Programs that the reader starts, with all that they start.

use std::os::windows::process::CommandExt;
use std::process::{Command, Stdio};

/// The flag that keeps Ctrl-C from a program (`CREATE_NEW_PROCESS_GROUP`).
const NEW_GROUP: u32 = 0x0000_0200;

/// Gives the program that `command` starts a process group of its own: Ctrl-C is the reader's.
pub fn set_apart(command: &mut Command) {
    command.creation_flags(NEW_GROUP);
}

/// Kills the program `id` with all that it has started.
pub fn kill(id: u32) {
    let mut kill = Command::new("taskkill");
    kill.args(["/T", "/F", "/PID", &id.to_string()]);
    // One that has ended needs no killing.
    _ = kill.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}
