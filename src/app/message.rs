//! The messages to the reader, and the effects that it asks the outside for.

use std::ffi::OsString;
use std::path::PathBuf;

use super::document::Extent;
use super::document::record::Record;
use super::keeping::NamedRecord;
use super::keys::key::Key;
use super::notice::Notice;
use crate::article::Pos;
use crate::format::TOUR;
use crate::format::{Portion, Reading};

/// An event that the reader takes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse wheel was turned, by rows towards the end of the text.
    Wheel(isize),
    /// The mouse was clicked on a cell: column and row from the top left corner.
    Click(u16, u16),
    /// The mouse was clicked on a cell again, for the second or third time.
    ClickAgain(u16, u16, u8),
    /// The mouse was moved to a cell with its button held.
    Drag(u16, u16),
    /// The button of the mouse was released.
    Release,
    /// A short time has passed, while the mouse is held beyond an edge.
    Tick,
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// Nothing more was typed for a while.
    Idle,
    /// There is time to go on with what takes long.
    Work,
    /// Rows are sent to the terminal in the encoding of this name now.
    Encoding(&'static str),
    /// The document that is opened by this name was read, or could not be, for a reason in words.
    Opened(OsString, Result<Box<Reading>, String>),
    /// The document that is opened by this name was read in this extent, or could not be, for a reason in words.
    Reread(OsString, Extent, Result<Box<Reading>, String>),
    /// More of the document that is read has come, or could not be read, for a reason in words.
    Arrived(Result<Box<Portion>, String>),
    /// This is kept of the document that is opened by this name: another run or another reader has kept it. The article
    /// that the program carries has no name.
    Kept(Option<OsString>, Box<Record>),
    /// The file of the document that is opened by this name has changed, or was looked at.
    Changed(OsString, Change),
    /// These documents are kept, for a list.
    Listed(Listing, Vec<NamedRecord>),
    /// The folder that is typed like this is there, and has these files, each with `true` if it is a folder.
    Files(String, PathBuf, Vec<(OsString, bool)>),
    /// An effect failed, for a reason in words.
    Failed(String),
    /// The reader is to be told this.
    Tell(Notice),
    /// No program has copied this text.
    Uncopied(String),
    /// The program has answered what it was asked, or why there is no answer.
    Answered(String, Result<String, Notice>),
    /// The place of the document that is opened by this name is from this line of its source.
    Located(OsString, usize),
    /// The editor has ended in which the document that is opened by this name was.
    Edited(OsString),
}

/// The treatment of an effect by a reader that is secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// It is carried out.
    Granted,
    /// It is carried out for documents that were named on the command line.
    ForNamed,
    /// It is dropped, and nobody misses it: nothing is kept for the next run.
    Dropped,
    /// It is refused, and a notice says so.
    Refused,
}

/// A change of the file of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// None.
    None,
    /// More was added to its end.
    Grown(Box<Portion>),
    /// It is another text now.
    Anew(Box<Reading>),
    /// It is gone or can't be read any more, for a reason in words.
    Gone(String),
}

/// A list of documents of which something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Those that were read last.
    Recent,
    /// Those with bookmarks.
    Bookmarks,
}

/// A side effect that the reader asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Repaint every cell.
    Redraw,
    /// Send rows to the terminal in the next encoding, and answer with [`Message::Encoding`].
    NextEncoding,
    /// Paint in the next theme, and answer with [`Notice::Theme`].
    NextTheme,
    /// Paint in the theme of this name, and answer with [`Notice::Theme`].
    ShowTheme(String),
    /// Look for the files of the folder that is typed like this, and answer with [`Message::Files`].
    ListFiles(String),
    /// Look for documents of which something is kept, but not for those of these names, and answer with
    /// [`Message::Listed`].
    ListKept(Listing, Vec<Option<OsString>>),
    /// Keep a search for the next run.
    Remember(String),
    /// Read the document that is opened by this name, and answer with [`Message::Opened`].
    Open(OsString),
    /// Read no more of the document that is still arriving.
    StopReading,
    /// Look at the file of the document that is opened by this name, and answer with [`Notice::Where`].
    LookAt(OsString),
    /// Look at once whether the file of the document has changed. A [`Message::Changed`] follows.
    Look,
    /// Read the document that is opened by this name in this extent, and answer with [`Message::Reread`].
    Reread(OsString, Extent),
    /// Find the line of the source that this place of the document opened by this name is from, and answer with
    /// [`Message::Located`].
    Locate(OsString, Pos),
    /// Open the document that is opened by this name in the person's editor, at this line, and answer with
    /// [`Message::Edited`].
    Edit(OsString, usize),
    /// Look a text up by the person's program, and answer with [`Message::Answered`].
    LookUp(String),
    /// End the program that looks something up.
    StopLookingUp,
    /// Open an address in the browser.
    Browse(String),
    /// Copy a text to the clipboard, by a program if there is one, and answer with [`Notice::Copied`]; or with
    /// [`Message::Uncopied`] if the programs there are fail.
    Copy(String),
    /// Copy a text to the clipboard by the terminal alone, and answer with [`Notice::Copied`].
    CopyByTerminal(String),
}

impl Effect {
    /// Returns what a secure reader does with it. Programs are never started, nothing is written, and no file is read
    /// that was not named.
    pub(super) fn right(&self) -> Right {
        match self {
            Self::Quit
            | Self::Suspend
            | Self::Redraw
            | Self::NextEncoding
            | Self::NextTheme
            | Self::ShowTheme(_)
            | Self::StopReading
            | Self::Look
            | Self::LookAt(_)
            | Self::Reread(..)
            // The clipboard is the terminal's.
            | Self::StopLookingUp
            | Self::CopyByTerminal(_) => Right::Granted,
            // The tour is a part of the program.
            Self::Open(name) if name == TOUR => Right::Granted,
            Self::Open(_) => Right::ForNamed,
            Self::Remember(_) | Self::ListKept(..) => Right::Dropped,
            Self::Browse(_)
            | Self::Copy(_)
            | Self::LookUp(_)
            | Self::Locate(..)
            | Self::Edit(..)
            | Self::ListFiles(_) => Right::Refused,
        }
    }
}
