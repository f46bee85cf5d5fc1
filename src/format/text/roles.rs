//! Roles of paragraphs: finds the headings.

use std::collections::HashMap;

use super::draft::Draft;
use super::lines::{LEAST_BELOW, MOST_HEADING, RUNNING, SENTENCE_ENDS, is_ended};
use super::paragraphs::Form;
use super::verse;
use crate::format::phrases::{self, Division};
use qari_bidi::text::visible::is_invisible;

/// The most characters of a subject line below the number of a chapter.
const MOST_SUBJECT_WIDTH: u32 = 70;

/// The least numbered lines that make a collection.
const LEAST_ALIKE: usize = 3;

/// The most words of a heading that ends in a full stop. More are a sentence.
const MOST_ENDED_WORDS: usize = 6;

/// The role of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParagraphRole {
    /// Text.
    Text,
    /// The title of the document.
    Title,
    /// The heading of a section, of this rank; see [`Levels`].
    Heading(u8),
    /// The subject of a chapter, below its number.
    Subject,
    /// The label of a link to the original.
    Link,
    /// A disclaimer.
    Disclaimer,
    /// Text before the title that is no part of the article; it is shown behind it.
    Aside,
    /// The copy of a passage, which is left out.
    Copy,
}

/// Ranks of headings, from the parts of a book to the sections of a page.
mod rank {
    /// A heading known only by its context.
    pub(super) const SECTION: u8 = 20;
    /// The outermost of the named parts (part, chapter …). Headings with signs rank before them.
    pub(super) const NAMED: u8 = 10;
    /// Introductions, conclusions and the like; see [`super::raise_introductions`].
    pub(super) const UNRANKED: u8 = 19;
}

/// Maps ranks to levels: the outermost rank in the text is level 1.
pub(super) struct Levels(Vec<u8>);

impl Levels {
    pub(super) fn of(roles: &[ParagraphRole]) -> Self {
        let mut has = [false; 256];
        for role in roles {
            if let ParagraphRole::Heading(rank) = role {
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

/// Finds the headings.
///
/// Headings marked by signs or by their names («الفصل الأول») come first. Others are looked for only if there are
/// hardly any of these, since a short line above a long one is often no heading.
pub(super) fn add_headings(draft: &Draft, roles: &mut [ParagraphRole]) {
    let mut named = 0;
    for (index, role) in roles.iter_mut().enumerate() {
        let paragraph = &draft.paragraphs[index];
        let rank = match paragraph.form {
            Form::Heading(rank) => Some(rank),
            Form::Prose if paragraph.count == 1 => named_rank(draft, index),
            Form::Lines if paragraph.count == 2 => headed_rank(draft, index),
            _ => None,
        };
        if let (ParagraphRole::Text, Some(rank)) = (*role, rank) {
            *role = ParagraphRole::Heading(rank);
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

/// Finds the subject lines of chapters: a line below a chapter number that could be a heading itself, above text or
/// above the next chapter as in a table of contents.
fn add_subjects(draft: &Draft, roles: &mut [ParagraphRole]) {
    for index in 1..roles.len() {
        let (above, paragraph) = (&draft.paragraphs[index - 1], &draft.paragraphs[index]);
        let is_bare = matches!(roles[index - 1], ParagraphRole::Heading(_))
            && above.count == 1
            && phrases::is_bare_division(draft.line(above.first as usize));
        let is_line = roles[index] == ParagraphRole::Text && paragraph.form == Form::Prose && paragraph.count == 1;
        if !is_bare || !is_line || draft.width_of(paragraph) > MOST_SUBJECT_WIDTH {
            continue;
        }
        let is_followed = match roles.get(index + 1) {
            None => false,
            Some(ParagraphRole::Heading(_)) => true,
            Some(_) => draft.width_of(&draft.paragraphs[index + 1]) >= RUNNING,
        };
        if is_followed && can_be_heading(draft.line(paragraph.first as usize)) {
            roles[index] = ParagraphRole::Subject;
        }
    }
}

/// Gives introductions and the like the outermost rank of the named parts.
fn raise_introductions(roles: &mut [ParagraphRole]) {
    let named = roles.iter().filter_map(|role| match role {
        ParagraphRole::Heading(rank) if (rank::NAMED..rank::UNRANKED).contains(rank) => Some(*rank),
        _ => None,
    });
    let outermost = named.min().unwrap_or(rank::NAMED);
    for role in roles.iter_mut().filter(|role| **role == ParagraphRole::Heading(rank::UNRANKED)) {
        *role = ParagraphRole::Heading(outermost);
    }
}

/// Finds the headings of a numbered collection: separate lines that differ only in their numbers, and lone numbers
/// above verse. A lone number above prose may be a page number.
fn add_numbered(draft: &Draft, roles: &mut [ParagraphRole]) {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for index in (0..roles.len()).filter(|&index| roles[index] == ParagraphRole::Text) {
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
        roles[index] = ParagraphRole::Heading(rank::SECTION);
    }
}

/// Returns `true` if most paragraphs end like sentences. If they don't, as in scripture with one verse a line, a short
/// line above a long one is no heading.
fn is_punctuated(draft: &Draft) -> bool {
    let (mut ended, mut all) = (0, 0);
    for paragraph in draft.paragraphs.iter().filter(|paragraph| draft.width_of(paragraph) > RUNNING) {
        all += 1;
        ended += usize::from(paragraph.lines().next_back().is_some_and(|last| is_ended(draft.line(last))));
    }
    ended * 2 >= all
}

/// Finds headings by their context.
fn add_likely_headings(draft: &Draft, roles: &mut [ParagraphRole]) {
    if !is_punctuated(draft) {
        return;
    }
    let most = median_width(draft) / 2;
    let found: Vec<usize> = (0..roles.len()).filter(|&index| is_likely_heading(draft, roles, index, most)).collect();
    for index in found {
        roles[index] = ParagraphRole::Heading(rank::SECTION);
    }
}

fn is_likely_heading(draft: &Draft, roles: &[ParagraphRole], index: usize, most: u32) -> bool {
    let paragraph = &draft.paragraphs[index];
    let is_line = paragraph.count == 1 && paragraph.form == Form::Prose && roles[index] == ParagraphRole::Text;
    let width = draft.width_of(paragraph);
    if !is_line || width > most.min(MOST_HEADING) {
        return false;
    }
    let Some(next) = (index + 1..roles.len()).find(|&next| roles[next] != ParagraphRole::Copy) else { return false };
    let below = draft.width_of(&draft.paragraphs[next]);
    // Prose below a heading is half as long again as the heading.
    let is_above_text = roles[next] == ParagraphRole::Text && below >= LEAST_BELOW.max(width * 3 / 2);
    let text = draft.line(paragraph.first as usize);
    // A name below the title is the author's.
    let is_name = index > 0
        && roles[index - 1] == ParagraphRole::Title
        && text.split_whitespace().count() <= 3
        && !is_ended(text);
    is_above_text && can_be_heading(text) && !is_name && !follows_related(draft, index)
}

/// Returns `true` if the wording of `text` allows a heading: no partial sentence, speech, byline, date or link.
pub(super) fn can_be_heading(text: &str) -> bool {
    let text = text.trim_matches(is_invisible);
    let starts_speech = text.starts_with(['-', '–', '—', '"', '«', '“', '(', '[']);
    let is_question = text.ends_with(['؟', '?']);
    let introduces = text.ends_with([':', '：']) && (text.split_whitespace().count() > 5 || phrases::is_saying(text));
    let is_open = text.ends_with(['،', ',', '؛', ';', '-']);
    let ends = !is_question && is_ended(text) && !text.ends_with([':', '：']);
    let has_letters = text.chars().any(char::is_alphabetic);
    // Fields separated by such signs are data.
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

/// Returns `true` if no sentence ends inside `text`. A full stop behind one or two letters or a number does not end
/// one.
fn is_one_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_last = words.peek().is_none();
        if !is_last && word.ends_with(SENTENCE_ENDS) {
            let stem = word.trim_end_matches(SENTENCE_ENDS);
            if stem.chars().count() > 2 && !stem.chars().all(|c| c.is_numeric() || c == '.') {
                return false;
            }
        }
    }
    true
}

/// Returns `true` if the line above announces a related text: this line is its title.
fn follows_related(draft: &Draft, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        let above = &draft.paragraphs[before];
        above.count == 1 && phrases::is_related(draft.line(above.first as usize))
    })
}

/// Returns the rank of two lines that are a chapter number and its subject.
fn headed_rank(draft: &Draft, index: usize) -> Option<u8> {
    let first = draft.paragraphs[index].first as usize;
    let (number, subject) = (draft.line(first), draft.line(first + 1));
    let is_heading = phrases::is_bare_division(number)
        && draft.lines[first + 1].width <= MOST_SUBJECT_WIDTH
        && can_be_heading(subject)
        && phrases::division(subject).is_none();
    is_heading.then(|| division_rank(number)).flatten()
}

/// Returns the rank of a line that names a part of a book.
fn division_rank(text: &str) -> Option<u8> {
    Some(match phrases::division(text)? {
        Division::Rank(rank) => rank::NAMED + rank,
        Division::Unranked => rank::UNRANKED,
    })
}

/// Returns the rank of a heading that names a part, a chapter, an introduction.
fn named_rank(draft: &Draft, index: usize) -> Option<u8> {
    let paragraph = &draft.paragraphs[index];
    let line = draft.lines[paragraph.first as usize];
    let text = draft.line(paragraph.first as usize);
    let is_sentence = is_ended(text) && !text.ends_with(['؟', '?', ':']);
    if line.width > MOST_HEADING
        || phrases::is_contents_entry(text)
        || is_sentence && text.split_whitespace().count() > MOST_ENDED_WORDS
    {
        return None;
    }
    let rank = division_rank(text)?;
    let next = draft.paragraphs.get(index + 1);
    // A bare number of a part is a heading wherever it stands.
    if next.is_some() && phrases::is_bare_division(text) {
        return Some(rank);
    }
    let is_alone = line.after_blank && next.is_none_or(|next| draft.lines[next.first as usize].after_blank);
    let is_above_text = next.is_some_and(|next| draft.width_of(next) >= LEAST_BELOW);
    let is_next_to_heading = next.is_some_and(|next| phrases::division(draft.line(next.first as usize)).is_some());
    (is_alone || is_above_text || is_next_to_heading).then_some(rank)
}

/// Returns the median width of paragraphs of running text.
fn median_width(draft: &Draft) -> u32 {
    let mut widths: Vec<u32> =
        draft.paragraphs.iter().map(|it| draft.width_of(it)).filter(|&it| it > RUNNING).collect();
    if widths.is_empty() {
        return 0;
    }
    let middle = widths.len() / 2;
    *widths.select_nth_unstable(middle).1
}
