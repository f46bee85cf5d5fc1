//! Reading on the screen: what the reader begins with, and what is kept of it.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use qari::app::document::Extent;
use qari::app::keys::keymap::Keymap;
use qari::app::shelf::arriving::Awaited;
use qari::app::{App, Setup};
use qari::cli::{Arguments, Start};
use qari::format::{self, Asked, Reading};
use qari::format::{STANDARD_INPUT, TOUR};
use qari::load::Named;
use qari::messages::Messages;
use qari::run::Parked;
use qari::state::{self, Store, seen};
use qari::terminal::session;
use qari::theme::{self, Themes};
use qari::{config, history, load, run};
use qari_bidi::terminal::profile::environment::Environment;

use super::voice::{Voice, complain};
use super::{Failure, USUAL_SIZE, has_section, leave, no_terminal, tour, unwritten};

/// The bytes of text that are read of a book before it is shown: more than the largest screen holds.
const BEGINNING: usize = 128 * 1024;

/// Opens the first document that can be opened, or the embedded article if none was named. Of a book, a long text or a
/// stream, only the beginning is read, unless reading begins at a section; the [`load::Rest`] reads the rest. Documents
/// that can't be opened move from the names to the problems.
fn first(
    named: &mut Named,
    options: &Arguments,
    open_tour: impl Fn() -> Result<Reading, load::Error>,
) -> Option<(Reading, Parked)> {
    if options.files.is_empty() {
        return load::embedded().ok().map(|reading| (reading, Parked::default()));
    }
    while let Some(name) = named.documents.first() {
        if name == TOUR {
            return open_tour().ok().map(|reading| (reading, Parked::default()));
        }
        let parked = Parked::before_reading(name);
        let is_of_whole = options.section.is_some() || matches!(options.start, Some(Start::Line(_)));
        let begun = if is_of_whole {
            load::open_growing(name, options.asked)
        } else {
            load::begin(name, options.asked, BEGINNING)
        };
        match begun {
            Ok((reading, rest)) => return Some((reading, Parked { rest, ..parked })),
            Err(error) => named.problems.push(error),
        }
        named.documents.remove(0);
    }
    None
}

/// Returns how the reader begins on a screen of `screen` columns and rows.
fn setup(options: &Arguments, screen: (u16, u16)) -> Setup {
    Setup {
        measure: options.measure,
        display: options.display,
        footing: options.footing,
        numbers: options.numbers,
        typeset: options.typeset,
        secure: options.secure,
        ..Setup::new(screen)
    }
}

/// Offers the tour where no document is named, until the help has been opened. Returns `true` if it was opened in an
/// earlier run, by the file `seen`.
fn introduce(app: &mut App, options: &Arguments, seen: Option<&Path>) -> bool {
    let knew_help = seen.is_some_and(seen::knows_help);
    if knew_help {
        app.know_help();
    }
    if options.files.is_empty() {
        app.offer_tour();
    }
    knew_help
}

/// Shows the documents on the screen, beginning with the first that can be opened, painted in `themes`. Things are kept
/// for the next run as the settings `set` say; `troubles` are what was wrong with those.
pub fn read(
    mut named: Named,
    options: &Arguments,
    set: config::Settings,
    (themes, mut troubles): (Themes, Vec<String>),
    voice: &mut Voice,
) -> Result<(), Failure> {
    let keymap = Keymap::new(set.keymap, &set.keys);
    let first = first(&mut named, options, || tour(voice.tongue(), &keymap));
    let Named { documents, problems } = named;
    let Some((Reading { article, warnings }, mut parked)) = first else {
        // Of a program that has written nothing, nothing is left.
        let is_nothing = |error: &load::Error| matches!(error.cause, load::Cause::Format(format::Error::Empty));
        if options.files == [STANDARD_INPUT] && problems.iter().all(is_nothing) {
            return Ok(());
        }
        for problem in problems {
            voice.fail(problem);
        }
        return Err(Failure { text: String::new(), code: 1 });
    };
    let messages = voice.hear(&article);
    let tongue = messages.tongue();
    has_section(&article, options, messages)?;
    let keeps = set.history && !options.secure;
    let history = history::path().filter(|_| keeps);
    let store = state::folder().filter(|_| keeps).map(Store::new);
    let screen = session::size().unwrap_or(USUAL_SIZE);
    let mut app = App::new(
        article,
        Messages::from(tongue),
        keymap.clone(),
        Setup { cursor: set.cursor, ..setup(options, screen) },
    );
    app.set_clock(run::keeper::now());
    app.hold_to(options.commanded.clone());
    app.know_themes(theme::names(config::themes().filter(|_| !options.secure).as_deref()));
    let seen = seen::path().filter(|_| keeps);
    let knew_help = introduce(&mut app, options, seen.as_deref());
    troubles.extend(problems.iter().map(|problem| problem.describe(messages)));
    match history.as_deref().map(|path| history::read(path).map_err(|error| (path, error))) {
        Some(Ok(searches)) => app.recall(searches),
        Some(Err((path, error))) => troubles.push(history::describe(path, &error, "history-unreadable", messages)),
        None => {}
    }
    if !documents.is_empty() {
        app.shelve(documents.clone(), 0);
    }
    app.warn(warnings);
    if !options.resume {
        app.begin_anew();
    }
    let known = store.as_ref().map(|store| store.load(documents.first().map(OsString::as_os_str))).transpose();
    let is_told = known.is_err();
    let is_at_its_place = options.section.is_none() && options.search.is_none() && options.start.is_none();
    match known {
        Ok(known) => app.recall_document(known.flatten(), is_at_its_place),
        Err(error) => troubles.push(error.describe(messages)),
    }
    if !troubles.is_empty() {
        app.fail(troubles.join(" · "));
    }
    if let Some(number) = options.section {
        app.open_at_section(number);
    }
    if let Some(rest) = parked.rest.as_ref().filter(|rest| !rest.has_ended()) {
        let awaited = if rest.is_stream() { Awaited::Stream } else { Awaited::Rest };
        app.expect(awaited, rest.bytes());
    }
    let may_leave = options.leaves_what_fits && options.search.is_none() && documents.len() < 2;
    if may_leave
        && leave::if_it_fits(&mut app, &mut parked.rest, screen, messages)
            .map_err(|error| unwritten(&error, messages))?
    {
        return Ok(());
    }
    go_to_start(&mut app, options);
    let asked_for = options.search.clone().map(|query| app.search_for(query));
    let first = documents.first().cloned().map(|name| (name, parked));
    // The requested format and encoding are those of named documents; a link may lead to any other.
    let (asked, keys) = (options.asked, keymap.clone());
    let open = move |name: &OsStr, extent: Extent| {
        if name == TOUR {
            return tour(tongue, &keys).map(|reading| (reading, None));
        }
        let asked = Asked { whole_page: asked.whole_page ^ (extent == Extent::Other), ..asked };
        let is_named = documents.iter().any(|document| document == name);
        if is_named {
            load::open_growing(name, asked)
        } else {
            load::open_linked(name, asked).map(|reading| (reading, None))
        }
    };
    let source_text = move |name: &OsStr| load::source_text(name, asked);
    let form = move |name: &OsStr| load::form(name, asked);
    let readers = run::Readers { open: Arc::new(open), source_text: Arc::new(source_text), form: Arc::new(form) };
    let documents = run::Documents { first, readers };
    let personal =
        run::Personal { history, store, is_told, programs: set.programs, watches: set.watch, font: set.font };
    let untold = run::run(&mut app, asked_for, Environment::of_process(), options.wishes, personal, documents, themes)
        .map_err(|error| no_terminal(&error, messages))?;
    // What is forgotten of it is told once more.
    if let Some(path) = seen.filter(|_| app.knows_help() && !knew_help) {
        _ = seen::note_help(&path);
    }
    if let Some(what) = &untold {
        complain(what, messages);
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure { text: String::new(), code: 1 }) }
}

/// Goes to where the command line says that reading begins.
fn go_to_start(app: &mut App, options: &Arguments) {
    match options.start {
        _ if options.follow => app.follow_end(),
        Some(Start::Line(number)) => app.open_at_line(number),
        Some(Start::End) => app.open_at_end(),
        Some(Start::Follow) => app.follow_end(),
        None => {}
    }
}
