//! The table of commands: what can be done, under which name a key map binds it, and where. The help is made from it.

use Context::{Choosing, Prompt, Reading};

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// While reading, in whichever pane.
    Reading,
    /// While a search is being typed, or what filters a list.
    Prompt,
    /// While a link is chosen.
    Choosing,
}

macro_rules! commands {
    ($($(#[$doc:meta])+ $variant:ident, $name:literal, $context:expr;)+) => {
        /// What a person can have done by pressing a key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])+ $variant,)+ }

        /// Every command with its name and the contexts it is for, in the order of the help.
        pub const COMMANDS: &[(Command, &str, &[Context])] = &[$((Command::$variant, $name, $context)),+];
    };
}

commands! {
    /// One line on.
    LineDown, "line-down", &[Reading];
    /// One line back.
    LineUp, "line-up", &[Reading];
    /// One page on.
    PageDown, "page-down", &[Reading, Prompt];
    /// One page back.
    PageUp, "page-up", &[Reading, Prompt];
    /// Half a page on.
    HalfPageDown, "half-page-down", &[Reading];
    /// Half a page back.
    HalfPageUp, "half-page-up", &[Reading];
    /// To the first line.
    Start, "start", &[Reading];
    /// To the last page.
    End, "end", &[Reading];
    /// To the next heading.
    NextSection, "next-section", &[Reading];
    /// To the heading before.
    PreviousSection, "previous-section", &[Reading];
    /// On in the direction of reading: the next page, or from the contents into the section.
    Forward, "forward", &[Reading];
    /// Back against the direction of reading: the page before, or out of the contents.
    Back, "back", &[Reading];
    /// To the other pane.
    SwitchPane, "switch-pane", &[Reading];
    /// From the contents into the section.
    Open, "open", &[Reading];
    /// Opens the search prompt.
    Search, "search", &[Reading];
    /// To the next match.
    NextMatch, "next-match", &[Reading];
    /// To the match before.
    PreviousMatch, "previous-match", &[Reading];
    /// Searches for the word that was clicked last, else for the first one on the screen.
    SearchWord, "search-word", &[Reading];
    /// Opens the list of matches.
    ShowResults, "show-results", &[Reading, Prompt];
    /// Opens the list of headings, to find one by typing.
    FindHeading, "find-heading", &[Reading];
    /// Begins to choose among the links of the text, or of the disclaimer that is open.
    Links, "links", &[Reading];
    /// Opens the list of documents.
    Documents, "documents", &[Reading];
    /// To the next document.
    NextDocument, "next-document", &[Reading];
    /// To the document before.
    PreviousDocument, "previous-document", &[Reading];
    /// To the place that was gone away from last: by a link, to a match, to a section.
    BackInHistory, "back-in-history", &[Reading];
    /// To the place that was gone back from last.
    ForwardInHistory, "forward-in-history", &[Reading];
    /// Closes what is open; with nothing open, clears the search.
    Cancel, "cancel", &[Reading];
    /// Shows or hides the contents.
    ToggleContents, "toggle-contents", &[Reading];
    /// Gives the contents more room.
    WidenContents, "widen-contents", &[Reading];
    /// Gives the contents less room.
    NarrowContents, "narrow-contents", &[Reading];
    /// Makes the lines of the text longer.
    WidenText, "widen-text", &[Reading];
    /// Makes the lines of the text shorter.
    NarrowText, "narrow-text", &[Reading];
    /// All vowel signs, some, or none.
    CycleMarks, "cycle-marks", &[Reading];
    /// Ragged, even or justified lines.
    CycleAlign, "cycle-align", &[Reading];
    /// Opens the whole disclaimer.
    Disclaimer, "disclaimer", &[Reading];
    /// Opens the help.
    Help, "help", &[Reading];
    /// Draws the screen anew.
    Redraw, "redraw", &[Reading];
    /// Hands rows to the terminal in the next way there is.
    NextEncoding, "next-encoding", &[Reading];
    /// Stops the program until the shell wakes it.
    Suspend, "suspend", &[Reading, Prompt];
    /// Closes what is open; with nothing open, leaves.
    Quit, "quit", &[Reading];
    /// Leaves, whatever is open.
    Interrupt, "interrupt", &[Reading];
    /// To the next one that can be chosen.
    Next, "next", &[Choosing];
    /// To the one before.
    Previous, "previous", &[Choosing];
    /// To the first one.
    First, "first", &[Choosing];
    /// To the last one.
    Last, "last", &[Choosing];
    /// Chooses it: goes where the link leads.
    Choose, "choose", &[Choosing];
    /// Hands the address of the link to the clipboard.
    CopyAddress, "copy-address", &[Choosing];
    /// Chooses nothing.
    Leave, "leave", &[Choosing];
    /// Keeps the match that the search is at.
    Accept, "accept", &[Prompt];
    /// Goes back to where the search began.
    GiveUp, "give-up", &[Prompt];
    /// The search typed before.
    Older, "older", &[Prompt];
    /// The search typed after.
    Newer, "newer", &[Prompt];
    /// The next level of folding.
    CycleLevel, "cycle-level", &[Prompt];
    /// Parts of words, words with what is written together with them, or nothing but words.
    CycleWords, "cycle-words", &[Prompt];
    /// Whether what is typed is a regular expression.
    ToggleRegex, "toggle-regex", &[Prompt];
    /// The cursor one character to the left.
    CursorLeft, "cursor-left", &[Prompt];
    /// The cursor one character to the right.
    CursorRight, "cursor-right", &[Prompt];
    /// The cursor before the first character.
    CursorHome, "cursor-home", &[Prompt];
    /// The cursor behind the last character.
    CursorEnd, "cursor-end", &[Prompt];
    /// Erases the character before the cursor.
    Erase, "erase", &[Prompt];
    /// Erases the character behind the cursor.
    EraseAfter, "erase-after", &[Prompt];
    /// Erases the word before the cursor.
    EraseWord, "erase-word", &[Prompt];
    /// Erases all before the cursor.
    EraseAllBefore, "erase-all-before", &[Prompt];
    /// Erases all behind the cursor.
    EraseAllAfter, "erase-all-after", &[Prompt];
}

impl Command {
    /// Whether it leads to another place at once, or to another document.
    #[must_use]
    pub fn travels(self) -> bool {
        use Command::{BackInHistory, Documents, ForwardInHistory, Links, NextDocument, PreviousDocument};
        matches!(self, BackInHistory | ForwardInHistory | Links | Documents | NextDocument | PreviousDocument)
    }

    /// Whether all it asks of the text are the rows about the place of the reader.
    #[must_use]
    pub fn keeps_to_rows(self) -> bool {
        use Command::{
            Back, Cancel, CycleAlign, CycleMarks, Forward, HalfPageDown, HalfPageUp, Help, LineDown, LineUp,
            NarrowText, NextEncoding, PageDown, PageUp, Quit, Redraw, Start, Suspend, WidenText,
        };
        let moves =
            matches!(self, LineDown | LineUp | PageDown | PageUp | HalfPageDown | HalfPageUp | Forward | Back | Start);
        let shows = matches!(self, WidenText | NarrowText | CycleMarks | CycleAlign | Help | Redraw | NextEncoding);
        moves || shows || matches!(self, Cancel | Suspend | Quit)
    }

    /// The command that a key map calls `name`, if it is one for `context`.
    #[must_use]
    pub fn named(name: &str, context: Context) -> Option<Self> {
        let row = COMMANDS.iter().find(|(_, own, contexts)| *own == name && contexts.contains(&context))?;
        Some(row.0)
    }
}
