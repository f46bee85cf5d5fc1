//! Which terminal this is and what it is sent: a pure function of what the environment says and what the terminal answered.
//!
//! Answers count for more than variables, which a terminal inherits from the one it was started in; silence counts for nothing.
pub mod answers;
mod colours;
pub mod environment;
mod evidence;
mod table;
pub mod wishes;

use answers::Answers;
use environment::Environment;
pub use evidence::Evidence;
use evidence::{by_answers, by_environment, by_variable, multiplexer};
use table::{Multiplexer, Row};

use super::colour::{Background, Depth};
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
    /// How many colours it has, and what told so.
    pub depth: (Depth, Evidence),
    /// What its background is, if that is known, and what told so.
    pub background: (Option<Background>, Evidence),
    /// Whether an answer may come after what is the last one elsewhere.
    pub answers_late: bool,
}

impl Profile {
    /// The profile of the terminal that set up `environment` and gave `answers`.
    #[must_use]
    pub fn of(environment: &Environment, answers: &Answers) -> Self {
        let multiplexer = multiplexer(environment, answers);
        let (row, evidence) = match multiplexer {
            Some(_) => by_variable(environment, |_| true).map(|(row, evidence)| (Some(row), evidence)),
            None => by_answers(answers).or_else(|| by_environment(environment, answers)),
        }
        .unwrap_or((None, Evidence::Nothing));
        let encoding = match multiplexer {
            Some(multiplexer) => encoding_through(row, multiplexer),
            None => encoding_direct(row, evidence, answers),
        };
        Self {
            terminal: row.map(|row| row.name),
            multiplexer: multiplexer.map(|multiplexer| multiplexer.name),
            evidence,
            encoding,
            spoils_vowels: row.is_some_and(|row| row.spoils_vowels)
                || multiplexer.is_some_and(|multiplexer| !multiplexer.keeps_marks),
            depth: colours::depth(environment, answers, row, multiplexer),
            background: colours::background(environment, answers, row, multiplexer),
            answers_late: multiplexer.is_some_and(|multiplexer| multiplexer.hands_on),
        }
    }
}

/// Without a multiplexer. A terminal that is not in the table gets marks, which read right where nothing is reordered and where
/// everything is; unless a mark takes a cell in it.
fn encoding_direct(row: Option<&Row>, evidence: Evidence, answers: &Answers) -> Encoding {
    match (row, evidence) {
        (Some(row), _) => row.encoding,
        (None, Evidence::BidiMode) => Encoding::Explicit,
        (None, _) if answers.mark_takes_a_cell() => Encoding::Visual,
        (None, _) => Encoding::Marked,
    }
}

/// Through a multiplexer, which keeps the modes for itself and answers in the place of the terminal. The order of cells passes
/// through it, and so do marks in the cells, if it keeps them.
fn encoding_through(row: Option<&Row>, multiplexer: &Multiplexer) -> Encoding {
    match row.map(|row| row.encoding) {
        Some(Encoding::Runs) => Encoding::Runs,
        // A mark would take a cell in mlterm; without, it reads right if mlterm was started so as not to reorder.
        Some(Encoding::Switched) => Encoding::Visual,
        Some(Encoding::Words) if multiplexer.keeps_marks => Encoding::Words,
        _ if multiplexer.keeps_marks => Encoding::Marked,
        _ if row.is_some_and(|row| row.reorders) => Encoding::Blanks,
        _ => Encoding::Visual,
    }
}
