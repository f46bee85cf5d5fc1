//! Writes a setting.

use std::io;
use std::path::{Path, PathBuf};

use super::FILE;
use super::error::{Cause, Error};
use super::read::read_text;
use crate::home;

/// Sets `bidi` in the settings to the encoding called `name` and returns the file. The rest of the file is unchanged;
/// the replacement is atomic.
///
/// # Errors
/// [`Error`] if the file can't be written.
pub fn write_bidi(path: Option<&Path>, name: &str) -> Result<PathBuf, Error> {
    let path = path.ok_or(Error { file: FILE.to_owned(), cause: Cause::NoHome })?;
    let written = write(path, |text| with_line(text, "bidi", name));
    written.map_err(|error| Error { file: path.display().to_string(), cause: Cause::Unwritable(error) })?;
    Ok(path.to_owned())
}

fn write(path: &Path, change: impl FnOnce(&str) -> String) -> io::Result<()> {
    // Where a device is in place of the settings, none are to be kept.
    if home::is_refused(path) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    home::make_folder(folder)?;
    home::locked(folder, || home::replace(path, change(&read_text(path)?).as_bytes(), 0o666).map(|_| ()))
}

/// Returns `text` with the line of `key` replaced or added.
pub(super) fn with_line(text: &str, key: &str, value: &str) -> String {
    let is_of_key = |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let line = format!("{key}: {value}");
    let mut lines: Vec<&str> = text.lines().collect();
    match lines.iter().position(is_of_key) {
        Some(at) => lines[at] = &line,
        None => lines.push(&line),
    }
    lines.join("\n") + "\n"
}
