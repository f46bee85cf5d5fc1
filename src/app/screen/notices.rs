//! The words of the status line: what there is to tell.

use crate::app::document::bookmarks::MOST_BOOKMARKS;
use crate::app::document::matches::Way;
use crate::app::keys::command::{COMMANDS, Command, Context};
use crate::app::keys::key::Key;
use crate::app::keys::sequence::Sequence;
use crate::app::panes::Panes;
use crate::app::screen::bars;
use crate::app::searching::palette::ALIASES;
use crate::app::{App, Copied, CopyWay, Notice};
use crate::messages::Value;
use crate::mistakes::{nearest, with_near};
use qari_bidi::text::visible::safe_name;

/// The text between notices.
pub const BETWEEN: &str = " · ";

/// Returns what there is to tell.
#[must_use]
pub fn told(app: &App, panes: &Panes) -> Vec<String> {
    let messages = app.messages();
    let opening = app.shelf().opening().map(|name| safe_name(&name.to_string_lossy()).into_owned());
    let parts = [
        app.pending_count().map(|count| messages.fill("pending-count", &[("number", count.into())])),
        (!app.pressed().is_empty() && !app.have_acted(app.context(), app.pressed())).then(|| {
            let keys = Sequence::from(app.pressed()).label(|id| messages.get(id));
            messages.fill("pending-keys", &[("keys", Value::Text(&keys))])
        }),
        app.notice().map(|notice| notice_text(app, panes, notice)),
        opening.map(|name| messages.fill("opening", &[("file", Value::Text(&name))])),
        selected_text(app),
        app.document().matches().and_then(|find| bars::ignored_marks(app, find)).map(|(marks, _)| marks),
    ];
    parts.into_iter().flatten().collect()
}

/// Returns the label of the first key of `command` in `context`; an empty one if it has none.
#[must_use]
pub fn first_key(app: &App, context: Context, command: Command) -> String {
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
            let names = COMMANDS.iter().map(|row| row.name).chain(ALIASES.iter().map(|(name, _)| *name));
            let near = nearest(name, names.filter(|known| known.len() > 2));
            with_near(messages.fill("no-such-command", &[("name", Value::Text(name))]), near, messages)
        }
        Notice::NoSuchValue(name, value) => {
            messages.fill("no-such-value", &[("name", Value::Text(name)), ("value", Value::Text(value))])
        }
        Notice::IsSet(name, value) => {
            messages.fill("is-set", &[("name", Value::Text(name)), ("value", Value::Text(value))])
        }
        Notice::Level(level) => messages.get(&format!("level-{}", level.name())),
        Notice::NoDisclaimer => messages.get("no-disclaimer"),
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
        let doc = command.doc(messages);
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

fn no_matches(app: &App) -> String {
    let query = app.document().matches().map_or("", |find| find.query().text.as_str());
    app.messages().fill("no-matches", &[("query", Value::Text(query))])
}
