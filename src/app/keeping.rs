//! The state behind keeping things for the next run: the time, the usual look, what was left.

use std::ffi::OsString;

use super::document::record::Record;
use super::look::Look;

/// A document, by the name that it is opened by, and what is to be kept of it. The article that the program carries has
/// no name.
pub type NamedRecord = (Option<OsString>, Record);

/// The state behind keeping things for the next run.
#[derive(Debug)]
pub(super) struct Keeping {
    /// The time, in milliseconds since 1970, as the outside tells it.
    pub now: u64,
    /// The look by the settings and the command line.
    pub usual: Look,
    /// The choices of it that the command line has made.
    pub commanded: Vec<&'static str>,
    /// `true` if documents are gone on in where they were left.
    pub resumes: bool,
    /// The documents that were left since the outside asked last.
    pub left: Vec<NamedRecord>,
    /// `true` if a bookmark was set or removed since the outside asked last.
    pub bookmarks_changed: bool,
    /// `true` once the reader was told that there is a way back from a search.
    pub way_back_told: bool,
}

impl Keeping {
    pub fn new(usual: Look) -> Self {
        let (commanded, left) = (Vec::new(), Vec::new());
        Self { now: 0, usual, commanded, resumes: true, left, bookmarks_changed: false, way_back_told: false }
    }
}
