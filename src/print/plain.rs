//! Writes articles as plain text in logical order, with ASCII signs for quotes, lists and notes.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use crate::article::{Article, ContainerKind, Kind, Marker, on_one_line};
use qari_bidi::layout::{self, Direction, LayoutOptions};
use qari_bidi::text::visible::{defused, is_breaking_space, is_line_end};
use qari_bidi::text::width;

/// The indentation of code.
const CODE_INDENT: &str = "    ";
/// Separates the cells of a row.
const CELLS: &str = " | ";
/// Separates the hemistichs of a line of verse.
const HEMISTICHS: &str = " … ";

/// Writes the article as plain text, its blocks separated by blank lines, control characters as symbols. With
/// `width`, in cells, lines are wrapped as on the screen.
///
/// # Errors
/// Those of `out`.
pub fn plain(out: &mut impl Write, article: &Article, width: Option<u16>) -> io::Result<()> {
    for block in 0..article.blocks().len() {
        if block > 0 && !article.follows_closely(block) {
            writeln!(out, "{}", between(article, block, width))?;
        }
        let margin = Margin::of(article, block).within(width);
        let width = width.map(|width| width - margin.cells());
        let text = shown(article, block, width);
        let lines = match width {
            Some(width) => wrapped(&text, article.blocks()[block].direction(), width),
            None => text.split('\n').collect(),
        };
        for (index, line) in lines.into_iter().enumerate() {
            let margin = if index == 0 { &margin.first } else { &margin.other };
            let margin = if line.is_empty() { margin.trim_end() } else { margin };
            writeln!(out, "{margin}{}", defused(line))?;
        }
    }
    Ok(())
}

/// The margin of the lines of a block; both parts are equally wide.
#[derive(Default)]
struct Margin {
    /// Before its first line.
    first: String,
    /// Before the others.
    other: String,
}

impl Margin {
    /// Returns the signs of the containers of a block. Those of a container that does not begin with the block are
    /// blank.
    fn of(article: &Article, block: usize) -> Self {
        let mut margin = Self::default();
        for container in article.containers(block) {
            let sign = sign(article, container.kind);
            let blank = blank(&sign, container.kind);
            margin.first += if container.first == block { &sign } else { &blank };
            margin.other += &blank;
        }
        if article.blocks()[block].kind() == Kind::Code {
            margin.first += CODE_INDENT;
            margin.other += CODE_INDENT;
        }
        margin
    }

    /// Returns it, or no margin if it would leave no cell for text.
    fn within(self, width: Option<u16>) -> Self {
        if width.is_some_and(|width| self.cells() >= width) { Self::default() } else { self }
    }

    fn cells(&self) -> u16 {
        u16::try_from(width::cells(&self.other)).unwrap_or(u16::MAX)
    }
}

/// Returns the blank line before a block; inside a quote it has the sign of the quote.
fn between(article: &Article, block: usize, width: Option<u16>) -> String {
    let mut margin = Margin::default();
    for container in article.containers(block).take_while(|container| container.first < block) {
        margin.other += &blank(&sign(article, container.kind), container.kind);
    }
    margin.within(width).other.trim_end().to_owned()
}

/// Returns the margin below the sign of a container.
fn blank(sign: &str, kind: ContainerKind) -> String {
    match kind {
        ContainerKind::Quote | ContainerKind::Box(_) => sign.to_owned(),
        ContainerKind::Item { .. } | ContainerKind::Definition | ContainerKind::Footnote { .. } => {
            " ".repeat(width::cells(sign))
        }
    }
}

/// Returns the sign that a container begins with.
fn sign(article: &Article, kind: ContainerKind) -> String {
    match kind {
        ContainerKind::Quote => "> ".to_owned(),
        ContainerKind::Box(_) => "| ".to_owned(),
        ContainerKind::Item { marker: Marker::Bullet, .. } => "- ".to_owned(),
        ContainerKind::Item { marker: Marker::Number(number, numbering, delimiter), .. } => {
            delimiter.around(&numbering.letters(number).unwrap_or_else(|| number.to_string())) + " "
        }
        ContainerKind::Item { marker: Marker::Task(true), .. } => "[x] ".to_owned(),
        ContainerKind::Item { marker: Marker::Task(false), .. } => "[ ] ".to_owned(),
        ContainerKind::Definition => "  ".to_owned(),
        ContainerKind::Footnote { label } => format!("[{}] ", defused(article.label(label))),
    }
}

/// Returns the text of a block with the signs of its kind.
fn shown(article: &Article, block: usize, width: Option<u16>) -> Cow<'_, str> {
    let text = article.text(block);
    match article.blocks()[block].kind() {
        Kind::Table { header } => Cow::Owned(table(article, block, header, width)),
        Kind::Verse => match article.hemistichs(block) {
            (first, Some(second)) => Cow::Owned([&text[first], HEMISTICHS, &text[second]].concat()),
            (first, None) => Cow::Borrowed(&text[first]),
        },
        Kind::Image => Cow::Owned(format!("[{text}]")),
        _ => Cow::Borrowed(text),
    }
}

/// Returns the rows of a table, a line each, with a line of dashes under the header, at most `width` cells long.
fn table(article: &Article, block: usize, header: bool, width: Option<u16>) -> String {
    let text = article.text(block);
    let row = |cells: Vec<Range<usize>>| {
        cells.into_iter().map(|cell| on_one_line(&text[cell])).collect::<Vec<_>>().join(CELLS)
    };
    let mut lines: Vec<String> = article.table_rows(block).into_iter().map(row).collect();
    if header {
        let widest = width.map_or(usize::MAX, usize::from);
        lines.insert(1, "-".repeat(width::cells(&lines[0]).min(widest)));
    }
    lines.join("\n")
}

/// The lines of a text, broken at `width` cells.
fn wrapped(text: &str, direction: Direction, width: u16) -> Vec<&str> {
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(width).isolating());
    let line = |line| text[layout.line_range(line, text)].trim_end_matches(|c| is_breaking_space(c) || is_line_end(c));
    (0..layout.line_count(text)).map(line).collect()
}
