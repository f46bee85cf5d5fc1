//! Selecting and copying: where the cursor begins and how it moves, what is shown as selected, what is copied, by keys
//! on all keyboard layouts and by the mouse.

use crate::common::articles::{built, step};
use crate::common::{Player, STYLES, arabic};
use proptest::prelude::*;
use qari::app::keys::command::Context;
use qari::app::{Effect, Message, Notice};
use qari::article::{Article, Builder, Kind, Markup, Pos, Rich};
use qari::theme::Role;

const SIZE: (u16, u16) = (40, 12);

fn article(paragraphs: &[&str]) -> Article {
    let mut builder = Builder::new();
    for text in paragraphs {
        builder.block(Kind::Paragraph, &arabic(text));
    }
    builder.finish().expect("an article")
}

fn reader(paragraphs: &[&str]) -> Player {
    Player::with(article(paragraphs), SIZE, "en")
}

/// The text that an effect copies.
fn copied(effect: Option<Effect>) -> Option<String> {
    match effect {
        Some(Effect::Copy(text)) => Some(text),
        _ => None,
    }
}

/// Checks what is copied of the text after `keys`.
fn check(paragraphs: &[&str], keys: &str, expected: &str) {
    let mut player = reader(paragraphs);
    assert_eq!(copied(player.keys(keys)), Some(arabic(expected)), "{keys}");
    assert_eq!(player.app.context(), Context::Reading, "{keys}");
}

#[test]
fn the_cursor_moves_by_cells_and_by_words() {
    let text = &["ABT ŦJH abc XDĐ RZS", "ŠŞḌ ṬẒE"];
    check(text, "v y", "A");
    check(text, "v Left Left y", "ABT");
    check(text, "v h h Enter", "ABT");
    // Left of the first Latin letter is what follows the Latin text.
    check(text, "v w w v v Left y", "abc ");
    check(text, "v w w v v Right y", "ab");
    check(text, "v w w b y", "ABT Ŧ");
    check(text, "v e y", "ABT");
    check(text, "v e e y", "ABT ŦJH");
    check(text, "v 2 w e y", "ABT ŦJH abc");
    check(text, "v $ y", "ABT ŦJH abc XDĐ RZS");
    check(text, "v 5 w y", "ABT ŦJH abc XDĐ RZS\n\nŠ");
    check(text, "v } e y", "ABT ŦJH abc XDĐ RZS\n\nŠŞḌ");
    check(text, "v } v v e { y", "Š");
    check(text, "v j y", "ABT ŦJH abc XDĐ RZS\n\nŠ");
    check(text, "v G y", "ABT ŦJH abc XDĐ RZS\n\nŠŞḌ ṬẒE");
    check(text, "v G v v g y", "ABT ŦJH abc XDĐ RZS\n\nŠŞḌ ṬẒE");
    check(text, "v p y", "ABT ŦJH abc XDĐ RZS");
    check(text, "v w p p y", "ABT ŦJH abc XDĐ RZS\n\nŠŞḌ ṬẒE");
    check(text, "v G v v b o Right y", "ṬẒ");
    check(text, "v e Backspace y", "A");
}

#[test]
fn the_beginning_is_dropped_and_set_anew() {
    let text = &["ABT ŦJH XDĐ"];
    check(text, "v v w v e y", "ŦJH");
    check(text, "v Space w Space e y", "ŦJH");
    let mut player = reader(text);
    assert_eq!(player.keys("v v y"), None, "nothing is selected");
    assert_eq!(player.app.notice(), Some(&Notice::NothingToCopy));
    assert_eq!(player.app.context(), Context::Selecting);
    player.keys("Esc");
    assert_eq!(player.app.context(), Context::Reading);
}

#[test]
fn it_begins_at_the_match_else_at_the_click_else_at_the_top() {
    let text = &["ABT ŦJH XDĐ", "ŠŞḌ ŦJH"];
    let mut player = reader(text);
    player.send(Message::Paste(String::new()));
    player.keys("/");
    player.send(Message::Paste(arabic("ŦJH")));
    assert_eq!(copied(player.keys("Enter n v e y")), Some(arabic("ŦJH")));
    // The column of the text ends a cell before the edge.
    let mut player = reader(text);
    player.send(Message::Click(33, 1));
    player.send(Message::Release);
    assert_eq!(copied(player.keys("v e y")), Some(arabic("JH")));
}

#[test]
fn the_cursor_goes_to_what_is_searched() {
    let text = &["ABT ŦJH XDĐ", "ŠŞḌ ŦJH"];
    let mut player = reader(text);
    player.keys("v /");
    player.send(Message::Paste(arabic("ŦJH")));
    player.keys("Enter");
    assert_eq!(player.app.context(), Context::Selecting);
    assert_eq!(copied(player.keys("n e y")), Some(arabic("ABT ŦJH XDĐ\n\nŠŞḌ ŦJH")));
}

#[test]
fn every_keyboard_selects() {
    let text = &["ABT ŦJH XDĐ"];
    for keys in ["v w e y", "ر ص ث غ", "ה ' ק ט"] {
        check(text, keys, "ABT ŦJH");
    }
    for keys in ["y y", "غ غ", "ט ט"] {
        check(text, keys, "ABT ŦJH XDĐ");
    }
}

#[test]
fn paragraphs_sections_and_matches_are_copied_by_name() {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "كتاب").block(Kind::Source, "كاتب").page("1/51");
    builder.block(Kind::Heading(1), "باب").block(Kind::Paragraph, "نص أول").block(Kind::Paragraph, "نص ثان");
    builder.block(Kind::Heading(1), "آخر").block(Kind::Paragraph, "خاتمة");
    let mut player = Player::with(builder.finish().expect("an article"), SIZE, "ar");
    assert_eq!(player.keys("y m"), None);
    assert_eq!(player.app.notice(), Some(&Notice::NothingToCopy));
    player.keys("/ 'ثان' Enter");
    assert_eq!(copied(player.keys("y m")).as_deref(), Some("ثان"));
    assert_eq!(copied(player.keys("y y")).as_deref(), Some("نص ثان"));
    assert_eq!(copied(player.keys("y s")).as_deref(), Some("كتاب\n\nكاتب\n\nباب\n\nنص أول\n\nنص ثان"));
    for keys in ["y c", "y q"] {
        assert_eq!(copied(player.keys(keys)).as_deref(), Some("نص ثان\n(كاتب، كتاب، ١/٥١)\n"));
    }
    assert_eq!(copied(player.keys("v e c")).as_deref(), Some("ثان\n(كاتب، كتاب، ١/٥١)\n"));
    assert_eq!(player.keys("y x"), None);
}

#[test]
fn the_disclaimer_is_copied_too() {
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, "نص").block(Kind::Disclaimer, "تنبيه أول").block(Kind::Disclaimer, "تنبيه ثان");
    let mut player = Player::with(builder.finish().expect("an article"), SIZE, "ar");
    assert_eq!(copied(player.keys("i v G y")).as_deref(), Some("تنبيه أول\n\nتنبيه ثان"));
    assert_eq!(copied(player.keys("y s")).as_deref(), Some("تنبيه أول\n\nتنبيه ثان"));
}

#[test]
fn rows_of_tables_and_halves_of_verse_are_separated_by_tabs() {
    let cell = |text: &str| Rich::from(text);
    let mut builder = Builder::new();
    builder.table(vec![vec![cell("أ"), cell("ب")], vec![cell("ج"), cell("د")]], true);
    builder.verse(cell("صدر"), cell("عجز"));
    let article = builder.finish().expect("an article");
    assert_eq!(copied(Player::with(article, SIZE, "ar").keys("v G y")).as_deref(), Some("أ\tب\nج\tد\n\nصدر\tعجز"));
}

/// The text that the mouse selects between two cells of the screen.
fn dragged(player: &mut Player, from: (u16, u16), to: (u16, u16)) -> Option<String> {
    player.send(Message::Click(from.0, from.1));
    player.send(Message::Drag(to.0, to.1));
    player.send(Message::Release);
    copied(player.keys("y"))
}

#[test]
fn the_mouse_selects_by_dragging() {
    let mut player = reader(&["ABT ŦJH XDĐ", "ŠŞḌ"]);
    assert_eq!(dragged(&mut player, (38, 1), (36, 1)), Some(arabic("ABT")));
    assert_eq!(dragged(&mut player, (36, 1), (38, 1)), Some(arabic("ABT")));
    assert_eq!(dragged(&mut player, (38, 1), (0, 1)), Some(arabic("ABT ŦJH XDĐ")), "left of the text is its end");
    assert_eq!(dragged(&mut player, (38, 1), (37, 3)), Some(arabic("ABT ŦJH XDĐ\n\nŠŞ")));
    assert_eq!(dragged(&mut player, (20, 7), (37, 3)), Some(arabic("ŞḌ")), "below the text is its last row");
    player.send(Message::Click(33, 1));
    player.send(Message::ClickAgain(33, 1, 2));
    assert_eq!(copied(player.keys("y")), Some(arabic("ŦJH")));
    player.send(Message::ClickAgain(33, 1, 3));
    assert_eq!(copied(player.keys("y")), Some(arabic("ABT ŦJH XDĐ")));
    player.send(Message::ClickAgain(33, 1, 2));
    player.send(Message::Click(33, 1));
    assert_eq!(player.app.context(), Context::Reading, "a click selects nothing");
}

#[test]
fn beyond_the_edge_the_text_scrolls() {
    let words: Vec<String> = (0..60).map(|number| format!("abc {number}")).collect();
    let mut player = reader(&words.iter().map(String::as_str).collect::<Vec<_>>());
    player.send(Message::Click(1, 1));
    player.send(Message::Drag(5, 11));
    assert!(player.app.waits_for_tick());
    for _ in 0..20 {
        player.send(Message::Tick);
    }
    let place = player.app.document().place().pos;
    assert!(place.block > 5, "{place:?}");
    player.send(Message::Release);
    assert!(!player.app.waits_for_tick());
    player.send(Message::Tick);
    assert_eq!(player.app.document().place().pos, place);
    let text = copied(player.keys("y")).expect("a text");
    assert!(text.starts_with("abc 0\n\nabc 1\n\n"), "{text}");
}

#[test]
fn a_link_is_followed_and_not_selected() {
    let mut builder = Builder::new();
    builder.rich(Kind::Paragraph, Rich::from("link here").within(Markup::Link("#end".to_owned())));
    builder.anchor("end").block(Kind::Paragraph, "end");
    let mut player = Player::with(builder.finish().expect("an article"), SIZE, "en");
    player.send(Message::Click(3, 1));
    player.send(Message::Drag(8, 1));
    assert_eq!(player.app.context(), Context::Reading);
}

/// The cells that are shown as selected, and the cursor.
fn shown(player: &Player) -> String {
    let (buffer, _) = player.paint();
    let sign = |x: u16| {
        let cell = &buffer[(x, 1)];
        match Some(cell.bg) {
            bg if bg == STYLES[Role::Cursor].bg => '|',
            bg if bg == STYLES[Role::Selection].bg => '#',
            _ => '.',
        }
    };
    (0..SIZE.0).map(sign).collect()
}

#[test]
fn a_selection_may_be_in_pieces_on_a_line() {
    let mut player = reader(&["ABT abc def ŦJH"]);
    player.keys("v w l l");
    // From the first letter, on the right, to the third of Latin text, which runs the other way.
    assert_eq!(shown(&player).trim_matches('.'), "##|....####");
    assert_eq!(copied(player.keys("y")), Some(arabic("ABT abc")));
}

proptest! {
    #![proptest_config(crate::common::cases(120))]

    /// After any movements over any article, what is copied is the article's text from cell to cell, and
    /// the cells that are shown as selected are those that show it.
    #[test]
    fn what_is_copied_is_what_is_selected(
        steps in prop::collection::vec(step(), 1..20),
        moves in prop::collection::vec(prop::sample::select(vec![
            "h", "l", "j", "k", "w", "b", "e", "{", "}", "Home", "End", "p", "o", "[", "]", "d", "u", "G",
        ]), 0..24),
        width in 20_u16..90,
    ) {
        let Some(article) = built(steps) else { return Ok(()) };
        let mut player = Player::with(article.clone(), (width, 20), "ar");
        player.keys("v");
        if player.app.context() != Context::Selecting {
            return Ok(());
        }
        player.keys(&moves.join(" "));
        let selection = *player.app.document().selection().expect("a selection");
        let range = selection.range();
        prop_assert!(range.start < range.end);
        let cursor = selection.cursor();
        let at = |byte: usize| Pos { block: cursor.block(), byte };
        prop_assert!(range.start <= at(cursor.range().start) && at(cursor.range().end) <= range.end);
        for pos in [range.start, range.end] {
            prop_assert!(article.text(pos.block).is_char_boundary(pos.byte));
        }
        player.paint();
        let text = article.extract(range);
        match player.keys("y") {
            Some(Effect::Copy(copied)) => prop_assert_eq!(copied, text),
            other => prop_assert!(text.trim().is_empty(), "{:?} of {:?}", other, text),
        }
    }
}

#[test]
fn what_is_selected_or_meant_is_looked_up() {
    let mut player = reader(&["ABT ŦJH XDĐ"]);
    let looked_up = |effect: Option<Effect>| match effect {
        Some(Effect::LookUp(text)) => Some(text),
        _ => None,
    };
    assert_eq!(looked_up(player.keys("Y")), Some(arabic("ABT")), "the first word");
    assert_eq!(player.app.context(), Context::Answer);
    assert!(player.screen().contains("looking it up"));
    // An answer to another question is late.
    player.send(Message::Answered("x".to_owned(), Ok("late".to_owned())));
    assert!(!player.screen().contains("late"));
    let answer: String = (1..100).map(|line| format!("line {line}\u{1b}[1m\n")).collect();
    player.send(Message::Answered(arabic("ABT"), Ok(answer)));
    assert!(player.screen().contains("line 1␛[1m"), "{}", player.screen());
    player.keys("Space j j");
    assert!(!player.screen().contains("line 1␛") && player.screen().contains("line 14␛"), "{}", player.screen());
    assert_eq!(player.keys("Esc"), Some(Effect::StopLookingUp));
    assert_eq!(player.app.context(), Context::Reading);
    assert_eq!(looked_up(player.keys("v w e Y")), Some(arabic("ABT ŦJH")));
    player.send(Message::Answered(arabic("ABT ŦJH"), Err(Notice::NoLookup)));
    assert_eq!((player.app.context(), player.app.notice()), (Context::Selecting, Some(&Notice::NoLookup)));
    for keys in ["Y", "A-ي"] {
        let mut player = reader(&["ABT ŦJH XDĐ"]);
        assert_eq!(looked_up(player.keys(keys)), Some(arabic("ABT")), "{keys}");
    }
}
