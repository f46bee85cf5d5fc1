//! Looks through files before they are parsed.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::format::{self, Asked, MOST_BYTES};

/// Returns `true` if `may_have` does of what is in the file `name`; see [`format::may_hold`]. It does too of what is no
/// regular file or can't be read, so that opening it says why.
#[must_use]
pub fn may_hold(name: &OsStr, asked: Asked, may_have: impl Fn(&str, bool) -> bool) -> bool {
    let file_name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
    match bytes(name) {
        Ok(Some(bytes)) => format::may_hold(&bytes, &file_name, asked, may_have),
        Ok(None) | Err(_) => true,
    }
}

/// Returns the bytes of a regular file that is not too large.
fn bytes(name: &OsStr) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(name)?;
    let data = file.metadata()?;
    if !data.is_file() || data.len() > MOST_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or(0) + 1);
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
