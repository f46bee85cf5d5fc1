//! Layout: the golden lines, joining, breaking, and the properties that hold for any text at any width.

mod common;

use std::ops::Range;

use common::{arabic, capitals};
use proptest::prelude::*;
use qari::article::Article;
use qari::layout::{self, Direction, Options, Source, VisualLine};
use qari::text::direction::of_block;
use qari::text::forms;
use qari::text::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use unicode_normalization::UnicodeNormalization;

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

/// The real cells of all lines hold every character of `text` once, but for what is not shown by intent; no line is wider
/// than `width`; and what is emitted is what stands there.
fn check_nothing_is_lost(text: &str, direction: Direction, width: u16) {
    let layout = layout::paragraph(text, direction, &[], Options::new(width));
    let mut next_line = 0;
    for index in 0..layout.line_count(text) {
        let line = layout.line(index, text);
        assert_eq!(line.range, layout.line_range(index, text), "a line knows its range");
        assert_eq!(line.range.start, next_line, "the lines follow one another");
        next_line = line.range.end;
        assert!(line.width() <= usize::from(width), "{} cells in {width}: {text:?}", line.width());
        check_line(text, &line, width);
        for byte in line.range.clone() {
            assert_eq!(layout.line_at(byte, text), index, "byte {byte} of {text:?}");
        }
    }
    assert_eq!(next_line, text.len(), "the lines cover the text");
}

fn check_line(text: &str, line: &VisualLine, width: u16) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for cell in &line.cells {
        let Source::Text(range) = &cell.source else { panic!("a body has no virtual cells") };
        assert!(cell.width > 0, "a cell has a place");
        check_symbol(&text[range.clone()], &cell.symbol, cell.width, width);
        ranges.push(range.clone());
    }
    ranges.sort_by_key(|range| range.start);
    let mut at = line.range.start;
    for range in &ranges {
        assert!(range.start >= at, "no letter twice: {text:?}");
        assert!(text[at..range.start].chars().all(is_hidden), "lost: {:?} of {text:?}", &text[at..range.start]);
        at = range.end;
    }
    let trimmed = &text[at..line.range.end];
    assert!(trimmed.chars().all(|c| is_hidden(c) || is_breaking_space(c)), "lost: {trimmed:?} of {text:?}");
}

fn is_hidden(c: char) -> bool {
    is_invisible(c) || is_line_end(c)
}

/// What is emitted says what the source says: the same letters, up to joined forms, mirroring, pictures of controls and
/// the carrier of a lone mark.
fn check_symbol(source: &str, symbol: &str, cells: usize, width: u16) {
    assert!(symbol.chars().all(|c| !c.is_control()), "a control character is emitted for {source:?}");
    // What is wider than the line; the end of a verse takes up to five cells, anything else no more than two.
    let widest = if source.starts_with('\u{6dd}') { 5 } else { 2 };
    if symbol == "\u{25af}" && cells == 1 && width < widest {
        return;
    }
    let bracketed;
    let source = if let Some(digits) = source.strip_prefix('\u{6dd}') {
        bracketed = format!("\u{fd3e}{digits}\u{fd3f}");
        &bracketed
    } else {
        source
    };
    let comparable = |text: &str, mirror: bool| -> String {
        let shown = text.chars().filter(|&c| !is_invisible(c) && c != '\u{25cc}');
        let mirrored = shown.map(|c| unicode_bidi_mirroring::get_mirrored(c).filter(|_| mirror).unwrap_or(c));
        let pictured = mirrored.map(|c| match control_symbol(c) {
            Some(picture) if c != '\t' => picture,
            _ => {
                if c.is_whitespace() {
                    ' '
                } else {
                    c
                }
            }
        });
        // The marks of a lam come behind its alef.
        let mut chars: Vec<char> = pictured.collect::<String>().nfkc().collect();
        chars.sort_unstable();
        chars.into_iter().collect()
    };
    let emitted = comparable(symbol, false);
    let equal = emitted == comparable(source, false) || emitted == comparable(source, true);
    assert!(equal, "{source:?} is emitted as {symbol:?}");
}

fn embedded() -> Article {
    qari::load::embedded().expect("the embedded article")
}

#[test]
fn the_article_is_whole_at_every_width() {
    let article = embedded();
    for block in 0..article.blocks().len() {
        for width in 1..=200 {
            check_nothing_is_lost(article.text(block), article.blocks()[block].direction(), width);
        }
    }
}

/// Text of all the scripts the reader is for, with what upsets layouts: marks, digits, brackets, controls, emoji.
fn mixed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[\u{621}-\u{64a}]{1,8}",
        3 => "[\u{621}-\u{64a}][\u{64b}-\u{652}\u{670}]{0,3}",
        2 => "[\u{671}-\u{6d3}]{1,6}",
        1 => "[\u{750}-\u{77f}\u{8a0}-\u{8c7}]{1,4}",
        2 => "[\u{5d0}-\u{5ea}][\u{5b0}-\u{5bc}]{0,2}",
        1 => "[\u{710}-\u{72f}\u{780}-\u{7a5}\u{7ca}-\u{7ea}]{1,4}",
        3 => "[a-zA-Z]{1,9}",
        2 => "[0-9\u{660}-\u{669}\u{6f0}-\u{6f9}]{1,5}",
        4 => "[ \u{a0}\t]{1,3}",
        2 => "[-()\\[\\]{}<>«»“”‘’/%.,:;!?،؛؟_@#&]{1,2}",
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{61c}\u{ad}\u{34f}\u{feff}]",
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}]",
        1 => "لا|لأ|لَّا|ﷺ|ﷲ|\u{6dd}١٢|\u{600}٤",
        1 => "👍🏽|👨‍👩‍👧|🇵🇸|❤️|字|한|e\u{301}\u{302}|\u{64e}|\u{301}",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost_or_doubled(text in mixed_text(), width in 1_u16..=200, rtl in any::<bool>()) {
        check_nothing_is_lost(&text, if rtl { Direction::Rtl } else { Direction::Ltr }, width);
    }

    #[test]
    fn a_single_line_fits_and_is_the_text_or_its_beginning(text in mixed_text(), width in 0_usize..60) {
        let line = layout::line(&text, of_block(&text, Direction::Rtl), width);
        prop_assert!(line.width() <= width);
        let cut = line.cells.iter().any(|cell| cell.source == Source::Virtual);
        let whole = layout::line(&text, of_block(&text, Direction::Rtl), 10_000);
        prop_assert_eq!(cut, whole.width() > width && width > 0);
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

    /// unicode-bidi orders the same characters the same way: an own implementation of L2 against the crate's.
    #[test]
    fn the_order_is_that_of_unicode_bidi(text in "[\u{621}-\u{64a}a-z0-9\u{660}-\u{669} ()«»,:%]{0,40}") {
        let text = text.replace('\u{644}', "\u{628}");
        let info = unicode_bidi::BidiInfo::new(&text, Some(unicode_bidi::Level::rtl()));
        let trimmed = text.trim_end();
        prop_assume!(!trimmed.is_empty());
        let expected = info.reorder_line(&info.paragraphs[0], 0..trimmed.len()).into_owned();
        let expected: String = expected.chars().collect();
        let line = layout::line(&text, Direction::Rtl, 10_000);
        let mut own = String::new();
        for cell in &line.cells {
            if let Source::Text(range) = &cell.source {
                own.push_str(&text[range.clone()]);
            }
        }
        prop_assert_eq!(own.trim_start_matches(' '), expected.trim_start_matches(' '));
    }
}
