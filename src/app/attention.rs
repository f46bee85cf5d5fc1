//! The reader's attention: the focus of the keys, and everything that lies over the panes. It is dropped as a whole
//! when another document is read.

use super::answer::Lookup;
use super::document::place::Place;
use super::keeping::NamedRecord;
use super::keys::key::Key;
use super::searching::Typing;
use super::searching::palette::FolderFiles;
use super::searching::picker::ListedBookmark;
use super::update::way::Run;

/// A pane that keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// The section list.
    Contents,
}

/// The cursor of the terminal while one reads. Where one types it is always seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadingCursor {
    /// It stands where one reads: screen readers and magnifiers follow it.
    #[default]
    Shown,
    /// It is hidden.
    Hidden,
}

/// The ways of the cursor while one reads, by their names in the settings.
pub const READING_CURSORS: [(&str, ReadingCursor); 2] =
    [("shown", ReadingCursor::Shown), ("hidden", ReadingCursor::Hidden)];

/// The whole disclaimer, if it is open over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    Nothing,
    /// The whole disclaimer, at a place in it.
    Disclaimer(Place),
}

/// The focus of the keys, and everything that lies over the panes.
#[derive(Debug, Default)]
pub(super) struct Attention {
    pub focus: Focus,
    /// `true` if the section list is open over the text, where there is no room beside it.
    pub contents_over: bool,
    /// The prompt, the list or the help that is open.
    pub typing: Option<Typing>,
    /// The answer that is shown over the panes.
    pub answer: Option<Lookup>,
    /// The keys pressed of a sequence that is not complete, as the key map writes them.
    pub pressed: Vec<Key>,
    /// The measure and the place before these keys did what they mean by themselves, if that is taken back where they
    /// go on.
    pub before: (u16, Place),
    /// The letter that ended the sequence of the command that is carried out, where the key map leaves it open.
    pub letter: Option<char>,
    /// The number that was typed before the command that is carried out.
    pub number: Option<usize>,
    /// The cell beyond the edges of the text that the mouse is dragged to.
    pub dragged: Option<(u16, u16)>,
    /// The bookmarks of the list that is open.
    pub bookmarks: Vec<ListedBookmark>,
    /// The files of the folder that is typed in the palette.
    pub files: Option<FolderFiles>,
    /// The documents that were read last, beside those of the shelf, for the list of documents.
    pub recent: Vec<NamedRecord>,
    /// The steps that are one entry of the history, if one was taken last.
    pub run: Option<Run>,
    /// The number that was typed and waits for a movement to repeat, or for a pause.
    pub count: Option<usize>,
}
