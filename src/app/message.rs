//! What happens to the reader, and what it asks of the outside.

use std::ffi::OsString;

use super::Notice;
use super::key::Key;
use crate::format::Reading;

/// What happens to the reader.
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
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// Nothing more was typed for a while.
    Idle,
    /// There is time to go on with what takes long.
    Work,
    /// Rows are handed to the terminal in another way, of this name.
    Encoding(&'static str),
    /// The document that is opened by this name has been read; or it could not be, with what to tell the reader.
    Opened(OsString, Result<Box<Reading>, String>),
    /// The whole document, of which the beginning is read, has been read; or it could not be, with the reason for the reader.
    Arrived(Result<Box<Reading>, String>),
    /// Something that was asked of the outside could not be done, with what to tell the reader.
    Failed(String),
    /// There is this to tell the reader.
    Tell(Notice),
}

/// What only the outside can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back to the shell until it wakes the program.
    Suspend,
    /// Paint every cell anew.
    Redraw,
    /// Hand rows to the terminal in the next way there is, and say which.
    NextEncoding,
    /// Keep a search for the next time the program runs.
    Remember(String),
    /// Read the document that is opened by this name, and answer with [`Message::Opened`].
    Open(OsString),
    /// Hand an address to a browser.
    Browse(String),
    /// Hand a text to the clipboard.
    Copy(String),
}
