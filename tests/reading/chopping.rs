//! Long lines that are cut, and the numbers of lines.

use crate::common::Player;
use proptest::prelude::*;
use qari::app::document::display::Display;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Notice, Setup};
use qari::article::Article;
use qari::format::{self, Asked};
use qari::messages::Messages;
use qari_bidi::layout::{self, Direction};

fn read(text: &str, name: &str) -> Article {
    format::read(text.as_bytes().to_vec(), name, Asked::default()).expect("an article").article
}

/// A reader of `text`, whose lines are cut and numbered as said.
fn reader(text: &str, name: &str, size: (u16, u16), chop: Option<u16>, numbers: bool) -> Player {
    let display = Display { chop, ..Display::default() };
    let setup = Setup { display, numbers, ..Setup::new(size) };
    Player::of(App::new(read(text, name), Messages::new(["en"]), Keymap::shipped(), setup), size)
}

/// The rows of the text, without the bar beside it.
fn rows(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let is_bar = |c: char| matches!(c, '│' | '┃' | ' ');
    rows[1..rows.len() - 1].iter().map(|row| row.trim_matches(is_bar).to_owned()).collect()
}

const LOG: &str = "10:00:01 a 0123456789012345678901234567890123456789 end\n10:00:02 b\n10:00:03 c\n";

#[test]
fn long_lines_are_cut_and_moved_by_half_the_window() {
    let mut player = reader(LOG, "a.log", (40, 8), Some(0), false);
    assert_eq!(rows(&player)[..2], ["10:00:01 a 01234567890123456789012345…", "10:00:02 b"]);
    player.keys("Right");
    let shown = rows(&player);
    assert!(shown[0].starts_with('…') && shown[0].ends_with("end"), "{shown:?}");
    assert_eq!(shown[1], "…", "its end is beyond the edge");
    // No line goes on any further.
    player.keys("Right Right");
    assert_eq!(rows(&player), shown);
    player.keys("Left");
    assert!(rows(&player)[0].starts_with("10:00:01"));
    player.keys("A-l");
    assert_eq!((player.app.display().chop, player.app.notice()), (None, Some(&Notice::Chop)));
    assert!(rows(&player).iter().all(|row| !row.contains('…')), "{:?}", rows(&player));
    assert!(rows(&player).iter().any(|row| row.ends_with("end")), "{:?}", rows(&player));
    player.keys("- S");
    assert_eq!(player.app.display().chop, Some(0), "typed as in less");
}

#[test]
fn lines_from_right_to_left_are_cut_at_their_left() {
    let text = "سطر اول 0123456789012345678901234567890123456789 نهاية\nسطر ثان\nسطر ثالث\n";
    let asked = Asked { format: format::named("lines"), ..Asked::default() };
    let article = format::read(text.as_bytes().to_vec(), "a", asked).expect("an article").article;
    let setup = Setup { display: Display { chop: Some(0), ..Display::default() }, ..Setup::new((40, 8)) };
    let app = App::new(article, Messages::new(["en"]), Keymap::shipped(), setup);
    let mut player = Player::of(app, (40, 8));
    assert!(rows(&player)[0].starts_with('…'), "{:?}", rows(&player));
    player.keys("Left");
    assert!(rows(&player)[0].ends_with('…'), "the arrow of the direction of reading: {:?}", rows(&player));
}

#[test]
fn arrows_turn_pages_where_nothing_can_be_cut() {
    let prose: String = (0..40).map(|_| "A sentence of a text that is prose and nothing else.\n\n").collect();
    let mut player = reader(&prose, "a.txt", (40, 8), Some(0), false);
    let before = player.app.document().place();
    player.keys("Right");
    assert_ne!(player.app.document().place(), before);
    assert_eq!(player.app.display().chop, Some(0));
}

#[test]
fn a_minus_alone_narrows_the_text() {
    let mut player = reader("a\n", "a.txt", (80, 8), None, false);
    let width = |player: &Player| player.app.panes().expect("panes").text.width;
    let before = width(&player);
    player.keys("- - j");
    assert!(width(&player) + 8 == before, "{} of {before}", width(&player));
}

#[test]
fn lines_are_numbered_as_in_the_source() {
    let text: String = (1..=200).map(|n| format!("10:00:00 line {n}\n")).collect();
    let mut player = reader(&text, "a.log", (40, 8), None, true);
    assert_eq!(rows(&player)[..2], ["1 10:00:00 line 1", "2 10:00:00 line 2"]);
    player.app.open_at_line(150);
    assert_eq!(rows(&player)[0], "150 10:00:00 line 150");
    player.app.open_at_line(9999);
    assert!(rows(&player)[0].starts_with("200 "), "{:?}", rows(&player));
    // A line that is wrapped has one number.
    let player = reader(LOG, "a.log", (40, 8), None, true);
    let numbered = rows(&player).iter().filter(|row| row.starts_with(|c: char| c.is_ascii_digit())).count();
    assert!(numbered >= 3, "{:?}", rows(&player));
    // Prose is numbered as --find does.
    let player = reader("# One\n\ntext\n\nmore\n", "a.md", (60, 12), None, true);
    let shown = rows(&player).join("\n");
    for expected in ["1 one", "2 text", "3 more"] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
}

proptest! {
    #![proptest_config(crate::common::cases(300))]

    /// A window is as wide as said at most, and shows nothing twice; shifted along, it shows all of the line.
    #[test]
    fn windows_show_all_of_a_line(text in "[a-f\u{628}\u{627}\u{5d0} 中]{0,60}", width in 0_usize..30, rtl: bool) {
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let options = layout::LayoutOptions::new(u16::MAX).isolating();
        let line = layout::paragraph(&text, direction, &[], options).line(0, &text);
        let mut seen = std::collections::HashSet::new();
        for shift in 0..=line.width() {
            let window = line.clone().window(shift, width, false);
            prop_assert!(window.width() <= width);
            let ranges: Vec<_> = window.cells.iter().filter_map(|cell| match &cell.source {
                layout::CellSource::Text(range) => Some(range.clone()),
                _ => None,
            }).collect();
            let once: std::collections::HashSet<_> = ranges.iter().cloned().collect();
            prop_assert_eq!(once.len(), ranges.len());
            seen.extend(once);
        }
        // Not everywhere is room for a wide letter between two ellipses.
        for cell in line.cells.iter().filter(|cell| width > 3 || width > 0 && cell.width < 2) {
            if let layout::CellSource::Text(range) = &cell.source {
                prop_assert!(seen.contains(range));
            }
        }
    }
}
