//! Taking text out: what is copied is the article's own text.

use crate::common::articles::{built, step};
use proptest::prelude::*;
use qari::article::{Article, CELL_LINE, Kind, Pos};
use qari_bidi::text::visible::control_symbol;

/// The characters of an article between two places, as they have to be copied, found one by one.
fn expected(article: &Article, start: Pos, end: Pos) -> String {
    let mut text = String::new();
    let mut gap = "";
    for block in start.block..=end.block {
        if block > start.block && !gap.contains("\n\n") {
            gap = if article.follows_closely(block) { "\n" } else { "\n\n" };
        }
        let is_table = matches!(article.blocks()[block].kind(), Kind::Table { .. });
        let mut was_return = false;
        for (byte, c) in article.text(block).char_indices() {
            let pos = Pos { block, byte };
            if pos < start || pos >= end {
                continue;
            }
            if !text.is_empty() || pos > start {
                text += if text.is_empty() { "" } else { gap };
                gap = "";
            }
            let follows_return = std::mem::replace(&mut was_return, c == '\r');
            match c {
                CELL_LINE if is_table => text.push(' '),
                '\n' if follows_return => {}
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push('\n'),
                '\t' => text.push('\t'),
                c => text.push(control_symbol(c).unwrap_or(c)),
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(crate::common::cases(300))]

    /// The text that is taken out of any range of any article is its text there, and nothing else: no
    /// presentation form that the text does not have, no control character but line feed and tab.
    #[test]
    fn what_is_taken_out_is_the_text(
        steps in prop::collection::vec(step(), 1..30),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let Some(article) = built(steps) else { return Ok(()) };
        let places: Vec<Pos> = (0..article.blocks().len())
            .flat_map(|block| {
                let text = article.text(block);
                text.char_indices().map(move |(byte, _)| Pos { block, byte }).chain([Pos { block, byte: text.len() }])
            })
            .collect();
        let (from, to) = (*from.get(&places), *to.get(&places));
        let (start, end) = (from.min(to), from.max(to));
        let taken = article.extract(start..end);
        prop_assert_eq!(&taken, &expected(&article, start, end));
        prop_assert!(taken.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
    }
}
