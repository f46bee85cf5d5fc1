//! The line that is typed in place of the status line: the prompt, or the filter of a list or of the help.

use ratatui::buffer::Buffer;

use super::grid::{self, cells};
use super::status;
use crate::app::App;
use crate::app::document::matches::Matches;
use crate::app::keys::command::{Command, Context};
use crate::app::panes::Rect;
use crate::app::screen::bars;
use crate::app::screen::notices::BETWEEN;
use crate::app::searching::editor::LineEditor;
use crate::app::searching::guide::Guide;
use crate::app::searching::picker::{Items, Picker};
use crate::app::searching::prompt::Prompt;
use crate::app::searching::remark::RemarkLine;
use crate::messages::Value;
use crate::search::{Fault, Manner};
use crate::theme::{Role, Styles};
use qari_bidi::layout::{self, Direction, VisualLine};

/// The texts beside a line that is typed.
struct Beside {
    label: VisualLine,
    /// The number of matches, or the fault of the line.
    found: VisualLine,
}

/// Paints the prompt in `rect`. Returns the column and row of the cursor.
pub fn paint_prompt(app: &App, prompt: &Prompt, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> (u16, u16) {
    paint(app, &prompt.editor, beside_search(app, prompt, rect.width), rect, styles, buffer)
}

/// Paints the filter of a list in `rect`. Returns the column and row of the cursor.
pub fn paint_filter(app: &App, picker: &Picker, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> (u16, u16) {
    paint(app, picker.editor(), beside_filter(app, picker, rect.width), rect, styles, buffer)
}

/// Paints the filter of the help in `rect`. Returns the column and row of the cursor.
pub fn paint_guide(app: &App, guide: &Guide, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> (u16, u16) {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(rect.width) / 3);
    let close = status::hint_in(app, Context::List, Command::GiveUp, "hint-close");
    let beside = Beside { label: line(&messages.get("filter-label")), found: line(&close) };
    paint(app, &guide.editor, beside, rect, styles, buffer)
}

/// Paints the remark of a bookmark in `rect`. Returns the column and row of the cursor.
pub fn paint_remark(app: &App, remark: &RemarkLine, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> (u16, u16) {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(rect.width) / 3);
    let beside = Beside { label: line(&messages.get("remark-label")), found: line("") };
    paint(app, &remark.editor, beside, rect, styles, buffer)
}

/// Paints the label, the line and what it found, from the side where lines begin. Returns the column and row of the
/// cursor.
fn paint(app: &App, line: &LineEditor, beside: Beside, rect: Rect, styles: &Styles, buffer: &mut Buffer) -> (u16, u16) {
    let Beside { label, found } = beside;
    let direction = app.messages().direction();
    let (label_rect, beside) = rect.columns(with_blank(&label), direction);
    grid::line(buffer, label_rect, &label, |_| styles[Role::Input]);
    let (field_rect, _) = beside.columns(beside.width - cells(found.width()).min(beside.width - 1), direction);
    status::paint_at_end(found, beside, direction, styles[Role::Input], buffer);
    let field = layout::field(line.text(), line.cursor(), app.typing_direction(), usize::from(field_rect.width));
    let blank = match direction {
        Direction::Ltr => 0,
        Direction::Rtl => field_rect.width.saturating_sub(cells(field.width)),
    };
    let left = field_rect.x + blank;
    let indent = blank + cells(field.indent);
    grid::place(buffer, field_rect.part(&(indent..field_rect.width)), &field.line, |_| styles[Role::Input]);
    (left + cells(field.cursor), rect.y)
}

/// Lays out the label and the count beside the filter of a list.
fn beside_filter(app: &App, picker: &Picker, width: u16) -> Beside {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(width) / 3);
    let count = picker.count(app.document().matches());
    let number = if count == 0 { 0 } else { picker.chosen() + 1 };
    let found = messages.fill("match-of-short", &[("number", number.into()), ("total", count.into())]);
    let label = if matches!(picker.items(), Items::Palette(_)) { "palette-label" } else { "filter-label" };
    Beside { label: line(&messages.get(label)), found: line(&found) }
}

/// Lays out the label and the count of a prompt `width` cells wide: in the longest forms that leave half of the room to
/// the line. The label is dropped before the count.
fn beside_search(app: &App, prompt: &Prompt, width: u16) -> Beside {
    let messages = app.messages();
    let line = |text: &str| layout::line(text, messages.direction(), usize::from(width) * 3 / 4);
    let exact = manner_text(app, prompt);
    let name = match prompt.opened_by {
        Command::SearchBack => "search-back-label",
        Command::SearchLines => "search-lines-label",
        _ => "search-label",
    };
    let label = line(&format!("{} {exact}", messages.get(name)));
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
    Beside { label: label.clone(), found: found.clone() }
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

/// Returns the words for what can't be searched for, in a long and a short form.
fn fault_texts(app: &App, fault: &Fault) -> (String, String) {
    let messages = app.messages();
    let reason = fault.describe(messages);
    let long = if fault.is_of_length() { reason } else { messages.fill("fault", &[("reason", Value::Text(&reason))]) };
    (long, messages.get("fault-short"))
}

/// Returns the words for the matches, in a long and a short form.
fn count_texts(app: &App, find: &Matches) -> (String, String) {
    let (long, short) = bars::match_number(app, find);
    match bars::ignored_marks(app, find) {
        Some((marks, in_short)) => (format!("{marks}{BETWEEN}{short}"), format!("{in_short}{BETWEEN}{short}")),
        None => (long, short),
    }
}
