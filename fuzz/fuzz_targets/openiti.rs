//! Any text as an OpenITI book: nothing panics, and what is read can be written and opens again, pages and all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qari::format::{WRITERS, named, read_text};

fuzz_target!(|text: &str| {
    let book = format!("######OpenITI#\n#META#Header#End#\n{text}");
    let Ok(reading) = read_text(&book, "book-ara1", named("openiti")) else { return };
    let written = (WRITERS[0].1)(&reading.article);
    let again = read_text(&written, "", named("yaml")).expect("what is written opens again").article;
    let texts = |article: &qari::article::Article| {
        (0..article.blocks().len()).map(|block| article.text(block).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&again), texts(&reading.article), "{written}");
    assert_eq!(again.pages(), reading.article.pages(), "{written}");
});
