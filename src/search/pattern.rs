//! Queries and the patterns they are compiled to.

use std::cell::OnceCell;
use std::ops::Range;

use regex::Regex;

use super::alternatives::{self, Alternatives};
use super::context::Context;
use super::exact;
use super::expression::{self, Fault};
use super::folded::Folded;
use super::manner::Manner;
use super::rare::{Candidates, Rare};
use super::units;
use super::walk::TooManyWays;
use qari_bidi::text::fold::{Folding, Level};

/// The most bytes of a query.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The most bytes of a query that a person types or points at: what takes longer than a moment to compile is a mistake.
pub const MOST_TYPED_BYTES: usize = 4 * 1024;
/// The most bytes of a query that is surely compiled within a frame: each letter takes up to a fiftieth of one.
const MOST_BYTES_AT_ONCE: usize = 64;
/// The most bytes of an expression as it is written for compiling: a longer one takes too much memory, which takes long
/// to find out.
const MOST_WRITTEN: usize = 512 * 1024;

/// The most letters and blanks of a query that is no expression: as many as are compared one behind the other.
const MOST_LETTERS: usize = 4096;
/// The most letters of a query that are compiled to an expression. Longer ones are only found letter by letter.
const MOST_COMPILED: usize = 1024;

/// A query and the way to match it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The query as typed.
    pub text: String,
    /// The way to match it.
    pub manner: Manner,
}

/// A compiled query.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// `expression`, compiled when it is first needed: most searches of words do without.
    compiled: OnceCell<Option<Regex>>,
    /// The expression, if the query isn't empty.
    expression: Option<Expression>,
    /// `true` if case matters.
    cased: bool,
    folding: Folding,
    /// The conditions on the text around a match.
    context: Context,
    rare: Option<Box<Rare>>,
    /// The words that an expression is nothing but alternatives of; then there is no other expression.
    alternatives: Option<Box<Alternatives>>,
}

/// A regular expression, or the query that it is written from when needed.
#[derive(Clone, Debug)]
enum Expression {
    Written(String),
    OfLetters(Box<Folded>),
}

impl Query {
    /// Creates a query at the default level that matches parts of words.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), manner: Manner::default() }
    }

    /// Returns `true` if compiling the query may take longer than a frame.
    #[must_use]
    pub fn takes_long(&self) -> bool {
        let is_expression = self.manner.regex && !self.text.is_empty();
        is_expression || self.text.len() > MOST_BYTES_AT_ONCE
    }

    /// Checks the syntax of a regular expression, which takes no time.
    ///
    /// # Errors
    /// [`Fault`] if the query should be a regular expression and is not a valid one.
    pub fn check(&self) -> Result<(), Fault> {
        if self.manner.regex { expression::parsed(&self.text).map(drop) } else { Ok(()) }
    }

    /// Compiles the query for a text in `language` (a BCP 47 tag). A query without letters, such as marks alone above
    /// [`Level::Exact`], finds nothing.
    ///
    /// Case matters if the query has a capital letter (smart case).
    ///
    /// # Errors
    /// [`Fault`] if the query should be a regular expression and is not a valid one, or is too long.
    pub fn compile(&self, language: Option<&str>) -> Result<Pattern, Fault> {
        if self.text.len() > MOST_BYTES {
            return Err(Fault::too_long());
        }
        let folding = Folding::new(self.manner.level, language);
        if self.manner.regex {
            return self.compile_expression(folding);
        }
        let cased = self.text.chars().any(char::is_uppercase);
        let folded = Folded::new(&self.text, folding, self.manner);
        if folded.len() > MOST_LETTERS {
            return Err(Fault::too_long());
        }
        let (expression, rare, context) = if folding.level == Level::Exact {
            (exact::expression(&self.text).map(Expression::Written), None, folded.context())
        } else {
            let (rare, context) = (folded.rare(cased).map(Box::new), folded.context());
            ((!folded.is_empty()).then(|| Expression::OfLetters(Box::new(folded))), rare, context)
        };
        let compiled = OnceCell::new();
        let pattern = Pattern { compiled, expression, cased, folding, context, rare, alternatives: None };
        // One that is found by its expression only is compiled at once if that may fail.
        let may_fail = self.text.len() > MOST_TYPED_BYTES && folding.level < Level::Letters;
        if may_fail { pattern.compiled_now() } else { Ok(pattern) }
    }

    /// Compiles a regular expression.
    fn compile_expression(&self, folding: Folding) -> Result<Pattern, Fault> {
        let folded = Folded::new("", folding, self.manner);
        let ast = expression::parsed(&self.text)?;
        let context = Context::unknown(folding, self.manner);
        let pattern = |expression, cased, alternatives: Option<Alternatives>| Pattern {
            compiled: OnceCell::new(),
            expression,
            cased,
            folding,
            context,
            rare: None,
            alternatives: alternatives.map(Box::new),
        };
        if let Some(texts) = alternatives::texts(&ast).filter(|_| folding.level >= Level::Letters) {
            let cased = texts.iter().any(|text| text.chars().any(char::is_uppercase));
            if let Some(alternatives) = Alternatives::new(&texts, &folded, cased) {
                return Ok(pattern(None, cased, Some(alternatives)));
            }
        }
        let written = expression::written(&self.text, &ast, &folded, MOST_WRITTEN)?;
        let expression = (!self.text.is_empty()).then_some(Expression::Written(written.expression));
        // Capitals in the names of classes (`\p{Arabic}`) are no letters of the query.
        pattern(expression, written.has_capital, None).compiled_now()
    }

    /// Returns the query with its marks ignored, if it has marks that a match must have.
    #[must_use]
    pub fn ignoring_marks(&self) -> Option<Self> {
        let manner = Manner { without_marks: true, ..self.manner };
        let requires = self.manner.level > Level::Exact && !self.manner.without_marks && units::has_marks(&self.text);
        requires.then(|| Self { text: self.text.clone(), manner })
    }
}

/// Number of matches with the same end that may be refused before the search continues behind that end.
const MOST_REFUSED: usize = 64;

impl Pattern {
    /// Returns the matches in `text` as byte ranges in order. They don't overlap, and none is empty.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        self.find_within(text, 0..text.len())
    }

    /// Returns the matches in the bytes `range` of `text`, as [`Pattern::find_in`] does. The range begins and ends at
    /// character boundaries. The text before it only provides context.
    #[must_use]
    pub fn find_within(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &text[..range.end];
        if let Some(alternatives) = &self.alternatives {
            return alternatives.find_in(text, range.start, |found| self.context.allows(text, found));
        }
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

    /// Returns the first match of the expression that begins at byte `from`, a character boundary, or behind it.
    fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        // A query too long to compile was pasted by mistake: it finds nothing.
        let regex = self.compiled.get_or_init(|| self.compile()?.ok()).as_ref()?;
        let mut from = from;
        let mut refused = (0, 0);
        while from <= text.len() {
            let found = regex.find_at(text, from)?.range();
            if !found.is_empty() && self.context.allows(text, &found) {
                return Some(found);
            }
            // Don't retry from every character of a line if all matches end at the same place and are refused.
            refused = if refused.0 == found.end { (found.end, refused.1 + 1) } else { (found.end, 1) };
            let next = if refused.1 > MOST_REFUSED { found.end } else { found.start };
            from = next + text[next..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Compiles the expression now and not when it is needed.
    fn compiled_now(self) -> Result<Self, Fault> {
        let Some(compiled) = self.compile() else { return Ok(self) };
        _ = self.compiled.set(Some(compiled.map_err(|error| Fault::of_compiler(&error))?));
        Ok(self)
    }

    /// Compiles the expression, if the query isn't empty.
    fn compile(&self) -> Option<Result<Regex, regex::Error>> {
        let expression = match self.expression.as_ref()? {
            Expression::Written(expression) => expression,
            Expression::OfLetters(folded) if folded.len() > MOST_COMPILED => return None,
            Expression::OfLetters(folded) => &folded.expression(),
        };
        Some(Regex::new(&format!("(?m{}){expression}", if self.cased { "" } else { "i" })))
    }

    /// Returns the places in `text` where matches may be: each match contains the character at one of them. `None` if
    /// searching with the expression is as fast.
    #[must_use]
    pub fn candidates(&self, text: &str) -> Option<Candidates> {
        self.rare.as_ref()?.candidates(text, self.folding)
    }

    /// Returns `true` if [`Pattern::find_around`] finds all matches without the expression.
    #[must_use]
    pub fn finds_around(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.is_complete())
    }

    /// Returns the match that contains the character at byte `at` as the part `letter` of the query, both from
    /// [`Candidates`], and that begins at byte `from` or behind it.
    #[must_use]
    pub fn find_around(&self, text: &str, letter: usize, at: usize, from: usize) -> Option<Range<usize>> {
        let found = self
            .rare
            .as_ref()?
            .find_around(text, (letter, at), from, self.folding, |found| self.context.allows(text, found));
        // The expression takes linear time for any text.
        found.unwrap_or_else(|TooManyWays| self.find_from(text, from))
    }
}
