//! The place of the cursor of the terminal while one reads, which screen readers and magnifiers follow.

use crate::common::{Player, capital, screen};
use qari::app::keys::keymap::Keymap;
use qari::app::screen::standing;
use qari::app::{App, Message, ReadingCursor, Setup};
use qari::article::Article;
use qari::format::{Asked, read};
use qari::messages::Messages;
use qari::theme::Styles;
use qari::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZE: (u16, u16) = (60, 14);

const TEXT: &str = "\
# كتاب قديم

بيت في abc مدينة [رابط](https://a.org) بعيد.

abc def كتاب.

## فصل آخر

نص.
";

fn article(text: &str) -> Article {
    read(text.as_bytes().to_vec(), "a.md", Asked::default()).expect("an article").article
}

fn reader() -> Player {
    Player::with(article(TEXT), SIZE, "en")
}

/// The symbols where one reads, from there on in the direction of the text: `count` cells to the left if it is
/// negative; and the row.
fn there(player: &Player, count: i16) -> (String, u16) {
    let panes = player.app.panes().expect("panes");
    let (x, y) = standing::place(&player.app, &panes).expect("a place");
    let (buffer, _) = player.paint();
    let column = |step: u16| if count < 0 { x - step } else { x + step };
    ((0..count.unsigned_abs()).map(|step| capital(buffer[(column(step), y)].symbol())).collect(), y)
}

fn text_there(player: &Player, count: i16) -> String {
    there(player, count).0
}

#[test]
fn it_stands_at_the_first_letter_of_the_first_row() {
    assert_eq!(there(&reader(), -9).0, "KTAB QDYM");
    let mut player = Player::with(article(TEXT), (30, 6), "en");
    player.keys("j j");
    assert_eq!(text_there(&player, -3), "BYT", "the text has been scrolled");
    let player = Player::with(article("abc def\n"), SIZE, "ar");
    assert_eq!(text_there(&player, 7), "abc def");
}

#[test]
fn it_stands_at_what_is_chosen_found_or_selected() {
    let mut player = reader();
    player.keys("o");
    // Its first letter is beneath the hint.
    assert_eq!(text_there(&player, -4), "sABṬ", "the chosen link");
    player.keys("Esc /");
    let panes = player.app.panes().expect("panes");
    assert_eq!(standing::place(&player.app, &panes), None, "where one types");
    player.send(Message::Paste("كتاب".to_owned()));
    player.keys("Enter");
    let first = there(&player, -4);
    player.keys("n");
    let second = there(&player, -4);
    assert_eq!((first.0.as_str(), second.0.as_str()), ("KTAB", "KTAB"));
    assert_ne!(first.1, second.1, "the current match");
    player.keys("v Left");
    assert_eq!(text_there(&player, -3), "TAB", "the cursor while one selects");
    player.keys("Esc o");
    assert_eq!(text_there(&player, -4), "sABṬ", "a chosen link comes before a match");
}

/// A match and a link that are scrolled away are not where one reads.
#[test]
fn it_stands_on_the_screen() {
    let text = format!("كتاب\n\n{}", "سطر\n\n".repeat(60));
    let mut player = Player::with(article(&text), SIZE, "en");
    player.keys("/");
    player.send(Message::Paste("كتاب".to_owned()));
    player.keys("Enter");
    assert_eq!(text_there(&player, -4), "KTAB");
    player.keys("Space Space");
    assert_eq!(text_there(&player, -3), "SṬR");
}

#[test]
fn it_stands_at_the_chosen_entry_of_a_list_until_one_types() {
    let mut player = reader();
    player.keys("C-p");
    assert_eq!(text_there(&player, 12), "introduction");
    player.keys("Down");
    assert_eq!(text_there(&player, -6), "FŞL ÂX");
    player.send(Message::Paste("فصل".to_owned()));
    let panes = player.app.panes().expect("panes");
    assert_eq!(standing::place(&player.app, &panes), None);
    player.keys("Down");
    assert_eq!(text_there(&player, -6), "FŞL ÂX");
}

#[test]
fn it_stands_at_the_section_that_is_read_in_the_contents() {
    let mut player = Player::with(article(TEXT), (100, 14), "en");
    assert_eq!(text_there(&player, -4), "KTAB");
    player.keys("Tab");
    assert_eq!(text_there(&player, 4), "intr");
    player.keys("Down");
    assert_eq!(text_there(&player, -3), "FŞL");
}

#[test]
fn a_match_in_the_disclaimer_is_one_on_the_screen() {
    let article = qari::load::embedded().expect("the embedded article").article;
    let word = article.text(article.disclaimer().start).split(' ').next().expect("a word").to_owned();
    let mut player = Player::with(article, (80, 24), "en");
    player.keys("/");
    player.send(Message::Paste(word));
    player.keys("Enter N");
    let panes = player.app.panes().expect("panes");
    let (_, y) = standing::place(&player.app, &panes).expect("a place");
    assert!(panes.footer.is_some_and(|footer| footer.contains(footer.x, y)), "{}", screen(&player.paint().0));
    player.keys("Esc i");
    let (_, y) = standing::place(&player.app, &player.app.panes().expect("panes")).expect("a place");
    assert!(panes.overlay_text.y <= y && y < panes.overlay_text.y + panes.overlay_text.height);
}

/// The frame has it there, unless the settings hide it; where one types it is always seen.
#[test]
fn the_setting_hides_it_while_one_reads() {
    for cursor in [ReadingCursor::Shown, ReadingCursor::Hidden] {
        let setup = Setup { cursor, ..Setup::new(SIZE) };
        let mut player = Player::of(App::new(article(TEXT), Messages::new(["en"]), Keymap::shipped(), setup), SIZE);
        let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a terminal");
        let mut shown = |player: &Player| {
            terminal
                .draw(|frame| {
                    if let Some(place) = view::draw(&player.app, &Styles::default(), frame.buffer_mut()).cursor {
                        frame.set_cursor_position(place);
                    }
                })
                .expect("a frame");
            let place = terminal.get_cursor_position().expect("a place");
            (place.x, place.y)
        };
        let read = standing::place(&player.app, &player.app.panes().expect("panes"));
        assert_eq!(read.is_some(), cursor == ReadingCursor::Shown);
        let before = shown(&player);
        assert!(read.is_none_or(|read| read == before));
        player.keys("/");
        let typed = player.paint().1.expect("a prompt");
        assert_eq!(shown(&player), typed);
        player.keys("Esc C-p");
        let filter = player.paint().1.expect("a filter");
        assert_eq!(shown(&player) == filter, cursor == ReadingCursor::Hidden);
    }
}
