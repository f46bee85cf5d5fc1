//! Checks that a terminal that reorders by UAX #9 shows an encoded row as it was laid out.
//!
//! Rows without marks, for a multiplexer that drops them, cannot express a number that touches a word;
//! `terminal::encode::blanks` tests those.

mod common;

use common::texts::direction;
use proptest::prelude::*;
use qari_bidi::layout::{self, Direction};
use qari_bidi::terminal::colour::{Colours, Depth};
use qari_bidi::terminal::encode::{self, Emission, Encoding};
use unicode_bidi::{BidiInfo, Level};
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;

/// Returns what is visible of `sent` in a terminal whose lines run left to right, without sequences for the
/// terminal itself.
fn seen(sent: &str) -> String {
    let info = BidiInfo::new(sent, Some(Level::ltr()));
    let Some(paragraph) = info.paragraphs.first() else { return String::new() };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mirrored = |symbol: &str| {
        let mirrored = symbol.chars().next().and_then(get_mirrored);
        mirrored.map_or(symbol.to_owned(), |mirrored| mirrored.to_string())
    };
    let run = |range: &std::ops::Range<usize>| {
        let symbols = sent[range.clone()].graphemes(true);
        if levels[range.start].is_rtl() { symbols.rev().map(mirrored).collect() } else { symbols.collect::<String>() }
    };
    let seen: String = runs.iter().map(run).collect();
    seen.replace('\u{200e}', "")
}

/// Generates sentences with punctuation and numbers next to words.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[\u{628}-\u{62d}\u{644}\u{627}]{1,6}",
        2 => "[\u{5d0}-\u{5ea}]{1,5}",
        2 => "[a-z]{1,6}",
        2 => "[0-9]{1,4}|[٠-٩]{1,4}|[0-9]{1,2}[.,:/-][0-9]{1,2}",
        6 => Just(" ".to_owned()),
        2 => "[()«»:.،؟!؛%$+٪٫٬–…\\[\\]-]",
        1 => "([\u{628}-\u{62d}][\u{64e}-\u{652}]{0,2}){1,4}|\u{64e}|ـ|\u{6dd}١٢|😀|字",
    ];
    prop::collection::vec(piece, 1..16).prop_map(|pieces| pieces.concat())
}

fn check(text: &str, direction: Direction, encoding: Encoding) {
    let laid_out = layout::line(text, direction, 200).visual_text();
    let colours = Colours { depth: Depth::Ansi, background: None };
    let sent = encode::text(
        &laid_out,
        Emission { encoding, raw: false, vowels: true, joins: false, sequences: true, colours },
    );
    assert_eq!(seen(&sent), laid_out, "{text:?} {sent:?}");
}

proptest! {
    #![proptest_config(common::cases(1000))]

    #[test]
    fn words_are_seen_as_they_are_laid_out(text in prose(), direction in direction()) {
        check(&text, direction, Encoding::Words);
    }

    #[test]
    fn marked_rows_are_seen_as_they_are_laid_out(text in prose(), direction in direction()) {
        check(&text, direction, Encoding::Marked);
    }
}
