//! From what a person types to the places where a text says it.
//!
//! A query is compiled to one regular expression over the source bytes: a class for each letter, and between letters a run
//! of what the level of folding passes over. There is no folded copy of the text, and a match is a range of the source.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::text::fold::{IGNORABLE, Level, is_ignorable};
use crate::text::forms;

/// What is searched for, and how exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// What is folded.
    pub level: Level,
}

/// A query, ready to search with.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Option<Regex>,
}

impl Query {
    /// Compiles the query. A query that holds nothing to search for, as marks alone at [`Level::Marks`], finds nothing.
    ///
    /// Case matters if the query has a capital letter (smart case).
    #[must_use]
    pub fn compile(&self) -> Pattern {
        let expression = match self.level {
            Level::Exact => exact(&self.text),
            Level::Marks => unmarked(&self.text),
        };
        let case = if self.text.chars().any(char::is_uppercase) { "" } else { "(?i)" };
        // An expression too long to compile is one that was pasted by mistake: it finds nothing.
        let regex = expression.and_then(|expression| Regex::new(&format!("{case}{expression}")).ok());
        Pattern { regex }
    }
}

impl Pattern {
    /// The places in `text` that match, as ranges of bytes, from the first to the last; they do not overlap.
    pub fn find_in<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        self.regex.iter().flat_map(move |regex| regex.find_iter(text)).map(|found| found.range())
    }
}

/// The expression of [`Level::Exact`]: each grapheme of the query in its composed and in its decomposed form
/// (canonical equivalence, UAX #15).
fn exact(query: &str) -> Option<String> {
    let mut expression = String::new();
    for c in query.nfc() {
        if c.is_whitespace() {
            expression.push_str(r"\s");
            continue;
        }
        let composed = regex::escape(&c.to_string());
        let decomposed = regex::escape(&c.to_string().nfd().collect::<String>());
        if composed == decomposed {
            expression.push_str(&composed);
        } else {
            expression.push_str(&format!("(?:{composed}|{decomposed})"));
        }
    }
    (!expression.is_empty()).then_some(expression)
}

/// The expression of [`Level::Marks`]: the query without its marks, each letter in all its presentation forms, with any
/// marks between and behind.
fn unmarked(query: &str) -> Option<String> {
    let marks = format!("[{}]*", IGNORABLE.map(|(first, last)| class_range(first, last)).concat());
    let letters: Vec<char> = query.nfc().filter(|&c| !is_ignorable(c) || is_joiner_space(c)).collect();
    let mut pieces = Vec::new();
    let mut rest = letters.as_slice();
    while let Some((&letter, behind)) = rest.split_first() {
        if letter.is_whitespace() || is_joiner_space(letter) {
            rest = &behind[behind.iter().take_while(|&&c| c.is_whitespace() || is_joiner_space(c)).count()..];
            // A zero-width non-joiner is as good as a space, or as nothing where the query has none.
            pieces.push(if letter.is_whitespace() { r"(?:\s|\x{200C})+".to_owned() } else { r"\s*".to_owned() });
            continue;
        }
        let ligature = behind
            .first()
            .filter(|_| letter == '\u{0644}')
            .and_then(|&alef| forms::lam_alef(alef).map(|forms| (alef, forms)));
        if let Some((alef, forms)) = ligature {
            let forms: String = forms.all().collect();
            pieces.push(format!("(?:{}{marks}{}|[{forms}])", letter_class(letter), letter_class(alef)));
            rest = &behind[1..];
        } else {
            pieces.push(letter_class(letter));
            rest = behind;
        }
    }
    let has_letters = letters.iter().any(|c| !c.is_whitespace() && !is_joiner_space(*c));
    has_letters.then(|| pieces.join(&marks) + &marks)
}

/// Zero-width non-joiner: typed between the parts of a Persian word where others type a space.
fn is_joiner_space(c: char) -> bool {
    c == '\u{200C}'
}

/// What matches one letter: itself, its presentation forms, and where it is composed of a letter and a mark, those.
fn letter_class(letter: char) -> String {
    let mut class = regex::escape(&letter.to_string());
    let forms: String = forms::forms(letter).iter().flat_map(forms::Forms::all).collect();
    let decomposed: String = letter.to_string().nfd().collect();
    if !forms.is_empty() {
        class = format!("[{letter}{forms}]");
    }
    if decomposed.chars().nth(1).is_some() {
        class = format!("(?:{class}|{})", regex::escape(&decomposed));
    }
    class
}

fn class_range(first: char, last: char) -> String {
    format!(r"\x{{{:X}}}-\x{{{:X}}}", u32::from(first), u32::from(last))
}
