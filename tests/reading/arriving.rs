//! A document whose beginning is read while the rest of it is still to come.

use crate::common::Player;
use crate::common::messages::{Outside, drive, roll};
use proptest::prelude::*;
use qari::app::keys::key::Key;
use qari::app::{Effect, Message, Notice};
use qari::article::{Article, Builder, Kind};
use qari::format::{ChapterProblem, Reading, Warning};

/// A book of as many chapters, each of some rows.
fn book(chapters: usize) -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "كتاب");
    for chapter in 1..=chapters {
        builder.block(Kind::Heading(1), &format!("فصل {chapter}"));
        builder.block(Kind::Paragraph, &format!("نص الفصل {chapter} ").repeat(40));
    }
    builder.finish().expect("an article")
}

/// A reader of the first two chapters of ten.
fn reader() -> Player {
    let mut player = Player::with(book(2), (60, 12), "en");
    player.app.expect_rest();
    player
}

fn whole() -> Box<Reading> {
    Box::new(book(10).into())
}

/// Brings the rest, and then what has waited for it.
fn arrive(player: &mut Player, outcome: Result<Box<Reading>, String>) -> Vec<Effect> {
    let first = player.send(Message::Arrived(outcome));
    let held = player.app.take_held();
    first.into_iter().chain(held.into_iter().filter_map(|message| player.send(message))).collect()
}

#[test]
fn what_keeps_to_the_rows_is_done_at_once_and_the_place_stays() {
    let mut player = reader();
    let mut like = Player::with(book(2), (60, 12), "en");
    player.keys("j j Space");
    like.keys("j j Space");
    assert_eq!(player.app.document().place(), like.app.document().place());
    assert!(player.status().contains("reading the rest…"), "{}", player.status());
    let place = player.app.document().place();
    assert_eq!(arrive(&mut player, Ok(whole())), []);
    assert_eq!(player.app.document().place(), place);
    assert!(player.status().contains("section 1 of 10"), "{}", player.status());
}

#[test]
fn what_may_ask_for_all_of_the_text_waits_for_it() {
    for keys in
        ["G", "/ 'الفصل_9' Enter", "9 Enter", "] ] ] ] ]", ": '9' Enter", "G j j k", "/ 'الفصل_9' Enter j Space q"]
    {
        let mut player = reader();
        let mut like = Player::with(book(10), (60, 12), "en");
        player.keys(keys);
        assert_eq!(
            player.app.document().place().pos,
            Player::with(book(2), (60, 12), "en").app.document().place().pos,
            "{keys}"
        );
        let last = like.keys(keys);
        let effects = arrive(&mut player, Ok(whole()));
        assert_eq!((player.screen(), effects.last()), (like.screen(), last.as_ref()), "{keys}");
    }
}

#[test]
fn clicks_and_pasted_text_wait_too() {
    let mut player = reader();
    player.keys("/");
    player.send(Message::Paste("الفصل 9".to_owned()));
    assert!(player.app.prompt().is_none());
    arrive(&mut player, Ok(whole()));
    assert_eq!(player.app.prompt().map(|prompt| prompt.editor.text()), Some("الفصل 9"));
}

#[test]
fn one_can_leave_whatever_waits() {
    let mut player = reader();
    assert_eq!(player.keys("q"), Some(Effect::Quit));
    assert_eq!(player.keys("/ q"), None);
    assert_eq!(player.send(Message::Key("C-c".parse::<Key>().expect("a key"))), Some(Effect::Quit));
}

#[test]
fn where_the_rest_cannot_be_read_the_beginning_stays() {
    let mut player = reader();
    player.keys("G");
    let first = player.app.document().article().clone();
    arrive(&mut player, Err("It is broken.".to_owned()));
    assert_eq!(player.app.document().article(), &first);
    let mut like = Player::with(book(2), (60, 12), "en");
    like.keys("G");
    assert_eq!(player.app.document().place(), like.app.document().place());
    // The key that waited does not take away what is said.
    assert!(player.status().contains("only the beginning is shown. it is broken."), "{}", player.status());
    let mut player = reader();
    arrive(&mut player, Err("It is broken.".to_owned()));
    assert!(player.status().contains("only the beginning is shown. it is broken."), "{}", player.status());
}

/// A key that waits takes nothing away.
#[test]
fn what_is_wrong_with_the_beginning_and_with_the_rest_is_said() {
    let missing = |name: &str| Warning::Chapter { name: name.to_owned(), problem: ChapterProblem::Missing };
    for (keys, expected) in
        [("", vec![missing("a"), missing("b")]), ("j", vec![missing("b")]), ("G", vec![missing("a"), missing("b")])]
    {
        let mut player = reader();
        player.app.warn(vec![missing("a")]);
        player.keys(keys);
        arrive(&mut player, Ok(Box::new(Reading { warnings: vec![missing("b")], ..*whole() })));
        assert_eq!(player.app.notice(), Some(&Notice::Warnings(expected)), "{keys}");
    }
}

proptest! {
    #![proptest_config(crate::common::cases(60))]

    /// Random messages while the rest of a book comes: nothing panics, and the screen can always be painted.
    #[test]
    fn no_way_through_a_book_that_arrives_panics(rolls in prop::collection::vec(roll(), 1..50)) {
        let mut outside = Outside {
            asked: Vec::new(),
            reread: None,
            read: &|_| Err("there is no other".to_owned()),
            whole: &|| Ok(whole()),
        };
        drive(&mut reader(), &rolls, &mut outside);
    }
}
