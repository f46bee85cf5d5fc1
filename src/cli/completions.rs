//! Completions for shells, by clap's companion from the definition of the options.

use clap_complete::aot::{Shell, generate};

use super::definition::described;
use crate::messages::Messages;
use qari_bidi::text::visible::without_invisible;

/// Returns the completions of options and their values for the shell called `name`, with descriptions in the language
/// of `messages` where the shell shows them.
pub(super) fn script(name: &str, messages: &Messages) -> String {
    let command = described(messages).mut_args(|option| {
        let help = option.get_help().map(|help| without_invisible(&help.to_string()));
        option.help(help.unwrap_or_default())
    });
    let shell: Shell = name.parse().unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    generate(shell, &mut command.no_binary_name(false), "qari", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
