//! Stamps of files, to notice that one has changed.

use std::ffi::OsStr;
use std::io;
use std::os::unix::fs::MetadataExt;

/// The state of a file: its place on the disk, its size and the time of its last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    /// Seconds and nanoseconds.
    modified: (i64, i64),
}

impl Stamp {
    /// Returns the stamp of the file `name`.
    ///
    /// # Errors
    /// If there is no such file, or it may not be looked at.
    pub fn of(name: &OsStr) -> io::Result<Self> {
        let data = std::fs::metadata(name)?;
        let modified = (data.mtime(), data.mtime_nsec());
        Ok(Self { device: data.dev(), inode: data.ino(), size: data.size(), modified })
    }

    /// Returns `true` if this is the stamp of the same file as `before`, with more in it.
    #[must_use]
    pub fn has_grown(&self, before: &Self) -> bool {
        (self.device, self.inode) == (before.device, before.inode) && self.size > before.size
    }
}
