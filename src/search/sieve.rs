//! Passes over documents, before they are parsed, that can't have a match.
//!
//! Between two letters of a word a document may have what a reader drops: markup, entities, page marks. All of that
//! begins and ends with characters that are no letters of the script. So a word that is nowhere whole, and nowhere cut
//! off by such a character, is not in the document; and if one word of a query is not, the query is not.

use unicode_normalization::char::is_combining_mark;

use super::folded::Folded;
use super::pattern::Query;
use super::rare::Rare;
use qari_bidi::text::direction::is_right_to_left;
use qari_bidi::text::fold::{Folding, Level, Orthography, is_ignorable};

/// A query that sources of documents are looked through for.
#[derive(Clone, Debug)]
pub struct Sieve {
    /// The words of the query, in each orthography that has spellings of them that no other covers: the language of a
    /// document is not known before it is parsed.
    variants: Vec<(Folding, Vec<Rare>)>,
    /// `true` if the query has characters of right-to-left scripts only, which no entity has a name for.
    is_right_to_left: bool,
}

impl Sieve {
    /// Creates one for `query`. Returns `None` for a query that tells nothing about the source: an expression, one with
    /// marks, or one without letters.
    #[must_use]
    pub fn of(query: &Query) -> Option<Self> {
        let text = &query.text;
        let has_marks = text.chars().any(|c| is_ignorable(c) || is_combining_mark(c));
        if query.manner.regex || has_marks || !text.contains(char::is_alphabetic) {
            return None;
        }
        // Readers add signs that the source has not: brackets around a gloss, quotation marks around a quotation.
        let text = &text.replace(|c: char| !c.is_alphanumeric(), " ");
        let cased = text.chars().any(char::is_uppercase);
        let mut variants: Vec<(Folding, Vec<Rare>)> = Vec::new();
        for orthography in Orthography::ALL {
            let folding = Folding { level: query.manner.level.max(Level::Letters), orthography };
            let words = Folded::new(text, folding, query.manner).rare_words(cased)?;
            let covers = |own: &[Rare], other: &[Rare]| {
                own.len() == other.len() && own.iter().zip(other).all(|(own, other)| own.covers(other))
            };
            if !variants.iter().any(|(_, known)| covers(known, &words)) {
                variants.retain(|(_, known)| !covers(&words, known));
                variants.push((folding, words));
            }
        }
        let is_right_to_left = text.chars().filter(|c| !c.is_whitespace()).all(is_right_to_left);
        Some(Self { variants, is_right_to_left })
    }

    /// Returns `true` if a document may match whose source is `text`. With `drops_blanks`, blanks may be dropped from
    /// between two letters too.
    #[must_use]
    pub fn may_match(&self, text: &str, drops_blanks: bool) -> bool {
        let is_end: fn(char) -> bool = match (drops_blanks, self.is_right_to_left) {
            (true, _) => |c| !c.is_alphabetic(),
            (false, true) => |c| c.is_ascii_alphanumeric() || is_dropped(c),
            (false, false) => is_dropped,
        };
        let may_have =
            |(folding, words): &(Folding, Vec<Rare>)| words.iter().all(|word| word.may_be_in(text, *folding, is_end));
        // Entities stand for signs, and for letters of Latin and Greek.
        !self.is_right_to_left && has_entity(text) || self.variants.iter().any(may_have)
    }
}

/// Returns `true` for characters that what a reader drops from between two letters may begin or end with.
fn is_dropped(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '.' | ',' | '،' | '؛' | '؟' | '«' | '»')
}

fn has_entity(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'#';
    memchr::memchr_iter(b'&', bytes).any(|at| bytes.get(at + 1).is_some_and(begins))
}
