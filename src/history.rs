//! The search history: a file with one search a line, the latest last. It is a convenience, so errors are ignored: a
//! file that can't be read is empty.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::app::searching::queries::{MOST_SEARCHES, keep_latest};
use crate::home;

/// The path of the file inside the state folder.
const FILE: &str = "qari/history";

/// Returns the path of the history: in `XDG_STATE_HOME`, else in `.local/state` of the home folder (XDG Base Directory
/// Specification).
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_STATE_HOME", ".local/state")?.join(FILE))
}

/// Reads the searches in the file `path`, the latest last, at most [`MOST_SEARCHES`].
#[must_use]
pub fn read(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let searches: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    searches[searches.len().saturating_sub(MOST_SEARCHES)..].iter().map(|&search| search.to_owned()).collect()
}

/// Adds a search to the file `path`; an equal one before it moves to the end, and the oldest are dropped beyond
/// [`MOST_SEARCHES`]. A new file is readable for its owner only.
pub fn add(path: &Path, search: &str) {
    _ = try_to_add(path, search);
}

fn try_to_add(path: &Path, search: &str) -> io::Result<()> {
    let search: String = search.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut searches = read(path);
    keep_latest(&mut searches, &search);
    DirBuilder::new().recursive(true).mode(0o700).create(path.parent().unwrap_or(path))?;
    home::replace(path, &(searches.join("\n") + "\n"), 0o600)
}
