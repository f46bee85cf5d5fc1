//! The reader against a model of it: random keys lead both to the same place, selection, bookmarks and way back.

use std::collections::BTreeMap;

use crate::common::Player;
use proptest::prelude::*;
use qari::app::keys::command::Context;
use qari::app::{Effect, Message};
use qari::article::{Article, Builder, Kind, Pos};

const LINES: usize = 60;

/// Returns line `index`. Each fills one row.
fn line(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).expect("a letter"));
    format!("{letter}{index} word")
}

fn article() -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Lines, &(0..LINES).map(line).collect::<Vec<_>>().join("\n"));
    builder.finish().expect("an article")
}

/// A thing that a person does.
#[derive(Clone, Debug)]
enum Step {
    /// Scrolls by rows, fewer than a screen has.
    Down(usize),
    Up(usize),
    Start,
    End,
    SetBookmark(char),
    GoToBookmark(char),
    Back,
    /// Selects from the top row on, down by rows, and copies.
    Copy(usize),
    /// Begins to select, moves the cursor and gives it up.
    GiveUp(usize),
    /// Waits.
    Pause,
}

fn step() -> impl Strategy<Value = Step> {
    let letter = || prop::sample::select(vec!['a', 'b', 'c']);
    prop_oneof![
        3 => (1..6_usize).prop_map(Step::Down),
        3 => (1..6_usize).prop_map(Step::Up),
        1 => Just(Step::Start),
        1 => Just(Step::End),
        2 => letter().prop_map(Step::SetBookmark),
        2 => letter().prop_map(Step::GoToBookmark),
        2 => Just(Step::Back),
        1 => (0..4_usize).prop_map(Step::Copy),
        1 => (0..4_usize).prop_map(Step::GiveUp),
        1 => Just(Step::Pause),
    ]
}

/// A reader, as simply as it can be said: rows are numbers.
#[derive(Default)]
struct Model {
    /// The row at the top, and the last that can be there.
    top: usize,
    last: usize,
    bookmarks: BTreeMap<char, usize>,
    /// The rows that were jumped from, none twice in a row.
    way: Vec<usize>,
}

impl Model {
    fn jump(&mut self, to: usize) {
        if to != self.top {
            self.way.push(self.top);
            self.way.dedup();
            self.top = to;
        }
    }

    /// Goes back to the last row that is another.
    fn go_back(&mut self) {
        while let Some(row) = self.way.pop() {
            if row != self.top {
                self.top = row;
                return;
            }
        }
    }

    /// Does `step`. Returns what it copies.
    fn act(&mut self, step: &Step) -> Option<String> {
        match *step {
            Step::Down(rows) => self.top = (self.top + rows).min(self.last),
            Step::Up(rows) => self.top = self.top.saturating_sub(rows),
            Step::Start => self.jump(0),
            Step::End => self.jump(self.last),
            Step::SetBookmark(letter) => _ = self.bookmarks.insert(letter, self.top),
            Step::GoToBookmark(letter) => {
                if let Some(row) = self.bookmarks.get(&letter) {
                    self.jump(*row);
                }
            }
            Step::Back => self.go_back(),
            Step::Copy(rows) => {
                let end = (self.top + rows).min(LINES - 1);
                let whole: String = (self.top..end).map(|row| line(row) + "\n").collect();
                return Some(whole + &line(end)[..1]);
            }
            Step::GiveUp(_) | Step::Pause => {}
        }
        None
    }
}

/// Does `step` in the reader. Returns what it copies.
fn press(player: &mut Player, step: &Step) -> Option<String> {
    let down = |rows: usize| "j ".repeat(rows);
    let effect = match step {
        Step::Down(rows) => player.keys(&format!("{rows} j")),
        Step::Up(rows) => player.keys(&format!("{rows} k")),
        Step::Start => player.keys("g"),
        Step::End => player.keys("G"),
        Step::SetBookmark(letter) => player.keys(&format!("m {letter}")),
        Step::GoToBookmark(letter) => player.keys(&format!("' {letter}")),
        Step::Back => player.keys("Backspace"),
        Step::Copy(rows) => player.keys(&format!("v {}y", down(*rows))),
        Step::GiveUp(rows) => player.keys(&format!("v {}Esc", down(*rows))),
        Step::Pause => player.send(Message::Idle),
    };
    match effect {
        Some(Effect::Copy(text)) => Some(text),
        _ => None,
    }
}

proptest! {
    #![proptest_config(crate::common::cases(48))]

    #[test]
    fn the_reader_is_where_a_simple_one_would_be(steps in prop::collection::vec(step(), 0..50)) {
        let mut player = Player::with(article(), (60, 12), "en");
        // The rows by the positions of their places: one goes down until nothing moves.
        let mut rows: Vec<Pos> = vec![player.app.document().place().pos];
        loop {
            player.keys("j");
            let pos = player.app.document().place().pos;
            if rows.last() == Some(&pos) {
                break;
            }
            rows.push(pos);
        }
        let mut player = Player::with(article(), (60, 12), "en");
        let mut model = Model { last: rows.len() - 1, ..Model::default() };
        prop_assert!(model.last > 40);
        for (index, step) in steps.iter().enumerate() {
            let expected = model.act(step);
            prop_assert_eq!(press(&mut player, step), expected, "{:?}", &steps[..=index]);
            let pos = player.app.document().place().pos;
            prop_assert_eq!(rows.iter().position(|own| *own == pos), Some(model.top), "{:?}", &steps[..=index]);
            prop_assert_eq!(player.app.context(), Context::Reading);
            prop_assert!(player.app.document().selection().is_none());
            let placed = player.app.document().bookmarks().placed();
            let set: BTreeMap<char, _> = placed.iter().filter_map(|one| Some((one.letter()?, one.pos?))).collect();
            let expected: BTreeMap<char, _> = model.bookmarks.iter().map(|(own, row)| (*own, rows[*row])).collect();
            prop_assert_eq!(set, expected, "{:?}", &steps[..=index]);
        }
    }
}
