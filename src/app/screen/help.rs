//! The lines of the help, made from the table of commands and the key map.

use crate::app::App;
use crate::app::keys::command::{COMMANDS, CommandRow, Group};

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

/// Returns the lines of the help, group by group.
#[must_use]
pub fn lines(app: &App) -> Vec<HelpLine> {
    Group::ALL.into_iter().flat_map(|group| of_group(app, group)).collect()
}

/// Returns the heading of `group` and the lines below it.
fn of_group(app: &App, group: Group) -> Vec<HelpLine> {
    let messages = app.messages();
    let mut lines = Vec::from([HelpLine::Heading(messages.get(group.name()))]);
    if group == Group::Moving {
        lines.push(HelpLine::Keys { keys: "5j".to_owned(), doc: messages.get("help-count") });
        lines.push(HelpLine::Keys { keys: "1–9".to_owned(), doc: messages.get("help-sections") });
    }
    let own = COMMANDS.iter().filter_map(|row| Some((row, group.context_of(row)?)));
    lines.extend(own.map(|(CommandRow { command, name, .. }, context)| {
        let keys = app.keymap().keys(context, *command, app.direction());
        let keys: Vec<String> = keys.map(|key| key.label(|id| messages.get(id))).collect();
        HelpLine::Keys { keys: keys.join(" "), doc: messages.get(&format!("command-{name}")) }
    }));
    lines
}
