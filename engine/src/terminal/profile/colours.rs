//! How many colours a terminal has and what its background is, and what told so.
//!
//! A wrong guess of either reads worse than none: what is not known is left at what every terminal shows right.

use super::Evidence;
use super::answers::Answers;
use super::environment::Environment;
use super::table::{Multiplexer, Row};
use crate::terminal::colour::{Background, Depth};

/// How many colours the terminal has.
pub(super) fn depth(
    environment: &Environment,
    answers: &Answers,
    row: Option<&Row>,
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
    // What it makes fewer of by itself where the terminal has fewer.
    if depth < multiplexer.reduces { (multiplexer.reduces, Evidence::Table) } else { (depth, evidence) }
}

/// By `COLORTERM`, where as many as it says can be shown at all, else by the name in `TERM`.
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

/// The names that terminfo has for terminals without colours: those of DEC (`vt100`, `vt220` …), and others with an ending.
fn is_monochrome(term: &str) -> bool {
    let is_dec = term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    term == "dumb" || is_dec || term.ends_with("-m") || term.ends_with("-mono")
}

/// What the background is: as the terminal answers, else as it told the programs in it.
pub(super) fn background(
    environment: &Environment,
    answers: &Answers,
    row: Option<&Row>,
    multiplexer: Option<&Multiplexer>,
) -> (Option<Background>, Evidence) {
    if let Some(colour) = answers.background {
        return (Background::of(colour), Evidence::Background);
    }
    // The variable is that of the terminal which a multiplexer was started in, and another may show it by now.
    let says = multiplexer.is_none() && row.is_none_or(|row| !row.mistakes_background);
    match says.then(|| by_colour_pair(environment)).flatten() {
        Some(background) => (Some(background), Evidence::Variable("COLORFGBG")),
        None => (None, Evidence::Nothing),
    }
}

/// By the last number of `COLORFGBG`, which is that of the background among the sixteen colours: black or grey, or white.
fn by_colour_pair(environment: &Environment) -> Option<Background> {
    match environment.get("COLORFGBG")?.rsplit(';').next()? {
        "0" | "8" => Some(Background::Dark),
        "7" | "15" => Some(Background::Light),
        _ => None,
    }
}
