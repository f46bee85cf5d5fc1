//! Locks: one process at a time reads what is in a folder and writes it anew.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::system::files;

/// The longest wait for a lock. Whoever has it needs some milliseconds; one that was stopped meanwhile has it for
/// longer, and is not waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(3);

/// Calls `act` while no other process that asks for it is in `folder`. Where the folder can't be locked, or not in some
/// time, `act` is called all the same: it replaces files whole, so at worst something that others have added is lost.
pub fn locked<T>(folder: &Path, act: impl FnOnce() -> T) -> T {
    // In place of the folder there may be a pipe, which nobody is to be waited for at.
    let lock = files::open_at_once(folder).ok().flatten().and_then(lock);
    let outcome = act();
    drop(lock);
    outcome
}

fn lock(folder: File) -> Option<File> {
    let until = Instant::now() + PATIENCE;
    loop {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
}
