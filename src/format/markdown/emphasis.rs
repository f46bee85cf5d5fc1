//! Emphasis next to right-to-left punctuation, which `CommonMark` rejects.
//!
//! In `CommonMark` a delimiter between punctuation and a letter cannot close, so `**(that)**word` is not strong.
//! Arabic joins conjunctions and articles to the next word, and authors mean `**«النص»**والباقي` to be strong. The
//! parser leaves such delimiters as text or pairs the wrong ones: in `**«أ»**ب و**«ج»**د` it makes «ب و» strong.
//!
//! A text is paired again if a delimiter was left as text and some delimiter is between punctuation and a letter, one
//! of them right-to-left. An opening delimiter has text after it, a closing one has text before it, and both are
//! equally long. If all delimiters of the text pair up, that is the result. Otherwise the parser's pairs stay, and
//! only leftover delimiters are paired. Text without right-to-left letters, code, and escaped delimiters never
//! change.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::char::is_combining_mark;

use super::events::{Edits, Placed};
use qari_bidi::text::direction::is_right_to_left;
use qari_bidi::text::visible::is_invisible;

/// The most punctuation marks between a delimiter and the letter that decides its direction.
const MOST_MARKS: usize = 8;

/// Pairs the delimiters that the parser missed.
pub(super) fn mended<'a>(text: &str, events: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
    let mut edits = Edits::default();
    // The delimiters in the text of each open element that is not an emphasis.
    let mut levels: Vec<Vec<Run>> = vec![Vec::new()];
    // The open emphasis, by the index of its start event.
    let mut parents: Vec<usize> = Vec::new();
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {
                let own = range.start..range.start + delimiter_length(event, &text[range.clone()]);
                add(&mut levels, text, Piece { index, bytes: own, parent: parents.last().copied(), is_text: false });
                parents.push(index);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                parents.pop();
                let own = range.end - delimiter_length(event, &text[range.clone()])..range.end;
                add(&mut levels, text, Piece { index, bytes: own, parent: parents.last().copied(), is_text: false });
            }
            Event::Start(_) => levels.push(Vec::new()),
            Event::End(_) => {
                mend(&levels.pop().unwrap_or_default(), &mut edits);
            }
            Event::Text(own) if is_delimiter(own) && text[range.clone()] == **own && !is_escaped(text, range.start) => {
                let parent = parents.last().copied();
                add(&mut levels, text, Piece { index, bytes: range.clone(), parent, is_text: true });
            }
            _ => {}
        }
    }
    edits.apply(events)
}

/// The part of a delimiter in one event.
struct Piece {
    index: usize,
    bytes: Range<usize>,
    parent: Option<usize>,
    is_text: bool,
}

/// A delimiter run: consecutive equal characters.
#[derive(Debug)]
struct Run {
    sign: u8,
    /// The indices of its events.
    events: Range<usize>,
    bytes: Range<usize>,
    /// The start event of the emphasis around it.
    parent: Option<usize>,
    /// `true` if all of it was left as text.
    is_text: bool,
    /// The class of its neighbours.
    before: Beside,
    after: Beside,
}

/// The class of a neighbour of a delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// The end of the text, or white space.
    Space,
    /// A character of a word; `true` if it is right-to-left.
    Word(bool),
    /// Punctuation; `true` if the word next to it is right-to-left.
    Mark(bool),
}

/// Adds a piece to the delimiter run that it continues, or as a new one. One that is no delimiter is none: behind a
/// carriage return the parser lets an emphasis end in what follows.
fn add(levels: &mut [Vec<Run>], text: &str, piece: Piece) {
    let Some(runs) = levels.last_mut().filter(|_| text.get(piece.bytes.clone()).is_some_and(is_delimiter)) else {
        return;
    };
    let sign = text.as_bytes()[piece.bytes.start];
    let after = beside(text[piece.bytes.end..].chars());
    match runs.last_mut() {
        Some(run) if run.bytes.end == piece.bytes.start && run.sign == sign && run.events.end == piece.index => {
            run.events.end += 1;
            run.bytes.end = piece.bytes.end;
            run.is_text &= piece.is_text && run.parent == piece.parent;
            run.after = after;
        }
        _ => runs.push(Run {
            sign,
            events: piece.index..piece.index + 1,
            before: beside(text[..piece.bytes.start].chars().rev()),
            bytes: piece.bytes,
            parent: piece.parent,
            is_text: piece.is_text,
            after,
        }),
    }
}

impl Run {
    fn length(&self) -> usize {
        self.bytes.len()
    }

    /// Returns `true` if `CommonMark` may reject it: it is between a word and punctuation, one of them right-to-left.
    fn is_doubtful(&self) -> bool {
        let is_between = |word, mark| matches!((word, mark), (Beside::Word(word), Beside::Mark(mark)) if word || mark);
        is_between(self.before, self.after) || is_between(self.after, self.before)
    }

    /// Returns `true` if it and `end` may delimit an emphasis. Single signs and underscores inside words on both
    /// sides are more likely part of a formula or a name.
    fn may_end_at(&self, end: &Self) -> bool {
        let most = if self.sign == b'~' { 2 } else { 3 };
        let is_slight = self.length() == 1 || self.sign == b'_';
        self.sign == end.sign
            && self.length() == end.length()
            && self.length() <= most
            && self.bytes.end < end.bytes.start
            && !(is_slight && self.is_doubtful() && end.is_doubtful())
    }
}

/// Pairs the delimiters of one text again, if any is left as text and any is doubtful.
fn mend(runs: &[Run], edits: &mut Edits) {
    if !runs.iter().any(|run| run.is_text) || !runs.iter().any(Run::is_doubtful) {
        return;
    }
    let all = pairs(runs.iter());
    if all.len() * 2 == runs.len() {
        for pair in all {
            replace(pair, edits);
        }
        return;
    }
    // Group them by the emphasis around them, in the order of the text.
    let mut left: Vec<&Run> = runs.iter().filter(|run| run.is_text).collect();
    left.sort_by_key(|run| run.parent);
    for left in left.chunk_by(|one, other| one.parent == other.parent) {
        let found = pairs(left.iter().copied());
        let found = found.into_iter().filter(|(begin, end)| begin.is_doubtful() || end.is_doubtful());
        for pair in found {
            replace(pair, edits);
        }
    }
}

/// Pairs delimiters by their neighbours, well nested.
fn pairs<'a>(runs: impl Iterator<Item = &'a Run>) -> Vec<(&'a Run, &'a Run)> {
    let mut open: Vec<&Run> = Vec::new();
    let mut pairs = Vec::new();
    for run in runs {
        let ends = open.last().is_some_and(|begin| run.before != Beside::Space && begin.may_end_at(run));
        if ends && let Some(begin) = open.pop() {
            pairs.push((begin, run));
        } else if run.after != Beside::Space {
            open.push(run);
        }
    }
    pairs
}

/// Replaces a pair of delimiters with the tags of an emphasis.
fn replace((begin, end): (&Run, &Run), edits: &mut Edits) {
    let tags = match (begin.sign, begin.length()) {
        (b'~', _) => vec![Tag::Strikethrough],
        (_, 1) => vec![Tag::Emphasis],
        (_, 2) => vec![Tag::Strong],
        _ => vec![Tag::Emphasis, Tag::Strong],
    };
    let ends = tags.iter().rev().map(|tag| Event::End(tag.to_end())).collect();
    let starts = tags.into_iter().map(Event::Start).collect();
    for (run, events) in [(begin, starts), (end, ends)] {
        run.events.clone().for_each(|index| edits.replace(index, Vec::new()));
        edits.replace(run.events.start, events);
    }
}

/// Returns the length in bytes of the delimiter of an emphasis with source `own`.
fn delimiter_length(event: &Event, own: &str) -> usize {
    match event {
        Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => 2,
        Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) if own.starts_with("~~") => 2,
        _ => 1,
    }
}

fn is_delimiter(text: &str) -> bool {
    ["*", "_", "~"]
        .into_iter()
        .any(|sign| !text.is_empty() && text.trim_matches(sign.chars().next().unwrap_or(' ')).is_empty())
}

/// Returns `true` if a backslash escapes the character at byte `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    let backslashes = text[..at].len() - text[..at].trim_end_matches('\\').len();
    backslashes % 2 == 1
}

/// Classifies the neighbour on one side of a delimiter.
fn beside(mut chars: impl Iterator<Item = char>) -> Beside {
    match chars.next() {
        None => Beside::Space,
        Some(c) if c.is_whitespace() => Beside::Space,
        Some(c) if is_mark(c) => {
            let word = chars.take(MOST_MARKS).find(|&c| !is_mark(c));
            Beside::Mark(word.is_some_and(is_of_right_to_left_word))
        }
        Some(c) => Beside::Word(is_of_right_to_left_word(c)),
    }
}

/// Returns `true` for punctuation and symbols.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !is_combining_mark(c) && !is_invisible(c)
}

/// Returns `true` for right-to-left letters and digits, vowel signs, and invisible characters used in such words.
fn is_of_right_to_left_word(c: char) -> bool {
    (c.is_alphanumeric() && is_right_to_left(c))
        || matches!(c, '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || matches!(c, '\u{06D6}'..='\u{06ED}')
        || matches!(c, '\u{061C}' | '\u{200C}' | '\u{200D}' | '\u{200F}')
}
