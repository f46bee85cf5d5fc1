//! Simple tables of reStructuredText: columns below rules of equals signs.

use super::DrawnTable;
use qari_bidi::text::marks::is_vowel_sign;

/// Returns the columns of a rule, each by its first character: `=====  =====`.
fn columns(line: &str) -> Option<Vec<usize>> {
    let line = line.trim_end();
    if line.is_empty() || !line.bytes().all(|byte| matches!(byte, b'=' | b' ')) {
        return None;
    }
    let starts: Vec<usize> = (0..line.len())
        .filter(|&at| line.as_bytes()[at] == b'=' && (at == 0 || line.as_bytes()[at - 1] == b' '))
        .collect();
    (starts.len() > 1).then_some(starts)
}

/// Parses a table between rules. A second rule separates the header.
pub(super) fn table(lines: &[&str]) -> Option<DrawnTable> {
    let indent = lines.first()?.len() - lines.first()?.trim_start().len();
    let rule = |line: &str| line.get(indent..).and_then(columns);
    let starts = rule(lines[0])?;
    let mut groups: Vec<Vec<Vec<String>>> = vec![Vec::new()];
    let mut rules = 1;
    let mut count = 1;
    for (index, line) in lines.iter().enumerate().skip(1) {
        count += 1;
        if rule(line).is_some() {
            rules += 1;
            groups.push(Vec::new());
            // The last rule is one with no row below, or the third.
            if rules == 3 || lines.get(index + 1).is_none_or(|below| below.trim().is_empty()) {
                break;
            }
            continue;
        }
        let cells = cells(line.get(indent..).unwrap_or_default(), &starts)?;
        let rows = groups.last_mut()?;
        match rows.last_mut() {
            // A line without its first cell continues the row above.
            Some(above) if cells[0].is_empty() => {
                for (cell, more) in above.iter_mut().zip(cells) {
                    if !more.is_empty() {
                        cell.push('\u{2028}');
                        cell.push_str(&more);
                    }
                }
            }
            _ => rows.push(cells),
        }
    }
    let header = rules == 3 && !groups[0].is_empty();
    (rules > 1).then(|| DrawnTable { rows: groups.concat(), header, aligns: Vec::new(), lines: count })
}

/// Splits a row at the columns. If letters are not as wide as its author saw them, it is split at two blanks.
fn cells(line: &str, starts: &[usize]) -> Option<Vec<String>> {
    let by_blanks: Vec<String> =
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    if by_blanks.len() == starts.len() {
        return Some(by_blanks);
    }
    let mut cells = vec![String::new(); starts.len()];
    let mut column = 0;
    for c in line.chars() {
        let own = starts.iter().rposition(|&start| start <= column)?;
        // A word across two columns shows that they are not where the rule has them.
        if starts.get(own + 1).is_some_and(|&next| column + 1 == next) && c != ' ' {
            return None;
        }
        cells[own].push(c);
        column += usize::from(!is_vowel_sign(c));
    }
    Some(cells.into_iter().map(|cell| cell.trim().to_owned()).collect())
}
