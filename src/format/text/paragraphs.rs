//! Groups lines into paragraphs: some are one wrapped paragraph, others stand alone.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{self, Line, narrow};
use super::markers::{self, ListMarker, Signs};
use super::{Draft, lettered, verse};
use qari_bidi::text::direction::is_right_to_left;
use qari_bidi::text::numbering::Numbering;

/// The most lines of a text. Longer texts are split by size without analysis.
const MOST_LINES: usize = 1 << 22;

/// Columns of indentation that set lines off from the text.
const SET_OFF: u8 = 4;

/// Widths that prose is wrapped at. Lines of verse are shorter, unwrapped paragraphs longer.
const WRAPPED: Range<u32> = 55..111;

/// Number of lines that are sampled to detect wrapping.
const LINES_THAT_TELL: usize = 20_000;

/// Tolerance of the wrap width, in characters.
const SLACK: u32 = 3;

/// The most characters of a line in a stanza, an address or a caption.
const SHORT: u32 = 72;

/// The least lines with a trailing space that make a flowed text.
const LEAST_FLOWED: usize = 5;

/// The least adjacent lines beginning with `#` that make a comment instead of headings.
const LEAST_COMMENT: usize = 3;

/// The most lines of a stanza or of nested items between two items.
const MOST_TOGETHER: usize = 40;

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
}

impl Paragraph {
    /// Its lines.
    pub(super) fn lines(&self) -> Range<usize> {
        self.first as usize..self.first as usize + self.count as usize
    }
}

impl<'a> Draft<'a> {
    /// Splits a text into lines and paragraphs.
    pub(super) fn of(text: &'a str) -> Self {
        if text.bytes().filter(|&byte| byte == b'\n').count() > MOST_LINES {
            return Self::in_parts(text);
        }
        let mut draft = Self { text, lines: lines::scan(text), paragraphs: Vec::new() };
        lettered::mark(text, &mut draft.lines);
        let grouping = Grouping::of(&draft);
        let mut start = 0;
        while start < draft.lines.len() {
            let behind = draft.lines[start + 1..].iter().take_while(|line| !line.after_blank).count();
            let end = start + 1 + behind;
            grouping.group(&draft.lines, text, start..end, &mut draft.paragraphs);
            start = end;
        }
        draft.unmark_lone_items();
        draft
    }

    /// Splits a text at line ends into parts of equal size.
    fn in_parts(text: &'a str) -> Self {
        let mut draft = Self { text, lines: Vec::new(), paragraphs: Vec::new() };
        let size = text.len() / MOST_LINES + 4096;
        let mut start = 0;
        while start < text.len() {
            let cut = text.as_bytes().iter().skip(start + size).position(|&byte| byte == b'\n');
            let end = cut.map_or(text.len(), |cut| start + size + cut);
            let (from, to) = (narrow(start), narrow(end));
            draft.paragraphs.push(Paragraph { first: narrow(draft.lines.len()), count: 1, form: Form::Prose });
            let (width, indent) = (to - from, 0);
            draft.lines.push(Line {
                start: from,
                end: to,
                width,
                indent,
                after_blank: true,
                ends_in_blank: false,
                letters: None,
            });
            start = end + 1;
        }
        draft
    }

    /// Returns the text of a line without surrounding blanks.
    pub(super) fn line(&self, line: usize) -> &'a str {
        line_of(self.text, self.lines[line])
    }

    /// Returns the text of a paragraph without list marker, with wrapped lines joined.
    pub(super) fn text_of(&self, paragraph: &Paragraph) -> Cow<'a, str> {
        let (first, letters) = (self.line(paragraph.first as usize), self.lines[paragraph.first as usize].letters);
        let first = match paragraph.form {
            Form::Item(_) => markers::item(first, letters).map_or(first, |(_, text)| text),
            _ => first,
        };
        if paragraph.count == 1 {
            return Cow::Borrowed(first);
        }
        if paragraph.form == Form::Code {
            return Cow::Owned(self.with_indents(paragraph));
        }
        let between = if paragraph.form == Form::Lines { "\n" } else { " " };
        let mut text = first.to_owned();
        for line in paragraph.lines().skip(1) {
            text.push_str(between);
            text.push_str(self.line(line));
        }
        Cow::Owned(text)
    }

    /// Returns the text of a paragraph outside of a list: without heading signs, but with its number.
    pub(super) fn block_text(&self, paragraph: &Paragraph) -> Cow<'a, str> {
        let is_numbered = matches!(paragraph.form, Form::Item(ListMarker::Number(..)));
        let form = if is_numbered { Form::Prose } else { paragraph.form };
        let text = self.text_of(&Paragraph { form, ..*paragraph });
        let (Form::Heading(_), Cow::Borrowed(line)) = (paragraph.form, &text) else { return text };
        let hashed = markers::hashed(line).map(|(_, behind)| behind);
        let bullet = || match markers::item(line, None)? {
            (ListMarker::Bullet, behind) => Some(behind),
            (ListMarker::Number(..), _) => None,
        };
        Cow::Borrowed(hashed.or_else(bullet).unwrap_or(line))
    }

    /// Returns `true` if a paragraph is one line with a blank line before it.
    pub(super) fn is_apart(&self, paragraph: usize) -> bool {
        let Paragraph { first, count, .. } = self.paragraphs[paragraph];
        count == 1 && self.lines[first as usize].after_blank
    }

    /// Returns a line without its digits, if it is a paragraph with a number and short enough for a heading. Numbered
    /// headings are equal without their digits.
    pub(super) fn unnumbered(&self, paragraph: usize) -> Option<String> {
        let Paragraph { first, count, form } = self.paragraphs[paragraph];
        let (line, text) = (self.lines[first as usize], self.line(first as usize));
        let is_short = count == 1 && form == Form::Prose && line.width <= super::roles::MOST_WIDTH;
        (is_short && text.contains(char::is_numeric)).then(|| text.chars().filter(|c| !c.is_numeric()).collect())
    }

    /// Joins lines of program text, keeping their relative indentation.
    fn with_indents(&self, paragraph: &Paragraph) -> String {
        let lines = &self.lines[paragraph.lines()];
        let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let indented = lines
            .iter()
            .map(|&line| format!("{}{}", " ".repeat(usize::from(line.indent - least)), line_of(self.text, line)));
        indented.collect::<Vec<_>>().join("\n")
    }

    /// Returns the approximate number of characters of a paragraph.
    pub(super) fn width_of(&self, paragraph: &Paragraph) -> u32 {
        self.lines[paragraph.lines()].iter().map(|line| line.width).sum()
    }

    /// Finds the final number of the list that item `index` belongs to. Items that are indented further belong to other
    /// lists. One item may be indented less, as the tenth is where numbers are aligned right.
    pub(super) fn last_number(&self, index: usize, number: u32, numbering: Numbering) -> u32 {
        let indent = |paragraph: &Paragraph| self.lines[paragraph.first as usize].indent;
        let (mut own, mut last) = (indent(&self.paragraphs[index]), number);
        for paragraph in &self.paragraphs[index + 1..] {
            let Form::Item(marker) = paragraph.form else { break };
            match marker {
                _ if indent(paragraph) > own => {}
                ListMarker::Number(number, others) if others == numbering => {
                    if number.checked_sub(1) != Some(last) {
                        break;
                    }
                    (own, last) = (indent(paragraph), number);
                }
                _ if indent(paragraph) < own => break,
                _ => {}
            }
        }
        last
    }

    /// Turns list items without neighbours into prose: an item needs another bullet, or the number before or after its
    /// own, beside it. Nested items are skipped.
    fn unmark_lone_items(&mut self) {
        let marker = |paragraph: &Paragraph| match paragraph.form {
            Form::Item(marker) => Some(marker),
            _ => None,
        };
        let are_neighbours = |one: ListMarker, other: ListMarker| match (one, other) {
            (ListMarker::Bullet, ListMarker::Bullet) => true,
            (ListMarker::Number(one, numbering), ListMarker::Number(other, others)) => {
                numbering == others && one + 1 == other
            }
            _ => false,
        };
        let markers: Vec<Option<ListMarker>> = self.paragraphs.iter().map(marker).collect();
        let indent = |index: usize| self.lines[self.paragraphs[index].first as usize].indent;
        let mut of_list = vec![false; markers.len()];
        for (index, marker) in markers.iter().enumerate() {
            let Some(marker) = *marker else { continue };
            // A list continues behind the items nested in it.
            let is_nested = |&&next: &&usize| {
                markers[next].is_some_and(|inner| indent(next) > indent(index) || marker.may_hold(inner))
            };
            let behind = index + 1..markers.len();
            let nested = behind.clone().take(MOST_TOGETHER).take_while(|next| is_nested(&next)).count();
            for next in behind.take(1).chain((nested > 0).then_some(index + 1 + nested)) {
                let is_next = markers.get(next).copied().flatten().is_some_and(|next| are_neighbours(marker, next));
                if is_next {
                    of_list[index] = true;
                    of_list[next] = true;
                }
            }
        }
        let lone = (0..markers.len()).filter(|&index| markers[index].is_some() && !of_list[index]);
        for index in lone {
            self.paragraphs[index].form = Form::Prose;
        }
    }
}

fn line_of(text: &str, line: Line) -> &str {
    &text[line.start as usize..line.end as usize]
}

/// Grouping rules inferred for a text.
struct Grouping {
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
    fn of(draft: &Draft) -> Self {
        let Draft { text, lines, .. } = draft;
        let indented = lines.iter().filter(|line| line.indent >= SET_OFF).count();
        let blanks = lines.iter().filter(|line| line.after_blank).count();
        Self {
            wrapped: wrapped_at(text, lines),
            is_flowed: is_flowed(lines),
            is_parted: blanks > 1 && blanks * 10 > lines.len(),
            set_off: if indented * 4 > lines.len() * 3 { u8::MAX } else { SET_OFF },
        }
    }

    /// Groups the lines `chunk`, which have no blank line between them.
    fn group(&self, lines: &[Line], text: &str, chunk: Range<usize>, paragraphs: &mut Vec<Paragraph>) {
        if let Some(form) = self.form_of_all(lines, text, chunk.clone()) {
            paragraphs.push(Paragraph { first: narrow(chunk.start), count: narrow(chunk.len()), form });
            return;
        }
        let wrapped = self.wrapped.filter(|&width| is_mostly_full(text, &lines[chunk.clone()], width));
        let first_of_chunk = paragraphs.len();
        for index in chunk {
            let (line, own) = (lines[index], line_of(text, lines[index]));
            let before = paragraphs[first_of_chunk..].last().copied();
            if let Some(signs) = markers::signs(own) {
                // Behind other items this one is the last of its list, and the signs are a rule.
                let is_first = paragraphs.len() == first_of_chunk + 1;
                if let Some(heading) = paragraphs[first_of_chunk..].last_mut()
                    && let Some(rank) = underlined(signs)
                    && (matches!(heading.form, Form::Prose) || is_first && matches!(heading.form, Form::Item(_)))
                    && heading.count == 1
                    && lines[heading.first as usize].width <= super::roles::MOST_WIDTH
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
                        let hangs = !super::roles::is_ended(line_of(text, above));
                        (line.indent <= above.indent.max(1) || hangs)
                            && wrapped.is_some_and(|width| is_full(text, above, line, width))
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
        let texts = || lines.iter().map(|&line| line_of(text, line));
        if count >= LEAST_COMMENT && texts().all(|line| line.starts_with('#')) {
            return Some(Form::Lines);
        }
        let is_set_off = lines.iter().all(|line| line.indent >= self.set_off);
        // In program text `#` begins a comment.
        let is_comment = |line: &str| is_set_off && markers::hashed(line).is_some();
        let is_marked = |line: &Line| is_marked(text, *line) && !is_comment(line_of(text, *line));
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
        let ended = || texts().filter(|line| super::roles::is_ended(line)).count();
        // The first lines of a text are a title and what belongs to it.
        let is_broken = self.is_flowed && lines[..count - 1].iter().any(|line| line.ends_in_blank);
        let stays = !is_broken && self.wrapped.is_none_or(|width| !is_mostly_full(text, lines, width));
        let is_stanza = self.is_parted && first > 0 && stays && ended() * 2 < count;
        (is_short && (is_set_off || is_stanza)).then_some(Form::Lines)
    }
}

/// Returns `true` if a line is an item, a heading or a rule by its signs.
fn is_marked(text: &str, line: Line) -> bool {
    let own = line_of(text, line);
    markers::signs(own).is_some() || markers::hashed(own).is_some() || markers::item(own, line.letters).is_some()
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

/// Detects the width that the prose of a text is wrapped at, in characters. Most lines must be full, and most others
/// must end a sentence: the last line of a paragraph does, a line of verse does not.
fn wrapped_at(text: &str, lines: &[Line]) -> Option<u32> {
    let lines = &lines[..lines.len().min(LINES_THAT_TELL)];
    let mut widths: Vec<u32> = lines.iter().map(|line| line.width).collect();
    if widths.len() < 4 {
        return None;
    }
    // A few lines may be wider: addresses, headings.
    let most = (widths.len() - 1) * 97 / 100;
    let width = *widths.select_nth_unstable(most).1;
    if !WRAPPED.contains(&width) {
        return None;
    }
    let Fullness { full, ended, all } = Fullness::of(text, lines, width);
    (all >= 4 && full * 10 >= all * 6 && (full + ended) * 100 >= all * 85).then_some(width)
}

/// Detects format=flowed text (RFC 3676) and text copied from documents: many lines end in a space, but not nearly all.
fn is_flowed(lines: &[Line]) -> bool {
    let lines = &lines[..lines.len().min(LINES_THAT_TELL)];
    let before_another = || lines.windows(2).filter(|pair| !pair[1].after_blank).map(|pair| pair[0]);
    let (all, broken) = (before_another().count(), before_another().filter(|line| line.ends_in_blank).count());
    broken >= LEAST_FLOWED && broken * 5 >= all && broken * 10 <= all * 9
}

/// Returns `true` if most of these adjacent lines are full.
fn is_mostly_full(text: &str, lines: &[Line], width: u32) -> bool {
    let Fullness { full, ended, all } = Fullness::of(text, lines, width);
    (full + ended) * 10 >= all * 6
}

/// Counts of full lines among those directly followed by another. Lines that are set off or marked are not counted, nor
/// are the last lines of paragraphs before an indented one.
#[derive(Default)]
struct Fullness {
    /// Full lines.
    full: usize,
    /// Other lines that end a sentence.
    ended: usize,
    /// All counted lines.
    all: usize,
}

impl Fullness {
    fn of(text: &str, lines: &[Line], width: u32) -> Self {
        let mut fullness = Self::default();
        for pair in lines.windows(2) {
            let (line, next) = (pair[0], pair[1]);
            let is_prose = !next.after_blank
                && line.indent < SET_OFF
                && next.indent <= line.indent.max(1)
                && !is_marked(text, next)
                && !verse::is_verse(line_of(text, line));
            if is_prose {
                let is_full = is_full(text, line, next, width);
                fullness.full += usize::from(is_full);
                fullness.ended += usize::from(!is_full && super::roles::is_ended(line_of(text, line)));
                fullness.all += 1;
            }
        }
        fullness
    }
}

/// Returns `true` if the first word of `next` would not have fitted on `line` within `width` characters.
fn is_full(text: &str, line: Line, next: Line, width: u32) -> bool {
    let word = line_of(text, next).split(char::is_whitespace).next().unwrap_or_default();
    line.width + 1 + lines::width(word) + SLACK > width
}
