//! Files and their properties. Permissions are those of the folder that a file is in: the user's own, in a profile.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::os::windows::fs::{FileExt, MetadataExt};
use std::os::windows::io::AsHandle;
use std::path::Path;

/// The user that a file belongs to, who stays the same.
#[derive(Clone, Copy, Debug)]
pub struct Owner;

impl Owner {
    /// Returns the owner of a file.
    #[must_use]
    pub fn of(_: &Metadata) -> Self {
        Self
    }

    /// Gives `file` to this owner.
    ///
    /// # Errors
    /// None.
    pub fn take(self, _: &File) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the permissions of a file, as in `chmod(2)`: all, since they are not kept with it.
#[must_use]
pub fn mode(_: &Metadata) -> u32 {
    0o777
}

/// Returns what tells a file from another that took its place: the time at which it was made.
#[must_use]
pub fn identity(data: &Metadata) -> (u64, u64) {
    (data.creation_time(), 0)
}

/// Creates the file `path`, which does not exist.
///
/// # Errors
/// If it exists or can't be created.
pub fn create_new(path: &Path, _: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Makes the folder `path` and those that it is in, as far as they don't exist.
///
/// # Errors
/// If one of them can't be made, or something else is in its place.
pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Opens `path` for reading. Nothing that has a path here has to be waited for.
///
/// # Errors
/// If it can't be opened.
pub fn open_at_once(path: &Path) -> io::Result<Option<File>> {
    File::open(path).map(Some)
}

/// Returns `true` for a pipe or a socket, which have no path here.
#[must_use]
pub fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Reads bytes of `file` from byte `start` on, as many as there are and fit, without moving in it. Returns how many.
///
/// # Errors
/// If it can't be read there.
pub fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<usize> {
    let mut place = file;
    let before = place.stream_position()?;
    let read = file.seek_read(bytes, start);
    place.seek(SeekFrom::Start(before))?;
    read
}

/// Returns standard input as a file.
///
/// # Errors
/// If it is closed.
pub fn standard_input() -> io::Result<File> {
    io::stdin().as_handle().try_clone_to_owned().map(File::from)
}

/// Returns `true` if standard input is something else than a console.
#[must_use]
pub fn comes_on_standard_input() -> bool {
    !io::stdin().is_terminal()
}

/// Opens the console of the process, whatever its standard input is.
///
/// # Errors
/// If it has none.
pub fn terminal() -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open("CONIN$")
}

/// Returns the name that these bytes are; `None` if they are none on this system.
#[must_use]
pub fn name_of(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

/// Returns the folder of the user, as the environment names it.
#[must_use]
pub fn home() -> Option<OsString> {
    env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))
}
