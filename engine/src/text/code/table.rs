//! The rows of the table of languages.

/// A programming language, or one of markup, data or settings: its comments, strings and words.
#[derive(Debug)]
pub struct Language {
    /// Its names, in lower case: as written behind the fence of a code block, and as the extension of its files.
    pub(super) names: &'static [&'static str],
    /// The signs of comments up to the end of the line.
    pub(super) comments: &'static [Sign],
    /// Comments and strings that are opened and closed; of two that begin alike, the longer first.
    pub(super) pairs: &'static [Pair],
    /// Its keywords, separated by blanks.
    pub(super) keywords: &'static str,
    /// `true` if keywords may be written in capitals too.
    pub(super) any_case: bool,
    /// The characters that make a keyword of the word behind them: `@media`, `\section`, `$HOME`.
    pub(super) sigils: &'static str,
    /// The words besides keywords that have a place of their own.
    pub(super) places: Places,
}

/// The places in which any word is a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// None.
    Nowhere,
    /// A string before a colon: JSON.
    StringKeys,
    /// The beginning of a line, up to a colon: YAML.
    ColonKeys,
    /// The beginning of a line, up to an equals sign or in brackets: TOML, INI.
    EqualsKeys,
    /// The names of tags. Strings stand in tags only: HTML, XML.
    Tags,
    /// Words that begin with a hyphen: a shell.
    Options,
}

/// The sign of a comment up to the end of the line.
#[derive(Debug)]
pub(super) struct Sign {
    pub(super) text: &'static str,
    pub(super) apart: Apart,
}

/// The condition under which a sign begins a comment. None does behind a backslash, and `//` not behind a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// Anywhere.
    Anywhere,
    /// At the start of a line, or behind a blank.
    BehindBlank,
    /// The same, and before a blank, a right-to-left letter or the end of the line: the language is unknown.
    BetweenBlanks,
}

/// A comment or string that is opened and closed.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) is_comment: bool,
    /// The most that it may hold.
    pub(super) most: Most,
    /// `true` if a backslash takes the meaning from the character behind it.
    pub(super) escapes: bool,
}

/// The most that a [`Pair`] may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Most {
    /// One character, or one with backslashes.
    Character,
    /// A part of a line.
    Line,
    /// Any number of lines.
    Lines,
}

/// A sign that begins a comment wherever it stands.
pub(super) const fn anywhere(text: &'static str) -> Sign {
    Sign { text, apart: Apart::Anywhere }
}

/// A sign that begins a comment at the start of a line or behind a blank.
pub(super) const fn apart(text: &'static str) -> Sign {
    Sign { text, apart: Apart::BehindBlank }
}

/// A sign that seems to begin a comment.
const fn guessed(text: &'static str) -> Sign {
    Sign { text, apart: Apart::BetweenBlanks }
}

/// A comment of any number of lines.
pub(super) const fn comment(open: &'static str, close: &'static str) -> Pair {
    Pair { open, close, is_comment: true, most: Most::Lines, escapes: false }
}

/// A string of any number of lines.
pub(super) const fn text(open: &'static str, close: &'static str) -> Pair {
    Pair { open, close, is_comment: false, most: Most::Lines, escapes: false }
}

/// A string in a line, with backslashes.
pub(super) const fn string(quote: &'static str) -> Pair {
    Pair { open: quote, close: quote, is_comment: false, most: Most::Line, escapes: true }
}

/// A string in a line, in which a backslash means itself.
pub(super) const fn literal(quote: &'static str) -> Pair {
    Pair { open: quote, close: quote, is_comment: false, most: Most::Line, escapes: false }
}

/// A character between quotation marks. What holds more is none, such as what stands between two lifetimes of Rust.
pub(super) const fn character(quote: &'static str) -> Pair {
    Pair { open: quote, close: quote, is_comment: false, most: Most::Character, escapes: true }
}

impl Language {
    /// A language without anything.
    pub(super) const PLAIN: Self = Self {
        names: &[],
        comments: &[],
        pairs: &[],
        keywords: "",
        any_case: false,
        sigils: "",
        places: Places::Nowhere,
    };

    /// The signs that most languages share.
    pub(super) const UNKNOWN: Self = Self {
        comments: &[
            Sign { text: "//", apart: Apart::Anywhere },
            guessed("#"),
            guessed("--"),
            guessed(";"),
            guessed("%"),
        ],
        pairs: &[
            comment("/*", "*/"),
            comment("<!--", "-->"),
            text("\"\"\"", "\"\"\""),
            text("'''", "'''"),
            string("\""),
            string("'"),
            string("`"),
        ],
        ..Self::PLAIN
    };

    /// Returns `true` if `word` is one of its keywords.
    pub(super) fn has(&self, word: &str) -> bool {
        let is_it = |own: &str| if self.any_case { own.eq_ignore_ascii_case(word) } else { own == word };
        self.keywords.split(' ').any(is_it)
    }
}
