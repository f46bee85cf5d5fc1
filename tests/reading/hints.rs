//! Hints at links, and notes shown at their signs.

use crate::common::Player;
use qari::app::keys::command::Context;
use qari::app::keys::key::Key;
use qari::app::keys::keymap::Keymap;
use qari::app::{Effect, Message, Notice};
use qari::article::{Article, Builder, ContainerKind, Kind, Markup, Rich};
use qari::messages::Messages;
use qari_bidi::text::direction::Direction;

/// Paragraphs that are links, each to a page of its number.
fn article(links: usize, text: &str) -> Article {
    let mut builder = Builder::new();
    for link in 0..links {
        let address = format!("https://example.org/{link}");
        builder.rich(Kind::Paragraph, Rich::from(text).within(Markup::Link(address)));
    }
    builder.finish().expect("an article")
}

fn reader(links: usize, language: &str) -> Player {
    let text = if language == "ar" { "رابط إلى صفحة" } else { "link to a page" };
    Player::with(article(links, text), (40, 60), language)
}

fn page(number: usize) -> Effect {
    Effect::Browse(format!("https://example.org/{number}"))
}

/// The letters of hints in a language, and the keys of them on a US keyboard.
fn letters(language: &str) -> Vec<(char, char)> {
    let keymap = Keymap::shipped();
    let all = Messages::new([language]).get("hint-letters");
    let letters = all.chars().filter(|c| !c.is_whitespace());
    letters.map(|c| (c, keymap.latin(Key::char(c)).expect("a key of a letter"))).collect()
}

#[test]
fn a_hint_is_typed_on_any_keyboard() {
    for language in Messages::languages() {
        let letters = letters(language);
        for (index, (letter, key)) in letters.iter().enumerate() {
            for typed in [letter, key] {
                let mut player = reader(letters.len(), language);
                assert_eq!(player.keys(&format!("o {typed}")), Some(page(index)), "{typed} in {language}");
            }
        }
    }
}

#[test]
fn hints_are_no_keys_of_the_mode_on_any_layout() {
    let keymap = Keymap::shipped();
    for language in Messages::languages() {
        let letters = letters(language);
        assert!(letters.len() >= 10, "{language}");
        for (letter, key) in &letters {
            assert_eq!(letters.iter().filter(|(_, other)| other == key).count(), 1, "{letter} in {language}");
            for direction in [Direction::Rtl, Direction::Ltr] {
                assert_eq!(keymap.command(Context::Choosing, Key::char(*letter), direction), None, "{letter}");
                assert_eq!(keymap.command(Context::Choosing, Key::char(*key), direction), None, "{key}");
            }
        }
    }
}

#[test]
fn many_links_have_hints_of_two_letters() {
    let mut player = reader(20, "ar");
    let keys: Vec<char> = letters("ar").into_iter().map(|(letter, _)| letter).collect();
    let second = keys.len() + 1;
    assert_eq!(player.keys(&format!("o {}", keys[1])), None);
    assert_eq!(player.keys(&keys[1].to_string()), Some(page(second)));
    // What begins no hint is told, and forgotten.
    let last = keys.last().expect("letters");
    let mut player = reader(20, "ar");
    assert_eq!(player.keys(&format!("o {last}")), None);
    assert_eq!(player.app.notice(), Some(&Notice::NoSuchHint));
    assert_eq!(player.keys(&format!("{} {}", keys[0], keys[0])), Some(page(0)));
}

#[test]
fn hints_stand_where_links_begin() {
    let mut player = reader(2, "ar");
    player.keys("o");
    let screen = player.screen();
    let rows: Vec<&str> = screen.lines().filter(|row| row.contains("PHFŞ")).map(str::trim_end).collect();
    assert_eq!(rows.len(), 2, "{screen}");
    // «رابط» begins with the letter of the hint instead of its own.
    assert!(rows[0].ends_with("ṬBAS") && rows[1].ends_with("ṬBAY"), "{screen}");
    let mut player = reader(20, "en");
    player.keys("o");
    assert!(player.screen().contains("ssnk to a page") && player.screen().contains("sdnk to a page"));
    player.keys("d");
    assert!(player.screen().contains("dsnk to a page") && player.screen().contains("link to a page"));
    player.keys("Esc");
    assert!(!player.screen().contains("dsnk"));
}

#[test]
fn y_has_a_hint_copied() {
    let mut player = reader(3, "en");
    let copy = |number: usize| Some(Effect::Copy(format!("https://example.org/{number}")));
    assert_eq!(player.keys("o y"), copy(0), "the chosen one");
    assert_eq!(player.keys("f"), copy(2));
    assert_eq!(player.keys("Esc o f"), Some(page(2)));
    assert_eq!(player.keys("Esc o k y"), copy(1), "who moves copies what was moved to");
}

fn noted() -> Article {
    let mut builder = Builder::new();
    let mut text = Rich::from("نص");
    text.styled(Markup::FootnoteReference("1".to_owned()), "[1]").text(" وبقية");
    builder.rich(Kind::Paragraph, text);
    for _ in 0..30 {
        builder.block(Kind::Paragraph, "فقرة");
    }
    let label = builder.label("1");
    builder.open(ContainerKind::Footnote { label });
    builder.block(Kind::Paragraph, "حاشية أولى").block(Kind::Paragraph, "وبقيتها").close();
    builder.block(Kind::Paragraph, "خارجها");
    builder.finish().expect("an article")
}

#[test]
fn a_note_is_shown_at_its_sign_then_gone_to() {
    let mut player = Player::with(noted(), (60, 20), "ar");
    let start = player.app.document().place();
    player.keys("o Enter");
    let screen = player.screen();
    assert!(screen.contains("ÝLWÁ PYŠAH") && screen.contains("AOTYQBW") && !screen.contains("AOJRAX"), "{screen}");
    assert_eq!(player.app.document().place(), start);
    player.keys("Esc");
    assert!(!player.screen().contains("ÝLWÁ PYŠAH"), "the note is closed");
    assert_eq!(player.app.context(), Context::Choosing);
    player.keys("Enter Enter");
    assert_ne!(player.app.document().place(), start);
    assert!(player.screen().contains("AOJRAX"), "the end of the text, where the note stands");
    player.keys("Esc");
    assert_eq!(player.app.context(), Context::Reading);
}

#[test]
fn a_note_is_shown_by_the_mouse_and_by_a_hint() {
    let mut player = Player::with(noted(), (60, 20), "en");
    player.keys("o s");
    assert!(player.screen().contains("ÝLWÁ PYŠAH"));
    player.keys("Esc Esc");
    let (buffer, _) = player.paint();
    let cells = (0..60).flat_map(|x| (0..20).map(move |y| (x, y)));
    let (x, y) = cells.into_iter().find(|&at| buffer[at].symbol() == "1" && at.0 > 20).expect("the sign");
    player.send(Message::Click(x, y));
    player.send(Message::Release);
    assert!(player.screen().contains("ÝLWÁ PYŠAH"));
    player.send(Message::Click(5, 18));
    assert!(!player.screen().contains("ÝLWÁ PYŠAH"), "a click beside closes it");
    player.send(Message::Click(x, y));
    player.send(Message::ClickAgain(x, y, 2));
    assert!(player.screen().contains("AOJRAX"));
}

#[test]
fn a_long_note_on_a_small_screen_is_cut() {
    let mut builder = Builder::new();
    builder.rich(Kind::Paragraph, Rich::from("[1]").within(Markup::FootnoteReference("1".to_owned())));
    let label = builder.label("1");
    builder.open(ContainerKind::Footnote { label }).block(Kind::Paragraph, &"كلمات كثيرة ".repeat(400));
    let article = builder.finish().expect("an article");
    for size in [(20, 5), (20, 8), (40, 12), (200, 60)] {
        let mut player = Player::with(article.clone(), size, "ar");
        player.keys("o Enter");
        player.paint();
        player.keys("Enter Enter j");
        player.paint();
    }
}
