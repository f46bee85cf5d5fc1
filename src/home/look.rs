//! Looking at a file of the user's: what it is, and what is in it.

use std::io::{self, Read};
use std::path::Path;

use crate::system::files;

/// The thing at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing.
    Nothing,
    /// A regular file with this content.
    File(Vec<u8>),
    /// A device, a pipe or a socket, at which nothing is to be kept: `/dev/null`, for example.
    Device,
}

/// Reads the file `path`, of up to `most` bytes. It is opened without waiting for anybody, and what it is, is asked of
/// the open file, so that nothing can take its place in between.
///
/// # Errors
/// If it can't be read, is a folder, or has more than `most` bytes ([`io::ErrorKind::FileTooLarge`]).
pub fn read(path: &Path, most: u64) -> io::Result<OnDisk> {
    let file = match files::open_at_once(path) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(OnDisk::Device),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OnDisk::Nothing),
        Err(error) => return Err(error),
    };
    let kind = file.metadata()?.file_type();
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Ok(OnDisk::Device);
    }
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(OnDisk::File(bytes)) }
}
