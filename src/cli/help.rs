//! The help of the command line: a summary (`-h`), all options or those of a topic, and the keys.

use clap::{Arg, Command};

use super::definition::{HOW, KEYS, NEEDLESS, TOPICS, described, heading};
use crate::app::keys::command::{COMMANDS, Group};
use crate::app::keys::keymap::Keymap;
use crate::messages::{Messages, Value};
use qari_bidi::layout::Direction;
use qari_bidi::text::width::cells;

/// The options of the summary, in its order.
const SUMMARY: [&str; 10] =
    ["find", "list", "plain", "theme", "marks", "align", "fresh", "doctor", "ui-lang", "version"];

/// The words that begin with a plus sign, each with the message that describes it.
const PLUS_WORDS: [(&str, &str); 4] =
    [("+N", "cli-plus-line"), ("+G", "cli-plus-end"), ("+F", "cli-plus-follow"), ("+/", "cli-plus-search")];

/// The widest first column of a table, and the narrowest second one, in cells. What does not fit stands below.
const MOST_TYPED: usize = 24;
const LEAST_DOC: usize = 30;

/// A row: something to type, and what it does.
pub(super) type Row = (String, String);

/// The part of the help that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// A summary on one screen.
    Summary,
    /// All options, with examples.
    All,
    /// The options of a topic, by its place among the topics.
    Topic(usize),
    /// The keys.
    Keys,
}

impl Help {
    /// Returns the help about `topic`, a value of `--help`.
    pub(super) fn of(topic: &str) -> Self {
        let place = TOPICS.iter().position(|own| *own == topic);
        if topic == KEYS { Self::Keys } else { place.map_or(Self::All, Self::Topic) }
    }

    /// Returns the rows of all options, in groups under their headings.
    pub(super) fn options(messages: &Messages) -> Vec<(String, Vec<Row>)> {
        let page = Page { command: described(messages), width: usize::MAX, messages };
        TOPICS.into_iter().map(|topic| (heading(topic, messages), page.rows(topic))).collect()
    }

    /// Returns the text, in logical order and lines of at most `width` cells. What is typed keeps its left-to-right
    /// order by isolates (U+2066 … U+2069).
    #[must_use]
    pub fn text(self, width: u16, messages: &Messages) -> String {
        let page = Page { command: described(messages), width: usize::from(width), messages };
        match self {
            Self::Summary => page.summary(),
            Self::All => page.all(),
            Self::Topic(place) => page.topic(TOPICS[place]),
            Self::Keys => page.keys(),
        }
    }
}

/// The parts of the help, in lines of at most `width` cells.
struct Page<'a> {
    command: Command,
    width: usize,
    messages: &'a Messages,
}

impl Page<'_> {
    fn summary(&self) -> String {
        let named = |name: &&str| self.command.get_arguments().find(|option| option.get_id() == *name);
        let options = SUMMARY.iter().filter_map(named).map(|option| (self.spelling(option), description(option)));
        let plus = PLUS_WORDS.iter().rev().take(1).map(|row| self.plus_word(row));
        let rows: Vec<_> = self.file().into_iter().chain(plus).chain(options).collect();
        let (topics, topic) = (TOPICS.join(", "), format!("--help={}", self.value("TOPIC")));
        let more = [
            ("all", Value::Text("qari --help")),
            ("keys", Value::Text("qari --help=keys")),
            ("topic", Value::Text(&topic)),
            ("topics", Value::Text(&topics)),
        ];
        let more = wrapped(&self.messages.fill("cli-more-help", &more), self.width).join("\n");
        format!("{}\n\n{}\n\n{}\n{more}\n", self.about(), self.usage(), self.table(&rows))
    }

    fn all(&self) -> String {
        let examples = [
            ("qari".to_owned(), "cli-example-embedded"),
            (format!("qari {}", self.value("FILE")), "cli-example-file"),
            (format!("qari {} | cat", self.value("FILE")), "cli-example-pipe"),
            (format!("qari --visual --width 60 {}", self.value("FILE")), "cli-example-visual"),
            (format!("qari --list {}", self.value("FILE")), "cli-example-list"),
            ("qari docs/".to_owned(), "cli-example-folder"),
            (format!("qari +/{} {}", self.value("QUERY"), self.value("FILE")), "cli-example-search"),
            (format!("qari --find {} docs/", self.value("QUERY")), "cli-example-find"),
        ];
        let examples = examples.map(|(typed, doc)| (typed, self.messages.get(doc)));
        let arguments: Vec<_> =
            self.file().into_iter().chain(PLUS_WORDS.iter().map(|row| self.plus_word(row))).collect();
        let topics: Vec<String> = TOPICS.iter().map(|topic| self.topic(topic)).collect();
        [
            format!("{}\n\n{}\n", self.about(), self.usage()),
            format!("{}\n{}", self.messages.get("cli-examples-heading"), self.table(&examples)),
            format!("{}\n{}", self.messages.get("cli-arguments"), self.table(&arguments)),
            topics.join("\n"),
        ]
        .join("\n")
    }

    /// The options of a topic, under its heading, which shows how to ask for it alone.
    fn topic(&self, topic: &str) -> String {
        let heading = heading(topic, self.messages);
        format!("{heading} \u{2066}(--help={topic})\u{2069}\n{}", self.table(&self.rows(topic)))
    }

    fn rows(&self, topic: &str) -> Vec<Row> {
        let is_of = |option: &&Arg| option.get_help_heading() == Some(topic) && !option.is_positional();
        let options = self.command.get_arguments().filter(is_of).filter(|option| !option.is_hide_set());
        let mut rows: Vec<_> = options.map(|option| (self.spelling(option), self.described(option))).collect();
        if topic == TOPICS[TOPICS.len() - 1] {
            let needless: Vec<String> = NEEDLESS.iter().map(|(_, short)| format!("-{short}")).collect();
            rows.push((needless.join(" "), self.messages.get("cli-needless")));
        }
        rows
    }

    /// The keys of the shipped key map, in the groups of the help of the screen.
    fn keys(&self) -> String {
        let groups = keys(self.messages).into_iter();
        groups.map(|(heading, rows)| format!("{heading}\n{}", self.table(&rows))).collect::<Vec<_>>().join("\n")
    }

    fn about(&self) -> String {
        wrapped(&self.messages.get("cli-about"), self.width).join("\n")
    }

    fn usage(&self) -> String {
        let [options, query, file] = ["OPTIONS", "QUERY", "FILE"].map(|name| self.value(name));
        let form = format!("qari [{options}] [+/{query} | +N | +G | +F] [{file}]...");
        wrapped(&format!("{} \u{2066}{form}\u{2069}", self.messages.get("cli-usage")), self.width).join("\n")
    }

    fn file(&self) -> Option<Row> {
        let file = self.command.get_positionals().next()?;
        Some((self.spelling(file), description(file)))
    }

    fn plus_word(&self, (word, id): &(&str, &str)) -> Row {
        let query = if word.ends_with('/') { self.value("QUERY") } else { String::new() };
        (format!("{word}{query}"), self.messages.get(id))
    }

    /// The name of a value in usage lines: a word of the language, isolated; N is a number in all languages.
    fn value(&self, name: &str) -> String {
        match name {
            "N" => name.to_owned(),
            _ => format!("\u{2068}{}\u{2069}", self.messages.get(&format!("cli-value-{}", name.to_ascii_lowercase()))),
        }
    }

    /// The spelling of an argument: `-h`, `--width N`, `--word[=HOW]`.
    fn spelling(&self, arg: &Arg) -> String {
        let values = || arg.get_value_names().unwrap_or_default().iter().map(|name| self.value(name.as_str()));
        let value = arg.get_action().takes_values().then(|| values().collect::<Vec<_>>().join(" "));
        let long = arg.get_long().map(|long| format!("--{long}"));
        let short = arg.get_short().map(|short| format!("-{short}"));
        let names: Vec<String> = short.into_iter().chain(long).collect();
        if let (true, Some(value)) = (arg.is_require_equals_set(), &value) {
            return format!("{}[={value}]", names.join(", "));
        }
        let parts = [names.join(", "), value.unwrap_or_default()];
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }

    /// The description of an option, with the values that it takes.
    fn described(&self, option: &Arg) -> String {
        let what = description(option);
        let names: Vec<String> = option.get_possible_values().iter().map(|own| own.get_name().to_owned()).collect();
        if names.is_empty() || !option.get_action().takes_values() {
            return what;
        }
        let is_how = option.get_value_names().is_some_and(|own| own.iter().any(|name| name.as_str() == HOW));
        let choices = names.join(", ");
        let values =
            [("what", Value::Text(&what)), ("choices", Value::Text(&choices)), ("default", Value::Text(&names[0]))];
        self.messages.fill(if is_how { "cli-with-default" } else { "cli-with-choices" }, &values)
    }

    /// Formats rows of what is typed and what it does. What it does goes on below itself.
    fn table(&self, rows: &[Row]) -> String {
        let widest = rows.iter().map(|row| cells(&row.0)).filter(|width| *width <= MOST_TYPED).max().unwrap_or(0);
        let mut margin = widest + 4;
        if self.width < margin + LEAST_DOC {
            margin = 6;
        }
        let mut text = String::new();
        for (typed, doc) in rows {
            let taken = cells(typed) + 2;
            let lines = wrapped(doc, self.width.saturating_sub(margin).max(1));
            text += &format!("  \u{2066}{typed}\u{2069}");
            for (index, line) in lines.iter().enumerate() {
                let is_beside = index == 0 && taken + 2 <= margin;
                let blanks = if is_beside { margin - taken } else { margin };
                text += &format!("{}{:blanks$}{line}", if is_beside { "" } else { "\n" }, "");
            }
            text.push('\n');
        }
        text
    }
}

/// Wraps `text` to lines of at most `width` cells. What is typed, between U+2066 and U+2069, stays in one piece.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut open = Vec::new();
    let held: String = text
        .chars()
        .map(|c| {
            match c {
                '\u{2066}' | '\u{2068}' => open.push(c),
                '\u{2069}' => _ = open.pop(),
                _ => {}
            }
            if c == ' ' && open.contains(&'\u{2066}') { '\u{a0}' } else { c }
        })
        .collect();
    let mut lines: Vec<String> = Vec::new();
    for word in held.split(' ') {
        match lines.last_mut().filter(|line| cells(line) + 1 + cells(word) <= width) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

fn description(option: &Arg) -> String {
    option.get_help().map(ToString::to_string).unwrap_or_default()
}

/// Returns the keys of the shipped key map with what they do, in groups under their headings.
pub(super) fn keys(messages: &Messages) -> Vec<(String, Vec<Row>)> {
    let keymap = Keymap::shipped();
    let group = |group: Group| {
        let own = COMMANDS.iter().filter_map(|row| Some((row, group.context_of(row)?)));
        let rows = own.map(|(row, context)| {
            let keys = keymap.keys(context, row.command, Direction::Rtl).map(|key| key.label(|id| messages.get(id)));
            (keys.collect::<Vec<_>>().join(" "), row.command.doc(messages))
        });
        (messages.get(group.name()), rows.filter(|row| !row.0.is_empty()).collect())
    };
    Group::ALL.into_iter().map(group).collect()
}
