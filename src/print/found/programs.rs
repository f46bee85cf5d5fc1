//! Search results as JSON.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::{Found, Line, Lines, on_line};
use crate::article::{Article, Pos, PrintedPage, Span, on_one_line};
use crate::print::json::Array;

/// A line with matches.
#[derive(Serialize)]
struct Entry<'a> {
    file: Option<Cow<'a, str>>,
    section: Option<SectionEntry<'a>>,
    line: usize,
    /// The printed page of the first match, if it is numbered. Omitted if the document marks no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<PageEntry<'a>>,
    text: Cow<'a, str>,
    matches: Vec<MatchEntry>,
    context: Context<'a>,
    marks_ignored: bool,
}

/// The number of a printed page, if it has one.
#[derive(Serialize)]
struct PageEntry<'a>(Option<&'a str>);

/// The section of a line.
#[derive(Serialize)]
struct SectionEntry<'a> {
    /// Counted from 1, as in `--list` and when going to a section.
    number: usize,
    /// `None` before the first heading.
    heading: Option<&'a str>,
}

/// The start and end of a match, counted from the start of the line.
#[derive(Serialize)]
struct MatchEntry {
    bytes: [usize; 2],
    chars: [usize; 2],
}

/// The lines before and after a line.
#[derive(Serialize)]
struct Context<'a> {
    before: Option<Cow<'a, str>>,
    after: Option<Cow<'a, str>>,
}

/// The number of matches.
#[derive(Serialize)]
struct CountEntry<'a> {
    file: Option<Cow<'a, str>>,
    count: usize,
    marks_ignored: bool,
}

/// Adds the lines that contain one of `spans`, which are in order and apart, to `array`.
///
/// # Errors
/// Those of `out`.
pub fn lines_as_json(
    out: &mut impl Write,
    array: &mut Array,
    found: Found,
    spans: impl Iterator<Item = Span>,
) -> io::Result<()> {
    let Found { article, file, ignores_marks } = found;
    for line in Lines::new(article, spans) {
        let text = &article.text(line.block)[line.range.clone()];
        let section = line.section.map(|index| SectionEntry {
            number: index + 1,
            heading: article.sections()[index].heading.map(|block| article.text(block)),
        });
        let matches: Vec<Range<usize>> = line.matches.iter().map(|range| on_line(text, range)).collect();
        let text = on_one_line(text);
        let matches = entries(&text, &matches);
        let first = line.range.start + line.matches.first().map_or(0, |first| first.start);
        let page = || PageEntry(article.page_at(Pos { block: line.block, byte: first }).map(PrintedPage::label));
        let entry = Entry {
            file: file.map(OsStr::to_string_lossy),
            section,
            line: line.number,
            page: (!article.pages().is_empty()).then(page),
            text,
            matches,
            context: context(article, &line),
            marks_ignored: ignores_marks,
        };
        array.push(out, &entry)?;
    }
    Ok(())
}

/// Adds the number of matches in the document called `file` to `array`; `marks_ignored` if the marks in the query were.
///
/// # Errors
/// Those of `out`.
pub fn count_as_json(
    out: &mut impl Write,
    array: &mut Array,
    file: Option<&OsStr>,
    count: usize,
    marks_ignored: bool,
) -> io::Result<()> {
    array.push(out, &CountEntry { file: file.map(OsStr::to_string_lossy), count, marks_ignored })
}

/// Returns the positions of `matches`, which are in order, in bytes and characters of `text`.
fn entries(text: &str, matches: &[Range<usize>]) -> Vec<MatchEntry> {
    let (mut byte, mut count) = (0, 0);
    let mut chars_before = |at: usize| {
        count += text[byte..at].chars().count();
        byte = at;
        count
    };
    let entry = |range: &Range<usize>| MatchEntry {
        bytes: [range.start, range.end],
        chars: [chars_before(range.start), chars_before(range.end)],
    };
    matches.iter().map(entry).collect()
}

/// Returns the lines before and after `line`, in its block or the neighbouring ones.
fn context<'a>(article: &'a Article, line: &Line) -> Context<'a> {
    let text = article.text(line.block);
    let last_line = |text: &'a str| text.rsplit('\n').next().unwrap_or_default();
    let first_line = |text: &'a str| text.split('\n').next().unwrap_or_default();
    let before = match line.range.start.checked_sub(1) {
        Some(end) => Some(last_line(&text[..end])),
        None => line.block.checked_sub(1).map(|block| last_line(article.text(block))),
    };
    let after = match text.get(line.range.end + 1..) {
        Some(rest) => Some(first_line(rest)),
        None => Some(line.block + 1)
            .filter(|block| *block < article.blocks().len())
            .map(|block| first_line(article.text(block))),
    };
    Context { before: before.map(on_one_line), after: after.map(on_one_line) }
}
