//! The user's folders, and the atomic replacement of files in them.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// Returns the folder that the environment variable `variable` names, else `usual` in the home folder; `None` without a
/// home. A relative path counts as unset (XDG Base Directory Specification).
#[must_use]
pub fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    folder(variable).or_else(|| Some(folder("HOME")?.join(usual)))
}

/// Replaces the content of the file `path` with `text` atomically: readers, and a system that crashes meanwhile, see
/// the old content or the new. An existing file keeps its permissions; a new one gets `mode` (as in `open(2)`, before
/// the process's umask). If `path` is a symbolic link, its target is replaced.
///
/// # Errors
/// If the file can't be written; the old content is then unchanged.
pub fn replace(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let rights = fs::metadata(&path).ok().map(|file| file.permissions());
    let new = path.with_extension(format!("{}.new", process::id()));
    let write = || {
        // From the beginning, only those may read the new file who may read it in the end.
        let mode = rights.as_ref().map_or(mode, |rights| rights.mode() & mode);
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(&new)?;
        if let Some(rights) = rights {
            file.set_permissions(rights)?;
        }
        file.write_all(text.as_bytes())?;
        // Without this, a crash could leave the new name with no content.
        file.sync_all()?;
        fs::rename(&new, &path)
    };
    write().inspect_err(|_| _ = fs::remove_file(&new))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// Creates an empty folder with this name.
    fn folder(name: &str) -> PathBuf {
        let path = env::temp_dir().join(format!("qari-home-{}-{name}", process::id()));
        _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).expect("a folder");
        path
    }

    fn rights(path: &Path) -> u32 {
        fs::metadata(path).expect("the file").permissions().mode() & 0o777
    }

    #[test]
    fn a_file_keeps_its_rights() {
        let folder = folder("rights");
        for kept in [0o600, 0o640, 0o666, 0o400] {
            let file = folder.join(format!("{kept:o}.yaml"));
            fs::write(&file, "old").expect("a file");
            fs::set_permissions(&file, fs::Permissions::from_mode(kept)).expect("rights");
            for mode in [0o666, 0o600] {
                replace(&file, "new", mode).expect("it is replaced");
                assert_eq!((rights(&file), fs::read_to_string(&file).expect("a text").as_str()), (kept, "new"));
            }
        }
        let file = folder.join("new.yaml");
        replace(&file, "new", 0o600).expect("it is written");
        assert_eq!(rights(&file), 0o600);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 5, "nothing half-written is left");
        fs::remove_dir_all(folder).expect("it goes");
    }

    #[test]
    fn what_is_linked_to_is_replaced() {
        let folder = folder("links");
        fs::create_dir(folder.join("kept")).expect("a folder");
        let (link, file) = (folder.join("history"), folder.join("kept/history"));
        fs::write(&file, "old").expect("a file");
        symlink("kept/history", &link).expect("a link");
        replace(&link, "new", 0o600).expect("it is replaced");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(fs::read_to_string(&file).expect("a text"), "new");
        fs::remove_dir_all(folder).expect("it goes");
    }

    #[test]
    fn what_cannot_be_replaced_stays() {
        let folder = folder("stays");
        fs::create_dir_all(folder.join("file/inside")).expect("a folder");
        replace(&folder.join("file"), "new", 0o600).expect_err("a folder is in its place");
        assert!(folder.join("file/inside").is_dir());
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing half-written is left");
        fs::remove_dir_all(folder).expect("it goes");
    }
}
