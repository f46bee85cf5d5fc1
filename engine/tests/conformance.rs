//! Runs the test suites of the Unicode Character Database through the public doors: the whole path from text to cells,
//! as any program has it.
//!
//! The suites are files of Debian's `unicode-data`, or in the directory named by `QARI_UCD`. Without them these
//! tests say so and pass, unless `CI` is set.

#[path = "common/order.rs"]
mod order;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use order::order_is_right;
use qari_bidi::{BaseDirection, Cell, CellSource, Direction, Layout, LayoutOptions, VisualLine};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::UnicodeNormalization;

/// Reads a file of the Unicode Character Database.
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

/// Returns the lines of a suite that are not comments.
fn data_lines(suite: &str) -> impl Iterator<Item = &str> {
    suite.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

/// Checks the cases of a suite and prints their number.
fn check_all(name: &str, cases: usize, failures: &[String]) {
    println!("{name}: {} of {cases} cases pass", cases - failures.len());
    assert!(failures.is_empty(), "{} fail, the first: {:#?}", failures.len(), &failures[..failures.len().min(8)]);
}

/// Returns a character of a bidi class. The letters form no ligatures.
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
            for (bit, base) in [(1, BaseDirection::Auto), (2, BaseDirection::Ltr), (4, BaseDirection::Rtl)] {
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
        let base = match fields[1] {
            "0" => BaseDirection::Ltr,
            "1" => BaseDirection::Rtl,
            _ => BaseDirection::Auto,
        };
        let found = line_of(&chars.iter().collect::<String>(), base).direction;
        if (found == Direction::Rtl) != (fields[2] == "1") {
            failures.push(format!("the direction of {chars:x?}"));
        }
        cases += 1;
        failures.extend(order_is_right(&chars, base, &order).err());
    }
    assert!(cases > 90_000, "the suite is whole: {cases}");
    check_all("BidiCharacterTest.txt", cases, &failures);
}

/// Lays out a text on one line.
fn line_of(text: &str, base: BaseDirection) -> VisualLine {
    Layout::one_line(text, base, LayoutOptions::new(80))
}

/// Returns the base letters of presentation forms: those that have forms.
fn letters_with_forms() -> BTreeSet<char> {
    ('\u{FB50}'..='\u{FEFC}').flat_map(UnicodeNormalization::nfkd).collect()
}

fn char_of_hex(hex: &str) -> char {
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a character")
}

/// Between two behs, a letter joins by its joining type, with or without presentation forms.
#[test]
fn arabic_shaping() {
    let Some(suite) = suite("ArabicShaping.txt") else { return };
    let with_forms = letters_with_forms();
    let (mut cases, mut without_forms, mut failures) = (0, 0, Vec::new());
    for line in data_lines(&suite) {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let letter = char_of_hex(fields[0]);
        // Letters of left-to-right scripts (Mongolian, Phags-pa) are in another run than the behs.
        if bidi_class(letter) == BidiClass::L {
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
        let line = line_of(&text, BaseDirection::Rtl);
        let ends = (line.cells.last(), line.cells.first());
        let starts_with = |cell: Option<&Cell>, form| cell.is_some_and(|cell| cell.symbol().starts_with(form));
        cases += 1;
        without_forms += usize::from(!with_forms.contains(&letter) && ["D", "R"].contains(&fields[2]));
        if !starts_with(ends.0, before) || !starts_with(ends.1, after) {
            failures.push(format!("{} {}: {}", fields[0], fields[1], line.visual_text().escape_unicode()));
        }
    }
    assert!(cases > 600 && without_forms > 187, "the file is whole: {cases}, {without_forms}");
    check_all("ArabicShaping.txt", cases, &failures);
}

/// Parses a case of a boundary suite: its text, and the bytes of each `÷`.
fn boundaries(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut boundaries) = (String::new(), Vec::new());
    for field in line.split_whitespace() {
        match field {
            "÷" => boundaries.push(text.len()),
            "×" => {}
            hex => text.push(char_of_hex(hex)),
        }
    }
    (text, boundaries)
}

#[test]
fn line_break_test() {
    let Some(suite) = suite("auxiliary/LineBreakTest.txt") else { return };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in data_lines(&suite) {
        let (text, expected) = boundaries(line);
        let layout = Layout::new(text.as_str(), BaseDirection::Auto, LayoutOptions::new(80));
        let own: Vec<usize> = layout.breaks().collect();
        cases += 1;
        if own != expected {
            failures.push(format!("{line}: {own:?}"));
        }
    }
    assert!(cases > 7_000, "the suite is whole: {cases}");
    check_all("LineBreakTest.txt", cases, &failures);
}

/// Returns the clusters between boundaries. Prepended signs (`GB9b`) are split off: on a grid each gets a cell of
/// its own, or the digit would disappear below it.
fn clusters(text: &str, boundaries: &[usize]) -> Vec<Range<usize>> {
    let mut clusters = Vec::new();
    for pair in boundaries.windows(2) {
        let (mut start, end) = (pair[0], pair[1]);
        if text[start..].starts_with('\u{600}') {
            clusters.push(start..start + 2);
            start += 2;
        }
        if start < end {
            clusters.push(start..end);
        }
    }
    clusters
}

/// Each visible cluster is one cell, and each cell one cluster. Lam-alef and the end of a verse, which the
/// suite lacks, are tested in `tests/reading/layout.rs`.
#[test]
fn grapheme_break_test() {
    let Some(suite) = suite("auxiliary/GraphemeBreakTest.txt") else { return };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in data_lines(&suite) {
        // Since Unicode 17, whose data the clusters use, U+2701 is no pictograph. Its neighbour is one in every
        // version.
        let (mut text, mut expected) = boundaries(&line.replace("2701", "2702"));
        // White space at the end would not be visible.
        text.push('.');
        expected.push(text.len());
        let is_shown = |cluster: &Range<usize>| !text[cluster.clone()].chars().all(is_ignorable);
        let expected: Vec<Range<usize>> = clusters(&text, &expected).into_iter().filter(is_shown).collect();
        let mut own: Vec<Range<usize>> = line_of(&text, BaseDirection::Ltr).cells.iter().filter_map(source).collect();
        own.sort_by_key(|range| range.start);
        cases += 1;
        if own != expected {
            failures.push(format!("{line}: {own:?} and not {expected:?}"));
        }
    }
    assert!(cases > 600, "the suite is whole: {cases}");
    check_all("GraphemeBreakTest.txt", cases, &failures);
}

/// Returns `true` for the characters of the suite that are ignorable by default (UAX #44).
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{200D}')
}

fn source(cell: &Cell) -> Option<Range<usize>> {
    match &cell.source {
        CellSource::Text(range) => Some(range.clone()),
        CellSource::Filling(_) | CellSource::Virtual => None,
    }
}

/// Right-to-left scripts without joined forms, and the minimum number of letters of each.
const UNJOINED_SCRIPTS: [(&str, usize); 8] = [
    ("Adlam", 60),
    ("Hanifi_Rohingya", 30),
    ("Hebrew", 70),
    ("Mandaic", 20),
    ("Nko", 30),
    ("Samaritan", 20),
    ("Syriac", 40),
    ("Thaana", 30),
];

/// Returns the letters of each script by `Scripts.txt`.
fn letters_by_script(scripts: &str) -> BTreeMap<&str, Vec<char>> {
    let mut letters: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for line in scripts.lines() {
        let Some((fields, comment)) = line.split_once('#') else { continue };
        let Some((range, script)) = fields.split_once(';') else { continue };
        if comment.trim_start().starts_with('L') {
            let (first, last) = range.trim().split_once("..").unwrap_or((range.trim(), range.trim()));
            letters.entry(script.trim()).or_default().extend(char_of_hex(first)..=char_of_hex(last));
        }
    }
    letters
}

/// Three letters of a script are three cells from right to left, unchanged, and start at the right edge in
/// documents of either direction.
#[test]
fn scripts_without_forms_run_right_to_left() {
    let Some(suite) = suite("Scripts.txt") else { return };
    let by_script = letters_by_script(&suite);
    let (mut cases, mut failures) = (0, Vec::new());
    for (script, fewest) in UNJOINED_SCRIPTS {
        let letters = &by_script[script];
        assert!(letters.len() >= fewest, "{script} is whole: {}", letters.len());
        for word in letters.windows(3) {
            let text: String = word.iter().collect();
            let line = line_of(&text, BaseDirection::Context(Direction::Ltr));
            cases += 1;
            let symbols: Vec<&str> = line.cells.iter().rev().map(Cell::symbol).collect();
            let expected: Vec<String> = word.iter().map(char::to_string).collect();
            if symbols != expected || line.width() != 3 || line.indent(80) != 77 {
                failures.push(format!("{script} {word:x?}: {symbols:?}, indent {}", line.indent(80)));
            }
        }
    }
    check_all("Scripts.txt, letters without forms", cases, &failures);
}
