//! The operations that a file is replaced by, each of which may be the last one.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

use crate::system::files::{self, Owner};

/// The properties that a file has in the end.
#[derive(Clone, Debug)]
pub(super) struct Rights {
    /// The owner, if it is to be set.
    pub owner: Option<Owner>,
    /// The permissions, if they are to be set.
    pub permissions: Option<Permissions>,
}

/// An executor of the operations: the system, or a test that lets one of them fail.
pub(super) trait Disk {
    /// Creates the file `path`, which does not exist, with these permissions as in `open(2)`.
    fn create(&self, path: &Path, mode: u32) -> io::Result<File>;
    /// Gives `file` its properties.
    fn set_rights(&self, file: &File, rights: &Rights) -> io::Result<()>;
    /// Writes `bytes` into `file`.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Waits until `file` is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Gives the file `from` the name `to`, in place of what has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes the file `path`.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The system.
pub(super) struct System;

impl Disk for System {
    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        files::create_new(path, mode)
    }

    fn set_rights(&self, file: &File, rights: &Rights) -> io::Result<()> {
        if let Some(owner) = rights.owner {
            // Only root may give files away, and only root has to: its files could not be read by the user any more.
            _ = owner.take(file);
        }
        rights.permissions.as_ref().map_or(Ok(()), |permissions| file.set_permissions(permissions.clone()))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
