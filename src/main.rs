//! The program: reads the command line, opens the article, shows or prints it, and says what went wrong.

#[path = "main/crew.rs"]
mod crew;
#[path = "main/find.rs"]
mod find;
#[path = "main/kept.rs"]
mod kept;
#[path = "main/leave.rs"]
mod leave;
#[path = "main/pages.rs"]
mod pages;
#[path = "main/read.rs"]
mod read;
#[path = "main/themes.rs"]
mod themes;
#[path = "main/voice.rs"]
mod voice;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use qari::app::keys::keymap::Keymap;
use qari::article::Article;
use qari::cli::{self, Arguments, Output, Request};
use qari::format::{Reading, WRITERS};
use qari::format::{STANDARD_INPUT, TOUR};
use qari::load::Named;
use qari::messages::{Messages, Tongue, Value};
use qari::page::digits_of;
use qari::print::outline::{self, Outline};
use qari::search::{MOST_BYTES, Pattern, Query};
use qari::state::{self, Store};
use qari::system::files;
use qari::terminal::session;
use qari::theme::Themes;
use qari::{config, doctor, load, print, tour};
use qari_bidi::terminal::encode::{self, Emission, Encoding};
use qari_bidi::terminal::profile::Profile;
use qari_bidi::terminal::profile::answers::Answers;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::safe_name;

use voice::{Voice, complain, notice};

/// The width of printed text where neither an option nor a terminal gives one, in cells.
const USUAL_WIDTH: u16 = 80;

/// The size of a window of unknown size, in columns and rows.
const USUAL_SIZE: (u16, u16) = (USUAL_WIDTH, 24);

/// Ends the program with an exit code and a message for the person; the message is empty if everything has been said.
struct Failure {
    text: String,
    code: u8,
}

fn main() -> ExitCode {
    let args: Vec<OsString> = env::args_os().skip(1).collect();
    let set = config::path().map_or_else(|| Ok(config::Settings::default()), |path| config::read(&path));
    let language = set.as_ref().ok().and_then(|set| set.language).map(str::to_owned);
    let wished: Vec<String> = [cli::ui_language(&args), language, locale()].into_iter().flatten().collect();
    let messages = Messages::new(wished.iter().map(String::as_str));
    let mut voice = Voice::new((!wished.is_empty()).then(|| messages.tongue()));
    match start(&args, set, &messages, &mut voice) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let messages = voice.end();
            if !failure.text.is_empty() {
                complain(&failure.text, messages);
            }
            ExitCode::from(failure.code)
        }
    }
}

/// Does what the arguments ask for, with the person's settings `set`. `messages` are for what concerns no document.
fn start(
    args: &[OsString],
    set: Result<config::Settings, config::Error>,
    messages: &Messages,
    voice: &mut Voice,
) -> Result<(), Failure> {
    let usual = config::Settings::default();
    let request = cli::parse(args, set.as_ref().unwrap_or(&usual), messages);
    let mut options = match request.map_err(|text| Failure { text, code: 2 })? {
        Request::Open(options) => {
            Arguments { secure: options.secure || cli::is_secure(|name| env::var_os(name)), ..options }
        }
        Request::Print(text) => return say(&text, messages),
        Request::Help(help) => {
            let width = if io::stdout().is_terminal() { terminal_width() } else { USUAL_WIDTH };
            return say(&help.text(width, messages), messages);
        }
        Request::Write(text) => return write_out(messages, |out| out.write_all(text.as_bytes())),
    };
    let code = if options.finding.is_some() { find::TROUBLE } else { 1 };
    let (set, trouble) = match set {
        // Nobody is kept from reading by that.
        Err(error) if error.is_unreadable() => (usual, Some(error.describe(messages))),
        set => (set.map_err(|error| Failure { text: error.describe(messages), code })?, None),
    };
    let reads = options.output == Output::Screen && options.finding.is_none() && has_screen();
    if let Some(trouble) = trouble.as_deref().filter(|_| !reads) {
        complain(trouble, messages);
    }
    if options.theme.is_some() && !reads && options.output != Output::Doctor {
        themes::asked_for(&options, &set, messages)?;
    }
    if options.output == Output::Themes {
        return themes::list(&options, messages);
    }
    if options.output == Output::Settings {
        let text = config::as_file(&set.with(&options.given), messages);
        return write_out(messages, |out| out.write_all(text.as_bytes()));
    }
    if options.output == Output::Doctor {
        let (themes, trouble) = themes::asked_for(&options, &set, messages)?;
        if let Some(trouble) = trouble {
            complain(&trouble, messages);
        }
        return examine(&options, set.font.font.as_deref(), themes, messages);
    }
    if let Output::Kept(action) = options.output {
        let store = state::folder().filter(|_| !options.secure).map(Store::new);
        return kept::act(action, store.as_ref(), &options, messages);
    }
    if options.files.is_empty() && files::comes_on_standard_input() {
        options.files.push(STANDARD_INPUT.into());
    }
    let named = load::named(&options.files);
    if matches!(options.output, Output::Written(_)) && named.documents.len() + named.problems.len() > 1 {
        return Err(Failure { text: cli::too_many_to_write(messages), code: 2 });
    }
    if let Some(finding) = &options.finding {
        let pattern = compiled(&finding.query, messages)?;
        return find::find(named, finding, pattern, &options, voice);
    }
    if let Some(query) = &options.search {
        compiled(query, messages)?;
    }
    if reads {
        let (themes, of_theme) = themes::asked_for(&options, &set, messages)?;
        let troubles = trouble.into_iter().chain(of_theme).collect();
        return read::read(named, &options, set, (themes, troubles), voice);
    }
    if options.section.is_some() {
        return Err(Failure { text: cli::section_is_of_screen(messages), code: 2 });
    }
    print_all(named, &options, voice)
}

/// The most characters of a query that an error repeats.
const MOST_TOLD: usize = 200;

/// Compiles `query` for a text of unknown language, before any document is opened.
fn compiled(query: &Query, messages: &Messages) -> Result<Pattern, Failure> {
    query.compile(None).map_err(|fault| {
        if fault.is_of_length() {
            let most = [("most", (MOST_BYTES / 1024).into())];
            return Failure { text: messages.fill("error-find-too-long", &most), code: 2 };
        }
        let reason = fault.describe(messages);
        // Of thousands of alternatives the first tell which query is meant.
        let is_long = query.text.chars().count() > MOST_TOLD;
        let mut told: String = query.text.chars().take(MOST_TOLD).collect();
        told.push_str(if is_long { "…" } else { "" });
        let what = [("query", Value::Text(&told)), ("reason", Value::Text(&reason))];
        Failure { text: messages.fill("error-find-expression", &what), code: 2 }
    })
}

/// Opens the document called `name`, or the embedded article if there is no name.
fn open(name: Option<&OsString>, options: &Arguments, voice: &Voice) -> Result<Reading, load::Error> {
    match name {
        None => load::embedded(),
        Some(name) if name == TOUR => tour(voice.tongue(), &Keymap::shipped()),
        Some(name) => load::open(name, options.asked),
    }
}

/// Opens the tour in the language `tongue`, with the keys of `keymap`.
fn tour(tongue: Tongue, keymap: &Keymap) -> Result<Reading, load::Error> {
    let reading = tour::reading(&Messages::from(tongue), keymap);
    reading.map_err(|error| load::Error { name: TOUR.to_owned(), cause: error.into() })
}

/// Opens a document to print it, as [`open`] does. Warnings and errors are written to standard error, the warnings
/// under the document's name if `are_named`. Returns `None` if it can't be opened.
fn opened(name: Option<&OsString>, are_named: bool, options: &Arguments, voice: &mut Voice) -> Option<Article> {
    match open(name, options, voice) {
        Ok(reading) => {
            warn(&reading, name.filter(|_| are_named), voice);
            Some(reading.article)
        }
        Err(error) => {
            voice.fail(error);
            None
        }
    }
}

/// Writes the warnings about a document to standard error, under its `name` if there is one.
fn warn(reading: &Reading, name: Option<&OsString>, voice: &mut Voice) {
    let messages = voice.hear(&reading.article);
    for warning in &reading.warnings {
        complain(&notice(name, &warning.describe(messages), messages), messages);
    }
}

/// The names of the documents to print; one `None`, for the embedded article, if no file was named.
fn names<'a>(documents: &'a [OsString], options: &Arguments) -> impl Iterator<Item = Option<&'a OsString>> {
    documents.iter().map(Some).chain(options.files.is_empty().then_some(None))
}

/// Returns `true` if output has to name the documents: not where one file is all that was asked for, as with `grep`.
fn are_named(documents: &[OsString], options: &Arguments) -> bool {
    options.files.len() > 1 || documents != options.files
}

/// Prints the documents one after the other, several each under its name as `head` does; the embedded article if none
/// was named. A document that can't be opened is reported on standard error, and the others are printed.
fn print_all(named: Named, options: &Arguments, voice: &mut Voice) -> Result<(), Failure> {
    let Named { documents, problems } = named;
    let mut failed = !problems.is_empty();
    for problem in problems {
        voice.fail(problem);
    }
    let are_named = are_named(&documents, options);
    let mut outlines = Vec::new();
    for (index, name) in names(&documents, options).enumerate() {
        let Some(article) = opened(name, are_named, options, voice) else {
            failed = true;
            continue;
        };
        if options.json {
            outlines.push(Outline::of(&article, name.map(|name| name.to_string_lossy().into_owned())));
            continue;
        }
        let messages = voice.hear(&article);
        if let Some(name) = name.filter(|_| documents.len() > 1) {
            print_name(name, index == 0, options, messages)?;
        }
        if options.output == Output::Screen && pages::are_asked_for() {
            let mut text = Vec::new();
            let shown = print::plain(&mut text, &article, options.width)
                .and_then(|()| pages::show(&String::from_utf8_lossy(&text), messages));
            if shown.map_err(|error| unwritten(&error, messages))?.is_break() {
                break;
            }
            continue;
        }
        print(&article, options, messages)?;
    }
    let messages = voice.end();
    if options.json {
        write_out(messages, |out| out.write_all(outline::json(&outlines)?.as_bytes()))?;
    }
    if failed { Err(Failure { text: String::new(), code: 1 }) } else { Ok(()) }
}

/// Prints the name of a document, with a blank line before it unless it is the first.
fn print_name(name: &OsStr, is_first: bool, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let before = if is_first { "" } else { "\n" };
    if options.output != Output::Visual && !io::stdout().is_terminal() {
        // For programs, a name is its bytes.
        let line = [before.as_bytes(), b"==> ", name.as_encoded_bytes(), b" <==\n"].concat();
        return write_out(messages, |out| out.write_all(&line));
    }
    let name = format!("==> \u{2066}{}\u{2069} <==", safe_name(&name.to_string_lossy()));
    let text = match options.output {
        Output::Visual => {
            let width = options.width.unwrap_or_else(terminal_width);
            let laid_out = print::for_person(&name, messages.direction(), Some(width));
            printing()
                .filter(|_| io::stdout().is_terminal())
                .map_or(laid_out.clone(), |emission| encode::text(&laid_out, emission))
        }
        Output::List => for_person(&name, messages.direction(), list_width(options)),
        _ => for_person(&name, messages.direction(), None),
    };
    write_out(messages, |out| write!(out, "{before}{text}"))
}

/// Checks that the section to begin at exists.
fn has_section(article: &Article, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let sections = article.sections().len();
    let Some(number) = options.section.filter(|number| *number > sections) else { return Ok(()) };
    let what = [("number", number.into()), ("total", sections.into())];
    Err(Failure { text: messages.fill("error-no-section", &what), code: 1 })
}

/// Prints a document in the form that `options` choose.
fn print(article: &Article, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    match options.output {
        Output::Visual => {
            let width = options.width.unwrap_or_else(terminal_width);
            let visual = options.display.page_options(article, digits_of(article), width);
            write_out(messages, |out| match printing() {
                Some(emission) if io::stdout().is_terminal() => {
                    let mut page = Vec::new();
                    print::visual(&mut page, article, visual)?;
                    out.write_all(encode::text(&String::from_utf8_lossy(&page), emission).as_bytes())
                }
                _ => print::visual(out, article, visual),
            })
        }
        Output::List => {
            let text = for_person(&print::list(article, messages), article.direction(), list_width(options));
            write_out(messages, |out| out.write_all(text.as_bytes()))
        }
        Output::Plain | Output::Screen | Output::Doctor | Output::Themes | Output::Settings | Output::Kept(_) => {
            write_out(messages, |out| print::plain(out, article, options.width))
        }
        Output::Written(writer) => {
            let text = (WRITERS[writer].1)(article);
            write_out(messages, |out| out.write_all(text.as_bytes()))
        }
    }
}

/// The width to lay a list out in, in cells; `None` if it does not go to a terminal.
fn list_width(options: &Arguments) -> Option<u16> {
    io::stdout().is_terminal().then(|| options.width.unwrap_or_else(terminal_width))
}

/// Returns `true` if standard output is a terminal that can move its cursor.
fn has_screen() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Reports what is known of the terminal. Where there is one, asks what reads right in it and saves the answer.
fn examine(options: &Arguments, font: Option<&str>, mut themes: Themes, messages: &Messages) -> Result<(), Failure> {
    let wishes = options.wishes;
    let environment = Environment::of_process();
    // What is found out is written to the settings.
    let examined = if has_screen() && io::stdin().is_terminal() && !options.secure {
        let examined = doctor::examine(&environment, wishes, font, &mut themes, messages);
        Some(examined.map_err(|error| no_terminal(&error, messages))?)
    } else {
        None
    };
    let mut lines = doctor::findings(&environment, wishes, examined.as_ref(), messages);
    let path = config::path();
    lines.push(match &path {
        Some(path) => messages.fill("doctor-settings", &[("file", Value::Text(&path.to_string_lossy()))]),
        None => messages.get("doctor-settings-none"),
    });
    match examined.map(|examined| examined.wish(&environment)) {
        Some(Some(name)) => {
            let written = config::write_bidi(path.as_deref(), name);
            let file = written.map_err(|error| Failure { text: error.describe(messages), code: 1 })?;
            let what = [("file", Value::Text(&file.to_string_lossy())), ("name", Value::Text(name))];
            lines.push(messages.fill("doctor-written", &what));
        }
        Some(None) => lines.push(messages.get("doctor-unchanged")),
        None => {}
    }
    say(&lines.join("\n"), messages)
}

/// The failure of using the terminal, with the command that works without it.
fn no_terminal(error: &io::Error, messages: &Messages) -> Failure {
    let what = [("reason", Value::Text(&messages.reason(error))), ("command", Value::Text("qari --plain"))];
    Failure { text: messages.fill("error-terminal", &what), code: 1 }
}

/// Writes a message to standard output.
fn say(text: &str, messages: &Messages) -> Result<(), Failure> {
    let text = on_output(text, messages);
    write_out(messages, |out| out.write_all(text.as_bytes()))
}

/// Formats a message for standard output.
fn on_output(text: &str, messages: &Messages) -> String {
    let width = io::stdout().is_terminal().then(terminal_width);
    for_person(text, messages.direction(), width)
}

/// Formats a message for a person: laid out and encoded for a terminal `terminal_width` cells wide, in logical order
/// without one, or if the terminal can't be kept from reordering printed text.
fn for_person(text: &str, base: Direction, terminal_width: Option<u16>) -> String {
    match terminal_width.and(printing()) {
        Some(emission) => encode::text(&print::for_person(text, base, terminal_width), emission),
        None => print::for_person(text, base, None),
    }
}

/// The emission for text that is printed on the terminal; `None` if the terminal shows it right only while it is taken
/// over.
fn printing() -> Option<Emission> {
    let environment = Environment::of_process();
    let profile = Profile::of(&environment, &Answers::default());
    let takes_over = matches!(profile.encoding, Encoding::Switched | Encoding::Tinted);
    (!takes_over).then(|| Wishes::default().emission(&profile, &environment))
}

/// Writes to standard output; an error becomes a failure with its message.
fn write_out(
    messages: &Messages,
    write: impl FnOnce(&mut BufWriter<StdoutLock>) -> io::Result<()>,
) -> Result<(), Failure> {
    to_output(write).map_err(|error| unwritten(&error, messages))
}

/// Writes to standard output. A closed pipe is not an error: the program ends quietly.
fn to_output(write: impl FnOnce(&mut BufWriter<StdoutLock>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// The failure of writing to standard output.
fn unwritten(error: &io::Error, messages: &Messages) -> Failure {
    Failure { text: messages.fill("error-output", &[("reason", Value::Text(&messages.reason(error)))]), code: 1 }
}

/// The width of the terminal in cells, or [`USUAL_WIDTH`].
fn terminal_width() -> u16 {
    session::size().map_or(USUAL_WIDTH, |(columns, _)| columns.max(1))
}

/// The language of the locale, unless it is neutral (POSIX: the first of these variables that is set decides).
fn locale() -> Option<String> {
    let set = |name: &&&str| env::var(name).is_ok_and(|value| !value.is_empty());
    let locale = env::var(["LC_ALL", "LC_MESSAGES", "LANG"].iter().find(set)?).ok()?;
    let neutral = locale == "POSIX" || locale == "C" || locale.starts_with("C.");
    (!neutral).then_some(locale)
}
