//! The history of jumps, across the documents of the shelf: the places that a link, a match or a section led away from.

use crate::app::document::place::Place;

/// The most places that are remembered.
const MOST: usize = 100;

/// A place in one of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The index of the document on the shelf.
    pub document: usize,
    /// The place in it.
    pub place: Place,
}

impl Jump {
    /// Returns `true` if `other` has the same row at the top, whether it was asked for or scrolled to.
    fn shows_same(self, other: Self) -> bool {
        self.document == other.document && self.place.pos == other.place.pos
    }
}

/// The places behind the reader and, after going back, those ahead: as in a browser.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    past: Vec<Jump>,
    future: Vec<Jump>,
}

impl Jumps {
    /// Remembers `jump`, the place that is left, and forgets those ahead, and the oldest of more than a hundred. The
    /// place that was remembered last is not remembered twice.
    pub fn push(&mut self, jump: Jump) {
        self.future.clear();
        if !self.past.last().is_some_and(|last| last.shows_same(jump)) {
            self.past.push(jump);
        }
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// Returns the place to go back to from `here`, if there is one. Places that show what `here` shows are skipped.
    pub fn back(&mut self, here: Jump) -> Option<Jump> {
        go(&mut self.past, &mut self.future, here)
    }

    /// Returns the place that was gone back from to `here`, if there is one.
    pub fn forward(&mut self, here: Jump) -> Option<Jump> {
        go(&mut self.future, &mut self.past, here)
    }
}

/// Takes the last place of `from` that shows something else than `here`, and remembers `here` in `to`.
fn go(from: &mut Vec<Jump>, to: &mut Vec<Jump>, here: Jump) -> Option<Jump> {
    let there = std::iter::from_fn(|| from.pop()).find(|jump| !jump.shows_same(here))?;
    to.push(here);
    Some(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Pos;

    fn at(byte: usize) -> Jump {
        Jump { document: 0, place: Place::asked_for(Pos { block: 0, byte }) }
    }

    #[test]
    fn one_goes_back_and_forward_as_in_a_browser() {
        let mut jumps = Jumps::default();
        assert_eq!((jumps.back(at(0)), jumps.forward(at(0))), (None, None));
        jumps.push(at(1));
        jumps.push(at(2));
        assert_eq!(jumps.back(at(3)), Some(at(2)));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(at(1)), Some(at(2)));
        assert_eq!(jumps.forward(at(2)), Some(at(3)));
        assert_eq!(jumps.forward(at(3)), None);
        assert_eq!(jumps.back(at(3)), Some(at(2)));
        jumps.push(at(2));
        assert_eq!(jumps.forward(at(9)), None, "a new way forgets the old one");
    }

    #[test]
    fn a_place_is_not_gone_back_to_from_itself() {
        let mut jumps = Jumps::default();
        for place in [1, 2, 2, 2] {
            jumps.push(at(place));
        }
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        let scrolled = Jump { place: Place { asked_for: false, ..at(2).place }, ..at(2) };
        jumps.push(at(2));
        assert_eq!(jumps.back(scrolled), None, "it shows the same");
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut jumps = Jumps::default();
        (0..2 * MOST).for_each(|place| jumps.push(at(place)));
        let back = |here: usize| jumps.back(at(here)).map(|jump| jump.place.pos.byte);
        assert_eq!((1..=MOST).rev().map(|place| place + MOST).filter_map(back).count(), MOST);
    }
}
