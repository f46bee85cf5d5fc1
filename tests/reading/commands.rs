//! Each command does what its row in the table says: it does something in each of its contexts, under what may lie over
//! the text and no more, waits as long as it has to, repeats, and leads back.

use crate::common::Player;
use qari::app::keys::command::{COMMANDS, Command, CommandRow, Context, Cover, Usage, Wait};
use qari::app::keys::key::Key;
use qari::app::keys::sequence::KeyStep;
use qari::app::shelf::arriving::Awaited;
use qari::app::{Effect, Focus, Message};
use qari::article::{Article, Builder, Kind, Markup, Rich};
use qari::format::Reading;
use ratatui::buffer::Buffer;

const SIZE: (u16, u16) = (80, 24);

/// Sections with links and words to find, and a disclaimer that is longer than a screen.
fn article() -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "عنوان");
    for section in 1..=40 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        builder.rich(Kind::Paragraph, Rich::from(&*format!("رابط {section}")).within(Markup::Link("#ع".to_owned())));
        builder.block(Kind::Paragraph, &"كلمات بعد كلمات من نص طويل ".repeat(8));
        builder.anchor(if section == 30 { "ع" } else { "" });
    }
    for line in 1..=40 {
        let text = Rich::from(&*format!("تنبيه {line} كلمات"));
        builder.rich(Kind::Disclaimer, text.within(Markup::Link("https://example.org".to_owned())));
    }
    builder.finish().expect("an article")
}

/// The keys to states of the reader, one after another; in each context and under each cover there is one in which a
/// command can do something.
fn states(context: Context, cover: Cover) -> &'static [&'static str] {
    match (context, cover) {
        (Context::Reading, Cover::Nothing) => {
            &["/ 'كلمات' Enter 2 0 j n", "2 0 j G g Backspace", "2 0 j Tab", "G", "- - - < <", "2 0 j c", "m a 2 0 j"]
        }
        (Context::Reading, Cover::Disclaimer) => &["i / 'كلمات' Enter Space j", "i G"],
        (Context::Choosing, _) => &["2 0 j o j", "o G", "o"],
        (Context::Prompt, _) => &["/ 'رابط' Enter / 'كلمات'", "/ 'رابط' Enter / 'كلمات' Up Home"],
        (Context::List, _) => &["C-p '1' Down", "C-p Down PageDown", "C-p 'فصل' Home", "C-p 'فصل'", "m a A-m"],
        (Context::Selecting, _) => &["2 0 j v w w", "/ 'كلمات' Enter 2 0 j v w w w j", "2 0 j v $", "2 0 j v w w v"],
        (Context::Answer, _) => &["2 0 j Y"],
        (Context::Reading, Cover::Anything) => unreachable!("no state is under anything"),
    }
}

/// A reader in the state that `keys` lead to, with nothing to tell.
fn reader(keys: &str) -> Player {
    let mut player = Player::with(article(), SIZE, "en");
    player.app.shelve(vec!["a".into(), "b".into(), "c".into()], 1);
    player.keys(keys);
    if let Some(question) = player.app.answer().map(|answer| answer.question.clone()) {
        player.send(Message::Answered(question, Ok("answer\n".repeat(200))));
        player.keys("Space j");
    }
    forget_notice(&mut player);
    assert_eq!(player.app.notice(), None, "{keys}");
    player
}

/// Has a notice go away with a key that changes nothing of the state.
fn forget_notice(player: &mut Player) {
    if player.app.context() == Context::Reading {
        player.keys("C-l");
    }
}

/// Everything that a command may change: the screen, the cursor, what is remembered of the way.
fn outcome(player: &Player, effect: Option<Effect>) -> (Buffer, Option<(u16, u16)>, Option<Effect>, String) {
    let (buffer, cursor) = player.paint();
    (buffer, cursor, effect, format!("{:?} {:?}", player.app.context(), player.app.overlay()))
}

/// The keys of a command, one after the other.
fn keys_of(player: &Player, usage: Usage, command: Command) -> Vec<Key> {
    let keys = player.app.keymap().keys(usage.context, command, player.app.direction()).next().expect("keys");
    let key = |step: &KeyStep| match step {
        KeyStep::Key(key) => *key,
        KeyStep::Letter => Key::char('a'),
    };
    keys.steps().iter().map(key).collect()
}

/// Presses the keys of a command, and pauses behind those that begin longer sequences.
fn press(player: &mut Player, keys: &[Key]) -> Option<Effect> {
    let effect = keys.iter().map(|key| player.send(Message::Key(*key))).last().flatten();
    let pauses = !player.app.pressed().is_empty();
    if pauses { player.send(Message::Idle) } else { effect }
}

/// Returns `true` if a command changes anything in one of the states under `cover`.
fn acts(row: &CommandRow, usage: Usage, cover: Cover) -> bool {
    states(usage.context, cover).iter().any(|keys| {
        let mut player = reader(keys);
        assert_eq!(player.app.context(), usage.context, "{keys}");
        let before = outcome(&player, None);
        let bound = keys_of(&player, usage, row.command);
        let effect = self::press(&mut player, &bound);
        outcome(&player, effect) != before
    })
}

fn usages() -> impl Iterator<Item = (&'static CommandRow, Usage)> {
    COMMANDS.iter().flat_map(|row| row.usages.iter().map(move |usage| (row, *usage)))
}

fn reading() -> impl Iterator<Item = (&'static CommandRow, Usage)> {
    usages().filter(|(_, usage)| usage.context == Context::Reading)
}

#[test]
fn every_command_does_something_in_each_of_its_contexts() {
    for (row, usage) in usages() {
        assert!(acts(row, usage, Cover::Nothing), "{} in {:?}", row.name, usage.context);
    }
}

#[test]
fn a_command_acts_under_what_its_row_says_and_no_more() {
    for (row, usage) in reading() {
        let cover = Cover::Disclaimer;
        assert_eq!(acts(row, usage, cover), cover <= usage.cover, "{} under {cover:?}", row.name);
    }
}

/// On a screen too small for the text, nothing moves that can't be seen.
#[test]
fn what_cannot_be_seen_is_not_moved() {
    for (row, usage) in reading() {
        for keys in states(Context::Reading, Cover::Nothing) {
            let changes = |press: bool| {
                let mut player = reader(keys);
                player.send(Message::Resize(10, 3));
                let bound = keys_of(&player, usage, row.command);
                let effect = if press { self::press(&mut player, &bound) } else { None };
                player.send(Message::Resize(SIZE.0, SIZE.1));
                outcome(&player, effect)
            };
            let acts = changes(true) != changes(false);
            assert!(!acts || usage.cover == Cover::Anything, "{} after {keys}", row.name);
        }
    }
}

/// A command that waits for the rest of a document does nothing before it, and acts behind the keys pressed before.
#[test]
fn a_command_waits_as_long_as_its_row_says() {
    for (row, usage) in reading() {
        for (first, waits) in [(None, usage.wait == Wait::ForWhole), (Some("G"), usage.wait != Wait::Never)] {
            let mut player = Player::with(article(), SIZE, "en");
            player.app.expect(Awaited::Rest, None);
            first.map(|first| player.keys(first));
            let bound = keys_of(&player, usage, row.command);
            // Keys before the last are shown in the status line.
            let (last, first_keys) = bound.split_last().expect("keys");
            for key in first_keys {
                player.send(Message::Key(*key));
            }
            let before = outcome(&player, None);
            let effect = self::press(&mut player, &[*last]);
            let changed = outcome(&player, effect) != before;
            player.send(Message::Arrived(Ok(Box::new(Reading::from(article()).into()))));
            let held = player.app.take_held();
            assert_eq!(held.contains(&Message::Key(bound[bound.len() - 1])), waits, "{} behind {first:?}", row.name);
            assert!(!(changed && waits), "{} behind {first:?}", row.name);
        }
    }
}

/// A count does a command as often, if its row says that it repeats, and nothing to others.
#[test]
fn a_count_repeats_what_its_row_says() {
    // To a document that is not there yet nobody goes twice; and a number that nothing repeats is a section's.
    let is_other = |command| matches!(command, Command::NextDocument | Command::PreviousDocument | Command::Open);
    for (row, usage) in reading().filter(|(row, usage)| !is_other(row.command) && !usage.takes_number) {
        // Out of the section list one goes once, then it is the text that is moved in.
        let leaves = matches!(row.command, Command::Forward | Command::Back);
        let states = states(Context::Reading, Cover::Nothing).iter();
        for keys in states.filter(|keys| !leaves || reader(keys).app.focus() == Focus::Text) {
            let press = |count: &str, times: usize| {
                let mut player = reader(keys);
                player.keys(count);
                let bound = keys_of(&player, usage, row.command);
                let effect = (0..times).map(|_| self::press(&mut player, &bound)).last().flatten();
                // The first of two notices goes with the second key.
                forget_notice(&mut player);
                outcome(&player, effect)
            };
            let times = if usage.repeats { 2 } else { 1 };
            assert!(press("2", 1) == press("", times), "{} after {keys}", row.name);
        }
    }
}

/// The place that a command leads away from is the one that one goes back to.
#[test]
fn what_leads_away_leads_back() {
    for (row, usage) in usages().filter(|(_, usage)| usage.leads_away) {
        let moved = states(usage.context, Cover::Nothing).iter().filter(|keys| {
            let mut player = reader(keys);
            let before = player.app.document().place().pos;
            if usage.takes_number {
                player.keys("5");
            }
            let bound = keys_of(&player, usage, row.command);
            self::press(&mut player, &bound);
            let moved = player.app.document().place().pos != before;
            player.keys("C-o");
            assert!(!moved || player.app.document().place().pos == before, "{} after {keys}", row.name);
            moved
        });
        assert!(moved.count() > 0, "{} in {:?}", row.name, usage.context);
    }
}
