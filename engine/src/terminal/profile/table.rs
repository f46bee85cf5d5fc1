//! The table of terminals: how to identify each, and what it needs. Rows not marked «by report» were verified on the
//! screen of the terminal (`tests/terminals`).

use crate::terminal::colour::Depth;
use crate::terminal::encode::Encoding;

/// The treatment of requests to copy to the clipboard (OSC 52).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// They are carried out.
    Taken,
    /// They are ignored, unless a setting allows them.
    Forbidden,
    /// They are unknown, and ignored.
    Ignored,
}

/// The way that pictures are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureWay {
    /// By kitty's protocol: the terminal keeps them, and places them by number.
    Kitty,
    /// By kitty's protocol through a multiplexer, which knows nothing of them: the terminal shows them where it finds
    /// placeholders (U+10EEEE) in its cells.
    Placeholders,
    /// As sixels.
    Sixel {
        /// `true` if they move with the rows that the terminal is told to scroll.
        scrolls: bool,
        /// `true` if one changes the pixels that it has and no others, whatever its height.
        exact: bool,
    },
}

/// A row of the table of terminals.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own")]
pub struct Emulator {
    /// Its name.
    pub name: &'static str,
    /// The start of its answer to XTVERSION.
    pub version: Option<&'static str>,
    /// The constant parts of its answer to DA2.
    pub secondary: Option<[Option<u32>; 3]>,
    /// The values of `TERM` that only this terminal sets, alone or before a hyphen.
    pub term: &'static [&'static str],
    /// A variable that it sets, and the value if other terminals set it too. All programs inherit it that are started
    /// in the terminal, including other terminals.
    pub variable: Option<(&'static str, Option<&'static str>)>,
    /// The encoding of rows.
    pub encoding: Encoding,
    /// `true` if it reorders by UAX #9 unless told otherwise.
    pub reorders: bool,
    /// `true` if it shows marks wrong: on another letter, without their letter, or not at all.
    pub spoils_vowels: bool,
    /// `true` if it joins letters itself, whatever forms it is sent.
    pub joins: bool,
    /// `true` if glyphs reach into the rows above and below and leave pixels behind there, until these rows are painted
    /// again. urxvt, mlterm and Konsole leave some too, but painting these rows does not help there.
    pub overflows: bool,
    /// The number of colours, unless it is configurable.
    pub depth: Option<Depth>,
    /// Its treatment of requests to copy, as it comes.
    pub clipboard: Clipboard,
    /// The first version that takes hyperlinks (OSC 8), as the variable that it sets has it; 0 if all that are in use
    /// do, `None` if none does.
    pub hyperlinks: Option<u32>,
    /// `true` if it shows pictures by kitty's protocol.
    pub kitty_pictures: bool,
    /// The first version that shows pictures by kitty's protocol where placeholders stand, as its answer to XTVERSION
    /// begins it; `None` if none does.
    pub placeholders: Option<(u32, u32)>,
    /// `true` if its sixels move with the rows that it is told to scroll. foot leaves a row behind.
    pub scrolls_sixels: bool,
    /// `true` if its sixels change the pixels that they have and no others. They need not end with a cell or after six
    /// pixels then, and it is quicker where they leave no pixel of their rectangle as it is: xterm draws what has
    /// holes run by run.
    pub exact_sixels: bool,
    /// `true` if its `COLORFGBG` claims a dark background on a light one.
    pub mistakes_background: bool,
}

/// The defaults of the table.
const DEFAULT: Emulator = Emulator {
    name: "",
    version: None,
    secondary: None,
    term: &[],
    variable: None,
    encoding: Encoding::Marked,
    reorders: false,
    spoils_vowels: false,
    joins: false,
    overflows: false,
    depth: Some(Depth::Direct),
    clipboard: Clipboard::Taken,
    hyperlinks: None,
    kitty_pictures: false,
    placeholders: None,
    scrolls_sixels: false,
    exact_sixels: false,
    mistakes_background: false,
};

/// The known terminals. If the variables of several are set, the first one counts.
#[rustfmt::skip]
pub const TERMINALS: &[Emulator] = &[
    Emulator { name: "mlterm", secondary: Some([Some(24), None, None]), term: &["mlterm"],
        variable: Some(("MLTERM", None)), encoding: Encoding::Switched, depth: Some(Depth::Indexed),
        clipboard: Clipboard::Forbidden, scrolls_sixels: true, ..DEFAULT },
    // All terminals made of VTE: GNOME Terminal, Xfce Terminal, Tilix, Ptyxis … VTE 0.50.0 crashes at hyperlinks.
    Emulator { name: "VTE", version: Some("VTE("), secondary: Some([Some(65), None, Some(1)]), term: &["vte", "gnome"],
        variable: Some(("VTE_VERSION", None)), encoding: Encoding::Explicit, reorders: true,
        clipboard: Clipboard::Ignored, hyperlinks: Some(5001), ..DEFAULT },
    Emulator { name: "Konsole", version: Some("Konsole "), secondary: Some([Some(1), Some(115), None]),
        term: &["konsole"], variable: Some(("KONSOLE_VERSION", None)), encoding: Encoding::Words, reorders: true,
        joins: true, hyperlinks: Some(210_400), kitty_pictures: true, ..DEFAULT },
    Emulator { name: "kitty", version: Some("kitty("), secondary: Some([Some(1), Some(4000), None]),
        term: &["xterm-kitty"], variable: Some(("KITTY_WINDOW_ID", None)), encoding: Encoding::Fonts,
        hyperlinks: Some(0), kitty_pictures: true, placeholders: Some((0, 28)), ..DEFAULT },
    Emulator { name: "QTerminal", secondary: Some([Some(0), Some(115), Some(0)]), encoding: Encoding::Tinted,
        spoils_vowels: true, mistakes_background: true, clipboard: Clipboard::Ignored, ..DEFAULT },
    Emulator { name: "xterm", version: Some("XTerm("), secondary: Some([Some(41), None, None]),
        variable: Some(("XTERM_VERSION", None)), encoding: Encoding::Visual, overflows: true,
        clipboard: Clipboard::Forbidden, scrolls_sixels: true, exact_sixels: true, ..DEFAULT },
    Emulator { name: "foot", version: Some("foot("), term: &["foot"], encoding: Encoding::Visual,
        spoils_vowels: true, hyperlinks: Some(0), ..DEFAULT },
    Emulator { name: "alacritty", term: &["alacritty"], variable: Some(("ALACRITTY_WINDOW_ID", None)),
        encoding: Encoding::Visual, spoils_vowels: true, hyperlinks: Some(0), ..DEFAULT },
    Emulator { name: "urxvt", secondary: Some([Some(85), None, None]), term: &["rxvt"], encoding: Encoding::Visual,
        depth: None, clipboard: Clipboard::Ignored, ..DEFAULT },
    Emulator { name: "st", term: &["st", "stterm"], encoding: Encoding::Visual, spoils_vowels: true,
        clipboard: Clipboard::Forbidden, ..DEFAULT },
    // By report: these support the bi-directional support mode.
    Emulator { name: "WezTerm", version: Some("WezTerm "), term: &["wezterm"],
        variable: Some(("TERM_PROGRAM", Some("WezTerm"))), encoding: Encoding::Explicit,
        hyperlinks: Some(0), ..DEFAULT },
    Emulator { name: "mintty", version: Some("mintty "), term: &["mintty"],
        variable: Some(("TERM_PROGRAM", Some("mintty"))), encoding: Encoding::Explicit, reorders: true,
        clipboard: Clipboard::Forbidden, hyperlinks: Some(0), ..DEFAULT },
    // By report: xterm.js leaves rows to the browser in one of its renderers, which reorders them, and not in the
    // others.
    Emulator { name: "Visual Studio Code", version: Some("xterm.js("), variable: Some(("TERM_PROGRAM", Some("vscode"))),
        encoding: Encoding::Marked, ..DEFAULT },
    // By report: these do not reorder.
    Emulator { name: "Ghostty", version: Some("ghostty "), term: &["xterm-ghostty"],
        variable: Some(("TERM_PROGRAM", Some("ghostty"))), encoding: Encoding::Visual, kitty_pictures: true,
        placeholders: Some((1, 0)), ..DEFAULT },
    Emulator { name: "Windows Terminal", variable: Some(("WT_SESSION", None)), encoding: Encoding::Visual, ..DEFAULT },
    Emulator { name: "Linux console", term: &["linux"], encoding: Encoding::Visual, depth: Some(Depth::Ansi),
        clipboard: Clipboard::Ignored, ..DEFAULT },
];

/// A row of the table of multiplexers.
#[derive(Debug)]
pub struct Multiplexer {
    /// Its name.
    pub name: &'static str,
    /// The start of its answer to XTVERSION.
    pub version: Option<&'static str>,
    /// The first number of its answer to DA2.
    pub kind: Option<u32>,
    /// The start of `TERM` in it, unless configured otherwise.
    pub term: Option<&'static str>,
    /// The variable that it sets.
    pub variable: &'static str,
    /// The greatest number of colours that it supports.
    pub passes: Depth,
    /// The greatest number of colours that it reduces if the outer terminal has fewer.
    pub reduces: Depth,
    /// `true` if it passes queries on to the outer terminal, whose answers come after its own.
    pub hands_on: bool,
    /// `true` if it hands on to the outer terminal what is wrapped for it (`ESC P tmux;`), where its settings allow it,
    /// and what the terminal answers.
    pub passthrough: bool,
    /// `true` if it keeps characters that take no cell: marks and vowel signs.
    pub keeps_marks: bool,
    /// Its treatment of requests to copy, as it comes; `Taken` if they reach the outer terminal.
    pub clipboard: Clipboard,
}

/// The known multiplexers. tmux comes first, because its `TERM` may be `screen` too.
#[rustfmt::skip]
pub const MULTIPLEXERS: &[Multiplexer] = &[
    Multiplexer { name: "tmux", version: Some("tmux "), kind: Some(84), term: Some("tmux"), variable: "TMUX",
        passes: Depth::Direct, reduces: Depth::Indexed, hands_on: false, passthrough: true,
        keeps_marks: true, clipboard: Clipboard::Forbidden },
    Multiplexer { name: "screen", version: None, kind: Some(83), term: Some("screen"), variable: "STY",
        passes: Depth::Indexed, reduces: Depth::Ansi, hands_on: true, passthrough: false,
        keeps_marks: true, clipboard: Clipboard::Taken },
    Multiplexer { name: "zellij", version: Some("Zellij"), kind: None, term: None, variable: "ZELLIJ",
        passes: Depth::Direct, reduces: Depth::Ansi, hands_on: false, passthrough: false,
        keeps_marks: false, clipboard: Clipboard::Taken },
];
