//! Looking at a file of the user's: what it is, and what is in it.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::system::files;

/// The thing at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing.
    Nothing,
    /// A regular file with this content.
    File(Vec<u8>),
    /// A device, at which nothing is to be kept: `/dev/null`, for example. It may be in place of a folder on the way.
    Device,
    /// A pipe or a socket, at which nothing is to be kept either.
    Pipe,
}

/// Reads the file `path`, of up to `most` bytes. It is opened without waiting for anybody, and what it is, is asked of
/// the open file, so that nothing can take its place in between.
///
/// # Errors
/// If it can't be read, is a folder, or has more than `most` bytes ([`io::ErrorKind::FileTooLarge`]).
pub fn read(path: &Path, most: u64) -> io::Result<OnDisk> {
    let (file, _) = match open(path)? {
        Ok(opened) => opened,
        Err(other) => return Ok(other),
    };
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(OnDisk::File(bytes)) }
}

/// Reads the last `most` bytes of the file `path`, as [`read`] reads a whole one.
///
/// # Errors
/// If it can't be read, or is a folder.
pub fn read_end(path: &Path, most: u64) -> io::Result<OnDisk> {
    let (mut file, length) = match open(path)? {
        Ok(opened) => opened,
        Err(other) => return Ok(other),
    };
    file.seek(SeekFrom::Start(length.saturating_sub(most)))?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(OnDisk::File(bytes))
}

/// Opens the regular file `path`. Returns it with its length, or else what is there.
fn open(path: &Path) -> io::Result<Result<(File, u64), OnDisk>> {
    let file = match files::open_at_once(path) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Err(OnDisk::Pipe)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Err(OnDisk::Nothing)),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory && is_refused(path) => {
            return Ok(Err(OnDisk::Device));
        }
        Err(error) => return Err(error),
    };
    let data = file.metadata()?;
    if data.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(match data.is_file() {
        true => Ok((file, data.len())),
        false if files::is_pipe(&data) => Err(OnDisk::Pipe),
        false => Err(OnDisk::Device),
    })
}

/// Returns `true` if a device is in place of `path`, or of a folder that it is in: a usual way to say that nothing is
/// to be kept there. `HOME=/dev/null` is one.
#[must_use]
pub fn is_refused(path: &Path) -> bool {
    let existing = path.ancestors().find_map(|path| fs::metadata(path).ok());
    existing.is_some_and(|data| !data.is_dir() && !data.is_file())
}
