//! What holds of every layout of any text, whatever the options: checked by the property tests and by the fuzz targets alike.
//!
//! It takes what `layout` gives and asks only the text for what should be there. A check that fails panics and names the text.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::ops::Range;

use qari_bidi::layout::{self, Direction, Fill, Options, ParagraphLayout, Source, VisualLine};
use qari_bidi::text::marks::Marks;
use qari_bidi::text::properties::{Show, properties};
use qari_bidi::text::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use qari_bidi::text::width::{cells, cells_wide};
use unicode_normalization::UnicodeNormalization;

/// ARABIC TATWEEL: a joint made longer.
const TATWEEL: &str = "\u{640}";
/// What stands for a symbol that is wider than the line.
const TOO_WIDE: &str = "\u{25af}";
/// What a mark without a letter sits on.
const DOTTED_CIRCLE: char = '\u{25cc}';
/// ARABIC END OF AYAH: shown by two parentheses around its digits.
const AYAH: char = '\u{6dd}';

/// Lays `text` out and checks all of its lines: they follow one another and cover the text, hold every character of it once, but for
/// what is not shown by intent, and say what it says; none is wider than asked, and those that are to be spread are no narrower.
pub fn check_paragraph(text: &str, direction: Direction, code: &[Range<usize>], options: Options) {
    let layout = layout::paragraph(text, direction, code, options);
    let mut next_line = 0;
    for index in 0..layout.line_count(text) {
        let line = layout.line(index, text);
        assert_eq!(line.range, layout.line_range(index, text), "a line knows its range: {text:?}");
        assert_eq!(line.range.start, next_line, "the lines follow one another: {text:?}");
        next_line = line.range.end;
        check_line(text, &line, options);
        check_place(text, &layout, index);
    }
    assert_eq!(next_line, text.len(), "the lines cover the text: {text:?}");
}

/// Every character of line `index` is found to be in that line.
fn check_place(text: &str, layout: &ParagraphLayout, index: usize) {
    for (at, _) in text[layout.line_range(index, text)].char_indices() {
        let byte = layout.line_range(index, text).start + at;
        assert_eq!(layout.line_at(byte, text), index, "byte {byte} of {text:?}");
    }
}

/// Checks one line of `text`.
pub fn check_line(text: &str, line: &VisualLine, options: Options) {
    let width = usize::from(options.width);
    assert!(line.width() <= width, "{} cells in {width}: {text:?}", line.width());
    for cell in &line.cells {
        assert!(!cell.symbol.chars().any(char::is_control), "a control character of {text:?} is emitted");
        let own = if options.wide_ambiguous { cells_wide(&cell.symbol) } else { cells(&cell.symbol) };
        assert_eq!(cell.width, own.max(1), "the width of {:?} in {text:?}", cell.symbol);
        if let Source::Text(range) = &cell.source {
            check_symbol(&text[range.clone()], &cell.symbol, options);
            check_blank(&text[range.clone()], cell.width, options);
        }
    }
    check_cover(text, line);
    check_added(text, line, options);
}

/// A blank, whatever invisible stands behind it, is as wide as it is by itself, and a tab as wide as asked, where there is room.
fn check_blank(source: &str, width: usize, options: Options) {
    let mut shown = source.chars().filter(|&c| !is_invisible(c));
    let (Some(blank), None) = (shown.next(), shown.next()) else { return };
    if is_breaking_space(blank) {
        let known = properties(blank).symbol_widths[usize::from(options.wide_ambiguous)];
        let own = usize::from(if blank == '\t' { options.tab } else { u16::from(known) });
        assert_eq!(width, if own > usize::from(options.width) { 1 } else { own }, "the width of {source:?}");
    }
}

/// The sources of a line's cells are apart, and what is between them is not shown by intent.
fn check_cover(text: &str, line: &VisualLine) {
    let mut at = line.range.start;
    for range in sources(line) {
        assert!(range.start >= at, "no letter twice: {text:?}");
        assert!(text[at..range.start].chars().all(is_hidden), "lost: {:?} of {text:?}", &text[at..range.start]);
        at = range.end;
    }
    let trimmed = &text[at..line.range.end];
    assert!(trimmed.chars().all(|c| is_hidden(c) || is_breaking_space(c)), "lost: {trimmed:?} of {text:?}");
}

/// The sources of a line's cells in logical order.
fn sources(line: &VisualLine) -> Vec<Range<usize>> {
    let of_text = |cell: &layout::Cell| match &cell.source {
        Source::Text(range) => Some(range.clone()),
        Source::Virtual => None,
    };
    let mut ranges: Vec<Range<usize>> = line.cells.iter().filter_map(of_text).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// Only a spread line has cells that are no text: spaces, and longer joints where these are allowed. A line that is to be spread and has a
/// space in it reaches both margins.
fn check_added(text: &str, line: &VisualLine, options: Options) {
    let added: Vec<&str> =
        line.cells.iter().filter(|cell| cell.source == Source::Virtual).map(|cell| cell.symbol.as_str()).collect();
    let ends = line.range.end == text.len() || text[line.range.clone()].ends_with(is_line_end);
    let Fill::Justified { kashida } = options.fill else {
        return assert_eq!(added, [""; 0], "only spread lines have more than their text: {text:?}");
    };
    assert!(added.is_empty() || !ends, "the last line is spread: {text:?}");
    assert!(added.iter().all(|&symbol| symbol == " " || (kashida && symbol == TATWEEL)), "{added:?} in {text:?}");
    let sources = sources(line);
    let is_blank = |range: &Range<usize>| text[range.clone()].chars().all(is_breaking_space);
    let has_space = sources.windows(3).any(|three| is_blank(&three[1]) && !is_blank(&three[2]));
    if has_space && !ends {
        assert_eq!(line.width(), usize::from(options.width), "a spread line reaches both margins: {text:?}");
    }
}

fn is_hidden(c: char) -> bool {
    is_invisible(c) || is_line_end(c)
}

/// What is emitted says what the source says: the same letters, up to joined forms, mirroring, pictures of controls and
/// the carrier of a lone mark, and without the vowel signs that are not to be shown.
fn check_symbol(source: &str, symbol: &str, options: Options) {
    // What is wider than the line has a sign in its place.
    if source == symbol || (symbol == TOO_WIDE && natural_width(source, options) > usize::from(options.width)) {
        return;
    }
    let is_shown = |c: &char| options.marks.shows(*c) || symbol.starts_with([DOTTED_CIRCLE, ' ']) || !is_mark(*c);
    let shown: String = match source.strip_prefix(AYAH) {
        Some(digits) => format!("\u{fd3e}{digits}\u{fd3f}"),
        None => source.chars().filter(is_shown).collect(),
    };
    let emitted = comparable(symbol, false);
    let is_equal = emitted == comparable(&shown, false) || emitted == comparable(&shown, true);
    assert!(is_equal, "{source:?} is emitted as {symbol:?}");
}

/// How many cells `source`, a part of a text that one symbol shows, takes where there is room for it.
fn natural_width(source: &str, options: Options) -> usize {
    layout::paragraph(source, Direction::Ltr, &[], Options { width: u16::MAX, fill: Fill::First, ..options })
        .line(0, source)
        .width()
        .max(if source == "\t" { usize::from(options.tab) } else { 0 })
}

fn is_mark(c: char) -> bool {
    properties(c).show == Show::Mark
}

/// The characters of a text in a form that does not tell joined letters from others, nor, if asked, mirrored signs, nor the order
/// of marks: those of a lam come behind its alef.
fn comparable(text: &str, mirror: bool) -> Vec<char> {
    let shown = text.chars().filter(|&c| !is_invisible(c) && c != DOTTED_CIRCLE);
    let mirrored = shown.map(|c| unicode_bidi_mirroring::get_mirrored(c).filter(|_| mirror).unwrap_or(c));
    let pictured = mirrored.map(|c| match control_symbol(c) {
        Some(picture) if c != '\t' && !is_line_end(c) => picture,
        _ if c.is_whitespace() => ' ',
        _ => c,
    });
    let mut chars: Vec<char> = pictured.collect::<String>().nfkd().collect();
    chars.sort_unstable();
    // A wide blank is several spaces.
    chars.dedup_by(|after, before| *after == ' ' && *before == ' ');
    chars
}

/// Checks `text` on one line of at most `width` cells, as titles are: it fits, and is whole or has a sign for what is cut off.
pub fn check_single(text: &str, direction: Direction, width: u16) {
    let line = layout::line(text, direction, usize::from(width));
    assert!(line.width() <= usize::from(width), "{} cells in {width}: {text:?}", line.width());
    let options = Options::new(width);
    for cell in &line.cells {
        assert!(!cell.symbol.chars().any(char::is_control), "a control character of {text:?} is emitted");
        assert_eq!(cell.width, cells(&cell.symbol).max(1), "the width of {:?} in {text:?}", cell.symbol);
        if let Source::Text(range) = &cell.source {
            check_symbol(&text[range.clone()], &cell.symbol, options);
        }
    }
    let is_cut = line.cells.iter().any(|cell| cell.source == Source::Virtual);
    let is_too_long = layout::line(text, direction, usize::from(u16::MAX)).width() > usize::from(width);
    assert_eq!(is_cut, is_too_long && width > 0, "cut in {width}: {text:?}");
}

/// The options that the bits of `seed` choose, for a column `width` cells wide: every combination has its seeds.
pub fn options(seed: u8, width: u16) -> Options {
    let fill = match seed % 4 {
        0 => Fill::First,
        1 => Fill::Even,
        2 => Fill::Justified { kashida: false },
        _ => Fill::Justified { kashida: true },
    };
    let marks = [Marks::Shown, Marks::Reduced, Marks::Hidden][usize::from(seed / 4 % 3)];
    let tab = [1, 2, 4, 8][usize::from(seed / 24 % 4)];
    Options { width, fill, marks, wide_ambiguous: seed / 12 % 2 == 1, tab }
}

/// How many seeds choose different options.
pub const OPTION_SEEDS: u8 = 96;
