//! Files and their properties.

use std::env;
use std::ffi::OsString;
use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{DirBuilderExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, fchown};
use std::path::Path;

use nix::errno::Errno;
use nix::fcntl::OFlag;

/// The user and the group that a file belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Owner {
    user: u32,
    group: u32,
}

impl Owner {
    /// Returns the owner of a file.
    #[must_use]
    pub fn of(data: &Metadata) -> Self {
        Self { user: data.uid(), group: data.gid() }
    }

    /// Gives `file` to this owner.
    ///
    /// # Errors
    /// If the process may not do it: only root may give files away.
    pub fn take(self, file: &File) -> io::Result<()> {
        fchown(file, Some(self.user), Some(self.group))
    }
}

/// Returns the permissions of a file, as in `chmod(2)`.
#[must_use]
pub fn mode(data: &Metadata) -> u32 {
    data.mode()
}

/// Returns what tells a file from all others, whatever it is called: its device and its number there.
#[must_use]
pub fn identity(data: &Metadata) -> (u64, u64) {
    (data.dev(), data.ino())
}

/// Creates the file `path`, which does not exist, with the permissions `mode` less the process's umask.
///
/// # Errors
/// If it exists or can't be created.
pub fn create_new(path: &Path, mode: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

/// Makes the folder `path` and those that it is in, for the user only, as far as they don't exist.
///
/// # Errors
/// If one of them can't be made, or something else is in its place.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Opens `path` for reading without waiting for anybody, as opening a pipe would. Returns `None` for a socket, which
/// can't be opened, and a device that nothing is behind.
///
/// # Errors
/// If it can't be opened.
pub fn open_at_once(path: &Path) -> io::Result<Option<File>> {
    let flags = OFlag::O_NONBLOCK | OFlag::O_NOCTTY;
    match OpenOptions::new().read(true).custom_flags(flags.bits()).open(path) {
        Err(error) if error.raw_os_error() == Some(Errno::ENXIO as i32) => Ok(None),
        opened => opened.map(Some),
    }
}

/// Returns `true` for a pipe or a socket.
#[must_use]
pub fn is_pipe(data: &Metadata) -> bool {
    data.file_type().is_fifo() || data.file_type().is_socket()
}

/// Reads bytes of `file` from byte `start` on, as many as there are and fit, without moving in it. Returns how many.
///
/// # Errors
/// If it can't be read there.
pub fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<usize> {
    file.read_at(bytes, start)
}

/// Returns standard input as a file.
///
/// # Errors
/// If it is closed.
pub fn standard_input() -> io::Result<File> {
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

/// Returns `true` if standard input is a pipe, a file or a socket. A terminal is used for keys, and programs that get
/// no input are often given `/dev/null`.
#[must_use]
pub fn comes_on_standard_input() -> bool {
    let kind = standard_input().and_then(|input| input.metadata()).map(|data| data.file_type());
    kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file() || kind.is_socket())
}

/// Opens the terminal of the process, whatever its standard input is.
///
/// # Errors
/// If it has none.
pub fn terminal() -> io::Result<File> {
    File::open("/dev/tty")
}

/// Returns the name that these bytes are; `None` if they are none on this system.
#[must_use]
pub fn name_of(bytes: Vec<u8>) -> Option<OsString> {
    Some(OsString::from_vec(bytes))
}

/// Returns the folder of the user, as the environment names it.
#[must_use]
pub fn home() -> Option<OsString> {
    env::var_os("HOME")
}
