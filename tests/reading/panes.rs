//! The parts of the screen: the section list, the column, the help and the disclaimer over the text, and the way back.

use crate::common::{Player, matches};
use qari::app::keys::command::COMMANDS;
use qari::app::{Effect, Message};
use qari::article::{Builder, Kind};
use qari::messages::Messages;
use qari_bidi::text::direction::Direction;

#[test]
fn the_list_follows_the_reading_position() {
    let mut player = Player::new((80, 24), "ar");
    let section =
        |player: &Player| player.app.document().section(&player.app.viewport(&player.app.panes().expect("panes")));
    assert_eq!(section(&player), 0);
    player.keys("]");
    assert_eq!(section(&player), 1);
    player.keys("]");
    assert_eq!(section(&player), 2);
    player.keys("G");
    assert_eq!(section(&player), 2, "the end is read when it is on the screen");
    player.keys("[");
    assert_eq!(player.app.document().place().pos.block, player.app.document().article().sections()[2].blocks.start);
    player.keys("[");
    assert_eq!(section(&player), 1);
}

#[test]
fn columns_are_widened_and_narrowed() {
    let mut player = Player::new((200, 40), "ar");
    let panes = |player: &Player| player.app.panes().expect("panes");
    assert_eq!(panes(&player).text.width, 80);
    player.keys("+ +");
    assert_eq!(panes(&player).text.width, 88);
    player.keys("- - - -");
    assert_eq!(panes(&player).text.width, 72);
    let before = panes(&player).contents.expect("contents").width;
    player.keys(">");
    assert_eq!(panes(&player).contents.expect("contents").width, before + 4);
    player.keys("< < c");
    assert_eq!(panes(&player).contents, None);
    player.keys("c");
    assert_eq!(panes(&player).contents.expect("contents").width, before - 4);
    assert_eq!(player.app.direction(), Direction::Rtl);
}

#[test]
fn the_column_goes_by_what_is_seen() {
    let mut player = Player::new((80, 24), "ar");
    let width = |player: &Player| player.app.panes().expect("panes").text.width;
    let before = width(&player);
    player.keys("-");
    assert_eq!(width(&player), before - 4, "the first press shows");
    player.keys("+ + + + +");
    assert_eq!(width(&player), before, "no wider than the screen");
    let settings = |measure| qari::app::Setup { measure, ..qari::app::Setup::new((500, 24)) };
    for measure in [20, 80, 400] {
        let article = qari::load::embedded().expect("the embedded article").article;
        let messages = qari::messages::Messages::new(["en"]);
        let keymap = qari::app::keys::keymap::Keymap::shipped();
        let mut app = qari::app::App::new(article, messages, keymap, settings(measure));
        let before = app.panes().expect("panes").text.width;
        app.update(Message::Key("+".parse().expect("a key")));
        assert!(app.panes().expect("panes").text.width >= before, "{measure}: wider is not narrower");
    }
}

#[test]
fn a_list_that_has_gone_takes_no_keys_and_hides_nothing() {
    let mut player = Player::new((100, 24), "ar");
    player.keys("Tab");
    player.send(Message::Resize(40, 12));
    player.keys("j");
    let mut other = Player::new((40, 12), "ar");
    other.keys("j");
    assert_eq!(player.app.document().place(), other.app.document().place(), "j moves in the text");
    player.keys("c");
    player.send(Message::Resize(100, 24));
    assert_eq!(player.keys("q"), Some(Effect::Quit), "nothing is open any more");
    let mut player = Player::new((40, 20), "ar");
    player.keys("Tab / 'الرموز' Enter");
    assert!(matches(&player.paint().0).contains('M'), "the match is not behind the list");
    let mut least = Player::new((20, 5), "ar");
    least.keys("c j");
    assert!(least.screen().contains("2 ") || least.screen().contains(" 2"), "a section shows:\n{}", least.screen());
}

/// No name has more than two rows; a longer one is cut.
#[test]
fn names_of_sections_have_two_rows() {
    let article = |sections: usize| {
        let mut builder = Builder::new();
        for number in 0..sections {
            let heading = format!("{} end{number}", "كلمة ".repeat(18));
            builder.block(Kind::Heading(1), &heading).block(Kind::Paragraph, "نص");
        }
        builder.finish().expect("an article")
    };
    let whole = |sections: usize, height| {
        let player = Player::with(article(sections), (80, height), "ar");
        let panes = player.app.panes().expect("panes");
        let rows = qari::app::screen::contents::rows(&player.app, &panes);
        let text = |row: &qari::app::screen::contents::SectionRow| {
            row.name().map_or_else(String::new, qari_bidi::layout::VisualLine::visual_text)
        };
        assert!(rows.len() <= usize::from(panes.contents.expect("contents").height));
        let ends = rows.iter().filter(|row| text(row).contains("end")).count();
        assert!((0..sections).all(|section| height < 20 || rows.iter().any(|row| row.section == section)));
        (ends, rows.iter().filter(|row| text(row).contains('…')).count())
    };
    assert_eq!(whole(2, 24), (0, 2));
    assert_eq!(whole(4, 24), (0, 4));
    assert_eq!(whole(300, 10).0, 0);
}

/// An article of a disclaimer alone is read as any other.
#[test]
fn a_disclaimer_alone_is_a_text() {
    let mut builder = Builder::new();
    builder.block(Kind::Disclaimer, "لا شيء غير هذا");
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "en");
    assert!(player.screen().starts_with(" ٪١٠٠"), "{}", player.screen());
    player.keys("j Space G ] Tab i / 'غير' Enter");
    assert!(matches(&player.paint().0).contains('M'));
}

#[test]
fn a_scrolled_help_outlives_a_wider_screen() {
    let mut player = Player::new((20, 8), "ar");
    player.keys(&format!("?{}", " PageDown".repeat(30)));
    player.send(Message::Resize(200, 8));
    let last = player.screen();
    player.keys("Down");
    assert_eq!(player.screen(), last, "it stands at its end, as it did");
}

/// Jumps can be undone and redone.
#[test]
fn one_goes_back_to_where_one_came_from() {
    let mut player = Player::new((80, 24), "ar");
    let check = |player: &mut Player, keys: &str, back: &str, forward: &str| {
        player.keys("g j j");
        let before = player.app.document().place();
        player.keys(keys);
        let after = player.app.document().place();
        assert_ne!(before, after, "{keys}");
        player.keys(back);
        assert_eq!(player.app.document().place(), before, "{back} after {keys}");
        player.keys(forward);
        assert_eq!(player.app.document().place(), after, "{forward} after {keys}");
    };
    check(&mut player, "G", "Backspace", "A-Left");
    check(&mut player, "3 Enter", "C-o", "A-Left");
    check(&mut player, "g", "A-Right", "A-Left");
    check(&mut player, "3 Enter G g", "3 Backspace", "3 A-Left");
    player.keys("g ? Backspace Esc");
    assert_eq!(player.app.document().place().pos.block, 0, "nothing moves below the help");
}

#[test]
fn every_command_has_its_words() {
    for language in Messages::languages() {
        let messages = Messages::new([language]);
        for row in COMMANDS {
            let id = format!("command-{}", row.name);
            assert_ne!(messages.get(&id), id, "in {language}");
        }
    }
}
