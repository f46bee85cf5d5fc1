//! The command line: parsed by clap, with all its text from the message files.

mod help;
mod secure;
mod start;

use std::ffi::OsString;
use std::str::FromStr;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};

use crate::app::document::display::{ALIGNS, AMBIGUOUS, CONTROLS, Display, KASHIDA, MARKS};
use crate::app::look::Look;
use crate::app::panes::{FOOTINGS, Footing};
use crate::app::{MEASURE, MEASURES};
use crate::config::Settings;
use crate::format::baked::BAKED;
use crate::format::{self, Asked, FORMATS, WRITERS, encoding};
use crate::messages::{Messages, Value};
use crate::search::{Manner, Query, Words};
use qari_bidi::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping, Wishes};
use qari_bidi::text::address::TOUR;
use qari_bidi::text::fold::Level;

pub use secure::is_secure;
use start::PlusWord;
pub use start::Start;

/// The options that take a number, each with its minimum and maximum.
const NUMBERS: [(&str, u16, u16); 4] =
    [("width", 1, u16::MAX), ("measure", MEASURES.0, MEASURES.1), ("level", 0, 3), ("section", 1, u16::MAX)];

/// The form of a search among the files, for messages.
const SEARCH_FORM: &str = "+/QUERY";

/// An example of converting one document at a time, for messages.
const WRITING: &str = "qari --to yaml a.md > a.yaml";

/// The options that qualify a search, by `--find` or `+/`.
const MANNER: [&str; 3] = ["level", "word", "regex"];

/// The options of `less` that programs give their pager and that are needless here: colours are shown, the screen is
/// given back, Ctrl-C ends, the status line says where one is, no bell rings, and search folds case.
const NEEDLESS: [(&str, char); 7] = [
    ("needless-raw", 'R'),
    ("needless-rawest", 'r'),
    ("needless-init", 'X'),
    ("needless-interrupt", 'K'),
    ("needless-prompt", 'M'),
    ("needless-quiet", 'Q'),
    ("needless-case", 'i'),
];

/// The values of `--word`.
const WORDS: [(&str, Words); 2] = [("whole", Words::Whole), ("strict", Words::Strict)];

/// The parsed command line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Arguments {
    /// The documents to open and folders of documents; the embedded article if empty.
    pub files: Vec<OsString>,
    /// The format and encoding that `--format` and `--encoding` state.
    pub asked: Asked,
    /// The kind of output.
    pub output: Output,
    /// Print JSON (`--json`).
    pub json: bool,
    /// Print a NUL behind the names of documents (`--null`).
    pub null: bool,
    /// The width to wrap printed text at, in cells.
    pub width: Option<u16>,
    /// The width of the text column on the screen at most, in cells.
    pub measure: u16,
    /// Vowel marks, alignment and ambiguous widths.
    pub display: Display,
    /// The way the disclaimer stands at the foot of the screen.
    pub footing: Footing,
    /// The way that text is sent to the terminal.
    pub wishes: Wishes,
    /// The name of the theme (`--theme`).
    pub theme: Option<String>,
    /// The value of `--color`. Given on the command line, it applies to pipes too, as with `grep`.
    pub colour: Option<Colour>,
    /// The search of `--find`, whose matches are printed.
    pub finding: Option<Finding>,
    /// The search of `+/`, which the screen begins with.
    pub search: Option<Query>,
    /// The section that the screen begins with, counted from 1.
    pub section: Option<usize>,
    /// The place that the screen begins with, by `+N`, `+G` or `+F`.
    pub start: Option<Start>,
    /// Print what fits the window and exit (`--quit-if-one-screen`).
    pub leaves_what_fits: bool,
    /// Number the lines (`--line-numbers`).
    pub numbers: bool,
    /// Open documents where they were left (`--fresh` does not).
    pub resume: bool,
    /// The choices of the look that are given on the command line, by name.
    pub commanded: Vec<&'static str>,
    /// Begin at the end, and stay there as the text grows (`--follow`).
    pub follow: bool,
    /// Start no program, keep nothing and open nothing that is not named (`--secure`; see [`is_secure`]).
    pub secure: bool,
}

/// The arguments of `--find`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The query and its manner.
    pub query: Query,
    /// Print only the number of matches (`--count`).
    pub count: bool,
}

/// The options about what is kept of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptAction {
    /// Print the documents that were read last (`--recent`).
    Recent,
    /// Print bookmarks as Markdown (`--bookmarks`).
    Bookmarks,
    /// Forget what is kept of documents (`--forget`).
    Forget,
    /// Forget everything (`--forget-all`).
    ForgetAll,
}

/// The options about what is kept, by name.
const KEPT: [(&str, KeptAction); 4] = [
    ("recent", KeptAction::Recent),
    ("bookmarks", KeptAction::Bookmarks),
    ("forget", KeptAction::Forget),
    ("forget-all", KeptAction::ForgetAll),
];

/// The kind of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Show it on the screen; where there is none, as [`Output::Plain`].
    Screen,
    /// Print it in logical order.
    Plain,
    /// Print it as laid out.
    Visual,
    /// Print its headings.
    List,
    /// Print it in a format, by its place in [`WRITERS`].
    Written(usize),
    /// List, print or forget what is kept of documents.
    Kept(KeptAction),
    /// Print the themes (`--list-themes`).
    Themes,
    /// Print the settings (`--print-config`).
    Settings,
    /// Report what is known of the terminal, and ask what reads right in it (`--doctor`).
    Doctor,
}

/// The action that a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is only one in a run")]
pub enum Request {
    /// Open a document.
    Open(Arguments),
    /// Print this text and exit.
    Print(String),
}

/// Parses the arguments, without the program's own name. Options that are not given have the value in `set`.
///
/// # Errors
/// A usage error, described in the language of `messages`.
pub fn parse(args: &[OsString], set: &Settings, messages: &Messages) -> Result<Request, String> {
    let command = command(messages);
    let matches = match command.clone().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return Err(describe(&error, messages)),
    };
    if matches.get_flag("help") {
        return Ok(Request::Print(help::text(&command, messages)));
    }
    if matches.get_flag("version") {
        return Ok(Request::Print(format!("qari {}\n", env!("CARGO_PKG_VERSION"))));
    }
    let options = options(&matches, set);
    let prints = options.finding.is_some() || options.output != Output::Screen;
    let given =
        |names: &[&'static str]| names.iter().find(|name| is_given(&matches, name)).map(|name| format!("--{name}"));
    match &options.search {
        Some(_) if prints => {
            let other = given(&[
                "find",
                "plain",
                "visual",
                "list",
                "to",
                "doctor",
                "list-themes",
                "recent",
                "bookmarks",
                "forget",
                "forget-all",
            ])
            .unwrap_or_default();
            let both = [("option", Value::Text(SEARCH_FORM)), ("other", Value::Text(&other))];
            Err(with_hint(&messages.fill("error-conflict", &both), messages))
        }
        None if options.finding.is_none()
            && let Some(option) = given(&MANNER) =>
        {
            let what = [("option", Value::Text(&option)), ("search", Value::Text(SEARCH_FORM))];
            Err(with_hint(&messages.fill("error-no-query", &what), messages))
        }
        _ if options.section.is_some() && prints => Err(section_is_of_screen(messages)),
        _ if options.finding.as_ref().is_some_and(|finding| finding.query.text.is_empty()) => {
            Err(with_hint(&messages.get("error-find-nothing"), messages))
        }
        _ => Ok(Request::Open(options)),
    }
}

/// Returns the value of `--ui-lang`. It is found before the arguments are parsed, so that usage errors are in it too.
#[must_use]
pub fn ui_language(args: &[OsString]) -> Option<String> {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let joined = args.iter().find_map(|arg| arg.strip_prefix("--ui-lang="));
    let parted = || args.windows(2).find(|pair| pair[0] == "--ui-lang").map(|pair| pair[1]);
    joined.or_else(parted).map(str::to_owned)
}

fn options(matches: &ArgMatches, set: &Settings) -> Arguments {
    let output = [
        ("plain", Output::Plain),
        ("visual", Output::Visual),
        ("list", Output::List),
        ("doctor", Output::Doctor),
        ("list-themes", Output::Themes),
        ("print-config", Output::Settings),
    ];
    let format = matches.get_one::<String>("to");
    let writer = format.and_then(|format| WRITERS.iter().position(|(name, _)| name == format));
    let mut named: Vec<OsString> = matches.get_many("file").into_iter().flatten().cloned().collect();
    if matches.get_flag("tour") {
        named.insert(0, TOUR.into());
    }
    let plus_word = |name: &OsString| PlusWord::of(&name.to_string_lossy());
    let search = |name: &OsString| match plus_word(name)? {
        PlusWord::Search(query) => Some(query),
        PlusWord::Start(_) => None,
    };
    let start = |name: &OsString| match plus_word(name)? {
        PlusWord::Start(start) => Some(start),
        PlusWord::Search(_) => None,
    };
    let query = |text: String| Query { text, manner: manner(matches) };
    Arguments {
        search: named.iter().rev().find_map(search).filter(|search| !search.is_empty()).map(query),
        start: named.iter().rev().find_map(start),
        files: named.into_iter().filter(|name| plus_word(name).is_none()).collect(),
        leaves_what_fits: matches.get_flag("quit-if-one-screen"),
        numbers: matches.get_flag("line-numbers"),
        finding: matches
            .get_one::<String>("find")
            .map(|text| Finding { query: query(text.to_owned()), count: matches.get_flag("count") }),
        section: matches.get_one::<u16>("section").map(|number| usize::from(*number)),
        follow: matches.get_flag("follow"),
        secure: matches.get_flag("secure"),
        resume: set.resume && !matches.get_flag("fresh"),
        commanded: Look::names().filter(|name| is_given(matches, name)).collect(),
        asked: Asked {
            format: matches.get_one("format").copied(),
            encoding: matches.get_one("encoding").copied(),
            baked: chosen(matches, "baked", &BAKED).unwrap_or(set.baked),
            whole_page: matches.get_flag("whole-page"),
        },
        output: output
            .into_iter()
            .find(|(flag, _)| matches.get_flag(flag))
            .map(|(_, output)| output)
            .or_else(|| KEPT.into_iter().find(|(flag, _)| matches.get_flag(flag)).map(|(_, kept)| Output::Kept(kept)))
            .or(writer.map(Output::Written))
            .unwrap_or(Output::Screen),
        json: matches.get_flag("json"),
        null: matches.get_flag("null"),
        width: matches.get_one("width").copied(),
        measure: matches.get_one("measure").copied().unwrap_or(set.measure),
        display: Display {
            marks: chosen(matches, "marks", &MARKS).unwrap_or(set.display.marks),
            align: chosen(matches, "align", &ALIGNS).unwrap_or(set.display.align),
            controls: chosen(matches, "controls", &CONTROLS).unwrap_or(set.display.controls),
            wide_ambiguous: chosen(matches, "ambiguous", &AMBIGUOUS).unwrap_or(set.display.wide_ambiguous),
            without_kashida: chosen(matches, "kashida", &KASHIDA).unwrap_or(set.display.without_kashida),
            chop: matches.get_flag("chop").then_some(0),
        },
        footing: chosen(matches, "disclaimer", &FOOTINGS).unwrap_or(set.footing),
        wishes: Wishes {
            bidi: parsed(matches, "bidi").unwrap_or(set.wishes.bidi),
            shaping: parsed(matches, "shaping").unwrap_or(set.wishes.shaping),
            colour: parsed(matches, "color").unwrap_or(set.wishes.colour),
            ground: parsed(matches, "background").unwrap_or(set.wishes.ground),
        },
        theme: matches.get_one::<String>("theme").cloned(),
        colour: parsed(matches, "color"),
    }
}

/// Returns `true` if the option called `name` is given on the command line. Not all names are options.
fn is_given(matches: &ArgMatches, name: &str) -> bool {
    let is_option = matches.try_contains_id(name).is_ok();
    is_option && matches.value_source(name) == Some(ValueSource::CommandLine)
}

/// The manner of a search by the options.
fn manner(matches: &ArgMatches) -> Manner {
    let level = matches.get_one::<u16>("level").and_then(|level| Level::ALL.get(usize::from(*level)));
    Manner {
        level: level.copied().unwrap_or_default(),
        words: chosen(matches, "word", &WORDS).unwrap_or_default(),
        regex: matches.get_flag("regex"),
        ..Manner::default()
    }
}

/// The value of the option `name` in `choices`, if it is given.
fn chosen<T: Copy>(matches: &ArgMatches, name: &str, choices: &[(&str, T)]) -> Option<T> {
    let named = matches.get_one::<String>(name)?;
    choices.iter().find(|(own, _)| named == own).map(|(_, choice)| *choice)
}

/// The value of the option `name`, if it is given. clap has checked it.
fn parsed<T: FromStr>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.get_one::<String>(name)?.parse().ok()
}

fn command(messages: &Messages) -> Command {
    let languages: Vec<&str> = Messages::languages().collect();
    let flag = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(messages.get(&format!("cli-{name}")))
    };
    let [width, measure, level, section] = NUMBERS.map(|(name, least, most)| {
        let range = value_parser!(u16).range(i64::from(least)..=i64::from(most));
        Arg::new(name).long(name).value_name("N").value_parser(range)
    });
    let (least, most) = (usize::from(MEASURES.0), usize::from(MEASURES.1));
    let numbers = [("default", usize::from(MEASURE).into()), ("least", least.into()), ("most", most.into())];
    let measure_help = messages.fill("cli-measure", &numbers);
    let choice = |name: &'static str, choices: Vec<&'static str>| {
        let words = [("choices", Value::Text(&choices.join(", "))), ("default", Value::Text(choices[0]))];
        let help = messages.fill(&format!("cli-{name}"), &words);
        Arg::new(name).long(name).value_name("HOW").value_parser(choices).help(help)
    };
    let language_help = messages.fill("cli-ui-lang", &[("languages", Value::Text(&languages.join(", ")))]);
    let find = Arg::new("find").long("find").value_name("QUERY").help(messages.get("cli-find"));
    let word = choice("word", WORDS.map(|(name, _)| name).to_vec());
    let word = word.num_args(0..=1).require_equals(true).default_missing_value(WORDS[0].0);
    let theme = Arg::new("theme").long("theme").value_name("NAME");
    let files = Arg::new("file").value_name("FILE").num_args(0..).value_parser(value_parser!(OsString));
    Command::new("qari")
        .no_binary_name(true)
        .args_override_self(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(files.help(messages.get("cli-file")))
        .arg(known("format", format::named, messages))
        .arg(known("encoding", encoding::named, messages))
        .arg(choice("baked", BAKED.map(|(name, _)| name).to_vec()))
        .arg(flag("whole-page"))
        .arg(flag("plain").conflicts_with_all(["visual", "list", "doctor", "list-themes"]))
        .arg(flag("visual").conflicts_with_all(["list", "doctor", "list-themes"]))
        .arg(flag("list").conflicts_with_all(["doctor", "list-themes"]))
        .arg(find.conflicts_with_all(["plain", "list", "doctor", "list-themes"]))
        .arg(level.help(messages.get("cli-level")))
        .arg(word)
        .arg(flag("regex"))
        .arg(flag("count").requires("find").conflicts_with("visual"))
        .arg(flag("json").requires("for-programs").conflicts_with("visual"))
        .group(ArgGroup::new("for-programs").args(["list", "find"]))
        .arg(flag("null").short('0').requires("names").conflicts_with("json"))
        .group(ArgGroup::new("names").args(["find", "recent"]))
        .arg(section.help(messages.get("cli-section")))
        .arg(flag("fresh"))
        .args(KEPT.map(|(name, _)| {
            let others = ["plain", "visual", "list", "find", "to", "doctor", "list-themes"].into_iter();
            let kept = KEPT.into_iter().map(|(other, _)| other).filter(|other| *other != name);
            flag(name).conflicts_with_all(others.chain(kept))
        }))
        .arg(choice("to", WRITERS.iter().map(|(name, _)| *name).collect()).value_name("FORMAT").conflicts_with_all([
            "plain",
            "visual",
            "list",
            "doctor",
            "find",
            "list-themes",
        ]))
        .arg(flag("quit-if-one-screen").short('F'))
        .arg(flag("line-numbers").short('N'))
        .arg(flag("chop").short('S').alias("chop-long-lines"))
        .args(NEEDLESS.map(|(name, short)| Arg::new(name).short(short).action(ArgAction::SetTrue).hide(true)))
        .arg(width.help(messages.get("cli-width")))
        .arg(measure.help(measure_help))
        .arg(choice("marks", MARKS.map(|(name, _)| name).to_vec()))
        .arg(choice("align", ALIGNS.map(|(name, _)| name).to_vec()))
        .arg(choice("kashida", KASHIDA.map(|(name, _)| name).to_vec()))
        .arg(choice("disclaimer", FOOTINGS.map(|(name, _)| name).to_vec()))
        .arg(choice("controls", CONTROLS.map(|(name, _)| name).to_vec()))
        .arg(choice("ambiguous", AMBIGUOUS.map(|(name, _)| name).to_vec()))
        .arg(Arg::new("ui-lang").long("ui-lang").value_name("LANG").value_parser(languages).help(language_help))
        .arg(choice("bidi", Bidi::names().collect()))
        .arg(choice("shaping", Shaping::NAMES.to_vec()))
        .arg(choice("color", Colour::names().collect()))
        .arg(choice("background", Ground::NAMES.to_vec()))
        .arg(flag("follow"))
        .arg(flag("secure"))
        .arg(theme.help(messages.get("cli-theme")))
        .arg(flag("list-themes").conflicts_with("doctor"))
        .arg(flag("print-config").conflicts_with_all([
            "plain",
            "visual",
            "list",
            "find",
            "to",
            "doctor",
            "list-themes",
        ]))
        .arg(flag("doctor"))
        .arg(flag("tour").conflicts_with_all(["list", "find", "to", "doctor", "list-themes", "print-config"]))
        .arg(flag("help").short('h'))
        .arg(flag("version").short('V'))
}

/// The valid values of an option to show in help and errors.
fn shown_names(option: &str) -> Option<String> {
    match option {
        "format" => Some(FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ")),
        "encoding" => Some(encoding::TOLD.join(", ")),
        _ => None,
    }
}

/// Builds an option whose value is the name of something that `find` finds.
fn known<T>(name: &'static str, find: fn(&str) -> Option<T>, messages: &Messages) -> Arg
where
    T: Clone + Send + Sync + 'static,
{
    let help = messages.fill(&format!("cli-{name}"), &[("names", Value::Text(&shown_names(name).unwrap_or_default()))]);
    let parser = move |value: &str| find(value).ok_or_else(String::new);
    Arg::new(name).long(name).value_name("NAME").value_parser(parser).help(help)
}

/// Describes a usage error, with what to do next.
fn describe(error: &clap::Error, messages: &Messages) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // clap names an option with its value, and one of several in angle brackets (`<--list|--find <QUERY>>`); messages
    // show the bare name.
    let name = |kind| {
        let named = context(kind);
        named.trim_start_matches('<').split([' ', '[', '=']).next().unwrap_or_default().trim_end_matches('>').to_owned()
    };
    let (option, value, other) =
        (name(ContextKind::InvalidArg), context(ContextKind::InvalidValue), name(ContextKind::PriorArg));
    let option_is = [("option", Value::Text(&option))];
    let what = match error.kind() {
        ErrorKind::UnknownArgument => messages.fill("error-unknown-option", &option_is),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            wrong_value(&value, &option, &context(ContextKind::ValidValue), messages)
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
/// range, the names that [`shown_names`] has, or else `valid`, clap's list.
fn wrong_value(value: &str, option: &str, valid: &str, messages: &Messages) -> String {
    let what = [("value", Value::Text(value)), ("option", Value::Text(option))];
    let name = option.trim_start_matches('-');
    if let Some(&(_, least, most)) = NUMBERS.iter().find(|number| number.0 == name) {
        let limits = [("least", usize::from(least).into()), ("most", usize::from(most).into())];
        let message = if value.is_empty() { "error-missing-number" } else { "error-bad-number" };
        return messages.fill(message, &[&what[..], &limits[..]].concat());
    }
    let names = shown_names(name).unwrap_or_else(|| valid.to_owned());
    let message = match (value.is_empty(), names.is_empty()) {
        (true, true) => "error-missing-value",
        (true, false) => "error-missing-name",
        (false, true) => "error-bad-value",
        (false, false) => "error-unknown-name",
    };
    messages.fill(message, &[&what[..], &[("names", Value::Text(&names))]].concat())
}
