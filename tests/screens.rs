//! Screens: keys are replayed on the reader, and whole frames compared. Frames are kept in `tests/snapshots`, Arabic
//! written in CAPITALS (see `common`), so that they can be read in any editor.

mod common;

use common::{Player, matches};
use qari::app::{Effect, Message, Open};
use qari::article::{Builder, Kind};
use qari::text::direction::Direction;

/// The sizes that whole frames are compared at.
const SIZES: [(u16, u16); 4] = [(20, 8), (40, 12), (80, 24), (200, 60)];

/// Compares the frame after each of `keys` at every size.
fn check_frames(name: &str, keys: &[&str]) {
    for size in SIZES {
        let mut player = Player::new(size, "ar");
        let mut frames = String::new();
        for keys in keys {
            player.keys(keys);
            let (buffer, cursor) = player.paint();
            let marks = matches(&buffer);
            frames.push_str(&format!("── {keys} ──\n{}\n", common::screen(&buffer)));
            if marks.contains(['m', 'M']) {
                frames.push_str(&format!("── matches ──\n{marks}\n"));
            }
            if let Some(cursor) = cursor {
                frames.push_str(&format!("── cursor {cursor:?} ──\n"));
            }
        }
        insta::assert_snapshot!(format!("{name}@{}x{}", size.0, size.1), frames);
    }
}

#[test]
fn start_and_scrolling() {
    check_frames("scrolling", &["", "j", "5 j", "Space", "b", "d", "u", "G", "k", "g"]);
}

#[test]
fn sections() {
    check_frames("sections", &["]", "]", "[", "Tab", "j", "j", "Enter", "2 Enter", "c"]);
}

#[test]
fn searching() {
    check_frames(
        "searching",
        &["/", "'ماس'", "Enter", "n", "N", "N", "Esc", "/ 'OpenAI' Enter", "/ 'نصيحة' Enter", "/ 'قطة'"],
    );
}

#[test]
fn help_and_disclaimer() {
    check_frames("overlays", &["?", "Space", "Esc", "i", "Esc"]);
}

#[test]
fn the_interface_in_english() {
    let mut player = Player::new((80, 24), "en");
    player.keys("/ 'التمويل' Enter");
    insta::assert_snapshot!("english@80x24", player.screen());
    player.keys("?");
    insta::assert_snapshot!("english_help@80x24", player.screen());
}

/// An English article: every pane on the other side.
#[test]
fn a_left_to_right_article_is_mirrored() {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "A plain story").block(Kind::Paragraph, "It begins with a lead.");
    builder
        .block(Kind::Heading(1), "First part")
        .block(Kind::Paragraph, "Words in English, and (some) in العربية too.");
    builder.block(Kind::Heading(2), "Inside it").block(Kind::Paragraph, "نص عربي كامل في مقال إنجليزي.");
    builder.block(Kind::Disclaimer, "No promises.");
    let mut player = Player::with(builder.finish().expect("an article"), (80, 16), "en");
    insta::assert_snapshot!("left_to_right@80x16", player.screen());
    player.keys("Tab j Right j");
    assert!(
        player.status().starts_with("section 2 of 3"),
        "the right arrow leads into the section: {}",
        player.status()
    );
}

#[test]
fn every_size_from_the_least_can_be_read() {
    for size in [(20, 5), (21, 6), (30, 5), (59, 10), (60, 7), (300, 100)] {
        let mut player = Player::new(size, "ar");
        let mut read = player.screen();
        for _ in 0..400 {
            player.keys("j");
            read.push_str(&player.screen());
        }
        // The last words of the text, and the publisher among the first.
        assert!(read.contains("gate") && read.contains("PYL"), "{size:?}");
        player.keys("? Esc i Esc / 'من' Enter n c Tab j Enter G");
        player.paint();
    }
}

#[test]
fn a_smaller_screen_says_so() {
    for size in [(19, 24), (80, 4), (1, 1), (0, 0), (12, 3)] {
        let mut player = Player::new((80, 24), "ar");
        player.send(Message::Resize(size.0, size.1));
        let screen = player.screen();
        assert!(size.0 < 12 || screen.contains("PĐFANLA"), "{size:?}: {screen}");
        player.keys("j Space / 'x' Enter n Tab ] ? Esc");
        assert_eq!(player.keys("q"), Some(Effect::Quit));
    }
}

#[test]
fn a_resize_keeps_the_place() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("] j j");
    let place = player.app.place();
    for size in [(40, 12), (200, 60), (20, 5), (80, 24)] {
        player.send(Message::Resize(size.0, size.1));
        assert_eq!(player.app.place(), place);
    }
}

/// The letters that the keys of `keys` type on an Arabic keyboard do what the keys do.
#[test]
fn an_arabic_keyboard_works_as_any_other() {
    let pairs = [
        ("j j", "ت ت"),
        ("j k", "ت ن"),
        ("d", "ي"),
        ("d u", "ي ع"),
        ("Space b", "Space ﻻ"),
        ("G", "ﻷ"),
        ("G g", "ﻷ ل"),
        ("]", "د"),
        ("] [", "د ج"),
        ("?", "؟"),
        ("c", "ؤ"),
        ("i", "ه"),
        ("2 Enter", "٢ Enter"),
        ("5 j", "٥ ت"),
        ("/ 'من' Enter n", "ظ 'من' Enter ى"),
        ("/ 'من' Enter n N", "ظ 'من' Enter ى آ"),
        ("<", ","),
        ("< >", ", ."),
    ];
    check_keyboard(&pairs);
    assert_eq!(Player::new((80, 24), "ar").keys("ض"), Some(Effect::Quit));
}

/// Persian letters and digits, where the Arabic layout has not the same letters on other keys.
#[test]
fn a_persian_keyboard_works_as_far_as_it_can() {
    check_keyboard(&[
        ("d", "ی"),
        ("]", "چ"),
        ("Space b", "Space ذ"),
        ("5 j", "۵ ت"),
        ("1 0 j", "۱ ۰ ت"),
        ("2 Enter", "۲ Enter"),
    ]);
}

#[test]
fn a_hebrew_keyboard_works_as_any_other() {
    check_keyboard(&[
        ("j j", "ח ח"),
        ("j k", "ח ל"),
        ("G g", "G ע"),
        ("d", "ג"),
        ("c", "ב"),
        ("i", "ן"),
        ("Space b", "Space נ"),
    ]);
    check_keyboard(&[("/ 'من' Enter n", "/ 'من' Enter מ")]);
    assert_eq!(Player::new((80, 24), "ar").keys("Q"), Some(Effect::Quit));
}

/// Checks that the keys on the right do what those on the left do, and that this is something.
fn check_keyboard(pairs: &[(&str, &str)]) {
    for (latin, arabic) in pairs {
        let (mut one, mut other) = (Player::new((80, 24), "ar"), Player::new((80, 24), "ar"));
        let (start, _) = (one.screen(), one.keys(latin));
        other.keys(arabic);
        assert_eq!(one.screen(), other.screen(), "{latin} and {arabic}");
        let returns = ["j k", "d u", "Space b", "G g", "] [", "< >"].contains(latin);
        assert!(returns || one.screen() != start, "{latin} does something");
    }
}

#[test]
fn the_arrows_follow_the_direction_of_the_document() {
    let mut rtl = Player::new((80, 24), "ar");
    let start = rtl.app.place();
    rtl.keys("Left");
    assert!(rtl.app.place().pos > start.pos, "left is forward");
    rtl.keys("Right");
    assert_eq!(rtl.app.place().pos, start.pos, "right is back");
    rtl.keys("Tab j");
    let section = rtl.app.place();
    rtl.keys("Left j");
    assert!(rtl.app.place().pos > section.pos, "left opens the section, and j moves in the text");
}

#[test]
fn a_number_is_a_count_or_a_section() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("3");
    assert!(player.status().ends_with("…3"), "the number is shown: {}", player.status());
    player.send(Message::Idle);
    assert_eq!(player.app.place().pos.block, player.app.article().sections()[2].blocks.start);
    player.keys("g 1 2 j");
    let twelve = player.app.place();
    player.keys("g j j j j j j j j j j j j");
    assert_eq!(player.app.place(), twelve);
    player.keys("9");
    player.send(Message::Idle);
    assert!(player.status().contains("9 MSQ DJWY &"), "{}", player.status());
    player.keys("g 2 ]");
    assert_eq!(player.app.place().pos.block, player.app.article().sections()[2].blocks.start);
}

#[test]
fn the_mouse_scrolls_and_selects() {
    let mut player = Player::new((80, 24), "ar");
    player.send(Message::Wheel(3));
    let wheeled = player.app.place();
    player.keys("g 3 j");
    assert_eq!(player.app.place(), wheeled);
    // The third section's name is in the list at the right.
    let row = player.screen().lines().position(|line| line.ends_with('3')).expect("the number of the section");
    player.send(Message::Click(75, u16::try_from(row).expect("a row")));
    assert_eq!(player.app.place().pos.block, player.app.article().sections()[2].blocks.start);
}

#[test]
fn escape_returns_to_where_the_search_began() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("j j");
    let place = player.app.place();
    player.keys("/ 'الحقيقي'");
    assert_ne!(player.app.place(), place, "the view moves to the match as it is typed");
    player.keys("Esc");
    assert_eq!(player.app.place(), place);
    assert!(player.app.find().is_none());
}

/// However narrow the screen is, the prompt says which of how many matches it is at.
#[test]
fn the_count_of_matches_is_never_cut() {
    for language in ["ar", "en"] {
        for width in (20..=44).chain([60, 80]) {
            for (exact, typed) in [("", "من"), ("C-t", "من"), ("", "قطة"), ("", "الذكاء_الاصطناعي_في_المقال_كله")]
            {
                let mut player = Player::new((width, 24), language);
                player.keys(&format!("/ {exact} '{typed}'"));
                let find = player.app.find().expect("a search");
                let (number, total) = (find.number().unwrap_or(0), find.count());
                let status = player.status();
                let long = match (language, total) {
                    ("ar", 0) => "JỲATN &".to_owned(),
                    ("ar", _) => format!("{total} NM {number} PJYTNLA"),
                    (_, 0) => "0 matches".to_owned(),
                    (_, _) => format!("match {number} of {total}"),
                };
                let short = format!("{number}/{total}");
                assert!(status.contains(&long) || status.contains(&short), "{typed} at {width}: {status}");
                let last = common::capital(&typed[typed.len() - 2..]);
                assert!(status.contains(&last), "the end of what was typed shows at {width}: {status}");
            }
        }
    }
    let status = |width| {
        let mut player = Player::new((width, 24), "en");
        player.keys("/ 'من'");
        player.status()
    };
    assert!(status(80).starts_with("search: ") && status(80).contains(" of "), "{}", status(80));
    assert!(status(20).starts_with("search: ") && status(20).contains("1/"), "{}", status(20));
}

#[test]
fn the_history_comes_back_with_the_arrow() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("/ 'ماسك' Enter / 'تسلا' Enter / 'x' Up Up");
    assert!(player.status().contains("KSAM"), "{}", player.status());
    player.keys("Down");
    assert!(player.status().contains("&ST"), "{}", player.status());
    player.keys("Down");
    assert!(player.status().contains(" x"), "{}", player.status());
}

#[test]
fn the_prompt_is_edited_as_any_line() {
    let typed = |keys: &str| {
        let mut player = Player::new((80, 24), "ar");
        player.keys("/");
        player.keys(keys);
        player.app.prompt().map(|prompt| (prompt.input.text().to_owned(), prompt.input.cursor()))
    };
    let check =
        |keys: &str, text: &str, cursor: usize| assert_eq!(typed(keys), Some((text.to_owned(), cursor)), "{keys}");
    check("'abc' Left 'x'", "abxc", 3);
    check("'abc' Home Delete", "bc", 0);
    check("'ab_cd' C-w", "ab ", 3);
    check("'ab_cd' C-u", "", 0);
    check("'abcd' Left Left C-k", "ab", 2);
    // In right-to-left text the left arrow goes on, the right one back.
    check("'ابج' Right Right", "ابج", 2);
    check("'ابج' Home Left", "ابج", 2);
    // Between lam and alef there is a place, though both are in one cell; an invisible character has none of its own.
    check("'سلام' Home Left Left", "سلام", 4);
    check("'می\u{200C}رود' Home Left Left", "می\u{200C}رود", 7);
    // A mark is erased alone, as it was typed.
    check("'بَ' Backspace", "ب", 2);
    check("'بَ' Backspace Backspace", "", 0);
    assert_eq!(typed("Backspace"), None, "nothing left to erase closes the prompt");
    // A key that types lam and alef types two letters.
    check("'ﻻ'", "لا", 4);
    let mut player = Player::new((80, 24), "ar");
    player.keys("/");
    player.send(Message::Paste("ماسك\nتسلا".to_owned()));
    assert!(player.status().contains("&ST KSAM"), "{}", player.status());
}

/// The arrows move the cursor to the side they point to, whatever the directions of the text, and reach every character.
#[test]
fn the_arrows_move_the_cursor_as_it_is_seen() {
    for typed in ["abc_ابج_def", "ابج_abc_دهو_12", "(ابج)_x", "12_ابج", "a_سلام_b", "ابج_"] {
        let mut player = Player::new((80, 24), "ar");
        player.keys(&format!("/ '{typed}'"));
        let at = |player: &Player| {
            (player.paint().1.expect("a cursor").0, player.app.prompt().expect("a prompt").input.cursor())
        };
        let text = player.app.prompt().expect("a prompt").input.text().to_owned();
        for _ in text.chars() {
            player.keys("Right");
        }
        let rightmost = at(&player);
        player.keys("Right");
        assert_eq!(at(&player), rightmost, "there is nothing further right in {typed}");
        let mut seen = vec![rightmost];
        for _ in text.chars() {
            player.keys("Left");
            seen.push(at(&player));
        }
        let is_ligature = |step: &[(u16, usize)]| step[0].0 == step[1].0 && text[step[0].1..].starts_with('ل');
        for step in seen.windows(2) {
            assert!(step[1].0 + 1 == step[0].0 || is_ligature(step), "{step:?} in {typed}");
        }
        let mut places: Vec<usize> = seen.iter().map(|seen| seen.1).collect();
        places.sort_unstable();
        let all: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        assert_eq!(places, all, "every place is reached once in {typed}");
        for before in seen.iter().rev().skip(1) {
            player.keys("Right");
            assert_eq!(at(&player), *before, "the way back in {typed}");
        }
    }
}

#[test]
fn the_search_wraps_and_says_so() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("/ 'تسلا' Enter n");
    assert!(player.status().contains("PYADBLA NM ŦHBLA FNẂTSA"), "{}", player.status());
    player.keys("N");
    assert!(player.status().contains("PYAONLA NM ŦHBLA FNẂTSA"), "{}", player.status());
}

#[test]
fn the_list_follows_the_reading_position() {
    let mut player = Player::new((80, 24), "ar");
    let section = |player: &Player| player.app.section(&player.app.panes().expect("panes"));
    assert_eq!(section(&player), 0);
    player.keys("]");
    assert_eq!(section(&player), 1);
    player.keys("]");
    assert_eq!(section(&player), 2);
    player.keys("G");
    assert_eq!(section(&player), 2, "the end is read when it is on the screen");
    player.keys("[");
    assert_eq!(player.app.place().pos.block, player.app.article().sections()[2].blocks.start);
    player.keys("[");
    assert_eq!(section(&player), 1);
}

#[test]
fn leaving_and_suspending() {
    let player = || Player::new((80, 24), "ar");
    assert_eq!(player().keys("q"), Some(Effect::Quit));
    assert_eq!(player().keys("C-c"), Some(Effect::Quit));
    assert_eq!(player().keys("C-z"), Some(Effect::Suspend));
    assert_eq!(player().keys("/ C-z"), Some(Effect::Suspend));
    assert_eq!(player().keys("C-l"), Some(Effect::Redraw));
    let mut open = player();
    assert_eq!(open.keys("? q"), None, "q closes what is open");
    assert_eq!(open.keys("q"), Some(Effect::Quit));
    assert_eq!(open.keys("/ C-c"), None, "Ctrl-C leaves the prompt");
}

/// The status line says of `q` what it does.
#[test]
fn the_hint_of_a_key_says_what_it_does() {
    for (width, keys) in [(58, "c"), (58, "Tab"), (58, "?"), (80, "i"), (80, "?")] {
        let mut player = Player::new((width, 24), "en");
        player.keys(keys);
        assert!(player.status().ends_with("q close"), "{keys} at {width}: {}", player.status());
        assert_eq!(player.keys("q"), None);
        assert!(player.status().ends_with("q quit"), "{}", player.status());
        assert_eq!(player.keys("q"), Some(Effect::Quit));
    }
    let mut player = Player::new((80, 24), "en");
    player.keys("Tab");
    assert!(player.status().ends_with("q quit"), "a list beside the text is not closed: {}", player.status());
}

#[test]
fn columns_are_widened_and_narrowed() {
    let mut player = Player::new((200, 40), "ar");
    let panes = |player: &Player| player.app.panes().expect("panes");
    assert_eq!(panes(&player).text.width, 80);
    player.keys("+ +");
    assert_eq!(panes(&player).text.width, 88);
    player.keys("- - - -");
    assert_eq!(panes(&player).text.width, 72);
    let before = panes(&player).contents.expect("contents").width;
    player.keys(">");
    assert_eq!(panes(&player).contents.expect("contents").width, before + 4);
    player.keys("< < c");
    assert_eq!(panes(&player).contents, None);
    player.keys("c");
    assert_eq!(panes(&player).contents.expect("contents").width, before - 4);
    assert_eq!(player.app.direction(), Direction::Rtl);
}

#[test]
fn the_column_goes_by_what_is_seen() {
    let mut player = Player::new((80, 24), "ar");
    let width = |player: &Player| player.app.panes().expect("panes").text.width;
    let before = width(&player);
    player.keys("-");
    assert_eq!(width(&player), before - 4, "the first press shows");
    player.keys("+ + + + +");
    assert_eq!(width(&player), before, "no wider than the screen");
    let settings = |measure| qari::app::Settings { measure, ..qari::app::Settings::new((500, 24)) };
    for measure in [20, 80, 400] {
        let article = qari::load::embedded().expect("the embedded article").article;
        let messages = qari::messages::Messages::new(["en"]);
        let keymap = qari::app::keymap::Keymap::shipped();
        let mut app = qari::app::App::new(article, messages, keymap, settings(measure));
        let before = app.panes().expect("panes").text.width;
        app.update(Message::Key("+".parse().expect("a key")));
        assert!(app.panes().expect("panes").text.width >= before, "{measure}: wider is not narrower");
    }
}

#[test]
fn a_list_that_has_gone_takes_no_keys_and_hides_nothing() {
    let mut player = Player::new((100, 24), "ar");
    player.keys("Tab");
    player.send(Message::Resize(40, 12));
    player.keys("j");
    let mut other = Player::new((40, 12), "ar");
    other.keys("j");
    assert_eq!(player.app.place(), other.app.place(), "j moves in the text");
    player.keys("c");
    player.send(Message::Resize(100, 24));
    assert_eq!(player.keys("q"), Some(Effect::Quit), "nothing is open any more");
    let mut player = Player::new((40, 20), "ar");
    player.keys("Tab / 'الرموز' Enter");
    assert!(matches(&player.paint().0).contains('M'), "the match is not behind the list");
    let mut least = Player::new((20, 5), "ar");
    least.keys("c j");
    assert!(least.screen().contains("2 ") || least.screen().contains(" 2"), "a section shows:\n{}", least.screen());
}

/// The list uses the rows it has: names are folded only where not all of them fit.
#[test]
fn names_of_sections_are_whole_where_there_is_room() {
    let article = |sections: usize| {
        let mut builder = Builder::new();
        for number in 0..sections {
            let heading = format!("{} end{number}", "كلمة ".repeat(18));
            builder.block(Kind::Heading(1), &heading).block(Kind::Paragraph, "نص");
        }
        builder.finish().expect("an article")
    };
    let whole = |sections: usize, height| {
        let player = Player::with(article(sections), (80, height), "ar");
        let panes = player.app.panes().expect("panes");
        let rows = qari::app::contents::rows(&player.app, &panes);
        let text = |row: &qari::app::contents::Row| row.line.visual_text();
        assert!(rows.len() <= usize::from(panes.contents.expect("contents").height));
        let ends = rows.iter().filter(|row| text(row).contains("end")).count();
        assert!((0..sections).all(|section| height < 20 || rows.iter().any(|row| row.section == section)));
        (ends, rows.iter().filter(|row| text(row).contains('…')).count())
    };
    assert_eq!(whole(2, 24), (2, 0), "all rows of two names");
    assert_eq!(whole(1, 12), (1, 0));
    assert_eq!(whole(4, 24), (0, 4), "four rows each where five do not fit");
    assert_eq!(whole(2, 12).0, 0, "three rows each");
    assert_eq!(whole(300, 10).0, 0);
}

#[test]
fn digits_in_the_help_move_nothing() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("? 3");
    player.send(Message::Idle);
    player.keys("Esc");
    assert_eq!(player.app.place(), Player::new((80, 24), "ar").app.place());
}

/// Wherever the disclaimer has the word, its footer shows it highlighted.
#[test]
fn a_match_in_the_disclaimer_is_on_the_screen() {
    let article = qari::load::embedded().expect("the embedded article").article;
    let words: Vec<String> = article.text(article.disclaimer().start).split_whitespace().map(str::to_owned).collect();
    for width in [20, 27, 33, 40, 61, 80, 120] {
        for height in [5, 12, 24, 40] {
            for word in &words {
                let mut player = Player::new((width, height), "ar");
                player.keys(&format!("G / '{word}' Enter"));
                let find = player.app.find().expect("a search");
                let hits: Vec<_> =
                    player.app.article().disclaimer().flat_map(|block| find.in_block(block).to_vec()).collect();
                assert!(!hits.is_empty(), "{word}");
                for _ in 0..find.count() {
                    let current = player.app.current_match().expect("a match");
                    let shown = matches(&player.paint().0).contains('M');
                    assert!(shown, "{word} at {width}×{height}: {current:?}\n{}", player.screen());
                    player.keys("n");
                }
            }
        }
    }
}

/// A search from the open disclaimer is one in the disclaimer first, and given up it leaves things as they were.
#[test]
fn a_search_from_the_disclaimer_stays_in_it_or_returns_to_it() {
    let paragraph = |word: &str| format!("{word} {}", "كلمة ".repeat(300));
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, &paragraph("قطة")).block(Kind::Paragraph, &paragraph("نمر"));
    builder.block(Kind::Disclaimer, &paragraph("أسد")).block(Kind::Disclaimer, &paragraph("نمر"));
    let mut player = Player::with(builder.finish().expect("an article"), (60, 16), "ar");
    player.keys("j i j j");
    let (before, place) = (player.screen(), player.app.place());
    player.keys("/");
    let body = |screen: &str| screen.rsplit_once('\n').expect("rows").0.to_owned();
    assert_eq!(body(&player.screen()), body(&before), "the disclaimer stays open while one types");
    for typed in ["'نمر' Esc", "/ 'قطة' Esc", "/ 'لا_شيء' Esc", "/ Backspace", "/ 'قطة' Backspace Esc"] {
        player.keys(typed);
        assert_eq!((player.screen(), player.app.place()), (before.clone(), place), "{typed}");
    }
    // The nearest match is the one in the disclaimer; the next one is in the text, which then shows.
    player.keys("/ 'نمر' Enter");
    assert!(matches!(player.app.open(), Open::Disclaimer(_)) && matches(&player.paint().0).contains('M'));
    assert_eq!(player.app.current_match().expect("a match").block(), 3);
    player.keys("n");
    assert!(matches!(player.app.open(), Open::Nothing) && matches(&player.paint().0).contains('M'));
    assert_eq!(player.app.current_match().expect("a match").block(), 1);
    // The help has no text to search, but one comes back to it.
    let mut player = Player::new((80, 24), "ar");
    player.keys("? j");
    let before = player.screen();
    player.keys("/ 'ماسك'");
    assert!(matches(&player.paint().0).contains('M'), "the match is not behind the help");
    player.keys("Esc");
    assert_eq!(player.screen(), before);
}

/// An article of a disclaimer alone is read as any other.
#[test]
fn a_disclaimer_alone_is_a_text() {
    let mut builder = Builder::new();
    builder.block(Kind::Disclaimer, "لا شيء غير هذا");
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "en");
    assert!(player.status().starts_with("section 1 of 1 · 100%"), "{}", player.status());
    player.keys("j Space G ] Tab i / 'غير' Enter");
    assert!(matches(&player.paint().0).contains('M'));
}

#[test]
fn a_scrolled_help_outlives_a_wider_screen() {
    let mut player = Player::new((20, 8), "ar");
    player.keys("? G");
    player.send(Message::Resize(200, 8));
    let last = player.screen();
    player.keys("G");
    assert_eq!(player.screen(), last, "it stands at its end, as it did");
}

/// Where one went at once, one goes back from, and on again.
#[test]
fn one_goes_back_to_where_one_came_from() {
    let mut player = Player::new((80, 24), "ar");
    let check = |player: &mut Player, keys: &str, back: &str, forward: &str| {
        player.keys("g j j");
        let before = player.app.place();
        player.keys(keys);
        let after = player.app.place();
        assert_ne!(before, after, "{keys}");
        player.keys(back);
        assert_eq!(player.app.place(), before, "{back} after {keys}");
        player.keys(forward);
        assert_eq!(player.app.place(), after, "{forward} after {keys}");
    };
    check(&mut player, "G", "Backspace", "A-Left");
    check(&mut player, "3 Enter", "C-o", "A-Left");
    check(&mut player, "g", "A-Right", "A-Left");
    check(&mut player, "3 Enter G g", "3 Backspace", "3 A-Left");
    player.keys("g ? Backspace Esc");
    assert_eq!(player.app.place().pos.block, 0, "nothing moves below the help");
}
