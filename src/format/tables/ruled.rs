//! Tables with bars between cells and rules between rows.

use super::{DrawnTable, InVain};
use crate::article::ColumnAlign;

/// Signs of corners and crossings in rules.
const CORNERS: &[char] = &[
    '+', '┌', '┬', '┐', '├', '┼', '┤', '└', '┴', '┘', '╔', '╦', '╗', '╠', '╬', '╣', '╚', '╩', '╝', '╭', '╮', '╰', '╯',
    '╒', '╤', '╕', '╞', '╪', '╡', '╘', '╧', '╛', '╓', '╥', '╖', '╟', '╫', '╢', '╙', '╨', '╜', '┏', '┳', '┓', '┣', '╋',
    '┫', '┗', '┻', '┛', '┡', '╇', '┩',
];

/// Signs between the corners of rules.
const DASHES: &[char] = &['-', '=', '─', '═', '━', ':'];

/// Signs between cells.
const BARS: &[char] = &['|', '│', '║', '┃'];

/// Returns the number of columns that a rule with corners at both ends has: `+----+-----+`.
pub(super) fn outer_rule(line: &str) -> Option<usize> {
    let is_rule = line.starts_with(CORNERS) && line.ends_with(CORNERS);
    let corners = line.chars().filter(|c| CORNERS.contains(c)).count();
    let is_drawn = line.chars().all(|c| CORNERS.contains(&c) || DASHES.contains(&c));
    (is_rule && is_drawn && corners > 2 && line.contains(DASHES)).then(|| corners - 1)
}

/// Returns `true` for a rule between header and rows: `----+-----`, `|---|:---:|`, `─────┼─────`.
pub(super) fn is_inner_rule(line: &str) -> bool {
    inner_columns(line).is_some()
}

fn inner_columns(line: &str) -> Option<usize> {
    let inside = line.trim_matches(|c| c == '|' || c == '│');
    let is_crossing = |c: char| c == '+' || c == '|' || CORNERS.contains(&c);
    let crossings = inside.chars().filter(|&c| is_crossing(c)).count();
    let is_drawn = inside.chars().all(|c| is_crossing(c) || DASHES.contains(&c) || c == ' ');
    let parts = || inside.split(is_crossing);
    (is_drawn && crossings > 0 && parts().all(|part| part.contains(DASHES))).then_some(crossings + 1)
}

/// Returns the alignment of the columns of a rule by the colons in it: `|:--|:-:|--:|` (GFM), `+:==+:=:+` (pandoc).
fn aligns(rule: &str) -> Vec<Option<ColumnAlign>> {
    let is_crossing = |c: char| c == '+' || c == '|' || CORNERS.contains(&c);
    let inside = rule.trim().trim_matches(|c| is_crossing(c) || c == '│');
    let align = |part: &str| match (part.starts_with(':'), part.ends_with(':')) {
        (true, true) => Some(ColumnAlign::Center),
        (true, false) => Some(ColumnAlign::Left),
        (false, true) => Some(ColumnAlign::Right),
        (false, false) => None,
    };
    inside.split(is_crossing).map(|part| align(part.trim())).collect()
}

/// Splits a row with bars at both ends into so many cells.
fn boxed_cells(line: &str, columns: usize) -> Option<Vec<String>> {
    let inside = line.strip_prefix(BARS)?.strip_suffix(BARS)?;
    let cells: Vec<String> = inside.split(BARS).map(|cell| cell.trim().to_owned()).collect();
    (cells.len() == columns).then_some(cells)
}

/// Returns the number of cells in a row with bars at both ends.
pub(super) fn cells_in(line: &str) -> Option<usize> {
    Some(line.strip_prefix(BARS)?.strip_suffix(BARS)?.split(BARS).count())
}

/// Parses a table with rules above and below, the first of which has so many `columns`.
pub(super) fn boxed(lines: &[&str], columns: usize) -> Result<DrawnTable, InVain> {
    let mut groups: Vec<Vec<Vec<String>>> = Vec::new();
    let mut group: Vec<Vec<String>> = Vec::new();
    let mut header_sign = false;
    let mut header_rule = lines[0];
    let mut count = 1;
    for line in &lines[1..] {
        let line = line.trim();
        if let Some(own) = outer_rule(line) {
            if own != columns && !line.contains(['+']) {
                return Err(InVain { lines: count, has_rows: true });
            }
            if groups.is_empty() && !group.is_empty() && line.contains(':') {
                header_rule = line;
            }
            header_sign |= groups.is_empty() && line.contains(['=', '═', '━', '╞', '╪', '╇']);
            if !group.is_empty() {
                groups.push(std::mem::take(&mut group));
            }
        } else if let Some(cells) = boxed_cells(line, columns) {
            group.push(cells);
        } else {
            break;
        }
        count += 1;
    }
    // Rows behind the last rule are none of a box.
    if groups.is_empty() || !group.is_empty() {
        return Err(InVain { lines: count, has_rows: !(groups.is_empty() && group.is_empty()) });
    }
    // Between rules of every row the lines of a group are lines of one row, else each is a row.
    let has_rules_between = groups.len() > 2 || header_sign && groups.len() == 2 && lines[0].trim().starts_with('+');
    let header = groups.len() > 1;
    let rows = if has_rules_between { groups.into_iter().map(joined).collect() } else { groups.concat() };
    Ok(DrawnTable { rows, header, aligns: aligns(header_rule), lines: count })
}

/// Joins the lines of a row cell by cell.
fn joined(lines: Vec<Vec<String>>) -> Vec<String> {
    let mut rows = lines.into_iter();
    let mut row = rows.next().unwrap_or_default();
    for line in rows {
        for (cell, more) in row.iter_mut().zip(line) {
            if !cell.is_empty() && !more.is_empty() {
                cell.push('\u{2028}');
            }
            cell.push_str(&more);
        }
    }
    row
}

/// Parses a table with a rule below its first row and bars between the cells of all: that of `psql`, or of Markdown.
pub(super) fn open(lines: &[&str]) -> Option<DrawnTable> {
    let columns = inner_columns(lines.get(1)?.trim())?;
    let cells = |line: &str| {
        let line = line.trim_end();
        let is_fenced = line.trim_start().starts_with(BARS) && line.ends_with(BARS);
        let inside = if is_fenced { line.trim().trim_start_matches(BARS).trim_end_matches(BARS) } else { line };
        let cells: Vec<String> = inside.split(BARS).map(|cell| cell.trim().to_owned()).collect();
        (cells.len() == columns).then_some(cells)
    };
    let mut rows = vec![cells(lines[0])?];
    rows.extend(lines[2..].iter().map_while(|line| cells(line)));
    let count = rows.len() + 1;
    (rows.len() > 1).then(|| DrawnTable { rows, header: true, aligns: aligns(lines[1]), lines: count })
}
