//! Layout: the golden lines, joining, breaking.

use crate::common::invariants::check_paragraph;
use crate::common::{arabic, capitals};
use qari::article::Article;
use qari_bidi::layout::{self, CellSource, Direction, Fill, LayoutOptions};
use qari_bidi::text::forms;

/// The lines of `text` as capitals, laid out in `direction`.
fn lines(text: &str, direction: Direction, width: u16) -> Vec<String> {
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(width).isolating());
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
    // Where an override has letters run to the right, they join as they stand: beh is at the left and joins at its
    // right.
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
    // The swash kaf of Sindhi has no presentation forms, nor a skeleton: its neighbours join it all the same.
    assert_eq!(emitted("بڪب"), "\u{fe90}\u{6aa}\u{fe91}");
    // Letters without forms are shown by those of their skeletons, with marks before those of the text.
    assert_eq!(emitted("ښار"), "\u{fead}\u{fe8e}\u{feb3}\u{323}\u{307}");
    assert_eq!(emitted("خەڵک"), "\u{fb8f}\u{fedf}\u{65a}\u{feea}\u{fea7}");
    assert_eq!(emitted("بړَړ"), "\u{693}\u{feae}\u{325}\u{64e}\u{fe91}");
    // Persian, Urdu and Uyghur letters have forms.
    assert_eq!(emitted("گچپ"), "\u{fb57}\u{fb7d}\u{fb94}");
    assert_eq!(emitted("ىى"), "\u{fef0}\u{fbe8}");
}

#[test]
fn lam_and_alef_are_one_cell_with_all_their_marks() {
    let cell = |text: &str| {
        let line = layout::line(text, Direction::Rtl, 80);
        line.cells.iter().map(|cell| (cell.symbol().to_string(), cell.width)).collect::<Vec<_>>()
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
    let file = include_str!("../data/presentation-forms.txt");
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
    let end = verse.cells.iter().find(|cell| cell.symbol().contains('\u{661}')).expect("its cell");
    assert_eq!((end.symbol(), end.width), ("\u{fd3e}\u{661}\u{662}\u{fd3f}", 4));
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
fn signs_that_begin_a_word_stay_with_it() {
    let lines = |text: &str| lines(text, Direction::Ltr, 8);
    assert_eq!(lines("aaaaa --bbb"), ["aaaaa", "--bbb"]);
    assert_eq!(lines("aaaaa $(b)"), ["aaaaa", "$(b)"]);
    assert_eq!(lines("- aaaaaa bbb"), ["- aaaaaa", "bbb"]);
    assert_eq!(lines("$ aaaaaaa"), ["$ aaaaaa", "a"]);
    // Those between words do not, and the last one is not lost.
    assert_eq!(lines("aaaaa - bbb"), ["aaaaa -", "bbb"]);
    assert_eq!(lines("aaa-bbbbb"), ["aaa-", "bbbbb"]);
    assert_eq!(lines("-"), ["-"]);
    assert_eq!(lines("aaaaaaa $"), ["aaaaaaa", "$"]);
}

#[test]
fn even_lines_are_no_wider_than_asked() {
    // A line one cell too long would be less uneven than a line of one short word.
    let text = format!("aaaaa {} {}", "b".repeat(55), "c".repeat(60));
    let layout = layout::paragraph(
        &text,
        Direction::Ltr,
        &[],
        LayoutOptions { fill: Fill::Even, ..LayoutOptions::new(60).isolating() },
    );
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
    let layout = layout::paragraph(&text, Direction::Rtl, &[], LayoutOptions::new(10).isolating());
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
            check_paragraph(
                article.text(block),
                article.blocks()[block].direction(),
                &[],
                LayoutOptions::new(width).isolating(),
            );
        }
    }
}

/// The places in `text` where its cells start, from left to right, on a line with room for all.
fn starts(text: &str, direction: Direction) -> Vec<usize> {
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(80).isolating());
    let start = |cell: &layout::Cell| match &cell.source {
        CellSource::Text(range) => Some(range.start),
        CellSource::Filling(_) | CellSource::Virtual => None,
    };
    layout.line(0, text).cells.iter().filter_map(start).collect()
}

/// White space before a tab is a matter of bidi classes, not of what is shown (UAX #9, L1).
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
        let options = LayoutOptions { tab: 8, ..LayoutOptions::new(80).isolating() };
        layout::paragraph(text, Direction::Ltr, &[], options).line(0, text).cells[1].width
    };
    assert_eq!([wide("a\t😀"), wide("a 😀"), wide("a\u{3000}😀"), wide("a\u{3000}\u{200C}b")], [8, 1, 2, 2]);
}
