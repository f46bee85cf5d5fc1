//! Saved web pages: finds the title, repeated passages, links and disclaimers.

use std::collections::HashMap;

use super::draft::Draft;
use super::lines::{LEAST_BELOW, MOST_HEADING, is_ended};
use super::paragraphs::{Form, Paragraph};
use super::roles::{self, ParagraphRole};
use crate::format::phrases;

/// The most characters of a title.
const TITLE_WIDTH: u32 = 200;

/// The least characters of a repeated passage: of a single paragraph, and of one sentence in a longer passage.
const COPY: (u32, u32) = (200, 80);

/// The most lines of a title with the byline and the date below it.
const BESIDE_TITLE: usize = 4;

/// Facts about the page that are no part of its text.
#[derive(Debug, Default)]
pub(super) struct Arrangement<'a> {
    /// The publisher.
    pub(super) publisher: Option<&'a str>,
}

/// Assigns a role to each paragraph, as far as the page tells, and finds the publisher. In the beginning of a longer
/// text, which is no whole page, only a title is looked for.
pub(super) fn roles<'a>(draft: &Draft<'a>, is_page: bool) -> (Vec<ParagraphRole>, Arrangement<'a>) {
    let mut roles = vec![ParagraphRole::Text; draft.paragraphs.len()];
    let mut arrangement = Arrangement::default();
    let title = if is_page { set_copies(draft, &mut roles) } else { None };
    let title = title.or_else(|| title_at_start(draft));
    if let Some(title) = title {
        roles[title] = ParagraphRole::Title;
    }
    if is_page {
        arrangement.publisher = set_labels_and_disclaimers(draft, &mut roles, title);
    }
    for role in &mut roles[..title.unwrap_or(0)] {
        if *role == ParagraphRole::Text {
            *role = ParagraphRole::Aside;
        }
    }
    (roles, arrangement)
}

/// A passage that occurs twice.
#[derive(Clone, Copy, Debug)]
struct Repeat {
    first: usize,
    second: usize,
    count: usize,
}

/// Marks copies of repeated passages and finds the title above the kept one. If there is no title, both are kept.
fn set_copies(draft: &Draft, roles: &mut [ParagraphRole]) -> Option<usize> {
    let repeats: Vec<Repeat> = repeats(draft).into_iter().filter(|repeat| is_copy(draft, repeat)).collect();
    let longest = repeats.iter().max_by_key(|repeat| width(draft, repeat.first, repeat.count))?;
    let (title, keeps_second) = kept(draft, longest)?;
    for repeat in &repeats {
        // A shorter passage loses the copy on the side where the longest one lost its own.
        let start = match keeps_second {
            true if repeat.first < title && repeat.second > title => repeat.first,
            false if repeat.second >= longest.second => repeat.second,
            _ => continue,
        };
        for role in &mut roles[start..start + repeat.count] {
            *role = ParagraphRole::Copy;
        }
    }
    Some(title)
}

/// Returns the title, and `true` if it stands above the second occurrence.
fn kept(draft: &Draft, repeat: &Repeat) -> Option<(usize, bool)> {
    let Repeat { first, second, count } = *repeat;
    let above = (title_above(draft, first), title_above(draft, second).filter(|&title| title >= first + count));
    match above {
        (Some(title), None) => Some((title, false)),
        (None, Some(title)) => Some((title, true)),
        (Some(one), Some(other)) if is_same(draft, one, other) => Some(longer(draft, repeat, one, other)),
        (None, None) if can_be_title(draft, first) => Some(longer(draft, repeat, first, second)),
        _ => None,
    }
}

/// Chooses the occurrence with more text behind it.
fn longer(draft: &Draft, repeat: &Repeat, one: usize, other: usize) -> (usize, bool) {
    let Repeat { first, second, count } = *repeat;
    let behind_first = width(draft, first + count, second - first - count);
    let behind_second = width(draft, second + count, draft.paragraphs.len() - second - count);
    if behind_second > behind_first { (other, true) } else { (one, false) }
}

/// Finds all passages that occur again later without overlapping.
fn repeats(draft: &Draft) -> Vec<Repeat> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let same: Vec<usize> = draft
        .paragraphs
        .iter()
        .map(|paragraph| {
            let number = numbers.len();
            *numbers.entry(key(draft, paragraph)).or_insert(number)
        })
        .collect();
    let mut next = vec![None; same.len()];
    let mut last: HashMap<usize, usize> = HashMap::new();
    for (index, number) in same.iter().enumerate().rev() {
        next[index] = last.insert(*number, index);
    }
    let mut repeats = Vec::new();
    let mut index = 0;
    while index < same.len() {
        let Some(second) = next[index] else {
            index += 1;
            continue;
        };
        let goes_on = |count: &usize| next[index + count] == Some(second + count);
        let count = 1 + (1..second - index).take_while(goes_on).count();
        repeats.push(Repeat { first: index, second, count });
        index += count;
    }
    repeats
}

/// Returns the text of a paragraph with normalized spaces, for comparison.
fn key(draft: &Draft, paragraph: &Paragraph) -> String {
    let text = draft.text_of(paragraph);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_same(draft: &Draft, one: usize, other: usize) -> bool {
    key(draft, &draft.paragraphs[one]) == key(draft, &draft.paragraphs[other])
}

/// Returns `true` if a repeated passage is prose of some length. Refrains, headings and formulas are no copies.
fn is_copy(draft: &Draft, repeat: &Repeat) -> bool {
    let paragraphs = &draft.paragraphs[repeat.first..repeat.first + repeat.count];
    let is_sentence =
        |paragraph: &Paragraph| draft.width_of(paragraph) >= COPY.1 && is_ended(&draft.text_of(paragraph));
    let is_enough = repeat.count > 1 || width(draft, repeat.first, repeat.count) > COPY.0;
    is_enough && paragraphs.iter().any(is_sentence)
}

/// Counts the characters of `count` paragraphs from `first` on.
fn width(draft: &Draft, first: usize, count: usize) -> u32 {
    draft.paragraphs[first..first + count].iter().map(|paragraph| draft.width_of(paragraph)).sum()
}

/// Finds the title above a paragraph: the widest of the lines that can be one. Breadcrumbs may stand above it, byline
/// and date below.
fn title_above(draft: &Draft, index: usize) -> Option<usize> {
    let is_beside = |&above: &usize| {
        let paragraph = &draft.paragraphs[above];
        let is_line = paragraph.count == 1 && phrases::is_byline_or_date(draft.line(paragraph.first as usize));
        is_line || can_be_title(draft, above)
    };
    let lines = (0..index).rev().take(BESIDE_TITLE).take_while(is_beside).filter(|&above| can_be_title(draft, above));
    lines.max_by_key(|&above| draft.width_of(&draft.paragraphs[above]))
}

/// Returns `true` if a paragraph is a line that can be a title by its wording.
fn can_be_title(draft: &Draft, index: usize) -> bool {
    let paragraph = &draft.paragraphs[index];
    let text = draft.line(paragraph.first as usize);
    paragraph.count == 1
        && matches!(paragraph.form, Form::Prose | Form::Heading(_))
        && draft.width_of(paragraph) <= TITLE_WIDTH
        && roles::can_be_heading(text)
        && !text.ends_with([':', '：'])
        && !phrases::is_disclaimer_heading(text)
}

/// Finds the title at the beginning of a text: a line with a blank line below, or one above running text.
fn title_at_start(draft: &Draft) -> Option<usize> {
    let (first, rest) = draft.paragraphs.split_first()?;
    let second = rest.first()?;
    if let Form::Heading(rank) = first.form {
        // The only heading of the outermost rank is the title.
        let is_outermost = |paragraph: &Paragraph| matches!(paragraph.form, Form::Heading(other) if other <= rank);
        return (!rest.iter().any(is_outermost)).then_some(0);
    }
    let text = draft.line(first.first as usize);
    if !can_be_title(draft, 0) || phrases::division(text).is_some() || is_one_of_many(draft) {
        return None;
    }
    let below = draft.line(second.first as usize);
    let is_apart = draft.lines[second.first as usize].after_blank || phrases::is_bare_division(below);
    let text_below = rest.iter().take(BESIDE_TITLE).position(|paragraph| draft.width_of(paragraph) >= LEAST_BELOW);
    let is_above_text = text_below.is_some_and(|below| rest[..below].iter().all(|it| matches!(it.form, Form::Prose)));
    (is_apart || is_above_text).then_some(0)
}

/// Returns `true` if another line differs from the first only in its number: the first poem of a collection is not the
/// title of the collection.
fn is_one_of_many(draft: &Draft) -> bool {
    let alike =
        |first: String| (1..draft.paragraphs.len()).any(|other| draft.unnumbered(other).as_ref() == Some(&first));
    draft.unnumbered(0).is_some_and(alike)
}

/// Marks labels of links and disclaimers before the title and behind the text. Returns the publisher that a disclaimer
/// names. Within the text, labels are ordinary lines and a disclaimer needs a third phrase.
fn set_labels_and_disclaimers<'a>(
    draft: &Draft<'a>,
    roles: &mut [ParagraphRole],
    title: Option<usize>,
) -> Option<&'a str> {
    let weights: Vec<usize> =
        draft.paragraphs.iter().map(|paragraph| phrases::disclaimer_weight(&draft.text_of(paragraph))).collect();
    let is_line = |index: usize| draft.paragraphs[index].count == 1;
    let line = |index: usize| draft.line(draft.paragraphs[index].first as usize);
    let is_label = |index: usize| is_line(index) && phrases::is_link_label(line(index));
    let is_heading = |index: usize| is_line(index) && phrases::is_disclaimer_heading(line(index));
    let is_behind_text = |&index: &usize| {
        draft.width_of(&draft.paragraphs[index]) <= MOST_HEADING
            || weights[index] >= 2
            || roles[index] == ParagraphRole::Copy
            || weights[index] == 1 && index > 0 && is_heading(index - 1)
    };
    let tail = roles.len() - (0..roles.len()).rev().take_while(is_behind_text).count();
    let mut publisher = None;
    for index in 0..roles.len() {
        let is_beside = index >= tail || title.is_some_and(|title| index < title);
        if roles[index] != ParagraphRole::Text {
            continue;
        }
        let is_announced = index > 0 && is_heading(index - 1) && weights[index] >= 1;
        if weights[index] >= 3 || is_beside && (weights[index] >= 2 || is_announced) {
            if is_announced && roles[index - 1] == ParagraphRole::Text {
                roles[index - 1] = ParagraphRole::Disclaimer;
            }
            roles[index] = ParagraphRole::Disclaimer;
            let lines = draft.paragraphs[index].lines();
            publisher = publisher.or_else(|| lines.into_iter().find_map(|at| phrases::publisher(draft.line(at))));
        } else if is_beside && is_label(index) {
            roles[index] = ParagraphRole::Link;
        }
    }
    publisher
}
