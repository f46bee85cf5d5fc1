//! The form of a file: JSON, with the version of the form first.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Cause;
use super::subject::is_content;
use crate::app::document::record::Record;
use crate::system::files;

/// The version of the form. A file of a greater one is left alone.
const VERSION: u32 = 1;

/// A file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StateFile {
    version: u32,
    /// The path of the document; none for the article that the program carries.
    path: Option<StoredPath>,
    /// The content of the document, as [`super::subject::Subject::content`] has it.
    pub content: Option<String>,
    /// The record of it.
    pub record: Record,
}

/// A path, which is text for people to read where it can be.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum StoredPath {
    Text(String),
    Bytes(Vec<u8>),
}

/// The beginning of any version of a file.
#[derive(Deserialize)]
struct AnyVersion {
    version: u32,
}

impl StateFile {
    pub fn of(path: Option<&Path>, content: Option<String>, record: Record) -> Self {
        let stored = |path: &Path| {
            let bytes = || StoredPath::Bytes(path.as_os_str().as_encoded_bytes().to_vec());
            path.to_str().map_or_else(bytes, |path| StoredPath::Text(path.to_owned()))
        };
        Self { version: VERSION, path: path.map(stored), content, record }
    }

    /// Reads a file. What it says of the content becomes the name of a file, so it is nothing else.
    pub fn parse(text: &[u8]) -> Result<Self, Cause> {
        let AnyVersion { version } = serde_json::from_slice(text).map_err(|_| Cause::Damaged)?;
        if version > VERSION {
            return Err(Cause::Newer);
        }
        let file: Self = serde_json::from_slice(text).map_err(|_| Cause::Damaged)?;
        if file.content.as_deref().is_some_and(|content| !is_content(content)) {
            return Err(Cause::Damaged);
        }
        Ok(file)
    }

    /// Writes the file.
    pub fn text(&self) -> String {
        // Strings, numbers, lists and maps of strings can't fail to be written.
        let mut text = serde_json::to_string(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Returns the path of the document.
    pub fn path(&self) -> Option<PathBuf> {
        match self.path.as_ref()? {
            StoredPath::Text(text) => Some(PathBuf::from(text)),
            StoredPath::Bytes(bytes) => files::name_of(bytes.clone()).map(PathBuf::from),
        }
    }

    /// Returns `true` if the document is not at its path any more.
    pub fn is_gone(&self) -> bool {
        self.path().is_some_and(|path| std::fs::symlink_metadata(path).is_err())
    }
}
