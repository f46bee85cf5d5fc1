//! The command line: its definition, and what is made of it: the arguments, errors, the help, the manual page and
//! completions. All words are from the message files.

mod arguments;
mod completions;
mod definition;
mod errors;
mod help;
mod manual;
mod secure;
mod start;

use std::ffi::OsString;

pub use arguments::{Arguments, Finding, KeptAction, Output};
pub use errors::{section_is_of_screen, too_many_to_write, ui_language, with_hint};
pub use help::Help;
pub use secure::is_secure;
pub use start::Start;

use crate::config::Settings;
use crate::messages::Messages;

/// The action that a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is only one in a run")]
pub enum Request {
    /// Open a document.
    Open(Arguments),
    /// Print help and exit.
    Help(Help),
    /// Print this text for a person and exit.
    Print(String),
    /// Print this text as it is, for another program, and exit.
    Write(String),
}

/// Parses the arguments, without the program's own name. Options that are not given have the value in `set`.
///
/// # Errors
/// A usage error, described in the language of `messages`.
pub fn parse(args: &[OsString], set: &Settings, messages: &Messages) -> Result<Request, String> {
    let mut command = definition::command();
    let matches = command.try_get_matches_from_mut(args);
    let matches = matches.map_err(|error| errors::describe(&error, &command, messages))?;
    if matches.get_flag("help-short") {
        return Ok(Request::Help(Help::Summary));
    }
    if let Some(topic) = matches.get_one::<String>("help") {
        return Ok(Request::Help(Help::of(topic)));
    }
    if matches.get_flag("version") {
        return Ok(Request::Print(format!("qari {}\n", env!("CARGO_PKG_VERSION"))));
    }
    let arguments = arguments::arguments(&matches, set);
    if let Some(error) = errors::wrong(&matches, &arguments, messages) {
        return Err(error);
    }
    if matches.get_flag("man") {
        return Ok(Request::Write(manual::page()));
    }
    if let Some(shell) = matches.get_one::<String>("completions") {
        return Ok(Request::Write(completions::script(shell, messages)));
    }
    Ok(Request::Open(arguments))
}

#[cfg(test)]
mod tests;
