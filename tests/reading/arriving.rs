//! A document whose beginning is read while the rest of it is still to come.

use crate::common::Player;
use crate::common::messages::{Outside, drive, roll};
use proptest::prelude::*;
use qari::app::shelf::arriving::Awaited;
use qari::app::{Effect, Message, Notice};
use qari::article::{Article, Builder, Kind};
use qari::format::{ChapterProblem, Onto, Portion, Reading, Warning};

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
    player.app.expect(Awaited::Rest, None);
    player
}

fn whole() -> Box<Portion> {
    Box::new(Reading::from(book(10)).into())
}

/// Chapters that follow those which are there, or replace some, as `number` chooses.
fn part(number: usize, is_last: bool) -> Box<Portion> {
    let blocks = 1 + number % 9;
    let mut builder = Builder::new();
    for chapter in 0..number % 5 {
        builder.block(Kind::Heading(1), &format!("فصل آخر {chapter}"));
        builder.block(Kind::Paragraph, &format!("نص الفصل {number} ").repeat(1 + number % 50));
    }
    let article = builder.finish();
    let onto = Onto::Behind { blocks, settled: blocks };
    Box::new(Portion { article, onto, warnings: Vec::new(), read: 10, of: Some(20), is_last })
}

/// Brings the rest, and then what has waited for it.
fn arrive(player: &mut Player, outcome: Result<Box<Portion>, String>) -> Vec<Effect> {
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
    assert!(player.status().contains("loading the rest…"), "{}", player.status());
    let place = player.app.document().place();
    assert_eq!(arrive(&mut player, Ok(whole())), []);
    assert_eq!(player.app.document().place(), place);
    assert!(player.status().contains("minutes left"), "{}", player.status());
}

#[test]
fn what_may_ask_for_all_of_the_text_waits_for_it() {
    for keys in
        ["G", "/ 'الفصل_9' Enter", "9 Enter", "] ] ] ] ]", ": '9' Enter", "G j j k", "/ 'الفصل_9' Enter j Space q"]
    {
        let mut player = reader();
        let mut like = Player::with(book(10), (60, 12), "en");
        player.keys(keys);
        let begun = Player::with(book(2), (60, 12), "en").app.document().place().pos;
        // Sections that are there are gone to.
        assert!(keys.starts_with(']') || player.app.document().place().pos == begun, "{keys}");
        let last = like.keys(keys);
        let effects = arrive(&mut player, Ok(whole()));
        assert_eq!(player.screen(), like.screen(), "{keys}");
        assert!(keys.starts_with('/') || effects.last() == last.as_ref(), "{keys}");
    }
}

#[test]
fn what_has_come_is_searched_at_once_and_the_rest_when_it_comes() {
    let mut player = reader();
    player.keys("/ 'الفصل_2' Enter");
    let place = player.app.document().place().pos;
    assert!(place.block >= 2, "{place:?}");
    assert!(player.app.document().matches().is_some_and(|matches| matches.count() > 0 && !matches.is_done()));
    player.keys("n");
    arrive(&mut player, Ok(whole()));
    let mut like = Player::with(book(10), (60, 12), "en");
    like.keys("/ 'الفصل_2' Enter n");
    assert_eq!(player.screen(), like.screen());
}

#[test]
fn what_is_not_found_yet_is_not_said_to_be_nowhere() {
    let mut player = reader();
    player.keys("/ 'لا_يوجد' Enter");
    assert_eq!(player.app.notice(), None);
    arrive(&mut player, Ok(whole()));
    assert_eq!(player.app.notice(), Some(&Notice::NoMatches));
}

/// A document is the same whether it comes in parts or at once: the place, and what is found and counted.
#[test]
fn a_document_that_comes_in_parts_is_the_document() {
    let blocks = |chapters: usize| book(chapters).blocks().len();
    let parts: Vec<Article> = (2..10)
        .map(|chapter| {
            let mut builder = Builder::new();
            builder.direction(qari_bidi::layout::Direction::Rtl);
            builder.block(Kind::Heading(1), &format!("فصل {}", chapter + 1));
            builder.block(Kind::Paragraph, &format!("نص الفصل {} ", chapter + 1).repeat(40));
            builder.finish().expect("an article")
        })
        .collect();
    for keys in [
        "j j",
        "/ 'الفصل' Enter n n",
        "] ] ]",
        "/ 'الفصل_7' Enter j",
        "/ 'نص_الفصل_3_نص_الفصل_3' Enter n",
        "5 Enter",
        "N",
        "/ 'ف' Enter N N",
    ] {
        let mut player = reader();
        player.keys(keys);
        let place = player.app.document().place();
        for (chapter, part) in (2..).zip(&parts) {
            let before = blocks(chapter);
            let onto = Onto::Behind { blocks: before, settled: blocks(chapter + 1) };
            let is_last = chapter == 9;
            let portion =
                Portion { article: Some(part.clone()), onto, warnings: Vec::new(), read: 1, of: Some(2), is_last };
            arrive(&mut player, Ok(Box::new(portion)));
            assert!(is_last || player.status().contains("50%"), "{}", player.status());
        }
        let mut like = Player::with(book(10), (60, 12), "en");
        like.keys(keys);
        assert_eq!(player.screen(), like.screen(), "{keys}");
        assert!(player.app.document().place() == place || keys != "j j", "{keys}");
        assert_eq!(player.app.document().article(), &book(10));
    }
}

#[test]
fn what_is_typed_behind_what_waits_waits_too() {
    let mut player = reader();
    player.keys("G");
    player.send(Message::Click(30, 3));
    player.keys("/");
    player.send(Message::Paste("الفصل 9".to_owned()));
    assert!(player.app.prompt().is_none());
    arrive(&mut player, Ok(whole()));
    assert_eq!(player.app.prompt().map(|prompt| prompt.editor.text()), Some("الفصل 9"));
}

#[test]
fn what_is_not_wanted_ends_and_what_has_come_stays() {
    let mut player = reader();
    player.keys("G");
    assert_eq!(player.keys("C-c"), Some(Effect::StopReading));
    assert_eq!(player.app.notice(), Some(&Notice::Stopped));
    let held = player.app.take_held();
    for message in held {
        player.send(message);
    }
    let mut like = Player::with(book(2), (60, 12), "en");
    like.keys("G");
    assert_eq!(player.app.document().place(), like.app.document().place());
    player.send(Message::Arrived(Ok(whole())));
    assert_eq!(player.app.document().article(), &book(2), "what nobody waits for is dropped");
    assert_eq!(player.keys("C-c"), Some(Effect::Quit));
}

/// A stream may have no end: nothing waits for it.
#[test]
fn nothing_waits_for_a_stream() {
    let mut player = Player::with(book(2), (60, 12), "en");
    player.app.expect(Awaited::Stream, None);
    assert!(player.status().contains("reading standard input…"), "{}", player.status());
    let mut like = Player::with(book(2), (60, 12), "en");
    for keys in ["G", "/ 'الفصل_1' Enter", "[", "9 Enter"] {
        player.keys(keys);
        like.keys(keys);
        assert_eq!(player.app.document().place(), like.app.document().place(), "{keys}");
    }
}

#[test]
fn one_can_leave_whatever_waits() {
    let mut player = reader();
    assert_eq!(player.keys("q"), Some(Effect::Quit));
    assert_eq!(player.keys("G q"), None);
    assert_eq!(player.keys("C-c"), Some(Effect::StopReading));
    assert_eq!(player.keys("C-c"), Some(Effect::Quit));
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
        arrive(&mut player, Ok(Box::new(Portion { warnings: vec![missing("b")], ..*whole() })));
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
            question: None,
            read: &|_| Err("there is no other".to_owned()),
            more: &|number| Ok(if number % 4 == 0 { whole() } else { part(number, number % 7 == 0) }),
        };
        drive(&mut reader(), &rolls, &mut outside);
    }
}
