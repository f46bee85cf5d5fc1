//! The way back: from searches, and from whatever leads further than a screen.

use crate::common::Player;
use qari::app::{Message, Notice};
use qari::article::{Article, Builder, Kind};

fn article() -> Article {
    let mut builder = Builder::new();
    for section in 0..30 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        for paragraph in 0..6 {
            builder.block(Kind::Paragraph, &format!("فقرة {paragraph} من الفصل {section} فيها كلمة{section}"));
        }
        builder.block(Kind::Paragraph, "نادرة هنا");
    }
    builder.finish().expect("an article")
}

fn player() -> Player {
    let mut player = Player::with(article(), (60, 12), "en");
    player.keys("3 j");
    player
}

/// Checks that each of `keys` leads away from where one was, and that one key leads back there.
fn check(keys: &[&str]) {
    for keys in keys {
        let mut player = player();
        let before = player.app.document().place();
        player.keys(keys);
        player.send(Message::Idle);
        assert_ne!(player.app.document().place(), before, "{keys}");
        player.keys("Backspace");
        assert_eq!(player.app.document().place(), before, "{keys}");
    }
}

#[test]
fn one_key_leads_back_from_what_leads_further_than_a_screen() {
    check(&["/ 'كلمة20' Enter", "/ 'نادرة' Enter n n n", "/ 'نادرة' Enter n N n n", "/ 'نادرة' Enter n 9 n n"]);
    check(&["G", "] ]", "9 ]", "1 5", "C-p 'فصل' Down Down Enter", "5 Space", "9 9 j"]);
}

#[test]
fn what_is_near_is_not_remembered() {
    let mut player = player();
    player.keys("G");
    let end = player.app.document().place();
    player.keys("b b j k u d");
    let near = player.app.document().place();
    player.keys("j Backspace");
    assert_ne!(player.app.document().place(), near, "no entry for a row");
    player.keys("A-Left");
    assert_ne!(player.app.document().place(), end);
}

#[test]
fn another_movement_begins_another_run() {
    let mut player = player();
    let start = player.app.document().place();
    player.keys("/ 'نادرة' Enter n n Space Space");
    let between = player.app.document().place();
    player.keys("n n n");
    player.keys("Backspace");
    assert_eq!(player.app.document().place(), between);
    player.keys("Backspace");
    assert_eq!(player.app.document().place(), start);
}

#[test]
fn the_notice_says_so_the_first_time() {
    let mut player = player();
    player.keys("/ 'كلمة20' Enter");
    assert_eq!(player.app.notice(), Some(&Notice::WayBack));
    assert!(player.status().contains("backspace: back to where you were"), "{}", player.status());
    player.keys("/ 'كلمة25' Enter");
    assert_eq!(player.app.notice(), None);
}

#[test]
fn escape_clears_the_matches_and_moves_nobody() {
    let mut player = player();
    let start = player.app.document().place();
    player.keys("/ 'كلمة20' Esc");
    assert_eq!(player.app.document().place(), start);
    player.keys("/ 'كلمة20' Enter");
    let found = player.app.document().place();
    player.keys("Esc");
    assert_eq!((player.app.document().place(), player.app.document().matches().is_some()), (found, false));
    player.keys("' '");
    assert_eq!(player.app.document().place(), start);
}
