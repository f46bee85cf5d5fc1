//! Keys and the mouse: keyboards of other scripts, counts, arrows, and the keys that leave.

use crate::common::Player;
use qari::app::{Effect, Message};

/// The letters that the keys of `keys` type on an Arabic keyboard do what the keys do.
#[test]
fn an_arabic_keyboard_works_as_any_other() {
    let pairs = [
        ("j j", "ت ت"),
        ("j k", "ت ن"),
        ("d", "ي"),
        ("d u", "ي ع"),
        ("Space b", "Space ﻻ"),
        ("G", "ﻷ"),
        ("G g", "ﻷ ل"),
        ("]", "د"),
        ("] [", "د ج"),
        ("?", "؟"),
        ("c", "ؤ"),
        ("i", "ه"),
        ("2 Enter", "٢ Enter"),
        ("5 j", "٥ ت"),
        ("/ 'من' Enter n", "ظ 'من' Enter ى"),
        ("/ 'من' Enter n N", "ظ 'من' Enter ى آ"),
        ("<", ","),
        ("< >", ", ."),
    ];
    check_keyboard(&pairs);
    assert_eq!(Player::new((80, 24), "ar").keys("ض"), Some(Effect::Quit));
}

/// Persian letters and digits, where the Arabic layout has not the same letters on other keys.
#[test]
fn a_persian_keyboard_works_as_far_as_it_can() {
    check_keyboard(&[
        ("d", "ی"),
        ("]", "چ"),
        ("Space b", "Space ذ"),
        ("5 j", "۵ ت"),
        ("1 0 j", "۱ ۰ ت"),
        ("2 Enter", "۲ Enter"),
    ]);
}

#[test]
fn a_hebrew_keyboard_works_as_any_other() {
    check_keyboard(&[
        ("j j", "ח ח"),
        ("j k", "ח ל"),
        ("G g", "G ע"),
        ("d", "ג"),
        ("c", "ב"),
        ("i", "ן"),
        ("Space b", "Space נ"),
    ]);
    check_keyboard(&[("/ 'من' Enter n", "/ 'من' Enter מ")]);
    assert_eq!(Player::new((80, 24), "ar").keys("Q"), Some(Effect::Quit));
}

/// Checks that the keys on the right do what those on the left do, and that this is something.
fn check_keyboard(pairs: &[(&str, &str)]) {
    for (latin, arabic) in pairs {
        let (mut one, mut other) = (Player::new((80, 24), "ar"), Player::new((80, 24), "ar"));
        let (start, _) = (one.screen(), one.keys(latin));
        other.keys(arabic);
        assert_eq!(one.screen(), other.screen(), "{latin} and {arabic}");
        let returns = ["j k", "d u", "Space b", "G g", "] [", "< >"].contains(latin);
        assert!(returns || one.screen() != start, "{latin} does something");
    }
}

#[test]
fn the_arrows_follow_the_direction_of_the_document() {
    let mut rtl = Player::new((80, 24), "ar");
    let start = rtl.app.document().place();
    rtl.keys("Left");
    assert!(rtl.app.document().place().pos > start.pos, "left is forward");
    rtl.keys("Right");
    assert_eq!(rtl.app.document().place().pos, start.pos, "right is back");
    rtl.keys("Tab j");
    let section = rtl.app.document().place();
    rtl.keys("Left j");
    assert!(rtl.app.document().place().pos > section.pos, "left opens the section, and j moves in the text");
}

#[test]
fn a_number_is_a_count_or_a_section() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("3");
    assert!(player.status().ends_with("…3"), "the number is shown: {}", player.status());
    player.send(Message::Idle);
    assert_eq!(player.app.document().place().pos.block, player.app.document().article().sections()[2].blocks.start);
    player.keys("g 1 2 j");
    let twelve = player.app.document().place();
    player.keys("g j j j j j j j j j j j j");
    assert_eq!(player.app.document().place(), twelve);
    player.keys("9");
    player.send(Message::Idle);
    assert!(player.status().contains("DWJWM RYG 9 MSQLA"), "{}", player.status());
    player.keys("g 2 ]");
    assert_eq!(player.app.document().place().pos.block, player.app.document().article().sections()[2].blocks.start);
}

#[test]
fn the_mouse_scrolls_and_selects() {
    let mut player = Player::new((80, 24), "ar");
    player.send(Message::Wheel(3));
    let wheeled = player.app.document().place();
    player.keys("g 3 j");
    assert_eq!(player.app.document().place(), wheeled);
    // The third section's name is in the list at the right.
    let row = player.screen().lines().position(|line| line.ends_with('3')).expect("the number of the section");
    player.send(Message::Click(75, u16::try_from(row).expect("a row")));
    assert_eq!(player.app.document().place().pos.block, player.app.document().article().sections()[2].blocks.start);
}

#[test]
fn leaving_and_suspending() {
    let player = || Player::new((80, 24), "ar");
    assert_eq!(player().keys("q"), Some(Effect::Quit));
    assert_eq!(player().keys("C-c"), Some(Effect::Quit));
    assert_eq!(player().keys("C-z"), Some(Effect::Suspend));
    assert_eq!(player().keys("/ C-z"), Some(Effect::Suspend));
    assert_eq!(player().keys("C-l"), Some(Effect::Redraw));
    let mut open = player();
    assert_eq!(open.keys("i q"), None, "q closes what is open");
    assert_eq!(open.keys("q"), Some(Effect::Quit));
    assert_eq!(open.keys("/ C-c"), None, "Ctrl-C leaves the prompt");
}

/// The status line says of `q` what it does.
#[test]
fn the_hint_of_a_key_says_what_it_does() {
    for (width, keys) in [(58, "c"), (58, "Tab"), (58, "i"), (80, "i")] {
        let mut player = Player::new((width, 24), "en");
        player.keys(keys);
        assert!(player.status().ends_with("q close"), "{keys} at {width}: {}", player.status());
        assert_eq!(player.keys("q"), None);
        assert!(player.status().ends_with("q quit"), "{}", player.status());
        assert_eq!(player.keys("q"), Some(Effect::Quit));
    }
    let mut player = Player::new((80, 24), "en");
    player.keys("Tab");
    assert!(player.status().ends_with("q quit"), "a list beside the text is not closed: {}", player.status());
}

#[test]
fn digits_in_the_help_move_nothing() {
    let mut player = Player::new((80, 24), "ar");
    player.keys("? 3");
    player.send(Message::Idle);
    player.keys("Esc");
    assert_eq!(player.app.document().place(), Player::new((80, 24), "ar").app.document().place());
}
