//! Text in visual order: each line is stored from left to right as it is seen, as terminals and pages of the 1990s had
//! it (RFC 1556) and as programs store it that lay text out for screens without bidi. This is the way back, the inverse
//! of UAX #9 for one line.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

use qari_bidi::text::direction::Direction;

/// The letters of a word that is taken for a name before a number («Windows 11»); a shorter one may be a unit («5 GB»).
const NAME: usize = 4;

/// A character of a visual line at its place in logical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its index in the visual line.
    pub index: usize,
    /// It stands in a right-to-left run, where its mirror image is shown (UAX #9, L4).
    pub is_rtl: bool,
}

/// Converts ISO-8859-8 without `-I` to logical order, line by line. A line without right-to-left letters is in it
/// already.
pub(super) fn to_logical(text: &str) -> String {
    let mut logical = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if line.chars().any(is_rtl_letter) {
            let line: Vec<char> = line.chars().collect();
            let shown = |placed: Placed| {
                let c = line[placed.index];
                if placed.is_rtl { get_mirrored(c).unwrap_or(c) } else { c }
            };
            logical.extend(order(&line, Direction::Rtl, true).into_iter().map(shown));
        } else {
            logical.push_str(line);
        }
        logical.push_str(end);
    }
    logical
}

/// Returns `true` for a letter of a right-to-left script (UAX #9, classes R and AL).
pub(super) fn is_rtl_letter(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Puts a visual `line` of a paragraph with direction `base` into logical order. `is_mirrored` if brackets are stored
/// as they look, which is how a layout by UAX #9 stores them.
///
/// Numbers and words of left-to-right scripts are not turned around. UAX #9 itself decides what these are, on the
/// turned line: its rules ask about neighbours, and these are the same on both sides of a mirror.
pub(super) fn order(line: &[char], base: Direction, is_mirrored: bool) -> Vec<Placed> {
    match base {
        Direction::Rtl => turned(line, is_mirrored),
        Direction::Ltr => runs_turned(line),
    }
}

/// Turns the right-to-left runs of a left-to-right line around, where they stand.
fn runs_turned(line: &[char]) -> Vec<Placed> {
    let levels = levels(line, Level::ltr());
    let place = |index| Placed { index, is_rtl: levels[index].is_rtl() };
    BidiInfo::reorder_visual(&levels).into_iter().map(place).collect()
}

/// Turns the whole line around, and its left-to-right runs back.
fn turned(line: &[char], is_mirrored: bool) -> Vec<Placed> {
    let mirrored = |c: &char| if is_mirrored { get_mirrored(*c).unwrap_or(*c) } else { *c };
    let turned: Vec<char> = line.iter().rev().map(mirrored).collect();
    let levels = levels(&turned, Level::rtl());
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 0..turned.len() {
        match runs.last_mut() {
            Some(run) if levels[run.start].is_rtl() == levels[at].is_rtl() => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    let mut placed = Vec::with_capacity(line.len());
    let index = |at: usize| turned.len() - 1 - at;
    let mut next = 0;
    while let Some(run) = runs.get(next).cloned() {
        next += 1;
        if levels[run.start].is_rtl() {
            placed.extend(run.map(|at| Placed { index: index(at), is_rtl: true }));
            continue;
        }
        let mut end = run.end;
        // A name and the number behind it are one phrase, though the number alone would stand at the same place.
        if let [blank, name, ..] = &runs[next..]
            && turned[blank.clone()] == [' ']
            && is_number(&turned[run.clone()])
            && ends_in_name(&turned[name.clone()])
        {
            end = name.end;
            next += 2;
        }
        placed.extend((run.start..end).rev().map(|at| Placed { index: index(at), is_rtl: false }));
    }
    placed
}

fn is_number(run: &[char]) -> bool {
    run.iter().all(|&c| !matches!(bidi_class(c), BidiClass::L))
}

/// Returns `true` if the last word of a left-to-right run is a name. The run is turned around.
fn ends_in_name(run: &[char]) -> bool {
    run.iter().take_while(|c| c.is_alphabetic()).count() >= NAME
}

/// The embedding level of each character of a line (UAX #9).
fn levels(line: &[char], base: Level) -> Vec<Level> {
    let text: String = line.iter().collect();
    let bidi = BidiInfo::new(&text, Some(base));
    text.char_indices().map(|(at, _)| bidi.levels.get(at).copied().unwrap_or(base)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_turned_around_and_numbers_and_latin_are_not() {
        let check = |visual: &str, logical: &str| assert_eq!(to_logical(visual), logical, "{visual}");
        check("\u{05DD}\u{05D5}\u{05DC}\u{05E9}", "\u{05E9}\u{05DC}\u{05D5}\u{05DD}");
        check(".1948 \u{05D1}\u{05D0}", "\u{05D0}\u{05D1} 1948.");
        check("(hello world) \u{05D1}\u{05D0}", "\u{05D0}\u{05D1} (hello world)");
        check("(\u{05D1}\u{05D0}) \u{05D2}", "\u{05D2} (\u{05D0}\u{05D1})");
        check("12.50 \u{05D0}", "\u{05D0} 12.50");
        check("Windows 11 \u{05D0}", "\u{05D0} Windows 11");
        check("GB 5 \u{05D0}", "\u{05D0} 5 GB");
        check("plain (line) 1\n\u{05D1}\u{05D0}\n", "plain (line) 1\n\u{05D0}\u{05D1}\n");
        check("", "");
    }

    #[test]
    fn a_left_to_right_line_keeps_its_order_and_its_words_are_turned() {
        let check = |visual: &str, logical: &str| {
            let line: Vec<char> = visual.chars().collect();
            let placed = order(&line, Direction::Ltr, true);
            assert_eq!(placed.iter().map(|placed| line[placed.index]).collect::<String>(), logical, "{visual}");
        };
        check("key = \u{05D1}\u{05D0}", "key = \u{05D0}\u{05D1}");
        check("a \u{05D1} 12 \u{05D0} b", "a \u{05D0} 12 \u{05D1} b");
    }

    #[test]
    fn brackets_that_are_not_mirrored_stay_as_they_are() {
        let line: Vec<char> = ")\u{05D1}\u{05D0}( \u{05D2}".chars().collect();
        let placed = order(&line, Direction::Rtl, false);
        let logical: String = placed.iter().map(|placed| line[placed.index]).collect();
        assert_eq!(logical, "\u{05D2} (\u{05D0}\u{05D1})");
    }
}
