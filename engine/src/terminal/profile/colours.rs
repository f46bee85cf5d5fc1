//! Detection of the number of colours and of the background.
//!
//! A wrong guess is less legible than none, so the fallback is what every terminal shows right.

use super::answers::Answers;
use super::environment::Environment;
use super::evidence::Evidence;
use super::table::{Emulator, Multiplexer};
use crate::terminal::colour::{Background, Depth};

/// Detects the number of colours.
pub(super) fn depth(
    environment: &Environment,
    answers: &Answers,
    row: Option<&Emulator>,
    multiplexer: Option<&Multiplexer>,
) -> (Depth, Evidence) {
    if let Some(depth) = answers.depth {
        return (depth, Evidence::Setting);
    }
    let Some(multiplexer) = multiplexer else {
        let known = row.and_then(|row| row.depth).map(|depth| (depth, Evidence::Table));
        return known.unwrap_or_else(|| by_variables(environment, Depth::Direct));
    };
    let (depth, evidence) = by_variables(environment, multiplexer.passes);
    // The multiplexer reduces these colours itself if the outer terminal has fewer.
    if depth < multiplexer.reduces { (multiplexer.reduces, Evidence::Table) } else { (depth, evidence) }
}

/// Detects the number of colours by `COLORTERM`, if `most` allows direct colours, else by the name in `TERM`.
fn by_variables(environment: &Environment, most: Depth) -> (Depth, Evidence) {
    if most == Depth::Direct && matches!(environment.get("COLORTERM"), Some("truecolor" | "24bit")) {
        return (Depth::Direct, Evidence::Variable("COLORTERM"));
    }
    let Some(term) = environment.get("TERM") else { return (Depth::Ansi, Evidence::Nothing) };
    let depth = if term.contains("-direct") {
        Depth::Direct
    } else if term.contains("256color") {
        Depth::Indexed
    } else if is_monochrome(term) {
        Depth::Monochrome
    } else {
        Depth::Ansi
    };
    (depth.min(most), Evidence::Variable("TERM"))
}

/// Returns `true` for the terminfo names of terminals without colours: DEC's (`vt100`, `vt220` …), and those with a
/// suffix.
fn is_monochrome(term: &str) -> bool {
    let is_dec = term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    term == "dumb" || is_dec || term.ends_with("-m") || term.ends_with("-mono")
}

/// Detects the background: by the terminal's answer, else by `COLORFGBG`.
pub(super) fn background(
    environment: &Environment,
    answers: &Answers,
    row: Option<&Emulator>,
    multiplexer: Option<&Multiplexer>,
) -> (Option<Background>, Evidence) {
    if let Some(colour) = answers.background {
        return (Background::of(colour), Evidence::Background);
    }
    // A multiplexer inherited the variable from the terminal it was started in, and may be attached to another one now.
    let says = multiplexer.is_none() && row.is_none_or(|row| !row.mistakes_background);
    match says.then(|| by_colour_pair(environment)).flatten() {
        Some(background) => (Some(background), Evidence::Variable("COLORFGBG")),
        // The Linux console answers nothing, and is black unless someone has changed its palette.
        None if environment.get("TERM") == Some("linux") => (Some(Background::Dark), Evidence::Variable("TERM")),
        None => (None, Evidence::Nothing),
    }
}

/// Detects the background by the last number of `COLORFGBG`, its index among the sixteen colours.
fn by_colour_pair(environment: &Environment) -> Option<Background> {
    match environment.get("COLORFGBG")?.rsplit(';').next()? {
        "0" | "8" => Some(Background::Dark),
        "7" | "15" => Some(Background::Light),
        _ => None,
    }
}
