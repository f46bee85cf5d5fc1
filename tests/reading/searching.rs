//! Searching on the screen: the prompt, its history, what is shown of matches, and where the search begins and ends.

use crate::common::{Player, matches};
use qari::app::{Message, Overlay};
use qari::article::{Builder, Kind};

#[test]
fn escape_returns_to_where_the_search_began() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("j j");
    let place = player.app.document().place();
    player.keys("/ 'الحقيقي'");
    assert_ne!(player.app.document().place(), place, "the view moves to the match as it is typed");
    player.keys("Esc");
    assert_eq!(player.app.document().place(), place);
    assert!(player.app.document().matches().is_none());
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
                let find = player.app.document().matches().expect("a search");
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
                let last = crate::common::capital(&typed[typed.len() - 2..]);
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
        player.app.prompt().map(|prompt| (prompt.editor.text().to_owned(), prompt.editor.cursor()))
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

/// Text that is longer than any line is refused with a notice; the line and its search stay.
#[test]
fn what_is_pasted_is_bounded() {
    let mut player = Player::new((80, 24), "en");
    player.keys("/ 'من'");
    let count = |player: &Player| player.app.document().matches().map(qari::app::document::matches::Matches::count);
    let before = count(&player);
    player.send(Message::Paste("كلمة ".repeat(1000)));
    assert!(player.status().contains("too long"), "{}", player.status());
    assert_eq!((player.app.prompt().map(|prompt| prompt.editor.text()), count(&player)), (Some("من"), before));
    player.keys("Backspace 'ن'");
    assert!(!player.status().contains("too long"), "{}", player.status());
    player.keys("Esc");
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, &"ب".repeat(40_000));
    let mut player = Player::with(builder.finish().expect("an article"), (80, 24), "en");
    player.keys("*");
    assert!(player.status().contains("too long"), "{}", player.status());
    assert!(player.app.document().matches().is_none());
}

/// An expression is compiled on a thread: each key is answered by one message, the search before it stands until it is
/// compiled, and keys behind the search wait for what it finds.
#[test]
fn expressions_are_compiled_while_keys_are_answered() {
    let reader = || {
        let mut player = Player::new((80, 24), "en");
        player.keys("/ / 'ماسك'");
        player
    };
    let searched = |player: &Player| player.app.document().matches().map(|matches| matches.query().text.clone());
    let line = |player: &Player| player.app.prompt().map(|prompt| prompt.editor.text().to_owned());
    let key = |player: &mut Player, key: &str| player.app.update(Message::Key(key.parse().expect("a key")));
    let all_work = |player: &mut Player| {
        while player.app.is_compiling() || player.app.has_work() {
            player.app.update(Message::Work);
            for held in player.app.take_held() {
                player.app.update(held);
            }
        }
    };
    // 40 kB are refused at once; what is left is as it was.
    let mut player = reader();
    player.app.update(Message::Paste("(ب|ت)?".repeat(5_000)));
    assert!(player.status().contains("too long") && !player.app.is_compiling(), "{}", player.status());
    key(&mut player, "Backspace");
    assert_eq!(line(&player).as_deref(), Some("ماس"));
    // As much as fits, typed on before it is compiled.
    let mut player = reader();
    let heavy = "(ب|ت)?".repeat(400);
    player.app.update(Message::Paste(heavy.clone()));
    for c in ["a", "b", "Backspace", "Backspace", "Backspace"] {
        key(&mut player, c);
        assert!(player.app.is_compiling());
        assert_eq!(searched(&player).as_deref(), Some("ماسك"), "the search before it stands");
    }
    let typed = format!("ماسك{}", &heavy[..heavy.len() - 1]);
    assert_eq!(line(&player), Some(typed.clone()));
    all_work(&mut player);
    assert_eq!(searched(&player), Some(typed));
    // A key behind it waits, one that gives it up does not.
    let mut player = Player::new((80, 24), "en");
    for c in ["/", "/", "ا", "ل", ".", "Enter", "n"] {
        key(&mut player, c);
    }
    assert!(player.app.is_compiling() && player.app.document().current_match().is_none());
    all_work(&mut player);
    let number = player.app.document().matches().and_then(qari::app::document::matches::Matches::number);
    assert_eq!(number, Some(2), "the second match");
    // With it, keys that wait behind it.
    for keys in [&["Esc", "/", "/", "ت", ".", "Enter", "Esc"][..], &["/", "/", "ت", ".", "Enter", "n", "Esc"]] {
        for c in keys {
            key(&mut player, c);
        }
        assert!(!player.app.is_compiling() && player.app.document().matches().is_none());
        assert!(player.app.take_held().is_empty());
    }
    // So is a word of many letters.
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, &"ا".repeat(200));
    let mut player = Player::with(builder.finish().expect("an article"), (80, 24), "en");
    key(&mut player, "*");
    assert!(player.app.is_compiling() && player.app.document().matches().is_none());
    all_work(&mut player);
    assert_eq!(searched(&player).map(|text| text.chars().count()), Some(200));
    // What only compiling tells is told in the prompt, or by a notice when that is closed.
    let mut player = Player::new((80, 24), "en");
    player.keys("/ /");
    player.send(Message::Paste(r"\p{Klingon}".to_owned()));
    assert!(player.app.prompt().is_some_and(|prompt| prompt.fault.is_some()));
    player.keys("Esc / /");
    player.app.update(Message::Paste("(ب{1000}){1000}".to_owned()));
    key(&mut player, "Enter");
    all_work(&mut player);
    assert!(player.app.prompt().is_none() && player.app.document().matches().is_none());
    assert!(player.status().contains("too large"), "{}", player.status());
}

/// The arrows move the cursor to the side they point to, whatever the directions of the text, and reach every
/// character.
#[test]
fn the_arrows_move_the_cursor_as_it_is_seen() {
    for typed in ["abc_ابج_def", "ابج_abc_دهو_12", "(ابج)_x", "12_ابج", "a_سلام_b", "ابج_"] {
        let mut player = Player::new((80, 24), "ar");
        player.keys(&format!("/ '{typed}'"));
        let at = |player: &Player| {
            (player.paint().1.expect("a cursor").0, player.app.prompt().expect("a prompt").editor.cursor())
        };
        let text = player.app.prompt().expect("a prompt").editor.text().to_owned();
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
                let find = player.app.document().matches().expect("a search");
                let hits: Vec<_> = player
                    .app
                    .document()
                    .article()
                    .disclaimer()
                    .flat_map(|block| find.in_block(block).to_vec())
                    .collect();
                assert!(!hits.is_empty(), "{word}");
                for _ in 0..find.count() {
                    let current = player.app.document().current_match().expect("a match");
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
    let (before, place) = (player.screen(), player.app.document().place());
    player.keys("/");
    let body = |screen: &str| screen.rsplit_once('\n').expect("rows").0.to_owned();
    assert_eq!(body(&player.screen()), body(&before), "the disclaimer stays open while one types");
    for typed in ["'نمر' Esc", "/ 'قطة' Esc", "/ 'لا_شيء' Esc", "/ Backspace", "/ 'قطة' Backspace Esc"] {
        player.keys(typed);
        assert_eq!((player.screen(), player.app.document().place()), (before.clone(), place), "{typed}");
    }
    // The nearest match is the one in the disclaimer; the next one is in the text, which then shows.
    player.keys("/ 'نمر' Enter");
    assert!(matches!(player.app.overlay(), Overlay::Disclaimer(_)) && matches(&player.paint().0).contains('M'));
    assert_eq!(player.app.document().current_match().expect("a match").block(), 3);
    player.keys("n");
    assert!(matches!(player.app.overlay(), Overlay::Nothing) && matches(&player.paint().0).contains('M'));
    assert_eq!(player.app.document().current_match().expect("a match").block(), 1);
}
