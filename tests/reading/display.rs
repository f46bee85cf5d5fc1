//! The display options (vowel signs, alignment, wide characters), and what stays together without any.

use crate::common::{Player, arabic, capitals};
use qari::article::{Builder, Kind};
use qari_bidi::layout::{self, CellSource, Direction, Fill, LayoutOptions, Marks, VisualLine};

/// The lines of a right-to-left paragraph.
fn lines(text: &str, options: LayoutOptions) -> Vec<VisualLine> {
    layout::paragraph(text, Direction::Rtl, &[], options).lines(text).collect()
}

/// The cells of a text on one line, joined.
fn emitted(text: &str, marks: Marks) -> String {
    lines(text, LayoutOptions { marks, ..LayoutOptions::new(80).isolating() })[0].visual_text()
}

#[test]
fn vowel_signs_are_shown_reduced_or_hidden() {
    // beh with fatha, beh with shadda and fatha, beh with kasratan.
    let text = "بَبَّبٍ";
    assert_eq!(emitted(text, Marks::Shown), "\u{fe90}\u{64d}\u{fe92}\u{651}\u{64e}\u{fe91}\u{64e}");
    assert_eq!(emitted(text, Marks::Reduced), "\u{fe90}\u{64d}\u{fe92}\u{651}\u{fe91}");
    assert_eq!(emitted(text, Marks::Hidden), "\u{fe90}\u{fe92}\u{fe91}");
    // What is a part of the letter stays, and so does a mark that is what the text is about.
    assert_eq!(emitted("ي\u{654} \u{64e}", Marks::Hidden), " \u{64e}\u{fef1}\u{654}");
}

#[test]
fn marks_stand_in_the_order_of_uax_53() {
    assert_eq!(emitted("ب\u{64e}\u{651}", Marks::Shown), "\u{fe8f}\u{651}\u{64e}");
    assert_eq!(emitted("ب\u{64f}\u{654}", Marks::Shown), "\u{fe8f}\u{654}\u{64f}");
    // However many there are, they keep to their letter.
    let many = "ب\u{651}\u{64e}\u{670}\u{6da}\u{6e2}ب";
    let cells = &lines(many, LayoutOptions::new(80).isolating())[0].cells;
    assert_eq!(cells.iter().map(|cell| cell.symbol().chars().count()).collect::<Vec<_>>(), [1, 6]);
}

#[test]
fn kashida_and_spaces_fill_a_line() {
    let filled = |logical: &str, width: u16, kashida: bool| -> Vec<String> {
        let options = LayoutOptions { fill: Fill::Justified { kashida }, ..LayoutOptions::new(width).isolating() };
        let lines = lines(&arabic(logical), options);
        lines.iter().map(|line| capitals(line).replace('\u{640}', "_")).collect()
    };
    // Each space by two cells, then behind seen, then before a final alef; the last line is as it is.
    assert_eq!(filled("KTAB MSBH ALŠ", 11, true), ["HBSM   BATK", "ŠLA"]);
    assert_eq!(filled("KTAB MSBH ALŠ", 12, true), ["HB_SM   BATK", "ŠLA"]);
    assert_eq!(filled("KTAB MSBH KTABOM", 13, true), ["HB_SM   BA_TK", "MOBATK"]);
    assert_eq!(filled("KTAB MSBH KTABOM", 15, true), ["HB__SM   BA__TK", "MOBATK"]);
    assert_eq!(filled("KTAB MDRSP ALŠ", 13, true), ["P_SRDM   BATK", "ŠLA"]);
    assert_eq!(filled("KTAB MDRSP ALŠ", 13, false), ["PSRDM    BATK", "ŠLA"]);
    // At most two in a line, at the best places; then the spaces again.
    assert_eq!(filled("MSBH KTAB MSBH BKTABOMABJ", 24, true), ["HB__SM    BATK    HB__SM", "JBAMOBATKB"]);
    // Not in the name of God, nor in words of two letters; a ligature is not parted.
    assert_eq!(filled("ALLO BYT ALŠ", 11, true), ["T_YB   OLLA", "ŠLA"]);
    assert_eq!(filled("LA MN FY ALŠ", 14, true), ["ŠLA YF NM &"]);
    assert_eq!(filled("LA MN FY ALŠ AB", 13, true), ["ŠLA YF  NM  &", "BA"]);
    // A user's own tatweel is the first place.
    assert_eq!(filled("KTAB MSـBH ALŠ", 13, true), ["HB__SM   BATK", "ŠLA"]);
    // The Quran is not stretched: its signs or its verse numbers tell.
    assert_eq!(
        filled("KTAB\u{6d6} MSBH ALŠ", 12, true),
        ["HBSM    BATK\u{6d6}".replace('\u{6d6}', ""), "ŠLA".to_owned()]
    );
}

#[test]
fn what_fills_a_line_is_no_part_of_the_text() {
    let text = arabic("KTAB MSBH ALŠ KTAB MSBH");
    let spread =
        lines(&text, LayoutOptions { fill: Fill::Justified { kashida: true }, ..LayoutOptions::new(12).isolating() });
    let ragged = lines(&text, LayoutOptions { fill: Fill::Even, ..LayoutOptions::new(12).isolating() });
    assert_eq!(spread.len(), ragged.len());
    for (spread, ragged) in spread.iter().zip(&ragged) {
        assert_eq!(spread.range, ragged.range);
        let own: Vec<_> = spread.cells.iter().filter(|cell| matches!(cell.source, CellSource::Text(_))).collect();
        assert_eq!(own, ragged.cells.iter().collect::<Vec<_>>());
    }
}

#[test]
fn even_lines_share_words_out() {
    let ends = |fill| -> Vec<usize> {
        let text = arabic("ABT ABT AB ABTJHXDR ABTJ");
        lines(&text, LayoutOptions { fill, ..LayoutOptions::new(9).isolating() })
            .iter()
            .map(VisualLine::width)
            .collect()
    };
    assert_eq!(ends(Fill::First), [7, 2, 8, 4]);
    assert_eq!(ends(Fill::Even), [3, 6, 8, 4]);
}

#[test]
fn quotation_marks_stay_with_what_they_quote() {
    let broken = |logical: &str, width| -> Vec<String> {
        lines(&arabic(logical), LayoutOptions::new(width).isolating()).iter().map(capitals).collect()
    };
    // A closing mark does not begin a line, nor an opening one end it, though spaces stand between.
    assert_eq!(broken("ABTJ « AB » TJ", 6), ["JTBA", "« BA »", "JT"]);
    assert_eq!(broken("ABTJ ? AB !", 6), ["? JTBA", "! BA"]);
}

#[test]
fn addresses_keep_their_order_in_arabic() {
    let one = |logical: &str| capitals(&lines(&arabic(logical), LayoutOptions::new(80).isolating())[0]);
    assert_eq!(one("OATF +20-100-555."), ".+20-100-555 FTAO");
    assert_eq!(one("FY /usr/bin/ ŦM"), "MŦ /usr/bin/ YF");
    assert_eq!(one("FY https://a.org/b&c=1 W 3"), "3 W https://a.org/b&c=1 YF");
    assert_eq!(one("ANẒR main.rs 2017"), "2017 main.rs RẒNA");
    // What the document names as code is as whole, whatever it is.
    let text = arabic("AKTB -x 5 OKĐA");
    let at = text.find('-').expect("the code");
    let layout = layout::paragraph(&text, Direction::Rtl, &[(at..at + 4).into()], LayoutOptions::new(80).isolating());
    assert_eq!(capitals(&layout.line(0, &text)), "AĐKO -x 5 BTKA");
    // Without that the option is still a token, and the number a part of the sentence.
    assert_eq!(one("AKTB -x 5 OKĐA"), "AĐKO 5 -x BTKA");
}

#[test]
fn the_keys_of_the_display_say_what_they_did() {
    let mut builder = Builder::new();
    builder.language("ar").block(Kind::Paragraph, "كِتابٌ كِتابٌ");
    let mut player = Player::with(builder.finish().expect("an article"), (60, 10), "en");
    let marks =
        |player: &Player| player.paint().0.content.iter().filter(|cell| cell.symbol().contains('\u{650}')).count();
    assert_eq!(marks(&player), 2);
    player.keys("t");
    assert!(player.status().contains("only shadda"), "{}", player.status());
    assert_eq!(marks(&player), 0);
    player.keys("t t");
    assert_eq!(marks(&player), 2);
    player.keys("a a");
    assert!(player.status().contains("justified"), "{}", player.status());
    player.keys("a");
    assert!(player.status().contains("ragged"), "{}", player.status());
}

#[test]
fn ambiguous_characters_are_as_wide_as_the_terminal_has_them() {
    let width = |wide_ambiguous| {
        lines("°×§…", LayoutOptions { wide_ambiguous, ..LayoutOptions::new(80).isolating() })[0].width()
    };
    assert_eq!((width(false), width(true)), (4, 8));
}
