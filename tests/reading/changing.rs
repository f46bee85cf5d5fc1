//! The file of the document that is read changes: it grows, is written anew, or goes away.

use crate::common::Player;
use qari::app::document::matches::Matches;
use qari::app::{Change, Effect, Message, Notice};
use qari::article::{Article, Builder, Kind};
use qari::format::{Asked, Onto, Portion, Reading, read};

const NAME: &str = "a.txt";

/// Paragraphs of a numbered text.
fn article(numbers: impl IntoIterator<Item = usize>) -> Article {
    let mut builder = Builder::new();
    for number in numbers {
        builder.block(Kind::Paragraph, &format!("الفقرة رقم {number} وفيها كلمات أخرى كثيرة"));
    }
    builder.finish().expect("an article")
}

fn reader(article: Article) -> Player {
    let mut player = Player::with(article, (60, 12), "en");
    player.app.shelve(vec![NAME.into()], 0);
    player
}

fn change(player: &mut Player, change: Change) {
    player.send(Message::Changed(NAME.into(), change));
}

fn anew(article: Article) -> Change {
    Change::Anew(Box::new(Reading::from(article)))
}

fn grown(blocks: usize, part: Article) -> Change {
    let onto = Onto::Behind { blocks, settled: blocks };
    let portion = Portion { article: Some(part), onto, warnings: Vec::new(), read: 1, of: None, is_last: true };
    Change::Grown(Box::new(portion))
}

/// The text of the topmost block.
fn top(player: &Player) -> String {
    let document = player.app.document();
    document.article().text(document.place().pos.block).to_owned()
}

#[test]
fn a_text_that_was_written_anew_is_read_on_at_the_same_place() {
    let mut player = reader(article(0..100));
    player.keys("Space Space Space j");
    let before = top(&player);
    change(&mut player, anew(article((200..230).chain(0..100))));
    assert_eq!(top(&player), before);
    assert_eq!(player.app.notice(), Some(&Notice::ReadAnew));
    change(&mut player, anew(article(0..100)));
    assert_eq!(top(&player), before);
}

/// The tokens of the last block of a program are read anew with it.
#[test]
fn a_program_that_grows_has_the_tokens_of_its_new_end() {
    let program = |text: &str| read(text.into(), "a.py", Asked::default()).expect("an article").article;
    // A block has 64 lines; the last one is read anew.
    let mut player = reader(program(&format!("{}x = \"مرحبا بكم\"  # تعليق", "pass\n".repeat(64))));
    player.keys("G");
    assert!(player.screen().contains("ABHRM"), "{}", player.screen());
    change(&mut player, grown(1, program("# ت")));
    assert!(!player.screen().contains("ABHRM"), "{}", player.screen());
    change(&mut player, grown(1, program("y = 1  # سطر جديد")));
    assert!(player.screen().contains("RṬS"), "{}", player.screen());
}

#[test]
fn the_search_goes_on_and_leads_nobody_away() {
    let mut player = reader(article(0..100));
    player.keys("/ 'رقم' Enter n n n n n n n n n n n n");
    assert_eq!(player.app.document().matches().and_then(Matches::number), Some(13));
    change(&mut player, anew(article((200..230).chain(0..100))));
    assert!(player.screen().contains("12 MQR"), "{}", player.screen());
    assert_eq!(player.app.document().matches().and_then(Matches::number), Some(43));
    assert_eq!(player.app.document().matches().map(Matches::count), Some(130));
    player.keys("n");
    assert_eq!(player.app.document().matches().and_then(Matches::number), Some(44));
    // The match itself is gone.
    change(&mut player, anew(article((0..8).chain(30..100))));
    let here = player.app.document().place();
    player.send(Message::Work);
    assert_eq!(player.app.document().place(), here);
}

/// A text that was cut short, to one word at last.
#[test]
fn a_text_that_shrinks_is_shown_as_it_is() {
    let mut player = reader(article(0..100));
    player.keys("G / 'رقم' Enter N N");
    for left in [50, 3, 1] {
        change(&mut player, anew(article(0..left)));
        player.paint();
        player.keys("j k n G g");
        assert_eq!(player.app.document().article().blocks().len(), left);
    }
    player.keys("C-o C-o");
    player.paint();
}

#[test]
fn what_is_typed_is_not_disturbed() {
    let mut player = reader(article(0..100));
    player.keys("/ 'رقم'");
    change(&mut player, anew(article(50..100)));
    assert_eq!(player.app.document().article(), &article(0..100));
    player.keys("'_5'");
    player.keys("Enter");
    assert_eq!(player.app.document().article(), &article(50..100));
    assert_eq!(player.app.notice(), Some(&Notice::ReadAnew));
}

#[test]
fn what_is_added_is_read_on() {
    let mut player = reader(article(0..10));
    player.keys("/ 'رقم' Enter");
    let here = player.app.document().place();
    change(&mut player, grown(9, article(9..20)));
    assert_eq!(player.app.document().article(), &article(0..20));
    assert_eq!(player.app.document().place(), here);
    assert_eq!(player.app.document().matches().map(Matches::count), Some(20));
    assert_eq!(player.app.notice(), Some(&Notice::Grown));
}

#[test]
fn the_end_is_followed_until_one_goes_back() {
    for back in ["k", "b", "g", "u"] {
        let mut player = reader(article(0..30));
        player.keys("F");
        assert!(player.status().contains("following"), "{}", player.status());
        change(&mut player, grown(30, article(30..60)));
        assert!(player.screen().contains("59"), "{}", player.screen());
        assert_eq!(player.app.notice(), None);
        // One may go on, search and resize.
        player.keys("j Space");
        player.send(Message::Resize(50, 11));
        assert!(player.app.arriving().follows());
        player.keys(back);
        assert!(!player.app.arriving().follows(), "{back}");
        let here = player.app.document().place();
        change(&mut player, grown(60, article(60..90)));
        assert_eq!(player.app.document().place(), here);
    }
    let mut player = reader(article(0..30));
    player.keys("F F");
    assert!(!player.app.arriving().follows());
    player.keys("F");
    assert_eq!(player.keys("C-c"), Some(Effect::StopReading));
    assert!(!player.app.arriving().follows());
    assert_eq!(player.keys("C-c"), Some(Effect::Quit));
}

#[test]
fn a_file_that_is_gone_or_the_same_is_said_to_be() {
    let mut player = reader(article(0..30));
    assert_eq!(player.keys("R"), Some(Effect::Look));
    change(&mut player, Change::None);
    assert_eq!(player.app.notice(), Some(&Notice::Unchanged));
    change(&mut player, Change::Gone("It is gone.".to_owned()));
    assert!(player.status().contains("the text stays as it was. it is gone."), "{}", player.status());
    assert_eq!(player.app.document().article(), &article(0..30));
    player.send(Message::Changed("b.txt".into(), anew(article(0..3))));
    assert_eq!(player.app.document().article(), &article(0..30), "another file is none of its business");
}

#[test]
fn what_has_no_file_is_not_looked_at() {
    let mut player = Player::new((60, 12), "en");
    for key in ["R", "F"] {
        assert_eq!(player.keys(key), None);
        assert_eq!(player.app.notice(), Some(&Notice::NoFile));
    }
}
