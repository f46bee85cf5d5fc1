//! The options, defined once: what is parsed, the help, the manual page and completions are made of this.

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::arguments::{KEPT, WORDS};
use crate::app::document::display::{ALIGNS, AMBIGUOUS, CONTROLS, KASHIDA, MARKS};
use crate::app::panes::FOOTINGS;
use crate::app::{MEASURE, MEASURES};
use crate::format::baked::BAKED;
use crate::format::{self, FORMATS, WRITERS, encoding};
use crate::messages::{Messages, Value};
use crate::theme;
use qari_bidi::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping};

/// The options that take a number, each with its minimum and maximum.
pub(super) const NUMBERS: [(&str, u16, u16); 4] =
    [("width", 1, u16::MAX), ("measure", MEASURES.0, MEASURES.1), ("level", 0, 3), ("section", 1, u16::MAX)];

/// The options of `less` that programs give their pager and that are needless here: colours are shown, the screen is
/// given back, Ctrl-C ends, the status line says where one is, no bell rings, and search folds case.
pub(super) const NEEDLESS: [(&str, char); 7] = [
    ("needless-raw", 'R'),
    ("needless-rawest", 'r'),
    ("needless-init", 'X'),
    ("needless-interrupt", 'K'),
    ("needless-prompt", 'M'),
    ("needless-quiet", 'Q'),
    ("needless-case", 'i'),
];

/// The topics of the help, each a group of options.
pub(super) const TOPICS: [&str; 8] = ["files", "start", "search", "print", "display", "terminal", "kept", "program"];

/// The topic of the help that has all options, and the one that lists keys instead.
pub(super) const ALL: &str = "all";
pub(super) const KEYS: &str = "keys";

/// The shells that there are completions for.
pub(super) const SHELLS: [&str; 3] = ["bash", "fish", "zsh"];

/// The value name of options whose first value is the default.
pub(super) const HOW: &str = "HOW";

/// The options that print something and take no files.
pub(super) const WITHOUT_FILES: [&str; 6] = ["recent", "forget-all", "list-themes", "doctor", "man", "completions"];

/// The options that print something other than documents, which exclude each other.
const REPORTS: [&str; 5] = ["doctor", "list-themes", "print-config", "man", "completions"];

/// Returns the heading of the options of a topic.
pub(super) fn heading(topic: &str, messages: &Messages) -> String {
    messages.get(&format!("cli-group-{topic}"))
}

/// Builds the definition of all options, in the groups of the help, whose headings are the names of the topics. They
/// have no words: only the help needs these, and looking them up takes longer than reading a page.
pub(super) fn command() -> Command {
    let command = Command::new("qari")
        .no_binary_name(true)
        .args_override_self(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .version(env!("CARGO_PKG_VERSION"));
    let groups = [files(), start(), search(), print(), display(), terminal(), kept(), program()];
    TOPICS
        .into_iter()
        .zip(groups)
        .fold(command, |command, (topic, options)| command.next_help_heading(topic).args(options))
}

/// Builds the definition with the words of the help.
pub(super) fn described(messages: &Messages) -> Command {
    // As they are typed, whatever the digits of the language.
    let [least, most, usual] = [MEASURES.0, MEASURES.1, MEASURE].map(|number| number.to_string());
    let limits = [("default", Value::Text(&usual)), ("least", Value::Text(&least)), ("most", Value::Text(&most))];
    command().about(messages.get("cli-about")).mut_args(|option| {
        let words = (!option.is_hide_set()).then(|| messages.fill(&format!("cli-{}", option.get_id()), &limits));
        option.help(words.unwrap_or_default())
    })
}

fn files() -> Vec<Arg> {
    let files = Arg::new("file").value_name("FILE").num_args(0..).value_parser(value_parser!(OsString));
    Vec::from([
        files.value_hint(ValueHint::AnyPath),
        known("format", format::named, FORMATS.iter().map(|format| format.name).collect()),
        known("encoding", encoding::named, encoding::TOLD.to_vec()),
        choice("baked", BAKED.map(|(name, _)| name).to_vec()),
        flag("whole-page"),
    ])
}

fn start() -> Vec<Arg> {
    Vec::from([number("section"), flag("fresh"), flag("follow")])
}

fn search() -> Vec<Arg> {
    let find = Arg::new("find").long("find").value_name("QUERY");
    let word = choice("word", WORDS.map(|(name, _)| name).to_vec());
    Vec::from([
        find.conflicts_with_all(["plain", "list"]).conflicts_with_all(REPORTS),
        number("level"),
        word.num_args(0..=1).require_equals(true).default_missing_value(WORDS[0].0),
        flag("regex"),
        flag("count").conflicts_with("visual"),
    ])
}

fn print() -> Vec<Arg> {
    let to = choice("to", WRITERS.iter().map(|(name, _)| *name).collect()).value_name("FORMAT");
    Vec::from([
        flag("plain").conflicts_with_all(["visual", "list"]).conflicts_with_all(REPORTS),
        flag("visual").conflicts_with("list").conflicts_with_all(REPORTS),
        flag("list").conflicts_with_all(REPORTS),
        to.conflicts_with_all(["plain", "visual", "list", "find"]).conflicts_with_all(REPORTS),
        flag("json").conflicts_with("visual"),
        flag("null").short('0').conflicts_with("json"),
        number("width"),
        flag("quit-if-one-screen").short('F'),
    ])
}

fn display() -> Vec<Arg> {
    let languages: Vec<&str> = Messages::languages().collect();
    let theme = Arg::new("theme").long("theme").value_name("NAME");
    let language = Arg::new("ui-lang").long("ui-lang").value_name("LANG").value_parser(languages);
    Vec::from([
        theme.value_parser(Suggested(theme::names(None))),
        flag("list-themes").conflicts_with_all(["doctor", "man", "completions"]),
        number("measure"),
        choice("marks", MARKS.map(|(name, _)| name).to_vec()),
        choice("align", ALIGNS.map(|(name, _)| name).to_vec()),
        choice("kashida", KASHIDA.map(|(name, _)| name).to_vec()),
        choice("disclaimer", FOOTINGS.map(|(name, _)| name).to_vec()),
        choice("controls", CONTROLS.map(|(name, _)| name).to_vec()),
        flag("line-numbers").short('N'),
        flag("typeset"),
        flag("chop").short('S').alias("chop-long-lines"),
        language,
    ])
}

fn terminal() -> Vec<Arg> {
    Vec::from([
        flag("doctor").conflicts_with_all(["man", "completions"]),
        choice("bidi", Bidi::names().collect()),
        choice("shaping", Shaping::NAMES.to_vec()),
        choice("color", Colour::names().collect()),
        choice("background", Ground::NAMES.to_vec()),
        choice("ambiguous", AMBIGUOUS.map(|(name, _)| name).to_vec()),
    ])
}

fn kept() -> Vec<Arg> {
    let kept = KEPT.map(|(name, _)| {
        let others = KEPT.into_iter().map(|(other, _)| other).filter(|other| *other != name);
        let printing = ["plain", "visual", "list", "find", "to"].into_iter();
        flag(name).conflicts_with_all(printing.chain(REPORTS).chain(others))
    });
    kept.into_iter().chain([flag("secure")]).collect()
}

fn program() -> Vec<Arg> {
    let topics: Vec<&str> = [ALL].into_iter().chain(TOPICS).chain([KEYS]).collect();
    let help = Arg::new("help").long("help").value_name("TOPIC").num_args(0..=1).require_equals(true);
    let completions = Arg::new("completions").long("completions").value_name("SHELL");
    let own = [
        flag("help-short").short('h').long(None),
        help.value_parser(topics).default_missing_value(ALL),
        flag("version").short('V'),
        flag("tour").conflicts_with_all(["list", "find", "to"]).conflicts_with_all(REPORTS),
        flag("print-config").conflicts_with_all(["doctor", "list-themes", "man", "completions"]),
        flag("man").conflicts_with("completions"),
        completions.value_parser(SHELLS),
    ];
    let needless = NEEDLESS.map(|(name, short)| Arg::new(name).short(short).action(ArgAction::SetTrue).hide(true));
    own.into_iter().chain(needless).collect()
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// An option that takes a number in the range of [`NUMBERS`].
fn number(name: &'static str) -> Arg {
    let limits = NUMBERS.iter().find(|number| number.0 == name);
    let (least, most) = limits.map_or((0, u16::MAX), |(_, least, most)| (*least, *most));
    let range = value_parser!(u16).range(i64::from(least)..=i64::from(most));
    Arg::new(name).long(name).value_name("N").value_parser(range)
}

/// An option whose value is one of `choices`, the first unless it is given.
fn choice(name: &'static str, choices: Vec<&'static str>) -> Arg {
    Arg::new(name).long(name).value_name(HOW).value_parser(PossibleValuesParser::new(choices))
}

/// An option whose value is the name of something that `find` finds. `names` are those to show.
fn known<T: Clone + Send + Sync + 'static>(
    name: &'static str,
    find: fn(&str) -> Option<T>,
    names: Vec<&'static str>,
) -> Arg {
    Arg::new(name).long(name).value_name("NAME").value_parser(Known { find, names })
}

/// Parses the name of something that is found by more names than are shown.
struct Known<T> {
    find: fn(&str) -> Option<T>,
    names: Vec<&'static str>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        Self { find: self.find, names: self.names.clone() }
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Known<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        option: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let found = value.to_str().and_then(self.find);
        // Its own parser of names makes the error, with the names that there are.
        let names = PossibleValuesParser::new(self.names.clone());
        found.ok_or_else(|| match names.parse_ref(command, option, value) {
            Err(error) => error,
            Ok(_) => clap::Error::new(ErrorKind::InvalidValue).with_cmd(command),
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.names.iter().map(PossibleValue::new)))
    }
}

/// Takes any text, and suggests some to completions.
#[derive(Clone)]
struct Suggested(Vec<String>);

impl TypedValueParser for Suggested {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        option: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, option, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(PossibleValue::new)))
    }
}
