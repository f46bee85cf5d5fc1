//! Reads the files of a book: a ZIP archive in memory, within bounds. A damaged archive is read as far as its
//! files can be found.
//!
//! Nothing is written, and file names are only looked up inside the archive. The limits apply to the bytes
//! actually unpacked, not to the sizes the archive declares.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::{CompressionMethod, ZipArchive};

use super::problem::BookProblem;

/// Maximum number of files in a book, that of ZIP without the ZIP64 extension.
const MOST_FILES: usize = 65_535;
/// Maximum unpacked size of a file, in bytes. The largest chapters of real books reach a tenth of it.
pub const MOST_FILE_BYTES: u64 = 16 * 1024 * 1024;
/// Maximum unpacked size of a book, in bytes, not counting images and fonts. The largest collections in one
/// book reach a third of it.
pub const MOST_BOOK_BYTES: u64 = 128 * 1024 * 1024;
/// Maximum compression ratio of a file larger than `FREE_BYTES`. Text has ratios of 3 to 10; deflate allows up
/// to 1032.
pub const MOST_RATIO: u64 = 400;
/// Maximum length of a file name, in bytes. It is prefixed to every anchor in the file.
const MOST_NAME_BYTES: usize = 1024;
/// Size that may be unpacked at any ratio, in bytes.
const FREE_BYTES: u64 = 1024 * 1024;

/// Reasons why a file of a book could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// No file has this name.
    Missing,
    /// It needs a password or a licence.
    Encrypted,
    /// It is packed by this method.
    Packed(&'static str),
    /// It is larger than [`MOST_FILE_BYTES`] or than [`MOST_RATIO`] allows.
    TooLarge,
    /// It is damaged. Holds the bytes that could be read.
    Damaged(Vec<u8>),
    /// The size limit of the book was reached before it.
    BookTooLarge,
}

/// The methods that other programs pack files by, with their names. EPUB allows none of them (EPUB 3.3, 4.2.1).
const OTHER_METHODS: [(CompressionMethod, &str); 6] = [
    (CompressionMethod::DEFLATE64, "Deflate64"),
    (CompressionMethod::BZIP2, "bzip2"),
    (CompressionMethod::LZMA, "LZMA"),
    (CompressionMethod::ZSTD, "Zstandard"),
    (CompressionMethod::XZ, "XZ"),
    (CompressionMethod::PPMD, "PPMd"),
];

/// An open archive.
pub(super) struct Archive {
    files: Files,
    /// Indices of the files by name, with forward slashes.
    names: HashMap<String, usize>,
    /// The same by lower-case name. The first of several wins.
    names_in_lower_case: HashMap<String, usize>,
    /// Number of bytes unpacked so far.
    unpacked: u64,
    /// The reason why the first file that is whole and yet can't be read can't be.
    refusal: Option<BookProblem>,
}

enum Files {
    /// Listed by the central directory.
    Listed(ZipArchive<Cursor<Vec<u8>>>),
    /// Found by scanning, without a central directory.
    Found(Vec<Result<Vec<u8>, Unread>>),
}

/// Returns `true` if `bytes` begin like a ZIP archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl Archive {
    /// Opens an archive.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, BookProblem> {
        if !is_archive(&bytes) {
            return Err(BookProblem::NoArchive);
        }
        if listed_files(&bytes).is_some_and(|files| files > MOST_FILES as u64) {
            return Err(BookProblem::TooManyFiles);
        }
        let mut archive = Self {
            files: Files::Found(Vec::new()),
            names: HashMap::new(),
            names_in_lower_case: HashMap::new(),
            unpacked: 0,
            refusal: None,
        };
        // The archive is opened by reference first, because the scan below needs the bytes if this fails.
        let files = ZipArchive::new(Cursor::new(&bytes[..])).ok().map(|listed| listed.len());
        match files {
            Some(files) if files > MOST_FILES => return Err(BookProblem::TooManyFiles),
            Some(_) => {
                let listed = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BookProblem::Damaged)?;
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

    /// Returns `true` if the central directory is missing.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self.files, Files::Found(_))
    }

    /// Returns the names of the files in alphabetical order.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.names.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// Unpacks a file.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, Unread> {
        let index = self.index(name).ok_or(Unread::Missing)?;
        match &mut self.files {
            Files::Listed(listed) => {
                let lock = listed.by_index_raw(index).ok().and_then(|file| lock(&file));
                if let Some(lock) = lock {
                    let refusal = match lock {
                        Unread::Packed(method) => BookProblem::Packed(method),
                        _ => BookProblem::Encrypted,
                    };
                    self.refusal.get_or_insert(refusal);
                    return Err(lock);
                }
                let file = listed.by_index(index).map_err(|_| Unread::Damaged(Vec::new()))?;
                unpack(file, &mut self.unpacked)
            }
            // A file may be read more than once.
            Files::Found(found) => found[index].clone(),
        }
    }

    /// Returns why a file that is whole could not be read: for the first of those that were asked for.
    pub(super) fn refusal(&self) -> Option<BookProblem> {
        self.refusal
    }

    /// Returns `true` if the declared sizes of the files already exceed the limit of a book. A `false`
    /// guarantees nothing.
    pub(super) fn says_too_large<'n>(&mut self, names: impl Iterator<Item = &'n String>) -> bool {
        let indices: Vec<usize> = names.filter_map(|name| self.index(name)).collect();
        let Files::Listed(listed) = &mut self.files else { return false };
        let sizes = indices.into_iter().filter_map(|index| listed.by_index_raw(index).ok().map(|file| file.size()));
        sizes.fold(0, u64::saturating_add) > MOST_BOOK_BYTES
    }

    /// Returns the index of a file, by its exact name or else ignoring case.
    fn index(&self, name: &str) -> Option<usize> {
        let in_any_case = || self.names_in_lower_case.get(&name.to_ascii_lowercase());
        self.names.get(name).or_else(in_any_case).copied()
    }

    /// Registers the name of a file. The last of several wins, because updated files are appended. A name that
    /// is too long is dropped.
    fn name(&mut self, name: String, index: usize) {
        if name.len() > MOST_NAME_BYTES {
            return;
        }
        self.names_in_lower_case.entry(name.to_ascii_lowercase()).or_insert(index);
        self.names.insert(name, index);
    }

    /// Scans the local file headers from the start of the archive.
    fn find(&mut self, bytes: &[u8]) -> Result<(), BookProblem> {
        let mut found = Vec::new();
        let mut rest = bytes;
        while let Ok(Some(file)) = read_zipfile_from_stream(&mut rest) {
            if found.len() == MOST_FILES {
                return Err(BookProblem::TooManyFiles);
            }
            let name = file.name().map(|name| clean(&name)).unwrap_or_default();
            let content = unpack(file, &mut self.unpacked);
            if content == Err(Unread::BookTooLarge) {
                return Err(BookProblem::TooLarge);
            }
            self.name(name, found.len());
            found.push(content);
        }
        if found.is_empty() {
            return Err(BookProblem::Damaged);
        }
        self.files = Files::Found(found);
        Ok(())
    }
}

/// Returns what keeps a file that is whole from being read.
fn lock<R: Read>(file: &ZipFile<'_, R>) -> Option<Unread> {
    let method = file.compression();
    if file.encrypted() || method == CompressionMethod::AES {
        return Some(Unread::Encrypted);
    }
    let is_known = [CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&method);
    let name = OTHER_METHODS.iter().find(|(other, _)| *other == method).map_or("?", |(_, name)| name);
    (!is_known).then_some(Unread::Packed(name))
}

/// Unpacks a file within the limits.
fn unpack<R: Read>(file: ZipFile<'_, R>, unpacked: &mut u64) -> Result<Vec<u8>, Unread> {
    if *unpacked >= MOST_BOOK_BYTES {
        return Err(Unread::BookTooLarge);
    }
    let most = file.compressed_size().saturating_mul(MOST_RATIO).clamp(FREE_BYTES, MOST_FILE_BYTES);
    let mut bytes = Vec::new();
    // One byte more shows that the limit is exceeded.
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

/// Returns the number of files that a ZIP64 end-of-directory record declares: 64 bits at offset 32 (APPNOTE
/// 4.3.14). Read before the directory itself, which takes memory for each file.
fn listed_files(bytes: &[u8]) -> Option<u64> {
    const RECORD: &[u8] = b"PK\x06\x06";
    let tail = &bytes[bytes.len().saturating_sub(128 * 1024)..];
    let at = tail.windows(RECORD.len()).rposition(|window| window == RECORD)?;
    let count = tail.get(at + 32..at + 40)?;
    count.try_into().ok().map(u64::from_le_bytes)
}

/// Normalizes a file name: forward slashes, relative to the root of the archive.
fn clean(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.trim_start_matches("./").trim_start_matches('/').to_owned()
}
