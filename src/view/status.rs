//! The status line.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::grid;
use crate::app::document::links::{Lead, Link};
use crate::app::keys::command::{Command, Context};
use crate::app::panes::{Panes, Rect};
use crate::app::screen::bars;
use crate::app::screen::notices::{BETWEEN, first_key, told};
use crate::app::{App, Notice};
use crate::messages::Value;
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction, LayoutOptions, VisualLine};
use qari_bidi::text::width;

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
    let told = told(app, panes);
    let is_error = matches!(app.notice(), Some(Notice::Failed(_) | Notice::OnlyBeginning(_)));
    let role = if is_error { Role::Error } else { Role::Status };
    let link = app.document().link();
    if link.is_some() || app.document().selection().is_some() {
        // Where a link leads is worth the room of all else.
        let told: Vec<String> = told.into_iter().chain(link.map(|link| link_text(app, link))).collect();
        let told = told.join(BETWEEN);
        if app.notice().is_some() && paint_above(app, &told, role, rect, styles, buffer) {
            return;
        }
        let taken = paint_told(app, &told, role, rect, styles, buffer);
        return paint_hints(app, rect, side.opposite(), room.saturating_sub(taken), styles, buffer);
    }
    if told.is_empty() {
        // The key of the help is worth more than any figure but that of the match.
        let kept = hints(app).first().map_or(0, |first| width::cells(&first.text) + GAP.len());
        let taken = paint_figures(app, panes, rect, (room.saturating_sub(kept), room), styles, buffer);
        paint_hints(app, rect, side, room.saturating_sub(taken), styles, buffer);
    } else {
        let told = told.join(BETWEEN);
        if paint_above(app, &told, role, rect, styles, buffer) {
            return;
        }
        let taken = paint_told(app, &told, role, rect, styles, buffer);
        let left = room.saturating_sub(taken);
        paint_figures(app, panes, rect, (left, left), styles, buffer);
    }
}

/// Paints what there is to tell at the side where lines of the document begin, in one row. Returns the cells that it
/// takes, with those between it and what is beside it.
fn paint_told(app: &App, told: &str, role: Role, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> usize {
    let line = layout::line(told, app.messages().direction(), usize::from(rect.width));
    let taken = line.width() + GAP.len();
    grid::line(buffer, rect, &VisualLine { direction: app.direction(), ..line }, |_| styles[role]);
    taken
}

/// Paints what there is to tell in the status line and rows above it, as many as it takes but no more than half of the
/// screen. Returns `false`, and paints nothing, if one row has room for all of it.
fn paint_above(app: &App, told: &str, role: Role, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> bool {
    // A line is no wider than the sum of its letters; only a text that may not fit is laid out.
    if width::cells(told) <= usize::from(rect.width) {
        return false;
    }
    let most = usize::from(buffer.area.height / 2).max(1);
    let laid = |told: &str| {
        let options = LayoutOptions::new(rect.width).isolating();
        layout::paragraph(told, app.messages().direction(), &[], options)
    };
    let parted = in_parts(told, usize::from(rect.width));
    let (told, lines) = Some((parted.as_str(), laid(&parted)))
        .filter(|(told, lines)| lines.line_count(told) <= most)
        .unwrap_or_else(|| (told, laid(told)));
    let count = lines.line_count(told);
    if count == 1 {
        return false;
    }
    let shown = count.min(most);
    for (index, above) in (0..shown).zip((0..shown).rev()) {
        let is_cut = index + 1 == shown && shown < count;
        let line = if is_cut { lines.cut_line(index, told) } else { lines.line(index, told) };
        let rect = Rect { y: rect.y.saturating_sub(grid::cells(above)), ..rect };
        if above > 0 {
            let row = Rect { x: 0, width: buffer.area.width, ..rect };
            grid::clear(buffer, row, styles);
            grid::fill(buffer, row, styles[Role::Status]);
        }
        grid::line(buffer, rect, &VisualLine { direction: app.direction(), ..line }, |_| styles[role]);
    }
    true
}

/// Returns what there is to tell with its parts kept in one row each, as far as they fit into `width` cells.
fn in_parts(told: &str, width: usize) -> String {
    let (mut rows, mut taken) = (String::with_capacity(told.len()), 0);
    let between = width::cells(BETWEEN);
    for part in told.split(BETWEEN) {
        let cells = width::cells(part);
        let is_next = taken > 0 && taken + between + cells > width && cells <= width;
        if is_next {
            // Their sign has no room in a row that is full.
            let is_full = (width.saturating_sub(between) + 1..=width).contains(&taken);
            rows.push_str(if is_full { "" } else { BETWEEN.trim_end() });
            rows.push('\n');
            taken = 0;
        } else if taken > 0 {
            rows.push_str(BETWEEN);
            taken += between;
        }
        rows.push_str(part);
        taken += cells;
    }
    rows
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_in_a_row_each_where_they_do_not_fit_beside_one_another() {
        let check = |width, expected: &str| assert_eq!(in_parts("one · two three · four", width), expected, "{width}");
        check(22, "one · two three · four");
        check(21, "one · two three ·\nfour");
        check(15, "one · two three\nfour");
        check(14, "one ·\ntwo three ·\nfour");
        check(9, "one ·\ntwo three\nfour");
        check(5, "one · two three ·\nfour");
    }
}
