//! Front matter: metadata before the text of a document.

use serde_yaml::Value;

use crate::article::{Builder, Kind};
use crate::format::yaml;
use qari_bidi::text::direction::Direction;

/// Size limit of front matter, in bytes.
const MOST_BYTES: usize = 64 * 1024;
/// Size limit of front matter with its aliases expanded, in bytes.
const MOST_WEIGHT: usize = 1024 * 1024;
/// Depth limit of its brackets.
const MOST_DEPTH: usize = 16;

/// Metadata that an article has a place for.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Its title.
    pub(super) title: Option<String>,
    /// Author, date and publisher.
    pub(super) sources: Vec<String>,
    /// Its language.
    language: Option<String>,
    /// Its direction.
    direction: Option<Direction>,
}

impl Front {
    /// Parses front matter; `None` if it is no mapping and so is text between two rules.
    pub(super) fn read(text: &str) -> Option<Self> {
        let is_bomb =
            || yaml::deeper_than(text, MOST_DEPTH).is_some() || yaml::heavier_than(text, MOST_WEIGHT).is_some();
        if text.len() > MOST_BYTES || is_bomb() {
            return None;
        }
        let Value::Mapping(mapping) = serde_yaml::from_str(text).ok()? else { return None };
        let mut front = Self::default();
        for (key, value) in &mapping {
            let Some(key) = key.as_str() else { continue };
            match key.to_ascii_lowercase().as_str() {
                "title" => front.title = scalar(value),
                "lang" | "language" => front.language = scalar(value),
                "dir" | "direction" => front.direction = scalar(value).as_deref().and_then(direction),
                "author" | "authors" | "date" | "source" | "publisher" => front.sources.extend(texts(value)),
                _ => {}
            }
        }
        Some(front)
    }

    /// Sets language and direction of the article.
    pub(super) fn write(&self, builder: &mut Builder) {
        if let Some(language) = &self.language {
            builder.language(language);
        }
        if let Some(direction) = self.direction {
            builder.direction(direction);
        }
    }

    /// Adds author, date and publisher.
    pub(super) fn write_sources(&self, builder: &mut Builder) {
        for source in &self.sources {
            builder.block(Kind::Source, source);
        }
    }
}

fn direction(name: &str) -> Option<Direction> {
    match name {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns a text, the texts of a list, or the names in a list of mappings.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(list) => list.iter().flat_map(texts).collect(),
        Value::Mapping(mapping) => mapping.get("name").and_then(scalar).into_iter().collect(),
        other => scalar(other).into_iter().collect(),
    }
}
