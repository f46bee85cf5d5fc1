//! Invariants of every layout, for all texts and options. Used by the property tests and by the fuzz targets.
//!
//! A check that fails panics and names the text.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::ops::Range;

use qari_bidi::layout::{self, CellSource, Direction, Fill, Isolate, LayoutOptions, ParagraphLayout, VisualLine};
use qari_bidi::text::forms;
use qari_bidi::text::marks::Marks;
use qari_bidi::text::properties::{Show, properties};
use qari_bidi::text::skeletons;
use qari_bidi::text::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use qari_bidi::text::width::{cells, cells_wide};
use unicode_normalization::UnicodeNormalization;

/// ARABIC TATWEEL, which lengthens a joint.
const TATWEEL: &str = "\u{640}";
/// The sign for a symbol that is wider than the line.
const TOO_WIDE: &str = "\u{25af}";
/// The carrier of a mark without a letter.
const DOTTED_CIRCLE: char = '\u{25cc}';
/// ARABIC END OF AYAH, shown by two parentheses around its digits.
const AYAH: char = '\u{6dd}';

/// Lays out `text` and checks all of its lines.
///
/// The lines are adjacent and cover the text, hold each visible character once, and say what the text says.
/// None is wider than asked, and lines that are spread are no narrower.
pub fn check_paragraph(text: &str, direction: Direction, isolates: &[Isolate], options: LayoutOptions) {
    let layout = layout::paragraph(text, direction, isolates, options);
    let mut next_line = 0;
    for index in 0..layout.line_count(text) {
        let line = layout.line(index, text);
        assert_eq!(line.range, layout.line_range(index, text), "a line knows its range: {text:?}");
        let added: usize = line.cells.iter().filter(|cell| is_added(cell)).map(|cell| cell.width).sum();
        assert_eq!(line.width() - added, layout.line_width(index, text), "a line is as wide as said: {text:?}");
        assert_eq!(line.range.start, next_line, "the lines follow one another: {text:?}");
        next_line = line.range.end;
        check_line(text, &line, options);
        check_place(text, &layout, index);
        check_wrap(text, &layout, index, options);
    }
    assert_eq!(next_line, text.len(), "the lines cover the text: {text:?}");
}

/// Checks that [`ParagraphLayout::line_at`] finds every character of line `index` in that line.
fn check_place(text: &str, layout: &ParagraphLayout, index: usize) {
    for (at, _) in text[layout.line_range(index, text)].char_indices() {
        let byte = layout.line_range(index, text).start + at;
        assert_eq!(layout.line_at(byte, text), index, "byte {byte} of {text:?}");
    }
}

/// Checks a single line of `text`.
pub fn check_line(text: &str, line: &VisualLine, options: LayoutOptions) {
    let width = usize::from(options.width);
    assert!(line.width() <= width, "{} cells in {width}: {text:?}", line.width());
    for cell in &line.cells {
        assert!(!cell.symbol().chars().any(char::is_control), "a control character of {text:?} is emitted");
        let own = if options.wide_ambiguous { cells_wide(cell.symbol()) } else { cells(cell.symbol()) };
        assert_eq!(cell.width, own.max(1), "the width of {:?} in {text:?}", cell.symbol());
        if let CellSource::Text(range) = &cell.source {
            check_symbol(&text[range.clone()], cell.symbol(), options);
            check_blank(&text[range.clone()], cell.width, options);
        }
    }
    check_cover(text, line);
    check_added(text, line, options);
}

/// Checks that a blank has its own width, whatever invisible characters follow it, and that a tab is as wide as
/// asked if there is room.
fn check_blank(source: &str, width: usize, options: LayoutOptions) {
    let mut shown = source.chars().filter(|&c| !is_invisible(c));
    let (Some(blank), None) = (shown.next(), shown.next()) else { return };
    if is_breaking_space(blank) {
        let known = properties(blank).symbol_widths[usize::from(options.wide_ambiguous)];
        let own = usize::from(if blank == '\t' { options.tab } else { u16::from(known) });
        assert_eq!(width, if own > wrapped_width(options) { 1 } else { own }, "the width of {source:?}");
    }
}

/// Checks that the sources of the cells are disjoint, and that only invisible characters are between them.
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

/// Returns the sources of the cells in logical order.
fn sources(line: &VisualLine) -> Vec<Range<usize>> {
    let of_text = |cell: &layout::Cell| match &cell.source {
        CellSource::Text(range) => Some(range.clone()),
        CellSource::Filling(_) | CellSource::Virtual => None,
    };
    let mut ranges: Vec<Range<usize>> = line.cells.iter().filter_map(of_text).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// Checks that only spread lines have cells that are not text: spaces, and longer joints where allowed. A line
/// that is spread and has a space reaches both margins.
fn check_added(text: &str, line: &VisualLine, options: LayoutOptions) {
    let added: Vec<&str> = line.cells.iter().filter(|cell| is_added(cell)).map(qari_bidi::Cell::symbol).collect();
    let ends = line.range.end == text.len() || text[line.range.clone()].ends_with(ends_line);
    let Fill::Justified { kashida } = options.fill else {
        return assert_eq!(added, [""; 0], "only spread lines have more than their text: {text:?}");
    };
    assert!(added.is_empty() || !ends, "the last line is spread: {text:?}");
    assert!(added.iter().all(|&symbol| symbol == " " || (kashida && symbol == TATWEEL)), "{added:?} in {text:?}");
    check_kashidas(text, line, 2);
    let sources = sources(line);
    let is_blank = |range: &Range<usize>| text[range.clone()].chars().all(is_breaking_space);
    let has_space = sources.windows(3).any(|three| is_blank(&three[1]) && !is_blank(&three[2]));
    if has_space && !ends {
        assert_eq!(line.width(), wrapped_width(options), "a spread line reaches both margins: {text:?}");
    }
}

/// Returns `true` for the characters that end a line: of those that are shown, a vertical tab and a form feed.
fn ends_line(c: char) -> bool {
    is_line_end(c) || matches!(c, '\u{B}' | '\u{C}')
}

/// The width of a line that goes on in the next.
fn wrapped_width(options: LayoutOptions) -> usize {
    usize::from(options.width.max(1) - options.wrap_room.min(options.width.max(1) - 1))
}

/// Checks that a line leaves the room of a sign where it is wrapped, and only there.
fn check_wrap(text: &str, layout: &ParagraphLayout, index: usize, options: LayoutOptions) {
    let range = layout.line_range(index, text);
    let is_wrapped = range.end < text.len() && !text[range].ends_with(ends_line);
    assert_eq!(layout.is_wrapped(index, text), is_wrapped, "line {index} of {text:?}");
    let most = if is_wrapped { wrapped_width(options) } else { usize::from(options.width.max(1)) };
    assert!(layout.line(index, text).width() <= most, "no room for a sign in line {index} of {text:?}");
}

/// Checks the longer joints of a line: at most `most`, each of at most two cells.
pub fn check_kashidas(text: &str, line: &VisualLine, most: usize) {
    let site = |cell: &layout::Cell| match cell.source {
        CellSource::Filling(byte) if cell.symbol() == TATWEEL => Some(byte),
        _ => None,
    };
    let sites: Vec<usize> = line.cells.iter().filter_map(site).collect();
    let mut places = sites.clone();
    places.sort_unstable();
    places.dedup();
    assert!(places.len() <= most, "{} kashidas in a line of {text:?}", places.len());
    let longest = places.iter().map(|place| sites.iter().filter(|site| *site == place).count()).max();
    assert!(longest.unwrap_or(0) <= 2, "a kashida of more than two cells in {text:?}");
}

/// Returns `shown` with its first letter as `symbol` shows it, if that is by the form of another letter and its marks.
fn shown_by_skeleton(shown: &str, symbol: &str) -> String {
    let mut chars = shown.chars();
    let (Some(letter), Some(form)) = (chars.next(), symbol.chars().next()) else { return shown.to_owned() };
    let sides = [(false, false), (true, false), (false, true), (true, true)];
    let found = sides.iter().find_map(|&(to_previous, to_next)| {
        let own = forms::joined(letter, to_previous, to_next).map(|own| (own, ""));
        own.or_else(|| skeletons::shown_by(letter, to_previous, to_next)).filter(|shown| shown.0 == form)
    });
    found.map_or_else(|| shown.to_owned(), |(form, marks)| format!("{form}{marks}{}", chars.as_str()))
}

/// Returns `true` if a cell is not part of the text.
fn is_added(cell: &layout::Cell) -> bool {
    !matches!(cell.source, CellSource::Text(_))
}

fn is_hidden(c: char) -> bool {
    is_invisible(c) || is_line_end(c)
}

/// Checks that a symbol says what its source says: the same letters, apart from joined forms, mirroring,
/// pictures of controls, the carrier of a lone mark, and hidden vowel signs.
fn check_symbol(source: &str, symbol: &str, options: LayoutOptions) {
    // A symbol wider than the line is replaced by a sign.
    if source == symbol || (symbol == TOO_WIDE && natural_width(source, options) > wrapped_width(options)) {
        return;
    }
    let is_shown = |c: &char| options.marks.shows(*c) || symbol.starts_with([DOTTED_CIRCLE, ' ']) || !is_mark(*c);
    let shown: String = match source.strip_prefix(AYAH) {
        Some(digits) => format!("\u{fd3e}{digits}\u{fd3f}"),
        None => source.chars().filter(is_shown).collect(),
    };
    let emitted = comparable(symbol, false);
    let by_skeleton = shown_by_skeleton(&shown, symbol);
    let is_equal = [&shown, &by_skeleton]
        .iter()
        .any(|shown| emitted == comparable(shown, false) || emitted == comparable(shown, true));
    assert!(is_equal, "{source:?} is emitted as {symbol:?}");
}

/// Returns the width of `source`, the source of one symbol, in a line with enough room.
fn natural_width(source: &str, options: LayoutOptions) -> usize {
    let wide = LayoutOptions { width: u16::MAX, fill: Fill::First, wrap_room: 0, ..options };
    layout::paragraph(source, Direction::Ltr, &[], wide).line(0, source).width().max(if source == "\t" {
        usize::from(options.tab)
    } else {
        0
    })
}

fn is_mark(c: char) -> bool {
    properties(c).show == Show::Mark
}

/// Returns the characters of a text without differences of joined forms, of mirroring if asked, and of the
/// order of marks: those of a lam follow its alef.
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

/// Checks `text` on a single line of at most `width` cells, such as a title: it fits, and is complete or has a
/// sign for the part cut off.
pub fn check_single(text: &str, direction: Direction, width: u16) {
    let line = layout::line(text, direction, usize::from(width));
    assert!(line.width() <= usize::from(width), "{} cells in {width}: {text:?}", line.width());
    let options = LayoutOptions::new(width).isolating();
    for cell in &line.cells {
        assert!(!cell.symbol().chars().any(char::is_control), "a control character of {text:?} is emitted");
        assert_eq!(cell.width, cells(cell.symbol()).max(1), "the width of {:?} in {text:?}", cell.symbol());
        if let CellSource::Text(range) = &cell.source {
            check_symbol(&text[range.clone()], cell.symbol(), options);
        }
    }
    let is_cut = line.cells.iter().any(|cell| cell.source == CellSource::Virtual);
    let is_too_long = layout::line(text, direction, usize::from(u16::MAX)).width() > usize::from(width);
    assert_eq!(is_cut, is_too_long && width > 0, "cut in {width}: {text:?}");
}

/// Returns the options encoded in `seed`, for a column `width` cells wide. Every combination has seeds.
pub fn options(seed: u8, width: u16) -> LayoutOptions {
    let fill = match seed % 4 {
        0 => Fill::First,
        1 => Fill::Even,
        2 => Fill::Justified { kashida: false },
        _ => Fill::Justified { kashida: true },
    };
    let marks = [Marks::Shown, Marks::Reduced, Marks::Hidden][usize::from(seed / 4 % 3)];
    let tab = [1, 2, 4, 8][usize::from(seed / 24 % 4)];
    let wide_ambiguous = seed / 12 % 2 == 1;
    let wrap_room = u16::from(seed / 48 % 2 == 1);
    LayoutOptions { width, fill, marks, wide_ambiguous, tab, wrap_room, ..LayoutOptions::new(width).isolating() }
}

/// The number of seeds with different options.
pub const OPTION_SEEDS: u8 = 96;
