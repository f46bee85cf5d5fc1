//! Looks through files before they are parsed.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memchr::memrchr;

use crate::format::{self, Asked, MOST_BYTES};

/// The beginning of a file that is looked at first, in bytes.
const BEGINNING: u64 = 256 * 1024;
/// The size from which that is done, in bytes: it may spare reading all of it.
const LONG: u64 = 4 * BEGINNING;

/// Returns `true` if `may_have` does of what is in the file `name`; see [`format::may_hold`]. It does too of what is no
/// regular file or can't be read, so that opening it says why.
#[must_use]
pub fn may_hold(name: &OsStr, asked: Asked, may_have: impl Fn(&str, bool) -> bool) -> bool {
    let file_name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
    look_through(name, |bytes| format::may_hold(bytes, &file_name, asked, &may_have)).unwrap_or(true)
}

/// Returns what `holds` says of the beginning of a regular file if that is `true`, else of all of it; `true` for other
/// files, and for those that are too large.
fn look_through(name: &OsStr, holds: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    let mut file = File::open(name)?;
    let data = file.metadata()?;
    if !data.is_file() || data.len() > MOST_BYTES {
        return Ok(true);
    }
    let mut bytes = Vec::new();
    if data.len() > LONG {
        (&mut file).take(BEGINNING).read_to_end(&mut bytes)?;
        let end = memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
        if end > 0 && holds(&bytes[..end]) {
            return Ok(true);
        }
    }
    bytes.reserve_exact(usize::try_from(data.len()).unwrap_or(0).saturating_sub(bytes.len()) + 1);
    file.read_to_end(&mut bytes)?;
    Ok(holds(&bytes))
}
