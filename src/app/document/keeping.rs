//! The record of a document, which outlasts the run: taking it up again, and putting it together.

use super::anchor::Anchor;
use super::bookmarks::{Bookmark, Bookmarks};
use super::place::Place;
use super::record::{Choices, LeftPlace, Record};
use super::viewport::Viewport;
use super::{Document, Kept};
use crate::article::Pos;

/// The most characters of a title that are kept.
const MOST_TITLE: usize = 300;

impl Document {
    /// Takes up what was kept of the document in an earlier run; at its place, if the document `resumes` there. Returns
    /// `true` if it goes on somewhere else than at the beginning. A place that the text does not have, or not yet, is
    /// kept until the reader moves.
    pub fn recall(&mut self, record: Record, resumes: bool) -> bool {
        let Record { place, look, bookmarks, .. } = record;
        self.kept.look = look;
        self.merge_bookmarks(bookmarks);
        self.kept.left_at = place.filter(|_| resumes);
        self.resume()
    }

    /// Looks for the place where the document was left and for bookmarks, in more of the text; in what `is_all` of it
    /// also where they have not been. Returns `true` if it goes on at the place.
    pub fn look_for_kept(&mut self, is_all: bool) -> bool {
        self.kept.bookmarks.place_more_in(&self.article, is_all);
        let is_here = self.kept.left_at.as_ref().is_some_and(|left| is_all || left.anchor.is_in(&self.article));
        is_here && self.resume()
    }

    /// Goes to the place where the document was left, if the text has it. Returns `true` if that is not the beginning.
    fn resume(&mut self) -> bool {
        let found = self.kept.left_at.as_ref().and_then(|left| Some((left, left.anchor.find(&self.article)?)));
        let Some((left, pos)) = found else { return false };
        self.kept.place = Place { pos, asked_for: left.asked_for };
        self.kept.moved = left.moved;
        self.kept.left_at = None;
        self.kept.place.pos != Pos::default()
    }

    /// Takes note that the reader moved, at the time `now`: the place where the document was left before is forgotten.
    pub fn has_moved(&mut self, now: u64) {
        self.kept.left_at = None;
        self.kept.moved = now;
    }

    /// Returns what is to be kept of the document for the next run, at the time `now`.
    #[must_use]
    pub fn record(&self, view: &Viewport, now: u64) -> Record {
        let Kept { place, moved, look, bookmarks, left_at, .. } = &self.kept;
        let anchor = || Anchor::of(&self.article, place.pos);
        let own = || LeftPlace { anchor: anchor(), asked_for: place.asked_for, moved: *moved };
        let percent = left_at.as_ref().map_or_else(|| self.percent(view), |left| left.anchor.percent());
        Record {
            title: self.article.title().map(|title| title.chars().take(MOST_TITLE).collect()),
            read: now,
            percent,
            place: Some(left_at.clone().unwrap_or_else(own)),
            look: look.clone(),
            bookmarks: bookmarks.all().to_vec(),
        }
    }

    /// Returns what keys changed of the look of the document: in earlier runs and in this one, and in this one.
    #[must_use]
    pub fn changed_look(&self) -> (&Choices, &Choices) {
        (&self.kept.look.choices, &self.kept.pressed)
    }

    /// Takes note that keys changed `choices` of the look of the document, at the time `now`.
    pub fn change_look(&mut self, choices: Choices, now: u64) {
        self.kept.look.changed = now;
        self.kept.look.choices.extend(choices.clone());
        self.kept.pressed.extend(choices);
    }

    /// Returns the bookmarks.
    #[must_use]
    pub fn bookmarks(&self) -> &Bookmarks {
        &self.kept.bookmarks
    }

    /// Returns the bookmarks.
    pub fn bookmarks_mut(&mut self) -> &mut Bookmarks {
        &mut self.kept.bookmarks
    }

    /// Takes up the bookmarks that another reader of the document has set or removed.
    pub fn merge_bookmarks(&mut self, others: Vec<Bookmark>) {
        self.kept.bookmarks.merge(others);
        self.kept.bookmarks.place_in(&self.article);
    }

    /// Returns a bookmark called `id` of the place `pos`, set at the time `now`.
    #[must_use]
    pub fn bookmark(&self, id: String, pos: Pos, now: u64) -> Bookmark {
        let heading =
            self.article.sections().get(self.article.section_of(pos.block)).and_then(|section| section.heading);
        let section = heading.map(|block| self.article.text(block).chars().take(MOST_TITLE).collect());
        let page = self.article.page_at(pos).map(|page| page.label().to_owned());
        let (anchor, pos) = (Anchor::of(&self.article, pos), Some(pos));
        let (section, page) = (section.unwrap_or_default(), page.unwrap_or_default());
        Bookmark { id, anchor, section, page, made: now, changed: now, pos, ..Bookmark::default() }
    }
}
