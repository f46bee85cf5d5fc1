//! The language that the name of a document adds to its text, and warnings about its text.

use std::ffi::OsStr;
use std::path::Path;

use super::hint;
use crate::format::{Reading, Warning};
use memchr::memmem;
use qari_bidi::text::visible::OVERRIDES;

/// Finishes the articles that are read of a document.
#[derive(Clone, Debug)]
pub(super) struct Finish {
    /// The language in its path.
    tag: Option<String>,
}

impl Finish {
    /// Returns the finish for the path `name`.
    pub(super) fn of(name: &OsStr) -> Self {
        Self { tag: hint::language(Path::new(name)) }
    }

    /// Gives an article the language in the path, if it declares none, and warns of direction overrides in it.
    pub(super) fn article(&self, reading: Reading) -> Reading {
        let Reading { mut article, warnings } = reading;
        if let Some(tag) = &self.tag {
            article = article.with_language_hint(tag);
        }
        Self::part(Reading { article, warnings })
    }

    /// Warns of direction overrides in a part of an article.
    pub(super) fn part(mut reading: Reading) -> Reading {
        let has_overrides = |block| has_override(reading.article.text(block));
        let is_said = reading.warnings.contains(&Warning::Overrides);
        if !is_said && (0..reading.article.blocks().len()).any(has_overrides) {
            reading.warnings.push(Warning::Overrides);
        }
        reading
    }
}

/// Returns `true` if `text` has direction overrides. The bytes are searched, since whole books are.
fn has_override(text: &str) -> bool {
    OVERRIDES.iter().any(|control| memmem::find(text.as_bytes(), control.as_bytes()).is_some())
}
