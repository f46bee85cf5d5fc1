//! Detection of the terminal: a pure function of the environment and the terminal's answers.
//!
//! Answers take precedence over variables, which a terminal inherits from the one it was started in. A missing answer
//! is no evidence.

pub mod answers;
mod colours;
pub mod environment;
mod evidence;
mod table;
pub mod wishes;

use answers::Answers;
use environment::Environment;
pub use evidence::Evidence;
use evidence::{by_answers, by_environment, by_outer, by_variable, multiplexer};
pub use table::{Clipboard, PictureWay};
use table::{Emulator, Multiplexer};

use super::colour::{Background, Depth};
use super::encode::Encoding;

/// The properties of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Profile {
    /// The name of the terminal, if it is known. Inside a multiplexer, the terminal that answered through it, or else
    /// the one that the multiplexer was started in; it may be attached to another one now.
    pub terminal: Option<&'static str>,
    /// The name of the multiplexer that the reader runs in.
    pub multiplexer: Option<&'static str>,
    /// The evidence for the terminal.
    pub evidence: Evidence,
    /// The encoding of rows.
    pub encoding: Encoding,
    /// `true` if the terminal shows letters with vowel signs wrong.
    pub spoils_vowels: bool,
    /// `true` if the terminal joins letters itself.
    pub joins: bool,
    /// `true` if an emoji of several characters may be sent: no multiplexer measures it otherwise than the terminal.
    pub shows_sequences: bool,
    /// `true` if glyphs leave pixels behind in the rows above and below.
    pub overflows: bool,
    /// The number of colours, and the evidence for it.
    pub depth: (Depth, Evidence),
    /// The background, if it is known, and the evidence for it.
    pub background: (Option<Background>, Evidence),
    /// `true` if answers may follow the answer to DA1.
    pub answers_late: bool,
    /// `true` if the terminal outside the multiplexer can be asked, and answers if the multiplexer is set to let it.
    pub passthrough: bool,
    /// The treatment of requests to copy, by the terminal and the multiplexer as they come.
    pub clipboard: Clipboard,
    /// The name of the one of both that does not carry them out; empty if both do.
    pub clipboard_of: &'static str,
    /// `true` if the terminal takes hyperlinks (OSC 8), and no multiplexer is between: they drop them, or show them
    /// only if they are told to.
    pub hyperlinks: bool,
    /// The way that pictures are sent; `None` if the terminal shows none, or a multiplexer is between that it is not
    /// known to show them through.
    pub pictures: Option<PictureWay>,
}

impl Profile {
    /// Detects the terminal that set up `environment` and gave `answers`.
    #[must_use]
    pub fn of(environment: &Environment, answers: &Answers) -> Self {
        let multiplexer = multiplexer(environment, answers);
        let (row, evidence) = match multiplexer {
            Some(_) => by_outer(answers)
                .or_else(|| by_variable(environment, |_| true).map(|(row, evidence)| (Some(row), evidence))),
            None => by_answers(answers).or_else(|| by_environment(environment, answers)),
        }
        .unwrap_or((None, Evidence::Nothing));
        let named = environment.get("QARI_BIDI").and_then(|name| name.parse().ok());
        let encoding = named.unwrap_or_else(|| match multiplexer {
            Some(multiplexer) => encoding_through(row, multiplexer),
            None => encoding_direct(row, evidence, answers),
        });
        let (clipboard, clipboard_of) = clipboard(row, multiplexer);
        Self {
            terminal: row.map(|row| row.name),
            multiplexer: multiplexer.map(|multiplexer| multiplexer.name),
            evidence,
            encoding,
            spoils_vowels: row.is_some_and(|row| row.spoils_vowels)
                || multiplexer.is_some_and(|multiplexer| !multiplexer.keeps_marks),
            joins: row.is_some_and(|row| row.joins),
            shows_sequences: multiplexer.is_none(),
            overflows: multiplexer.is_none() && row.is_some_and(|row| row.overflows),
            depth: colours::depth(environment, answers, row, multiplexer),
            background: colours::background(environment, answers, row, multiplexer),
            answers_late: multiplexer.is_some_and(|multiplexer| multiplexer.hands_on),
            passthrough: multiplexer.is_some_and(|multiplexer| multiplexer.passthrough),
            clipboard,
            clipboard_of,
            pictures: match multiplexer {
                Some(multiplexer) => row.filter(|_| multiplexer.passthrough).and_then(|row| placeholders(row, answers)),
                None => pictures(row, answers),
            },
            hyperlinks: multiplexer.is_none() && row.is_some_and(|row| takes_hyperlinks(row, environment, answers)),
        }
    }
}

/// Returns the treatment of requests to copy, and the name of the one that hinders it most: what the terminal ignores
/// no multiplexer helps with.
fn clipboard(row: Option<&Emulator>, multiplexer: Option<&Multiplexer>) -> (Clipboard, &'static str) {
    let outer = row.map_or((Clipboard::Taken, ""), |row| (row.clipboard, row.name));
    let inner = multiplexer.map_or((Clipboard::Taken, ""), |multiplexer| (multiplexer.clipboard, multiplexer.name));
    match (outer.0, inner.0) {
        (Clipboard::Ignored, _) | (_, Clipboard::Taken) => outer,
        _ => inner,
    }
}

/// Returns the way that pictures are sent to the terminal of this row.
fn pictures(row: Option<&Emulator>, answers: &Answers) -> Option<PictureWay> {
    if row.is_some_and(|row| row.kitty_pictures) {
        return Some(PictureWay::Kitty);
    }
    let (scrolls, exact) = row.map_or((false, false), |row| (row.scrolls_sixels, row.exact_sixels));
    answers.knows_sixel().then_some(PictureWay::Sixel { scrolls, exact })
}

/// Returns the way that pictures are sent to the terminal of this row through a multiplexer, if its version shows them.
fn placeholders(row: &Emulator, answers: &Answers) -> Option<PictureWay> {
    let numbers = answers.outer_version.as_deref()?.strip_prefix(row.version?)?;
    let mut numbers = numbers.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    let version = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (version >= row.placeholders?).then_some(PictureWay::Placeholders)
}

/// Returns `true` if the terminal of this row takes hyperlinks in its version: that of its variable, else that of its
/// answers, a terminal of unknown version not.
fn takes_hyperlinks(row: &Emulator, environment: &Environment, answers: &Answers) -> bool {
    let Some(first) = row.hyperlinks else { return false };
    let of_variable = row.variable.and_then(|(name, _)| environment.get(name)?.parse::<u32>().ok());
    // The versions of VTE: 7006 is 0.70.6.
    let of_answer = answers.secondary.filter(|_| row.secondary.is_some()).map(|kind| kind[1]);
    first == 0 || of_variable.or(of_answer).is_some_and(|version| version >= first)
}

/// Returns the encoding for a terminal without a multiplexer. An unknown terminal gets marks, which read right whether
/// it reorders or not, unless a mark takes a cell in it.
fn encoding_direct(row: Option<&Emulator>, evidence: Evidence, answers: &Answers) -> Encoding {
    match (row, evidence) {
        (Some(row), _) => row.encoding,
        (None, Evidence::BidiMode) => Encoding::Explicit,
        (None, _) if answers.mark_takes_a_cell() => Encoding::Visual,
        (None, _) => Encoding::Marked,
    }
}

/// Returns the encoding for a terminal inside a multiplexer. The multiplexer passes on the order of cells, and marks if
/// it keeps them, but no modes.
fn encoding_through(row: Option<&Emulator>, multiplexer: &Multiplexer) -> Encoding {
    match row.map(|row| row.encoding) {
        Some(encoding @ (Encoding::Runs | Encoding::Fonts)) => encoding,
        // A mark takes a cell in mlterm. Visual order reads right if mlterm was started with reordering off.
        Some(Encoding::Switched) => Encoding::Visual,
        Some(Encoding::Words) if multiplexer.keeps_marks => Encoding::Words,
        _ if multiplexer.keeps_marks => Encoding::Marked,
        _ if row.is_some_and(|row| row.reorders) => Encoding::Blanks,
        _ => Encoding::Visual,
    }
}
