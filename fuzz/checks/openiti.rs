//! Any text as an OpenITI book: what is read can be written and opens again, pages and all.

use qari::article::Article;
use qari::format::{WRITERS, named, read_text};

fn texts(article: &Article) -> Vec<&str> {
    (0..article.blocks().len()).map(|block| article.text(block)).collect()
}

/// Checks `bytes` as the text behind the metadata of a book.
pub fn check(bytes: &[u8]) {
    let book = format!("######OpenITI#\n#META#Header#End#\n{}", super::text(bytes));
    let Ok(reading) = read_text(&book, "book-ara1", named("openiti")) else { return };
    let written = (WRITERS[0].1)(&reading.article);
    let again = read_text(&written, "", named("yaml")).expect("what is written opens again").article;
    assert_eq!(texts(&again), texts(&reading.article), "{written}");
    assert_eq!(again.pages(), reading.article.pages(), "{written}");
}
