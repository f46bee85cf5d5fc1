//! Identification of the terminal and of the multiplexer, with the evidence for it.

use super::answers::Answers;
use super::environment::Environment;
use super::table::{Emulator, MULTIPLEXERS, Multiplexer, TERMINALS};
use crate::terminal::encode::Encoding;

/// The evidence for a terminal or one of its properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The answer to XTVERSION.
    Version,
    /// The answer to DECRQM: support of the bi-directional support mode.
    BidiMode,
    /// The answer to DA2.
    Secondary,
    /// The answer to DECRQSS after a colour was set.
    Setting,
    /// The answer to OSC 11, the background colour.
    Background,
    /// An environment variable.
    Variable(&'static str),
    /// The table of terminals and multiplexers.
    Table,
    /// No evidence.
    Nothing,
}

/// Identifies the multiplexer that the reader runs in, if any. Its variable doesn't count if the answers identify a
/// terminal, which must then have been started from inside the multiplexer.
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

/// Returns `true` if the variable of a multiplexer shows that the reader runs in it. If the multiplexer sets `TERM`,
/// the `TERM` of a known terminal shows that this terminal was started from inside it.
fn holds(multiplexer: &Multiplexer, environment: &Environment) -> bool {
    environment.get(multiplexer.variable).is_some() && (multiplexer.term.is_none() || by_term(environment).is_none())
}

/// Identifies the terminal by its answers. The terminal is `None` if they only tell that it supports the bidi mode.
pub(super) fn by_answers(answers: &Answers) -> Option<(Option<&'static Emulator>, Evidence)> {
    if let Some(row) = by_version(answers.version.as_deref()) {
        return Some((Some(row), Evidence::Version));
    }
    let kind = answers.secondary.and_then(|kind| TERMINALS.iter().find(|row| is_kind(row, kind)));
    if answers.knows_bidi_mode() {
        return Some((kind.filter(|row| row.encoding == Encoding::Explicit), Evidence::BidiMode));
    }
    // A terminal that denies support of the mode is none that supports it, whatever its DA2.
    let kind = kind.filter(|row| row.encoding != Encoding::Explicit || answers.bidi_mode.is_none());
    kind.map(|row| (Some(row), Evidence::Secondary))
}

/// Identifies the terminal outside a multiplexer by its answer, which names none that is not in the table.
pub(super) fn by_outer(answers: &Answers) -> Option<(Option<&'static Emulator>, Evidence)> {
    let version = answers.outer_version.as_deref()?;
    Some((by_version(Some(version)), Evidence::Version))
}

fn by_version(version: Option<&str>) -> Option<&'static Emulator> {
    TERMINALS.iter().find(|row| begins(version, row.version))
}

fn is_kind(row: &Emulator, kind: [u32; 3]) -> bool {
    row.secondary.is_some_and(|own| own.iter().zip(kind).all(|(own, number)| own.is_none_or(|own| own == number)))
}

/// Identifies the terminal by the environment. Terminals that support the bidi mode are excluded if this one denied it.
pub(super) fn by_environment(
    environment: &Environment,
    answers: &Answers,
) -> Option<(Option<&'static Emulator>, Evidence)> {
    let fits = |row: &Emulator| row.encoding != Encoding::Explicit || answers.bidi_mode != Some(0);
    let term = by_term(environment).map(|row| (row, Evidence::Variable("TERM")));
    term.or_else(|| by_variable(environment, fits)).map(|(row, evidence)| (Some(row), evidence))
}

/// Identifies a terminal by a `TERM` of its own, which it sets and never inherits.
fn by_term(environment: &Environment) -> Option<&'static Emulator> {
    let term = environment.get("TERM")?;
    let is = |own: &&'static str| term.strip_prefix(*own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    TERMINALS.iter().find(|row| row.term.iter().any(is))
}

/// Identifies a terminal that `fits` by the variable it sets, which other terminals started in it inherit.
pub(super) fn by_variable(
    environment: &Environment,
    fits: impl Fn(&Emulator) -> bool,
) -> Option<(&'static Emulator, Evidence)> {
    TERMINALS.iter().filter(|row| fits(row)).find_map(|row| {
        let (name, own) = row.variable?;
        let value = environment.get(name)?;
        own.is_none_or(|own| own == value).then_some((row, Evidence::Variable(name)))
    })
}

fn begins(text: Option<&str>, with: Option<&str>) -> bool {
    matches!((text, with), (Some(text), Some(with)) if text.starts_with(with))
}
