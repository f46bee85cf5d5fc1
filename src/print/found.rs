//! Writes search results as `grep` does, a line for each line of text with matches; for people or for programs.
//!
//! A line is the text between two line ends of a block: a paragraph, a row of a table, a line of verse or of code.
//! Lines are numbered from 1 in each section.

mod programs;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::iter::Peekable;
use std::ops::Range;

use crate::article::{Article, LINE_ENDS_INSIDE, Span, on_one_line};
use crate::messages::Messages;
use crate::page;
use qari_bidi::layout::{self, Cell, CellSource, Direction, Isolate};
use qari_bidi::text::visible::{defused, name_line, safe_name};

pub use programs::{count_as_json, lines_as_json};

/// About the bytes of what stands before a line.
const BEFORE_LINE: usize = 128;

/// The document that was searched.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Its article.
    pub article: &'a Article,
    /// The name that it was opened by; `None` for the embedded article.
    pub file: Option<&'a OsStr>,
    /// `true` if the marks in the query were ignored, because nothing matches with them.
    pub ignores_marks: bool,
}

/// The form of search results for people.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Form {
    /// Prefix lines with the name of the document.
    pub names: bool,
    /// Write names as their bytes, for programs. Otherwise they are safe to show.
    pub exact: bool,
    /// Write a NUL behind names instead of a sign, which they can't have.
    pub null: bool,
    /// Print the heading of a section before its first line.
    pub headings: bool,
    /// Use colours, and reverse video for matches.
    pub coloured: bool,
    /// The layout of lines. `None` prints them in logical order without wrapping.
    pub layout: Option<layout::LayoutOptions>,
}

/// A line of text with matches.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// The index of its section; `None` in the disclaimer.
    section: Option<usize>,
    /// Its number in the section, from 1.
    number: usize,
    block: usize,
    /// Its byte range in the block.
    range: Range<usize>,
    /// The matches, in bytes from its start. A match across several lines counts for each.
    matches: Vec<Range<usize>>,
}

/// Writes the lines that contain one of `spans`, which are in order and apart.
///
/// # Errors
/// Those of `out`.
pub fn lines(
    out: &mut impl Write,
    found: Found,
    spans: impl Iterator<Item = Span>,
    form: Form,
    messages: &Messages,
) -> io::Result<()> {
    let mut section = None;
    for line in Lines::new(found.article, spans) {
        if form.headings && section != Some(line.section) {
            section = Some(line.section);
            Row::heading(found, &line, form, messages).write(out, form)?;
        }
        Row::line(found, &line, form).write(out, form)?;
    }
    Ok(())
}

/// Writes the number of matches in the document called `file`.
///
/// # Errors
/// Those of `out`.
pub fn count(out: &mut impl Write, file: Option<&OsStr>, count: usize, form: Form) -> io::Result<()> {
    let mut row = Row::new(Direction::Ltr);
    row.push_file(file, form, ":");
    row.push(&count.to_string(), None);
    row.write(out, form)
}

/// Iterates over the lines with matches.
struct Lines<'a, S: Iterator<Item = Span>> {
    article: &'a Article,
    spans: Peekable<S>,
    /// The rest of the last match, on the lines that follow.
    rest: Option<Span>,
    /// The last counted line: its section, its block and the byte at which it starts.
    at: Option<(Option<usize>, usize, usize)>,
    number: usize,
}

impl<'a, S: Iterator<Item = Span>> Lines<'a, S> {
    fn new(article: &'a Article, spans: S) -> Self {
        Self { article, spans: spans.peekable(), rest: None, at: None, number: 0 }
    }

    /// Counts up to the line with byte `byte` of block `block`; returns its section and the byte at which it starts.
    fn go_to(&mut self, block: usize, byte: usize) -> (Option<usize>, usize) {
        let article = self.article;
        let section = article.flow().contains(&block).then(|| article.section_of(block));
        let first = section.map_or(article.disclaimer().start, |section| article.sections()[section].blocks.start);
        let (mut at, mut start) = match self.at {
            Some((own, at, start)) if own == section => (at, start),
            _ => {
                self.number = 1;
                (first, 0)
            }
        };
        while at < block {
            self.number += line_ends(&article.text(at)[start..]) + 1;
            (at, start) = (at + 1, 0);
        }
        let passed = &article.text(block)[start..byte];
        self.number += line_ends(passed);
        start += passed.rfind('\n').map_or(0, |end| end + 1);
        self.at = Some((section, block, start));
        (section, start)
    }
}

impl<S: Iterator<Item = Span>> Iterator for Lines<'_, S> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut span = self.rest.take().or_else(|| self.spans.next())?;
        let block = span.block();
        let (section, start) = self.go_to(block, span.range().start);
        let text = self.article.text(block);
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let mut matches = Vec::new();
        loop {
            let Range { start: from, end: to } = span.range();
            matches.push(from - start..to.min(end) - start);
            self.rest = (to > end + 1).then(|| Span::new(block, end + 1..to));
            let is_here = |next: &Span| next.block() == block && next.range().start <= end;
            match self.spans.next_if(|next| self.rest.is_none() && is_here(next)) {
                Some(next) => span = next,
                None => break,
            }
        }
        // A match of a line end alone belongs to the line it ends, without any letter of it.
        matches.retain(|range| !range.is_empty());
        Some(Line { section, number: self.number, block, range: start..end, matches })
    }
}

/// Returns the bytes `range` of `text` as bytes of [`on_one_line`] of it.
fn on_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let shorter = LINE_ENDS_INSIDE[0].len_utf8() - 1;
    let moved = |at: usize| at - text[..at].matches(LINE_ENDS_INSIDE).count() * shorter;
    moved(range.start)..moved(range.end)
}

fn line_ends(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// The highlighting of a part of a row. Nothing is bold, because xterm cuts the dots of some letters in bold fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    File,
    Section,
    Match,
}

impl Set {
    /// Returns the SGR codes (ECMA-48) that begin and end it.
    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::File => ("\x1b[35m", "\x1b[39m"),
            Self::Section => ("\x1b[34m", "\x1b[39m"),
            Self::Match => ("\x1b[7m", "\x1b[27m"),
        }
    }
}

/// A line of output.
struct Row {
    /// The name of the document, if it stands before the text as it is.
    file: Vec<u8>,
    text: String,
    direction: Direction,
    /// The highlighted ranges, in order and apart.
    sets: Vec<(Range<usize>, Set)>,
    /// The ranges of code, which are isolated.
    code: Vec<Isolate>,
}

impl Row {
    fn new(direction: Direction) -> Self {
        Self { file: Vec::new(), text: String::new(), direction, sets: Vec::new(), code: Vec::new() }
    }

    /// `FILE:SECTION:LINE:TEXT`.
    fn line(found: Found, line: &Line, form: Form) -> Self {
        let article = found.article;
        let mut row = Self::new(article.blocks()[line.block].direction());
        row.text.reserve(line.range.len() + BEFORE_LINE);
        row.push_file(found.file, form, ":");
        row.push_section(line, form);
        row.push(":", None);
        row.push_name(&line.number.to_string(), None, form);
        row.push(":", None);
        let start = row.text.len();
        let text = &article.text(line.block)[line.range.clone()];
        row.text += &on_one_line(text);
        let in_row = |range: &Range<usize>| {
            let range = on_line(text, range);
            range.start + start..range.end + start
        };
        if form.coloured {
            row.sets.extend(line.matches.iter().map(|range| (in_row(range), Set::Match)));
        }
        if form.layout.is_some() {
            let code = page::code(article, line.block, line.range.clone()).into_iter();
            row.code.extend(code.map(|code| Isolate { range: in_row(&code.range), ..code }));
        }
        row
    }

    /// `FILE=SECTION=HEADING`, as in `git grep -p`.
    fn heading(found: Found, line: &Line, form: Form, messages: &Messages) -> Self {
        let article = found.article;
        let mut row = Self::new(article.direction());
        row.push_file(found.file, form, "=");
        row.push_section(line, form);
        row.push("=", None);
        let heading: Cow<str> = match line.section.map(|section| article.sections()[section].heading) {
            Some(Some(block)) => article.text(block).into(),
            Some(None) => messages.get("introduction").into(),
            None => messages.get("disclaimer").into(),
        };
        row.push_name(&heading, Some(Set::Section), form);
        row
    }

    fn push_file(&mut self, file: Option<&OsStr>, form: Form, behind: &str) {
        let Some(file) = file.filter(|_| form.names) else { return };
        let name = file.to_string_lossy();
        if !form.null && (!form.exact || form.layout.is_some()) {
            self.push_name(&safe_name(&name), Some(Set::File), form);
            self.push(behind, None);
            return;
        }
        let (begin, end) = if form.coloured { Set::File.codes() } else { ("", "") };
        let name = if form.exact {
            Cow::Borrowed(file.as_encoded_bytes())
        } else {
            Cow::Owned(safe_name(&name).into_owned().into_bytes())
        };
        let behind = if form.null { "\0" } else { behind };
        self.file = [begin.as_bytes(), &name, end.as_bytes(), behind.as_bytes()].concat();
    }

    fn push_section(&mut self, line: &Line, form: Form) {
        let number = line.section.map_or("-".to_owned(), |section| (section + 1).to_string());
        self.push_name(&number, Some(Set::Section), form);
    }

    /// Appends a name on one line; in laid out text it is isolated.
    fn push_name(&mut self, name: &str, set: Option<Set>, form: Form) {
        let name = name_line(name);
        match form.layout {
            Some(_) => self.push(&format!("\u{2068}{name}\u{2069}"), set),
            None => self.push(&name, set),
        }
    }

    fn push(&mut self, text: &str, set: Option<Set>) {
        let start = self.text.len();
        self.text += text;
        self.sets.extend(set.map(|set| (start..self.text.len(), set)));
    }

    fn write(&self, out: &mut impl Write, form: Form) -> io::Result<()> {
        out.write_all(&self.file)?;
        match form.layout {
            Some(options) => self.write_laid_out(out, form.coloured, options),
            None => self.write_logical(out, form.coloured),
        }
    }

    fn write_logical(&self, out: &mut impl Write, coloured: bool) -> io::Result<()> {
        let mut from = 0;
        for (range, set) in self.sets.iter().filter(|_| coloured) {
            let (begin, end) = set.codes();
            write!(
                out,
                "{}{begin}{}{end}",
                defused(&self.text[from..range.start]),
                defused(&self.text[range.clone()])
            )?;
            from = range.end;
        }
        writeln!(out, "{}", defused(&self.text[from..]))
    }

    fn write_laid_out(&self, out: &mut impl Write, coloured: bool, options: layout::LayoutOptions) -> io::Result<()> {
        let sets = if coloured { &self.sets[..] } else { &[] };
        let set_of = |cell: &Cell| {
            let CellSource::Text(own) = &cell.source else { return None };
            let (range, set) = sets.get(sets.partition_point(|(range, _)| range.end <= own.start))?;
            (range.start < own.end).then_some(*set)
        };
        let layout = layout::paragraph(&self.text, self.direction, &self.code, options);
        for line in layout.lines(&self.text) {
            write!(out, "{}", " ".repeat(line.indent(usize::from(options.width))))?;
            let mut current = None;
            for cell in &line.cells {
                let set = set_of(cell);
                if set != current {
                    write!(out, "{}", current.map_or("", |set: Set| set.codes().1))?;
                    write!(out, "{}", set.map_or("", |set| set.codes().0))?;
                    current = set;
                }
                write!(out, "{}", cell.symbol())?;
            }
            writeln!(out, "{}", current.map_or("", |set| set.codes().1))?;
        }
        Ok(())
    }
}
