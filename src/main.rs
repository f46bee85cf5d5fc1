//! The program: reads the command line, opens the article, shows or prints it, and says what went wrong.

#[path = "main/find.rs"]
mod find;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;
use std::sync::Arc;

use qari::app::keymap::Keymap;
use qari::app::{App, Settings};
use qari::article::Article;
use qari::cli::{self, Options, Output, Request};
use qari::format::{Reading, WRITERS};
use qari::load::Named;
use qari::messages::{Messages, Value};
use qari::page::Digits;
use qari::print::outline::{self, Outline};
use qari::terminal::encode::{self, Emission, Encoding};
use qari::terminal::profile::Profile;
use qari::terminal::profile::answers::Answers;
use qari::terminal::profile::environment::Environment;
use qari::terminal::profile::wishes::Wishes;
use qari::terminal::session;
use qari::text::direction::Direction;
use qari::text::script::is_arabic;
use qari::{config, doctor, history, load, print, run};

/// A width for printing where nothing else says one, in cells.
const USUAL_WIDTH: u16 = 80;

/// How many bytes of text are read of a book before it is shown: more than the largest screen has, or one reads while the rest follows.
const BEGINNING: usize = 128 * 1024;

/// What ends the program with an exit code: the text for the person, which is empty where all has been said.
struct Failure {
    text: String,
    code: u8,
}

fn main() -> ExitCode {
    let args: Vec<OsString> = env::args_os().skip(1).collect();
    let wished = cli::ui_language(&args).or_else(locale);
    let messages = Messages::new(wished.as_deref());
    match start(&args, wished.as_deref(), &messages) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.text.is_empty() {
                complain(&failure.text, &messages);
            }
            ExitCode::from(failure.code)
        }
    }
}

/// Says on standard error what went wrong. If even that can't be written, the exit code still tells of a failure.
fn complain(what: &str, messages: &Messages) {
    let text = messages.fill("error", &[("what", Value::Text(what))]);
    let width = io::stderr().is_terminal().then(terminal_width);
    _ = write!(io::stderr(), "{}", for_person(&text, messages.direction(), width));
}

fn start(args: &[OsString], wished: Option<&str>, messages: &Messages) -> Result<(), Failure> {
    let request = cli::parse(args, messages).map_err(|text| Failure { text, code: 2 })?;
    let mut options = match request {
        Request::Open(options) => options,
        Request::Print(text) => {
            let text = on_output(&text, messages);
            return write_out(messages, |out| out.write_all(text.as_bytes()));
        }
    };
    if options.output == Output::Doctor {
        return examine(&options, messages);
    }
    if options.files.is_empty() && load::comes_on_standard_input() {
        options.files.push(load::STANDARD_INPUT.into());
    }
    let Named { documents, problems } = load::named(&options.files);
    let problems: Vec<String> = problems.iter().map(|problem| problem.describe(messages)).collect();
    if let Some(finding) = &options.finding {
        return find::find(&documents, &problems, finding, &options, wished, messages);
    }
    if options.output == Output::Screen && has_screen() {
        return read(documents, problems, &options, wished, messages);
    }
    print_all(&documents, &problems, &options, wished, messages)
}

/// The language of the document; where it does not say, Arabic if it is in Arabic script. Other right-to-left scripts have no
/// interface of their own, and English is read by more of their readers than Arabic.
fn language(article: &Article) -> Option<&str> {
    let texts = (0..article.blocks().len()).map(|block| article.text(block));
    article.language().or_else(|| (article.direction() == Direction::Rtl && is_arabic(texts)).then_some("ar"))
}

/// Opens the document called `name`, or the article that the program carries.
fn open(name: Option<&OsString>, options: &Options) -> Result<Reading, load::Error> {
    name.map_or_else(load::embedded, |name| load::open(name, options.asked))
}

/// Opens a document as [`open`] does to have it printed, with the words for what is said of it: with no wish and no locale, the interface
/// speaks the language of the document. What is wrong with it is said on standard error; none if it can't be opened.
fn opened(
    name: Option<&OsString>,
    options: &Options,
    wished: Option<&str>,
    messages: &Messages,
) -> Option<(Article, Messages)> {
    let opened = open(name, options).inspect_err(|error| complain(&error.describe(messages), messages));
    let Reading { article, warnings } = opened.ok()?;
    let messages = Messages::new(wished.into_iter().chain(language(&article)));
    for warning in &warnings {
        complain(&warning.describe(&messages), &messages);
    }
    Some((article, messages))
}

/// The documents, or where none was named, the article that the program carries, which has no name.
fn names<'a>(documents: &'a [OsString], options: &Options) -> impl Iterator<Item = Option<&'a OsString>> {
    documents.iter().map(Some).chain(options.files.is_empty().then_some(None))
}

/// Prints the documents one after the other, several each under its name as `head` does; without any named, the article that the
/// program carries. What can't be opened is said on standard error, and the others are printed all the same.
fn print_all(
    documents: &[OsString],
    problems: &[String],
    options: &Options,
    wished: Option<&str>,
    messages: &Messages,
) -> Result<(), Failure> {
    let mut failed = !problems.is_empty();
    for problem in problems {
        complain(problem, messages);
    }
    let mut outlines = Vec::new();
    for (index, name) in names(documents, options).enumerate() {
        let Some((article, messages)) = opened(name, options, wished, messages) else {
            failed = true;
            continue;
        };
        if options.json {
            outlines.push(Outline::of(&article, name.map(|name| name.to_string_lossy().into_owned())));
            continue;
        }
        if let Some(name) = name.filter(|_| documents.len() > 1) {
            print_name(&name.to_string_lossy(), index == 0, options, &messages)?;
        }
        print(&article, options, &messages)?;
    }
    if options.json {
        write_out(messages, |out| out.write_all(outline::json(&outlines)?.as_bytes()))?;
    }
    if failed { Err(Failure { text: String::new(), code: 1 }) } else { Ok(()) }
}

/// Prints the name of a document above it, or what parts documents in its format, and a blank line above that unless it is the first.
fn print_name(name: &str, is_first: bool, options: &Options, messages: &Messages) -> Result<(), Failure> {
    if let Output::Written(_) = options.output {
        return if is_first { Ok(()) } else { write_out(messages, |out| out.write_all(b"---\n")) };
    }
    let name = format!("==> \u{2066}{name}\u{2069} <==");
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
    write_out(messages, |out| write!(out, "{}{text}", if is_first { "" } else { "\n" }))
}

/// Makes sure that there is the section to begin at.
fn has_section(article: &Article, options: &Options, messages: &Messages) -> Result<(), Failure> {
    let sections = article.sections().len();
    let Some(number) = options.section.filter(|number| *number > sections) else { return Ok(()) };
    let what = [("number", number.into()), ("total", sections.into())];
    Err(Failure { text: messages.fill("error-no-section", &what), code: 1 })
}

/// Prints a document as it is asked for.
fn print(article: &Article, options: &Options, messages: &Messages) -> Result<(), Failure> {
    has_section(article, options, messages)?;
    match options.output {
        Output::Visual => {
            let width = options.width.unwrap_or_else(terminal_width);
            let visual = options.display.page_options(article, Digits::of(article), width);
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
        Output::Plain | Output::Screen | Output::Doctor => {
            write_out(messages, |out| print::plain(out, article, options.width))
        }
        Output::Written(writer) => {
            let text = (WRITERS[writer].1)(article);
            write_out(messages, |out| out.write_all(text.as_bytes()))
        }
    }
}

/// The width that a list is laid out in, where it is for a terminal.
fn list_width(options: &Options) -> Option<u16> {
    io::stdout().is_terminal().then(|| options.width.unwrap_or_else(terminal_width))
}

/// Whether standard output is a terminal on which a cursor can be moved.
fn has_screen() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// What the person wants: what the command line says, else the settings.
fn settings(options: &Options, messages: &Messages) -> Result<config::Settings, Failure> {
    let set = config::path().map_or_else(|| Ok(config::Settings::default()), |path| config::read(&path));
    let set = set.map_err(|error| Failure { text: error.describe(messages), code: 1 })?;
    let wishes = Wishes {
        bidi: options.bidi.unwrap_or(set.wishes.bidi),
        shaping: options.shaping.unwrap_or(set.wishes.shaping),
        colour: options.colour.unwrap_or(set.wishes.colour),
        ground: options.ground.unwrap_or(set.wishes.ground),
    };
    Ok(config::Settings { wishes, ..set })
}

/// Says what is known of the terminal; where there is one, asks what reads right in it, and keeps the answer.
fn examine(options: &Options, messages: &Messages) -> Result<(), Failure> {
    let wishes = settings(options, messages)?.wishes;
    let environment = Environment::of_process();
    let examined = if has_screen() && io::stdin().is_terminal() {
        let examined = doctor::examine(&environment, wishes, messages);
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
    let text = on_output(&lines.join("\n"), messages);
    write_out(messages, |out| out.write_all(text.as_bytes()))
}

/// That the terminal can't be used, and what can be done without it.
fn no_terminal(error: &io::Error, messages: &Messages) -> Failure {
    let what = [("reason", Value::Text(&error.to_string())), ("command", Value::Text("qari --plain"))];
    Failure { text: messages.fill("error-terminal", &what), code: 1 }
}

/// Opens the first of the documents that can be opened; without any named, the article that the program carries. Of a book it is the
/// beginning, and what reads on, unless one wants to begin further on. Those that can't be opened are taken out and said among the problems.
fn first(
    documents: &mut Vec<OsString>,
    problems: &mut Vec<String>,
    options: &Options,
    messages: &Messages,
) -> Option<(Reading, Option<load::Rest>)> {
    if options.files.is_empty() {
        return load::embedded().ok().map(|reading| (reading, None));
    }
    let begins_at_first = options.section.is_none() && options.search.is_none();
    let enough = if begins_at_first { BEGINNING } else { usize::MAX };
    while let Some(name) = documents.first() {
        match load::begin(name, options.asked, enough) {
            Ok(begun) => return Some(begun),
            Err(error) => problems.push(error.describe(messages)),
        }
        documents.remove(0);
    }
    None
}

/// Reads the documents on the screen, from the first that can be opened on.
fn read(
    mut documents: Vec<OsString>,
    mut problems: Vec<String>,
    options: &Options,
    asked_language: Option<&str>,
    messages: &Messages,
) -> Result<(), Failure> {
    let Some((reading, rest)) = first(&mut documents, &mut problems, options, messages) else {
        for problem in problems {
            complain(&problem, messages);
        }
        return Err(Failure { text: String::new(), code: 1 });
    };
    let Reading { article, warnings } = reading;
    // With no wish and no locale, the interface speaks the language of the document.
    let messages = Messages::new(asked_language.into_iter().chain(language(&article)));
    let language = messages.language();
    let set = settings(options, &messages)?;
    has_section(&article, options, &messages)?;
    let history = history::path().filter(|_| set.history);
    let screen = session::size().unwrap_or((USUAL_WIDTH, 24));
    let start = Settings { measure: options.measure, display: options.display, ..Settings::new(screen) };
    let mut app = App::new(article, messages, Keymap::shipped(), start);
    app.recall(history.as_deref().map(history::read).unwrap_or_default());
    if !documents.is_empty() {
        app.shelve(documents.clone(), 0);
    }
    app.warn(warnings);
    if !problems.is_empty() {
        app.fail(problems.join(" · "));
    }
    if let Some(number) = options.section {
        app.open_at_section(number);
    }
    let asked_for = options.search.as_ref().map(|text| app.search_for(text));
    // What the person named is opened as it was said; a link may lead anywhere.
    let asked = options.asked;
    let open = move |name: &OsStr| {
        let is_named = documents.iter().any(|document| document == name);
        if is_named { load::open(name, asked) } else { load::open_linked(name) }
    };
    let documents = run::Documents { rest, open: Arc::new(open) };
    run::run(&mut app, asked_for, Environment::of_process(), set.wishes, history, documents)
        .map_err(|error| no_terminal(&error, &Messages::new([language])))
}

/// Text for a person as standard output shows it best.
fn on_output(text: &str, messages: &Messages) -> String {
    let width = io::stdout().is_terminal().then(terminal_width);
    for_person(text, messages.direction(), width)
}

/// Text for a person, laid out where a terminal `terminal_width` cells wide shows it and as that terminal wants it. Where it can't
/// be kept from reordering what is printed, it gets text in logical order.
fn for_person(text: &str, base: Direction, terminal_width: Option<u16>) -> String {
    match terminal_width.and(printing()) {
        Some(emission) => encode::text(&print::for_person(text, base, terminal_width), emission),
        None => print::for_person(text, base, None),
    }
}

/// What is printed on the terminal that the environment names; `None` where that does not work without taking it over.
fn printing() -> Option<Emission> {
    let environment = Environment::of_process();
    let profile = Profile::of(&environment, &Answers::default());
    let takes_over = matches!(profile.encoding, Encoding::Switched | Encoding::Tinted);
    (!takes_over).then(|| Wishes::default().emission(&profile, &environment))
}

/// Writes to standard output. That nobody reads on is no failure: a closed pipe ends the program quietly.
fn write_out(
    messages: &Messages,
    write: impl FnOnce(&mut BufWriter<StdoutLock>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let reason = [("reason", Value::Text(&error.to_string()))];
            Err(Failure { text: messages.fill("error-output", &reason), code: 1 })
        }
        _ => Ok(()),
    }
}

/// The columns of the terminal, or the usual ones where there is none.
fn terminal_width() -> u16 {
    session::size().map_or(USUAL_WIDTH, |(columns, _)| columns.max(1))
}

/// The language of the locale (POSIX: the first of these that is set decides), if it is one.
fn locale() -> Option<String> {
    let set = |name: &&&str| env::var(name).is_ok_and(|value| !value.is_empty());
    let locale = env::var(["LC_ALL", "LC_MESSAGES", "LANG"].iter().find(set)?).ok()?;
    let neutral = locale == "POSIX" || locale == "C" || locale.starts_with("C.");
    (!neutral).then_some(locale)
}
