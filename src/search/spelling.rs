//! Spellings: the sequences of characters that a text may have for a part of a query.

/// A step of a spelling. Ignorable characters may follow each step, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// One of these characters.
    Letter(Vec<char>),
    /// One of these characters, with the next step directly behind it.
    Sign(Vec<char>),
    /// White space, or what stands between verses.
    Space,
    /// White space or nothing.
    Blank,
}

/// A sequence of steps; an empty one stands for a part that the text leaves out.
pub(super) type Spelling = Vec<Piece>;

/// Most spellings of a part. A part of more letters than that allows is matched by its first spellings only.
const MOST_SPELLINGS: usize = 48;

/// Returns the spelling whose steps are one letter of each class.
pub(super) fn sequence(classes: &[&str]) -> Spelling {
    classes.iter().map(|class| Piece::Letter(class.chars().collect())).collect()
}

/// Returns the spellings of two parts in a row, those with the first spelling of `one` first.
pub(super) fn product(one: &[Spelling], other: &[Spelling]) -> Vec<Spelling> {
    let pairs = one.iter().flat_map(|first| other.iter().map(|second| [first.as_slice(), second.as_slice()].concat()));
    pairs.take(MOST_SPELLINGS).collect()
}

/// Returns the spellings of an optional run of up to `most` characters of `class`, the longest first.
pub(super) fn optional(class: &str, most: usize) -> Vec<Spelling> {
    (0..=most).rev().map(|count| sequence(&vec![class; count])).collect()
}
