//! What a search passes over: the characters of level 1 (marks, tatweel, format characters) that a
//! reader does not type and a text may or may not carry.

/// The levels of folding, each including the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Canonical equivalence only (UAX #15); marks and case as typed.
    Exact,
    /// Marks, tatweel and format characters are passed over; presentation forms are their letters.
    Marks,
}

/// The ignorable characters of [`Level::Marks`], as inclusive ranges: combining marks of Latin, Hebrew points and
/// accents, Arabic marks and Quranic annotation, tatweel, small waw and yeh, and the format characters.
pub const IGNORABLE: [(char, char); 25] = [
    ('\u{00AD}', '\u{00AD}'),
    ('\u{0300}', '\u{036F}'),
    ('\u{0591}', '\u{05BD}'),
    ('\u{05BF}', '\u{05BF}'),
    ('\u{05C1}', '\u{05C2}'),
    ('\u{05C4}', '\u{05C5}'),
    ('\u{05C7}', '\u{05C7}'),
    ('\u{0610}', '\u{061A}'),
    ('\u{061C}', '\u{061C}'),
    ('\u{0640}', '\u{0640}'),
    ('\u{064B}', '\u{065F}'),
    ('\u{0670}', '\u{0670}'),
    ('\u{06D6}', '\u{06DC}'),
    ('\u{06DF}', '\u{06E8}'),
    ('\u{06EA}', '\u{06ED}'),
    ('\u{0897}', '\u{089F}'),
    ('\u{08CA}', '\u{08E1}'),
    ('\u{08E3}', '\u{08FF}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{FB1E}', '\u{FB1E}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{10EFA}', '\u{10EFF}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// Whether `c` is passed over at [`Level::Marks`].
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    IGNORABLE.iter().any(|&(first, last)| (first..=last).contains(&c))
}
