//! The article on standard output: as plain text in logical order, as a page in visual order, or as a list of its
//! headings. And messages for the person, laid out where a terminal shows them.

mod plain;

use std::io::{self, Write};

pub use plain::plain;

use crate::article::{Article, Section};
use crate::layout::{self, Options, VisualLine};
use crate::messages::Messages;
use crate::text::direction::{self, Direction};
use crate::text::visible::{defused, without_invisible};

/// Writes the article as laid out in lines of `width` cells: joined, in visual order, aligned.
///
/// # Errors
/// Those of `out`.
pub fn visual(out: &mut impl Write, article: &Article, width: u16) -> io::Result<()> {
    for block in 0..article.blocks().len() {
        let mut text = String::new();
        push_laid_out(&mut text, article.text(block), article.blocks()[block].direction(), width);
        let separator = if block > 0 { "\n" } else { "" };
        write!(out, "{separator}{text}")?;
    }
    Ok(())
}

/// The numbered headings, indented by their level.
#[must_use]
pub fn list(article: &Article, messages: &Messages) -> String {
    let name = |section: &Section| match section.heading {
        Some(block) => article.text(block).to_owned(),
        None => messages.get("introduction"),
    };
    let line = |(index, section): (usize, &Section)| {
        let indent = "  ".repeat(usize::from(section.level) - 1);
        format!("{indent}{}. {}\n", index + 1, defused(&name(section)))
    };
    article.sections().iter().enumerate().map(line).collect()
}

/// Text for a person: for a terminal `width` cells wide laid out, line by line, as terminals do not; for anything else in
/// logical order, without the isolates that only layout obeys.
#[must_use]
pub fn for_person(text: &str, base: Direction, terminal_width: Option<u16>) -> String {
    let mut out = String::new();
    for line in text.lines() {
        match terminal_width {
            Some(width) => push_laid_out(&mut out, line, direction::of_block(line, base), width),
            None => {
                out.push_str(&without_invisible(&defused(line)));
                out.push('\n');
            }
        }
    }
    out
}

fn push_laid_out(out: &mut String, text: &str, direction: Direction, width: u16) {
    let layout = layout::paragraph(text, direction, Options { width });
    for line in 0..layout.line_count() {
        let line: VisualLine = layout.line(line, text);
        if !line.cells.is_empty() {
            out.push_str(&" ".repeat(line.indent(usize::from(width))));
            out.push_str(&line.visual_text());
        }
        out.push('\n');
    }
}
