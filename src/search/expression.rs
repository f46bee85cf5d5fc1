//! Regular expressions whose literals are folded: the expression is parsed, and each run of literals in it is put in the place of
//! what matches it at the level of folding. All else stays as it was typed.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{self, Ast, ClassSet, ClassSetItem, ErrorKind, Span};

use super::exact;
use super::folded::Folded;
use crate::messages::Messages;
use qari_bidi::text::fold::Level;

/// What keeps an expression from being one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is, as the message files name it; `None` if only the parser has words for it.
    pub name: Option<&'static str>,
    /// The parser's words.
    pub reason: String,
}

impl Fault {
    /// What it is, for the person: in the words of `messages` where they have some, else in the parser's.
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

    /// Of what the compiler says of an expression that can be parsed.
    pub(super) fn of_compiler(error: &regex::Error) -> Self {
        let name = matches!(error, regex::Error::CompiledTooBig(_)).then_some("too-large");
        // The parser shows the expression on lines of its own before it says what is wrong.
        let text = error.to_string();
        let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Self { name, reason }
    }
}

/// The expression `source` with its literals folded as `folded` is.
///
/// # Errors
/// [`Fault`] if it is none.
pub(super) fn expression(source: &str, folded: &Folded) -> Result<Written, Fault> {
    let ast = Parser::new().parse(source).map_err(|error| Fault::of_parser(&error))?;
    let mut writer = Writer { source, folded, written: String::new(), has_capital: false };
    writer.write(&ast);
    Ok(Written { expression: writer.written, has_capital: writer.has_capital })
}

/// An expression whose literals are folded.
pub(super) struct Written {
    /// The expression.
    pub(super) expression: String,
    /// Whether there is a capital letter among its literals.
    pub(super) has_capital: bool,
}

struct Writer<'a> {
    source: &'a str,
    folded: &'a Folded,
    written: String,
    has_capital: bool,
}

impl Writer<'_> {
    fn write(&mut self, ast: &Ast) {
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
                // What a class leaves out it leaves out in all spellings. They stand beside the class as it was typed, not in it,
                // where a hyphen at its end would make a range with them.
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

    /// The parts of a concatenation; neighbouring literals are one run, in which marks belong to letters.
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
        if literals.is_empty() {
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

    /// The letters that those of a class are taken for, to be put into it.
    fn letters_of(&mut self, set: &ClassSet) -> String {
        let ClassSet::Item(item) = set else { return String::new() };
        let mut letters = Vec::new();
        collect(item, &mut letters);
        self.has_capital |= letters.iter().any(|c| c.is_uppercase());
        let folding = self.folded.folding();
        letters.into_iter().flat_map(|c| folding.alike(c)).map(|c| format!(r"\x{{{:X}}}", u32::from(c))).collect()
    }

    /// The marks behind a letter that is not written out.
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

/// The letters that a class names one by one.
fn collect(item: &ClassSetItem, letters: &mut Vec<char>) {
    match item {
        ClassSetItem::Literal(literal) => letters.push(literal.c),
        ClassSetItem::Union(union) => union.items.iter().for_each(|item| collect(item, letters)),
        _ => {}
    }
}
