//! The folder as a whole: its files by age, and what goes from it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use super::{Error, KeptDocument, Store};
use crate::home;

/// The most documents of which something is kept; of more, those read longest ago go.
pub const MOST_DOCUMENTS: usize = 1000;

/// The extension of the files.
pub(super) const FILES: &str = "json";

/// The extension of the pointers.
pub(super) const POINTERS: &str = "at";

/// The time after which an unfinished file is nobody's any more.
const UNFINISHED: Duration = Duration::from_secs(24 * 60 * 60);

impl Store {
    /// Returns the `most` documents that were read last, the latest first. What can't be read is left out.
    #[must_use]
    pub fn latest(&self, most: usize) -> Vec<KeptDocument> {
        let mut files = self.by_age();
        files.reverse();
        let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let read = |stem: String| self.read(&stem).ok().flatten();
        let kept = files.iter().filter_map(stem).filter_map(read).take(most);
        let mut kept: Vec<_> = kept.map(|file| KeptDocument { path: file.path(), record: file.record }).collect();
        kept.sort_by_key(|kept| std::cmp::Reverse(kept.record.read));
        kept
    }

    /// Forgets everything. Returns the number of documents of which something was kept.
    ///
    /// # Errors
    /// [`Error`] if a file can't be removed.
    pub fn forget_all(&self) -> Result<usize, Error> {
        home::locked(&self.folder, || {
            let mut count = 0;
            for path in self.paths() {
                let is_file = path.extension() == Some(OsStr::new(FILES));
                count += usize::from(try_to_remove(&path).map_err(Error::unwritable(&path))? && is_file);
            }
            Ok(count)
        })
    }

    /// Drops what was read longest ago, beyond [`MOST_DOCUMENTS`], but not the file called `stem`; and what nobody
    /// needs any more.
    pub(super) fn drop_oldest(&self, stem: &str) {
        let mut files = self.by_age();
        files.retain(|path| path.file_stem() != Some(OsStr::new(stem)));
        let too_many = (files.len() + 1).saturating_sub(MOST_DOCUMENTS);
        if too_many == 0 {
            return;
        }
        files.iter().take(too_many).for_each(|path| remove(path));
        self.drop_pointers_to_nothing();
        let is_unfinished = |path: &PathBuf| path.extension() == Some(OsStr::new("new"));
        let is_old = |path: &PathBuf| changed(path).elapsed().is_ok_and(|age| age > UNFINISHED);
        self.paths().iter().filter(|path| is_unfinished(path) && is_old(path)).for_each(|path| remove(path));
    }

    /// Drops the pointers that lead to no file.
    pub(super) fn drop_pointers_to_nothing(&self) {
        let pointers = self.paths().into_iter().filter(|path| path.extension() == Some(OsStr::new(POINTERS)));
        for path in pointers {
            let content = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if self.pointer(&content).is_none_or(|stem| fs::symlink_metadata(self.file(&stem)).is_err()) {
                remove(&path);
            }
        }
    }

    /// Returns the files of documents, the oldest first.
    fn by_age(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = self.paths();
        files.retain(|path| path.extension() == Some(OsStr::new(FILES)));
        files.sort_by_cached_key(|path| changed(path));
        files
    }

    /// Returns everything in the folder.
    fn paths(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect()
    }
}

/// Returns the time that a file was written at; the earliest there is if it is not there.
fn changed(path: &Path) -> SystemTime {
    fs::symlink_metadata(path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Removes the file `path`, if it can be.
pub(super) fn remove(path: &Path) {
    _ = try_to_remove(path);
}

/// Removes the regular file `path`. Returns `false` if there is none.
pub(super) fn try_to_remove(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_file() => fs::remove_file(path).map(|()| true),
        Ok(_) => Ok(false),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(error),
    }
}
