//! The status line.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::document::links::{Lead, Link};
use crate::app::document::matches::{Matches, Way};
use crate::app::keys::command::{COMMANDS, Command, Context};
use crate::app::keys::key::Key;
use crate::app::keys::sequence::Sequence;
use crate::app::panes::{Panes, Rect};
use crate::app::shelf::arriving::Awaited;
use crate::app::{App, Copied, CopyWay, Notice};
use crate::messages::Value;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction, VisualLine};
use qari_bidi::text::visible::name_line;

/// The text between the parts of the status line.
pub const BETWEEN: &str = " · ";

/// Paints the status line in `rect`.
pub fn paint(app: &App, panes: &Panes, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    let left = paint_start(app, &state(app, panes, usize::from(rect.width)), rect, styles, buffer);
    paint_hints(app, rect, left, styles, buffer);
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
    if !app.pressed().is_empty() {
        let keys = Sequence::from(app.pressed()).label(|id| messages.get(id));
        parts.push(messages.fill("pending-keys", &[("keys", Value::Text(&keys))]));
    }
    parts.extend(app.notice().map(|notice| notice_text(app, notice)));
    parts.extend(
        app.shelf()
            .opening()
            .map(|name| messages.fill("opening", &[("file", Value::Text(&name_line(&name.to_string_lossy())))])),
    );
    parts.extend(selected_text(app));
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
    if app.arriving().awaited() == Some(Awaited::Rest) {
        // How much of what there is comes out when all of it is there.
        let rest = match app.arriving().percent() {
            Some(percent) => messages.fill("rest-is-read-to", &[("number", percent.into())]),
            None => messages.get("rest-is-read"),
        };
        parts.extend([page, document_text(app), Some(rest)].into_iter().flatten());
        return parts.join(BETWEEN);
    }
    if app.arriving().follows() {
        parts.push(messages.get("following"));
    } else if app.arriving().awaited().is_some() {
        parts.push(messages.get("input-arrives"));
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
        Notice::Controls => messages.get(&format!("controls-{}", app.display().controls_name())),
        Notice::Marks => messages.get(&format!("marks-{}", app.display().marks_name())),
        Notice::Align => messages.get(&format!("align-{}", app.display().align_name())),
        Notice::Encoding(name) => messages.fill(
            "encoding",
            &[
                ("what", Value::Text(&messages.get(&format!("encoding-{name}")))),
                ("name", Value::Text(&format!("--bidi {name}"))),
            ],
        ),
        Notice::Theme { name, alike } => {
            messages.fill(if *alike { "theme-alike" } else { "theme" }, &[("name", Value::Text(name))])
        }
        Notice::Warnings(warnings) => {
            warnings.iter().map(|warning| warning.describe(messages)).collect::<Vec<_>>().join(BETWEEN)
        }
        Notice::Failed(what) => what.clone(),
        Notice::OnlyBeginning(reason) => messages.fill("only-beginning", &[("reason", Value::Text(reason))]),
        Notice::Stopped => messages.get("reading-stopped"),
        Notice::NoLinks => messages.get("no-links"),
        Notice::NoMoreLinks => messages.get("no-more-links"),
        Notice::NoMoreDocuments => messages.get("no-more-documents"),
        Notice::NothingLeftOut => messages.get("nothing-left-out"),
        Notice::InputIsGone => messages.get("input-is-gone"),
        Notice::NoPlace(name) => messages.fill("no-place", &[("name", Value::Text(name))]),
        Notice::LeadsNowhere => messages.get("leads-nowhere"),
        Notice::Browsing => messages.get("browsing"),
        Notice::Copied(copied) => copied_text(app, copied),
        Notice::NothingToCopy => messages.get("nothing-to-copy"),
        Notice::Secure => messages.get("secure"),
        Notice::NoSuchKeys(keys) => no_such_keys(app, keys),
        Notice::NoSection(number) => messages.fill("no-section", &[("number", (*number).into())]),
    }
}

/// Returns the words for keys that are bound to nothing, with what those before the last could have begun.
fn no_such_keys(app: &App, keys: &[Key]) -> String {
    let messages = app.messages();
    let label = |keys: &Sequence| keys.label(|id| messages.get(id));
    let doc = |command: Command| messages.get(&format!("command-{}", COMMANDS[command as usize].name));
    let begun = keys.split_last().map_or(&[][..], |(_, begun)| begun);
    let known = app.keymap().behind(app.context(), begun).map(|binding| {
        messages.fill(
            "known-keys",
            &[("keys", Value::Text(&label(&binding.keys))), ("what", Value::Text(&doc(binding.command)))],
        )
    });
    let known = known.collect::<Vec<_>>().join(BETWEEN);
    messages.fill("no-such-keys", &[("keys", Value::Text(&label(&keys.into()))), ("known", Value::Text(&known))])
}

/// Returns how much was copied, and which way it went.
fn copied_text(app: &App, copied: &Copied) -> String {
    let messages = app.messages();
    let what = messages.fill("characters", &[("count", copied.characters.into())]);
    let what = ("what", Value::Text(&what));
    match &copied.way {
        CopyWay::Program(program) => messages.fill("copied-by", &[what, ("program", Value::Text(&name_line(program)))]),
        CopyWay::Failed(program) => messages.fill("copied-not", &[("program", Value::Text(&name_line(program)))]),
        CopyWay::Terminal => messages.fill("copied-to-terminal", &[what]),
        CopyWay::Doubtful(name) => messages.fill("copied-in-doubt", &[what, ("terminal", Value::Text(name))]),
        CopyWay::Ignored(name) => messages.fill("copied-in-vain", &[("terminal", Value::Text(name))]),
        CopyWay::TooLong => messages.fill("copied-too-long", &[what]),
    }
}

/// Returns how much is selected, while one selects. What is too long to be counted for every frame is not.
fn selected_text(app: &App) -> Option<String> {
    /// The most bytes that are counted.
    const MOST_COUNTED: usize = 1024 * 1024;
    let (article, range) = (app.document().article(), app.document().selected()?);
    let is_short = article.bytes_before(range.end) - article.bytes_before(range.start) <= MOST_COUNTED;
    let count = is_short.then(|| article.extract(range).chars().count())?;
    let what = app.messages().fill("characters", &[("count", count.into())]);
    Some(app.messages().fill("selected", &[("what", Value::Text(&what))]))
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
pub fn match_text(app: &App, find: &Matches) -> String {
    let messages = app.messages();
    match find.number() {
        Some(number) => messages.fill("match-of", &[("number", number.into()), ("total", find.count().into())]),
        None if find.is_done() => messages.fill("matches", &[("count", find.count().into())]),
        None => messages.fill("match-count-running", &[("total", find.count().into())]),
    }
}

/// Returns the words for typed marks that are ignored, if they are.
pub fn marks_text(app: &App, find: &Matches) -> Option<String> {
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
fn paint_start(app: &App, text: &str, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> usize {
    let line = layout::line(text, app.messages().direction(), usize::from(rect.width));
    grid::line(buffer, rect, &line, |_| styles[Role::Status]);
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
    if let Some(selection) = app.document().selection() {
        let selecting = |command, what| hint_in(app, Context::Selecting, command, what);
        let copy = if selection.is_begun() {
            vec![selecting(Command::Copy, "hint-copy"), selecting(Command::CopyCited, "hint-copy-cited")]
        } else {
            vec![selecting(Command::Select, "hint-begin")]
        };
        return [copy, vec![selecting(Command::Leave, "hint-close")]].concat();
    }
    let quit = hint(app, Command::Quit, if app.nothing_is_open() { "hint-quit" } else { "hint-close" });
    vec![hint(app, Command::Help, "hint-help"), hint(app, Command::Search, "hint-search"), quit]
}

/// Paints as many of the hints as there is room for, at the side where lines end.
fn paint_hints(app: &App, rect: Rect, room: usize, styles: &Styles, buffer: &mut Buffer) {
    let mut hints = hints(app);
    let direction = app.messages().direction();
    while !hints.is_empty() {
        let line = layout::line(&hints.join(BETWEEN), direction, usize::from(u16::MAX));
        if line.width() + 2 <= room {
            return paint_at_end(line, rect, direction, styles[Role::Hint], buffer);
        }
        hints.remove(hints.len() / 2);
    }
}

/// Paints a line of the interface at the side where its lines end.
pub fn paint_at_end(line: VisualLine, rect: Rect, direction: Direction, style: Style, buffer: &mut Buffer) {
    let end = if direction == Direction::Rtl { Direction::Ltr } else { Direction::Rtl };
    let line = VisualLine { direction: end, ..line };
    grid::line(buffer, rect, &line, |_| style);
}
