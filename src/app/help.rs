//! What the help says: made from the table of commands and the key map, so that it can't say anything else.

use super::App;
use super::command::{COMMANDS, Context};

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading over what follows.
    Heading(String),
    /// Keys and what they do.
    Keys {
        /// The keys, as they are called on a keyboard.
        keys: String,
        /// What they do.
        doc: String,
    },
}

/// The lines of the help.
#[must_use]
pub fn lines(app: &App) -> Vec<Line> {
    let messages = app.messages();
    let mut lines = of_context(app, Context::Reading);
    lines.insert(0, Line::Keys { keys: "1–9".to_owned(), doc: messages.get("help-sections") });
    lines.insert(1, Line::Keys { keys: "5j".to_owned(), doc: messages.get("help-count") });
    lines.push(Line::Heading(messages.get("help-prompt")));
    lines.extend(of_context(app, Context::Prompt));
    lines.push(Line::Heading(messages.get("help-choosing")));
    lines.extend(of_context(app, Context::Choosing));
    lines
}

fn of_context(app: &App, context: Context) -> Vec<Line> {
    let own = COMMANDS.iter().filter(|(_, _, contexts)| contexts.contains(&context));
    own.map(|(command, name, _)| {
        let keys = app.keymap().keys(context, *command, app.direction());
        let keys: Vec<String> = keys.map(|key| key.label(|id| app.messages().get(id))).collect();
        Line::Keys { keys: keys.join(" "), doc: app.messages().get(&format!("command-{name}")) }
    })
    .collect()
}
