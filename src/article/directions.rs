//! The directions of an article and of its blocks.

use qari_bidi::text::address::has_address;
use qari_bidi::text::direction::{self, Direction, WordCount};

use super::{Block, Container, ContainerKind, Inline, Kind, Style, container};

/// The minimum number of words of a paragraph that tells the direction of its document.
const FEWEST_WORDS: usize = 4;

/// Returns the direction of a document by its text.
///
/// A document most of whose paragraphs hold right-to-left prose is right-to-left, however many Latin names are in
/// them. Otherwise most letters decide. Code and addresses are Latin in any document, so they count only if there is
/// nothing else.
pub(super) fn of_document(text: &str, blocks: &[Block], inlines: &[Inline]) -> Direction {
    if most_paragraphs_are_rtl(text, blocks, inlines) {
        return Direction::Rtl;
    }
    let prose_blocks = blocks.iter().filter(|block| block.kind != Kind::Code);
    let of_prose = || direction::of_majority(prose_blocks.flat_map(|block| prose(text, block, inlines)));
    let of_all = || direction::of_majority(blocks.iter().map(|block| &text[block.range.clone()]));
    of_prose().or_else(of_all).unwrap_or(Direction::Rtl)
}

/// Returns `true` if the text of a document may be in a language that runs in the direction `declared`. Books and pages
/// often keep the language of the template they were made from. A left-to-right language is contradicted by most of
/// the letters. A right-to-left one, whose text may be full of Latin names, is only contradicted if hardly any letter
/// is its own.
pub(super) fn may_run(text: &str, blocks: &[Block], inlines: &[Inline], declared: Direction) -> bool {
    /// A shorter text, in letters, contradicts nothing.
    const LEAST_LETTERS: u64 = 60;
    let prose_blocks = blocks.iter().filter(|block| block.kind != Kind::Code);
    let (rtl, ltr) = direction::strong_letters(prose_blocks.flat_map(|block| prose(text, block, inlines)));
    let is_contrary = match declared {
        Direction::Rtl => rtl * 20 < ltr,
        Direction::Ltr => rtl > ltr,
    };
    rtl + ltr < LEAST_LETTERS || !is_contrary
}

/// The bytes of text whose paragraphs tell the direction of a document. A book does not change it behind them.
const SAMPLE_BYTES: usize = 256 * 1024;

/// Returns `true` if most of the paragraphs that say enough, at the beginning of the text, hold right-to-left prose.
fn most_paragraphs_are_rtl(text: &str, blocks: &[Block], inlines: &[Inline]) -> bool {
    let (mut rtl, mut all) = (0_usize, 0_usize);
    let sample = blocks.iter().take_while(|block| block.range.start < SAMPLE_BYTES);
    for block in sample.filter(|block| block.kind == Kind::Paragraph) {
        let count = words(text, block, inlines);
        if count.rtl + count.ltr >= FEWEST_WORDS {
            all += 1;
            rtl += usize::from(is_rtl_prose(count));
        }
    }
    rtl * 2 > all
}

/// Returns `true` for words of a right-to-left sentence, which may quote many names: at least a third of them are
/// right-to-left.
fn is_rtl_prose(count: WordCount) -> bool {
    count.rtl > 0 && count.rtl * 3 >= count.rtl + count.ltr
}

/// Returns `true` if any paragraph holds right-to-left prose.
pub(super) fn has_rtl_prose(text: &str, blocks: &[Block], inlines: &[Inline]) -> bool {
    let mut paragraphs = blocks.iter().filter(|block| block.kind == Kind::Paragraph);
    paragraphs.any(|block| is_rtl_prose(words(text, block, inlines)))
}

/// Counts the words of a block, without code and addresses.
fn words(text: &str, block: &Block, inlines: &[Inline]) -> WordCount {
    let mut count = WordCount::default();
    prose(text, block, inlines).for_each(|part| count.add(part));
    count
}

/// Returns the base direction of a block by its text. A source line takes the direction of the document whatever its
/// script, and code is left to right whatever the script of its comments.
pub(super) fn of_block(block: &Block, text: &str, containers: &[Container], document: Direction) -> Direction {
    let is_in_item = || {
        container::path(containers, block.container).any(|id| matches!(containers[id].kind, ContainerKind::Item { .. }))
    };
    match block.kind {
        Kind::Source | Kind::Lines => document,
        Kind::Code => Direction::Ltr,
        Kind::Paragraph | Kind::Disclaimer if document == Direction::Rtl && !is_in_item() => {
            direction::of_running_text(text, document)
        }
        _ => direction::of_block(text, document),
    }
}

/// Returns the text of a block without code, formulas and addresses.
fn prose<'a>(text: &'a str, block: &Block, inlines: &'a [Inline]) -> impl Iterator<Item = &'a str> + use<'a> {
    let text = &text[block.range.clone()];
    let inlines = &inlines[block.inlines.start as usize..block.inlines.end as usize];
    let code = inlines.iter().filter(|inline| matches!(inline.style, Style::Code | Style::Math)).map(Inline::bytes);
    let mut start = 0;
    let between = code.chain(std::iter::once(text.len()..text.len())).map(move |code| {
        let piece = &text[start..code.start.max(start)];
        start = code.end.max(start);
        piece
    });
    between.flat_map(without_addresses)
}

/// Returns the parts of `text` that are not addresses; usually that is all of it.
fn without_addresses(text: &str) -> impl Iterator<Item = &str> {
    let whole = (!has_address(text)).then_some(text);
    let words = if whole.is_some() { "" } else { text };
    whole.into_iter().chain(words.split_whitespace().filter(|word| !has_address(word)))
}
