//! Program text: its comments, strings, keywords and numbers.
//!
//! One scan serves the colours and the order of right-to-left text in code. It knows languages by a table
//! ([`Language`]): the signs of comments, the quotation marks, the keywords. A grammar would tell types from functions
//! too; but listings in prose are some lines, many of them cut short, or in no named language. For those the signs that
//! most languages share are taken where they stand as signs do.

mod languages;
mod scan;
mod table;

use std::ops::Range;

pub use table::Language;

/// The kind of a piece of program text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A comment.
    Comment,
    /// A string.
    String,
    /// A word of the language: a keyword, a key, a tag, an option, a variable.
    Keyword,
    /// A number.
    Number,
}

/// The form of a piece of program text, which its order depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenForm {
    /// A word of the program.
    Word,
    /// Text between quotation marks in one line.
    Quoted,
    /// Sentences: a comment, or a line of a string that may have several.
    Prose,
}

/// A piece of program text. None contains a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The bytes without the signs around it, and, of prose, without the blanks beside them.
    pub inside: Range<usize>,
    /// The kind.
    pub kind: TokenKind,
    /// The form.
    pub form: TokenForm,
}

/// Returns the tokens of program text in order, disjoint. Where `language` is unknown, these are comments and strings
/// by the signs that most languages share. Costs time linear in the text.
///
/// ```
/// use qari_bidi::text::code::{Language, TokenKind, tokens};
///
/// let found = tokens("x = 1  # قيمة", Language::named("python"));
/// let kinds: Vec<_> = found.iter().map(|token| (token.range.clone(), token.kind)).collect();
/// assert_eq!(kinds, [(4..5, TokenKind::Number), (7..17, TokenKind::Comment)]);
/// ```
#[must_use]
pub fn tokens(text: &str, language: Option<&'static Language>) -> Vec<Token> {
    scan::tokens(text, language.unwrap_or(&Language::UNKNOWN))
}

#[cfg(test)]
mod tests;
