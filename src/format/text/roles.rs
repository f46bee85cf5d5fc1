//! What paragraphs are for: headings, and what else a text has.

use super::Draft;
use super::paragraphs::Form;
use super::phrases::{self, Division};
use crate::text::visible::is_invisible;

/// A heading has no more characters than this.
pub(super) const MOST_WIDTH: u32 = 100;

/// What stands below a heading that nothing else tells has as many characters as this, and half as many again as the heading.
const LEAST_BELOW: u32 = 120;

/// A paragraph of running text has more characters than this.
const RUNNING: u32 = 60;

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The text.
    Text,
    /// The title of the whole.
    Title,
    /// The heading of a section, of this rank; see [`Levels`].
    Heading(u8),
    /// The label of a link to the original.
    Link,
    /// A disclaimer.
    Disclaimer,
    /// What stands before the title without being a part of the text: it comes behind it.
    Aside,
    /// Stands elsewhere too, and is shown there.
    Copy,
}

/// The ranks of headings, from those that part a book to those that part a page.
mod rank {
    /// One that nothing but its surroundings tell.
    pub(super) const SECTION: u8 = 20;
    /// The outermost of those that are called part, chapter and so on. Those with signs come before.
    pub(super) const NAMED: u8 = 10;
    /// One that is called introduction, conclusion and so on; see [`super::raise_introductions`].
    pub(super) const UNRANKED: u8 = 19;
}

/// The levels that the ranks of a text come to: the outermost that it has is 1, the next 2.
pub(super) struct Levels(Vec<u8>);

impl Levels {
    pub(super) fn of(roles: &[Role]) -> Self {
        let mut has = [false; 256];
        for role in roles {
            if let Role::Heading(rank) = role {
                has[usize::from(*rank)] = true;
            }
        }
        Self((0..=u8::MAX).filter(|&rank| has[usize::from(rank)]).collect())
    }

    pub(super) fn level(&self, rank: u8) -> u8 {
        let before = self.0.iter().take_while(|&&other| other < rank).count();
        u8::try_from(before + 1).unwrap_or(u8::MAX)
    }
}

/// Finds the headings among what is text.
///
/// Those that are set off by signs, or say what they are («الفصل الأول»), are taken for what they say. Others are looked for only where
/// there are none of these, since a short line before a long one is often no more than that.
pub(super) fn add_headings(draft: &Draft, roles: &mut [Role]) {
    let mut named = 0;
    for (index, role) in roles.iter_mut().enumerate() {
        let paragraph = &draft.paragraphs[index];
        let rank = match paragraph.form {
            Form::Heading(rank) => Some(rank),
            Form::Prose if paragraph.count == 1 => named_rank(draft, index),
            _ => None,
        };
        if let (Role::Text, Some(rank)) = (*role, rank) {
            *role = Role::Heading(rank);
            named += 1;
        }
    }
    raise_introductions(roles);
    if named < 2 {
        add_likely_headings(draft, roles);
    }
}

/// Gives introductions and the like the outermost rank that the parts of the book have.
fn raise_introductions(roles: &mut [Role]) {
    let named = roles.iter().filter_map(|role| match role {
        Role::Heading(rank) if (rank::NAMED..rank::UNRANKED).contains(rank) => Some(*rank),
        _ => None,
    });
    let outermost = named.min().unwrap_or(rank::NAMED);
    for role in roles.iter_mut().filter(|role| **role == Role::Heading(rank::UNRANKED)) {
        *role = Role::Heading(outermost);
    }
}

/// Finds the headings that only their surroundings tell.
fn add_likely_headings(draft: &Draft, roles: &mut [Role]) {
    let most = median_width(draft) / 2;
    let found: Vec<usize> = (0..roles.len()).filter(|&index| is_likely_heading(draft, roles, index, most)).collect();
    for index in found {
        roles[index] = Role::Heading(rank::SECTION);
    }
}

fn is_likely_heading(draft: &Draft, roles: &[Role], index: usize, most: u32) -> bool {
    let paragraph = &draft.paragraphs[index];
    let is_line = paragraph.count == 1 && paragraph.form == Form::Prose && roles[index] == Role::Text;
    let width = draft.width_of(paragraph);
    if !is_line || width > most.min(MOST_WIDTH) {
        return false;
    }
    let Some(next) = (index + 1..roles.len()).find(|&next| roles[next] != Role::Copy) else { return false };
    let below = draft.width_of(&draft.paragraphs[next]);
    let is_above_text = roles[next] == Role::Text && below >= LEAST_BELOW.max(width * 3 / 2);
    let text = draft.line(paragraph.first as usize);
    // A name below the title is that of who wrote the text.
    let is_name =
        index > 0 && roles[index - 1] == Role::Title && text.split_whitespace().count() <= 3 && !is_ended(text);
    is_above_text && can_be_heading(text) && !is_name && !follows_related(draft, index)
}

/// Whether `text` may be a heading, for what it says: it is no part of a sentence, no speech, no byline, no date, no link.
pub(super) fn can_be_heading(text: &str) -> bool {
    let text = text.trim_matches(is_invisible);
    let starts_speech = text.starts_with(['-', '–', '—', '"', '«', '“', '(', '[']);
    let is_question = text.ends_with(['؟', '?']);
    let introduces = text.ends_with([':', '：']) && (text.split_whitespace().count() > 5 || phrases::is_saying(text));
    let is_open = text.ends_with(['،', ',', '؛', ';', '-']);
    let ends = !is_question && is_ended(text) && !text.ends_with([':', '：']);
    let has_letters = text.chars().any(char::is_alphabetic);
    has_letters
        && !starts_speech
        && !introduces
        && !is_open
        && !ends
        && is_one_sentence(text)
        && !phrases::is_byline_or_date(text)
        && !phrases::is_related(text)
        && !phrases::is_link_label(text)
}

/// Whether a text ends as a sentence does, with or without a closing mark behind it.
pub(super) fn is_ended(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '»' | '\'' | ')' | ']') || is_invisible(c);
    text.trim_end_matches(closing).ends_with(['.', '!', '؟', '?', '…', '۔', ':', '׃'])
}

/// Whether no sentence ends inside `text`. A full stop behind a letter or a number alone ends none.
fn is_one_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_last = words.peek().is_none();
        if !is_last && word.ends_with(['.', '!', '؟', '?', '۔']) {
            let stem = word.trim_end_matches(['.', '!', '؟', '?', '۔']);
            if stem.chars().count() > 2 && !stem.chars().all(|c| c.is_numeric() || c == '.') {
                return false;
            }
        }
    }
    true
}

/// Whether the line above, or the one above that, announces what else there is to read: what follows is its title.
fn follows_related(draft: &Draft, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        let above = &draft.paragraphs[before];
        above.count == 1 && phrases::is_related(draft.line(above.first as usize))
    })
}

/// The rank of a heading that says what it is: part, chapter, introduction.
fn named_rank(draft: &Draft, index: usize) -> Option<u8> {
    let paragraph = &draft.paragraphs[index];
    let line = draft.lines[paragraph.first as usize];
    let text = draft.line(paragraph.first as usize);
    if line.width > MOST_WIDTH || is_ended(text) && !text.ends_with(['؟', '?', ':', '.']) {
        return None;
    }
    let rank = match phrases::division(text)? {
        Division::Rank(rank) => rank::NAMED + rank,
        Division::Unranked => rank::UNRANKED,
    };
    let next = draft.paragraphs.get(index + 1);
    let is_alone = line.after_blank && next.is_none_or(|next| draft.lines[next.first as usize].after_blank);
    let is_above_text = next.is_some_and(|next| draft.width_of(next) >= LEAST_BELOW);
    let is_next_to_heading = next.is_some_and(|next| phrases::division(draft.line(next.first as usize)).is_some());
    (is_alone || is_above_text || is_next_to_heading).then_some(rank)
}

/// The middle one of the widths of paragraphs of running text.
fn median_width(draft: &Draft) -> u32 {
    let mut widths: Vec<u32> =
        draft.paragraphs.iter().map(|it| draft.width_of(it)).filter(|&it| it > RUNNING).collect();
    if widths.is_empty() {
        return 0;
    }
    let middle = widths.len() / 2;
    *widths.select_nth_unstable(middle).1
}
