//! Finds tables and drawings of signs among the lines of a text.

use std::ops::Range;

use super::lines::Line;
use super::markers;
use super::paragraphs::Form;
use crate::format::tables::{self, DrawnTable, Tables};

/// The least lines with box-drawing characters that make a drawing.
const LEAST_DRAWN: usize = 2;

/// Splits the lines `chunk`, which have no blank line between them, into tables, drawings and other lines (`None`).
pub(super) fn parts(text: &str, lines: &[Line], chunk: Range<usize>) -> Vec<(Range<usize>, Option<Form>)> {
    if !lines[chunk.clone()].iter().any(|line| may_be_drawn(line.of(text))) {
        return vec![(chunk, None)];
    }
    let whole = raw(text, &lines[chunk.clone()]);
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut tables = Tables::default();
    while at < whole.len() {
        let Some(table) = tables.at(&whole, at) else {
            at += 1;
            continue;
        };
        parts.push((start..at, None));
        parts.push((at..at + table.lines, Some(Form::Table)));
        at += table.lines;
        start = at;
    }
    parts.push((start..whole.len(), None));
    let is_drawn = |line: &&str| tables::is_drawn(line) && markers::signs(line.trim()).is_none();
    for (range, form) in &mut parts {
        if form.is_none() && whole[range.clone()].iter().copied().filter(is_drawn).count() >= LEAST_DRAWN {
            *form = Some(Form::Drawing);
        }
    }
    parts.retain(|(range, _)| !range.is_empty());
    parts.into_iter().map(|(range, form)| (range.start + chunk.start..range.end + chunk.start, form)).collect()
}

/// Returns lines with their indentation.
pub(super) fn raw<'a>(text: &'a str, lines: &[Line]) -> Vec<&'a str> {
    let start = |line: &Line| text[..line.start as usize].rfind('\n').map_or(0, |end| end + 1);
    lines.iter().map(|line| &text[start(line)..line.end as usize]).collect()
}

/// Parses the table that some lines are.
pub(super) fn table(text: &str, lines: &[Line]) -> Option<DrawnTable> {
    tables::at_start(&raw(text, lines))
}

/// Returns `true` if a line may be a rule or a row of a table, or a part of a drawing, by its first character.
fn may_be_drawn(line: &str) -> bool {
    let bytes = line.as_bytes();
    match bytes.first() {
        Some(b'+' | b'=' | b'|') => true,
        Some(b'-') => bytes.get(1) == Some(&b'-') && line.contains('+'),
        // Box-drawing characters are E2 94 80 to E2 95 BF.
        Some(0xE2) => matches!(bytes.get(1), Some(0x94 | 0x95)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that look like a box and are none hide no box behind them, with as many columns or others.
    #[test]
    fn boxes_are_found_behind_what_looks_like_one() {
        let found = |lines: &[&str]| {
            let mut tables = Tables::default();
            let all = (0..lines.len()).filter(|&at| tables.at(lines, at).is_some()).collect::<Vec<_>>();
            let alone = (0..lines.len()).filter(|&at| tables::at_start(&lines[at..]).is_some()).collect::<Vec<_>>();
            assert_eq!(all, alone, "{lines:?}");
            all
        };
        let (two, three, row) = ("+--+--+", "+--+--+--+", "| a | b |");
        assert_eq!(found(&[two, row, two]), [0]);
        assert_eq!(found(&[two, row, two, row, "text", two, row, two]), [5]);
        assert_eq!(found(&[two, row, "text", three, "| a | b | c |", three]), [3]);
        assert_eq!(found(&[three, two, row, two]), [1], "rules of others without rows between");
        assert_eq!(found(&["┌─┬─┬─┐", "│a│b│c│", "┌─┬─┐", "│a│b│", "└─┴─┘"]), [2]);
        assert_eq!(found(&[two, "|  |  |", two, row, two, "text"]), [0, 2]);
        assert_eq!(found(&[two, "|  |  |", two, "", two, row, two]), [4]);
    }
}
