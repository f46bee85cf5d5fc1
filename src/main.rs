//! The program: reads the command line, opens the article, shows or prints it, and says what went wrong.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use qari::app::keymap::Keymap;
use qari::app::{App, Settings};
use qari::article::Article;
use qari::cli::{self, Options, Output, Request};
use qari::format::{Reading, WRITERS};
use qari::messages::{Messages, Value};
use qari::page::Digits;
use qari::terminal::encode::{self, Emission, Encoding};
use qari::terminal::profile::Profile;
use qari::terminal::profile::answers::Answers;
use qari::terminal::profile::environment::Environment;
use qari::terminal::profile::wishes::Wishes;
use qari::terminal::session;
use qari::text::direction::Direction;
use qari::text::script::is_arabic;
use qari::{config, doctor, load, print, run};

/// A width for printing where nothing else says one, in cells.
const USUAL_WIDTH: u16 = 80;

/// What ends the program early: the text for the person and the exit code.
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
            complain(&failure.text, &messages);
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
    let options = match request {
        Request::Open(options) => options,
        Request::Print(text) => {
            let text = on_output(&text, messages);
            return write_out(messages, |out| out.write_all(text.as_bytes()));
        }
    };
    if options.output == Output::Doctor {
        return examine(&options, messages);
    }
    let reading = match &options.file {
        Some(file) => load::open(file, options.asked),
        None => load::embedded(),
    };
    let Reading { article, warnings } = reading.map_err(|error| Failure { text: error.describe(messages), code: 1 })?;
    // With no wish and no locale, the interface speaks the language of the document.
    let messages = Messages::new(wished.into_iter().chain(language(&article)));
    show(Reading { article, warnings }, &options, messages)
}

/// The language of the document; where it does not say, Arabic if it is in Arabic script. Other right-to-left scripts have no
/// interface of their own, and English is read by more of their readers than Arabic.
fn language(article: &Article) -> Option<&str> {
    let texts = (0..article.blocks().len()).map(|block| article.text(block));
    article.language().or_else(|| (article.direction() == Direction::Rtl && is_arabic(texts)).then_some("ar"))
}

fn show(reading: Reading, options: &Options, messages: Messages) -> Result<(), Failure> {
    if options.output == Output::Screen && has_screen() {
        return read(reading, options, messages);
    }
    let Reading { article, warnings } = reading;
    for warning in warnings {
        complain(&warning.describe(&messages), &messages);
    }
    match options.output {
        Output::Plain => write_out(&messages, |out| print::plain(out, &article, options.width)),
        Output::Visual => {
            let width = options.width.unwrap_or_else(terminal_width);
            let visual = options.display.page_options(&article, Digits::of(&article), width);
            write_out(&messages, |out| match printing() {
                Some(emission) if io::stdout().is_terminal() => {
                    let mut page = Vec::new();
                    print::visual(&mut page, &article, visual)?;
                    out.write_all(encode::text(&String::from_utf8_lossy(&page), emission).as_bytes())
                }
                _ => print::visual(out, &article, visual),
            })
        }
        Output::List => {
            let list = print::list(&article, &messages);
            let width = io::stdout().is_terminal().then(|| options.width.unwrap_or_else(terminal_width));
            let text = for_person(&list, article.direction(), width);
            write_out(&messages, |out| out.write_all(text.as_bytes()))
        }
        Output::Written(writer) => {
            let text = (WRITERS[writer].1)(&article);
            write_out(&messages, |out| out.write_all(text.as_bytes()))
        }
        Output::Screen | Output::Doctor => write_out(&messages, |out| print::plain(out, &article, options.width)),
    }
}

/// Whether standard output is a terminal on which a cursor can be moved.
fn has_screen() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// What the person wants of the terminal: what the command line says, else the settings.
fn wishes(options: &Options, messages: &Messages) -> Result<Wishes, Failure> {
    let set = config::path().map_or_else(|| Ok(Wishes::default()), |path| config::read(&path));
    let set = set.map_err(|error| Failure { text: error.describe(messages), code: 1 })?;
    Ok(Wishes {
        bidi: options.bidi.unwrap_or(set.bidi),
        shaping: options.shaping.unwrap_or(set.shaping),
        colour: options.colour.unwrap_or(set.colour),
    })
}

/// Says what is known of the terminal; where there is one, asks what reads right in it, and keeps the answer.
fn examine(options: &Options, messages: &Messages) -> Result<(), Failure> {
    let wishes = wishes(options, messages)?;
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

/// Reads the article on the screen.
fn read(reading: Reading, options: &Options, messages: Messages) -> Result<(), Failure> {
    let language = messages.language();
    let wishes = wishes(options, &messages)?;
    let screen = session::size().unwrap_or((USUAL_WIDTH, 24));
    let settings = Settings { measure: options.measure, display: options.display, ..Settings::new(screen) };
    let mut app = App::new(reading.article, messages, Keymap::shipped(), settings);
    app.warn(reading.warnings);
    run::run(&mut app, Environment::of_process(), wishes)
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
