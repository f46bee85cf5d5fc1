//! The tour: each key that it names does what it says, on every keyboard, and one can try it in it.

use crate::common::Player;
use crate::fingers::{KEYBOARDS, can_be_typed};
use qari::app::document::matches::Matches;
use qari::app::keys::command::Command;
use qari::app::keys::keymap::{KEYMAPS, Keymap};
use qari::app::keys::layer::Layer;
use qari::app::{App, Effect, Setup};
use qari::messages::Messages;
use qari::tour;

/// A reader of the tour in `language`.
fn player(language: &str) -> Player {
    let messages = Messages::new([language]);
    let article = tour::reading(&messages, &Keymap::shipped()).expect("the tour").article;
    Player::of(App::new(article, messages, Keymap::shipped(), Setup::new((80, 24))), (80, 24))
}

#[test]
fn each_key_that_it_names_is_bound_on_every_keyboard() {
    for language in tour::languages() {
        let messages = Messages::new([language]);
        let commands = tour::commands(language);
        assert!(commands.len() > 25, "{language}");
        for (map, shipped) in KEYMAPS {
            let keymap = Keymap::new(shipped, &Layer::default());
            let article = tour::reading(&messages, &keymap).expect("the tour").article;
            let text = article.text_of(article.flow());
            assert!(!text.contains(['{', '}']), "{language}");
            for (context, command) in &commands {
                let keys = keymap.keys(*context, *command, article.direction()).next().expect("keys");
                let label = keys.label(|id| messages.get(id));
                assert!(text.contains(&label), "{label} in {language} by {map}");
                for (layout, keyboard) in KEYBOARDS {
                    // A Persian keyboard has no key that is only n: the docs say so.
                    let is_known = layout == "persian" && *command == Command::NextMatch;
                    assert!(
                        is_known || can_be_typed(&keymap, keyboard, *context, *command),
                        "{command:?} on the {layout} keyboard by {map}"
                    );
                }
            }
        }
    }
}

/// All languages have the same steps.
#[test]
fn tours_name_the_same_keys() {
    let commands = |language| {
        let mut commands: Vec<String> =
            tour::commands(language).into_iter().map(|(context, command)| format!("{context:?} {command:?}")).collect();
        commands.sort();
        commands
    };
    for language in tour::languages() {
        assert_eq!(commands(language), commands("en"), "{language}");
    }
}

#[test]
fn what_it_says_can_be_tried_in_it() {
    let words = [("en", "lantern"), ("ar", "قنديل"), ("fa", "فانوس"), ("he", "פנס"), ("ur", "چراغ"), ("ckb", "فانۆس")];
    assert!(words.iter().map(|(language, _)| *language).eq(tour::languages()));
    for (language, word) in words {
        let mut player = player(language);
        assert!(player.app.document().article().sections().len() > 5);
        player.keys(&format!("/ '{word}' Enter"));
        assert!(player.app.document().matches().map_or(0, Matches::count) > 3, "{language}");
        player.keys("Esc o");
        let link = |player: &Player| player.app.document().link().is_some();
        while !link(&player) {
            player.keys("Esc } o");
        }
        let start = player.app.document().place();
        player.keys("Enter");
        assert_ne!(player.app.document().place(), start, "the link leads somewhere in {language}");
        player.keys("Backspace");
        assert_eq!(player.app.document().place(), start);
        assert!(matches!(player.keys("y y"), Some(Effect::Copy(_))));
    }
}

#[test]
fn the_palette_opens_it_even_for_a_secure_reader() {
    for secure in [false, true] {
        let article = player("en").app.document().article().clone();
        let setup = Setup { secure, ..Setup::new((80, 24)) };
        let mut player = Player::of(App::new(article, Messages::new(["en"]), Keymap::shipped(), setup), (80, 24));
        assert_eq!(player.keys(": 'tour' Enter"), Some(Effect::Open("qari:tour".into())));
    }
}

/// Until the help was opened, the status line tells of the tour where no file was named.
#[test]
fn the_status_line_tells_of_it() {
    let mut player = Player::new((80, 24), "en");
    player.app.offer_tour();
    assert!(player.status().contains("? help   :tour"), "{}", player.status());
    player.keys("? Esc");
    assert!(!player.status().contains("tour"), "{}", player.status());
    let mut player = Player::new((80, 24), "en");
    player.app.offer_tour();
    player.app.know_help();
    assert!(!player.status().contains("tour") && player.status().contains("? help"), "{}", player.status());
    let player = Player::new((80, 24), "en");
    assert!(!player.status().contains("tour"), "{}", player.status());
}
