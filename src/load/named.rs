//! From the names on a command line to the documents on the shelf: files as they are named, folders by what is in them.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::{Cause, Error};
use crate::format;
use qari_bidi::text::address::STANDARD_INPUT;
use qari_bidi::text::order::natural;

/// How many documents a folder gives at most.
pub const MOST_DOCUMENTS: usize = 1000;
/// How many files and folders are looked at in a folder.
const MOST_ENTRIES: usize = 100_000;
/// How deep folders are looked into.
const MOST_DEPTH: usize = 16;

/// What some names stand for.
#[derive(Debug, Default)]
pub struct Named {
    /// The documents, by the names that they are opened by; each once.
    pub documents: Vec<OsString>,
    /// What there is not, or not all of.
    pub problems: Vec<Error>,
}

/// What `names` stand for. A file is its document, whatever it is; whether it can be read is seen when it is opened. A folder is
/// the documents in it and in the folders inside, in the order of their names, numbers by their value; hidden ones and what is
/// called like no document are passed over, and links to folders are not followed. A folder inside that can't be listed is a problem of its own.
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

/// What is called `name`.
fn kind(name: &OsString) -> Result<Kind, Cause> {
    if name.is_empty() {
        return Err(Cause::NoName);
    }
    if name == STANDARD_INPUT {
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
        // Whether there are documents is not known where a folder can't be listed.
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

/// Whether something in a folder is hidden; the folder itself never is.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether it is a file, or a link to one, with a name that files of a format have.
fn is_document(entry: &DirEntry) -> bool {
    format::of_name(&entry.file_name().to_string_lossy()).is_some() && is_file(entry.path()).is_ok()
}

/// That there is a file at `path`, and neither a folder nor a device or a pipe, which may have no end.
///
/// # Errors
/// If there is none.
pub(super) fn is_file(path: &Path) -> Result<(), Cause> {
    let kind = fs::metadata(path)?;
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(()),
        (_, true) => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        (..) => Err(Cause::NoFile),
    }
}
