//! The texts of the title bar and the status line that say where one is.

use crate::app::document::matches::Matches;
use crate::app::panes::Panes;
use crate::app::shelf::arriving::Awaited;
use crate::app::{App, FileForm};
use crate::format::is_of_file;
use crate::messages::Value;
use qari_bidi::layout::{self, VisualLine};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::safe_name;
use qari_bidi::text::{direction, width};

/// The sign between a section and one inside it. It is mirrored with its line.
const INSIDE: &str = " › ";

/// The minutes from which the time that is left is given in hours.
const HOURS_FROM: usize = 120;

/// Returns the names of where one is, the outermost first: the document, unless its title is on the screen; and the
/// sections around what is read, or around the current match if that is on the screen.
#[must_use]
pub fn path(app: &App, panes: &Panes) -> Vec<String> {
    let (document, view) = (app.document(), app.viewport(panes));
    let mut names = Vec::new();
    if !document.title_is_in_sight() {
        names.push(app.document_label(app.shelf().current()));
    }
    let article = document.article();
    if document.shown_match(&view).is_some_and(|span| article.disclaimer().contains(&span.block())) {
        names.push(app.messages().get("disclaimer"));
        return names;
    }
    let sections = document
        .tree()
        .path(document.section_in_sight(&view))
        .into_iter()
        .filter_map(|own| article.sections()[own].heading);
    names.extend(sections.map(|heading| article.text(heading).to_owned()));
    names
}

/// Lays [`path`] out in `room` cells. The outermost names give way, and the innermost is cut if it must be.
#[must_use]
pub fn path_line(app: &App, panes: &Panes, room: u16) -> Option<VisualLine> {
    // Each in the direction that its heading has.
    let isolate = |name: &String| match direction::of_block(name, app.direction()) {
        Direction::Rtl => format!("\u{2067}{name}\u{2069}"),
        Direction::Ltr => format!("\u{2066}{name}\u{2069}"),
    };
    let names: Vec<String> = path(app, panes).iter().map(isolate).collect();
    let mut from = names.len().checked_sub(1)?;
    let mut cells = width::cells(&names[from]);
    while let Some(outer) = from.checked_sub(1) {
        cells += width::cells(INSIDE) + width::cells(&names[outer]);
        if cells > usize::from(room) {
            break;
        }
        from = outer;
    }
    let text = names[from..].join(INSIDE);
    let base = direction::of_block(&text, app.direction());
    let line = layout::line_with(&text, base, usize::from(room), app.name_options(u16::MAX));
    Some(VisualLine { direction: app.direction(), ..line })
}

/// Returns the figures of the place that is read: the printed page, and how far the text is scrolled; of a
/// document whose rest is still being read, the page only.
#[must_use]
pub fn place(app: &App, panes: &Panes) -> Vec<String> {
    let document = app.document();
    let page = document.printed_page(&app.viewport(panes));
    let page = page.map(|page| app.messages().fill("printed-page", &[("page", Value::Text(&page))]));
    let percent = (!expects_rest(app)).then(|| document.digits().percent(document.percent(&app.viewport(panes))));
    page.into_iter().chain(percent).collect()
}

/// Returns where one is, in words: the file, the form of it, the section, how much was read, the words of the text and
/// the time that is left.
#[must_use]
pub fn place_in_words(app: &App, panes: &Panes, form: Option<&FileForm>) -> Vec<String> {
    let (document, messages, view) = (app.document(), app.messages(), app.viewport(panes));
    let sections = document.article().sections().len();
    let section =
        messages.fill("section-of", &[("number", (document.section(&view) + 1).into()), ("total", sections.into())]);
    let words = document.words().map(|count| messages.fill("word-count", &[("count", count.into())]));
    let in_digits = |text: String| document.digits().within(&text);
    let form = form.map(|form| match form.encoding {
        Some(encoding) => format!("\u{2066}{}, {encoding}\u{2069}", form.format),
        None => format!("\u{2066}{}\u{2069}", form.format),
    });
    let name = app.shelf().current_name().filter(|name| is_of_file(name));
    let file = name.map(|name| format!("\u{2068}{}\u{2069}", safe_name(&name.to_string_lossy())));
    let line = document.line_start(1).and_then(|_| document.line_number(document.place().pos));
    let line = line.map(|line| in_digits(messages.fill("line-of-number", &[("number", line.into())])));
    let own = [file, form].into_iter().flatten().chain(line);
    own.chain((sections > 1).then(|| in_digits(section)))
        .chain(place(app, panes))
        .chain(words.map(in_digits))
        .chain(time_left(app, panes))
        .collect()
}

/// Returns `true` while the rest of a document is read, so that how much there is comes out later.
fn expects_rest(app: &App) -> bool {
    app.arriving().awaited() == Some(Awaited::Rest)
}

/// Returns the words for text that is still to come, if some is.
#[must_use]
pub fn arrival(app: &App) -> Option<String> {
    let (messages, arriving) = (app.messages(), app.arriving());
    match arriving.awaited() {
        Some(Awaited::Rest) => Some(match arriving.percent() {
            Some(percent) => messages.fill("rest-is-read-to", &[("number", percent.into())]),
            None => messages.get("rest-is-read"),
        }),
        _ if arriving.follows() => Some(messages.get("following")),
        Some(Awaited::Stream) => Some(messages.get("input-arrives")),
        None => None,
    }
}

/// Returns the time that reading on to the end takes, if that is known and not all is on the screen.
#[must_use]
pub fn time_left(app: &App, panes: &Panes) -> Option<String> {
    let document = app.document();
    if document.percent(&app.viewport(panes)) == 100 {
        return None;
    }
    let minutes = document.minutes_left(document.place().pos).filter(|_| app.arriving().awaited().is_none())?;
    let (id, count) = match minutes {
        HOURS_FROM.. => ("hours-left", (minutes + 30) / 60),
        _ => ("minutes-left", minutes),
    };
    Some(app.messages().fill(id, &[("count", count.into())]))
}

/// Returns the number of the document that is read, if there are several.
#[must_use]
pub fn document_number(app: &App) -> Option<String> {
    let (number, total) = (app.shelf().current() + 1, app.shelf().count());
    let what = [("number", number.into()), ("total", total.into())];
    (total > 1).then(|| app.messages().fill("document-of", &what))
}

/// Returns the number of the current match, in words and in short.
#[must_use]
pub fn match_number(app: &App, find: &Matches) -> (String, String) {
    let messages = app.messages();
    let total = ("total", Value::Number(find.count()));
    let (long, short) = match find.number() {
        None if !find.is_done() => {
            let total = [total];
            (messages.fill("match-count-running", &total), messages.fill("match-count-running-short", &total))
        }
        number => {
            let both = [("number", number.unwrap_or(0).into()), total];
            let short = messages.fill("match-of-short", &both);
            let long = match number {
                Some(_) => messages.fill("match-of", &both),
                None => messages.fill("matches", &[("count", find.count().into())]),
            };
            (long, short)
        }
    };
    (long, short)
}

/// Returns the words for typed marks that are ignored, if they are, in a long and a short form.
#[must_use]
pub fn ignored_marks(app: &App, find: &Matches) -> Option<(String, String)> {
    find.ignores_marks().then(|| (app.messages().get("marks-ignored"), app.messages().get("marks-ignored-short")))
}
