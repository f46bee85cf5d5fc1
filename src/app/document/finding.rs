//! Searching in a document: its matches, and going from one to another.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::compiling::Start;
use super::matches::{Matches, StartAt, Step, Way};
use super::place::Place;
use super::viewport::Viewport;
use super::{Document, Wanted, inside};
use crate::article::{Pos, Span};
use crate::search::{Fault, Pattern, Query};
use qari_bidi::text::visible::boundary_from;

/// The state that a search being typed starts from, and that it goes back to when it is given up.
#[derive(Clone, Debug)]
pub struct Origin {
    place: Place,
    disclaimer: Option<Place>,
    matches: Option<Matches>,
    /// The number of blocks that stay as they were then, however the text goes on.
    settled: usize,
}

impl Origin {
    /// Returns the place of the text that the search was typed at.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Returns the place that the search starts from.
    fn start(&self) -> Pos {
        self.disclaimer.unwrap_or(self.place).pos
    }
}

/// News of a search that went on.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The reason why the query can't be searched for, which only compiling it has told.
    pub fault: Option<Fault>,
    /// `true` if all is searched now and nothing was found.
    pub found_nothing: bool,
    /// A step that had waited for it.
    pub went: Option<(Way, Step)>,
}

impl Document {
    /// Sets the search aside for one that is about to be typed.
    pub fn set_search_aside(&mut self) -> Origin {
        self.visit.compiler.give_up();
        Origin {
            place: self.kept.place,
            disclaimer: self.visit.disclaimer,
            matches: self.visit.matches.take(),
            settled: self.settled,
        }
    }

    /// Goes back to `origin`.
    pub fn go_back_to(&mut self, origin: Origin) {
        (self.kept.place, self.visit.disclaimer) = (origin.place, origin.disclaimer);
        self.take_up_search(origin);
    }

    /// Goes on with the matches that were set aside in `origin`, at the place that is read.
    pub fn take_up_search(&mut self, origin: Origin) {
        self.visit.compiler.give_up();
        self.visit.matches = origin.matches;
        if let Some(matches) = &mut self.visit.matches {
            if origin.settled < self.article.blocks().len() {
                matches.go_on_from(&self.article, origin.settled);
            }
            matches.expect_more(self.expects_rest);
        }
    }

    /// Searches for `query` from `origin` on or back, for nothing if it is empty.
    ///
    /// # Errors
    /// [`Fault`] if the query is no regular expression, but should be one. The search before it goes on then.
    pub fn search_from(&mut self, origin: &Origin, query: Query, way: Way) -> Result<(), Fault> {
        let is_empty = query.text.is_empty();
        let back_to = Some((origin.place, origin.disclaimer));
        self.begin_search(query, Start { pos: origin.start(), way, back_to })?;
        if is_empty {
            self.visit.matches = None;
        }
        Ok(())
    }

    /// Searches for `query` from `start` on. What can't be searched for finds nothing. Returns `true` if there is a
    /// search.
    pub fn search(&mut self, query: Query, start: Pos) -> bool {
        self.visit.matches = None;
        self.begin_search(query, Start { pos: start, way: Way::Forward, back_to: None }).is_ok()
    }

    /// Begins to search for `query`. What may take long to compile is compiled first, while the search before it goes
    /// on.
    fn begin_search(&mut self, query: Query, start: Start) -> Result<(), Fault> {
        self.visit.compiler.give_up();
        query.check()?;
        if query.takes_long() {
            self.visit.compiler.ask(query, start);
        } else {
            let pattern = query.compile(self.article.language())?;
            self.search_by(query, pattern, start);
        }
        self.visit.wanted = None;
        Ok(())
    }

    /// Searches for `query`, which is compiled to `pattern`.
    fn search_by(&mut self, query: Query, pattern: Pattern, start: Start) {
        // The text may have become another one since.
        let pos = if start.pos.block < self.article.blocks().len() { start.pos } else { Pos::default() };
        let mut matches = Matches::with(query, pattern, pos).going(start.way);
        matches.expect_more(self.expects_rest);
        if let Some((place, disclaimer)) = start.back_to {
            (self.kept.place, self.visit.disclaimer) = (inside(&self.article, place), disclaimer);
        }
        self.visit.matches = Some(matches);
    }

    /// Searches again for what `matches` were of, in a text that was in `language` before. What is compiled for the
    /// language of the text stays so.
    pub(super) fn search_again(&mut self, matches: Matches, pos: Pos, language: Option<&str>) {
        let start = Start { pos, way: Way::Forward, back_to: None };
        let (query, pattern) = matches.into_pattern();
        if language == self.article.language() {
            self.search_by(query, pattern, start);
        } else {
            self.search(query, pos);
        }
    }

    /// Returns `true` while the expression to search for is compiled.
    #[must_use]
    pub fn is_compiling(&self) -> bool {
        self.visit.compiler.is_compiling()
    }

    /// Returns the way that the search goes.
    #[must_use]
    pub fn search_way(&self) -> Way {
        self.matches().map_or(Way::Forward, Matches::way)
    }

    /// Hides the matches, or shows those again that were hidden last. Returns `false` if there are none.
    pub fn toggle_matches(&mut self) -> bool {
        if let Some(matches) = self.visit.matches.take() {
            self.visit.wanted = None;
            self.visit.hidden = Some((matches, self.settled));
            return true;
        }
        let Some((matches, settled)) = self.visit.hidden.take() else { return false };
        let hidden = Origin { matches: Some(matches), settled, ..self.set_search_aside() };
        self.take_up_search(hidden);
        true
    }

    /// Clears the search. Returns `false` if there was none.
    pub fn clear_search(&mut self) -> bool {
        self.visit.wanted = None;
        let is_compiling = self.is_compiling();
        self.visit.compiler.give_up();
        self.visit.matches.take().is_some() || is_compiling
    }

    /// Searches one slice more, once the query is compiled. When the match to show is found, shows it.
    pub fn search_on(&mut self, view: &Viewport) -> Progress {
        match self.visit.compiler.go_on(self.article.language()) {
            Some((query, start, Ok(pattern))) => self.search_by(query, pattern, start),
            Some((_, _, Err(fault))) => return Progress { fault: Some(fault), ..Progress::default() },
            None => {}
        }
        if self.is_compiling() {
            // Of the search before it nothing is told any more.
            let article = &self.article;
            self.visit.matches.iter_mut().for_each(|matches| matches.step(article));
            return Progress::default();
        }
        let Some(matches) = &mut self.visit.matches else { return Progress::default() };
        let before = matches.current();
        matches.step(&self.article);
        let current = matches.current();
        let found_nothing = matches.has_to_tell_of_nothing();
        if let (None, Some(current)) = (before, current) {
            self.show(current, view);
        }
        let went = self.visit.wanted.take().and_then(|Wanted { way, count }| {
            // The first match that is found, from the screen on, is the next one.
            let found = usize::from(way == self.search_way() && before.is_none() && current.is_some());
            (count > found).then(|| (way, self.go_to_match(way, count - found, view)))
        });
        Progress { fault: None, found_nothing, went }
    }

    /// Goes to the match `count` matches on the way: from the current one if it is on the screen, else from the top of
    /// the screen. Where that is not known yet, goes there when it is. Returns what is to be told: that there is no
    /// match, that an end of the text was passed, or neither.
    pub fn go_to_match(&mut self, way: Way, count: usize, view: &Viewport) -> Step {
        if self.is_compiling() {
            self.visit.wanted = Some(Wanted { way, count });
            return Step::Unknown;
        }
        let Some(current) = self.matches().map(Matches::current) else { return Step::None };
        let in_sight = current.is_some_and(|current| self.is_in_sight(current, view));
        let mut start = if in_sight { StartAt::Current } else { StartAt::Pos(self.topmost()) };
        let (mut reached, mut told) = (None, Step::Taken);
        for taken in 0..count {
            let Some(matches) = &mut self.visit.matches else { break };
            match matches.go(way, start) {
                Step::None => told = Step::None,
                Step::Wrapped => {
                    told = Step::Wrapped;
                    reached = matches.current();
                }
                Step::Taken => reached = matches.current(),
                Step::Unknown => {
                    self.visit.wanted = Some(Wanted { way, count: count - taken });
                    break;
                }
            }
            start = StartAt::Current;
        }
        if let Some(reached) = reached {
            self.show(reached, view);
        }
        told
    }

    /// Searches one slice more without showing anything. Returns the number of matches before the current one.
    pub fn list_matches(&mut self) -> usize {
        let Some(matches) = &mut self.visit.matches else { return 0 };
        matches.step(&self.article);
        matches.current().map_or(0, |current| matches.rank(current))
    }

    /// Makes `span` the current match and shows it.
    pub fn go_to_span(&mut self, span: Span, view: &Viewport) {
        if let Some(matches) = &mut self.visit.matches {
            matches.set_current(span);
            self.show(span, view);
        }
    }

    /// Returns the word that was clicked last, if it is on the screen; else the one that the current match is in or
    /// begins with, if that is; else the first one on the screen. With it comes the place that it starts at.
    #[must_use]
    pub fn word(&self, view: &Viewport) -> Option<(Pos, &str)> {
        let in_sight = |pos: &Pos| self.is_in_sight(Span::new(pos.block, pos.byte..pos.byte), view);
        let current = || self.current_match().map(|span| span.start());
        let pos = self.visit.pointed.filter(in_sight).or_else(|| current().filter(in_sight)).unwrap_or(self.topmost());
        // A blank row is the end of its block: the word is in the next one.
        let blocks = (pos.block..self.article.blocks().len())
            .map(|block| Pos { block, byte: if block == pos.block { pos.byte } else { 0 } });
        let mut words = blocks.map(|pos| (pos.block, word_at(self.article.text(pos.block), pos.byte)));
        let (block, word) = words.find(|(_, word)| !word.is_empty())?;
        Some((Pos { block, byte: word.start }, &self.article.text(block)[word]))
    }
}

/// Returns the bytes of the word at byte `byte` of `text`, or of the next one behind it, without the marks around it.
pub(super) fn word_at(text: &str, byte: usize) -> Range<usize> {
    // Words are counted from white space on, which is near: a text may be long.
    let start = text[..byte].rfind(char::is_whitespace).map_or(0, |blank| boundary_from(text, blank + 1));
    let mut words = text[start..].unicode_word_indices().map(|(at, word)| start + at..start + at + word.len());
    words.find(|word| word.end > byte).unwrap_or(byte..byte)
}
