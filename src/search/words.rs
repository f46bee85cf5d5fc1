//! Whole words: what may stand around a match that is to be one.

use std::ops::Range;

use qari_bidi::text::fold::{Folding, is_ignorable};

/// What may stand around a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// Anything: a match may be a part of a word.
    #[default]
    Parts,
    /// A match is a word, with or without what is written together with it: "and", "in", "the", "his" …
    Whole,
    /// A match is a word, and nothing is written together with it.
    Strict,
}

/// A stem of fewer letters is found in too many words that have nothing to do with it: clitics are not passed over there.
const LEAST_STEM: usize = 3;

/// No clitics before or behind a word have more letters.
const MOST_CLITIC_LETTERS: usize = 4;

/// The pronouns that are written together with the word before them, without their marks.
const SUFFIXES: [&str; 13] = ["", "ها", "هما", "هم", "هن", "كما", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];

impl Words {
    /// All of them, in the order that one goes through them.
    pub const ALL: [Self; 3] = [Self::Parts, Self::Whole, Self::Strict];

    /// Its name in the message files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Whole => "whole",
            Self::Strict => "strict",
        }
    }

    /// Whether the bytes `found` of `text` are such a match; of a query of as many letters as `stem` says, the last of which it names.
    pub(super) fn accept(
        self,
        text: &str,
        found: &Range<usize>,
        stem: Option<(usize, char)>,
        folding: Folding,
    ) -> bool {
        if self == Self::Parts {
            return true;
        }
        let before = || text[..found.start].chars().rev().take_while(|&c| is_of_word(c));
        let behind = || text[found.end..].chars().take_while(|&c| is_of_word(c));
        let letters = |part: &mut dyn Iterator<Item = char>| -> String {
            part.filter(|&c| !is_ignorable(c)).take(MOST_CLITIC_LETTERS + 1).map(|c| folding.plain(c)).collect()
        };
        let (prefix, suffix) = (letters(&mut before()), letters(&mut behind()));
        let prefix: String = prefix.chars().rev().collect();
        let has_clitics = self == Self::Whole && stem.is_some_and(|(letters, _)| letters >= LEAST_STEM);
        if !has_clitics {
            return prefix.is_empty() && suffix.is_empty();
        }
        // A teh marbuta is written as a teh before a suffix, and only there.
        let last = text[found.clone()].chars().rfind(|&c| !is_ignorable(c));
        let is_teh = stem.is_some_and(|(_, typed)| typed == 'ة') && last == Some('ت');
        is_prefix(&prefix) && SUFFIXES.contains(&suffix.as_str()) && (!is_teh || !suffix.is_empty())
    }
}

/// Whether `prefix` is made of the words of one letter and the article, in the order that they are written in before a noun.
fn is_prefix(prefix: &str) -> bool {
    let prefix = prefix.strip_prefix(['و', 'ف']).unwrap_or(prefix);
    if matches!(prefix, "" | "لل" | "ب" | "ك" | "ل" | "س") {
        return true;
    }
    let article = prefix.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(prefix);
    article == "ال"
}

/// Whether `c` is a part of a word. A zero-width non-joiner parts words, as a space does.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_ignorable(c) && c != '\u{200C}'
}

/// Whether the word goes on with a letter at byte `at` of `text`, whose character is `next`.
pub(super) fn is_letter(text: &str, at: usize, next: char) -> bool {
    let goes_on = || text[at..].chars().take_while(|&c| is_of_word(c)).any(|c| c.is_alphanumeric() && !is_ignorable(c));
    is_of_word(next) && goes_on()
}
