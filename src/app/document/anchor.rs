//! Anchors: places that are found again in another version of the text.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::article::{Article, Pos};

/// The characters of text that are kept before a place and from it on: 200 together.
const KEPT: (usize, usize) = (60, 140);

/// The numbers of words of the pieces that are looked for, one after the other.
const WORDS: [usize; 4] = [8, 4, 2, 1];

/// The fewest bytes of a piece that tells anything.
const LEAST_PIECE: usize = 8;

/// The most pieces of a number of words.
const MOST_PIECES: usize = 8;

/// The occurrences of a piece that are compared.
const MOST_OCCURRENCES: usize = 500;

/// The words that the word at the place is looked for among, on either side of where it should be.
const NEAR: usize = 12;

/// A place in the flow of a text, with the text around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The block.
    block: usize,
    /// The byte in it.
    byte: usize,
    /// The bytes of the flow before the place, and those of the whole flow.
    share: (usize, usize),
    /// The end of the text before the place, blocks separated by line feeds.
    before: String,
    /// The beginning of the text from the place on, likewise.
    after: String,
}

impl Anchor {
    /// Takes the place `pos` of `article`. A place beyond the text becomes its end.
    #[must_use]
    pub fn of(article: &Article, pos: Pos) -> Self {
        let pos = inside(article, pos);
        let share = (article.bytes_before(pos), article.flow_bytes());
        Self { block: pos.block, byte: pos.byte, share, before: before(article, pos), after: after(article, pos) }
    }

    /// Returns the place as it was.
    #[must_use]
    pub fn pos(&self) -> Pos {
        Pos { block: self.block, byte: self.byte }
    }

    /// Returns the percentage of the text that was before the place.
    #[must_use]
    pub fn percent(&self) -> usize {
        self.share.0.saturating_mul(100) / self.share.1.max(1)
    }

    /// Returns the text from the place on that was kept, one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.after.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns `true` if `article` has the same text at the place.
    #[must_use]
    pub fn is_in(&self, article: &Article) -> bool {
        let pos = self.pos();
        // A text may have grown behind what was its end.
        inside(article, pos) == pos
            && after(article, pos).starts_with(&self.after)
            && before(article, pos) == self.before
    }

    /// Returns the place in `article`, which may be another version of the text: where it was, if the same text is
    /// there; else where most of its words are, the nearest of several to where it was. `None` if the text is gone.
    ///
    /// The time is linear in the text, and next to none where nothing has changed.
    #[must_use]
    pub fn find(&self, article: &Article) -> Option<Pos> {
        if self.is_in(article) {
            return Some(self.pos());
        }
        let kept = Kept::of(self);
        let found = WORDS.iter().find_map(|count| self.find_pieces(article, &kept, *count));
        // The beginning stays the beginning, whatever stands there.
        found.or_else(|| (self.share.0 == 0).then(Pos::default))
    }

    /// Looks for pieces of `count` words, and returns the best place that they lead to: the one with the most of the
    /// words around it, if they are a third of them.
    fn find_pieces(&self, article: &Article, kept: &Kept, count: usize) -> Option<Pos> {
        let flow = article.text_of(article.flow());
        let expected = self.share.0.saturating_mul(flow.len()) / self.share.1.max(1);
        let distance = |at: usize| at.abs_diff(self.share.0).min(at.abs_diff(expected));
        let mut best: Option<(usize, usize, Pos)> = None;
        let mut seen = Vec::new();
        for first in kept.pieces(count) {
            let piece = kept.words[first].start..kept.words[first + count - 1].end;
            let hits = memmem::find_iter(flow.as_bytes(), &kept.text[piece]);
            for at in hits.take(MOST_OCCURRENCES) {
                let pos = kept.place(article, article.pos_of(at), first);
                if seen.contains(&pos) {
                    continue;
                }
                seen.push(pos);
                let (share, distance) = (kept.share_at(article, pos), distance(article.bytes_before(pos)));
                if best.is_none_or(|(most, nearest, _)| share > most || share == most && distance < nearest) {
                    best = Some((share, distance, pos));
                }
            }
            if best.is_some_and(|(share, ..)| share * 3 >= kept.words.len() * 2) {
                break;
            }
        }
        best.filter(|(share, ..)| share * 3 >= kept.words.len()).map(|(.., pos)| pos)
    }
}

/// The words that an anchor keeps.
struct Kept {
    text: String,
    words: Vec<Range<usize>>,
    /// The index of the first word that begins at the place or reaches beyond it; the number of words if there is none.
    at: usize,
    /// The bytes of that word before the place.
    inside: usize,
}

impl Kept {
    fn of(anchor: &Anchor) -> Self {
        let text = [anchor.before.as_str(), &anchor.after].concat();
        let mut words = words(&text);
        // A word that is cut is none.
        if anchor.before.chars().count() >= KEPT.0 && words.len() > 1 {
            words.remove(0);
        }
        if anchor.after.chars().count() >= KEPT.1 && words.len() > 1 {
            words.pop();
        }
        let place = anchor.before.len();
        let at = words.partition_point(|word| word.end <= place);
        let inside = words.get(at).map_or(0, |word| place.saturating_sub(word.start));
        Self { text, words, at, inside }
    }

    /// Returns the indices of the words that pieces of `count` words begin with, the nearest to the place first. A
    /// piece stands on one line.
    fn pieces(&self, count: usize) -> impl Iterator<Item = usize> {
        let mut firsts: Vec<usize> = (0..(self.words.len() + 1).saturating_sub(count)).collect();
        firsts.retain(|first| {
            let piece = &self.text[self.words[*first].start..self.words[first + count - 1].end];
            piece.len() >= LEAST_PIECE && !piece.contains('\n')
        });
        firsts.sort_unstable_by_key(|first| (first.abs_diff(self.at), *first));
        // Pieces that share most of their words stand or fall together.
        let step = (count / 2).max(firsts.len() / MOST_PIECES).max(1);
        firsts.into_iter().step_by(step)
    }

    /// Returns the place, where word `first` stands at `found` of `article`: as many words away, or at the nearest
    /// equal word to that.
    fn place(&self, article: &Article, found: Pos, first: usize) -> Pos {
        let (steps, back) = (self.at.abs_diff(first), self.at < first);
        let reach = steps + NEAR;
        let words = if back { words_back(article, found, reach) } else { words_on(article, found, reach) };
        let own = self.words.get(self.at).map(|word| &self.text.as_bytes()[word.clone()]);
        let is_own = |(_, word): &(usize, &(Pos, &str))| Some(word.1.as_bytes()) == own;
        // Backwards, the first word is the one before.
        let due = if back { steps.saturating_sub(1) } else { steps };
        let nearest = words.iter().enumerate().filter(is_own).min_by_key(|(index, _)| index.abs_diff(due));
        match nearest.map(|(_, word)| word).or_else(|| words.get(due)) {
            Some(&(pos, word)) => Pos { byte: pos.byte + floor(word, self.inside), ..pos },
            None => words.last().map_or(found, |(pos, _)| *pos),
        }
    }

    /// Returns the number of words around `pos` that are those around the place, in their order.
    fn share_at(&self, article: &Article, pos: Pos) -> usize {
        let (own_before, own_after) = self.words.split_at(self.at);
        let own =
            |words: &[Range<usize>]| words.iter().map(|word| self.text.as_bytes()[word.clone()].to_vec()).collect();
        let around =
            |text: &str| words(text).into_iter().map(|word| text.as_bytes()[word].to_vec()).collect::<Vec<_>>();
        // The word that the place is in is looked at as a whole.
        let start = Pos { byte: pos.byte - word_begin(&article.text(pos.block)[..pos.byte]), ..pos };
        let before = around(&before(article, start));
        common(own(own_before), &before) + common(own(own_after), &around(&after(article, start)))
    }
}

/// Returns the bytes of the word that `text` ends with.
fn word_begin(text: &str) -> usize {
    text.len() - text.trim_end_matches(|c: char| !c.is_whitespace()).len()
}

/// Returns `count` words of `article` from `from` on.
fn words_on(article: &Article, from: Pos, count: usize) -> Vec<(Pos, &str)> {
    let blocks = (from.block..article.flow().end)
        .map(|block| Pos { block, byte: if block == from.block { from.byte } else { 0 } });
    let words = blocks.flat_map(|pos| {
        let text = &article.text(pos.block)[floor(article.text(pos.block), pos.byte)..];
        text.split_whitespace().map(move |word| (Pos { byte: pos.byte + offset(text, word), ..pos }, word))
    });
    words.take(count + 1).collect()
}

/// Returns `count` words of `article` that end before `from`, the nearest first.
fn words_back(article: &Article, from: Pos, count: usize) -> Vec<(Pos, &str)> {
    let words = (0..=from.block.min(article.flow().end.saturating_sub(1))).rev().flat_map(|block| {
        let text = article.text(block);
        let text = if block == from.block { &text[..floor(text, from.byte)] } else { text };
        text.split_whitespace().rev().map(move |word| (Pos { block, byte: offset(text, word) }, word))
    });
    words.take(count + 1).collect()
}

/// Returns the byte of `text` that its part `part` begins at.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Returns the length of the longest common subsequence of two short lists.
fn common(one: Vec<Vec<u8>>, other: &[Vec<u8>]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for own in one {
        let mut diagonal = 0;
        for (index, word) in other.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if own == *word { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

fn words(text: &str) -> Vec<Range<usize>> {
    text.split_whitespace().map(|word| offset(text, word)..offset(text, word) + word.len()).collect()
}

/// Returns the text of up to [`KEPT`] characters before `pos`.
fn before(article: &Article, pos: Pos) -> String {
    let mut parts = Vec::new();
    let mut left = KEPT.0;
    for block in (0..=pos.block).rev() {
        let text = if block == pos.block { &article.text(block)[..pos.byte] } else { article.text(block) };
        let start = text.char_indices().rev().nth(left.saturating_sub(1)).map_or(0, |(at, _)| at);
        parts.push(&text[start..]);
        left = left.saturating_sub(text[start..].chars().count() + 1);
        if left == 0 {
            break;
        }
    }
    parts.reverse();
    parts.join("\n")
}

/// Returns the text of up to [`KEPT`] characters from `pos` on.
fn after(article: &Article, pos: Pos) -> String {
    let mut parts = Vec::new();
    let mut left = KEPT.1;
    for block in pos.block..article.flow().end {
        let text = if block == pos.block { &article.text(block)[pos.byte..] } else { article.text(block) };
        let end = text.char_indices().nth(left).map_or(text.len(), |(at, _)| at);
        parts.push(&text[..end]);
        left = left.saturating_sub(text[..end].chars().count() + 1);
        if left == 0 {
            break;
        }
    }
    parts.join("\n")
}

/// Returns `pos`, or the nearest place to it that the flow of `article` has.
fn inside(article: &Article, pos: Pos) -> Pos {
    let block = pos.block.min(article.flow().end.saturating_sub(1));
    let text = article.text(block);
    let byte = if block == pos.block { pos.byte.min(text.len()) } else { text.len() };
    Pos { block, byte: floor(text, byte) }
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
