//! Screens: keys are replayed on the reader, and whole frames compared. Frames are kept in `snapshots`, Arabic
//! written in CAPITALS (see `common`), so that they can be read in any editor.

use crate::common::{Player, matches};
use qari::app::{Effect, Focus, Message};
use qari::article::{Builder, Kind};

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
            frames.push_str(&format!("── {keys} ──\n{}\n", crate::common::screen(&buffer)));
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
    assert_eq!(player.app.focus(), Focus::Text, "the right arrow leads into the section");
    assert!(player.screen().starts_with(" a plain story › first part "), "{}", player.screen());
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
    let place = player.app.document().place();
    for size in [(40, 12), (200, 60), (20, 5), (80, 24)] {
        player.send(Message::Resize(size.0, size.1));
        assert_eq!(player.app.document().place(), place);
    }
}
