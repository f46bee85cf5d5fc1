//! Compares the order of the characters of a line with that of another implementation of UAX #9.

use qari_bidi::{BaseDirection, CellSource, Layout, LayoutOptions};
use unicode_bidi::{BidiClass, bidi_class};

/// Checks that `chars`, in a paragraph of direction `base`, are displayed in the order `expected`: indices of
/// the characters from left to right.
///
/// Other implementations know neither clusters nor trimming. The characters of one cell must be adjacent, in
/// any order. Characters that are not visible (format characters, line ends, trailing white space) are ignored.
pub fn order_is_right(chars: &[char], base: BaseDirection, expected: &[usize]) -> Result<(), String> {
    let text: String = chars.iter().collect();
    let line = Layout::one_line(&text, base, LayoutOptions::new(u16::MAX));
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let behind_shown = chars.iter().rposition(|&c| !is_hidden(c) && !is_blank(c)).map_or(0, |last| last + 1);
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

/// Returns `true` for characters that have no cell: those that the rules remove or that only mark directions (UAX #9,
/// X9 and 2.6), those that only change the character before them, those that are reserved to be ignored, and ends of
/// paragraphs.
fn is_hidden(c: char) -> bool {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    let is_mark = matches!(c,
        '\u{34F}' | '\u{61C}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200E}' | '\u{200F}'
        | '\u{2065}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}');
    is_mark || matches!(bidi_class(c), BN | LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI | B)
}

/// Returns `true` for blanks that have no cell at the end of a line: white space and separators (L1) that one may break
/// lines at.
fn is_blank(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::WS | BidiClass::S) && c != '\u{2007}'
}
