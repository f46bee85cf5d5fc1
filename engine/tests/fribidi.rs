//! Compares order and joined letters with GNU `FriBidi` on random text.
//!
//! `fribidi` is in Debian's `libfribidi-bin`. Without it this test says so and passes, unless `CI` is set.

#[path = "common/order.rs"]
mod order;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use order::order_is_right;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use qari_bidi::layout::{self, CellSource, Direction, LayoutOptions};

/// The number of texts; each is compared in both directions.
const TEXTS: usize = 20_000;

/// Generates text that covers UAX #9 and joining, within Unicode 10, the version of Debian's `FriBidi`.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => "[\u{621}-\u{63a}\u{641}-\u{64a}]{1,6}",
        3 => "([\u{621}-\u{63a}\u{641}-\u{64a}][\u{64b}-\u{652}\u{670}]{0,2}){1,4}",
        2 => "[\u{67e}\u{686}\u{698}\u{6a9}\u{6af}\u{6cc}\u{679}\u{688}\u{691}\u{6ba}\u{6be}\u{6c1}\u{6d2}]{1,5}",
        2 => "\u{644}[\u{64b}-\u{652}]{0,1}[\u{622}\u{623}\u{625}\u{627}][\u{64b}-\u{652}]{0,1}",
        1 => "[\u{628}\u{640}\u{633}]{2,4}",
        2 => "([\u{5d0}-\u{5ea}][\u{5b0}-\u{5bc}]{0,1}){1,4}",
        3 => "[a-z]{1,5}",
        3 => "[0-9]{1,3}([.,:/+-][0-9]{1,2}){0,2}|[\u{660}-\u{669}]{1,3}([.,:\u{66b}/-][\u{660}-\u{669}]{1,2}){0,1}",
        1 => "[\u{6f0}-\u{6f9}]{1,3}([.,/][\u{6f0}-\u{6f9}]{1,2}){0,1}",
        5 => " {1,2}|\u{a0}",
        3 => "[!?,:;%$#*=\u{60c}\u{61b}\u{61f}\u{66a}\u{20ac}+-]{1,2}",
        3 => "[()\\[\\]{}<>\u{ab}\u{bb}\u{2039}\u{203a}\u{2264}\u{2208}\u{201c}\u{201d}]",
        2 => "[\u{200c}-\u{200f}\u{61c}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{ad}]",
    ];
    prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.concat())
}

/// Generates the texts, the same ones in each run.
fn texts() -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let strategy = text();
    (0..TEXTS).map(|_| strategy.new_tree(&mut runner).expect("a text").current()).collect()
}

/// `FriBidi`'s result for one text.
struct Theirs {
    /// The characters from left to right.
    visual: Vec<char>,
    /// The visual position of each character of the text.
    places: Vec<usize>,
}

impl Theirs {
    /// Returns the indices of the characters from left to right.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|&index| self.places[index]);
        order
    }
}

/// Runs `FriBidi` on each of `texts`. Returns `None` if it is not installed.
fn fribidi(texts: &[String], direction: &str) -> Option<Vec<Theirs>> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fribidi{direction}.txt"));
    fs::write(&file, texts.join("\n") + "\n").expect("a file can be written");
    let arguments = [direction, "--nobreak", "--nopad", "--ltov"];
    let output = match Command::new("fribidi").args(arguments).arg(&file).output() {
        Ok(output) => output,
        Err(error) if env::var_os("CI").is_none() => {
            println!("left out: fribidi: {error}; it is in Debian's libfribidi-bin");
            return None;
        }
        Err(error) => panic!("fribidi: {error}; it is in Debian's libfribidi-bin"),
    };
    assert!(output.status.success(), "fribidi failed");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> = output.lines().collect();
    let theirs = lines.chunks(2).map(|pair| Theirs {
        visual: pair[0].chars().collect(),
        places: pair[1].split_whitespace().map(|place| place.parse().expect("a place")).collect(),
    });
    let theirs: Vec<Theirs> = theirs.collect();
    assert_eq!(theirs.len(), texts.len(), "a result for each text");
    Some(theirs)
}

/// Our symbol and `FriBidi`'s for the same character.
const DIFFERENCES: [(char, char); 4] = [
    // Hamza joins nothing. We use its isolated form as for every letter; `FriBidi` does so only for letters that
    // join.
    ('\u{fe80}', '\u{621}'),
    // A no-break space is a space once lines are broken.
    (' ', '\u{a0}'),
    // A noon ghunna before a letter has the tooth without dots, which `FriBidi` has no form for.
    ('\u{fbe8}', '\u{6ba}'),
    ('\u{fbe9}', '\u{6ba}'),
];

/// A lam that `FriBidi` shows, joined on one side or on both, and our ligatures in that place. A mark between lam
/// and alef is transparent to us (Unicode Standard 9.2) and prevents `FriBidi`'s ligature.
const PARTED_LIGATURES: [(char, [char; 4]); 2] = [
    ('\u{fedf}', ['\u{fef5}', '\u{fef7}', '\u{fef9}', '\u{fefb}']),
    ('\u{fee0}', ['\u{fef6}', '\u{fef8}', '\u{fefa}', '\u{fefc}']),
];

/// `FriBidi`'s filler for a letter that is part of a ligature.
const FILL: char = '\u{feff}';
/// ARABIC LETTER LAM.
const LAM: char = '\u{644}';

/// Returns `true` for letters, joined or not, and `false` for marks.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{64a}' | '\u{fe80}'..='\u{fefc}')
}

/// Checks that each cell of `text` shows `FriBidi`'s character: the same joined form, the same ligature, the same
/// bracket.
fn symbols_are_right(text: &str, base: Direction, theirs: &Theirs) -> Result<(), String> {
    let width = u16::MAX;
    let options = LayoutOptions::new(width);
    let line = layout::line_with(text, base, usize::from(width), options);
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    for cell in &line.cells {
        let CellSource::Text(range) = &cell.source else { return Err("a virtual cell".to_owned()) };
        let first = starts.partition_point(|&start| start < range.start);
        let behind = starts.partition_point(|&start| start < range.end);
        // A ligature is in the place of its alef; the place of its lam is skipped.
        let mut shown = (first..behind).map(|index| theirs.visual[theirs.places[index]]).filter(|&c| c != FILL);
        let shown = if text[range.clone()].starts_with(LAM) { shown.find(|&c| is_letter(c)) } else { shown.next() };
        let shown = shown.unwrap_or_default();
        let own = cell.symbol().chars().next().unwrap_or_default();
        let source = &text[range.clone()];
        let is_parted = source.starts_with(LAM)
            && PARTED_LIGATURES.iter().any(|&(lam, ligatures)| lam == shown && ligatures.contains(&own));
        if own != shown && !is_parted && !DIFFERENCES.contains(&(own, shown)) {
            return Err(format!("{source:x?} in {}: {own:x?} where they have {shown:x?}", text.escape_unicode()));
        }
    }
    Ok(())
}

/// Reports the failures with the shortest texts, which are the easiest to understand.
fn report(what: &str, cases: usize, mut failures: Vec<String>) {
    println!("fribidi, {what}: {} of {cases} texts agree", cases - failures.len());
    failures.sort_by_key(String::len);
    assert!(failures.is_empty(), "{} differ, the shortest: {:#?}", failures.len(), &failures[..failures.len().min(8)]);
}

#[test]
fn order_and_forms_are_those_of_fribidi() {
    let texts = texts();
    let (mut cases, mut order, mut symbols) = (0, Vec::new(), Vec::new());
    for (direction, base) in [("--rtl", Direction::Rtl), ("--ltr", Direction::Ltr)] {
        let Some(theirs) = fribidi(&texts, direction) else { return };
        for (text, theirs) in texts.iter().zip(&theirs) {
            let chars: Vec<char> = text.chars().collect();
            cases += 1;
            order.extend(order_is_right(&chars, base.into(), &theirs.order()).err());
            symbols.extend(symbols_are_right(text, base, theirs).err());
        }
    }
    report("order", cases, order);
    report("symbols", cases, symbols);
}
