//! Parses front matter into fields.

use serde_yaml::Value;

use super::notation::{Notation, Split, header};
use crate::format::yaml;

/// Size limit of front matter, in bytes.
const MOST_BYTES: usize = 64 * 1024;
/// Size limit of front matter with its aliases expanded, in bytes.
const MOST_WEIGHT: usize = 1024 * 1024;
/// Depth limit of its brackets.
const MOST_DEPTH: usize = 16;

/// Keys in lower case, each with its texts, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, Vec<String>)>);

impl Fields {
    fn push(&mut self, key: &str, texts: Vec<String>) {
        self.0.push((key.to_ascii_lowercase(), texts));
    }

    /// Returns `true` if one of `keys` is there.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        self.0.iter().any(|(key, _)| keys.contains(&key.as_str()))
    }

    /// Returns the first text of the last of `keys`.
    pub(super) fn first(&self, keys: &[&str]) -> Option<String> {
        let named = self.0.iter().rfind(|(key, _)| keys.contains(&key.as_str()))?;
        named.1.first().cloned()
    }

    /// Returns the texts of all of `keys`.
    pub(super) fn all(&self, keys: &[&str]) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(key, _)| keys.contains(&key.as_str())).flat_map(|(_, texts)| texts).map(String::as_str)
    }
}

/// Parses front matter; `None` if it is no mapping, and so is text.
pub(super) fn parse(split: &Split) -> Option<Fields> {
    if split.matter.len() > MOST_BYTES {
        return None;
    }
    match split.notation {
        Notation::Yaml => of_yaml(split.matter).or_else(|| of_lines(split.matter)),
        Notation::Toml => of_toml(split.matter),
        Notation::Json => of_yaml(split.matter),
        Notation::Headers => Some(of_headers(split.matter)),
        Notation::Percent => Some(of_title_lines(split.matter)),
    }
}

/// Parses YAML, of which JSON is a part.
fn of_yaml(text: &str) -> Option<Fields> {
    let is_bomb = || yaml::deeper_than(text, MOST_DEPTH).is_some() || yaml::heavier_than(text, MOST_WEIGHT).is_some();
    if is_bomb() {
        return None;
    }
    let Value::Mapping(mapping) = serde_yaml::from_str(text).ok()? else { return None };
    let mut fields = Fields::default();
    for (key, value) in &mapping {
        if let Some(key) = key.as_str() {
            fields.push(key, texts(value));
        }
    }
    // Words of a sentence are no keys.
    let is_key = |key: &str| !key.contains(char::is_whitespace);
    fields.0.iter().any(|(key, _)| is_key(key)).then_some(fields)
}

/// Reads lines of `key: value` that are no valid YAML, since a value has a colon, a quotation mark or the like.
fn of_lines(text: &str) -> Option<Fields> {
    let mut fields = Fields::default();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match header(line) {
            Some((_, value)) if value.starts_with(['[', '{', '&', '*', '!', '|', '>', '%', '@']) => return None,
            Some((key, value)) => fields.push(key, vec![unquoted(value).to_owned()]),
            // A key without a value, a list or a nested mapping.
            None if line.starts_with([' ', '\t', '-']) || line.trim_end().ends_with(':') => {}
            None => return None,
        }
    }
    (!fields.0.is_empty()).then_some(fields)
}

/// Reads the pairs of a TOML table up to the first nested one. Texts, arrays, numbers and dates of TOML are written as
/// in YAML, whose parser reads them; a parser of TOML for four keys would be 150 kB more.
fn of_toml(text: &str) -> Option<Fields> {
    let mut fields = Fields::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with('[') {
            break;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, mut value) = (key.trim().trim_matches(['"', '\'']), value.trim().to_owned());
        while value.starts_with('[') && !value.contains(']') {
            let Some(next) = lines.next() else { break };
            value.push_str(next.trim());
        }
        if yaml::deeper_than(&value, MOST_DEPTH).is_none()
            && let Ok(value) = serde_yaml::from_str(&value)
        {
            fields.push(key, texts(&value));
        }
    }
    (!fields.0.is_empty()).then_some(fields)
}

fn of_headers(text: &str) -> Fields {
    let mut fields = Fields::default();
    for line in text.lines() {
        match header(line) {
            Some((key, value)) if !line.starts_with([' ', '\t']) => fields.push(key, vec![unquoted(value).to_owned()]),
            _ => {
                if let Some(text) = fields.0.last_mut().and_then(|(_, texts)| texts.last_mut()) {
                    text.push(' ');
                    text.push_str(line.trim());
                }
            }
        }
    }
    fields
}

/// Reads title, authors and date, in this order. Authors are separated by semicolons or line ends.
fn of_title_lines(text: &str) -> Fields {
    let mut values: Vec<String> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix('%') {
            Some(value) => values.push(value.trim().to_owned()),
            None => {
                let separator = if values.len() == 2 { ";" } else { " " };
                if let Some(value) = values.last_mut() {
                    value.push_str(separator);
                    value.push_str(line.trim());
                }
            }
        }
    }
    let mut fields = Fields::default();
    for (key, value) in ["title", "author", "date"].into_iter().zip(values) {
        let parts = if key == "author" { value.split(';').collect() } else { vec![value.as_str()] };
        let parts: Vec<String> =
            parts.into_iter().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
        if !parts.is_empty() {
            fields.push(key, parts);
        }
    }
    fields
}

fn unquoted(value: &str) -> &str {
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    quoted('"').or_else(|| quoted('\'')).unwrap_or(value)
}

/// Returns a text, the texts of a list, or the names in a list of mappings.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(list) => list.iter().flat_map(texts).collect(),
        Value::Mapping(mapping) => mapping.get("name").and_then(scalar).into_iter().collect(),
        other => scalar(other).into_iter().collect(),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
