//! Roles of paragraphs: finds the headings.

use std::collections::{HashMap, HashSet};

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
    /// The heading of a section, of this rank; see [`Headings::level`].
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

/// The manner in which a text has its headings, as its beginning tells.
#[derive(Clone, Debug)]
pub(super) struct Headings {
    /// The ranks that it has, the outermost first. The outermost rank is level 1.
    ranks: Vec<u8>,
    /// The outermost rank of its named parts.
    outermost: u8,
    /// Signs that tell headings by their context, where hardly any are marked by signs or names.
    context: Option<HeadingContext>,
}

/// Signs that tell headings by their context.
#[derive(Clone, Debug)]
struct HeadingContext {
    /// The numbered lines that make a collection, without their numbers.
    numbered: HashSet<String>,
    /// The most characters of a short line above a long one that is a heading, if there are such.
    most: Option<u32>,
}

impl Headings {
    /// Finds the headings of a text, or of its beginning, and the manner in which it has them.
    ///
    /// Headings marked by signs or by their names («الفصل الأول») come first. Others are looked for only if there are
    /// hardly any of these, since a short line above a long one is often no heading.
    pub(super) fn of(draft: &Draft, roles: &mut [ParagraphRole]) -> Self {
        let named = set_named(draft, roles);
        let outermost = outermost_named(roles);
        let context = (named < 2).then(|| HeadingContext {
            numbered: numbered(draft, roles),
            most: is_punctuated(draft).then(|| median_width(draft) / 2),
        });
        let mut headings = Self { ranks: Vec::new(), outermost, context };
        headings.set_others(draft, roles);
        headings.ranks = ranks(roles);
        headings
    }

    /// Finds the headings of a piece of the text further on.
    pub(super) fn set(&self, draft: &Draft, roles: &mut [ParagraphRole]) {
        set_named(draft, roles);
        self.set_others(draft, roles);
    }

    /// Returns the level of a rank. One that the beginning did not have is below those that rank before it.
    pub(super) fn level(&self, rank: u8) -> u8 {
        let before = self.ranks.iter().take_while(|&&other| other < rank).count();
        u8::try_from(before + 1).unwrap_or(u8::MAX)
    }

    fn set_others(&self, draft: &Draft, roles: &mut [ParagraphRole]) {
        raise_introductions(roles, self.outermost);
        add_subjects(draft, roles);
        let Some(context) = &self.context else { return };
        for (_, index) in numbered_lines(draft, roles).into_iter().filter(|(line, _)| context.numbered.contains(line)) {
            roles[index] = ParagraphRole::Heading(rank::SECTION);
        }
        if let Some(most) = context.most {
            add_likely_headings(draft, roles, most);
        }
    }
}

/// Returns the ranks of the headings, the outermost first.
fn ranks(roles: &[ParagraphRole]) -> Vec<u8> {
    let mut has = [false; 256];
    for role in roles {
        if let ParagraphRole::Heading(rank) = role {
            has[usize::from(*rank)] = true;
        }
    }
    (0..=u8::MAX).filter(|&rank| has[usize::from(rank)]).collect()
}

/// Finds the headings that signs or names mark. Returns their number.
fn set_named(draft: &Draft, roles: &mut [ParagraphRole]) -> usize {
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
    named
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

/// Returns the outermost rank of the named parts.
fn outermost_named(roles: &[ParagraphRole]) -> u8 {
    let named = roles.iter().filter_map(|role| match role {
        ParagraphRole::Heading(rank) if (rank::NAMED..rank::UNRANKED).contains(rank) => Some(*rank),
        _ => None,
    });
    named.min().unwrap_or(rank::NAMED)
}

/// Gives introductions and the like the `outermost` rank of the named parts.
fn raise_introductions(roles: &mut [ParagraphRole], outermost: u8) {
    for role in roles.iter_mut().filter(|role| **role == ParagraphRole::Heading(rank::UNRANKED)) {
        *role = ParagraphRole::Heading(outermost);
    }
}

/// Returns the lines that are the headings of a numbered collection, without their numbers: those that several separate
/// lines have in common.
fn numbered(draft: &Draft, roles: &[ParagraphRole]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (unnumbered, _) in numbered_lines(draft, roles) {
        *counts.entry(unnumbered).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= LEAST_ALIKE).map(|(line, _)| line).collect()
}

/// Finds the lines that may be the headings of a numbered collection: separate lines with a number in them, and lone
/// numbers above verse. A lone number above prose may be a page number. Returns each without its number, and its index.
fn numbered_lines(draft: &Draft, roles: &[ParagraphRole]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
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
                found.push((unnumbered, index));
            }
        }
    }
    found
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

/// Finds headings by their context: of at most so many characters.
fn add_likely_headings(draft: &Draft, roles: &mut [ParagraphRole], most: u32) {
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
