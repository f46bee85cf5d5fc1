//! The state of documents, kept for the next run: one small file a document, in the state folder.
//!
//! A document is known by its path, and by its content where it has another path now. Its file is called by its path,
//! so that the one file to read is known without looking at others; a pointer called by the content leads to it.

mod file;
mod housekeeping;
pub mod seen;
mod subject;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::app::document::record::Record;
use crate::home::{self, OnDisk};
use crate::messages::{Messages, Value};
use file::StateFile;
pub use housekeeping::MOST_DOCUMENTS;
use subject::Subject;

/// The path of the folder inside the state folder.
const FOLDER: &str = "qari/documents";

/// The most bytes of a file.
const MOST_BYTES: u64 = 8 << 20;

/// The most damaged files of a document that are set aside; of more, none is replaced.
const MOST_ASIDE: u32 = 1000;

/// The permissions of files.
const MODE: u32 = 0o600;

/// An error in keeping something of a document.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", .file.display())]
pub struct Error {
    file: PathBuf,
    cause: Cause,
}

/// The cause of an [`Error`].
#[derive(Debug, thiserror::Error)]
enum Cause {
    /// The file can't be read. It stays as it is.
    #[error(transparent)]
    Unreadable(io::Error),
    /// The file can't be written. What was in it stays.
    #[error(transparent)]
    Unwritable(io::Error),
    /// The file is not what this program writes. It is set aside before another is written.
    #[error("damaged")]
    Damaged,
    /// A newer version of the program has written the file. It stays as it is.
    #[error("newer")]
    Newer,
}

impl Error {
    fn unreadable(file: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self { file: file.to_owned(), cause: Cause::Unreadable(error) }
    }

    fn unwritable(file: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self { file: file.to_owned(), cause: Cause::Unwritable(error) }
    }

    /// Describes the error for the user: what failed, on which file, and what becomes of it.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        let path = self.file.to_string_lossy();
        let say = |message, error: Option<&io::Error>| {
            let reason = error.map(|error| messages.reason(error)).unwrap_or_default();
            messages.fill(message, &[("file", Value::Text(&path)), ("reason", Value::Text(&reason))])
        };
        match &self.cause {
            Cause::Unreadable(error) => say("state-unreadable", Some(error)),
            Cause::Unwritable(error) => say("state-unwritable", Some(error)),
            Cause::Damaged => say("state-damaged", None),
            Cause::Newer => say("state-newer", None),
        }
    }
}

/// A document of which something is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDocument {
    /// The path that it was read at; none for the article that the program carries.
    pub path: Option<PathBuf>,
    /// The record of it.
    pub record: Record,
}

/// Returns the folder that documents' state is kept in: in `XDG_STATE_HOME`, else in `.local/state` of the home folder
/// (XDG Base Directory Specification); `None` without a home.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    Some(home::folder("XDG_STATE_HOME", ".local/state")?.join(FOLDER))
}

/// The files of all documents.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Keeps files in `folder`, which is made when something is kept.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Returns what is kept of the document that is opened by `name`, the article that the program carries if there is
    /// none. Where nothing is kept under its path, what is kept of a document with the same content.
    ///
    /// # Errors
    /// [`Error`] if there is a file that can't be read.
    pub fn load(&self, name: Option<&OsStr>) -> Result<Option<Record>, Error> {
        let Some(subject) = Subject::of(name) else { return Ok(None) };
        let known = self.read(&subject.stem)?.map(|file| file.record);
        Ok(known.or_else(|| Some(self.twin(&subject)?.1.record)))
    }

    /// Keeps `record` of the document that is opened by `name`, joined with what others have kept of it meanwhile.
    /// Returns what is kept now; `None` if nothing is, since it is no regular file, or people have put a device in
    /// place of the folder.
    ///
    /// # Errors
    /// [`Error`] if there is a file that can't be read or written; it is then unchanged.
    pub fn save(&self, name: Option<&OsStr>, record: Record) -> Result<Option<Record>, Error> {
        let Some(subject) = Subject::of(name).filter(|_| !home::is_refused(&self.folder)) else { return Ok(None) };
        home::make_folder(&self.folder).map_err(Error::unwritable(&self.folder))?;
        home::locked(&self.folder, || self.save_alone(&subject, record))
    }

    fn save_alone(&self, subject: &Subject, record: Record) -> Result<Option<Record>, Error> {
        let known = match self.read(&subject.stem) {
            Err(Error { cause: Cause::Damaged, .. }) => {
                self.set_aside(&subject.stem)?;
                None
            }
            known => known?,
        };
        let is_new = known.is_none();
        // A document that has moved takes along what was kept of it; one that was copied has begun with the same.
        let moved = self.twin(subject).filter(|(_, twin)| is_new && twin.is_gone());
        let older = known.as_ref().or(moved.as_ref().map(|(_, twin)| twin));
        let content = subject.content().or_else(|| older.and_then(|older| older.content.clone()));
        let record = older.map_or(record.clone(), |older| record.merged(older.record.clone()));
        let path = self.file(&subject.stem);
        let text = StateFile::of(subject.path.as_deref(), content.clone(), record.clone()).text();
        let is_written = home::replace(&path, text.as_bytes(), MODE).map_err(Error::unwritable(&path))?;
        if let Some(content) =
            content.filter(|content| is_written && self.pointer(content).as_ref() != Some(&subject.stem))
        {
            let pointer = self.pointer_file(&content);
            home::replace(&pointer, subject.stem.as_bytes(), MODE).map_err(Error::unwritable(&pointer))?;
        }
        if let Some((stem, _)) = moved.filter(|_| is_written) {
            housekeeping::remove(&self.file(&stem));
        }
        if is_new {
            self.drop_oldest(&subject.stem);
        }
        Ok(is_written.then_some(record))
    }

    /// Forgets what is kept of the document that is opened by `name`. Returns `false` if nothing was.
    ///
    /// # Errors
    /// [`Error`] if a file can't be removed.
    pub fn forget(&self, name: Option<&OsStr>) -> Result<bool, Error> {
        let Some(subject) = Subject::of(name) else { return Ok(false) };
        home::locked(&self.folder, || {
            let twin = self.twin(&subject).filter(|(_, twin)| twin.is_gone()).map(|(stem, _)| stem);
            let mut forgotten = false;
            for stem in [Some(subject.stem.clone()), twin].into_iter().flatten() {
                let path = self.file(&stem);
                forgotten |= housekeeping::try_to_remove(&path).map_err(Error::unwritable(&path))?;
            }
            self.drop_pointers_to_nothing();
            Ok(forgotten)
        })
    }

    /// Returns the file called `stem`, or `None` if there is none, or a device.
    fn read(&self, stem: &str) -> Result<Option<StateFile>, Error> {
        let path = self.file(stem);
        let content = match home::read(&path, MOST_BYTES) {
            Ok(OnDisk::File(content)) => content,
            Ok(OnDisk::Nothing | OnDisk::Device | OnDisk::Pipe) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(Error { file: path, cause: Cause::Damaged });
            }
            Err(error) => return Err(Error::unreadable(&path)(error)),
        };
        StateFile::parse(&content).map(Some).map_err(|cause| Error { file: path, cause })
    }

    /// Returns what is kept under another path of a document with the same content, and the name of the file.
    fn twin(&self, subject: &Subject) -> Option<(String, StateFile)> {
        let content = subject.content()?;
        let stem = self.pointer(&content).filter(|stem| *stem != subject.stem)?;
        let file = self.read(&stem).ok()??;
        (file.content.as_ref() == Some(&content)).then_some((stem, file))
    }

    /// Returns the name that the pointer for `content` leads to.
    fn pointer(&self, content: &str) -> Option<String> {
        let Ok(OnDisk::File(stem)) = home::read(&self.pointer_file(content), 64) else { return None };
        String::from_utf8(stem).ok().filter(|stem| stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }

    fn file(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}.{}", housekeeping::FILES))
    }

    fn pointer_file(&self, content: &str) -> PathBuf {
        self.folder.join(format!("{content}.{}", housekeeping::POINTERS))
    }

    /// Gives a damaged file a name at which it is kept.
    fn set_aside(&self, stem: &str) -> Result<(), Error> {
        let path = self.file(stem);
        let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
        let aside = (1..MOST_ASIDE).map(|number| path.with_extension(format!("damaged-{number}"))).find(is_free);
        let full = || Err(io::ErrorKind::AlreadyExists.into());
        aside.map_or_else(full, |aside| fs::rename(&path, aside)).map_err(Error::unwritable(&path))
    }
}

#[cfg(test)]
mod tests;
