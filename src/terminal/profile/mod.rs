//! Which terminal this is and what it is sent: a pure function of what the environment says and what the terminal answered.
//!
//! Answers count for more than variables, which a terminal inherits from the one it was started in; silence counts for nothing.

pub mod answers;
pub mod environment;
mod table;
pub mod wishes;

use answers::Answers;
use environment::Environment;
use table::{MULTIPLEXERS, Multiplexer, Row, TERMINALS};

use super::encode::Encoding;

/// What is known of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The terminal, if it is one of the table. Inside a multiplexer it is the one that this was started in, which may have
    /// been left for another since.
    pub terminal: Option<&'static str>,
    /// The multiplexer between it and the reader.
    pub multiplexer: Option<&'static str>,
    /// What told the terminal.
    pub evidence: Evidence,
    /// How rows are encoded.
    pub encoding: Encoding,
    /// Whether the terminal spoils vowel signs.
    pub spoils_vowels: bool,
}

/// What told a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its answer to XTVERSION.
    Version,
    /// Its answer to DECRQM: it knows the bi-directional support mode.
    BidiMode,
    /// Its answer to DA2.
    Secondary,
    /// A variable of the environment.
    Variable(&'static str),
    /// Nothing.
    Nothing,
}

impl Profile {
    /// The profile of the terminal that set up `environment` and gave `answers`.
    #[must_use]
    pub fn of(environment: &Environment, answers: &Answers) -> Self {
        match multiplexer(environment, answers) {
            Some(multiplexer) => Self::through(multiplexer, environment),
            None => Self::direct(environment, answers),
        }
    }

    /// Without a multiplexer. A terminal that is not in the table gets marks, which read right where nothing is reordered and
    /// where everything is; unless a mark takes a cell in it.
    fn direct(environment: &Environment, answers: &Answers) -> Self {
        let found = by_answers(answers).or_else(|| by_environment(environment, answers));
        let unknown = if answers.mark_takes_a_cell() { Encoding::Visual } else { Encoding::Marked };
        let (row, evidence) = found.unwrap_or((None, Evidence::Nothing));
        let encoding = match (row, evidence) {
            (Some(row), _) => row.encoding,
            (None, Evidence::BidiMode) => Encoding::Explicit,
            (None, _) => unknown,
        };
        let spoils_vowels = row.is_some_and(|row| row.spoils_vowels);
        Self { terminal: row.map(|row| row.name), multiplexer: None, evidence, encoding, spoils_vowels }
    }

    /// Through a multiplexer, which keeps the modes for itself and answers in the place of the terminal. Marks are in the cells
    /// and pass through it, and so does the order of cells.
    fn through(multiplexer: &Multiplexer, environment: &Environment) -> Self {
        let found = by_variable(environment, |_| true);
        let (row, evidence) = found.map_or((None, Evidence::Nothing), |(row, evidence)| (Some(row), evidence));
        let encoding = match row.map(|row| row.encoding) {
            Some(encoding @ (Encoding::Words | Encoding::Runs)) => encoding,
            _ => Encoding::Marked,
        };
        let spoils_vowels = row.is_some_and(|row| row.spoils_vowels);
        let multiplexer = Some(multiplexer.name);
        Self { terminal: row.map(|row| row.name), multiplexer, evidence, encoding, spoils_vowels }
    }
}

/// The multiplexer that the reader runs in, if any. Its variable alone says little where the terminal says it is another: it was
/// started from inside the multiplexer then.
fn multiplexer(environment: &Environment, answers: &Answers) -> Option<&'static Multiplexer> {
    let answered = MULTIPLEXERS.iter().find(|multiplexer| {
        begins(answers.version.as_deref(), multiplexer.version)
            || multiplexer.kind.is_some() && answers.secondary.map(|kind| kind[0]) == multiplexer.kind
    });
    if answered.is_some() || by_answers(answers).is_some() {
        return answered;
    }
    let named = |multiplexer: &&Multiplexer| begins(environment.get("TERM"), multiplexer.term);
    MULTIPLEXERS.iter().find(|multiplexer| holds(multiplexer, environment)).or_else(|| MULTIPLEXERS.iter().find(named))
}

/// Whether the variable of a multiplexer says that the reader runs in it. A terminal with a `TERM` of its own was started from
/// inside one that sets `TERM` too.
fn holds(multiplexer: &Multiplexer, environment: &Environment) -> bool {
    environment.get(multiplexer.variable).is_some() && (multiplexer.term.is_none() || by_term(environment).is_none())
}

/// The terminal by what it answered; none of the table if all that is known of it is that it knows the bidi mode.
fn by_answers(answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
    let version = answers.version.as_deref();
    if let Some(row) = TERMINALS.iter().find(|row| begins(version, row.version)) {
        return Some((Some(row), Evidence::Version));
    }
    let kind = answers.secondary.and_then(|kind| TERMINALS.iter().find(|row| is_kind(row, kind)));
    if answers.knows_bidi_mode() {
        return Some((kind.filter(|row| row.encoding == Encoding::Explicit), Evidence::BidiMode));
    }
    // What says that it does not know the mode is not one that does, whatever it calls itself.
    let kind = kind.filter(|row| row.encoding != Encoding::Explicit || answers.bidi_mode.is_none());
    kind.map(|row| (Some(row), Evidence::Secondary))
}

fn is_kind(row: &Row, kind: [u32; 3]) -> bool {
    row.secondary.is_some_and(|own| own.iter().zip(kind).all(|(own, number)| own.is_none_or(|own| own == number)))
}

/// The terminal by what the environment says, unless it answered that it does not know the mode which that terminal knows.
fn by_environment(environment: &Environment, answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
    let fits = |row: &Row| row.encoding != Encoding::Explicit || answers.bidi_mode != Some(0);
    let term = by_term(environment).map(|row| (row, Evidence::Variable("TERM")));
    term.or_else(|| by_variable(environment, fits)).map(|(row, evidence)| (Some(row), evidence))
}

/// The terminal that has a `TERM` of its own, which it sets anew and does not inherit.
fn by_term(environment: &Environment) -> Option<&'static Row> {
    let term = environment.get("TERM")?;
    let is = |own: &&'static str| term.strip_prefix(*own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    TERMINALS.iter().find(|row| row.term.iter().any(is))
}

fn by_variable(environment: &Environment, fits: impl Fn(&Row) -> bool) -> Option<(&'static Row, Evidence)> {
    TERMINALS.iter().filter(|row| fits(row)).find_map(|row| {
        let (name, own) = row.variable?;
        let value = environment.get(name)?;
        own.is_none_or(|own| own == value).then_some((row, Evidence::Variable(name)))
    })
}

fn begins(text: Option<&str>, with: Option<&str>) -> bool {
    matches!((text, with), (Some(text), Some(with)) if text.starts_with(with))
}
