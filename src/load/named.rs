//! Resolves the names on a command line to documents: files as they are, folders by their contents.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::error::{Cause, Error};
use crate::format;
use crate::format::is_of_file;
use qari_bidi::text::order::natural;

/// The most documents of a folder.
pub const MOST_DOCUMENTS: usize = 1000;
/// The most files and folders that are visited in a folder.
const MOST_ENTRIES: usize = 100_000;
/// Depth limit of nested folders.
const MOST_DEPTH: usize = 16;

/// The documents that names resolve to.
#[derive(Debug, Default)]
pub struct Named {
    /// The names to open, each once.
    pub documents: Vec<OsString>,
    /// Names that could not be resolved, or not completely.
    pub problems: Vec<Error>,
}

/// Resolves `names`. A file is a document, readable or not. A folder stands for the documents in it and in its
/// subfolders, sorted by name with numbers by value. Hidden files and files without a known extension are skipped,
/// links to folders are not followed. Subfolders that can't be listed are reported.
#[must_use]
pub fn named(names: &[OsString]) -> Named {
    let mut found = Named::default();
    for name in names {
        match kind(name) {
            Ok(Kind::File) => found.documents.push(name.clone()),
            Ok(Kind::Folder) => found.add_folder(name),
            Err(cause) => found.fail(name, cause),
        }
    }
    let mut known = HashSet::new();
    found.documents.retain(|name| known.insert(name.clone()));
    found
}

enum Kind {
    File,
    Folder,
}

/// Returns the kind of `name`.
fn kind(name: &OsString) -> Result<Kind, Cause> {
    if name.is_empty() {
        return Err(Cause::NoName);
    }
    if !is_of_file(name) {
        return Ok(Kind::File);
    }
    Ok(if fs::metadata(name)?.is_dir() { Kind::Folder } else { Kind::File })
}

impl Named {
    fn fail(&mut self, name: &OsString, cause: Cause) {
        self.problems.push(Error { name: name.to_string_lossy().into_owned(), cause });
    }

    fn add_folder(&mut self, folder: &OsString) {
        let walk = WalkDir::new(folder)
            .max_depth(MOST_DEPTH)
            .sort_by(|one, other| natural(&one.file_name().to_string_lossy(), &other.file_name().to_string_lossy()));
        let (mut looked_at, mut unlisted) = (0, Vec::new());
        let entries = walk.into_iter().filter_entry(|entry| !is_hidden(entry)).inspect(|_| looked_at += 1);
        let listed = entries.take(MOST_ENTRIES).filter_map(|entry| entry.map_err(|error| unlisted.push(error)).ok());
        let found = listed.filter(is_document).map(|entry| entry.into_path().into_os_string());
        let mut found: Vec<OsString> = found.take(MOST_DOCUMENTS + 1).collect();
        // Without a listing, the absence of documents is not certain.
        if found.is_empty() && unlisted.is_empty() {
            return self.fail(folder, Cause::NoDocuments);
        }
        for error in unlisted {
            let path = error.path().map_or_else(|| folder.clone(), |path| path.as_os_str().to_owned());
            self.fail(&path, error.into_io_error().map_or(Cause::NoFile, Cause::from));
        }
        if found.len() > MOST_DOCUMENTS || looked_at >= MOST_ENTRIES {
            found.truncate(MOST_DOCUMENTS);
            self.fail(folder, Cause::TooManyDocuments(found.len()));
        }
        self.documents.append(&mut found);
    }
}

/// Returns `true` if an entry of a folder is hidden; the folder itself never is.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Returns `true` for a file, or a link to one, whose name has a known format.
fn is_document(entry: &DirEntry) -> bool {
    format::is_collected(&entry.file_name().to_string_lossy()) && is_file(entry.path()).is_ok()
}

/// Checks that `path` is a regular file. Pipes and devices may have no end.
///
/// # Errors
/// [`Cause`] if it is not one.
pub(super) fn is_file(path: &Path) -> Result<(), Cause> {
    let kind = fs::metadata(path)?;
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(()),
        (_, true) => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        (..) => Err(Cause::NoFile),
    }
}
