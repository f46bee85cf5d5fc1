//! Which terminal this is, which multiplexer is between it and the reader, and what told so.

use super::answers::Answers;
use super::environment::Environment;
use super::table::{MULTIPLEXERS, Multiplexer, Row, TERMINALS};
use crate::terminal::encode::Encoding;

/// What told a terminal, or something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its answer to XTVERSION.
    Version,
    /// Its answer to DECRQM: it knows the bi-directional support mode.
    BidiMode,
    /// Its answer to DA2.
    Secondary,
    /// Its answer to DECRQSS: what it made of a colour.
    Setting,
    /// Its answer to OSC 11: the colour of its background.
    Background,
    /// A variable of the environment.
    Variable(&'static str),
    /// What is known of the terminal or the multiplexer by the table.
    Table,
    /// Nothing.
    Nothing,
}

/// The multiplexer that the reader runs in, if any. Its variable alone says little where the terminal says it is another: it was
/// started from inside the multiplexer then.
pub(super) fn multiplexer(environment: &Environment, answers: &Answers) -> Option<&'static Multiplexer> {
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
pub(super) fn by_answers(answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
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
pub(super) fn by_environment(environment: &Environment, answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
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

pub(super) fn by_variable(environment: &Environment, fits: impl Fn(&Row) -> bool) -> Option<(&'static Row, Evidence)> {
    TERMINALS.iter().filter(|row| fits(row)).find_map(|row| {
        let (name, own) = row.variable?;
        let value = environment.get(name)?;
        own.is_none_or(|own| own == value).then_some((row, Evidence::Variable(name)))
    })
}

fn begins(text: Option<&str>, with: Option<&str>) -> bool {
    matches!((text, with), (Some(text), Some(with)) if text.starts_with(with))
}
