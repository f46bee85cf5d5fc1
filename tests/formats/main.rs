//! Bytes to articles: the readers of all formats, and the way back.

#[path = "../../fuzz/checks/mod.rs"]
mod checks;
#[path = "../common/mod.rs"]
mod common;

mod articles;
mod baked;
mod details;
mod encodings;
mod epub;
mod equal;
mod extended;
mod front_matter;
mod fuzzed;
mod html;
mod limits;
mod lines;
mod markdown;
mod openiti;
mod output;
mod pieces;
mod prose;
mod sieve;
mod text;
mod writing;
