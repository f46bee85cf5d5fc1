//! Detects the items of lists that are numbered in letters.

use super::lines::Line;
use crate::format::letters::{self, Letters};
use qari_bidi::text::numbering::{Delimiter, Numbering};

/// The most lines between two items of one list.
const MOST_BETWEEN: usize = 40;

/// The most lists that can be open at once.
const MOST_OPEN: usize = 8;

/// An open list.
struct List {
    /// The marker of the last item, with the readings that continue the items before it.
    last: Letters,
    lines: Vec<usize>,
}

/// Marks the lines that are items of lists in letters. A list has at least two items and begins with the first letter.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    let mut open: Vec<List> = Vec::new();
    let mut before = 0;
    for index in 0..lines.len() {
        let Line { start, end, .. } = lines[index];
        let Some((letters, _)) = letters::marker(&text[start as usize..end as usize]) else { continue };
        if index - before > MOST_BETWEEN {
            end_lists(open.drain(..), lines);
        }
        let goes_on = open
            .iter()
            .enumerate()
            .rev()
            .find_map(|(list, List { last, .. })| last.go_on_in(&letters).map(|last| (list, last)));
        if let Some((list, last)) = goes_on {
            end_lists(open.drain(list + 1..), lines);
            open[list].last = last;
            open[list].lines.push(index);
        } else if let Some(first) = letters.beginning() {
            if open.len() == MOST_OPEN {
                end_lists(open.drain(..1), lines);
            }
            open.push(List { last: first, lines: vec![index] });
        } else {
            continue;
        }
        before = index;
    }
    end_lists(open.into_iter(), lines);
}

/// Marks the lines of closed lists. A list of one item is no list.
fn end_lists(ended: impl Iterator<Item = List>, lines: &mut [Line]) {
    for list in ended.filter(|list| list.lines.len() > 1) {
        let numbering = list.last.numbering();
        list.lines.into_iter().for_each(|line| lines[line].letters = Some(numbering));
    }
}

/// Parses the marker of a line in the given numbering. Returns the number, the signs around it, and
/// the text behind the marker.
pub(super) fn number(line: &str, numbering: Numbering) -> Option<(u32, Delimiter, &str)> {
    let (letters, text) = letters::marker(line)?;
    Some((letters.number(numbering)?, letters.delimiter(), text))
}
