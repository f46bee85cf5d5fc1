//! The tour: a document of two minutes that lets one try each key it names, in the language of the interface. The keys
//! are those of the person's key map: in its text, the name of a command stands for its key.

use crate::app::keys::command::{Command, Context};
use crate::app::keys::keymap::Keymap;
use crate::app::keys::layer::SECTIONS;
use crate::format::{self, Reading};
use crate::messages::Messages;

/// The texts, by language. The first is for languages that have none.
const TEXTS: [(&str, &str); 6] = [
    ("en", include_str!("../assets/tour/en.md")),
    ("ar", include_str!("../assets/tour/ar.md")),
    ("fa", include_str!("../assets/tour/fa.md")),
    ("he", include_str!("../assets/tour/he.md")),
    ("ur", include_str!("../assets/tour/ur.md")),
    ("ckb", include_str!("../assets/tour/ckb.md")),
];

/// A part of a text.
enum Part<'a> {
    Text(&'a str),
    /// The name of a command, behind the section of the key map that it is meant in.
    Key(&'a str),
}

/// Returns the languages that the tour is in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(language, _)| *language)
}

/// Returns the commands whose keys the tour in `language` names, with the contexts that they are meant in.
///
/// # Panics
/// If a command that is named does not exist.
#[must_use]
pub fn commands(language: &str) -> Vec<(Context, Command)> {
    let named = parts(text(language)).filter_map(|part| match part {
        Part::Key(name) => Some(command(name).expect("a test asks for the commands of each tour")),
        Part::Text(_) => None,
    });
    named.collect()
}

/// Reads the tour in the language of `messages`, with the keys of `keymap`.
///
/// # Errors
/// [`format::Error`], though a test reads each tour.
pub fn reading(messages: &Messages, keymap: &Keymap) -> Result<Reading, format::Error> {
    let direction = messages.direction();
    let key = |name: &str| {
        let keys = command(name).and_then(|(context, command)| keymap.keys(context, command, direction).next());
        // What has no key can be done by name.
        keys.map_or_else(|| format!(":{name}"), |keys| keys.label(|id| messages.get(id)))
    };
    let parts = parts(text(messages.language())).map(|part| match part {
        Part::Text(text) => text.to_owned(),
        Part::Key(name) => key(name),
    });
    format::read_text(&parts.collect::<String>(), "tour.md", format::named("markdown"))
}

fn text(language: &str) -> &'static str {
    TEXTS.iter().find(|(own, _)| *own == language).unwrap_or(&TEXTS[0]).1
}

/// Returns the command called `name`, in the context whose section stands before it, or while reading.
fn command(name: &str) -> Option<(Context, Command)> {
    let (section, name) = name.split_once(' ').unwrap_or((SECTIONS[0].0, name));
    let (_, context) = SECTIONS.iter().find(|(own, _)| *own == section)?;
    Some((*context, Command::named(name, &[*context])?))
}

/// Parts a text at the braces around the names of commands.
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    text.split('{')
        .enumerate()
        .flat_map(|(index, part)| match part.split_once('}').filter(|_| index > 0) {
            Some((name, rest)) => [Some(Part::Key(name)), Some(Part::Text(rest))],
            None => [Some(Part::Text(part)), None],
        })
        .flatten()
}
