//! The lines of the help, made from the table of commands and the key map.

use crate::app::App;
use crate::app::keys::command::{COMMANDS, Command, CommandRow, Context};

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// A heading over what follows.
    Heading(String),
    /// Keys and what they do.
    Keys {
        /// The labels of the keys.
        keys: String,
        /// The description of what they do.
        doc: String,
    },
}

/// Returns the lines of the help.
#[must_use]
pub fn lines(app: &App) -> Vec<HelpLine> {
    let messages = app.messages();
    let mut lines = of_contexts(app, &[Context::Reading]);
    lines.insert(0, HelpLine::Keys { keys: "1–9".to_owned(), doc: messages.get("help-sections") });
    lines.insert(1, HelpLine::Keys { keys: "5j".to_owned(), doc: messages.get("help-count") });
    lines.push(HelpLine::Heading(messages.get("help-prompt")));
    lines.extend(of_contexts(app, &[Context::Prompt, Context::List]));
    lines.push(HelpLine::Heading(messages.get("help-choosing")));
    lines.extend(of_contexts(app, &[Context::Choosing]));
    lines
}

/// Returns the lines of the commands for any of `contexts`.
fn of_contexts(app: &App, contexts: &[Context]) -> Vec<HelpLine> {
    let context = |command: Command| contexts.iter().copied().find(|&context| command.usage(context).is_some());
    let own = COMMANDS.iter().filter_map(|row| Some((row, context(row.command)?)));
    own.map(|(CommandRow { command, name, .. }, context)| {
        let keys = app.keymap().keys(context, *command, app.direction());
        let keys: Vec<String> = keys.map(|key| key.label(|id| app.messages().get(id))).collect();
        HelpLine::Keys { keys: keys.join(" "), doc: app.messages().get(&format!("command-{name}")) }
    })
    .collect()
}
