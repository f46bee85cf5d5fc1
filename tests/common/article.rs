//! The invariants of every article, whatever document it comes from.
#![allow(dead_code, reason = "each test program uses a part of it")]

use qari::article::Article;
use qari_bidi::text::visible::trimmed;

/// Checks that blocks have text, styles and sections are in bounds and in order, and the article can be printed.
///
/// # Panics
/// If one of these does not hold.
pub fn check(article: &Article) {
    for block in 0..article.blocks().len() {
        let text = article.text(block);
        assert!(!trimmed(text).is_empty(), "a block without text");
        for inline in article.inlines(block) {
            assert!(text.get(inline.bytes()).is_some_and(|styled| !styled.is_empty()), "{inline:?} of {text:?}");
        }
        assert!(article.inlines(block).is_sorted_by_key(|inline| inline.range.start));
    }
    let ends = article.sections().iter().map(|section| section.blocks.end);
    let starts = article.sections().iter().map(|section| section.blocks.start);
    assert!(starts.chain([article.flow().end]).eq([0].into_iter().chain(ends)), "sections hold the whole flow");
    qari::print::plain(&mut Vec::new(), article, Some(20)).expect("memory takes everything");
}
