//! Regular expressions whose literals are folded. The expression is parsed, and each run of literals is replaced by an
//! expression that matches it at the level of folding. Everything else stays as typed.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{self, Ast, ClassSet, ClassSetItem, ErrorKind, Span};

use super::exact;
use super::folded::Folded;
use crate::messages::Messages;
use qari_bidi::text::fold::Level;

/// The name of [`Fault::too_long`].
const TOO_LONG: &str = "too-long";

/// The reason why a query can't be searched for: mostly a syntax error in a regular expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the error in the message files; `None` if only the parser describes it.
    pub name: Option<&'static str>,
    /// The description of the parser, in English.
    pub reason: String,
}

impl Fault {
    /// Describes the error in the language of `messages`, or in the words of the parser if there is no message for it.
    #[must_use]
    pub fn describe(&self, messages: &Messages) -> String {
        self.name.map_or_else(|| self.reason.clone(), |name| messages.get(&format!("fault-{name}")))
    }

    fn of_parser(error: &ast::Error) -> Self {
        let name = match error.kind() {
            ErrorKind::GroupUnclosed => Some("group-unclosed"),
            ErrorKind::GroupUnopened => Some("group-unopened"),
            ErrorKind::ClassUnclosed => Some("class-unclosed"),
            ErrorKind::EscapeUnexpectedEof => Some("escape-unfinished"),
            ErrorKind::EscapeUnrecognized => Some("escape-unknown"),
            ErrorKind::RepetitionMissing => Some("repetition-missing"),
            ErrorKind::RepetitionCountUnclosed | ErrorKind::RepetitionCountInvalid => Some("repetition-count"),
            ErrorKind::ClassRangeInvalid => Some("class-range"),
            _ => None,
        };
        Self { name, reason: error.kind().to_string() }
    }

    /// Says that a query is longer than any text that is meant.
    #[must_use]
    pub fn too_long() -> Self {
        Self { name: Some(TOO_LONG), reason: "too long".to_owned() }
    }

    /// Returns `true` if the query is too long, whether it should be an expression or not.
    #[must_use]
    pub fn is_of_length(&self) -> bool {
        self.name == Some(TOO_LONG)
    }

    /// Says that an expression takes too much memory.
    fn too_large() -> Self {
        Self { name: Some("too-large"), reason: "too large".to_owned() }
    }

    /// Converts an error of the compiler, raised for an expression that parses.
    pub(super) fn of_compiler(error: &regex::Error) -> Self {
        let name = matches!(error, regex::Error::CompiledTooBig(_)).then_some("too-large");
        // The first lines repeat the expression; the last one is the reason.
        let text = error.to_string();
        let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Self { name, reason }
    }
}

/// Parses the regular expression `source`.
///
/// # Errors
/// [`Fault`] if it is no valid one.
pub(super) fn parsed(source: &str) -> Result<Ast, Fault> {
    Parser::new().parse(source).map_err(|error| Fault::of_parser(&error))
}

/// Folds the literals of the regular expression `source`, which is `ast`, as `folded` is folded.
///
/// # Errors
/// [`Fault`] if it becomes longer than `most` bytes.
pub(super) fn written(source: &str, ast: &Ast, folded: &Folded, most: usize) -> Result<Written, Fault> {
    let folded = folded.clone().for_many();
    let mut writer = Writer { source, folded: &folded, written: String::new(), most, has_capital: false };
    writer.write(ast);
    if writer.is_full() {
        return Err(Fault::too_large());
    }
    Ok(Written { expression: writer.written, has_capital: writer.has_capital })
}

/// A regular expression whose literals are folded.
pub(super) struct Written {
    /// The expression.
    pub(super) expression: String,
    /// `true` if a literal is a capital letter.
    pub(super) has_capital: bool,
}

struct Writer<'a> {
    source: &'a str,
    folded: &'a Folded,
    written: String,
    most: usize,
    has_capital: bool,
}

impl Writer<'_> {
    /// Returns `true` if too much has been written to go on.
    fn is_full(&self) -> bool {
        self.written.len() > self.most
    }

    fn write(&mut self, ast: &Ast) {
        if self.is_full() {
            return;
        }
        match ast {
            Ast::Literal(literal) => self.literals(&[literal.c]),
            Ast::Concat(concat) => self.concat(&concat.asts),
            Ast::Alternation(alternation) => {
                self.written.push_str("(?:");
                for (index, ast) in alternation.asts.iter().enumerate() {
                    if index > 0 {
                        self.written.push('|');
                    }
                    self.write(ast);
                }
                self.written.push(')');
            }
            Ast::Group(group) => {
                let inside = group.ast.span();
                self.copy(group.span.start.offset, inside.start.offset);
                self.write(&group.ast);
                self.copy(inside.end.offset, group.span.end.offset);
            }
            Ast::Repetition(repetition) => {
                self.written.push_str("(?:");
                self.write(&repetition.ast);
                self.written.push(')');
                self.copy_span(&repetition.op.span);
            }
            Ast::ClassBracketed(class) => {
                // A negated class excludes all spellings of its letters. They go into a class of their own, since a
                // hyphen at the end of the typed class would make a range with them.
                let inside = class.span.start.offset + if class.negated { "[^".len() } else { "[".len() };
                self.written.push_str(if class.negated { "[^[" } else { "[[" });
                self.copy(inside, class.span.end.offset - 1);
                let spellings = self.letters_of(&class.kind);
                self.written.push_str(&format!("]{spellings}]"));
                self.run();
            }
            Ast::Dot(_) | Ast::ClassPerl(_) | Ast::ClassUnicode(_) => {
                self.copy_span(ast.span());
                self.run();
            }
            Ast::Empty(_) | Ast::Flags(_) | Ast::Assertion(_) => self.copy_span(ast.span()),
        }
    }

    /// Writes a concatenation. Neighbouring literals are folded as one run, since marks belong to letters.
    fn concat(&mut self, asts: &[Ast]) {
        let mut literals: Vec<char> = Vec::new();
        for ast in asts {
            if let Ast::Literal(literal) = ast {
                literals.push(literal.c);
                continue;
            }
            self.literals(&literals);
            literals.clear();
            self.write(ast);
        }
        self.literals(&literals);
    }

    fn literals(&mut self, literals: &[char]) {
        if literals.is_empty() || self.is_full() {
            return;
        }
        self.has_capital |= literals.iter().any(|c| c.is_uppercase());
        let text: String = literals.iter().collect();
        let own = if self.folded.folding().level == Level::Exact {
            exact::expression(&text).unwrap_or_default()
        } else {
            self.folded.another(&text).part()
        };
        self.written.push_str(&own);
    }

    /// Returns the letters that fold with those of a class, as the inside of a class.
    fn letters_of(&mut self, set: &ClassSet) -> String {
        let ClassSet::Item(item) = set else { return String::new() };
        let mut letters = Vec::new();
        collect(item, &mut letters);
        self.has_capital |= letters.iter().any(|c| c.is_uppercase());
        let folding = self.folded.folding();
        letters.into_iter().flat_map(|c| folding.alike(c)).map(|c| format!(r"\x{{{:X}}}", u32::from(c))).collect()
    }

    /// Writes the run of ignorable characters that may follow a class or a dot.
    fn run(&mut self) {
        if self.folded.folding().level > Level::Exact {
            self.written.push_str(&self.folded.run(None));
        }
    }

    fn copy_span(&mut self, span: &Span) {
        self.copy(span.start.offset, span.end.offset);
    }

    fn copy(&mut self, start: usize, end: usize) {
        self.written.push_str(&self.source[start..end]);
    }
}

/// Collects the letters that a class lists one by one.
fn collect(item: &ClassSetItem, letters: &mut Vec<char>) {
    match item {
        ClassSetItem::Literal(literal) => letters.push(literal.c),
        ClassSetItem::Union(union) => union.items.iter().for_each(|item| collect(item, letters)),
        _ => {}
    }
}
