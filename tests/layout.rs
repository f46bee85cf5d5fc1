//! Layout: the golden lines, joining, breaking, and the properties that hold for any text at any width.

mod common;

use std::ops::Range;

use common::invariants::{OPTION_SEEDS, check_paragraph, check_single, options};
use common::order::order_is_right;
use common::texts::{direction, mixed_text, words};
use common::{arabic, capitals};
use proptest::prelude::*;
use qari::article::Article;
use qari::layout::{self, Direction, Fill, Options, Source, VisualLine};
use qari::text::direction::of_block;
use qari::text::forms;
use qari::text::visible::is_breaking_space;

/// The lines of `text` as capitals, laid out in `direction`.
fn lines(text: &str, direction: Direction, width: u16) -> Vec<String> {
    let layout = layout::paragraph(text, direction, &[], Options::new(width));
    (0..layout.line_count(text)).map(|line| capitals(&layout.line(line, text))).collect()
}

/// Checks the one line that CAPITALS in logical order become in a right-to-left paragraph.
fn check(logical: &str, visual: &str) {
    assert_eq!(lines(&arabic(logical), Direction::Rtl, 80), [visual], "{logical}");
}

/// The characters that `text` is emitted as, from left to right.
fn emitted(text: &str) -> String {
    layout::line(text, Direction::Rtl, 80).visual_text()
}

#[test]
fn numbers_and_names_stand_in_order_inside_arabic() {
    check("FY 2017-2018?", "?2018-2017 YF");
    check("ALNSBP 12%", "%12 PBSNLA");
    check("EN openai FY", "YF openai NE");
    check("MN ico (ERḌ)", "(ḌRE) ico NM");
    check("ATFQT 3.5 W 10,5", "10,5 W 3.5 TQFTA");
    check("openai RAỲDP", "PDỲAR openai");
}

#[test]
fn brackets_and_guillemets_mirror_and_curly_quotes_do_not() {
    check("(AB) [TJ] {HX}", "{XH} [JT] (BA)");
    check("«AB» <TJ>", "<JT> «BA»");
    // What is invisible behind a bracket makes nothing else of it, nor of a letter.
    check("(\u{200d}AB»\u{fe0f}", "«BA)");
    assert_eq!(emitted("ب\u{fe0f}ب"), "\u{fe90}\u{fe91}");
    check("\u{201c}ALRMWZ\u{201d}", "\u{201d}ZWMRLA\u{201c}");
    // ORNATE PARENTHESES are not mirrored (BidiMirroring.txt).
    check("\u{fd3f}AB\u{fd3e}", "\u{fd3e}BA\u{fd3f}");
}

#[test]
fn a_left_to_right_paragraph_keeps_arabic_runs_in_order() {
    assert_eq!(lines(&arabic("the word SLAM means peace"), Direction::Ltr, 80), ["the word M&S means peace"]);
}

#[test]
fn direction_controls_are_obeyed_and_not_shown() {
    check("AB \u{2066}c d\u{2069} TJ", "JT c d BA");
    check("AB \u{200f}c", "c BA");
    check("\u{202e}abc\u{202c} BA", "AB cba");
    // A mark behind a non-joiner is of the isolate that it stands in.
    assert_eq!(lines("\u{2067}\u{200c}\u{64e}\u{5d0}", Direction::Ltr, 80), ["\u{5d0}\u{25cc}\u{64e}"]);
}

#[test]
fn a_line_end_is_a_wall_for_directions() {
    let text = arabic("AB\u{202d}TJ\nHX");
    assert_eq!(lines(&text, Direction::Rtl, 80), ["TJBA", "XH"]);
}

#[test]
fn a_line_end_of_two_characters_is_one() {
    assert_eq!(lines("a\r\nb\r\rc", Direction::Ltr, 80), ["a", "b", "", "c"]);
    // On the one line of a title or a prompt it is one space.
    assert_eq!(layout::line("a\r\nb", Direction::Ltr, 80).visual_text(), "a b");
}

#[test]
fn letters_join_as_they_do_on_paper() {
    // beh initial, medial, final and isolated; reh does not join on.
    assert_eq!(emitted("ببب"), "\u{fe90}\u{fe92}\u{fe91}");
    assert_eq!(emitted("ب"), "\u{fe8f}");
    assert_eq!(emitted("برب"), "\u{fe8f}\u{feae}\u{fe91}");
    // Marks are transparent and stay on their letter.
    assert_eq!(emitted("بَّب"), "\u{fe90}\u{fe91}\u{651}\u{64e}");
    // A non-joiner parts, a joiner joins, a tatweel joins.
    assert_eq!(emitted("ب\u{200c}ب"), "\u{fe8f}\u{fe8f}");
    assert_eq!(emitted("ب\u{200d}"), "\u{fe91}");
    // Where an override has letters run to the right, they join as they stand: beh is at the left and joins at its right.
    assert_eq!(emitted("\u{202d}بتا"), "\u{fe90}\u{fe97}\u{fe8d}");
    assert_eq!(emitted("\u{202d}لا"), "\u{fedd}\u{fe8d}");
    // A letter that joins at one side only has its form whatever a joiner asks for at the other.
    assert_eq!(emitted("با\u{200d}ن"), "\u{fee6}\u{fe8e}\u{fe91}");
    // A mark of the other direction ends the run that letters join in; one of their own does not.
    assert_eq!(emitted("ب\u{200e}ب"), "\u{fe8f}\u{fe8f}");
    assert_eq!(emitted("ب\u{200f}ب"), "\u{fe90}\u{fe91}");
    // A joiner joins though it stands in the run of the Latin letter.
    assert_eq!(layout::line("a \u{200d}ب", Direction::Ltr, 80).visual_text(), "a \u{fe90}");
    assert_eq!(emitted("ـب"), "\u{fe90}\u{640}");
    // U+0757, HAH WITH TWO DOTS ABOVE, has no presentation forms: its neighbours join it all the same.
    assert_eq!(emitted("بݗب"), "\u{fe90}\u{757}\u{fe91}");
    // Persian, Urdu and Uyghur letters have forms.
    assert_eq!(emitted("گچپ"), "\u{fb57}\u{fb7d}\u{fb94}");
    assert_eq!(emitted("ىى"), "\u{fef0}\u{fbe8}");
}

#[test]
fn lam_and_alef_are_one_cell_with_all_their_marks() {
    let cell = |text: &str| {
        let line = layout::line(text, Direction::Rtl, 80);
        line.cells.iter().map(|cell| (cell.symbol.to_string(), cell.width)).collect::<Vec<_>>()
    };
    assert_eq!(cell("لا"), [("\u{fefb}".to_owned(), 1)]);
    assert_eq!(cell("لَاً"), [("\u{fefb}\u{64b}\u{64e}".to_owned(), 1)]);
    assert_eq!(cell("بلأ"), [("\u{fef8}".to_owned(), 1), ("\u{fe91}".to_owned(), 1)]);
    assert_eq!(cell("لإ"), [("\u{fef9}".to_owned(), 1)]);
    assert_eq!(cell("لآ"), [("\u{fef5}".to_owned(), 1)]);
    // Kept apart by a non-joiner, they are two letters.
    assert_eq!(cell("ل\u{200c}ا").len(), 2);
}

/// Every letter and every form of UnicodeData.txt, and no other.
#[test]
fn the_table_of_forms_is_unicodes() {
    let file = include_str!("data/presentation-forms.txt");
    let mut rows = 0;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let (form, decomposition) = line.split_once(';').expect("two fields");
        let char_of = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a character");
        let parts: Vec<&str> = decomposition.split(' ').collect();
        let forms = match parts[1..] {
            [letter] => forms::forms(char_of(letter)),
            [_, alef] => forms::lam_alef(char_of(alef)),
            _ => None,
        };
        let forms = forms.unwrap_or_else(|| panic!("no forms for {line}"));
        let own = match parts[0] {
            "<isolated>" => forms.isolated,
            "<final>" => forms.last,
            "<initial>" => forms.initial,
            "<medial>" => forms.medial,
            other => panic!("{other} is no form"),
        };
        assert_eq!(own, Some(char_of(form)), "{line}");
        rows += 1;
    }
    let known =
        ('\u{600}'..='\u{6ff}').filter_map(forms::forms).chain(('\u{600}'..='\u{6ff}').filter_map(forms::lam_alef));
    assert_eq!(known.flat_map(|forms| forms.all()).count(), rows);
}

#[test]
fn what_has_no_letter_to_stand_on_is_shown_all_the_same() {
    assert_eq!(emitted("\u{64e}"), "\u{25cc}\u{64e}");
    // A vowel that takes a cell of its own is shown on a space, and behind a mark without a letter.
    assert_eq!(layout::line("a \u{17b6}", Direction::Ltr, 9).visual_text(), "a \u{17b6}");
    assert_eq!(layout::line("\u{300}\u{903}", Direction::Ltr, 9).width(), 2);
    assert_eq!(layout::line("\u{1b}[31m", Direction::Ltr, 9).visual_text(), "\u{241b}[31m");
    assert_eq!(layout::line("\u{7}\u{9b}\u{7f}", Direction::Ltr, 9).visual_text(), "\u{2407}\u{2426}\u{2421}");
    // The end of a verse is one unit with its digits: no terminal draws U+06DD around them.
    let verse = layout::line("نص \u{6dd}\u{661}\u{662} نص", Direction::Rtl, 80);
    let end = verse.cells.iter().find(|cell| cell.symbol.contains('\u{661}')).expect("its cell");
    assert_eq!((end.symbol.as_str(), end.width), ("\u{fd3e}\u{661}\u{662}\u{fd3f}", 4));
    assert_eq!(layout::line("\u{6dd}", Direction::Rtl, 80).visual_text(), "\u{fd3e}\u{fd3f}");
}

#[test]
fn lines_break_in_logical_order() {
    let text = arabic("AB TJ HX DR");
    assert_eq!(lines(&text, Direction::Rtl, 5), ["JT BA", "RD XH"]);
    assert_eq!(lines(&text, Direction::Rtl, 4), ["BA", "JT", "XH", "RD"]);
    // A year with its dash and question mark stays whole.
    assert_eq!(lines(&arabic("ico FY 2017-2018?"), Direction::Rtl, 12), ["YF ico", "?2018-2017"]);
}

#[test]
fn even_lines_are_no_wider_than_asked() {
    // A line one cell too long would be less uneven than a line of one short word.
    let text = format!("aaaaa {} {}", "b".repeat(55), "c".repeat(60));
    let layout = layout::paragraph(&text, Direction::Ltr, &[], Options { fill: Fill::Even, ..Options::new(60) });
    let widths: Vec<usize> = layout.lines(&text).map(|line| line.width()).collect();
    assert_eq!(widths, [5, 55, 60]);
}

#[test]
fn a_word_too_long_for_the_line_breaks_after_a_letter_that_does_not_join() {
    // reh does not join: the break is behind it, though a letter more would fit.
    assert_eq!(lines(&arabic("BTRBTB"), Direction::Rtl, 4), ["RTB", "BTB"]);
    assert_eq!(lines(&arabic("BTBTBT"), Direction::Rtl, 4), ["TBTB", "TB"]);
    // A ligature is not broken; at width 1 every letter has its line.
    assert_eq!(lines(&arabic("LALA"), Direction::Rtl, 1), ["&", "&"]);
    // What is wider than the line is shown by a mark.
    assert_eq!(lines("字", Direction::Ltr, 1), ["\u{25af}"]);
}

#[test]
fn a_cut_line_ends_in_an_ellipsis_at_its_logical_end() {
    let cut = |text: &str, direction, width| capitals(&layout::line(&arabic(text), direction, width));
    assert_eq!(cut("ABTJHX", Direction::Rtl, 4), "…TBA");
    assert_eq!(cut("abcdef", Direction::Ltr, 4), "abc…");
    assert_eq!(cut("AB TJ", Direction::Rtl, 4), "…BA");
    assert_eq!(cut("AB TJ 2017", Direction::Rtl, 9), "…JT BA", "half a number is another number");
    assert_eq!(cut("A TJHXDR", Direction::Rtl, 7), "…XHJT A", "a long word is cut");
    assert_eq!(cut("AB TJ", Direction::Rtl, 5), "JT BA");
    assert_eq!(cut("BLA", Direction::Rtl, 1), "…");
    assert_eq!(cut("AB", Direction::Rtl, 0), "");
    // A line that is cut keeps the order it has in its paragraph: here the digits follow an Arabic letter.
    let text = arabic("AB 2017-2018 TJ HX DR");
    let layout = layout::paragraph(&text, Direction::Rtl, &[], Options::new(10));
    assert_eq!(capitals(&layout.line(1, &text)), "2018-2017");
    assert_eq!(capitals(&layout.cut_line(1, &text)), "…2018-2017");
}

#[test]
fn the_cursor_stands_on_the_character_it_is_before() {
    let cursor = |text: &str, byte, direction, width| {
        let field = layout::field(text, byte, direction, width);
        assert!(field.width <= width && field.cursor < width, "{text} {byte} {width}");
        (field.cursor, capitals(&field.line))
    };
    let text = arabic("MASK");
    assert_eq!(cursor(&text, 8, Direction::Rtl, 20), (0, "KSAM".to_owned()));
    assert_eq!(cursor(&text, 0, Direction::Rtl, 20), (4, "KSAM".to_owned()));
    assert_eq!(cursor("ico", 3, Direction::Ltr, 20), (3, "ico".to_owned()));
    assert_eq!(cursor("ico", 1, Direction::Ltr, 20), (1, "ico".to_owned()));
    // A typed space shows, and the cursor goes on behind it.
    assert_eq!(cursor("ab ", 3, Direction::Ltr, 20), (3, "ab ".to_owned()));
    // A text longer than the field scrolls.
    assert_eq!(cursor(&arabic("ABTJHX"), 12, Direction::Rtl, 4), (0, "XHJ".to_owned()));
    assert_eq!(cursor(&arabic("ABTJHX"), 0, Direction::Rtl, 4), (3, "TBA".to_owned()));
}

fn embedded() -> Article {
    qari::load::embedded().expect("the embedded article").article
}

#[test]
fn the_article_is_whole_at_every_width() {
    let article = embedded();
    for block in 0..article.blocks().len() {
        for width in 1..=200 {
            check_paragraph(article.text(block), article.blocks()[block].direction(), &[], Options::new(width));
        }
    }
}

/// Where the cells of `text` start in it, from left to right, on a line with room for all.
fn starts(text: &str, direction: Direction) -> Vec<usize> {
    let layout = layout::paragraph(text, direction, &[], Options::new(80));
    let start = |cell: &layout::Cell| match &cell.source {
        Source::Text(range) => Some(range.start),
        Source::Virtual => None,
    };
    layout.line(0, text).cells.iter().filter_map(start).collect()
}

/// What is white space before a tab is a matter of bidi classes, not of what is shown (UAX #9, L1).
#[test]
fn only_white_space_before_a_tab_goes_with_it() {
    // Marks of direction, which are as strong as letters; a variation selector and a grapheme joiner, which are marks.
    for mark in ["\u{61C}", "\u{200F}", "\u{2067}\u{2069}\u{FE0F}", "\u{2067}\u{2069}\u{34F}"] {
        let text = format!("\u{621} {mark}\t\u{621}");
        let tab = text.find('\t').expect("a tab");
        assert_eq!(starts(&text, Direction::Ltr), [2, 0, tab, tab + 1], "{mark:?}");
    }
    // A joiner behind a blank, and a figure space.
    for blank in ["\u{3000}\u{200C}", " \u{200D}", "\u{2007}", "\u{2067}\u{2069} "] {
        let text = format!("\u{621}{blank}\t\u{621}");
        let tab = text.find('\t').expect("a tab");
        let blank = text.find(char::is_whitespace).expect("a blank");
        assert_eq!(starts(&text, Direction::Ltr), [0, blank, tab, tab + 1], "{blank:?}");
    }
}

/// A blank has its own width whatever stands behind it.
#[test]
fn only_a_tab_is_as_wide_as_a_tab() {
    let wide = |text: &str| {
        let options = Options { tab: 8, ..Options::new(80) };
        layout::paragraph(text, Direction::Ltr, &[], options).line(0, text).cells[1].width
    };
    assert_eq!([wide("a\t😀"), wide("a 😀"), wide("a\u{3000}😀"), wide("a\u{3000}\u{200C}b")], [8, 1, 2, 2]);
}

proptest! {
    #![proptest_config(common::cases(1500))]

    #[test]
    fn no_letter_is_lost_or_doubled(
        text in mixed_text(), direction in direction(), seed in 0..OPTION_SEEDS, width in 1_u16..=200,
    ) {
        check_paragraph(&text, direction, &[], options(seed, width));
    }

    #[test]
    fn a_single_line_fits_and_is_the_text_or_its_beginning(text in mixed_text(), width in 0_u16..60) {
        check_single(&text, of_block(&text, Direction::Rtl), width);
    }

    #[test]
    fn a_field_always_shows_its_cursor(text in mixed_text(), at in any::<prop::sample::Index>(), width in 1_usize..40) {
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let field = layout::field(&text, *at.get(&places), of_block(&text, Direction::Rtl), width);
        prop_assert!(field.cursor < width.max(field.width), "{} in {width}", field.cursor);
        prop_assert!(field.width <= width.max(2), "{} in {width}", field.width);
    }

    /// In a field wide enough the cursor is on the character it stands before, or behind the line.
    #[test]
    fn the_cursors_cell_is_that_of_the_byte_behind_it(text in mixed_text(), at in any::<prop::sample::Index>()) {
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let byte = *at.get(&places);
        let field = layout::field(&text, byte, of_block(&text, Direction::Rtl), 10_000);
        let mut column = field.indent;
        let mut under_cursor = None;
        for cell in &field.line.cells {
            if (column..column + cell.width).contains(&field.cursor) {
                under_cursor = Some(cell);
            }
            column += cell.width;
        }
        let next = field.line.cells.iter().filter(|cell| matches!(&cell.source, Source::Text(range) if range.end > byte));
        let next = next.min_by_key(|cell| match &cell.source { Source::Text(range) => range.start, Source::Virtual => 0 });
        prop_assert_eq!(under_cursor, next);
    }

    /// unicode-bidi gives the same levels to text with all direction controls: an own implementation of X1 to L2 against the crate's.
    #[test]
    fn the_order_is_that_of_unicode_bidi(text in mixed_text(), direction in direction()) {
        // What may be isolated is ordered otherwise by intent, and so is the end of a verse, one unit with its digits of any class; a line
        // end begins a paragraph of its own; a control character, which has a picture here, is no blank before a tab.
        let is_alike = |c: &char| !"/\\@+.-\u{6dd}".contains(*c) && (*c == '\t' || !c.is_control()) && !is_paragraph_end(*c);
        let chars: Vec<char> = text.chars().filter(is_alike).collect();
        let text: String = chars.iter().collect();
        let level = if direction == Direction::Rtl { unicode_bidi::Level::rtl() } else { unicode_bidi::Level::ltr() };
        let info = unicode_bidi::ParagraphBidiInfo::new(&text, Some(level));
        let levels = info.reordered_levels_per_char(0..text.len());
        let order = unicode_bidi::BidiInfo::reorder_visual(&levels);
        prop_assert_eq!(order_is_right(&chars, direction, &order), Ok(()));
    }

    /// Where lines break is a matter of the words and no matter of how the lines are spread: what is copied and searched, and the place of
    /// the reader, stay.
    #[test]
    fn spread_lines_are_the_even_ones(text in mixed_text(), direction in direction(), width in 1_u16..=200) {
        let ranges = |fill| {
            let layout = layout::paragraph(&text, direction, &[], Options { fill, ..Options::new(width) });
            (0..layout.line_count(&text)).map(|line| layout.line_range(line, &text)).collect::<Vec<_>>()
        };
        let even = ranges(Fill::Even);
        prop_assert_eq!(&ranges(Fill::Justified { kashida: false }), &even);
        prop_assert_eq!(&ranges(Fill::Justified { kashida: true }), &even);
    }

    /// Nothing that is said of direction on one line of a text reaches the next.
    #[test]
    fn a_line_end_parts_whatever_is_around_it(
        before in mixed_text(), text in mixed_text(), direction in direction(), seed in 0..OPTION_SEEDS, width in 1_u16..=60,
    ) {
        // A line end at the end of a text has no line behind it.
        let text = if text.is_empty() { " ".to_owned() } else { text };
        let options = options(seed, width);
        let both = format!("{before}\n{text}");
        let alone: Vec<VisualLine> = layout::paragraph(&text, direction, &[], options).lines(&text).collect();
        let behind = layout::paragraph(&both, direction, &[], options);
        let behind = behind.lines(&both).filter(|line| line.range.start > before.len());
        let alone: Vec<VisualLine> = alone.into_iter().map(|line| line.shifted(before.len() + 1)).collect();
        prop_assert_eq!(behind.collect::<Vec<_>>(), alone);
    }

    /// What is isolated looks the same whatever stands around it, and nothing of that stands inside. (A letter or a digit that touches
    /// it is another matter: no character of the text parts the two.)
    #[test]
    fn nothing_around_an_isolate_changes_it(
        before in words(0..5), inside in "[a-z\u{628}-\u{62d}][a-z0-9\u{628}-\u{62d} ()\u{661}:,-]{0,12}[a-z\u{628}-\u{62d}]",
        between in "[ (،]", behind in words(0..5), direction in direction(),
    ) {
        let (before, behind) = (before + &between, between.clone() + &behind);
        let shown = |before: &str, behind: &str, direction| {
            let text = format!("{before}{inside}{behind}");
            let code = before.len()..before.len() + inside.len();
            let layout = layout::paragraph(&text, direction, std::slice::from_ref(&code), Options::new(u16::MAX));
            let line = layout.line(0, &text);
            let is_inside = |cell: &layout::Cell| cell.shows(&code);
            let from = line.cells.iter().position(is_inside).unwrap_or(0);
            let to = line.cells.iter().rposition(is_inside).map_or(0, |last| last + 1);
            assert!(line.cells[from..to].iter().all(is_inside), "something stands inside {inside} of {text}");
            line.cells[from..to].iter().map(|cell| cell.symbol.to_string()).collect::<String>()
        };
        let alone = shown("", "", Direction::Ltr);
        prop_assert_eq!(&shown(&before, &behind, direction), &alone);
        prop_assert_eq!(&shown("(", ")", direction), &alone);
    }
}

fn is_paragraph_end(c: char) -> bool {
    qari::text::properties::properties(c).bidi == unicode_bidi::BidiClass::B
}

/// The lines that the words of `text` make where each takes as many as fit, as ranges: a second opinion, over the cells of the text as one
/// line. No word may be wider than a line.
fn greedy_lines(text: &str, direction: Direction, width: usize) -> Vec<Range<usize>> {
    let whole = layout::paragraph(text, direction, &[], Options::new(u16::MAX)).line(0, text);
    let mut cells: Vec<(Range<usize>, usize)> = Vec::new();
    for cell in whole.cells {
        let Source::Text(range) = cell.source else { continue };
        cells.push((range, cell.width));
    }
    cells.sort_by_key(|(range, _)| range.start);
    let mut lines = Vec::new();
    let (mut start, mut end, mut used, mut at) = (0, 0, 0, 0);
    for opportunity in layout::opportunities(text, 0..text.len()) {
        let behind = cells.partition_point(|(range, _)| range.end <= opportunity.byte);
        let blank = |cell: &&(Range<usize>, usize)| text[cell.0.clone()].chars().all(is_breaking_space);
        let spaces = cells[at..behind].iter().rev().take_while(blank).count();
        let cells_of = |cells: &[(Range<usize>, usize)]| cells.iter().map(|(_, width)| width).sum::<usize>();
        let word = cells_of(&cells[at..behind - spaces]);
        if used + word > width {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        used += cells_of(&cells[at..behind]);
        (end, at) = (opportunity.byte, behind);
    }
    lines.push(start..end);
    lines
}

proptest! {
    #![proptest_config(common::cases(12))]

    /// A paragraph that is broken a piece at a time has the lines it would have in one piece, whatever is asked of it first.
    #[test]
    fn a_long_paragraph_has_the_same_lines_in_whichever_order(
        sentence in words(40..80), seed in 0..OPTION_SEEDS, width in 12_u16..=120, at in any::<prop::sample::Index>(),
    ) {
        let text = format!("{sentence} ").repeat(60_000 / sentence.len() + 1);
        let options = options(seed, width);
        let layout = || layout::paragraph(&text, Direction::Rtl, &[], options);
        let in_order: Vec<VisualLine> = layout().lines(&text).collect();
        let counted = layout();
        prop_assert_eq!(counted.line_count(&text), in_order.len());
        let from_end = layout();
        prop_assert_eq!(from_end.line_at(text.len(), &text), in_order.len() - 1);
        let line = at.index(in_order.len());
        prop_assert_eq!(&layout().line(line, &text), &in_order[line]);
        for index in (0..in_order.len()).rev() {
            prop_assert_eq!(&counted.line(index, &text), &in_order[index]);
            prop_assert_eq!(&from_end.line(index, &text), &in_order[index]);
            prop_assert_eq!(from_end.line_at(in_order[index].range.start, &text), index);
        }
        if options.fill == Fill::First && !options.wide_ambiguous {
            let ranges: Vec<Range<usize>> = in_order.into_iter().map(|line| line.range).collect();
            prop_assert_eq!(ranges, greedy_lines(&text, Direction::Rtl, usize::from(width)));
        }
    }
}
