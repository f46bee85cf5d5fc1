//! Groups lines into paragraphs: some are one wrapped paragraph, others stand alone.

use std::ops::Range;

use super::lines::{Line, MOST_HEADING, is_ended, narrow};
use super::markers::{self, ListMarker, Signs};
use super::verse;
use super::wrapping::{self, SET_OFF};
use qari_bidi::text::direction::is_right_to_left;

/// The most characters of a line in a stanza, an address or a caption.
const SHORT: u32 = 72;

/// The least adjacent lines beginning with `#` that make a comment instead of headings.
const LEAST_COMMENT: usize = 3;

/// The most lines of a stanza or of nested items between two items.
pub(super) const MOST_TOGETHER: usize = 40;

/// A paragraph: a range of lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    /// Its first line.
    pub(super) first: u32,
    /// The number of its lines.
    pub(super) count: u32,
    /// Its form.
    pub(super) form: Form,
}

/// The form of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Wrapped prose.
    Prose,
    /// Lines that keep their line ends.
    Lines,
    /// Verse in two halves.
    Verse,
    /// Program text.
    Code,
    /// An item of a list.
    Item(ListMarker),
    /// A heading marked by signs, of this rank.
    Heading(u8),
    /// A rule.
    Rule,
    /// A table drawn with signs.
    Table,
    /// A drawing of lines and boxes.
    Drawing,
}

impl Paragraph {
    /// Its lines.
    pub(super) fn lines(&self) -> Range<usize> {
        self.first as usize..self.first as usize + self.count as usize
    }
}

/// Grouping rules inferred for a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grouping {
    /// `true` if the lines come behind others.
    goes_on: bool,
    /// The width that prose is wrapped at, in characters.
    wrapped: Option<u32>,
    /// `true` if a trailing space, and nothing else, continues a line in the next one.
    is_flowed: bool,
    /// `true` if blank lines separate paragraphs.
    is_parted: bool,
    /// The least indentation of lines that are set off.
    set_off: u8,
}

impl Grouping {
    /// Infers the rules from the lines of a text.
    pub(super) fn of(text: &str, lines: &[Line]) -> Self {
        let indented = lines.iter().filter(|line| line.indent >= SET_OFF).count();
        let blanks = lines.iter().filter(|line| line.after_blank).count();
        Self {
            goes_on: false,
            wrapped: wrapping::wrapped_at(text, lines),
            is_flowed: wrapping::is_flowed(lines),
            is_parted: blanks > 1 && blanks * 10 > lines.len(),
            set_off: if indented * 4 > lines.len() * 3 { u8::MAX } else { SET_OFF },
        }
    }

    /// Returns the rules for lines that come behind others.
    pub(super) fn behind_others(self) -> Self {
        Self { goes_on: true, ..self }
    }

    /// Groups the lines `chunk`, which have no blank line between them.
    pub(super) fn group(&self, lines: &[Line], text: &str, chunk: Range<usize>, paragraphs: &mut Vec<Paragraph>) {
        if let Some(form) = self.form_of_all(lines, text, chunk.clone()) {
            paragraphs.push(Paragraph { first: narrow(chunk.start), count: narrow(chunk.len()), form });
            return;
        }
        let wrapped = self.wrapped.filter(|&width| wrapping::is_mostly_full(text, &lines[chunk.clone()], width));
        let first_of_chunk = paragraphs.len();
        for index in chunk {
            let (line, own) = (lines[index], lines[index].of(text));
            let before = paragraphs[first_of_chunk..].last().copied();
            if let Some(signs) = markers::signs(own) {
                // Behind other items this one is the last of its list, and the signs are a rule.
                let is_first = paragraphs.len() == first_of_chunk + 1;
                if let Some(heading) = paragraphs[first_of_chunk..].last_mut()
                    && let Some(rank) = underlined(signs)
                    && (matches!(heading.form, Form::Prose) || is_first && matches!(heading.form, Form::Item(_)))
                    && heading.count == 1
                    && lines[heading.first as usize].width <= MOST_HEADING
                {
                    heading.form = Form::Heading(rank);
                    continue;
                }
                paragraphs.push(Paragraph { first: narrow(index), count: 1, form: Form::Rule });
                continue;
            }
            if let Some((rank, _)) = markers::hashed(own).filter(|_| line.indent < self.set_off) {
                paragraphs.push(Paragraph { first: narrow(index), count: 1, form: Form::Heading(rank) });
                continue;
            }
            if let Some((marker, _)) = markers::item(own, line.letters) {
                paragraphs.push(Paragraph { first: narrow(index), count: 1, form: Form::Item(marker) });
                continue;
            }
            let goes_on = before.is_some_and(|before| {
                let above = lines[index - 1];
                match before.form {
                    Form::Item(_) | Form::Prose if self.is_flowed => above.ends_in_blank,
                    Form::Item(_) => line.indent > lines[before.first as usize].indent,
                    Form::Prose => {
                        // A line indented further begins a paragraph, unless the line above breaks off in a sentence.
                        let hangs = !is_ended(above.of(text));
                        (line.indent <= above.indent.max(1) || hangs)
                            && wrapped.is_some_and(|width| wrapping::is_full(text, above, line, width))
                    }
                    _ => false,
                }
            });
            if goes_on && let Some(before) = paragraphs.last_mut() {
                before.count += 1;
            } else {
                paragraphs.push(Paragraph { first: narrow(index), count: 1, form: Form::Prose });
            }
        }
    }

    /// Returns the common form of all lines of a chunk that is no prose.
    fn form_of_all(&self, lines: &[Line], text: &str, chunk: Range<usize>) -> Option<Form> {
        let (first, count) = (chunk.start, chunk.len());
        let lines = &lines[chunk];
        let texts = || lines.iter().map(|&line| line.of(text));
        if count >= LEAST_COMMENT && texts().all(|line| line.starts_with('#')) {
            return Some(Form::Lines);
        }
        let is_set_off = lines.iter().all(|line| line.indent >= self.set_off);
        // In program text `#` begins a comment.
        let is_comment = |line: &str| is_set_off && markers::hashed(line).is_some();
        let is_marked = |line: &Line| wrapping::is_marked(text, *line) && !is_comment(line.of(text));
        if count < 2 || lines.iter().any(is_marked) {
            return None;
        }
        let are_verses = texts().filter(|line| verse::is_verse(line));
        if texts().take(2).any(verse::is_verse) && are_verses.count() * 5 >= count * 4 {
            return Some(Form::Verse);
        }
        if is_set_off && texts().filter(|line| is_code(line) || is_comment(line)).count() * 2 >= count {
            return Some(Form::Code);
        }
        let is_short = count <= MOST_TOGETHER && lines.iter().all(|line| line.width <= SHORT);
        let ended = || texts().filter(|line| is_ended(line)).count();
        // The first lines of a text are a title and what belongs to it.
        let is_broken = self.is_flowed && lines[..count - 1].iter().any(|line| line.ends_in_blank);
        let stays = !is_broken && self.wrapped.is_none_or(|width| !wrapping::is_mostly_full(text, lines, width));
        let is_stanza = self.is_parted && (first > 0 || self.goes_on) && stays && ended() * 2 < count;
        (is_short && (is_set_off || is_stanza)).then_some(Form::Lines)
    }
}

/// Returns the rank of a heading with such an underline.
fn underlined(signs: Signs) -> Option<u8> {
    match signs {
        Signs::Double => Some(1),
        Signs::Single => Some(2),
        Signs::Stars => None,
    }
}

/// Returns `true` if a line looks like program text.
fn is_code(line: &str) -> bool {
    !line.chars().any(is_right_to_left) && (line.contains(['{', '}', ';', '=', '<', '>', '$']) || line.contains("()"))
}
