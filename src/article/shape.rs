//! Normalizes the text of each kind of block, and finds its parts: the rows and cells of a table, the hemistichs of a
//! line of verse.

use std::borrow::Cow;
use std::ops::Range;

use qari_bidi::text::visible::{is_line_end, trimmed, trimmed_range};

use super::{Kind, Rich};

/// The text of a thematic break. Every block has text, so that positions and searches work on it.
const RULE: &str = "* * *";

/// Separates the rows of a table.
const ROW_END: char = '\n';
/// Separates the lines inside a cell of a table (U+2028, a mandatory break of UAX #14).
pub const CELL_LINE: char = '\u{2028}';

/// The line ends that a line of output may have inside it, which programs would take for its end: that of cells, and
/// the end of a paragraph. Both take as many bytes.
pub const LINE_ENDS_INSIDE: [char; 2] = [CELL_LINE, '\u{2029}'];
/// The first byte of either in UTF-8.
const LEAD_OF_LINE_ENDS: u8 = 0xE2;
/// Separates cells, and the hemistichs of a line of verse.
const CELL_END: char = '\t';

/// Normalizes the text of a block of kind `kind`. The result is empty if there is nothing to show.
pub(super) fn shaped(kind: Kind, rich: Rich) -> Rich {
    match kind {
        Kind::Code => rich.slice(without_blank_ends(rich.as_str())),
        Kind::Lines => rich.slice(0..trimmed_range(rich.as_str()).end),
        Kind::Verse => {
            let (first, second) = hemistichs(rich.as_str());
            verse(rich.part(first), second.map(|second| rich.part(second)).unwrap_or_default())
        }
        Kind::Table { .. } => {
            let end = rich.as_str().strip_suffix(ROW_END).map_or(rich.as_str().len(), str::len);
            let rich = rich.slice(0..end);
            let rows = table_rows(rich.as_str());
            table(rows.into_iter().map(|row| row.into_iter().map(|cell| rich.part(cell)).collect()).collect())
        }
        Kind::Rule => {
            let mut rule = rich.slice(0..0);
            rule.text(RULE);
            rule
        }
        Kind::Image => rich.one_line(),
        Kind::Title
        | Kind::Source
        | Kind::Heading(_)
        | Kind::Paragraph
        | Kind::Caption
        | Kind::BoxTitle
        | Kind::Link
        | Kind::Disclaimer => rich.trimmed(),
    }
}

/// Joins two hemistichs to a line of verse. If one is empty, the other is the line.
pub(super) fn verse(first: Rich, second: Rich) -> Rich {
    let mut line = first.one_line();
    let second = second.one_line();
    if !line.as_str().is_empty() && !second.as_str().is_empty() {
        line.text("\t");
    }
    line.append(second);
    line
}

/// Joins `rows` to a table, each padded to the longest. Without text in any cell, only pages remain.
pub(super) fn table(rows: Vec<Vec<Rich>>) -> Rich {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut table = Rich::new();
    for (index, mut row) in rows.into_iter().enumerate() {
        row.resize(columns, Rich::new());
        if index > 0 {
            table.text("\n");
        }
        for (column, cell) in row.into_iter().enumerate() {
            if column > 0 {
                table.text("\t");
            }
            table.append(cell.lines(CELL_LINE));
        }
    }
    if trimmed(table.as_str()).is_empty() { table.slice(0..0) } else { table }
}

/// Returns `text` with blanks between the lines of cells, for output of a row as one line. The number of characters
/// stays the same.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    // Text has few of them, and few characters that begin with their first byte.
    let may_have = memchr::memchr(LEAD_OF_LINE_ENDS, text.as_bytes()).is_some();
    if may_have && text.contains(LINE_ENDS_INSIDE) {
        Cow::Owned(text.replace(LINE_ENDS_INSIDE, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the byte ranges of the cells of a table, row by row.
pub(super) fn table_rows(text: &str) -> Vec<Vec<Range<usize>>> {
    parts(text, 0..text.len(), ROW_END).map(|row| parts(text, row, CELL_END).collect()).collect()
}

/// Returns the byte ranges of the hemistichs of a line of verse.
pub(super) fn hemistichs(text: &str) -> (Range<usize>, Option<Range<usize>>) {
    match text.find(CELL_END) {
        Some(tab) => (0..tab, Some(tab + 1..text.len())),
        None => (0..text.len(), None),
    }
}

/// Splits the bytes `range` of `text` at a separator of one byte.
fn parts(text: &str, range: Range<usize>, separator: char) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text[range].split(separator).map(move |part| {
        let part = start..start + part.len();
        start = part.end + 1;
        part
    })
}

/// Returns the byte range of code without leading and trailing blank lines. The first line keeps its indentation.
fn without_blank_ends(text: &str) -> Range<usize> {
    let Range { start: indented, end } = trimmed_range(text);
    let line = text[..indented].rmatch_indices(is_line_end).next();
    line.map_or(0, |(at, line_end)| at + line_end.len())..end
}
