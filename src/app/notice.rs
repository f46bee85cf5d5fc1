//! Notices for the status line; their words are in the message files.

use super::document::matches::Way;
use super::keys::key::Key;
use crate::format::Warning;
use qari_bidi::text::fold::Level;

/// A notice that stands in the status line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The search wrapped around an end of the text.
    Wrapped(Way),
    /// The search found nothing.
    NoMatches,
    /// The text that was pasted or pointed at is too long to be searched for or typed.
    TooLong,
    /// There is no search to repeat.
    NoSearch,
    /// These keys, one after the other, are bound to nothing. The last one is as it was typed.
    NoSuchKeys(Vec<Key>),
    /// The document is gone on in where it was left in an earlier run.
    Continued,
    /// A bookmark was set, with this letter or without.
    BookmarkSet(Option<char>),
    /// The document has no bookmark with this letter.
    NoBookmark(char),
    /// The text that the bookmark was at is not in the document any more.
    BookmarkIsGone,
    /// The document has as many bookmarks as it may.
    TooManyBookmarks,
    /// One can go back from where the search has led.
    WayBack,
    /// Both of these.
    Both(Box<(Notice, Notice)>),
    /// A number comes before the key that goes to a percentage.
    NumberFirst,
    /// The document, and how much of it was read; with the form of its file, if that is known.
    Where(Option<FileForm>),
    /// The palette has no command of this name.
    NoSuchCommand(String),
    /// The setting of this name does not take this value.
    NoSuchValue(&'static str, String),
    /// The setting of this name has this value now.
    IsSet(&'static str, String),
    /// Searches match at this level now.
    Level(Level),
    /// The document has no disclaimer.
    NoDisclaimer,
    /// Nothing is ever written.
    NothingIsWritten,
    /// There is no section of that number.
    NoSection(usize),
    /// There is no line of that number.
    NoLine(usize),
    /// The choice of vowel signs changed.
    Marks,
    /// Long lines are cut now, or wrapped.
    Chop,
    /// The choice about invisible characters changed.
    Controls,
    /// The way lines end changed.
    Align,
    /// The text is to be set in a book face, or in cells, or the size of its letters changed.
    Typeset,
    /// Rows are sent to the terminal in the encoding of this name now.
    Encoding(&'static str),
    /// The screen is painted in the theme of this name now.
    Theme {
        /// Its name.
        name: String,
        /// `true` if all themes look alike on this terminal.
        alike: bool,
    },
    /// The document could not be read quite as it was meant.
    Warnings(Vec<Warning>),
    /// Something failed, in words.
    Failed(String),
    /// The rest of the document could not be read, for this reason.
    OnlyBeginning(String),
    /// No more of the document is read, because the person wants no more.
    Stopped,
    /// The file of the document has changed and was read again.
    ReadAnew,
    /// The file of the document has more at its end.
    Grown,
    /// The file of the document has not changed.
    Unchanged,
    /// The file of the document can't be read any more, for this reason.
    FileIsGone(String),
    /// The document has no file that can be looked at again.
    NoFile,
    /// There is no link in the text.
    NoLinks,
    /// No link has the hint that was typed.
    NoSuchHint,
    /// There is no further link.
    NoMoreLinks,
    /// There is no further document.
    NoMoreDocuments,
    /// The document has no more than is shown.
    NothingLeftOut,
    /// Standard input can't be read again.
    InputIsGone,
    /// The document has no place of this name.
    NoPlace(String),
    /// The link leads to nothing that can be opened.
    LeadsNowhere,
    /// The address was opened in the browser.
    Browsing,
    /// A text was copied, or could not be.
    Copied(Copied),
    /// There is nothing to copy.
    NothingToCopy,
    /// The document has no source that can be edited.
    NoSource,
    /// No editor is named.
    NoEditor,
    /// No program is named that looks something up.
    NoLookup,
    /// A secure reader does not do that.
    Secure,
}

/// The form of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileForm {
    /// The name of its format.
    pub format: &'static str,
    /// The name of its encoding, if it is text.
    pub encoding: Option<&'static str>,
}

/// The outcome of copying a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The number of characters.
    pub characters: usize,
    /// The way that they went.
    pub way: CopyWay,
}

/// The way that a text went to the clipboard, or the reason why it could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyWay {
    /// This program took it.
    Program(String),
    /// This program, which was asked for, failed or took too long.
    Failed(String),
    /// It was sent to the terminal, which gives no answer.
    Terminal,
    /// It was sent to the terminal of this name, which is not known to take it unless it is set to.
    Doubtful(&'static str),
    /// The terminal of this name ignores such requests.
    Ignored(&'static str),
    /// It is too long to be sent to a terminal.
    TooLong,
}
