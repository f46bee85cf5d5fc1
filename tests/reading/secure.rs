//! The secure reader: it starts no program, keeps nothing and opens nothing that was not named.

use crate::common::Player;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Effect, Notice, Setup};
use qari::article::{Builder, Kind, Markup, Rich};
use qari::messages::Messages;

/// A reader of three links, to the web, to a document that is not named and to one that is; secure or not.
fn reader(secure: bool) -> Player {
    let mut builder = Builder::new();
    for address in ["https://example.org/", "other.yaml", "named.yaml"] {
        let mut rich = Rich::new();
        rich.styled(Markup::Link(address.to_owned()), address);
        builder.rich(Kind::Paragraph, rich);
    }
    let setup = Setup { secure, ..Setup::new((80, 24)) };
    let app = App::new(builder.finish().expect("an article"), Messages::new(["en"]), Keymap::shipped(), setup);
    let mut player = Player::of(app, (80, 24));
    player.app.shelve(["index.yaml", "named.yaml"].map(Into::into).to_vec(), 0);
    player
}

/// Checks which effect `keys` have, secure and not.
#[track_caller]
fn check(keys: &str, usual: &Effect, secure: Option<&Effect>, notice: Option<&Notice>) {
    assert_eq!(reader(false).keys(keys).as_ref(), Some(usual), "{keys}");
    let mut player = reader(true);
    assert_eq!(player.keys(keys).as_ref(), secure, "{keys}");
    assert_eq!(player.app.notice(), notice, "{keys}");
    assert_eq!(player.app.shelf().opening().is_some(), secure.is_some(), "{keys}");
}

#[test]
fn nothing_is_started_kept_or_opened() {
    check("o Enter", &Effect::Browse("https://example.org/".into()), None, Some(&Notice::Secure));
    check("o j Enter", &Effect::Open("other.yaml".into()), None, Some(&Notice::Secure));
    let named = Effect::Open("named.yaml".into());
    check("o j j Enter", &named, Some(&named), None);
    check("/ 'named' Enter", &Effect::Remember("named".into()), None, None);
}

#[test]
fn what_was_refused_can_be_asked_for_again() {
    let mut player = reader(true);
    for _ in 0..3 {
        player.keys("o g j Enter");
        assert_eq!(player.app.notice(), Some(&Notice::Secure));
        player.keys("Esc");
    }
}
