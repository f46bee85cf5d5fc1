//! Compares the width of every emitted character with the cursor movement of a terminal emulator.

use std::env;
use std::fs;
use std::num::NonZeroU16;
use std::path::PathBuf;

use qari_bidi::layout::{self, Direction, LayoutOptions, VisualLine};
use qari_bidi::text::properties::{Show, properties};
use qari_bidi::text::width::{cells, cells_wide};

/// Characters whose width differs between the emulator and unicode-width: it has no symbol wider than two
/// cells, and uses U+FFFD for broken bytes.
const OF_ITS_OWN: [char; 2] = ['\u{17d8}', '\u{fffd}'];

/// Returns every character of the planes that contain the scripts and symbols of living texts.
fn characters() -> impl Iterator<Item = char> {
    ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e0fff}').filter(|c| !OF_ITS_OWN.contains(c))
}

/// Lays out `text` as one line of a paragraph.
fn line(text: &str, options: LayoutOptions) -> VisualLine {
    layout::paragraph(text, Direction::Rtl, &[], options).line(0, text)
}

/// Checks that the cursor of `terminal` advances by the width of each symbol of `line`.
fn check_cursor(terminal: &mut vt100::Parser, line: &VisualLine) -> Result<(), String> {
    terminal.process(b"\x1b[H\x1b[2J");
    let mut column = 0;
    for cell in &line.cells {
        terminal.process(cell.symbol().as_bytes());
        column += cell.width;
        let (row, own) = terminal.screen().cursor_position();
        if (row, usize::from(own)) != (0, column) {
            return Err(format!("{:?} takes {} cells, the cursor is in {row},{own}", cell.symbol(), cell.width));
        }
    }
    Ok(())
}

/// Checks texts and prints their number.
fn check_all(what: &str, texts: impl Iterator<Item = String>, options: LayoutOptions) {
    let mut terminal = vt100::Parser::new(nonzero(2), nonzero(40), 0);
    let (mut cases, mut failures) = (0, Vec::new());
    for text in texts {
        cases += 1;
        let checked = check_cursor(&mut terminal, &line(&text, options));
        failures.extend(checked.err().map(|error| format!("{}: {error}", text.escape_unicode())));
    }
    println!("{what}: {} of {cases} take the cells that layout says", cases - failures.len());
    assert!(failures.is_empty(), "{} do not, the first: {:#?}", failures.len(), &failures[..failures.len().min(20)]);
}

#[test]
fn each_character_alone() {
    check_all("alone", characters().map(String::from), LayoutOptions::new(40).isolating());
}

#[test]
fn each_character_between_letters() {
    check_all("between behs", characters().map(|c| format!("\u{628}{c}\u{628}")), LayoutOptions::new(40).isolating());
    check_all("between digits", characters().map(|c| format!("1{c}2")), LayoutOptions::new(40).isolating());
}

#[test]
fn wide_blanks() {
    let options = LayoutOptions { tab: 4, ..LayoutOptions::new(40).isolating() };
    check_all("blanks", ["a\tb", "\u{628}\t\t\u{628}", "a\u{3000}b"].into_iter().map(str::to_owned), options);
}

fn nonzero(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a size")
}

/// Returns characters and their East Asian width (UAX #11) by `EastAsianWidth.txt`; characters it does not name
/// are of class N.
fn by_width(table: &str) -> Vec<(char, &str)> {
    let mut classes = Vec::new();
    for line in table.lines() {
        let fields = line.split('#').next().unwrap_or_default();
        let Some((range, class)) = fields.split_once(';') else { continue };
        let (first, last) = range.trim().split_once("..").unwrap_or((range.trim(), range.trim()));
        let code = |hex: &str| u32::from_str_radix(hex, 16).expect("a code point");
        let range = (code(first)..=code(last)).filter_map(char::from_u32);
        classes.extend(range.map(|c| (c, class.trim())));
    }
    classes
}

/// Characters whose width deviates from `EastAsianWidth.txt` of Unicode 15, as inclusive ranges, with reasons.
const EXCEPTIONS: [(char, char); 35] = [
    // Shown by two parentheses.
    ('\u{06dd}', '\u{06dd}'),
    // As wide as the letters they stand for (Khmer).
    ('\u{17a4}', '\u{17a4}'),
    ('\u{17d8}', '\u{17d8}'),
    // Wide since Unicode 16.
    ('\u{2630}', '\u{2637}'),
    ('\u{268a}', '\u{268f}'),
    ('\u{4dc0}', '\u{4dff}'),
    ('\u{1d300}', '\u{1d356}'),
    ('\u{1d360}', '\u{1d376}'),
    // As wide as their canonical or visible components: an ambiguous sign and a stroke, digits, brackets.
    ('\u{0387}', '\u{0387}'),
    ('\u{2150}', '\u{2152}'),
    ('\u{2155}', '\u{215a}'),
    ('\u{219a}', '\u{219b}'),
    ('\u{21ae}', '\u{21ae}'),
    ('\u{21ce}', '\u{21cf}'),
    ('\u{2204}', '\u{2204}'),
    ('\u{2209}', '\u{2209}'),
    ('\u{220c}', '\u{220c}'),
    ('\u{2224}', '\u{2224}'),
    ('\u{2226}', '\u{2226}'),
    ('\u{2241}', '\u{2241}'),
    ('\u{2249}', '\u{2249}'),
    ('\u{2262}', '\u{2262}'),
    ('\u{2270}', '\u{2271}'),
    ('\u{2284}', '\u{2285}'),
    ('\u{2288}', '\u{2289}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{2574}', '\u{2574}'),
    ('\u{2616}', '\u{2617}'),
    ('\u{2780}', '\u{2793}'),
    ('\u{1f10b}', '\u{1f10c}'),
    // Marks of East Asian scripts add no cell to U+25CC; a filler is blank.
    ('\u{302a}', '\u{302f}'),
    ('\u{3099}', '\u{309a}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{16fe4}', '\u{16fe4}'),
    ('\u{16ff0}', '\u{16ff1}'),
];

/// Returns `true` if `c` is not shown by its own glyph: trailing blanks and format characters disappear, marks
/// are placed on U+25CC.
fn has_no_shape(c: char) -> bool {
    properties(c).show != Show::Shape
}

/// Characters are as wide as in `EastAsianWidth.txt`, ambiguous ones as set in the options.
#[test]
fn ambiguous_characters_are_as_wide_as_asked() {
    let Some(table) = east_asian_width() else { return };
    let (mut cases, mut failures) = (0, Vec::new());
    let is_exception = |c: char| EXCEPTIONS.iter().any(|(first, last)| (*first..=*last).contains(&c));
    for (c, class) in by_width(&table).into_iter().filter(|&(c, _)| !has_no_shape(c) && !is_exception(c)) {
        for (wide_ambiguous, wide) in [(false, "W F"), (true, "W F A")] {
            let options = LayoutOptions { wide_ambiguous, ..LayoutOptions::new(40).isolating() };
            // Nothing is mirrored in left-to-right text.
            let line = layout::paragraph(&String::from(c), Direction::Ltr, &[], options).line(0, &String::from(c));
            let expected = if wide.contains(class) { 2 } else { 1 };
            cases += 1;
            if line.width() != expected {
                failures.push(format!("{:x} {class} {wide_ambiguous}: {}", u32::from(c), line.width()));
            }
        }
    }
    assert!(cases > 600_000, "the file is whole: {cases}");
    println!("EastAsianWidth.txt: {} of {cases} agree", cases - failures.len());
    assert!(failures.is_empty(), "{} do not, the first: {:#?}", failures.len(), &failures[..failures.len().min(20)]);
}

/// Reads `EastAsianWidth.txt` from Debian's `unicode-data` or the directory named by `QARI_UCD`.
fn east_asian_width() -> Option<String> {
    let folder = env::var_os("QARI_UCD").map_or_else(|| PathBuf::from("/usr/share/unicode"), PathBuf::from);
    match fs::read_to_string(folder.join("EastAsianWidth.txt")) {
        Ok(table) => Some(table),
        Err(error) if env::var_os("CI").is_none() => {
            println!("left out: EastAsianWidth.txt: {error}; it is in Debian's unicode-data");
            None
        }
        Err(error) => panic!("EastAsianWidth.txt: {error}; it is in Debian's unicode-data"),
    }
}

/// The width of a cell is that of its symbol, also for mirrored characters, with a joiner behind them or without.
#[test]
fn width_is_that_of_what_is_emitted() {
    let with_joiners = characters().filter(|&c| properties(c).mirrored.is_some()).map(|c| format!("{c}\u{200d}"));
    for own in characters().map(String::from).chain(with_joiners) {
        for wide_ambiguous in [false, true] {
            let line = line(
                &format!("\u{5d0}{own}\u{5d0}"),
                LayoutOptions { wide_ambiguous, ..LayoutOptions::new(40).isolating() },
            );
            for cell in &line.cells {
                let width = if wide_ambiguous { cells_wide(cell.symbol()) } else { cells(cell.symbol()) };
                assert_eq!(cell.width, width, "{:?} for {}", cell.symbol(), own.escape_unicode());
            }
        }
    }
}
