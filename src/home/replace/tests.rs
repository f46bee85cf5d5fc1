//! Files are replaced whole, wherever the writer is killed, and nothing but files.

use std::cell::Cell;
use std::fs::File;
use std::os::unix::fs::{FileTypeExt, symlink};

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;

use crate::home::look::{OnDisk, is_refused, read, read_end};
use std::os::unix::fs::PermissionsExt;

use super::*;

/// Creates an empty folder with this name.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("qari-home-{}-{name}", process::id()));
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
            replace(&file, b"new", mode).expect("it is replaced");
            assert_eq!((rights(&file), fs::read_to_string(&file).expect("a text").as_str()), (kept, "new"));
        }
    }
    let file = folder.join("new.yaml");
    replace(&file, b"new", 0o600).expect("it is written");
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
    replace(&link, b"new", 0o600).expect("it is replaced");
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert_eq!(fs::read_to_string(&file).expect("a text"), "new");
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn what_cannot_be_replaced_stays() {
    let folder = folder("stays");
    fs::create_dir_all(folder.join("file/inside")).expect("a folder");
    replace(&folder.join("file"), b"new", 0o600).expect_err("a folder is in its place");
    assert!(folder.join("file/inside").is_dir());
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing half-written is left");
    fs::remove_dir_all(folder).expect("it goes");
}

/// A disk on which only some operations succeed. One that dies does none behind them: as when the process is
/// killed. One that does not die fails once, as a full disk, and goes on.
struct Failing {
    left: Cell<usize>,
    dies: bool,
}

impl Failing {
    fn pass(&self) -> io::Result<()> {
        match self.left.get() {
            0 if self.dies => Err(io::Error::other("dead")),
            0 => {
                self.left.set(usize::MAX);
                Err(io::ErrorKind::StorageFull.into())
            }
            left => {
                self.left.set(left - 1);
                Ok(())
            }
        }
    }
}

impl Disk for Failing {
    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        self.pass()?;
        System.create(path, mode)
    }

    fn set_rights(&self, file: &File, rights: &Rights) -> io::Result<()> {
        self.pass()?;
        System.set_rights(file, rights)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let (half, rest) = bytes.split_at(bytes.len() / 2);
        self.pass()?;
        System.write(file, half)?;
        self.pass()?;
        System.write(file, rest)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.pass()?;
        System.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass()?;
        System.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass()?;
        System.remove(path)
    }
}

/// The operations of a replacement: create, rights, two halves, sync, rename.
const OPERATIONS: usize = 6;

#[test]
fn the_old_content_or_the_new_is_there_wherever_the_writer_is_killed() {
    let folder = folder("killed");
    let (old, new) = ("old".repeat(1000), "new".repeat(2000));
    for is_new in [false, true] {
        for killed_at in 0..=OPERATIONS {
            let file = folder.join(format!("{is_new}-{killed_at}"));
            if !is_new {
                fs::write(&file, &old).expect("a file");
            }
            let dying = Failing { left: Cell::new(killed_at), dies: true };
            let written = replace_on(&dying, &file, new.as_bytes(), 0o600);
            assert_eq!(written.is_ok(), killed_at == OPERATIONS);
            let expected = match (killed_at, is_new) {
                (OPERATIONS, _) => OnDisk::File(new.clone().into_bytes()),
                (_, true) => OnDisk::Nothing,
                (_, false) => OnDisk::File(old.clone().into_bytes()),
            };
            assert_eq!(read(&file, 1 << 20).expect("readable"), expected, "killed at {killed_at}");
            // What the killed one has left behind is in nobody's way, even with the same process id.
            assert!(replace(&file, b"next", 0o600).expect("it is replaced"));
            assert_eq!(fs::read(&file).expect("a file"), b"next");
        }
    }
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn a_full_disk_loses_nothing_and_leaves_nothing() {
    let folder = folder("full");
    let file = folder.join("file");
    fs::write(&file, "old").expect("a file");
    for fails_at in 0..OPERATIONS {
        let full = Failing { left: Cell::new(fails_at), dies: false };
        let error = replace_on(&full, &file, b"new", 0o600).expect_err("it is full");
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read(&file).expect("a file"), b"old");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "at {fails_at}");
    }
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn what_is_no_regular_file_is_never_replaced() {
    let folder = folder("devices");
    let fifo = folder.join("fifo");
    mkfifo(&fifo, Mode::S_IRWXU).expect("a pipe");
    symlink("/dev/null", folder.join("null")).expect("a link");
    symlink("fifo", folder.join("link")).expect("a link");
    symlink("link", folder.join("link to link")).expect("a link");
    for name in ["fifo", "null", "link", "link to link"] {
        let path = folder.join(name);
        assert!(!replace(&path, b"new", 0o600).expect("it is no error"), "{name}");
        let there = if name == "null" { OnDisk::Device } else { OnDisk::Pipe };
        assert_eq!(read(&path, 10).expect("it is no error"), there, "{name}");
    }
    assert!(fs::metadata("/dev/null").expect("the device").file_type().is_char_device());
    assert!(fs::metadata(&fifo).expect("the pipe").file_type().is_fifo());
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 4, "nothing half-written is left");
    symlink("circle", folder.join("circle")).expect("a link");
    replace(&folder.join("circle"), b"new", 0o600).expect_err("it leads nowhere");
    symlink("later/file", folder.join("dangling")).expect("a link");
    replace(&folder.join("dangling"), b"new", 0o600).expect_err("its folder is missing");
    fs::create_dir(folder.join("later")).expect("a folder");
    assert!(replace(&folder.join("dangling"), b"new", 0o600).expect("it is written"));
    assert_eq!(fs::read(folder.join("later/file")).expect("the target"), b"new");
    assert!(fs::symlink_metadata(folder.join("dangling")).expect("the link").is_symlink());
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn what_is_read_is_bounded_and_told() {
    let folder = folder("read");
    let file = folder.join("file");
    assert_eq!(read(&file, 3).expect("no error"), OnDisk::Nothing);
    fs::write(&file, "four").expect("a file");
    assert_eq!(read(&file, 3).expect_err("too large").kind(), io::ErrorKind::FileTooLarge);
    assert_eq!(read(&file, 4).expect("a text"), OnDisk::File(b"four".to_vec()));
    assert_eq!(read_end(&file, 3).expect("a text"), OnDisk::File(b"our".to_vec()));
    assert_eq!(read_end(&file, 9).expect("a text"), OnDisk::File(b"four".to_vec()));
    let (nobody, homeless) = (Path::new("/dev/null/.config/qari/config.yaml"), file.join("x"));
    assert_eq!(read(nobody, 4).expect("no error"), OnDisk::Device);
    assert_eq!((is_refused(nobody), is_refused(&homeless), is_refused(&folder.join("a/b"))), (true, false, false));
    assert_eq!(read(&folder, 4).expect_err("a folder").kind(), io::ErrorKind::IsADirectory);
    assert_eq!(read(&file.join("x"), 4).expect_err("no folder").kind(), io::ErrorKind::NotADirectory);
    fs::remove_dir_all(folder).expect("it goes");
}
