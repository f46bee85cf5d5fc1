//! The help of the command line.

use clap::{Arg, Command};

use crate::messages::Messages;

/// The help: examples, arguments and options with their descriptions. What is typed keeps its left-to-right order by
/// isolates (U+2066 … U+2069).
pub(super) fn text(command: &Command, messages: &Messages) -> String {
    let examples = [
        ("qari", "cli-example-embedded"),
        ("qari article.yaml", "cli-example-file"),
        ("qari article.yaml | cat", "cli-example-pipe"),
        ("qari --visual --width 60 article.yaml", "cli-example-visual"),
        ("qari --list article.yaml", "cli-example-list"),
        ("qari folder", "cli-example-folder"),
        ("qari +/ماسك article.yaml", "cli-example-search"),
        ("qari --find ماسك folder", "cli-example-find"),
    ];
    let examples = examples.map(|(typed, doc)| (typed.to_owned(), messages.get(doc)));
    let row = |arg: &Arg| (spelling(arg), arg.get_help().map(ToString::to_string).unwrap_or_default());
    let (arguments, options): (Vec<&Arg>, Vec<&Arg>) = command.get_arguments().partition(|arg| arg.is_positional());
    let arguments: Vec<_> = arguments.into_iter().map(row).collect();
    let needless: Vec<String> = super::NEEDLESS.iter().map(|(_, short)| format!("-{short}")).collect();
    let mut options: Vec<_> = options.into_iter().filter(|option| !option.is_hide_set()).map(row).collect();
    options.push((needless.join(" "), messages.get("cli-needless")));
    format!(
        "{}\n\n{}\n{}\n{} \u{2066}{}\u{2069}\n\n{}\n{}\n{}\n{}",
        messages.get("cli-about"),
        messages.get("cli-examples-heading"),
        table(&examples),
        messages.get("cli-usage"),
        messages.get("cli-usage-form"),
        messages.get("cli-arguments"),
        table(&arguments),
        messages.get("cli-options"),
        table(&options),
    )
}

/// Formats rows of what is typed and what it does.
fn table(rows: &[(String, String)]) -> String {
    let widest = rows.iter().map(|row| row.0.chars().count()).max().unwrap_or(0);
    rows.iter()
        .map(|(typed, doc)| format!("  \u{2066}{typed}\u{2069}{:1$}{doc}\n", "", widest + 2 - typed.chars().count()))
        .collect()
}

/// The spelling of an argument: `-h, --help`, `--width N`, `--word[=HOW]`.
fn spelling(arg: &Arg) -> String {
    let value = arg.get_action().takes_values().then(|| arg.get_value_names().unwrap_or_default().join(" "));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    if let (true, Some(value)) = (arg.is_require_equals_set(), &value) {
        return format!("{}[={value}]", names.join(", "));
    }
    let parts = [names.join(", "), value.unwrap_or_default()];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}
