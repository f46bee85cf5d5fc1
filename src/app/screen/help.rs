//! The rows of the help, made from the table of commands and the key map: groups by what one wants to do, in two
//! columns where there is room, filtered by what is typed.

use std::ops::Range;

use crate::app::App;
use crate::app::keys::command::{COMMANDS, CommandRow, Group};
use crate::app::panes::Panes;
use crate::search::{Pattern, Query};
use qari_bidi::layout::{self, Direction, LayoutOptions, VisualLine};

/// The narrowest column that has keys and what they do side by side, in cells.
const SIDE_BY_SIDE_FROM: u16 = 40;

/// The widest that keys are beside what they do, in cells.
const MOST_KEYS_WIDTH: u16 = 24;

/// The narrowest of two columns, and the columns between them, in cells.
const LEAST_COLUMN: u16 = 44;
const BETWEEN_COLUMNS: u16 = 4;

/// A group of the help, as far as the filter lets it through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpGroup {
    /// Its heading.
    pub heading: String,
    /// Its entries.
    pub entries: Vec<HelpEntry>,
}

/// Keys and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpEntry {
    /// The labels of the keys.
    pub keys: String,
    /// The description of what they do.
    pub doc: String,
    /// The bytes of the description that the filter found.
    pub found: Vec<Range<usize>>,
}

/// The role of a piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpRole {
    /// The heading of a group.
    Heading,
    /// Keys.
    Keys,
    /// The description of what keys do.
    Doc,
}

/// A line in a row, and the columns it stands in.
#[derive(Clone, Debug)]
pub struct HelpPiece {
    /// The line.
    pub line: VisualLine,
    /// Its columns, counted from the left edge of the help.
    pub columns: Range<u16>,
    /// Its role.
    pub role: HelpRole,
    /// The bytes of its text that the filter found.
    pub found: Vec<Range<usize>>,
}

/// The rows of the help, from the first to the last.
pub type HelpRows = Vec<Vec<HelpPiece>>;

/// Returns the groups of the help that have something which the filter finds. It finds words as a search does, in what
/// keys do, in their labels, and in headings, which let their whole group through.
#[must_use]
pub fn groups(app: &App, filter: &str) -> Vec<HelpGroup> {
    let filter = filter.trim();
    let pattern = Query::new(filter).compile(Some(app.messages().language())).ok().filter(|_| !filter.is_empty());
    let own = Group::ALL.into_iter().map(|group| filtered(of_group(app, group), pattern.as_ref()));
    own.filter(|group| !group.entries.is_empty()).collect()
}

fn of_group(app: &App, group: Group) -> HelpGroup {
    let messages = app.messages();
    let entry = |keys: String, doc: String| HelpEntry { keys, doc, found: Vec::new() };
    let mut entries = Vec::new();
    if group == Group::Moving {
        entries.push(entry("5j".to_owned(), messages.get("help-count")));
        if !app.keymap().numbers_are_lines() {
            entries.push(entry("1–9".to_owned(), messages.get("help-sections")));
        }
    }
    let own = COMMANDS.iter().filter_map(|row| Some((row, group.context_of(row)?)));
    entries.extend(own.map(|(CommandRow { command, .. }, context)| {
        let keys = app.keymap().keys(context, *command, app.direction());
        let keys: Vec<String> = keys.map(|key| key.label(|id| messages.get(id))).collect();
        entry(keys.join(" "), command.doc(messages))
    }));
    HelpGroup { heading: messages.get(group.name()), entries }
}

fn filtered(group: HelpGroup, pattern: Option<&Pattern>) -> HelpGroup {
    let Some(pattern) = pattern else { return group };
    let finds = |text: &str| !pattern.find_in(text).is_empty();
    let is_whole = finds(&group.heading);
    let entries = group.entries.into_iter().map(|entry| HelpEntry { found: pattern.find_in(&entry.doc), ..entry });
    let entries = entries.filter(|entry| is_whole || !entry.found.is_empty() || finds(&entry.keys)).collect();
    HelpGroup { entries, ..group }
}

/// Returns the rows of the help that is open, all of them; none if it is not open.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> HelpRows {
    let Some(guide) = app.guide() else { return HelpRows::new() };
    let width = panes.overlay_wide.width;
    let direction = app.messages().direction();
    let groups = groups(app, guide.editor.text());
    let column = (width.saturating_sub(BETWEEN_COLUMNS)) / 2;
    let one: Vec<HelpRows> = groups.iter().map(|group| group_rows(group, direction, 0..width)).collect();
    if column < LEAST_COLUMN || stacked_height(&one) <= usize::from(panes.overlay_wide.height) {
        return stacked(one);
    }
    let (first, second) = match direction {
        Direction::Ltr => (0..column, width - column..width),
        Direction::Rtl => (width - column..width, 0..column),
    };
    let narrow: Vec<HelpRows> = groups.iter().map(|group| group_rows(group, direction, first.clone())).collect();
    let split = (1..=narrow.len()).min_by_key(|&split| {
        let (before, behind) = narrow.split_at(split);
        stacked_height(before).max(stacked_height(behind))
    });
    let split = split.unwrap_or(0);
    let before = stacked(narrow.into_iter().take(split));
    let behind = stacked(groups[split..].iter().map(|group| group_rows(group, direction, second.clone())));
    let count = before.len().max(behind.len());
    let (mut before, mut behind) = (before.into_iter(), behind.into_iter());
    let beside = |_| before.next().into_iter().chain(behind.next()).flatten().collect();
    (0..count).map(beside).collect()
}

/// Returns the row at the top of the help when it is scrolled to its end.
#[must_use]
pub fn last_top(app: &App, panes: &Panes) -> usize {
    rows(app, panes).len().saturating_sub(usize::from(panes.overlay_wide.height))
}

/// Puts the rows of groups below each other, with a blank one between two.
fn stacked(groups: impl IntoIterator<Item = HelpRows>) -> HelpRows {
    let mut rows = HelpRows::new();
    for group in groups {
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.extend(group);
    }
    rows
}

fn stacked_height(groups: &[HelpRows]) -> usize {
    groups.iter().map(|rows| rows.len() + 1).sum::<usize>().saturating_sub(1)
}

/// Lays out a group in `columns`.
fn group_rows(group: &HelpGroup, direction: Direction, columns: Range<u16>) -> HelpRows {
    let width = columns.end - columns.start;
    let keys_width = (width * 2 / 5).min(MOST_KEYS_WIDTH);
    let (keys_columns, doc_columns) = match direction {
        Direction::Ltr => (columns.start..columns.start + keys_width, columns.start + keys_width + 1..columns.end),
        Direction::Rtl => (columns.end - keys_width..columns.end, columns.start..columns.end - keys_width - 1),
    };
    let heading = paragraph(&group.heading, direction, &columns, HelpRole::Heading);
    let mut rows: HelpRows = heading.into_iter().map(|piece| vec![piece]).collect();
    for entry in &group.entries {
        let doc = |columns: &Range<u16>| {
            let lines = paragraph(&entry.doc, direction, columns, HelpRole::Doc);
            lines.into_iter().map(|piece| HelpPiece { found: entry.found.clone(), ..piece })
        };
        if width >= SIDE_BY_SIDE_FROM {
            let keys = key_lines(&entry.keys, direction, &keys_columns);
            let doc: Vec<HelpPiece> = doc(&doc_columns).collect();
            let count = keys.len().max(doc.len());
            let (mut keys, mut doc) = (keys.into_iter(), doc.into_iter());
            rows.extend((0..count).map(|_| keys.next().into_iter().chain(doc.next()).collect()));
        } else {
            let keys = key_lines(&entry.keys, direction, &columns);
            rows.extend(keys.into_iter().chain(doc(&columns)).map(|piece| vec![piece]));
        }
    }
    rows
}

fn paragraph(text: &str, direction: Direction, columns: &Range<u16>, role: HelpRole) -> Vec<HelpPiece> {
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(columns.end - columns.start).isolating());
    let piece = |line| HelpPiece { line: layout.line(line, text), columns: columns.clone(), role, found: Vec::new() };
    (0..layout.line_count(text)).map(piece).collect()
}

/// Keys run left to right and are never mirrored, as on the keyboard; they stand on the side of `direction`.
fn key_lines(keys: &str, direction: Direction, columns: &Range<u16>) -> Vec<HelpPiece> {
    // A key such as Ctrl-F stays on one line (U+2060).
    let keys = keys.replace('-', "-\u{2060}");
    let mut pieces = paragraph(&keys, Direction::Ltr, columns, HelpRole::Keys);
    for piece in &mut pieces {
        piece.line.direction = direction;
    }
    pieces
}
