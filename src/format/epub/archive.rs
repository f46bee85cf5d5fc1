//! The files of a book: a ZIP archive in memory, within bounds. A damaged one is read as far as its files can be found.
//!
//! Nothing is written and nothing outside the archive is read: a name is only what a file is looked up by. The bounds are of what
//! is really unpacked, whatever the archive says of itself.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};

use super::Problem;

/// How many files a book may have. (The format counted in 16 bits before it was extended for large archives.)
const MOST_FILES: usize = 65_535;
/// How many bytes a file may have unpacked. The largest chapters of real books have a tenth of that.
pub const MOST_FILE_BYTES: u64 = 16 * 1024 * 1024;
/// How many bytes of a book may be unpacked. Images and fonts are not; the largest libraries in one book have a third of that.
pub const MOST_BOOK_BYTES: u64 = 128 * 1024 * 1024;
/// How much larger than packed a file may be that has more than `FREE_BYTES`; text is 3 to 10 times as large, and the packing allows
/// for 1032.
pub const MOST_RATIO: u64 = 400;
/// How many bytes the name of a file may have. It stands before the name of every place in the file.
const MOST_NAME_BYTES: usize = 1024;
/// What may be unpacked whatever the ratio.
const FREE_BYTES: u64 = 1024 * 1024;

/// Why a file of a book could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// There is none of that name.
    Missing,
    /// A password or a licence would be needed.
    Encrypted,
    /// It is larger than [`MOST_FILE_BYTES`] or than [`MOST_RATIO`] allows.
    TooLarge,
    /// It is damaged; what could be read of it.
    Damaged(Vec<u8>),
    /// Too much of the book was unpacked before.
    BookTooLarge,
}

/// An archive.
pub(super) struct Archive {
    files: Files,
    /// Where each file is, by its name with slashes.
    names: HashMap<String, usize>,
    /// The same by its name in lower case; of several the first.
    names_in_lower_case: HashMap<String, usize>,
    /// How many bytes were unpacked.
    unpacked: u64,
}

enum Files {
    /// As the directory at the end of the archive says.
    Listed(ZipArchive<Cursor<Vec<u8>>>),
    /// As they were found, without a directory.
    Found(Vec<Result<Vec<u8>, Unread>>),
}

/// Whether bytes begin as an archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl Archive {
    /// Opens an archive.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Problem> {
        if !is_archive(&bytes) {
            return Err(Problem::NoArchive);
        }
        if listed_files(&bytes).is_some_and(|files| files > MOST_FILES as u64) {
            return Err(Problem::TooManyFiles);
        }
        let mut archive = Self {
            files: Files::Found(Vec::new()),
            names: HashMap::new(),
            names_in_lower_case: HashMap::new(),
            unpacked: 0,
        };
        // Bytes that are given away to be read do not come back if they can't be.
        let files = ZipArchive::new(Cursor::new(&bytes[..])).ok().map(|listed| listed.len());
        match files {
            Some(files) if files > MOST_FILES => return Err(Problem::TooManyFiles),
            Some(_) => {
                let listed = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Damaged)?;
                for index in 0..listed.len() {
                    if let Some(Ok(name)) = listed.name_for_index(index) {
                        archive.name(clean(&name), index);
                    }
                }
                archive.files = Files::Listed(listed);
            }
            None => archive.find(&bytes)?,
        }
        Ok(archive)
    }

    /// Whether its directory is lost.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self.files, Files::Found(_))
    }

    /// The names of its files, in alphabetical order.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.names.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The bytes of a file.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, Unread> {
        let index = self.index(name).ok_or(Unread::Missing)?;
        match &mut self.files {
            Files::Listed(listed) => {
                let is_encrypted = listed.by_index_raw(index).is_ok_and(|file| file.encrypted());
                if is_encrypted {
                    return Err(Unread::Encrypted);
                }
                let file = listed.by_index(index).map_err(|_| Unread::Damaged(Vec::new()))?;
                unpack(file, &mut self.unpacked)
            }
            // A file may be asked for more than once.
            Files::Found(found) => found[index].clone(),
        }
    }

    /// Whether these files say of themselves that they are more than is unpacked of a book. That they say otherwise says nothing.
    pub(super) fn says_too_large<'n>(&mut self, names: impl Iterator<Item = &'n String>) -> bool {
        let indices: Vec<usize> = names.filter_map(|name| self.index(name)).collect();
        let Files::Listed(listed) = &mut self.files else { return false };
        let sizes = indices.into_iter().filter_map(|index| listed.by_index_raw(index).ok().map(|file| file.size()));
        sizes.fold(0, u64::saturating_add) > MOST_BOOK_BYTES
    }

    /// The place of a file; in its own case, or in any if there is none.
    fn index(&self, name: &str) -> Option<usize> {
        let in_any_case = || self.names_in_lower_case.get(&name.to_ascii_lowercase());
        self.names.get(name).or_else(in_any_case).copied()
    }

    /// Makes a file known by its name; of several of one name it is the last, since what is changed in an archive is added behind. One
    /// whose name is too long can't be found.
    fn name(&mut self, name: String, index: usize) {
        if name.len() > MOST_NAME_BYTES {
            return;
        }
        self.names_in_lower_case.entry(name.to_ascii_lowercase()).or_insert(index);
        self.names.insert(name, index);
    }

    /// Goes through the files from the first on, as far as each says where the next one begins.
    fn find(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let mut found = Vec::new();
        let mut rest = bytes;
        while let Ok(Some(file)) = read_zipfile_from_stream(&mut rest) {
            if found.len() == MOST_FILES {
                return Err(Problem::TooManyFiles);
            }
            let name = file.name().map(|name| clean(&name)).unwrap_or_default();
            let content = unpack(file, &mut self.unpacked);
            if content == Err(Unread::BookTooLarge) {
                return Err(Problem::TooLarge);
            }
            self.name(name, found.len());
            found.push(content);
        }
        if found.is_empty() {
            return Err(Problem::Damaged);
        }
        self.files = Files::Found(found);
        Ok(())
    }
}

/// The bytes of a file, within the bounds.
fn unpack<R: Read>(file: ZipFile<'_, R>, unpacked: &mut u64) -> Result<Vec<u8>, Unread> {
    if *unpacked >= MOST_BOOK_BYTES {
        return Err(Unread::BookTooLarge);
    }
    let most = file.compressed_size().saturating_mul(MOST_RATIO).clamp(FREE_BYTES, MOST_FILE_BYTES);
    let mut bytes = Vec::new();
    // One byte more than is allowed tells that there is more.
    let read = file.take(most + 1).read_to_end(&mut bytes);
    *unpacked += bytes.len() as u64;
    if bytes.len() as u64 > most {
        return Err(Unread::TooLarge);
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Unread::Damaged(bytes)),
    }
}

/// How many files the directory of a large archive has, if it is one: a count of 64 bits, 32 bytes into the record at the end (APPNOTE
/// 4.3.14). It is looked at before the directory is read, because reading that takes memory for each file.
fn listed_files(bytes: &[u8]) -> Option<u64> {
    const RECORD: &[u8] = b"PK\x06\x06";
    let tail = &bytes[bytes.len().saturating_sub(128 * 1024)..];
    let at = tail.windows(RECORD.len()).rposition(|window| window == RECORD)?;
    let count = tail.get(at + 32..at + 40)?;
    count.try_into().ok().map(u64::from_le_bytes)
}

/// A name as books refer to it: with slashes, from the root of the archive.
fn clean(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.trim_start_matches("./").trim_start_matches('/').to_owned()
}
