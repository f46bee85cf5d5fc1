//! The user's folders and the files in them: looking at them, and replacing them.

mod disk;
pub mod fonts;
mod lock;
mod look;
mod replace;

pub use lock::locked;
pub use look::{OnDisk, is_refused, read, read_end};
pub use replace::replace;

pub use crate::system::files::make_folder;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::system::files;

/// Returns the folder that the environment variable `variable` names, else `usual` in the home folder; `None` without a
/// home. A relative path counts as unset (XDG Base Directory Specification).
#[must_use]
pub fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let folder = |set: Option<OsString>| set.map(PathBuf::from).filter(|path| path.is_absolute());
    folder(env::var_os(variable)).or_else(|| Some(folder(files::home())?.join(usual)))
}
