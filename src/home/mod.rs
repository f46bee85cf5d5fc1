//! The user's folders and the files in them: looking at them, and replacing them.

mod disk;
mod lock;
mod look;
mod replace;

pub use lock::locked;
pub use look::{OnDisk, read};
pub use replace::replace;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Returns the folder that the environment variable `variable` names, else `usual` in the home folder; `None` without a
/// home. A relative path counts as unset (XDG Base Directory Specification).
#[must_use]
pub fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    folder(variable).or_else(|| Some(folder("HOME")?.join(usual)))
}

/// Makes the folder `path` and those that it is in, for the user only, as far as they don't exist.
///
/// # Errors
/// If one of them can't be made, or something else is in its place.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Returns `true` if a device is in place of `folder`, or of the one that it is in: a usual way to say that nothing is
/// to be kept there.
#[must_use]
pub fn is_refused(folder: &Path) -> bool {
    let is_device = |path: &Path| fs::metadata(path).is_ok_and(|data| !data.is_dir() && !data.is_file());
    is_device(folder) || folder.parent().is_some_and(is_device)
}
