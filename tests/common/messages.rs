//! Random messages: every key of the key map, typed on every keyboard layout, and every other variant of [`Message`].

use std::ffi::{OsStr, OsString};

use proptest::prelude::*;
use qari::app::document::Extent;
use qari::app::document::anchor::Anchor;
use qari::app::document::bookmarks::Bookmark;
use qari::app::document::record::{LeftPlace, Record};
use qari::app::keys::key::{Code, Key, Name};
use qari::app::keys::keymap::Keymap;
use qari::app::keys::sequence::KeyStep;
use qari::app::{Change, Effect, Listing, Message, Notice};
use qari::article::Pos;
use qari::format::{Portion, Reading};
use qari_bidi::terminal::encode::Encoding;

use super::Player;

/// The keyboard layouts, each a map from what a key types there to what it types on a US one.
const LAYOUTS: [&str; 3] = [
    include_str!("../../assets/keyboards/arabic-101.yaml"),
    include_str!("../../assets/keyboards/persian.yaml"),
    include_str!("../../assets/keyboards/hebrew.yaml"),
];

/// The outcome of reading a document.
pub type Outcome = Result<Box<Reading>, String>;

/// The world outside of the reader.
pub struct Outside<'a> {
    /// The names of the documents that were asked for.
    pub asked: Vec<OsString>,
    /// The name of the document that was asked for again last, in another extent.
    pub reread: Option<OsString>,
    /// The text that was looked up last.
    pub question: Option<String>,
    /// Reads the document of a name.
    pub read: &'a dyn Fn(&OsStr) -> Outcome,
    /// Reads more of the document that the reader began with, as a number chooses.
    pub more: &'a dyn Fn(usize) -> Result<Box<Portion>, String>,
}

/// The random numbers that a message is made of.
#[derive(Clone, Debug)]
pub struct Roll {
    kind: usize,
    key: Key,
    size: (u16, u16),
    at: (u16, u16),
}

/// Rolls that make messages, mostly keys. Screens are from 1×1 to 500×200, mostly such as people have.
pub fn roll() -> impl Strategy<Value = Roll> {
    let size = prop_oneof![9 => (1_u16..=120, 1_u16..=50), 1 => (1_u16..=500, 1_u16..=200)];
    let kind = prop_oneof![4 => Just(0), 1 => 0..MAKERS.len()];
    let fields = (kind, prop::sample::select(keys()), size, (0_u16..130, 0_u16..60));
    fields.prop_map(|(kind, key, size, at)| Roll { kind, key, size, at })
}

/// Every key that is bound in the key map, on every layout; digits, and some keys that are bound to nothing.
pub fn keys() -> Vec<Key> {
    let keymap = Keymap::shipped();
    let steps = keymap.bindings().iter().flat_map(|binding| binding.keys.steps());
    let keys = steps.map(|step| match step {
        KeyStep::Key(key) => *key,
        KeyStep::Letter => Key::char('a'),
    });
    let bound = keys.flat_map(on_keyboard).collect::<Vec<_>>();
    let digits = ('0'..='9').flat_map(|digit| on_keyboard(Key::char(digit)));
    let unbound = ['ا', 'ﻻ', '(', '\u{64e}', '😀'].map(Key::char).into_iter().chain([Key::named(Name::Delete)]);
    bound.iter().copied().chain(digits).chain(unbound).collect()
}

/// The keys that a keyboard sends for `key`, on all layouts.
fn on_keyboard(key: Key) -> Vec<Key> {
    let same = |code| Key { code, ..key };
    match key.code {
        // Keyboards have arrows; the direction of the document decides which is which.
        Code::Named(Name::Forward | Name::Back) => {
            [Name::Left, Name::Right].map(|name| same(Code::Named(name))).to_vec()
        }
        Code::Named(_) => vec![key],
        Code::Char(c) => {
            let typed = |layout: &&str| -> Vec<char> {
                let layout: std::collections::HashMap<char, char> = serde_yaml::from_str(layout).expect("a layout");
                layout.into_iter().filter(|(_, us)| *us == c).map(|(typed, _)| typed).collect()
            };
            let mut typed: Vec<char> = LAYOUTS.iter().flat_map(typed).collect();
            typed.sort_unstable();
            std::iter::once(c).chain(typed).map(|c| same(Code::Char(c))).collect()
        }
    }
}

type Maker = fn(&Roll, &mut Outside) -> Message;

/// The names of documents whose files change.
const SHELVED: [&str; 3] = ["كتب/فصل 1.yaml", "plain.yaml", "a.txt"];

/// The texts that are pasted.
const PASTED: [&str; 5] = ["كتاب", "", "a\tb\u{1b}\n", "لا إله إلا الله", "("];

/// Makes a message of each variant. Their order is that of [`index`].
const MAKERS: [Maker; 25] = [
    |roll, _| Message::Key(roll.key),
    |roll, _| Message::Paste(PASTED[usize::from(roll.at.0) % PASTED.len()].to_owned()),
    |roll, _| Message::Wheel(isize::try_from(roll.at.1).expect("small") - 30),
    |roll, _| Message::Click(roll.at.0, roll.at.1),
    |roll, _| Message::Resize(roll.size.0, roll.size.1),
    |_, _| Message::Idle,
    |_, _| Message::Work,
    |roll, _| Message::Encoding(Encoding::ALL[usize::from(roll.at.0) % Encoding::ALL.len()].1),
    |roll, outside| {
        // Documents come late, in any order, and some that nobody has asked for.
        let count = outside.asked.len();
        let name = if count > 0 { outside.asked.remove(usize::from(roll.at.0) % count) } else { "unknown".into() };
        let outcome = (outside.read)(&name);
        Message::Opened(name, outcome)
    },
    |roll, outside| {
        Message::Arrived(match roll.at.0 % 3 {
            0 => Err("no more".to_owned()),
            _ => (outside.more)(usize::from(roll.at.1)),
        })
    },
    |_, _| Message::Failed("it failed".to_owned()),
    |roll, outside| {
        let extent = [Extent::AsAsked, Extent::Other][usize::from(roll.at.1) % 2];
        let name = outside.reread.clone().unwrap_or_else(|| "unknown".into());
        let outcome = (outside.read)(&name);
        Message::Reread(name, extent, outcome)
    },
    |roll, _| Message::Tell([Notice::NoLinks, Notice::NoSection(3), Notice::Marks][usize::from(roll.at.0) % 3].clone()),
    |roll, _| Message::ClickAgain(roll.at.0, roll.at.1, if roll.at.0 % 2 == 0 { 2 } else { 3 }),
    |roll, _| Message::Drag(roll.at.0, roll.at.1),
    |_, _| Message::Release,
    |_, _| Message::Tick,
    |_, _| Message::Uncopied("كتاب".to_owned()),
    |roll, outside| {
        let name = match roll.at.0 % 3 {
            0 => None,
            1 => outside.asked.first().cloned(),
            _ => outside.reread.clone(),
        };
        Message::Kept(name, Box::new(record(usize::from(roll.at.1))))
    },
    |roll, outside| {
        let name = SHELVED[usize::from(roll.at.1) % SHELVED.len()];
        let change = match roll.at.0 % 5 {
            0 => Change::None,
            1 => Change::Gone("it is gone".to_owned()),
            2 => (outside.more)(usize::from(roll.at.1)).map_or(Change::None, Change::Grown),
            _ => (outside.read)(OsStr::new(name)).map_or_else(Change::Gone, Change::Anew),
        };
        Message::Changed(name.into(), change)
    },
    |_, outside| Message::Edited(outside.reread.clone().unwrap_or_else(|| "unknown".into())),
    |roll, _| {
        let listing = [Listing::Recent, Listing::Bookmarks][usize::from(roll.at.0) % 2];
        Message::Listed(listing, vec![(Some("kept.txt".into()), record(usize::from(roll.at.1)))])
    },
    |roll, outside| {
        let question = outside.question.clone().unwrap_or_default();
        let long = "جواب عن سؤال\u{1b}[1m\n".repeat(usize::from(roll.at.1));
        Message::Answered(question, if roll.at.0 % 4 == 0 { Err(Notice::NoLookup) } else { Ok(long) })
    },
    |roll, _| {
        let typed = ["", "a/", "~/"][usize::from(roll.at.0) % 3];
        Message::Files(typed.to_owned(), typed.into(), vec![("b".into(), true), ("كتاب.md".into(), false)])
    },
    |roll, outside| Message::Located(outside.reread.clone().unwrap_or_default(), usize::from(roll.at.1)),
];

/// The record of a document that was left in block `block`, with a bookmark there and one that is gone.
fn record(block: usize) -> Record {
    let article = super::Player::new((80, 24), "en").app.document().article().clone();
    let anchor = Anchor::of(&article, Pos { block, byte: 7 });
    let bookmark = |id: &str, changed, removed| Bookmark {
        id: id.to_owned(),
        anchor: anchor.clone(),
        changed,
        removed,
        ..Bookmark::default()
    };
    Record {
        place: Some(LeftPlace { anchor: anchor.clone(), asked_for: block.is_multiple_of(2), moved: 3 }),
        bookmarks: vec![bookmark("a", 3, false), bookmark("b", 5, true)],
        ..Record::default()
    }
}

/// The index among [`MAKERS`] of the one that makes messages of this variant. A new variant needs a maker.
fn index(message: &Message) -> usize {
    match message {
        Message::Key(_) => 0,
        Message::Paste(_) => 1,
        Message::Wheel(_) => 2,
        Message::Click(..) => 3,
        Message::Resize(..) => 4,
        Message::Idle => 5,
        Message::Work => 6,
        Message::Encoding(_) => 7,
        Message::Opened(..) => 8,
        Message::Arrived(_) => 9,
        Message::Failed(_) => 10,
        Message::Reread(..) => 11,
        Message::Tell(_) => 12,
        Message::Changed(..) => 19,
        Message::ClickAgain(..) => 13,
        Message::Drag(..) => 14,
        Message::Release => 15,
        Message::Tick => 16,
        Message::Uncopied(_) => 17,
        Message::Kept(..) => 18,
        Message::Edited(_) => 20,
        Message::Listed(..) => 21,
        Message::Answered(..) => 22,
        Message::Files(..) => 23,
        Message::Located(..) => 24,
    }
}

/// Sends the messages that `rolls` make, and those that have been held back, and paints the screen after each.
/// Documents that the reader asks for can come from then on.
pub fn drive(player: &mut Player, rolls: &[Roll], outside: &mut Outside) {
    for roll in rolls {
        let message = MAKERS[roll.kind](roll, outside);
        assert_eq!(index(&message), roll.kind);
        let mut effects = vec![player.send(message)];
        for held in player.app.take_held() {
            effects.push(player.send(held));
        }
        for effect in effects.into_iter().flatten() {
            match effect {
                Effect::Open(name) => outside.asked.push(name),
                Effect::Reread(name, _) => outside.reread = Some(name),
                Effect::LookUp(text) => outside.question = Some(text),
                _ => {}
            }
        }
        player.paint();
    }
}
