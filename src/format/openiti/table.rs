//! Tables as the converters write them: rows of cells between bars.

use std::ops::Range;

use super::{Reader, verse};
use crate::article::Rich;
use qari_bidi::text::visible::trimmed;

impl Reader<'_> {
    /// Adds the current table, if there is one.
    pub(super) fn finish_table(&mut self) {
        if !self.rows.is_empty() {
            let mut rows = std::mem::take(&mut self.rows);
            // The line below the header row.
            let is_line =
                |row: &Vec<Rich>| row.iter().all(|cell| cell.as_str().chars().all(|c| matches!(c, '-' | ':' | ' ')));
            let has_header = rows.len() > 1 && is_line(&rows[1]);
            if has_header {
                rows.remove(1).iter().for_each(|cell| self.keep_pages(cell));
            }
            self.builder.table(rows, has_header);
            self.has_text = true;
            self.may_part = true;
        }
    }
}

/// Splits a row into cells: `| a | b |`.
pub(super) fn cells(row: &Rich) -> Vec<Rich> {
    let text = row.as_str();
    let bars: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
    let starts = bars.iter().map(|bar| bar + 1);
    let ends = bars.iter().copied().skip(1).chain([text.len()]);
    let ranges: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    let mut cells: Vec<Rich> = row.parts(&ranges).into_iter().map(verse::plain).collect();
    // Empty text behind the last bar is no cell.
    if cells.len() > 1
        && let Some(rest) = cells.pop_if(|rest| trimmed(rest.as_str()).is_empty())
        && let Some(last) = cells.last_mut()
    {
        last.append(rest);
    }
    cells
}
