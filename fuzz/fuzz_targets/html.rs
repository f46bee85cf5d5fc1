//! Any text as a page: it is read, and what comes of it is an article.
#![no_main]

#[path = "../../tests/common/article.rs"]
mod article;

use libfuzzer_sys::fuzz_target;
use qari::format::{named, read_text};

fuzz_target!(|text: &str| {
    if let Ok(reading) = read_text(text, "", named("html")) {
        article::check(&reading.article);
    }
});
