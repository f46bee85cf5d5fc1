//! `--find`: prints the matches in the documents, with the exit codes of `grep`.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::sync::{Mutex, PoisonError};

use qari::app::document::matches::Matches;
use qari::article::{Article, Pos, Span};
use qari::cli::{Arguments, Finding, Output};
use qari::format::STANDARD_INPUT;
use qari::format::{self, Reading};
use qari::load::{self, Named};
use qari::messages::Messages;
use qari::page::digits_of;
use qari::print::found::{self, Form, Found};
use qari::print::json::Array;
use qari::search::{Fault, Pattern, Query, Sieve};
use qari_bidi::layout;
use qari_bidi::terminal::colour::Depth;
use qari_bidi::terminal::encode;
use qari_bidi::terminal::profile::Profile;
use qari_bidi::terminal::profile::answers::Answers;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Colour;
use qari_bidi::text::fold::Orthography;

use super::{
    Failure, Voice, are_named, complain, crew, has_screen, names, notice, printing, terminal_width, to_output,
    unwritten, warn,
};

/// The exit code where nothing is found.
const NOTHING_FOUND: u8 = 1;
/// The exit code where something could not be searched, whatever was found elsewhere.
pub const TROUBLE: u8 = 2;

/// The search of one document.
enum Outcome {
    /// It can't have a match, so it was not parsed.
    Passed,
    /// It could not be opened.
    Failed(load::Error),
    /// It was searched.
    Searched(Box<(Reading, Matches)>),
}

/// Prints the matches in the documents, one document after the other; in the embedded article if none was named. A
/// document that can't be opened is reported on standard error, and the others are searched. Documents are read and
/// searched on as many threads as there are processors; those that can't have a match are not parsed. The query is
/// compiled to `pattern` for texts of unknown language.
pub fn find(
    named: Named,
    finding: &Finding,
    pattern: Pattern,
    options: &Arguments,
    voice: &mut Voice,
) -> Result<(), Failure> {
    let Named { documents, problems } = named;
    let form = form(&documents, options);
    let (mut is_found, mut failed) = (false, !problems.is_empty());
    for problem in problems {
        voice.fail(problem);
    }
    let sources: Vec<Option<OsString>> = names(&documents, options).map(Option::<&OsString>::cloned).collect();
    let mut array = Array::default();
    let compiled = vec![(Orthography::of(None), pattern)];
    let patterns = Patterns { query: finding.query.clone(), compiled: compiled.into() };
    let written = to_output(|out| {
        crew::in_order(sources.len(), searcher(sources.clone(), patterns, options), |index, outcome| {
            let name = sources[index].as_ref();
            let file = name.map(OsString::as_os_str);
            match outcome {
                Outcome::Failed(error) => {
                    voice.fail(error);
                    failed = true;
                }
                Outcome::Passed if finding.count && options.json => {
                    found::count_as_json(out, &mut array, file, 0, false)?;
                }
                Outcome::Passed if finding.count => found::count(out, file, 0, form)?,
                Outcome::Passed => return Ok(()),
                Outcome::Searched(searched) => {
                    let (reading, matches) = *searched;
                    warn(&reading, name.filter(|_| form.names), voice);
                    let messages = voice.hear(&reading.article);
                    let is_in_it = matches.count() > 0;
                    is_found |= is_in_it;
                    if matches.ignores_marks() && is_in_it {
                        let ignored = messages.get("marks-ignored");
                        complain(&notice(name.filter(|_| form.names), &ignored, messages), messages);
                    }
                    let found = Found { article: &reading.article, file, ignores_marks: matches.ignores_marks() };
                    write_found(out, &mut array, found, &matches, (finding, options, form), messages)?;
                }
            }
            // Matches appear before the errors of the next document.
            out.flush()
        })?;
        if options.json { array.end(out) } else { Ok(()) }
    });
    written.map_err(|error| Failure { code: TROUBLE, ..unwritten(&error, voice.end()) })?;
    match (failed, is_found) {
        (true, _) => Err(Failure { text: String::new(), code: TROUBLE }),
        (false, true) => Ok(()),
        (false, false) => Err(Failure { text: String::new(), code: NOTHING_FOUND }),
    }
}

/// Returns the search of one of the documents `names` by `patterns`, by its index.
fn searcher(
    names: Vec<Option<OsString>>,
    patterns: Patterns,
    options: &Arguments,
) -> impl Fn(usize) -> Outcome + Send + Sync + use<> {
    let asked = options.asked;
    let sieve =
        Sieve::of(&patterns.query).filter(|sieve| !format::of_readers().any(|text| sieve.may_match(text, true)));
    move |index| {
        let name = names[index].as_deref();
        if let (Some(sieve), Some(name)) = (&sieve, name.filter(|name| *name != STANDARD_INPUT))
            && !load::may_hold(name, asked, |text, drops_blanks| sieve.may_match(text, drops_blanks))
        {
            return Outcome::Passed;
        }
        match name.map_or_else(load::embedded, |name| load::open(name, asked)) {
            Ok(reading) => match patterns.search(&reading.article) {
                Ok(matches) => Outcome::Searched(Box::new((reading, matches))),
                Err(_) => Outcome::Passed,
            },
            Err(error) => Outcome::Failed(error),
        }
    }
}

/// Writes the matches in a document, or their number.
fn write_found(
    out: &mut BufWriter<StdoutLock>,
    array: &mut Array,
    found: Found,
    matches: &Matches,
    (finding, options, form): (&Finding, &Arguments, Form),
    messages: &Messages,
) -> io::Result<()> {
    let form = Form { layout: layout(found.article, options), ..form };
    let spans = (0..matches.count()).map_while(|index| matches.nth(index));
    match (options.json, finding.count) {
        (true, true) => found::count_as_json(out, array, found.file, matches.count(), found.ignores_marks),
        (true, false) => found::lines_as_json(out, array, found, spans),
        (false, true) => found::count(out, found.file, matches.count(), form),
        (false, false) => write_lines(out, found, spans, form, messages),
    }
}

/// A query, compiled once for each orthography: that may take longer than to search a document.
struct Patterns {
    query: Query,
    compiled: Mutex<Vec<(Orthography, Pattern)>>,
}

impl Patterns {
    /// Finds all matches in `article`.
    fn search(&self, article: &Article) -> Result<Matches, Fault> {
        let pattern = self.compiled(article.language())?;
        let mut matches = Matches::with(self.query.clone(), pattern, Pos::default());
        matches.finish(article);
        Ok(matches)
    }

    fn compiled(&self, language: Option<&str>) -> Result<Pattern, Fault> {
        let own = Orthography::of(language);
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, pattern)) = compiled.iter().find(|(orthography, _)| *orthography == own) {
            return Ok(pattern.clone());
        }
        let pattern = self.query.compile(language)?;
        compiled.push((own, pattern.clone()));
        Ok(pattern)
    }
}

/// The form of the lines. As with `grep`, names are left out if a single file was named, and colours are for terminals
/// unless the command line asks for them.
fn form(documents: &[OsString], options: &Arguments) -> Form {
    let names = are_named(documents, options);
    let is_terminal = io::stdout().is_terminal();
    let environment = Environment::of_process();
    let profile = Profile::of(&environment, &Answers::default());
    let is_coloured = options.wishes.colour.depth(&profile, &environment) > Depth::Monochrome;
    let is_asked_for = matches!(options.colour, Some(Colour::Always | Colour::Of(_)));
    let coloured = is_coloured && (is_asked_for || is_terminal && has_screen());
    Form { names, exact: !is_terminal, null: options.null, headings: is_terminal, coloured, layout: None }
}

/// The layout of the lines of `article`; `None` if they are printed in logical order.
fn layout(article: &Article, options: &Arguments) -> Option<layout::LayoutOptions> {
    let width = || options.width.unwrap_or_else(terminal_width);
    let page = || options.display.page_options(article, digits_of(article), width());
    (options.output == Output::Visual).then(|| page().text)
}

/// Writes the lines with matches; laid out ones in the encoding of the terminal.
fn write_lines(
    out: &mut BufWriter<StdoutLock>,
    found: Found,
    spans: impl Iterator<Item = Span>,
    form: Form,
    messages: &Messages,
) -> io::Result<()> {
    match printing().filter(|_| form.layout.is_some() && io::stdout().is_terminal()) {
        Some(emission) => {
            let mut lines = Vec::new();
            found::lines(&mut lines, found, spans, form, messages)?;
            out.write_all(encode::text(&String::from_utf8_lossy(&lines), emission).as_bytes())
        }
        None => found::lines(out, found, spans, form, messages),
    }
}
