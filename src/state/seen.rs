//! The things of the program that a person has seen, kept for the next run.

use std::io;
use std::path::{Path, PathBuf};

use crate::home::{self, OnDisk};

/// The path of the file inside the state folder.
const FILE: &str = "qari/seen";

/// The line that says that the help was opened.
const HELP: &str = "help";

/// The most bytes of the file.
const MOST_BYTES: u64 = 4096;

/// Returns the path of the file, in the state folder (XDG Base Directory Specification); `None` without a home.
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_STATE_HOME", ".local/state")?.join(FILE))
}

/// Returns `true` if the help was opened in an earlier run.
#[must_use]
pub fn knows_help(path: &Path) -> bool {
    let Ok(OnDisk::File(content)) = home::read(path, MOST_BYTES) else { return false };
    String::from_utf8_lossy(&content).lines().any(|line| line == HELP)
}

/// Takes note that the help was opened.
///
/// # Errors
/// If the file can't be written.
pub fn note_help(path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    if home::is_refused(folder) {
        return Ok(());
    }
    home::make_folder(folder)?;
    home::replace(path, format!("{HELP}\n").as_bytes(), 0o600).map(|_| ())
}
