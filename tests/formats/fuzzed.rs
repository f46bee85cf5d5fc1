//! The corpora of the fuzzer, and changes of them, without the fuzzer: what holds of any bytes holds of these.

use std::fs;
use std::path::Path;
use std::thread;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use super::checks::TARGETS;
use crate::common::cases;

/// Pieces that mean something to one of the readers, or are odd.
const PIECES: [&str; 16] = [
    "\u{202e}", "\u{2067}", "\u{301}", "لا", "\u{200c}", "\0", "\x1b[", "<!--", "</", "```", "\n\n", "٣", "&#", "(((",
    "\u{feff}", "\t|",
];

/// The longest input, in bytes.
const LONGEST: usize = 4096;

/// A change of some bytes.
#[derive(Clone, Debug)]
enum Change {
    /// Puts another byte in the place of one.
    Byte(Index, u8),
    /// Inserts a piece.
    Piece(Index, Index),
    /// Removes some bytes.
    Cut(Index, usize),
    /// Repeats what stands from one place to another.
    Again(Index, Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<Index>(), any::<Index>()).prop_map(|(at, piece)| Change::Piece(at, piece)),
        (any::<Index>(), 1..9_usize).prop_map(|(at, count)| Change::Cut(at, count)),
        (any::<Index>(), any::<Index>(), 1..9_usize).prop_map(|(from, to, times)| Change::Again(from, to, times)),
    ]
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index| index.index(bytes.len() + 1);
        match self {
            Self::Byte(at, byte) => {
                let at = place(at);
                bytes.splice(at..(at + 1).min(bytes.len()), [*byte]);
            }
            Self::Piece(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, PIECES[piece.index(PIECES.len())].bytes());
            }
            Self::Cut(at, count) => {
                let at = place(at);
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Self::Again(from, to, times) => {
                let (from, to) = (place(from).min(place(to)), place(from).max(place(to)));
                let again = bytes[from..to].repeat(*times);
                bytes.splice(to..to, again);
            }
        }
    }
}

/// The inputs in the corpus of a target.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).expect("readable")).collect()
}

/// Checks the corpus of a target, and changes of it.
fn check_target(target: &str, check: fn(&[u8])) {
    let corpus = corpus(target);
    for bytes in &corpus {
        check(bytes);
    }
    let changed = (any::<Index>(), prop::collection::vec(change(), 1..6));
    let outcome = TestRunner::new(cases(100)).run(&changed, |(file, changes)| {
        let mut bytes = corpus[file.index(corpus.len())].clone();
        for change in &changes {
            change.apply(&mut bytes);
            bytes.truncate(LONGEST);
        }
        check(&bytes);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("target {target}: {error}"));
}

#[test]
fn what_holds_of_any_bytes_holds_of_the_corpora_and_changes_of_them() {
    thread::scope(|scope| {
        for (target, check) in TARGETS {
            scope.spawn(|| check_target(target, *check));
        }
    });
}
