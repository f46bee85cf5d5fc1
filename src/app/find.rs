//! A search under way: which matches are found so far, and which of them is the current one.
//!
//! It starts at the place where the reader is, so that the first match to be shown is found first, and goes around the
//! text in slices: between two slices keys are read and the screen is painted.

use std::ops::Range;

use crate::article::{Article, Pos, Span};
use crate::search::{Pattern, Query};

/// How many bytes of text a slice covers.
const SLICE_BYTES: usize = 256 * 1024;

/// A search: its query, the matches found so far, the current one.
#[derive(Clone, Debug)]
pub struct Find {
    query: Query,
    pattern: Pattern,
    /// The matches from the block that the search started in to the end of the text.
    after: Vec<Span>,
    /// The matches before that block.
    before: Vec<Span>,
    start: Pos,
    /// The next block to search.
    next: usize,
    done: bool,
    current: Option<Span>,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the end of the text.
    Forward,
    /// Towards its beginning.
    Back,
}

impl Find {
    /// A search that starts at `start`.
    #[must_use]
    pub fn new(query: Query, start: Pos) -> Self {
        let pattern = query.compile();
        let (after, before) = (Vec::new(), Vec::new());
        Self { query, pattern, after, before, start, next: start.block, done: false, current: None }
    }

    /// What is searched for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the whole text has been searched.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Searches the next slice of `article`.
    pub fn step(&mut self, article: &Article) {
        let mut bytes = 0;
        while !self.done && bytes < SLICE_BYTES {
            if self.next == article.blocks().len() {
                self.next = 0;
            } else {
                bytes += self.search_block(article);
            }
            // Having gone around, the search ends where it started; in the first block there is nothing before it.
            self.done |= self.next == self.start.block || article.blocks().is_empty();
        }
        self.current = self.current.or_else(|| self.first_from_start());
    }

    /// Searches what is left.
    pub fn finish(&mut self, article: &Article) {
        while !self.done {
            self.step(article);
        }
    }

    /// How many matches are found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.after.len() + self.before.len()
    }

    /// The current match.
    #[must_use]
    pub fn current(&self) -> Option<Span> {
        self.current
    }

    /// The number of the current match, counted from 1 at the beginning of the text; known once the search is done.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        let current = self.current.filter(|_| self.done)?;
        Some(self.rank(current) + 1)
    }

    /// The matches found in block `block`.
    #[must_use]
    pub fn in_block(&self, block: usize) -> &[Span] {
        let spans = if block >= self.start.block { &self.after } else { &self.before };
        let from = spans.partition_point(|span| span.block() < block);
        let to = spans.partition_point(|span| span.block() <= block);
        &spans[from..to]
    }

    /// Makes the next match on the way the current one. It is the nearest to `from`, a place or the current match.
    /// Returns whether that led past an end of the text, or `None` if there is no match. The search must be done.
    pub fn go(&mut self, way: Way, from: From) -> Option<bool> {
        let count = self.count();
        let rank = match (from, self.current) {
            (From::Current, Some(current)) => self.rank(current) + usize::from(way == Way::Forward),
            (From::Current, None) => self.rank(Span::new(0, 0..0)),
            (From::Pos(pos), _) => self.rank(Span::new(pos.block, pos.byte..pos.byte)),
        };
        let (next, wrapped) = match way {
            Way::Forward if rank < count => (rank, false),
            Way::Forward => (0, true),
            Way::Back if rank > 0 => (rank - 1, false),
            Way::Back => (count.checked_sub(1)?, true),
        };
        self.current = Some(*self.nth(next)?);
        Some(wrapped)
    }

    /// Searches one block; returns how many bytes that were.
    fn search_block(&mut self, article: &Article) -> usize {
        let block = self.next;
        let text = article.text(block);
        let spans = if block >= self.start.block { &mut self.after } else { &mut self.before };
        spans.extend(self.pattern.find_in(text).map(|range: Range<usize>| Span::new(block, range)));
        self.next += 1;
        text.len() + 1
    }

    /// The first match at or behind the place the search started at; else, once all is searched, the very first.
    fn first_from_start(&self) -> Option<Span> {
        let behind = self.after.iter().find(|span| span.start() >= self.start);
        behind.or_else(|| self.nth(0).filter(|_| self.done)).copied()
    }

    /// How many matches stand before `span`.
    fn rank(&self, span: Span) -> usize {
        if span.block() < self.start.block {
            self.before.partition_point(|other| *other < span)
        } else {
            self.before.len() + self.after.partition_point(|other| *other < span)
        }
    }

    fn nth(&self, index: usize) -> Option<&Span> {
        self.before.get(index).or_else(|| self.after.get(index - self.before.len()))
    }
}

/// Where the next match is looked for from.
#[derive(Clone, Copy, Debug)]
pub enum From {
    /// From the current match.
    Current,
    /// From this place.
    Pos(Pos),
}
