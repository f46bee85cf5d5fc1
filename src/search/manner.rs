//! The way a query is matched.

use qari_bidi::text::fold::Level;

/// The way a query is matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The level of folding.
    pub level: Level,
    /// The context a match may stand in.
    pub words: Words,
    /// `true` if the query is a regular expression; its literals are folded.
    pub regex: bool,
    /// `true` if the marks of the query are ignored, rather than required where they were typed.
    pub without_marks: bool,
}

/// The context that a match may stand in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// Any: a match may be a part of a word.
    #[default]
    Parts,
    /// A match is a word, with or without what the language writes together with it: "and", "in", "the", "his" …
    Whole,
    /// A match is a word with nothing written together with it.
    Strict,
}

impl Words {
    /// All of them, in the order that a reader cycles through them.
    pub const ALL: [Self; 3] = [Self::Parts, Self::Whole, Self::Strict];

    /// Returns the name in the message files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Whole => "whole",
            Self::Strict => "strict",
        }
    }
}
