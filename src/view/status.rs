//! The status line, and the prompt that takes its place.

use ratatui::buffer::Buffer;

use super::grid;
use crate::app::document::links::{Lead, Link};
use crate::app::document::matches::{Matches, Way};
use crate::app::keys::command::{Command, Context};
use crate::app::panes::{Panes, Rect};
use crate::app::searching::editor::LineEditor;
use crate::app::searching::picker::Picker;
use crate::app::searching::prompt::Prompt;
use crate::app::{App, Notice};
use crate::messages::Value;
use crate::search::{Fault, Manner};
use crate::theme;
use qari_bidi::layout::{self, Direction, VisualLine};
use qari_bidi::text::visible::name_line;

/// The text between the parts of the status line.
const BETWEEN: &str = " · ";

/// Paints the status line or the prompt; returns the column and row of the cursor if there is a prompt.
pub fn paint(app: &App, panes: &Panes, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let rect = panes.status;
    grid::fill(buffer, rect, theme::BAR);
    let inside = Rect { x: rect.x + 1, width: rect.width - 2, ..rect };
    match (app.prompt(), app.picker()) {
        (Some(prompt), _) => {
            let typed = (&prompt.editor, app.typing_direction());
            Some(paint_typed(app, typed, beside_what_is_typed(app, prompt, inside.width), inside, buffer))
        }
        (None, Some(picker)) => {
            let beside = beside_filter(app, picker, inside.width);
            Some(paint_typed(app, (picker.editor(), app.typing_direction()), beside, inside, buffer))
        }
        (None, None) => {
            let left = paint_start(app, &state(app, panes, usize::from(inside.width)), inside, buffer);
            paint_hints(app, inside, left, buffer);
            None
        }
    }
}

/// Returns the hint for `command`, such as "`? help`": its first key, and the message `what`.
pub fn hint(app: &App, command: Command, what: &str) -> String {
    hint_in(app, Context::Reading, command, what)
}

fn hint_in(app: &App, context: Context, command: Command, what: &str) -> String {
    let messages = app.messages();
    let key = first_key(app, context, command);
    messages.fill("hint", &[("key", Value::Text(&key)), ("what", Value::Text(&messages.get(what)))])
}

fn first_key(app: &App, context: Context, command: Command) -> String {
    let key = app.keymap().keys(context, command, app.direction()).next();
    key.map_or_else(String::new, |key| key.label(|id| app.messages().get(id)))
}

/// Returns the text of the status line, for `width` cells.
fn state(app: &App, panes: &Panes, width: usize) -> String {
    let messages = app.messages();
    let section = [
        ("number", Value::Number(app.document().section(&app.viewport(panes)) + 1)),
        ("total", Value::Number(app.document().article().sections().len())),
    ];
    let mut parts = Vec::new();
    parts.extend(app.pending_count().map(|count| messages.fill("pending-count", &[("number", count.into())])));
    parts.extend(app.notice().map(|notice| notice_text(app, notice)));
    parts.extend(
        app.shelf()
            .opening()
            .map(|name| messages.fill("opening", &[("file", Value::Text(&name_line(&name.to_string_lossy())))])),
    );
    if let Some(link) = app.document().link() {
        // Where a link leads is worth the room of all else.
        parts.push(link_text(app, link));
        return parts.join(BETWEEN);
    }
    if app.notice() != Some(&Notice::NoMatches) {
        parts.extend(app.document().matches().and_then(|find| marks_text(app, find)));
        parts.extend(app.document().matches().map(|find| match_text(app, find)));
    }
    let page = app
        .document()
        .printed_page(&app.viewport(panes))
        .map(|page| messages.fill("printed-page", &[("page", Value::Text(&page))]));
    if app.expects_rest() {
        // How much of what there is comes out when all of it is there.
        parts.extend([page, document_text(app), Some(messages.get("rest-is-read"))].into_iter().flatten());
        return parts.join(BETWEEN);
    }
    let percent = messages.fill("percent", &[("number", percent(app, panes).into())]);
    let mut places = [page, document_text(app), Some(messages.fill("section-of", &section)), Some(percent)];
    // The page is what one cites: where there is one, the other places give way to it.
    for less in [2, 1, 3] {
        let all = parts.iter().chain(places.iter().flatten()).cloned().collect::<Vec<_>>().join(BETWEEN);
        if places[0].is_none() || layout::line(&all, messages.direction(), usize::from(u16::MAX)).width() <= width {
            break;
        }
        places[less] = None;
    }
    parts.extend(places.into_iter().flatten());
    parts.join(BETWEEN)
}

fn notice_text(app: &App, notice: &Notice) -> String {
    let messages = app.messages();
    match notice {
        Notice::Wrapped(Way::Forward) => messages.get("wrapped-to-top"),
        Notice::Wrapped(Way::Back) => messages.get("wrapped-to-end"),
        Notice::NoMatches => no_matches(app),
        Notice::NoSearch => {
            messages.fill("no-search", &[("key", Value::Text(&first_key(app, Context::Reading, Command::Search)))])
        }
        Notice::Marks => messages.get(&format!("marks-{}", app.display().marks_name())),
        Notice::Align => messages.get(&format!("align-{}", app.display().align_name())),
        Notice::Encoding(name) => messages.fill(
            "encoding",
            &[
                ("what", Value::Text(&messages.get(&format!("encoding-{name}")))),
                ("name", Value::Text(&format!("--bidi {name}"))),
            ],
        ),
        Notice::Warnings(warnings) => {
            warnings.iter().map(|warning| warning.describe(messages)).collect::<Vec<_>>().join(BETWEEN)
        }
        Notice::Failed(what) => what.clone(),
        Notice::OnlyBeginning(reason) => messages.fill("only-beginning", &[("reason", Value::Text(reason))]),
        Notice::NoLinks => messages.get("no-links"),
        Notice::NoMoreLinks => messages.get("no-more-links"),
        Notice::NoMoreDocuments => messages.get("no-more-documents"),
        Notice::NoPlace(name) => messages.fill("no-place", &[("name", Value::Text(name))]),
        Notice::LeadsNowhere => messages.get("leads-nowhere"),
        Notice::Browsing => messages.get("browsing"),
        Notice::Copied => messages.get("copied"),
        Notice::NoSection(number) => messages.fill("no-section", &[("number", (*number).into())]),
    }
}

/// Returns the destination of a link in words.
fn link_text(app: &App, link: Link) -> String {
    let label = |label: u32| [("label", Value::Text(app.document().article().label(label)))];
    match link.lead {
        Lead::Address(target) => app
            .messages()
            .fill("link-to", &[("address", Value::Text(&app.document().shown_address(target, &app.shelf().folder())))]),
        Lead::Note(note) => app.messages().fill("link-to-note", &label(note)),
        Lead::Reference(note) => app.messages().fill("link-to-reference", &label(note)),
    }
}

/// Returns the number of the document that is read, if there are several.
fn document_text(app: &App) -> Option<String> {
    let (number, total) = (app.shelf().current() + 1, app.shelf().count());
    let what = [("number", number.into()), ("total", total.into())];
    (total > 1).then(|| app.messages().fill("document-of", &what))
}

fn no_matches(app: &App) -> String {
    let query = app.document().matches().map_or("", |find| find.query().text.as_str());
    app.messages().fill("no-matches", &[("query", Value::Text(query))])
}

/// Returns the number of the current match.
fn match_text(app: &App, find: &Matches) -> String {
    let messages = app.messages();
    match find.number() {
        Some(number) => messages.fill("match-of", &[("number", number.into()), ("total", find.count().into())]),
        None if find.is_done() => messages.fill("matches", &[("count", find.count().into())]),
        None => messages.fill("match-count-running", &[("total", find.count().into())]),
    }
}

/// Returns the words for typed marks that are ignored, if they are.
fn marks_text(app: &App, find: &Matches) -> Option<String> {
    find.ignores_marks().then(|| app.messages().get("marks-ignored"))
}

/// Returns the percentage of the text down to the last row on the screen.
fn percent(app: &App, panes: &Panes) -> usize {
    let rows = app.document().rows(&app.viewport(panes));
    let last = rows.from(rows.at(app.document().place().pos), usize::from(panes.text.height)).last();
    let end = last.map_or(app.document().place().pos, |row| rows.end(row));
    app.document().article().bytes_before(end) * 100 / app.document().article().flow_bytes().max(1)
}

/// Paints `text` at the side where lines begin; returns how many cells are left.
fn paint_start(app: &App, text: &str, rect: Rect, buffer: &mut Buffer) -> usize {
    let line = layout::line(text, app.messages().direction(), usize::from(rect.width));
    grid::line(buffer, (rect.x, rect.y, rect.width), &line, |_| theme::BAR);
    usize::from(rect.width) - line.width()
}

/// Returns the hints of most use now; the one in the middle is the first to be dropped.
fn hints(app: &App) -> Vec<String> {
    if app.document().is_choosing() {
        let choosing = |command, what| hint_in(app, Context::Choosing, command, what);
        let copy = app.document().link().map(|_| choosing(Command::CopyAddress, "hint-copy"));
        let leave = choosing(Command::Leave, "hint-close");
        return [Some(choosing(Command::Choose, "hint-open")), copy, Some(leave)].into_iter().flatten().collect();
    }
    let quit = hint(app, Command::Quit, if app.nothing_is_open() { "hint-quit" } else { "hint-close" });
    vec![hint(app, Command::Help, "hint-help"), hint(app, Command::Search, "hint-search"), quit]
}

/// Paints as many of the hints as there is room for, at the side where lines end.
fn paint_hints(app: &App, rect: Rect, room: usize, buffer: &mut Buffer) {
    let mut hints = hints(app);
    let direction = app.messages().direction();
    while !hints.is_empty() {
        let line = layout::line(&hints.join(BETWEEN), direction, usize::from(u16::MAX));
        if line.width() + 2 <= room {
            return paint_at_end(line, rect, direction, buffer);
        }
        hints.remove(hints.len() / 2);
    }
}

fn paint_at_end(line: VisualLine, rect: Rect, direction: Direction, buffer: &mut Buffer) {
    let end = if direction == Direction::Rtl { Direction::Ltr } else { Direction::Rtl };
    let line = VisualLine { direction: end, ..line };
    grid::line(buffer, (rect.x, rect.y, rect.width), &line, |_| theme::BAR);
}

/// Paints a label, what is typed in its direction, and what it found, from the side where lines begin; returns where
/// the cursor is.
fn paint_typed(
    app: &App,
    (line, own): (&LineEditor, Direction),
    (label, found): (VisualLine, VisualLine),
    rect: Rect,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let direction = app.messages().direction();
    let (label_rect, beside) = rect.columns(with_blank(&label), direction);
    grid::line(buffer, (label_rect.x, rect.y, label_rect.width), &label, |_| theme::BAR);
    let (field_rect, _) = beside.columns(beside.width - cells(found.width()).min(beside.width - 1), direction);
    paint_at_end(found, beside, direction, buffer);
    let field = layout::field(line.text(), line.cursor(), own, usize::from(field_rect.width));
    let blank = match direction {
        Direction::Ltr => 0,
        Direction::Rtl => field_rect.width.saturating_sub(cells(field.width)),
    };
    let left = field_rect.x + blank;
    let from = (left + cells(field.indent), rect.y, field_rect.x + field_rect.width);
    grid::place(buffer, from, &field.line, |_| theme::BAR);
    (left + cells(field.cursor), rect.y)
}

/// Lays out the label and the count beside the filter of a list.
fn beside_filter(app: &App, picker: &Picker, width: u16) -> (VisualLine, VisualLine) {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(width) / 3);
    let count = picker.count(app.document().matches());
    let number = if count == 0 { 0 } else { picker.chosen() + 1 };
    let found = messages.fill("match-of-short", &[("number", number.into()), ("total", count.into())]);
    (line(&messages.get("filter-label")), line(&found))
}

/// Lays out the label and the count of a prompt `width` cells wide: in the longest forms that leave half of the room to
/// the line. The label is dropped before the count.
fn beside_what_is_typed(app: &App, prompt: &Prompt, width: u16) -> (VisualLine, VisualLine) {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(width) * 3 / 4);
    let exact = manner_text(app, prompt);
    let label = line(&format!("{} {exact}", messages.get("search-label")));
    let (long, short) = match &prompt.fault {
        Some(fault) => fault_texts(app, fault),
        None => app.document().matches().map_or_else(Default::default, |find| count_texts(app, find)),
    };
    let (long, short) = (line(&long), line(&short));
    let (exact, none) = (line(&exact), line(""));
    let forms = [(&label, &long), (&label, &short), (&exact, &short)];
    let typed = line(prompt.editor.text()).width();
    let fits = |(label, found): &(&VisualLine, &VisualLine)| {
        let beside = width.saturating_sub(with_blank(label));
        let is_half = found.width() * 2 <= usize::from(beside);
        // What is wrong may take all that is not typed into: no more can be typed that makes sense of it.
        let is_said = prompt.fault.is_some() && found.width() + typed + 2 <= usize::from(beside);
        label.width() * 2 <= usize::from(width) && (is_half || is_said)
    };
    let (label, found) = forms.into_iter().find(fits).unwrap_or((&none, &short));
    (label.clone(), found.clone())
}

/// Returns the words for the manner of the search, as far as it is not the usual one.
fn manner_text(app: &App, prompt: &Prompt) -> String {
    let (manner, usual) = (prompt.manner, Manner::default());
    let mut names = Vec::new();
    names.extend((manner.level != usual.level).then(|| format!("search-{}", manner.level.name())));
    names.extend((manner.words != usual.words).then(|| format!("search-{}", manner.words.name())));
    names.extend(manner.regex.then(|| "search-regex".to_owned()));
    names.iter().map(|name| app.messages().get(name)).collect::<Vec<_>>().join(" ")
}

/// Returns the cells of a label with a blank one behind it.
fn with_blank(label: &VisualLine) -> u16 {
    cells(label.width() + usize::from(!label.cells.is_empty()))
}

/// Returns the words for what is no regular expression, in a long and a short form.
fn fault_texts(app: &App, fault: &Fault) -> (String, String) {
    let messages = app.messages();
    (messages.fill("fault", &[("reason", Value::Text(&fault.describe(messages)))]), messages.get("fault-short"))
}

/// Returns the words for the matches, in a long and a short form.
fn count_texts(app: &App, find: &Matches) -> (String, String) {
    let messages = app.messages();
    let total = ("total", find.count().into());
    let short = match find.number() {
        None if !find.is_done() => messages.fill("match-count-running-short", &[total]),
        number => messages.fill("match-of-short", &[("number", number.unwrap_or(0).into()), total]),
    };
    match marks_text(app, find) {
        Some(marks) => {
            (format!("{marks}{BETWEEN}{short}"), format!("{}{BETWEEN}{short}", messages.get("marks-ignored-short")))
        }
        None => (match_text(app, find), short),
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
