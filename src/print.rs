//! Writes articles to standard output: as plain text in logical order, laid out in visual order, or as an outline;
//! and search results. Also formats messages, laid out for terminals.

pub mod found;
pub mod json;
pub mod outline;
mod plain;

use std::io::{self, Write};

pub use plain::plain;

use crate::article::{Article, Section, on_one_line};
use crate::messages::Messages;
use crate::page::{self, BlockLayout, BlockOptions, Neighbours, RowPiece};
use qari_bidi::layout::{self, LayoutOptions, VisualLine};
use qari_bidi::text::direction::{self, Direction};
use qari_bidi::text::visible::{defused, without_invisible};

/// Writes the article laid out: joined letters, in visual order, aligned.
///
/// # Errors
/// Those of `out`.
pub fn visual(out: &mut impl Write, article: &Article, options: BlockOptions) -> io::Result<()> {
    let mut neighbours: Option<Neighbours> = None;
    let mut above: Option<BlockLayout> = None;
    for block in 0..article.blocks().len() {
        // The lines of a poem are laid out together.
        if !neighbours.as_ref().is_some_and(|neighbours| neighbours.covers(block)) {
            neighbours = Neighbours::of(article, block, options);
        }
        let (layout, text) = (page::block_by(article, block, options, neighbours.as_ref()), article.text(block));
        if let Some(above) = above {
            let gap = page::gap_above(article, block, options);
            for row in 0..gap.rows() {
                writeln!(out, "{}", row_text(&above.gap_row(row, gap, article, (block, &layout))))?;
            }
        }
        for row in (0..).take_while(|&row| layout.has_row(row, text)) {
            writeln!(out, "{}", row_text(&layout.row(row, text)))?;
        }
        above = Some(layout);
    }
    Ok(())
}

/// Joins the pieces of a row to one string, without trailing blanks.
fn row_text(pieces: &[RowPiece]) -> String {
    let mut placed: Vec<(usize, &VisualLine)> = pieces
        .iter()
        .map(|piece| {
            let width = usize::from(piece.columns.end - piece.columns.start);
            (usize::from(piece.columns.start) + piece.line.indent(width), &piece.line)
        })
        .filter(|(_, line)| !line.cells.is_empty())
        .collect();
    placed.sort_unstable_by_key(|(column, _)| *column);
    let mut text = String::new();
    let mut column = 0;
    for (start, line) in placed {
        text.push_str(&" ".repeat(start.saturating_sub(column)));
        text.push_str(&line.visual_text());
        column = start + line.width();
    }
    text
}

/// Returns the numbered headings, indented by level.
#[must_use]
pub fn list(article: &Article, messages: &Messages) -> String {
    let name = |section: &Section| match section.heading {
        Some(block) => article.text(block).to_owned(),
        None => messages.get("introduction"),
    };
    let line = |(index, section): (usize, &Section)| {
        let indent = "  ".repeat(usize::from(section.level) - 1);
        format!("{indent}{}. {}\n", index + 1, defused(&on_one_line(&name(section))))
    };
    article.sections().iter().enumerate().map(line).collect()
}

/// Formats a message. For a terminal `terminal_width` cells wide it is laid out; otherwise it stays in logical order,
/// without isolates.
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
    let layout = layout::paragraph(text, direction, &[], LayoutOptions::new(width).isolating());
    for line in 0..layout.line_count(text) {
        let line: VisualLine = layout.line(line, text);
        if !line.cells.is_empty() {
            out.push_str(&" ".repeat(line.indent(usize::from(width))));
            out.push_str(&line.visual_text());
        }
        out.push('\n');
    }
}
