//! The table of commands: one row each, with its name, where it means something and under which conditions it acts.
//!
//! Everything else that has to know a command's nature is derived from its row: what a key map may bind, the help, what
//! acts while something lies over the text, what waits for the rest of a document, what the way back leads to.

use crate::messages::Messages;

use Context::{List, Prompt, Reading};
use Group::{Choosing, Contents, Copying, Display, Documents, Moving, Program, Searching, Typing};

/// A part of the interface that keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The panes: the text or the section list.
    Reading,
    /// The links of the text, one of which is chosen.
    Choosing,
    /// The text, of which a piece is being selected.
    Selecting,
    /// The prompt that a search is typed in.
    Prompt,
    /// A list that is filtered by typing.
    List,
    /// The answer of a program, over the panes.
    Answer,
}

impl Context {
    /// Returns `true` if a key that is bound to nothing is typed there.
    #[must_use]
    pub fn is_typing(self) -> bool {
        matches!(self, Prompt | List)
    }
}

/// A part of the help: what one wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Move in the text.
    Moving,
    /// Find words, headings and pages.
    Searching,
    /// Use the section list.
    Contents,
    /// Go along links, from one document to another, and back.
    Documents,
    /// Select and copy.
    Copying,
    /// Choose how the text is shown.
    Display,
    /// Get help, close what is open, leave.
    Program,
    /// Type a search, or the filter of a list.
    Typing,
    /// Choose among links.
    Choosing,
    /// Move the cursor while text is selected.
    Selecting,
    /// Read the answer of a program.
    Answer,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 11] = [
        Moving,
        Searching,
        Contents,
        Documents,
        Copying,
        Display,
        Program,
        Typing,
        Choosing,
        Self::Selecting,
        Self::Answer,
    ];

    /// Returns the id of the message that names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Moving => "group-moving",
            Searching => "group-searching",
            Contents => "group-contents",
            Documents => "group-documents",
            Copying => "group-copying",
            Display => "group-display",
            Program => "group-program",
            Typing => "group-typing",
            Choosing => "group-choosing",
            Self::Selecting => "group-selecting",
            Self::Answer => "group-answer",
        }
    }

    /// Returns the contexts whose keys it shows.
    #[must_use]
    pub const fn contexts(self) -> &'static [Context] {
        match self {
            Moving | Searching | Contents | Documents | Copying | Display | Program => &[Reading],
            Typing => &[Prompt, List],
            Choosing => &[Context::Choosing],
            Self::Selecting => &[Context::Selecting],
            Self::Answer => &[Context::Answer],
        }
    }

    /// Returns the context in which it shows the command of `row`, if it shows that. A command that is for several
    /// contexts is in several groups.
    #[must_use]
    pub fn context_of(self, row: &CommandRow) -> Option<Context> {
        let has_own_context = !self.contexts().contains(&Reading);
        let context = self.contexts().iter().copied().find(|&context| row.command.usage(context).is_some());
        context.filter(|_| has_own_context || row.group == self)
    }
}

/// The time that a command waits while a document is still being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Until the whole document is there: the command may ask for any place in it.
    ForWhole,
    /// Until the sections that it goes by have come.
    ForSections,
    /// Until what was pressed before has been done. The command needs no more than has come.
    ForTurn,
    /// Never.
    Never,
}

/// The most that may lie over the text for a command to act: what can't be seen is not moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// Nothing.
    Nothing,
    /// The open disclaimer, which has links and matches.
    Disclaimer,
    /// Anything, even a screen that is too small to show the text.
    Anything,
}

/// A context that a command is for, and how it acts there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The context.
    pub context: Context,
    /// `true` if a number typed before repeats it.
    pub repeats: bool,
    /// `true` if a number typed before says where it goes, or how far.
    pub takes_number: bool,
    /// `true` if it leads to another place at once, so that the place it leads away from is remembered.
    pub leads_away: bool,
    /// The time that it waits while the document is still being read.
    pub wait: Wait,
    /// The most that may lie over the text.
    pub cover: Cover,
}

impl Usage {
    const fn of(context: Context, cover: Cover) -> Self {
        Self { context, repeats: false, takes_number: false, leads_away: false, wait: Wait::ForWhole, cover }
    }

    const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    const fn takes_number(self) -> Self {
        Self { takes_number: true, ..self }
    }

    const fn leads_away(self) -> Self {
        Self { leads_away: true, ..self }
    }

    /// Needs the sections that its count goes by.
    const fn after_sections(self) -> Self {
        Self { wait: Wait::ForSections, ..self }
    }

    /// Needs no more of the document than has come.
    const fn early(self) -> Self {
        Self { wait: Wait::ForTurn, ..self }
    }

    const fn never_waits(self) -> Self {
        Self { wait: Wait::Never, ..self }
    }

    const fn over_disclaimer(self) -> Self {
        Self { cover: Cover::Disclaimer, ..self }
    }

    const fn over_anything(self) -> Self {
        Self { cover: Cover::Anything, ..self }
    }
}

const READING: Usage = Usage::of(Reading, Cover::Nothing);
const CHOOSING: Usage = Usage::of(Context::Choosing, Cover::Anything);
const SELECTING: Usage = Usage::of(Context::Selecting, Cover::Disclaimer).early();
const ANSWER: Usage = Usage::of(Context::Answer, Cover::Anything).early();
const PROMPT: Usage = Usage::of(Prompt, Cover::Anything);
const LIST: Usage = Usage::of(List, Cover::Anything);

/// A row of [`COMMANDS`].
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// The name that key maps bind it by; `command-` and this name is the message that describes it in the help.
    pub name: &'static str,
    /// The group of the help that its keys while reading are in.
    pub group: Group,
    /// The contexts it is for.
    pub usages: &'static [Usage],
}

macro_rules! commands {
    ($($(#[$doc:meta])+ $variant:ident, $name:literal, $group:expr, [$($usage:expr),+];)+) => {
        /// A command, which keys are bound to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])+ $variant,)+ }

        /// All commands, in the order of the variants and of the help.
        pub const COMMANDS: &[CommandRow] =
            &[$(CommandRow { command: Command::$variant, name: $name, group: $group, usages: &[$($usage),+] }),+];
    };
}

commands! {
    /// Scrolls down one line.
    LineDown, "line-down", Moving, [READING.repeats().early().over_disclaimer(), SELECTING.repeats(), ANSWER];
    /// Scrolls up one line.
    LineUp, "line-up", Moving, [READING.repeats().early().over_disclaimer(), SELECTING.repeats(), ANSWER];
    /// Scrolls down one page.
    PageDown, "page-down", Moving, [READING.repeats().early().over_disclaimer(), LIST, SELECTING.repeats(), ANSWER];
    /// Scrolls up one page.
    PageUp, "page-up", Moving, [READING.repeats().early().over_disclaimer(), LIST, SELECTING.repeats(), ANSWER];
    /// Scrolls down half a page.
    HalfPageDown, "half-page-down", Moving, [READING.takes_number().early().over_disclaimer(), SELECTING.repeats()];
    /// Scrolls up half a page.
    HalfPageUp, "half-page-up", Moving, [READING.takes_number().early().over_disclaimer(), SELECTING.repeats()];
    /// Goes to the first line, or to the line or section of a number.
    Start, "start", Moving, [READING.takes_number().leads_away().early().over_disclaimer(), SELECTING];
    /// Goes to the last page, or to the line or section of a number.
    End, "end", Moving, [READING.takes_number().leads_away().over_disclaimer(), SELECTING];
    /// Goes to a percentage of the text.
    Percent, "percent", Moving, [READING.takes_number().leads_away()];
    /// Goes to the next heading.
    NextSection, "next-section", Moving, [READING.repeats().after_sections(), SELECTING.repeats().after_sections()];
    /// Goes to the previous heading.
    PreviousSection, "previous-section", Moving, [READING.repeats().early(), SELECTING.repeats()];
    /// Goes to the next paragraph.
    NextParagraph, "next-paragraph", Moving, [READING.repeats().early().over_disclaimer(), SELECTING.repeats()];
    /// Goes to the beginning of the paragraph, or to the previous one.
    PreviousParagraph, "previous-paragraph", Moving,
        [READING.repeats().early().over_disclaimer(), SELECTING.repeats()];
    /// Puts the row that is meant at the top: that of the match or the click, or while selecting, of the cursor.
    RowToTop, "row-to-top", Moving, [READING.early(), SELECTING];
    /// Puts that row in the middle.
    RowToMiddle, "row-to-middle", Moving, [READING.early(), SELECTING];
    /// Puts that row at the bottom.
    RowToBottom, "row-to-bottom", Moving, [READING.early(), SELECTING];
    /// Goes on in the direction of reading: to the next page; in the section list, unfolds a branch or opens a section.
    Forward, "forward", Moving, [READING.repeats().early().over_disclaimer()];
    /// Goes back against the direction of reading: to the previous page; in the section list, folds a branch or leaves.
    Back, "back", Moving, [READING.repeats().early().over_disclaimer()];
    /// Moves the focus to the other pane.
    SwitchPane, "switch-pane", Contents, [READING.early()];
    /// Goes from the section list into the section; in the text, scrolls down one line.
    Open, "open", Contents, [READING.repeats().early()];
    /// Opens the search prompt.
    Search, "search", Searching, [READING.early().over_disclaimer(), SELECTING];
    /// Opens the search prompt, to search backwards.
    SearchBack, "search-back", Searching, [READING.early().over_disclaimer()];
    /// Opens the search prompt, to list the lines that match.
    SearchLines, "search-lines", Searching, [READING.early()];
    /// Goes to the next match, in the way of the search.
    NextMatch, "next-match", Searching, [READING.repeats().early().over_disclaimer(), SELECTING.repeats()];
    /// Goes to the previous match, against the way of the search.
    PreviousMatch, "previous-match", Searching, [READING.repeats().early().over_disclaimer(), SELECTING.repeats()];
    /// Searches for the word that was clicked last, else for the first one on the screen.
    SearchWord, "search-word", Searching, [READING.early().over_disclaimer()];
    /// Opens the list of matches; pressed in a list, closes it, and in the palette, completes the line.
    ShowResults, "show-results", Searching, [READING.early(), PROMPT, LIST];
    /// Opens the list of headings, to find one by typing.
    FindHeading, "find-heading", Searching, [READING];
    /// Opens the palette, which takes commands by name.
    Palette, "palette", Program, [READING.early().over_disclaimer()];
    /// Opens the palette to open a file.
    OpenFile, "open-file", Documents, [READING.early()];
    /// Begins to choose among the links of the text, or of the disclaimer if it is open.
    Links, "links", Documents, [READING.over_disclaimer()];
    /// Begins to select, with a cursor; while selecting, drops the beginning and sets it anew.
    Select, "select", Copying, [READING.early().over_disclaimer(), SELECTING];
    /// Copies the paragraph that is meant: of the current match, of what was clicked, or the first on the screen.
    CopyParagraph, "copy-paragraph", Copying, [READING.early().over_disclaimer()];
    /// Copies the section that it is in.
    CopySection, "copy-section", Copying, [READING.over_disclaimer()];
    /// Copies the current match.
    CopyMatch, "copy-match", Copying, [READING.early().over_disclaimer()];
    /// Copies the paragraph, or what is selected, with its citation.
    CopyCited, "copy-cited", Copying, [READING.early().over_disclaimer(), SELECTING];
    /// Opens the source of the document in the person's editor.
    Edit, "edit", Documents, [READING.early()];
    /// Looks up what is selected, else the word of the current match or of the click.
    LookUp, "look-up", Copying, [READING.early().over_disclaimer(), SELECTING];
    /// Sets the bookmark of a letter, at the first row on the screen.
    SetBookmark, "set-bookmark", Documents, [READING.early()];
    /// Sets a bookmark at the first row on the screen, and asks for a remark.
    SetBookmarkWithRemark, "set-bookmark-with-remark", Documents, [READING.early()];
    /// Goes to the bookmark of a letter.
    GoToBookmark, "go-to-bookmark", Documents, [READING.leads_away()];
    /// Opens the list of bookmarks.
    Bookmarks, "bookmarks", Documents, [READING];
    /// Lists the bookmarks of all documents, or again those of this one.
    AllBookmarks, "all-bookmarks", Documents, [LIST];
    /// Removes the chosen bookmark.
    RemoveBookmark, "remove-bookmark", Documents, [LIST];
    /// Opens the list of documents.
    Documents, "documents", Documents, [READING];
    /// Goes to the next document.
    NextDocument, "next-document", Documents, [READING.repeats()];
    /// Goes to the previous document.
    PreviousDocument, "previous-document", Documents, [READING.repeats()];
    /// Goes back to the place that a link, a match or a section led away from last.
    BackInHistory, "back-in-history", Documents, [READING.repeats()];
    /// Goes to the place that was gone back from last.
    ForwardInHistory, "forward-in-history", Documents, [READING.repeats()];
    /// Closes what is open; with nothing open, clears the search.
    Cancel, "cancel", Program, [READING.early().over_anything()];
    /// Shows or hides the section list.
    ToggleContents, "toggle-contents", Contents, [READING.early()];
    /// Widens the section list.
    WidenContents, "widen-contents", Contents, [READING.early()];
    /// Narrows the section list.
    NarrowContents, "narrow-contents", Contents, [READING.early()];
    /// Shows nothing but the text and a row of the disclaimer, or all again.
    QuietPage, "quiet-page", Display, [READING.early()];
    /// Lengthens the lines of the text.
    WidenText, "widen-text", Display, [READING.early()];
    /// Shortens the lines of the text.
    NarrowText, "narrow-text", Display, [READING.early()];
    /// Shows all vowel signs, some, or none.
    CycleMarks, "cycle-marks", Display, [READING.early()];
    /// Makes lines ragged, even or justified.
    CycleAlign, "cycle-align", Display, [READING.early()];
    /// Shows direction controls and other invisible characters by their names, or hides them.
    ToggleControls, "toggle-controls", Display, [READING.early()];
    /// Cuts long lines of code, logs and the like, or wraps them.
    ToggleChop, "toggle-chop", Display, [READING.early()];
    /// Numbers the lines, or no longer.
    ToggleNumbers, "toggle-numbers", Display, [READING.early()];
    /// Sets the text in a book face, where the terminal shows pictures, or in cells.
    ToggleTypeset, "toggle-typeset", Display, [READING.early()];
    /// Makes the letters of the book face larger.
    LargerType, "larger-type", Display, [READING.early()];
    /// Makes the letters of the book face smaller.
    SmallerType, "smaller-type", Display, [READING.early()];
    /// Goes to the end of the text and stays there as it grows; pressed again, stays where it is.
    Follow, "follow", Documents, [READING.early()];
    /// Looks whether the file has changed, and reads it again if it has.
    ReadAnew, "read-anew", Documents, [READING.early().over_anything()];
    /// Opens or closes the whole disclaimer.
    Disclaimer, "disclaimer", Program, [READING.over_disclaimer()];
    /// Tells the file, its format and encoding, and how much of it was read.
    WhereAmI, "where-am-i", Program, [READING.early().over_disclaimer()];
    /// Opens or closes the help.
    Help, "help", Program, [READING.early().over_disclaimer()];
    /// Repaints the screen.
    Redraw, "redraw", Program, [READING.early().over_anything(), SELECTING.over_anything()];
    /// Shows all of a web page, or its article again.
    WholePage, "whole-page", Display, [READING];
    /// Sends rows to the terminal in the next encoding.
    NextEncoding, "next-encoding", Display, [READING.early().over_anything()];
    /// Paints in the next theme.
    NextTheme, "next-theme", Display, [READING.early().over_anything()];
    /// Stops the program until the shell continues it.
    Suspend, "suspend", Program, [READING.early().over_anything(), PROMPT, LIST, SELECTING.over_anything(), ANSWER];
    /// Closes what is open; with nothing open, leaves.
    Quit, "quit", Program, [READING.early().over_anything()];
    /// Leaves, whatever is open.
    Interrupt, "interrupt", Program, [READING.never_waits().over_anything()];
    /// Chooses the next link.
    Next, "next", Choosing, [CHOOSING];
    /// Chooses the previous link.
    Previous, "previous", Choosing, [CHOOSING];
    /// Chooses the first link.
    First, "first", Choosing, [CHOOSING];
    /// Chooses the last link.
    Last, "last", Choosing, [CHOOSING];
    /// Follows the chosen link.
    Choose, "choose", Choosing, [CHOOSING.leads_away()];
    /// Copies the address of the chosen link to the clipboard.
    CopyAddress, "copy-address", Choosing, [CHOOSING];
    /// Stops choosing or selecting.
    Leave, "leave", Choosing, [CHOOSING, SELECTING.over_anything(), ANSWER];
    /// Moves the cursor to the beginning of the next word.
    NextWord, "next-word", Group::Selecting, [SELECTING.repeats()];
    /// Moves the cursor to the beginning of the word, or of the one before.
    PreviousWord, "previous-word", Group::Selecting, [SELECTING.repeats()];
    /// Moves the cursor to the end of the word, or of the next one.
    WordEnd, "word-end", Group::Selecting, [SELECTING.repeats()];
    /// Moves the cursor to the other end of what is selected.
    OtherEnd, "other-end", Group::Selecting, [SELECTING];
    /// Selects the paragraph; once more, the next one too.
    TakeParagraph, "take-paragraph", Group::Selecting, [SELECTING.repeats()];
    /// Copies what is selected.
    Copy, "copy", Group::Selecting, [SELECTING];
    /// Keeps the search at its current match, or goes to what is chosen in the list.
    Accept, "accept", Typing, [PROMPT, LIST.leads_away()];
    /// Closes the prompt or the list; the prompt goes back to where the search began.
    GiveUp, "give-up", Typing, [PROMPT, LIST];
    /// Recalls the previous search of the history, or moves up in the list.
    Older, "older", Typing, [PROMPT, LIST];
    /// Recalls the next search of the history, or moves down in the list.
    Newer, "newer", Typing, [PROMPT, LIST];
    /// Selects the next level of folding.
    CycleLevel, "cycle-level", Searching, [READING.early(), PROMPT];
    /// Hides the matches, or shows them again.
    ToggleMatches, "toggle-matches", Searching, [READING.early().over_disclaimer()];
    /// Selects parts of words, words with what is written together with them, or whole words.
    CycleWords, "cycle-words", Typing, [PROMPT];
    /// Toggles whether what is typed is a regular expression.
    ToggleRegex, "toggle-regex", Typing, [PROMPT];
    /// Moves the cursor one character to the left.
    CursorLeft, "cursor-left", Typing, [PROMPT, LIST, SELECTING.repeats()];
    /// Moves the cursor one character to the right.
    CursorRight, "cursor-right", Typing, [PROMPT, LIST, SELECTING.repeats()];
    /// Moves the cursor before the first character.
    CursorHome, "cursor-home", Typing, [PROMPT, LIST, SELECTING];
    /// Moves the cursor behind the last character.
    CursorEnd, "cursor-end", Typing, [PROMPT, LIST, SELECTING];
    /// Erases the character before the cursor; with nothing typed, closes the prompt or the list.
    Erase, "erase", Typing, [PROMPT, LIST];
    /// Erases the character behind the cursor.
    EraseAfter, "erase-after", Typing, [PROMPT, LIST];
    /// Erases the word before the cursor.
    EraseWord, "erase-word", Typing, [PROMPT, LIST];
    /// Erases everything before the cursor.
    EraseAllBefore, "erase-all-before", Typing, [PROMPT, LIST];
    /// Erases everything behind the cursor.
    EraseAllAfter, "erase-all-after", Typing, [PROMPT, LIST];
}

impl Command {
    /// Returns the words for what the command does.
    #[must_use]
    pub fn doc(self, messages: &Messages) -> String {
        messages.get(&format!("command-{}", COMMANDS[self as usize].name))
    }

    /// Returns `true` for a command that is done at once though its key begins a sequence (`-` of `-S`, `g` of `gx`),
    /// and taken back where the sequence goes on.
    #[must_use]
    pub fn is_taken_back(self) -> bool {
        matches!(self, Self::NarrowText | Self::Start)
    }

    /// Returns how the command acts in `context`, or `None` if it is not for that.
    #[must_use]
    pub fn usage(self, context: Context) -> Option<Usage> {
        // Rows stand in the order of the variants.
        let row = COMMANDS[self as usize];
        row.usages.iter().find(|usage| usage.context == context).copied()
    }

    /// Returns the command that a key map calls `name`, if it is for one of `contexts`.
    #[must_use]
    pub fn named(name: &str, contexts: &[Context]) -> Option<Self> {
        let is_meant =
            |row: &&CommandRow| row.name == name && row.usages.iter().any(|usage| contexts.contains(&usage.context));
        COMMANDS.iter().find(is_meant).map(|row| row.command)
    }
}
