//! The matches of a query: those found so far, and the current one.
//!
//! The search starts at the reading position, so that the first match to show is found first, and goes around the text
//! in slices. Between two slices keys are read and the screen is painted.

use std::ops::Range;

use crate::article::{Article, Pos, Span};
use crate::search::{Fault, Pattern, Query};
use qari_bidi::text::visible::boundary_from;

/// Bytes of text in a slice. A longer paragraph is searched in parts.
const SLICE_BYTES: usize = 2 * 1024 * 1024;

/// Slices that are searched at the same time: more than most machines have processors.
const SLICES: usize = 4;

/// A query, its matches so far, and the current one.
#[derive(Clone, Debug)]
pub struct Matches {
    query: Query,
    pattern: Pattern,
    /// The matches from the block that the search started in to the end of the text.
    after: Vec<Span>,
    /// The matches before that block.
    before: Vec<Span>,
    start: Pos,
    /// The way from there to the match to show first, and from match to match.
    way: Way,
    /// The beginning of the next slice, and of the next one before the block that the search started in.
    next: Pos,
    next_before: Pos,
    /// `true` if all of the text that is there has been searched.
    done: bool,
    /// `true` if the rest of the text is to come.
    expects_more: bool,
    /// `true` if it was told that nothing is found.
    is_told: bool,
    current: Option<Span>,
}

/// A direction through the matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the end of the text.
    Forward,
    /// Towards its beginning.
    Back,
}

impl Way {
    /// Returns the other way.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Forward => Self::Back,
            Self::Back => Self::Forward,
        }
    }
}

/// The outcome of going to another match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another match is current now.
    Taken,
    /// Another match is current now, past an end of the text.
    Wrapped,
    /// There is no match.
    None,
    /// Unknown before more is searched.
    Unknown,
}

impl Matches {
    /// Begins to search a text in `language` (a BCP 47 tag) at `start`.
    ///
    /// # Errors
    /// [`Fault`] if the query is no regular expression, but should be one.
    pub fn new(query: Query, language: Option<&str>, start: Pos) -> Result<Self, Fault> {
        let pattern = query.compile(language)?;
        Ok(Self::with(query, pattern, start))
    }

    /// Begins to search a text for `query`, which is compiled to `pattern` for the text's language, at `start`.
    #[must_use]
    pub fn with(query: Query, pattern: Pattern, start: Pos) -> Self {
        let (after, before) = (Vec::new(), Vec::new());
        let next = Pos { byte: 0, ..start };
        let next_before = Pos::default();
        Self {
            query,
            pattern,
            after,
            before,
            start,
            way: Way::Forward,
            next,
            next_before,
            done: false,
            expects_more: false,
            is_told: false,
            current: None,
        }
    }

    /// Returns what was searched for, and what that is compiled to.
    #[must_use]
    pub fn into_pattern(self) -> (Query, Pattern) {
        (self.query, self.pattern)
    }

    /// Returns it with another way from match to match. Nothing has been found yet.
    #[must_use]
    pub fn going(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// Returns the way from match to match.
    #[must_use]
    pub fn way(&self) -> Way {
        self.way
    }

    /// Returns the query; without its marks if nothing has them.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Returns `true` if the whole text has been searched.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done && !self.expects_more
    }

    /// Returns `true` if there is text that has not been searched.
    #[must_use]
    pub fn has_work(&self) -> bool {
        !self.done
    }

    /// Returns `true` once, when all is searched and nothing was found. A text may grow again.
    pub fn has_to_tell_of_nothing(&mut self) -> bool {
        self.is_done() && self.count() == 0 && !std::mem::replace(&mut self.is_told, true)
    }

    /// Takes note whether the rest of the text is to come.
    pub fn expect_more(&mut self, expects_more: bool) {
        // When no more comes, the search ends, which may mean to start again without marks.
        self.done &= expects_more || !self.expects_more;
        self.expects_more = expects_more;
    }

    /// Takes note that the blocks of `article` from block `first` on are new. Matches that were found there are
    /// forgotten.
    pub fn go_on_from(&mut self, article: &Article, first: usize) {
        self.done = false;
        self.after.truncate(self.after.partition_point(|span| span.block() < first));
        self.before.truncate(self.before.partition_point(|span| span.block() < first));
        let new = Pos { block: first, byte: 0 };
        (self.next, self.next_before) = (self.next.min(new), self.next_before.min(new));
        if self.start.block > first {
            // The search started in what is replaced: all behind the text that stays comes after the start.
            self.start = new;
            self.next = new;
        }
        self.current = self.current.filter(|span| article.has(*span));
    }

    /// Searches the next slice of `article`: from where the search started to the end, then what is before. When all is
    /// searched for marks that are nowhere, starts again without them.
    pub fn step(&mut self, article: &Article) {
        if self.done {
            return;
        }
        if self.next.block < article.blocks().len() {
            self.next = self.search_slice(article, self.next, article.blocks().len());
        } else if self.next_before.block < self.start.block {
            self.next_before = self.search_slice(article, self.next_before, self.start.block);
        } else {
            self.done = true;
        }
        if self.is_done() && self.count() == 0 {
            self.ignore_marks(article.language());
        }
        self.current = self.current.or_else(|| match self.way {
            Way::Forward => self.first_from_start(),
            Way::Back => self.last_before_start(),
        });
    }

    /// Searches the rest.
    pub fn finish(&mut self, article: &Article) {
        while self.has_work() {
            self.step(article);
        }
    }

    /// Returns `true` if the typed marks are ignored, because nothing has them.
    #[must_use]
    pub fn ignores_marks(&self) -> bool {
        self.query.manner.without_marks
    }

    fn ignore_marks(&mut self, language: Option<&str>) {
        let Some(query) = self.query.ignoring_marks() else { return };
        if let Ok(pattern) = query.compile(language) {
            (self.query, self.pattern) = (query, pattern);
            (self.next, self.next_before) = (Pos { byte: 0, ..self.start }, Pos::default());
            self.done = false;
        }
    }

    /// Returns the number of matches found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.after.len() + self.before.len()
    }

    /// Returns the current match.
    #[must_use]
    pub fn current(&self) -> Option<Span> {
        self.current
    }

    /// Makes `span` the current match.
    pub fn set_current(&mut self, span: Span) {
        self.current = Some(span);
    }

    /// Returns the number of the current match, counted from 1 at the beginning of the text, once the search is done.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        let current = self.current.filter(|_| self.is_done())?;
        Some(self.rank(current) + 1)
    }

    /// Returns the matches found in block `block`.
    #[must_use]
    pub fn in_block(&self, block: usize) -> &[Span] {
        let spans = if block >= self.start.block { &self.after } else { &self.before };
        let from = spans.partition_point(|span| span.block() < block);
        let to = spans.partition_point(|span| span.block() <= block);
        &spans[from..to]
    }

    /// Returns match number `index` of those found so far, counted from 0 at the beginning of the text.
    #[must_use]
    pub fn nth(&self, index: usize) -> Option<Span> {
        self.before.get(index).or_else(|| self.after.get(index.checked_sub(self.before.len())?)).copied()
    }

    /// Returns the first of the matches found so far that begins at `pos` or behind it.
    #[must_use]
    pub fn first_from(&self, pos: Pos) -> Option<Span> {
        self.nth(self.rank(Span::new(pos.block, pos.byte..pos.byte)))
    }

    /// Returns the number of matches found so far before `span`.
    #[must_use]
    pub fn rank(&self, span: Span) -> usize {
        if span.block() < self.start.block {
            self.before.partition_point(|other| *other < span)
        } else {
            self.before.len() + self.after.partition_point(|other| *other < span)
        }
    }

    /// Makes the next match on the way from `start` the current one.
    pub fn go(&mut self, way: Way, start: StartAt) -> Step {
        let from = match (start, self.current) {
            (StartAt::Current, Some(current)) => current,
            (StartAt::Current, None) => Span::new(0, 0..0),
            (StartAt::Pos(pos), _) => Span::new(pos.block, pos.byte..pos.byte),
        };
        let count = self.count();
        let rank = self.rank(from) + usize::from(way == Way::Forward && self.current == Some(from));
        let (next, wraps) = match way {
            Way::Forward if rank < count => (rank, false),
            Way::Back if rank > 0 => (rank - 1, false),
            Way::Back => (count.saturating_sub(1), true),
            Way::Forward => (0, true),
        };
        let Some(span) = self.nth(next) else { return if self.is_done() { Step::None } else { Step::Unknown } };
        // What lies between is known to be without a match only where it has been searched.
        if !self.is_done() && (wraps || !self.has_searched_between(from, span)) {
            return Step::Unknown;
        }
        self.current = Some(span);
        if wraps { Step::Wrapped } else { Step::Taken }
    }

    /// Returns `true` if everything between two places has been searched, though not yet the whole text. What is before
    /// the start is searched last, from the beginning on.
    fn has_searched_between(&self, one: Span, other: Span) -> bool {
        let is_behind = |span: Span| span.block() >= self.start.block;
        let is_searched = |span: Span| span.start() < if is_behind(span) { self.next } else { self.next_before };
        is_behind(one) == is_behind(other) && is_searched(one) && is_searched(other)
    }

    /// Searches from `from` on, before block `behind`: whole blocks, or a part of one that is longer than a slice.
    /// Returns where the next slice begins.
    fn search_slice(&mut self, article: &Article, from: Pos, behind: usize) -> Pos {
        let first = from.block;
        if from.byte > 0 || article.text(first).len() > SLICE_BYTES {
            return self.search_part(article, from);
        }
        let slices = slices(article, first..behind);
        let found = self.search_at_once(article, &slices);
        let spans = if first >= self.start.block { &mut self.after } else { &mut self.before };
        spans.extend(found.into_iter().flatten());
        Pos { block: slices.last().map_or(first, |last| last.end), byte: 0 }
    }

    /// Returns the matches in each of `slices`, which are searched at the same time. The result does not depend on
    /// that.
    fn search_at_once(&self, article: &Article, slices: &[Range<usize>]) -> Vec<Vec<Span>> {
        let search = |blocks: &Range<usize>| matches_in(&self.pattern, article, blocks.clone());
        let [first, others @ ..] = slices else { return Vec::new() };
        std::thread::scope(|scope| {
            let others: Vec<_> = others
                .iter()
                // Searches of one compiled expression wait for each other; those of copies do not.
                .map(|blocks| (self.pattern.clone(), blocks.clone()))
                .map(|(pattern, blocks)| scope.spawn(move || matches_in(&pattern, article, blocks)))
                .collect();
            let first = search(first);
            let join = |thread: std::thread::ScopedJoinHandle<'_, Vec<Span>>| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            std::iter::once(first).chain(others.into_iter().map(join)).collect()
        })
    }

    /// Searches a part of a long block. Returns where the next one begins.
    fn search_part(&mut self, article: &Article, from: Pos) -> Pos {
        let Pos { block, byte } = from;
        let text = article.text(block);
        let spans = if block >= self.start.block { &mut self.after } else { &mut self.before };
        let from = spans.last().filter(|last| last.block() == block).map_or(byte, |last| last.range().end.max(byte));
        let end = boundary_from(text, byte + SLICE_BYTES);
        // A match may go on behind the part, but not far.
        let seen = from..boundary_from(text, end + MOST_MATCH_BYTES).max(from);
        let found = self.pattern.find_within(text, seen).into_iter().filter(|range| range.start < end);
        spans.extend(found.map(|range| Span::new(block, range)));
        if end == text.len() { Pos { block: block + 1, byte: 0 } } else { Pos { block, byte: end } }
    }

    /// Returns the last match before the start; else, once all is searched, the very last.
    fn last_before_start(&self) -> Option<Span> {
        let in_block = self.after.partition_point(|span| span.start() < self.start);
        if let Some(span) = in_block.checked_sub(1).and_then(|index| self.after.get(index)) {
            return (self.next > self.start).then_some(*span);
        }
        let is_searched = self.done || self.next_before.block >= self.start.block;
        let before = self.before.last().filter(|_| is_searched).copied();
        before.or_else(|| self.nth(self.count().checked_sub(1)?).filter(|_| self.is_done()))
    }

    /// Returns the first match at or behind the start; else, once all is searched, the very first.
    fn first_from_start(&self) -> Option<Span> {
        let behind = self.after.partition_point(|span| span.start() < self.start);
        let behind = self.after.get(behind).copied();
        behind.or_else(|| self.nth(0).filter(|_| self.is_done()))
    }
}

/// Returns the first of `blocks`, in as many slices as are searched at once; no block in them is longer than a slice.
fn slices(article: &Article, blocks: Range<usize>) -> Vec<Range<usize>> {
    let mut slices: Vec<Range<usize>> = Vec::new();
    let mut bytes = 0;
    for block in blocks {
        let own = article.text(block).len() + 1;
        let starts = slices.is_empty() || bytes + own > SLICE_BYTES;
        if own > SLICE_BYTES || starts && slices.len() == SLICES {
            break;
        }
        if starts {
            slices.push(block..block);
            bytes = 0;
        }
        bytes += own;
        if let Some(slice) = slices.last_mut() {
            slice.end = block + 1;
        }
    }
    slices
}

/// Returns the matches in the blocks `blocks`.
fn matches_in(pattern: &Pattern, article: &Article, blocks: Range<usize>) -> Vec<Span> {
    let in_block =
        |block: usize| pattern.find_in(article.text(block)).into_iter().map(move |range| Span::new(block, range));
    let Some(candidates) = pattern.candidates(article.text_of(blocks.clone())) else {
        return blocks.flat_map(in_block).collect();
    };
    let mut spans = Vec::new();
    let (mut block, mut start) = (blocks.start, 0);
    let mut text = article.text(block);
    let mut from = 0;
    for at in candidates.places {
        while at >= start + text.len() && block + 1 < blocks.end {
            start += text.len();
            block += 1;
            text = article.text(block);
            from = 0;
        }
        // What is part of the last match is no other; nor is there more in a block that was searched to its end.
        if at - start < from {
            continue;
        }
        if !pattern.finds_around() {
            spans.extend(in_block(block));
            from = text.len();
        } else if let Some(range) = pattern.find_around(text, candidates.letter, at - start, from) {
            from = range.end;
            spans.push(Span::new(block, range));
        }
    }
    spans
}

/// The longest match, in bytes, where a long block is searched in parts.
const MOST_MATCH_BYTES: usize = 64 * 1024;

/// The place that the next match is looked for from.
#[derive(Clone, Copy, Debug)]
pub enum StartAt {
    /// The current match.
    Current,
    /// This place.
    Pos(Pos),
}
