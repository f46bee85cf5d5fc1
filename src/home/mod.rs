//! The user's folders and the files in them: looking at them, and replacing them.

mod disk;
mod lock;
mod look;
mod replace;

pub use lock::locked;
pub use look::{OnDisk, read};
pub use replace::replace;

pub use crate::system::files::make_folder;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::system::files;

/// Returns the folder that the environment variable `variable` names, else `usual` in the home folder; `None` without a
/// home. A relative path counts as unset (XDG Base Directory Specification).
#[must_use]
pub fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let folder = |set: Option<OsString>| set.map(PathBuf::from).filter(|path| path.is_absolute());
    folder(env::var_os(variable)).or_else(|| Some(folder(files::home())?.join(usual)))
}

/// Returns `true` if a device is in place of `folder`, or of the one that it is in: a usual way to say that nothing is
/// to be kept there.
#[must_use]
pub fn is_refused(folder: &Path) -> bool {
    let is_device = |path: &Path| fs::metadata(path).is_ok_and(|data| !data.is_dir() && !data.is_file());
    is_device(folder) || folder.parent().is_some_and(is_device)
}
