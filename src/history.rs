//! The search history: a file with one search a line, the latest last. Where it is a device or a pipe, such as
//! `/dev/null`, no searches are kept.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::searching::queries::{MOST_SEARCHES, keep_latest};
use crate::home::{self, OnDisk};
use crate::messages::{Messages, Value};

/// The path of the file inside the state folder.
const FILE: &str = "qari/history";

/// The most bytes of the file that are read: its last ones.
const MOST_BYTES: u64 = 4 << 20;

/// The most bytes of a search in it.
const MOST_SEARCH_BYTES: usize = 4 << 10;

/// Returns the path of the history: in `XDG_STATE_HOME`, else in `.local/state` of the home folder (XDG Base Directory
/// Specification).
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(home::folder("XDG_STATE_HOME", ".local/state")?.join(FILE))
}

/// Reads the searches in the file `path`, the latest last, at most [`MOST_SEARCHES`]; none if there is no such file.
/// Lines longer than any search are skipped, and of a file larger than a history the end is read.
///
/// # Errors
/// If it can't be read.
pub fn read(path: &Path) -> io::Result<Vec<String>> {
    let OnDisk::File(bytes) = home::read_end(path, MOST_BYTES)? else { return Ok(Vec::new()) };
    // The first line may be the end of one, if there is more before.
    let is_cut = bytes.len() as u64 == MOST_BYTES;
    let whole =
        if is_cut { bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1) } else { 0 };
    let lines = bytes[whole..].split(|byte| *byte == b'\n');
    let is_search = |line: &&[u8]| line.len() <= MOST_SEARCH_BYTES;
    let lines = lines.filter(is_search).map(|line| String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)));
    let searches: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    Ok(searches[searches.len().saturating_sub(MOST_SEARCHES)..]
        .iter()
        .map(|search| search.clone().into_owned())
        .collect())
}

/// Adds a search to the file `path`; an equal one before it moves to the end, and the oldest are dropped beyond
/// [`MOST_SEARCHES`]. A new file is readable for its owner only. Those that other readers add meanwhile are kept too.
///
/// # Errors
/// If it can't be read or written; it is then unchanged.
pub fn add(path: &Path, search: &str) -> io::Result<()> {
    let search: String = search.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if home::is_refused(path) || search.len() > MOST_SEARCH_BYTES {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    home::make_folder(folder)?;
    home::locked(folder, || {
        let mut searches = read(path)?;
        keep_latest(&mut searches, &search);
        home::replace(path, (searches.join("\n") + "\n").as_bytes(), 0o600).map(|_| ())
    })
}

/// Describes an error in reading or writing the file `path` for the user, by the message `message`.
#[must_use]
pub fn describe(path: &Path, error: &io::Error, message: &str, messages: &Messages) -> String {
    let (file, reason) = (path.to_string_lossy(), messages.reason(error));
    messages.fill(message, &[("file", Value::Text(&file)), ("reason", Value::Text(&reason))])
}
