//! Any bytes as the output of a program: it is read, without a control character, and no letter outside of sequences is
//! lost.

use qari::format::{named, read_text};

use super::article;

/// Checks `bytes` as program output.
pub fn check(bytes: &[u8]) {
    let source = super::text(bytes);
    let Ok(reading) = read_text(&source, "", named("output")) else { return };
    article::check(&reading.article);
    let is_letter = |c: &char| c.is_alphabetic() && !c.is_ascii();
    let blocks = 0..reading.article.blocks().len();
    let kept: String = blocks.map(|block| reading.article.text(block)).collect::<Vec<_>>().concat();
    // Sequences have no letters beyond ASCII but in titles and addresses; a letter struck twice is one.
    if !source.contains(['\u{1b}', '\u{8}']) {
        assert!(source.chars().filter(is_letter).eq(kept.chars().filter(is_letter)), "{source:?} became {kept:?}");
    }
}
