//! From what a person types to the places where a text says it.
//!
//! A query is compiled to one regular expression over the source bytes: a class for each letter, and between letters a run
//! of what the level of folding passes over. There is no folded copy of the text, and a match is a range of the source.

mod cited;
mod exact;
mod expression;
mod folded;
mod fuzzy;
mod permutations;
mod rare;
mod units;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

use regex::Regex;

use folded::Folded;
use qari_bidi::text::fold::{Folding, Level};
use rare::{Rare, TooManyWays};

pub use cited::Citation;
pub use expression::Fault;
pub use fuzzy::{Fit, Fuzzy};
pub use rare::Candidates;
pub use words::Words;

/// What is searched for, and how exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// What counts as a match.
    pub manner: Manner,
}

/// What counts as a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// What is folded.
    pub level: Level,
    /// What may stand around a match.
    pub words: Words,
    /// Whether the query is a regular expression, whose literals are folded.
    pub regex: bool,
    /// Whether marks of the query are left out, and not looked for where they were typed.
    pub without_marks: bool,
}

/// A query, ready to search with.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What is compiled of `expression` when it is first needed: a word is found without it in most texts.
    compiled: OnceCell<Option<Regex>>,
    /// The expression, if there is anything to search for.
    expression: Option<Expression>,
    /// Whether the cases of letters are told apart.
    cased: bool,
    folding: Folding,
    /// What a match may not end before; see [`End`].
    end: End,
    words: Words,
    /// How many letters the query has, and the last of them.
    stem: Option<(usize, char)>,
    rare: Option<Rare>,
}

/// An expression, or what it is written from when it is needed.
#[derive(Clone, Debug)]
enum Expression {
    Written(String),
    OfLetters(Folded),
}

/// What may stand behind a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Anything.
    Any,
    /// No letter: the last one of the query is written at the end of a word only (ة, ى).
    Word,
    /// No mark that makes another letter of the last one.
    Seated,
    /// No mark at all.
    Unmarked,
}

impl Query {
    /// A query at the usual level, for any part of words.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), manner: Manner::default() }
    }

    /// Compiles the query for a text in `language` (a BCP 47 tag). A query that holds nothing to search for, as marks alone
    /// above [`Level::Exact`], finds nothing.
    ///
    /// Case matters if the query has a capital letter (smart case).
    ///
    /// # Errors
    /// [`Fault`] for what is no regular expression, where the query is to be one.
    pub fn compile(&self, language: Option<&str>) -> Result<Pattern, Fault> {
        let folding = Folding::new(self.manner.level, language);
        let Manner { words, regex, .. } = self.manner;
        let mut cased = self.text.chars().any(char::is_uppercase);
        let folded = Folded::new(&self.text, folding, self.manner);
        let stem = if regex { None } else { folded.stem() };
        let (expression, rare, end) = if regex {
            let written = expression::expression(&self.text, &folded)?;
            // The names of classes have capitals that are no letters to be found.
            cased = written.has_capital;
            ((!self.text.is_empty()).then_some(Expression::Written(written.expression)), None, End::Any)
        } else if folding.level == Level::Exact {
            (exact::expression(&self.text).map(Expression::Written), None, End::Unmarked)
        } else {
            let (rare, end) = (folded.rare(cased), folded.end());
            (stem.is_some().then_some(Expression::OfLetters(folded)), rare, end)
        };
        let pattern = Pattern { compiled: OnceCell::new(), expression, cased, folding, end, words, stem, rare };
        if regex && let Some(compiled) = pattern.compile() {
            // The person is told of what can't be compiled.
            _ = pattern.compiled.set(Some(compiled.map_err(|error| Fault::of_compiler(&error))?));
        }
        Ok(pattern)
    }

    /// The query with its marks left out, if it has any that a match must have.
    #[must_use]
    pub fn ignoring_marks(&self) -> Option<Self> {
        let manner = Manner { without_marks: true, ..self.manner };
        let requires = self.manner.level > Level::Exact && !self.manner.without_marks && units::has_marks(&self.text);
        requires.then(|| Self { text: self.text.clone(), manner })
    }
}

/// How often what ends at one place may be refused.
const MOST_REFUSED: usize = 64;

impl Pattern {
    /// The places in `text` that match, as ranges of bytes, from the first to the last; they do not overlap, and none is empty.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        self.find_within(text, 0..text.len())
    }

    /// The matches in the bytes `range` of `text`, which begins and ends between characters, as in [`Pattern::find_in`]. What is before
    /// the range is looked at to tell whether something is a match, and no more.
    #[must_use]
    pub fn find_within(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &text[..range.end];
        let mut found = Vec::new();
        let mut from = range.start;
        if self.finds_around()
            && let Some(candidates) = self.candidates(&text[range.clone()])
        {
            for at in candidates.places.into_iter().map(|at| range.start + at) {
                if let Some(next) = (at >= from).then(|| self.find_around(text, candidates.letter, at, from)).flatten()
                {
                    from = next.end;
                    found.push(next);
                }
            }
            return found;
        }
        while let Some(next) = self.find_from(text, from) {
            from = next.end;
            found.push(next);
        }
        found
    }

    /// The first match of the expression in `text` that begins at byte `from`, a boundary of characters, or behind it.
    fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        // A text too long to compile is one that was pasted by mistake: it finds nothing.
        let regex = self.compiled.get_or_init(|| self.compile()?.ok()).as_ref()?;
        let mut from = from;
        let mut refused = (0, 0);
        while from <= text.len() {
            let found = regex.find_at(text, from)?.range();
            if !found.is_empty() && self.accepts(text, &found) {
                return Some(found);
            }
            // What ends at one place and is refused again and again, wherever it begins, is not tried from every character of a line.
            refused = if refused.0 == found.end { (found.end, refused.1 + 1) } else { (found.end, 1) };
            let next = if refused.1 > MOST_REFUSED { found.end } else { found.start };
            from = next + text[next..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Compiles the expression, if there is one.
    fn compile(&self) -> Option<Result<Regex, regex::Error>> {
        let expression = match self.expression.as_ref()? {
            Expression::Written(expression) => expression,
            Expression::OfLetters(folded) => &folded.expression(),
        };
        Some(Regex::new(&format!("(?m{}){expression}", if self.cased { "" } else { "i" })))
    }

    /// Where in `text` there may be matches: each has the character at one of these places in it. `None` if that is no quicker to say
    /// than to search.
    #[must_use]
    pub fn candidates(&self, text: &str) -> Option<Candidates> {
        self.rare.as_ref()?.candidates(text, self.folding)
    }

    /// Whether [`Pattern::find_around`] finds what there is: a query that is one word is looked for near its candidates.
    #[must_use]
    pub fn finds_around(&self) -> bool {
        self.rare.as_ref().is_some_and(Rare::is_complete)
    }

    /// The match that has the character at byte `at` in it as the letter `letter` of the query, both from
    /// [`Candidates`], and begins at byte `from` or behind it.
    #[must_use]
    pub fn find_around(&self, text: &str, letter: usize, at: usize, from: usize) -> Option<Range<usize>> {
        let found =
            self.rare.as_ref()?.find_around(text, (letter, at), from, self.folding, |found| self.accepts(text, found));
        // An expression goes through a text once, however it can be read.
        found.unwrap_or_else(|TooManyWays| self.find_from(text, from))
    }

    /// Whether what the expression found is a match where it stands.
    fn accepts(&self, text: &str, found: &Range<usize>) -> bool {
        let next = text[found.end..].chars().next();
        let ends = match self.end {
            // With clitics, a suffix may follow.
            End::Word if self.words == Words::Whole => true,
            End::Word => !next.is_some_and(|next| words::is_letter(text, found.end, next)),
            End::Seated => !next.is_some_and(|next| folded::changes_last_letter(&text[found.clone()], next)),
            End::Unmarked => !next.is_some_and(exact::is_combining_mark),
            End::Any => true,
        };
        ends && self.words.accept(text, found, self.stem, self.folding)
    }
}
