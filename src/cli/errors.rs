//! Usage errors, in the words of the interface.

use std::ffi::OsStr;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command};

use super::arguments::{Arguments, Output, is_given};
use super::definition::{NUMBERS, WITHOUT_FILES};
use crate::config;
use crate::messages::{Messages, Value};
use crate::mistakes::{nearest, with_near};
use crate::theme;
use qari_bidi::text::visible::name_line;

/// The form of a search among the files, for messages.
const SEARCH_FORM: &str = "+/QUERY";

/// An example of converting one document at a time, for messages.
const WRITING: &str = "qari --to yaml a.md > a.yaml";

/// The options that qualify a search, by `--find` or `+/`.
const MANNER: [&str; 3] = ["level", "word", "regex"];

/// The options that print something, which begin no reading.
const PRINTING: [&str; 12] = [
    "find",
    "plain",
    "visual",
    "list",
    "to",
    "doctor",
    "list-themes",
    "print-config",
    "recent",
    "bookmarks",
    "forget",
    "forget-all",
];

/// The options that work only with one of others, each with those.
const NEEDS: [(&str, &[&str]); 3] = [("json", &["list", "find"]), ("count", &["find"]), ("null", &["find", "recent"])];

/// Describes what is wrong with `arguments`, which clap has taken, if something is.
pub(super) fn wrong(matches: &ArgMatches, arguments: &Arguments, messages: &Messages) -> Option<String> {
    let prints = arguments.finding.is_some() || arguments.output != Output::Screen;
    let given = |names: &[&'static str]| names.iter().copied().find(|name| is_given(matches, name));
    let lacks = |(name, others): &(&str, &[&'static str])| is_given(matches, name) && given(others).is_none();
    let text = if let Some((name, others)) = NEEDS.iter().find(|row| lacks(row)) {
        let (option, others) = (spelled(name), others.iter().map(|name| spelled(name)).collect::<Vec<_>>().join(", "));
        messages.fill("error-needs-option", &[("option", Value::Text(&option)), ("others", Value::Text(&others))])
    } else if let (Some(name), Some(file)) = (given(&WITHOUT_FILES), arguments.files.first()) {
        let (option, file) = (spelled(name), name_line(&file.to_string_lossy()).into_owned());
        messages.fill("error-needless-file", &[("option", Value::Text(&option)), ("file", Value::Text(&file))])
    } else if arguments.theme.as_deref() == Some("") {
        let names = theme::names(config::themes().as_deref()).join(", ");
        messages.fill("error-missing-name", &[("option", Value::Text("--theme")), ("names", Value::Text(&names))])
    } else if arguments.search.is_some() && prints {
        let other = given(&PRINTING).map(spelled).unwrap_or_default();
        messages.fill("error-conflict", &[("option", Value::Text(SEARCH_FORM)), ("other", Value::Text(&other))])
    } else if let (None, None, Some(name)) = (&arguments.search, &arguments.finding, given(&MANNER)) {
        let what = [("option", Value::Text(&spelled(name))), ("search", Value::Text(SEARCH_FORM))];
        messages.fill("error-no-query", &what)
    } else if arguments.section.is_some() && prints {
        return Some(section_is_of_screen(messages));
    } else if arguments.finding.as_ref().is_some_and(|finding| finding.query.text.is_empty()) {
        messages.get("error-find-nothing")
    } else {
        return None;
    };
    Some(with_hint(&text, messages))
}

/// Describes an error of clap, with what to do next.
pub(super) fn describe(error: &clap::Error, command: &Command, messages: &Messages) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // clap names an option with its value (`--find <QUERY>`); messages show the bare name.
    let name = |kind| context(kind).split([' ', '[', '=']).next().unwrap_or_default().to_owned();
    let (option, value, other) =
        (name(ContextKind::InvalidArg), context(ContextKind::InvalidValue), name(ContextKind::PriorArg));
    let option_is = [("option", Value::Text(&option))];
    let what = match error.kind() {
        ErrorKind::UnknownArgument => {
            let text = messages.fill("error-unknown-option", &option_is);
            with_near(text, like(&option, command).as_deref(), messages)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(names)) => names.clone(),
                _ => Vec::new(),
            };
            wrong_value(&value, &option, &valid, messages)
        }
        ErrorKind::TooManyValues => messages.fill("error-needless-value", &option_is),
        ErrorKind::InvalidUtf8 => messages.get("error-argument-not-utf-8"),
        ErrorKind::ArgumentConflict => {
            messages.fill("error-conflict", &[("option", Value::Text(&option)), ("other", Value::Text(&other))])
        }
        ErrorKind::MissingRequiredArgument => messages.fill("error-missing-option", &option_is),
        _ => error.to_string(),
    };
    with_hint(&what, messages)
}

/// Returns the option that an unknown one is most like: by a letter or two, or the only one that it begins.
fn like(option: &str, command: &Command) -> Option<String> {
    let typed = option.strip_prefix("--")?;
    let names: Vec<&str> = command.get_arguments().filter_map(|option| option.get_long()).collect();
    let begun = || {
        let mut begun = names.iter().copied().filter(|name| name.starts_with(typed));
        begun.next().filter(|_| begun.next().is_none() && !typed.is_empty())
    };
    nearest(typed, names.iter().copied()).or_else(begun).map(spelled)
}

fn spelled(name: &str) -> String {
    format!("--{name}")
}

/// The error that several documents can't be written in another format at once.
#[must_use]
pub fn too_many_to_write(messages: &Messages) -> String {
    with_hint(&messages.fill("error-several-to-write", &[("command", Value::Text(WRITING))]), messages)
}

/// The error that `--section` is for the screen, and not for printed text.
#[must_use]
pub fn section_is_of_screen(messages: &Messages) -> String {
    with_hint(&messages.fill("error-section-printed", &[("option", Value::Text("--section"))]), messages)
}

/// Appends a pointer to the help to an error.
#[must_use]
pub fn with_hint(what: &str, messages: &Messages) -> String {
    format!("{what}\n{}", messages.fill("cli-see-help", &[("command", Value::Text("qari --help"))]))
}

/// The error that `value` is invalid for `option`, or missing if it is empty. The message lists the valid values: a
/// range, or the names in `valid`.
fn wrong_value(value: &str, option: &str, valid: &[String], messages: &Messages) -> String {
    let what = [("value", Value::Text(value)), ("option", Value::Text(option))];
    let name = option.trim_start_matches('-');
    if let Some(&(_, least, most)) = NUMBERS.iter().find(|number| number.0 == name) {
        // They are shown as they are typed, whatever the digits of the language.
        let (least, most) = (least.to_string(), most.to_string());
        let limits = [("least", Value::Text(&least)), ("most", Value::Text(&most))];
        let message = if value.is_empty() { "error-missing-number" } else { "error-bad-number" };
        return messages.fill(message, &[&what[..], &limits[..]].concat());
    }
    let names = valid.join(", ");
    let names_are = [&what[..], &[("names", Value::Text(&names))]].concat();
    match (value.is_empty(), names.is_empty()) {
        (true, true) => messages.fill("error-missing-value", &what),
        (true, false) => messages.fill("error-missing-name", &names_are),
        (false, true) => messages.fill("error-bad-value", &what),
        (false, false) => {
            let near = nearest(value, valid.iter().map(String::as_str));
            with_near(messages.fill("error-unknown-name", &names_are), near, messages)
        }
    }
}

/// Returns the value of `--ui-lang`. It is found before the arguments are parsed, so that usage errors are in it too.
#[must_use]
pub fn ui_language(args: &[impl AsRef<OsStr>]) -> Option<String> {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.as_ref().to_str()).collect();
    let joined = args.iter().find_map(|arg| arg.strip_prefix("--ui-lang="));
    let parted = || args.windows(2).find(|pair| pair[0] == "--ui-lang").map(|pair| pair[1]);
    joined.or_else(parted).map(str::to_owned)
}
