//! The person's own folders, and files there that are replaced as a whole.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// The folder that the environment variable `variable` names, else `usual` at home (XDG Base Directory Specification: a path that is
/// not absolute is none); none without a home.
#[must_use]
pub fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    folder(variable).or_else(|| Some(folder("HOME")?.join(usual)))
}

/// Puts `text` in the place of what is in the file `path`. Whoever reads it meanwhile, and whoever is left with it when the power goes,
/// finds the old text or the new one. `mode` are the access rights of the new file (`open(2)`, before the process's mask).
///
/// # Errors
/// If it can't be written; the old one is there then.
pub fn replace(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    let new = path.with_extension(format!("{}.new", process::id()));
    let write = || {
        OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(&new)?.write_all(text.as_bytes())?;
        fs::rename(&new, path)
    };
    write().inspect_err(|_| _ = fs::remove_file(&new))
}
