//! The problems that a book can have.

/// Reasons why a book can't be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookProblem {
    /// It is not a ZIP archive.
    NoArchive,
    /// Nothing in the archive can be read.
    Damaged,
    /// It has more files than a book may have.
    TooManyFiles,
    /// It is larger than [`MOST_BOOK_BYTES`](super::MOST_BOOK_BYTES) when unpacked.
    TooLarge,
    /// It needs a password or a licence.
    Encrypted,
    /// Its chapters are packed by this method, which is not known here.
    Packed(&'static str),
    /// It has no chapters.
    NoChapters,
}

/// Problems of a single chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChapterProblem {
    /// The file is missing.
    Missing,
    /// Part of it can't be read.
    Damaged,
    /// It is larger than [`MOST_FILE_BYTES`](super::MOST_FILE_BYTES) when unpacked, or its compression ratio is above
    /// [`MOST_RATIO`](super::MOST_RATIO).
    TooLarge,
    /// It is encrypted.
    Encrypted,
    /// It is packed by this method, which is not known here.
    Packed(&'static str),
}
