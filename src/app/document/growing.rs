//! A document that grows while it is read: the rest of a long one, a stream, a file that is written to.

use std::sync::Arc;

use super::anchor::Anchor;
use super::layouts::Layouts;
use super::pace::Pace;
use super::place::Place;
use super::{Document, Kept, Visit, inside};
use crate::article::{Article, Pos, Span};
use crate::page::digits_of;

/// The bytes of text from which on its digits and its pace are known.
const SURE_OF_TEXT: usize = 64 * 1024;

impl Document {
    /// Takes note whether the rest of the text is to come, in which a search may find what it has not found yet. A
    /// stream has no rest: it may never end.
    pub fn expect_rest(&mut self, expects_rest: bool) {
        self.expects_rest = expects_rest;
        self.visit.matches.iter_mut().for_each(|matches| matches.expect_more(expects_rest));
    }

    /// Returns `true` if a search has yet to find what it goes to first, or next.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.visit.wanted.is_some()
            || self.is_compiling()
            || self.matches().is_some_and(|matches| matches.current().is_none() && !matches.is_done())
    }

    /// Goes on in `article`, of which the one that is read was the beginning, at the same place.
    pub fn go_on_in(&mut self, article: Article) {
        let before = self.article.blocks().len();
        let flow = self.article.flow();
        if article.flow().end < flow.end || article.text_of(flow.clone()) != self.article.text_of(flow) {
            return self.renew(article);
        }
        let expects_rest = self.expects_rest;
        // Numbers may be in other digits now.
        let flow = self.article.flow();
        let mut visit = Visit { layouts: Layouts::default(), ..std::mem::take(&mut self.visit) };
        visit.line_counts.forget_from(before.saturating_sub(1));
        // The blocks of the disclaimer have other numbers now.
        visit.selection = visit.selection.filter(|selection| flow.contains(&selection.cursor().block()));
        visit.pressed = visit.pressed.filter(|cell| flow.contains(&cell.block()));
        *self = Self { visit, expects_rest, ..Self::open(article, std::mem::take(&mut self.kept)) };
        self.search_from_block(before);
    }

    /// Goes on with `part` behind the first `behind` blocks; what has been behind them is read anew in it. The place,
    /// links and matches before stay. The last blocks of `part` may be read anew later, but the first `settled` blocks
    /// of the document stay.
    pub fn go_on_with(&mut self, behind: usize, part: Option<Article>, settled: usize) {
        self.visit.line_counts.forget_from(behind);
        if behind == 0 {
            if let Some(part) = part {
                let visit = Visit { layouts: Layouts::default(), ..std::mem::take(&mut self.visit) };
                *self =
                    Self { visit, expects_rest: self.expects_rest, ..Self::open(part, std::mem::take(&mut self.kept)) };
            }
        } else {
            let was_small = self.article.flow_bytes() < SURE_OF_TEXT;
            let behind = behind.min(self.article.blocks().len());
            let article = Arc::make_mut(&mut self.article);
            article.cut(behind);
            if let Some(part) = part {
                article.append(part);
            }
            let digits = if was_small { digits_of(&self.article) } else { self.digits };
            // Whether a blank row follows a block says the next one, which is asked each time.
            if digits == self.digits {
                self.visit.layouts.forget_from(behind);
            } else {
                (self.digits, self.visit.layouts) = (digits, Layouts::default());
            }
            if was_small {
                self.pace = Pace::of(&self.article);
            }
            let same = self.article.sections().partition_point(|section| section.blocks.start < behind);
            // Only the first section may get its heading later.
            self.tree.go_on(&self.article, if same > 1 { same } else { 0 });
            // The last paragraph may have become a part of the one before it.
            let last = self.article.flow().end.saturating_sub(1);
            let place = self.kept.place;
            let pos = if place.pos.block > last { Pos { block: last, byte: 0 } } else { place.pos };
            self.kept.place = inside(&self.article, Place { pos, ..place });
        }
        let article = &self.article;
        self.visit.selection = self.visit.selection.filter(|selection| selection.is_in(article));
        self.visit.pressed = self.visit.pressed.filter(|cell| article.has(*cell));
        self.settled = settled;
        self.search_from_block(behind);
    }

    /// Goes on in `article`, another version of the text: at the same place of it, with the same search.
    pub fn renew(&mut self, article: Article) {
        let found = |pos: Pos| Anchor::of(&self.article, pos).find(&article);
        let place = self.kept.place;
        let pos = found(place.pos).unwrap_or_else(|| inside(&article, place).pos);
        let current = self.current_match().map(|span| (span.range().len(), found(span.start())));
        let (matches, compiler) = (self.visit.matches.take(), std::mem::take(&mut self.visit.compiler));
        let language = self.article.language().map(str::to_owned);
        let kept = Kept { place: Place { pos, ..place }, last_link: None, ..std::mem::take(&mut self.kept) };
        *self = Self { expects_rest: self.expects_rest, ..Self::open(article, kept) };
        self.visit.compiler = compiler;
        let Some(matches) = matches else { return };
        self.search_again(matches, pos, language.as_deref());
        if let Some(matches) = &mut self.visit.matches {
            // The reader is not led to another match.
            let at = current.and_then(|(bytes, found)| found.map(|pos| (pos, bytes))).unwrap_or((pos, 0));
            let span = |(Pos { block, byte }, bytes): (Pos, usize)| Span::new(block, byte..byte + bytes);
            let here = Some(span(at)).filter(|span| self.article.has(*span)).unwrap_or(span((pos, 0)));
            matches.set_current(here);
        }
    }

    /// Makes room for a text of `bytes` bytes in all, so that growing does not move it.
    pub fn reserve(&mut self, bytes: usize) {
        Arc::make_mut(&mut self.article).reserve(bytes);
    }

    fn search_from_block(&mut self, first: usize) {
        if let Some(matches) = &mut self.visit.matches {
            matches.go_on_from(&self.article, first);
        }
    }
}
