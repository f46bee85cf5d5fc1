//! Front matter: metadata before the text of a document.
//!
//! Notations: YAML between lines of dashes, TOML between lines of plus signs (Hugo), a JSON object (Hugo), `Key: value`
//! headers up to a blank line (Pelican, `MultiMarkdown`), and up to three lines that begin with `%` (pandoc).

mod fields;
mod notation;

use crate::article::{Builder, Kind};
use fields::Fields;
use notation::Notation;
use qari_bidi::text::direction::Direction;

/// A document split into its front matter and its text.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    /// The metadata.
    pub(super) front: Front,
    /// Metadata between lines of dashes that can't be parsed. It is shown as it is.
    pub(super) unparsed: Option<&'a str>,
    /// The text behind the front matter.
    pub(super) text: &'a str,
}

/// Metadata that an article has a place for.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Its title.
    pub(super) title: Option<String>,
    /// Author, date and publisher.
    sources: Vec<String>,
    /// Its language.
    language: Option<String>,
    /// Its direction.
    direction: Option<Direction>,
}

/// Returns `true` if a text begins with front matter that no other format has, and text follows.
pub(in crate::format) fn is_certain(text: &str) -> bool {
    let Some(split) = notation::fenced(text) else { return false };
    let is_metadata = match split.notation {
        // Any object may be followed by text; one with a title or a date is metadata.
        Notation::Json => fields::parse(&split).is_some_and(|fields| fields.has(&["title", "date", "slug"])),
        _ => fields::parse(&split).is_some(),
    };
    is_metadata && !split.text.trim().is_empty() && !notation::is_yaml(split.text)
}

/// Returns `true` if a text begins with headers or with title lines of pandoc, and prose follows; or if it is front
/// matter between lines of dashes or plus signs, and nothing else.
pub(in crate::format) fn is_likely(text: &str) -> bool {
    let is_alone = |split: &notation::Split| split.notation != Notation::Json && split.text.trim().is_empty();
    if notation::fenced(text).is_some_and(|split| is_alone(&split) && fields::parse(&split).is_some()) {
        return true;
    }
    notation::open(text).is_some_and(|split| notation::is_prose(split.text))
}

impl<'a> Document<'a> {
    /// Splits a text.
    pub(super) fn of(text: &'a str) -> Self {
        let Some(split) = notation::fenced(text).or_else(|| notation::open(text)) else {
            return Self { text, ..Self::default() };
        };
        match fields::parse(&split) {
            Some(fields) => Self { front: Front::of(&fields), unparsed: None, text: split.text },
            None if split.notation == Notation::Yaml => {
                Self { front: Front::default(), unparsed: Some(split.matter), text: split.text }
            }
            None => Self { text, ..Self::default() },
        }
    }
}

impl Front {
    fn of(fields: &Fields) -> Self {
        let sources = ["author", "authors", "date", "source", "publisher"];
        Self {
            title: fields.first(&["title"]),
            sources: fields.all(&sources).map(str::to_owned).collect(),
            language: fields.first(&["lang", "language"]),
            direction: fields.first(&["dir", "direction"]).as_deref().and_then(direction),
        }
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

    /// Returns `true` if a heading says the same as the title.
    pub(super) fn is_titled(&self, heading: &str) -> bool {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        self.title.as_deref().is_some_and(|title| words(title) == words(heading))
    }
}

fn direction(name: &str) -> Option<Direction> {
    match name {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}
