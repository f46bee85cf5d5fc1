//! Which lines are items of lists in letters.

use super::lines::Line;
use crate::format::letters::{self, Letters};
use qari_bidi::text::numbering::Numbering;

/// So many lines at most stand between two items of a list: their text, and the lists inside it.
const MOST_BETWEEN: usize = 40;

/// So many lists at most may go on at one place.
const MOST_OPEN: usize = 8;

/// A list as far as it was read.
struct List {
    /// The letters of its last item, as what they may be behind those before.
    last: Letters,
    lines: Vec<usize>,
}

/// Tells the lines of `text` that begin with letters of a list, which has two of them at least and begins with the first letter.
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

/// Marks the lines of lists that have ended. A letter that no other follows numbers nothing.
fn end_lists(ended: impl Iterator<Item = List>, lines: &mut [Line]) {
    for list in ended.filter(|list| list.lines.len() > 1) {
        let numbering = list.last.numbering();
        list.lines.into_iter().for_each(|line| lines[line].letters = Some(numbering));
    }
}

/// The number that a line begins with in letters of this numbering, and the text behind it.
pub(super) fn number(line: &str, numbering: Numbering) -> Option<(u32, &str)> {
    let (letters, text) = letters::marker(line)?;
    Some((letters.number(numbering)?, text))
}
