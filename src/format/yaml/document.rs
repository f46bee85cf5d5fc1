//! A document and its sections, as they are written.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::blocks::Block;
use super::keys::{Form, Keys, LANGUAGE_SHORT};
use super::text::Text;
use super::values::{Level, Link, Texts, WrittenDirection};

/// A whole document.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The title.
    pub(super) title: Option<Text>,
    /// The publisher.
    pub(super) source: Option<Text>,
    /// The address of the page that it was saved from.
    pub(super) address: Option<String>,
    /// The language, as a BCP 47 tag.
    pub(super) language: Option<String>,
    /// The direction.
    pub(super) direction: Option<WrittenDirection>,
    /// The paragraphs before the first section.
    pub(super) lead: Texts,
    /// The blocks before the first section, behind the lead.
    pub(super) blocks: Vec<Block>,
    /// The sections.
    pub(super) sections: Vec<Section>,
    /// The address of the original.
    pub(super) link: Option<Link>,
    /// The publisher's disclaimer.
    pub(super) disclaimer: Texts,
}

/// A section; its paragraphs come before its blocks, its sections last.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// The heading.
    pub(super) heading: Option<Text>,
    /// The level of the heading, if it is stated.
    pub(super) level: Option<Level>,
    /// The names of the heading, as targets of links.
    pub(super) id: Texts,
    /// Its paragraphs.
    pub(super) paragraphs: Texts,
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// The sections inside it.
    pub(super) sections: Vec<Section>,
}

const DOCUMENT: Form =
    &["title", "source", "address", "language", "direction", "lead", "blocks", "sections", "link", "disclaimer"];
const SECTION: Form = &["heading", "level", "id", "paragraphs", "blocks", "sections"];

/// Keys of a document that hold its text. YAML without them is data of another kind.
const TEXT_KEYS: Form = &["title", "lead", "blocks", "sections", "disclaimer"];

/// Returns `true` if `word` is a key that holds the text of a document.
pub(super) fn is_text_key(word: &str) -> bool {
    TEXT_KEYS.contains(&word)
}

/// Returns `true` if `word` is a key of a document.
pub(super) fn is_key(word: &str) -> bool {
    DOCUMENT.contains(&word) || word == LANGUAGE_SHORT
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut keys = Keys::of([DOCUMENT]);
        let mut document = Document::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "title" => document.title = map.next_value()?,
                "source" => document.source = map.next_value()?,
                "address" => document.address = map.next_value()?,
                "language" => document.language = map.next_value()?,
                "direction" => document.direction = map.next_value()?,
                "lead" => document.lead = map.next_value()?,
                "blocks" => document.blocks = map.next_value()?,
                "sections" => document.sections = map.next_value()?,
                "link" => document.link = map.next_value()?,
                _ => document.disclaimer = map.next_value()?,
            }
        }
        Ok(document)
    }
}

impl<'de> Deserialize<'de> for Section {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SectionVisitor)
    }
}

struct SectionVisitor;

impl<'de> Visitor<'de> for SectionVisitor {
    type Value = Section;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a section")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Section, A::Error> {
        let mut keys = Keys::of([SECTION]);
        let mut section = Section::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "heading" => section.heading = map.next_value()?,
                "level" => section.level = map.next_value()?,
                "id" => section.id = map.next_value()?,
                "paragraphs" => section.paragraphs = map.next_value()?,
                "blocks" => section.blocks = map.next_value()?,
                _ => section.sections = map.next_value()?,
            }
        }
        Ok(section)
    }
}
