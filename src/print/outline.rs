//! The outline of documents as JSON, for other programs.

use serde::Serialize;

use super::json;
use crate::article::{Article, Pos, Section};
use qari_bidi::text::direction::Direction;

/// What a document is and what its sections are.
#[derive(Debug, Serialize)]
pub struct Outline {
    /// The name that it was opened by; none for the article that the program carries.
    file: Option<String>,
    title: Option<String>,
    /// As the document says it (BCP 47).
    language: Option<String>,
    direction: &'static str,
    sections: Vec<Entry>,
}

/// A section.
#[derive(Debug, Serialize)]
struct Entry {
    /// Counted from 1: what `qari` calls it, and what is typed to go there.
    number: usize,
    /// 1 is the outermost.
    level: u8,
    /// None for what stands before the first heading.
    heading: Option<String>,
    /// How many bytes of the text, in UTF-8, stand before it.
    byte: usize,
    /// The same in hundredths of the text.
    percent: usize,
}

impl Outline {
    /// The outline of `article`, which was opened by the name `file`.
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

/// `outlines` as JSON (RFC 8259), an array with a line end behind it.
///
/// # Errors
/// None: strings and numbers can be written.
pub fn json(outlines: &[Outline]) -> serde_json::Result<String> {
    Ok(json::defused(&serde_json::to_string_pretty(outlines)?).into_owned() + "\n")
}
