//! Compares the order of the characters of a line with that of another implementation of UAX #9.

use qari_bidi::layout::{self, CellSource, Direction, LayoutOptions};
use qari_bidi::text::visible::{is_breaking_space, is_invisible, is_line_end};

/// Checks that `chars`, in a paragraph of direction `base`, are displayed in the order `expected`: indices of
/// the characters from left to right.
///
/// Other implementations know neither clusters nor trimming. The characters of one cell must be adjacent, in
/// any order. Characters that are not visible (format characters, line ends, trailing white space) are ignored.
pub fn order_is_right(chars: &[char], base: Direction, expected: &[usize]) -> Result<(), String> {
    let text: String = chars.iter().collect();
    let width = u16::MAX;
    let options = LayoutOptions::new(width);
    let line = layout::line_with(&text, base, usize::from(width), options);
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let behind_shown = chars.iter().rposition(|&c| !is_hidden(c) && !is_breaking_space(c)).map_or(0, |last| last + 1);
    let is_shown = |index: &usize| *index < behind_shown && !is_hidden(chars[*index]);
    let expected: Vec<usize> = expected.iter().copied().filter(is_shown).collect();
    let mut rest = expected.as_slice();
    for cell in &line.cells {
        let CellSource::Text(range) = &cell.source else { return Err("a virtual cell".to_owned()) };
        let first = starts.partition_point(|&start| start < range.start);
        let behind = starts.partition_point(|&start| start < range.end);
        let own: Vec<usize> = (first..behind).filter(is_shown).collect();
        let (next, behind) = rest.split_at(own.len().min(rest.len()));
        let mut next = next.to_vec();
        next.sort_unstable();
        if own != next {
            return Err(format!("cells of {chars:x?}: {own:?} where {next:?} stands in {expected:?}"));
        }
        rest = behind;
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("{rest:?} of {chars:x?} is missing")) }
}

fn is_hidden(c: char) -> bool {
    is_invisible(c) || is_line_end(c)
}
