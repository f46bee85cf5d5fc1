//! The Unicode Character Database's own test suites, run through our path from text to what is shown.
//!
//! The suites are files of Debian's `unicode-data`, or in the folder that `QARI_UCD` names. Without them these tests say so
//! and pass, unless `CI` is set.

use std::env;
use std::fs;
use std::path::PathBuf;

use qari::layout::{self, Direction, Source};
use qari::text::direction::first_strong;
use qari::text::visible::{is_breaking_space, is_invisible, is_line_end};

/// A file of the Unicode Character Database.
fn suite(name: &str) -> Option<String> {
    let folder = env::var_os("QARI_UCD").map_or_else(|| PathBuf::from("/usr/share/unicode"), PathBuf::from);
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(text),
        Err(error) if env::var_os("CI").is_none() => {
            println!("left out: {name}: {error}; it is in Debian's unicode-data");
            None
        }
        Err(error) => panic!("{name}: {error}; it is in Debian's unicode-data"),
    }
}

/// The lines of a suite that are no comments.
fn data_lines(suite: &str) -> impl Iterator<Item = &str> {
    suite.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

/// Checks that `chars` in a paragraph of direction `base` come out in the order `expected`, indices of the characters from
/// left to right as UAX #9 orders them.
///
/// The suite knows neither clusters nor trimming. What we show as one cell must stand together in its order, and what we do not
/// show (format characters, line ends, white space at the end of the line) is left out of it.
fn order_is_right(chars: &[char], base: Direction, expected: &[usize]) -> Result<(), String> {
    let text: String = chars.iter().collect();
    let line = layout::line(&text, base, usize::from(u16::MAX));
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let ends_in_trimmed =
        |index: usize| chars[index..].iter().all(|&c| is_invisible(c) || is_line_end(c) || is_breaking_space(c));
    let is_shown =
        |index: &usize| !is_invisible(chars[*index]) && !is_line_end(chars[*index]) && !ends_in_trimmed(*index);
    let expected: Vec<usize> = expected.iter().copied().filter(is_shown).collect();
    let mut rest = expected.as_slice();
    for cell in &line.cells {
        let Source::Text(range) = &cell.source else { return Err("a virtual cell".to_owned()) };
        let mut own: Vec<usize> =
            (0..chars.len()).filter(|&index| range.contains(&starts[index])).filter(is_shown).collect();
        let (next, behind) = rest.split_at(own.len().min(rest.len()));
        let mut next = next.to_vec();
        next.sort_unstable();
        own.sort_unstable();
        if own != next {
            return Err(format!("cells of {chars:x?}: {own:?} where {next:?} stands in {expected:?}"));
        }
        rest = behind;
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("{rest:?} of {chars:x?} is missing")) }
}

/// Checks a suite's cases, and prints how many there were.
fn check_all(name: &str, cases: usize, failures: &[String]) {
    println!("{name}: {} of {cases} cases pass", cases - failures.len());
    assert!(failures.is_empty(), "{} fail, the first: {:#?}", failures.len(), &failures[..failures.len().min(8)]);
}

/// A character of each bidi class. The letters are such that make no ligatures.
fn char_of_class(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5d0}',
        "AL" => '\u{628}',
        "EN" => '1',
        "AN" => '\u{661}',
        "ES" => '+',
        "ET" => '%',
        "CS" => ',',
        "ON" => '!',
        "NSM" => '\u{300}',
        "BN" => '\u{ad}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "LRE" => '\u{202a}',
        "RLE" => '\u{202b}',
        "PDF" => '\u{202c}',
        "LRO" => '\u{202d}',
        "RLO" => '\u{202e}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("{other} is no bidi class"),
    }
}

#[test]
fn bidi_test() {
    let Some(suite) = suite("BidiTest.txt") else { return };
    let (mut order, mut cases, mut failures) = (Vec::new(), 0, Vec::new());
    for line in data_lines(&suite) {
        if let Some(indices) = line.strip_prefix("@Reorder:") {
            order = indices.split_whitespace().map(|index| index.parse().expect("an index")).collect();
        } else if !line.starts_with('@') {
            let (classes, directions) = line.split_once(';').expect("two fields");
            let chars: Vec<char> = classes.split_whitespace().map(char_of_class).collect();
            let directions: u8 = directions.trim().parse().expect("a bit set");
            let auto = first_strong(&chars.iter().collect::<String>()).unwrap_or(Direction::Ltr);
            for (bit, base) in [(1, auto), (2, Direction::Ltr), (4, Direction::Rtl)] {
                if directions & bit != 0 {
                    cases += 1;
                    failures.extend(order_is_right(&chars, base, &order).err());
                }
            }
        }
    }
    assert!(cases > 700_000, "the suite is whole: {cases}");
    check_all("BidiTest.txt", cases, &failures);
}

#[test]
fn bidi_character_test() {
    let Some(suite) = suite("BidiCharacterTest.txt") else { return };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in data_lines(&suite) {
        let fields: Vec<&str> = line.split(';').collect();
        let chars: Vec<char> = fields[0].split_whitespace().map(char_of_hex).collect();
        let order: Vec<usize> = fields[4].split_whitespace().map(|index| index.parse().expect("an index")).collect();
        let base = if fields[2] == "1" { Direction::Rtl } else { Direction::Ltr };
        let text: String = chars.iter().collect();
        if fields[1] == "2" && first_strong(&text).unwrap_or(Direction::Ltr) != base {
            failures.push(format!("the direction of {chars:x?}"));
        }
        cases += 1;
        failures.extend(order_is_right(&chars, base, &order).err());
    }
    assert!(cases > 90_000, "the suite is whole: {cases}");
    check_all("BidiCharacterTest.txt", cases, &failures);
}

fn char_of_hex(hex: &str) -> char {
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a character")
}

/// Between two behs, a letter joins them by its joining type, whether or not it has presentation forms of its own.
#[test]
fn arabic_shaping() {
    let Some(suite) = suite("ArabicShaping.txt") else { return };
    let (mut cases, mut without_forms, mut failures) = (0, 0, Vec::new());
    for line in data_lines(&suite) {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let letter = char_of_hex(fields[0]);
        // Letters of left-to-right scripts (Mongolian, Phags-pa) stand in another run than the behs.
        if first_strong(&letter.to_string()) == Some(Direction::Ltr) {
            continue;
        }
        let (before, after) = match fields[2] {
            "D" | "C" | "T" => ('\u{fe91}', '\u{fe90}'),
            "R" => ('\u{fe91}', '\u{fe8f}'),
            "L" => ('\u{fe8f}', '\u{fe90}'),
            "U" => ('\u{fe8f}', '\u{fe8f}'),
            other => panic!("{other} is no joining type"),
        };
        let text = format!("\u{628}{letter}\u{628}");
        let line = layout::line(&text, Direction::Rtl, 80);
        let ends = (line.cells.last(), line.cells.first());
        let starts_with = |cell: Option<&layout::Cell>, form| cell.is_some_and(|cell| cell.symbol.starts_with(form));
        cases += 1;
        without_forms += usize::from(qari::text::forms::forms(letter).is_none() && ["D", "R"].contains(&fields[2]));
        if !starts_with(ends.0, before) || !starts_with(ends.1, after) {
            failures.push(format!("{} {}: {}", fields[0], fields[1], line.visual_text().escape_unicode()));
        }
    }
    assert!(cases > 600 && without_forms > 187, "the file is whole: {cases}, {without_forms}");
    check_all("ArabicShaping.txt", cases, &failures);
}
