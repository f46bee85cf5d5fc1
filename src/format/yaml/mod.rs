//! An article as YAML: the schema of the README. Strict where a slip of the pen would lose text (a key that the schema
//! does not have is an error), lenient elsewhere.

mod depth;

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::Location;

use super::Error;
use crate::article::{Article, Builder, Kind};
use crate::text::direction::Direction;
use crate::text::visible::{control_symbol, trimmed};

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A key that the schema does not have, and those it has there.
    UnknownKey {
        /// As it is written.
        key: String,
        /// The keys that may stand there, separated by commas.
        expected: String,
    },
    /// Brackets are nested deeper than any article's.
    TooDeep,
    /// A value is of another kind than belongs there: a list where a text belongs, say.
    WrongKind {
        /// The keys that lead to it, as `sections[0].level`; empty for the document as a whole.
        path: String,
    },
    /// Anything else, in the words of the YAML parser.
    Other(String),
}

/// How deep flow collections (`[`, `{`) may be nested. The parser's time grows with the square of the depth.
const MOST_DEPTH: usize = 64;

/// Reads an article.
///
/// # Errors
/// [`Error::Malformed`] for what is no YAML or does not follow the schema, [`Error::Empty`] for an article without text.
pub(super) fn read(text: &str) -> Result<Article, Error> {
    let text = without_controls(text);
    if let Some((line, column)) = depth::deeper_than(&text, MOST_DEPTH) {
        return Err(Error::Malformed { line, column, problem: Problem::TooDeep });
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let document: Document = serde_yaml::from_str(&text).map_err(|error| malformed(&error))?;
    build(&document).ok_or(Error::Empty)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    title: Option<String>,
    source: Option<String>,
    #[serde(alias = "lang")]
    language: Option<String>,
    direction: Option<WrittenDirection>,
    #[serde(default, deserialize_with = "texts")]
    lead: Vec<String>,
    #[serde(default)]
    sections: Vec<WrittenSection>,
    #[serde(default, deserialize_with = "link")]
    link: Option<Link>,
    #[serde(default, deserialize_with = "texts")]
    disclaimer: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSection {
    heading: Option<String>,
    level: Option<u8>,
    #[serde(default, deserialize_with = "texts")]
    paragraphs: Vec<String>,
    #[serde(default)]
    sections: Vec<WrittenSection>,
}

/// Reads one text or a list of them. A blank line in a text parts paragraphs. (serde's `untagged` would lose the place of
/// an error, and so would its `default` for an empty value.)
fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct TextOrTexts;
    impl<'de> Visitor<'de> for TextOrTexts {
        type Value = Vec<String>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a text or a list of texts")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list))
        }
    }
    deserializer.deserialize_any(TextOrTexts)
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenDirection {
    Rtl,
    Ltr,
}

/// A mapping of `label` and `url`, or the label alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    label: String,
    url: Option<String>,
}

/// Reads a link in either way of writing it. (serde's `untagged` would not name an unknown key in the mapping.)
fn link<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Link>, D::Error> {
    struct LabelOrMapping;
    impl<'de> Visitor<'de> for LabelOrMapping {
        type Value = Option<Link>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a label, or a mapping of `label` and `url`")
        }

        fn visit_str<E: de::Error>(self, label: &str) -> Result<Self::Value, E> {
            Ok(Some(Link { label: label.to_owned(), url: None }))
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Link::deserialize(MapAccessDeserializer::new(map)).map(Some)
        }
    }
    deserializer.deserialize_any(LabelOrMapping)
}

fn build(document: &Document) -> Option<Article> {
    let mut builder = Builder::new();
    if let Some(language) = &document.language {
        builder.language(language);
    }
    match document.direction {
        Some(WrittenDirection::Rtl) => _ = builder.direction(Direction::Rtl),
        Some(WrittenDirection::Ltr) => _ = builder.direction(Direction::Ltr),
        None => {}
    }
    builder.block(Kind::Title, document.title.as_deref().unwrap_or_default());
    builder.block(Kind::Source, document.source.as_deref().unwrap_or_default());
    add_paragraphs(&mut builder, Kind::Paragraph, &document.lead);
    add_sections(&mut builder, &document.sections, 1);
    if let Some(link) = &document.link {
        builder.block(Kind::Link, &link.label);
        builder.block(Kind::Link, link.url.as_deref().unwrap_or_default());
    }
    add_paragraphs(&mut builder, Kind::Disclaimer, &document.disclaimer);
    builder.finish()
}

/// Adds sections and the sections inside them; `level` is theirs where they do not say.
fn add_sections(builder: &mut Builder, sections: &[WrittenSection], level: u8) {
    for section in sections {
        let level = section.level.unwrap_or(level);
        builder.block(Kind::Heading(level), section.heading.as_deref().unwrap_or_default());
        add_paragraphs(builder, Kind::Paragraph, &section.paragraphs);
        add_sections(builder, &section.sections, level.saturating_add(1));
    }
}

fn add_paragraphs(builder: &mut Builder, kind: Kind, texts: &[String]) {
    for text in texts {
        let mut paragraph = String::new();
        for line in text.lines().chain([""]) {
            if trimmed(line).is_empty() {
                builder.block(kind, &paragraph);
                paragraph.clear();
            } else {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
        }
    }
}

/// Puts the picture of a control character in its place, and a space for a line end that only YAML 1.1 takes for one:
/// the parser refuses the first and breaks a sentence at the second.
fn without_controls(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            _ => control_symbol(c).unwrap_or(c),
        })
        .collect()
}

/// The parser's error as ours. Errors of a schema cross serde as text; its wording for unknown keys and wrong kinds is
/// told from others here, and a test holds it.
fn malformed(error: &serde_yaml::Error) -> Error {
    let (line, column) = error.location().map_or((1, 1), |place: Location| (place.line(), place.column()));
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    let unknown = text.split_once("unknown field `").and_then(|(_, rest)| rest.split_once("`, expected "));
    let wrong_kind = ["invalid type", "invalid value", "unknown variant"].iter().find_map(|kind| text.find(kind));
    let problem = match (unknown, wrong_kind) {
        (Some((key, expected)), _) => Problem::UnknownKey {
            key: key.to_owned(),
            expected: expected.trim_start_matches("one of ").replace(" or ", ", ").replace('`', ""),
        },
        (None, Some(at)) => Problem::WrongKind { path: text[..at].trim_end_matches([':', ' ']).to_owned() },
        (None, None) => Problem::Other(text.to_owned()),
    };
    Error::Malformed { line, column, problem }
}
