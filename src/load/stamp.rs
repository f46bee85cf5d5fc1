//! Stamps of files, to notice that one has changed.

use std::ffi::OsStr;
use std::io;
use std::time::SystemTime;

use crate::system::files;

/// The state of a file: its place on the disk, its size and the time of its last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// As [`files::identity`] has it.
    identity: (u64, u64),
    size: u64,
    modified: SystemTime,
}

impl Stamp {
    /// Returns the stamp of the file `name`.
    ///
    /// # Errors
    /// If there is no such file, or it may not be looked at.
    pub fn of(name: &OsStr) -> io::Result<Self> {
        let data = std::fs::metadata(name)?;
        Ok(Self { identity: files::identity(&data), size: data.len(), modified: data.modified()? })
    }

    /// Returns `true` if this is the stamp of the same file as `before`, with more in it.
    #[must_use]
    pub fn has_grown(&self, before: &Self) -> bool {
        self.identity == before.identity && self.size > before.size
    }
}
