//! Keys that are pressed one after the other: what they begin, end and break off.

use crate::common::Player;
use qari::app::keys::key::Key;
use qari::app::{Effect, Message, Notice};

fn player() -> Player {
    Player::new((80, 24), "en")
}

#[test]
fn a_sequence_is_a_command() {
    assert_eq!((player().keys("Z Z"), player().keys("Z Q")), (Some(Effect::Quit), Some(Effect::Quit)));
    let mut player = player();
    player.keys("G");
    let end = player.app.document().place();
    for back in ["' '", "ط ط", "گ ط"] {
        player.keys("g");
        assert_ne!(player.app.document().place(), end);
        player.keys(back);
        assert_eq!(player.app.document().place(), end, "{back}");
    }
    player.keys("Z");
    assert!(player.status().ends_with("z…"), "what was pressed is shown: {}", player.status());
    assert!(!player.app.waits_for_idle(), "by itself it means nothing");
    player.send(Message::Idle);
    assert_eq!(player.keys("Z"), Some(Effect::Quit), "it waits for ever");
}

/// A key behind one that it means nothing behind does nothing: neither here nor alone.
#[test]
fn a_key_that_means_nothing_behind_another_says_so() {
    for key in ["a", "j", "G", "?", "/", "3", "Left", "Space", "ش", "A-w", "Enter"] {
        let mut player = player();
        player.keys("j");
        let before = (player.app.document().place(), player.app.display(), player.app.overlay());
        player.keys(&format!("Z {key}"));
        assert_eq!((player.app.document().place(), player.app.display(), player.app.overlay()), before, "{key}");
        let keys = vec![Key::char('Z'), key.parse().expect("a key")];
        assert_eq!(player.app.notice(), Some(&Notice::NoSuchKeys(keys)), "{key}");
        assert!(player.prompt_is_closed() && player.app.pressed().is_empty(), "{key}");
        let status = player.status();
        assert!(status.contains("is not bound") && status.contains("zz quit"), "{status}");
        player.keys("j");
        assert_eq!(player.app.notice(), None, "{key}");
        assert_ne!(player.app.document().place(), before.0, "the next key is one of its own: {key}");
    }
}

#[test]
fn a_sequence_can_be_left() {
    let mut player = player();
    player.keys("/ 'من' Enter Z Esc");
    assert_eq!(player.app.notice(), None);
    assert!(player.app.document().matches().is_some(), "Esc leaves the sequence and nothing else");
    assert_eq!(player.keys("Z C-c"), Some(Effect::Quit), "this key leaves whatever is open");
    player.keys("Esc Z");
    player.send(Message::Wheel(3));
    assert!(player.app.pressed().is_empty(), "what is done by the mouse is in the middle of nothing");
}
