//! The searches of former runs: a file with a search a line, the latest last. It is a convenience: where it can't be read or
//! written, there is none, and nothing is said of that.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::app::MOST_SEARCHES;
use crate::home;

/// What the file is called, in the folder of what a program keeps for itself.
const FILE: &str = "qari/history";

/// Where the searches are: in `XDG_STATE_HOME`, else in `.local/state` at home (XDG Base Directory Specification).
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_STATE_HOME", ".local/state")?.join(FILE))
}

/// The searches in the file `path`, the latest last; as many as are kept.
#[must_use]
pub fn read(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let searches: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    searches[searches.len().saturating_sub(MOST_SEARCHES)..].iter().map(|&search| search.to_owned()).collect()
}

/// Adds a search to the file `path`, which only its owner may read if it is new. What was searched for before moves to the end; of too many the
/// oldest are left out.
pub fn add(path: &Path, search: &str) {
    _ = try_to_add(path, search);
}

fn try_to_add(path: &Path, search: &str) -> io::Result<()> {
    let search: String = search.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut searches = read(path);
    searches.retain(|known| *known != search);
    searches.push(search);
    let first = searches.len().saturating_sub(MOST_SEARCHES);
    DirBuilder::new().recursive(true).mode(0o700).create(path.parent().unwrap_or(path))?;
    home::replace(path, &(searches[first..].join("\n") + "\n"), 0o600)
}
