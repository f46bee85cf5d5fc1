//! Bookmarks and remarks: setting them, going to them, their list, and what stands in the margin.

use crate::common::Player;
use qari::app::keys::command::Context;
use qari::app::{Effect, Listing, Message, Notice};
use qari::article::{Article, Builder, Kind};

fn article() -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "عنوان");
    for section in 0..30 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        builder.block(Kind::Paragraph, &format!("فقرة من الفصل {section} فيها كلمات قليلة"));
    }
    builder.finish().expect("an article")
}

fn player() -> Player {
    let mut player = Player::with(article(), (60, 14), "en");
    player.app.set_clock(1000);
    player
}

fn ids(player: &Player) -> Vec<String> {
    player.app.document().bookmarks().placed().iter().map(|one| one.id.clone()).collect()
}

#[test]
fn a_letter_leads_back_to_its_place_on_every_keyboard() {
    for (set, go) in [("m a", "' a"), ("ة ش", "ط ش"), ("m A", "' A"), ("צ ש", "' ש"), ("پ ش", "گ ش")] {
        let mut player = player();
        player.keys("1 1 ]");
        let place = player.app.document().place().pos;
        player.keys(set);
        assert!(matches!(player.app.notice(), Some(Notice::BookmarkSet(Some(_)))), "{set}: {:?}", player.app.notice());
        player.keys("G");
        let end = player.app.document().place();
        player.keys(go);
        assert_eq!(player.app.document().place().pos, place, "{go}");
        player.keys("Backspace");
        assert_eq!(player.app.document().place(), end, "one can go back from there: {go}");
    }
    let mut player = player();
    player.keys("m ة");
    assert_eq!(ids(&player).len(), 1, "twice the same key asks for a remark");
    player.keys("Esc ' z");
    assert_eq!(player.app.notice(), Some(&Notice::NoBookmark('z')));
    player.keys("m 5");
    assert!(matches!(player.app.notice(), Some(Notice::NoSuchKeys(_))));
}

#[test]
fn a_remark_is_typed_and_typed_again() {
    let mut player = player();
    player.keys("5 ] m m 'ملاحظة_أولى' Enter");
    let remarks = |player: &Player| {
        let placed = player.app.document().bookmarks().placed();
        placed.iter().map(|one| one.remark.clone()).collect::<Vec<_>>()
    };
    assert_eq!(remarks(&player), ["ملاحظة أولى"]);
    player.keys("m m '_وأكثر' Enter");
    assert_eq!(remarks(&player), ["ملاحظة أولى وأكثر"], "a paragraph has one without a letter");
    player.keys("j j j m m Esc");
    assert_eq!(remarks(&player), ["ملاحظة أولى وأكثر", ""], "without a remark it is a bookmark too");
    assert_eq!(player.app.context(), Context::Reading);
}

#[test]
fn the_list_is_filtered_gone_to_and_shortened() {
    let mut player = player();
    player.app.shelve(vec!["a.txt".into()], 0);
    player.keys("5 ] m a 5 ] m b 5 ] m m 'نادرة' Enter g");
    assert_eq!(player.app.take_kept().len(), 1, "what has changed is kept at once");
    player.keys("'");
    player.send(Message::Idle);
    assert_eq!(player.app.picker().map(|picker| (picker.name(), picker.count(None))), Some(("bookmarks", 3)));
    assert!(player.screen().contains("LŞF · a"), "the letter and the text: {}", player.screen());
    player.keys("'نادرة'");
    assert_eq!(player.app.picker().map(|picker| picker.count(None)), Some(1));
    player.keys("Enter");
    let block = player.app.document().place().pos.block;
    assert!(player.app.document().article().text(block).contains("15"), "{block}");
    player.keys("A-m Down A-d");
    assert_eq!(player.app.picker().map(|picker| (picker.count(None), picker.chosen())), Some((2, 1)));
    player.keys("Esc ' b");
    assert_eq!(player.app.notice(), Some(&Notice::NoBookmark('b')));
    player.keys("m b");
    assert_eq!(ids(&player).iter().filter(|id| *id == "b").count(), 1, "it can be set again");
}

#[test]
fn the_bookmarks_of_other_documents_are_listed_and_gone_to() {
    let mut player = player();
    player.app.shelve(vec!["a.txt".into()], 0);
    player.keys("5 ] m a g");
    let mut other = Player::with(article(), (60, 14), "en");
    other.app.set_clock(7);
    other.app.shelve(vec!["/b.txt".into()], 0);
    other.keys("9 ] m c");
    let kept = other.app.take_kept();
    assert_eq!(kept.len(), 1);
    player.keys("A-m");
    assert_eq!(player.keys("A-m"), Some(Effect::ListKept(Listing::Bookmarks, vec![Some("a.txt".into())])));
    player.send(Message::Listed(Listing::Bookmarks, kept));
    assert_eq!(player.app.picker().map(|picker| (picker.name(), picker.count(None))), Some(("all-bookmarks", 2)));
    player.keys("Down");
    assert_eq!(player.keys("Enter"), Some(Effect::Open("/b.txt".into())));
    player.send(Message::Opened("/b.txt".into(), Ok(Box::new(article().into()))));
    let block = player.app.document().place().pos.block;
    assert_eq!(block, other.app.document().place().pos.block);
}

#[test]
fn a_bookmarked_row_shows_it_in_the_margin() {
    for size in [(20, 8), (40, 12), (80, 24), (200, 60)] {
        let mut player = Player::with(article(), size, "ar");
        let before = player.paint().0;
        player.keys("m q");
        let after = player.paint().0;
        let changed = |y: u16| (0..size.0).filter(|&x| before[(x, y)].symbol() != after[(x, y)].symbol()).count();
        let rows = (0..size.1 - 1).filter(|&y| changed(y) == 1).count();
        assert_eq!(rows, 1, "one cell of one row at {size:?}");
        let symbols: Vec<&str> =
            (0..size.0 * (size.1 - 1)).map(|at| after[(at % size.0, at / size.0)].symbol()).collect();
        assert!(symbols.contains(&"q"), "{size:?}");
    }
}

/// The bookmarks of two readers come together, the later change of each wins, and what one has removed stays removed.
#[test]
fn two_readers_of_a_document_share_their_bookmarks() {
    let mut one = player();
    let mut other = player();
    for (player, now) in [(&mut one, 1000), (&mut other, 2000)] {
        player.app.shelve(vec!["a.txt".into()], 0);
        player.app.set_clock(now);
    }
    one.keys("5 ] m a m b");
    let (name, record) = one.app.take_kept().remove(0);
    other.send(Message::Kept(name, Box::new(record)));
    assert_eq!(ids(&other), ["a", "b"]);
    other.keys("A-m A-d Esc 9 ] m c");
    let (name, record) = other.app.take_kept().remove(0);
    one.send(Message::Kept(name, Box::new(record)));
    assert_eq!(ids(&one), ["b", "c"]);
}

#[test]
fn documents_read_last_stand_below_the_open_ones() {
    let mut player = player();
    player.app.shelve(vec!["a.txt".into(), "b.txt".into()], 0);
    let names = vec![Some("a.txt".into()), Some("b.txt".into())];
    assert_eq!(player.keys("s"), Some(Effect::ListKept(Listing::Recent, names)));
    assert_eq!(player.app.picker().map(|picker| picker.count(None)), Some(2));
    let mut other = Player::with(article(), (60, 14), "en");
    other.app.shelve(vec!["/c.txt".into()], 0);
    player.send(Message::Listed(Listing::Recent, other.app.record().into_iter().collect()));
    assert_eq!(player.app.picker().map(|picker| picker.count(None)), Some(3));
    player.keys("Down Down");
    assert_eq!(player.keys("Enter"), Some(Effect::Open("/c.txt".into())));
}
