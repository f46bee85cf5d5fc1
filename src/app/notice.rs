//! What there is to tell the reader; the words are in the message files.

use super::find;
use crate::format::Warning;

/// Something to tell the reader until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The search went on at the other end of the text.
    Wrapped(find::Way),
    /// The search found nothing.
    NoMatches,
    /// There is no search to go on with.
    NoSearch,
    /// There is no section of that number.
    NoSection(usize),
    /// Which vowel signs are shown now.
    Marks,
    /// Where lines end now.
    Align,
    /// Rows are handed to the terminal in another way, of this name.
    Encoding(&'static str),
    /// What of the document could not be taken as it was meant.
    Warnings(Vec<Warning>),
    /// What could not be done, in words.
    Failed(String),
    /// The rest of the document could not be read, for this reason.
    OnlyBeginning(String),
    /// There is no link in the text.
    NoLinks,
    /// There is no link further on.
    NoMoreLinks,
    /// There is no document further on.
    NoMoreDocuments,
    /// The document has no place of this name.
    NoPlace(String),
    /// The link leads to nothing that can be opened.
    LeadsNowhere,
    /// A browser was given the address.
    Browsing,
    /// The clipboard was given the address.
    Copied,
}
