//! The targets of fuzzing: what is done with any bytes, and what holds of it. The fuzzer runs them (`fuzz/run`), and
//! `tests/formats/fuzzed.rs` replays their corpora.
#![allow(dead_code, reason = "each program uses a part of it")]
#![allow(clippy::duplicate_mod, reason = "a program of tests has what these share for itself too")]

mod addresses;
mod answers;
mod epub;
mod layout;
mod openiti;
mod output;
mod reader;
mod search;
mod settings;
mod shape;
mod state;
mod text;

#[path = "../../tests/common/article.rs"]
mod article;
#[path = "../../engine/tests/common/invariants.rs"]
mod invariants;

use std::borrow::Cow;
use std::{process, thread};

/// A target: its name, and the check, which panics where something does not hold.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("addresses", addresses::check),
    ("answers", answers::check),
    ("epub", epub::check),
    ("html", |bytes| reader::check(bytes, "html")),
    ("layout", layout::check),
    ("lines", |bytes| reader::check(bytes, "lines")),
    ("markdown", |bytes| reader::check(bytes, "markdown")),
    ("openiti", openiti::check),
    ("output", output::check),
    ("readers", reader::check_any),
    ("search", search::check),
    ("settings", settings::check),
    ("shape", shape::check),
    ("state", state::check),
    ("text", text::check),
    ("yaml", |bytes| reader::check(bytes, "yaml")),
];

/// Takes the first byte, 0 if there is none.
fn first(bytes: &[u8]) -> (u8, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest))
}

/// Returns the bytes as a text, with U+FFFD for what is none.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Returns the parts of the input, which NUL parts: as many as are asked for, empty ones at the end.
fn parts<const COUNT: usize>(bytes: &[u8]) -> [&[u8]; COUNT] {
    let mut parts = bytes.splitn(COUNT, |byte| *byte == 0);
    [(); COUNT].map(|()| parts.next().unwrap_or_default())
}

/// Returns a name for files that no other process or thread uses.
fn own_name(what: &str) -> String {
    format!("qari-fuzz-{what}-{}-{:?}", process::id(), thread::current().id())
}
