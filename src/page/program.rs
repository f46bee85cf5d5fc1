//! The tokens of program text that fills a document. Its blocks are read together, since a comment or a string may go
//! on from one to the next, but no more of them than those around the screen.

use std::ops::Range;

use super::code::language;
use crate::article::{Article, Kind};
use qari_bidi::text::code::{Token, tokens};

/// The bytes of text that have tokens.
const TOGETHER: usize = 16 * 1024;
/// The bytes before them that are read for what goes on in them. Most files are not longer.
const BEFORE: usize = 64 * 1024;
/// The bytes behind them that are read for what is closed there.
const BEHIND: usize = 16 * 1024;

/// The tokens of some blocks of lines that are program text.
#[derive(Clone, Debug)]
pub struct Program {
    first: usize,
    /// The tokens of each block from the first on, in bytes of the block.
    tokens: Vec<Vec<Token>>,
}

impl Program {
    /// Reads `block` and those around it, if it is lines in a known language. A block that is far longer than a screen,
    /// such as data on one line, has none.
    #[must_use]
    pub fn of(article: &Article, block: usize) -> Option<Self> {
        let own = &article.blocks()[block];
        let language = language(article, block).filter(|_| own.kind() == Kind::Lines)?;
        if article.text(block).len() > TOGETHER {
            return None;
        }
        let blocks = around(article, block..block + 1, TOGETHER / 2, TOGETHER);
        let read = around(article, blocks.clone(), BEFORE, BEHIND);
        let (mut text, mut starts) = (String::new(), Vec::new());
        for block in read.clone() {
            starts.push(text.len());
            text += article.text(block);
            text.push('\n');
        }
        let mut found = tokens(&text, Some(language)).into_iter().peekable();
        let mut of_block = |block: usize| -> Vec<Token> {
            let start = starts[block - read.start];
            let end = start + article.text(block).len();
            while found.next_if(|token| token.range.start < start).is_some() {}
            let own = std::iter::from_fn(|| found.next_if(|token| token.range.start < end));
            own.map(|token| moved(token, start)).collect()
        };
        Some(Self { first: blocks.start, tokens: blocks.map(&mut of_block).collect() })
    }

    /// Returns `true` if it has the tokens of `block`.
    #[must_use]
    pub fn covers(&self, block: usize) -> bool {
        (self.first..self.first + self.tokens.len()).contains(&block)
    }

    /// Returns the tokens of `block`, in order; none for a block that it does not cover.
    #[must_use]
    pub fn tokens(&self, block: usize) -> &[Token] {
        block.checked_sub(self.first).and_then(|index| self.tokens.get(index)).map_or(&[], Vec::as_slice)
    }
}

/// Returns `token` with its bytes counted from `start`.
fn moved(token: Token, start: usize) -> Token {
    let moved = |range: Range<usize>| range.start - start..range.end - start;
    Token { range: moved(token.range), inside: moved(token.inside), ..token }
}

/// Returns `blocks` with those lines before and behind them that have no more bytes than `before` and `behind`.
fn around(article: &Article, blocks: Range<usize>, before: usize, behind: usize) -> Range<usize> {
    let fits = |most: usize| {
        let mut bytes = 0;
        move |&block: &usize| {
            bytes += article.text(block).len();
            article.blocks()[block].kind() == Kind::Lines && bytes <= most
        }
    };
    let start = (0..blocks.start).rev().take_while(fits(before)).last().unwrap_or(blocks.start);
    let end = (blocks.end..article.flow().end).take_while(fits(behind)).last().map_or(blocks.end, |last| last + 1);
    start..end
}
