//! The terminals: how each is known, and what it is sent. What is not said to be by report was seen on the screen of the
//! terminal itself (`tests/terminals`).

use crate::terminal::colour::Depth;
use crate::terminal::encode::Encoding;

/// A terminal.
#[derive(Debug)]
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// How its answer to XTVERSION begins.
    pub version: Option<&'static str>,
    /// Its answer to DA2, as far as it is always the same.
    pub secondary: Option<[Option<u32>; 3]>,
    /// What `TERM` is in it and in no other terminal, alone or before a hyphen.
    pub term: &'static [&'static str],
    /// A variable that it sets, and its value if others set it too. Programs that a terminal starts inherit it, other terminals
    /// among them.
    pub variable: Option<(&'static str, Option<&'static str>)>,
    /// What it is sent.
    pub encoding: Encoding,
    /// Whether it puts text in order by UAX #9 unless it is told not to.
    pub reorders: bool,
    /// Whether it spoils vowel signs: puts them on another letter, or shows no letter under them.
    pub spoils_vowels: bool,
    /// How many colours it has, unless it can be set up otherwise.
    pub depth: Option<Depth>,
    /// Whether `COLORFGBG` in it says dark for light.
    pub mistakes_background: bool,
}

/// A terminal that is known by nothing, to write the rows of the table shorter.
const NOBODY: Row = Row {
    name: "",
    version: None,
    secondary: None,
    term: &[],
    variable: None,
    encoding: Encoding::Marked,
    reorders: false,
    spoils_vowels: false,
    depth: Some(Depth::Direct),
    mistakes_background: false,
};

/// The terminals, those first that others take the variables of.
#[rustfmt::skip]
pub const TERMINALS: &[Row] = &[
    Row { name: "mlterm", secondary: Some([Some(24), None, None]), term: &["mlterm"], variable: Some(("MLTERM", None)),
        encoding: Encoding::Switched, depth: Some(Depth::Indexed), ..NOBODY },
    // All that is made of VTE: GNOME Terminal, Xfce Terminal, Tilix, Ptyxis …
    Row { name: "VTE", version: Some("VTE("), secondary: Some([Some(65), None, Some(1)]), term: &["vte", "gnome"],
        variable: Some(("VTE_VERSION", None)), encoding: Encoding::Explicit, reorders: true, ..NOBODY },
    Row { name: "Konsole", version: Some("Konsole "), secondary: Some([Some(1), Some(115), None]), term: &["konsole"],
        variable: Some(("KONSOLE_VERSION", None)), encoding: Encoding::Words, reorders: true, ..NOBODY },
    Row { name: "kitty", version: Some("kitty("), secondary: Some([Some(1), Some(4000), None]), term: &["xterm-kitty"],
        variable: Some(("KITTY_WINDOW_ID", None)), encoding: Encoding::Runs, spoils_vowels: true, ..NOBODY },
    Row { name: "QTerminal", secondary: Some([Some(0), Some(115), Some(0)]), encoding: Encoding::Tinted,
        mistakes_background: true, ..NOBODY },
    Row { name: "xterm", version: Some("XTerm("), secondary: Some([Some(41), None, None]),
        variable: Some(("XTERM_VERSION", None)), encoding: Encoding::Visual, ..NOBODY },
    Row { name: "foot", version: Some("foot("), term: &["foot"], encoding: Encoding::Visual,
        spoils_vowels: true, ..NOBODY },
    Row { name: "alacritty", term: &["alacritty"], variable: Some(("ALACRITTY_WINDOW_ID", None)),
        encoding: Encoding::Visual, spoils_vowels: true, ..NOBODY },
    Row { name: "urxvt", secondary: Some([Some(85), None, None]), term: &["rxvt"], encoding: Encoding::Visual,
        depth: None, ..NOBODY },
    Row { name: "st", term: &["st", "stterm"], encoding: Encoding::Visual, ..NOBODY },
    // By report: these know the bi-directional support mode.
    Row { name: "WezTerm", version: Some("WezTerm "), term: &["wezterm"], variable: Some(("TERM_PROGRAM", Some("WezTerm"))),
        encoding: Encoding::Explicit, ..NOBODY },
    Row { name: "mintty", version: Some("mintty "), term: &["mintty"], variable: Some(("TERM_PROGRAM", Some("mintty"))),
        encoding: Encoding::Explicit, reorders: true, ..NOBODY },
    // By report: these do not reorder.
    Row { name: "Ghostty", version: Some("ghostty "), term: &["xterm-ghostty"], variable: Some(("TERM_PROGRAM", Some("ghostty"))),
        encoding: Encoding::Visual, ..NOBODY },
    Row { name: "Visual Studio Code", version: Some("xterm.js("), variable: Some(("TERM_PROGRAM", Some("vscode"))),
        encoding: Encoding::Visual, ..NOBODY },
    Row { name: "Windows Terminal", variable: Some(("WT_SESSION", None)), encoding: Encoding::Visual, ..NOBODY },
    Row { name: "Linux console", term: &["linux"], encoding: Encoding::Visual, depth: Some(Depth::Ansi), ..NOBODY },
];

/// A program that stands between the reader and the terminal.
#[derive(Debug)]
pub struct Multiplexer {
    /// What it is called.
    pub name: &'static str,
    /// How its answer to XTVERSION begins.
    pub version: Option<&'static str>,
    /// The first number of its answer to DA2.
    pub kind: Option<u32>,
    /// How `TERM` begins in it, unless it was set up otherwise.
    pub term: Option<&'static str>,
    /// The variable that it sets.
    pub variable: &'static str,
    /// The most colours that it takes.
    pub passes: Depth,
    /// The most colours that it makes fewer of where the terminal has fewer.
    pub reduces: Depth,
    /// Whether it hands questions on to the terminal, whose answers come after its own.
    pub hands_on: bool,
    /// Whether it keeps characters that have no cell of their own: marks and vowel signs.
    pub keeps_marks: bool,
}

/// The multiplexers. `screen` is also what tmux calls itself where it has no name of its own: tmux is looked for first.
#[rustfmt::skip]
pub const MULTIPLEXERS: &[Multiplexer] = &[
    Multiplexer { name: "tmux", version: Some("tmux "), kind: Some(84), term: Some("tmux"), variable: "TMUX",
        passes: Depth::Direct, reduces: Depth::Indexed, hands_on: false, keeps_marks: true },
    Multiplexer { name: "screen", version: None, kind: Some(83), term: Some("screen"), variable: "STY",
        passes: Depth::Indexed, reduces: Depth::Ansi, hands_on: true, keeps_marks: true },
    Multiplexer { name: "zellij", version: Some("Zellij"), kind: None, term: None, variable: "ZELLIJ",
        passes: Depth::Direct, reduces: Depth::Ansi, hands_on: false, keeps_marks: false },
];
