//! Replacing a file as a whole.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use super::disk::{Disk, Rights, System};
use crate::system::files::{self, Owner};

/// The most links that lead from one to another.
const MOST_LINKS: usize = 40;

/// The most unfinished files of others, with the same name, that are passed by.
const MOST_LEFT_BEHIND: usize = 100;

/// Replaces the content of the file `path` with `content` atomically: readers, and a system that crashes meanwhile, see
/// the old content or the new. An existing file keeps its permissions and its owner; a new one gets `mode` (as in
/// `open(2)`, before the process's umask). If `path` is a symbolic link, its target is replaced, in its own folder.
///
/// Returns `false` if there is something else than a regular file, such as a device or a pipe, by which people say that
/// nothing is to be kept: it stays, and nothing is written.
///
/// # Errors
/// If the file can't be written, or is a folder; the old content is then unchanged.
pub fn replace(path: &Path, content: &[u8], mode: u32) -> io::Result<bool> {
    replace_on(&System, path, content, mode)
}

fn replace_on(disk: &impl Disk, path: &Path, content: &[u8], mode: u32) -> io::Result<bool> {
    let path = target(path)?;
    let old = match fs::symlink_metadata(&path) {
        Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => return Ok(false),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    // From the beginning, only those may read the new file who may read it in the end.
    let first = old.as_ref().map_or(mode, |old| files::mode(old) & mode);
    let (new, mut file) = create_beside(disk, &path, first)?;
    let mut write = || {
        let rights =
            Rights { owner: old.as_ref().map(Owner::of), permissions: old.as_ref().map(fs::Metadata::permissions) };
        disk.set_rights(&file, &rights)?;
        disk.write(&mut file, content)?;
        // Without this, a crash could leave the new name with no content.
        disk.sync(&file)?;
        disk.rename(&new, &path)
    };
    write().inspect_err(|_| _ = disk.remove(&new)).map(|()| true)
}

/// Returns what the links at `path` lead to, whether it exists or not. Unlike [`fs::canonicalize`], it finds the target
/// of a link that dangles.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(link) => path = path.parent().unwrap_or(Path::new("")).join(link),
            // It is no link, or does not exist.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::NotFound) => {
                return Ok(path);
            }
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many links"))
}

/// Creates a file in the folder of `path`, under a name that nothing has.
fn create_beside(disk: &impl Disk, path: &Path, mode: u32) -> io::Result<(PathBuf, fs::File)> {
    let name = path.file_name().unwrap_or(OsStr::new("file"));
    let mut outcome = Err(io::ErrorKind::AlreadyExists.into());
    for attempt in 0..MOST_LEFT_BEHIND {
        let mut new = OsString::from(".");
        new.push(name);
        new.push(format!(".{}-{attempt}.new", process::id()));
        let new = path.with_file_name(new);
        outcome = disk.create(&new, mode).map(|file| (new, file));
        // One that was killed has left it, or another thread is writing.
        if !matches!(&outcome, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
            break;
        }
    }
    outcome
}

#[cfg(test)]
mod tests;
