//! `--find`: prints where the documents say what is looked for, and ends as `grep` does.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use qari::app::find::Find;
use qari::article::{Article, Pos, Span};
use qari::cli::{Finding, Options, Output};
use qari::layout;
use qari::messages::{Messages, Value};
use qari::page::Digits;
use qari::print::found::{self, Form, Found};
use qari::print::json::Array;
use qari::search::{Fault, Query};
use qari::terminal::colour::Depth;
use qari::terminal::encode;
use qari::terminal::profile::Profile;
use qari::terminal::profile::answers::Answers;
use qari::terminal::profile::environment::Environment;

use super::{Failure, complain, has_screen, names, opened, printing, settings, terminal_width, write_out};

/// The exit code where nothing is found.
const NOTHING_FOUND: u8 = 1;
/// The exit code where something could not be searched, whatever was found elsewhere.
const TROUBLE: u8 = 2;

/// Prints where `documents` have what is looked for, one after the other; without any named, the article that the program carries. What can't
/// be opened is said on standard error, and the others are searched all the same.
pub fn find(
    documents: &[OsString],
    problems: &[String],
    finding: &Finding,
    options: &Options,
    wished: Option<&str>,
    messages: &Messages,
) -> Result<(), Failure> {
    // What is no expression is none in any document.
    finding.query.compile(None).map_err(|fault| no_query(&fault, &finding.query, messages))?;
    let form = form(documents, options, messages)?;
    let (mut is_found, mut failed) = (false, !problems.is_empty());
    for problem in problems {
        complain(problem, messages);
    }
    let mut array = Array::default();
    let written = write_out(messages, |out| {
        for name in names(documents, options) {
            let Some((article, messages)) = opened(name, options, wished, messages) else {
                failed = true;
                continue;
            };
            let Ok(find) = search(&article, &finding.query) else { continue };
            let name = name.map(|name| name.to_string_lossy());
            let file = name.as_deref();
            let is_in_it = find.count() > 0;
            is_found |= is_in_it;
            if find.ignores_marks() && is_in_it {
                complain(&marks_ignored(file.filter(|_| form.names), &messages), &messages);
            }
            let form = Form { layout: layout(&article, options), ..form };
            let found = Found { article: &article, file, ignores_marks: find.ignores_marks() };
            let spans = (0..find.count()).map_while(|index| find.nth(index));
            match (options.json, finding.count) {
                (true, true) => found::count_as_json(out, &mut array, found, find.count())?,
                (true, false) => found::lines_as_json(out, &mut array, found, spans)?,
                (false, true) => found::count(out, found, find.count(), form)?,
                (false, false) => write_lines(out, found, spans, form, &messages)?,
            }
            // What was found is seen before what is wrong with the next.
            out.flush()?;
        }
        if options.json { array.end(out) } else { Ok(()) }
    });
    written.map_err(|failure| Failure { code: TROUBLE, ..failure })?;
    match (failed, is_found) {
        (true, _) => Err(Failure { text: String::new(), code: TROUBLE }),
        (false, true) => Ok(()),
        (false, false) => Err(Failure { text: String::new(), code: NOTHING_FOUND }),
    }
}

/// All that there is of `query` in `article`.
fn search(article: &Article, query: &Query) -> Result<Find, Fault> {
    let mut find = Find::new(query.clone(), article.language(), Pos::default())?;
    find.finish(article);
    Ok(find)
}

/// How lines are shown. As `grep` does, it leaves names out where a single file is named.
fn form(documents: &[OsString], options: &Options, messages: &Messages) -> Result<Form, Failure> {
    let names = options.files.len() > 1 || documents != options.files;
    let is_terminal = io::stdout().is_terminal();
    let coloured = is_terminal && {
        let set = settings(options, messages).map_err(|failure| Failure { code: TROUBLE, ..failure })?;
        let environment = Environment::of_process();
        let profile = Profile::of(&environment, &Answers::default());
        has_screen() && set.wishes.colour.depth(&profile, &environment) > Depth::Monochrome
    };
    Ok(Form { names, headings: is_terminal, coloured, layout: None })
}

/// How lines of `article` are laid out, if they are.
fn layout(article: &Article, options: &Options) -> Option<layout::Options> {
    let width = || options.width.unwrap_or_else(terminal_width);
    let page = || options.display.page_options(article, Digits::of(article), width());
    (options.output == Output::Visual).then(|| page().text)
}

/// Writes the lines that have something; laid out ones as the terminal wants them.
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

/// That `query` is nothing that can be looked for.
fn no_query(fault: &Fault, query: &Query, messages: &Messages) -> Failure {
    let reason = fault.describe(messages);
    let what = [("query", Value::Text(&query.text)), ("reason", Value::Text(&reason))];
    Failure { text: messages.fill("error-find-expression", &what), code: TROUBLE }
}

/// That marks were passed over, in the document `file` of several.
fn marks_ignored(file: Option<&str>, messages: &Messages) -> String {
    let notice = messages.get("marks-ignored");
    match file {
        Some(file) => messages.fill("find-notice", &[("file", Value::Text(file)), ("notice", Value::Text(&notice))]),
        None => notice,
    }
}
