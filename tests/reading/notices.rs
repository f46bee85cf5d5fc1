//! Notices are whole on the screen in all languages, and percentages say where one has gone.

use proptest::prelude::*;

use crate::common::Player;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Copied, CopyWay, FileForm, Message, Notice, Setup};
use qari::article::{Article, Builder, Kind};
use qari::format::{self, Asked, Warning};
use qari::messages::Messages;

fn article(paragraphs: usize) -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Heading(1), "فصل");
    for number in 0..paragraphs {
        builder.block(Kind::Paragraph, &"نص من النصوص ".repeat(3 + number * 7 % 40));
    }
    builder.finish().expect("an article")
}

fn player(size: (u16, u16), language: &str) -> Player {
    let app = App::new(article(30), Messages::new([language]), Keymap::shipped(), Setup::new(size));
    Player::of(app, size)
}

/// Notices of which most are longer than a narrow screen.
fn notices() -> Vec<Notice> {
    let copied = |way| Notice::Copied(Copied { characters: 1234, way });
    vec![
        Notice::Wrapped(qari::app::document::matches::Way::Back),
        Notice::NumberFirst,
        Notice::NothingIsWritten,
        Notice::NoSuchCommand("صفحه".to_owned()),
        Notice::NoSuchValue("align", "justified".to_owned()),
        Notice::Marks,
        Notice::Chop,
        Notice::Encoding("words"),
        Notice::Theme { name: "paper".to_owned(), alike: true },
        Notice::Warnings(vec![Warning::Flattened]),
        Notice::Failed("can’t open a/long/path/to/a/document/that/is/not/there.md: file not found.".to_owned()),
        Notice::Stopped,
        Notice::NoFile,
        Notice::NothingLeftOut,
        Notice::InputIsGone,
        Notice::LeadsNowhere,
        copied(CopyWay::Program("wl-copy".to_owned())),
        copied(CopyWay::Failed("xclip".to_owned())),
        copied(CopyWay::Doubtful("xterm")),
        copied(CopyWay::Ignored("xterm")),
        copied(CopyWay::TooLong),
        Notice::NoSource,
        Notice::NoEditor,
        Notice::NoLookup,
        Notice::TooManyBookmarks,
        Notice::NoSuchKeys(vec!["y".parse().expect("a key"), "x".parse().expect("a key")]),
        Notice::Where(Some(FileForm { format: "markdown", encoding: Some("UTF-8") })),
    ]
}

#[test]
fn nothing_that_is_told_is_cut() {
    for size in [(80, 24), (40, 12)] {
        for language in Messages::languages() {
            for notice in notices() {
                let mut player = player(size, language);
                let before = player.screen();
                player.send(Message::Tell(notice.clone()));
                let screen = player.screen();
                let told: Vec<&str> =
                    screen.lines().zip(before.lines()).filter(|(now, then)| now != then).map(|pair| pair.0).collect();
                assert!(
                    !told.is_empty() && !told.iter().any(|row| row.contains('…')),
                    "{language} {notice:?}:\n{screen}"
                );
                assert!(told.len() <= usize::from(size.1) / 2, "{language} {notice:?}:\n{screen}");
                player.keys("Esc");
                assert_eq!(player.screen(), before, "it goes with the next key");
            }
        }
    }
}

/// Beside a link that is chosen, too.
#[test]
fn nothing_is_cut_beside_a_link() {
    let size = (40, 12);
    let text = "[رابط](https://example.org/a)\n".into();
    let article = format::read(text, "a.md", Asked::default()).expect("a document").article;
    let app = App::new(article, Messages::new(["en"]), Keymap::shipped(), Setup::new(size));
    let mut player = Player::of(app, size);
    player.keys("o");
    assert!(player.app.document().link().is_some());
    player.send(Message::Tell(Notice::NoSource));
    // It is the begin of a sentence, or not.
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (screen, told) = (words(&player.screen()), words(&Messages::new(["en"]).get("no-source")));
    assert!(told.iter().all(|word| screen.contains(word)), "{told:?}\n{}", player.screen());
    assert!(player.screen().contains("https://example.org/a"), "{}", player.screen());
}

proptest! {
    /// The bar tells the percentage that one has gone to, or the next that a row begins with.
    #[test]
    fn a_percentage_is_what_the_bar_says(paragraphs in 1_usize..60, percent in 1_usize..=100, height in 8_u16..40) {
        let size = (80, height);
        let app = App::new(article(paragraphs), Messages::new(["en"]), Keymap::shipped(), Setup::new(size));
        let mut player = Player::of(app, size);
        let told = |player: &Player| {
            let panes = player.app.panes().expect("panes");
            player.app.document().percent(&player.app.viewport(&panes))
        };
        for digit in percent.to_string().chars() {
            player.keys(&digit.to_string());
        }
        player.keys("%");
        let there = told(&player);
        prop_assert!(there >= percent || there == 100);
        let place = player.app.document().place();
        player.keys("k");
        prop_assert!(told(&player) < percent || player.app.document().place() == place);
        player.keys("g");
        prop_assert!(told(&player) == 0 || told(&player) == 100);
        player.keys("G");
        prop_assert_eq!(told(&player), 100);
    }
}
