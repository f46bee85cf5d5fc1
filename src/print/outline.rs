//! The outline of documents as JSON.

use serde::Serialize;

use super::json;
use crate::article::{Article, Pos, Section};
use qari_bidi::text::direction::Direction;

/// A document and its sections.
#[derive(Debug, Serialize)]
pub struct Outline {
    /// The name that it was opened by; `None` for the embedded article.
    file: Option<String>,
    title: Option<String>,
    /// The declared language (BCP 47).
    language: Option<String>,
    direction: &'static str,
    sections: Vec<Entry>,
}

/// A section.
#[derive(Debug, Serialize)]
struct Entry {
    /// Counted from 1, as in `--list` and when going to a section.
    number: usize,
    /// The nesting level; 1 is the outermost.
    level: u8,
    /// `None` before the first heading.
    heading: Option<String>,
    /// The bytes of text before it, in UTF-8.
    byte: usize,
    /// The percentage of the text before it.
    percent: usize,
}

impl Outline {
    /// Returns the outline of `article`, which was opened by the name `file`.
    #[must_use]
    pub fn of(article: &Article, file: Option<String>) -> Self {
        let entry = |(index, section): (usize, &Section)| {
            let byte = article.bytes_before(Pos { block: section.blocks.start, byte: 0 });
            Entry {
                number: index + 1,
                level: section.level,
                heading: section.heading.map(|block| article.text(block).to_owned()),
                byte,
                percent: byte * 100 / article.flow_bytes().max(1),
            }
        };
        Self {
            file,
            title: article.title().map(str::to_owned),
            language: article.language().map(str::to_owned),
            direction: match article.direction() {
                Direction::Ltr => "ltr",
                Direction::Rtl => "rtl",
            },
            sections: article.sections().iter().enumerate().map(entry).collect(),
        }
    }
}

/// Formats `outlines` as a JSON array (RFC 8259) with a final line end.
///
/// # Errors
/// None in practice: strings and numbers are always valid JSON.
pub fn json(outlines: &[Outline]) -> serde_json::Result<String> {
    Ok(json::defused(&serde_json::to_string_pretty(outlines)?).into_owned() + "\n")
}
