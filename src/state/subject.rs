//! The identity of a document: its path, and its content.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::format::STANDARD_INPUT;
use crate::system::files;

/// The bytes at the beginning and at the end of a file that tell its content.
const ENDS: u64 = 64 * 1024;

/// The name of the file for the article that the program carries.
const EMBEDDED: &str = "0";

/// A document of which something may be kept.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The path, without links; none for the article that the program carries.
    pub path: Option<PathBuf>,
    /// The name of its file, in hexadecimal digits.
    pub stem: String,
}

impl Subject {
    /// Returns the document that is opened by `name`, or the article that the program carries; `None` if nothing is
    /// kept of it: of standard input, and of what is no regular file.
    pub fn of(name: Option<&OsStr>) -> Option<Self> {
        let Some(name) = name else { return Some(Self { path: None, stem: EMBEDDED.to_owned() }) };
        if name == STANDARD_INPUT {
            return None;
        }
        let path = canonical(Path::new(name))?;
        // One that was deleted while it was read is known by its path all the same.
        if fs::metadata(&path).is_ok_and(|data| !data.is_file()) {
            return None;
        }
        let stem = format!("{:032x}", fnv_1a(path.as_os_str().as_encoded_bytes()));
        Some(Self { path: Some(path), stem })
    }

    /// Returns what tells the content: its length, and the checksums (CRC-32) of its first and its last 64 KiB. `None`
    /// if it can't be read, or is the article that the program carries.
    pub fn content(&self) -> Option<String> {
        let file = files::open_at_once(self.path.as_ref()?).ok()??;
        let data = file.metadata().ok().filter(fs::Metadata::is_file)?;
        let mut ends = [0; 2];
        for (end, from) in ends.iter_mut().zip([0, data.len().saturating_sub(ENDS)]) {
            let mut bytes = vec![0; usize::try_from(ENDS.min(data.len())).ok()?];
            let read = files::read_at(&file, &mut bytes, from).ok()?;
            if read < bytes.len() {
                return None;
            }
            *end = crc32fast::hash(&bytes);
        }
        Some(format!("{:x}-{:08x}-{:08x}", data.len(), ends[0], ends[1]))
    }
}

/// Returns `true` if `content` has the signs of what [`Subject::content`] returns, and no others.
pub fn is_content(content: &str) -> bool {
    content.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Returns `path` without links, as far as it exists.
fn canonical(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok().or_else(|| {
        let path = std::path::absolute(path).ok()?;
        let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
        Some(folder.zip(path.file_name()).map_or_else(|| path.clone(), |(folder, name)| folder.join(name)))
    })
}

/// Returns the FNV-1a hash of `bytes`, of 128 bits (draft-eastlake-fnv).
fn fnv_1a(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        assert_eq!(fnv_1a(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv_1a(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv_1a(b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }
}
