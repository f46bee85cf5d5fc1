//! What paragraphs are for: headings, and what else a text has.

use std::collections::HashMap;

use super::paragraphs::Form;
use super::phrases::{self, Division};
use super::{Draft, verse};
use qari_bidi::text::visible::is_invisible;

/// A heading has no more characters than this.
pub(super) const MOST_WIDTH: u32 = 100;

/// What a chapter is about, below its number, has no more characters than this.
const MOST_SUBJECT_WIDTH: u32 = 70;

/// So many numbered lines that are alike make a collection.
const LEAST_ALIKE: usize = 3;

/// A heading that ends in a full stop has no more words than this: more are a sentence.
const MOST_ENDED_WORDS: usize = 6;

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
    /// The rest of the heading above it: what the chapter is about, below its number.
    Subject,
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
            Form::Lines if paragraph.count == 2 => headed_rank(draft, index),
            _ => None,
        };
        if let (Role::Text, Some(rank)) = (*role, rank) {
            *role = Role::Heading(rank);
            named += 1;
        }
    }
    raise_introductions(roles);
    add_subjects(draft, roles);
    if named < 2 {
        add_numbered(draft, roles);
        add_likely_headings(draft, roles);
    }
}

/// Finds what stands below the number of a chapter and says what it is about: a line that could be a heading itself, above text or above
/// the next chapter, as in a table of contents.
fn add_subjects(draft: &Draft, roles: &mut [Role]) {
    for index in 1..roles.len() {
        let (above, paragraph) = (&draft.paragraphs[index - 1], &draft.paragraphs[index]);
        let is_bare = matches!(roles[index - 1], Role::Heading(_))
            && above.count == 1
            && phrases::is_bare_division(draft.line(above.first as usize));
        let is_line = roles[index] == Role::Text && paragraph.form == Form::Prose && paragraph.count == 1;
        if !is_bare || !is_line || draft.width_of(paragraph) > MOST_SUBJECT_WIDTH {
            continue;
        }
        let is_followed = match roles.get(index + 1) {
            None => false,
            Some(Role::Heading(_)) => true,
            Some(_) => draft.width_of(&draft.paragraphs[index + 1]) >= RUNNING,
        };
        if is_followed && can_be_heading(draft.line(paragraph.first as usize)) {
            roles[index] = Role::Subject;
        }
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

/// Finds the headings of a collection, which are numbered: lines that are each apart and alike but for their numbers, and numbers alone
/// above verse. A number alone above prose may be that of a page.
fn add_numbered(draft: &Draft, roles: &mut [Role]) {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for index in (0..roles.len()).filter(|&index| roles[index] == Role::Text) {
        let Some(next) = draft.paragraphs.get(index + 1) else { break };
        let is_apart = draft.is_apart(index) && draft.lines[next.first as usize].after_blank;
        if let Some(unnumbered) = draft.unnumbered(index).filter(|_| is_apart) {
            let text = draft.line(draft.paragraphs[index].first as usize);
            let below = draft.line(next.first as usize);
            let is_heading = if unnumbered.contains(char::is_alphabetic) {
                can_be_heading(text) && !phrases::is_page_mark(text)
            } else {
                matches!(next.form, Form::Verse | Form::Lines) || verse::is_verse(below)
            };
            if is_heading {
                alike.entry(unnumbered).or_default().push(index);
            }
        }
    }
    for index in alike.into_values().filter(|alike| alike.len() >= LEAST_ALIKE).flatten() {
        roles[index] = Role::Heading(rank::SECTION);
    }
}

/// Whether paragraphs end as sentences do, most of them: where nothing ends so, as in scripture of one verse a line, a short line above a
/// long one says nothing.
fn is_punctuated(draft: &Draft) -> bool {
    let (mut ended, mut all) = (0, 0);
    for paragraph in draft.paragraphs.iter().filter(|paragraph| draft.width_of(paragraph) > RUNNING) {
        all += 1;
        ended += usize::from(paragraph.lines().next_back().is_some_and(|last| is_ended(draft.line(last))));
    }
    ended * 2 >= all
}

/// Finds the headings that only their surroundings tell.
fn add_likely_headings(draft: &Draft, roles: &mut [Role]) {
    if !is_punctuated(draft) {
        return;
    }
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
    // What has fields parted by such a sign is a line of data.
    let is_data = text.contains('|') || phrases::is_contents_entry(text);
    has_letters
        && !is_data
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

/// The rank of two lines that are the number of a chapter and what it is about.
fn headed_rank(draft: &Draft, index: usize) -> Option<u8> {
    let first = draft.paragraphs[index].first as usize;
    let (number, subject) = (draft.line(first), draft.line(first + 1));
    let is_heading = phrases::is_bare_division(number)
        && draft.lines[first + 1].width <= MOST_SUBJECT_WIDTH
        && can_be_heading(subject)
        && phrases::division(subject).is_none();
    is_heading.then(|| division_rank(number)).flatten()
}

/// The rank of a line that names a part of a book.
fn division_rank(text: &str) -> Option<u8> {
    Some(match phrases::division(text)? {
        Division::Rank(rank) => rank::NAMED + rank,
        Division::Unranked => rank::UNRANKED,
    })
}

/// The rank of a heading that says what it is: part, chapter, introduction.
fn named_rank(draft: &Draft, index: usize) -> Option<u8> {
    let paragraph = &draft.paragraphs[index];
    let line = draft.lines[paragraph.first as usize];
    let text = draft.line(paragraph.first as usize);
    let is_sentence = is_ended(text) && !text.ends_with(['؟', '?', ':']);
    if line.width > MOST_WIDTH
        || phrases::is_contents_entry(text)
        || is_sentence && text.split_whitespace().count() > MOST_ENDED_WORDS
    {
        return None;
    }
    let rank = division_rank(text)?;
    let next = draft.paragraphs.get(index + 1);
    // A number and nothing else is that of a part wherever it is a line.
    if next.is_some() && phrases::is_bare_division(text) {
        return Some(rank);
    }
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
