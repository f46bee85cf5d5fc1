//! The parsed command line as values.

use std::ffi::OsString;
use std::str::FromStr;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::start::{PlusWord, Start};
use crate::app::document::display::Display;
use crate::app::look::Look;
use crate::app::panes::Footing;
use crate::config::Settings;
use crate::format::TOUR;
use crate::format::{Asked, WRITERS};
use crate::search::{Manner, Query, Words};
use qari_bidi::terminal::profile::wishes::{Colour, Wishes};
use qari_bidi::text::fold::Level;

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
    /// Sets the text in a book face (`--typeset`).
    pub typeset: bool,
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
    /// The settings that are given on the command line, by name, each with its value.
    pub given: Vec<(&'static str, String)>,
    /// Begin at the end, and stay there as the text grows (`--follow`).
    pub follow: bool,
    /// Start no program, keep nothing and open nothing that is not named (`--secure`; see `is_secure`).
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

/// The values of `--word`.
pub(super) const WORDS: [(&str, Words); 2] = [("whole", Words::Whole), ("strict", Words::Strict)];

/// The options about what is kept, by name.
pub(super) const KEPT: [(&str, KeptAction); 4] = [
    ("recent", KeptAction::Recent),
    ("bookmarks", KeptAction::Bookmarks),
    ("forget", KeptAction::Forget),
    ("forget-all", KeptAction::ForgetAll),
];

/// The options that turn a setting off, each with that.
pub(super) const TURNED_OFF: [(&str, &str); 2] = [("fresh", "resume"), ("secure", "history")];

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

/// The arguments that `matches` give. Options that are not given have the value in `set`.
pub(super) fn arguments(matches: &ArgMatches, set: &Settings) -> Arguments {
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
    let given = given(matches);
    let set = set.clone().with(&given);
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
        resume: set.resume,
        commanded: Look::names().filter(|name| is_given(matches, name)).collect(),
        given,
        asked: Asked {
            format: matches.get_one("format").copied(),
            encoding: matches.get_one("encoding").copied(),
            baked: set.baked,
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
        measure: set.measure,
        display: Display { chop: matches.get_flag("chop").then_some(0), ..set.display },
        typeset: set.typeset,
        footing: set.footing,
        wishes: set.wishes,
        theme: matches.get_one::<String>("theme").cloned(),
        colour: parsed(matches, "color"),
    }
}

/// Returns `true` if the option called `name` is given on the command line. Not all names are options.
pub(super) fn is_given(matches: &ArgMatches, name: &str) -> bool {
    let is_option = matches.try_contains_id(name).is_ok();
    is_option && matches.value_source(name) == Some(ValueSource::CommandLine)
}

/// Returns the settings that options give, each with its value as it is written.
fn given(matches: &ArgMatches) -> Vec<(&'static str, String)> {
    let value = |name: &str| Some(matches.get_raw(name)?.next_back()?.to_string_lossy().into_owned());
    let own = Settings::names().filter(|name| is_given(matches, name));
    let off = TURNED_OFF.iter().filter(|(option, _)| is_given(matches, option));
    own.filter_map(|name| Some((name, value(name)?)))
        .chain(off.map(|(_, setting)| (*setting, false.to_string())))
        .collect()
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
