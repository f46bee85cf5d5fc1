//! The status line.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::document::bookmarks::MOST_BOOKMARKS;
use crate::app::document::links::{Lead, Link};
use crate::app::document::matches::Way;
use crate::app::keys::command::{COMMANDS, Command, Context};
use crate::app::keys::key::Key;
use crate::app::keys::sequence::Sequence;
use crate::app::panes::{Panes, Rect};
use crate::app::screen::bars;
use crate::app::searching::palette::ALIASES;
use crate::app::{App, Copied, CopyWay, Notice};
use crate::messages::Value;
use crate::mistakes::nearest;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction, VisualLine};
use qari_bidi::text::visible::safe_name;
use qari_bidi::text::width;

/// The text between notices.
pub const BETWEEN: &str = " · ";

/// The blanks between figures, and between hints.
pub const GAP: &str = "   ";

/// The commands whose keys a reader who has not yet opened the help is told, each with the message that says what it
/// does, in the order they stand in.
const HINTS: [(Command, &str); 5] = [
    (Command::Help, "hint-help"),
    (Command::Search, "hint-search"),
    (Command::FindHeading, "hint-headings"),
    (Command::SwitchPane, "hint-contents"),
    (Command::Quit, "hint-quit"),
];

/// A key and what it does.
struct Hint {
    text: String,
    key: String,
}

/// Paints the status line in `rect`: what there is to tell or the keys of most use, and on the other side the time left
/// and the match; or, while one chooses or selects, what is chosen, and the keys.
pub fn paint(app: &App, panes: &Panes, rect: Rect, styles: &Styles, buffer: &mut Buffer) {
    let side = app.direction();
    let room = usize::from(rect.width);
    let (told, role) = told(app, panes);
    let link = app.document().link();
    if link.is_some() || app.document().selection().is_some() {
        // Where a link leads is worth the room of all else.
        let told: Vec<String> = told.into_iter().chain(link.map(|link| link_text(app, link))).collect();
        let taken = paint_told(app, &told, role, rect, styles, buffer);
        return paint_hints(app, rect, side.opposite(), room.saturating_sub(taken), styles, buffer);
    }
    if told.is_empty() {
        // The key of the help is worth more than any figure but that of the match.
        let kept = hints(app).first().map_or(0, |first| width::cells(&first.text) + GAP.len());
        let taken = paint_figures(app, panes, rect, (room.saturating_sub(kept), room), styles, buffer);
        paint_hints(app, rect, side, room.saturating_sub(taken), styles, buffer);
    } else {
        let taken = paint_told(app, &told, role, rect, styles, buffer);
        let left = room.saturating_sub(taken);
        paint_figures(app, panes, rect, (left, left), styles, buffer);
    }
}

/// Returns what there is to tell, and the role that it is told in.
fn told(app: &App, panes: &Panes) -> (Vec<String>, Role) {
    let messages = app.messages();
    let opening = app.shelf().opening().map(|name| safe_name(&name.to_string_lossy()).into_owned());
    let parts = [
        app.pending_count().map(|count| messages.fill("pending-count", &[("number", count.into())])),
        (!app.pressed().is_empty()).then(|| {
            let keys = Sequence::from(app.pressed()).label(|id| messages.get(id));
            messages.fill("pending-keys", &[("keys", Value::Text(&keys))])
        }),
        app.notice().map(|notice| notice_text(app, panes, notice)),
        opening.map(|name| messages.fill("opening", &[("file", Value::Text(&name))])),
        selected_text(app),
        app.document().matches().and_then(|find| bars::ignored_marks(app, find)).map(|(marks, _)| marks),
    ];
    let is_error = matches!(app.notice(), Some(Notice::Failed(_) | Notice::OnlyBeginning(_)));
    (parts.into_iter().flatten().collect(), if is_error { Role::Error } else { Role::Status })
}

/// Paints what there is to tell at the side where lines of the document begin. Returns the cells that it takes, with
/// those between it and what is beside it.
fn paint_told(app: &App, told: &[String], role: Role, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> usize {
    let line = layout::line(&told.join(BETWEEN), app.messages().direction(), usize::from(rect.width));
    let taken = line.width() + GAP.len();
    grid::line(buffer, rect, &VisualLine { direction: app.direction(), ..line }, |_| styles[role]);
    taken
}

/// Paints as many of the figures as fit into `room` cells at the side where lines of the document end: what is usual,
/// and what the match may take. Returns the cells that they take, with those between them and what is beside them.
fn paint_figures(
    app: &App,
    panes: &Panes,
    rect: Rect,
    room: (usize, usize),
    styles: &Styles,
    buffer: &mut Buffer,
) -> usize {
    let forms = figures(app, panes);
    let lines = forms.iter().map(|form| {
        let line = layout::line(&form.join(GAP), app.messages().direction(), usize::from(u16::MAX));
        (line, if form.len() > 1 || app.document().matches().is_none() { room.0 } else { room.1 })
    });
    let fitting = lines.into_iter().find(|(line, room)| line.width() <= *room);
    let Some((line, _)) = fitting.filter(|(line, _)| line.width() > 0) else { return 0 };
    let taken = line.width() + GAP.len();
    grid::line(buffer, rect, &VisualLine { direction: app.direction().opposite(), ..line }, |_| styles[Role::Status]);
    taken
}

/// Returns the figures, in forms of less and less of them. The match is the last to be given up, since `n` was pressed
/// for it; then the place, which stands here where there is no title bar.
fn figures(app: &App, panes: &Panes) -> Vec<Vec<String>> {
    let find = app.document().matches().filter(|_| app.notice() != Some(&Notice::NoMatches));
    let (long, short) = find.map(|find| bars::match_number(app, find)).unzip();
    let place = if panes.title.is_some() { Vec::new() } else { bars::place(app, panes) };
    let number = bars::document_number(app);
    let is_told = matches!(app.notice(), Some(Notice::Where(_)));
    let time = bars::arrival(app).or_else(|| bars::time_left(app, panes).filter(|_| !is_told));
    let form = |parts: [&Option<String>; 3], place: &[String]| -> Vec<String> {
        let [number, time, found] = parts;
        place.iter().chain(number).chain(time).chain(found).cloned().collect()
    };
    let percent = &place[place.len().saturating_sub(1)..];
    Vec::from([
        form([&number, &time, &long], &place),
        form([&number, &time, &short], &place),
        form([&None, &time, &short], &place),
        form([&None, &None, &short], &place),
        form([&None, &None, &short], percent),
        form([&None, &None, &short], &[]),
    ])
}

/// Returns the hint for `command` in `context`, such as "`? help`": its first key, and the message `what`.
pub fn hint_in(app: &App, context: Context, command: Command, what: &str) -> String {
    key_hint(app, context, command, what).text
}

fn key_hint(app: &App, context: Context, command: Command, what: &str) -> Hint {
    let messages = app.messages();
    let key = first_key(app, context, command);
    let text = messages.fill("hint", &[("key", Value::Text(&key)), ("what", Value::Text(&messages.get(what)))]);
    Hint { text, key }
}

fn first_key(app: &App, context: Context, command: Command) -> String {
    let key = app.keymap().keys(context, command, app.direction()).next();
    key.map_or_else(String::new, |key| key.label(|id| app.messages().get(id)))
}

fn notice_text(app: &App, panes: &Panes, notice: &Notice) -> String {
    let messages = app.messages();
    match notice {
        Notice::Wrapped(Way::Forward) => messages.get("wrapped-to-top"),
        Notice::Wrapped(Way::Back) => messages.get("wrapped-to-end"),
        Notice::NoMatches => no_matches(app),
        Notice::TooLong => messages.get("fault-too-long"),
        Notice::NoSearch => {
            messages.fill("no-search", &[("key", Value::Text(&first_key(app, Context::Reading, Command::Search)))])
        }
        Notice::Chop => messages.get(if app.display().chop.is_some() { "chop-on" } else { "chop-off" }),
        Notice::Controls => messages.get(&format!("controls-{}", app.display().controls_name())),
        Notice::Marks => messages.get(&format!("marks-{}", app.display().marks_name())),
        Notice::Align => messages.get(&format!("align-{}", app.display().align_name())),
        Notice::Typeset => match app.typesetting() {
            None => messages.get("typeset-off"),
            Some(0) => messages.get("typeset-on"),
            Some(larger) => messages.fill("typeset-size", &[("pixels", Value::Text(&format!("{larger:+}")))]),
        },
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
        Notice::ReadAnew => messages.get("read-anew"),
        Notice::Grown => messages.get("file-has-grown"),
        Notice::Unchanged => messages.get("file-unchanged"),
        Notice::FileIsGone(reason) => messages.fill("file-is-gone", &[("reason", Value::Text(reason))]),
        Notice::NoFile => messages.get("no-file-to-look-at"),
        Notice::NoLinks => messages.get("no-links"),
        Notice::NoSuchHint => messages.get("no-such-hint"),
        Notice::NoMoreLinks => messages.get("no-more-links"),
        Notice::NoMoreDocuments => messages.get("no-more-documents"),
        Notice::NothingLeftOut => messages.get("nothing-left-out"),
        Notice::InputIsGone => messages.get("input-is-gone"),
        Notice::NoPlace(name) => messages.fill("no-place", &[("name", Value::Text(name))]),
        Notice::LeadsNowhere => messages.get("leads-nowhere"),
        Notice::Browsing => messages.get("browsing"),
        Notice::Copied(copied) => copied_text(app, copied),
        Notice::NoSource => messages.get("no-source"),
        Notice::NoLookup => messages.get("no-lookup"),
        Notice::NoEditor => messages.get("no-editor"),
        Notice::NothingToCopy => messages.get("nothing-to-copy"),
        Notice::Secure => messages.get("secure"),
        Notice::BookmarkSet(Some(letter)) => {
            messages.fill("bookmark-set-as", &[("letter", Value::Text(&letter.to_string()))])
        }
        Notice::BookmarkSet(None) => messages.get("bookmark-set"),
        Notice::NoBookmark(letter) => messages.fill("no-bookmark", &[("letter", Value::Text(&letter.to_string()))]),
        Notice::BookmarkIsGone => messages.get("bookmark-is-gone"),
        Notice::TooManyBookmarks => messages.fill("too-many-bookmarks", &[("most", MOST_BOOKMARKS.into())]),
        Notice::WayBack => {
            let key = first_key(app, Context::Reading, Command::BackInHistory);
            messages.fill("way-back", &[("key", Value::Text(&key))])
        }
        Notice::Continued => continued(app, panes),
        Notice::Both(both) => [notice_text(app, panes, &both.0), notice_text(app, panes, &both.1)].join(BETWEEN),
        Notice::NoSuchKeys(keys) => no_such_keys(app, keys),
        Notice::NoSuchCommand(name) => {
            let text = messages.fill("no-such-command", &[("name", Value::Text(name))]);
            let names = COMMANDS.iter().map(|row| row.name).chain(ALIASES.iter().map(|(name, _)| *name));
            let near = nearest(name, names.filter(|known| known.len() > 2));
            let near = near.map(|near| messages.fill("did-you-mean", &[("near", Value::Text(near))]));
            std::iter::once(text).chain(near).collect::<Vec<_>>().join(BETWEEN)
        }
        Notice::NoSuchValue(name, value) => {
            messages.fill("no-such-value", &[("name", Value::Text(name)), ("value", Value::Text(value))])
        }
        Notice::IsSet(name, value) => {
            messages.fill("is-set", &[("name", Value::Text(name)), ("value", Value::Text(value))])
        }
        Notice::NothingIsWritten => messages.get("nothing-is-written"),
        Notice::NumberFirst => {
            let key = first_key(app, Context::Reading, Command::Percent);
            messages.fill("number-first", &[("key", Value::Text(&key))])
        }
        Notice::Where(form) => bars::place_in_words(app, panes, form.as_ref()).join(BETWEEN),
        Notice::NoLine(number) => messages.fill("no-line", &[("number", (*number).into())]),
        Notice::NoSection(number) => messages.fill("no-section", &[("number", (*number).into())]),
    }
}

/// Returns the words for a document that is gone on in where it was left, with the key to its beginning.
fn continued(app: &App, panes: &Panes) -> String {
    let messages = app.messages();
    let (key, place) = (first_key(app, Context::Reading, Command::Start), bars::place(app, panes));
    let place = place.first().map_or("…", String::as_str);
    messages.fill("continued", &[("place", Value::Text(place)), ("key", Value::Text(&key))])
}

/// Returns the words for keys that are bound to nothing, with what those before the last could have begun; for one key,
/// with what is near, and the help.
fn no_such_keys(app: &App, keys: &[Key]) -> String {
    let (messages, context) = (app.messages(), app.context());
    let label = |keys: &Sequence| keys.label(|id| messages.get(id));
    let known = |keys: &Sequence, command: Command| {
        let doc = messages.get(&format!("command-{}", COMMANDS[command as usize].name));
        messages.fill("known-keys", &[("keys", Value::Text(&label(keys))), ("what", Value::Text(&doc))])
    };
    let first = |command: Command| {
        let keys = app.keymap().keys(context, command, app.direction()).next();
        keys.map(|keys| known(&keys, command))
    };
    let known: Vec<String> = match keys {
        [key] => {
            let near = app.keymap().near(context, *key, app.direction()).filter(|near| *near != Command::Help);
            let leave = if context == Context::Reading { Command::Help } else { Command::Leave };
            near.into_iter().chain([leave]).filter_map(first).collect()
        }
        _ => {
            let begun = keys.split_last().map_or(&[][..], |(_, begun)| begun);
            let behind = app.keymap().behind(context, begun);
            behind.map(|binding| known(&binding.keys, binding.command)).collect()
        }
    };
    let known = known.join(BETWEEN);
    messages.fill("no-such-keys", &[("keys", Value::Text(&label(&keys.into()))), ("known", Value::Text(&known))])
}

/// Returns how much was copied, and which way it went.
fn copied_text(app: &App, copied: &Copied) -> String {
    let messages = app.messages();
    let what = messages.fill("characters", &[("count", copied.characters.into())]);
    let what = ("what", Value::Text(&what));
    match &copied.way {
        CopyWay::Program(program) => messages.fill("copied-by", &[what, ("program", Value::Text(&safe_name(program)))]),
        CopyWay::Failed(program) => messages.fill("copied-not", &[("program", Value::Text(&safe_name(program)))]),
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

fn no_matches(app: &App) -> String {
    let query = app.document().matches().map_or("", |find| find.query().text.as_str());
    app.messages().fill("no-matches", &[("query", Value::Text(query))])
}

/// Returns the hints of most use now; the one in the middle is the first to be dropped.
fn hints(app: &App) -> Vec<Hint> {
    let reading = |&(command, what): &(Command, &str)| key_hint(app, Context::Reading, command, what);
    if app.document().is_choosing() {
        let choosing = |command, what| key_hint(app, Context::Choosing, command, what);
        let copy = app.document().link().map(|_| choosing(Command::CopyAddress, "hint-copy"));
        let leave = choosing(Command::Leave, "hint-close");
        return [Some(choosing(Command::Choose, "hint-open")), copy, Some(leave)].into_iter().flatten().collect();
    }
    if let Some(selection) = app.document().selection() {
        let selecting = |command, what| key_hint(app, Context::Selecting, command, what);
        let copy = if selection.is_begun() {
            vec![selecting(Command::Copy, "hint-copy"), selecting(Command::CopyCited, "hint-copy-cited")]
        } else {
            vec![selecting(Command::Select, "hint-begin")]
        };
        return copy.into_iter().chain([selecting(Command::Leave, "hint-close")]).collect();
    }
    if !app.nothing_is_open() {
        return [(Command::Help, "hint-help"), (Command::Quit, "hint-close")].iter().map(reading).collect();
    }
    let has_sections = app.document().article().sections().len() > 1;
    let is_of_use = |&&(command, _): &&(Command, &str)| {
        has_sections || !matches!(command, Command::FindHeading | Command::SwitchPane)
    };
    let mut hints: Vec<Hint> =
        HINTS.iter().filter(is_of_use).take(if app.knows_help() { 1 } else { HINTS.len() }).map(reading).collect();
    if app.offers_tour() {
        hints.splice(1..1, tour_hint(app));
    }
    hints
}

/// Returns the hint for who has just begun: that there is a tour, if the key is bound that takes its name.
fn tour_hint(app: &App) -> Option<Hint> {
    let key = first_key(app, Context::Reading, Command::Palette);
    let text = format!("\u{2066}{key}tour\u{2069}");
    (!key.is_empty()).then(|| Hint { key: text.clone(), text })
}

/// Paints as many of the hints as fit into `room` cells, at the edge where lines of direction `side` begin.
fn paint_hints(app: &App, rect: Rect, side: Direction, room: usize, styles: &Styles, buffer: &mut Buffer) {
    let mut hints = hints(app);
    let cells = |hints: &[Hint]| hints.iter().map(|hint| width::cells(&hint.text) + GAP.len()).sum::<usize>();
    while !hints.is_empty() {
        // A line is no wider than the sum of its letters; only one that may fit is laid out.
        if cells(&hints) <= room + GAP.len() {
            let (line, keys) = hint_line(app, &hints);
            let line = VisualLine { direction: side, ..line };
            return grid::line(buffer, rect, &line, |cell| {
                let is_key = keys.iter().any(|key| cell.shows(key));
                if is_key { styles[Role::Hint].patch(styles[Role::HintKey]) } else { styles[Role::Hint] }
            });
        }
        hints.remove(hints.len() / 2);
    }
}

/// Lays out hints beside each other. Returns the line, and the bytes of the keys in it.
fn hint_line(app: &App, hints: &[Hint]) -> (VisualLine, Vec<Range<usize>>) {
    let (mut text, mut keys) = (String::new(), Vec::new());
    for hint in hints {
        text += if text.is_empty() { "" } else { GAP };
        let start = text.len() + hint.text.find(&hint.key).unwrap_or(0);
        keys.push(start..start + hint.key.len());
        text += &hint.text;
    }
    (layout::line(&text, app.messages().direction(), usize::from(u16::MAX)), keys)
}

/// Paints a line of the interface at the side where its lines end.
pub fn paint_at_end(line: VisualLine, rect: Rect, direction: Direction, style: Style, buffer: &mut Buffer) {
    grid::line(buffer, rect, &VisualLine { direction: direction.opposite(), ..line }, |_| style);
}
